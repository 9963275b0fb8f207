"""One file into the archive: its bytes beside the database, its records in it, all of it or nothing."""

from collections.abc import Sequence
from typing import Literal

from sqlalchemy import Connection, Table, delete, insert, select

from corpus import tables
from corpus.archive import Archive
from corpus.entries import add_entries, note_version
from corpus.originals import put_back, sha256_of, store
from corpus.rows import Row, day, item_rows, rows_of
from models.errors import FileProblem
from models.record import Record
from models.serialise import to_json

Kept = Literal["new", "unchanged"]


def is_kept(archive: Archive, data: bytes) -> bool:
    """Whether these very bytes are in the archive already; if so their original is mended where it needs to be.

    Raises ArchiveProblem.
    """
    known = select(tables.original.c.stored_path).where(tables.original.c.sha256 == sha256_of(data))
    with archive.transaction() as connection:
        path: str | None = connection.execute(known).scalar_one_or_none()
    if path is None:
        return False
    put_back(archive.originals, path, data)
    return True


def keep(archive: Archive, data: bytes, name: str, records: Sequence[Record]) -> Kept:
    """Stores a file and the records read from it in one transaction, and takes the file out of quarantine.

    Bytes that are in the archive already change nothing. Raises ArchiveProblem when the archive cannot be written and
    ValueError when a record is not well formed (a date that is none); then nothing of the file is kept but its bytes.
    """
    sha256 = sha256_of(data)
    path = store(archive.originals, data, name)
    with archive.transaction() as connection:
        if connection.execute(select(tables.original.c.id).where(tables.original.c.sha256 == sha256)).first():
            return "unchanged"
        connection.execute(delete(tables.quarantine).where(tables.quarantine.c.sha256 == sha256))
        file: Row = {"sha256": sha256, "name": name, "bytes": len(data), "stored_path": path}
        original_id = _insert(connection, tables.original, {**file, "media_type": records[0].source.media_type})
        for position, record in enumerate(records):
            _keep_record(archive, connection, record, original_id, position)
    return "new"


def keep_in_quarantine(archive: Archive, data: bytes, name: str, problem: FileProblem) -> None:
    """Stores a file that became no record, with the reason, in one transaction. Raises ArchiveProblem."""
    sha256 = sha256_of(data)
    row = {
        "sha256": sha256,
        "name": name,
        "bytes": len(data),
        "stored_path": store(archive.originals, data, name),
        "reason": problem.reason,
        "message": problem.message,
        "advice": problem.remedy,
    }
    with archive.transaction() as connection:
        connection.execute(delete(tables.quarantine).where(tables.quarantine.c.sha256 == sha256))
        connection.execute(insert(tables.quarantine).values(row))


def _keep_record(archive: Archive, connection: Connection, record: Record, original_id: int, position: int) -> None:
    organisation_id = _organisation(connection, record)
    document_id = _insert(
        connection,
        tables.document,
        {
            "record_id": record.id,
            "original_id": original_id,
            "position": position,
            "kind": record.kind,
            "organisation_id": organisation_id,
            "meeting_id": _meeting(connection, record, organisation_id),
            "pages": record.source.pages,
            "text_layer": record.source.text_layer,
            "text": record.text,
            "record_version": record.record_version,
            "record": to_json(record),
        },
    )
    item_ids: Sequence[int] = ()
    if record.items:
        statement = insert(tables.item).returning(tables.item.c.id, sort_by_parameter_order=True)
        item_ids = connection.execute(statement, item_rows(record, document_id)).scalars().all()
    for table, rows in rows_of(record, document_id, item_ids):
        if rows:
            connection.execute(insert(table), rows)
    if archive.full_text:
        note_version(connection)
        add_entries(connection, archive.full_text, record, document_id, item_ids)


def _organisation(connection: Connection, record: Record) -> int | None:
    found = record.organisation
    if found is None:
        return None
    return _known(connection, tables.organisation, {"name": found.name, "type": found.type}, {"code": found.code})


def _meeting(connection: Connection, record: Record, organisation_id: int | None) -> int:
    """The meeting as this document states it; which documents speak of the same meeting is not decided here."""
    body_id = None
    if record.body:
        body_id = _known(connection, tables.body, {"organisation_id": organisation_id, "name": record.body}, {})
    stated = record.meeting
    days = [day(text) for text in stated.dates]
    meeting_id = _insert(
        connection,
        tables.meeting,
        {
            "body_id": body_id,
            "date": days[0] if days else None,
            "starts": stated.start,
            "ends": stated.end,
            "place": stated.place,
        },
    )
    if days:
        rows = [{"meeting_id": meeting_id, "position": number, "date": date} for number, date in enumerate(days)]
        connection.execute(insert(tables.meeting_date), rows)
    return meeting_id


def _known(connection: Connection, table: Table, key: Row, more: Row) -> int:
    """The id of the row with that key, which is made if it is missing."""
    same = [table.c[name].is_(None) if value is None else table.c[name] == value for name, value in key.items()]
    found: int | None = connection.execute(select(table.c.id).where(*same)).scalar_one_or_none()
    return _insert(connection, table, {**key, **more}) if found is None else found


def _insert(connection: Connection, table: Table, row: Row) -> int:
    new_id: int = connection.execute(insert(table).values(row).returning(table.c.id)).scalar_one()
    return new_id
