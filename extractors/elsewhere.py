"""What concerns a § and is printed outside it: jäv announced in another §, lists of votes in bilagor."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from extractors.appendices import read_appendix
from extractors.conflicts import Conflict, announced
from extractors.evidence import Ledger
from extractors.mentions import Present, note_person
from extractors.rows import Row
from extractors.votes import ballots
from models.record import Attendee, Item, Person, Vote


class Read(NamedTuple):
    """An item, the jäv that it states for itself and for others, and the bilaga that lists each of its votes."""

    item: Item
    conflicts: tuple[Conflict, ...]
    bilagor: tuple[str | None, ...]


def settle(
    read: Sequence[Read],
    attendees: Iterable[Attendee],
    listed: Present,
    bilagor: Mapping[str, list[Row]],
    found: Ledger,
) -> tuple[Item, ...]:
    """The items with what stands elsewhere: every jäv at the § it concerns, every list at its vote."""
    stated = [(index, conflict) for index, one in enumerate(read) for conflict in one.conflicts]
    listed_conflicts = list(announced(attendees))
    known = {one.item.number for one in read}
    for index, conflict in stated:
        if conflict.number not in known:
            where = read[index].item.number
            found.warn(
                "conflict-elsewhere",
                f"§ {where}: {conflict.person.name} anmäler jäv i § {conflict.number}, som inte finns i dokumentet.",
                where,
            )
    items = []
    for index, one in enumerate(read):
        ledger = found.under("items", index)
        number = one.item.number
        own = [conflict for _, conflict in stated if conflict.number == number]
        own += [conflict for conflict in listed_conflicts if conflict.number == number]
        conflicts, votes = _conflicts(own, ledger), _votes(one, listed, bilagor, ledger)
        changed = conflicts or votes != one.item.votes
        items.append(replace(one.item, conflicts_of_interest=conflicts, votes=votes) if changed else one.item)
    return tuple(items)


def _conflicts(conflicts: Iterable[Conflict], ledger: Ledger) -> tuple[Person, ...]:
    people: list[Person] = []
    for conflict in conflicts:
        if conflict.person.name in {person.name for person in people}:
            continue
        path = f"conflicts_of_interest/{len(people)}"
        if conflict.passage and conflict.mention:
            note_person(conflict.mention, conflict.passage, ledger, path)
        else:
            ledger.derive(path, "derived.conflict.attendance-list")
        people.append(conflict.person)
    return tuple(people)


def _votes(read: Read, listed: Present, bilagor: Mapping[str, list[Row]], ledger: Ledger) -> tuple[Vote, ...]:
    votes = []
    for index, (vote, bilaga) in enumerate(zip(read.item.votes, read.bilagor, strict=True)):
        rows = bilagor.get(bilaga or "")
        if rows and not vote.ballots:
            vote = replace(vote, ballots=ballots(ledger, read_appendix(rows, listed), f"votes/{index}"))
        votes.append(vote)
    return tuple(votes)
