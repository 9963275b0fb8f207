"""A label of the front page at the start of a column, however it is printed.

Beslutande                      a label alone
Ej beslutande / ersättare       broken over rows
Plats: Stora salen              with its value after a colon
Plats och tid för Stora salen / sammanträde      broken, its value between
Sekreterare Eva Ek              with its value right after it
Underskrifter Ordförande Bo Ask       a block, and a label in it
"""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from extractors.dates import find_dates
from extractors.flow import CLEAR_GAP
from extractors.names import is_full_name, name_end
from extractors.passages import Passage, beside, whole
from extractors.rows import Row
from extractors.vocabulary import Label, front_labels, label_openings, normal
from models.lines import Line

LISTS = frozenset(
    {"members", "present", "serving_substitutes", "substitutes", "others", "officials", "insyn", "adjungerade"}
    | {"attendance_list"}
)
"""Fields that hold people."""
_NAMED = frozenset({"secretary", "chair", "adjusters", "adjuster_signature", "posted_by"})
_DATED = frozenset({"date", "items", "posted", "removed", "appeal_last_day", "justering_time"})
_LONGEST = 7
_CLEAR = 3
"""A label of this many words is one even without a colon after it."""


class Found(NamedTuple):
    """A label, its printed words, what is left of its column, the lines below that belong to it, and the label of
    a list or a block right before it.
    """

    label: Label
    printed: Passage
    rest: Line | None = None
    taken: tuple[Line, ...] = ()
    under: Label | None = None


def label_at(line: Line, following: list[Row], tolerance: float) -> Found | None:
    """The label that a column begins with; `following` are the rows below, `tolerance` how far columns may be off."""
    first = line.text.split(" ", 1)[0].casefold().strip(":.")
    if first not in label_openings() and not first.endswith("-") and "/" not in first:
        return None
    return next((found for way in _WAYS if (found := way(line, following, tolerance))), None)


def _broken(line: Line, following: list[Row], tolerance: float) -> Found | None:
    """The longest label that the column makes together with the same column of the next rows."""
    parts, best = [line], None
    if not may_go_on(line.text.removesuffix("-")):
        return None
    for row in following:
        below = next((part for part in row if abs(part.x0 - line.x0) <= tolerance), None)
        if below is None or not _goes_on(parts[-1], below) or _stands_alone(line, below, row):
            break
        parts.append(below)
        words = (part.text[:-1] if part.text.endswith("-") else f"{part.text} " for part in parts)
        label = front_labels().get(normal("".join(words)))
        if label:
            best = Found(label, beside(parts), None, tuple(parts[1:]))
    return best


def may_go_on(text: str) -> bool:
    """Whether a label begins with a text, and is longer."""
    return normal(text) in _beginnings()


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(label[:stop] for label in front_labels() for stop in range(1, len(label)))


def _stands_alone(line: Line, below: Line, row: Row) -> bool:
    """As in "Anslaget  2024-04-11" / "Tas ned  2024-05-03": two labels, each with its value."""
    both = normal(line.text) in front_labels() and normal(below.text) in front_labels()
    return both and len(row) > 1 and below.text[:1].isupper()


def _goes_on(above: Line, below: Line) -> bool:
    parted = above.closed and below.cell is None
    return not parted and below.bold == above.bold and below.gap <= CLEAR_GAP * 4


def _alone(line: Line, _: list[Row], __: float) -> Found | None:
    label = front_labels().get(normal(line.text))
    return Found(label, whole(line)) if label else None


_COLON = re.compile(r"\s*[:;]\s*")


def _before_colon(line: Line, _: list[Row], __: float) -> Found | None:
    colon = _COLON.search(line.text)
    label = front_labels().get(normal(line.text[: colon.start()])) if colon else None
    if colon is None or label is None or colon.end() >= len(line.text):
        return None
    return Found(label, whole(line).cut(0, colon.start()), tail(line, colon.end()))


def _interrupted(line: Line, following: list[Row], tolerance: float) -> Found | None:
    """A label whose last words stand on the next row, its value between: text that lost its columns, or a typewriter's
    whose label fills its column.
    """
    if not following or len(following[0]) != 1:
        return None
    below = following[0][0]
    if line.page is not None and (abs(below.x0 - line.x0) > tolerance or below.gap > CLEAR_GAP):
        return None
    for head in _heads(line.text):
        label = front_labels().get(normal(f"{head} {below.text}"))
        if label:
            return Found(label, whole(line).cut(0, len(head)), tail(line, len(head) + 1), (below,))
    return None


def _before_value(line: Line, following: list[Row], tolerance: float) -> Found | None:
    """A label with its value right after it, where the value can be nothing else."""
    for head in _heads(line.text):
        label = front_labels().get(normal(head))
        if label is None:
            continue
        rest = tail(line, len(head) + 1)
        if label.block or label.field in LISTS:
            inner = label_at(rest, following, tolerance)
            if inner and (label.block or inner.label.field in LISTS):
                return inner._replace(under=label)
        if _fits(label, rest.text, head.count(" ") + 1):
            return Found(label, whole(line).cut(0, len(head)), rest)
    return None


def _heads(text: str) -> list[str]:
    """The first words of a text that are a label or begin one, but not all of its words; the longest first."""
    words = text.split(" ")
    heads: list[str] = []
    for count in range(1, min(_LONGEST, len(words) - 1) + 1):
        head = " ".join(words[:count])
        if normal(head) not in front_labels() and not may_go_on(head):
            break
        heads.append(head)
    return heads[::-1]


def _fits(label: Label, rest: str, words: int) -> bool:
    """Whether what follows a label is its value: a name, a date, a §, or anything after a label of many words."""
    if label.field in _NAMED:
        rest = rest.lstrip("._ ")
        end = name_end(rest)
        return is_full_name(rest[:end]) and (not rest[end:].strip() or rest[end:].lstrip()[0] in "(,§._")
    if label.field in LISTS:
        end = name_end(rest)
        return is_full_name(rest[:end]) and rest[end:].lstrip()[:1] in {"(", ","}
    if label.field in _DATED:
        return rest[:1].isdigit() or rest.startswith("§") or bool(find_dates(rest))
    if label.field == "kept_at" and rest[:1].isupper():
        return True
    return not label.block and words >= _CLEAR and (rest[:1].isupper() or rest[:1].isdigit())


_WAYS: tuple[Callable[[Line, list[Row], float], Found | None], ...] = (
    _broken,
    _alone,
    _before_colon,
    _interrupted,
    _before_value,
)


def tail(line: Line, start: int) -> Line:
    """The column from a character on, with its place."""
    text = line.text[start:]
    skipped = start + len(text) - len(text.lstrip())
    width = (line.x1 - line.x0) / max(len(line.text), 1)
    return line._replace(text=text.strip(), start=line.start + skipped, x0=line.x0 + width * skipped)
