"""What a person was, and when, as attendance lists show it; and what changed. Derived, with the evidence."""

from typing import NamedTuple

from sqlalchemy import Connection, and_, select

from corpus.people.context import year
from corpus.people.gather import Appearance
from corpus.people.likeness import Level, likeness
from corpus.people.persons import Person
from corpus.people.store import stored_appearances
from corpus.tables import appearance, body, document, meeting, organisation
from models.registers.bodies import body_key
from models.registers.owners import owner
from models.registers.parties import label


class Membership(NamedTuple):
    """A role in a body, from the first to the last day seen in its attendance lists.

    role      of the record's `Role`, or an official's title; None where none is printed
    meetings  how many lists show it; `held` how many lists of the body there are of that time
    evidence  ids of the records of the first and the last of them
    """

    organisation: str | None
    body: str | None
    role: str | None
    party: str | None
    first: str | None
    last: str | None
    meetings: int
    held: int
    evidence: tuple[str, ...]


class Change(NamedTuple):
    """Another party or another name than before, and the first day on which it was seen.

    kind  party, or name
    """

    kind: str
    before: str
    after: str
    day: str | None


_Place = tuple[str | None, str | None]
"""An organisation and a body, by the keys that all their names have in common."""


def memberships(connection: Connection, person: Person) -> list[Membership]:
    """By the first day. Of several versions of the same minutes only the current one counts; a body under two names
    ("KS", "Kommunstyrelsen") is one, and is called what it is called at length.
    """
    current = _current(connection, person)
    met = [
        one
        for one in stored_appearances(connection, [node.key for node in person.nodes])
        if one.list is not None and one.record in current
    ]
    found: dict[tuple[_Place, str | None, str | None], list[Appearance]] = {}
    for one in met:
        for role in one.roles or (None,):
            found.setdefault((_place(one.organisation, one.body), role, one.party), []).append(one)
    held = _held(connection, met)
    known = [_membership(role, party, seen, held.get(place, [])) for (place, role, party), seen in found.items()]
    return sorted(known, key=lambda one: (one.first or "9999", *(part or "" for part in one[:4])))


def _membership(role: str | None, party: str | None, seen: list[Appearance], held: list[str]) -> Membership:
    seen = sorted(seen, key=lambda one: (one.day or "", one.record))
    days = [one.day for one in seen if one.day]
    first, last = (days[0], days[-1]) if days else (None, None)
    during = sum(first <= day <= last for day in held) if first and last else len(seen)
    return Membership(
        max((one.organisation or "" for one in seen), key=len) or None,
        max((one.body or "" for one in seen), key=len) or None,
        role,
        party,
        first,
        last,
        len(seen),
        max(during, len(seen)),
        tuple(dict.fromkeys((seen[0].record, seen[-1].record))),
    )


def changes(person: Person) -> list[Change]:
    """Party switches and name changes, in order of time. FP and L are one party under two names, and no switch; a
    misprint or another spelling is no other name.
    """
    found: list[Change] = []
    party = name = None
    for node in sorted((node for node in person.nodes if node.mention.first), key=lambda node: node.earliest):
        mention = node.mention
        known = label(mention.party, year(mention))
        if known and party and label(party.party, year(party)) != known:
            found.append(Change("party", party.party or "", mention.party or "", mention.first))
        if name and likeness(name.name, mention.name).surname <= Level.EXTRA:
            found.append(Change("name", name.name, mention.name, mention.first))
        party, name = (mention if known else party), mention
    return found


def _place(owner_name: str | None, body_name: str | None) -> _Place:
    return owner(owner_name).key if owner_name else None, body_key(body_name) if body_name else None


def _current(connection: Connection, person: Person) -> set[str]:
    keys = [node.key for node in person.nodes]
    statement = select(document.c.record_id).join(appearance).where(document.c.current_id.is_(None))
    return set(connection.execute(statement.where(appearance.c.node.in_(keys))).scalars())


def _held(connection: Connection, met: list[Appearance]) -> dict[_Place, list[str]]:
    """The days of the attendance lists of the bodies in which somebody was met, under the names by which they were."""
    statement = (
        select(document.c.id, body.c.name.label("body"), organisation.c.name.label("organisation"), meeting.c.date)
        .select_from(document)
        .join(meeting, meeting.c.id == document.c.meeting_id)
        .join(body, body.c.id == meeting.c.body_id)
        .join(appearance, and_(appearance.c.document_id == document.c.id, appearance.c.listed))
        .outerjoin(organisation, organisation.c.id == document.c.organisation_id)
        .where(document.c.current_id.is_(None), body.c.name.in_({one.body for one in met if one.body}))
        .distinct()
    )
    found: dict[_Place, list[str]] = {}
    for row in connection.execute(statement):
        if row.date:
            found.setdefault(_place(row.organisation, row.body), []).append(row.date.isoformat())
    return found
