"""What kind a body is, and whether kommunallagen's rules on minutes hold for it. By its name, and never by whether its
minutes print a justering: several råd imitate the form.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple, get_args

Regime = Literal["law", "practice", "none"]
"""law        the rules hold
practice   they do not, but what is printed as if they did is taken at its word
none       no justering, no notice, no appeal"""


class BodyKind(NamedTuple):
    """A kind of body; `joint` ones announce on the anslagstavla of every partner."""

    name: str
    regime: Regime
    joint: bool
    pattern: re.Pattern[str]


def kind_of(body: str | None) -> BodyKind | None:
    """The kind of the body of that name; None where the name does not tell."""
    return _kind_of(body) if body else None


def kind_named(name: str) -> BodyKind | None:
    """The kind that goes by a name, in capitals or small letters."""
    return next((kind for kind in kinds() if kind.name == name.casefold().strip()), None)


@cache
def kinds() -> tuple[BodyKind, ...]:
    """All kinds, in the order in which they are tried."""
    text = (files("models.registers") / "organ.toml").read_text(encoding="utf-8")
    return read_kinds(tomllib.loads(text)["kind"])


def read_kinds(rows: Iterable[dict[str, Any]]) -> tuple[BodyKind, ...]:
    """The kinds of rows of the register. Raises ValueError for a row that is wrong."""
    found = []
    for row in rows:
        if row.keys() - {"joint"} != {"name", "regime", "pattern"} or row["regime"] not in get_args(Regime):
            raise ValueError(f"organ.toml: {row}")

        pattern = re.compile(row["pattern"])
        found.append(BodyKind(row["name"], row["regime"], bool(row.get("joint", False)), pattern))
    return tuple(found)


@cache
def _kind_of(body: str) -> BodyKind | None:
    return next((kind for kind in kinds() if kind.pattern.search(body)), None)
