"""What people decided about records, as it lies in the database: corrections and withdrawals. Rows are only added, and
marked as revoked.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, insert, or_, select, update

from corpus.overlay import Correcting
from corpus.tables import correction, document, link, withdrawal


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
_WITHDRAWN_FILE = select(withdrawal.c.id).where(withdrawal.c.sha256 == bindparam("sha256"), *_WHOLE)
_ANY_ITEM = select(withdrawal.c.id).where(withdrawal.c.item.is_not(None), withdrawal.c.revoked.is_(False)).limit(1)


def now() -> str:
    """The moment, ISO 8601 in UTC to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def corrections_of(connection: Connection, record_id: str) -> tuple[Correcting, ...]:
    """The corrections of a record that are in force, the oldest first; the newest of each field."""
    rows = connection.execute(_CORRECTIONS, {"record_id": record_id})
    found: dict[str, Correcting] = {}
    for row in rows:
        found.pop(row.path, None)
        found[row.path] = Correcting(row.path, row.value, row.was, row.who, row.at, row.why)
    return tuple(found.values())


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
    return connection.execute(_WITHDRAWN_RECORD, {"record_id": record_id}).first() is not None


def withdrawn_file(connection: Connection, sha256: str) -> bool:
    """Whether a document of a file with these bytes was taken away."""
    return connection.execute(_WITHDRAWN_FILE, {"sha256": sha256}).first() is not None


def withdrawn_items(connection: Connection, record_id: str) -> frozenset[str]:
    """Numbers of the § that were taken away from a record, or from another version of the same minutes."""
    if connection.execute(_ANY_ITEM).first() is None:
        return frozenset()
    own = select(document.c.id).where(document.c.record_id == record_id)
    kin = or_(
        document.c.id.in_(select(link.c.other_id).where(link.c.document_id.in_(own), link.c.relation == "version")),
        document.c.id.in_(select(link.c.document_id).where(link.c.other_id.in_(own), link.c.relation == "version")),
    )
    ids = select(document.c.record_id).where(kin)
    statement = select(withdrawal.c.item).where(
        or_(withdrawal.c.record_id == record_id, withdrawal.c.record_id.in_(ids)),
        withdrawal.c.item.is_not(None),
        withdrawal.c.revoked.is_(False),
    )
    return frozenset(number for number in connection.execute(statement).scalars() if number is not None)
