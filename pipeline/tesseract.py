"""Pages of a PDF read by tesseract, in Swedish, several side by side: each is one process of tesseract with one thread,
since its own threads make it slower.
"""

import os
import shutil
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pypdfium2

from models.errors import DamagedFile, FileProblem, TooSlow, UsageProblem
from models.lines import Box
from models.scan import Scan, Word

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 300
"""Dots an inch at which pages are drawn; what tesseract's models were trained on."""
_MOST_DOTS = 40_000_000
"""A larger page is drawn with fewer dots an inch, so that memory stays bounded."""
_LANGUAGE = "swe"


def version() -> str:
    """Name and version of the engine. Raises UsageProblem when it, its Swedish, or pytesseract is not installed."""
    try:
        import pytesseract
    except ImportError:
        raise UsageProblem("För texttolkning behövs pytesseract.", "Installera protokollarium[ocr].") from None
    if shutil.which("tesseract") is None:
        raise UsageProblem("Programmet tesseract finns inte.", "Installera tesseract-ocr och tesseract-ocr-swe.")
    if _LANGUAGE not in pytesseract.get_languages():
        raise UsageProblem("Tesseract kan inte svenska.", "Installera tesseract-ocr-swe.")
    return f"tesseract {pytesseract.get_tesseract_version()}"


def scan(data: bytes, pages: Sequence[int], side_by_side: int, seconds: float) -> Scan:
    """What tesseract reads on those pages of a PDF, counted from 1; each may take so many seconds.

    Raises DamagedFile and TooSlow.
    """
    os.environ["OMP_THREAD_LIMIT"] = "1"
    engine = version()
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise DamagedFile("PDF-filen går inte att öppna.") from error
    try:
        return Scan(engine, dict(_read(pdf, pages, side_by_side, seconds)))
    finally:
        pdf.close()


def _read(
    pdf: pypdfium2.PdfDocument, pages: Sequence[int], side_by_side: int, seconds: float
) -> Iterator[tuple[int, tuple[Word, ...]]]:
    """Pdfium draws one page at a time here, while threads wait for tesseract; few pictures are in memory at once."""
    with ThreadPoolExecutor(side_by_side) as threads:
        waiting: deque[tuple[int, Future[tuple[Word, ...]]]] = deque()
        for number in pages:
            picture, scale = _drawn(pdf, number - 1)
            waiting.append((number, threads.submit(_words, picture, scale, seconds)))
            if len(waiting) > side_by_side:
                first, future = waiting.popleft()
                yield first, future.result()
        for number, future in waiting:
            yield number, future.result()


def _drawn(pdf: pypdfium2.PdfDocument, index: int) -> tuple["Image", float]:
    """A page in grey, and how many dots a point takes."""
    try:
        page = pdf[index]
        points = max(1.0, page.get_width() * page.get_height())
        scale = min(DPI / 72, (_MOST_DOTS / points) ** 0.5)
        picture: Image = page.render(scale=scale, grayscale=True).to_pil()
        page.close()
    except pypdfium2.PdfiumError as error:
        raise DamagedFile(f"Sida {index + 1} går inte att visa.") from error
    return picture, scale


def _words(picture: "Image", scale: float, seconds: float) -> tuple[Word, ...]:
    import pytesseract

    try:
        found: dict[str, list[Any]] = pytesseract.image_to_data(
            picture, lang=_LANGUAGE, output_type=pytesseract.Output.DICT, timeout=seconds
        )
    except RuntimeError as error:
        if "timeout" in str(error).lower():
            raise TooSlow(f"Det tog mer än {seconds:g} sekunder att texttolka en sida.") from None
        raise FileProblem(f"Tesseract klarade inte en sida: {error}.") from error
    return tuple(_found_words(found, scale))


def _found_words(found: dict[str, list[Any]], scale: float) -> Iterator[Word]:
    columns = ("text", "conf", "left", "top", "width", "height", "block_num", "par_num", "line_num")
    lines: dict[tuple[int, int, int], int] = {}
    for text, sure, left, top, width, height, *place in zip(*(found[name] for name in columns), strict=True):
        if float(sure) < 0 or not text.strip():
            continue
        line = lines.setdefault((place[0], place[1], place[2]), len(lines))
        sides = (round(side / scale, 1) for side in (left, top, left + width, top + height))
        yield Word(text, line, Box(*sides), float(sure))
