"""What the readers of the inside of a § are given: its sections, its number, who is present, and the ledger."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from extractors.evidence import Ledger
from extractors.flow import Paragraph
from extractors.mentions import Mention, Present, people_of
from extractors.passages import Passage, joined
from extractors.sections import Block
from models.record import Person, SectionKind


class Scope(NamedTuple):
    """The inside of one §: its sections with their kinds, and the text of all of them in lower case."""

    number: str
    blocks: tuple[Block, ...]
    kinds: frozenset[SectionKind]
    folded: str
    present: Present
    ledger: Ledger

    def has(self, kind: SectionKind, *words: str) -> bool:
        """Whether a section of this kind or one of these words stands in the §: if not, there is nothing to read."""
        return kind in self.kinds or any(word in self.folded for word in words)

    def people(self, mentions: tuple[Mention, ...], passage: Passage, path: str) -> tuple[Person, ...]:
        """The people of mentions, noted and warned of where they are uncertain."""
        return people_of(mentions, passage, self.ledger, path, self.number)


TOLD: frozenset[SectionKind] = frozenset({"summary", "background", "background_documents", "recipients", "attachments"})
"""Sections that tell of other meetings and documents."""


class Whole(NamedTuple):
    """A paragraph, or several that a list of names or a quotation runs over, and the first one's bullet."""

    passage: Passage
    marker: str


# "Anna Ek (S)," / "Bo Ask (M)"; "Anna Ek (S), Bo" / "Ask (M)"; "ordföranden Cia" / "Ås (S) röstar Ja".
_UNFINISHED = re.compile(r"(?:,|\b(?:och|samt|för|till|från))$")
_LONGEST = 5
_IN_NAME = re.compile(r"\([^()]*\)[^()]*\b(?:[A-ZÅÄÖ][\w.-]*|de|von|af|van)$")
_QUOTES = '"”“'
_LONGEST_QUOTE = 600


def whole_paragraphs(paragraphs: Iterable[Paragraph]) -> Iterator[Whole]:
    """Paragraphs with those joined that were parted in a list of names, a quotation or a sentence."""
    held: list[Paragraph] = []
    for paragraph in paragraphs:
        if held and (paragraph.marker or not _runs_on(" ".join(one.text for one in held), paragraph.text)):
            yield Whole(joined(one.passage for one in held), held[0].marker)
            held = []
        held.append(paragraph)
    if held:
        yield Whole(joined(one.passage for one in held), held[0].marker)


def _runs_on(text: str, following: str) -> bool:
    if following[:1].islower() and text[-1:] not in '.:;!?”"':
        return True
    if len(text) < _LONGEST_QUOTE and sum(map(text.count, _QUOTES)) % 2:
        return True
    named = text.rfind("(")
    return bool(_UNFINISHED.search(text, max(len(text) - _LONGEST, 0)) or (named >= 0 and _IN_NAME.match(text, named)))
