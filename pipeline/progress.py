"""What a person sees of a long run: on a terminal a bar with counts, rate and time left; elsewhere only problems."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from corpus.runs import Result

WORDS: Mapping[Result | None, str] = {
    "new": "nya",
    "new version": "nya versioner",
    "not minutes": "inte protokoll",
    "unchanged": "oförändrade",
    "duplicate": "dubbletter",
    "withdrawn": "indragna",
    "container": "paket",
    "quarantined": "i karantän",
    "failed": "misslyckade",
    None: "inte lästa",
}
"""What became of files, in words, in the order in which they are told; None for those that a run did not come to."""

Step = Callable[[Result, str], None]
"""What to call after each file, with its result and a line to print or ""."""


def told(counts: Mapping[Result, int]) -> str:
    """Counts in words, as in "12 nya, 3 i karantän"."""
    return ", ".join(f"{counts[result]} {word}" for result, word in WORDS.items() if result and counts.get(result))


@contextmanager
def progress(total: int) -> Iterator[Step]:
    """Shows how a run of `total` files goes, until the block ends."""
    if not sys.stderr.isatty():
        yield _only_problems
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (
        TextColumn("Läser in"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[counts]}", markup=False),
    )
    counts: Counter[Result] = Counter()
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=total, counts="", rate="")

        def step(result: Result, line: str) -> None:
            counts[result] += 1
            speed = bar.tasks[0].speed
            bar.update(task, advance=1, counts=told(counts), rate=f"{speed:.0f} filer/s" if speed else "")
            if line:
                console.print(line, markup=False, highlight=False, emoji=False, soft_wrap=True)

        yield step


def _only_problems(_: Result, line: str) -> None:
    if line:
        print(line, file=sys.stderr)
