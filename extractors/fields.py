"""The front page as labels and values: beside the label, after its colon, or under it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractors.blanks import SIGNERS, prepared
from extractors.flow import BULLET, CLEAR_GAP, full
from extractors.labels import LISTS, Found, label_at, may_go_on, tail
from extractors.marks import heads_list, is_head, is_mark
from extractors.names import name_end
from extractors.passages import Passage, beside, whole
from extractors.rows import Row, row_text
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
        return beside(line for row in self.rows for line in row)


class Front(NamedTuple):
    """A front page, or a block of it: its fields in order, and the rows that belong to none."""

    fields: tuple[Field, ...]
    loose: tuple[Row, ...]


class _Open(NamedTuple):
    """A field whose value is still being read; `column` is where its value begins, `label_x` where its label stands;
    `run_in` tells that the value goes on right after the label and wraps under it.
    """

    label: Label
    printed: Passage
    label_x: float
    column: float | None
    rows: list[Row]
    run_in: bool = False


class _Head(NamedTuple):
    """A label on a row, and the columns of the row that follow it."""

    found: Found
    values: list[Line]


_LOOK_AHEAD = 3


def read_front(rows: Sequence[Row]) -> Front:
    """The fields of rows that lie before the first §, or after the last."""
    tolerance = 6.0 if rows and rows[0][0].page is not None else 2.0
    edge = max((row[-1].x1 for row in rows), default=0.0)
    return _Reader(tolerance, edge).read(prepared(_unnumbered(rows)))


_BOX_NUMBER = re.compile(r"\d{1,2}[.)]?\s+(?=\D)")
_FEWEST_BOXES = 3


def _unnumbered(rows: Sequence[Row]) -> list[Row]:
    """Labels without the number of their box, as in "2. Beslutande": where three or more are numbered."""
    boxes = {index: match.end() for index, row in enumerate(rows) if (match := _box_number(row[0].text))}
    if len(boxes) < _FEWEST_BOXES:
        return list(rows)
    return [
        (tail(row[0], boxes[index])._replace(x0=row[0].x0), *row[1:]) if index in boxes else row
        for index, row in enumerate(rows)
    ]


def _box_number(text: str) -> re.Match[str] | None:
    match = _BOX_NUMBER.match(text) if text[:1].isdigit() else None
    return match if match and normal(text[match.end() :].split(":", maxsplit=1)[0]) in front_labels() else None


class _Reader:
    """Reads rows one by one; holds the fields that are open side by side."""

    def __init__(self, tolerance: float, edge: float) -> None:
        self.tolerance, self.edge = tolerance, edge
        self.open: list[_Open] = []
        self.by_order = False
        self.fields: list[Field] = []
        self.loose: list[Row] = []
        self.taken: set[Line] = set()

    def read(self, rows: list[Row]) -> Front:
        """All rows, in order."""
        for index, printed in enumerate(rows):
            row = tuple(line for line in printed if line not in self.taken) if self.taken else printed
            if row and not self._labels(row, rows[index + 1 : index + 1 + _LOOK_AHEAD]):
                self._value(row)
        self._close()
        return Front(tuple(self.fields), tuple(self.loose))

    def _labels(self, row: Row, following: list[Row]) -> bool:
        """Open the fields whose labels stand on the row; False when it begins with none."""
        heads: list[_Head] = []
        if self._heads_table(row, following):
            return True
        row = _respaced(row)
        for line in row:
            known = not self._is_value(line) if not heads else _may_label(heads, line)
            found = label_at(line, following, self.tolerance) if known else None
            found = None if found and not heads and self._is_person(found, row) else found
            if found:
                heads.append(_Head(found, [found.rest] if found.rest else []))
                self.taken.update(found.taken)
            elif heads:
                heads[-1].values.append(line)
            else:
                return False
        self._close()
        if len(heads) > 1 and all(head.found.label.field in LISTS for head in heads):
            self._head_columns(heads)
        elif len(heads) > 1 and not any(head.values for head in heads):
            self.open = [_open(head) for head in heads]
        elif (signer := _unsigned(heads)) is not None:
            self.fields.extend(Field(head.found.label, head.found.printed, _row(head)) for head in heads[:signer])
            self.open = [_open(head) for head in heads[signer:]]
        else:
            self.fields.extend(Field(head.found.label, head.found.printed, _row(head)) for head in heads[:-1])
            nested = heads[0].found.under is not None and len(heads) == 1
            opened = _open(heads[-1])
            self.open = [opened._replace(label_x=row[0].x0) if nested else opened]
        return True

    def _heads_table(self, row: Row, following: list[Row]) -> bool:
        """As in "Ledamöter   Tjg   Ej tjg": the row stays with the list, whose columns it heads."""
        if len(row) < 2 or not is_head(row):
            return False
        label = front_labels().get(normal(row[0].text))
        if self.open and self.open[-1].label.field in LISTS and not self.open[-1].rows and is_mark(row[0]):
            self.open[-1] = self.open[-1]._replace(rows=[row], label_x=min(self.open[-1].label_x, row[0].x0))
            return True
        if label is None or not heads_list(row, following):
            return False
        self._close()
        self.open = [_Open(label, whole(row[0]), row[0].x0, None, [row])]
        return True

    def _is_person(self, found: Found, row: Row) -> bool:
        """As in "Ordförande Adnan Ek (C)" at the top of a list of members, or "Adnan Ek (C)," / "ordförande" in one: a
        role is no label there.
        """
        if found.label.field in {"chair", "secretary"} and row[0].text[:1].islower():
            return any(field.rows and field.label.field in LISTS for field in self.open)
        listed = any(field.label.field in {"members", "present", "attendance_list"} for field in self.open)
        named = found.rest is not None and "(" in found.rest.text
        return listed and named and found.label.field in {"chair", "secretary"} and row[0].gap < 1

    def _head_columns(self, heads: list[_Head]) -> None:
        """As in "Beslutande   Ledamöter   Tjänstgörande ersättare": a list, and the heads of its columns.

        In a text that lost its columns the first label stands over none of them.
        """
        line = heads[0].found.printed.first
        lost = line.page is None and not line.closed
        if lost and heads[0].found.under is None:
            self.fields.append(Field(heads[0].found.label, heads[0].found.printed, ()))
            heads = heads[1:]
        self.by_order = lost and len(heads) > 1
        self.open = [_open(head)._replace(column=None) for head in heads]
        if lost:
            self.open[0] = self.open[0]._replace(label_x=line.x0)

    def _is_value(self, line: Line) -> bool:
        """Whether a row begins in the value column of the open field, where nothing is a label."""
        if not self.open:
            return False
        # "Siv Ek (M), förste vice" / "ordförande"
        if self.open[0].label.field in LISTS and self.open[0].rows and line.text[:1].islower() and ":" not in line.text:
            return True
        if len(self.open) > 1 and all(field.label.field in LISTS for field in self.open):
            return line.x0 > self.open[0].label_x + self.tolerance
        field = self.open[-1]
        if (
            field.label.field in LISTS
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
        elif len(self.open) > 1:
            self._share(row)
        else:
            self._take(row)

    def _take(self, row: Row) -> None:
        field = self.open[0]
        if _other_label(field, row, self.tolerance):
            self._close()
            self.loose.append(row)
            return
        began = bool(field.rows)
        belong = [self._belongs(field, line) for line in row]
        if any(belong):
            field.rows.append(tuple([_bare(field, line) for line, mine in zip(row, belong, strict=True) if mine]))
        if not all(belong):
            self.loose.append(tuple([line for line, mine in zip(row, belong, strict=True) if not mine]))
            if began:
                self._close()

    def _belongs(self, field: _Open, line: Line) -> bool:
        if field.column is not None:
            return line.x0 >= field.column - self.tolerance or _hangs(field, line) or self._runs_on(field, line)
        return field.label_x <= self.tolerance or line.x0 >= field.label_x - self.tolerance

    def _runs_on(self, field: _Open, line: Line) -> bool:
        """Whether a row goes on with a value that began beside its label: "Ledamöter: Siv Ek (M), Bo" / "Ask (S)"."""
        if not field.run_in or line.bold or line.gap >= CLEAR_GAP or abs(line.x0 - field.label_x) > self.tolerance:
            return False
        before = field.rows[-1][-1]
        if field.label.field in LISTS or before.text.endswith((",", "-")) or line.text[:1].islower():
            return not before.closed
        return line.page is not None and full(field.rows[-1], (line,), self.edge)

    def _share(self, row: Row) -> None:
        """Columns under a row of labels: each goes to the label above it; a single value takes one row."""
        edges = [field.label_x for field in self.open]
        if len(row) == len(edges) and not any(field.label.field in LISTS for field in self.open):
            edges = [line.x0 for line in row]
        for number, line in enumerate(row):
            at_edge = max((slot for slot, edge in enumerate(edges) if edge <= line.x0 + self.tolerance), default=None)
            slot = max(number, at_edge or 0) if self.by_order and number < len(edges) else at_edge
            if slot is None:
                self.loose.append((line,))
                continue
            self.open[slot].rows.append((line,))
        if not any(field.label.field in LISTS for field in self.open):
            self._close()

    def _close(self) -> None:
        self.fields.extend([Field(field.label, field.printed, tuple(field.rows)) for field in self.open])
        self.open, self.by_order = [], False


def _unsigned(heads: list[_Head]) -> int | None:
    """As in "Sekreterare   ........   Paragrafer 12-15" / "Siv Ek": which label has its name below."""
    for place, head in enumerate(heads[:-1]):
        if head.found.label.field in SIGNERS and not head.values and heads[-1].values:
            return place
    return None


def _respaced(row: Row) -> Row:
    """A label whose words the print set apart, as one: "Undertecknat    av följande personer"."""
    if len(row) < 2 or normal(row[0].text) in front_labels() or not may_go_on(row[0].text):
        return row
    text = row_text(row)
    if normal(text) not in front_labels():
        return row
    return (row[0]._replace(text=text, end=row[-1].end, x1=row[-1].x1),)


def _bare(field: _Open, line: Line) -> Line:
    """A value without its bullet; in a list of people the bullet tells one from the next."""
    bullet = BULLET.match(line.text) if field.label.field not in LISTS else None
    return tail(line, bullet.end()) if bullet else line


def _row(head: _Head) -> tuple[Row, ...]:
    return (tuple(head.values),) if head.values else ()


def _open(head: _Head) -> _Open:
    found = head.found
    column = head.values[0].x0 if head.values else None
    return _Open(found.label, found.printed, found.printed.first.x0, column, list(_row(head)), _is_run_in(head))


def _is_run_in(head: _Head) -> bool:
    """Whether a value stands right after its label, with no column between them."""
    if not head.values or head.found.taken:
        return False
    label, value = head.found.printed.first, head.values[0]
    near = value.size or (4 if label.text.endswith(":") else 2)
    return head.found.rest is not None or value.x0 - label.x1 < near


def _may_label(heads: list[_Head], line: Line) -> bool:
    """Whether a column may be a label beside others: a list of people is headed by labels of lists only, since
    "Ordförande" may be a person's role there.
    """
    first = heads[0].found.label.field in LISTS
    known = front_labels().get(normal(line.text))
    if first:
        return known is not None and known.field in LISTS and not heads[-1].values
    return known is None or known.field not in LISTS


def _other_label(field: _Open, row: Row, tolerance: float) -> bool:
    """As in "Datum   2024-03-05" / "Lappen hängs upp   2024-03-13": a row with a label of its own that is not known."""
    if field.column is None or field.label.field in LISTS or len(row) < 2:
        return False
    return row[0].x0 <= field.label_x + tolerance < field.column - tolerance


def _hangs(field: _Open, line: Line) -> bool:
    """A row of a text without columns of its own that goes on with a list: names under the label."""
    if field.label.field not in LISTS or line.page is not None or line.closed:
        return False
    return name_end(line.text) > 0 and not line.bold
