"""Rows to paragraphs: which printed row goes on from the one before."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from extractors.passages import Passage, beside, whole, wrapped
from extractors.rows import Row
from extractors.vocabulary import body_words
from models.lines import BREAK, PAGE_TURN

CLEAR_GAP = 0.25
"""Extra space above a row, in rows, from which on a paged source begins a paragraph."""
SLACK = 1.12
"""A word counts as this much wider than estimated when asked whether it would have fitted."""
UNEVEN = 0.95
"""Rows of a text that was wrapped in a proportional font are full from this much of the margin on."""
SHORTEST_MARGIN = 50
"""Rows shorter than this, in characters, say nothing about where a text without geometry is wrapped."""

BULLET = re.compile(r"(?:[-–—−•·*➢➤▪◦○]|\u2212)(?:\s+|(?=[A-ZÅÄÖ][a-zåäö]))")
NUMBER = re.compile(r"(?:\d{1,2}[.)]|[a-zåäö]\)|\(\d{1,2}\))\s+(?=\S)")
ATT = re.compile(r"att\s+(?=[a-zåäö])")
# What an att-sats of its own follows: "… beslutar", "att fastställa planen, samt".
_ENDS_CLAUSE = re.compile(r"[.,;:]$|[,;] (?:samt|och)$|\b(?:beslutar|besluta|beslutade)$")
_ENTRY_END = re.compile(r"(?:\d{4}-\d\d-\d\d|\b(?:19|20)\d\d|§ ?\d+|\.)$")
_ENDS, _QUOTES = (".", "?", ":", ";"), '"”’)'
_ENDS_OR_QUOTES = (*_ENDS, "!", *_QUOTES)
# "Anna Ek (F!)" ends no sentence.
_IN_PARTY = re.compile(r"\(\w{1,3}!$")
_LONGEST_PARTY = 5


class Paragraph(NamedTuple):
    """A paragraph: its text with places, the bullet or number it began with, and its rows."""

    passage: Passage
    marker: str
    rows: tuple[Row, ...]

    @property
    def text(self) -> str:
        """The text, a printed number kept, a bullet dropped."""
        return self.passage.text


def margin(rows: Iterable[Row], paged: bool) -> float:
    """Where the text is wrapped, in the document's measure; infinite where it is not wrapped at all."""
    ends = sorted(row[-1].x1 for row in rows if not row[-1].closed and (paged or SHORTEST_MARGIN <= row[-1].x1 < 1000))
    if not ends:
        return float("inf")
    if paged:
        return ends[int(len(ends) * 0.97)]
    edge = ends[int(len(ends) * 0.95)]
    near = sum(0.78 * edge <= end <= 1.05 * edge for end in ends)
    return edge if len(ends) >= 3 and near >= len(ends) / 2 else float("inf")


def paragraphs(
    rows: Iterable[Row], edge: float, is_label: Callable[[Row], bool] | None = None, *, listed: bool = False
) -> Iterator[Paragraph]:
    """Rows joined to paragraphs. `is_label` tells rows that always stand alone; in a list (`listed`) an entry ends
    at a date.
    """
    held: list[Row] = []
    alone = False
    for row in rows:
        above_alone, alone = alone, is_label is not None and is_label(row)
        if held and (alone or above_alone or _parts(held, row, edge, listed=listed)):
            yield _paragraph(held)
            held = []
        held.append(row)
    if held:
        yield _paragraph(held)


def _parts(held: list[Row], row: Row, edge: float, *, listed: bool) -> bool:
    """Whether `row` begins a paragraph, or an entry of a list."""
    if not continues(held, row, edge) or _begins_alike(held, row):
        return True
    return listed and (_entry_ends(held[-1], row) or _is_short(held[-1], row, edge))


def continues(held: list[Row], row: Row, edge: float) -> bool:
    """Whether `row` goes on with the paragraph of the rows in `held`."""
    before, after = held[-1][-1], row[0]
    if before.cell != after.cell or _looks_other(held[-1], row) or _begins(row):
        return False
    if before.closed:
        return after.gap == PAGE_TURN and after.text[:1].islower() and not _ends(before.text)
    text = after.text
    is_att = text.startswith("att") and ATT.match(text)
    if is_att and (_ENDS_CLAUSE.search(before.text) or not full(held[-1], row, edge)):
        return False
    turned = before.page != after.page or after.gap >= BREAK
    if turned or after.gap >= CLEAR_GAP:
        return _goes_on_across(held, row, edge, turned=turned)
    if _outdented(held, row):
        return False
    if full(held[-1], row, edge) or before.text.endswith(","):
        return True
    lower = text[:1].islower() or text[:1].isdigit()
    return lower and not _ends(before.text) and not _is_list(held)


