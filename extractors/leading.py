"""Space between rows in the document's own measure: where most rows stand a little apart, that is its leading."""

from collections import Counter

from extractors.furniture import Row

_WIDEST = 0.6
"""Rows further apart, in rows, are paragraphs of one row each."""
_FEWEST = 20


def in_own_leading(rows: list[Row]) -> list[Row]:
    """The rows of pages, their gaps counted from the gap that most of them have."""
    counts = Counter(round(row[0].gap, 1) for row in rows if row[0].page is not None and row[0].gap < _WIDEST)
    usual, count = counts.most_common(1)[0] if counts else (0.0, 0)
    if usual < 0.15 or count < _FEWEST or count * 2 < len(rows):
        return rows
    exact = Counter(round(row[0].gap, 2) for row in rows if round(row[0].gap, 1) == usual).most_common(1)[0][0]
    return [tuple(line._replace(gap=line.gap - exact) if line.gap < 90 else line for line in row) for row in rows]
