"""What people confirmed of justering, notice and appeal. Rows are only added; the newest of a fact holds."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple, cast, get_args

from sqlalchemy import Connection, Row, func, insert, select

from corpus.archive import Archive
from corpus.bodykinds import decided_kinds, placed
from corpus.decided import now
from corpus.documents import StoredRecord, stored_record
from corpus.facts import OF_A_BOARD, Confirmed, Fact
from corpus.tables import confirmation, document
from models.errors import UsageProblem

_PLAIN = str.maketrans("åäö", "aao", "-_ ")
FACTS: dict[str, Fact] = {name.translate(_PLAIN): name for name in cast("tuple[Fact, ...]", get_args(Fact))}
"""Facts by their names without blanks and dots: "laga kraft", "laga-kraft" and "lagakraft" are one."""


class Said(NamedTuple):
    """What a person says.

    day    when it was so; None takes the fact back
    item   a § with a clock of its own, or whose appeal is its own
    board  whose anslagstavla, where there are several
    """

    fact: Fact
    day: date | None
    who: str
    why: str
    item: str | None = None
    board: str | None = None


class Noted(NamedTuple):
    """A row of the log, as it was noted."""

    fact: str
    day: date | None
    item: str | None
    board: str | None
    who: str
    at: str
    why: str


def fact_named(name: str) -> Fact:
    """The fact of that name, however it is typed. Raises UsageProblem when there is none."""
    found = FACTS.get(name.casefold().translate(_PLAIN))
    if found is None:
        raise UsageProblem(f"{name} går inte att bekräfta.", f"Välj bland: {', '.join(FACTS.values())}")
    return found


def confirm(archive: Archive, prefix: str, said: Said, today: date) -> StoredRecord:
    """Notes what a person says of the document whose id begins so.

    Raises UsageProblem when there is no such document or §, when the day has not come yet or is before the meeting, or
    when there is nothing to take back; ArchiveProblem.
    """
    with archive.transaction() as connection:
        stored = stored_record(connection, prefix)
        _check(stored, said, today)
        _check_board(connection, stored, said)
        if said.day is None and not _is_noted(connection, stored, said):
            raise UsageProblem(f"”{said.fact}” är inte bekräftat.", f"Se: protokoll justering log {prefix}")
        row = {"record_id": stored.id, "at": now(), **said._asdict()}
        connection.execute(insert(confirmation).values(row))
    return stored


def _check(stored: StoredRecord, said: Said, today: date) -> None:
    record = stored.record()
    if said.item is not None and said.item not in {item.number for item in record.items}:
        raise UsageProblem(f"Dokumentet har ingen § {said.item}.", "Se paragraferna: protokoll show ID")
    if said.day is None:
        return
    if said.day > today:
        raise UsageProblem(f"{said.day} har inte varit än.", "Bekräfta det när det har hänt.")
    first = min(record.meeting.dates, default=None)
    if first and said.day.isoformat() < first:
        raise UsageProblem(f"{said.day} är före sammanträdet {first}.", "Kontrollera dagen.")


def _check_board(connection: Connection, stored: StoredRecord, said: Said) -> None:
    """Where a body has several anslagstavlor, a notice is on one of them."""
    record = stored.record()
    owner = record.organisation.name if record.organisation else None
    boards = placed(decided_kinds(connection), owner, record.body).boards
    if boards and len(boards) > 1 and said.fact in OF_A_BOARD and said.board not in boards:
        listed = ", ".join(boards)
        raise UsageProblem(f"{record.body} har flera anslagstavlor.", f"Ange --board med en av dem: {listed}")


def _is_noted(connection: Connection, stored: StoredRecord, said: Said) -> bool:
    held = _newest(connection.execute(_LOG.where(confirmation.c.record_id == stored.id)))
    return any((one.fact, one.item, one.board) == (said.fact, said.item, said.board) for one in held)


def log(archive: Archive, prefix: str) -> tuple[Noted, ...]:
    """All that was ever noted of a document, the oldest first. Raises UsageProblem when there is no such document."""
    with archive.transaction() as connection:
        stored = stored_record(connection, prefix)
        rows = connection.execute(_LOG.where(confirmation.c.record_id == stored.id))
        return tuple(Noted(row.fact, row.day, row.item, row.board, row.who, row.at, row.why) for row in rows)


def confirmations(connection: Connection) -> Mapping[int, tuple[Confirmed, ...]]:
    """What holds, by the id of the document: of versions, the current one has what was said of any."""
    current = func.coalesce(document.c.current_id, document.c.id).label("document_id")
    rows = connection.execute(
        _LOG.add_columns(current).join(document, document.c.record_id == confirmation.c.record_id)
    )
    own: dict[int, list[Row[tuple[object, ...]]]] = {}
    for row in rows:
        own.setdefault(row.document_id, []).append(row)
    return {id_: _newest(noted) for id_, noted in own.items()}


def _newest(rows: Iterable[Row[tuple[object, ...]]]) -> tuple[Confirmed, ...]:
    """The newest of each fact, but those taken back."""
    held: dict[tuple[str, str | None, str | None], Row[tuple[object, ...]]] = {}
    for row in rows:
        held.pop((row.fact, row.item, row.board), None)
        held[row.fact, row.item, row.board] = row
    return tuple(
        Confirmed(row.fact, row.day, row.who, row.at, row.why, row.item, row.board)
        for row in held.values()
        if row.day is not None
    )


_LOG = select(
    confirmation.c.fact,
    confirmation.c.day,
    confirmation.c.item,
    confirmation.c.board,
    confirmation.c.who,
    confirmation.c.at,
    confirmation.c.why,
).order_by(confirmation.c.id)
