"""The evidence that two mentions are of one person: a table of functions, each with a weight, a line for the clerk, and
what it means. The handbook's table is made of it.

The weights began as the design's (measured on pairs of names), and were moved where pairs of ours showed need. They sum
to the score; `corpus.people.compare` says what a score means.
"""

from collections.abc import Callable
from typing import NamedTuple

from corpus.people.context import POSTS, SEATS, Mention, Pair, is_elected, is_official
from corpus.people.likeness import Level
from corpus.people.names import parse_name
from models.registers.owners import owner

Evidence = Callable[[Pair], str | None]
"""Gives the line that explains it where it holds, else None. Symmetrical in the two mentions."""
_FAR = 35
_NEAR = 12


class Feature(NamedTuple):
    """One row of evidence; its name is the function's, and what it means the function's docstring."""

    holds: Evidence
    weight: float

    @property
    def name(self) -> str:
        """The function's name."""
        return self.holds.__name__.lstrip("_")


# --- the name: one of these holds


def name_exact(pair: Pair) -> str | None:
    """Namnen är skrivna på samma sätt."""
    return _named(pair, Level.EXACT, "namnen är skrivna på samma sätt")


def name_folded(pair: Pair) -> str | None:
    """Namnen är lika utom i accenter, versaler, bindestreck eller ordning."""
    return _named(pair, Level.FOLDED, "namnen skiljer sig bara i accenter, versaler, bindestreck eller ordning")


def name_near(pair: Pair) -> str | None:
    """Namnen låter lika, eller skiljer sig i en bokstav eller i ett "von" eller "af"."""
    return _named(pair, Level.NEAR, "namnen låter lika eller skiljer sig i en bokstav")


def name_short(pair: Pair) -> str | None:
    """Det ena förnamnet är ett smeknamn för det andra (Lasse, Lars)."""
    return _named(pair, Level.SHORT, "det ena förnamnet är en kortform av det andra")


def given_extra(pair: Pair) -> str | None:
    """Det ena namnet har ett förnamn till (Anna, Anna Maria)."""
    if pair.likeness.given is not Level.EXTRA or pair.likeness.surname <= Level.EXTRA:
        return None
    return "det ena namnet har ett förnamn till"


def surname_extra(pair: Pair) -> str | None:
    """Det ena namnet har ett efternamn till (Ek, Ek Lind)."""
    level = pair.likeness
    return "det ena namnet har ett efternamn till" if level.level is level.surname is Level.EXTRA else None


def given_part(pair: Pair) -> str | None:
    """Det ena förnamnet kan vara en del eller en form av det andra (Maria, Anna Maria; Kajsa, Karin)."""
    return _named(pair, Level.PART, "det ena förnamnet kan vara en del eller en form av det andra")


def initial(pair: Pair) -> str | None:
    """Den ena har bara initial."""
    return _named(pair, Level.INITIAL, "det ena namnet har bara en initial, som stämmer")


def part_missing(pair: Pair) -> str | None:
    """Den ena har bara förnamn eller bara efternamn."""
    return _named(pair, Level.MISSING, "det ena namnet är ofullständigt")


def both_parts_differ(pair: Pair) -> str | None:
    """Både förnamn och efternamn skiljer sig, fastän båda är lika."""
    if pair.likeness.twofold and pair.level > Level.MISSING:
        return "både förnamn och efternamn avviker"
    return None


def other_given(pair: Pair) -> str | None:
    """Förnamnen är två olika namn."""
    return "förnamnen är olika" if pair.likeness.given is Level.OTHER else None


def other_surname(pair: Pair) -> str | None:
    """Efternamnen är två olika namn."""
    return "efternamnen är olika" if pair.likeness.surname is Level.OTHER else None


def other_home(pair: Pair) -> str | None:
    """Namnen har olika gårdar eller byar efter sig (Siv Ek i Hult, Siv Ek i Berga)."""
    one, other = parse_name(pair.one.name).home, parse_name(pair.other.name).home
    return f"olika hem efter namnet ({', '.join(sorted((one, other)))})" if one and other and one != other else None


# --- how much a name tells


def rare_surname(pair: Pair) -> str | None:
    """Efternamnet är ovanligt: inte bland de 500 vanligaste i Sverige (Skatteverket), eller med "von", eller ett
    dubbelnamn som båda har.
    """
    return "efternamnet är ovanligt" if _alike(pair) and pair.rarity == "rare" else None


def common_surname(pair: Pair) -> str | None:
    """Efternamnet är bland de 100 vanligaste."""
    return "efternamnet är mycket vanligt" if _alike(pair) and pair.rarity == "common" else None


# --- party


def same_party(pair: Pair) -> str | None:
    """Samma parti, även under äldre namn (FP och L); ett lokalt parti bara inom samma kommun eller region."""
    return f"samma parti ({pair.parties[0].code.upper()})" if pair.parties and _one_party(pair) else None


def other_party(pair: Pair) -> str | None:
    """Olika partier. Någon kan ha bytt, så det utesluter inte."""
    if not pair.parties or _one_party(pair) or _is_partyless(pair):
        return None
    one, other = pair.parties
    if one.code == other.code:
        return None  # local parties with the same letters, in two kommuner: neither for nor against
    return f"olika partier ({one.code.upper()} och {other.code.upper()})"


def left_party(pair: Pair) -> str | None:
    """Den ena står utan parti (partilös, vilde) och den andra med."""
    if pair.parties and _is_partyless(pair) and not _one_party(pair):
        return "den ena är partilös: kan ha lämnat sitt parti"
    return None


def official_and_elected(pair: Pair) -> str | None:
    """Den ena är tjänsteman och den andra förtroendevald."""
    one, other = pair.one, pair.other
    for official, elected in ((one, other), (other, one)):
        if is_official(official) and is_elected(elected):
            return "den ena är tjänsteman, den andra förtroendevald"
    return None


