"""What of a record can be found: one entry for each §, one for a document that has none; and the index kept in step."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from corpus.analyse import VERSION, analyse, tokens
from corpus.archive import Archive
from corpus.bulk import ask, insert_values, next_id
from corpus.documents import StoredRecord
from corpus.fulltext import Entry, FullText
from corpus.lexicon import lexicon
from corpus.overlay import WITHDRAWN_TITLE
from corpus.tables import document, item, meeting, search_entry, search_facet, search_state
from corpus.vocabulary import add_terms, clear_terms
from models.errors import ArchiveProblem
from models.record import Item, Person, Record

_CHUNK = 200
_ENTRY = ("id", "document_id", "current", "day", "organisation_id", "body_id", "kind", "item_id")
_STATE = select(search_state.c.analyser, search_state.c.upto).where(search_state.c.engine == bindparam("engine"))
_APART = " 0 "
"""Stands between two names in the index, so that no phrase goes from one into the next."""


class Fields(NamedTuple):
    """The searched text of one entry, as printed; `people` are those who moved, voted, reserved themselves or had a
    conflict of interest, each on a line.
    """

    title: str
    decision: str
    rest: str
    people: str = ""


class Searched(NamedTuple):
    """What the index holds of a record.

    stems   a row for each §, or one for a document that has none
    facets  what a row, given by its place, is counted by: field and value
    terms   all stems
    names   those that are names of people, and no words
    """

    stems: tuple[Fields, ...]
    facets: tuple[tuple[int, str, str], ...]
    terms: frozenset[str]
    names: frozenset[str]


class Owner(NamedTuple):
    """What all entries of a document share; `day` as an ISO string."""

    document_id: int
    current: bool
    day: str | None
    organisation_id: int | None
    body_id: int | None
    kind: str


def searched(record: Record) -> Searched:
    """What the index is to hold of a record."""
    stems = stems_of(record)
    facets = [
        (place, field, value)
        for place, found in enumerate(record.items)
        for field, value in dict.fromkeys(facets_of(found))
    ]
    terms = frozenset(stem for fields in stems for text in fields for stem in text.split())
    return Searched(stems, tuple(facets), terms, _names(record))


def fields_of(found: Item) -> Fields:
    """The text of a §. Its decisions stand apart because they count for more; where no section is labelled as one, the
    points themselves are taken. Of one that was taken away there is nothing.
    """
    if found.title == WITHDRAWN_TITLE and not found.sections:
        return Fields("", "", "", "")
    labelled = [section.text for section in found.sections if section.kind == "decision"]
    points = [f"{point.lead or ''} {point.text}" for point in found.decisions]
    rest = [section.text for section in found.sections if section.kind != "decision"]
    people = "\n".join(dict.fromkeys(person.name for person in _people(found)))
    return Fields(found.title, "\n".join(labelled or points), "\n".join((*found.case_numbers, *rest)), people)


def stems_of(record: Record) -> tuple[Fields, ...]:
    """What the index holds of a record, as stems: a row for each §, or one for a document that has none."""
    if record.items:
        return tuple(map(_stems, map(fields_of, record.items)))
    return (Fields("", "", analyse(record.text)),) if record.text else ()


def _stems(fields: Fields) -> Fields:
    names = _APART.join(map(analyse, fields.people.splitlines()))
    return Fields(analyse(fields.title), analyse(fields.decision), analyse(fields.rest), names)


def _people(found: Item) -> Iterator[Person]:
    for motion in found.motions:
        yield from motion.movers
    for vote in found.votes:
        yield from (Person(ballot.name, ballot.party) for ballot in vote.ballots)
    for reservation in found.reservations:
        yield from reservation.by
    yield from found.conflicts_of_interest


def facets_of(found: Item) -> Iterator[tuple[str, str]]:
    """What a § is counted by: `act`, `proposed`, `level`, `party`."""
    for point in found.decisions:
        yield ("act" if point.level == "decision" else "proposed"), point.act
        yield "level", point.level
    parties = {person.party for person in _people(found)}
    parties.update(party for reservation in found.reservations for party in reservation.parties)
    yield from (("party", party) for party in sorted(filter(None, parties)))


def add_entries(
    connection: Connection, index: FullText, found: Searched, owner: Owner, item_ids: Sequence[int]
) -> None:
    """Puts one stored record into the index, in the caller's transaction."""
    if not found.stems:
        return
    first = next_id(connection, search_entry)
    day = int(owner.day.replace("-", "")) if owner.day else 0
    shared = (owner.document_id, owner.current, day, owner.organisation_id, owner.body_id, owner.kind)
    rows = [(id_, *shared, item_id) for id_, item_id in enumerate(item_ids or (None,), start=first)]
    insert_values(connection, search_entry.name, _ENTRY, rows)
    index.add(connection, [Entry(id_, *stems) for id_, stems in enumerate(found.stems, start=first)])
    facets = [(first + place, field, value) for place, field, value in found.facets]
    insert_values(connection, search_facet.name, ("entry_id", "field", "value"), facets)
    add_terms(connection, found.terms, found.names)


