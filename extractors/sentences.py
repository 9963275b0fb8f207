"""Paragraphs to sentences."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractors.passages import Passage

_END = re.compile(r"[.!?][\"”’)]*(?=\s+[\"”“(]?(?:[^\W\d_a-zåäö]|§|\d))")
# "m.fl. Ek", "kl. 13", "Eva M. Rund": the full stop belongs to the word.
_ABBREVIATED = re.compile(
    r"\b(?:(?:fr|t)\.o\.m|kl|ca|nr|st|jfr|tf|dnr|ordf|ers|tjg|v|resp|ang|kap|f|dr|prof|s\.k|m\.fl|m fl|bl\.a|t\.ex"
    r"|d\.v\.s)$"
)
_LONGEST = 6
"""No abbreviation is longer without its last full stop."""
_INITIAL = re.compile(r"(?:^|[^\W\d_a-zåäö][\w-]+ )[^\W\d_a-zåäö]$")


# "(F!)": the sign is the party's own.
_IN_PARTY = re.compile(r"\([^()\s]{1,12}!\)\Z")


class Sentence(NamedTuple):
    """A sentence and where it stands in its paragraph."""

    passage: Passage
    start: int
    end: int

    @property
    def text(self) -> str:
        """The text, with its full stop."""
        return self.passage.text


def sentences(passage: Passage) -> Iterator[Sentence]:
    """The sentences of a paragraph; abbreviations and initials end none."""
    start = 0
    for match in _END.finditer(passage.text):
        if not is_end(passage.text, match.start(), start):
            continue
        yield _sentence(passage, start, match.end())
        start = match.end()
    if passage.text[start:].strip():
        yield _sentence(passage, start, len(passage.text))


def is_end(text: str, at: int, start: int = 0) -> bool:
    """Whether the sign at `at` ends the sentence that begins at `start`, and belongs to no abbreviation or initial."""
    if text[at] != ".":
        return not _IN_PARTY.search(text, start, at + 2)
    if _ABBREVIATED.search(text, max(start, at - _LONGEST), at):
        return False
    alone = at < 2 or text[at - 2] == " "
    return not (alone and _INITIAL.search(text, start, at))


def _sentence(passage: Passage, start: int, end: int) -> Sentence:
    skipped = len(passage.text[start:end]) - len(passage.text[start:end].lstrip())
    return Sentence(passage.cut(start, end), start + skipped, end)
