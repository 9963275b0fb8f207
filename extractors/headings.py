"""Where each § begins: heading rows, never a § in running text and never a row of the contents."""

import re
from bisect import bisect_left
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from extractors.rows import Row, row_text
from extractors.stubs import hides, is_stub, numbers_of
from extractors.vocabulary import front_labels, normal, point_words, section_labels


class HeadingRule(NamedTuple):
    """A way of printing a heading. Groups: number, and rest for what follows on the row."""

    rule: str
    pattern: re.Pattern[str]


class Heading(NamedTuple):
    """A row that begins an item; `rest` is where the text after the number starts in the row's text, `series` the body
    printed before the sign, `earlier` where the row tells of earlier handling: "Sn § 50 Au § 84 Dnr 2016/13".
    """

    row: int
    number: str
    rest: int
    rule: str
    series: str = ""
    earlier: tuple[int, int] = (0, 0)


_NUMBER = r"(?P<number>\d{1,4}(?:\s?[a-zåäö](?![\w.]))?)"
# "KSAU § 130/2014": the year belongs to the number.
_YEAR = r"(?:/(?:(?:19|20)\d\d|\d\d)(?![\d/]))?"
_BODY = r"(?:[A-ZÅÄÖ]{1,6}|[A-ZÅÄÖ][a-zåäö]{1,3}|[A-ZÅÄÖ]{2,5}[a-zåäö]{1,3})(?:[-/][A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{1,4})?"
_OTHER = rf"{_BODY}\s?§§?\s?\d{{1,4}}{_YEAR}"
_EARLIER = rf"(?P<earlier>(?:\s+{_OTHER})*)"
RULES: tuple[HeadingRule, ...] = (
    HeadingRule(
        "heading.section-sign",
        re.compile(rf"§\s?{_NUMBER}{_YEAR}{_EARLIER}\s*[.:]?(?=\s|$|[A-ZÅÄÖ(])\s*(?:[-–]\s+(?=[A-ZÅÄÖ]))?(?P<rest>.*)"),
    ),
    HeadingRule(
        "heading.body-and-sign",
        re.compile(
            rf"(?!Se\b|Jfr\b|Enl\b|Av\b|I\b|Till\b|Och\b)(?P<series>{_BODY})\s?§\s?{_NUMBER}{_YEAR}{_EARLIER}\s*[.:]?(?=\s|$)\s*(?P<rest>.*)"
        ),
    ),
    HeadingRule("heading.number-then-sign", re.compile(rf"{_NUMBER}\s?§\s*[.:]?(?=\s|$)\s*(?P<rest>.*)")),
    # "§§ 12-14 Meddelanden": several numbers and one title.
    HeadingRule(
        "heading.several", re.compile(r"§§\s?(?P<number>\d{1,4}\s?[-–]{1,2}\s?\d{1,4})\.?\s+(?P<rest>[A-ZÅÄÖ].*)")
    ),
)
_NEAR = 8.0
"""Numbers of one list begin within so many points, or within a column of a source without pages."""
_REFERENCE = re.compile(rf"\(?{_OTHER}(?:(?:,|\s+och|\s+samt)?\s+{_OTHER})*\)?")

_MOST_BARE = 400
"""A document with more rows that begin with a number is a table."""
_BARE = re.compile(r"(?P<number>\d{1,4})(?P<stop>\.?)\s+(?P<rest>[A-ZÅÄÖ].*)")
# "3. Budget", "3 Budget", "Punkt 3: Budget", "Ärende 3 – Budget", "Punkt 3" with its title on the next row.
POINT = HeadingRule(
    "heading.numbered-point",
    re.compile(
        rf"(?P<word>(?:{point_words()})\s)?(?P<number>\d{{1,3}})(?P<stop>[.):]?)(?:\s+(?:[-–]\s+)?(?P<rest>\S.*))?",
        re.IGNORECASE,
    ),
)

_CONTENTS = re.compile(r"(?:\.\s?){4,}\s*\d{0,4}$|…+\s*\d{1,4}$|\t\d{1,4}$")
# "§ 5 i kommunallagen", "§ 23 och": running text goes on in lower case.
_RUNNING = re.compile(r"(?![a-zåäö]-\w)[a-zåäö,;)–-]|(?:KL|kap|st|punkt|Kommunallagen)\b")


def paragraph_headings(rows: list[Row]) -> list[Heading]:
    """Rows that begin a §, in order."""
    return _increasing(_longest(_same_series(_same_style(heading_rows(rows), rows)), len(rows)))


