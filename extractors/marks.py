"""Tables of people with columns to mark: who was there, who served.

Ledamöter          Parti   Närvarande   Frånvarande
Siv Ek             M       X
Bo Ask             S                    X               is not present

Ersättare          Tjg         Ej tjg
Cia Öst (C)        X § 4-9     X § 1-3                  serves in §§ 4-9
Dan Ed (L)                                              is not present

    Ledamöter      Ers
S   Siv Ek         Eva Å                                Eva Å serves for Siv Ek
"""

from collections.abc import Iterable, Iterator
from itertools import filterfalse, groupby

from extractors.labels import LISTS
from extractors.passages import Passage, joined, wrapped
from extractors.pieces import Entry, replacing_phrase
from extractors.rows import Row
from extractors.vocabulary import front_labels, normal, people
from models.lines import Line

_TOLERANCE = 3.0
_LONGEST_CODE = 4

Cells = dict[str, list[Passage]]
"""The cells of a row by the kind of their column; "" is any that no mark belongs to."""


def is_head(row: Row) -> bool:
    """Whether a row heads the columns of a table: "Namn   Parti   Närvaro", "Ledamöter   Tjg   Ej tjg"."""
    return len(row) > 1 and all(map(_is_head_word, row[1:])) and (_is_head_word(row[0]) or _is_list(row[0]))


def is_mark(line: Line) -> bool:
    """Whether a cell heads a column to mark: "Närvaro"."""
    return normal(line.text) in people().mark_columns


def _is_head_word(line: Line) -> bool:
    word = normal(line.text)
    return word in people().column_heads or word in people().mark_columns


def _is_list(line: Line) -> bool:
    label = front_labels().get(normal(line.text))
    return label is not None and label.field in LISTS


def heads_list(row: Row, following: Iterable[Row]) -> bool:
    """Whether a row that begins with the label of a list heads the columns of one table, and not two lists side by
    side: marks stand under it, or no other label in it.
    """
    if len(row) < 2 or not is_head(row) or not _is_list(row[0]):
        return False
    known = people()
    marked = (normal(line.text) in known.marks or line.text in {"-", "–"} for below in following for line in below[1:])
    return not any(map(_is_list, row[1:])) or any(marked)


def marked_columns(heads: list[Row], rows: Iterable[Row]) -> dict[float, str]:
    """The kinds of columns under rows of heads, by their left edges; empty where no mark tells who is there: a column
    "Närvaro" may hold nothing but limits.
    """
    kinds = people().mark_columns | dict.fromkeys(people().replaced_heads, "for")
    columns = {line.x0: kinds.get(normal(line.text), "") for row in heads for line in row}
    if "serving" in columns.values():
        columns = {edge: kind for edge, kind in columns.items() if kind != "present"}
    if not {"serving", "present", "absent", "replacing"} & set(columns.values()):
        return {}
    return columns if any(_is_marking(line, columns) for row in rows for line in row) else {}


def _kind(line: Line, columns: dict[float, str]) -> str:
    edge = max((edge for edge in columns if edge <= line.x0 + _TOLERANCE), default=None)
    return "" if edge is None else columns[edge]


def _is_marking(line: Line, columns: dict[float, str]) -> bool:
    kind = _kind(line, columns)
    word = normal(line.text.split(" ", 1)[0])
    return kind == "replacing" or (bool(kind) and (word in people().marks or word in people().no_marks))


def marked_entries(rows: list[Row], columns: dict[float, str]) -> Iterator[Entry]:
    """The people of a table who were present, as their marks say."""
    for lines in _whole_rows(rows):
        cells = _cells(lines, columns)
        entry = _entry(cells, set(columns.values())) if cells.get("") else None
        if entry:
            yield entry


def _whole_rows(rows: list[Row]) -> Iterator[list[Line]]:
    """The lines of each row of the table: of a cell with several lines, or with what goes on under the name."""
    left = min(row[0].x0 for row in rows)
    number, numbered = 0, list[tuple[int | tuple[int, ...], Line]]()
    for row in rows:
        number += row[0].x0 <= left + _TOLERANCE
        numbered.extend((line.cell[:2] if line.cell else number, line) for line in row)
    return ([line for _, line in lines] for _, lines in groupby(numbered, key=lambda pair: pair[0]))


def _cells(lines: list[Line], columns: dict[float, str]) -> Cells:
    """The cells of a row; under one head may stand several, as party and name do under "Ledamöter"."""
    places: dict[tuple[str, float], list[Line]] = {}
    for line in lines:
        kind = _kind(line, columns)
        if people().mark_columns.get(normal(line.text)) == "silent" and not kind:
            continue
        near = (place for known, place in places if known == kind and abs(place - line.x0) <= _TOLERANCE)
        places.setdefault((kind, next(near, line.x0)), []).append(line)
    cells: Cells = {}
    for (kind, _), inside in sorted(places.items(), key=lambda place: place[0]):
        cells.setdefault(kind, []).append(wrapped(inside))
    return cells


def _entry(cells: Cells, kinds: set[str]) -> Entry | None:
    named = tuple(cells[""])
    replacing = cells.get("replacing")
    if replacing and not _says_no(replacing[0]):
        return Entry((replacing[0], joined((_for(replacing[0]), named_first(named)[0]))), serving=True)
    limits = _limits(cells, "serving", "present", "idle")
    told = {"serving", "present", "idle"} & kinds
    if _marked(cells, "absent") or (limits is None if told else replacing):
        return None
    serving = _marked(cells, "serving") if "serving" in kinds else None
    replaced = map(_replaced, filterfalse(_says_no, cells.get("for", ())))
    return Entry((*named_first(named), *(limits or ()), *replaced), serving)


def named_first(cells: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Cells with the party after the name: "S   Siv Ek"."""
    code = len(cells) > 1 and is_party_code(cells[0].text)
    return (cells[1], cells[0], *cells[2:]) if code and " " in cells[1].text else cells


def is_party_code(text: str) -> bool:
    """Whether a cell holds nothing but a party's code."""
    return text in people().party_codes or (text.isalpha() and text.isupper() and len(text) <= _LONGEST_CODE)


def _for(passage: Passage) -> Passage:
    return Passage(people().replaced_lead, tuple(part._replace(length=0) for part in passage.parts[:1]))


def _replaced(cell: Passage) -> Passage:
    """Whom a person serves for: "Bo Ask (S)" under "Tjänstgör för"."""
    return cell if replacing_phrase(cell.text) else joined((_for(cell), cell))


def _says_no(passage: Passage) -> bool:
    return normal(passage.text) in people().no_marks


def _marked(cells: Cells, kind: str) -> bool:
    return any(not _says_no(cell) for cell in cells.get(kind, ()))


def _limits(cells: Cells, *kinds: str) -> tuple[Passage, ...] | None:
    """What stands with the first mark in columns of these kinds ("X §§ 4-9"); None without a mark."""
    for kind in kinds:
        for cell in cells.get(kind, ()):
            if _says_no(cell):
                continue
            mark, _, _ = cell.text.partition(" ")
            rest = cell.cut(len(mark)) if normal(mark) in people().marks else cell
            return (rest,) if rest.text else ()
    return None


def aligned(heads: Iterable[Row], rows: Iterable[Row]) -> bool:
    """Whether rows stand in the columns of heads, as a table that goes on under another label."""
    rows = list(rows)
    if not any(len(row) > 1 for row in rows):
        return False
    edges = [line.x0 for row in heads for line in row]
    return all(any(abs(edge - line.x0) <= _TOLERANCE for edge in edges) for row in rows for line in row)
