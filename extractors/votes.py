"""Omröstningar: what ja and nej mean, the counts, and how each one voted.

A § is read as a row of facts in the order of print; facts become votes by one rule: a fact that the vote at hand
already has, with another value, begins the next vote.

    Ja-röst för X, nej-röst för Y.    Den som vill rösta för X röstar ja.    JA för X / NEJ för Y
    Omröstningen utfaller med 43 Ja mot 29 Nej. 8 ledamöter avstår.          3 ja, 13 nej, 2 avstår.
    Ordförandens utslagsröst avgör.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from typing import NamedTuple

from extractors.ballots import Cast, Sum, cast_in_prose, cast_in_rows, heads_of, is_entry, people_under
from extractors.evidence import Ledger
from extractors.flow import Paragraph
from extractors.furniture import Row
from extractors.inside import vote_words
from extractors.mentions import Mention, note_person
from extractors.passages import Passage
from extractors.scope import TOLD, Scope, whole_paragraphs
from extractors.sections import Block
from extractors.sentences import is_end
from models.record import Ballot, BallotVote, SectionKind, Vote


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


class Draft(NamedTuple):
    """A vote as far as it has been read; `closed` means that a new label has been seen since its last result, `parted`
    that another vote has been called for.
    """

    means: dict[BallotVote, Meaning]
    counts: dict[BallotVote, Count]
    casts: tuple[Cast, ...]
    casting: Passage | None
    bilaga: str | None
    closed: bool = False
    parted: bool = False

    @property
    def has_result(self) -> bool:
        """Whether any count or ballot is known."""
        return bool(self.counts or self.casts)

    def voters(self, side: BallotVote | None = None) -> set[str]:
        """Names of those whose ballots are known, on one side or on any."""
        return {
            mention.person.name
            for cast in self.casts
            for mention in cast.mentions
            if mention.person and side in {None, cast.side}
        }


_EMPTY = Draft({}, {}, (), None, None)
_WITHOUT: frozenset[SectionKind] = TOLD | {"statement", "proposal", "conflict_of_interest"}
_ORDERED: frozenset[SectionKind] = frozenset({"vote", "proposition_order"})


class Read(NamedTuple):
    """The votes of a §, and for each the number of the bilaga that lists how everybody voted."""

    votes: tuple[Vote, ...]
    bilagor: tuple[str | None, ...]


def read_votes(scope: Scope) -> Read:
    """The votes of a §, in order, with evidence for every part of them."""
    drafts: list[Draft] = []
    for block in scope.blocks:
        if block.kind in _WITHOUT or not _may_vote(block.text.casefold(), block.kind):
            continue
        for fact in _facts(block, scope):
            drafts[-1:] = _with(drafts[-1] if drafts else _EMPTY, fact)
    kept = [draft for draft in drafts if _is_vote(draft)]
    votes = tuple(_vote(scope, draft, f"votes/{index}") for index, draft in enumerate(kept))
    return Read(votes, tuple(draft.bilaga for draft in kept))


def _may_vote(text: str, kind: SectionKind) -> bool:
    return kind == "vote" or "röst" in text or "votering" in text


def _is_vote(draft: Draft) -> bool:
    """Both counts, a ballot, or what both answers mean."""
    both = {"yes", "no"}
    return bool(both <= draft.counts.keys() or draft.casts or both <= draft.means.keys())


def _facts(block: Block, scope: Scope) -> Iterator[Fact]:
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
    placed: list[tuple[int, Fact]] = [(start, fact) for start, fact in _meanings(passage)]
    placed += _counts(passage)
    placed += [(cast.mentions[0].start, cast) for cast in cast_in_prose(passage, scope.present)]
    words = vote_words()
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
        r"\s*(?P<word>för|till förmån för|innebär|betyder|=)\s+",
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
    for match in _WHO.finditer(text):
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


def _with(draft: Draft, fact: Fact) -> list[Draft]:
    """The vote with one fact more, or the vote and the next one that the fact begins."""
    if isinstance(fact, Start):
        return [draft._replace(closed=draft.has_result, parted=draft.parted or (draft.has_result and fact.anew))]
    if isinstance(fact, Sum):
        fact = Count(fact.side, fact.value, fact.source)
    if _begins_next(draft, fact):
        return [draft, _added(_EMPTY, fact)]
    return [_added(draft, fact)]


def _begins_next(draft: Draft, fact: Fact) -> bool:
    if draft.parted and isinstance(fact, Meaning | Count | Cast):
        return True
    if isinstance(fact, Meaning):
        same = draft.means.get(fact.side)
        return draft.has_result and (draft.closed or (same is not None and same.text.text != fact.text.text))
    if isinstance(fact, Count):
        return _count_begins(draft, fact)
    if isinstance(fact, Cast):
        return _cast_begins(draft, fact)
    return False


def _count_begins(draft: Draft, fact: Count) -> bool:
    stated, cast = draft.counts.get(fact.side), draft.voters(fact.side)
    if stated is not None:
        return stated.value != fact.value and {"yes", "no"} <= draft.counts.keys() | {c.side for c in draft.casts}
    return draft.closed and not (cast and len(cast) == fact.value)


def _cast_begins(draft: Draft, fact: Cast) -> bool:
    names = {mention.person.name for mention in fact.mentions if mention.person}
    if draft.closed:
        stated = draft.counts.get(fact.side)
        return bool(draft.casts) or not (stated and stated.value >= len(names))
    again = names & draft.voters()
    return bool(again) and {"yes", "no"} <= {cast.side for cast in draft.casts}


def _added(draft: Draft, fact: Fact) -> Draft:
    open_draft = draft._replace(closed=False)
    if isinstance(fact, Meaning):
        return draft._replace(means={fact.side: fact, **draft.means})
    if isinstance(fact, Count):
        return open_draft._replace(counts={fact.side: fact, **draft.counts})
    if isinstance(fact, Cast):
        return open_draft._replace(casts=(*draft.casts, fact))
    if isinstance(fact, Casting):
        return draft._replace(casting=fact.text) if draft.has_result else draft
    if isinstance(fact, Elsewhere):
        return draft._replace(bilaga=fact.number) if draft.has_result else draft
    return draft


def _vote(scope: Scope, draft: Draft, path: str) -> Vote:
    for side, meaning in draft.means.items():
        scope.ledger.note(f"{path}/{side}_means", meaning.text, meaning.rule)
    for side, count in draft.counts.items():
        scope.ledger.note(f"{path}/{side}", count.text, "vote.count")
    if draft.casting:
        scope.ledger.note(f"{path}/casting_vote", draft.casting, "vote.casting")
    counts = {side: count.value for side, count in draft.counts.items()}
    means = {side: meaning.text.text for side, meaning in draft.means.items()}
    return Vote(
        yes_means=means.get("yes"),
        no_means=means.get("no"),
        yes=counts.get("yes"),
        no=counts.get("no"),
        abstain=counts.get("abstain"),
        absent=counts.get("absent"),
        ballots=ballots(scope.ledger, draft.casts, path),
        casting_vote=draft.casting is not None,
    )


def ballots(ledger: Ledger, casts: Iterable[Cast], path: str) -> tuple[Ballot, ...]:
    """One ballot a person and side; a name that two of the attendance list may be stays as printed."""
    found: list[Ballot] = []
    for cast in casts:
        for mention in cast.mentions:
            ballot = _ballot(mention, cast.side)
            if ballot is None or ballot in found:
                continue
            where = f"{path}/ballots/{len(found)}"
            ledger.note(where, cast.source.cut(mention.start, mention.end), cast.rule)
            note_person(mention, cast.source, ledger, where)
            found.append(ballot)
    return tuple(found)


def _ballot(mention: Mention, side: BallotVote) -> Ballot | None:
    return Ballot(mention.person.name, mention.person.party, side) if mention.person else None
