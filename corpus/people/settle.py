"""People brought together anew, as far as something has changed: the nodes that did, and what hangs on them by links.

The outcome is the same as if all had been done at once, because a link depends on its two nodes alone, and a person on
the links within what hangs together.
"""

import gc
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, delete, insert, or_, select

from corpus.archive import Archive
from corpus.people.candidates import name_pairs
from corpus.people.clusters import Decided, Edge, Node, clusters, edges, person_key
from corpus.people.gather import gather
from corpus.people.store import chunks, stored_appearances
from corpus.people.verdicts import decided_nodes
from corpus.tables import appearance, person_changed, person_edge, person_node
from models.registers.names import folded


def is_settled(connection: Connection) -> bool:
    """Whether nothing has changed since people were last brought together."""
    return connection.execute(select(person_changed.c.key).limit(1)).first() is None


def settle(connection: Connection) -> int:
    """Brings people together anew where something has changed. Gives how many nodes were looked at."""
    changed = set(connection.execute(select(person_changed.c.key)).scalars())
    if not changed:
        return 0
    with without_cycles():
        names = _names(connection)
        touched = _neighbours(connection, changed) | _companions(connection, changed)
        _forget(connection, changed)
        fresh = changed & names.keys()
        _link(connection, fresh, names)
        decided = decided_nodes(connection)
        hanging = _hanging(connection, (touched | fresh) & names.keys(), decided)
        _write(connection, hanging, decided)
    connection.execute(delete(person_changed))
    return len(hanging)


def bring_together(archive: Archive) -> int:
    """The same, in a transaction of its own. Raises ArchiveProblem."""
    with archive.transaction() as connection:
        return settle(connection)


@contextmanager
def without_cycles() -> Iterator[None]:
    """Values without cycles are made by the hundred thousand; to look for cycles takes a third of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _names(connection: Connection) -> dict[str, str]:
    """The name of every node that there is."""
    rows = connection.execute(
        select(appearance.c.node, appearance.c.name).where(appearance.c.node.is_not(None)).distinct()
    )
    return {row.node: row.name for row in rows}


def _neighbours(connection: Connection, keys: Collection[str]) -> set[str]:
    found: set[str] = set()
    for chunk in chunks(keys):
        touching = or_(person_edge.c.a.in_(chunk), person_edge.c.b.in_(chunk))
        rows = connection.execute(
            select(person_edge.c.a, person_edge.c.b).where(touching, person_edge.c.zone == "same")
        )
        found.update(key for row in rows for key in row)
    return found


def _companions(connection: Connection, keys: Collection[str]) -> set[str]:
    """The nodes that are one person with these by now."""
    found: set[str] = set()
    for chunk in chunks(keys):
        people = select(person_node.c.person).where(person_node.c.key.in_(chunk))
        found.update(connection.execute(select(person_node.c.key).where(person_node.c.person.in_(people))).scalars())
    return found


def _forget(connection: Connection, keys: Collection[str]) -> None:
    for chunk in chunks(keys):
        connection.execute(delete(person_edge).where(or_(person_edge.c.a.in_(chunk), person_edge.c.b.in_(chunk))))
        connection.execute(delete(person_node).where(person_node.c.key.in_(chunk)))


def _link(connection: Connection, fresh: Collection[str], names: dict[str, str]) -> None:
    """Stores the edges of the fresh nodes."""
    if not fresh:
        return
    pairs = name_pairs({names[key] for key in fresh}, set(names.values()))
    wanted = {name for pair in pairs for name in pair}
    near = [key for key, name in names.items() if name in wanted or key in fresh]
    nodes = _nodes(connection, near, len(names))
    found = edges((nodes[key] for key in fresh), nodes.values())
    rows = [edge._asdict() for edge in found]
    if rows:
        connection.execute(insert(person_edge), rows)


def _nodes(connection: Connection, keys: Collection[str], of: int) -> dict[str, Node]:
    """Nodes with what is known of them; where most are wanted, all are read at once."""
    if len(keys) * 2 < of:
        return gather(stored_appearances(connection, keys))
    nodes = gather(stored_appearances(connection, None))
    return {key: nodes[key] for key in keys}


def _hanging(connection: Connection, start: Collection[str], decided: Iterable[Decided]) -> set[str]:
    """What hangs on these nodes by links and verdicts."""
    bound: dict[str, set[str]] = {}
    for one in decided:
        if one.judgement == "same":
            bound.setdefault(one.a, set()).add(one.b)
            bound.setdefault(one.b, set()).add(one.a)
    found, fresh = set(start), set(start)
    while fresh:
        reached = _neighbours(connection, fresh)
        fresh = reached.union(*(bound.get(key, set()) for key in fresh)) - found
        found |= fresh
    return found


def _write(connection: Connection, keys: Collection[str], decided: Iterable[Decided]) -> None:
    nodes = gather(stored_appearances(connection, keys))
    people = clusters(nodes, _edges(connection, keys), decided)
    for chunk in chunks(keys):
        connection.execute(delete(person_node).where(person_node.c.key.in_(chunk)))
    rows = [
        {"key": key, "name": (name := nodes[key].mention.name), "folded": folded(name), "person": person}
        for members in people
        for person in (person_key(nodes[key] for key in members),)
        for key in members
    ]
    if rows:
        connection.execute(insert(person_node), rows)


def _edges(connection: Connection, keys: Collection[str]) -> Iterator[Edge]:
    for chunk in chunks(keys):
        for row in connection.execute(select(person_edge).where(person_edge.c.a.in_(chunk))):
            if row.b in keys:
                yield Edge(row.a, row.b, row.zone, row.score)
