"""The agenda of a kallelse set as a table: a numbered row an item, its cells title, case number and proposal.

| 3. | Årsredovisning 2023 / Föredragande: Siv Ek, controller | 2024-00013 | Förslag till beslut / Nämnden godkänner … |
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from extractors import cases, decisions
from extractors.evidence import Ledger
from extractors.flow import ATT, CLEAR_GAP, Paragraph, paragraphs
from extractors.passages import Passage, whole, wrapped
from extractors.rows import Row
from extractors.vocabulary import agenda_heads, normal, section_labels
from models.lines import Line
from models.record import Item, Section

_NUMBER = re.compile(r"(\d{1,3})[.)]?")
_PRESENTER = re.compile(r"föredragande:?\s*", re.IGNORECASE)
_PROPOSAL = re.compile(r"förslag(?: till beslut)?(?: i .+)?:?", re.IGNORECASE)
_BARE_CASE = re.compile(r"(?:\w+-)?(?:19|20)\d\d[-/]\d{3,6}")
_CELL = 1000.0
_NEAR = 3.0
"""Left edges of a column differ by less, in points."""
_CLAUSE = re.compile(r"[,;:]$|[,;]? (?:samt|och)$|\bbeslutar$")


class _Agendum(NamedTuple):
    """A row of the agenda: its number, its other cells that hold text, and the head over the proposals, if any, with
    the cell under it.
    """

    number: Line
    cells: tuple[tuple[Line, ...], ...]
    head: Line | None = None
    proposed: tuple[Line, ...] = ()


class Agenda(NamedTuple):
    """The rows of an agenda table and what follows it, and what was found in them."""

    rows: list[Row]
    points: tuple[_Agendum, ...]


NO_AGENDA = Agenda([], ())


def agenda_in(rows: list[Row]) -> Agenda:
    """The agenda table that rows begin with."""
    return Agenda(rows, tuple(_agenda(rows)))


def read_agenda(agenda: Agenda, ledger: Ledger) -> tuple[Item, ...]:
    """The items of an agenda table, in order; rows without a number ("Val av justerare") are none."""
    return tuple(_item(agendum, ledger.under("items", index)) for index, agendum in enumerate(agenda.points))


def agenda_start(rows: list[Row]) -> int | None:
    """Where an agenda table begins among the rows; None where there is none."""
    first = next(_agenda(rows), None)
    if first is None:
        return None
    start = next(place for place, row in enumerate(rows) if first.number in row)
    near = range(start - 1, max(start - _ROWS_UNDER_HEADS, -1), -1)
    return next((place for place in near if _is_heads(rows[place])), start)


def outside(agenda: Agenda) -> list[Row]:
    """What stands in or under an agenda table and in none of its items: its heads, "Upprop", a note at the end."""
    used = {agendum.number for agendum in agenda.points}
    for agendum in agenda.points:
        used.update(*agendum.cells, agendum.proposed)
    left = (tuple(line for line in row if line not in used) for row in agenda.rows)
    return [row for row in left if row]


_ROWS_UNDER_HEADS = 5
"""Rows without a number ("Upprop") that may stand between the heads and the first item, and one."""


def _is_heads(row: Row) -> bool:
    return sum(normal(line.text) in agenda_heads() for line in row) > 1


def _agenda(rows: list[Row]) -> Iterator[_Agendum]:
    yield from _of_grid(rows) if rows and rows[0][0].page is not None else _of_cells(rows)


def _of_grid(rows: list[Row]) -> Iterator[_Agendum]:
    """The rows of a table that only its columns' left edges show: texts run on under the columns beside the title."""
    starts = _starts(rows)
    edges = _edges([rows[start] for start in starts])
    if len(edges) < 2 or not any(_column(line, edges) > 0 for row in _between(rows, starts) for line in row):
        return
    head = _proposal_head(rows[: starts[0]])
    for place, start in enumerate(starts):
        end = starts[place + 1] if place + 1 < len(starts) else len(rows)
        cells: list[list[Line]] = [[] for _ in edges]
        for index, row in enumerate(rows[start:end]):
            lines = row[1:] if index == 0 else row
            begins = index > 0 and row[0].gap >= CLEAR_GAP and row[0].page == rows[start + index - 1][0].page
            if begins or any(_column(line, edges) < 0 for line in lines):
                break
            for line in lines:
                cells[_column(line, edges)].append(line)
        slot = _column(head, edges) if head else -1
        proposed = tuple(cells.pop(slot)) if slot > 0 else ()
        yield _Agendum(rows[start][0], tuple(tuple(cell) for cell in cells if cell), head, proposed)


def _proposal_head(rows: list[Row]) -> Line | None:
    """The head of the column of proposals, in the heads that stand last before the first item."""
    heads = next(filter(_is_heads, reversed(rows)), ())
    return next((line for line in heads if _PROPOSAL.fullmatch(line.text)), None)


def _starts(rows: list[Row]) -> list[int]:
    """The rows numbered 1, 2, 3 … in one column, with two or more columns beside the number."""
    found: list[int] = []
    for index, row in enumerate(rows):
        match = _NUMBER.fullmatch(row[0].text) if len(row) > 1 else None
        if match and int(match[1]) == len(found) + 1 and (not found or abs(rows[found[0]][0].x0 - row[0].x0) < _NEAR):
            found.append(index)
    return found


