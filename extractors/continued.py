"""A § that goes on after a page turn under its heading again: "§ 12 Cykelplan forts.", or the same heading."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from extractors.headings import Heading, has_sign, heading_at
from extractors.rows import Row, row_text
from extractors.vocabulary import continued, normal, section_labels

_LONGEST_HEAD = 4
"""A heading takes at most so many rows."""


class _Place(NamedTuple):
    """A heading's row, and what is printed after the number."""

    heading: Heading
    rest: str


def without_continued(rows: list[Row]) -> list[Row]:
    """The rows without headings that only tell that a § goes on, with the rows of the title under them."""
    signed = [(index, row_text(row)) for index, row in enumerate(rows) if has_sign(row)]
    if not _may_repeat(printed for _, printed in signed):
        return rows
    dropped: set[int] = set()
    last: _Place | None = None
    for index, printed in signed:
        told, text = _told(printed)
        heading = heading_at(rows, index, text)
        if heading is None:
            continue
        place = _Place(heading, normal(text[heading.rest :]))
        if last and last.heading.number == heading.number and (told or _again(rows, last, place)):
            dropped.update(_head(rows, last.heading.row, index))
        else:
            last = place
    return list(_kept(rows, dropped)) if dropped else rows


# The number beside the sign: "§ 12", "12 §", "KS § 12 a"
_NUMBER = re.compile(r"§\s?(\d{1,4})|(\d{1,4})(?:\s?[a-zåäö])?\s?§")


def _may_repeat(texts: Iterable[str]) -> bool:
    """Whether a § may be printed twice: quick where no two rows have one number."""
    holds, _ = continued()
    seen: set[str] = set()
    for text in texts:
        numbers = {after or before for after, before in _NUMBER.findall(text)}
        if holds in text.casefold() or not seen.isdisjoint(numbers):
            return True
        seen |= numbers
    return False


def _told(text: str) -> tuple[bool, str]:
    """Whether a row says that a § goes on, and the row without those words."""
    holds, words = continued()
    bare = words.sub("", text) if holds in text.casefold() else text
    return bare != text, bare.strip()


def _again(rows: list[Row], last: _Place, place: _Place) -> bool:
    """Whether the same heading is printed again, a section of the § between: a row of the contents has none."""
    between = rows[last.heading.row + 1 : place.heading.row]
    return (
        bool(place.rest) and place.rest == last.rest and any(normal(row[0].text) in section_labels() for row in between)
    )


def _head(rows: list[Row], first: int, again: int) -> list[int]:
    """The rows of the heading at `again` that the one at `first` has too."""
    found = [again]
    for step in range(1, _LONGEST_HEAD):
        if again + step >= len(rows) or row_text(rows[first + step]) != row_text(rows[again + step]):
            break
        if normal(rows[again + step][0].text) in section_labels():
            break
        found.append(again + step)
    return found


def _kept(rows: list[Row], dropped: set[int]) -> list[Row]:
    kept: list[Row] = []
    gap = 0.0
    for index, row in enumerate(rows):
        if index in dropped:
            gap = max(gap, row[0].gap)
        else:
            kept.append(tuple(line._replace(gap=max(line.gap, gap)) for line in row) if gap else row)
            gap = 0.0
    return kept
