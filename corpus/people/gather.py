"""Appearances of people in documents gathered to nodes: equal names in equal surroundings are one. Pure."""

from collections.abc import Iterable
from typing import NamedTuple

from corpus.people.clusters import Node
from corpus.people.context import Mention

_LAST = "9999"
"""Sorts after every day."""


class Appearance(NamedTuple):
    """A person named in one document.

    node      key of the node that it belongs to
    record    id of the record; `list` is a number for it where the person stands in its attendance list, else None
    """

    node: str
    record: str
    name: str
    party: str | None
    body: str | None
    organisation: str | None
    roles: tuple[str, ...]
    day: str | None
    list: int | None
    town: str | None


class _Gathered:
    """What comes together of one node."""

    __slots__ = ("days", "example", "first", "lists", "roles", "seen", "town")

    def __init__(self, one: Appearance) -> None:
        self.example = one
        self.roles: set[tuple[str, ...]] = set()
        self.lists: set[int] = set()
        self.days: set[str] = set()
        self.first: tuple[str, str] = (one.day or _LAST, one.record)
        self.town = one.town
        self.seen = 0


def gather(appearances: Iterable[Appearance]) -> dict[str, Node]:
    """The nodes of appearances, by their keys."""
    found: dict[str, _Gathered] = {}
    for one in appearances:
        key, record, _, _, _, _, roles, day, in_list, town = one
        node = found.get(key)
        if node is None:
            node = found[key] = _Gathered(one)
        node.seen += 1
        node.roles.add(roles)
        if in_list is not None:
            node.lists.add(in_list)
        if day is not None:
            node.days.add(day)
        if (day or _LAST) <= node.first[0]:
            node.first = min(node.first, (day or _LAST, record))
        if town is not None and (node.town is None or town < node.town):
            node.town = town
    return {key: _node(key, one) for key, one in found.items()}


def _node(key: str, one: _Gathered) -> Node:
    example = one.example
    mention = Mention(
        example.name,
        example.party,
        example.body,
        example.organisation,
        frozenset(role for roles in one.roles for role in roles),
        min(one.days, default=None),
        max(one.days, default=None),
        frozenset(one.lists),
        one.town,
    )
    return Node(key, mention, one.seen, (*one.first, example.name, example.party or ""))
