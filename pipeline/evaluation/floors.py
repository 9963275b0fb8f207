"""Floors: figures that no set of documents may fall below. They are raised on request and never fall."""

import math
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from models.errors import UsageProblem
from output.destination import destination
from pipeline.evaluation.fields import FIELDS
from pipeline.evaluation.score import Score
from pipeline.files import read

Floors = Mapping[str, Mapping[str, float]]
"""Set of documents → field → floor."""

_SCALE = 10_000
_NAMES = {field.name for field in FIELDS}
_BARE_KEY = re.compile(r"[\w-]+", re.ASCII)


class Fallen(NamedTuple):
    """A field that is below its floor; a value of None means that nothing was counted any more."""

    field: str
    floor: float
    value: float | None


def read_floors(path: Path) -> Floors:
    """The floors in a file. Raises UsageProblem when it is no file of floors, MissingFile when it cannot be read."""
    try:
        tables = tomllib.loads(read(path).decode())
    except ValueError as error:
        raise UsageProblem(f"{path}: Golvfilen är inte giltig TOML: {error}") from error
    for name, table in tables.items():
        if not isinstance(table, dict):
            raise UsageProblem(f"{path}: {name} står utanför de tabeller som golvfilen ska bestå av.")
        for field, floor in table.items():
            if field not in _NAMES:
                raise UsageProblem(f"{path}: Fältet {field} finns inte. Fälten är {', '.join(sorted(_NAMES))}.")
            if isinstance(floor, bool) or not isinstance(floor, int | float) or not 0 <= floor <= 1:
                raise UsageProblem(f"{path}: Golvet för {field} ska vara ett tal från 0 till 1.")
    return tables


def fallen(floors: Floors, score: Score, path: Path) -> tuple[Fallen, ...]:
    """The fields below their floor. Raises UsageProblem when the file has no floors for this set of documents."""
    own = floors.get(score.name)
    if own is None:
        advice = "Lägg till dem med --raise-floors."
        raise UsageProblem(f"{path}: Golv saknas för {score.name}.", advice)
    values = {field.name: field.value(score.total(field.name)) for field in FIELDS}
    return tuple(
        Fallen(field, floor, value)
        for field, floor in own.items()
        if (value := values[field]) is None or value < floor - 1e-9
    )


def raised(floors: Floors, score: Score) -> dict[str, dict[str, float]]:
    """The floors with those of this set raised to its figures, rounded down; none is lower than it was."""
    new = {name: dict(table) for name, table in floors.items()}
    own = new.setdefault(score.name, {})
    for field in FIELDS:
        value = field.value(score.total(field.name))
        if value:  # a floor of 0 could never fall
            own[field.name] = max(own.get(field.name, 0.0), _rounded_down(value))
    return new


def _rounded_down(value: float) -> float:
    return math.floor(value * _SCALE + 1e-6) / _SCALE


def write_floors(path: Path, floors: Floors) -> None:
    """Writes the file anew, with the comment that it begins with. Raises UsageProblem when it cannot be written."""
    before = read(path).decode() if path.exists() else ""
    comment = "".join(line for line in _leading_comment(before))
    tables = (f"[{_key(name)}]\n{_rows(table)}" for name, table in sorted(floors.items()))
    with destination(path) as out:
        out.write(("\n".join([*([comment] if comment else []), *tables])).encode())


def _leading_comment(text: str) -> list[str]:
    lines = text.splitlines(keepends=True)
    stop = next((index for index, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return lines[:stop]


def _rows(table: Mapping[str, float]) -> str:
    return "".join(f"{field.name} = {table[field.name]}\n" for field in FIELDS if field.name in table)


def _key(name: str) -> str:
    if _BARE_KEY.fullmatch(name):
        return name
    escaped = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
