"""The tables of the registers, read and checked."""

import csv
import tomllib
from collections.abc import Sequence
from importlib.resources import files


def rows(name: str, columns: Sequence[str]) -> list[dict[str, str]]:
    """The rows of a CSV file of the registers. Raises ValueError when its columns are not those, or a row is ragged."""
    reader = csv.DictReader((files("models.registers") / f"{name}.csv").read_text(encoding="utf-8").splitlines())
    if list(reader.fieldnames or ()) != list(columns):
        raise ValueError(f"{name}.csv: {reader.fieldnames}")
    found = list(reader)
    for number, row in enumerate(found, start=2):
        if None in row or None in row.values():
            raise ValueError(f"{name}.csv, rad {number}")
    return found


def table(name: str, keys: Sequence[str]) -> dict[str, object]:
    """A TOML file of the registers. Raises ValueError when its keys are not those."""
    found = tomllib.loads((files("models.registers") / f"{name}.toml").read_text(encoding="utf-8"))
    if set(found) != set(keys):
        raise ValueError(f"{name}.toml: {sorted(found)}")
    return found
