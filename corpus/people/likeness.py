"""How alike two names are, in levels: given names and surnames each for themselves. Pure."""

from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from corpus.people.names import Name, parse_name
from models.registers.names import bare, form, given_names, sound, surnames

_SHORTEST = 5
"""A word must have so many letters for another to be a misprint of it."""
_READ_ALIKE = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("ii", "u"), ("li", "h"), ("1", "l"), ("0", "o"))
"""What reads alike on paper."""


class Level(IntEnum):
    """How alike two parts of names are, best last."""

    OTHER = 0
    """Two different names."""
    MISSING = 1
    """One of the two has no such part."""
    INITIAL = 2
    """One is an initial of the other."""
    PART = 3
    """One may be a part or a form of the other: "Maria" of "Anna Maria", "Kajsa" of "Karin"."""
    EXTRA = 4
    """One has a name more: "Ek" and "Ek Lind"; "Anna" and "Anna Maria"."""
    SHORT = 5
    """What friends say: "Lasse" and "Lars"."""
    NEAR = 6
    """The same sound, or one letter misprinted."""
    FOLDED = 7
    """The same but for marks, capitals, hyphens and order."""
    EXACT = 8
    """Letter by letter the same."""


_FORMS = {"spelling": Level.NEAR, "short": Level.SHORT, "own": Level.PART}


class Likeness(NamedTuple):
    """How alike two names are, and in which words they differ.

    given, surname  the levels of the parts
    """

    given: Level
    surname: Level

    @property
    def level(self) -> Level:
        """The level of the whole: that of the part that is less alike."""
        return min(self.given, self.surname)

    @property
    def twofold(self) -> bool:
        """Whether both parts differ by more than marks."""
        return max(self.given, self.surname) < Level.FOLDED


@lru_cache(maxsize=500_000)
def likeness(one: str, other: str) -> Likeness:
    """The likeness of two names as printed; the same whichever stands first."""
    first, second = parse_name(one), parse_name(other)
    if one == other:
        given = Level.EXACT if first.given else Level.MISSING
        return Likeness(given, Level.EXACT if first.surnames else Level.MISSING)
    exact = " ".join(one.split()) == " ".join(other.split())
    given = _given(first, second)
    surname = _surname(first, second)
    if Level.MISSING in {given, surname} and _run_together(first) == _run_together(second):
        return Likeness(Level.FOLDED, Level.NEAR)
    if exact or not {given, surname} <= {Level.EXACT, Level.FOLDED}:
        return Likeness(given, surname)
    return Likeness(Level.FOLDED, Level.FOLDED)


def _run_together(name: Name) -> str:
    """The letters alone: "SivEkmark" lost its space."""
    return "".join((*name.given, *name.particles, *name.surnames)).replace("-", "")


def _given(one: Name, other: Name) -> Level:
    if not one.given or not other.given:
        return Level.MISSING
    if one.given == other.given:
        return Level.EXACT
    short, long = sorted((_parts(one.given), _parts(other.given)), key=len)
    if short == long:
        return Level.FOLDED
    if sound("".join(short)) == sound("".join(long)):
        return Level.NEAR
    plain = one.plain or other.plain
    first, *later = (_word(a, b, given_names(), plain=plain) for a, b in zip(short, long, strict=False))
    worst = min(first, *(Level.EXTRA if level is Level.INITIAL and first > level else level for level in later), first)
    if len(short) == len(long):
        return worst
    if worst is Level.OTHER:
        return _later(short, long, plain=plain)
    hyphened = "-" in one.given[0] or "-" in other.given[0]
    return min(worst, Level.PART if hyphened and len(short) == 1 else Level.EXTRA)


def _later(short: list[str], long: list[str], *, plain: bool) -> Level:
    """As in "Maria" and "Anna Maria"; two that both have several names do not begin in the middle."""
    if len(short) > 1 or len(short[0]) == 1:
        return Level.OTHER
    later = [_word(short[0], word, given_names(), plain=plain) for word in long[1:] if len(word) > 1]
    return Level.PART if max(later, default=Level.OTHER) >= Level.NEAR else Level.OTHER


def _parts(given: tuple[str, ...]) -> list[str]:
    """Hyphened names parted; "Evalena" is what "Eva-Lena" sounds like, and is left to the register."""
    return [part for word in given for part in word.split("-") if part]


def _surname(one: Name, other: Name) -> Level:
    if not one.surnames or not other.surnames:
        return Level.MISSING
    particles = one.particles == other.particles
    if one.surnames == other.surnames:
        return Level.EXACT if particles else Level.NEAR
    if sorted(one.surnames) == sorted(other.surnames):
        return Level.FOLDED if particles else Level.NEAR
    if "".join((*one.particles, *one.surnames)) == "".join((*other.particles, *other.surnames)):
        return Level.NEAR
    plain = one.plain or other.plain
    short, long = sorted((one.surnames, other.surnames), key=len)
    if len(short) == len(long):
        return min(_word(a, b, surnames(), plain=plain) for a, b in zip(short, long, strict=True))
    best = [max(_word(word, each, surnames(), plain=plain) for each in long) for word in short]
    return min(Level.EXTRA, *best)


def _word(one: str, other: str, known: frozenset[str] | dict[str, int], *, plain: bool) -> Level:
    """How alike two words are; `plain` says that one of the names is written without å ä ö."""
    if one == other:
        return Level.EXACT
    if len(one) == 1 or len(other) == 1:
        return Level.INITIAL if one[0] == other[0] else Level.OTHER
    found = form(one, other)
    if found:
        return _FORMS[found]
    if plain and bare(one) == bare(other) and not (one in known and other in known):
        return Level.FOLDED
    if sound(one) == sound(other):
        return Level.NEAR
    if one in known and other in known:
        return Level.OTHER
    return Level.NEAR if _misprinted(one, other) else Level.OTHER


def _misprinted(one: str, other: str) -> bool:
    """One letter put in, left out, changed or moved; but "Fredrik" and "Fredrika" are a man and a woman."""
    if min(len(one), len(other)) < _SHORTEST - 1 or max(len(one), len(other)) < _SHORTEST:
        return False
    short, long = sorted((one, other), key=len)
    if long[:-1] == short and long[-1] in "aeio":
        return False
    if OSA.distance(one, other, score_cutoff=1) <= 1:
        return True
    return read_alike(one) == read_alike(other)


def read_alike(word: str) -> str:
    """A folded word with what reads alike on paper made one: "Bemt" is "Bernt"."""
    for letters, becomes in _READ_ALIKE:
        word = word.replace(letters, becomes)
    return word
