"""People of the archive: found by name, and shown with what they were and did. Names stand as written."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, func, or_, select

from corpus.people.clusters import Node, person_key, person_name
from corpus.people.gather import gather
from corpus.people.store import Anchor, chunks, stored_appearances
from corpus.tables import (
    appearance,
    ballot,
    conflict_of_interest,
    document,
    mention,
    motion_mover,
    person_node,
    reservation_person,
)
from models.errors import UsageProblem
from models.registers.names import bare, folded

_SHOWN = 5


class Person(NamedTuple):
    """A person, as a cluster of nodes; `id` is the key of where they were met first."""

    id: str
    name: str
    nodes: tuple[Node, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """All spellings, the one shown first."""
        return tuple(dict.fromkeys((self.name, *sorted(node.mention.name for node in self.nodes))))

    @property
    def parties(self) -> tuple[str, ...]:
        """All parties as printed, in the order in which they were first seen."""
        ordered = sorted(self.nodes, key=lambda node: node.earliest)
        return tuple(dict.fromkeys(node.mention.party for node in ordered if node.mention.party))

    @property
    def seen(self) -> int:
        """How many documents name them."""
        return sum(node.seen for node in self.nodes)

    @property
    def span(self) -> tuple[str | None, str | None]:
        """The first and the last day on which they were met."""
        days = sorted(day for node in self.nodes for day in (node.mention.first, node.mention.last) if day)
        return (days[0], days[-1]) if days else (None, None)


class Deeds(NamedTuple):
    """How many times a person did what minutes tell of by name."""

    yes: int
    no: int
    abstained: int
    absent: int
    motions: int
    reservations: int
    conflicts: int


def search_people(connection: Connection, query: str) -> list[Person]:
    """The people one of whose spellings has every word of the query, in Swedish letters or plain; most seen first."""
    words = [folded(word) for word in query.split()]
    if not words:
        raise UsageProblem("Sökningen är tom.", "Skriv ett namn: protokoll people search NAMN")
    rows = connection.execute(select(person_node.c.person, person_node.c.folded)).all()
    found = {row.person for row in rows if all(_has(row.folded, word) for word in words)}
    return sorted(people(connection, found), key=lambda one: (-one.seen, one.name, one.id))


def number_of_people(connection: Connection) -> int:
    """How many people there are."""
    number: int = connection.execute(select(func.count(person_node.c.person.distinct()))).scalar_one()
    return number


def people(connection: Connection, ids: Iterable[str]) -> list[Person]:
    """The people with these ids."""
    members: dict[str, list[str]] = {}
    for chunk in chunks(ids):
        rows = connection.execute(
            select(person_node.c.key, person_node.c.person).where(person_node.c.person.in_(chunk))
        )
        for row in rows:
            members.setdefault(row.person, []).append(row.key)
    nodes = gather(stored_appearances(connection, [key for keys in members.values() for key in keys]))
    return [person_of([nodes[key] for key in sorted(keys)]) for _, keys in sorted(members.items())]


def person_of(nodes: Sequence[Node]) -> Person:
    """The person that some nodes are."""
    return Person(person_key(nodes), person_name(nodes), tuple(nodes))


def the_person(connection: Connection, typed: str) -> Person:
    """The person with that id or the beginning of one, or the only one of that name. Raises UsageProblem."""
    begins = person_node.c.person.startswith(typed.lower(), autoescape=True)
    ids = sorted(set(connection.execute(select(person_node.c.person).where(begins)).scalars())) if typed else []
    found = people(connection, ids) if ids else search_people(connection, typed)
    if not found:
        raise UsageProblem(f"Ingen person heter eller har id {typed}.", "Sök: protokoll people search NAMN")
    if len(found) > 1:
        shown = ", ".join(f"{one.name} ({one.id})" for one in found[:_SHOWN])
        raise UsageProblem(f"{typed} kan vara flera: {shown}.", "Ange id.")
    return found[0]


def anchor_of(node: Node) -> Anchor:
    """Where a node was first met."""
    return Anchor(node.earliest[1], node.mention.name, node.mention.party)


def deeds(connection: Connection, person: Person) -> Deeds:
    """What current documents tell that a person did."""
    votes: dict[str, int] = {row[0]: row[1] for row in connection.execute(_counted(ballot, person, ballot.c.choice))}
    motions, reservations, conflicts = (
        connection.execute(_counted(table, person)).scalar_one_or_none() or 0
        for table in (motion_mover, reservation_person, conflict_of_interest)
    )
    yes, no, abstained, absent = (votes.get(choice, 0) for choice in ("yes", "no", "abstain", "absent"))
    return Deeds(yes, no, abstained, absent, motions, reservations, conflicts)


def _counted(table: Table, person: Person, by: ColumnElement[Any] | None = None) -> Select[Any]:
    """How many rows of a table are of the person, in documents that are current; by what a column says, if one is
    given.
    """
    leading = appearance.alias("leading")
    named = and_(
        appearance.c.document_id == mention.c.document_id,
        appearance.c.name == mention.c.name,
        appearance.c.party.is_not_distinct_from(mention.c.party),
    )
    leads = and_(leading.c.document_id == appearance.c.document_id, leading.c.position == appearance.c.follows)
    nodes = [node.key for node in person.nodes]
    columns = (func.count(),) if by is None else (by, func.count())
    statement = (
        select(*columns)
        .select_from(table)
        .join(mention, and_(mention.c.document_id == table.c.document_id, mention.c.position == table.c.mention))
        .join(appearance, named)
        .outerjoin(leading, leads)
        .join(document, document.c.id == appearance.c.document_id)
        .where(document.c.current_id.is_(None), or_(appearance.c.node.in_(nodes), leading.c.node.in_(nodes)))
    )
    return statement if by is None else statement.group_by(by)


def _has(name: str, word: str) -> bool:
    return word in name or (word == bare(word) and word in bare(name))
