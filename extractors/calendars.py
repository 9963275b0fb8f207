"""A § about the days of coming meetings: "Sammanträdesdagar 2025".

Kommunstyrelsen: 14 januari, 11 februari kl. 13.00     a line names the body
Kommunfullmäktige                                       a heading does
27 januari, 24 februari
14 januari 2025                                         nothing does: the document's own, if the § names no other

              Beredning     Sammanträde
              7 januari     14 januari                  only the meeting's column counts
"""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from extractors.coming import Coming, Name, calendar_words, coming, names, next_words, pieces
from extractors.days import Day, find_days, years_alone
from extractors.flow import Paragraph
from extractors.next_meeting import is_of_next
from extractors.passages import Passage, joined, whole
from extractors.rows import Row
from extractors.sections import Block
from models.record import SectionKind

_READ: tuple[frozenset[SectionKind], ...] = (
    frozenset({"decision"}),
    frozenset({"other", "summary", "background", "proposal"}),
)
"""Sections that may list the days: those of the decision, where it lists any."""
_LONGEST_HEAD = 70
_LONGEST_CELL, _MOST_CELLS = 500, 40
_NEAR = 12.0
_EITHER = 11
"""As long as the word in "14 alternativt 15 januari"."""
# "KSAU: 14 januari": a body that nothing tells the name of.
_LABEL = re.compile(r"\s*[A-ZÅÄÖ][\w/-]{1,24}:?\s*")
_BLANK = re.compile(r"[\s,;:(–—-]*(?:den )?")


class _Column(NamedTuple):
    """A column of a table, by its head."""

    x0: float
    body: Name | None
    others: bool


def is_calendar(title: str) -> bool:
    """Whether a § is about the days of coming meetings, by its title."""
    return calendar_words().titles.search(title) is not None


def calendar(title: Passage, blocks: Iterable[Block], own: str | None, last: str) -> list[Coming]:
    """The meetings after `last` that a § lists; `own` is the document's body."""
    blocks = list(blocks)
    for kinds in _READ:
        chosen = [block for block in blocks if block.kind in kinds]
        reader = _Reader(title, chosen, own, last)
        for paragraph in (paragraph for block in chosen for paragraph in block.paragraphs):
            reader.paragraph(paragraph)
        if reader.found:
            return reader.found
    return []


def _default(title: Passage, blocks: Iterable[Block], own: str | None) -> Name | None:
    """The body where no line names one: the only one in the title, else the own where the § names no other."""
    titled = names(title, own)
    if titled:
        return titled[0] if len({name.name for name in titled}) == 1 else None
    texts = (paragraph.passage for block in blocks for paragraph in block.paragraphs)
    named = {name.name for text in texts for name in names(text, own)}
    return Name(own) if own and named == {own} else None


