"""Swedish text to stems: what the index holds and what a query is compared with.

A word is lower-cased, freed of every mark except those of å ä ö (får is not far, but idé is ide), and stemmed by
Snowball with the repairs of swedish.toml. Both databases get the same stems, so they give the same answers.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

import Stemmer

RULES_VERSION = 2
"""To be raised when anything here, in swedish.toml or in names.txt changes the stems."""
VERSION = f"sv-{RULES_VERSION} snowball-{Stemmer.version()}"
"""Version of the analyser; an index made by another one must be made anew."""

_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f\u00ad]+[^\W\d_]*)*|\d+")
"""Letters and digits are words apart: "HSF240207" is found by "HSF 240207", and so is "§ 116a" by "116"."""
_SWEDISH = frozenset("åäö")
_DEFINITE = re.compile(r"(.{2,}?[ae]nde)(?:ts?|nas?|n)|(.{2,}?)ets?")
_DEFINITE_A = re.compile(r"(.{2,}a)ns?")
_HARD_FORMS = "(?:s|ets?|ens?|ernas?|arnas?|ers?|ars?|as?|ans?|ors?|ornas?|es?|nas?)?"
_LONG_ENDING = 5
"""An irregular form of so many letters holds at the end of a compound too."""


class Token(NamedTuple):
    """A word of a text: its stem, and where it stands."""

    stem: str
    start: int
    end: int


class _Repairs(NamedTuple):
    keep: frozenset[str]
    keep_et: frozenset[str]
    keep_et_endings: tuple[str, ...]
    keep_an_endings: tuple[str, ...]
    n_endings: tuple[str, ...]
    again: tuple[str, ...]
    hard: re.Pattern[str]
    neuter: dict[str, str]
    stems: dict[str, str]
    irregular: dict[str, str]


def tokens(text: str) -> Iterator[Token]:
    """The words of a text in order. What joins words (hyphen, slash, dot) parts them: "KS/2024" is two words."""
    for match in _WORD.finditer(text):
        stem = stem_of(match.group())
        if stem:
            yield Token(stem, match.start(), match.end())


def analyse(text: str) -> str:
    """The stems of a text, parted by spaces."""
    return " ".join(filter(None, map(stem_of, _WORD.findall(text))))


@lru_cache(maxsize=200_000)
def stem_of(word: str) -> str:
    """The stem of one word; "" when nothing of it can be searched for."""
    return _stem(fold(word))


def fold(word: str) -> str:
    """The word in lower case, without marks except on å ä ö, composed."""
    if word.isascii():
        return word.lower()
    composed = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", word).lower())
    plain = "".join(letter if letter in _SWEDISH else unicodedata.normalize("NFKD", letter) for letter in composed)
    return "".join(letter for letter in plain if letter.isalnum())


@lru_cache(maxsize=200_000)
def ascii_stem(word: str) -> str:
    """The stem of a word with å ä ö written as a and o; equal for "vasteras" and "Västerås"."""
    return _stem(fold(word).translate(_PLAIN))


_PLAIN = str.maketrans("åäö", "aao")


def _stem(word: str) -> str:
    repairs = _repairs()
    if word in repairs.keep:
        return word
    if word.isdecimal():
        return word.lstrip("0") or "0"  # "KS 2025/00970" is also written "KS 2025/970"
    if word.endswith("s") and word[:-1] in _names():
        word = word[:-1]
    if word in _names():
        return word
    word = _regular(word, repairs)
    if word in repairs.keep:
        return word
    hard = repairs.hard.fullmatch(word)
    if hard:
        return hard.group(1)
    stemmer = _snowball()
    stem: str = stemmer.stemWord(_indefinite(word, repairs))
    if stem.endswith(repairs.again):
        stem = stemmer.stemWord(stem)
    return _replaced(stem, repairs.stems)


def _regular(word: str, repairs: _Repairs) -> str:
    """The form that an irregular word, or a compound that ends in one, is of."""
    if word in repairs.irregular:
        return repairs.irregular[word]
    for start in range(1, len(word) - _LONG_ENDING + 1):
        found = repairs.irregular.get(word[start:])
        if found:
            return word[:start] + found
    return word


def _indefinite(word: str, repairs: _Repairs) -> str:
    """The word without an ending that Snowball leaves: skolan, strategin, utskottet, kommunalt."""
    base = word.removesuffix("s")
    definite = _DEFINITE.fullmatch(word)
    if definite and not _keeps_et(base, repairs):
        return definite.group(1) or definite.group(2)
    if base.endswith(repairs.n_endings):
        return base[:-1]
    definite = _DEFINITE_A.fullmatch(word)
    if definite and not base.endswith(repairs.keep_an_endings) and not word.endswith(repairs.keep_an_endings):
        return definite.group(1)
    return _replaced(word, repairs.neuter)


def _replaced(word: str, endings: dict[str, str]) -> str:
    for size in range(min(len(word), 8), 2, -1):
        found = endings.get(word[-size:])
        if found is not None:
            return word[:-size] + found
    return word


def _keeps_et(base: str, repairs: _Repairs) -> bool:
    return base in repairs.keep_et or base.endswith(repairs.keep_et_endings)


@cache
def _repairs() -> _Repairs:
    table = tomllib.loads(resources.files("corpus").joinpath("swedish.toml").read_text(encoding="utf-8"))
    return _Repairs(
        keep=frozenset(table["keep"]),
        keep_et=frozenset(table["keep_et"]),
        keep_et_endings=tuple(table["keep_et_endings"]),
        keep_an_endings=tuple(table["keep_an_endings"]),
        n_endings=tuple(table["n_endings"]),
        again=tuple(table["again"]),
        hard=re.compile(f"(.*(?:{'|'.join(table['hard'])})){_HARD_FORMS}"),
        neuter=dict(table["neuter"]),
        stems=dict(table["stems"]),
        irregular=dict(table["irregular"]),
    )


@cache
def _names() -> frozenset[str]:
    """Given names and some family names, which are not stemmed: Linda is not Lind."""
    return frozenset(resources.files("corpus").joinpath("names.txt").read_text(encoding="utf-8").split())


@cache
def _snowball() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("swedish")
