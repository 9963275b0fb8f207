"""§ that a protokoll leaves out of its range: "§§ 106, 108-123" says that § 107 lies elsewhere. Pure."""

import re
from collections.abc import Iterable
from itertools import pairwise

_RANGE = re.compile(r"(?P<first>\d{1,5})\s?[a-h]?(?!\w)(?:\s*[-–—]+\s*(?P<last>\d{1,5}))?")
_WIDEST = 20
"""More § in a row than these lie in no extract: the range was misread."""


def numbers_between(printed: str | None) -> frozenset[int]:
    """The § between the parts of a printed range; empty for a range without a gap, or one that cannot be."""
    if not printed or ("," not in printed and "och" not in printed):
        return frozenset()
    found: list[range] = []
    for match in _RANGE.finditer(printed):
        first = int(match["first"])
        found.append(range(first, int(match["last"] or first) + 1))
    between: set[int] = set()
    for before, after in pairwise(found):
        gap = range(before.stop, after.start)
        if not before or not after or after.start < before.stop or len(gap) > _WIDEST:
            return frozenset()
        between.update(gap)
    return frozenset(between)


def own_numbers(numbers: Iterable[str]) -> frozenset[int]:
    """The § numbers of a document as whole numbers; "116a" is none."""
    return frozenset(int(number) for number in numbers if number.isdecimal())
