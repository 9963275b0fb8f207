"""Several minutes in one file: a new front page after the first § begins new minutes."""

from extractors.flow import CLEAR_GAP
from extractors.furniture import Sheets
from extractors.headings import heading_rows
from extractors.labels import LISTS
from extractors.rows import Row
from extractors.vocabulary import front_labels, normal, titles
from models import registers
from models.lines import BREAK

_WINDOW = 30
"""A front page has its labels within this many rows."""
_FEWEST = 3
"""Labels, one of them over a list of people, from which on rows are a front page."""
_HEAD = 10
"""A letterhead and title stand at most this many rows above the first label."""
_OPENING = frozenset({"time_place", "place", "time", "date", *LISTS})


def volumes(sheets: Sheets) -> list[Sheets]:
    """The sheets of each set of minutes in a file, in order; most files hold one."""
    rows = list(sheets.body)
    starts = [0, *_front_pages(rows)]
    if len(starts) == 1:
        return [sheets]
    edges = [rows[start][0].row for start in starts[1:]]
    bounds = list(zip([-1, *edges], [*edges, float("inf")], strict=True))
    return [
        Sheets(
            tuple(row for row in rows if low <= row[0].row < high),
            tuple(row for row in sheets.furniture if low <= row[0].row < high),
        )
        for low, high in bounds
    ]


def _front_pages(rows: list[Row]) -> list[int]:
    """Where front pages begin behind the first §; a list of those present with no § after it is none."""
    headings = [heading.row for heading in heading_rows(rows)]
    found: list[int] = []
    after = headings[0] + 1 if headings else len(rows)
    while (label := _first_label(rows, after)) is not None:
        following = next((heading for heading in headings if heading > label), None)
        if following is None:
            break
        found.append(_head_start(rows, label, after))
        after = following + 1
    return found


def _first_label(rows: list[Row], after: int) -> int | None:
    """The first row of a front page: an opening label, and soon others, one of them over a list of people."""
    labels = front_labels()
    found = [labels.get(normal(row[0].text.partition(":")[0])) for row in rows[after:]]
    fields = [label.field if label and not label.block else None for label in found]
    for index, field in enumerate(fields):
        if field in _OPENING:
            distinct = {near for near in fields[index : index + _WINDOW] if near}
            if len(distinct) >= _FEWEST and distinct & LISTS:
                return after + index
    return None


def _head_start(rows: list[Row], label: int, after: int) -> int:
    """The top of the page, or the title or letterhead above the label, whichever the source shows."""
    page = rows[label][0].page
    top = label
    for index in range(label, max(after, label - _HEAD) - 1, -1):
        if rows[index][0].page != page:
            break
        known = normal(rows[index][0].text) in titles() or registers.find(rows[index][0].text) is not None
        if page is not None or known or rows[index][0].gap >= BREAK:
            top = index
    while page is None and top > after and rows[top][0].gap < CLEAR_GAP:
        top -= 1
    return top
