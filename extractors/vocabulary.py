"""The words of the field, read from the data files in `words/` and checked when they are loaded.

Logic never holds a Swedish label: a synonym that is missing is a word in a data file, nothing else.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple, get_args

from models.record import Act, Kind, Level, Role, SectionKind


class VocabularyError(ValueError):
    """A data file has a row that the program does not understand: which file, which row, what is wrong."""


class Label(NamedTuple):
    """A label of the front page."""

    field: str
    words: str
    block: bool


class SectionLabel(NamedTuple):
    """A label inside a §; `owner` lets a body's name in the genitive stand before it."""

    kind: SectionKind
    words: str
    owner: bool


class Closer(NamedTuple):
    """A line that ends what stands before it and belongs to the § as a whole."""

    rule: str
    pattern: re.Pattern[str]


class ActPattern(NamedTuple):
    """What a beslutspunkt does, by its words."""

    act: Act
    pattern: re.Pattern[str]
    level: Level | None


class Title(NamedTuple):
    """A printed title that tells the kind of document; `sign` marks labels that only that kind prints."""

    kind: Kind
    words: str
    sign: bool


class People(NamedTuple):
    """How people are named. All words are in lower case; `roles` maps each spelling to the record's one."""

    roles: dict[str, Role]
    replaces: tuple[str, ...]
    remote: frozenset[str]
    organisations: frozenset[str]
    nobody: frozenset[str]
    limits: tuple[str, ...]
    limits_alone: frozenset[str]
    particles: frozenset[str]
    never: frozenset[str]
    firms: frozenset[str]
    title_endings: tuple[str, ...]
    party_codes: frozenset[str]
    party_names: frozenset[str]


class Frame(NamedTuple):
    """Words and patterns of the frame of a page."""

    words: frozenset[str]
    only: frozenset[str]
    lines: re.Pattern[str]
    counters: re.Pattern[str]


def normal(words: str) -> str:
    """Words as they are compared: lower case, single spaces, no colon or dots at the end."""
    return _SPACES.sub(" ", words.replace("\u00ad", "")).strip().rstrip(" :.").casefold()


_SPACES = re.compile(r"\s+")


@cache
def front_labels() -> dict[str, Label]:
    """Labels of the front page, by their normal form."""
    rows = _rows("front", "label", {"field", "words", "block"})
    return {
        normal(word): Label(_text("front", row, "field"), word, bool(row.get("block")))
        for row in rows
        for word in _words("front", row)
    }


@cache
def section_labels() -> dict[str, SectionLabel]:
    """Labels inside a §, by their normal form."""
    rows = _rows("sections", "section", {"kind", "words", "owner"})
    return {
        normal(word): SectionLabel(_one_of("sections", row, "kind", SectionKind), word, bool(row.get("owner")))
        for row in rows
        for word in _words("sections", row)
    }


@cache
def closers() -> tuple[Closer, ...]:
    """Lines that close a §, in order of precedence."""
    rows = _rows("sections", "closer", {"rule", "pattern"})
    return tuple(Closer(_text("sections", row, "rule"), _pattern("sections", row)) for row in rows)


