"""One record into the tables, anew or in place of what stood there, in the caller's transaction."""

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, Table, bindparam, delete, select, update

from corpus import tables
from corpus.bulk import ask, insert_row, insert_values, next_id
from corpus.decided import corrections_of, is_withdrawn, spread_items, withdrawn_items
from corpus.entries import Owner, add_entries, note_version, remove_entries
from corpus.fulltext import FullText
from corpus.linking import relink, versions_of
from corpus.overlay import hidden, shown, tombstone, without
from corpus.people.store import forget_appearances, note_appearances
from corpus.prepare import Prepared, prepare_one
from corpus.rows import Row, Rows, day
from models.record import Record
from models.serialise import from_json

_MEETING = (
    update(tables.meeting)
    .where(tables.meeting.c.id == bindparam("own"))
    .values({name: bindparam(name) for name in ("body_id", "date", "starts", "ends", "place")})
)
_BELOW = (
    tables.item,
    tables.attendee,
    tables.adjuster,
    tables.signature,
    tables.notice,
    tables.file_signature,
    tables.justering,
    tables.warning,
    tables.announced,
    tables.mention,
)
"""What hangs on a document directly, in an order in which it can be taken away."""


def add_document(
    connection: Connection, index: FullText | None, prepared: Prepared, original_id: int, position: int, extractor: str
) -> bool:
    """Stores a record that is not there yet, with what people decided about it before.

    Gives whether it is another version of minutes that are there already. Raises ValueError when a date is none.
    """
    corrected = _corrected(connection, prepared)
    stated = corrected or prepared.head
    withdrawn = is_withdrawn(connection, prepared.head.id)
    organisation_id = _organisation(connection, stated)
    body_id = _body(connection, stated, organisation_id)
    meeting_id = insert_row(connection, tables.meeting, _meeting(stated, body_id))
    row: Row = {
        "record_id": prepared.head.id,
        "original_id": original_id,
        "position": position,
        "organisation_id": organisation_id,
        "meeting_id": meeting_id,
        "current_id": None,
        "withdrawn": withdrawn,
        **_columns(prepared, extractor),
    }
    place = _Place(insert_row(connection, tables.document, row), meeting_id, organisation_id, body_id)
    return _fill(connection, index, place, prepared, corrected, withdrawn=withdrawn, fresh=True)


def rewrite_document(
    connection: Connection, index: FullText | None, document_id: int, prepared: Prepared, extractor: str
) -> None:
    """Stores a record in place of the one that stands there, with what people decided about it."""
    corrected = _corrected(connection, prepared)
    stated = corrected or prepared.head
    withdrawn = is_withdrawn(connection, prepared.head.id)
    organisation_id = _organisation(connection, stated)
    own = tables.document.c.id == document_id
    meeting_id: int = connection.execute(select(tables.document.c.meeting_id).where(own)).scalar_one()
    _empty(connection, index, document_id, meeting_id)
    body_id = _body(connection, stated, organisation_id)
    ask(connection, _MEETING, {"own": meeting_id, **_meeting(stated, body_id)})
    row: Row = {
        "organisation_id": organisation_id,
        "withdrawn": withdrawn,
        **_columns(prepared, extractor),
    }
    connection.execute(update(tables.document).where(own).values(row))
    place = _Place(document_id, meeting_id, organisation_id, body_id)
    _fill(connection, index, place, prepared, corrected, withdrawn=withdrawn, fresh=False)


def decide_anew(connection: Connection, index: FullText | None, document_id: int) -> None:
    """Shows a record with what people have decided by now; nothing is read from the file."""
    row = connection.execute(select(tables.document).where(tables.document.c.id == document_id)).one()
    read = from_json(row.extracted or row.record)
    rewrite_document(connection, index, document_id, prepare_one(read), row.extractor)


class _Place(NamedTuple):
    """The rows that a record hangs on."""

    document_id: int
    meeting_id: int
    organisation_id: int | None
    body_id: int | None


def _fill(
    connection: Connection,
    index: FullText | None,
    place: _Place,
    prepared: Prepared,
    corrected: Record | None,
    *,
    withdrawn: bool,
    fresh: bool,
) -> bool:
    """All that hangs on the rows of a document and its meeting. Gives whether it has other versions.

    corrected  the record with what people corrected, if they did
    fresh      whether it was not there before, so that it has no links yet
    """
    document_id = place.document_id
    stated = corrected or prepared.head
    days = [(place.meeting_id, number, day(text)) for number, text in enumerate(stated.meeting.dates)]
    insert_values(connection, tables.meeting_date.name, ("meeting_id", "position", "date"), days)
    has_versions = relink(connection, document_id, prepared, stated, fresh=fresh)
    versions = versions_of(connection, document_id) if has_versions else [document_id]
    gained = spread_items(connection, versions)
    decided = corrected
    if withdrawn:
        decided = tombstone(corrected or prepared.record)
    elif taken := withdrawn_items(connection, versions):
        gone = hidden(prepared.record, corrections_of(connection, prepared.head.id), taken)
        decided = without(corrected or prepared.record, gone)
    ready = prepared
    if decided is not None and decided != prepared.record:
        ready = prepare_one(decided)
        row: Row = {"record": ready.json, "extracted": prepared.json, "text": decided.text, "kind": decided.kind}
        connection.execute(update(tables.document).where(tables.document.c.id == document_id).values(row))
    item_ids = _add_rows(connection, ready.rows, document_id)
    note_appearances(connection, document_id, ready.head, ready.appearing)
    if index and not withdrawn:
        note_version(connection)
        current = not has_versions or _is_current(connection, document_id)
        owner = Owner(document_id, current, _day(stated), place.organisation_id, place.body_id, ready.head.kind)
        add_entries(connection, index, ready.searched, owner, item_ids)
    for other_id in gained:
        if other_id != document_id:
            decide_anew(connection, index, other_id)
    return has_versions


