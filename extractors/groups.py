"""The groups of an attendance list: by the label of the list, and by headings within it.

Beslutande   Ledamöter             an empty heading over two lists: its ersättare serve
             Siv Ek (M)
             Ersättare
             Bo Ask (S)
Direktionens ersättare             a body's name before the heading
Övriga       Ersättare: Cia Öst (C), rektor Eva Å
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from extractors.fields import Field
from extractors.labels import LISTS, tail
from extractors.marks import aligned, is_head
from extractors.rows import Row
from extractors.vocabulary import Label, front_labels, normal
from models.record import Capacity, Role


class Group(NamedTuple):
    """What a list says of all in it: their capacity, the role where none is printed, what an ersättare in it is."""

    capacity: Capacity
    role: Role | None
    substitute: Capacity
    politicians: bool


GROUPS: dict[str, Group] = {
    "members": Group("member", "ledamot", "serving_substitute", True),
    "present": Group("member", "ledamot", "substitute", True),
    "attendance_list": Group("member", "ledamot", "substitute", True),
    "serving_substitutes": Group("serving_substitute", "ersättare", "serving_substitute", True),
    "substitutes": Group("substitute", "ersättare", "substitute", True),
    "others": Group("other", None, "other", False),
    "officials": Group("other", None, "other", False),
    "insyn": Group("other", "insynsplats", "other", True),
    "adjungerade": Group("other", "adjungerad", "other", True),
}

_TOLERANCE = 2.0
_COUNT = re.compile(r"\s*\(\d+[^()]*\)$")


def lists_of(fields: Iterable[Field]) -> Iterator[tuple[Group, list[Row]]]:
    """The lists of people of a front page, each with its group."""
    over: list[Field] = []
    heads: list[Row] = []
    for field in fields:
        if field.name not in GROUPS:
            continue
        own = [row for row in field.rows if is_head(row)]
        heads = own or (heads if aligned(heads, field.rows) else [])
        under = over[0].name if len(over) > 1 and _aligned(over[-1], field) else None
        yield from _cut(_serving(field.label, under), field.rows if own else (*heads, *field.rows))
        goes_on = field.name == "members" and field.rows
        over = [*over, field] if goes_on else [] if field.rows else [field]


def _aligned(before: Field, field: Field) -> bool:
    """Whether two labels stand in one column; in "Övriga närvarande Ersättare" the second is of the first."""
    return abs(before.printed.first.x0 - field.printed.first.x0) <= _TOLERANCE


def _serving(label: Label, over: str | None) -> str:
    """What a list is under another's heading: the bare "Ersättare" under Beslutande are those who serve."""
    bare = label.field == "substitutes" and " " not in label.words
    return "serving_substitutes" if bare and over == "members" else label.field


def _cut(name: str, rows: Iterable[Row]) -> Iterator[tuple[Group, list[Row]]]:
    """A list cut where a heading within it begins another group."""
    group, held = name, list[Row]()
    rows = list(rows)
    left = min((row[0].x0 for row in rows), default=0.0)
    for row in rows:
        heading = _heading(row) if row[0].x0 <= left + _TOLERANCE else None
        if heading is None:
            held.append(row)
            continue
        heads = [row for row in held if is_head(row) or row[0].x0 > left + _TOLERANCE]
        if held != heads:
            yield GROUPS[group], held
        label, rest = heading
        heads = [row for row in heads if is_head(row)]
        group, held = _serving(label, name), [*heads, rest] if rest else heads
    if held:
        yield GROUPS[group], held


def _heading(row: Row) -> tuple[Label, Row] | None:
    """The label of a group on a row, and what the row holds beside it."""
    text = row[0].text
    colon = text.find(":")
    known = _known(text[:colon] if colon > 0 else text)
    if known is None or (colon < 0 and len(row) > 1):
        return None
    rest = tail(row[0], colon + 1) if 0 < colon < len(text) - 1 else None
    return known, ((rest,) if rest else ()) + row[1:]


def _known(text: str) -> Label | None:
    """The label that a text is, a body's name in the genitive before it or a count after it."""
    words = normal(_COUNT.sub("", text))
    owner, _, owned = words.partition(" ")
    label = front_labels().get(words) or (front_labels().get(owned) if owner.endswith("s") else None)
    return label if label is not None and label.field in LISTS else None
