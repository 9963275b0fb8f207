"""What of a record can be found: one entry for each §, one for a document that has none; and the index kept in step."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select

from corpus.analyse import VERSION, analyse
from corpus.archive import Archive
from corpus.documents import stored_records
from corpus.fulltext import Entry, FullText
from corpus.tables import item, search_entry, search_state
from models.errors import ArchiveProblem
from models.record import Item, Record


class Fields(NamedTuple):
    """The searched text of one entry, as printed."""

    title: str
    decision: str
    rest: str


def fields_of(found: Item) -> Fields:
    """The text of a §. Its decisions stand apart because they count for more; where no section is labelled as one, the
    points themselves are taken.
    """
    labelled = [section.text for section in found.sections if section.kind == "decision"]
    points = [f"{point.lead or ''} {point.text}" for point in found.decisions]
    rest = [section.text for section in found.sections if section.kind != "decision"]
    return Fields(found.title, "\n".join(labelled or points), "\n".join((*found.case_numbers, *rest)))


def stems_of(record: Record) -> tuple[Fields, ...]:
    """What the index holds of a record, as stems: a row for each §, or one for a document that has none."""
    if record.items:
        return tuple(Fields(*map(analyse, fields_of(found))) for found in record.items)
    return (Fields("", "", analyse(record.text)),) if record.text else ()


def add_entries(
    connection: Connection, index: FullText, stems: Sequence[Fields], document_id: int, item_ids: Sequence[int]
) -> None:
    """Puts one stored record into the index, in the caller's transaction; `stems` are those of `stems_of`."""
    if not stems:
        return
    rows = [{"document_id": document_id, "item_id": item_id} for item_id in item_ids or (None,)]
    statement = insert(search_entry).returning(search_entry.c.id, sort_by_parameter_order=True)
    ids = connection.execute(statement, rows).scalars().all()
    index.add(connection, [Entry(id_, *found) for id_, found in zip(ids, stems, strict=True)])


def remove_entries(connection: Connection, index: FullText, record: Record, document_id: int) -> None:
    """Takes a stored record out of the index, in the caller's transaction; `record` is the one it was made of."""
    ids = connection.execute(
        select(search_entry.c.id).where(search_entry.c.document_id == document_id).order_by(search_entry.c.id)
    )
    found = [Entry(id_, *stems) for id_, stems in zip(ids.scalars(), stems_of(record), strict=False)]
    if found:
        index.remove(connection, found)
        connection.execute(delete(search_entry).where(search_entry.c.document_id == document_id))


def index_version(connection: Connection) -> str | None:
    """The analyser's version that the index was made with; None for an index that is empty still."""
    state = select(search_state.c.analyser).where(search_state.c.engine == connection.dialect.name)
    return connection.execute(state).scalar_one_or_none()


def note_version(connection: Connection) -> None:
    """Notes that the index is made with this analyser. Raises ArchiveProblem if it was made with another one."""
    version = index_version(connection)
    if version is None:
        connection.execute(insert(search_state).values(engine=connection.dialect.name, analyser=VERSION))
    elif version != VERSION:
        raise outdated()


def outdated() -> ArchiveProblem:
    """The problem of an index that another version of the analyser made."""
    return ArchiveProblem("Sökregistret är gjort av en annan version av programmet.", "Kör: protokoll reindex")


def rebuild(archive: Archive) -> int:
    """Makes the whole index anew, in one transaction. Gives the number of documents. Raises ArchiveProblem."""
    index = archive.full_text
    if index is None:
        raise ArchiveProblem(f"Arkivet {archive.shown} har inget sökregister: databasen stöds inte ännu.")
    with archive.transaction() as connection:
        index.clear(connection)
        connection.execute(delete(search_entry))
        connection.execute(delete(search_state))
        note_version(connection)
        count = 0
        for stored in stored_records(connection):
            ids = select(item.c.id).where(item.c.document_id == stored.document_id).order_by(item.c.position)
            item_ids = connection.execute(ids).scalars().all()
            add_entries(connection, index, stems_of(stored.record()), stored.document_id, item_ids)
            count += 1
    return count
