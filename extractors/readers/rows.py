"""Printed rows of a source that has paragraphs and tables but no geometry: what DOCX and HTML have in common."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from extractors.readers.clean import clean
from models.lines import Line

COLUMN = 1000.0
"""Width of a tab stop or table cell, wider than any line is long, so that columns never touch."""


class Piece(NamedTuple):
    """Text of a row between tabs and changes of weight."""

    text: str
    x0: float
    bold: bool


class Row(NamedTuple):
    """A printed row: a paragraph, or a part of one that a line break ends (then not `closed`)."""

    pieces: tuple[Piece, ...]
    gap: float = 0.0
    style: str = ""
    cell: tuple[int, int, int] | None = None
    same_row: bool = False
    closed: bool = True


_COLUMNS = re.compile(r"\s{3,}")


def pieces(runs: list[tuple[str, bool]], x0: float = 0.0) -> Iterator[Piece]:
    """Runs of text and weight as pieces: a bold beginning and what follows it, columns where spaces part them."""
    words = [(text, bold) for text, bold in runs if text]
    lead = next((index for index, (text, bold) in enumerate(words) if not bold and text.strip()), len(words))
    head = "".join(text for text, _ in words[:lead])
    rest = "".join(text for text, _ in words[lead:])
    for text, place, bold in ((head, 0, True), (rest, len(head), False)):
        for column in _COLUMNS.split(clean(text).strip()):
            if column:
                yield Piece(" ".join(column.split()), x0 + place + text.find(column), bold)


def paragraph(printed: list[tuple[Piece, ...]], gap: float, style: str) -> list[Row]:
    """The rows of a paragraph, its line breaks kept."""
    last = len(printed) - 1
    return [
        Row(row, 0.0 if index else gap, "" if index else style, closed=index == last)
        for index, row in enumerate(printed)
    ]


def table_row(columns: list[list[Row]], table: int, number: int) -> Iterator[Row]:
    """A row of cells as printed rows: the first paragraphs of all cells side by side, then the second ones."""
    for depth in range(max(map(len, columns), default=0)):
        fresh = False
        for column, rows in enumerate(columns):
            if depth < len(rows):
                shifted = tuple(piece._replace(x0=piece.x0 / 10 + column * COLUMN) for piece in rows[depth].pieces)
                gap = 0.0 if depth else 1.0
                yield rows[depth]._replace(pieces=shifted, gap=gap, cell=(table, number, column), same_row=fresh)
                fresh = True


def placed(rows: Iterable[Row]) -> Iterator[Line]:
    """The rows as lines, places counted in the text that they make together."""
    number, place = -1, 0
    for row in rows:
        number += not row.same_row
        for piece in row.pieces:
            end = place + len(piece.text)
            yield Line(
                piece.text,
                number,
                place,
                end,
                piece.x0,
                piece.x0 + len(piece.text),
                gap=row.gap,
                bold=piece.bold,
                closed=row.closed,
                style=row.style,
                cell=row.cell,
            )
            place = end + 1
