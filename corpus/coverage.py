"""What an answer rests on: which bodies and years the archive has, what of them is missing, how much was understood."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from corpus.archive import Archive
from corpus.gaps import BodyAccount, YearAccount
from corpus.holdings import EVERYTHING, Scope, Unplaced, accounts, unplaced


class BodyCoverage(NamedTuple):
    """A body, in the years of which there is something.

    first, last                       years
    meetings, documents               those that the archive has; `protocols` of the documents are protokoll
    missing_items, missing_meetings   § and announced meetings that it has not
    words, unlabelled                 in the §, and how many of these stand under no known label
    """

    organisation: str | None
    body: str
    first: int
    last: int
    meetings: int
    documents: int
    protocols: int
    missing_items: int
    missing_meetings: int
    words: int
    unlabelled: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """The bodies, in Swedish order. `unplaced` is None where the statement is of a part of the archive."""

    bodies: tuple[BodyCoverage, ...]
    unplaced: Unplaced | None

    @property
    def total(self) -> BodyCoverage | None:
        """All bodies as one; None without any."""
        return _total(self.bodies) if self.bodies else None

    @property
    def organisations(self) -> int:
        """How many organisations there are; bodies of an unknown one count as one."""
        return len({one.organisation for one in self.bodies})

    @property
    def understood(self) -> float | None:
        """Share of the words of all § that stand under a known label; None without words."""
        total = self.total
        return 1 - total.unlabelled / total.words if total and total.words else None

    @property
    def sentence(self) -> str:
        """The statement in Swedish, as in "3 organ i 2 organisationer, 2019-2024, 412 protokoll; inget saknas"."""
        total = self.total
        parts = [self._holds(total), _misses(total)] if total else ["inga daterade dokument av något känt organ"]
        if self.understood is not None:
            parts.append(f"{int(100 * self.understood)} % av texten är förstådd")
        parts.extend(_leaves_out(self.unplaced) if self.unplaced else ())
        return "; ".join(parts)

    def _holds(self, total: BodyCoverage) -> str:
        years = str(total.first) if total.first == total.last else f"{total.first}-{total.last}"
        others = total.documents - total.protocols
        more = f" och {_counted(others, 'annat dokument', 'andra dokument')}" if others else ""
        organisations = _counted(self.organisations, "organisation", "organisationer")
        return f"{len(self.bodies)} organ i {organisations}, {years}, {total.protocols} protokoll{more}"


def coverage(archive: Archive, today: date, scope: Scope = EVERYTHING) -> Coverage:
    """The statement on what the scope names; given documents stand for their bodies in the years of their meetings.

    Raises ArchiveProblem.
    """
    with archive.transaction() as connection:
        bodies = tuple(_body(one) for one in accounts(connection, today, scope) if one.years)
        return Coverage(bodies, unplaced(connection, today) if scope == EVERYTHING else None)


def _body(account: BodyAccount) -> BodyCoverage:
    years = account.years
    return _sum(account.organisation, account.body, years[0].year, years[-1].year, years)


def _total(bodies: Sequence[BodyCoverage]) -> BodyCoverage:
    return _sum(None, "", min(one.first for one in bodies), max(one.last for one in bodies), bodies)


def _sum(
    organisation: str | None, body: str, first: int, last: int, parts: Sequence[YearAccount] | Sequence[BodyCoverage]
) -> BodyCoverage:
    return BodyCoverage(
        organisation,
        body,
        first,
        last,
        meetings=sum(one.meetings for one in parts),
        documents=sum(one.documents for one in parts),
        protocols=sum(one.protocols for one in parts),
        missing_items=sum(one.missing_items for one in parts),
        missing_meetings=sum(one.missing_meetings for one in parts),
        words=sum(one.words for one in parts),
        unlabelled=sum(one.unlabelled for one in parts),
    )


def _misses(total: BodyCoverage) -> str:
    missing = [
        _counted(number, one, many)
        for number, one, many in (
            (total.missing_items, "paragraf", "paragrafer"),
            (total.missing_meetings, "sammanträde", "sammanträden"),
        )
        if number
    ]
    return f"{' och '.join(missing)} saknas" if missing else "ingen känd lucka"


def _leaves_out(unplaced: Unplaced) -> list[str]:
    """Documents without a body or a day; one may be both."""
    counts = ((unplaced.without_body, "utan känt organ"), (unplaced.without_date, "utan känt datum"))
    return [f"{number} dokument {why} är inte med" for number, why in counts if number]


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
