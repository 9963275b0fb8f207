"""Who may be one person, for people to decide, and what they decide. Opened for writing, a verdict counts at once."""

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Connection, select

from corpus.people.clusters import Judgement, best_link
from corpus.people.compare import Comparison, compare
from corpus.people.context import Mention
from corpus.people.persons import Person, anchor_of, people
from corpus.people.settle import settle
from corpus.people.store import Anchor, stored_appearances
from corpus.people.verdicts import Verdict, add_verdicts, decided_nodes, node_of, revoke, verdicts
from corpus.tables import person_edge, person_node
from models.errors import UsageProblem


class Question(NamedTuple):
    """Two people who may be one: where they are most alike, and why."""

    one: Person
    other: Person
    comparison: Comparison


class Ruling(NamedTuple):
    """Who decides, and why."""

    who: str
    why: str


def questions(connection: Connection, limit: int) -> Iterator[Question]:
    """The queue, most likely first; `limit` 0 gives all. Whom somebody has decided about is not asked about."""
    best = _unanswered(connection)
    ordered = sorted(best, key=lambda pair: (-best[pair], sorted(pair)))
    for pair in ordered[:limit] if limit else ordered:
        one, other = people(connection, pair)
        yield Question(one, other, best_link(one.nodes, other.nodes)[2])


def number_of_questions(connection: Connection) -> int:
    """How long the queue is."""
    return len(_unanswered(connection))


def _unanswered(connection: Connection) -> dict[frozenset[str], float]:
    """The best score of each two people between whom there is a link, and no verdict."""
    rows = connection.execute(select(person_node.c.key, person_node.c.person))
    people_of = {row.key: row.person for row in rows}
    answered = {frozenset((people_of.get(one.a), people_of.get(one.b))) for one in decided_nodes(connection)}
    best: dict[frozenset[str], float] = {}
    for row in connection.execute(select(person_edge)):
        pair = frozenset((people_of[row.a], people_of[row.b]))
        if len(pair) == 2 and pair not in answered:
            best[pair] = max(row.score, best.get(pair, row.score))
    return best


class Link(NamedTuple):
    """What makes a mention one of a person: the other of theirs that it is most alike, and why; or what was decided."""

    mention: Mention
    other: Mention
    comparison: Comparison
    verdict: Verdict | None


def links(connection: Connection, person: Person) -> Iterator[Link]:
    """For each node of a person but the first, how it came to be with them; the strongest links first taken."""
    decided = {
        frozenset(nodes): one
        for one in verdicts(connection)
        if one.judgement == "same"
        for nodes in ((node_of(connection, one.a), node_of(connection, one.b)),)
    }
    left = sorted(person.nodes, key=lambda node: node.earliest)
    joined = [left.pop(0)]
    while left:
        near, far, found = max(
            ((near, far, compare(near.mention, far.mention)) for near in joined for far in left),
            key=lambda one: (frozenset((one[0].key, one[1].key)) in decided, one[2].zone == "same", one[2].score),
        )
        yield Link(far.mention, near.mention, found, decided.get(frozenset((near.key, far.key))))
        left.remove(far)
        joined.append(far)


def decide(connection: Connection, judgement: Judgement, one: Person, other: Person, decision: Ruling) -> None:
    """Notes what somebody decided of two people. Raises UsageProblem when they are one already."""
    if one.id == other.id:
        raise UsageProblem(
            f"{one.name} ({one.id}) är redan en och samma person.", "Dela med protokoll people split, om det är fel."
        )
    a, b, _ = best_link(one.nodes, other.nodes)
    _note(connection, Verdict(judgement, anchor_of(a), anchor_of(b), False, decision.who, "", decision.why))


def split(connection: Connection, person: Person, record: str, decision: Ruling) -> Anchor:
    """Takes the name in one record out of a person. Raises UsageProblem when the person is not named there once, or
    nowhere else.
    """
    met = list(stored_appearances(connection, [node.key for node in person.nodes]))
    here = [one for one in met if one.record.startswith(record)]
    rest = sorted((one.day or "9999", one.record, one.name, one.party or "") for one in met if one not in here)
    if len(here) != 1:
        raise UsageProblem(
            f"{person.name} står inte precis en gång i ett dokument vars id börjar på {record}.",
            f"Se dokumenten: protokoll people show {person.id}",
        )
    if not rest:
        raise UsageProblem(f"{person.name} står bara i ett dokument.", "Det finns inget att dela.")
    _, kept, name, party = rest[0]
    taken = Anchor(here[0].record, here[0].name, here[0].party)
    _note(
        connection, Verdict("different", taken, Anchor(kept, name, party or None), True, decision.who, "", decision.why)
    )
    return taken


def take_back(connection: Connection, number: str) -> Verdict:
    """Takes back the verdict with that number. Raises UsageProblem when there is none."""
    found = next((one for one in verdicts(connection) if str(one.id) == number), None)
    if found is None:
        raise UsageProblem(f"Det finns inget beslut {number}.", "Se dem: protokoll people verdicts")
    revoke(connection, found)
    settle(connection)
    return found


def _note(connection: Connection, verdict: Verdict) -> None:
    add_verdicts(connection, [verdict])
    settle(connection)
