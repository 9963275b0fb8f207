"""`protokoll evaluate`: how well documents are read, beside their gold records."""

import argparse
import sys
from pathlib import Path

from models.errors import UsageProblem
from pipeline.evaluation.floors import Fallen, fallen, raised, read_floors, write_floors
from pipeline.evaluation.gold import find
from pipeline.evaluation.report import as_json, percent, tables
from pipeline.evaluation.score import Score, score
from pipeline.files import complaint
from pipeline.jsonlines import print_json
from pipeline.screen import print_table, visible
from pipeline.settings import Settings


def run(_: Settings, args: argparse.Namespace) -> int:
    """Prints the figures. 1 if a file failed or a figure is below its floor."""
    if args.raise_floors and not args.floors:
        raise UsageProblem("--raise-floors behöver --floors FIL.")
    measured = score(find(args.folder, args.gold))
    below = _floors(args.floors, measured, raise_them=args.raise_floors) if args.floors else ()
    if args.json:
        print_json(as_json(measured, below))
    else:
        _print(measured)
    for path, problem in measured.problems.items():
        print(complaint(path, problem), file=sys.stderr)
    for row in below:
        told = f"{row.field}: {percent(row.value)} är under golvet {percent(row.floor)}"
        print(visible(f"{measured.name}: {told}."), file=sys.stderr)
    return 1 if measured.problems or below else 0


def _floors(path: Path, measured: Score, *, raise_them: bool) -> tuple[Fallen, ...]:
    """What is below its floor, after the floors have been raised if they should be."""
    floors = read_floors(path) if path.exists() or not raise_them else {}
    if raise_them:
        floors = raised(floors, measured)
        write_floors(path, floors)
    return fallen(floors, measured, path)


def _print(measured: Score) -> None:
    for number, table in enumerate(tables(measured)):
        if number:
            print()
        print_table(table.headings, table.rows, table.title)
