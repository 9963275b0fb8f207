"""What people decided about records, as it lies in the database: corrections and withdrawals. Rows are only added, and
marked as revoked.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, bindparam, insert, select, update

from corpus.bulk import ask
from corpus.overlay import Correcting
from corpus.tables import correction, document, original, withdrawal


class Given(NamedTuple):
    """A value for a field that somebody gives.

    value          as JSON
    unless_stated  it does not count where the document itself prints another
    """

    path: str
    value: str
    who: str
    why: str
    unless_stated: bool = False


# Put together once, since every file that is imported asks them.
_CORRECTIONS = (
    select(correction)
    .where(correction.c.record_id == bindparam("record_id"), correction.c.revoked.is_(False))
    .order_by(correction.c.id)
)
_WHOLE = (withdrawal.c.item.is_(None), withdrawal.c.revoked.is_(False))
_WITHDRAWN_RECORD = select(withdrawal.c.id).where(withdrawal.c.record_id == bindparam("record_id"), *_WHOLE)
WITHDRAWN_FILE = select(withdrawal.c.id).where(withdrawal.c.sha256 == bindparam("sha256"), *_WHOLE)
_ANY_ITEM = select(withdrawal.c.id).where(withdrawal.c.item.is_not(None), withdrawal.c.revoked.is_(False)).limit(1)


def now() -> str:
    """The moment, ISO 8601 in UTC to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def corrections_of(connection: Connection, record_id: str) -> tuple[Correcting, ...]:
    """The corrections of a record that are in force, the oldest first; the newest of each field, and all that took an
    entry out of a list.
    """
    rows = ask(connection, _CORRECTIONS, {"record_id": record_id})
    found: list[Correcting] = []
    for row in rows:
        one = Correcting(row.path, row.value, row.was, row.who, row.at, row.why)
        found = [before for before in found if before.path != one.path or before.removes]
        found.append(one)
    return tuple(found)


def add_corrections(connection: Connection, record_id: str, given: Iterable[Given], was: Sequence[str | None]) -> None:
    """Notes corrections; `was` tells, for each, what had been read."""
    rows = [
        {
            "record_id": record_id,
            "path": one.path,
            "value": one.value,
            "was": old,
            "who": one.who,
            "at": now(),
            "why": one.why,
            "revoked": False,
        }
        for one, old in zip(given, was, strict=True)
    ]
    if rows:
        connection.execute(insert(correction), rows)


def revoke_correction(connection: Connection, record_id: str, path: str) -> int:
    """Marks the corrections of a field as revoked, and gives how many there were."""
    mine = (correction.c.record_id == record_id) & (correction.c.path == path) & correction.c.revoked.is_(False)
    return connection.execute(update(correction).where(mine).values(revoked=True)).rowcount


def is_withdrawn(connection: Connection, record_id: str) -> bool:
    """Whether the whole document was taken away."""
    return ask(connection, _WITHDRAWN_RECORD, {"record_id": record_id}).first() is not None


def withdrawn_items(connection: Connection, document_ids: Sequence[int]) -> frozenset[str]:
    """Numbers of the § that were taken away from a record, or from another version of the same minutes."""
    if ask(connection, _ANY_ITEM, {}).first() is None:
        return frozenset()
    found = connection.execute(select(withdrawal.c.item).where(*_items_of(document_ids))).scalars()
    return frozenset(number for number in found if number is not None)


def spread_items(connection: Connection, document_ids: Sequence[int]) -> tuple[int, ...]:
    """Notes of every version of the same minutes what was taken away of one, so that it stays away when they are told
    apart later. Gives the documents that something new was taken away of.
    """
    if len(document_ids) == 1 or ask(connection, _ANY_ITEM, {}).first() is None:
        return ()
    stones = connection.execute(select(withdrawal).where(*_items_of(document_ids)).order_by(withdrawal.c.id)).all()
    if not stones:
        return ()
    first = {stone.item: stone for stone in reversed(stones)}
    noted = {(stone.record_id, stone.item) for stone in stones}
    statement = (
        select(document.c.id, document.c.record_id, document.c.record, original.c.sha256, original.c.name)
        .join(original)
        .where(document.c.id.in_(document_ids), document.c.withdrawn.is_(False))
    )
    gained: dict[int, None] = {}
    for row in connection.execute(statement).all():
        for number in sorted({item["number"] for item in json.loads(row.record)["items"]} & set(first)):
            if (row.record_id, number) not in noted:
                told = {name: getattr(first[number], name) for name in ("item", "citation", "who", "at", "why")}
                own = {"record_id": row.record_id, "sha256": row.sha256, "name": row.name, "revoked": False}
                connection.execute(insert(withdrawal).values(**told, **own))
                gained[row.id] = None
    return tuple(gained)


def revoke_item(connection: Connection, document_ids: Sequence[int], number: str) -> None:
    """Marks it as revoked that a § was taken away, of all versions of the same minutes."""
    mine = (*_items_of(document_ids), withdrawal.c.item == number, withdrawal.c.destroyed_at.is_(None))
    connection.execute(update(withdrawal).where(*mine).values(revoked=True))


def _items_of(document_ids: Sequence[int]) -> tuple[ColumnElement[bool], ...]:
    ids = select(document.c.record_id).where(document.c.id.in_(document_ids))
    return withdrawal.c.record_id.in_(ids), withdrawal.c.item.is_not(None), withdrawal.c.revoked.is_(False)
