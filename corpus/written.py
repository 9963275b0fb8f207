"""One record into the tables, anew or in place of what stood there, in the caller's transaction."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Insert, Select, Table, bindparam, delete, insert, select, update

from corpus import tables
from corpus.bulk import insert_numbered, insert_rows
from corpus.decided import corrections_of, is_withdrawn, spread_items, withdrawn_items
from corpus.entries import add_entries, note_version, remove_entries, stems_of
from corpus.fulltext import FullText
from corpus.linking import relink, versions_of
from corpus.overlay import hidden, shown, tombstone, without
from corpus.people.appearances import appearing
from corpus.people.store import forget_appearances, note_appearances
from corpus.prepare import Prepared, prepare
from corpus.rows import Row, day, item_rows, rows_of
from models.record import Record
from models.serialise import from_json, to_json

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
    corrected = _corrected(connection, prepared.record)
    withdrawn = is_withdrawn(connection, prepared.record.id)
    organisation_id = _organisation(connection, corrected)
    meeting_id = _insert(connection, tables.meeting, _meeting(connection, corrected, organisation_id))
    row: Row = {
        "record_id": prepared.record.id,
        "original_id": original_id,
        "position": position,
        "organisation_id": organisation_id,
        "meeting_id": meeting_id,
        "current_id": None,
        "withdrawn": withdrawn,
        **_columns(prepared, extractor),
    }
    document_id = _insert(connection, tables.document, row)
    return _fill(connection, index, document_id, meeting_id, prepared, corrected, withdrawn=withdrawn, fresh=True)


def rewrite_document(
    connection: Connection, index: FullText | None, document_id: int, prepared: Prepared, extractor: str
) -> None:
    """Stores a record in place of the one that stands there, with what people decided about it."""
    corrected = _corrected(connection, prepared.record)
    withdrawn = is_withdrawn(connection, prepared.record.id)
    organisation_id = _organisation(connection, corrected)
    own = tables.document.c.id == document_id
    meeting_id: int = connection.execute(select(tables.document.c.meeting_id).where(own)).scalar_one()
    _empty(connection, index, document_id, meeting_id)
    meeting = tables.meeting
    connection.execute(
        update(meeting).where(meeting.c.id == meeting_id).values(_meeting(connection, corrected, organisation_id))
    )
    row: Row = {
        "organisation_id": organisation_id,
        "withdrawn": withdrawn,
        **_columns(prepared, extractor),
    }
    connection.execute(update(tables.document).where(own).values(row))
    _fill(connection, index, document_id, meeting_id, prepared, corrected, withdrawn=withdrawn, fresh=False)


def decide_anew(connection: Connection, index: FullText | None, document_id: int) -> None:
    """Shows a record with what people have decided by now; nothing is read from the file."""
    row = connection.execute(select(tables.document).where(tables.document.c.id == document_id)).one()
    read = from_json(row.extracted or row.record)
    rewrite_document(connection, index, document_id, prepare((read,))[0], row.extractor)


def _fill(
    connection: Connection,
    index: FullText | None,
    document_id: int,
    meeting_id: int,
    prepared: Prepared,
    corrected: Record,
    *,
    withdrawn: bool,
    fresh: bool,
) -> bool:
    """All that hangs on the rows of a document and its meeting. Gives whether it has other versions.

    fresh  whether it was not there before, so that it has no links yet
    """
    read = prepared.record
    days = [day(text) for text in corrected.meeting.dates]
    if days:
        rows: list[Row] = [
            {"meeting_id": meeting_id, "position": number, "date": date} for number, date in enumerate(days)
        ]
        insert_rows(connection, tables.meeting_date, rows)
    has_versions = relink(connection, document_id, read, corrected, fresh=fresh)
    versions = versions_of(connection, document_id) if has_versions else [document_id]
    gained = spread_items(connection, versions)
    taken = withdrawn_items(connection, versions)
    record = corrected
    if withdrawn:
        record = tombstone(corrected)
    elif taken:
        record = without(corrected, hidden(read, corrections_of(connection, read.id), taken))
    if record != read:
        row: Row = {"record": to_json(record), "extracted": prepared.json, "text": record.text, "kind": record.kind}
        connection.execute(update(tables.document).where(tables.document.c.id == document_id).values(row))
    item_ids = _add_rows(connection, record, document_id)
    people = prepared.appearing if record is read else appearing(record)
    note_appearances(connection, document_id, record, people)
    if index and not withdrawn:
        note_version(connection)
        stems = prepared.stems if record is read else stems_of(record)
        add_entries(connection, index, stems, record, document_id, item_ids)
    for other_id in gained:
        if other_id != document_id:
            decide_anew(connection, index, other_id)
    return has_versions


def _add_rows(connection: Connection, record: Record, document_id: int) -> Sequence[int]:
    item_ids: Sequence[int] = ()
    if record.items:
        item_ids = insert_numbered(connection, tables.item, item_rows(record, document_id))
    for table, rows in rows_of(record, document_id, item_ids):
        insert_rows(connection, table, rows)
    return item_ids


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
    record = prepared.record
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


def _corrected(connection: Connection, read: Record) -> Record:
    corrections = corrections_of(connection, read.id)
    return shown(read, corrections) if corrections else read


def _organisation(connection: Connection, record: Record) -> int | None:
    found = record.organisation
    if found is None:
        return None
    return _known(connection, tables.organisation, {"name": found.name, "type": found.type}, {"code": found.code})


def _meeting(connection: Connection, record: Record, organisation_id: int | None) -> Row:
    """The meeting as this document states it; what other documents say of it is settled by their links."""
    body_id = None
    if record.body:
        body_id = _known(connection, tables.body, {"organisation_id": organisation_id, "name": record.body}, {})
    stated = record.meeting
    return {
        "body_id": body_id,
        "date": day(stated.dates[0]) if stated.dates else None,
        "starts": stated.start,
        "ends": stated.end,
        "place": stated.place,
    }


def _known(connection: Connection, table: Table, key: Row, more: Row) -> int:
    """The id of the row with that key, which is made if it is missing."""
    statement = _id_by(table, tuple(key), tuple(value is None for value in key.values()))
    found: int | None = connection.execute(statement, key).scalar_one_or_none()
    return _insert(connection, table, {**key, **more}) if found is None else found


def _insert(connection: Connection, table: Table, row: Row) -> int:
    new_id: int = connection.execute(_adding(table), row).scalar_one()
    return new_id


# Put together once, since every document asks them.


@cache
def _adding(table: Table) -> Insert:
    return insert(table).returning(table.c.id)


@cache
def _id_by(table: Table, names: tuple[str, ...], unknown: tuple[bool, ...]) -> Select[Any]:
    same = [
        table.c[name].is_(None) if null else table.c[name] == bindparam(name)
        for name, null in zip(names, unknown, strict=True)
    ]
    return select(table.c.id).where(*same)