class _Reader:
    """Reads paragraphs in order and keeps what the last heading said."""

    def __init__(self, title: Passage, blocks: list[Block], own: str | None, last: str) -> None:
        self.own, self.last = own, last
        self.body = self.default = _default(title, blocks, own)
        years = years_alone(title.text)
        self.year = years[0] if len(years) == 1 else None
        self.columns: list[_Column] = []
        self.found: list[Coming] = []

    def paragraph(self, paragraph: Paragraph) -> None:
        """Read a paragraph, row by row where it is a table."""
        if any(len(row) > 1 for row in paragraph.rows) and not paragraph.marker:
            for row in paragraph.rows:
                self._row(row)
            return
        for piece in pieces(paragraph):
            self._sentence(piece)

    def _sentence(self, sentence: Passage) -> None:
        days = find_days(sentence.text)
        if not days:
            self._head(sentence)
        elif not _is_other(sentence.text) and self._lists(sentence, days):
            self._days(sentence, days)

    def _head(self, sentence: Passage) -> None:
        """A line without a day may name the body or the year of the days under it."""
        text = sentence.text
        if len(text) > _LONGEST_HEAD or text.endswith("."):
            return
        named, years = names(sentence, self.own), years_alone(text)
        if len(years) == 1:
            self.year = years[0]
        if named:
            self.body = named[0] if len(named) == 1 else None

    def _lists(self, sentence: Passage, days: list[Day]) -> bool:
        """Whether a sentence lists meetings: it begins with a day or a body, has several days, or tells of meetings."""
        lead = sentence.cut(0, days[0].span[0])
        begins = _BLANK.fullmatch(lead.text) or lead.text.endswith(":") or names(lead, self.own)
        return bool(begins or len(days) > 1 or calendar_words().listed.search(sentence.text))

    def _days(self, sentence: Passage, days: list[Day], column: Name | None = None) -> None:
        named = names(sentence, self.own)
        lead = sentence.text[: days[0].span[0]]
        years = years_alone(lead)
        year = years[0] if len(years) == 1 else self.year
        unknown = not named and _LABEL.fullmatch(lead) and not calendar_words().listed.search(lead)
        for place, day in enumerate(days):
            after = [other for other in days[place:] if other.span[0] > day.span[0]]
            body = column or (None if unknown else self._body(named, days, day))
            if day not in _unclear(sentence, days):
                self._add(sentence, days, day, year if not after else _year_of(after) or year, body)

    def _body(self, named: list[Name], days: list[Day], day: Day) -> Name | None:
        """The body named right before a day or the days before it; none where two are."""
        before = [name for name in named if name.span[1] <= day.span[0]]
        if not before:
            return self.body
        since = max((other.span[1] for other in days if other.span[1] <= before[-1].span[0]), default=0)
        return before[-1] if sum(name.span[0] >= since for name in before) == 1 else None

    def _add(self, sentence: Passage, days: list[Day], day: Day, year: int | None, body: Name | None) -> None:
        year = day.year or year
        iso = day.iso(year) if year else None
        if iso and iso > self.last:
            self.found.append(coming(sentence, days, day, iso, "calendar", body))

    def _row(self, row: Row) -> None:
        """A row of a table: heads of columns, or days under them; the first cell may name the body of the row."""
        cells = [whole(line) for line in row if len(line.text) <= _LONGEST_CELL][:_MOST_CELLS]
        days = [find_days(cell.text) for cell in cells]
        if not any(days):
            self._columns(cells)
            return
        first = names(cells[0], self.own) if not days[0] else []
        unless = calendar_words().unless
        if not days[0] and (unless.search(cells[0].text) or (_is_label(cells[0].text) and not first)):
            return
        text = joined(cells)
        for place, (cell, found) in enumerate(zip(cells, days, strict=True)):
            column = self.columns[place] if len(cells) == len(self.columns) else self._column(cell)
            if found and not (column and column.others) and not unless.search(cell.text):
                self._cell(cell, found, text, first[0] if first else column.body if column else None)

    def _cell(self, cell: Passage, days: list[Day], row: Passage, body: Name | None) -> None:
        """The days of a cell; where the row has no others, what stands beside them belongs to them."""
        beside = find_days(row.text)
        if len(beside) == len(days):
            self._days(row, beside, body)
        else:
            self._days(cell, days, body)

    def _columns(self, cells: list[Passage]) -> None:
        """Heads of columns."""
        if len(cells) == 1:
            self._head(cells[0])
            return
        named = [names(cell, self.own) for cell in cells]
        others = [calendar_words().columns.search(cell.text) is not None for cell in cells]
        if any(named) or any(others) or any(calendar_words().listed.search(cell.text) for cell in cells):
            self.columns = [
                _Column(cell.first.x0, found[0] if len(found) == 1 else None, other)
                for cell, found, other in zip(cells, named, others, strict=True)
            ]

    def _column(self, cell: Passage) -> _Column | None:
        left = [column for column in self.columns if column.x0 <= cell.first.x0 + _NEAR]
        return left[-1] if left else None


def _is_other(text: str) -> bool:
    """Whether the days of a sentence are no meetings, or the next one, which is read for itself."""
    return calendar_words().unless.search(text) is not None or is_of_next(text)


def _year_of(days: list[Day]) -> int | None:
    """The year after a list of days: "14 januari, 11 februari och 11 mars 2025"."""
    return next((day.year for day in days if day.year), None)


def _unclear(sentence: Passage, days: list[Day]) -> list[Day]:
    """Days of which only one is meant: "14 eller 21 januari", "14 januari eller 21 januari"."""
    either = next_words().either
    gaps = [(before, after, sentence.text[before.span[1] : after.span[0]]) for before, after in pairwise(days)]
    found = [day for before, after, gap in gaps if either.search(gap) for day in (before, after)]
    return found + [day for day in days if either.search(sentence.text[: day.span[0]].rstrip()[-_EITHER:])]


def _is_label(text: str) -> bool:
    """Whether a cell is a short name of a body that is not known: "KSAU"."""
    return bool(_LABEL.fullmatch(text)) and text.isupper()
