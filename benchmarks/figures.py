"""What a benchmark measures, as a value: told in the terminal by each, and on a page by `python -m benchmarks`."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

T = TypeVar("T")
Seconds = tuple[float, float]
"""On the clock, and of the processor."""
PDFIUM = "pypdfium2, bara texten"
PLUMBER = "pdfplumber, bara texten, var tionde fil"
NOT_MEASURED = "inte uppmätt"
WIDTH = 64
LONGEST = 200
"""How wide the first column is in the terminal, and how much of a reason is told, in characters."""


class Figure(NamedTuple):
    """What was measured, and the figure with its unit, beside that of another tool; both in Swedish."""

    what: str
    measured: str


def show(figures: Iterable[Figure]) -> None:
    """Prints them as a table, each as soon as it is there."""
    for figure in figures:
        print(f"{figure.what:<{WIDTH}} {figure.measured}", flush=True)


def collected(measure: Callable[..., Iterable[Figure]], sizes: Iterable[int]) -> tuple[Figure, ...]:
    """What a benchmark of those sizes measures; last stands why, where it could not run or not to its end."""
    figures = []
    try:
        for figure in measure(*sizes):
            figures.append(figure)  # noqa: PERF402 — those before an error are kept
    except (Exception, SystemExit) as problem:  # noqa: BLE001 — nor are hours of the others lost by it
        figures.append(not_measured(problem))
    return tuple(figures)


def not_measured(problem: BaseException) -> Figure:
    """The reason, of which other people's errors say much too much."""
    reason = " ".join(str(problem).split()) or type(problem).__name__
    return Figure(NOT_MEASURED, reason if len(reason) <= LONGEST else f"{reason[:LONGEST]} …")


def digits(value: float, decimals: int = 0) -> str:
    """A number as it is written in Swedish."""
    return f"{value:,.{decimals}f}".replace(",", " ").replace(".", ",")


def timing(work: Callable[[], T]) -> tuple[Seconds, T]:
    """Seconds on the clock and of the processor, and what the work gives."""
    start, worked = time.perf_counter(), time.process_time()
    found = work()
    return (time.perf_counter() - start, time.process_time() - worked), found


def taken(seconds: Seconds) -> str:
    """How long a work took."""
    return f"{digits(seconds[0], 2)} s ({digits(seconds[1], 2)} s processortid)"


def speeds(medians: Mapping[str, float]) -> Iterator[Figure]:
    """Pages a second, of us and of the two libraries, each beside both libraries."""
    for name, value in medians.items():
        raw, plumbed = value / medians[PDFIUM], value / medians[PLUMBER]
        yield Figure(name, f"{digits(value)} sidor/s, {digits(raw, 2)} × pypdfium2, {digits(plumbed, 1)} × pdfplumber")
