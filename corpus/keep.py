"""One file into the archive: its bytes beside the database, its records in it, all of it or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from corpus import rows
from corpus.archive import Archive
from corpus.bulk import ask, insert_row, insert_rows
from corpus.decided import WITHDRAWN_FILE, Given, add_corrections, corrections_of
from corpus.originals import is_kept, put_back, sha256_of, store
from corpus.overlay import is_printed, is_same, stated
from corpus.prepare import Prepared
from corpus.tables import correction, document, original, quarantine, sighting
from corpus.written import add_document, decide_anew
from models.errors import FileProblem
from models.record import Record
from models.serialise import from_json

Kept = Literal["new", "new version", "unchanged", "duplicate", "withdrawn"]
"""new          stored
new version   stored; the archive holds the same minutes in other bytes
unchanged     these bytes were read from this place before
duplicate     these bytes were read before, from another place
withdrawn     somebody took what was in these bytes away; they are not stored"""


_UNKNOWN = frozenset({"null", "[]"})
_ORIGINAL = select(original).where(original.c.sha256 == bindparam("sha256"))
_SEEN = select(sighting.c.place).where(sighting.c.sha256 == bindparam("sha256"), sighting.c.place == bindparam("place"))
_KNOWN = select(
    _ORIGINAL.exists().label("stored"),
    WITHDRAWN_FILE.exists().label("withdrawn"),
    select(quarantine.c.sha256).where(quarantine.c.sha256 == bindparam("sha256")).exists().label("quarantined"),
    _SEEN.exists().label("seen"),
)
"""What the archive knows of some bytes and their place: one question, since every file asks it twice."""
_RELEASE = delete(quarantine).where(quarantine.c.sha256 == bindparam("released"))


@dataclass(frozen=True)
class Arrival:
    """A file that comes in.

    name        its own name, as shown
    place       where it lies, as shown, with the names inside a ZIP or tar
    referenced  its absolute path, if its bytes are to stay where they are
    """

    data: bytes = field(repr=False)
    name: str
    place: str
    referenced: Path | None = None

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the bytes, in hexadecimal."""
        return sha256_of(self.data)


def known(archive: Archive, connection: Connection, arrival: Arrival) -> Kept | None:
    """What the archive says to these bytes before they are read; None when they must be.

    The original of a file that is known is mended where it needs to be. Raises ArchiveProblem.
    """
    return _answer(archive, connection, arrival, _facts(connection, arrival))


def _facts(connection: Connection, arrival: Arrival) -> Row[Any]:
    return ask(connection, _KNOWN, {"sha256": arrival.sha256, "place": arrival.place}).one()


def _answer(archive: Archive, connection: Connection, arrival: Arrival, facts: Row[Any]) -> Kept | None:
    if facts.stored:
        row = ask(connection, _ORIGINAL, {"sha256": arrival.sha256}).one()
        if row.stored_path:
            _mend(archive, connection, row, arrival)
    if facts.withdrawn:
        return "withdrawn"
    if not facts.stored:
        return None
    _note_seen(connection, arrival, facts)
    return "unchanged" if facts.seen else "duplicate"


def foreseen(connection: Connection, arrival: Arrival) -> Kept | None:
    """What `known` would say; nothing is noted and no original mended."""
    facts = _facts(connection, arrival)
    if facts.withdrawn:
        return "withdrawn"
    if not facts.stored:
        return None
    return "unchanged" if facts.seen else "duplicate"


def keep(
    archive: Archive,
    connection: Connection,
    arrival: Arrival,
    path: str,
    prepared: Sequence[Prepared],
    *,
    extractor: str = "",
    declared: Sequence[Given] = (),
) -> Kept:
    """Stores a file and the records read from it, and takes the file out of quarantine.

    path      where its bytes lie: what `store_original` gave
    declared  what a list or the folders say of the records, as corrections

    Bytes that are in the archive already change nothing but what is declared. Raises ValueError when a record is not
    well formed (a date that is none).
    """
    facts = _facts(connection, arrival)
    if (before := _answer(archive, connection, arrival, facts)) is not None:
        declare_known(archive, connection, arrival.sha256, declared)
        return before
    _release(connection, arrival, facts)
    row: rows.Row = {
        **_file(arrival, path),
        "media_type": prepared[0].head.source.media_type,
        "referenced": arrival.referenced is not None,
    }
    original_id: int = insert_row(connection, original, row)
    _note_seen(connection, arrival, facts)
    has_versions = False
    for position, one in enumerate(prepared):
        if declared:
            _declare(connection, one.record, declared if len(prepared) == 1 else [*map(_of_one_meeting, declared)])
        has_versions |= add_document(connection, archive.full_text, one, original_id, position, extractor)
    return "new version" if has_versions else "new"


