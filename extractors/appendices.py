"""Lists of who voted how that are printed as bilagor after the last §.

Bilaga 2
Ärende: 6   Ärendemening: …
Antal Ja: 40   Antal Nej: 38   Antal Avstår: 3
Namn   Parti   Plats   Funktion   Resultat
Anna Ek   S   23   Ledamot   Ja
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractors.ballots import Cast, cast_in_rows, is_marked_list, side_of
from extractors.mentions import Present
from extractors.rows import Row
from extractors.vocabulary import normal

_HEAD = re.compile(r"(?:omröstnings|voterings)?(?:bilaga|lista)(?: nr\.?)? (?P<number>\d{1,3}[a-z]?)")
_FEWEST = 6
"""A bilaga with fewer answers than this is no list of votes."""


class Cut(NamedTuple):
    """The rows of the last § without the bilagor, and the rows of each bilaga by its number."""

    rows: list[Row]
    bilagor: dict[str, list[Row]]

    @property
    def after(self) -> list[Row]:
        """All rows of the bilagor."""
        return [row for rows in self.bilagor.values() for row in rows]


def cut_appendices(rows: list[Row]) -> Cut:
    """Bilagor behind the last §, if any of them is a list of votes; else all rows stay where they are."""
    heads = [(index, match["number"]) for index, row in enumerate(rows) if index and (match := _heading(row))]
    parts = {
        number: rows[index : heads[place + 1][0] if place + 1 < len(heads) else len(rows)]
        for place, (index, number) in enumerate(heads)
    }
    if not any(_is_list(part) for part in parts.values()):
        return Cut(rows, {})
    return Cut(rows[: heads[0][0]], parts)


def _heading(row: Row) -> re.Match[str] | None:
    return _HEAD.fullmatch(normal(row[0].text)) if len(row[0].text) < 40 else None


def _is_list(rows: Sequence[Row]) -> bool:
    """Whether answers stand behind the names, or marks under the answers."""
    answers = sum(side_of(cell.text.rsplit(" ", 1)[-1]) is not None for row in rows for cell in row)
    return answers >= _FEWEST or is_marked_list(rows)


def read_appendix(rows: list[Row], listed: Present) -> tuple[Cast, ...]:
    """The ballots of a bilaga."""
    return tuple(one for one in cast_in_rows(rows, listed) if isinstance(one, Cast))
