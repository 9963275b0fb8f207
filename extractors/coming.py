"""What an announcement of a meeting is made of: its day, the body that is to meet, and where both are printed."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from extractors.dates import find_times
from extractors.days import Day, find_days, start_after
from extractors.flow import Paragraph, wrapped_rows
from extractors.passages import Passage
from extractors.sentences import sentences
from extractors.wordlists import compiled, pattern, table, text, words
from models.record import AnnouncedBy


class Name(NamedTuple):
    """A body as a text names it, and where; `printed` is None where its name follows from the rest of the document.
    `name` is empty where the text says "nämnden" and means another than the document's own.
    """

    name: str
    span: tuple[int, int] = (0, 0)
    printed: Passage | None = None


class Coming(NamedTuple):
    """A meeting that a sentence announces. `date` is None where the year is not printed beside the day."""

    iso: str
    date: Passage | None
    rule: str
    body: Name | None
    start: tuple[str, Passage] | None
    sentence: Passage
    source: AnnouncedBy


class NextWords(NamedTuple):
    """Patterns of the next meeting; see words/announced.toml."""

    holds: tuple[str, ...]
    near: re.Pattern[str]
    subject: re.Pattern[str]
    owned: re.Pattern[str]
    between: re.Pattern[str]
    verbs: re.Pattern[str]
    after: re.Pattern[str]
    meets: re.Pattern[str]
    unless: re.Pattern[str]
    either: re.Pattern[str]


class CalendarWords(NamedTuple):
    """Patterns of a § about coming meetings; see words/announced.toml."""

    titles: re.Pattern[str]
    listed: re.Pattern[str]
    unless: re.Pattern[str]
    columns: re.Pattern[str]


@cache
def next_words() -> NextWords:
    """The words of the next meeting."""
    row = table("announced", "next")
    one, many = ("|".join(words("announced", row, key)) for key in ("one", "many"))
    prefixes, lead, again, time = (text("announced", row, key) for key in ("prefixes", "lead", "again", "time"))
    verbs, plain = (text("announced", row, key) for key in ("verbs", "plain"))
    adjectives = "|".join(words("announced", row, "adjectives"))
    meeting = rf"{lead} (?:(?:{adjectives}) )*\w*(?:(?P<many>{many})|{one})"
    subject = rf"(?<!\w)(?:(?:{prefixes} )?(?:\w+s )?{meeting}|{again}{time})(?!\w)"
    return NextWords(
        tuple(words("announced", row, "holds")),
        compiled("announced", rf"(?:{meeting}|{time})(?!\w)"),
        compiled("announced", subject),
        compiled("announced", rf"s?\s+{lead}(?!\w)"),
        compiled("announced", rf"(?:[\s,:;(–—-]|(?:{verbs}|{plain})(?!\w))*+"),
        compiled("announced", rf"(?<!\w){verbs}(?!\w)"),
        *(pattern("announced", row, key) for key in ("after", "meets", "unless", "either")),
    )


@cache
def calendar_words() -> CalendarWords:
    """The words of a § about coming meetings."""
    row = table("announced", "calendar")
    return CalendarWords(*(pattern("announced", row, key) for key in ("titles", "listed", "unless", "columns")))


@cache
def _called() -> tuple[re.Pattern[str], frozenset[str], dict[str, str]]:
    """Names of bodies, the words that alone name whichever body the text is about, and letters for names."""
    row = table("announced", "bodies")
    known = words("announced", row)
    listed = "|".join(sorted(known, key=len, reverse=True))
    found = rf"(?<!\w)(?:\w*(?:{listed})s )?(?:[\w-]+-,? (?:[\w-]+- )?och )?\w*(?:{listed})s?(?!\w)"
    letters = row.get("letters")
    return compiled("announced", found), frozenset(known), letters if isinstance(letters, dict) else {}


_LONGEST = 2000
"""A longer sentence, in characters, lists no meetings; names that stand later in a text are not looked for."""
_LETTERS = re.compile(r"\b[A-ZÅÄÖ]{2}\b")


def names(passage: Passage, own: str | None) -> list[Name]:
    """The bodies that a text names, in order; "nämnden" alone is the document's own, where that is one."""
    called, _, letters = _called()
    found = []
    place = passage.text.casefold().find(own.casefold()) if own else -1
    if own and place >= 0:
        span = (place, place + len(own))
        found.append(Name(own, span, passage.cut(*span)))
    for match in called.finditer(passage.text, 0, _LONGEST):
        if not any(match.start() < one.span[1] and one.span[0] < match.end() for one in found):
            found.append(Name(_full(match.group(), own), match.span(), passage.group(match)))
    short = (match for match in _LETTERS.finditer(passage.text) if match.group() in letters)
    found += [Name(letters[match.group()], match.span()) for match in short]
    return sorted(found, key=lambda name: name.span)


def _full(printed: str, own: str | None) -> str:
    """A body's name as the record has it: "Kommunstyrelsen" for "kommunstyrelsens", the own name for "nämnden"."""
    called, generic, _ = _called()
    bare = printed.removesuffix("s")
    name = bare if called.fullmatch(bare) else printed
    stem = re.sub(r"(?:en|et|n|t)$", "", name.casefold())
    alone = name.casefold() in generic
    if own and (own.casefold().endswith(name.casefold()) or (alone and stem in own.casefold())):
        return own
    return "" if alone else name[:1].upper() + name[1:]


def known(name: Name | None) -> Name | None:
    """The body, or None where it has no name."""
    return name if name and name.name else None


def lead_time(sentence: Passage, first: Day) -> tuple[str, Passage] | None:
    """The time that stands before the days it is for: "Nämnden möts kl. 13.00 följande dagar: …"."""
    time = find_times(sentence.text[: first.span[0]])
    return (time.start, sentence.cut(*time.span)) if time else None


def coming(sentence: Passage, days: list[Day], day: Day, iso: str, source: AnnouncedBy, body: Name | None) -> Coming:
    """The meeting on one of the days of a sentence. What follows the day, up to the next, may tell when it begins."""
    until = next((other.span[0] for other in days if other.span[0] > day.span[0]), None)
    time = start_after(sentence.text[day.span[1] : until])
    start = (time[0], sentence.cut(*(day.span[1] + place for place in time[1]))) if time else None
    printed = sentence.cut(*day.span) if day.year else None
    rule = f"announced.{source}.{day.rule}" if printed else f"derived.announced.{source}.year"
    return Coming(iso, printed, rule, known(body), start or lead_time(sentence, days[0]), sentence, source)


def pieces(paragraph: Paragraph) -> Iterator[Passage]:
    """The sentences of a paragraph, or its rows where each begins with a day; none that is longer than any list."""
    rows = [wrapped_rows([row]) for row in paragraph.rows]
    dated = len(rows) > 1 and all(map(_begins_with_day, rows))
    found = rows if dated else [sentence.passage for sentence in sentences(paragraph.passage)]
    return (piece for piece in found if len(piece.text) <= _LONGEST)


def _begins_with_day(row: Passage) -> bool:
    days = find_days(row.text) if len(row.text) <= _LONGEST else []
    return bool(days) and _BLANK.fullmatch(row.text[: days[0].span[0]]) is not None


_BLANK = re.compile(r"[\s•–—-]*")