def heading_rows(rows: list[Row]) -> list[Heading]:
    """Rows that by themselves look like the heading of a §."""
    signed = [index for index, row in enumerate(rows) if "§" in row[0].text or (len(row) > 1 and has_sign(row))]
    return [heading for index in signed if (heading := heading_at(rows, index, row_text(rows[index])))]


def has_sign(row: Row) -> bool:
    """Whether a row has the sign of a §, as every heading of one has."""
    return "§" in row[0].text or (len(row) > 1 and "§" in row_text(row))


def is_reference(row: Row) -> bool:
    """Whether a row only names the § of earlier handling: "Au § 57"."""
    return has_sign(row) and _REFERENCE.fullmatch(row_text(row)) is not None


def point_headings(rows: list[Row]) -> list[Heading]:
    """Rows that begin point 1, 2, 3 … of minutes without §."""
    found = [
        (index, match)
        for index, row in enumerate(rows)
        if _may_number(row[0].text) and (match := POINT.pattern.fullmatch(row_text(row))) and _titled(match)
    ]
    chains = [
        _chain(found, start, rows)
        for start, (_, match) in enumerate(found)
        if match["number"] == "1" and not _is_front(match)
    ]
    return max(chains, key=len, default=[])


_POINT_WORD = re.compile(rf"(?:{point_words()})\s", re.IGNORECASE)


def _may_number(text: str) -> bool:
    return text[:1].isdigit() or _POINT_WORD.match(text) is not None


def bare_headings(rows: list[Row]) -> list[Heading]:
    """Rows "65 Framtidsstrategi", "66. Taxa" … of minutes whose § sign is lost: they count on from any number, and what
    minutes have under a § stands under most of them.
    """
    found = [
        (index, match)
        for index, row in enumerate(rows)
        if row[0].text[:1].isdigit() and (match := _BARE.fullmatch(row_text(row))) and _is_bare_title(match)
    ]
    chains = [_chain(found, start, rows) for start in range(len(found))] if len(found) <= _MOST_BARE else []
    best = max(chains, key=len, default=[])
    if len(best) < (3 if best and best[0].number == "1" else 2):
        return []
    ends = [*(heading.row for heading in best[1:]), len(rows)]
    labels = section_labels()
    labelled = sum(
        any(normal(row[0].text) in labels for row in rows[heading.row + 1 : end])
        for heading, end in zip(best, ends, strict=True)
    )
    return best if labelled * 2 > len(best) else []


def _is_bare_title(match: re.Match[str]) -> bool:
    """A beslutspunkt is numbered from 1 as well, but it is a sentence."""
    return _titled(match) and not (match["rest"].endswith((".", ",", ";", ":")) and int(match["number"]) < _SENTENCES)


_SENTENCES = 20
"""Beslutspunkter have lower numbers."""


def heading_at(rows: list[Row], index: int, text: str) -> Heading | None:
    """The heading that a row is when it reads `text`, or None."""
    if "§" not in text:
        return None
    heading = _by_itself(text)
    if heading and not _in_contents(rows, index, text):
        return Heading(index, *heading[1:])
    return _without_content(rows, index, text)


@lru_cache(maxsize=1000)
def _by_itself(text: str) -> Heading | None:
    """The heading that a text is by the first of the rules, in no row yet. Each row is asked about three times: for
    volumes, for § that go on, for the § themselves.
    """
    for rule in RULES:
        match = rule.pattern.fullmatch(text)
        if match and not _RUNNING.match(match["rest"]):
            groups = match.groupdict()
            earlier = match.span("earlier") if groups.get("earlier") else (0, 0)
            series = (groups.get("series") or "").casefold()
            return Heading(0, re.sub(r"\s", "", match["number"]), match.start("rest"), rule.rule, series, earlier)
    return None


# "§ 45 xxxxxxxx", "§ 45-47 Sekretess", "§§ 45, 46 och 47 Utgår", "§§ 45–47" over "Personärenden"
_STUB = re.compile(
    r"§{1,2}\s?(?P<number>\d{1,4}(?:\s?(?:[-–]{1,2}|,|och|samt|till|t\.?o\.?m\.?)\s?(?:§\s?)?\d{1,4})*)"
    r"\s*[.:]?(?:\s+(?:[-–]\s+)?(?P<rest>\S.*))?"
)


