"""An entry of an attendance list cut to pieces: the name, and what stands in parentheses, between commas, in cells."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from extractors.flow import BULLET
from extractors.names import cut_name, lead_end, name_end
from extractors.passages import Passage
from extractors.runs import leading_limit
from extractors.vocabulary import normal, people


class Piece(NamedTuple):
    """A part of an entry; `bracketed` when it stood in parentheses, `cell` when in a column of its own."""

    passage: Passage
    bracketed: bool
    cell: bool = False


class Entry(NamedTuple):
    """An entry of a list: one person as printed, columns apart; `serving` where a mark says of an ersättare."""

    cells: tuple[Passage, ...]
    serving: bool | None = None


class Named(NamedTuple):
    """The name of an entry, and the pieces around it: what stood before it comes first."""

    name: Passage
    pieces: tuple[Piece, ...]


_LIST_NUMBER = re.compile(r"\d{1,2}[.)]?\s+")
# "ej §§ 137, 163-164 p.g.a. jäv": a limit goes on over its commas.
_GOES_ON = re.compile(r"(?:§{1,2}\s*)?\d.*|del av §.*|ej §.*|(?:och|samt) §.*|utan ersättare", re.IGNORECASE)
_NOTE = re.compile(r"[*†‡]+|\d{1,2}\)|[.–\-\s]+")
_DASHES = "–-"
_DASH = re.compile(rf"[{_DASHES}]\s+(?=\w)")
_RANGE = re.compile(r"\d{1,4}\s?\w?(?:\s*[-–]\s*\d{1,4})?")
_LONGEST_PHRASE = 7
_SHORT = 3
"""Words before a replaced person's name that are no longer than this ("för") say nothing at the end of a line."""
_INITIAL = re.compile(r" [^\W\d_]\.?$")
_AFTER_MARK = re.compile(r"[(),]\s*")


def read_pieces(entry: Entry) -> Named | None:
    """The name of an entry and its pieces, or None where no name is found."""
    first = _bare(entry.cells[0])
    limited = leading_limit(first.text)
    before, first = (first.cut(0, limited), first.cut(limited)) if limited else (None, first)
    leading = lead_end(first.text)
    lead = first.cut(0, leading) if leading else None
    name = cut_name(first, len(lead.text) + 1 if lead else 0)
    if name is None and lead:
        lead, name = None, cut_name(first)
    if name is None:
        return None
    rest = first.cut(first.text.index(name.text) + len(name.text))
    pieces = _held_together(
        [*_parts(rest, cell=False), *(part for cell in entry.cells[1:] for part in _parts(cell, cell=True))]
    )
    lead = lead.cut(0, len(lead.text.rstrip(":"))) if lead else None
    leads = (Piece(part, False) for part in (lead, before) if part and part.text)
    return Named(name, (*leads, *pieces))


def is_nobody(entry: Entry) -> bool:
    """Whether an entry is a placeholder: "Vakant (M)"."""
    text = _bare(entry.cells[0]).text
    return normal(text) in people().nobody or normal(text.split("(")[0]) in people().nobody


def _bare(passage: Passage) -> Passage:
    """The entry without its bullet or number in the list."""
    if passage.text[:1].isalpha():
        return passage
    for mark in (BULLET, _LIST_NUMBER):
        match = mark.match(passage.text)
        passage = passage.cut(match.end()) if match else passage
    return passage


def is_limit(text: str) -> bool:
    """Whether words limit the attendance: "§§ 12-15", "kl. 13.15-15.30", "ej § 20 p.g.a. jäv", "punkt 2", "23-31"."""
    lowered = text.casefold()
    if (lowered[:1].isdigit() and _RANGE.fullmatch(lowered)) or normal(lowered) in people().limits_alone:
        return True
    begins = people().limits.match(lowered) is not None
    return begins and (any(map(str.isdigit, lowered)) or "jäv" in lowered)


