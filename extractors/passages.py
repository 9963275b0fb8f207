"""Text that knows where it is printed: lines joined to passages, and passages cut to values."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from models.lines import Line
from models.record import PagePlace, Place, TextPlace


class Part(NamedTuple):
    """`line.text[skip:]` stands in the passage's text from `offset` on, `length` characters of it."""

    offset: int
    length: int
    line: Line
    skip: int


class Passage(NamedTuple):
    """A run of text and the printed lines that it comes from."""

    text: str
    parts: tuple[Part, ...]

    @property
    def first(self) -> Line:
        """The line where the passage begins."""
        return self.parts[0].line

    def places(self) -> tuple[Place, ...]:
        """Where the passage is printed, a place a line."""
        return tuple([_place(part) for part in self.parts if part.length])

    def cut(self, start: int, end: int | None = None) -> "Passage":
        """The characters from `start` to `end`, without white space at either end."""
        raw = self.text[start:end]
        text = raw.strip()
        if len(text) == len(self.text):
            return self
        if not text:
            return Passage("", ())
        if len(text) < len(raw):
            start += len(raw) - len(raw.lstrip())
        return Passage(text, _clip(self.parts, start, start + len(text)))

    def group(self, match: re.Match[str], name: str | int = 0) -> "Passage":
        """The part of the passage that a group of a match on its text covers."""
        return self.cut(*match.span(name))

    def split(self, separator: re.Pattern[str], holding: str = "") -> list["Passage"]:
        """The pieces between matches of `separator` that hold a word, in any case of letters; empty ones left out."""
        spans, start = list[tuple[int, int]](), 0
        for match in separator.finditer(self.text):
            spans.append((start, match.start()))
            start = match.end()
        spans.append((start, len(self.text)))
        pieces = [self.cut(*span) for span in spans if not holding or holding in self.text[slice(*span)].casefold()]
        return [piece for piece in pieces if piece.text]


def whole(line: Line) -> Passage:
    """A line as a passage."""
    return Passage(line.text, (Part(0, len(line.text), line, 0),))


def joined(passages: Iterable[Passage], separator: str = " ") -> Passage:
    """Passages one after the other, with `separator` between them."""
    listed = list(passages)
    if len(listed) == 1:
        return listed[0]
    text = ""
    parts: list[Part] = []
    for passage in listed:
        if text and passage.text:
            text += separator
        shift = len(text)
        parts += [Part(offset + shift, length, line, skip) for offset, length, line, skip in passage.parts]
        text += passage.text
    return Passage(text, tuple(parts))


def beside(lines: Iterable[Line], separator: str = " ") -> Passage:
    """Lines one after the other as they are printed, with `separator` between them."""
    text = ""
    parts: list[Part] = []
    for line in lines:
        if text and line.text:
            text += separator
        parts.append(Part(len(text), len(line.text), line, 0))
        text += line.text
    return Passage(text, tuple(parts))


# "SKR-" / "avtalet", "e-" / "tjänster": the hyphen is the word's own.
_OWN_HYPHEN = re.compile(r"(?:^|[\s(])(?:[A-ZÅÄÖ]{2,6}|\w)[-‐]$")
_KEEPS_HYPHEN = re.compile(r"(?:och|eller|samt|respektive|till|resp\.?|/)\b|/")


def wrapped(lines: Iterable[Line]) -> Passage:
    """Lines of one paragraph joined: hyphenation at line ends undone, double names keep their hyphen.

    >>> wrapped([line("Vendela Brück-"), line("Hansson")]).text   # a double name
    'Vendela Brück-Svensson'
    >>> wrapped([line("utbygg-"), line("naden")]).text              # a word broken by the printer
    'utbyggnaden'
    >>> wrapped([line("hälso-"), line("och sjukvård")]).text        # a hyphen that stands for a word
    'hälso- och sjukvård'
    """
    text = ""
    parts: list[Part] = []
    for line in lines:
        gap = seam(text, line.text) if text else ""
        if gap is None:
            text, gap = text[:-1], ""
            parts[-1] = parts[-1]._replace(length=parts[-1].length - 1)
        text += gap
        parts.append(Part(len(text), len(line.text), line, 0))
        text += line.text
    return Passage(text, tuple(parts))


def seam(before: str, after: str) -> str | None:
    """What stands between two lines of a paragraph; None means that the hyphen before goes."""
    if len(before) < 2 or before[-1] not in "-‐" or not before[-2].isalnum():
        return " "
    if _KEEPS_HYPHEN.match(after):
        return " "
    if _OWN_HYPHEN.search(before):
        return ""
    return None if after[:1].islower() and not before[-2].isdigit() else ""


def _clip(parts: tuple[Part, ...], start: int, stop: int) -> tuple[Part, ...]:
    """The parts between two places of their text, of which the second comes after the first."""
    clipped: list[Part] = []
    for offset, length, line, skip in parts:
        if offset >= stop:
            break
        end = offset + length
        if end > start and length:
            before = start - offset if start > offset else 0
            after = end - stop if end > stop else 0
            clipped.append(Part(offset + before - start, length - before - after, line, skip + before))
    return tuple(clipped)


def _place(part: Part) -> Place:
    line = part.line
    if line.page is not None and line.box is not None:
        return PagePlace(line.page, (*line.box,))
    exact = line.end - line.start == len(line.text)
    if not exact:
        return TextPlace((line.start, line.end))
    return TextPlace((line.start + part.skip, line.start + part.skip + part.length))
