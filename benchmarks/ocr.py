"""How long OCR of scanned pages takes beside bare tesseract processes on the same pictures.

    python -m benchmarks.ocr [PAGES]

Draws the samples' PDF pages as pictures, reads them with two pages side by side, and runs two tesseract processes over
the same pictures, interleaved. Seconds a page and the ratio; drawing the pages counts on our side.
"""

import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import pypdfium2
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from benchmarks.figures import Figure, digits, show
from pipeline import tesseract

SAMPLES = Path(__file__).parent.parent / "corpus" / "samples"
ROUNDS = 3
SIDE_BY_SIDE = 2


def pictured(pages: int) -> bytes:
    """A PDF of that many pages, each a picture of a page of a sample."""
    out = io.BytesIO()
    canvas = Canvas(out)
    pdf = pypdfium2.PdfDocument(SAMPLES / "regionala-utvecklingsnamnden-2025-03-12.pdf")
    for number in range(pages):
        page = pdf[number % len(pdf)]
        width, height = page.get_size()
        canvas.setPageSize((width, height))
        picture = page.render(scale=tesseract.DPI / 72, grayscale=True).to_pil()
        canvas.drawImage(ImageReader(picture), 0, 0, width, height)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def bare(folder: Path, pages: int) -> None:
    """Two tesseract processes at a time, over pictures that are drawn already."""

    def one(number: int) -> None:
        words = ["tesseract", str(folder / f"{number}.png"), "-", "-l", "swe", "tsv"]
        subprocess.run(words, check=True, capture_output=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"})

    with ThreadPoolExecutor(SIDE_BY_SIDE) as threads:
        list(threads.map(one, range(pages)))


def timed(work: Callable[[], object]) -> float:
    """Seconds that it takes."""
    started = perf_counter()
    work()
    return perf_counter() - started


def measure(pages: int = 10) -> Iterator[Figure]:
    """The two of them. Raises UsageProblem when tesseract is not installed."""
    tesseract.version()
    data = pictured(pages)
    numbers = range(1, pages + 1)
    with TemporaryDirectory() as folder:
        pdf = pypdfium2.PdfDocument(data)
        for number in range(pages):
            picture = pdf[number].render(scale=tesseract.DPI / 72, grayscale=True).to_pil()
            picture.save(Path(folder) / f"{number}.png")
        ours, theirs = [], []
        for _ in range(ROUNDS):
            theirs.append(timed(lambda: bare(Path(folder), pages)))
            ours.append(timed(lambda: tesseract.scan(data, numbers, SIDE_BY_SIDE, 120)))
    yield Figure("tesseract ensamt, två processer", f"{digits(median(theirs) / pages, 2)} s per sida")
    ratio = digits(median(ours) / median(theirs), 2)
    yield Figure(
        "`protokoll ocr`, två sidor i taget", f"{digits(median(ours) / pages, 2)} s per sida, {ratio} × tesseract"
    )


if __name__ == "__main__":
    show(measure(*map(int, sys.argv[1:])))
