"""`protokoll import`: files and folders into the archive."""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from corpus.archive import open_archive
from corpus.location import locate
from models.errors import MissingFile
from pipeline.files import complaint, gather
from pipeline.importing import Result, import_files
from pipeline.screen import print_table, visible
from pipeline.settings import Settings

_ROWS: tuple[tuple[str, tuple[Result, ...]], ...] = (
    ("Nya", ("new", "not minutes")),
    ("  varav inte protokoll", ("not minutes",)),
    ("Oförändrade", ("unchanged",)),
    ("I karantän", ("quarantined",)),
    ("Misslyckade", ("failed",)),
)


def run(settings: Settings, args: argparse.Namespace) -> int:
    """Imports what the paths mean, tells of each problem on standard error, and sums up. 1 if any file failed."""
    own = locate(settings.archive, settings.originals).files()
    found = list(gather(args.paths, own))
    files = [file for file in found if isinstance(file, Path)]
    counts: Counter[Result] = Counter()
    for problem in found:
        if isinstance(problem, MissingFile):
            counts["failed"] += 1
            print(visible(str(problem)), file=sys.stderr)
    try:
        if files:  # a mistyped path makes no archive
            _import(settings, files, counts)
    finally:
        if counts:
            print_table(("Utfall", "Filer"), [(label, str(_sum(counts, results))) for label, results in _ROWS])
    return 1 if counts["quarantined"] or counts["failed"] else 0


def _import(settings: Settings, files: Sequence[Path], counts: Counter[Result]) -> None:
    with open_archive(settings.archive, "write", settings.originals) as archive, _progress(len(files)) as step:
        for outcome in import_files(archive, files):
            counts[outcome.result] += 1
            step(complaint(outcome.path, outcome.problem) if outcome.problem else "")


def _sum(counts: Counter[Result], results: tuple[Result, ...]) -> int:
    return sum(counts[result] for result in results)


@contextmanager
def _progress(total: int) -> Iterator[Callable[[str], None]]:
    """What to call after each file, with a line to print or "": moves a bar on a terminal, else only prints."""
    if not sys.stderr.isatty():
        yield _print_problem
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (TextColumn("Läser in"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=total)

        def step(line: str) -> None:
            bar.advance(task)
            if line:
                console.print(line, markup=False, highlight=False, emoji=False, soft_wrap=True)

        yield step


def _print_problem(line: str) -> None:
    if line:
        print(line, file=sys.stderr)
