"""Days as meetings are announced: dates, also those without a year and several before one month.

"14 januari, 11 och 25 februari, 11 mars 2025", "fredagen den 22 september", "14/1, 11/2"; kl. 13.00 after them.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from extractors.dates import DAY_AND_MONTH, MONTHS, find_dates, find_times, labelled_dates

_MONTH = "|".join([*MONTHS, *(rf"{name[:3]}\.?" for name in MONTHS), r"sept\.?"])
_WEEKDAYS = ("mån", "tis", "ons", "tors", "fre", "lör", "sön")
_WEEKDAY = rf"(?:{'|'.join(_WEEKDAYS)})(?:dag(?:en)?)?"
_LEAD = rf"(?:\b(?P<weekday>{_WEEKDAY})\.?,?\s+)?(?:\bden\s+)?"
_NO_TIME = r"(?<![\d.:/§-])(?<!kl )(?<!kl\. )(?<!klockan )(?<!§ )"
_JOIN = rf"\s*(?:,|och|samt|&|[-–—])\s*(?:{_WEEKDAY}\s+)?(?:den\s+)?"
_LISTED = re.compile(
    rf"{_LEAD}{_NO_TIME}(?P<days>\d{{1,2}}(?::?[ea])?(?:{_JOIN}\d{{1,2}}(?::?[ea])?){{0,15}})\s+(?P<month>{_MONTH})(?!\w)"
    r"(?:,?\s+(?P<year>(?:19|20)\d\d)(?![\d-]))?",
    re.IGNORECASE,
)
_SLASHED = re.compile(
    rf"{_LEAD}(?<![\w./:-])(?P<days>\d{{1,2}})/(?P<month>\d{{1,2}})(?![\w/]|[-.:]\d|\s+(?:19|20)\d\d(?!\d))",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d/.:–-])(?:19|20)\d\d(?![\d/–-]|[:.]\d)")
_START = re.compile(r"[\s,;:(–-]*(?P<h>[01]?\d|2[0-3])[.:](?P<m>[0-5]\d)(?!\d)")
_RULES = ((_LISTED, DAY_AND_MONTH, "words"), (_SLASHED, re.compile(r"\d/\d"), "slash"))
"""Each with what a text has that has any such day, which is found much faster."""


class Day(NamedTuple):
    """A day, where it stands in its text, and the rule that read it; `year` is None where none is printed."""

    year: int | None
    month: int
    day: int
    weekday: int | None
    span: tuple[int, int]
    rule: str

    def iso(self, year: int | None) -> str | None:
        """The date in a year; None where there is no such date, or where it falls on another weekday than printed."""
        try:
            found = date(year or 0, self.month, self.day)
        except ValueError:
            return None
        return found.isoformat() if self.weekday in {None, found.weekday()} else None

    def after(self, last: str) -> str | None:
        """The first such day after a date; None where it does not fall on the printed weekday."""
        year = int(last[:4])
        follows = (self.month, self.day) > (int(last[5:7]), int(last[8:10]))
        return self.iso(year if follows else year + 1)


def find_days(text: str, *, labelled: bool = False) -> list[Day]:
    """The days in a text, in order; in the value of a label years may be printed with two figures."""
    hits = labelled_dates(text) if labelled else find_dates(text)
    dated = [Day(int(hit.iso[:4]), int(hit.iso[5:7]), int(hit.iso[8:]), None, hit.span, hit.rule) for hit in hits]
    found = list(dated)
    for pattern, sign, name in _RULES:
        for match in pattern.finditer(text) if sign.search(text) else ():
            found += [day for day in _days(match, name) if not any(_same(day, other) for other in dated)]
    return sorted(found, key=lambda day: (day.span, day.month, day.day))


def _days(match: re.Match[str], name: str) -> Iterator[Day]:
    groups = match.groupdict()
    month, year = _number_of(groups["month"]), groups.get("year")
    numbers = [int(number) for number in re.findall(r"\d+", groups["days"])]
    weekday = _weekday(groups["weekday"]) if groups["weekday"] and len(numbers) == 1 else None
    kind = f"date.{name}" if year else f"date.{name}-without-year"
    for number in numbers:
        day = Day(int(year) if year else None, month, number, weekday if not year else None, match.span(), kind)
        if Day(None, month, number, None, (0, 0), "").iso(2024):
            yield day


def _same(day: Day, other: Day) -> bool:
    overlaps = day.span[0] < other.span[1] and other.span[0] < day.span[1]
    return overlaps and (day.month, day.day) == (other.month, other.day)


def _number_of(month: str) -> int:
    if month.isdigit():
        return int(month)
    return next(
        place for place, name in enumerate(MONTHS, start=1) if name.startswith(month.casefold().rstrip(".")[:3])
    )


def _weekday(printed: str) -> int:
    return next(place for place, name in enumerate(_WEEKDAYS) if printed.casefold().startswith(name))


def years_alone(text: str) -> list[int]:
    """The years in a text that are no part of a date, each once: 2025 of "Sammanträdesdagar 2025"."""
    for start, end in (day.span for day in find_days(text)):
        text = text[:start] + " " * (end - start) + text[end:]
    return sorted({int(match.group()) for match in _YEAR.finditer(text)})


def start_after(text: str) -> tuple[str, tuple[int, int]] | None:
    """The time that follows a day, "kl. 13.00-15.00" or "13.00", and where it stands in the text after the day."""
    if found := find_times(text):
        return found.start, found.span
    match = _START.match(text)
    return (f"{int(match['h']):02d}:{match['m']}", match.span()) if match else None
