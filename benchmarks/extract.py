"""How fast native PDFs become records, beside pypdfium2's raw text and pdfplumber's text of the same pages.

    .venv/bin/python benchmarks/extract.py [ROUNDS] [FOLDER]

FOLDER holds PDFs; without it the layouts of tools.layouts are drawn into a temporary folder, 2,000 pages or more.
Prints pages per second, medians of interleaved runs in this process, start-up apart, and the ratios: for documents
none of whose pages goes to pdfplumber, and for all. pdfplumber itself reads every tenth file.
"""

import io
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter
from unittest.mock import patch

import pdfplumber
import pypdfium2

from extractors import extract
from extractors.readers import pdf
from extractors.readers.ruled import joined_cells

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
    "pypdfium2, raw text": raw_text,
    "our lines": lines,
    "our records": records,
    "pdfplumber, text": plumbed,
}


def sent_on(files: list[File]) -> dict[str, int]:
    """How many pages of each file go to pdfplumber, where any does."""
    sent: dict[str, int] = {}
    for name, data in files:
        with patch("extractors.readers.pdf.joined_cells", side_effect=joined_cells) as sends:
            pdf.read(data)
        if sends.called:
            sent[name] = len(sends.call_args.args[1])
    return sent


def timed(files: list[File], rounds: int, title: str) -> None:
    """Time all ways `rounds` times, in turn, after one run each to warm up."""
    speeds: dict[str, list[float]] = {name: [] for name in WAYS}
    pages = 0
    for lap in range(rounds + 1):
        for name, way in WAYS.items():
            start = perf_counter()
            read = way(files)
            pages = max(pages, read)
            if lap:
                speeds[name].append(read / (perf_counter() - start))
    medians = {name: median(values) for name, values in speeds.items()}
    print(f"\n{title}: {len(files)} files, {pages} pages")
    for name, value in medians.items():
        against = value / medians["pypdfium2, raw text"], value / medians["pdfplumber, text"]
        print(f"{name:<22}{value:8.0f} pages/s   {against[0]:6.2f} x raw   {against[1]:7.1f} x pdfplumber")


def main(rounds: int, folder: Path) -> None:
    """Both tables."""
    files = [(path.name, path.read_bytes()) for path in sorted(folder.rglob("*.pdf"))]
    sent = sent_on(files)
    pages = raw_text(files)
    print(f"{sum(sent.values())} of {pages} pages ({sum(sent.values()) / pages:.1%}) go to pdfplumber")
    timed([file for file in files if file[0] not in sent], rounds, "No page goes to pdfplumber")
    timed(files, rounds, "All")


if __name__ == "__main__":
    laps = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    if len(sys.argv) > 2:
        main(laps, Path(sys.argv[2]))
    else:
        with tempfile.TemporaryDirectory() as drawn:
            subprocess.run([sys.executable, "-m", "tools.layouts", drawn, "--count", str(DRAWN)], check=True)
            main(laps, Path(drawn))
