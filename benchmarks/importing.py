"""How fast `protokoll import` is from end to end: read, understood, stored, indexed, people brought together.

    .venv/bin/python benchmarks/importing.py [ROUNDS]
    .venv/bin/python benchmarks/importing.py growth FILES ...

The first imports native PDFs of all layouts, by the command itself, beside pypdfium2's raw text and pdfplumber's text
of the same files: medians of interleaved runs, start-up (an import of one file) apart. pdfplumber reads every tenth
file. "One core" is one worker where the whole machine is one core: else the program that stores has a core of its own.
The second tells what a file costs in shares of several sizes, of mixed formats, damaged files and versions too.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median
from time import perf_counter

import pdfplumber
import pypdfium2

from tools.archive.share import write

EVERY = 10
DRAWN = 30
"""Documents of each layout, about 1,300 pages of PDF."""


def imported(paths: Iterable[Path], workers: int, cores: int | None = None) -> float:
    """Seconds that the command takes to import into a new archive, on so many cores or all."""
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "a.db"
        command = [sys.executable, "-m", "pipeline.cli", "--archive", str(archive), "import", *map(str, paths)]
        command = [*(["taskset", "-c", ",".join(map(str, range(cores)))] if cores else []), *command]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([".", *sys.path])}
        start = perf_counter()
        done = subprocess.run([*command, "--workers", str(workers)], env=environment, capture_output=True, check=False)
        if done.returncode not in {0, 1}:  # 1: damaged files are told of
            raise SystemExit(done.stderr.decode())
        return perf_counter() - start


def raw_text(files: Iterable[Path]) -> int:
    """Pages whose text pypdfium2 gives."""
    pages = 0
    for path in files:
        document = pypdfium2.PdfDocument(path.read_bytes())
        for page in document:
            textpage = page.get_textpage()
            textpage.get_text_range()
            textpage.close()
            page.close()
            pages += 1
        document.close()
    return pages


def plumbed(files: Iterable[Path]) -> int:
    """Pages whose text pdfplumber gives."""
    pages = 0
    for path in files:
        with pdfplumber.open(path) as document:
            pages += len([page.extract_text() for page in document.pages])
    return pages


def speed(work: Callable[[], int]) -> float:
    """Pages a second."""
    start = perf_counter()
    pages = work()
    return pages / (perf_counter() - start)


def beside(rounds: int) -> None:
    """The table of speeds."""
    with tempfile.TemporaryDirectory() as drawn:
        folder = Path(drawn)
        subprocess.run([sys.executable, "-m", "tools.layouts", drawn, "--count", str(DRAWN)], check=True)
        files = sorted(folder.rglob("*.pdf"))
        pages = raw_text(files)
        start_up = {cores: min(imported(files[:1], 1, cores) for _ in range(2)) for cores in (None, 1)}

        def importing(workers: int, cores: int | None = None) -> Callable[[], float]:
            return lambda: pages / (imported(files, workers, cores) - start_up[cores])

        ways: dict[str, Callable[[], float]] = {
            "pypdfium2, raw text": lambda: speed(lambda: raw_text(files)),
            "pdfplumber, text": lambda: speed(lambda: plumbed(files[::EVERY])),
            "import, one core": importing(1, 1),
            "import, one worker": importing(1),
            "import, two workers": importing(2),
        }
        runs = [{name: way() for name, way in ways.items()} for _ in range(rounds)]
    print(f"{len(files)} files, {pages} pages; start-up {start_up[None]:.1f} s apart")
    medians = {name: median(run[name] for run in runs) for name in ways}
    for name, value in medians.items():
        against = value / medians["pypdfium2, raw text"], value / medians["pdfplumber, text"]
        print(f"{name:<22}{value:8.0f} pages/s   {against[0]:6.2f} x raw   {against[1]:7.1f} x pdfplumber")
    for name in ("import, one core", "import, one worker"):
        print(f"two workers: {medians['import, two workers'] / medians[name]:.2f} x {name.partition(', ')[2]}")


def growth(sizes: Iterable[int]) -> None:
    """The table of costs."""
    print(f"{'files':>8}{'seconds':>10}{'ms/file':>10}{'growth':>10}")
    first = 0.0
    for size in sizes:
        with tempfile.TemporaryDirectory() as drawn:
            told = len(write(Path(drawn), size, 1)["files"])
            seconds = imported([Path(drawn) / "share"], 2)
        first = first or seconds / told
        print(f"{told:>8}{seconds:>10.1f}{1000 * seconds / told:>10.2f}{seconds / told / first:>9.2f}x", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["growth"]:
        growth(map(int, sys.argv[2:]))
    else:
        beside(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