def keep_in_quarantine(connection: Connection, arrival: Arrival, path: str, problem: FileProblem) -> None:
    """Notes a file that became no record, with the reason."""
    facts = _facts(connection, arrival)
    _note_seen(connection, arrival, facts)
    _release(connection, arrival, facts)
    row = {
        **_file(arrival, path),
        "reason": problem.reason,
        "message": problem.message,
        "advice": problem.remedy,
    }
    connection.execute(insert(quarantine).values(row))


def store_original(archive: Archive, arrival: Arrival) -> str:
    """Puts the bytes among the originals, unless they stay where they are, and gives where they lie.

    Done before the transaction: bytes without a row do no harm, and the next import of them finds them. Raises
    ArchiveProblem.
    """
    return str(arrival.referenced) if arrival.referenced else store(archive.originals, arrival.data, arrival.name)


def _mend(archive: Archive, connection: Connection, row: Row[Any], arrival: Arrival) -> None:
    """Makes an original whole again; one that lay elsewhere and is not there any more is from now on what came in."""
    if not row.referenced:
        put_back(archive.originals, row.stored_path, arrival.data)
    elif arrival.referenced != Path(row.stored_path) and not _lies_there(Path(row.stored_path), arrival.data):
        values = {"stored_path": store_original(archive, arrival), "referenced": arrival.referenced is not None}
        connection.execute(update(original).where(original.c.id == row.id).values(values))


def _lies_there(path: Path, data: bytes) -> bool:
    try:
        return is_kept(path, data)
    except OSError:
        return False


def _file(arrival: Arrival, path: str) -> rows.Row:
    return {"sha256": arrival.sha256, "name": arrival.name, "bytes": len(arrival.data), "stored_path": path}


def _note_seen(connection: Connection, arrival: Arrival, facts: Row[Any]) -> None:
    """Notes where bytes were seen."""
    if not facts.seen:
        insert_rows(connection, sighting, [{"sha256": arrival.sha256, "place": arrival.place}])


def _release(connection: Connection, arrival: Arrival, facts: Row[Any]) -> None:
    """Takes bytes out of quarantine."""
    if facts.quarantined:
        ask(connection, _RELEASE, {"released": arrival.sha256})


def declare_known(archive: Archive, connection: Connection, sha256: str, declared: Sequence[Given]) -> None:
    """Lays what is declared of a file over its records when these are there already, unless the same was said before:
    what people have decided since then holds. What folders are called fills only what is unknown still.
    """
    if not declared:
        return
    statement = select(document).join(original).where(original.c.sha256 == sha256, document.c.withdrawn.is_(False))
    rows = connection.execute(statement.order_by(document.c.id)).all()
    if len(rows) > 1:
        declared = [*map(_of_one_meeting, declared)]
    for row in rows:
        record = from_json(row.record)
        mine = correction.c.record_id == row.record_id
        said = {(one.path, one.value) for one in connection.execute(select(correction).where(mine))}
        fresh = [
            one
            for one in declared
            if (one.path, one.value) not in said
            and not (one.unless_stated and stated(record, one.path) not in _UNKNOWN)
        ]
        if _declare(connection, from_json(row.extracted or row.record), fresh):
            decide_anew(connection, archive.full_text, row.id)


def _of_one_meeting(declared: Given) -> Given:
    """What is declared of a file with several minutes: its day is not that of all of them."""
    return declared._replace(unless_stated=True) if declared.path == "meeting.dates" else declared


def _declare(connection: Connection, record: Record, declared: Sequence[Given]) -> int:
    """Notes what is declared of a record where that is not what was read, or noted before; gives how much that was."""
    noted = {one.path: one.value for one in corrections_of(connection, record.id)}
    fresh = [
        one
        for one in declared
        if one.value != noted.get(one.path)
        and not is_same(record, one.path, one.value)
        and not (one.unless_stated and is_printed(record, one.path))
    ]
    add_corrections(connection, record.id, fresh, [stated(record, one.path) for one in fresh])
    return len(fresh)
