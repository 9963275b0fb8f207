"""Personnummer and samordningsnummer are masked where lines enter the record: no value, place or message holds one.

A number is found by its form, its date and its check digit. What is found is never told, only how many there are.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import accumulate, chain, islice
from typing import NamedTuple

from extractors.evidence import Ledger
from extractors.wordlists import pattern, table
from models.lines import Document, Line

MASK = "█"
"""Stands for each digit. Stars would be taken for a drawn rule where a number stands alone on its row."""
_SIGN = "[-+‐‑–−]"
# "811218-9876", "19811218-9876", "811218+9876", "198112189876", "811218 9876"; a line may end anywhere in it.
_SHAPE = re.compile(
    rf"(?<![\w/-])(?=[\d\n]{{6}})(?P<head>(?:\d\n?){{5}}(?:(?:\d\n?){{2}})?\d)(?P<between>[^\S\n]?\n?{_SIGN}?\n?[^\S\n]?)"
    r"(?P<tail>(?:\d\n?){3}\d)(?!\w|[-/]\d)"
)
# "811218-" ends a row of a column, and "9876" begins the next row of it.
_HEAD = re.compile(rf"(?<![\w/-])(?P<head>(?:18|19|20)?\d{{6}})\s?(?P<sign>{_SIGN}?)$")
_TAIL = re.compile(rf"(?P<sign>{_SIGN}?)\s?(?P<tail>\d{{4}})(?!\w|[-/]\d)")
_BROKEN = re.compile(rf"\d{{6}}\s?{_SIGN}?\n")
_DIGIT, _SIX = re.compile(r"\d"), re.compile(r"\d{6}")
_AROUND = 30
"""A word that tells what a number is stands within so many characters of it."""
_LOOK_AHEAD = 12
"""Between two rows of a column stand at most so many lines of others."""
_CENTURIES = ("18", "19", "20")


Span = tuple[int, int]


class _Words(NamedTuple):
    """Patterns of what stands right before or after a number."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    never: re.Pattern[str]


@cache
def _words() -> _Words:
    near, never = table("personnummer", "near"), table("personnummer", "never")
    return _Words(
        pattern("personnummer", near, "before"),
        pattern("personnummer", near, "after"),
        pattern("personnummer", never, "before"),
    )


def masked(document: Document) -> Document:
    """The document with a block for each digit of a personnummer, so that every place stays what it was; `masked` tells
    where each one begins.
    """
    if not _SIX.search("".join(line.text for line in document.lines)):
        return document
    text = "\n".join(line.text for line in document.lines)
    starts = _starts(document.lines)
    spans = list(_spans(text))
    text = _hidden(text, spans)
    broken = list(_broken(_lines(text, document, starts), starts)) if _BROKEN.search(text) else []
    if not spans and not broken:
        return document
    text = _hidden(text, chain.from_iterable(broken))
    lines = _lines(text, document, starts)
    begins = sorted((*(start for start, _ in spans), *(head[0] for head, _ in broken)))
    told = tuple(lines[bisect_right(starts, place) - 1].start for place in begins)
    return document._replace(lines=lines, masked=told)


def hidden(text: str) -> str:
    """A text with a block for each digit of a personnummer."""
    return _hidden(text, list(_spans(text)))


def _hidden(text: str, spans: Iterable[Span]) -> str:
    for start, end in spans:
        text = text[:start] + _DIGIT.sub(MASK, text[start:end]) + text[end:]
    return text


def _starts(lines: Sequence[Line]) -> list[int]:
    return list(accumulate((len(line.text) + 1 for line in lines[:-1]), initial=0)) if lines else []


def _lines(text: str, document: Document, starts: Sequence[int]) -> tuple[Line, ...]:
    """The lines as `text` has them, each beginning at its start."""
    return tuple(
        line._replace(text=text[start : start + len(line.text)])
        for start, line in zip(starts, document.lines, strict=True)
    )


def _spans(text: str) -> Iterator[Span]:
    """Where personnummer stand in lines that follow each other."""
    match = _SHAPE.search(text)
    while match:
        found = match.group().count("\n") <= 1 and _is_one(match, text)
        if found:
            yield match.span()
        match = _SHAPE.search(text, match.end() if found else match.start() + 1)


def _is_one(match: re.Match[str], text: str) -> bool:
    digits = re.sub(r"\D", "", match.group())
    before = text[max(0, match.start() - _AROUND) : match.start()]
    if not is_number(digits) or _words().never.search(before):
        return False
    if re.search(_SIGN, match["between"]) or len(digits) > 10:
        return True
    after = text[match.end() : match.end() + _AROUND]
    return bool(_words().before.search(before) or _words().after.search(after))


def _broken(lines: Sequence[Line], starts: Sequence[int]) -> Iterator[tuple[Span, Span]]:
    """Where the two parts of a number stand that a column breaks: between them are lines of other columns."""
    for index, line in enumerate(lines):
        head = _HEAD.search(line.text)
        if head is None or _words().never.search(line.text[: head.start()]):
            continue
        for start, later in islice(zip(starts, lines, strict=True), index + 2, index + _LOOK_AHEAD):
            tail = _TAIL.match(later.text)
            if tail and (head["sign"] or tail["sign"]) and is_number(head["head"] + tail["tail"]):
                yield (starts[index] + head.start(), starts[index] + head.end()), (start, start + tail.end())
                break


def is_number(digits: str) -> bool:
    """Whether ten or twelve digits are a personnummer or a samordningsnummer: a date (its day plus 60) and a check
    digit. An organisationsnummer has no month.
    """
    if len(digits) > 10 and not digits.startswith(_CENTURIES):
        return False
    return _is_date(digits[:-4]) and _checks(digits[-10:])


def _is_date(digits: str) -> bool:
    year, month, day = digits[:-4], int(digits[-4:-2]), int(digits[-2:])
    for century in (year[:-2],) if len(year) > 2 else _CENTURIES:
        try:
            date(int(century + year[-2:]), month, day - 60 if day > 60 else day)
        except ValueError:
            continue
        return True
    return False


def _checks(digits: str) -> bool:
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0


def warn_of_masked(document: Document, items: Iterable[tuple[str, Iterable[Line]]], ledger: Ledger) -> None:
    """Warn of what was masked in the lines of a document: how many, and in which of the items, each a number with its
    lines.
    """
    own = {line.start for line in document.lines} if document.masked else set()
    places = [start for start in document.masked if start in own]
    if not places:
        return
    by_line = {line.start: number for number, lines in items for line in lines}
    counts = Counter(by_line.get(start, "") for start in places)
    told = [f"§ {number}" for number in counts if number] + (["utanför paragraferna"] if counts[""] else [])
    only = next(iter(counts)) if len(counts) == 1 else ""
    ledger.warn("personnummer-masked", f"{len(places)} personnummer har maskerats ({', '.join(told)}).", only or None)
