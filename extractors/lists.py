"""Lists of people: rows and columns to one entry a person."""

import re
from collections.abc import Iterable, Iterator

from extractors.flow import CLEAR_GAP, is_point
from extractors.marks import is_head, is_party_code, marked_columns, marked_entries, named_first
from extractors.names import has_title_ending, is_full_name, lead_end, name_end, names_organisation
from extractors.passages import Passage, beside, joined, whole, wrapped
from extractors.pieces import Entry, ends_replacing, is_limit, replacing_phrase
from extractors.rows import Row
from extractors.runs import is_vacant, leading_limit, split_run
from extractors.vocabulary import normal, people
from models.lines import Line

TABLE_COLUMNS = 3
"""Rows of at least this many cells are a table, one person a row."""


def entries(rows: Iterable[Row]) -> list[Entry]:
    """The entries of a list, however it is set: a table, columns side by side, a line each, or a run of commas."""
    rows = list(rows)
    headed = [row for row in rows if is_head(row)]
    rows = [row for row in rows if row not in headed]
    columns = marked_columns(headed, rows)
    if columns:
        return list(marked_entries(rows, columns))
    if _is_table(rows):
        return list(_table(rows, headed[0] if headed else ()))
    return [entry for column in _columns(rows) for entry in _column(column)]


def _is_table(rows: list[Row]) -> bool:
    wide = [row for row in rows if len(row) >= TABLE_COLUMNS]
    seconds = [row[2] if is_party_code(row[0].text) else row[1] for row in wide]
    return len(wide) * 3 >= len(rows) > 0 and sum(not _is_entry(line.text) for line in seconds) * 2 > len(wide)


def _is_entry(text: str) -> bool:
    """Whether a cell holds a whole person: "Bo Ask (M)", not "Ledamot" or "Västerås"."""
    end = name_end(text)
    return (
        " " in text[:end]
        and ("(" in text[end:] or "," in text[end:] or end == len(text))
        and not names_organisation(text)
    )


def _table(rows: list[Row], heads: Row) -> Iterator[Entry]:
    """A row a person; one without the middle columns goes on with the row before it, or begins the next."""
    edges = _column_edges([*rows, heads])
    held: list[list[Line]] = []
    waiting: list[list[Line]] = []
    for row in rows:
        cells = _cells(row, edges)
        whole_row = len(row) >= TABLE_COLUMNS or sum(map(bool, cells)) >= TABLE_COLUMNS or _is_short(row, heads)
        whole_row = whole_row or (bool(heads) and len(row) > 1 and is_full_name(row[0].text))
        if not whole_row and held and row[0].gap < 0.25 and not waiting:
            held = [before + after for before, after in zip(held, cells, strict=True)]
        elif not whole_row:
            waiting = [before + after for before, after in zip(waiting, cells, strict=True)] if waiting else cells
        else:
            yield from _row_entry(held, heads)
            held = [before + after for before, after in zip(waiting, cells, strict=True)] if waiting else cells
            waiting = []
    yield from _row_entry(held, heads)
    yield from _row_entry(waiting, heads)


def _is_short(row: Row, heads: Row) -> bool:
    """Under "Namn   Funktion   Närvaro" a row "Bo Ask   jurist" set apart is a person too, present all the time."""
    return len(heads) > len(row) > 1 and row[0].gap >= CLEAR_GAP and is_full_name(row[0].text)


def _row_entry(cells: list[list[Line]], heads: Row) -> Iterator[Entry]:
    filled = tuple(_headed(wrapped(lines), lines[0], heads) for lines in cells if lines)
    if filled:
        yield Entry(named_first(filled))


def _headed(cell: Passage, line: Line, heads: Row) -> Passage:
    """A cell with what the head of its column says: under "Tjänstgör för" stands whom the person replaces."""
    over = [head for head in heads if head.x0 <= line.x0 + 3]
    if not over or normal(over[-1].text) not in people().replaced_heads:
        return cell
    if replacing_phrase(cell.text):
        return cell
    return Passage(f"för {cell.text}", tuple(part._replace(offset=part.offset + len("för ")) for part in cell.parts))


def _column_edges(rows: list[Row]) -> list[float]:
    """Left edges of the columns, those of the row with the most cells."""
    return [line.x0 for line in max(rows, key=len)]


def _cells(row: Row, edges: list[float]) -> list[list[Line]]:
    cells: list[list[Line]] = [[] for _ in edges]
    for line in row:
        slot = max((index for index, edge in enumerate(edges) if edge <= line.x0 + 3), default=0)
        cells[slot].append(line)
    return cells


def _columns(rows: list[Row]) -> list[list[Passage]]:
    """Lines column by column, where several stand side by side; otherwise row by row."""
    if not any(len(row) > 1 and all(_is_entry(line.text) for line in row) for row in rows):
        return [[_side_by_side(row) for row in rows]]
    edges = _column_edges([row for row in rows if len(row) > 1])
    columns: list[list[Passage]] = [[] for _ in edges]
    for row in rows:
        for slot, lines in enumerate(_cells(row, edges)):
            if lines:
                columns[slot].append(beside(lines))
    return columns


