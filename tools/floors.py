"""Floors for the drawn layouts: `python -m tools.floors tests/layout_floors.toml` raises them to what is read now."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from pipeline.evaluation.floors import raised, read_floors, write_floors
from pipeline.evaluation.gold import find
from pipeline.evaluation.score import Score, score
from tools.layouts.__main__ import write
from tools.layouts.registry import FAMILIES

SEED, COUNT = 1, 2
"""Which documents are drawn, and how many of each layout."""


def measured(folder: Path, families: tuple[str, ...] = tuple(FAMILIES)) -> Iterator[Score]:
    """How well each layout is read; the documents are drawn into `folder`, a folder a layout."""
    for family in families:
        write(folder / family, SEED, COUNT, (family,))
        yield score(find(folder / family))


def main(path: Path) -> None:
    """Raise the floors in the file; none is ever lowered."""
    floors = read_floors(path) if path.exists() else {}
    with tempfile.TemporaryDirectory() as place:
        for told in measured(Path(place)):
            floors = raised(floors, told)
    write_floors(path, floors)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
