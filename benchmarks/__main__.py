"""All benchmarks, each in a process of its own, and the page of what they measured.

    python -m benchmarks [--large] [PAGE]

PAGE is docs/hastighet.md unless given. --large takes the great sizes, and an hour or more. A benchmark that cannot run
is told of on the page, and the rest goes on.
"""

import argparse
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from benchmarks import extract, found, gaps, importing, justering, ocr, search, startup
from benchmarks.figures import NOT_MEASURED, Figure, collected, not_measured
from benchmarks.page import Part, machine, page

PAGE = Path(__file__).parent.parent / "docs" / "hastighet.md"


class Row(NamedTuple):
    """A benchmark: its Swedish heading, its function, the command that runs it alone, and the sizes both are given."""

    heading: str
    measure: Callable[..., Iterable[Figure]]
    command: str
    sizes: tuple[int, ...]
    large: tuple[int, ...]

    def part(self, large: bool) -> Part:
        """What it measures."""
        sizes = self.large if large else self.sizes
        command = " ".join(["python -m", self.command, *map(str, sizes)])
        return Part(self.heading, command, _in_a_process(self.measure, sizes))


ROWS = (
    Row("Start", startup.measure, "benchmarks.startup", (15,), (15,)),
    Row("Från PDF till post", extract.measure, "benchmarks.extract", (3,), (5,)),
    Row("Import av PDF-filer", importing.beside, "benchmarks.importing", (3,), (5,)),
    Row(
        "Import när mapparna växer",
        importing.growth,
        "benchmarks.importing growth",
        (1000, 10_000),
        (1000, 10_000, 100_000),
    ),
    Row("Texttolkning", ocr.measure, "benchmarks.ocr", (4,), (10,)),
    Row("Vad som saknas", gaps.measure, "benchmarks.gaps", (20_000,), (100_000,)),
    Row("Justering", justering.measure, "benchmarks.justering", (20_000,), (100_000,)),
    Row("Sökning", search.measure, "benchmarks.search", (50_000,), (1_000_000,)),
    Row("Vad sökningen hittar", found.measure, "benchmarks.found", (), ()),
)


def _in_a_process(measure: Callable[..., Iterable[Figure]], sizes: tuple[int, ...]) -> tuple[Figure, ...]:
    """Its figures; what it keeps in memory is not counted by the next, nor what this process has."""
    with ProcessPoolExecutor(1, get_context("forkserver")) as process:
        try:
            return process.submit(collected, measure, sizes).result()
        except BrokenProcessPool as problem:
            return (not_measured(problem),)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Time all that is timed.")
    parser.add_argument("--large", action="store_true", help="the great sizes; an hour or more")
    parser.add_argument("page", nargs="?", type=Path, default=PAGE, help="where the figures are written")
    given = parser.parse_args()
    told, parts = machine(), []
    for row in ROWS:
        print(f"{row.heading} … ", end="", flush=True)
        start = time.perf_counter()
        parts.append(row.part(given.large))
        missing = [f", {NOT_MEASURED}: {one.measured}" for one in parts[-1].figures if one.what == NOT_MEASURED]
        print(f"{time.perf_counter() - start:.0f} s", *missing, sep="")
    command = "make bench LARGE=1" if given.large else "make bench"
    given.page.write_text(page(date.today(), command, told, parts), encoding="utf-8")  # noqa: DTZ011 — the day on the wall


if __name__ == "__main__":
    main()