def _without_content(rows: list[Row], index: int, text: str) -> Heading | None:
    """The heading of one or several § that nothing is published of."""
    match = _STUB.fullmatch(text)
    numbers = numbers_of(match["number"]) if match else []
    if match is None or not numbers:
        return None
    rest = match["rest"] or (row_text(rows[index + 1]) if len(numbers) > 1 and index + 1 < len(rows) else "")
    if not is_stub(rest) or (rest[:1].islower() and (rest.endswith((".", ",")) or not hides(rest))):
        return None
    start = match.start("rest") if match["rest"] else len(text)
    return Heading(index, re.sub(r"\s", "", match["number"]), start, "heading.without-content")


def _in_contents(rows: list[Row], index: int, text: str) -> bool:
    """A row that ends in dots and a page number, or whose title on the next row does."""
    if _ends_in_page(text):
        return True
    following = row_text(rows[index + 1]) if index + 1 < len(rows) else ""
    return _ends_in_page(following) and not any(rule.pattern.match(following) for rule in RULES)


def _ends_in_page(text: str) -> bool:
    return not text[-1:].isalpha() and _CONTENTS.search(text) is not None


def _same_style(found: list[Heading], rows: list[Row]) -> list[Heading]:
    """Where most headings are bold, one that is not is running text."""
    weights = Counter(rows[heading.row][0].bold for heading in found)
    return [heading for heading in found if rows[heading.row][0].bold] if weights[True] > weights[False] else found


def _same_series(found: list[Heading]) -> list[Heading]:
    """Where most headings name one body, or none, the § of another is earlier handling: "Sn § 50", "Au § 57"."""
    counts = Counter(series for series, _ in {(heading.series, heading.number) for heading in found})
    most = max((heading.series for heading in found), key=counts.__getitem__, default="")
    if len(counts) < 2 or (list(counts.values()).count(counts[most]) > 1 and "" in counts):
        return found
    return [heading for heading in found if heading.series == most]


def _longest(found: list[Heading], end: int) -> list[Heading]:
    """Of several rows with one number, the last that the most text follows: the others are a contents list."""
    ends = [*(heading.row for heading in found[1:]), end][: len(found)]
    best: dict[str, tuple[int, Heading]] = {}
    for heading, stop in zip(found, ends, strict=True):
        length = stop - heading.row
        if heading.number not in best or length >= best[heading.number][0]:
            best[heading.number] = (length, heading)
    return sorted((heading for _, heading in best.values()), key=lambda heading: heading.row)


def _increasing(found: list[Heading]) -> list[Heading]:
    """The longest run of headings whose numbers rise, by one where there is a choice: what breaks it is a reference to
    another §.
    """
    keys = [int(re.sub(r"\D.*", "", heading.number)) for heading in found]
    tails: list[int] = []
    places: list[int] = []
    before: list[int] = []
    lengths: list[int] = []
    last: dict[int, int] = {}
    for position, heading in enumerate(found):
        key = (keys[position], heading.number)
        slot = bisect_left([(keys[p], found[p].number) for p in places], key)
        follows = last.get(keys[position] - 1)
        goes_on = follows is not None and lengths[follows] == slot
        before.append(follows if goes_on and follows is not None else places[slot - 1] if slot else -1)
        lengths.append(slot + 1)
        last[keys[position]] = position
        places[slot : slot + 1] = [position]
    current = places[-1] if places else -1
    while current >= 0:
        tails.append(current)
        current = before[current]
    return [found[position] for position in reversed(tails)]


def _titled(match: re.Match[str]) -> bool:
    rest = match["rest"]
    if rest is None:
        return match.groupdict().get("word") is not None
    return rest[:1].isupper() and len(rest) <= 120 and not _ends_in_page(rest)


def _is_front(match: re.Match[str]) -> bool:
    """Whether the title is a label of the front page, which no list of points begins with: "1. Närvarande"."""
    title = normal(match["rest"] or "")
    label = front_labels().get(title)
    return label is not None and label.field not in {"start", "end"} and title not in section_labels()


def _chain(found: list[tuple[int, re.Match[str]]], start: int, rows: list[Row]) -> list[Heading]:
    """Points in unbroken order from the one at `start`, printed in the same way and place."""
    first_index, first = found[start]
    chain: list[Heading] = []
    lowest = int(first["number"])
    for index, match in found[start:]:
        if int(match["number"]) != len(chain) + lowest:
            continue
        row, above = rows[index][0], rows[first_index][0]
        alike = (
            match["stop"] == first["stop"]
            and match.groupdict().get("word") == first.groupdict().get("word")
            and row.bold == above.bold
            and abs(row.x0 - above.x0) <= (_NEAR if row.page else 1)
        )
        if alike:
            rest = match.start("rest") if match["rest"] else match.end()
            chain.append(Heading(index, match["number"], rest, POINT.rule))
    return chain
