"""Rows as printed: the lines that stand side by side, without what a typewriter drew around them."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

from extractors.letterspacing import joined
from models.lines import BREAK, Line

Row = tuple[Line, ...]

_DRAWN = frozenset("_-–—=.…*+|")
_RULE = re.compile(r"[_\-–—=.…*+|\s]{3,}|\|")
# The side of a box drawn with characters: "| Justerandes sign    |"
_SIDES = re.compile(r"\|?\s*(?P<text>.*?)\s*\|?")
# "S A M M A N T R Ä D E S P R O T O K O L L"
_SPACED = re.compile(r"(?:(?<!\S)[^\W\d_a-zåäö] ){5,}[^\W\d_a-zåäö](?!\S)")


def rows_of(lines: Iterable[Line]) -> list[Row]:
    """Lines gathered by printed row; a rule drawn with characters ("________") becomes a break before the next row."""
    rows: list[Row] = []
    broken = False
    for _, members in groupby(lines, key=_number):
        row = tuple(members)
        for line in row:
            if not _is_plain(line.text):
                row = tuple([part for line in row for part in _drawn(line)])
                break
        if row:
            rows.append(tuple(line._replace(gap=max(line.gap, BREAK)) for line in row) if broken else row)
        broken = not row
    return rows


_number = attrgetter("row")


def _is_plain(text: str) -> bool:
    """Whether a text by its first and last characters is no rule, no part of a box and not in spaced capitals."""
    return text[0] not in _DRAWN and text[-1] != "|" and text[-2:-1] != " "


def _drawn(line: Line) -> Iterator[Line]:
    """A line as a typewriter drew it, without the sides of its box, a word in spaced capitals a line of its own; none
    where it is a rule.
    """
    if _RULE.fullmatch(line.text):
        return
    if "|" in (line.text[0], line.text[-1]) and (inside := _SIDES.fullmatch(line.text)):
        line = _piece(line, *inside.span("text"))
    spaced = _SPACED.search(line.text) if line.text[-2:-1] == " " else None
    if spaced is None:
        yield line
        return
    if spaced.start():
        yield _piece(line, 0, len(line.text[: spaced.start()].rstrip()))
    yield _piece(line, *spaced.span())._replace(text=joined(spaced.group()))


def _piece(line: Line, start: int, end: int) -> Line:
    """Some characters of a line, with their place."""
    width = (line.x1 - line.x0) / len(line.text)
    x0, x1 = line.x0 + width * start, line.x0 + width * end
    return line._replace(
        text=line.text[start:end],
        start=line.start + start,
        end=line.start + end,
        x0=x0,
        x1=x1,
        box=line.box._replace(x0=x0, x1=x1) if line.box else None,
    )


def row_text(row: Row) -> str:
    """The row's columns, parted by a space."""
    return row[0].text if len(row) == 1 else " ".join([line.text for line in row])
