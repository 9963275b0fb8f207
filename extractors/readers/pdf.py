"""PDF: lines with box, size and weight, by pdfium; columns are cut where the gap between two words is wider than a
word space.
"""

import ctypes
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise

import pypdfium2
import pypdfium2.raw as pdfium

from extractors.readers.clean import clean, is_clean
from extractors.readers.ruled import FEWEST_RULES, Run, joined_cells, may_hold_grid
from extractors.readers.signed import signatures_in
from models.errors import DamagedFile, EncryptedFile
from models.lines import Box, Document, Line

MEDIA_TYPE = "application/pdf"

COLUMN_GAP = 1.1
"""A gap between words, in letter sizes, from which on they stand in different columns."""
SAME_ROW = 0.35
"""How far apart, in letter sizes, the baselines of one row may lie."""
WIDE = 0.75
"""Letters of running text are at most this wide, in letter sizes; wider ones may hold a column gap."""
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
        found = [_page_runs(pdf, number) for number in range(len(pdf))]
    except pypdfium2.PdfiumError as error:
        raise DamagedFile("PDF-filen är skadad: en sida går inte att läsa.") from error
    finally:
        pdf.close()
    if not found:
        raise DamagedFile("PDF-filen är skadad: den har inga sidor.")
    pages = [runs for runs, _ in found]
    ruled = {number: runs for number, (runs, shapes) in enumerate(found) if may_hold_grid(runs, shapes)}
    for number, runs in (joined_cells(data, ruled) if ruled else {}).items():
        pages[number] = runs
    lines = tuple(_lines(pages))
    return Document(MEDIA_TYPE, len(pages), "native", lines, signatures=signatures_in(data))


def _reason(error: pypdfium2.PdfiumError) -> DamagedFile | EncryptedFile:
    if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).lower():
        return EncryptedFile("PDF-filen är krypterad med lösenord.")
    return DamagedFile("PDF-filen är skadad eller avklippt och går inte att öppna.")


# pdfium puts U+FFFE where it has joined a word over a line end.
_JOINED = "\ufffe\u0002"
_PRINTED_LINE = re.compile(r"[^\s\ufffe\x02][^\n\ufffe\x02]*[\ufffe\x02]?|[\ufffe\x02]")
_SPACES = re.compile(" +")
_BOLD_NAME = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)


_Sides = tuple[float, float, float, float]
"""Left, bottom, right and top, in points from the lower left corner."""


def _page_runs(pdf: pypdfium2.PdfDocument, number: int) -> tuple[list[Run], int]:
    """The runs of a page, and how many shapes are drawn on it."""
    page = pdf[number]
    textpage = page.get_textpage()
    try:
        count = textpage.count_chars()
        text = textpage.get_text_range() if count else ""
        left, _, _, top = page.get_bbox()
        if len(text) != count:
            text = "".join(chr(pdfium.FPDFText_GetUnicode(textpage.raw, index) or 32) for index in range(count))
        runs = _Glyphs(textpage.raw, text, left, top).runs()
        return runs, _shapes(page, len(runs))
    finally:
        textpage.close()
        page.close()


def _elsewhere(before: _Sides, after: _Sides, size: float) -> bool:
    """Whether a word stands on another row than the one before it, or left of it: pdfium runs cells together."""
    return abs(after[1] - before[1]) > 0.6 * size or after[0] < before[0] - size


def _shapes(page: pypdfium2.PdfPage, runs: int) -> int:
    """How many lines and boxes a page draws; 0 where its objects are hardly more than its runs of text."""
    objects = pdfium.FPDFPage_CountObjects(page.raw)
    if objects < runs + FEWEST_RULES:
        return 0
    kinds = (pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(page.raw, index)) for index in range(objects))
    return sum(kind == pdfium.FPDF_PAGEOBJ_PATH for kind in kinds)


