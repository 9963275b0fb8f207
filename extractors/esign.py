"""E-signature pages: names with the time of each signature, matched to those who sign."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from rapidfuzz import fuzz, process

from extractors.dates import find_dates
from extractors.passages import Passage, beside
from extractors.rows import Row

LIKELY = 86
"""From this share of equal words (rapidfuzz token_set_ratio, 0-100) on, two names are of one person."""

_TIME = re.compile(r"[ T,]+(?:kl(?:ockan|\.)?\s*)?(?P<time>\d\d[:.]\d\d(?:[:.]\d\d)?)")
_POINTS = re.compile(r"[,;:()]")
_REACH = 5
"""A time stands at most this many rows from its name."""


class Stamp(NamedTuple):
    """When somebody signed: ISO date and time, and where it is printed."""

    signed_at: str
    passage: Passage


def stamps(rows: Iterable[Row], names: Iterable[str]) -> dict[str, Stamp]:
    """When each of `names` signed, by the rows of an e-signature page; a name in two parts or in capitals is found too.

    A name that two stamps could belong to gets none.
    """
    lines = [beside(row) for row in rows]
    known = {name.casefold(): name for name in names}
    times = [(index, stamp) for index, line in enumerate(lines) if known and (stamp := _stamp(line))]
    above = _paired(lines, times, known, below=False)
    below = _paired(lines, times, known, below=True) if len(above) < len(times) else []
    found: dict[str, list[Stamp]] = {}
    for name, stamp in below if len(below) == len(times) else above:
        found.setdefault(name, []).append(stamp)
    return {name: hits[0] for name, hits in found.items() if len({hit.signed_at for hit in hits}) == 1}


def _stamp(line: Passage) -> Stamp | None:
    """As in "2024-03-12 10:11:12", "12 mars 2024 kl. 10.11", "2024-03-12T10:11"."""
    for dated in find_dates(line.text.replace("T", " ")):
        if time := _TIME.match(line.text, dated.span[1]):
            signed_at = f"{dated.iso}T{time['time'].replace('.', ':')}"
            return Stamp(signed_at, line.cut(dated.span[0], time.end()))
    return None


def _paired(
    lines: list[Passage], times: list[tuple[int, Stamp]], known: dict[str, str], *, below: bool
) -> list[tuple[str, Stamp]]:
    """Each stamp with the known name above it, or below it: a page has the one order or the other."""
    places = [index for index, _ in times]
    found = []
    for number, (index, stamp) in enumerate(times):
        before = places[number - 1] if number else -1
        after = places[number + 1] if number + 1 < len(places) else len(lines)
        start, stop = (index, min(after, index + 1 + _REACH)) if below else (max(before + 1, index - _REACH), index + 1)
        if name := _who([part.text for part in lines[start:stop]], known):
            found.append((name, stamp))
    return found


def _who(around: list[str], known: dict[str, str]) -> str | None:
    """The known name in the rows above a time stamp; none when two are equally near."""
    text = _POINTS.sub(" ", " ".join(around).casefold())
    ranked = process.extract(text, list(known), scorer=fuzz.token_set_ratio, score_cutoff=LIKELY, limit=2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return known[ranked[0][0]]
