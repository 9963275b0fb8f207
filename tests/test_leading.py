"""Rows that stand a little apart throughout belong to paragraphs all the same."""

import pytest

from extractors.leading import in_own_leading
from extractors.rows import rows_of
from models.lines import Line


@pytest.mark.parametrize(
    ("gaps", "expected"),
    [
        ([0.3] * 40 + [1.3, 999.0], [0.0] * 40 + [1.0, 999.0]),
        ([0.0] * 40 + [0.3] * 10, [0.0] * 40 + [0.3] * 10),
        ([0.3] * 5, [0.3] * 5),
        ([1.0] * 40, [1.0] * 40),
    ],
)
def test_gaps_are_counted_from_the_usual_one(gaps: list[float], expected: list[float]) -> None:
    lines = [Line("Text", row, 0, 4, 0.0, 20.0, page=1, gap=gap) for row, gap in enumerate(gaps)]
    assert [round(row[0].gap, 2) for row in in_own_leading(rows_of(lines))] == expected
