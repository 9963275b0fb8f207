"""No text is lost, whatever the layout: every printed word of a § is in exactly one section, in any width, font,
format and order of blocks, under any label that the word lists know.

Every word of the drawn minutes is invented and stands once, so that it can be told from all others. `make slow` draws
many more.
"""

import io
import re
import textwrap
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from extractors import extract
from extractors.vocabulary import front_labels, section_labels
from models.record import Item, Record

ONSETS = ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "bl", "dr", "gr", "kl", "pr", "st", "tr")
VOWELS = ("a", "e", "i", "o", "u", "y", "å", "ä", "ö")
# "Justering" behind the last § may be a section or the block of signatures: its text is kept, but outside the §.
LABELS = tuple(
    sorted(
        label.words
        for words, label in section_labels().items()
        if label.kind != "attachments" and words not in front_labels()
    )
)
FRONT = ("Storvalla kommun", "Byggnadsnämnden", "Protokoll", "Sammanträdesdatum 2024-05-06")


class Block(NamedTuple):
    """A labelled part of a §: its paragraphs, each a tuple of words."""

    label: str
    paragraphs: tuple[tuple[str, ...], ...]


class Paragraf(NamedTuple):
    """A § to print."""

    number: int
    title: tuple[str, ...]
    blocks: tuple[Block, ...]


class Look(NamedTuple):
    """How the minutes are set: width in letters, letter size in points, extra space, furniture, form of the heading."""

    width: int
    size: float
    airy: bool
    furniture: bool
    heading: str
    colon: bool
    bullets: bool
    font: str


def word(number: int) -> str:
    """An invented word of three syllables, another for every number."""
    parts = []
    for _ in range(3):
        number, onset = divmod(number, len(ONSETS))
        number, vowel = divmod(number, len(VOWELS))
        parts.append(ONSETS[onset] + VOWELS[vowel])
    return "".join(parts) + "n"


@st.composite
def minutes(draw: st.DrawFn) -> tuple[Paragraf, ...]:
    """One to four §, no word twice."""
    serial = iter(range(37, 100000, 61))

    def text(least: int, most: int) -> tuple[str, ...]:
        return tuple(word(next(serial)) for _ in range(draw(st.integers(least, most))))

    items = []
    first = draw(st.integers(1, 300))
    for number in range(first, first + draw(st.integers(1, 4))):
        labels = draw(st.lists(st.sampled_from(LABELS), min_size=1, max_size=4, unique=True))
        blocks = tuple(Block(label, tuple(text(1, 30) for _ in range(draw(st.integers(1, 3))))) for label in labels)
        items.append(Paragraf(number, text(2, 9), blocks))
    return tuple(items)


LOOKS = st.builds(
    Look,
    width=st.integers(45, 95),
    size=st.sampled_from((9.0, 10.0, 11.0, 12.0)),
    airy=st.booleans(),
    furniture=st.booleans(),
    heading=st.sampled_from(("§ {} {}", "§{} {}", "§ {}. {}", "§ {}\n{}", "KS § {} {}")),
    colon=st.booleans(),
    bullets=st.booleans(),
    font=st.sampled_from(("Helvetica", "Times-Roman")),
)


def sentence(words: Sequence[str]) -> str:
    return " ".join(words).capitalize() + "."


def rows(items: Sequence[Paragraf], look: Look) -> Iterator[tuple[str, str]]:
    """The minutes as rows to print, each with its role: "label" is bold, "" is blank."""
    yield from (
        (text, "text") for text in ("Storvalla kommun", "Byggnadsnämnden", "Protokoll", "Sammanträdesdatum 2024-05-06")
    )
    yield "", ""
    for item in items:
        for part in look.heading.format(item.number, " ".join(item.title).capitalize()).split("\n"):
            yield part, "label"
        yield "", ""
        for block in item.blocks:
            yield block.label + ":" * look.colon, "label"
            for paragraph in block.paragraphs:
                yield "- " * look.bullets + sentence(paragraph), "text"
                if look.airy and not look.bullets:
                    yield "", ""
            yield "", ""


def as_text(items: Sequence[Paragraf], look: Look) -> bytes:
    """Wrapped at a width, pages of forty rows, perhaps with a foot."""
    wrapped: list[str] = []
    for text, _ in rows(items, look):
        wrapped += textwrap.wrap(text, look.width, break_on_hyphens=False) or [""]
    pages = [wrapped[start : start + 40] for start in range(0, len(wrapped), 40)]
    foot = ["", "Justerandes sign        Utdragsbestyrkande"] if look.furniture else []
    return "\f".join("\n".join([*page, *foot]) for page in pages).encode()