def _between(rows: list[Row], starts: list[int]) -> list[Row]:
    """The rows from the first numbered one to the last that have no number."""
    numbered = set(starts)
    return [rows[index] for index in range(starts[0] + 1, starts[-1]) if index not in numbered]


def _edges(rows: list[Row]) -> list[float]:
    """The left edges that columns of several numbered rows share."""
    counts = Counter(round(line.x0) for row in rows for line in row[1:])
    return [edge for edge, count in sorted(counts.items()) if count > 1]


def _column(line: Line, edges: list[float]) -> int:
    """The column that a line stands in, or -1."""
    for index, edge in enumerate(edges):
        if abs(edge - line.x0) < _NEAR:
            return index
    return -1


def _of_cells(rows: list[Row]) -> Iterator[_Agendum]:
    held: list[Line] = []
    number: Line | None = None
    head: Line | None = None
    for index, row in enumerate(rows):
        in_table = row[-1].x0 >= _CELL
        if in_table and len(row) > 1 and _NUMBER.fullmatch(row[0].text):
            if number:
                yield _agendum(number, held, head)
            head = _proposal_head(rows[:index]) if number is None else head
            number, held = row[0], list(row[1:])
        elif number and in_table and row[0].x0 >= _CELL and row[0].gap < 1:
            held.extend(row)
        elif number:
            yield _agendum(number, held, head)
            number = None
    if number:
        yield _agendum(number, held, head)


def _agendum(number: Line, lines: list[Line], head: Line | None) -> _Agendum:
    """A row of a table of cells."""
    proposed = tuple(line for line in lines if head and line.x0 // _CELL == head.x0 // _CELL)
    return _Agendum(number, _columns([line for line in lines if line not in proposed]), head, proposed)


def _columns(lines: list[Line]) -> tuple[tuple[Line, ...], ...]:
    slots = sorted({int(line.x0 // _CELL) for line in lines})
    return tuple(tuple(line for line in lines if int(line.x0 // _CELL) == slot) for slot in slots)


def _item(agendum: _Agendum, ledger: Ledger) -> Item:
    first = agendum.cells[0]
    own = [line for line in first[1:] if _is_case(line)]
    title, presenter = _title(tuple(line for line in first if line not in own))
    numbers = [found for cell in (own, *agendum.cells[1:]) if cell for found in _cases(wrapped(cell))]
    label, proposal = _proposal(agendum)
    set_out = list(paragraphs([(line._replace(x0=0.0),) for line in proposal], float("inf")))
    told = list(_sentences(set_out))
    points = list(decisions.points(told))
    ledger.note("number", whole(agendum.number), "heading.agenda-row")
    ledger.note("title", title, "title.agenda-row")
    for index, number in enumerate(numbers):
        ledger.note(f"case_numbers/{index}", number, "dnr.agenda-cell")
    for index, point in enumerate(points):
        ledger.note(f"proposals/{index}", point.passage, "proposal.agenda-cell")
    sections = [Section("other", "Föredragande", presenter.text)] if presenter else []
    if label and proposal:
        sections.append(Section("proposal", label.text, "\n".join(one.text for one in told)))
    return Item(
        number=_NUMBER.sub(r"\1", agendum.number.text),
        title=title.text,
        case_numbers=tuple(number.text for number in numbers),
        sections=tuple(sections),
        proposals=tuple(point.passage.text for point in points),
        page=agendum.number.page,
    )


def _proposal(agendum: _Agendum) -> tuple[Line | None, tuple[Line, ...]]:
    """The label of the proposals and their lines: under a label in a cell, or under the head of their column."""
    for cell in (agendum.proposed, *agendum.cells[1:]):
        if cell and _PROPOSAL.fullmatch(cell[0].text):
            return cell[0], cell[1:]
    return agendum.head, agendum.proposed


def _title(lines: tuple[Line, ...]) -> tuple[Passage, Passage | None]:
    """The title, and who presents the matter."""
    start = next((index for index, line in enumerate(lines) if _PRESENTER.match(line.text)), len(lines))
    rest = wrapped(lines[start:])
    match = _PRESENTER.match(rest.text)
    return wrapped(lines[:start]), rest.cut(match.end()) if match else None


def _is_case(line: Line) -> bool:
    """Whether a row of the title's cell holds nothing but case numbers: "Dnr KS 2024/12"."""
    found = cases.find(whole(line))
    return found is not None and found.span == (0, len(line.text))


def _cases(cell: Passage) -> tuple[Passage, ...]:
    found = cases.find(cell, heading=True)
    if found:
        return found.values
    bare = _BARE_CASE.fullmatch(cell.text) and normal(cell.text) not in section_labels()
    return (cell,) if bare else ()


def _ended(line: Line) -> bool:
    """Whether an att-sats may end here: always where the source does not wrap its lines."""
    return line.page is None or _CLAUSE.search(line.text) is not None


def _sentences(found: list[Paragraph]) -> Iterator[Paragraph]:
    """Rows of a narrow cell joined to sentences: each point ends in a full stop."""
    held: list[Line] = []
    for paragraph in found:
        if held and (paragraph.marker or (ATT.match(paragraph.text) and _ended(held[-1]))):
            yield Paragraph(wrapped(held), "", ())
            held = []
        held.extend(line for row in paragraph.rows for line in row)
        if held[-1].text.endswith((".", ":")):
            yield Paragraph(wrapped(held), paragraph.marker, paragraph.rows)
            held = []
    if held:
        yield Paragraph(wrapped(held), "", ())
