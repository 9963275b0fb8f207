"""How fast `protokoll import` is from end to end: read, understood, stored, indexed, people brought together.

    python -m benchmarks.importing [ROUNDS]
    python -m benchmarks.importing growth FILES ...

The first imports native PDFs of all layouts, by the command itself, beside pypdfium2's raw text and pdfplumber's text
of the same files: medians of interleaved runs, start-up (an import of one file) apart. pdfplumber reads every tenth
file. "One core" is one worker where the whole machine is one core: else the program that stores has a core of its own.
The second tells what a file costs in shares of several sizes, of mixed formats, damaged files and versions too, apart
from start-up as well.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

import pdfplumber
import pypdfium2

from benchmarks.figures import PDFIUM, PLUMBER, Figure, digits, show, speeds
from tools.archive.share import write

EVERY = 10
DRAWN = 30
"""Documents of each layout, about 1,300 pages of PDF."""
ONE_CORE, ONE_WORKER, TWO_WORKERS = "import, en kärna för allt", "import, en process", "import, två processer"


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


def beside(rounds: int = 3) -> Iterator[Figure]:
    """The table of speeds."""
    with tempfile.TemporaryDirectory() as drawn:
        folder = Path(drawn)
        words = [sys.executable, "-m", "tools.layouts", drawn, "--count", str(DRAWN)]
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
        files = sorted(folder.rglob("*.pdf"))
        pages = raw_text(files)
        start_up = {cores: min(imported(files[:1], 1, cores) for _ in range(2)) for cores in (None, 1)}

        def importing(workers: int, cores: int | None = None) -> Callable[[], float]:
            return lambda: pages / (imported(files, workers, cores) - start_up[cores])

        ways: dict[str, Callable[[], float]] = {
            PDFIUM: lambda: speed(lambda: raw_text(files)),
            PLUMBER: lambda: speed(lambda: plumbed(files[::EVERY])),
            ONE_CORE: importing(1, 1),
            ONE_WORKER: importing(1),
            TWO_WORKERS: importing(2),
        }
        runs = [{name: way() for name, way in ways.items()} for _ in range(rounds)]
    yield Figure("alla filer", f"{digits(len(files))} filer, {digits(pages)} sidor")
    yield Figure("uppstart, borträknad nedan", f"{digits(start_up[None], 1)} s")
    medians = {name: median(run[name] for run in runs) for name in ways}
    yield from speeds(medians)
    for name in (ONE_CORE, ONE_WORKER):
        ratio = medians[TWO_WORKERS] / medians[name]
        yield Figure(f"två processer mot {name.partition(', ')[2]}", f"{digits(ratio, 2)} ×")


def growth(*sizes: int) -> Iterator[Figure]:
    """The table of costs."""
    first = 0.0
    for size in sizes:
        with tempfile.TemporaryDirectory() as drawn:
            told = len(write(Path(drawn), size, 1)["files"])
            share = Path(drawn) / "share"
            start_up = min(imported([next(share.rglob("*.txt"))], 2) for _ in range(2))
            seconds = imported([share], 2) - start_up
        each = seconds / told
        first = first or each
        yield Figure(
            f"{digits(told)} blandade filer, två processer",
            f"{digits(seconds, 1)} s, {digits(1000 * each, 2)} ms per fil, {digits(each / first, 2)} × första raden",
        )


if __name__ == "__main__":
    given = sys.argv[1:]
    show(growth(*map(int, given[1:])) if given[:1] == ["growth"] else beside(*map(int, given)))
