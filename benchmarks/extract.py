"""How fast native PDFs become records, beside pypdfium2's raw text and pdfplumber's text of the same pages.

    python -m benchmarks.extract [ROUNDS] [FOLDER]

FOLDER holds PDFs; without it the layouts of tools.layouts are drawn into a temporary folder, 2,000 pages or more.
Pages per second, medians of interleaved runs in this process, start-up apart, and the ratios. pdfplumber reads every
tenth file.
"""

import io
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

import pdfplumber
import pypdfium2

from benchmarks.figures import PDFIUM, PLUMBER, Figure, digits, show, speeds
from extractors import extract
from extractors.readers import pdf

File = tuple[str, bytes]
EVERY = 10
DRAWN = 50
"""Documents of each layout, about 2,100 pages of PDF."""


def raw_text(files: list[File]) -> int:
    """Pages read by pypdfium2, text only."""
    pages = 0
    for _, data in files:
        document = pypdfium2.PdfDocument(data)
        for page in document:
            textpage = page.get_textpage()
            textpage.get_text_range()
            textpage.close()
            page.close()
            pages += 1
        document.close()
    return pages


def lines(files: list[File]) -> int:
    """Pages read to lines with box, size and weight."""
    return sum(pdf.read(data).pages or 0 for _, data in files)


def records(files: list[File]) -> int:
    """Pages read to records."""
    return sum(extract(data, name)[0].source.pages or 0 for name, data in files)


def plumbed(files: list[File]) -> int:
    """Pages of every tenth file read by pdfplumber, text only."""
    pages = 0
    for _, data in files[::EVERY]:
        with pdfplumber.open(io.BytesIO(data)) as document:
            for page in document.pages:
                page.extract_text()
                pages += 1
    return pages


WAYS: dict[str, Callable[[list[File]], int]] = {
    PDFIUM: raw_text,
    "våra rader med ruta, storlek och vikt": lines,
    "våra poster (läst och tolkat)": records,
    PLUMBER: plumbed,
}


def timed(files: list[File], rounds: int, title: str) -> Iterator[Figure]:
    """Time all ways `rounds` times, in turn, after one run each to warm up."""
    runs: dict[str, list[float]] = {name: [] for name in WAYS}
    pages = 0
    for lap in range(rounds + 1):
        for name, way in WAYS.items():
            start = perf_counter()
            read = way(files)
            pages = max(pages, read)
            if lap:
                runs[name].append(read / (perf_counter() - start))
    yield Figure(title, f"{digits(len(files))} filer, {digits(pages)} sidor")
    yield from speeds({name: median(values) for name, values in runs.items()})


def beside(rounds: int, folder: Path) -> Iterator[Figure]:
    """The table."""
    files = [(path.name, path.read_bytes()) for path in sorted(folder.rglob("*.pdf"))]
    yield from timed(files, rounds, "alla filer")


def measure(rounds: int = 5, folder: Path | None = None) -> Iterator[Figure]:
    """The table, of the PDFs in the folder or of layouts drawn anew."""
    if folder:
        yield from beside(rounds, folder)
        return
    with tempfile.TemporaryDirectory() as drawn:
        words = [sys.executable, "-m", "tools.layouts", drawn, "--count", str(DRAWN)]
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
        yield from beside(rounds, Path(drawn))


if __name__ == "__main__":
    given = sys.argv[1:]
    show(measure(int(given[0]), *map(Path, given[1:])) if given else measure())
