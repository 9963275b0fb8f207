"""Mentions brought together to people: reversible, and the same whatever came first. Pure.

A node is a name with a party in a body of an organisation, over all the minutes in which it stands so; or, where
somebody has decided about it, the name in one of them. Nodes are linked by what they are like; a person is what hangs
together by links. Links are taken in the order of their score, and one that would bring together what cannot be one
person is left out. Nothing depends on the order of import: ties are broken by keys made of the content.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from corpus.people.appearances import key_of
from corpus.people.candidates import name_pairs
from corpus.people.compare import LONGEST_LIFE, Comparison, Zone, compare, two_fullmaktige
from corpus.people.context import Mention, Pair, in_fullmaktige
from corpus.people.likeness import Level, likeness

Judgement = Literal["same", "different", "unsure"]
"""same       one person
different  two
unsure     it cannot be told; they are not linked, and nobody is asked again"""


class Node(NamedTuple):
    """A name in its surroundings.

    key      of its content: equal for equal content
    mention  what is known of it
    seen     how many times it was met
    earliest sorts first where it was met first: day, record, name
    """

    key: str
    mention: Mention
    seen: int = 1
    earliest: tuple[str, ...] = ()


class Edge(NamedTuple):
    """What two nodes are to each other; `a` is the lower key. Those that are different have none."""

    a: str
    b: str
    zone: Zone
    score: float


class Decided(NamedTuple):
    """What people decided of two nodes; `parted` says that `a` was taken out of the person that it was one with."""

    a: str
    b: str
    judgement: Judgement
    parted: bool = False


def edges(fresh: Iterable[Node], known: Iterable[Node]) -> Iterator[Edge]:
    """The edges of the fresh nodes, to each other and to the known, which hold the fresh ones too. Each once."""
    by_name: dict[str, list[Node]] = defaultdict(list)
    for node in known:
        by_name[node.mention.name].append(node)
    wanted: dict[str, set[str]] = defaultdict(set)
    for node in fresh:
        wanted[node.mention.name].add(node.key)
    for name, other in name_pairs(wanted, by_name):
        yield from _between(by_name[name], by_name[other], wanted[name] | wanted.get(other, set()))


def _between(ones: Sequence[Node], others: Sequence[Node], wanted: set[str]) -> Iterator[Edge]:
    within = ones is others
    for place, one in enumerate(ones):
        for other in ones[place + 1 :] if within else others:
            if one.key in wanted or other.key in wanted:
                found = compare(one.mention, other.mention)
                if found.zone != "different":
                    a, b = sorted((one.key, other.key))
                    yield Edge(a, b, found.zone, found.score)


def clusters(
    nodes: Mapping[str, Node], found: Iterable[Edge], decided: Iterable[Decided] = ()
) -> list[tuple[str, ...]]:
    """The people among the nodes: for each the keys of its nodes, sorted; every node is in one.

    Verdicts come first and outrank all evidence. A node that was parted from another is linked last, so that it is the
    one to find another place.
    """
    state = _State(nodes, decided)
    for one in sorted(state.decided):
        if one.judgement == "same":
            state.join(one.a, one.b, forced=True)
    parted = {one.a for one in state.decided if one.parted}
    links = [edge for edge in found if edge.zone == "same" and frozenset(edge[:2]) not in state.unsure]
    for edge in sorted(links, key=lambda edge: (not parted.isdisjoint(edge[:2]), -edge.score, edge.a, edge.b)):
        state.join(edge.a, edge.b)
    return state.people()


class _Cluster:
    """What some nodes have together, and what may not come in."""

    __slots__ = ("apart", "councils", "keys", "lists", "names", "span")

    def __init__(self, node: Node) -> None:
        mention = node.mention
        self.keys = [node.key]
        self.names = {mention.name}
        self.lists = set(mention.lists)
        self.councils = [mention] if in_fullmaktige(mention) else []
        self.span = tuple(filter(None, (mention.first, mention.last)))
        self.apart: set[str] = set()

    def take(self, other: "_Cluster") -> None:
        """Makes what the other has its own."""
        self.keys += other.keys
        self.names |= other.names
        self.lists |= other.lists
        self.councils += other.councils
        self.apart |= other.apart
        span = sorted((*self.span, *other.span))
        self.span = (span[0], span[-1]) if span else ()

    def excludes(self, other: "_Cluster") -> bool:
        """Whether the two cannot be one person, though some of their nodes could: "A. Ek" between Anna and Axel.

        Two surnames exclude nothing: "Ek", "Ek Lind" and "Lind" are one who married.
        """
        if not (self.lists.isdisjoint(other.lists) and self.apart.isdisjoint(other.keys)):
            return True
        if any(likeness(one, two).given is Level.OTHER for one in self.names for two in other.names):
            return True
        span = sorted((*self.span, *other.span))
        if span and int(span[-1][:4]) - int(span[0][:4]) > LONGEST_LIFE:
            return True
        return any(two_fullmaktige(Pair(one, two)) for one in self.councils for two in other.councils)


class _State:
    """Clusters as they grow; `of` has the one that each node is in."""

    def __init__(self, nodes: Mapping[str, Node], decided: Iterable[Decided]) -> None:
        self.of = {key: _Cluster(node) for key, node in nodes.items()}
        self.decided = [one for one in decided if one.a in nodes and one.b in nodes]
        self.unsure = {frozenset((one.a, one.b)) for one in self.decided if one.judgement == "unsure"}
        for one in self.decided:
            if one.judgement == "different":
                self.of[one.a].apart.add(one.b)
                self.of[one.b].apart.add(one.a)

    def join(self, a: str, b: str, *, forced: bool = False) -> None:
        """Makes one of the clusters of two nodes, unless they cannot be one; a verdict counts for more than that."""
        one, other = self.of[a], self.of[b]
        if one is other or (not forced and one.excludes(other)):
            return
        if len(one.keys) < len(other.keys):
            one, other = other, one
        one.take(other)
        self.of.update(dict.fromkeys(other.keys, one))

    def people(self) -> list[tuple[str, ...]]:
        """The keys of each cluster."""
        return sorted(tuple(sorted(one.keys)) for one in {id(one): one for one in self.of.values()}.values())


def person_key(nodes: Iterable[Node]) -> str:
    """What a person is called by: the key of where it was met first."""
    return key_of(*min(node.earliest for node in nodes))


def person_name(nodes: Iterable[Node]) -> str:
    """The name that a person is shown under: as most often written; of those, the longest, then by the alphabet."""
    counts: dict[str, int] = defaultdict(int)
    for node in nodes:
        counts[node.mention.name] += node.seen
    return min(counts, key=lambda name: (-counts[name], -len(name), name))


def best_link(nodes: Sequence[Node], others: Sequence[Node]) -> tuple[Node, Node, Comparison]:
    """The two nodes of two people that are most alike, and what they are to each other."""
    pairs = ((one, other, compare(one.mention, other.mention)) for one in nodes for other in others)
    return max(pairs, key=lambda pair: (pair[2].score, pair[0].key, pair[1].key))