class _Glyphs:
    """The characters of a page with pdfium's answers about them. A call to pdfium costs as much as reading twenty
    characters, so a line is asked about as a whole first, and word by word only where it may hold several columns.
    """

    def __init__(self, raw: object, text: str, left: float, top: float) -> None:
        self.raw, self.text, self.left, self.top = raw, text, left, top
        self.clean = is_clean(text)
        self._rect = pdfium.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._name, self._flags = ctypes.create_string_buffer(128), ctypes.c_int()

    def runs(self) -> list[Run]:
        """The page's text cut at line ends, column gaps and changes of weight."""
        runs: list[Run] = []
        raw, text, count_objects = self.raw, self.text, pdfium.FPDFText_CountRects
        for match in _PRINTED_LINE.finditer(text):
            start = match.start()
            end = start + len(match.group().rstrip())
            first, last = self._box(start), self._box(self._last(start, end))
            size, bold = self._size(start, first), self._bold(start)
            one = count_objects(raw, start, end - start) == 1 and last[2] - first[0] < WIDE * size * (end - start)
            if one:
                runs.append(self._run(start, end, size, bold, first, last))
            else:
                self._columns(start, end, size, bold, first, last, runs)
        return runs

    def _columns(
        self, start: int, end: int, size: float, bold: bool, first: _Sides, last: _Sides, runs: list[Run]
    ) -> None:
        mixed = bold and not self._bold(self._last(start, end))
        begin = start
        for space in (*_SPACES.finditer(self.text, start + 1, end - 1), None):
            index, following = space.span() if space else (end, end)
            lighter = mixed and (space is None or not self._bold(following))
            if lighter and (seam := self._seam(begin, self._last(begin, index))):
                runs.append(self._run(begin, seam, size, bold, first, self._box(seam - 1)))
                begin, first, bold, mixed, lighter = seam, self._box(seam), False, False, False
                size = self._size(begin, first)
            if space is None:
                break
            after, before = self._box(following), self._box(index - 1)
            if after[0] - before[2] > COLUMN_GAP * size or lighter or _elsewhere(before, after, size):
                runs.append(self._run(begin, index, size, bold, first, before))
                begin, first, bold, mixed = following, after, self._bold(following), mixed and not lighter
                size = self._size(begin, first)
        runs.append(self._run(begin, end, size, bold, first, last))

    def _seam(self, start: int, last: int) -> int | None:
        """Where a word that begins bold and ends light is two that no space parts: "Beslut:Nämnden antar planen"."""
        seam = last + 1
        while seam > start and not self._bold(seam - 1):
            seam -= 1
        seam += self.text[seam : last + 1].startswith(":")
        parted = start < seam <= last and (self.text[seam].isupper() or not self.text[seam - 1].isalpha())
        return seam if parted and self.text[seam].isalnum() else None

    def _run(self, start: int, end: int, size: float, bold: bool, first: _Sides, last: _Sides) -> Run:
        pdfium.FPDFText_GetCharOrigin(self.raw, start, self._x, self._y)
        words = self.text[start:end]
        if not self.clean:
            words = clean(words.replace("\ufffe", "-").replace("\u0002", "-")).strip()
        left, top = self.left, self.top
        return Run(
            words, first[0] - left, last[2] - left, top - first[3], top - first[1], top - self._y.value, size, bold
        )

    def _last(self, start: int, end: int) -> int:
        """The last character that is printed."""
        return end - 1 if self.text[end - 1] not in _JOINED else max(start, end - 2)

    def _size(self, index: int, box: _Sides) -> float:
        """Of the letters, in points; where the font names none that can be, from how high they are."""
        size = pdfium.FPDFText_GetFontSize(self.raw, index)
        return float(size) if 4 <= size <= 72 else max(4.0, (box[3] - box[1]) * 0.9)

    def _box(self, index: int) -> _Sides:
        rect = self._rect
        pdfium.FPDFText_GetLooseCharBox(self.raw, index, rect)
        return rect.left, rect.bottom, rect.right, rect.top

    def _bold(self, index: int) -> bool:
        """Bold by its weight, or, in a font that is not embedded and has none, by its name: "Helvetica-Bold"."""
        weight = pdfium.FPDFText_GetFontWeight(self.raw, index)
        if weight > 0:
            return bool(weight >= BOLD)
        pdfium.FPDFText_GetFontInfo(self.raw, index, self._name, len(self._name), self._flags)
        return bool(_BOLD_NAME.search(self._name.value))


def _lines(pages: list[list[Run]]) -> Iterator[Line]:
    printed = [list(_rows([run for run in runs if run.text])) for runs in pages]
    leads = [[_lead(before[0], after[0]) for before, after in pairwise(rows)] for rows in printed]
    ordinary = _ordinary(chain.from_iterable(leads))
    number = place = 0
    for page, (rows, above) in enumerate(zip(printed, leads, strict=True), start=1):
        for lead, members in zip([ordinary, *above], rows, strict=bool(rows)):
            gap = round(lead - ordinary, 2)
            for text, x0, x1, top, bottom, _, size, bold in members:
                box = Box(round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1))
                end = place + len(text)
                yield Line(text, number, place, end, x0, x1, page, box, gap, round(size, 1), bold)
                place = end + 1
            number += 1


def _rows(runs: list[Run]) -> Iterator[list[Run]]:
    """Runs gathered by baseline, from the top down and from left to right."""
    row: list[Run] = []
    for run in sorted(runs, key=lambda run: run.baseline):
        if row and run.baseline - row[0].baseline > SAME_ROW * max(run.size, row[0].size):
            yield sorted(row, key=lambda run: run.x0)
            row = []
        row.append(run)
    if row:
        yield sorted(row, key=lambda run: run.x0)


def _lead(before: Run, after: Run) -> float:
    """Distance of two rows' baselines in letter sizes: 1.2 or so within a paragraph."""
    return (after.baseline - before.baseline) / max(before.size, after.size)


def _ordinary(leads: Iterable[float]) -> float:
    """The leading of running text: the smallest that at least a tenth of the rows have."""
    counts = Counter(round(lead, 1) for lead in leads if 0.8 <= lead <= 2.5)
    common = [lead for lead, count in counts.items() if count >= counts.total() / 10]
    return min(common, default=1.2)
