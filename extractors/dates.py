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
# The lookahead only tells at once where no date can begin.
_LEAD = r"(?=[mtolfsd\d])"
_WEEKDAY = r"(?:\b(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?s?,?\s+)?(?:\bden\s+)?"


class DateRule(NamedTuple):
    """A way of printing one or more dates. Groups y, m, d; first for the first of two days. A text without `sign` has
    none printed so, which is seen much faster.
    """

    rule: str
    pattern: re.Pattern[str]
    sign: re.Pattern[str] = re.compile(r"\d")


_ISO, _SLASH = re.compile(rf"{_YEAR}-\d\d-\d"), re.compile(r"\d/\d")
_DOTTED, _DOTS = re.compile(rf"{_YEAR}[./]\d"), re.compile(r"\d\.\s?\d")
DAY_AND_MONTH = re.compile(r"\d(?:\s?:?[ea])?\s+[jfmasond]", re.IGNORECASE)
"""What any day before the name of a month has."""

RULES = (
    DateRule(
        "date.iso",
        re.compile(
            rf"{_LEAD}{_WEEKDAY}(?<![\d-])(?<!\d\d[–—])(?P<y>{_YEAR})-(?P<m>\d\d)-"
            rf"(?:(?P<first>\d\d)\s?(?:[–—-]{{1,2}}|och)\s?)?(?P<d>\d\d)(?![\d-]*\d)",
            re.IGNORECASE,
        ),
        _ISO,
    ),
    DateRule(
        "date.iso-span",
        re.compile(
            rf"(?<![\d-])(?P<y>{_YEAR})-(?P<m>\d\d)-(?P<first>\d\d)\s?[–—-]{{1,2}}\s?"
            rf"(?:(?P<y2>{_YEAR})-)?(?P<m2>\d\d)-(?P<d>\d\d)(?![\d-]*\d)",
        ),
        _ISO,
    ),
    DateRule(
        "date.words",
        re.compile(
            rf"{_LEAD}{_WEEKDAY}(?<!\d)(?:(?<![\d.:–-])(?P<first>\d{{1,2}})(?:\s?:?e)?\s?(?:[-–—]{{1,2}}|och|till)\s?{_WEEKDAY})?"
            rf"(?P<d>\d{{1,2}})(?:\s?:?[ea])?\s+(?P<m>{_MONTH})(?:[,]?\s+|\s?[-–]\s?)(?P<y>{_YEAR})(?!\d)",
            re.IGNORECASE,
        ),
        DAY_AND_MONTH,
    ),
    DateRule(
        "date.words-of-two-months",
        re.compile(
            rf"{_LEAD}{_WEEKDAY}(?<!\d)(?P<d>\d{{1,2}})\s+(?P<m>{_MONTH})(?=\s*(?:[-–—]|och)\s*"
            rf"{_WEEKDAY}\d{{1,2}}\s+(?:{_MONTH})[,]?\s+(?P<y>{_YEAR}))",
            re.IGNORECASE,
        ),
        DAY_AND_MONTH,
    ),
    DateRule(
        "date.slash",
        re.compile(
            rf"{_LEAD}{_WEEKDAY}(?<![\d/])(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})(?:,?\s+|\s?[-–]\s?)(?P<y>{_YEAR})(?!\d)",
            re.IGNORECASE,
        ),
        _SLASH,
    ),
    DateRule(
        "date.dots",
        re.compile(rf"{_LEAD}{_WEEKDAY}(?<![\d.])(?P<y>{_YEAR})[./](?P<m>\d\d)[./](?P<d>\d\d)(?!\d)", re.IGNORECASE),
        _DOTTED,
    ),
    DateRule(
        "date.day-first",
        re.compile(
            rf"{_LEAD}{_WEEKDAY}(?<![\d.])(?P<d>\d{{1,2}})\.\s?(?P<m>\d{{1,2}})\.\s?(?P<y>{_YEAR})(?![\d.]*\d)",
            re.IGNORECASE,
        ),
        _DOTS,
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
    found = [
        hit
        for rule in RULES
        if rule.sign.search(text)
        for match in rule.pattern.finditer(text)
        for hit in _dates(rule, match)
    ]
    if len(found) < 2:
        return found
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


_MILITARY = re.compile(
    rf"{_KL}?(?<![\d:./-])(?P<ah>[01]\d|2[0-3])(?P<am>[0-5]\d)\s?[-–—]\s?(?P<bh>[01]\d|2[0-4])(?P<bm>[0-5]\d)(?![\d/.-])",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"{_FIRST.format('a')}")
_JOINS = re.compile(r"[\s,;&+/]*(?:och|samt)?\s*", re.IGNORECASE)
_YEARLESS = re.compile(
    rf"(?:(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?,?\s+)?(?:den\s+)?(?<![\d.])\d{{1,2}}(?::?e)?\s+(?:{'|'.join(MONTHS)})\b"
    r"|\b(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?(?:\s+den)?\s+\d{1,2}/\d{1,2}(?!\d)"
    r"|\b(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?\b",
    re.IGNORECASE,
)


class Times(NamedTuple):
    """Start and end, as HH:MM, and where they stand."""

    start: str
    end: str | None
    span: tuple[int, int]


def find_times(text: str) -> Times | None:
    """The first span of time in a text, or its first single time after "kl"; None where there is none.

    A span needs minutes on at least one side, or "kl" before it: "2-3" is none. Spans that follow each other are one
    meeting: it begins with the first and ends with the last.
    """
    found = _spans(text)
    if not found:
        single = _SINGLE.search(text)
        return Times(_clock(single, "a"), None, single.span()) if single else None
    last = found[0]
    for following in found[1:]:
        if not _JOINS.fullmatch(_dateless(text[last.end() : following.start()])):
            break
        last = following
    return Times(_clock(found[0], "a"), _clock(last, "b"), (found[0].start(), last.end()))


def labelled_times(text: str) -> Times | None:
    """The time in the value of a label that says it is one: 9-12, 0900-1215 and 13.00 need no "kl" there."""
    found = find_times(text)
    if found and found.end:
        return found
    for pattern in (_MILITARY, _SPAN):
        if match := pattern.search(_blanked(text)):
            return Times(_clock(match, "a"), _clock(match, "b"), match.span())
    alone = _ALONE.search(_blanked(text)) if found is None else None
    return Times(_clock(alone, "a"), None, alone.span()) if alone and alone["am"] else found


def time_spans(text: str) -> list[tuple[int, int]]:
    """Where a text says when: dates, also those without a year, and times; none overlaps another."""
    spans = [hit.span for hit in find_dates(text)]
    spans += [match.span() for match in (*_spans(text), *_SINGLE.finditer(text), *_YEARLESS.finditer(text))]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _spans(text: str) -> list[re.Match[str]]:
    """Spans of time in a text, in order."""
    found = [
        match
        for pattern in (_SPAN, _MILITARY)
        for match in pattern.finditer(text)
        if match.group().casefold().startswith("kl") or (pattern is _SPAN and (match["am"] or match["bm"]))
    ]
    return sorted(found, key=lambda match: match.start())


def _dateless(text: str) -> str:
    return _YEARLESS.sub("", _blanked(text))


def _blanked(text: str) -> str:
    """The text with spaces for its dates."""
    for hit in find_dates(text):
        start, end = hit.span
        text = text[:start] + " " * (end - start) + text[end:]
    return text


_BARE = re.compile(rf"{_KL}?{_FIRST.format('a')}", re.IGNORECASE)


def find_clock(text: str) -> Times | None:
    """The time that is the whole value of a label such as "Mötet öppnas": "kl. 9.00", "09:00"."""
    found = _BARE.fullmatch(text.strip(" ."))
    return Times(_clock(found, "a"), None, (0, len(text))) if found else None


def _clock(match: re.Match[str], side: str) -> str:
    return f"{int(match[side + 'h']) % 24:02d}:{match[side + 'm'] or '00'}"
