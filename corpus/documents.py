"""Stored records out again, whole and unchanged."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, Table, select

from corpus import tables
from corpus.tables import document, meeting, original
from models.errors import UsageProblem
from models.record import Decision, Item, Record, Section
from models.serialise import from_json

_CHUNK = 200
_SHOWN = 5
_STORED = select(document.c.id, document.c.record_id, document.c.record)


class StoredRecord(NamedTuple):
    """A record as it lies in the archive."""

    document_id: int
    id: str
    json: str

    def record(self) -> Record:
        """The record as a value."""
        return from_json(self.json)


def stored_records(connection: Connection) -> Iterator[StoredRecord]:
    """All records but those withdrawn, by meeting day, file name and place in the file; a few in memory at a time."""
    order = (
        select(document.c.id)
        .select_from(tables.described)
        .where(document.c.withdrawn.is_(False))
        .order_by(meeting.c.date.is_(None), meeting.c.date, original.c.name, original.c.sha256, document.c.position)
    )
    ids = connection.execute(order).scalars().all()
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        rows = connection.execute(_STORED.where(document.c.id.in_(chunk)))
        found = {row.id: StoredRecord(row.id, row.record_id, row.record) for row in rows}
        yield from (found[id_] for id_ in chunk)


def stored_record(connection: Connection, prefix: str) -> StoredRecord:
    """The record with that id, or the only one whose id begins so. Raises UsageProblem if none or several do."""
    begins = document.c.record_id.startswith(prefix, autoescape=True)
    alike = _STORED.where(begins).order_by(document.c.record_id).limit(_SHOWN + 1)
    rows = connection.execute(alike).all() if prefix.isascii() else []  # the driver refuses what is no text
    exact = [row for row in rows if row.record_id == prefix]
    if not rows:
        raise UsageProblem(f"Inget dokument i arkivet har id {prefix}.", "Sök fram det: protokoll search ORD")
    if len(rows) > 1 and not exact:
        candidates = ", ".join(row.record_id for row in rows[:_SHOWN])
        raise UsageProblem(f"Flera dokument har ett id som börjar på {prefix}: {candidates}.", "Ange fler tecken.")
    found = (exact or rows)[0]
    return StoredRecord(found.id, found.record_id, found.record)


def stored_items(connection: Connection, ids: Sequence[int]) -> dict[int, Item]:
    """The items with those row ids, with what is searched in them: case numbers, sections and decisions."""
    numbers: dict[int, list[str]] = {}
    for row in connection.execute(_of(tables.case_number, ids)):
        numbers.setdefault(row.item_id, []).append(row.case_number)
    sections: dict[int, list[Section]] = {}
    for row in connection.execute(_of(tables.section, ids)):
        sections.setdefault(row.item_id, []).append(Section(row.kind, row.label, row.text))
    decisions: dict[int, list[Decision]] = {}
    for row in connection.execute(_of(tables.decision, ids)):
        point = Decision(row.number, row.text, row.act, row.level, row.addressee, row.lead)
        decisions.setdefault(row.item_id, []).append(point)
    return {
        row.id: Item(
            number=row.number,
            title=row.title,
            case_numbers=tuple(numbers.get(row.id, ())),
            sections=tuple(sections.get(row.id, ())),
            decisions=tuple(decisions.get(row.id, ())),
            immediate_justering=row.immediate_justering,
            page=row.page,
        )
        for row in connection.execute(select(tables.item).where(tables.item.c.id.in_(ids)))
    }


def _of(table: Table, ids: Sequence[int]) -> Select[tuple[Any, ...]]:
    """The rows below those items, in order."""
    return select(table).where(table.c.item_id.in_(ids)).order_by(*table.primary_key.columns)
