"""Appearances into the tables and out again, in the caller's transaction. What has changed by that is only noted;
`corpus.people.settle` brings people together.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, delete, select

from corpus.bulk import ask, insert_new, insert_rows
from corpus.people.appearances import Appearing, key_of
from corpus.people.gather import Appearance
from corpus.rows import Row
from corpus.tables import appearance, body, document, meeting, organisation, person_changed, verdict
from models.record import Record

CHUNK = 400
"""So many keys are asked about in one statement."""


_SINGLES = select(verdict.c.a_record, verdict.c.a_name, verdict.c.a_party).where(
    verdict.c.single, verdict.c.revoked.is_(False), verdict.c.a_record == bindparam("record_id")
)


class Anchor(NamedTuple):
    """A name as written in a record: what a verdict holds on to, whatever becomes of all else."""

    record: str
    name: str
    party: str | None


def note_appearances(connection: Connection, document_id: int, record: Record, people: Sequence[Appearing]) -> None:
    """Stores who appears in a record that has just been stored: what `appearing` gives for it."""
    singles = _singles(connection, record.id)
    rows: list[Row] = []
    for position, one in enumerate(people):
        anchor = Anchor(record.id, one.name, one.party)
        node = single_key(anchor) if anchor in singles else one.node
        rows.append(
            {
                "document_id": document_id,
                "position": position,
                "name": one.name,
                "party": one.party,
                "node": node if one.follows is None else None,
                "follows": one.follows,
                "listed": one.listed,
                "roles": json.dumps(one.roles, ensure_ascii=False),
                "town": one.town,
            }
        )
    if rows:
        insert_rows(connection, appearance, rows)
        note_changed(connection, {str(row["node"]) for row in rows if row["node"]})


def forget_appearances(connection: Connection, document_id: int) -> None:
    """Takes away who appears in a document that is about to be written anew, or to go."""
    own = appearance.c.document_id == document_id
    keys = connection.execute(select(appearance.c.node).where(own, appearance.c.node.is_not(None))).scalars()
    note_changed(connection, {key for key in keys if key})
    connection.execute(delete(appearance).where(own, appearance.c.follows.is_not(None)))
    connection.execute(delete(appearance).where(own))


def note_changed(connection: Connection, keys: Collection[str]) -> None:
    """Notes nodes that are to be looked at anew."""
    insert_new(connection, person_changed, [{"key": key} for key in sorted(set(keys))])


def single_key(anchor: Anchor) -> str:
    """The key of a node that is one name in one record only."""
    return key_of("single", *anchor)


def group_key(connection: Connection, document_id: int, name: str, party: str | None) -> str:
    """The key of the node that a name of a document belongs to where nobody has decided otherwise."""
    row = connection.execute(_SURROUNDINGS.where(document.c.id == document_id)).one()
    return key_of("", name, party, row.organisation, row.body)


_SURROUNDINGS = (
    select(body.c.name.label("body"), organisation.c.name.label("organisation"))
    .select_from(document)
    .join(meeting, meeting.c.id == document.c.meeting_id)
    .outerjoin(body, body.c.id == meeting.c.body_id)
    .outerjoin(organisation, organisation.c.id == document.c.organisation_id)
)


def stored_appearances(connection: Connection, keys: Iterable[str] | None) -> Iterator[Appearance]:
    """The appearances of some nodes, or of all."""
    statement = (
        select(
            appearance.c.node,
            document.c.record_id,
            appearance.c.name,
            appearance.c.party,
            body.c.name.label("body"),
            organisation.c.name.label("organisation"),
            appearance.c.roles,
            meeting.c.date,
            appearance.c.listed,
            appearance.c.document_id,
            appearance.c.town,
        )
        .join(document, document.c.id == appearance.c.document_id)
        .join(meeting, meeting.c.id == document.c.meeting_id)
        .outerjoin(body, body.c.id == meeting.c.body_id)
        .outerjoin(organisation, organisation.c.id == document.c.organisation_id)
        .where(appearance.c.node.is_not(None))
    )
    roles: dict[str, tuple[str, ...]] = {}
    wanted = [None] if keys is None else list(chunks(keys))
    for chunk in wanted:
        for row in connection.execute(statement if chunk is None else statement.where(appearance.c.node.in_(chunk))):
            if row.roles not in roles:
                roles[row.roles] = tuple(json.loads(row.roles))
            yield Appearance(
                row.node,
                row.record_id,
                row.name,
                row.party,
                row.body,
                row.organisation,
                roles[row.roles],
                row.date.isoformat() if row.date else None,
                row.document_id if row.listed else None,
                row.town,
            )


def chunks(keys: Iterable[str]) -> Iterator[list[str]]:
    """The keys, sorted, some hundred at a time."""
    ordered = sorted(set(keys))
    for start in range(0, len(ordered), CHUNK):
        yield ordered[start : start + CHUNK]


def _singles(connection: Connection, record_id: str) -> set[Anchor]:
    """The names of a record that were taken out of their groups."""
    rows = ask(connection, _SINGLES, {"record_id": record_id})
    return {Anchor(row.a_record, row.a_name, row.a_party) for row in rows}
