"""What is known of personal names: which are given names, how common a surname is, and forms that are one name.

Given names: the most common of the population by Isof's name statistics (2023), with older ones; surnames: the 500 most
common, in order, by Skatteverket (2025).
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from itertools import permutations
from typing import Literal, cast

from models.registers.reading import table

Rarity = Literal["common", "known", "rare"]
"""common   among the hundred most common surnames
known    among the five hundred
rare     among none of them"""

COMMON = 100
"""So many surnames are common."""
_SWEDISH = frozenset("åäö")
_SOUNDS = (
    (re.compile(r"aa"), "å"),
    (re.compile(r"ae"), "ä"),
    (re.compile(r"oe"), "ö"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ch(?=[rl])|ck|ch$|q|c(?=[^eiyhäö]|$)"), "k"),
    (re.compile(r"c(?=[eiyäö])|z"), "s"),
    (re.compile(r"sch(?=[^aeiouyåäö])|stj|skj|sj|ch"), "sj"),
    (re.compile(r"sch"), "sk"),
    (re.compile(r"w"), "v"),
    (re.compile(r"kv|ku(?=[aeiouyåäö])"), "kv"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"th"), "t"),
    (re.compile(r"dt"), "t"),
    (re.compile(r"(?<=[dg])h"), ""),
    (re.compile(r"^(?:hj|gj|lj|dj)"), "j"),
    (re.compile(r"hj"), "j"),
    (re.compile(r"(?<=[aeiouyåäö])h(?=[^aeiouyåäö]|$)"), ""),
    (re.compile(r"f(?=[gblmqkrs])(?<=[lröåao]f)"), "v"),
    (re.compile(r"(?:ie|y|i)$"), "i"),
    (re.compile(r"tte$"), "t"),
    (re.compile(r"ij"), "i"),
    (re.compile(r"j(?=[^aeiouyåäö])"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)
"""Spellings that sound the same in Swedish, in the order in which they are undone: Carlsson, Karlson; Wiklund, Viklund;
Bergqvist, Bergkvist; Löfgren, Lövgren; Dahl, Dal; Lindh, Lind; Thomas, Tomas; Jimmie, Jimmy; and what stands for å ä ö
on another keyboard: Moeller.
"""


Form = Literal["spelling", "short", "own"]
"""spelling   another spelling of one name: Mikael, Michael
short      what friends say: Lasse of Lars
own        the same, but also a name of its own: Kajsa of Karin"""


@lru_cache(maxsize=200_000)
def folded(word: str) -> str:
    """In lower case, without marks except on å ä ö, composed: "Altén" is "alten"."""
    if word.isascii():
        return word.lower()
    composed = unicodedata.normalize("NFC", unicodedata.normalize("NFC", word).lower())
    return "".join(letter if letter in _SWEDISH else _bare(letter) for letter in composed)


def bare(word: str) -> str:
    """A folded word without the marks of å ä ö too, as an ASCII keyboard writes it."""
    return word.translate(_BARE)


_BARE = str.maketrans("åäö", "aao")
_LETTERS = str.maketrans({"ø": "ö", "æ": "ä", "ß": "ss", "ł": "l", "đ": "d", "ı": "i", "ð": "d", "þ": "th"})


def _bare(letter: str) -> str:
    plain = unicodedata.normalize("NFKD", letter.translate(_LETTERS))
    return unicodedata.normalize("NFC", "".join(one for one in plain if not unicodedata.combining(one)))


@lru_cache(maxsize=200_000)
def sound(word: str) -> str:
    """How a folded word sounds, roughly; the same for Carlsson and Karlson."""
    for pattern, becomes in _SOUNDS:
        word = pattern.sub(becomes, word)
    return word


@cache
def given_names() -> frozenset[str]:
    """Known given names, folded."""
    return frozenset(folded(row.split(",")[0]) for row in _rows("fornamn"))


@cache
def surnames() -> dict[str, int]:
    """Known surnames, folded, by their rank from 1."""
    return {folded(row): rank for rank, row in enumerate(_rows("efternamn"), start=1)}


@lru_cache(maxsize=100_000)
def rarity(surname: str) -> Rarity:
    """How common a folded surname is, however it is spelled."""
    rank = surnames().get(surname) or _ranks_by_sound().get(sound(surname))
    if rank is None:
        return "rare"
    return "common" if rank <= COMMON else "known"


def form(one: str, other: str) -> Form | None:
    """How two folded given names are one; None where nothing says that they are."""
    return _forms().get((one, other))


def forms_of(given: str) -> tuple[str, ...]:
    """The folded given names that may stand for a folded one."""
    return _forms_of().get(given, ())


@cache
def _forms_of() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for one, other in _forms():
        found[one] = (*found.get(one, ()), other)
    return found


@cache
def _ranks_by_sound() -> dict[str, int]:
    found: dict[str, int] = {}
    for name, rank in surnames().items():
        found.setdefault(sound(name), rank)
    return found


@cache
def _forms() -> dict[tuple[str, str], Form]:
    kinds: tuple[Form, ...] = ("own", "short", "spelling")
    found = table("namnformer", kinds)
    return {pair: kind for kind in kinds for row in cast("list[list[str]]", found[kind]) for pair in _pairs(row)}


def _pairs(row: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each two of a row, both ways."""
    yield from permutations(map(folded, row), 2)


def _rows(name: str) -> list[str]:
    return (files("models.registers") / f"{name}.csv").read_text(encoding="utf-8").splitlines()[1:]
