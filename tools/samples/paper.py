"""PDF pages: a sheet that is written from the top down, with furniture on every page."""

import io
from collections.abc import Callable
from typing import NamedTuple

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from tools.samples.golden import Drawn
from tools.samples.parts import Part, Row
from tools.samples.words import fold

MEDIA_TYPE = "application/pdf"
LEADING = 1.3
"""Distance of two baselines in letter sizes."""


class Face(NamedTuple):
    """A font and its size in points."""

    font: str
    size: float

    def width(self, words: str) -> float:
        """How wide `words` are, in points."""
        return float(stringWidth(words, self.font, self.size))


BODY = Face("Helvetica", 10.5)
BOLD = Face("Helvetica-Bold", 10.5)
HEADING = Face("Helvetica-Bold", 12.5)
TITLE = Face("Helvetica-Bold", 16)
SMALL = Face("Helvetica", 8.5)

Furniture = Callable[[Canvas, int], None]
Column = tuple[float, float, str, Face]
"""Left edge, width, words and face of one column of a row."""


class Sheet:
    """A document being written; `page` is the page where the next line goes.

    `furniture` draws what stands on every page; the text runs between `top` and `bottom`, in points from the upper and
    the lower edge.
    """

    def __init__(
        self, title: str, furniture: Furniture, size: tuple[float, float] = A4, top: float = 110, bottom: float = 90
    ) -> None:
        self._file = io.BytesIO()
        self._canvas = Canvas(self._file, pagesize=size, pageCompression=0, invariant=1)
        self._canvas.setTitle(title)
        self._furniture, self._height, self._top, self._bottom = furniture, size[1], top, bottom
        self.starts: list[int | None] = []
        self.page = 0
        self.turn()

    def turn(self) -> None:
        """Go to the next page."""
        if self.page:
            self._canvas.showPage()
        self.page += 1
        self._furniture(self._canvas, self.page)
        self._y = self._height - self._top

    def space(self, points: float) -> None:
        """Leave space, but not at the top of a page."""
        if self._y < self._height - self._top:
            self._y -= points

    def need(self, points: float) -> None:
        """Turn the page unless so much room is left."""
        if self._y - points < self._bottom:
            self.turn()

    def row(self, *columns: Column) -> None:
        """Columns side by side, each folded to its width."""
        folded = [(x, fold(words, width, face.width), face) for x, width, words, face in columns]
        for index in range(max(len(lines) for _, lines, _ in folded)):
            leading = max(face.size for _, _, face in folded) * LEADING
            self.need(leading)
            self._y -= leading
            for x, lines, face in folded:
                if index < len(lines):
                    write(self._canvas, x, self._y, lines[index], face)

    def part(self, part: Part, left: float, width: float) -> None:
        """A labelled part of a §."""
        if part.label:
            self.space(8)
            self.need(40)
            self.row((left, width, part.label, BOLD))
        elif part.immediate:
            self.space(12)
        for row, following in zip(part.rows, (*part.rows[1:], None), strict=True):
            self._paragraph(row, left, width)
            same_list = row.marker == "•" and following and following.marker == "•"
            self.space(0 if same_list or part.kind == "recipients" else 6)

    def _paragraph(self, row: Row, left: float, width: float) -> None:
        if row.marker:
            self.row((left + 6, 14, row.marker, BODY), (left + 22, width - 22, row.text, BODY))
        else:
            self.row((left, width, row.text, BODY))

    def done(self) -> Drawn:
        """Close the file."""
        self._canvas.save()
        return Drawn(self._file.getvalue(), MEDIA_TYPE, self.page, tuple(self.starts))


def write(canvas: Canvas, x: float, y: float, words: str, face: Face, right: bool = False) -> None:
    """One line; y counts from the lower edge."""
    canvas.setFont(face.font, face.size)
    (canvas.drawRightString if right else canvas.drawString)(x, y, words)
