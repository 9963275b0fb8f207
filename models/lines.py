"""A document as its reader hands it on: printed lines with their place, the same for every format.

A `Line` is an unbroken run of text on one printed row. What stands in another column of the same row, or in another
cell
of a table, is a line of its own with the same `row`, so that columns are cut before anything reads the text.

Horizontal positions count in the source's own measure: PDF points on a page, characters in a text, tab stops and
cells in
a DOCX. Rules that compare positions do so within one document, so the measure never matters to them.
"""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from models.signed import FileSignature

TextLayer = Literal["native", "ocr", "mixed"]


BREAK = 99.0
"""The `gap` of a line before which the source draws a rule."""
PAGE_TURN = 999.0
"""The `gap` of a line before which a source without pages turns the page."""


class Box(NamedTuple):
    """A rectangle in PDF points (1/72 inch) from the top left corner of its page."""

    x0: float
    y0: float
    x1: float
    y1: float


class Line(NamedTuple):
    """An unbroken run of text on one printed row.

    text     as printed; NFC, without soft hyphens, no space at the ends
    row      running number of the printed row in the document; lines side by side share it
    start    place of the first character in the source's text; `end` is one past the last
    x0, x1   left and right edge, in the document's own measure
    page     1 for the first page; None in a source without pages
    box      the place on the page; None in a source without pages
    gap      space above beyond ordinary leading, in rows: 0 for the next row of a paragraph, 1 for a blank line
    size     of the letters, in points; 0 where the source has none
    bold     set in bold, or marked as such
    closed   the source says that a paragraph ends here (a paragraph of a DOCX), so nothing is ever joined to it
    style    "" or what the source calls it: "heading", "list", "furniture" (a header or footer of the source's own)
    cell     (table, row, column) of a table of the source; None outside tables
    """

    text: str
    row: int
    start: int
    end: int
    x0: float
    x1: float
    page: int | None = None
    box: Box | None = None
    gap: float = 0.0
    size: float = 0.0
    bold: bool = False
    closed: bool = False
    style: str = ""
    cell: tuple[int, int, int] | None = None


class Document(NamedTuple):
    """What a reader makes of a file's bytes.

    media_type   IANA media type that the bytes were recognised as
    pages        number of pages; None in a source without pages
    text_layer   where the text comes from
    lines        in reading order
    unread       pages that are pictures, or whose characters mean nothing: OCR could read them
    signatures   digital signatures in the file itself
    masked       for each personnummer that is masked in the lines, the `start` of the line where it begins
    """

    media_type: str
    pages: int | None
    text_layer: TextLayer
    lines: tuple[Line, ...]
    masked: tuple[int, ...] = ()
    unread: tuple[int, ...] = ()
    signatures: tuple[FileSignature, ...] = ()


def plain_text(lines: Iterable[Line]) -> str:
    """The lines as text, a row a line, columns parted by a tab."""
    rows: list[str] = []
    last: int | None = None
    for line in lines:
        if line.row == last:
            rows[-1] += "\t" + line.text
        else:
            rows.append(line.text)
        last = line.row
    return "\n".join(rows)
