"""Text and Markdown: UTF-8, UTF-16 with a mark, and the Windows-1252 of old archives."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from extractors.readers.clean import clean
from models.lines import BREAK, PAGE_TURN, Document, Line

MEDIA_TYPE = "text/plain"
MARKDOWN = "text/markdown"
COLUMN = 1000.0
"""Width of a column between tabs or bars, wider than any column is long."""

_FOREIGN_START = (b"{\\rtf", b"<!doctype html", b"<html", b"<?xml", b"%pdf", b"pk\x03\x04")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def recognises(data: bytes) -> bool:
    """Whether the bytes decode to text without control characters and are not another format's source."""
    if data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_FOREIGN_START):
        return False
    decoded = decode(data)
    return decoded is not None and not _CONTROL.search(decoded)


def decode(data: bytes) -> str | None:
    """The text, or None when the bytes are in none of the encodings.

    Windows-1252 leaves five bytes undefined (WHATWG Encoding gives them control codes): what uses them is no text.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def read(data: bytes) -> Document:
    """The lines of the text. Places count in the decoded text, its line ends as they are."""
    text = decode(data) or ""
    lines = tuple(_lines(text))
    markdown = bool(_MARKDOWN.search(text))
    return Document(MARKDOWN if markdown else MEDIA_TYPE, None, "native", lines)


_MARKDOWN = re.compile(r"^#{1,6} \S|\*\*\S|</?(?:b|strong)>", re.MULTILINE)
# "**Justerandes sign** || **Utdragsbestyrkande****§22 Gemensam målbild**": a bold run right after another begins a
# new row.
_GLUED = re.compile(r"(?<=[^\s*])\*\*(?=\*\*[^\s*])")
_ROW = re.compile(r"[^\r\n\f]+|\f")
_RULE = re.compile(r"[-_=*~.\s|\t]{3,}")
_HEADING = re.compile(r"(#{1,6})\s+")
# Two spaces part columns, but not sentences: "nämnden.  Frågan".
_CELL = re.compile(r"[^\t|\s][^\t|]*?(?=\t|\s{3}|(?<![.!?:;,\s])\s{2}|\s{0,2}\|{1,2}(?=\s|$)|\s{0,2}$)")
_LINK = re.compile(r"!?\[([^\]\[]+)\]\([^()\s]+\)")
_MARK = re.compile(
    r"\*\*|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])|(?<!\w)_(?=[^\W_])|(?<=[^\W_])_(?!\w)|__(?=\w)|(?<=\w)__|</?(?:b|strong|i|em|u)>|^>\s?|\\(?=[*_#.\-])"
)


def _lines(text: str) -> Iterator[Line]:
    row, gap, last_end = 0, 0.0, 0
    for start, end in _rows(text):
        gap = max(gap, text.count("\n", last_end, start) - 1.0 if last_end else 0.0)
        last_end = end
        printed = text[start:end]
        if printed == "\f" or (_RULE.fullmatch(printed) and not printed.isspace()):
            gap = max(gap, PAGE_TURN if printed == "\f" else BREAK)
            continue
        cells = sorted(_cells(printed, start, row, gap), key=lambda line: line.row)
        if cells:
            yield from cells
            row, gap = cells[-1].row + 1, 0.0
        else:
            gap = max(gap, 1.0)


def _rows(text: str) -> Iterator[tuple[int, int]]:
    for match in _ROW.finditer(text):
        start = match.start()
        for glue in _GLUED.finditer(text, start, match.end()) if "****" in match.group() else ():
            yield start, glue.end()
            start = glue.end()
        yield start, match.end()


class _Cell(NamedTuple):
    text: str
    start: int
    end: int
    bold: bool


def _cells(printed: str, place: int, row: int, gap: float) -> Iterator[Line]:
    """The columns of a row; a line break inside a column begins a row of its own under it."""
    heading = _HEADING.match(printed)
    style = "heading" if heading else ""
    separators = [match.start() for match in _SEPARATOR.finditer(printed)]
    for cell in _CELL.finditer(printed, heading.end() if heading else 0):
        for depth, (first, last) in enumerate(_stretches(cell.group())):
            for part in _weights(cell.group()[first:last]):
                if not part.text:
                    continue
                begin = cell.start() + first
                x0 = _left(separators, cell.start() if depth else begin + part.start)
                start, end = place + begin + part.start, place + begin + part.end
                bold = part.bold or bool(heading)
                above = 0.0 if depth else gap
                yield Line(
                    part.text, row + depth, start, end, x0, x0 + len(part.text), gap=above, bold=bold, style=style
                )


def _stretches(raw: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _BREAK.finditer(raw):
        yield start, match.start()
        start = match.end()
    yield start, len(raw)


def _weights(raw: str) -> Iterator[_Cell]:
    """A column, its bold beginning set apart: "**Plats:** Stora salen"."""
    closed = _BOLD_LEAD.match(raw)
    if closed is None or not raw[closed.end() :].strip():
        yield _unmarked(raw)
        return
    lead, rest = _unmarked(raw[: closed.end()]), _unmarked(raw[closed.end() :])
    yield lead
    yield rest._replace(start=rest.start + closed.end(), end=rest.end + closed.end())


def _left(separators: list[int], place: int) -> float:
    """Left edge in characters; a tab or a bar begins a column whose place does not hang on what stands before it."""
    columns = bisect_left(separators, place)
    return columns * COLUMN + place - (separators[columns - 1] + 1 if columns else 0)


_SEPARATOR = re.compile(r"[\t|]")
_LEFT = re.compile(r"(?:\s|\*\*|</?(?:b|strong|i|em|u)>|>\s)+")
_RIGHT = re.compile(r"(?:\s|\*\*|</?(?:b|strong|i|em|u)>|<br\s*/?>)+$")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BOLD_LEAD = re.compile(r"\s*(?:\*\*[^*]+\*\*|<(b|strong)>[^<]+</\1>)")
_OPENS_BOLD = re.compile(r"\s*(?:\*\*|<b>|<strong>)")
_CLOSES_BOLD = re.compile(r"\*\*|</b>|</strong>")


def _unmarked(raw: str) -> _Cell:
    """A cell without Markdown's marks; its places cover the printed words."""
    left, right = _LEFT.match(raw), _RIGHT.search(raw)
    start, end = left.end() if left else 0, right.start() if right else len(raw)
    inner = raw[start:end]
    bold = bool(_OPENS_BOLD.match(raw)) and not _CLOSES_BOLD.search(inner)
    return _Cell(" ".join(clean(_MARK.sub("", _LINK.sub(r"\1", inner))).split()), start, end, bold)
