"""What people decided about who is who: stored by the names as written in records, and found again in what stands there
now. Rows are only added, and marked as revoked.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple, cast

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, insert, or_, select, update

from corpus.decided import now
from corpus.people.clusters import Decided, Judgement
from corpus.people.likeness import Level, likeness
from corpus.people.store import Anchor, group_key, note_changed, single_key
from corpus.tables import appearance, document, verdict


class Verdict(NamedTuple):
    """One verdict; `single` says that only the name in that record is meant by `a`. `id` is 0 until it is stored."""

    judgement: Judgement
    a: Anchor
    b: Anchor
    single: bool
    who: str
    at: str
    why: str
    id: int = 0


def verdicts(connection: Connection) -> list[Verdict]:
    """Those in force, the oldest first."""
    rows = connection.execute(select(verdict).where(verdict.c.revoked.is_(False)).order_by(verdict.c.id))
    return [
        Verdict(
            row.judgement,
            Anchor(row.a_record, row.a_name, row.a_party),
            Anchor(row.b_record, row.b_name, row.b_party),
            row.single,
            row.who,
            row.at,
            row.why,
            row.id,
        )
        for row in rows
    ]


def add_verdicts(connection: Connection, given: Iterable[Verdict]) -> int:
    """Stores verdicts that are not in force already, in place of what was decided of the same names before. Gives how
    many were new. An empty time becomes this moment.
    """
    count = 0
    for one in given:
        same = _of(one.a, one.b)
        turned = _of(one.b, one.a)
        rows = connection.execute(select(verdict.c.judgement, verdict.c.single).where(same)).all()
        if (one.judgement, one.single) in {tuple(row) for row in rows}:
            continue
        for where in (same, turned):
            connection.execute(update(verdict).where(where).values(revoked=True))
        connection.execute(insert(verdict).values(_row(one)))
        _look_anew(connection, one)
        count += 1
    return count


def revoke(connection: Connection, one: Verdict) -> None:
    """Takes a verdict back."""
    connection.execute(update(verdict).where(_of(one.a, one.b)).values(revoked=True))
    _look_anew(connection, one)


def decided_nodes(connection: Connection) -> list[Decided]:
    """The verdicts in force, of the nodes that the names are in by now; without those whose names are gone."""
    found = []
    for one in verdicts(connection):
        a, b = node_of(connection, one.a), node_of(connection, one.b)
        if a and b and a != b:
            found.append(Decided(a, b, one.judgement, one.single))
    return found


def lost(connection: Connection) -> list[Verdict]:
    """The verdicts of which a name is no longer found."""
    return [one for one in verdicts(connection) if not (node_of(connection, one.a) and node_of(connection, one.b))]


def node_of(connection: Connection, anchor: Anchor) -> str | None:
    """The node of a name as written in a record; where a new reading wrote it otherwise, of the only one that is nearly
    the same. None where there is none.
    """
    row = _appearance_of(connection, anchor)
    if row is None:
        return None
    if row.follows is None:
        return cast("str | None", row.node)
    followed = select(appearance.c.node).where(
        appearance.c.document_id == row.document_id, appearance.c.position == row.follows
    )
    node: str | None = connection.execute(followed).scalar_one()
    return node


def _appearance_of(connection: Connection, anchor: Anchor) -> Row[Any] | None:
    rows = connection.execute(
        select(appearance)
        .join(document, document.c.id == appearance.c.document_id)
        .where(document.c.record_id == anchor.record)
    ).all()
    exact = [row for row in rows if (row.name, row.party) == (anchor.name, anchor.party)]
    alike = exact or [row for row in rows if likeness(row.name, anchor.name).level >= Level.NEAR]
    if not exact and len(alike) > 1:
        alike = [row for row in alike if row.name == anchor.name] or alike
    return alike[0] if len(alike) == 1 else None


def forget_record(connection: Connection, record_id: str) -> None:
    """Destroys the verdicts that hold names of a record."""
    connection.execute(delete(verdict).where(or_(verdict.c.a_record == record_id, verdict.c.b_record == record_id)))


def _row(one: Verdict) -> dict[str, object]:
    sides = {
        f"{side}_{field}": value
        for side, anchor in (("a", one.a), ("b", one.b))
        for field, value in anchor._asdict().items()
    }
    more = {"single": one.single, "who": one.who, "at": one.at or now(), "why": one.why, "revoked": False}
    return {"judgement": one.judgement, **sides, **more}


def _of(a: Anchor, b: Anchor) -> ColumnElement[bool]:
    return and_(
        verdict.c.a_record == a.record,
        verdict.c.a_name == a.name,
        verdict.c.a_party.is_not_distinct_from(a.party),
        verdict.c.b_record == b.record,
        verdict.c.b_name == b.name,
        verdict.c.b_party.is_not_distinct_from(b.party),
        verdict.c.revoked.is_(False),
    )


def _look_anew(connection: Connection, one: Verdict) -> None:
    """Notes the nodes that a verdict is of as changed; a name that it takes out of its group, or lets back, moves."""
    for anchor in (one.a, one.b):
        row = _appearance_of(connection, anchor)
        if row is None:
            continue
        node = node_of(connection, anchor)
        keys = {node} if node else set()
        if one.single and anchor == one.a and row.follows is None:
            keys.add(_move(connection, row, anchor))
        note_changed(connection, keys)


def _move(connection: Connection, row: Row[Any], anchor: Anchor) -> str:
    """Puts an appearance in a node of its own while a verdict says so, else back in its group. Gives the node's key."""
    standing = and_(
        verdict.c.a_record == anchor.record,
        verdict.c.a_name == anchor.name,
        verdict.c.a_party.is_not_distinct_from(anchor.party),
        verdict.c.single,
        verdict.c.revoked.is_(False),
    )
    alone = connection.execute(select(verdict.c.id).where(standing)).first() is not None
    key = single_key(anchor) if alone else group_key(connection, row.document_id, row.name, row.party)
    own = (appearance.c.document_id == row.document_id) & (appearance.c.position == row.position)
    connection.execute(update(appearance).where(own).values(node=key))
    return key
