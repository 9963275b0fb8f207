"""§ that are missing in the series of one body. Pure.

The § of a nämnd run through the calendar year; those of some bodies begin anew at each meeting, and some run on over
the new year. Which it is follows from the documents, year by year.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, zip_longest
from typing import Literal, NamedTuple

Series = Literal["year", "continued", "meeting"]
"""year        from § 1 through the calendar year
continued   runs on from the year before
meeting     from § 1 at each meeting"""

WITH_ITEMS = frozenset({"protokoll", "protokollsutdrag"})
"""Kinds of documents that hold § of a series."""

_JUMP = 100
"""Within one document two § further apart than this are not of one meeting: one was misread, such as a kap. of a law.
Meetings of a hundred § exist, but not ones where a document lacks a hundred in a row."""
_AUTUMN, _SPRING = 9, 4
"""Months. A year whose first § in the archive, in _SPRING or before, is higher than the last one of the year before,
from _AUTUMN or later, runs on: no series that began on New Year's Day is there yet."""
_LEAST_RESTARTS = 2
"""Meetings that begin at § 1 before it may be said that all do."""
_WIDEST = 500
"""A printed range wider than this was misread."""

_DIGITS = 6
"""No § number has so many."""

_HELD = re.compile(r"(?P<first>\d{1,5})(?:\s*[-–]\s*(?P<last>\d{1,5}))?")
_LETTERED = re.compile(r"\d{1,5}\s?[a-zåäö]")
_STATED = re.compile(
    r"(?P<first>\d{1,5})(?P<letter>\s?[a-h](?!\w))?(?:\s*[-–—]+\s*(?P<last>\d{1,5})(?:\s?[a-h](?!\w))?)?(?:/\d+)?"
)
_TO = re.compile(r"(?<=\d)\s*(?:till och med|t\.?\s?o\.?\s?m\.?|till)\s*(?=\d)")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Held(NamedTuple):
    """A document of a body.

    id        of the record
    days      of its meeting, the first one first; empty where unknown
    numbers   of its §, as the record has them, in any order
    stated    which § it says it covers, as printed
    """

    id: str
    kind: str
    days: tuple[date, ...]
    numbers: tuple[str, ...] = ()
    stated: str | None = None


class Edge(NamedTuple):
    """A § beside a gap: the document that holds it, and the day of its meeting."""

    id: str
    day: date
    number: int


class Stated(NamedTuple):
    """A document that says it covers § which are not there."""

    id: str
    day: date
    text: str


class Doubtful(NamedTuple):
    """A § number that was left out, since it fits neither its document nor any series."""

    id: str
    number: str


@dataclass(frozen=True, slots=True)
class Gap:
    """§ `first` to `last` that no document holds, between two that are there.

    after, before   the nearest § below and above; None at the ends of the series
    stated          the document that says they exist; None where only the numbers around them do
    """

    first: int
    last: int
    after: Edge | None
    before: Edge | None
    stated: Stated | None

    @property
    def size(self) -> int:
        """How many § are missing."""
        return self.last - self.first + 1


class YearSeries(NamedTuple):
    """The § of a body in one year."""

    year: int
    series: Series
    gaps: tuple[Gap, ...]
    doubtful: tuple[Doubtful, ...]


class _Placed(NamedTuple):
    held: Held
    numbers: frozenset[int]
    stated: frozenset[int]
    doubtful: tuple[Doubtful, ...]


class _Meeting(NamedTuple):
    day: date
    documents: tuple[_Placed, ...]


class _Year(NamedTuple):
    """The meetings of a year, and where each § is held. `astray` are not among the meetings, but their § are held."""

    number: int
    meetings: list[_Meeting]
    astray: list[_Meeting]
    places: dict[int, Edge]


class _End(NamedTuple):
    """The last § of a year that is known of, and the § in the archive nearest to it."""

    number: int
    edge: Edge


def meetings_of(held: Iterable[Held]) -> Iterator[tuple[date, list[Held]]]:
    """The documents by meeting, in order of their days, each meeting with its first day; undated ones are left out.

    A document dated on a later day of a meeting of several days belongs to that meeting.
    """
    day, days, own = date.min, frozenset[date](), list[Held]()
    for one in sorted((one for one in held if one.days), key=lambda one: (one.days[0], one.id)):
        if one.days[0] not in days:
            if own:
                yield day, own
            day, days, own = one.days[0], frozenset(), []
        days |= frozenset(one.days)
        own.append(one)
    if own:
        yield day, own


