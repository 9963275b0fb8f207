"""PDF: lines with box, size and weight, by pdfium; columns are cut where the gap between two words is wider than a
word space.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from operator import attrgetter

import pypdfium2
import pypdfium2.raw as pdfium

from extractors.readers.glyphs import Glyphs, page_text
from extractors.readers.legible import is_legible
from extractors.readers.ruled import FEWEST_RULES, Run, joined_cells, may_hold_grid
from extractors.readers.rules import grids, shapes
from extractors.readers.scanned import scanned_pages
from extractors.readers.signed import signatures_in
from models.errors import DamagedFile, EncryptedFile
from models.lines import Box, Document, Line, TextLayer
from models.scan import Scan

MEDIA_TYPE = "application/pdf"

_ORNAMENT = 0.2
"""A picture that takes less of a page is a logotype or the like."""
SAME_ROW = 0.35
"""How far apart, in letter sizes, the baselines of one row may lie."""


def recognises(data: bytes) -> bool:
    """Whether the bytes are a PDF: the header may come a little late (ISO 32000-1, annex H.3.4.1)."""
    return b"%PDF-" in data[:1024]


def read(data: bytes, scan: Scan | None = None) -> Document:
    """The lines of all pages; those that OCR read come from its scan. Raises DamagedFile or EncryptedFile."""
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _reason(error) from None
    try:
        pages = [_page_runs(pdf, number) for number in range(len(pdf))]
        unread = _unread(pdf, pages)
    except pypdfium2.PdfiumError as error:
        raise DamagedFile("PDF-filen är skadad: en sida går inte att läsa.") from error
    finally:
        pdf.close()
    if not pages:
        raise DamagedFile("PDF-filen är skadad: den har inga sidor.")
    scanned = {number - 1: runs for number, runs in scanned_pages(scan).items()} if scan else {}
    for number in unread:
        pages[number] = scanned.get(number, [])
    native = sum(bool(runs) for number, runs in enumerate(pages) if number not in unread)
    layer: TextLayer = "native" if not scanned else "mixed" if native else "ocr"
    left = tuple(number + 1 for number in unread if number not in scanned)
    lines = tuple(_lines(pages))
    return Document(MEDIA_TYPE, len(pages), layer, lines, unread=left, signatures=signatures_in(data))


def _unread(pdf: pypdfium2.PdfDocument, pages: list[list[Run]]) -> list[int]:
    """Pages that are pictures, or whose text means nothing, from 0."""
    texts = [" ".join([run.text for run in runs]) for runs in pages]
    return [
        number
        for number, text in enumerate(texts)
        if (not text.strip(" ") and _has_picture(pdf, number)) or (text and not is_legible(text))
    ]


def _has_picture(pdf: pypdfium2.PdfDocument, number: int) -> bool:
    """Whether a page shows a picture that is more than an ornament."""
    page = pdf[number]
    try:
        area = page.get_width() * page.get_height()
        return any(_area(shown) > _ORNAMENT * area for shown in page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE]))
    finally:
        page.close()


def _area(shown: pypdfium2.PdfObject) -> float:
    left, bottom, right, top = map(float, shown.get_bounds())
    return (right - left) * (top - bottom)


def _reason(error: pypdfium2.PdfiumError) -> DamagedFile | EncryptedFile:
    if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).lower():
        return EncryptedFile("PDF-filen är krypterad med lösenord.")
    return DamagedFile("PDF-filen är skadad eller avklippt och går inte att öppna.")


def _page_runs(pdf: pypdfium2.PdfDocument, number: int) -> list[Run]:
    """The runs of a page; those of a wrapped cell in a ruled table as one."""
    page = pdf[number]
    textpage = page.get_textpage()
    try:
        left, _, _, top = page.get_bbox()
        runs = Glyphs(textpage.raw, page_text(textpage), left, top).runs()
        drawn = shapes(page, len(runs) + FEWEST_RULES - 1)
        return joined_cells(runs, grids(drawn, left, top)) if may_hold_grid(runs, len(drawn)) else runs
    finally:
        textpage.close()
        page.close()


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
    for run in sorted(runs, key=_baseline):
        apart = run.baseline - row[0].baseline if row else 0.0
        if apart > SAME_ROW * run.size and apart > SAME_ROW * row[0].size:
            yield sorted(row, key=_left) if len(row) > 1 else row
            row = []
        row.append(run)
    if row:
        yield sorted(row, key=_left)


_baseline, _left = attrgetter("baseline"), attrgetter("x0")


def _lead(before: Run, after: Run) -> float:
    """Distance of two rows' baselines in letter sizes: 1.2 or so within a paragraph."""
    return (after.baseline - before.baseline) / max(before.size, after.size)


def _ordinary(leads: Iterable[float]) -> float:
    """The leading of running text: the smallest that at least a tenth of the rows have."""
    counts = Counter(round(lead, 1) for lead in leads if 0.8 <= lead <= 2.5)
    common = [lead for lead, count in counts.items() if count >= counts.total() / 10]
    return min(common, default=1.2)
