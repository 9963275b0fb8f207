"""Corrections by people: given, listed and taken back. What was read stays beside them."""

import json
from datetime import date

from sqlalchemy import Connection, select

from corpus.archive import Archive
from corpus.decided import (
    Given,
    add_corrections,
    corrections_of,
    is_withdrawn,
    revoke_correction,
    withdrawn_items,
)
from corpus.documents import StoredRecord, stored_record
from corpus.fieldpath import Json, item_of
from corpus.linking import versions_of
from corpus.overlay import Correcting, Hidden, check, hidden, shown, stated
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
        _refuse_taken(connection, stored, given.path)
        before = [one for one in corrections_of(connection, stored.id) if one.path != given.path or one.removes]
        corrected = shown(_as_read(connection, stored.document_id), before)
        check(corrected, given.path, json.loads(given.value))
        add_corrections(connection, stored.id, [given], [stated(corrected, given.path)])
        decide_anew(connection, archive.full_text, stored.document_id)
        settle(connection)
        return stored_record(connection, stored.id)


def take_back(archive: Archive, prefix: str, path: str) -> StoredRecord:
    """Takes the correction of a field back: what was read is shown again. Raises UsageProblem when there is none."""
    with archive.transaction() as connection:
        stored = stored_record(connection, prefix)
        _refuse_taken(connection, stored, path)
        if not revoke_correction(connection, stored.id, path):
            raise UsageProblem(f"Fältet {path} är inte rättat.", f"Se rättelserna: protokoll correct {prefix}")
        decide_anew(connection, archive.full_text, stored.document_id)
        settle(connection)
        return stored_record(connection, stored.id)


def corrections(archive: Archive, prefix: str) -> tuple[Correcting, ...]:
    """The corrections of a document that are in force, without those of a § that was taken away. Raises UsageProblem
    when the whole document was.
    """
    with archive.transaction() as connection:
        stored = stored_record(connection, prefix)
        if is_withdrawn(connection, stored.id):
            raise _taken("Dokumentet")
        taken = _hidden(connection, stored)
        return tuple(one for one in corrections_of(connection, stored.id) if not taken.holds(one.path))


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


def _refuse_taken(connection: Connection, stored: StoredRecord, path: str) -> None:
    if is_withdrawn(connection, stored.id):
        raise _taken("Dokumentet")
    if _hidden(connection, stored).holds(path):
        number = item_of(path)
        raise _taken(f"§ {number}" if number else "En paragraf i dokumentet")


def _taken(what: str) -> UsageProblem:
    advice = "Ta först tillbaka indragningen: protokoll withdraw ID --undo"
    return UsageProblem(f"{what} är indraget, och dess rättelser kan inte visas eller ändras.", advice)


def _hidden(connection: Connection, stored: StoredRecord) -> Hidden:
    taken = withdrawn_items(connection, versions_of(connection, stored.document_id))
    read = _as_read(connection, stored.document_id)
    return hidden(read, corrections_of(connection, stored.id), taken)


def _as_read(connection: Connection, document_id: int) -> Record:
    row = connection.execute(select(document).where(document.c.id == document_id)).one()
    return from_json(row.extracted or row.record)