def other_title(pair: Pair) -> str | None:
    """Två tjänstemän med olika titlar."""
    one, other = pair.one, pair.other
    if is_official(one) and is_official(other) and one.roles.isdisjoint(other.roles):
        return f"olika titlar ({', '.join(sorted(one.roles | other.roles))})"
    return None


# --- place


def same_place(pair: Pair) -> str | None:
    """Samma kommun, region eller förbund, även under äldre namn; eller hemorten i den andras kommun."""
    if pair.one_owner:
        return f"samma organisation ({pair.one.organisation})"
    return "hemorten är den andras kommun" if _home(pair) else None


def region_of_kommun(pair: Pair) -> str | None:
    """Kommunen ligger i regionen: samma person kan sitta i båda."""
    return "kommunen ligger i regionen" if _same_lan(pair) and _types(pair) == {"kommun", "region"} else None


def other_place(pair: Pair) -> str | None:
    """Två olika kommuner eller regioner."""
    if pair.owners and not pair.one_owner and not _home(pair) and not region_of_kommun(pair) and _in_register(pair):
        return f"olika organisationer ({pair.one.organisation} och {pair.other.organisation})"
    return None


def other_lan(pair: Pair) -> str | None:
    """Dessutom i olika län."""
    return "i olika län" if other_place(pair) and not _same_lan(pair) else None


def same_body(pair: Pair) -> str | None:
    """Samma organ."""
    return f"samma organ ({pair.one.body})" if pair.one_body else None


def same_post(pair: Pair) -> str | None:
    """Samma post: ordförande eller vice ordförande i samma organ, eller samma titel i samma organisation."""
    posts = pair.one.roles & pair.other.roles & POSTS if pair.one_body else frozenset()
    titles = (pair.one.roles & pair.other.roles) - SEATS if pair.one_owner else frozenset()
    shared = sorted(posts | titles)
    return f"samma post ({', '.join(shared)})" if shared else None


# --- time


def far_apart(pair: Pair) -> str | None:
    """Mer än 35 år emellan."""
    years = pair.years_apart
    return f"{round(years)} år emellan" if years is not None and years > _FAR else None


def some_time_apart(pair: Pair) -> str | None:
    """Mer än 12 år emellan."""
    years = pair.years_apart
    return f"{round(years)} år emellan" if years is not None and _NEAR < years <= _FAR else None


NAME_FEATURES = (
    Feature(name_exact, 9),
    Feature(name_folded, 8),
    Feature(name_near, 5),
    Feature(name_short, 4.5),
    Feature(given_extra, 5),
    Feature(surname_extra, 3.5),
    Feature(given_part, 3),
    Feature(initial, 3),
    Feature(part_missing, 1),
    Feature(both_parts_differ, -2),
    Feature(other_given, -12),
    Feature(other_surname, -12),
    Feature(other_home, -12),
    Feature(rare_surname, 1.5),
    Feature(common_surname, -1.5),
)
"""The evidence of the names alone."""
FEATURES = (
    *NAME_FEATURES,
    Feature(same_party, 2.5),
    Feature(other_party, -6),
    Feature(left_party, -1),
    Feature(official_and_elected, -9),
    Feature(other_title, -3),
    Feature(same_place, 3),
    Feature(region_of_kommun, -2),
    Feature(other_place, -6),
    Feature(other_lan, -2.5),
    Feature(same_body, 1.5),
    Feature(same_post, 3),
    Feature(some_time_apart, -1),
    Feature(far_apart, -8),
)
"""All evidence, in the order in which it is told of."""


def _named(pair: Pair, level: Level, line: str) -> str | None:
    return line if pair.level is level else None


def _alike(pair: Pair) -> bool:
    return pair.level > Level.OTHER


def _one_party(pair: Pair) -> bool:
    if not pair.parties or pair.parties[0] != pair.parties[1] or pair.parties[0].kind == "none":
        return False
    return pair.parties[0].kind == "national" or pair.one_owner or not pair.owners


def _is_partyless(pair: Pair) -> bool:
    return pair.parties is not None and "none" in {each.kind for each in pair.parties}


def _home(pair: Pair) -> bool:
    """Whether one's home town is the other's organisation, or both have the same one."""
    if not (pair.one.town or pair.other.town):
        return False
    one, other = pair.one, pair.other
    towns = [owner(each.town) if each.town else None for each in (one, other)]
    places = [owner(each.organisation) if each.organisation else None for each in (one, other)]
    known = [(town, place) for town, place in zip(towns, reversed(places), strict=True) if town and town.known]
    return any(town == place for town, place in known)


def _same_lan(pair: Pair) -> bool:
    return bool(pair.owners and pair.owners[0].lan and pair.owners[0].lan == pair.owners[1].lan)


def _types(pair: Pair) -> set[str]:
    return {each.type for each in pair.owners} if pair.owners else set()


def _in_register(pair: Pair) -> bool:
    """Whether both are kommuner or regions: a kommunalförbund or a company may be anywhere."""
    return bool(pair.owners and all(each.known for each in pair.owners))


def meaning(feature: Feature) -> str:
    """What a feature means, in a sentence for the handbook."""
    return " ".join((feature.holds.__doc__ or "").split())


def mention_in_print(mention: Mention) -> str:
    """As in "Anna Ek (S), ordförande, Kommunstyrelsen, Sala kommun, 2022-05-01"."""
    named = f"{mention.name} ({mention.party})" if mention.party else mention.name
    span = " – ".join(dict.fromkeys(filter(None, (mention.first, mention.last))))
    parts = (named, *sorted(mention.roles), mention.body, mention.organisation, span)
    return ", ".join(part for part in parts if part)
