"""Short minutes: what a meeting decided, before it is given the form of a file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from random import Random
from typing import Literal

from tools.layouts.attend import Names
from tools.layouts.words import genitive, some, sum_of_money, words

Kind = Literal["protokoll", "protokollsutdrag"]
TITLES = (
    "Cykelväg i {}",
    "Bidrag till bygdegården i {}",
    "Lekplatsen i {}",
    "Vatten och avlopp i {}",
    "Ny brygga i {}",
)
_SAFE = re.compile(r"^[A-ZÅÄÖ][^§()0-9:]+$")
"""Sentences that name no §, law or time."""


@dataclass(frozen=True, slots=True)
class Matter:
    """One §."""

    number: int
    title: str
    story: str
    decision: str


@dataclass(frozen=True, slots=True)
class Minutes:
    """What one file holds; `private` are the names that a masked copy hides."""

    organisation: str
    body: str
    short: str
    day: date
    present: tuple[str, ...]
    matters: tuple[Matter, ...]
    private: tuple[str, ...]
    kind: Kind = "protokoll"
    status: str = ""

    def lines(self) -> Iterator[tuple[str, str]]:
        """Style (`title`, `heading`, `label` or ``) and text of each paragraph."""
        yield from (("", self.organisation), ("", self.body), ("title", self.kind.capitalize()))
        yield "", f"Sammanträdesdatum {self.day.isoformat()}"
        if self.status:
            yield "", self.status
        if self.present:
            yield from (("label", "Beslutande"), *(("", name) for name in self.present))
        for one in self.matters:
            yield "heading", f"§ {one.number} {one.title}"
            yield from (("label", "Ärendet"), ("", one.story), ("label", "Beslut"), ("", one.decision))
        if self.kind == "protokollsutdrag":
            yield "", "Rätt utdraget intygas"

    def masked(self, mask: str) -> "Minutes":
        """The copy for the web."""
        hidden = re.compile("|".join(map(re.escape, self.private)))
        kept = tuple(replace(one, story=hidden.sub(mask, one.story)) for one in self.matters)
        return replace(self, matters=kept)

    def part(self, first: int, last: int, kind: Kind = "protokoll") -> "Minutes":
        """Some of the §, from one place up to another."""
        present = self.present if kind == "protokoll" else ()
        return replace(self, matters=self.matters[first:last], present=present, kind=kind)


def meeting(
    rng: Random, organisation: str, body: tuple[str, str], day: date, numbers: list[int], serial: int
) -> Minutes:
    """A meeting with a § for each number; `serial` makes its sentences its own."""
    names = Names(rng, western=True)
    present = [names.politician() for _ in range(4)]
    private = tuple(names.name() for _ in numbers)
    matters = tuple(
        _matter(rng, number, f"{serial}:{number}", who, present[number % 4].name)
        for number, who in zip(numbers, private, strict=True)
    )
    lines = tuple(
        f"{one.name} ({one.party if one.party not in {None, '-'} else 'S'}){', ordförande' if n == 0 else ''}"
        for n, one in enumerate(present)
    )
    return Minutes(organisation, *body, day, lines, matters, private)


def _matter(rng: Random, number: int, estate: str, who: str, speaker: str) -> Matter:
    village = some(rng, "villages")
    fillers = [sentence for sentence in words()["fillers"] if _SAFE.match(sentence)]
    told = rng.sample(fillers, 3)
    told.insert(1, f"Sökanden {who} äger fastigheten {village} {estate} vid {some(rng, 'streets')}.")
    told.append(f"Kostnaden har räknats till {sum_of_money(rng)} kronor, och {genitive(speaker)} fråga har besvarats.")
    decision = f"{TITLES[number % len(TITLES)].format(village)} godkänns på de villkor som {some(rng, 'chiefs')} anger."
    return Matter(number, TITLES[number % len(TITLES)].format(village), " ".join(told), decision)