def replacing_phrase(text: str) -> str | None:
    """The words before the name of the person replaced that a text begins with: "tjänstgör istället för Bo Ask"."""
    words = text.casefold().split(" ", _LONGEST_PHRASE)[:_LONGEST_PHRASE]
    if words[0] not in _replacing_openings():
        return None
    heads = (" ".join(words[:count]) for count in range(len(words), 0, -1))
    return next((head for head in heads if head in people().replaces), None)


@cache
def _replacing_openings() -> frozenset[str]:
    """The first words of such phrases."""
    return frozenset(phrase.split(" ", 1)[0] for phrase in people().replaces)


def ends_replacing(text: str) -> bool:
    """Whether a text ends in such words, with at most half a name after them: "Bo Ask (S), ersätter Cia"."""
    words = _AFTER_MARK.split(text.casefold())[-1].split(" ")
    named = 2 if _INITIAL.search(text) else 1
    return any(
        tail in people().replaces and (len(tail) > _SHORT or len(tail.split()) == len(words) - open_name)
        for open_name in range(named + 1)
        for tail in _tails(words[: len(words) - open_name])
    )


def _tails(words: list[str]) -> Iterator[str]:
    last = words[-_LONGEST_PHRASE:]
    return (" ".join(last[index:]) for index in range(len(last)))


def _held_together(parts: list[Piece]) -> Iterator[Piece]:
    """Pieces in order; a limit goes on over its commas, and "ersätter" over a line or a column."""
    held: Piece | None = None
    for piece in parts:
        if held and _joins(held, piece):
            between = " " if _is_replacing(held) else ", "
            held = Piece(_span(held.passage, piece.passage, between), held.bracketed, held.cell)
            continue
        if held:
            yield held
        held = piece
    if held:
        yield held


def _joins(held: Piece, piece: Piece) -> bool:
    if _is_replacing(held):
        return not piece.bracketed and " " in piece.passage.text[: name_end(piece.passage.text)]
    return is_limit(held.passage.text) and not piece.bracketed and bool(_GOES_ON.fullmatch(piece.passage.text))


def _is_replacing(piece: Piece) -> bool:
    return piece.passage.text.casefold() in people().replaces


def _span(first: Passage, last: Passage, between: str) -> Passage:
    shift = len(first.text) + len(between)
    moved = tuple(part._replace(offset=part.offset + shift) for part in last.parts)
    return Passage(f"{first.text}{between}{last.text}", first.parts + moved)


def parts_of(passage: Passage) -> list[Piece]:
    """The pieces of a run of text that has no name before it."""
    return _parts(passage, cell=False)


_SIGN = re.compile(r"[(),;]")


def _parts(passage: Passage, *, cell: bool) -> list[Piece]:
    start = depth = 0
    text = passage.text
    found: list[Piece | None] = []
    for sign in _SIGN.finditer(text):
        index, mark = sign.start(), sign.group()
        if mark == "(":
            if depth == 0:
                found.append(_piece(passage, start, index, bracketed=False, cell=cell))
                start = index + 1
            depth += 1
        elif mark == ")" and depth:
            depth -= 1
            if depth == 0:
                found.append(_piece(passage, start, index, bracketed=True, cell=False))
                start = index + 1
        elif mark != ")" and depth == 0:
            found.append(_piece(passage, start, index, bracketed=False, cell=cell))
            start = index + 1
    found.append(_piece(passage, start, len(text), bracketed=depth > 0, cell=cell))
    return [piece for piece in found if piece]


def _piece(passage: Passage, start: int, end: int, *, bracketed: bool, cell: bool) -> Piece | None:
    if start == end and not bracketed:
        return None
    found = passage.cut(start, end)
    if found.text[:1] in _DASHES and (dash := _DASH.match(found.text)):
        found = found.cut(dash.end())
    if bracketed or (found.text and (cell or found.text[0].isalpha() or not _NOTE.fullmatch(found.text))):
        return Piece(found, bracketed, cell)
    return None
