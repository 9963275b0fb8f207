"""Who appears in a record, each once, and whom of the attendance list a name in running text can only be. Pure."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus.people.likeness import Level, likeness
from corpus.people.names import parse_name
from models.record import Attendee, Item, Record
from models.registers.parties import label

Named = tuple[str, str | None]
"""A name and a party, as written."""


class Appearing(NamedTuple):
    """A person of a record.

    node     key of those who bear this name in this body: what brings them together when nobody decides otherwise
    listed   whether the attendance list has the name
    roles    role and title there
    town     home town or other affiliation, as printed
    follows  place, among the appearing, of the person of the list that a name in running text can only be
    """

    name: str
    party: str | None
    node: str
    listed: bool = False
    roles: tuple[str, ...] = ()
    town: str | None = None
    follows: int | None = None


def appearing(record: Record) -> tuple[Appearing, ...]:
    """The people of a record, those of the attendance list first, then those whom the text names, each once."""
    found: dict[Named, Appearing] = {}
    for attendee in record.attendees:
        if _is_name(attendee.name):
            key = attendee.name, attendee.party
            found[key] = _merged(found.get(key), attendee, _node(record, *key))
    listed = list(found.values())
    for name, party in _named(record):
        if (name, party) not in found and _is_name(name):
            found[name, party] = Appearing(
                name, party, _node(record, name, party), follows=_only_one(name, party, listed)
            )
    return tuple(found.values())


def key_of(*parts: str | None) -> str:
    """The key of some content: 16 hexadecimal figures."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()[:16]


def _node(record: Record, name: str, party: str | None) -> str:
    return key_of("", name, party, record.organisation.name if record.organisation else None, record.body)


def _merged(before: Appearing | None, attendee: Attendee, node: str) -> Appearing:
    roles = {role.casefold() for role in (attendee.role, attendee.title) if role}
    if before:
        roles.update(before.roles)
    town = (before.town if before else None) or attendee.affiliation
    return Appearing(attendee.name, attendee.party, node, listed=True, roles=tuple(sorted(roles)), town=town)


def _named(record: Record) -> Iterator[Named]:
    """All names outside the attendance list, in the order of the tables."""
    for attendee in record.attendees:
        if attendee.replaces:
            yield attendee.replaces.name, attendee.replaces.party
    if record.justering:
        yield from ((name, None) for name in record.justering.adjusters)
        yield from ((signature.name, None) for signature in record.justering.signatures)
    for item in record.items:
        yield from _named_in(item)


def _named_in(item: Item) -> Iterator[Named]:
    yield from ((person.name, person.party) for motion in item.motions for person in motion.movers)
    yield from ((ballot.name, ballot.party) for vote in item.votes for ballot in vote.ballots)
    yield from ((person.name, person.party) for reservation in item.reservations for person in reservation.by)
    yield from ((person.name, person.party) for person in item.conflicts_of_interest)


def _only_one(name: str, party: str | None, listed: Sequence[Appearing]) -> int | None:
    """The place of the one of the list that a name can be; None where none can, or several. The most alike counts."""
    scored = [
        (level, place)
        for place, one in enumerate(listed)
        if _one_party(party, one.party) and (level := _may_be(name, one.name)) is not None
    ]
    best = max((level for level, _ in scored), default=None)
    places = [place for level, place in scored if level == best]
    return places[0] if len(places) == 1 else None


def _may_be(name: str, listed: str) -> Level | None:
    """How alike a name is to one of the list; None where it cannot be it. A surname alone may stand for a full name."""
    found = likeness(name, listed)
    if found.given is Level.MISSING and not parse_name(name).given:
        return Level.MISSING if found.surname >= Level.NEAR else None
    return found.level if found.level >= Level.INITIAL else None


def _one_party(one: str | None, other: str | None) -> bool:
    return one is None or other is None or label(one, None) == label(other, None)


def _is_name(name: str) -> bool:
    parsed = parse_name(name)
    return bool(parsed.given or parsed.surnames)
