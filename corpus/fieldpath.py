"""Fields of a record by name: `items[22].title`, `items[22].decisions[1].act`, `attendees[Anna Ek].party`.

In brackets stands what tells an entry of a list from the others and stays when a record is read anew: the number of an
item or a decision, the name of a person, else the place in the list, from 1.
"""

import re
from collections.abc import Mapping
from copy import deepcopy
from typing import NamedTuple

from models.errors import UsageProblem

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None

_STEP = re.compile(r"(?:\.?(?P<name>[a-z_]+)|\[(?P<key>[^\]]+)\])")
_KEYS = ("number", "name")


class Found(NamedTuple):
    """One field of a record.

    holder   the object or list that it stands in
    key      its name or place there
    pointer  JSON pointer (RFC 6901) to it
    """

    holder: Json
    key: str | int
    pointer: str


def value_at(record: Json, path: str) -> Json:
    """The value of a field. Raises UsageProblem when the record has no such field."""
    found = _find(record, path)
    return _child(found.holder, found.key)


def pointer_to(record: Json, path: str) -> str:
    """JSON pointer to the field. Raises UsageProblem when the record has no such field."""
    return _find(record, path).pointer


def with_value(record: Mapping[str, Json], path: str, value: Json) -> dict[str, Json]:
    """The record with another value in the field; None for an entry of a list takes the entry out.

    Raises UsageProblem when the record has no such field.
    """
    changed: dict[str, Json] = deepcopy(dict(record))
    holder, key, _ = _find(changed, path)
    if isinstance(holder, list) and isinstance(key, int):
        holder[key : key + 1] = [] if value is None else [value]
    elif isinstance(holder, dict) and isinstance(key, str):
        holder[key] = value
    return changed


def item_of(path: str) -> str | None:
    """Number of the § that a field belongs to; "" for all of them at once, None for a field that stands in none."""
    (first, _), *rest = _steps(path)
    if first != "items":
        return None
    return rest[0][0] if rest else ""


def root_of(path: str) -> str:
    """The field of the record itself that a path begins with. Raises UsageProblem for a path that is none."""
    return _steps(path)[0][0]


def _find(record: Json, path: str) -> Found:
    steps = _steps(path)
    here, pointer = record, ""
    found = Found(None, "", "")
    for step in steps:
        key = _key(here, step, path)
        pointer += f"/{key}"
        found = Found(here, key, pointer)
        here = _child(here, key)
    return found


def _steps(path: str) -> list[tuple[str, bool]]:
    """Each step as its text and whether it stood in brackets."""
    steps: list[tuple[str, bool]] = []
    at = 0
    while at < len(path):
        match = _STEP.match(path, at)
        if match is None or (match["name"] and bool(steps) != path.startswith(".", at)):
            raise UsageProblem(f"Fältet {path} är inte rätt skrivet.", 'Skriv som i "items[22].title".')
        steps.append((match["name"] or match["key"], match["key"] is not None))
        at = match.end()
    if not steps:
        raise UsageProblem("Inget fält är angivet.", 'Skriv som i "items[22].title".')
    return steps


def _key(here: Json, step: tuple[str, bool], path: str) -> str | int:
    text, bracketed = step
    if isinstance(here, dict) and not bracketed and text in here:
        return text
    if isinstance(here, list) and bracketed:
        places = [place for place, entry in enumerate(here) if isinstance(entry, dict) and _named(entry, text)]
        if not places and text.isdecimal() and 1 <= int(text) <= len(here) and not _is_named(here):
            places = [int(text) - 1]
        if len(places) == 1:
            return places[0]
        if places:
            raise UsageProblem(f"Fältet {path} är flera: {text} förekommer {len(places)} gånger.", "Rätta hela listan.")
    raise UsageProblem(f"Posten har inget fält {path}.", "Se posten med protokoll show ID --json.")


def _named(entry: dict[str, Json], text: str) -> bool:
    return any(key in entry and str(entry[key]) == text for key in _KEYS)


def _is_named(entries: list[Json]) -> bool:
    return any(isinstance(entry, dict) and any(key in entry for key in _KEYS) for entry in entries)


def _child(here: Json, key: str | int) -> Json:
    if isinstance(here, dict):
        return here[str(key)]
    return here[int(key)] if isinstance(here, list) else None
