"""Corrections by people: given, listed and taken back. What was read stays beside them."""

import json
from datetime import date

from sqlalchemy import Connection, select

from corpus.archive import Archive
from corpus.decided import Given, add_corrections, corrections_of, revoke_correction
from corpus.documents import StoredRecord, stored_record
from corpus.fieldpath import Json
from corpus.overlay import Correcting, check, stated
from corpus.people.settle import settle
from corpus.tables import document
from corpus.written import decide_anew
from models import registers
from models.errors import UsageProblem
from models.record import Record
from models.serialise import from_json


def correct(archive: Archive, prefix: str, given: Given) -> StoredRecord:
    """Corrects one field of the document whose id begins so; the new value is shown and searched from now on.

    Raises UsageProblem when there is no such document or field, or the value does not fit; ArchiveProblem.
    """
    with archive.transaction() as connection:
        stored = stored_record(connection, prefix)
        read = _as_read(connection, stored.document_id)
        check(read, given.path, json.loads(given.value))
        add_corrections(connection, stored.id, [given], [stated(read, given.path)])
        decide_anew(connection, archive.full_text, stored.document_id)
        settle(connection)
        return stored_record(connection, stored.id)


def take_back(archive: Archive, prefix: str, path: str) -> StoredRecord:
    """Takes the correction of a field back: what was read is shown again. Raises UsageProblem when there is none."""
    with archive.transaction() as connection:
        stored = stored_record(connection, prefix)
        if not revoke_correction(connection, stored.id, path):
            raise UsageProblem(f"Fältet {path} är inte rättat.", f"Se rättelserna: protokoll correct {prefix}")
        decide_anew(connection, archive.full_text, stored.document_id)
        settle(connection)
        return stored_record(connection, stored.id)


def corrections(archive: Archive, prefix: str) -> tuple[Correcting, ...]:
    """The corrections of a document that are in force."""
    with archive.transaction() as connection:
        return corrections_of(connection, stored_record(connection, prefix).id)


def as_value(path: str, typed: str) -> str:
    """JSON of a value as a person types it: JSON, or plain text; the name of an organisation, and a single day, become
    what the field holds.
    """
    value = _parsed(typed)
    if path == "organisation" and isinstance(value, str):
        found = registers.find(value)
        kind, code = (found.type, found.code) if found else ("other", None)
        value = {"name": value, "type": kind, "code": code}
    if path == "meeting.dates" and isinstance(value, str):
        value = [_day(value)]
    return json.dumps(value, ensure_ascii=False)


def _parsed(typed: str) -> Json:
    """What is no JSON is text, and so is what JSON would take for a number ("22", a § number)."""
    try:
        value: Json = json.loads(typed)
    except ValueError:
        return typed
    return typed if isinstance(value, int | float) and not isinstance(value, bool) else value


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise UsageProblem(f"{text} är inget datum.", "Skriv ÅÅÅÅ-MM-DD.") from None


def _as_read(connection: Connection, document_id: int) -> Record:
    row = connection.execute(select(document).where(document.c.id == document_id)).one()
    return from_json(row.extracted or row.record)
