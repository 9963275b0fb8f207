"""Where a name was met: what a comparison rests on besides the name. Pure."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from corpus.people.likeness import likeness
from corpus.people.names import parse_name
from models.registers.bodies import is_officials, kind_of, same_body
from models.registers.names import Rarity, rarity
from models.registers.owners import Owner, owner, same_owner
from models.registers.parties import label

POSTS = frozenset(
    ["ordförande", "vice ordförande", "1:e vice ordförande", "2:e vice ordförande", "3:e vice ordförande"]
)
"""Roles that one person has at a time."""
SEATS = POSTS | {"ledamot", "ersättare"}
"""Roles of those who are elected to a body."""
_ELECTIONS = (1966, 1968, 1970, 1973, 1976, 1979, 1982, 1985, 1988, 1991, 1994)
"""Years of elections to fullmäktige until they came every fourth year."""
_TERM = 4


class Mention(NamedTuple):
    """A name as written, and what stands with it; or the same name met many times in the same surroundings.

    party        as printed, without parentheses
    roles        of the record's `Role`, or titles of officials
    first, last  ISO dates between which it was met; None where the day is unknown
    lists        attendance lists that it stands in, by number
    town         home town or other affiliation, as printed
    """

    name: str
    party: str | None = None
    body: str | None = None
    organisation: str | None = None
    roles: frozenset[str] = frozenset()
    first: str | None = None
    last: str | None = None
    lists: frozenset[int] = frozenset()
    town: str | None = None


class Pair:
    """Two mentions compared: what the features ask of them.

    likeness     how alike the names are, and `level`, that of the whole
    rarity       how common the surnames are that both have; the rarest counts
    parties      of both; None unless both are printed
    owners       the organisations of both; None unless both are known
    one_owner    whether both were met in one organisation
    one_body     whether both were met in one body: of one organisation, or of none that is known
    years_apart  years between the times at which they were met; 0 where these overlap, None where one is unknown
    """

    __slots__ = (
        *("likeness", "level", "one", "one_body", "one_owner", "other", "owners", "parties", "rarity", "years_apart"),
    )

    def __init__(self, one: Mention, other: Mention) -> None:
        self.one, self.other = one, other
        self.likeness = likeness(one.name, other.name)
        self.level = self.likeness.level
        self.rarity = _rarity(one.name, other.name)
        party, other_party = label(one.party, year(one)), label(other.party, year(other))
        self.parties = (party, other_party) if party and other_party else None
        self.owners, self.one_owner = _owners(one.organisation, other.organisation)
        bodies = one.body and other.body and (self.one_owner or not self.owners)
        self.one_body = bool(bodies and same_body(one.body or "", other.body or ""))
        self.years_apart = _years_apart(one, other)


@lru_cache(maxsize=500_000)
def _rarity(one: str, other: str) -> Rarity:
    """A particle or a double name that both have makes a surname rare."""
    first, second = parse_name(one), parse_name(other)
    if first.particles and first.particles == second.particles:
        return "rare"
    if len(first.surnames) > 1 and first.surnames == second.surnames:
        return "rare"
    shared = set(first.surnames) & set(second.surnames) or {*first.surnames, *second.surnames}
    found = {rarity(name) for name in shared if len(name) > 1}
    return "rare" if "rare" in found else "known" if "known" in found else "common"


@lru_cache(maxsize=50_000)
def _owners(one: str | None, other: str | None) -> tuple[tuple[Owner, Owner] | None, bool]:
    if not one or not other:
        return None, False
    return (owner(one), owner(other)), same_owner(one, other)


def _years_apart(one: Mention, other: Mention) -> float | None:
    if not one.first or not other.first:
        return None
    gap = max(_day(other.first) - _day(one.last or one.first), _day(one.first) - _day(other.last or other.first))
    return max(gap, 0) / 365.25


def is_elected(mention: Mention) -> bool:
    """Whether somebody stands there as elected: with a seat, or with a party and no other role."""
    return bool(mention.roles & SEATS) or (mention.party is not None and not mention.roles)


def is_official(mention: Mention) -> bool:
    """Whether somebody stands there as an official: with a title or as secretary, and without party or seat."""
    if mention.party or mention.roles & SEATS:
        return False
    return any(is_officials(role) for role in mention.roles)


def year(mention: Mention) -> int | None:
    """The year of the first day on which it was met."""
    return int(mention.first[:4]) if mention.first else None


def term(day: str) -> int:
    """The year of the election that the fullmäktige of an ISO day rests on.

    Terms begin on 15 October of the year of election from 2014 on (kommunallagen 5:7), on 1 November before.
    """
    starts = "-10-15" if day >= "2014" else "-11-01"
    last = int(day[:4]) if day[4:] >= starts else int(day[:4]) - 1
    if last >= _ELECTIONS[-1]:
        return last - (last - _ELECTIONS[-1]) % _TERM
    return max((election for election in _ELECTIONS if election <= last), default=0)


def in_fullmaktige(mention: Mention) -> bool:
    """Whether it was met as an elected member of a fullmäktige."""
    return bool(mention.body and kind_of(mention.body) == "fullmäktige") and not is_official(mention)


@lru_cache(maxsize=50_000)
def _day(text: str) -> int:
    return date.fromisoformat(text).toordinal()
