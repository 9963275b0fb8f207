"""The front page as labels and values: beside the label, after its colon, or under it; labels broken over rows."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractors.flow import CLEAR_GAP
from extractors.furniture import Row
from extractors.names import is_full_name, name_end
from extractors.passages import Passage, joined, whole
from extractors.vocabulary import Label, front_labels, normal
from models.lines import Line


class Field(NamedTuple):
    """A label and the rows of its value."""

    label: Label
    printed: Passage
    rows: tuple[Row, ...]

    @property
    def name(self) -> str:
        """What the value is taken for."""
        return self.label.field

    def passage(self) -> Passage:
        """The value as one run of text."""
        return joined(whole(line) for row in self.rows for line in row)


class Front(NamedTuple):
    """A front page, or a block of it: its fields in order, and the rows that belong to none."""

    fields: tuple[Field, ...]
    loose: tuple[Row, ...]


class _Open(NamedTuple):
    """A field whose value is still being read; `column` is where its value begins, `label_x` where its label stands."""

    label: Label
    printed: Passage
    label_x: float
    column: float | None
    rows: tuple[Row, ...]


# A name, a date or a § right after one of these labels is its value, even without a colon or a column.
_TIGHT = frozenset(
    {
        "secretary",
        "chair",
        "adjusters",
        "adjuster_signature",
        "date",
        "items",
        "posted",
        "removed",
        "appeal_last_day",
        "justering_time",
        "posted_by",
    }
)
_LISTS = frozenset(
    {"members", "present", "serving_substitutes", "substitutes", "others", "officials", "insyn", "adjungerade"}
)
_LONGEST_LABEL = 7
_PATIENCE = 2


def read_front(rows: Sequence[Row]) -> Front:
    """The fields of rows that lie before the first §, or after the last."""
    tolerance = 6.0 if rows and rows[0][0].page is not None else 2.0
    return _Reader(tolerance).read(list(rows))


class _Reader:
    """Reads rows one by one; holds the fields that are open side by side."""

    def __init__(self, tolerance: float) -> None:
        self.tolerance = tolerance
        self.open: list[_Open] = []
        self.fields: list[Field] = []
        self.loose: list[Row] = []
        self.taken: set[Line] = set()

    def read(self, rows: list[Row]) -> Front:
        """All rows, in order."""
        for index, printed in enumerate(rows):
            row = tuple(line for line in printed if line not in self.taken)
            if row and not self._labels(row, rows[index + 1 : index + 4]):
                self._value(row)
        self._close()
        return Front(tuple(self.fields), tuple(self.loose))

    def _labels(self, row: Row, following: list[Row]) -> bool:
        """Open the fields whose labels begin the row; False when it begins with none."""
        if self._is_value_column(row[0]):
            return False
        first = self._label(row[0], following)
        if first is None:
            return False
        heads: list[tuple[Label, Passage, Line | None]] = [(first[0], first[1], first[2])]
        values: list[Line] = []
        for line in row[1:]:
            found = self._label(line, following) if first[2] is None and _is_header(first[0], line) else None
            if found and found[2] is None:
                heads.append((found[0], found[1], None))
            else:
                values.append(line)
        self._close()
        inline = [first[2]] if first[2] else []
        for number, (label, printed, _) in enumerate(heads):
            mine = tuple(inline + values) if number == len(heads) - 1 else ()
            column = mine[0].x0 if mine and len(heads) == 1 else None
            self.open.append(_Open(label, printed, printed.first.x0, column, (mine,) if mine else ()))
        return True

    def _label(self, line: Line, following: list[Row]) -> tuple[Label, Passage, Line | None] | None:
        """The label that a column is or begins with: label, its printed words, and the rest of the column as its
        value.
        """
        broken = self._broken_label(line, following)
        if broken:
            return broken[0], broken[1], None
        known = front_labels().get(normal(line.text))
        if known:
            return known, whole(line), None
        return _begun(line)

    def _broken_label(self, line: Line, following: list[Row]) -> tuple[Label, Passage] | None:
        """As in "Ej beslutande" / "ersättare": a label that goes on in the same column of the next rows; the
        longest wins.
        """
        parts, best = [line], None
        for row in following:
            below = next((part for part in row if abs(part.x0 - line.x0) <= self.tolerance), None)
            if (
                below is None
                or below.bold != line.bold
                or below.gap > CLEAR_GAP * 4
                or (parts[-1].closed and below.cell is None)
            ):
                break
            parts.append(below)
            text = "".join(
                part.text[:-1] if part.text.endswith("-") and part is not parts[-1] else f"{part.text} "
                for part in parts
            )
            known = front_labels().get(normal(text))
            if known:
                best = (known, joined(map(whole, parts)), parts[1:])
        if best is None:
            return None
        self.taken.update(best[2])
        return best[0], best[1]

    def _is_value_column(self, line: Line) -> bool:
        """Whether a row begins in the value column of the open field, where nothing is a label."""
        if not self.open:
            return False
        field = self.open[-1]
        if (
            field.label.field in _LISTS
            and len(self.open) == 1
            and field.rows
            and line.x0 > field.label_x + self.tolerance
        ):
            return True
        return (
            field.column is not None
            and not field.label.block
            and line.x0 >= field.column - self.tolerance > field.label_x
        )

    def _value(self, row: Row) -> None:
        """Give the row to the open field or fields; what none of them takes is loose."""
        if not self.open:
            self.loose.append(row)
            return
        if len(self.open) > 1:
            self._share(row)
            return
        field = self.open[0]
        mine = tuple(
            line
            for line in row
            if field.column is None or line.x0 >= field.column - self.tolerance or self._hangs(field, line)
        )
        if field.column is None and field.label_x > self.tolerance:
            mine = tuple(line for line in mine if line.x0 >= field.label_x - self.tolerance)
        if mine:
            column = field.column if field.column is not None else None
            self.open[0] = field._replace(rows=(*field.rows, mine), column=column)
        rest = tuple(line for line in row if line not in mine)
        if rest:
            self.loose.append(rest)
            if field.rows:
                self._close()

    def _hangs(self, field: _Open, line: Line) -> bool:
        """A row of a text without columns of its own that goes on with a list: names under the label."""
        return (
            line.page is None
            and not line.closed
            and field.label.field in _LISTS
            and name_end(line.text) > 0
            and not line.bold
        )

    def _share(self, row: Row) -> None:
        """Columns under a row of labels: each goes to the label above it; a single value takes one row."""
        edges = [field.label_x for field in self.open]
        for line in row:
            slot = max((number for number, edge in enumerate(edges) if edge <= line.x0 + self.tolerance), default=None)
            if slot is None:
                self.loose.append((line,))
                continue
            field = self.open[slot]
            self.open[slot] = field._replace(rows=(*field.rows, (line,)))
        if not any(field.label.field in _LISTS for field in self.open):
            self._close()

    def _close(self) -> None:
        self.fields.extend(Field(field.label, field.printed, field.rows) for field in self.open)
        self.open = []


def _is_header(first: Label, line: Line) -> bool:
    """Labels side by side: a list of people is headed by labels of lists only ("Ordförande" may be a person's role
    there).
    """
    known = front_labels().get(normal(line.text))
    if known is None:
        return False
    lists = (first.field in _LISTS, known.field in _LISTS)
    return lists[0] == lists[1]


_COLON = re.compile(r"\s*:\s*")


def _begun(line: Line) -> tuple[Label, Passage, Line | None] | None:
    """As in "Plats: Stora salen", "Sekreterare Eva Ek": a label at the start of a column with its value right after
    it.
    """
    colon = _COLON.search(line.text)
    if colon and (known := front_labels().get(normal(line.text[: colon.start()]))) and colon.end() < len(line.text):
        return known, whole(line).cut(0, colon.start()), _tail(line, colon.end())
    words = line.text.split(" ")
    for count in range(min(_LONGEST_LABEL, len(words) - 1), 0, -1):
        head = " ".join(words[:count])
        known = front_labels().get(normal(head))
        if known and known.field in _TIGHT and _fits(known, line.text[len(head) :].strip()):
            return known, whole(line).cut(0, len(head)), _tail(line, len(head) + 1)
    return None


def _fits(label: Label, rest: str) -> bool:
    """Whether what follows a label looks like its value: a name, or a date or §."""
    if label.field in {"secretary", "chair", "adjusters", "adjuster_signature", "posted_by"}:
        rest = rest.lstrip("._ ")
        end = name_end(rest)
        return is_full_name(rest[:end]) and (not rest[end:].strip() or rest[end:].lstrip()[0] in "(,§._")
    return rest[:1].isdigit() or rest.startswith("§")


def _tail(line: Line, start: int) -> Line:
    text = line.text[start:]
    skipped = start + len(text) - len(text.lstrip())
    width = (line.x1 - line.x0) / max(len(line.text), 1)
    return line._replace(text=text.strip(), start=line.start + skipped, x0=line.x0 + width * skipped)
