"""Page furniture: headers, footers and signature boxes, found by position and repetition.

A source with pages is cut at its pages; one without is cut where a page number or a rule stands. What comes again at
the edge of several such sheets is furniture. Words that stand only in the frame of a page count even when printed once.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from extractors.inside import vote_words
from extractors.names import is_full_name
from extractors.rows import Row, row_text
from extractors.vocabulary import frame, front_labels, normal, owned_endings, section_labels
from models.lines import BREAK, PAGE_TURN, Line

EDGE_ROWS = 8
"""How many rows from the edge of a sheet without geometry may be furniture."""
HEAD, FOOT = 0.20, 0.86
"""Furniture lies above the first or below the second part of the page's height."""
SAME_PLACE, SAME_LEFT = 3.0, 12.0
"""How far, in points, furniture may move from page to page, up or down and to the side."""
LONGEST = 90
"""No furniture of a source without geometry is longer, in characters."""

Marked = set[int]
"""Lines by their identity: to compare whole lines takes long."""


class Sheets(NamedTuple):
    """A document's rows, furniture parted from the rest."""

    body: tuple[Row, ...]
    furniture: tuple[Row, ...]


def part(rows: list[Row]) -> Sheets:
    """Furniture and the rest, each in reading order."""
    marked = _framed(rows)
    if rows and rows[0][0].page is not None:
        marked |= _by_place(rows)
    elif rows and not any(line.closed for row in rows for line in row):
        marked |= _by_edge(rows, marked)
    marked |= {id(row[0]) for row in rows if len(row) == 1 and _is_page_number(row[0].text)}
    marked |= _attester(rows)
    return _parted(rows, marked)


def _parted(rows: list[Row], marked: Marked) -> Sheets:
    """The rows without furniture, and what of them is; the one after a cut begins a sheet, over whose edge a sentence
    may go on.
    """
    body: list[Row] = []
    furniture: list[Row] = []
    cut = False
    for row in rows:
        rest = tuple([line for line in row if id(line) not in marked])
        if len(rest) < len(row):
            furniture.append(tuple([line for line in row if id(line) in marked]))
        if cut and rest and rest[0].page is None:
            rest = tuple([line._replace(gap=max(line.gap, BREAK)) for line in rest])
        if rest:
            body.append(rest)
        cut = not rest
    return Sheets(tuple(body), tuple(furniture))


_HEADING = re.compile(r"§|\d+\s*§|\w+\s+§")
# A heading or a list entry at the top of two pages is text, however alike the pages are.
_TEXT = re.compile(rf"{_HEADING.pattern}|[-–•*·]\s+[^\W\d_]")
_DIGITS = re.compile(r"\d+")
# "Protokoll 2(8)", "Sida 2", "2 av 7"; a case number such as 2006/685 is no page number.
_COUNTED = re.compile(
    r"(?=[\dbs])(?:\d{1,4}\s?\(\d{1,4}\)|\b\d{1,4}\s+av\s+\d{1,4}\b|\b(?:blad|sid(?:a|an|nr)?)\.?:?\s*\d)",
    re.IGNORECASE,
)

# A page number that stands alone, wherever it does: "2(23)", "2 (23)", "(4)".
_ALONE = re.compile(r"(?:\d{1,4}\s?)?\(\d{1,4}\)")


def _attester(rows: list[Row]) -> Marked:
    """As in "Rätt utdraget intygar" / "Siv Ek" at the very end: the name of the one who attests the copy."""
    for index in range(max(len(rows) - _LAST_ROWS, 0), len(rows) - 1):
        if normal(row_text(rows[index])) in frame().attests and is_full_name(row_text(rows[index + 1])):
            return set(_ids(rows[index + 1]))
    return set()


_LAST_ROWS = 4


def _is_page_number(text: str) -> bool:
    """Whether a row is a page number wherever it stands; "3/5" and "3 av 5" may be something else."""
    if len(text) > _LONGEST_NUMBER or not text.endswith(_NUMBER_ENDS):
        return False
    sided = text[:1] in "Ss" and frame().counters.fullmatch(text) is not None
    return sided or _ALONE.fullmatch(text) is not None


_LONGEST_NUMBER = 18
_NUMBER_ENDS = tuple("0123456789)")


@lru_cache(maxsize=1000)
def _key(text: str) -> str:
    """Text as it repeats: page numbers differ from sheet to sheet."""
    if _DIGITS.search(text) is None:
        return text
    counted = text.isdigit() or frame().counters.fullmatch(text) or _COUNTED.search(text)
    return _DIGITS.sub("#", text) if counted else text


_PAGE_NUMBER = re.compile(r"(?<![\d-])\d{1,3}$")


def page_keys(line: Line) -> set[str]:
    """Text as it repeats from page to page: in "PROTOKOLL 3" the number may be the page's, and grow as the pages do."""
    text = line.text
    number = _PAGE_NUMBER.search(text, max(0, len(text) - 3)) if text[-1:].isdigit() else None
    if number is None or line.page is None:
        return {_key(text)}
    return {_key(text), f"{_key(text[: number.start()])}#{int(number.group()) - line.page}"}