def series_of(held: Iterable[Held]) -> tuple[YearSeries, ...]:
    """The series of one body, year by year, with the § missing in each.

    A letter makes a § of its own: "116a" neither fills nor makes a gap. In a series per meeting only § within a
    document are missed, else all from the beginning of the series to its last known §.
    """
    with_items = (one for one in held if one.kind in WITH_ITEMS)
    meetings = [_Meeting(day, tuple(map(_placed, own))) for day, own in meetings_of(with_items)]
    years = ((year, list(own)) for year, own in groupby(meetings, key=lambda meeting: meeting.day.year))
    return tuple(_series([_year(number, own) for number, own in years]))


def _year(number: int, meetings: Sequence[_Meeting]) -> _Year:
    """Sets aside meetings whose § are far above those of all later ones: § rise through the year."""
    kept: list[_Meeting] = []
    astray: list[_Meeting] = []
    later = None
    for meeting in reversed(meetings):
        own = [number for document in meeting.documents for number in document.numbers]
        if own and later is not None and min(own) > later + _JUMP:
            astray.append(meeting)
            continue
        later = max([*own, later or 0]) if own else later
        kept.append(meeting)
    return _Year(number, kept[::-1], astray[::-1], _places(meetings))


def _series(years: Sequence[_Year]) -> Iterator[YearSeries]:
    before: _End | None = None
    for year, following in zip_longest(years, years[1:]):
        doubtful = tuple(_doubtful(year))
        if _per_meeting(year):
            gaps = tuple(gap for meeting in year.meetings for gap in _within(meeting))
            yield YearSeries(year.number, "meeting", gaps, doubtful)
            before = None
            continue
        end = _end(year)
        if before and _runs_on(before, year):
            yield YearSeries(year.number, "continued", _through(year, before, None), doubtful)
        else:
            began_earlier = before is None and end and following and _runs_on(end, following)
            yield YearSeries(year.number, "year", _through(year, None, None if began_earlier else 1), doubtful)
        before = end


def _doubtful(year: _Year) -> Iterator[Doubtful]:
    for meeting in (*year.meetings, *year.astray):
        for document in meeting.documents:
            yield from document.doubtful
    for meeting in year.astray:
        for document in meeting.documents:
            yield from (Doubtful(document.held.id, str(number)) for number in sorted(document.numbers)[:1])


def _per_meeting(year: _Year) -> bool:
    """Most meetings begin at § 1; asked of those with a whole protokoll, since an utdrag begins anywhere."""
    begins = [min(numbers) for meeting in year.meetings if (numbers := _protokoll_numbers(meeting))]
    restarts = begins.count(1)
    return restarts >= _LEAST_RESTARTS and restarts * 2 > len(begins)


def _runs_on(before: _End, year: _Year) -> bool:
    if before.edge.day.month < _AUTUMN or not year.places or _per_meeting(year):
        return False
    first = year.places[min(year.places)]
    return first.number > before.number and first.day.month <= _SPRING


def _end(year: _Year) -> _End | None:
    last = _last(year)
    if last is None:
        return None
    stated = (number for meeting in year.meetings for document in meeting.documents for number in document.stated)
    return _End(max([last, *stated]), year.places[last])


def _last(year: _Year) -> int | None:
    own = (document.numbers for meeting in year.meetings for document in meeting.documents)
    return max((max(numbers) for numbers in own if numbers), default=None)


def _through(year: _Year, before: _End | None, first: int | None) -> tuple[Gap, ...]:
    """The gaps of a series through the year. It begins after `before`, else at `first`, else with its first § here."""
    places = year.places
    stated = _stated(year.meetings, places)
    missing, last = set(stated), _last(year)
    if last is not None:
        begin = before.number + 1 if before else min(places) if first is None else first
        missing |= set(range(begin, last)) - places.keys()
    return tuple(_gaps(missing, places, stated, before.edge if before else None))


def _within(meeting: _Meeting) -> Iterator[Gap]:
    """The gaps of a meeting with a series of its own: between the § of one protokoll, and what it says it covers."""
    places = _places([meeting])
    stated = _stated([meeting], places)
    missing = set(stated)
    for document in meeting.documents:
        if document.held.kind == "protokoll" and document.numbers:
            missing |= set(range(min(document.numbers), max(document.numbers))) - places.keys()
    return _gaps(missing, places, stated, None)


