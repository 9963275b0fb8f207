"""How fast `protokoll import` is from end to end, beside pypdfium2's raw text of the PDFs among the same files.

    .venv/bin/python benchmarks/importing.py [FILES ...]

For each number of files (500 and 2,000 if none is given) a share is drawn by tools.archive and imported into a new
archive by the command itself, with one worker process and with two. Files a second count all that was settled,
duplicates and damaged ones too; ms are of wall clock. Start-up, which is most of a small import, is in them.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

import pypdfium2

from tools.archive.share import write

WORKERS = (1, 2)
SIZES = (500, 2000)


def imported(share: Path, archive: Path, workers: int) -> float:
    """Seconds that the command takes."""
    command = [sys.executable, "-m", "pipeline.cli", "--archive", str(archive), "import", str(share)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([".", *sys.path])}
    start = perf_counter()
    done = subprocess.run([*command, "--workers", str(workers)], env=environment, capture_output=True, check=False)
    if done.returncode not in {0, 1}:  # 1: the damaged files are told of
        raise SystemExit(done.stderr.decode())
    return perf_counter() - start


def raw_text(files: list[Path]) -> tuple[int, float]:
    """How many of the PDFs pdfium can open, and the seconds it takes to read them from the disk and give their text."""
    opened, start = 0, perf_counter()
    for path in files:
        try:
            document = pypdfium2.PdfDocument(path.read_bytes())
        except pypdfium2.PdfiumError:
            continue
        for page in document:
            textpage = page.get_textpage()
            textpage.get_text_range()
            textpage.close()
            page.close()
        document.close()
        opened += 1
    return opened, perf_counter() - start


def pdfs_only(folder: Path, share: Path) -> Path:
    """A folder of links to the PDFs of a share, to import them alone."""
    place = folder / "pdf"
    place.mkdir()
    for number, path in enumerate(sorted(share.rglob("*.pdf"))):
        (place / f"{number:05d}.pdf").hardlink_to(path)
    return place


def row(title: str, files: int, seconds: float) -> None:
    """One line of the table."""
    print(f"{title:<34}{files:>7}{seconds:>10.1f}{files / seconds:>10.1f}{1000 * seconds / files:>10.1f}")


def table(files: int) -> None:
    """All ways with one share."""
    with tempfile.TemporaryDirectory() as drawn:
        folder = Path(drawn)
        told = len(write(folder, files, 1)["files"])
        share = folder / "share"
        pdfs = pdfs_only(folder, share)
        for workers in WORKERS:
            row(f"import, {workers} worker(s)", told, imported(share, folder / f"{workers}.db", workers))
        for workers in WORKERS:
            title = f"  its PDFs alone, {workers} worker(s)"
            row(title, len(list(pdfs.iterdir())), imported(pdfs, folder / f"pdf{workers}.db", workers))
        row("  pypdfium2, raw text of the PDFs", *raw_text(sorted(pdfs.iterdir())))


def main(sizes: tuple[int, ...]) -> None:
    """A table for each size."""
    print(f"{'':<34}{'files':>7}{'seconds':>10}{'files/s':>10}{'ms/file':>10}")
    for files in sizes:
        table(files)


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
