"""From a record back to the page: what is printed at a place, and which lines no rule claimed."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from extractors.fields import Field, read_front
from extractors.furniture import part
from extractors.rows import Row, rows_of
from extractors.vocabulary import normal
from models.lines import Box, Document, Line
from models.record import PagePlace, Place, Record, TextPlace

Owner = tuple[int, int]
"""A record of the file, and one of its §, each counted from 0."""


class Unclaimed(NamedTuple):
    """A printed row that no value of a record comes from.

    label   as printed, where the row belongs to a field whose value was not understood; None where it has no label
    item    which record of the file and which of its § it stands in, each from 0; None outside the §
    """

    text: str
    at: tuple[Place, ...]
    label: str | None = None
    item: Owner | None = None


class Printed(NamedTuple):
    """The lines of a document by their place: by page where it has pages, else by their first character."""

    pages: Mapping[int, Sequence[Line]]
    running: Sequence[Line]

    def at(self, place: Place) -> Iterator[Line]:
        """The lines that share characters with a place, or on a page more than half of their height."""
        if isinstance(place, PagePlace):
            box = Box(*place.box)
            return (line for line in self.pages.get(place.page, ()) if line.box and _overlap(line.box, box))
        first = bisect_right(self.running, place.chars[0], key=lambda line: line.end)
        last = bisect_left(self.running, place.chars[1], key=lambda line: line.start)
        return iter(self.running[first:last])

    def texts(self, places: Iterable[Place]) -> tuple[str, ...]:
        """The lines at places, each once, in reading order."""
        lines = {line.start: line for place in places for line in self.at(place)}
        return tuple(lines[start].text for start in sorted(lines))


def printed(document: Document) -> Printed:
    """Where everything of the document stands."""
    pages: defaultdict[int, list[Line]] = defaultdict(list)
    running = []
    for line in document.lines:
        if line.page is not None and line.box is not None:
            pages[line.page].append(line)
        else:
            running.append(line)
    return Printed(pages, sorted(running, key=lambda line: line.start))


def _overlap(line: Box, place: Box) -> bool:
    wide = min(line.x1, place.x1) - max(line.x0, place.x0)
    high = min(line.y1, place.y1) - max(line.y0, place.y0)
    return wide > 0 and high * 2 > line.y1 - line.y0


def unclaimed(document: Document, records: Sequence[Record]) -> tuple[Unclaimed, ...]:
    """The rows of a document that are no furniture, no label, and no part of any value of its records."""
    rows = part(rows_of(document.lines)).body
    claims = _claims(printed(document), records)
    claimed = {start for starts in claims.values() for start in starts}
    labels = {normal(section.label or "") for record in records for item in record.items for section in item.sections}
    owners, known = _owners(rows, claims), _known(records)
    found: list[Unclaimed] = []
    for owner, members in groupby(zip(owners, rows, strict=True), key=lambda pair: pair[0]):
        own = [row for _, row in members]
        left = _inside(own, owner, claimed, labels) if owner else _outside(own, claimed, known)
        found.extend(left)
    return tuple(found)


def _claims(lines: Printed, records: Sequence[Record]) -> Mapping[Owner | None, set[int]]:
    """Where the lines begin that values come from, by the § that the values belong to."""
    claims: defaultdict[Owner | None, set[int]] = defaultdict(set)
    for number, record in enumerate(records):
        for entry in record.evidence:
            steps = entry.path.split("/")
            owner = (number, int(steps[2])) if steps[1] == "items" else None
            claims[owner].update(line.start for place in entry.at for line in lines.at(place))
    return claims


def _owners(rows: Sequence[Row], claims: Mapping[Owner | None, set[int]]) -> list[Owner | None]:
    """The § that each row stands in: from its first value to its last, and on to the next § of the record."""
    by_line = {start: owner for owner, starts in claims.items() if owner for start in starts}
    direct = [next((by_line[line.start] for line in row if line.start in by_line), None) for row in rows]
    last = {owner[0]: index for index, owner in enumerate(direct) if owner}
    owners: list[Owner | None] = []
    current: Owner | None = None
    for index, owner in enumerate(direct):
        current = owner or current
        owners.append(current)
        if current and index >= last[current[0]]:
            current = None
    return owners


def _inside(rows: Sequence[Row], owner: Owner, claimed: set[int], labels: set[str]) -> Iterator[Unclaimed]:
    """What inside a § is neither a value nor the label of a section."""
    for row in rows:
        left = tuple(line for line in row if _is_left(line, claimed) and normal(line.text) not in labels)
        if left:
            yield _row(left, item=owner)


def _known(records: Iterable[Record]) -> set[str]:
    """Values that minutes print more than once: "Organ", "Sammanträdesdatum"."""
    values: list[str | None] = []
    for record in records:
        organisation = record.organisation.name if record.organisation else None
        values += (record.body, organisation, record.meeting.place, *record.meeting.dates)
    return {normal(value) for value in values if value}


def _outside(rows: Sequence[Row], claimed: set[int], known: set[str]) -> Iterator[Unclaimed]:
    """Rows before the first § or after the last: those under no label, and those of labels without a value."""
    fields = read_front(rows).fields
    labels = {one.line.start for field in fields for one in field.printed.parts}
    for row in rows:
        left = tuple(line for line in row if _is_left(line, claimed) and normal(line.text) not in known)
        holders = [next((field for field in fields if _holds(field, line)), None) for line in left]
        left = tuple(line for line, field in zip(left, holders, strict=True) if field or line.start not in labels)
        if left:
            holder = next((field.printed.text for field in holders if field), None)
            yield _row(left, label=holder)


def _holds(field: Field, line: Line) -> bool:
    return any(line.start < own.end and own.start < line.end for row in field.rows for own in row)


def _is_left(line: Line, claimed: set[int]) -> bool:
    return line.start not in claimed and any(map(str.isalnum, line.text))


def _row(lines: Row, label: str | None = None, item: Owner | None = None) -> Unclaimed:
    return Unclaimed("  ".join(line.text for line in lines), tuple(map(_place, lines)), label, item)


def _place(line: Line) -> Place:
    if line.page is not None and line.box is not None:
        return PagePlace(line.page, (line.box.x0, line.box.y0, line.box.x1, line.box.y1))
    return TextPlace((line.start, line.end))
