"""E-signature pages: names with the time of each signature, matched to those who sign."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from rapidfuzz import fuzz, process

from extractors.furniture import Row
from extractors.passages import Passage, joined, whole

LIKELY = 86
"""From this share of equal words (rapidfuzz token_set_ratio, 0-100) on, two names are of one person."""

_STAMP = re.compile(r"(?P<date>(?:19|20)\d\d-\d\d-\d\d)[ T,]+(?:kl\.?\s*)?(?P<time>\d\d[:.]\d\d(?:[:.]\d\d)?)")
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
    lines = [joined(map(whole, row)) for row in rows]
    known = {name.casefold(): name for name in names}
    found: dict[str, list[Stamp]] = {}
    last = -1
    for index, line in enumerate(lines):
        match = _STAMP.search(line.text)
        if match is None or not known:
            continue
        signed_at = f"{match['date']}T{match['time'].replace('.', ':')}"
        around = [part.text for part in lines[max(last + 1, index - _REACH) : index + 1]]
        name = _who(around, known)
        if name:
            found.setdefault(name, []).append(Stamp(signed_at, line.group(match)))
        last = index
    return {name: hits[0] for name, hits in found.items() if len({hit.signed_at for hit in hits}) == 1}


def _who(around: list[str], known: dict[str, str]) -> str | None:
    """The known name in the rows above a time stamp; none when two are equally near."""
    text = " ".join(around).casefold()
    ranked = process.extract(text, list(known), scorer=fuzz.token_set_ratio, score_cutoff=LIKELY, limit=2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return known[ranked[0][0]]
