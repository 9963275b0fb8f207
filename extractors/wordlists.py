"""Data files of words, read and checked: unknown keys, words in two places, broken patterns are told by their row."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, get_args


class VocabularyError(ValueError):
    """A data file has a row that the program does not understand: which file, which row, what is wrong."""


Row = dict[str, object]

TABLES: dict[str, frozenset[str]] = {
    "front": frozenset({"label"}),
    "sections": frozenset({"section", "closer", "immediate", "continued"}),
    "acts": frozenset({"act"}),
    "kinds": frozenset({"kind", "sign", "bodies", "agenda", "associations", "points", "foreign"}),
    "justering": frozenset({"status", "signs", "appoints"}),
    "people": frozenset(
        {
            "roles",
            "vice",
            "vice_ordinals",
            "serving",
            "replaces",
            "remote",
            "organisations",
            "nobody",
            "limits",
            "firms",
            "titles",
            "parties",
            "party_endings",
            "names",
            "columns",
            "marks",
        }
    ),
    "furniture": frozenset({"words", "only", "attests", "lines", "counters"}),
    "personnummer": frozenset({"near", "never"}),
    "legible": frozenset({"common"}),
    "withheld": frozenset({"hidden", "beside", "struck"}),
    "announced": frozenset({"next", "calendar", "bodies"}),
    "inside": frozenset({"roles", "joins", "motions", "votes", "reservations", "conflicts"}),
}
"""The data files and what may stand in each."""


@lru_cache(maxsize=50_000)
def normal(words: str) -> str:
    """Words as they are compared: lower case, single spaces, no colon, semicolon or full stop at the end."""
    return " ".join(words.replace("\u00ad", "").split()).rstrip(" :;.").casefold()


@cache
def load(name: str) -> Row:
    """A data file as it stands."""
    try:
        data = tomllib.loads((files("extractors") / "words" / f"{name}.toml").read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise VocabularyError(f"{name}.toml: {error}") from error
    if unknown := set(data) - TABLES[name]:
        raise VocabularyError(f"{name}.toml: {sorted(unknown)} is unknown; it may hold {sorted(TABLES[name])}")
    return data


def table(name: str, key: str) -> Row:
    """A table of a data file."""
    found = load(name).get(key)
    if not isinstance(found, dict):
        raise VocabularyError(f"{name}.toml: [{key}] is missing")
    return found


def rows(name: str, key: str, keys: set[str]) -> list[Row]:
    """The rows of a list of tables, none with a key that is not in `keys`."""
    found = load(name).get(key)
    if not isinstance(found, list) or not found:
        raise VocabularyError(f"{name}.toml: [[{key}]] is missing")
    for row in found:
        if unknown := set(row) - keys:
            raise VocabularyError(f"{name}.toml: [[{key}]] does not know {sorted(unknown)}; it knows {sorted(keys)}")
    return found


def text(name: str, row: Row, key: str) -> str:
    """A text of a row."""
    value = row.get(key)
    if not isinstance(value, str) or not value:
        raise VocabularyError(f"{name}.toml: {key} must be a text in {row}")
    return value


def flag(name: str, row: Row, key: str) -> bool:
    """A yes or no of a row; no where it is left out."""
    value = row.get(key, False)
    if not isinstance(value, bool):
        raise VocabularyError(f"{name}.toml: {key} must be true or false in {row}")
    return value


def words(name: str, row: Row, key: str = "words") -> list[str]:
    """A list of words of a row."""
    value = row.get(key)
    if not isinstance(value, list) or not value or not all(isinstance(word, str) and word for word in value):
        raise VocabularyError(f"{name}.toml: {key} must be a list of texts in {row}")
    return value


def pattern(name: str, row: Row, key: str = "pattern") -> re.Pattern[str]:
    """A regular expression of a row."""
    return compiled(name, text(name, row, key))


def compiled(name: str, source: str) -> re.Pattern[str]:
    """A regular expression of a data file, for any case of letters."""
    try:
        return re.compile(source, re.IGNORECASE)
    except re.error as error:
        raise VocabularyError(f"{name}.toml: pattern {source!r}: {error}") from error


def one_of(name: str, row: Row, key: str, allowed: Any) -> Any:
    """A text of a row that is one of a Literal's values."""
    value = text(name, row, key)
    if value not in get_args(allowed):
        raise VocabularyError(f"{name}.toml: {key} {value!r} is not one of {get_args(allowed)}")
    return value


def by_word(name: str, listed: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Words in their normal form to what they stand for; no word stands for two things."""
    found: dict[str, Any] = {}
    for word, meaning in listed:
        before = found.setdefault(normal(word), meaning)
        if before[0] != meaning[0]:
            raise VocabularyError(f"{name}.toml: {word!r} stands under {before[0]!r} and under {meaning[0]!r}")
    return found
