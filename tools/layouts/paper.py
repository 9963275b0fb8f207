"""PDF pages: a sheet that is written from the top down, with furniture on every page."""

import io
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import reportlab
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tools.layouts.fold import fold
from tools.layouts.gold import Drawn

MEDIA_TYPE = "application/pdf"


class Fonts(NamedTuple):
    """A family of letters and the size of running text, in points."""

    plain: str
    bold: str
    italic: str
    size: float = 10.5


class Face(NamedTuple):
    """A font and its size in points."""

    font: str
    size: float

    def width(self, words: str) -> float:
        """How wide `words` are, in points."""
        return float(pdfmetrics.stringWidth(words, self.font, self.size))


class Cell(NamedTuple):
    """A piece of a row: its left edge, its width, its words; `right` sets them against the right edge."""

    x: float
    width: float
    words: str
    face: Face
    right: bool = False


@cache
def fonts(name: str, size: float = 10.5) -> Fonts:
    """Helvetica, Times, Courier (which no file brings along) or Vera (which is embedded)."""
    if name == "Vera":
        folder = Path(reportlab.__file__).parent / "fonts"
        for font, file in (("Vera", "Vera"), ("VeraBd", "VeraBd"), ("VeraIt", "VeraIt")):
            pdfmetrics.registerFont(TTFont(font, str(folder / f"{file}.ttf")))
        return Fonts("Vera", "VeraBd", "VeraIt", size)
    if name == "Times":
        return Fonts("Times-Roman", "Times-Bold", "Times-Italic", size)
    return Fonts(name, f"{name}-Bold", f"{name}-Oblique", size)


Furniture = Callable[["Sheet"], None]


