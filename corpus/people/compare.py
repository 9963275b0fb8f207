"""Two mentions compared: the zone, the score, and the lines that say why. Pure."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

from corpus.people.context import SEATS, Mention, Pair, in_fullmaktige, term
from corpus.people.features import FEATURES, NAME_FEATURES, Feature, other_party, same_party, same_place
from corpus.people.likeness import Level

Zone = Literal["same", "review", "different"]
"""same       one person: linked without asking
review     perhaps: for a person to decide
different  two people, as far as is known"""

LINKED = 8.0
"""From this score on two mentions are linked."""
DOUBTFUL = 2.0
"""From this score on, below LINKED, they go to review."""


LONGEST_LIFE = 60
"""So many years at most is one person met in minutes."""


class Reason(NamedTuple):
    """A line of the explanation; the weight is None for what decides by itself."""

    weight: float | None
    text: str

    def __str__(self) -> str:
        weighed = "" if self.weight is None else f"{self.weight:+g} ".replace(".", ",").replace("-", "−")
        return f"{weighed}{self.text}"


class Comparison(NamedTuple):
    """What two mentions are to each other; `why` holds the evidence, then what set the score aside."""

    zone: Zone
    score: float
    why: tuple[Reason, ...]


Decides = Callable[[Pair], str | None]
"""Gives the line that explains it where it holds."""


# --- vetoes: never the same person


def both_in_one_list(pair: Pair) -> str | None:
    """Båda står i samma närvarolista."""
    if pair.one.lists & pair.other.lists:
        return "båda står i samma närvarolista"
    return None


def both_at_one_meeting(pair: Pair) -> str | None:
    """Två namn, partier eller uppdrag i samma organ samma dag."""
    if not _same_meeting(pair):
        return None
    if other_party(pair):
        return "båda var med i samma organ samma dag, för olika partier"
    one, other = _seats(pair)
    if one and other and one.isdisjoint(other):
        return "båda hade plats i samma organ samma dag"
    return None


def two_fullmaktige(pair: Pair) -> str | None:
    """Plats i två kommuners eller två regioners fullmäktige under samma mandatperiod."""
    one, other = pair.one, pair.other
    if not pair.owners or pair.one_owner or not (in_fullmaktige(one) and in_fullmaktige(other)):
        return None
    if {each.type for each in pair.owners} not in ({"kommun"}, {"region"}) or not (one.first and other.first):
        return None
    terms = [(term(each.first or ""), term(each.last or each.first or "")) for each in (one, other)]
    if max(first for first, _ in terms) <= min(last for _, last in terms):
        return "plats i två fullmäktige under samma mandatperiod"
    return None


def another_age(pair: Pair) -> str | None:
    """Mer än 60 år emellan."""
    years = pair.years_apart
    return f"{round(years)} år emellan" if years is not None and years > LONGEST_LIFE else None


VETOES: tuple[Decides, ...] = (both_in_one_list, both_at_one_meeting, two_fullmaktige, another_age)
"""What makes two mentions two people whatever the score."""


# --- ceilings: at best for review


def nothing_but_the_name(pair: Pair) -> str | None:
    """Varken plats eller, för ett ovanligt efternamn, parti talar för: namnet ensamt räcker inte. För ett efternamn som
    varken är ovanligt eller mycket vanligt räcker parti och organ.
    """
    in_one_party = same_party(pair) is not None
    if same_place(pair) or (in_one_party and (pair.rarity == "rare" or (pair.one_body and pair.rarity == "known"))):
        return None
    return "inget utom namnet talar för, och det räcker inte"


def common_and_unlike(pair: Pair) -> str | None:
    """Ett vanligt efternamn skrivet på två sätt, utan samma parti och samma organ."""
    unlike = pair.level < Level.FOLDED
    if unlike and pair.rarity == "common" and not (same_party(pair) and pair.one_body):
        return "ett vanligt efternamn, och namnen är inte lika"
    return None


def half_a_name(pair: Pair) -> str | None:
    """En initial, ett ofullständigt namn eller en del av ett dubbelnamn."""
    whole_surname = pair.likeness.surname >= Level.NEAR and pair.level is Level.INITIAL
    if pair.level <= Level.PART and not (whole_surname and pair.rarity == "rare" and same_party(pair)):
        return "ett ofullständigt namn kan vara flera personers"
    return None


def two_seats_one_day(pair: Pair) -> str | None:
    """Två namn som inte är lika, med plats i samma organ samma dag: ett tryckfel, eller två."""
    one, other = _seats(pair)
    if _same_meeting(pair) and one and other and pair.level < Level.FOLDED:
        return "båda namnen hade plats i samma organ samma dag"
    return None


def twice_unlike(pair: Pair) -> str | None:
    """Både förnamn och efternamn avviker."""
    return "både förnamn och efternamn avviker" if pair.likeness.twofold else None


CEILINGS: tuple[Decides, ...] = (nothing_but_the_name, common_and_unlike, half_a_name, two_seats_one_day, twice_unlike)
"""What sends two mentions to review however high the score."""


def compare(one: Mention, other: Mention) -> Comparison:
    """Whether two mentions are of one person. Symmetrical; takes some tens of microseconds."""
    pair = Pair(one, other)
    found = (*_of_names(one.name, other.name), *_evidence(pair, _OF_SURROUNDINGS))
    score = sum(reason.weight or 0.0 for reason in found)
    if against := veto(pair):
        return Comparison("different", score, (*found, Reason(None, f"inte samma person: {against}")))
    if score < DOUBTFUL:
        return Comparison("different", score, found)
    if score < LINKED:
        return Comparison("review", score, found)
    if ceiling := _first(pair, CEILINGS):
        return Comparison("review", score, (*found, Reason(None, f"att granska: {ceiling}")))
    return Comparison("same", score, found)


def veto(pair: Pair) -> str | None:
    """What makes two mentions two people whatever the score; None where nothing does."""
    return _first(pair, VETOES)


_OF_SURROUNDINGS = FEATURES[len(NAME_FEATURES) :]


@lru_cache(maxsize=500_000)
def _of_names(one: str, other: str) -> tuple[Reason, ...]:
    """The evidence of the names, which many pairs of mentions have in common."""
    return tuple(_evidence(Pair(Mention(one), Mention(other)), NAME_FEATURES))


def _evidence(pair: Pair, features: Iterable[Feature]) -> Iterable[Reason]:
    for feature in features:
        if line := feature.holds(pair):
            yield Reason(feature.weight, line)


def _first(pair: Pair, rules: Iterable[Decides]) -> str | None:
    return next((line for rule in rules if (line := rule(pair))), None)


def _seats(pair: Pair) -> tuple[frozenset[str], frozenset[str]]:
    """The seats of both; none where both stand in attendance lists, which tell more: of two versions of the same
    minutes, one may have been read otherwise.
    """
    if pair.one.lists and pair.other.lists:
        return frozenset(), frozenset()
    return pair.one.roles & SEATS, pair.other.roles & SEATS


def _same_meeting(pair: Pair) -> bool:
    one, other = pair.one, pair.other
    single = (
        one.first and one.first == other.first and (one.last or one.first) == (other.last or other.first) == one.first
    )
    return bool(single and pair.one_body)
