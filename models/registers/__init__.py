"""Registers that come with the program, read only: regions and kommuner with their SCB codes and the names they go
by.
"""

import csv
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from models.record import Organisation, OrganisationType


class Entry(NamedTuple):
    """An organisation of the register; `names` are all the ways it is written, the official one first."""

    code: str
    type: OrganisationType
    names: tuple[str, ...]


@cache
def regions() -> tuple[Entry, ...]:
    """The 21 regions, by länskod (SCB). The landsting of old archives are aliases."""
    return tuple(
        Entry(row["kod"], "region", (row["namn"], *filter(None, row["aliaser"].split("|"))))
        for row in _table("regioner")
    )


@cache
def kommuner() -> tuple[Entry, ...]:
    """The 290 kommuner, by kommunkod (SCB)."""
    return tuple(Entry(row["kod"], "kommun", _kommun_names(row["namn"])) for row in _table("kommuner"))


@cache
def by_name() -> dict[str, Organisation]:
    """Every name in lower case to the organisation, written as the register writes that name."""
    found: dict[str, Organisation] = {}
    for entry in (*regions(), *kommuner()):
        for name in entry.names:
            found.setdefault(name.casefold(), Organisation(name, entry.type, entry.code))
    return found


def find(name: str) -> Organisation | None:
    """The organisation that a printed name stands for ("BORÅS STAD"), under the name that is printed; None if
    unknown.
    """
    known = by_name().get(" ".join(name.split()).casefold())
    if known is None or name.isupper():
        return known
    return Organisation(name, known.type, known.code)


def towns() -> frozenset[str]:
    """Short names of the kommuner in lower case, as printed for a home town ("Fagersta")."""
    return _towns()


@cache
def _towns() -> frozenset[str]:
    return frozenset(row["namn"].casefold() for row in _table("kommuner"))


def _table(name: str) -> list[dict[str, str]]:
    text = (files("models.registers") / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _kommun_names(short: str) -> tuple[str, ...]:
    """As in "Sala kommun", "Kungsörs kommun", "Västerås stad": the genitive takes no s after s, x or z."""
    return tuple(dict.fromkeys(f"{name} {word}" for word in ("kommun", "stad") for name in _forms(short)))


def _forms(short: str) -> Iterator[str]:
    yield short
    if short[-1] not in "sxz":
        yield f"{short}s"
