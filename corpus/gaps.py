"""What is missing of the minutes of a body: § of its series, and meetings that were announced. Pure.

`corpus.holdings` reads what is asked for here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Literal, NamedTuple

from corpus.drift import Drift, Sample, Signal, drifts
from corpus.series import WITH_ITEMS, Doubtful, Gap, Held, Series, YearSeries, meetings_of, series_of

Source = Literal["kallelse", "next", "calendar", "import"]
"""kallelse   a kallelse to the meeting
next       minutes that give the day of the next meeting
calendar   minutes that list the days of meetings to come
import     a calendar that a person brought"""

_MINUTES = frozenset({"protokoll", "minnesanteckningar"})
"""Kinds that are the minutes of a whole meeting; a protokollsutdrag is not."""
_HELD_KINDS = _MINUTES | {"protokollsutdrag"}
POSTPONED = timedelta(days=3)
"""A meeting with minutes so near to an announced day is probably the announced one, held another day."""


class AnnouncedMeeting(NamedTuple):
    """A day on which a body was to meet.

    document_id   the record that says so, and in which words; of a calendar that was brought its file
    """

    organisation: str | None
    body: str | None
    date: date
    source: Source
    document_id: str
    text: str


@dataclass(frozen=True, slots=True)
class MissingMeeting:
    """An announced meeting without protokoll.

    held       the day on which it was probably held instead; None where it is missing
    extracts   whether there is a protokollsutdrag of it
    """

    day: date
    announced: tuple[AnnouncedMeeting, ...]
    held: date | None
    extracts: bool


class Document(NamedTuple):
    """A current document of a body, and how many it has of what is counted."""

    held: Held
    withdrawn: bool
    words: int
    unlabelled: int
    warnings: int
    attendees: int
    decisions: int


@dataclass(frozen=True, slots=True)
class YearAccount:
    """A body in one year.

    series      how its § are numbered; None without any
    meetings    held, as far as there are documents of them
    documents   that are not withdrawn, of all kinds; `protocols` of these are protokoll
    doubtful    § numbers that were left out of the account
    absent      announced meetings without protokoll
    words       in its §; `unlabelled` of these stand under no known label. Points of notes have no labels and do not
                count
    """

    year: int
    series: Series | None
    meetings: int
    documents: int
    protocols: int
    gaps: tuple[Gap, ...]
    doubtful: tuple[Doubtful, ...]
    absent: tuple[MissingMeeting, ...]
    words: int
    unlabelled: int
    warnings: int

    @property
    def missing_items(self) -> int:
        """How many § are missing."""
        return sum(gap.size for gap in self.gaps)

    @property
    def missing_meetings(self) -> int:
        """How many announced meetings are missing; those probably held another day are not."""
        return sum(one.held is None for one in self.absent)

    @property
    def understood(self) -> float | None:
        """Share of the words that stand under a known label; None without words."""
        return 1 - self.unlabelled / self.words if self.words else None


@dataclass(frozen=True, slots=True)
class BodyAccount:
    """A body, year by year. `undated` documents have no day and are in no year."""

    organisation: str | None
    body: str
    years: tuple[YearAccount, ...]
    drift: tuple[Drift, ...]
    undated: int


def body_account(
    organisation: str | None,
    body: str,
    documents: Sequence[Document],
    announced: Iterable[AnnouncedMeeting],
    today: date,
) -> BodyAccount:
    """The account of one body. `documents` come in the order in which they came to the archive; `announced` are its
    own meetings, of which those before `today` should have minutes.
    """
    held = [document.held for document in documents]
    series = {one.year: one for one in series_of(held)}
    absent = _by_year(missing_meetings(organisation, body, held, announced, today))
    own = _documents_by_year(documents)
    return BodyAccount(
        organisation,
        body,
        tuple(
            _year_account(year, own.get(year, ()), series.get(year), absent.get(year, ()))
            for year in sorted(own.keys() | absent.keys())
        ),
        drifts([_sample(one) for one in documents if one.held.kind == "protokoll" and not one.withdrawn]),
        sum(not one.held.days for one in documents),
    )


def _year_account(
    year: int, documents: Sequence[Document], series: YearSeries | None, absent: tuple[MissingMeeting, ...]
) -> YearAccount:
    standing = [one for one in documents if not one.withdrawn]
    held = (one.held for one in documents if one.held.kind in _HELD_KINDS)
    return YearAccount(
        year,
        series=series.series if series else None,
        meetings=sum(1 for _ in meetings_of(held)),
        documents=len(standing),
        protocols=sum(one.held.kind == "protokoll" for one in standing),
        gaps=series.gaps if series else (),
        doubtful=series.doubtful if series else (),
        absent=absent,
        words=sum(one.words for one in standing if one.held.kind in WITH_ITEMS),
        unlabelled=sum(one.unlabelled for one in standing if one.held.kind in WITH_ITEMS),
        warnings=sum(one.warnings for one in standing),
    )


def missing_meetings(
    organisation: str | None,
    body: str,
    held: Iterable[Held],
    announced: Iterable[AnnouncedMeeting],
    today: date,
) -> tuple[MissingMeeting, ...]:
    """Meetings of a body announced for days before `today` of which there are no minutes, by day.

    A kallelse to several days is answered by minutes of any of them.
    """
    held = list(held)
    minutes = {day for one in held if one.kind in _MINUTES for day in one.days}
    extracts = {day for one in held if one.kind == "protokollsutdrag" for day in one.days}
    called = (
        AnnouncedMeeting(organisation, body, one.days[0], "kallelse", one.id, "")
        for one in held
        if one.kind == "kallelse" and one.days and minutes.isdisjoint(one.days)
    )
    days: dict[date, list[AnnouncedMeeting]] = {}
    for one in (*called, *announced):
        if one.date < today and one.date not in minutes:
            days.setdefault(one.date, []).append(one)
    return tuple(MissingMeeting(day, tuple(days[day]), _instead(day, minutes), day in extracts) for day in sorted(days))


def _instead(day: date, minutes: set[date]) -> date | None:
    """The nearest day with minutes within POSTPONED, the later of two."""
    near = (day + timedelta(days=sign * days) for days in range(1, POSTPONED.days + 1) for sign in (1, -1))
    return next((other for other in near if other in minutes), None)


def _by_year(absent: Iterable[MissingMeeting]) -> dict[int, tuple[MissingMeeting, ...]]:
    return {year: tuple(own) for year, own in groupby(absent, key=lambda one: one.day.year)}


def _documents_by_year(documents: Iterable[Document]) -> Mapping[int, list[Document]]:
    years: dict[int, list[Document]] = {}
    for one in documents:
        if one.held.days:
            years.setdefault(one.held.days[0].year, []).append(one)
    return years


def _sample(document: Document) -> Sample:
    """What drift is measured by; a document without § tells nothing of their text."""
    held, items = document.held, len(document.held.numbers)
    values: dict[Signal, float] = {
        "attendees": float(document.attendees),
        "dated": float(bool(held.days)),
        "warnings": float(document.warnings),
    }
    if document.words:
        values["labelled"] = 1 - document.unlabelled / document.words
    if items:
        values["decisions"] = document.decisions / items
    return Sample(held.id, held.days[0] if held.days else None, values)