def _names(record: Record) -> frozenset[str]:
    """The names of everybody whom a record lists, as stems, but for those that are words too."""
    listed = [attendee.name for attendee in record.attendees]
    listed += [person.name for found in record.items for person in _people(found)]
    stems = {token.stem for name in listed for token in tokens(name)}
    return frozenset(stem for stem in stems if stem not in lexicon().forms)


def remove_entries(connection: Connection, index: FullText, record: Record, document_id: int) -> None:
    """Takes a stored record out of the index, in the caller's transaction; `record` is the one it was made of."""
    ids = connection.execute(
        select(search_entry.c.id).where(search_entry.c.document_id == document_id).order_by(search_entry.c.id)
    )
    found = [Entry(id_, *stems) for id_, stems in zip(ids.scalars(), stems_of(record), strict=False)]
    if found:
        index.remove(connection, found)
        own = select(search_entry.c.id).where(search_entry.c.document_id == document_id)
        connection.execute(delete(search_facet).where(search_facet.c.entry_id.in_(own)))
        connection.execute(delete(search_entry).where(search_entry.c.document_id == document_id))


def is_ready(connection: Connection) -> bool:
    """Whether there is anything to search. Raises ArchiveProblem for an index of another version, or half made."""
    row = _state(connection)
    if row is None:
        return False
    _check(*row)
    return True


def note_version(connection: Connection) -> None:
    """Notes that the index is made with this analyser. Raises ArchiveProblem if it was made with another one."""
    row = _state(connection)
    if row is None:
        connection.execute(insert(search_state).values(engine=connection.dialect.name, analyser=VERSION))
    else:
        _check(*row)


def _state(connection: Connection) -> tuple[str, int | None] | None:
    row = ask(connection, _STATE, {"engine": connection.dialect.name}).first()
    return None if row is None else (row.analyser, row.upto)


def _check(analyser: str, upto: int | None) -> None:
    if analyser != VERSION:
        raise ArchiveProblem("Sökregistret är gjort av en annan version av programmet.", "Kör: protokoll reindex")
    if upto is not None:
        raise ArchiveProblem(
            "Sökregistret är inte färdigt: det görs om, eller blev avbrutet.", "Kör: protokoll reindex"
        )


def rebuild(archive: Archive) -> int:
    """Makes the whole index anew, some hundred documents a transaction; a second call goes on where the first was cut
    short. Gives the number of documents in the index. Raises ArchiveProblem.
    """
    index = archive.full_text
    if index is None:
        raise ArchiveProblem(f"Arkivet {archive.shown} har inget sökregister: databasen stöds inte ännu.")
    with archive.transaction() as connection:
        state = _state(connection)
        if state is None or state[0] != VERSION or state[1] is None:
            _begin(connection, index)
    count = 1
    while count:
        with archive.transaction() as connection:
            count = _rebuild_some(connection, index)
    with archive.transaction() as connection:
        _note_upto(connection, None)
        rows = select(document.c.id).where(document.c.withdrawn.is_(False))
        return len(connection.execute(rows).all())


def _begin(connection: Connection, index: FullText) -> None:
    index.clear(connection)
    for table in (search_facet, search_entry, search_state):
        connection.execute(delete(table))
    clear_terms(connection)
    note_version(connection)
    _note_upto(connection, 0)


def _note_upto(connection: Connection, upto: int | None) -> None:
    own = search_state.c.engine == connection.dialect.name
    connection.execute(update(search_state).where(own).values(upto=upto))


def _rebuild_some(connection: Connection, index: FullText) -> int:
    """The next documents into the index; gives how many there were."""
    state = _state(connection)
    upto = (state and state[1]) or 0
    rows = connection.execute(
        select(document, meeting.c.body_id, meeting.c.date)
        .join_from(document, meeting)
        .where(document.c.id > upto, document.c.withdrawn.is_(False))
        .order_by(document.c.id)
        .limit(_CHUNK)
    ).all()
    for row in rows:
        record = StoredRecord(row.id, row.record_id, row.record).record()
        ids = select(item.c.id).where(item.c.document_id == row.id).order_by(item.c.position)
        day = row.date.isoformat() if row.date else None
        owner = Owner(row.id, row.current_id is None, day, row.organisation_id, row.body_id, row.kind)
        add_entries(connection, index, searched(record), owner, connection.execute(ids).scalars().all())
    if rows:
        _note_upto(connection, rows[-1].id)
    return len(rows)
