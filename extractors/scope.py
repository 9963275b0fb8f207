"""What the readers of the inside of a § are given: its sections, its number, who is present, and the ledger."""

from collections.abc import Iterator
from typing import NamedTuple

from extractors.evidence import Ledger
from extractors.flow import Paragraph
from extractors.mentions import Mention, Present, people_of
from extractors.passages import Passage
from extractors.sections import Block
from extractors.sentences import Sentence, sentences
from models.record import Person, SectionKind


class Scope(NamedTuple):
    """The inside of one §."""

    number: str
    title: str
    blocks: tuple[Block, ...]
    present: Present
    ledger: Ledger

    def paragraphs(self, without: frozenset[SectionKind]) -> Iterator[tuple[Block, Paragraph]]:
        """The paragraphs of all sections but those of some kinds."""
        return (
            (block, paragraph) for block in self.blocks if block.kind not in without for paragraph in block.paragraphs
        )

    def sentences(self, without: frozenset[SectionKind], word: str) -> Iterator[tuple[Block, Sentence]]:
        """The sentences of those paragraphs that hold a word, in any case of letters."""
        for block, paragraph in self.paragraphs(without):
            if word in paragraph.text.casefold():
                yield from ((block, sentence) for sentence in sentences(paragraph.passage))

    def people(self, mentions: tuple[Mention, ...], passage: Passage, path: str) -> tuple[Person, ...]:
        """The people of mentions, noted and warned of where they are uncertain."""
        return people_of(mentions, passage, self.ledger, path, self.number)


TOLD: frozenset[SectionKind] = frozenset({"summary", "background", "background_documents", "recipients", "attachments"})
"""Sections that tell of other meetings and documents."""
