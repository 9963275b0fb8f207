"""Ruled tables on PDF pages: where a page has a grid of rules, what is wrapped within a cell is made one line again and
all cells of a table row are put on one row.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extractors.passages import seam

FEWEST_RULES = 8
"""A page with fewer drawn shapes has no table whose cells must be told apart."""
MOST_RULES = 5000
"""A page with more is a drawing, and would take minutes."""
FEWEST_COLUMNS, FEWEST_ROWS = 3, 3
CLOSE = 1.35
"""How far apart, in letter sizes, the rows of one wrapped cell are at most; rows of a table are set wider."""
NARROW = 12
"""A column whose cells hold at most so many characters is one of marks, parties or numbers. In a table of people at
least half of the columns are; in others a cell may hold sentences, whose rows must stay apart.
"""


class Run(NamedTuple):
    """Words side by side without a column gap; y counts downwards from the top of the page, in points."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float
    size: float
    bold: bool


Box = tuple[float, float, float, float]
Grid = list[list[Box | None]]
"""A table's cells, row by row: left, top, right and bottom in points from the upper left corner."""


def joined_cells(runs: list[Run], grids: Iterable[Grid]) -> list[Run]:
    """The runs of a page with such grids, wrapped cells joined."""
    for grid in grids:
        if len(grid) < FEWEST_ROWS or max(map(len, grid)) < FEWEST_COLUMNS:
            continue
        cells = [[_inside(runs, box) for box in row] for row in grid]
        if _is_narrow(cells):
            mine = {id(run) for row in cells for cell in row for run in cell}
            runs = [*(run for run in runs if id(run) not in mine), *(run for row in cells for run in _row(row))]
    return runs


def may_hold_grid(runs: Sequence[Run], shapes: int) -> bool:
    """Whether a page with so many drawn shapes may hold a ruled table of people in which a cell is wrapped: rows of
    several columns, and close under one of them a row that stands in some of the same columns.
    """
    if not FEWEST_RULES <= shapes <= MOST_RULES:
        return False
    rows = _by_baseline(runs)
    wide = [row for row in rows if len(row) >= FEWEST_COLUMNS]
    if len(wide) < FEWEST_ROWS or _numbered([min(row, key=lambda run: run.x0).text for row in wide]):
        return False
    return any(_wraps(above, below) for above, below in pairwise(rows))


def _numbered(firsts: list[str]) -> bool:
    """Whether the first cells of rows are numbers, as in an agenda: "12   Budget 2025   KS 2024/12"."""
    return sum(text[:1] in _NUMBERS for text in firsts if text) * 2 >= len(firsts)


def _by_baseline(runs: Sequence[Run]) -> list[list[Run]]:
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: run.baseline):
        if rows and run.baseline - rows[-1][0].baseline < 1:
            rows[-1].append(run)
        else:
            rows.append([run])
    return rows


def _wraps(above: list[Run], below: list[Run]) -> bool:
    if len(above) < FEWEST_COLUMNS or len(below) >= len(above):
        return False
    near = below[0].baseline - above[0].baseline <= CLOSE * below[0].size
    return near and all(any(abs(run.x0 - over.x0) < 2 for over in above) for run in below)


_NUMBERS = frozenset("0123456789§")


def _inside(runs: Iterable[Run], box: Box | None) -> list[Run]:
    """The runs in a cell, from the top down."""
    if box is None:
        return []
    left, top, right, bottom = box
    mine = [run for run in runs if left <= (run.x0 + run.x1) / 2 < right and top <= (run.top + run.bottom) / 2 < bottom]
    return sorted(mine, key=lambda run: (run.baseline, run.x0))


def _is_narrow(cells: list[list[list[Run]]]) -> bool:
    if _numbered([row[0][0].text if row[0] else "" for row in cells]):
        return False
    columns = range(max(map(len, cells)))
    widths = [
        [sum(len(run.text) for run in row[column]) for row in cells[1:] if column < len(row) and row[column]]
        for column in columns
    ]
    return sum(not width or median(width) <= NARROW for width in widths) * 2 >= len(widths)


def _row(cells: list[list[Run]]) -> Iterator[Run]:
    """A row of the table: each cell one run, all on the baseline of the highest."""
    filled = [cell for cell in cells if cell]
    if not filled:
        return
    baseline = min(cell[0].baseline for cell in filled)
    for cell in filled:
        yield _one(cell)._replace(baseline=baseline)


def _one(cell: list[Run]) -> Run:
    text = cell[0].text
    for run in cell[1:]:
        gap = seam(text, run.text)
        text = text[:-1] + run.text if gap is None else text + gap + run.text
    return cell[0]._replace(
        text=text,
        x0=min(run.x0 for run in cell),
        x1=max(run.x1 for run in cell),
        bottom=max(run.bottom for run in cell),
    )
