"""The fields of a question as conditions on the entries of the index."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple, get_args

from sqlalchemy import ColumnElement, Connection, or_, select

from corpus import tables
from corpus.analyse import analyse, fold, tokens
from corpus.fulltext import FullText
from corpus.lexicon import party_label, short_body
from corpus.query import Field
from corpus.tables import search_entry, search_facet
from models.errors import UsageProblem
from models.record import Act, Kind, Level

_YEARS = re.compile(r"(\d{4})(?:\s*[-–]\s*(\d{4}))?")
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_LEVELS: dict[str, Level] = {"beslut": "decision", "förslag": "proposal", "rekommendation": "recommendation"}
LEVEL_NAMES = {level: name for name, level in _LEVELS.items()}
_OTHER = "övrigt"
_BEGINNING = 4
"""So many letters of an act are enough ("återrem")."""
_SHOWN = 3


class Scene(NamedTuple):
    """Where conditions are made: the database, its index, and whether acts of proposals count as decisions."""

    connection: Connection
    full_text: FullText
    proposals: bool


def condition(scene: Scene, field: Field) -> ColumnElement[bool]:
    """The condition that an entry has a field's value. Raises UsageProblem when the value cannot be one."""
    return _CONDITIONS[field.name](scene, field.value)


def _organ(scene: Scene, value: str) -> ColumnElement[bool]:
    rows = scene.connection.execute(select(tables.body.c.id, tables.body.c.name)).all()
    return search_entry.c.body_id.in_(_named("organ", short_body(value), [(row.id, row.name) for row in rows]))


def _organisation(scene: Scene, value: str) -> ColumnElement[bool]:
    rows = scene.connection.execute(select(tables.organisation.c.id, tables.organisation.c.name)).all()
    return search_entry.c.organisation_id.in_(_named("organisation", value, [(row.id, row.name) for row in rows]))


def _named(field: str, value: str, rows: Sequence[tuple[int, str]]) -> list[int]:
    """The ids of those that are called so; where none is, of those whose names hold all the words."""
    wanted = analyse(value)
    exact = [id_ for id_, name in rows if analyse(name) == wanted]
    found = exact or [id_ for id_, name in rows if set(wanted.split()) <= set(analyse(name).split())]
    if not found:
        raise _no_such(field, value, sorted({name for _, name in rows}))
    return found


def _no_such(field: str, value: str, names: Sequence[str]) -> UsageProblem:
    from rapidfuzz import fuzz, process

    near = [name for name, *_ in process.extract(value, names, scorer=fuzz.WRatio, limit=_SHOWN, score_cutoff=60)]
    advice = f"Menade du {' eller '.join(near)}?" if near else "Se vilka som finns: protokoll status --gaps"
    return UsageProblem(f"Sökfrågan nämner {field} {value}, som inte finns i arkivet.", advice)


def _party(_: Scene, value: str) -> ColumnElement[bool]:
    label = party_label(value.strip("()"))
    return _has({label, label.upper(), label.lower()}, "party")


def _person(scene: Scene, value: str) -> ColumnElement[bool]:
    stems = tuple(token.stem for token in tokens(value))
    return or_(
        search_entry.c.id.in_(scene.full_text.holding([stems], "people")),
        search_entry.c.id.in_(scene.full_text.holding([stems], "text")),
    )


def _case_number(scene: Scene, value: str) -> ColumnElement[bool]:
    stems = tuple(token.stem for token in tokens(value))
    return search_entry.c.id.in_(scene.full_text.holding([stems], "text"))


def _kind(_: Scene, value: str) -> ColumnElement[bool]:
    names = {kind: kind for kind in get_args(Kind) if kind != "other"} | {_OTHER: "other"}
    return search_entry.c.kind.in_({names[name] for name in _chosen("typ", value, tuple(names))})


def _act(scene: Scene, value: str) -> ColumnElement[bool]:
    return _has(set(_chosen("beslut", value, get_args(Act))), "act", *(("proposed",) if scene.proposals else ()))


def _level(_: Scene, value: str) -> ColumnElement[bool]:
    return _has({_LEVELS[name] for name in _chosen("nivå", value, tuple(_LEVELS))}, "level")


def _chosen(field: str, value: str, names: Sequence[str]) -> list[str]:
    """The names that the value is or, in four letters or more, begins; stems count, so that "avslås" is avslag."""
    wanted = fold(value.replace(" ", ""))
    folded = {name: fold(name.replace(" ", "")) for name in names}
    exact = [name for name in names if wanted == folded[name]]
    alike = [name for name in names if len(wanted) >= _BEGINNING and folded[name].startswith(wanted)]
    stems = [name for name in names if analyse(name) == analyse(value)]
    if not (found := exact or alike or stems):
        raise UsageProblem(f"Sökfrågans {field}:{value} finns inte.", f"Skriv något av: {', '.join(names)}.")
    return found


def _has(values: set[str], *fields: str) -> ColumnElement[bool]:
    held = search_facet.c.field.in_(fields) & search_facet.c.value.in_(sorted(values))
    return search_entry.c.id.in_(select(search_facet.c.entry_id).where(held))


def _year(_: Scene, value: str) -> ColumnElement[bool]:
    match = _YEARS.fullmatch(value)
    if not match:
        raise UsageProblem(f"Sökfrågans år:{value} är inget år.", "Skriv t.ex. år:2024 eller år:2020-2024.")
    first, last = int(match.group(1)), int(match.group(2) or match.group(1))
    return search_entry.c.day.between(first * 10_000, last * 10_000 + 1231)


def _before(_: Scene, value: str) -> ColumnElement[bool]:
    first, _last = _days("före", value)
    return search_entry.c.day.between(1, first - 1)


def _after(_: Scene, value: str) -> ColumnElement[bool]:
    _first, last = _days("efter", value)
    return search_entry.c.day > last


def _days(field: str, value: str) -> tuple[int, int]:
    """First and last day of a year, a month or a day, as numbers."""
    match = _DAY.fullmatch(value)
    year, month, day = (int(part) if part else 0 for part in match.groups()) if match else (0, 0, 0)
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        raise UsageProblem(
            f"Sökfrågans {field}:{value} är inget datum.", f"Skriv t.ex. {field}:2024-03-05 eller {field}:2024."
        ) from None
    start = year * 10_000
    return start + (month or 1) * 100 + (day or 1), start + (month or 12) * 100 + (day or 31)


_CONDITIONS: dict[str, Callable[[Scene, str], ColumnElement[bool]]] = {
    "organ": _organ,
    "organisation": _organisation,
    "parti": _party,
    "person": _person,
    "dnr": _case_number,
    "typ": _kind,
    "beslut": _act,
    "nivå": _level,
    "år": _year,
    "före": _before,
    "efter": _after,
}
"""Name of a field → what makes its condition."""