class Sheet:
    """A document being written; `page` is the page where the next line goes, `total` how many there will be.

    The text runs between `top` and `bottom`, in points from the upper and the lower edge.
    """

    def __init__(
        self,
        letters: Fonts,
        furniture: Furniture,
        total: int,
        top: float = 100,
        bottom: float = 85,
        size: tuple[float, float] = A4,
        leading: float = 1.28,
    ) -> None:
        self._file = io.BytesIO()
        self.canvas = Canvas(self._file, pagesize=size, pageCompression=1, invariant=1)
        self.letters, self._furniture, self.total = letters, furniture, total
        self.width, self.height = size
        self.top, self.bottom, self.leading = top, bottom, leading
        self.page = 0
        self.y = self.height - top
        self.starts: dict[str, int] = {}
        self.running: str | None = None
        """What the top of a page says of a § that goes on."""
        self.turn()

    @property
    def plain(self) -> Face:
        """Running text."""
        return Face(self.letters.plain, self.letters.size)

    @property
    def bold(self) -> Face:
        """Labels."""
        return Face(self.letters.bold, self.letters.size)

    @property
    def italic(self) -> Face:
        """Slanted text."""
        return Face(self.letters.italic, self.letters.size)

    def turn(self) -> None:
        """Go to the next page."""
        if self.page:
            self.canvas.showPage()
        self.page += 1
        self._furniture(self)
        self.y = self.height - self.top
        if self.running:
            self.y -= self.letters.size * self.leading
            self.write(70, self.y, self.running, self.italic)
            self.y -= 6

    def space(self, points: float) -> None:
        """Leave space, but not at the top of a page."""
        if self.y < self.height - self.top:
            self.y -= points

    def need(self, points: float) -> None:
        """Turn the page unless so much room is left."""
        if self.y - points < self.bottom:
            self.turn()

    def row(self, *cells: Cell, hyphenate: bool = False) -> None:
        """Cells side by side, each folded to its width."""
        folded = [(cell, fold(cell.words, cell.width, cell.face.width, hyphenate)) for cell in cells]
        step = max(cell.face.size for cell in cells) * self.leading
        for index in range(max(len(lines) for _, lines in folded)):
            self.need(step)
            self.y -= step
            for cell, lines in folded:
                if index < len(lines):
                    self.write(cell.x, self.y, lines[index], cell.face, cell.width if cell.right else None)

    def write(self, x: float, y: float, words: str, face: Face, width: float | None = None) -> None:
        """One line; y counts from the lower edge, a width sets the words against its right edge."""
        self.canvas.setFont(face.font, face.size)
        if width is None:
            self.canvas.drawString(x, y, words)
        else:
            self.canvas.drawRightString(x + width, y, words)

    def rule(self, x: float, x_end: float, gap: float = 4) -> None:
        """A thin line under what was written."""
        self.y -= gap
        self.canvas.setLineWidth(0.5)
        self.canvas.line(x, self.y, x_end, self.y)

    def grid(
        self, x: float, widths: list[float], rows: Sequence[tuple[str, ...]], ruled: bool = True, header: bool = True
    ) -> None:
        """A table; a row never breaks over pages."""
        for index, row in enumerate(rows):
            face = self.bold if header and index == 0 else self.plain
            step = face.size * self.leading
            folded = [
                [line for part in words.split("\n") for line in fold(part, width - 6, face.width)]
                for words, width in zip(row, widths, strict=True)
            ]
            high = max(1, *(len(lines) for lines in folded)) * step + 4
            self.need(high + 2)
            self._grid_row(x, widths, folded, face, high, ruled)

    def _grid_row(
        self, x: float, widths: list[float], folded: list[list[str]], face: Face, high: float, ruled: bool
    ) -> None:
        left = x
        step = face.size * self.leading
        for width, lines in zip(widths, folded, strict=True):
            if ruled:
                self.canvas.setLineWidth(0.4)
                self.canvas.rect(left, self.y - high, width, high)
            for n, line in enumerate(lines):
                self.write(left + 3, self.y - (n + 1) * step + 1, line, face)
            left += width
        self.y -= high

    def box(self, x: float, width: float, high: float, label: str, lines: list[str]) -> None:
        """A box of a form: a small label at its top, the value below it; the pen does not move."""
        self.canvas.setLineWidth(0.6)
        self.canvas.rect(x, self.y - high, width, high)
        self.write(x + 3, self.y - 9, label, Face(self.letters.plain, 7))
        for n, line in enumerate(lines):
            self.write(x + 3, self.y - 21 - n * self.letters.size * 1.2, line, self.plain)

    def done(self, furniture: tuple[tuple[str, int], ...] = ()) -> Drawn:
        """Close the file."""
        self.canvas.save()
        return Drawn(self._file.getvalue(), ".pdf", MEDIA_TYPE, self.page, dict(self.starts), furniture)


class Stamp(NamedTuple):
    """Words that stand at the same place of every page; a y below zero counts from the lower edge.

    `{page}` and `{total}` are filled in; `later` leaves the first page out.
    """

    x: float
    y: float
    words: str
    size: float = 9
    bold: bool = False
    later: bool = False


def stamped(*stamps: Stamp) -> Furniture:
    """Furniture made of stamps."""

    def draw(sheet: Sheet) -> None:
        for stamp in stamps:
            face = Face(sheet.letters.bold if stamp.bold else sheet.letters.plain, stamp.size)
            y = sheet.height - stamp.y if stamp.y >= 0 else -stamp.y
            if sheet.page > 1 or not stamp.later:
                sheet.write(stamp.x, y, stamp.words.format(page=sheet.page, total=sheet.total), face)

    return draw


def texts(stamps: Sequence[Stamp]) -> tuple[str, ...]:
    """The words of the stamps that are the same on every page."""
    return tuple(stamp.words for stamp in stamps if "{" not in stamp.words)


def twice(draw: Callable[[int], Sheet], everywhere: tuple[str, ...] = ()) -> Drawn:
    """Draw once to learn how many pages there are, then for good; `everywhere` are the words on every page."""
    total = draw(0).page
    return draw(total).done(tuple((text, total) for text in everywhere))