def is_frame(row: Row) -> bool:
    """A signature box, or the line of an e-signing service: "Justerandes sign   Utdragsbestyrkande   1(4)"."""
    text, known = row_text(row), frame()
    if known.lines.fullmatch(text):
        return normal(text) not in front_labels()
    if text[0] not in _NUMBERS and text[:_OPENING].casefold() not in _openings():
        return False
    names = [normal(line.text) for line in row]
    if not known.only.isdisjoint(names) and all(
        name in known.words or known.counters.fullmatch(line.text) for name, line in zip(names, row, strict=True)
    ):
        return True
    return known.row.fullmatch(text) is not None and known.told.search(text) is not None


_OPENING = 3
"""No word of the frame or before a page number has fewer letters."""
_NUMBERS = frozenset("0123456789-")


@cache
def _openings() -> frozenset[str]:
    """The letters that words of the frame and those before a page number begin with: "Sida 1", "Blad 1"."""
    return frozenset(word[:_OPENING] for word in (*frame().words, "sid", "blad"))


def _framed(rows: list[Row]) -> Marked:
    """Rows of the frame ("Justerandes sign   Utdragsbestyrkande"), and what the source itself calls furniture."""
    return {id(line) for row in rows if _is_named_furniture(row) or is_frame(row) for line in row}


def _is_named_furniture(row: Row) -> bool:
    return row[0].style == "furniture" and all(line.style == "furniture" for line in row)


