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

RULES_VERSION = 1
"""To be raised when anything here or in swedish.toml changes the stems."""
VERSION = f"sv-{RULES_VERSION} snowball-{Stemmer.version()}"
"""Version of the analyser; an index made by another one must be made anew."""

_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f\u00ad])*")
_SWEDISH = frozenset("åäö")
_DEFINITE = re.compile(r"(.{2,}?[ae]nde)ts?|(.{2,}?)ets?")


class Token(NamedTuple):
    """A word of a text: its stem, and where it stands."""

    stem: str
    start: int
    end: int


class _Repairs(NamedTuple):
    keep: frozenset[str]
    keep_et: frozenset[str]
    keep_et_endings: tuple[str, ...]
    irregular: dict[str, str]


def tokens(text: str) -> Iterator[Token]:
    """The words of a text in order. What joins words (hyphen, slash, dot) parts them: "KS/2024" is two words."""
    for match in _WORD.finditer(text):
        stem = stem_of(match.group())
        if stem:
            yield Token(stem, match.start(), match.end())


def analyse(text: str) -> str:
    """The stems of a text, parted by spaces."""
    return " ".join(token.stem for token in tokens(text))


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


def _stem(word: str) -> str:
    repairs = _repairs()
    if word in repairs.keep:
        return word
    word = repairs.irregular.get(word, word)
    definite = _DEFINITE.fullmatch(word)
    if definite and not _keeps_et(word, repairs):
        word = definite.group(1) or definite.group(2)
    stemmer = _snowball()
    stem: str = stemmer.stemWord(stemmer.stemWord(word))  # "ärendena" reaches "ärend" in two steps
    return stem


def _keeps_et(word: str, repairs: _Repairs) -> bool:
    base = word.removesuffix("s")
    return base in repairs.keep_et or base.endswith(repairs.keep_et_endings)


@cache
def _repairs() -> _Repairs:
    table = tomllib.loads(resources.files("corpus").joinpath("swedish.toml").read_text(encoding="utf-8"))
    return _Repairs(
        keep=frozenset(table["keep"]),
        keep_et=frozenset(table["keep_et"]),
        keep_et_endings=tuple(table["keep_et_endings"]),
        irregular=dict(table["irregular"]),
    )


@cache
def _snowball() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("swedish")
