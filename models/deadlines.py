"""The dates that the law of kommuner and regioner gives to minutes: when they must be justerade and announced, and when
the time for an appeal ends. Pure.

Sources: kommunallag (2017:725) 5:69, 8:12 and 13:5; lag (1930:173) om beräkning av lagstadgad tid 1-2 §§ (LT30); lag
(1989:253) om allmänna helgdagar. That a last day is moved by LT30 2 § for the 14 days and the two days too, and that a
decision gains laga kraft the day after, is our reading of them.
"""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

FIRST, LAST = date(1977, 1, 1), date(2099, 12, 31)
"""Days from which something is computed. Older law is not known here; of later years no calendar is."""
INDICATIVE = date(1990, 1, 1)
"""Before this day LT30 2 § read otherwise, from when is not known: what is computed then is a hint only."""
JUSTERING = timedelta(days=14)
NOTICE = timedelta(days=2)
APPEAL = timedelta(weeks=3)
_DAY = timedelta(days=1)
_SATURDAY = 5
_CATEGORIES = ("public", "de_facto")
"""Of the package `holidays`: allmänna helgdagar, and midsommarafton, julafton and nyårsafton; no half-days, no squeeze
days."""


class Law(NamedTuple):
    """The law that holds for meetings from a day on.

    justering, notice, appeal   where it gives the 14 days, the two days and the three weeks
    checked                     whether these places were read in the law itself
    """

    since: date
    name: str
    justering: str
    notice: str
    appeal: str
    checked: bool = True


class Court(NamedTuple):
    """Where appeals go from a day on."""

    since: date
    name: str


LAWS = (
    Law(FIRST, "kommunallagen (1977:179)", "2:25, 3:10", "2:25, 3:10", "7:1", checked=False),
    Law(date(1992, 1, 1), "kommunallagen (1991:900)", "5:57-62", "5:57-62", "10:5-6", checked=False),
    Law(date(2018, 1, 1), "kommunallagen (2017:725)", "5:69", "8:12", "13:5"),
    Law(date(2020, 1, 1), "kommunallagen (2017:725) i lydelse enligt 2019:835", "5:69", "8:12", "13:5"),
)
"""By day of the meeting. Of SFS 2019:835 only the words changed: "region" for "landsting"."""
COURTS = (
    Court(FIRST, "kammarrätten"),
    Court(date(1995, 4, 1), "länsrätten"),
    Court(date(2010, 2, 15), "förvaltningsrätten"),
)


@cache
def law_of(meeting: date) -> Law | None:
    """The law for a meeting of that day; None before 1977."""
    return next((law for law in reversed(LAWS) if law.since <= meeting), None)


def court_of(notice: date) -> str | None:
    """The court that tries an appeal of a decision announced that day; None before 1977."""
    return next((court.name for court in reversed(COURTS) if court.since <= notice), None)


def is_indicative(day: date) -> bool:
    """Whether what is computed from that day is a hint only."""
    return day < INDICATIVE


def is_non_working(day: date) -> bool:
    """Whether LT30 2 § moves a last day that falls on it: Saturday, Sunday, allmän helgdag, midsommarafton, julafton,
    nyårsafton.
    """
    return day.weekday() >= _SATURDAY or day in _holidays(day.year)


@cache
def rolled(day: date) -> date:
    """The day itself, or the next vardag (LT30 2 §)."""
    while is_non_working(day):
        day += _DAY
    return day


def justering_last_day(meeting: Collection[date]) -> date | None:
    """The last day for justering: 14 days after the last day of the meeting (kommunallagen 5:69).

    None when the days are unknown or out of reach.
    """
    return _after(max(meeting), JUSTERING) if meeting else None


def notice_last_day(justering: date | None) -> date | None:
    """The last day for the notice on the anslagstavla: the second day after the justering (kommunallagen 8:12)."""
    return _after(justering, NOTICE) if justering else None


def appeal_last_day(posted: Iterable[date | None]) -> date | None:
    """The last day for laglighetsprövning: the day of the same name three weeks after the notice (kommunallagen 13:5,
    LT30 1 §).

    `posted` has a day for every anslagstavla that must bear the notice. The last one begins the time (gemensam nämnd);
    None as long as one of them is unknown.
    """
    days = list(posted)
    known = [day for day in days if day is not None]
    return _after(max(known), APPEAL) if known and len(known) == len(days) else None


def earliest_removal(appeal_last: date | None) -> date | None:
    """The first day on which the notice may be down: the time must have ended (kommunallagen 8:12, 13:5)."""
    return appeal_last + _DAY if appeal_last else None


def preliminary_laga_kraft(appeal_last: date | None) -> date | None:
    """The day from which a decision would have laga kraft if nobody appealed; a fact only once that is confirmed."""
    return appeal_last + _DAY if appeal_last else None


@cache
def _after(start: date, time: timedelta) -> date | None:
    """The start day is not counted."""
    return rolled(start + time) if FIRST <= start <= LAST else None


@cache
def _holidays(year: int) -> frozenset[date]:
    from holidays import country_holidays

    return frozenset(country_holidays("SE", years=year, expand=False, categories=_CATEGORIES))
