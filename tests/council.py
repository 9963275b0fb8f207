"""Invented minutes of people who meet again, for the tests of who is who."""

from sqlalchemy import select

from corpus.archive import Archive
from corpus.people.persons import Person, people, search_people
from corpus.people.settle import bring_together
from corpus.tables import person_node
from minutes import source
from models.record import Attendee, Item, Meeting, Motion, Organisation, Record
from models.record import Person as Named
from shelf import keep


def seated(text: str) -> Attendee:
    """A member as in "Siv Ek (S), ordförande"; without a party, an official with a title."""
    named, _, role = text.partition(", ")
    name, _, party = named.partition(" (")
    if not party:
        return Attendee(name, None, "other", None, role or None)
    return Attendee(name, party.rstrip(")"), "member", role or "ledamot")  # type: ignore[arg-type]


def met(day: str, body: str, owner: str, *who: str, movers: tuple[str, ...] = ()) -> Record:
    """The minutes of a meeting of a body in a kommun; its id tells which."""
    name = f"{day} {body} {owner}.txt"
    found = source(name.encode(), name)
    moved = tuple(Motion("bifall", (Named(*_named(mover)),)) for mover in movers)
    return Record(
        found.sha256[:16],
        found,
        "protokoll",
        Organisation(owner, "kommun", None),
        body,
        Meeting((day,)),
        attendees=tuple(map(seated, who)),
        items=(Item("1", f"Ärende {name}", motions=moved),),
    )


def _named(text: str) -> tuple[str, str | None]:
    name, _, party = text.partition(" (")
    return name, party.rstrip(")") or None


def store(archive: Archive, *records: Record, together: bool = True) -> None:
    """Stores minutes, and brings people together."""
    for record in records:
        keep(archive, record.source.name.encode(), record.source.name, [record])
    if together:
        bring_together(archive)


def everybody(archive: Archive) -> list[tuple[str, tuple[str, ...]]]:
    """All people: the id, and what is known of each node."""
    with archive.transaction() as connection:
        ids = set(connection.execute(select(person_node.c.person)).scalars())
        return [(one.id, tuple(sorted(node.key for node in one.nodes))) for one in people(connection, ids)]


def found(archive: Archive, query: str) -> list[Person]:
    """The people of a search."""
    with archive.transaction() as connection:
        return search_people(connection, query)