def as_pdf(items: Sequence[Paragraf], look: Look) -> bytes:
    """Set in a font, wrapped by width in points, perhaps with a head and a foot on every page."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    bold = look.font.replace("Roman", "").rstrip("-") + "-Bold"
    y, page = 0.0, 0
    for text, role in [*rows(items, look), ("", "end")]:
        font = bold if role == "label" else look.font
        for part in _fitted(text, font, look) or [""]:
            if y < 90 and role != "end":
                if page:
                    canvas.showPage()
                page, y = page + 1, 760.0
                _frame(canvas, look, page)
            canvas.setFont(font, look.size)
            canvas.drawString(75, y, part)
            y -= look.size * (1.25 if part else 0.7)
    canvas.save()
    return buffer.getvalue()


def _frame(canvas: Canvas, look: Look, page: int) -> None:
    if look.furniture:
        canvas.setFont(look.font, 8)
        canvas.drawString(75, 805, f"Sammanträdesprotokoll {page}")
        canvas.drawString(75, 45, "Justerandes sign")
        canvas.drawString(300, 45, "Utdragsbestyrkande")


def _fitted(text: str, font: str, look: Look) -> list[str]:
    found: list[str] = []
    for piece in text.split():
        longer = f"{found[-1]} {piece}" if found else piece
        if found and pdfmetrics.stringWidth(longer, font, look.size) <= look.width * 5:
            found[-1] = longer
        else:
            found.append(piece)
    return found


def as_docx(items: Sequence[Paragraf], look: Look) -> bytes:
    """A paragraph a row; headings are bold text or Word's own headings, bullets Word's own lists."""
    document = docx.Document()
    for text, role in rows(items, look):
        if text.startswith("- "):
            document.add_paragraph(text[2:], style="List Bullet")
        elif text:
            run = document.add_paragraph().add_run(text)
            run.bold = role == "label"
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def as_html(items: Sequence[Paragraf], look: Look) -> bytes:
    """Paragraphs and headings, or div soup with bold text."""
    tag = "h3" if look.airy else "b"
    body = "".join(
        f"<div><{tag}>{text}</{tag}></div>" if role == "label" else f"<p>{text}</p>" for text, role in rows(items, look)
    )
    return f"<!DOCTYPE html><html lang=sv><body><main>{body}</main></body></html>".encode()


def stray(items: Sequence[Paragraf], record: Record) -> list[str]:
    """Words that do not stand exactly once, in a section of their own §; titles that are not as printed."""
    read = {item.number: item for item in record.items}
    outside = Counter(re.findall(r"\w+", (record.text or "").casefold()))
    found = [f"§ {number} is invented" for number in read.keys() - {str(item.number) for item in items}]
    for item in items:
        got = read.get(str(item.number))
        if got is None:
            found.append(f"§ {item.number} is lost")
            continue
        if got.title.casefold() != " ".join(item.title):
            found.append(f"§ {item.number}: title {got.title!r}")
        counted = Counter(re.findall(r"\w+", _sections(got).casefold()))
        mine = [piece for block in item.blocks for paragraph in block.paragraphs for piece in paragraph]
        found += [f"§ {item.number}: {piece} {counted[piece]} times" for piece in mine if counted[piece] != 1]
        found += [f"{piece} outside" for piece in mine if outside[piece]]
    return found


def _sections(item: Item) -> str:
    return "\n".join(section.text for section in item.sections)


FORMATS: dict[str, Callable[[Sequence[Paragraf], Look], bytes]] = {
    "txt": as_text,
    "pdf": as_pdf,
    "docx": as_docx,
    "html": as_html,
}


def check(items: Sequence[Paragraf], look: Look, form: str) -> None:
    (record,) = extract(FORMATS[form](items, look), f"protokoll.{form}")
    assert stray(items, record) == []


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(items=minutes(), look=LOOKS)
def test_every_word_of_a_paragraf_is_in_one_section(form: str, items: tuple[Paragraf, ...], look: Look) -> None:
    check(items, look, form)


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=1500, deadline=None, suppress_health_check=list(HealthCheck))
@given(items=minutes(), look=LOOKS)
def test_every_word_in_many_more_layouts(form: str, items: tuple[Paragraf, ...], look: Look) -> None:
    check(items, look, form)
