"""Parties: the national ones by code with the years in which they had it, and what became of them.

A code that is not national belongs to a local party, which exists only in its kommun or region: "D" in one kommun and
"D" in another are two parties.
"""

from functools import cache, lru_cache
from typing import NamedTuple

from models.registers.reading import rows

NOBODY = frozenset(
    {"-", "–", "—", "", "opol", "partilös", "partilösa", "vilde", "politisk vilde", "obunden", "pol vilde"}
)
"""How the party of one who has none is printed, in lower case."""
_GRACE = 3
"""For so many years after it changed its name, a party may still be printed under the old one."""


class Party(NamedTuple):
    """A national party under one of its codes.

    names    the full name first
    first    year from which it is called so; None if always
    last     year until which it was; None if still
    became   code of what it is now
    local    whether the code may be a local party's outside those years
    """

    code: str
    names: tuple[str, ...]
    first: int | None
    last: int | None
    became: str | None
    local: bool


class Label(NamedTuple):
    """A party as printed.

    kind  national, local, or none for one who belongs to no party
    code  of the national party today; of a local one as printed, in lower case
    """

    kind: str
    code: str


@cache
def parties() -> tuple[Party, ...]:
    """The national parties, in the order of the register."""
    return tuple(
        Party(
            row["kod"],
            (row["namn"], *filter(None, row["alias"].split("|"))),
            int(row["fran"]) if row["fran"] else None,
            int(row["till"]) if row["till"] else None,
            row["blev"] or None,
            row["lokal_efter"] == "x",
        )
        for row in rows("partier", ("kod", "namn", "alias", "fran", "till", "blev", "lokal_efter"))
    )


@lru_cache(maxsize=10_000)
def label(printed: str | None, year: int | None) -> Label | None:
    """The party that a printed code or name stands for in a year; None where nothing is printed.

    >>> label("fp", 2012)
    Label(kind='national', code='L')
    """
    if printed is None:
        return None
    word = " ".join(printed.strip(" ()").casefold().split())
    if word in NOBODY:
        return Label("none", "-")
    party = _by_word().get(word)
    if party is None or (party.local and year is not None and not _holds(party, year)):
        return Label("local", word)
    return Label("national", party.became or party.code)


def full_name(code: str) -> str | None:
    """The name of a national party; None for what is none."""
    party = _by_word().get(code.casefold())
    return party.names[0] if party else None


def _holds(party: Party, year: int) -> bool:
    return (party.first or 0) <= year <= (party.last or 9999) + _GRACE


@cache
def _by_word() -> dict[str, Party]:
    return {word.casefold(): party for party in parties() for word in (party.code, *party.names)}
