"""All that is measured stands on the page, also what could not be; nothing is timed here."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from benchmarks import gaps, justering
from benchmarks.__main__ import ROWS
from benchmarks.figures import NOT_MEASURED, Figure, collected
from benchmarks.page import Part, machine, page
from house import ROOT
from models.errors import UsageProblem


def test_every_benchmark_has_a_row() -> None:
    alone = 'if __name__ == "__main__":'
    files = [path for path in (ROOT / "benchmarks").glob("*.py") if path.name != "__main__.py"]
    modules = {f"benchmarks.{path.stem}" for path in files if alone in path.read_text("utf-8")}
    assert len(modules) > 5
    assert {row.command.split()[0] for row in ROWS} == modules
    assert [row.measure.__module__ for row in ROWS] == [row.command.split()[0] for row in ROWS]


def without_tesseract(pages: int) -> Iterator[Figure]:
    yield Figure("tesseract ensamt", f"{pages} sidor")
    raise UsageProblem("Programmet tesseract finns inte.", "")


def test_the_page_has_the_day_the_machine_and_a_table_for_each() -> None:
    parts = [
        Part("Start", "python -m benchmarks.startup 15", (Figure("`a | b`", "12 ms,\n1,5 × c"),)),
        Part("Texttolkning", "python -m benchmarks.ocr 4", collected(without_tesseract, (4,))),
    ]
    text = page(date(2030, 1, 2), "make bench", "en maskin med 2 kärnor", parts)
    assert text.startswith("# Hastighet\n\nUppmätt 2030-01-02 med `make bench`, ")
    assert ", på en maskin med 2 kärnor.\n" in text
    assert (
        """
## Start

`python -m benchmarks.startup 15`

| Vad | Uppmätt |
| --- | --- |
| `a \\| b` | 12 ms, 1,5 × c |

## Texttolkning

`python -m benchmarks.ocr 4`

| Vad | Uppmätt |
| --- | --- |
| tesseract ensamt | 4 sidor |
| inte uppmätt | Programmet tesseract finns inte. |

## Vad som tar tid

"""
        in text
    )
    assert text.endswith("prövar.\n")


def test_the_machine_is_told() -> None:
    assert "kärnor" in machine()
    assert "Python 3." in machine()


def test_a_long_reason_is_cut() -> None:
    def fails() -> Iterator[Figure]:
        raise SystemExit("x" * 10_000)

    (figure,) = collected(fails, ())
    assert figure.what == NOT_MEASURED
    assert len(figure.measured) < 300


@pytest.mark.parametrize("measure", [gaps.measure, justering.measure])
def test_invented_archives_fit_the_tables(measure: Callable[[int], Iterator[Figure]]) -> None:
    assert [figure for figure in collected(measure, (200,)) if figure.what == NOT_MEASURED] == []