def _add_rows(connection: Connection, filled: Sequence[Rows], document_id: int) -> range:
    """Stores all rows below a document, and gives the ids of its §."""
    item_ids = range(0)
    for one in filled:
        names, ids = _below(one, document_id, item_ids)
        if one.table == tables.item.name:
            first = next_id(connection, tables.item)
            item_ids = range(first, first + len(one.rows))
            names, ids = ("id", *names), [(id_, document_id) for id_ in item_ids]
        values = [(*above, *row) for above, row in zip(ids, one.rows, strict=True)]
        insert_values(connection, one.table, (*names, *one.columns), values)
    return item_ids


def _below(rows: Rows, document_id: int, item_ids: range) -> tuple[tuple[str, ...], Sequence[tuple[int, ...]]]:
    """The columns that tell what rows hang on, and their values for each."""
    if rows.items is None:
        return ("document_id",), [(document_id,)] * len(rows.rows)
    if rows.of_document:
        return ("document_id", "item_id"), [(document_id, item_ids[place]) for place in rows.items]
    return ("item_id",), [(item_ids[place],) for place in rows.items]


def _is_current(connection: Connection, document_id: int) -> bool:
    own = tables.document.c.id == document_id
    return connection.execute(select(tables.document.c.current_id).where(own)).scalar_one() is None


def _empty(connection: Connection, index: FullText | None, document_id: int, meeting_id: int) -> None:
    """Takes away all that `_fill` put there. The index must be told what it held, so this comes first."""
    row = connection.execute(select(tables.document).where(tables.document.c.id == document_id)).one()
    if index:
        note_version(connection)
        remove_entries(connection, index, from_json(row.record), document_id)
    forget_appearances(connection, document_id)
    for table in _BELOW:
        connection.execute(delete(table).where(table.c.document_id == document_id))
    connection.execute(delete(tables.meeting_date).where(tables.meeting_date.c.meeting_id == meeting_id))


def _columns(prepared: Prepared, extractor: str) -> Row:
    record = prepared.head
    return {
        "kind": record.kind,
        "pages": record.source.pages,
        "text_layer": record.source.text_layer,
        "text": record.text,
        "record_version": record.record_version,
        "record": prepared.json,
        "extracted": None,
        "extractor": extractor,
        "fingerprint": prepared.fingerprint,
        "words": prepared.words,
        "unlabelled_words": prepared.unlabelled,
    }


def _corrected(connection: Connection, prepared: Prepared) -> Record | None:
    corrections = corrections_of(connection, prepared.head.id)
    return shown(prepared.record, corrections) if corrections else None


def _organisation(connection: Connection, record: Record) -> int | None:
    found = record.organisation
    if found is None:
        return None
    return _known(connection, tables.organisation, {"name": found.name, "type": found.type}, {"code": found.code})


def _body(connection: Connection, record: Record, organisation_id: int | None) -> int | None:
    if not record.body:
        return None
    return _known(connection, tables.body, {"organisation_id": organisation_id, "name": record.body}, {})


def _meeting(record: Record, body_id: int | None) -> Row:
    """The meeting as this document states it; what other documents say of it is settled by their links."""
    stated = record.meeting
    return {
        "body_id": body_id,
        "date": _day(record),
        "starts": stated.start,
        "ends": stated.end,
        "place": stated.place,
    }


def _day(record: Record) -> str | None:
    return day(record.meeting.dates[0]) if record.meeting.dates else None


def _known(connection: Connection, table: Table, key: Row, more: Row) -> int:
    """The id of the row with that key, which is made if it is missing."""
    statement = _id_by(table, tuple(key), tuple(value is None for value in key.values()))
    found: int | None = ask(connection, statement, key).scalar_one_or_none()
    return insert_row(connection, table, {**key, **more}) if found is None else found


@cache
def _id_by(table: Table, names: tuple[str, ...], unknown: tuple[bool, ...]) -> Select[Any]:
    same = [
        table.c[name].is_(None) if null else table.c[name] == bindparam(name)
        for name, null in zip(names, unknown, strict=True)
    ]
    return select(table.c.id).where(*same)
