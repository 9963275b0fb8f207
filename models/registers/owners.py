"""Organisations by whatever name is printed: with aliases of the landsting era, short names, and misprints."""

from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from models import registers
from models.record import OrganisationType
from models.registers.names import bare
from models.registers.reading import rows

ALIKE = 93.0
"""From here on, of 100 (rapidfuzz's ratio), a name that is not in the register is one of it misread."""
CLEARLY = 3.0
"""The best must be this much more alike than the next organisation."""


class Owner(NamedTuple):
    """Whose a body is.

    key   the SCB code, or the name in lower case where it has none (a kommunalförbund, a company)
    lan   the länskod; None where it is unknown
    """

    key: str
    type: OrganisationType
    lan: str | None

    @property
    def known(self) -> bool:
        """Whether it stands in the register."""
        return self.key.isdecimal()


class Era(NamedTuple):
    """A region as a landsting: its code, the year in which it became a region, and its names before."""

    code: str
    until: int
    names: tuple[str, ...]


@cache
def eras() -> tuple[Era, ...]:
    """The landsting, by länskod of the region that each became."""
    return tuple(
        Era(row["kod"], int(row["region_fran"]), tuple(row["namn"].split("|")))
        for row in rows("landsting", ("kod", "region_fran", "namn"))
    )


@lru_cache(maxsize=20_000)
def owner(name: str) -> Owner:
    """The organisation that a printed name stands for; one that is not in the register is known by its name."""
    plain = " ".join(name.split()).casefold().strip(" .,")
    found = _by_name().get(plain) or _misread(plain)
    return found or Owner(plain, "kommunalförbund" if "förbund" in plain else "other", None)


@lru_cache(maxsize=50_000)
def same_owner(one: str, other: str) -> bool:
    """Whether two printed names are of one organisation."""
    first, second = owner(one), owner(other)
    if first.known or second.known:
        return _place(first) == _place(second)
    return first.key == second.key or fuzz.ratio(first.key, second.key) >= ALIKE


def _place(found: Owner) -> str:
    """Gotland is both a kommun and a region (kommunallagen 3:14)."""
    return "09" if found.key == "0980" else found.key


def _misread(plain: str) -> Owner | None:
    known = _by_name()
    hits = process.extract(plain, known.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE - CLEARLY, limit=4)
    if not hits or hits[0][1] < ALIKE:
        return None
    best = known[hits[0][0]]
    rivals = [score for name, score, _ in hits[1:] if known[name].key != best.key]
    return best if not rivals or hits[0][1] - rivals[0] >= CLEARLY else None


@cache
def _by_name() -> dict[str, Owner]:
    found: dict[str, Owner] = {}
    for entry in (*registers.regions(), *registers.kommuner()):
        for name in entry.names:
            found.setdefault(name.casefold(), Owner(entry.code, entry.type, entry.code[:2]))
    for era in eras():
        for name in era.names:
            found.setdefault(name.casefold(), Owner(era.code, "region", era.code))
    for entry in registers.kommuner():
        short = entry.names[0].casefold().removesuffix(" kommun")
        for name in (short, f"{short}s"):
            found.setdefault(name, Owner(entry.code, "kommun", entry.code[:2]))
    return _plain_spellings(found) | found


def _plain_spellings(known: dict[str, Owner]) -> dict[str, Owner]:
    """The names without å ä ö, where they lead to one organisation: "Habo" is no Håbo."""
    found: dict[str, set[Owner]] = {}
    for name, entry in known.items():
        found.setdefault(bare(name), set()).add(entry)
    return {name: entries.pop() for name, entries in found.items() if len(entries) == 1}
