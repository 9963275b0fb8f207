"""What a § says of votes, fact by fact in the order of print.

Ja-röst för X, nej-röst för Y.    Den som vill rösta för X röstar ja.    JA för X / NEJ för Y
Omröstningen utfaller med 43 Ja mot 29 Nej. 8 ledamöter avstår.          3 ja, 13 nej, 2 avstår.
Ordförandens utslagsröst avgör.   Hur var och en röstar framgår av bilaga 2.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import NamedTuple

from extractors.ballots import Cast, Sum, cast_in_prose, cast_in_rows, heads_of, is_entry, people_under
from extractors.flow import Paragraph
from extractors.inside import vote_words
from extractors.passages import Passage
from extractors.rows import Row
from extractors.scope import Scope, whole_paragraphs
from extractors.sections import Block
from extractors.sentences import is_end
from models.record import BallotVote, SectionKind


class Meaning(NamedTuple):
    """What an answer stands for, as printed."""

    side: BallotVote
    text: Passage
    rule: str


class Count(NamedTuple):
    """A number of votes in running text."""

    side: BallotVote
    value: int
    text: Passage


class Casting(NamedTuple):
    """The chair's casting vote."""

    text: Passage


class Elsewhere(NamedTuple):
    """The list of who voted how stands in a bilaga of this number."""

    number: str


class Start(NamedTuple):
    """A label of a vote, or where `anew` words that a vote is called for."""

    anew: bool = False


Fact = Meaning | Count | Sum | Cast | Casting | Elsewhere | Start


_ORDERED: frozenset[SectionKind] = frozenset({"vote", "proposition_order"})


SIGNS = ("röst", "votering")
"""What running text about votes has one of, in lower case."""


def _may_vote(text: str, kind: SectionKind) -> bool:
    return kind == "vote" or any(sign in text for sign in SIGNS)


def facts_of(block: Block, scope: Scope) -> Iterator[Fact]:
    """The facts of a section, those of running text and those of lists in their order."""
    if not _may_vote(block.text.casefold(), block.kind):
        return
    if block.kind == "vote" and block.label is not None:
        yield Start(anew=bool(vote_words().requested.search(block.label.text)))
    held: list[Row] = []
    side: BallotVote | None = None
    for listed, group in groupby(block.paragraphs, _is_listed):
        if listed:
            held += [row for paragraph in group for row in paragraph.rows]
            continue
        for passage, _ in whole_paragraphs(group):
            if block.kind not in _ORDERED and not _may_vote(passage.text.casefold(), block.kind):
                continue
            found = list(_prose(passage, scope))
            heading = heads_of(passage.text)
            if side and not heading and not any(isinstance(fact, Cast) for fact in found):
                found += people_under([passage], side, scope.present)
            side = heading or (side if any(isinstance(fact, Cast) for fact in found) else None)
            if found and held:
                yield from cast_in_rows(held, scope.present)
                held = []
            yield from found
    yield from cast_in_rows(held, scope.present)