def _side_by_side(row: Row) -> Passage:
    """A row as one text; an organisation beside a name is parted from it: "Bo Ask    Omsorgsnämnden"."""
    if len(row) == 1:
        return whole(row[0])
    cells = named_first(tuple(map(whole, row)))
    if cells[0].first != row[0]:
        return joined(cells, ", ")
    other = row[1].text.split(",")[0]
    parted = name_end(row[0].text) == len(row[0].text) and (names_organisation(other) or has_title_ending(other))
    return beside(row, ", " if parted else " ")


def _column(lines: list[Passage]) -> Iterator[Entry]:
    """Entries of a column: cut at commas where the text runs on, a line each otherwise, broken lines joined."""
    for part in _parted(lines):
        yield from _part(part)


def _parted(lines: list[Passage]) -> list[list[Passage]]:
    """Lines that begin with a § and a person ("§ 106 Bo Ask, jurist") stand for themselves."""
    parts: list[list[Passage]] = [[]]
    for line in map(_party_after, lines):
        if leading_limit(line.text) and parts[-1] and not parts[-1][-1].text.endswith((",", "-", " och", " samt")):
            parts.append([])
        parts[-1].append(line)
    return parts


_PARTY_FIRST = re.compile(r"\([^()]{1,6}\)\s*(?=[A-ZÅÄÖÉ])")


def _party_after(line: Passage) -> Passage:
    """A line that begins with the party, "(M) Siv Ek", as one that has it after the name."""
    match = _PARTY_FIRST.match(line.text)
    if match is None or " " not in line.text[match.end() : name_end(line.text, match.end())]:
        return line
    return joined((line.cut(match.end()), line.cut(0, match.end())))


def _part(lines: list[Passage]) -> Iterator[Entry]:
    runs = [list(split_run(line)) for line in lines]
    if _runs_on(runs):
        yield from (Entry((passage,)) for passage in split_run(_joined(lines)))
        return
    start = 0
    for index, line in enumerate(lines):
        if index and not _goes_on(_joined(lines[start:index]), line):
            yield from _named(lines[start:index], runs[start])
            start = index
    if lines:
        yield from _named(lines[start:], runs[start])


def _named(lines: list[Passage], first: list[Passage]) -> Iterator[Entry]:
    """The people of lines that belong together; `first` are those of the first line alone."""
    return (Entry((passage,)) for passage in (first if len(lines) == 1 else split_run(_joined(lines))))


def _joined(lines: list[Passage]) -> Passage:
    if len(lines) == 1:
        return lines[0]
    if all(len(line.parts) == 1 and line.parts[0].line.text == line.text for line in lines):
        return wrapped(line.first for line in lines)
    return joined(lines)


def _runs_on(runs: list[list[Passage]]) -> bool:
    """Whether names run on over the lines, several on most of them; `runs` are the people of each line."""
    return len(runs) > 1 and sum(len(run) > 1 for run in runs) * 2 >= len(runs)


_HALF_NAME = re.compile(r"(?:[,;]|\)|\b(?:och|samt))\s[A-ZÅÄÖÉ][\w-]*(?: [A-ZÅÄÖ]\.?)?$")


def _breaks_name(before: str, after: str) -> bool:
    """As in "Siv Ek (M), Bo" / "Ask (S)": a given name at the end, and no whole name after it."""
    if not _HALF_NAME.search(before):
        return False
    end = name_end(after)
    return end > 0 and " " not in after[:end] and (end == len(after) or after[end:].lstrip()[:1] in {",", "("})


_HALF = re.compile(r"[^\W\d_][\w’'-]* \([^()]{1,14}\)")


def _is_half(text: str) -> bool:
    """The end of a name whose beginning stands on the row above: "… för My Sköld" / "Lund (S), §§ 2-5"."""
    return _HALF.match(text) is not None and not is_vacant(text)


def _goes_on(held: Passage, line: Passage) -> bool:
    """Whether a line goes on with the entry before it: "Kristina Ek," / "nämndsekreterare"; "Stefanie" / "Bruks
    Ledamot M".
    """
    before, after = held.text, line.text
    if normal(before) in people().party_names:
        return False
    if is_point(after):
        return False
    if (
        before.endswith((",", "-", "–", "(", "&", " och"))
        or before.count("(") > before.count(")")
        or not after[:1].isupper()
    ):
        return True
    if before.endswith(("§", "§§")) or (is_limit(after) and not leading_limit(after)):
        return True
    if ends_replacing(before) or _breaks_name(before, after) or (before[-1:].isalpha() and _is_half(after)):
        return True
    end = name_end(before)
    bare = end == len(before)
    if bare and (" " not in before or " " not in after[: name_end(after)]):
        return True
    if lead_end(after):
        return False
    first = normal(" ".join(after.split(" ")[:1]))
    return bare and (first in people().roles or first in people().never)
