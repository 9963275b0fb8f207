"""Counts of what is right, and the figures that follow from them."""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable
from typing import NamedTuple


class Count(NamedTuple):
    """Values that are right, found but not there, and there but not found (or, of a single value, wrong)."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    @property
    def total(self) -> int:
        """How many values were counted."""
        return sum(self)

    @property
    def precision(self) -> float | None:
        """How much of what was found is right; None when nothing was found."""
        return _share(self.right, self.right + self.extra)

    @property
    def recall(self) -> float | None:
        """How much of what is there was found; None when nothing is there."""
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of the two."""
        return _share(2 * self.right, 2 * self.right + self.extra + self.missed)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def total(counts: Iterable[Count]) -> Count:
    """The sum."""
    right = extra = missed = 0
    for count in counts:
        right, extra, missed = right + count.right, extra + count.extra, missed + count.missed
    return Count(right, extra, missed)


def single(agrees: bool) -> Count:
    """A single value: right or wrong."""
    return Count(right=1) if agrees else Count(missed=1)


def sizes(pairs: Collection[object], gold: Collection[object], found: Collection[object]) -> Count:
    """Of lists whose members were paired."""
    return Count(len(pairs), len(found) - len(pairs), len(gold) - len(pairs))


def same(gold: Iterable[Hashable], found: Iterable[Hashable]) -> Count:
    """Of lists whose members must be equal, in any order."""
    one, other = Counter(gold), Counter(found)
    right = (one & other).total()
    return Count(right, other.total() - right, one.total() - right)