def _by_place(rows: list[Row]) -> Marked:
    """Lines at the top or bottom of the page that come again in the same place; what stands under a § is none."""
    lines = [line for row in rows for line in row if line.box]
    height = max([line.box.y1 for line in lines if line.box], default=0.0)
    pages = lines[-1].page or 1 if lines else 1
    if pages == 1:
        return set()
    tops = _first_headings(lines)
    places: defaultdict[str, list[Line]] = defaultdict(list)
    head, foot = HEAD * height, FOOT * height
    for line in lines:
        if line.box is None or head < line.box.y0 < foot:
            continue
        outside = line.box.y0 >= foot or line.box.y0 < tops.get(line.page or 0, height)
        if outside and not _TEXT.match(line.text):
            for key in page_keys(line):
                places[key].append(line)
    least = max(2, pages // 3)
    found: Marked = set()
    for members in places.values():
        if len(members) < least or len({line.page for line in members}) < least:
            continue
        spots = [(line, line.page, line.box.x0, line.box.y0) for line in members if line.box]
        for line, _, left, top in spots:
            near = {page for _, page, x0, y0 in spots if abs(y0 - top) <= SAME_PLACE and abs(x0 - left) <= SAME_LEFT}
            if len(near) >= least and not _is_section_label(line.text):
                found.add(id(line))
    return found - set(_beside_text(rows, found))


# "Omröstningslista nr 2", "Bilaga 3": a label with its number.
_NUMBER = re.compile(r"\s+(?:nr\.?\s*)?\d{1,3}:?$")


def _beside_text(rows: Iterable[Row], found: Marked) -> Iterator[int]:
    """What comes again in the same place by chance: a label or a mark beside words that do not come again, as in
    "Nämndens beslut:   Planen antas." or "Siv Ek (M)   X".
    """
    for row in rows:
        inside = [line for line in row if id(line) in found] if len(row) > 1 else []
        if 0 < len(inside) < len(row):
            yield from (id(line) for line in inside if _is_owned(line.text) or _is_mark(line.text))


def _is_owned(text: str) -> bool:
    words = normal(text).split(" ")
    return len(words) > 1 and words[-1] in owned_endings() and words[-2].endswith("s")


def _is_mark(text: str) -> bool:
    return len(text) <= _LONGEST_MARK and not any(map(str.isdigit, text))


_LONGEST_MARK = 3
"""Marks and answers in a column, "X", "Ja", and parties' codes are this long at most."""


@lru_cache(maxsize=1000)
def _is_section_label(text: str) -> bool:
    """As in "Beslut", "Miljönämndens beslut", which may stand at the foot of several pages."""
    words = text.split(" ")
    owned = (" ".join(words[place:]) for place in range(1, len(words)) if words[place - 1].endswith("s"))
    labels = (section_labels().get(normal(part)) for part in owned)
    bare = normal(_NUMBER.sub("", text))  # "Omröstningslista nr 2"
    return bare in section_labels() or any(label is not None and label.owner for label in labels)


def _first_headings(lines: list[Line]) -> dict[int, float]:
    """Where the first § of each page begins, in points from the top."""
    tops: dict[int, float] = {}
    for line in lines:
        if line.box and "§" in line.text and _HEADING.match(line.text):
            tops.setdefault(line.page or 0, line.box.y0 + 1)
    return tops


def _by_edge(rows: list[Row], framed: Marked) -> Marked:
    """Rows at the edges of sheets that come again: at the top after any break, at the bottom only next to the
    page's frame.
    """
    texts = Counter(_row_key(row) for row in rows)
    found = _dated_heads(rows, texts)
    sheets = _sheets(rows, framed)
    tops = Counter(_row_key(sheet.rows[0]) for sheet in sheets)
    for sheet in sheets:
        ruled = sheet.rows[0][0].gap == BREAK and not sheet.numbered and not sheet.after_frame
        headed = tops[_row_key(sheet.rows[0])] * 2 >= len(sheets)
        found.update(_edge(sheet.rows, framed, texts, anchored=headed or not ruled))
        found.update(_edge(sheet.rows[::-1], framed, texts, anchored=sheet.turned))
    return found


def _dated_heads(rows: list[Row], texts: Counter[tuple[str, ...]]) -> Marked:
    """As in "Protokoll nr 21" / "Sammanträdesdatum: 2024-08-28" in the middle of a text that lost its pages: a labelled
    date that comes three times or more, and the rows beside it that come as often.
    """
    found: Marked = set()
    for index, row in enumerate(rows):
        count = texts[_row_key(row)]
        if count < _OFTEN or not _DATE_LABEL.match(row[0].text):
            continue
        found.update(_ids(row))
        for step in (-1, 1):
            near = index + step
            while 0 <= near < len(rows) and texts[_row_key(rows[near])] == count and _repeated(rows[near], texts):
                found.update(_ids(rows[near]))
                near += step
    return found


def _ids(row: Row) -> list[int]:
    return [id(line) for line in row]


_OFTEN = 3
_DATE_LABEL = re.compile(r"(?:Sammanträdesdatum|Mötesdatum|Sammanträdesdag|Datum):?\s+\d{4}-\d\d-\d\d$")


def _edge(rows: list[Row], framed: Marked, texts: Counter[tuple[str, ...]], *, anchored: bool) -> Iterator[int]:
    """The furniture at one edge, from the edge inwards; it begins at a page turn or at a row of the frame."""
    often = 0
    for row in rows[:EDGE_ROWS]:
        in_frame = framed.issuperset(_ids(row))
        anchored = anchored or in_frame
        if not anchored or not (in_frame or _repeated(row, texts)) or _is_listed(row, texts, often):
            return
        often = max(often, texts[_row_key(row)])
        yield from _ids(row)


def _is_listed(row: Row, texts: Counter[tuple[str, ...]], often: int) -> bool:
    """A name that comes again, but not nearly as often as the furniture before it: one of several lists of votes."""
    return texts[_row_key(row)] * 2 < often and is_full_name(row[0].text)


def _row_key(row: Row) -> tuple[str, ...]:
    return tuple(_key(line.text) for line in row)


def _repeated(row: Row, texts: Counter[tuple[str, ...]]) -> bool:
    text = row_text(row)
    ordinary = len(text) > LONGEST or text.endswith((".", ",", ";", ":")) or _HEADING.match(text)
    label = normal(row[0].text) in section_labels() or (
        len(row) > 1 and normal(row[0].text) in front_labels() and row[0].bold
    )
    *before, last = text.casefold().split(" ")
    label = label or bool(before and last in section_labels() and last in owned_endings()) or _is_ballot(row)
    return not ordinary and not label and not _BULLETED.match(text) and texts[_row_key(row)] > 1


# "- Länsstyrelsen": an entry of a list is none, however many lists it stands in.
_BULLETED = re.compile(r"[-–•*]\s")


def _is_ballot(row: Row) -> bool:
    """Whether a row ends in an answer, alone in its column: a part of a list of votes, however often it comes again."""
    last, words = normal(row[-1].text), vote_words()
    return last in words.sides or (len(row) > 1 and last in words.marks)


class _Sheet(NamedTuple):
    """Rows between two breaks: whether a page number begins them, the page turns after them, a frame stands before."""

    rows: list[Row]
    numbered: bool
    turned: bool
    after_frame: bool


def _sheets(rows: list[Row], framed: Marked) -> list[_Sheet]:
    """Sheets of a source without pages: a new one at a page turn, a rule, a page number, or after a page's frame."""
    frames = [framed.issuperset(_ids(row)) for row in rows]
    starts = [0] + [
        index
        for index, row in enumerate(rows)
        if index and (row[0].gap >= BREAK or _is_numbered(row) or (frames[index - 1] and not frames[index]))
    ]
    ends = [*starts[1:], len(rows)]
    found = [
        _Sheet(
            rows[start:end],
            _is_numbered(rows[start]),
            end == len(rows) or rows[end][0].gap == PAGE_TURN or _is_numbered(rows[end]),
            start > 0 and frames[start - 1],
        )
        for start, end in zip(starts, ends, strict=True)
    ]
    return found if len(found) > 1 else []


_TRAILING_COUNTER = re.compile(r"\s\d{1,4}\s?\(\d{1,4}\)$")


def _is_numbered(row: Row) -> bool:
    return any(frame().counters.fullmatch(line.text) or _TRAILING_COUNTER.search(line.text) for line in row)
