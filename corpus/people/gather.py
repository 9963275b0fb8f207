"""Appearances of people in documents gathered to nodes: equal names in equal surroundings are one. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
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


def gather(appearances: Iterable[Appearance]) -> dict[str, Node]:
    """The nodes of appearances, by their keys. Some millions of them are held in memory together."""
    by_node: dict[str, list[Appearance]] = defaultdict(list)
    for one in appearances:
        by_node[one[0]].append(one)
    return {key: _node(key, together) for key, together in by_node.items()}


def _node(key: str, together: Sequence[Appearance]) -> Node:
    example = together[0]
    days = {one.day for one in together if one.day}
    first, last = min(days, default=None), max(days, default=None)
    mention = Mention(
        example.name,
        example.party,
        example.body,
        example.organisation,
        frozenset(role for roles in {one.roles for one in together} for role in roles),
        first,
        last,
        frozenset([one.list for one in together if one.list is not None]),
        min((one.town for one in together if one.town), default=None),
    )
    record = min(one.record for one in together if one.day == first)
    return Node(key, mention, len(together), (first or _LAST, record, example.name, example.party or ""))