@cache
def immediate() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of a sentence that declares a § omedelbart justerad, and of what makes it say something else."""
    row = _table("sections", _load("sections"), "immediate")
    return _pattern("sections", row), _pattern("sections", row, "unless")


@cache
def acts() -> tuple[ActPattern, ...]:
    """Patterns of acts, in order of precedence."""
    rows = _rows("acts", "act", {"act", "pattern", "level"})
    return tuple(
        ActPattern(
            _one_of("acts", row, "act", Act),
            _pattern("acts", row),
            _one_of("acts", row, "level", Level) if "level" in row else None,
        )
        for row in rows
    )


@cache
def titles() -> dict[str, Title]:
    """Printed titles and tell-tale labels, by their normal form."""
    found: dict[str, Title] = {}
    for table, sign in (("kind", False), ("sign", True)):
        for row in _rows("kinds", table, {"kind", "words"}):
            for word in _words("kinds", row):
                found.setdefault(normal(word), Title(_one_of("kinds", row, "kind", Kind), word, sign))
    return found


@cache
def body_words() -> tuple[str, ...]:
    """Words that tell what a body is, in lower case, longest first."""
    bodies = _load("kinds")["bodies"]
    if not isinstance(bodies, dict):
        raise VocabularyError("kinds.toml: [bodies] is missing")
    return tuple(sorted(map(normal, _words("kinds", bodies)), key=len, reverse=True))


@cache
def people() -> People:
    """How people are named."""
    data = _load("people")
    known: tuple[str, ...] = get_args(Role)
    roles: dict[str, Role] = {}
    for role, spellings in _table("people", data, "roles").items():
        if role not in known or not isinstance(spellings, list):
            raise VocabularyError(f"people.toml: [roles] has no role {role!r}")
        roles.update({normal(str(word)): role for word in spellings})  # type: ignore[misc]
    return People(
        roles,
        tuple(
            sorted(
                map(str.casefold, _words("people", _table("people", data, "replaces"), "phrases")),
                key=len,
                reverse=True,
            )
        ),
        frozenset(map(normal, _words("people", _table("people", data, "remote"), "phrases"))),
        frozenset(map(normal, _words("people", _table("people", data, "organisations")))),
        frozenset(map(normal, _words("people", _table("people", data, "nobody")))),
        tuple(map(str.casefold, _words("people", _table("people", data, "limits"), "starts"))),
        frozenset(map(normal, _words("people", _table("people", data, "limits"), "alone"))),
        frozenset(_words("people", _table("people", data, "names"), "particles")),
        frozenset(map(normal, _words("people", _table("people", data, "names"), "never"))),
        frozenset(map(normal, _words("people", _table("people", data, "firms")))),
        tuple(_words("people", _table("people", data, "titles"), "endings")),
        frozenset(_words("people", _table("people", data, "parties"), "codes")),
        frozenset(map(normal, _words("people", _table("people", data, "parties"), "names"))),
    )


@cache
def frame() -> Frame:
    """Words and patterns of the frame of a page."""
    data = _load("furniture")
    counters, lines = ("|".join(_words("furniture", data, key)) for key in ("counters", "lines"))
    return Frame(
        frozenset(map(normal, _words("furniture", data))),
        frozenset(map(normal, _words("furniture", data, "only"))),
        re.compile(lines, re.IGNORECASE),
        re.compile(counters, re.IGNORECASE),
    )


Row = dict[str, object]


@cache
def _load(name: str) -> Row:
    try:
        return tomllib.loads((files("extractors") / "words" / f"{name}.toml").read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise VocabularyError(f"{name}.toml: {error}") from error


def _table(name: str, data: Row, key: str) -> Row:
    table = data.get(key)
    if not isinstance(table, dict):
        raise VocabularyError(f"{name}.toml: [{key}] is missing")
    return table


def _rows(name: str, table: str, keys: set[str]) -> list[Row]:
    rows = _load(name).get(table)
    if not isinstance(rows, list) or not rows:
        raise VocabularyError(f"{name}.toml: [[{table}]] is missing")
    for row in rows:
        if unknown := set(row) - keys:
            raise VocabularyError(f"{name}.toml: [[{table}]] does not know {sorted(unknown)}; it knows {sorted(keys)}")
    return rows


def _text(name: str, row: Row, key: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value:
        raise VocabularyError(f"{name}.toml: {key} must be a text in {row}")
    return value


def _words(name: str, row: Row, key: str = "words") -> list[str]:
    value = row.get(key)
    if not isinstance(value, list) or not value or not all(isinstance(word, str) and word for word in value):
        raise VocabularyError(f"{name}.toml: {key} must be a list of texts in {row}")
    return value


def _pattern(name: str, row: Row, key: str = "pattern") -> re.Pattern[str]:
    try:
        return re.compile(_text(name, row, key), re.IGNORECASE)
    except re.error as error:
        raise VocabularyError(f"{name}.toml: {key} {row.get(key)!r}: {error}") from error


def _one_of(name: str, row: Row, key: str, allowed: Any) -> Any:
    value = _text(name, row, key)
    if value not in get_args(allowed):
        raise VocabularyError(f"{name}.toml: {key} {value!r} is not one of {get_args(allowed)}")
    return value
