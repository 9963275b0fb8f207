"""Where a name was met: what a comparison rests on besides the name. Pure."""

from datetime import date
from functools import cached_property
from typing import NamedTuple

from corpus.people.likeness import Likeness, likeness
from corpus.people.names import Name, parse_name
from models.registers.bodies import is_officials, kind_of, same_body
from models.registers.names import Rarity, rarity
from models.registers.owners import Owner, owner, same_owner
from models.registers.parties import Label, label

SEATS = frozenset(
    (
        "ordförande",
        "vice ordförande",
        "1:e vice ordförande",
        "2:e vice ordförande",
        "3:e vice ordförande",
        "ledamot",
        "ersättare",
    )
)
"""Roles of those who are elected to a body."""
POSTS = SEATS - {"ledamot", "ersättare"}
"""Roles that one person has at a time."""
_ELECTIONS = (1966, 1968, 1970, 1973, 1976, 1979, 1982, 1985, 1988, 1991, 1994)
"""Years of elections to fullmäktige until they came every fourth year."""
_TERM = 4


class Mention(NamedTuple):
    """A name as written, and what stands with it; or the same name met many times in the same surroundings.

    party        as printed, without parentheses
    roles        of the record's `Role`, or titles of officials
    first, last  ISO dates between which it was met; None where the day is unknown
    lists        attendance lists that it stands in, by whatever names them
    town         home town or other affiliation, as printed
    """

    name: str
    party: str | None = None
    body: str | None = None
    organisation: str | None = None
    roles: frozenset[str] = frozenset()
    first: str | None = None
    last: str | None = None
    lists: frozenset[str] = frozenset()
    town: str | None = None


class Pair:
    """Two mentions compared: what the features ask of them."""

    def __init__(self, one: Mention, other: Mention) -> None:
        self.one, self.other = one, other

    @cached_property
    def likeness(self) -> Likeness:
        """How alike the names are."""
        return likeness(self.one.name, self.other.name)

    @cached_property
    def names(self) -> tuple[Name, Name]:
        """The names in parts."""
        return parse_name(self.one.name), parse_name(self.other.name)

    @cached_property
    def rarity(self) -> Rarity:
        """How common the surnames are that both have; the rarest counts. A particle makes a surname rare."""
        one, other = self.names
        if one.particles and one.particles == other.particles:
            return "rare"
        shared = set(one.surnames) & set(other.surnames) or {*one.surnames, *other.surnames}
        found = {rarity(surname) for surname in shared}
        if len(one.surnames) > 1 and one.surnames == other.surnames:
            return "rare"
        return "rare" if "rare" in found else "known" if "known" in found else "common"

    @cached_property
    def parties(self) -> tuple[Label, Label] | None:
        """The parties of both; None unless both are printed."""
        one, other = (label(each.party, year(each)) for each in (self.one, self.other))
        return (one, other) if one and other else None

    @cached_property
    def owners(self) -> tuple[Owner, Owner] | None:
        """The organisations of both; None unless both are known."""
        if not self.one.organisation or not self.other.organisation:
            return None
        return owner(self.one.organisation), owner(self.other.organisation)

    @cached_property
    def one_owner(self) -> bool:
        """Whether both were met in one organisation."""
        one, other = self.one.organisation, self.other.organisation
        return bool(one and other and same_owner(one, other))

    @cached_property
    def one_body(self) -> bool:
        """Whether both were met in one body: of one organisation, or of none that is known."""
        one, other = self.one.body, self.other.body
        return bool(one and other and (self.one_owner or not self.owners) and same_body(one, other))

    @cached_property
    def shared_roles(self) -> frozenset[str]:
        """Roles and titles that both had."""
        return self.one.roles & self.other.roles

    @cached_property
    def years_apart(self) -> float | None:
        """Years between the times at which they were met; 0 where the times overlap, None where one is unknown."""
        if not self.one.first or not self.other.first:
            return None
        gap = max(
            (_day(self.other.first) - _day(self.one.last or self.one.first)).days,
            (_day(self.one.first) - _day(self.other.last or self.other.first)).days,
        )
        return max(gap, 0) / 365.25

    def is_elected(self, mention: Mention) -> bool:
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


def _day(text: str) -> date:
    return date.fromisoformat(text)
