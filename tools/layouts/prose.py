"""The § of a PDF: headings, labels, paragraphs and lists in the look of a family."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from tools.layouts.content import Body, Item, Para, Section
from tools.layouts.fold import fold
from tools.layouts.paper import Cell, Face, Sheet

Heading = list[tuple[tuple[float, str], ...]]
"""Rows of (offset from the left edge of the text, words)."""
HeadingForm = Callable[[Item, Body], Heading]


def _case(item: Item, prefix: str = "Dnr ") -> str:
    return f"{prefix}{item.case_numbers[0]}" if item.case_numbers else ""


def _line(at: float, words: str) -> Heading:
    """A row of its own, or none where there are no words."""
    return [((at, words),)] if words else []


def _beside(words: str, other: str, at: float) -> Heading:
    return [((0, words), (at, other))] if other else [((0, words),)]


def _dotted(item: Item, _: Body) -> Heading:
    return _line(0, f"§ {item.number}. {item.title}" + (f" ({_case(item)})" if _case(item) else ""))


def _prefix(item: Item, body: Body) -> Heading:
    return _beside(f"{body.short.capitalize()} § {item.number}", _case(item, ""), 330) + _line(0, item.title)


def _prefix_caps(item: Item, body: Body) -> Heading:
    return _beside(f"{body.short} § {item.number}", item.title, 90) + _line(90, _case(item, "Ärendenr "))


HEADINGS: dict[str, HeadingForm] = {
    "one-line": lambda item, _: _line(0, f"§ {item.number} {item.title}") + _line(0, _case(item)),
    "tight": lambda item, _: _line(0, f"§{item.number} {item.title}") + _line(0, _case(item, "Diarienr: ")),
    "dotted": _dotted,
    "case-right": lambda item, _: _beside(f"§ {item.number}", _case(item), 170) + _line(0, item.title),
    "bare-case": lambda item, _: _line(0, f"§ {item.number} {_case(item, '')}".strip()) + _line(0, item.title),
    "prefix": _prefix,
    "prefix-caps": _prefix_caps,
    "after": lambda item, _: _beside(f"{item.number} §", item.title, 60) + _line(60, _case(item, "Dnr: ")),
    "hanging": lambda item, _: _beside(f"§ {item.number}", item.title, 70) + _line(70, _case(item, "Diarienummer ")),
}


@dataclass(frozen=True, slots=True)
class Look:
    """How the § of one document stand on its pages."""

    heading: str
    left: float = 70
    width: float = 455
    label: str = "bold"
    """bold, plain, italic, caps, colon, or margin (beside the text)."""
    margin: float = 110
    """Width of the labels' column where they stand in the margin."""
    gap: float = 6
    """Space between paragraphs."""
    marker: str = ""
    """What stands before a line of a list (documents, recipients)."""
    hyphenate: bool = False
    after: str = ""
    """What ends a §: `line`, underscores or nothing."""
    fresh: bool = False
    """Whether each § has a page of its own."""
    size: float = 12
    again: bool = False
    """Whether a § that goes on over the page says so at the top."""


def look(rng: Random, heading: tuple[str, ...], labels: tuple[str, ...] = ("bold", "colon", "italic", "caps")) -> Look:
    """A look with one of these headings."""
    return Look(
        heading=rng.choice(heading),
        left=rng.choice((57, 70, 85)),
        width=rng.choice((400, 440, 455)),
        label=rng.choice(labels),
        gap=rng.choice((0, 5, 8)),
        marker=rng.choice(("", "", "•", "-", "–")),
        hyphenate=rng.random() < 0.3,
        after=rng.choice(("", "", "line", "_____________")),
        fresh=rng.random() < 0.15,
        size=rng.choice((11, 12.5, 14)),
        again=rng.random() < 0.15,
    )


def items(sheet: Sheet, look: Look, found: tuple[Item, ...], body: Body) -> None:
    """All §, one after the other."""
    for index, item in enumerate(found):
        if look.fresh and index:
            sheet.turn()
        heading(sheet, look, item, body)
        sheet.running = f"§ {item.number} forts." if look.again else None
        for part in item.sections:
            section(sheet, look, part)
        sheet.running = None
        if look.after == "line":
            sheet.rule(look.left, look.left + look.width, 8)
        elif look.after:
            sheet.row(Cell(look.left, look.width, look.after, sheet.plain))
        sheet.space(18)


def heading(sheet: Sheet, look: Look, item: Item, body: Body) -> None:
    """The § sign, the number, the title, the dnr."""
    face = Face(sheet.letters.bold, look.size)
    sheet.need(70)
    for n, row in enumerate(HEADINGS[look.heading](item, body)):
        if n == 0:
            sheet.starts[item.number] = sheet.page
        ends = [*(x for x, _ in row[1:]), look.width]
        sheet.row(*(Cell(look.left + x, end - x - 6, text, face) for (x, text), end in zip(row, ends, strict=True)))
    sheet.space(4)


def section(sheet: Sheet, look: Look, part: Section) -> None:
    """A labelled part of a §."""
    beside = look.label == "margin"
    if look.label == "runin" and part.label and not part.lines and part.paras and not part.paras[0].marker:
        first = part.paras[0]
        part = replace(part, label=None, paras=(replace(first, text=f"{part.label}: {first.text}"), *part.paras[1:]))
    left, width = (look.left + look.margin, look.width - look.margin) if beside else (look.left, look.width)
    if part.label and not beside:
        sheet.space(7)
        sheet.need(40)
        face = {"plain": sheet.plain, "italic": sheet.italic}.get(look.label, sheet.bold)
        words = part.label.upper() if look.label == "caps" else part.label + (":" if look.label == "colon" else "")
        sheet.row(Cell(left, width, words, face))
    elif part.label or not beside:
        sheet.space(6)
    beside_lines = fold(part.label, look.margin - 8, sheet.bold.width) if beside and part.label else []
    for para in part.paras:
        marked = Para(para.text, para.marker or look.marker) if part.lines else para
        beside_lines = _para(sheet, look, marked, left, width, beside_lines)
        sheet.space(0 if part.lines or para.marker or beside_lines else look.gap)
    for words in beside_lines:
        sheet.row(Cell(look.left, look.margin - 8, words, sheet.bold))
    if part.table:
        table(sheet, part.table, left, width)


def _para(sheet: Sheet, look: Look, para: Para, left: float, width: float, beside: list[str]) -> list[str]:
    """One paragraph with the next lines of the label beside it; the lines that are left over."""
    indent = 16 if para.marker else 0
    texts = fold(para.text, width - indent, sheet.plain.width, look.hyphenate)
    for n, text in enumerate(texts):
        marker = [Cell(left, 14, para.marker, sheet.plain)] if para.marker and n == 0 else []
        label = [Cell(look.left, look.margin, beside[n], sheet.bold)] if n < len(beside) else []
        sheet.row(*label, *marker, Cell(left + indent, width * 2, text, sheet.plain))
    return beside[len(texts) :]


def table(sheet: Sheet, rows: tuple[tuple[str, ...], ...], left: float, width: float) -> None:
    """A table of votes."""
    sheet.space(4)
    first = width * 0.45
    rest = (width - first) / (len(rows[0]) - 1)
    sheet.grid(left, [first, *[rest] * (len(rows[0]) - 1)], list(rows))
    sheet.space(6)
