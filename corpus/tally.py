"""The board in numbers, body by body. Pure."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from corpus.awaited import Awaited
from corpus.boardrow import BoardRow
from corpus.clock import UNSETTLED
from corpus.deadline import What
from corpus.holdings import swedish


class Tally(NamedTuple):
    """A body.

    documents    that can be justerade, of meetings that are not historical
    waiting      of these are to be justerade, or it is not known whether they are; none that are long ago
    unannounced  are justerade and not announced everywhere
    overdue      documents and meetings of which something is overdue
    running      whose appeal time runs
    unconfirmed  whose appeal time is over, and nobody has confirmed what became of it
    missing      meetings without protokoll
    next_day     the nearest day that counts, from today on, and `next_what` what it is of
    """

    organisation: str | None
    body: str | None
    documents: int
    waiting: int
    unannounced: int
    overdue: int
    running: int
    unconfirmed: int
    missing: int
    next_day: date | None
    next_what: What | None


def tallies(rows: Iterable[BoardRow], awaited: Iterable[Awaited], today: date) -> tuple[Tally, ...]:
    """A row a body, in Swedish order."""
    own: dict[tuple[str | None, str | None], tuple[list[BoardRow], list[Awaited]]] = {}
    for row in rows:
        own.setdefault((row.organisation, row.body), ([], []))[0].append(row)
    for one in awaited:
        own.setdefault((one.organisation, one.body), ([], []))[1].append(one)
    found = (_tally(*key, *of, today) for key, of in own.items())
    return tuple(sorted(found, key=lambda one: (swedish(one.organisation), swedish(one.body))))


def _tally(
    organisation: str | None, body: str | None, rows: list[BoardRow], awaited: list[Awaited], today: date
) -> Tally:
    rows = [row for row in rows if row.clock.justering != "ej_tillampligt"]
    days: list[tuple[date, What]] = [(one.day, one.what) for row in rows for one in row.deadlines if one.day >= today]
    days += [(one.last_day, "protokoll_senast") for one in awaited if one.last_day and one.last_day >= today]
    nearest = min(days, default=(None, None))
    return Tally(
        organisation,
        body,
        documents=len(rows),
        waiting=sum(_waits(row) for row in rows),
        unannounced=sum(any(one.what == "anslag_senast" for one in row.deadlines) for row in rows),
        overdue=sum(bool(row.overdue) for row in rows) + sum(one.overdue for one in awaited),
        running=sum(any(one.appeal == "tid_loper" for one in row.clocks) for row in rows),
        unconfirmed=sum(any(one.appeal == "utgangen_obekraftad" for one in row.clocks) for row in rows),
        missing=len(awaited),
        next_day=nearest[0],
        next_what=nearest[1],
    )


def _waits(row: BoardRow) -> bool:
    return row.clock.waits and row.clock.justering in UNSETTLED