def _ends(text: str) -> bool:
    """Whether a row ends its sentence."""
    if not text.endswith(_ENDS_OR_QUOTES):
        return False
    bare = text.rstrip(_QUOTES)
    return bare.endswith(_ENDS) or (bare.endswith("!") and not _IN_PARTY.search(bare[-_LONGEST_PARTY:]))


def _entry_ends(before: Row, after: Row) -> bool:
    """Whether an entry ends here however full its row is: "Kalkyl för cykelvägen, 2023-09-14"."""
    return bool(_ENTRY_END.search(before[-1].text)) and after[0].text[:1].isupper()


def _is_short(before: Row, after: Row, edge: float) -> bool:
    """Whether a row of a list ends long before the margin, so that the next one is an entry though it begins in lower
    case: "Berörda" / "valnämnden".
    """
    if before[-1].page is None or before[-1].page != after[0].page or before[-1].text.endswith((",", "-", "–")):
        return False
    return before[-1].x1 - before[0].x0 < (edge - before[0].x0) / 2


def _begins_alike(held: list[Row], row: Row) -> bool:
    """As in "Nämnden antar planen." / "Nämnden uppdrar …": a row begins as its paragraph did, with the same two
    words or the same body, after a full stop.
    """
    if not held[-1][-1].text.endswith(".") or row[0].text[:1] != held[0][0].text[:1]:
        return False
    words, first = row[0].text.split(" ")[:6], held[0][0].text.split(" ")[:6]
    alike = list(takewhile(lambda pair: pair[0] == pair[1], zip(words, first, strict=False)))
    return len(words) > 2 and (len(alike) > 1 or any(word.endswith(body_words()) for word, _ in alike))


def _goes_on_across(held: list[Row], row: Row, edge: float, *, turned: bool) -> bool:
    """Over a page break or a blank line an unended sentence goes on when the next row begins in lower case."""
    before, after = held[-1][-1], row[0]
    if _ends(before.text) and not (
        turned and after.page is not None and full(held[-1], row, edge) and _same_left(held, row)
    ):
        return False
    if turned:
        return after.text[:1].islower() or full(held[-1], row, edge)
    return after.page is None and after.text[:1].islower() and full(held[-1], row, edge)


def full(before: Row, after: Row, edge: float) -> bool:
    """Whether the first word of `after` would not have fitted on the row before it."""
    last, first = before[-1], after[0]
    word = first.text.split(" ", 1)[0]
    width = (first.x1 - first.x0) / max(len(first.text), 1)
    wrapped_at = edge if first.page is not None else UNEVEN * edge
    return last.x1 + SLACK * width * (len(word) + 1) > wrapped_at


def _begins(row: Row) -> bool:
    text = row[0].text if len(row) == 1 or len(row[0].text) > 3 else f"{row[0].text} {row[1].text}"
    return is_point(text) or row[0].style == "list"


def is_point(text: str) -> bool:
    """Whether a row begins with a bullet or a number."""
    if text[:1].isalpha() and text[1:2] != ")":
        return False
    return bool(BULLET.match(text) or NUMBER.match(text))


def _looks_other(before: Row, after: Row) -> bool:
    """Another size, or one of them all bold and the other not at all."""
    if abs(before[-1].size - after[0].size) > 0.6:
        return True
    if len(before) == len(after) == 1:
        return before[0].bold != after[0].bold
    bold_before, bold_after = {line.bold for line in before}, {line.bold for line in after}
    return bold_before != bold_after and len(bold_before) == len(bold_after) == 1


def _outdented(held: list[Row], row: Row) -> bool:
    """A row left of the bullet that the paragraph began with."""
    first = held[0][0]
    unit = first.size or 1.0
    return row[0].x0 < first.x0 - 0.3 * unit and is_point(first.text)


def _same_left(held: list[Row], row: Row) -> bool:
    return abs(held[-1][0].x0 - row[0].x0) < 2


def _is_list(held: list[Row]) -> bool:
    return len(held[0]) > 1 and not _begins(held[0]) and held[0][0].text.casefold() != "att"


def _paragraph(rows: list[Row]) -> Paragraph:
    passage = wrapped_rows(rows)
    if not is_point(passage.text):
        return Paragraph(passage, "", tuple(rows))
    bullet = BULLET.match(passage.text)
    if bullet:
        return Paragraph(passage.cut(bullet.end()), "-", tuple(rows))
    number = NUMBER.match(passage.text)
    return Paragraph(passage, number.group().strip() if number else "", tuple(rows))


def wrapped_rows(rows: Sequence[Row]) -> Passage:
    """The text of rows that belong to one paragraph; columns of a row are joined by a space."""
    if len(rows) == 1:
        return whole(rows[0][0]) if len(rows[0]) == 1 else beside(rows[0])
    lines = [line for row in rows for line in row]
    return wrapped(lines) if len(lines) == len(rows) else beside(lines)
