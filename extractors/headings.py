"""Where each § begins: heading rows, never a § in running text and never a row of the contents."""

import re
from bisect import bisect_left
from collections import Counter
from typing import NamedTuple

from extractors.furniture import Row, row_text
from extractors.vocabulary import front_labels, normal, point_words, section_labels


class HeadingRule(NamedTuple):
    """A way of printing a heading. Groups: number, and rest for what follows on the row."""

    rule: str
    pattern: re.Pattern[str]


class Heading(NamedTuple):
    """A row that begins an item; `rest` is where the text after the number starts in the row's text."""

    row: int
    number: str
    rest: int
    rule: str


_NUMBER = r"(?P<number>\d{1,4}(?:\s?[a-zåäö](?![\w.]))?)"
RULES = (
    HeadingRule(
        "heading.section-sign",
        re.compile(rf"§\s?{_NUMBER}\s*[.:]?(?=\s|$|[A-ZÅÄÖ(])\s*(?:[-–]\s+(?=[A-ZÅÄÖ]))?(?P<rest>.*)"),
    ),
    HeadingRule(
        "heading.body-and-sign",
        re.compile(
            rf"(?!Se\b|Jfr\b|Enl\b|Av\b|I\b|Till\b|Och\b)(?:[A-ZÅÄÖ]{{1,6}}|[A-ZÅÄÖ][a-zåäö]{{1,3}})\s?§\s?{_NUMBER}\s*[.:]?(?=\s|$)\s*(?P<rest>.*)"
        ),
    ),
    HeadingRule("heading.number-then-sign", re.compile(rf"{_NUMBER}\s?§\s*[.:]?(?=\s|$)\s*(?P<rest>.*)")),
)
# "3. Budget", "3 Budget", "Punkt 3: Budget", "Ärende 3 – Budget", "Punkt 3" with its title on the next row.
POINT = HeadingRule(
    "heading.numbered-point",
    re.compile(
        rf"(?P<word>(?:{point_words()})\s)?(?P<number>\d{{1,2}})(?P<stop>[.):]?)(?:\s+(?:[-–]\s+)?(?P<rest>\S.*))?",
        re.IGNORECASE,
    ),
)

_CONTENTS = re.compile(r"(?:\.\s?){4,}\s*\d{0,4}$|…+\s*\d{1,4}$|\t\d{1,4}$")
# "§ 5 i kommunallagen", "§ 23 och": running text goes on in lower case.
_RUNNING = re.compile(r"(?![a-zåäö]-\w)[a-zåäö,;)–-]|(?:KL|kap|st|punkt|Kommunallagen)\b")


def paragraph_headings(rows: list[Row]) -> list[Heading]:
    """Rows that begin a §, in order."""
    found = [heading for index, row in enumerate(rows) if (heading := _section_heading(rows, index, row))]
    return _increasing(_longest(_same_style(found, rows), len(rows)))


def is_heading(rows: list[Row], index: int) -> bool:
    """Whether a row by itself looks like the heading of a §."""
    return _section_heading(rows, index, rows[index]) is not None


def point_headings(rows: list[Row]) -> list[Heading]:
    """Rows that begin point 1, 2, 3 … of minutes without §."""
    found = [
        (index, match)
        for index, row in enumerate(rows)
        if (match := POINT.pattern.fullmatch(row_text(row))) and _titled(match)
    ]
    chains = [_chain(found, start, rows) for start, (_, match) in enumerate(found) if match["number"] == "1"]
    return max(chains, key=len, default=[])


def _section_heading(rows: list[Row], index: int, row: Row) -> Heading | None:
    text = row_text(row)
    for rule in RULES:
        match = rule.pattern.fullmatch(text)
        if match and not _RUNNING.match(match["rest"]) and not _in_contents(rows, index, text):
            return Heading(index, re.sub(r"\s", "", match["number"]), match.start("rest"), rule.rule)
    return None


def _in_contents(rows: list[Row], index: int, text: str) -> bool:
    """A row that ends in dots and a page number, or whose title on the next row does."""
    following = row_text(rows[index + 1]) if index + 1 < len(rows) else ""
    next_is_heading = any(rule.pattern.match(following) for rule in RULES)
    return bool(_CONTENTS.search(text) or (_CONTENTS.search(following) and not next_is_heading))


def _same_style(found: list[Heading], rows: list[Row]) -> list[Heading]:
    """Where most headings are bold, one that is not is running text."""
    weights = Counter(rows[heading.row][0].bold for heading in found)
    return [heading for heading in found if rows[heading.row][0].bold] if weights[True] > weights[False] else found


def _longest(found: list[Heading], end: int) -> list[Heading]:
    """Of several rows with one number, the one that the most text follows: the others are a contents list."""
    ends = [*(heading.row for heading in found[1:]), end][: len(found)]
    best: dict[str, tuple[int, Heading]] = {}
    for heading, stop in zip(found, ends, strict=True):
        length = stop - heading.row
        if heading.number not in best or length > best[heading.number][0]:
            best[heading.number] = (length, heading)
    return sorted((heading for _, heading in best.values()), key=lambda heading: heading.row)


def _increasing(found: list[Heading]) -> list[Heading]:
    """The longest run of headings whose numbers rise, by one where there is a choice: what breaks it is a reference to
    another §.
    """
    keys = [int(re.sub(r"\D", "", heading.number)) for heading in found]
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
        return match["word"] is not None
    return (
        rest[:1].isupper()
        and len(rest) <= 120
        and not _CONTENTS.search(rest)
        and normal(rest) not in front_labels().keys() - section_labels()
    )


def _chain(found: list[tuple[int, re.Match[str]]], start: int, rows: list[Row]) -> list[Heading]:
    """Points in unbroken order from the one at `start`, printed in the same way."""
    first_index, first = found[start]
    chain: list[Heading] = []
    for index, match in found[start:]:
        alike = match["stop"] == first["stop"] and rows[index][0].bold == rows[first_index][0].bold
        alike = alike and match["word"] == first["word"]
        if alike and int(match["number"]) == len(chain) + 1:
            rest = match.start("rest") if match["rest"] else match.end()
            chain.append(Heading(index, match["number"], rest, POINT.rule))
    return chain