def _is_listed(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a part of a list of votes: its rows have columns, or end in an answer after a name."""
    return all(len(row) > 1 or is_entry(row) for row in paragraph.rows)


def _prose(passage: Passage, scope: Scope) -> Iterator[Fact]:
    """The facts of running text in the order of print: what the answers mean, counts, ballots."""
    lowered = passage.text.casefold()
    words = vote_words()
    placed: list[tuple[int, Fact]] = []
    if any(side in lowered for side in words.sides):
        placed += _meanings(passage)
        placed += _counts(passage)
        placed += [(cast.mentions[0].start, cast) for cast in cast_in_prose(passage, scope.present)]
    if "utslagsröst" in lowered and (match := words.casting.search(passage.text)):
        placed.append((match.start(), Casting(passage.group(match))))
    if ("begär" in lowered or "votering" in lowered) and (match := words.requested.search(passage.text)):
        placed.append((match.start(), Start(anew=True)))
    if match := words.elsewhere.search(passage.text):
        placed.append((match.start(), Elsewhere(match["number"])))
    yield from (fact for _, fact in sorted(placed, key=lambda pair: pair[0]))


@cache
def _meaning_heads() -> re.Pattern[str]:
    return re.compile(
        r"\b(?P<side>ja|nej)(?:[- ]?röst(?:er|en)?)?[\"”]?(?:\s+(?:är|avges|ges|röstas))?"
        r"\s*(?P<word>för|till förmån för|innebär|betyder|=|(?<=röst):(?=\s+(?-i:[a-zåäö])))\s+",
        re.IGNORECASE,
    )


_WHO = re.compile(
    r"\b(?:den|de) som\s+(?:vill\s+)?(?:röstar?\s+)?(?:för\s+)?(?P<means>[^.;]+?)\s*,?\s+"
    r"(?:röstar|rösta|ska rösta|avger|säger)\s+[\"”“]?(?P<side>ja|nej)\b",
    re.IGNORECASE,
)
_MEANS_END = re.compile(r"[.;](?=[\"”“)]*(?:\s|$))|[\"”“](?=\s*(?:$|[.,]))")
_MEANS_JOIN = re.compile(r"[\s,;\"”“]*(?:\b(?:och|samt|medan|respektive|en)\b)?[\s,;\"”“]*$")


def _meanings(passage: Passage) -> Iterator[tuple[int, Meaning]]:
    text = passage.text
    sides = vote_words().sides
    for match in _WHO.finditer(text) if " som" in text.casefold() else ():
        yield match.start(), Meaning(sides[match["side"].casefold()], passage.group(match, "means"), "vote.who-votes")
    heads = list(_meaning_heads().finditer(text))
    for index, head in enumerate(heads):
        limit = heads[index + 1].start() if index + 1 < len(heads) else len(text)
        stops = _MEANS_END.finditer(text, head.end(), limit)
        end = next((stop.start() for stop in stops if is_end(text, stop.start(), head.end())), limit)
        count = _number_first().search(text, head.end(), end)
        end = count.start() if count else end
        join = _MEANS_JOIN.search(text, head.end(), end)
        means = passage.cut(head.end(), join.start() if join else end)
        if means.text and not means.text[0].isdigit():
            yield head.start(), Meaning(sides[head["side"].casefold()], means, "vote.means")


@cache
def _number_first() -> re.Pattern[str]:
    words = vote_words()
    return re.compile(
        rf"(?<![\w-])(?P<n>{words.number})\s+(?:(?:av\s+)?(?:ledamöter(?:na)?|ledamot|personer|person|röster|röst|st\.?)\s+)?"
        r"(?:(?:som|har|är|röstar|röstade|röstat|avger|avgav|på|för|var|gav|blev)\s+){0,2}[\"”“]?"
        rf"(?P<side>{words.side})(?![a-zåäö])",
        re.IGNORECASE,
    )


@cache
def _number_last() -> re.Pattern[str]:
    words = vote_words()
    return re.compile(
        rf"(?<![\w-])(?P<side>{words.side})(?:[- ]?röst(?:er|ande)?)?"
        r"(?:\s+(?:röstar|från att rösta|gör|är|blev|röster))*"
        r"(?:\s*[:=(]\s*|\s+(?:är\s+|med\s+)?)(?P<n>\d{1,3})\b(?!\s*(?:ja|nej|avst|frånv|ledam|röst|[-/.]\d))",
        re.IGNORECASE,
    )


def _counts(passage: Passage) -> Iterator[tuple[int, Count]]:
    """The counts of a paragraph: number first, and where there is none of the side so, number last."""
    words = vote_words()
    taken: list[tuple[int, int]] = []
    for pattern in (_number_first(), _number_last()):
        for match in pattern.finditer(passage.text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            taken.append(match.span())
            value = match["n"].casefold()
            number = int(value) if value.isdigit() else words.numbers[value]
            yield match.start(), Count(words.sides[match["side"].casefold()], number, passage.group(match))
