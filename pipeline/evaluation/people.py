"""Attendees: who was there, and as what."""

from typing import NamedTuple

from pipeline.evaluation.counts import Count, same, sizes
from pipeline.evaluation.likeness import matched, party, plain
from pipeline.evaluation.values import Object, inner, objects, text, texts

Key = tuple[str, str]


def who(person: Object) -> Key:
    """Name and party, which tell a person of a list from the others."""
    return name(person), party(text(person, "party"))


def name(person: Object) -> str:
    """The name alone."""
    return plain(text(person, "name"))


def named(gold: Object, found: Object) -> Count:
    """Name and party of all."""
    return same(map(who, objects(gold, "attendees")), map(who, objects(found, "attendees")))


def whole(gold: Object, found: Object) -> Count:
    """Name, party, capacity, role and whom they replace."""
    there, here = objects(gold, "attendees"), objects(found, "attendees")
    pairs = matched(there, here, lambda one, other: (1 + agrees(one, other)) if who(one) == who(other) else 0)
    return sizes([pair for pair in pairs if agrees(*pair)], there, here)


def agrees(gold: Object, found: Object) -> bool:
    """Whether a person of the same name and party is there as the same."""
    capacities = {text(gold, "capacity"), *texts(gold, "_capacity_alt")}
    replaced = name(inner(gold, "replaces")) == name(inner(found, "replaces"))
    return text(found, "capacity") in capacities and replaced and _same_role(gold, found)


class _Free(NamedTuple):
    """Roles that may stand for one another: of a capacity, what is printed ("" for none) and what may be found.

    `or_member` asks that the gold record lets the person be a member too.
    """

    capacities: frozenset[str]
    printed: frozenset[str]
    found: frozenset[str]
    or_member: bool = False


_SUBSTITUTES = frozenset({"substitute", "serving_substitute"})
_FREE = (
    _Free(frozenset({"member"}), frozenset({"", "ledamot"}), frozenset({"", "ledamot"})),
    _Free(_SUBSTITUTES, frozenset({"", "ledamot", "ersättare"}), frozenset({"", "ersättare"})),
    _Free(_SUBSTITUTES, frozenset({"ersättare"}), frozenset({"ledamot"}), or_member=True),
)


def _same_role(gold: Object, found: Object) -> bool:
    one, other, capacity = text(gold, "role"), text(found, "role"), text(gold, "capacity")
    others = texts(gold, "_capacity_alt")
    if one == other or other in texts(gold, "_role_alt"):
        return True
    if capacity == "member" and "serving_substitute" in others and other in {"", "ledamot", "ersättare"}:
        return True
    if capacity == "other" and {one, other} == {"", "sekreterare"}:
        return "sekreterare" in plain(text(gold, "title"))
    return any(
        capacity in row.capacities
        and one in row.printed
        and other in row.found
        and (not row.or_member or "member" in others)
        for row in _FREE
    )
