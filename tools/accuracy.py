"""How well the samples and invented layouts are read, as a page: `python -m tools.accuracy docs/noggrannhet.md`."""

import sys
import tempfile
from datetime import date
from pathlib import Path

from pipeline.evaluation.gold import find
from pipeline.evaluation.report import Table, tables
from pipeline.evaluation.score import Score, score
from tools.layouts.__main__ import write
from tools.layouts.registry import FAMILIES

ROOT = Path(__file__).resolve().parent.parent
SEED, COUNT = 1, 3
"""Which documents are drawn, and how many of each layout."""

HEAD = """# Noggrannhet

Mätt {day} med `make accuracy`, som skriver den här sidan på nytt. Alla dokument är påhittade och har ett facit.
Vad måtten betyder står i [handboken](handbok.md), vid `protokoll evaluate`.
"""
SAMPLES = """## Exempelprotokollen

Filerna i `corpus/samples`. De är också testfall, så reglerna är skrivna med dem för ögonen: siffrorna säger att
inget har gått sönder, inte hur väl okända protokoll läses. Golven står i `tests/floors.toml`.
"""
LAYOUTS = """## Andra layouter

{count} dokument av varje layout, ritade av `tools/layouts/` (frö {seed}).
"""


def page(day: date) -> str:
    """The page, with the figures of now."""
    samples = _whole(score(find(ROOT / "corpus" / "samples", ROOT / "tests" / "golden")))
    parts = [HEAD.format(day=day), SAMPLES, *map(_markdown, tables(samples))]
    parts += [LAYOUTS.format(count=COUNT, seed=SEED), *map(_markdown, tables(_layouts()))]
    return "\n".join(parts)


def _layouts() -> Score:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "layouts")
        write(folder, SEED, COUNT, tuple(FAMILIES))
        return _whole(score(find(folder)))


def _whole(measured: Score) -> Score:
    """The score, of a set in which every document could be read."""
    if measured.problems:
        raise SystemExit("\n".join(f"{path}: {problem}" for path, problem in measured.problems.items()))
    return measured


def _markdown(table: Table) -> str:
    rows = (table.headings, ("---", *("---:" for _ in table.headings[1:])), *table.rows)
    return "\n".join([f"### {table.title}", "", *(f"| {' | '.join(row)} |" for row in rows)]) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(date.today()), encoding="utf-8")  # noqa: DTZ011 — the day on the wall
