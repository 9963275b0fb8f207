"""Taking away, and gallring: what people decided shall not be found or shown any more.

A tombstone stays: which document, which §, who, when and why. Gallring destroys the bytes and all that was read from
them (arkivlagen 10 §; the decision to do so is the archive authority's, and not ours).
"""

from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select, update

from corpus.archive import Archive
from corpus.citation import citation
from corpus.decided import now, revoke_item
from corpus.documents import StoredRecord, stored_record
from corpus.linking import versions_of
from corpus.overlay import tombstone
from corpus.people.settle import settle
from corpus.people.verdicts import forget_record
from corpus.prepare import prepare
from corpus.scans import remove_scan
from corpus.tables import correction, document, original, withdrawal
from corpus.vocabulary import keep_terms
from corpus.written import decide_anew, rewrite_document
from models.errors import UsageProblem
from models.serialise import from_json


class Withdrawal(NamedTuple):
    """One tombstone; times are ISO 8601 in UTC, `item` is None for a whole document."""

    id: int
    record_id: str
    item: str | None
    sha256: str
    name: str
    citation: str
    who: str
    at: str
    why: str
    destroyed_at: str | None
    destroyed_by: str | None


def withdraw(archive: Archive, prefix: str, item: str | None, who: str, why: str) -> Withdrawal:
    """Takes away a document, or one of its § in every version of it.

    Raises UsageProblem when there is no such document or §, or it is gone already; ArchiveProblem.
    """
    with archive.transaction() as connection:
        stored = stored_record(connection, prefix)
        if _standing(connection, stored.id, item):
            raise UsageProblem(f"{_cited(stored, item)} är redan indraget.", "Se alla: protokoll withdraw")
        if item is not None and item not in {one.number for one in stored.record().items}:
            raise UsageProblem(f"Dokumentet har ingen paragraf eller punkt {item}.", f"Se: protokoll show {prefix}")
        row = {
            "record_id": stored.id,
            "item": item,
            "sha256": stored.record().source.sha256,
            "name": stored.record().source.name,
            "citation": _cited(stored, item),
            "who": who,
            "at": now(),
            "why": why,
            "revoked": False,
        }
        connection.execute(insert(withdrawal).values(row))
        _show_anew(archive, connection, stored.document_id)
        return _standing(connection, stored.id, item)[0]


def undo(archive: Archive, prefix: str, item: str | None) -> Withdrawal:
    """Brings back what was taken away. Raises UsageProblem when nothing was, or it is destroyed."""
    with archive.transaction() as connection:
        stored = stored_record(connection, prefix)
        found = _standing(connection, stored.id, item)
        if not found:
            raise UsageProblem(f"{_cited(stored, item)} är inte indraget.", "Se alla: protokoll withdraw")
        if found[0].destroyed_at:
            raise UsageProblem(f"{found[0].citation} är gallrat och kan inte tas tillbaka.", "")
        connection.execute(update(withdrawal).where(withdrawal.c.id == found[0].id).values(revoked=True))
        if item is not None:
            revoke_item(connection, versions_of(connection, stored.document_id), item)
        _show_anew(archive, connection, stored.document_id)
        return found[0]


class Destroyed(NamedTuple):
    """What is left of a document; `kept` is where its original lies if that was left where it was (`--reference`)."""

    stone: Withdrawal
    kept: str | None


def destroy(archive: Archive, prefix: str, who: str) -> Destroyed:
    """Destroys the original of a document that was taken away, and what was read from it. There is no way back. An
    original that the archive only refers to is not its own, and stays.

    Raises UsageProblem when it was not taken away first, or its file holds other documents that were not.
    """
    with archive.transaction() as connection:
        stored = stored_record(connection, prefix)
        found = _standing(connection, stored.id, None)
        if not found:
            raise UsageProblem(
                f"{_cited(stored, None)} är inte indraget.", "Dra in det först: protokoll withdraw ID --why SKÄL"
            )
        if found[0].destroyed_at:
            raise UsageProblem(f"{found[0].citation} är redan gallrat {found[0].destroyed_at}.", "")
        file = connection.execute(select(original).join(document).where(document.c.id == stored.document_id)).one()
        in_file = select(document).where(document.c.original_id == file.id)
        documents = connection.execute(in_file).all()
        if not all(row.withdrawn for row in documents):
            raise UsageProblem("Filen innehåller fler protokoll som inte är indragna.", "Dra in dem också.")
        for row in documents:
            _forget(archive, connection, row.id, row.record_id, who)
        settle(connection)
        connection.execute(update(original).where(original.c.id == file.id).values(stored_path=None))
        if file.stored_path and not file.referenced:  # before the commit: a second attempt finishes the work
            (archive.originals / file.stored_path).unlink(missing_ok=True)
        remove_scan(archive, file.sha256)
        if archive.full_text:
            archive.full_text.purge(connection)
            keep_terms(connection, archive.full_text.terms(connection))
        done = _standing(connection, stored.id, None)[0]
    archive.forget()
    return Destroyed(done, file.stored_path if file.referenced else None)


def withdrawals(archive: Archive) -> tuple[Withdrawal, ...]:
    """Everything that is taken away, the latest first."""
    with archive.transaction() as connection:
        rows = connection.execute(select(withdrawal).where(withdrawal.c.revoked.is_(False)))
        found = [_withdrawal(row._asdict()) for row in rows]
    return tuple(sorted(found, key=lambda one: one.id, reverse=True))


def tombstones(connection: Connection, record_id: str) -> tuple[Withdrawal, ...]:
    """What is taken away of one record."""
    mine = (withdrawal.c.record_id == record_id) & withdrawal.c.revoked.is_(False)
    rows = connection.execute(select(withdrawal).where(mine).order_by(withdrawal.c.id))
    return tuple(_withdrawal(row._asdict()) for row in rows)


def _forget(archive: Archive, connection: Connection, document_id: int, record_id: str, who: str) -> None:
    """Leaves nothing of a document but its tombstone."""
    row = connection.execute(select(document).where(document.c.id == document_id)).one()
    left = tombstone(from_json(row.record))
    rewrite_document(connection, archive.full_text, document_id, prepare((left,))[0], row.extractor)
    forget_record(connection, record_id)
    own = document.c.id == document_id
    connection.execute(update(document).where(own).values(extracted=None, fingerprint=None, words=0))
    connection.execute(delete(correction).where(correction.c.record_id == record_id))
    mine = (withdrawal.c.record_id == record_id) & withdrawal.c.revoked.is_(False)
    connection.execute(update(withdrawal).where(mine).values(destroyed_at=now(), destroyed_by=who))


def _show_anew(archive: Archive, connection: Connection, document_id: int) -> None:
    for id_ in versions_of(connection, document_id):
        decide_anew(connection, archive.full_text, id_)
    settle(connection)


def _standing(connection: Connection, record_id: str, item: str | None) -> list[Withdrawal]:
    same = withdrawal.c.item.is_(None) if item is None else withdrawal.c.item == item
    rows = connection.execute(
        select(withdrawal).where(withdrawal.c.record_id == record_id, same, withdrawal.c.revoked.is_(False))
    )
    return [_withdrawal(row._asdict()) for row in rows]


def _withdrawal(row: dict[str, object]) -> Withdrawal:
    return Withdrawal(**{name: row[name] for name in Withdrawal._fields})  # type: ignore[arg-type]


def _cited(stored: StoredRecord, item: str | None) -> str:
    record = stored.record()
    owner = record.organisation.name if record.organisation else None
    day = record.meeting.dates[0] if record.meeting.dates else None
    return citation(owner, record.body, day, record.kind, item, record.source.name)