def _gaps(
    missing: Iterable[int], places: Mapping[int, Edge], stated: Mapping[int, Stated], before: Edge | None
) -> Iterator[Gap]:
    """Missing numbers in a row, of which the same is known, as gaps between their neighbours."""
    held, below = sorted(places), 0
    after = before
    for first, last in _runs(sorted(missing), stated):
        while below < len(held) and held[below] < first:
            after = places[held[below]]
            below += 1
        yield Gap(first, last, after, places[held[below]] if below < len(held) else None, stated.get(first))


def _runs(missing: Sequence[int], stated: Mapping[int, Stated]) -> Iterator[tuple[int, int]]:
    first = last = None
    for number in missing:
        if first is None or last is None:
            first = number
        elif number != last + 1 or stated.get(number) != stated.get(first):
            yield first, last
            first = number
        last = number
    if first is not None and last is not None:
        yield first, last


def _places(meetings: Iterable[_Meeting]) -> dict[int, Edge]:
    """Where each § is held, the earliest meeting first."""
    places: dict[int, Edge] = {}
    for meeting in meetings:
        for document in meeting.documents:
            for number in document.numbers - places.keys():
                places[number] = Edge(document.held.id, meeting.day, number)
    return places


def _stated(meetings: Iterable[_Meeting], places: Mapping[int, Edge]) -> dict[int, Stated]:
    """§ that a protokoll says it covers and that are held nowhere."""
    return {
        number: Stated(document.held.id, meeting.day, document.held.stated or "")
        for meeting in meetings
        for document in meeting.documents
        for number in document.stated
        if number not in places
    }


def _protokoll_numbers(meeting: _Meeting) -> frozenset[int]:
    own = (document.numbers for document in meeting.documents if document.held.kind == "protokoll")
    return frozenset().union(*own)


def _placed(held: Held) -> _Placed:
    """The document with its § as numbers, without those that cannot be right."""
    ranges = [(printed, held_numbers(printed)) for printed in held.numbers]
    kept = _together(number for _, numbers in ranges for number in numbers)
    doubtful = tuple(
        Doubtful(held.id, printed)
        for printed, own in ranges
        if kept.isdisjoint(own) and not _LETTERED.fullmatch(printed)
    )
    stated = stated_numbers(held.stated) if held.stated and held.kind == "protokoll" else frozenset[int]()
    if kept:
        low, high = min(kept) - _JUMP, max(kept) + _JUMP
        stated = frozenset(number for number in stated if low <= number <= high)
    return _Placed(held, kept, stated, doubtful)


def _together(numbers: Iterable[int]) -> frozenset[int]:
    """The largest group of numbers without a jump between them, the lowest of several."""
    every = frozenset(numbers)
    if not every or max(every) - min(every) <= _JUMP:
        return every
    groups: list[list[int]] = [[]]
    for number in sorted(every):
        if groups[-1] and number - groups[-1][-1] > _JUMP:
            groups.append([])
        groups[-1].append(number)
    largest: list[int] = max(groups, key=len)
    return frozenset(largest)


def held_numbers(printed: str) -> range:
    """The numbers of a § as it is headed: 22 for "22", 16 and 17 for "16-17"; none for "116a" and for what is none."""
    if printed.isdecimal() and len(printed) < _DIGITS:
        return range(int(printed), int(printed) + 1)
    match = _HELD.fullmatch(printed.strip())
    if match is None:
        return range(0)
    first = int(match["first"])
    last = int(match["last"] or first)
    return range(first, last + 1) if 0 <= last - first <= _JUMP else range(first, first + 1)


def stated_numbers(printed: str) -> frozenset[int]:
    """The numbers that "§§ 106, 108-123" names, without those with a letter."""
    text = _TO.sub("-", _DAY.sub(" ", printed).replace("§", " "))
    found: set[int] = set()
    for match in _STATED.finditer(text):
        first = int(match["first"]) + (1 if match["letter"] else 0)
        last = int(match["last"] or match["first"])
        found.update(range(first, last + 1) if last - first <= _WIDEST else ())
    return frozenset(found)
