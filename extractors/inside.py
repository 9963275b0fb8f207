"""The words of the inside of a §, read from `words/inside.toml` and checked when they are loaded."""

import re
from functools import cache
from typing import NamedTuple

from extractors.vocabulary import people
from extractors.wordlists import compiled, normal, pattern, table, words
from models.record import BallotVote


class MotionWords(NamedTuple):
    """What makes a sentence an yrkande; `inserted` verbs stay in its text, `labelled` ones count under a label only."""

    verbs: re.Pattern[str]
    labelled: re.Pattern[str]
    inserted: re.Pattern[str]
    unless: re.Pattern[str]


class VoteWords(NamedTuple):
    """Words of votes: how each answer is written, numbers in words, and what stands in lists of votes."""

    sides: dict[str, BallotVote]
    side: str
    """Alternatives of a regular expression for the answers, the longest first."""
    numbers: dict[str, int]
    number: str
    """Alternatives for a number in digits or words."""
    marks: frozenset[str]
    heads: frozenset[str]
    serving: frozenset[str]
    sums: frozenset[str]
    casting: re.Pattern[str]
    requested: re.Pattern[str]
    elsewhere: re.Pattern[str]


class ReservationWords(NamedTuple):
    """What makes a sentence a reservation."""

    pattern: re.Pattern[str]
    unless: re.Pattern[str]
    favour: re.Pattern[str]
    party: re.Pattern[str]
    aside: re.Pattern[str]
    plain: frozenset[str]
    """Short words that look like a party's code and are none."""


class ConflictWords(NamedTuple):
    """What makes a sentence a declaration of jäv, who only steps in, and which § it concerns."""

    pattern: re.Pattern[str]
    stays: re.Pattern[str]
    unless: re.Pattern[str]
    instead: re.Pattern[str]
    concerns: re.Pattern[str]


SIDES: tuple[BallotVote, ...] = ("yes", "no", "abstain", "absent")


def alternatives(listed: list[str]) -> str:
    """Words as alternatives of a regular expression, the longest first."""
    return "|".join(re.escape(word) for word in sorted(listed, key=len, reverse=True))


def _listed(key: str, inner: str = "words") -> list[str]:
    return words("inside", table("inside", key), inner)


@cache
def role() -> re.Pattern[str]:
    """A word that may stand before a name: "tjänstgörande ersättaren", "Ordförande"."""
    return compiled("inside", rf"(?:{alternatives(_listed('roles'))})(?![\w-]),?\s*")


@cache
def chair_words() -> frozenset[str]:
    """Words that alone name the one who has the chair."""
    return frozenset(map(normal, _listed("roles", "chair")))


@cache
def glue() -> re.Pattern[str]:
    """What may stand between two names of one list: joining words and roles."""
    joins, roles = alternatives(_listed("joins")), alternatives(_listed("roles"))
    return compiled("inside", rf"(?:\s+|(?:{joins})(?!\w)|(?:{roles})(?![\w-]))*")


@cache
def motion_words() -> MotionWords:
    """Words of yrkanden."""
    row = table("inside", "motions")

    def verbs(key: str) -> re.Pattern[str]:
        return compiled("inside", rf"\b(?:{alternatives(words('inside', row, key))})(?!\w)")

    return MotionWords(verbs("verbs"), verbs("labelled"), verbs("inserted"), pattern("inside", row, "unless"))


@cache
def vote_words() -> VoteWords:
    """Words of votes."""
    row = table("inside", "votes")
    sides: dict[str, BallotVote] = {word: side for side in SIDES for word in words("inside", row, side)}
    listed = enumerate(words("inside", row, "numbers"))
    numbers = {word: value for value, word in listed}
    numbers |= dict.fromkeys(words("inside", row, "none"), 0) | dict.fromkeys(words("inside", row, "one"), 1)
    return VoteWords(
        sides,
        alternatives(list(sides)),
        numbers,
        rf"\d{{1,3}}|{alternatives(list(numbers))}",
        frozenset(words("inside", row, "marks")),
        frozenset(map(normal, words("inside", row, "heads"))),
        frozenset(map(normal, words("inside", row, "serving"))),
        frozenset(map(normal, words("inside", row, "sums"))),
        pattern("inside", row, "casting"),
        pattern("inside", row, "requested"),
        pattern("inside", row, "elsewhere"),
    )


@cache
def reservation_words() -> ReservationWords:
    """Words of reservations."""
    row = table("inside", "reservations")
    return ReservationWords(
        pattern("inside", row),
        pattern("inside", row, "unless"),
        pattern("inside", row, "favour"),
        pattern("inside", row, "party"),
        pattern("inside", row, "aside"),
        frozenset(words("inside", row, "plain")),
    )


@cache
def conflict_words() -> ConflictWords:
    """Words of jäv."""
    row = table("inside", "conflicts")
    return ConflictWords(*(pattern("inside", row, key) for key in ConflictWords._fields))


@cache
def party_codes() -> frozenset[str]:
    """Codes of the national parties in lower case: they count without parentheses."""
    return frozenset(map(str.casefold, people().party_codes))
