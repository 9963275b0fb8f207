"""Dates and times as printed: 2024-04-19, 19 april 2024, den 5/2 2024, 28-29 april 2014; kl. 09:00-15:00, kl
13.15–15.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
_SHORT = {name[:3]: number for number, name in enumerate(MONTHS, start=1)}
_MONTH = "|".join([*MONTHS, *(f"{name[:3]}\\.?" for name in MONTHS), "sept\\.?"])
_YEAR = r"(?:19|20)\d\d"
_WEEKDAY = r"(?:(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?s?,?\s+)?(?:den\s+)?"


class DateRule(NamedTuple):
    """A way of printing one or more dates. Groups y, m, d; first for the first of two days."""

    rule: str
    pattern: re.Pattern[str]


RULES = (
    DateRule(
        "date.iso",
        re.compile(
            rf"{_WEEKDAY}(?<![\d-])(?<!\d\d[–—])(?P<y>{_YEAR})-(?P<m>\d\d)-"
            rf"(?:(?P<first>\d\d)\s?(?:[–—-]{{1,2}}|och)\s?)?(?P<d>\d\d)(?![\d-]*\d)",
            re.IGNORECASE,
        ),
    ),
    DateRule(
        "date.iso-span",
        re.compile(
            rf"(?<![\d-])(?P<y>{_YEAR})-(?P<m>\d\d)-(?P<first>\d\d)\s?[–—-]{{1,2}}\s?"
            rf"(?:(?P<y2>{_YEAR})-)?(?P<m2>\d\d)-(?P<d>\d\d)(?![\d-]*\d)",
        ),
    ),
    DateRule(
        "date.words",
        re.compile(
            rf"{_WEEKDAY}(?<!\d)(?:(?P<first>\d{{1,2}})(?:\s?:?e)?\s?(?:[-–—]{{1,2}}|och|till)\s?{_WEEKDAY})?"
            rf"(?P<d>\d{{1,2}})(?:\s?:?[ea])?\s+(?P<m>{_MONTH})(?:[,]?\s+|\s?[-–]\s?)(?P<y>{_YEAR})(?!\d)",
            re.IGNORECASE,
        ),
    ),
    DateRule(
        "date.words-of-two-months",
        re.compile(
            rf"{_WEEKDAY}(?<!\d)(?P<d>\d{{1,2}})\s+(?P<m>{_MONTH})(?=\s*(?:[-–—]|och)\s*"
            rf"{_WEEKDAY}\d{{1,2}}\s+(?:{_MONTH})[,]?\s+(?P<y>{_YEAR}))",
            re.IGNORECASE,
        ),
    ),
    DateRule(
        "date.slash",
        re.compile(
            rf"{_WEEKDAY}(?<![\d/])(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})(?:,?\s+|\s?[-–]\s?)(?P<y>{_YEAR})(?!\d)",
            re.IGNORECASE,
        ),
    ),
    DateRule(
        "date.dots",
        re.compile(rf"{_WEEKDAY}(?<![\d.])(?P<y>{_YEAR})[./](?P<m>\d\d)[./](?P<d>\d\d)(?!\d)", re.IGNORECASE),
    ),
    DateRule(
        "date.day-first",
        re.compile(
            rf"{_WEEKDAY}(?<![\d.])(?P<d>\d{{1,2}})\.\s?(?P<m>\d{{1,2}})\.\s?(?P<y>{_YEAR})(?![\d.]*\d)", re.IGNORECASE
        ),
    ),
)

SHORT_RULES = (
    DateRule("date.short", re.compile(r"(?<![\w./-])(?P<y>\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?![\w/]|-\d)")),
    DateRule("date.digits", re.compile(r"(?<![\w./-])(?P<y>(?:19|20)?\d\d)(?P<m>\d\d)(?P<d>\d\d)(?![\w/]|[.-]\d)")),
    DateRule(
        "date.short-year", re.compile(r"(?<![\w./-])(?P<d>\d{1,2})/(?P<m>\d{1,2})\s?[-–]\s?(?P<y>\d\d)(?![\w/-])")
    ),
)
"""Ways of printing a date that only a label tells from another number: 24-04-19, 240419, 19/4-24."""


_HAS_YEAR = re.compile(_YEAR)


class Dated(NamedTuple):
    """A date, where it stands in the text, and the rule that read it."""

    iso: str
    span: tuple[int, int]
    rule: str


def find_dates(text: str) -> list[Dated]:
    """The dates in a text, in order. What is no calendar date (2024-02-31) is none."""
    if not _HAS_YEAR.search(text):
        return []
    found = [hit for rule in RULES for match in rule.pattern.finditer(text) for hit in _dates(rule, match)]
    once: list[Dated] = []
    for hit in sorted(found, key=lambda hit: (hit.span, hit.iso)):
        if not any(hit.iso == other.iso and hit.span[0] < other.span[1] for other in once):
            once.append(hit)
    return once


def labelled_dates(text: str) -> list[Dated]:
    """The dates in the value of a label that says it is one; years may be printed with two figures there."""
    return find_dates(text) or [
        hit for rule in SHORT_RULES for match in rule.pattern.finditer(text) for hit in _dates(rule, match)
    ]


def _dates(rule: DateRule, match: re.Match[str]) -> Iterator[Dated]:
    groups = match.groupdict()
    year, month = _full_year(groups["y"]), groups["m"]
    first = (year, month, groups.get("first"))
    for y, m, day in (first, (_full_year(groups.get("y2") or groups["y"]), groups.get("m2") or month, groups["d"])):
        if day:
            try:
                yield Dated(date(y, _month(m), int(day)).isoformat(), match.span(), rule.rule)
            except ValueError:
                continue


def _month(printed: str) -> int:
    month = printed.rstrip(".").casefold()
    return int(month) if month.isdigit() else _SHORT[month[:3]]


def _full_year(printed: str) -> int:
    """1997 for "97", 2024 for "24"."""
    year = int(printed)
    return year if year > 99 else year + (1900 if year >= 70 else 2000)


_CLOCK = r"(?P<{0}h>[01]?\d|2[0-4])(?:[.:](?P<{0}m>[0-5]\d)(?::[0-5]\d)?)?"
_FIRST, _LAST = rf"(?<![\d:/-])(?<!\d\.){_CLOCK}(?![\d:/]|\.\d)", rf"{_CLOCK}(?![\d:/]|[.-]\d)"
_KL = r"(?:\b(?:kl(?:ockan|\.)?|tid:?)\s*)"
_SPAN = re.compile(
    rf"{_KL}?{_FIRST.format('a')}\s*(?:[-–—]{{1,2}}|till|och|t\.?o\.?m\.?)\s*(?:ca\.?\s*)?{_KL}?{_LAST.format('b')}",
    re.IGNORECASE,
)
_SINGLE = re.compile(rf"{_KL}{_FIRST.format('a')}", re.IGNORECASE)


class Times(NamedTuple):
    """Start and end, as HH:MM, and where they stand."""

    start: str
    end: str | None
    span: tuple[int, int]


def find_times(text: str) -> Times | None:
    """The first span of time in a text, or its first single time after "kl"; None where there is none.

    A span needs minutes on at least one side, or "kl" before it: "2-3" is none.
    """
    for match in _SPAN.finditer(text):
        if match["am"] or match["bm"] or match.group().casefold().startswith("kl"):
            return Times(_clock(match, "a"), _clock(match, "b"), match.span())
    single = _SINGLE.search(text)
    return Times(_clock(single, "a"), None, single.span()) if single else None


def _clock(match: re.Match[str], side: str) -> str:
    return f"{int(match[side + 'h']) % 24:02d}:{match[side + 'm'] or '00'}"
