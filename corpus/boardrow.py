"""A row of the justering board: a document, with the § of it that have a clock of their own. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from corpus.clock import Clock, Flag, Overdue
from corpus.deadline import Deadline, deadlines_of
from corpus.facts import Confirmed, Printed
from models.signed import FileSignature

State = Literal[
    "ej tillämpligt",
    "omedelbart justerat",
    "justerat",
    "ojusterat",
    "underskrivet",
    "justering planerad",
    "datum angivet",
    "okänt",
]
"""What the print alone says.

ej tillämpligt        a kind of document that is not justerat: minnesanteckningar, kallelse, other
omedelbart justerat, justerat, ojusterat   printed so
underskrivet          every signature line bears a time of signing, so it is justerat, though that is not printed
justering planerad    a printed day for the justering that has not come yet
datum angivet         a printed day for the justering that has passed
okänt                 nothing is printed"""

WITHOUT_JUSTERING = frozenset({"minnesanteckningar", "kallelse", "other"})
"""Kinds of documents that are not justerade."""


@dataclass(frozen=True, slots=True)
class Part:
    """§ of a protokoll that have a clock of their own: they were justerade omedelbart.

    document    the record of their own file; None where the archive has none
    """

    items: tuple[str, ...]
    document: str | None
    clock: Clock
    confirmed: tuple[Confirmed, ...]


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One document on the board.

    body_kind        what kind the body is; None where that is not known. `kind_decided` where a person said so
    immediate_items  § that are declared omedelbart justerade
    state            what the print alone says
    clock            of the § that have none of their own
    parts            those that have
    main             the record of the protokoll that this one's § belong to
    versions         other versions of the same minutes: record and printed status
    file_signatures  digital signatures in the file itself, read and not verified
    """

    document_id: int
    id: str
    source: str
    kind: str
    organisation: str | None
    body: str | None
    body_kind: str | None
    kind_decided: bool
    days: tuple[date, ...]
    items: tuple[str, ...]
    immediate_items: tuple[str, ...]
    printed: Printed
    state: State
    clock: Clock
    confirmed: tuple[Confirmed, ...]
    parts: tuple[Part, ...] = ()
    main: str | None = None
    versions: tuple[tuple[str, str | None], ...] = ()
    more_flags: tuple[Flag, ...] = ()
    historical: bool = False
    file_signatures: tuple[FileSignature, ...] = ()

    @property
    def day(self) -> date | None:
        """The first day of the meeting."""
        return self.days[0] if self.days else None

    @property
    def clocks(self) -> tuple[Clock, ...]:
        """Its own, and those of § that are in no other file."""
        return (self.clock, *(part.clock for part in self.parts if part.document is None))

    @property
    def flags(self) -> tuple[Flag, ...]:
        """All that does not agree, of it and of § that are in no other file."""
        own = (flag for one in self.clocks for flag in one.flags)
        return tuple(dict.fromkeys((*own, *self.more_flags)))

    @property
    def overdue(self) -> tuple[Overdue, ...]:
        """What should have been done by now."""
        return tuple(dict.fromkeys(what for one in self.clocks for what in one.overdue))

    @property
    def deadlines(self) -> tuple[Deadline, ...]:
        """The days that count from now on, the nearest first."""
        found = list(deadlines_of(self.clock, self.printed, ()))
        for part in self.parts:
            if part.document is None:
                found.extend(deadlines_of(part.clock, Printed(), part.items))
        return tuple(sorted(found, key=lambda one: one.day))


def state_of(kind: str, printed: Printed, today: date) -> State:
    """The state by the print alone. What is printed as a status outranks dates and signatures."""
    if kind in WITHOUT_JUSTERING:
        return "ej tillämpligt"
    if printed.status:
        return printed.status
    if printed.signed and all(printed.signed):
        return "underskrivet"
    if printed.day:
        return "justering planerad" if printed.day > today else "datum angivet"
    return "okänt"


def number_range(numbers: Sequence[str]) -> str:
    """§ numbers the way a front page prints them: "§ 22", "§§ 36-45", "§§ 106, 108-123, 124a"."""
    runs: list[tuple[str, str]] = []
    for number in numbers:
        if runs and _follows(number, runs[-1][1]):
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    shown = ", ".join(first if first == last else f"{first}-{last}" for first, last in runs)
    return f"{'§§' if len(numbers) > 1 else '§'} {shown}" if numbers else ""


def _follows(number: str, last: str) -> bool:
    return number.isdecimal() and last.isdecimal() and int(number) == int(last) + 1
