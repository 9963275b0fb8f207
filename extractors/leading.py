"""Space between rows in the document's own measure: where most rows stand a little apart, that is its leading."""

from collections import Counter

from extractors.rows import Row
from models.lines import BREAK

_TIGHT, _WIDE = 0.15, 0.5
"""Rows closer stand as close as letters allow, rows further apart are paragraphs of one row each."""
_FEWEST = 20


def in_own_leading(rows: list[Row]) -> list[Row]:
    """The rows of pages, their gaps counted from the gap that most of them have."""
    gaps = [row[0].gap for row in rows if row[0].page is not None]
    apart = [gap for gap in gaps if _TIGHT < gap < _WIDE]
    if len(apart) < _FEWEST or len(apart) * 5 < 2 * len(rows):
        return rows
    if len(apart) < 2 * sum(gap <= _TIGHT for gap in gaps):
        return rows
    usual = Counter(round(gap, 2) for gap in apart).most_common(1)[0][0]
    return [tuple(line._replace(gap=line.gap - usual) if line.gap < BREAK else line for line in row) for row in rows]
