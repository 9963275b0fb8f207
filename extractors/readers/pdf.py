"""PDF: lines with box, size and weight, by pdfium; columns are cut where the gap between two words is wider than a
word space.
"""

import ctypes
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from extractors.readers.clean import clean
from models.errors import DamagedFile, EncryptedFile
from models.lines import Box, Document, Line

MEDIA_TYPE = "application/pdf"

COLUMN_GAP = 1.1
"""A gap between words, in letter sizes, from which on they stand in different columns."""
SAME_ROW = 0.35
"""How far apart, in letter sizes, the baselines of one row may lie."""
BOLD = 600
"""Font weight from which on letters are bold."""


def recognises(data: bytes) -> bool:
    """Whether the bytes are a PDF: the header may come a little late (ISO 32000-1, annex H.3.4.1)."""
    return b"%PDF-" in data[:1024]


def read(data: bytes) -> Document:
    """The lines of all pages. Raises DamagedFile or EncryptedFile."""
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _reason(error) from None
    try:
        runs = [list(_page_runs(pdf, number)) for number in range(len(pdf))]
        pages = len(pdf)
    except pypdfium2.PdfiumError as error:
        raise DamagedFile("PDF-filen är skadad: en sida går inte att läsa.") from error
    finally:
        pdf.close()
    if not pages:
        raise DamagedFile("PDF-filen är skadad: den har inga sidor.")
    return Document(MEDIA_TYPE, pages, "native", tuple(_lines(runs)))


def _reason(error: pypdfium2.PdfiumError) -> DamagedFile | EncryptedFile:
    if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).lower():
        return EncryptedFile("PDF-filen är krypterad med lösenord.")
    return DamagedFile("PDF-filen är skadad eller avklippt och går inte att öppna.")


_LINE_END = re.compile("[\n\ufffe\u0002]")
_SPACES = re.compile(" +")
_BOLD_NAME = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)


class _Run(NamedTuple):
    """Words side by side without a column gap; y counts downwards from the top of the page."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float
    size: float
    bold: bool


def _page_runs(pdf: pypdfium2.PdfDocument, number: int) -> Iterator[_Run]:
    page = pdf[number]
    textpage = page.get_textpage()
    try:
        count = textpage.count_chars()
        text = textpage.get_text_range() if count else ""
        left, _, _, top = page.get_bbox()
        if len(text) != count:
            text = "".join(chr(pdfium.FPDFText_GetUnicode(textpage.raw, index) or 32) for index in range(count))
        yield from _Glyphs(textpage.raw, text, left, top).runs()
    finally:
        textpage.close()
        page.close()


class _Glyphs:
    """The characters of a page with pdfium's answers about them."""

    def __init__(self, raw: object, text: str, left: float, top: float) -> None:
        self.raw, self.text, self.left, self.top = raw, text, left, top
        self._rect = pdfium.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._name, self._flags = ctypes.create_string_buffer(128), ctypes.c_int()

    def runs(self) -> Iterator[_Run]:
        """The page's text cut at line ends, column gaps and changes of weight."""
        start = 0
        for end in [*self._breaks(), len(self.text)]:
            stretch = self.text[start:end]
            if stretch and not stretch.isspace():
                yield from self._columns(start, end)
            start = end

    def _breaks(self) -> Iterator[int]:
        """Ends of printed lines; pdfium puts U+FFFE where it has joined a word over a line end."""
        for match in _LINE_END.finditer(self.text):
            yield match.end()

    def _columns(self, start: int, end: int) -> Iterator[_Run]:
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        size = pdfium.FPDFText_GetFontSize(self.raw, start)
        if not 4 <= size <= 72:
            _, low, _, high = self._box(start)
            size = max(4.0, (high - low) * 0.9)
        bold = self._bold(start)
        mixed = bold and not self._bold(end - 1 if self.text[end - 1] not in "\ufffe\u0002" else end - 2)
        begin = start
        box, rect, raw = pdfium.FPDFText_GetLooseCharBox, self._rect, self.raw
        for space in _SPACES.finditer(self.text, start + 1, end - 1):
            index, following = space.span()
            box(raw, following, rect)
            left = rect.left
            box(raw, index - 1, rect)
            lighter = mixed and not self._bold(following)
            if left - rect.right > COLUMN_GAP * size or lighter:
                yield self._run(begin, index, size, bold)
                begin, bold, mixed = following, self._bold(following), mixed and not lighter
        yield self._run(begin, end, size, bold)

    def _run(self, start: int, end: int, size: float, bold: bool) -> _Run:
        x0, bottom, _, top = self._box(start)
        last = end - 1 if self.text[end - 1] not in "\ufffe\u0002" else max(start, end - 2)
        x1 = self._box(last)[2]
        pdfium.FPDFText_GetCharOrigin(self.raw, start, self._x, self._y)
        words = self.text[start:end].replace("\ufffe", "-").replace("\u0002", "-")
        return _Run(
            clean(words).strip(),
            x0 - self.left,
            x1 - self.left,
            self.top - top,
            self.top - bottom,
            self.top - self._y.value,
            size,
            bold,
        )

    def _box(self, index: int) -> tuple[float, float, float, float]:
        pdfium.FPDFText_GetLooseCharBox(self.raw, index, self._rect)
        return self._rect.left, self._rect.bottom, self._rect.right, self._rect.top

    def _bold(self, index: int) -> bool:
        """Bold by its weight, or, in a font that is not embedded and has none, by its name: "Helvetica-Bold"."""
        weight = pdfium.FPDFText_GetFontWeight(self.raw, index)
        if weight > 0:
            return bool(weight >= BOLD)
        pdfium.FPDFText_GetFontInfo(self.raw, index, self._name, len(self._name), self._flags)
        return bool(_BOLD_NAME.search(self._name.value))


def _lines(pages: list[list[_Run]]) -> Iterator[Line]:
    printed = [list(_rows([run for run in runs if run.text])) for runs in pages]
    ordinary = _ordinary(lead for rows in printed for lead in map(_lead, pairwise(rows)))
    number = place = 0
    for page, rows in enumerate(printed, start=1):
        for index, members in enumerate(rows):
            gap = round(_lead((rows[index - 1], members)) - ordinary, 2) if index else 0.0
            for run in members:
                box = Box(round(run.x0, 1), round(run.top, 1), round(run.x1, 1), round(run.bottom, 1))
                end = place + len(run.text)
                yield Line(run.text, number, place, end, run.x0, run.x1, page, box, gap, round(run.size, 1), run.bold)
                place = end + 1
            number += 1


def _rows(runs: list[_Run]) -> Iterator[list[_Run]]:
    """Runs gathered by baseline, from the top down and from left to right."""
    row: list[_Run] = []
    for run in sorted(runs, key=lambda run: run.baseline):
        if row and run.baseline - row[0].baseline > SAME_ROW * max(run.size, row[0].size):
            yield sorted(row, key=lambda run: run.x0)
            row = []
        row.append(run)
    if row:
        yield sorted(row, key=lambda run: run.x0)


def _lead(rows: tuple[list[_Run], list[_Run]]) -> float:
    """Distance of two rows' baselines in letter sizes: 1.2 or so within a paragraph."""
    before, after = rows[0][0], rows[1][0]
    return (after.baseline - before.baseline) / max(before.size, after.size)


def _ordinary(leads: Iterable[float]) -> float:
    """The leading of running text: the smallest that at least a tenth of the rows have."""
    counts = Counter(round(lead, 1) for lead in leads if 0.8 <= lead <= 2.5)
    common = [lead for lead, count in counts.items() if count >= counts.total() / 10]
    return min(common, default=1.2)
