"""Draws plain text with Markdown's marks as PDF and as DOCX, as a word processor would: to compare formats."""

import io
import re
from typing import NamedTuple

import docx
from docx.enum.text import WD_BREAK
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

REGULAR, BOLD = "Vera", "VeraBd"
LEFT, VALUE, RIGHT = 72.0, 245.0, 530.0
TOP, BOTTOM = 760.0, 90.0
SIZE, LEADING = 9.5, 12.5

_BOLD = re.compile(r"^(?:#+\s+|\*\*|<b>)(.*?)(?:\*\*|</b>)?$")
_MARKS = re.compile(r"\*\*|</?b>|^#+\s+")


class Frame(NamedTuple):
    """What stands on every page: columns of the head, columns of the foot."""

    head: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()


class Printed(NamedTuple):
    """A line of the source: its columns, each with its weight; empty for a blank line, `turn` for a new page."""

    columns: tuple[tuple[str, bool], ...] = ()
    turn: bool = False


def printed_lines(text: str, frame: Frame) -> list[Printed]:
    """The text's lines; `---` turns the page, a tab parts columns, and lines of the frame are left to the frame."""
    lines: list[Printed] = []
    framed = {*frame.head, *frame.foot, "\t".join(frame.foot), " || ".join(frame.foot)}
    for line in text.replace("****", "**\n**").splitlines():
        words = _MARKS.sub("", line).strip()
        if re.fullmatch(r"[-\s]{3,}", line) and line.strip():
            lines.append(Printed(turn=True))
        elif words in framed:
            continue
        else:
            lines.append(Printed(tuple(_column(part) for part in line.split("\t") if part.strip())))
    return lines


def _column(part: str) -> tuple[str, bool]:
    bold = _BOLD.match(part.strip())
    return _MARKS.sub("", part).rstrip(), bool(bold)


def to_pdf(lines: list[Printed], frame: Frame) -> bytes:
    """A PDF: labels in a column of their own, long lines wrapped, the frame on every page."""
    for name in (REGULAR, BOLD):
        pdfmetrics.registerFont(TTFont(name, f"{name}.ttf"))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    y = _new_page(canvas, frame)
    for line in lines:
        if line.turn:
            canvas.showPage()
            y = _new_page(canvas, frame)
        elif not line.columns:
            y -= LEADING * 0.6
        for row in _wrapped(line):
            if y < BOTTOM:
                canvas.showPage()
                y = _new_page(canvas, frame)
            for x, text, bold in row:
                canvas.setFont(BOLD if bold else REGULAR, SIZE)
                canvas.drawString(x, y, text)
            y -= LEADING
    canvas.save()
    return buffer.getvalue()


def _new_page(canvas: Canvas, frame: Frame) -> float:
    canvas.setFont(REGULAR, SIZE - 1)
    for number, text in enumerate(frame.head):
        canvas.drawString(LEFT, 805 - number * LEADING, text)
    for number, text in enumerate(frame.foot):
        canvas.drawString(LEFT + number * 115, 50, text)
    return TOP


def _wrapped(line: Printed) -> list[list[tuple[float, str, bool]]]:
    """The rows of a line: one column over the whole width, a label and its value side by side."""
    rows: list[list[tuple[float, str, bool]]] = []
    for number, (text, bold) in enumerate(line.columns):
        x = LEFT if not number else VALUE
        for depth, part in enumerate(_fitted(text, BOLD if bold else REGULAR, RIGHT - x)):
            if depth == len(rows):
                rows.append([])
            rows[depth].append((x, part, bold))
    return rows


def _fitted(text: str, font: str, width: float) -> list[str]:
    rows, row = [], ""
    for word in re.findall(r"\s*\S+", text):
        if row and pdfmetrics.stringWidth(row + word, font, SIZE) > width:
            rows.append(row)
            row = word.lstrip()
        else:
            row += word
    return [*rows, row] if row else rows


def to_docx(lines: list[Printed], frame: Frame) -> bytes:
    """A DOCX: lines without a blank one between them are one paragraph with line breaks, as pasted text is."""
    document = docx.Document()
    section = document.sections[0]
    for part, texts in ((section.header, frame.head), (section.footer, frame.foot)):
        for text in texts if part is section.header else ["\t".join(texts)]:
            part.add_paragraph(text)
    paragraph = None
    for line in lines:
        if line.turn:
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        if not line.columns:
            paragraph = None
            continue
        labelled = len(line.columns) > 1 or line.columns[0][1]
        if paragraph is None or labelled:
            paragraph = document.add_paragraph()
        else:
            paragraph.add_run().add_break()
        for number, (text, bold) in enumerate(line.columns):
            run = paragraph.add_run(("\t" if number else "") + text)
            run.bold = bold
        paragraph = None if labelled else paragraph
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
