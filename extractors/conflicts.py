"""Jäv: who does not take part in a § for a conflict of interest, here or announced elsewhere.

Anna Ek (S) anmäler jäv och deltar inte i handläggningen.     På grund av jäv lämnar Bo Ask (M) lokalen.
§ 2 Anmälan av jäv: Anna Ek (S) anmäler jäv under paragraf 12 — belongs to § 12
the attendance list's "ej § 12 på grund av jäv" — likewise
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from extractors.inside import conflict_words
from extractors.mentions import Mention, chair, find_mentions
from extractors.passages import Passage
from extractors.scope import TOLD, Scope
from extractors.sections import Block
from extractors.sentences import sentences
from models.record import Attendee, Person, SectionKind


class Conflict(NamedTuple):
    """Someone with jäv, the § that it concerns, and where it is printed; None where the attendance list states it."""

    person: Person
    number: str
    mention: Mention | None = None
    passage: Passage | None = None


_WITHOUT: frozenset[SectionKind] = TOLD - {"summary"} | {"proposal"}
_TRIGGER = "jäv"


def read_conflicts(scope: Scope) -> tuple[Conflict, ...]:
    """Everyone whose jäv a § states, for itself or for another §, in order."""
    if not scope.has("conflict_of_interest", _TRIGGER):
        return ()
    return tuple(conflict for block in scope.blocks if block.kind not in _WITHOUT for conflict in _block(scope, block))


def _block(scope: Scope, block: Block) -> Iterator[Conflict]:
    labelled = block.kind == "conflict_of_interest"
    for paragraph in block.paragraphs:
        if not labelled and _TRIGGER not in paragraph.text.casefold():
            continue
        for sentence in sentences(paragraph.passage):
            yield from _sentence(scope, sentence.passage, labelled=labelled)


def _sentence(scope: Scope, passage: Passage, *, labelled: bool) -> Iterator[Conflict]:
    words, text = conflict_words(), passage.text
    if words.unless.search(text):
        return
    if not labelled and not (words.pattern.search(text) and words.stays.search(text)):
        return
    mentions = find_mentions(text, scope.present)
    if labelled and not words.pattern.search(text) and not words.stays.search(text) and not _only_names(text, mentions):
        return
    ends = (found.start() for found in (words.instead.search(text), words.concerns.search(text)) if found)
    limit = min((end for end in ends if end > mentions[0].start), default=len(text)) if mentions else 0
    concerned = _concerned(text) or (scope.number,)
    named = [mention for mention in mentions if mention.start < limit and mention.sure]
    for mention in named or list(_chair(scope, text)):
        if mention.person:
            yield from (Conflict(mention.person, number, mention, passage) for number in concerned)


def _only_names(text: str, mentions: Iterable[Mention]) -> bool:
    return sum(mention.end - mention.start for mention in mentions) * 2 > len(text)


def _chair(scope: Scope, text: str) -> Iterator[Mention]:
    first = re.match(r"\w+", text)
    alone = chair(text, first.end(), scope.present) if first else None
    if alone:
        yield alone


def _concerned(text: str) -> tuple[str, ...]:
    """The § that a sentence names after "jäv": "anmäler jäv under paragraf 625"; in "§§ 137, 163-164" all of them."""
    return tuple(number for match in conflict_words().concerns.finditer(text) for number in numbers(match["numbers"]))


_SPAN = re.compile(r"(?P<first>\d+(?: ?[a-z](?![a-zåäö]))?)(?:\s*[-–]\s*(?:§§?\s*)?(?P<last>\d+))?")
_WIDEST = 60


def numbers(text: str) -> Iterator[str]:
    """The § numbers of a list with spans: "137, 163-164" is 137, 163 and 164."""
    for match in _SPAN.finditer(text):
        first, last = match["first"].replace(" ", ""), match["last"]
        if last and first.isdigit() and 0 < int(last) - int(first) < _WIDEST:
            yield from map(str, range(int(first), int(last) + 1))
        else:
            yield first


def announced(attendees: Iterable[Attendee]) -> Iterator[Conflict]:
    """Jäv that the attendance list states: "ej § 90 på grund av jäv"."""
    for attendee in attendees:
        if attendee.attendance and _TRIGGER in attendee.attendance.casefold():
            person = Person(attendee.name, attendee.party)
            parts = re.split(r";|(?<=jäv), ", attendee.attendance)
            limits = (part for part in parts if _TRIGGER in part.casefold())
            for number in (number for limit in limits for number in _concerned(limit)):
                yield Conflict(person, number)
