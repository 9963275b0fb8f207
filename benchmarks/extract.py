"""How fast native PDFs become records, beside pypdfium2's raw text and pdfplumber's text of the same pages.

    .venv/bin/python benchmarks/reading.py [ROUNDS] [FOLDER]

FOLDER holds PDFs; without it the layouts of tools.layouts are drawn into a temporary folder. Prints pages per second,
medians of interleaved runs in this process, start-up apart, and the ratios; pdfplumber reads every tenth file.
"""

import io
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

import pdfplumber
import pypdfium2

from extractors import extract
from extractors.readers import pdf

File = tuple[str, bytes]
EVERY = 10


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
    "pypdfium2, raw text": raw_text,
    "our lines": lines,
    "our records": records,
    "pdfplumber, text": plumbed,
}


def main(rounds: int, folder: Path) -> None:
    """Time all ways `rounds` times, in turn, after one run each to warm up."""
    files = [(path.name, path.read_bytes()) for path in sorted(folder.rglob("*.pdf"))]
    speeds: dict[str, list[float]] = {name: [] for name in WAYS}
    for lap in range(rounds + 1):
        for name, way in WAYS.items():
            start = perf_counter()
            pages = way(files)
            if lap:
                speeds[name].append(pages / (perf_counter() - start))
    medians = {name: median(values) for name, values in speeds.items()}
    print(f"{len(files)} files")
    for name, value in medians.items():
        against = value / medians["pypdfium2, raw text"], value / medians["pdfplumber, text"]
        print(f"{name:<22}{value:8.0f} pages/s   {against[0]:6.2f} x raw   {against[1]:7.1f} x pdfplumber")


if __name__ == "__main__":
    laps = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    if len(sys.argv) > 2:
        main(laps, Path(sys.argv[2]))
    else:
        with tempfile.TemporaryDirectory() as drawn:
            subprocess.run([sys.executable, "-m", "tools.layouts", drawn, "--count", "40"], check=True)
            main(laps, Path(drawn))
