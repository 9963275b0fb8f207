"""Ruled tables in PDFs: a wrapped cell is one line, and the cells of a row stand side by side."""

import io
from collections.abc import Callable, Sequence
from itertools import pairwise

import pdfplumber
import pypdfium2
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from extractors.readers import pdf, ruled
from extractors.readers.rules import grids, shapes
from models.lines import Document

LINES = (700.0, 670.0, 640.0, 610.0)
COLUMNS = (60.0, 200.0, 280.0, 340.0, 440.0)
PEOPLE = (
    (("Namn",), ("Parti",), ("Närv.",), ("Anm.",)),
    (("Siv Ek",), ("M",), ("X",), ("1:e vice", "ordförande")),
    (("Ann-Charlotte", "Bergsten"), ("S",), ("X",), ()),
    (("Bo Rask",), ("C",), ("X",), ()),
)
AGENDA = (
    (("Nr",), ("Ärende",), ("Dnr",), ("Tid",)),
    (("1",), ("Cykelplan", "Siv Ek"), ("KS 12",), ("9.00",)),
    (("2",), ("Vägplan",), ("KS 13",), ("9.10",)),
    (("3",), ("Taxa",), ("KS 14",), ("9.20",)),
)


def drawn(table: Sequence[Sequence[Sequence[str]]]) -> bytes:
    """A page with a table, every cell in a box."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    y = 750.0
    for row in table:
        height = 10 + 12 * max(map(len, row))
        for column, cell in enumerate(row):
            canvas.rect(COLUMNS[column], y - height, COLUMNS[column + 1] - COLUMNS[column], height)
            canvas.setFont("Helvetica", 10)
            for depth, text in enumerate(cell):
                canvas.drawString(COLUMNS[column] + 4, y - 14 - 12 * depth, text)
        y -= height
    canvas.save()
    return buffer.getvalue()


def rows(document: Document) -> list[list[str]]:
    found: dict[int, list[str]] = {}
    for line in document.lines:
        found.setdefault(line.row, []).append(line.text)
    return list(found.values())


def test_a_wrapped_cell_is_one_line() -> None:
    assert rows(pdf.read(drawn(PEOPLE)))[1:3] == [
        ["Siv Ek", "M", "X", "1:e vice ordförande"],
        ["Ann-Charlotte Bergsten", "S", "X"],
    ]


def test_the_rows_of_an_agenda_stay_as_they_are() -> None:
    assert rows(pdf.read(drawn(AGENDA)))[1:3] == [["1", "Cykelplan", "KS 12", "9.00"], ["Siv Ek"]]


def test_a_table_without_wrapped_cells_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def none(drawn: object, *_: float) -> list[ruled.Grid]:
        asked.append(drawn)
        return []

    monkeypatch.setattr(pdf, "grids", none)
    pdf.read(drawn((PEOPLE[0], PEOPLE[3], PEOPLE[3], PEOPLE[3])))
    assert asked == []
    pdf.read(drawn(PEOPLE))
    assert len(asked) == 1


def boxes(canvas: Canvas) -> None:
    for x, right in pairwise(COLUMNS):
        for y in LINES[:-1]:
            canvas.rect(x, y - 30, right - x, 30)


def lines(canvas: Canvas) -> None:
    for x in COLUMNS:
        canvas.line(x, LINES[0], x, LINES[-1])
    for y in LINES:
        canvas.line(COLUMNS[0], y, COLUMNS[-1], y)


def filled(canvas: Canvas) -> None:
    """As word processors do: every rule is a thin box, and the grid is put together of short ones."""
    for y in LINES:
        for x, right in pairwise(COLUMNS):
            canvas.rect(x, y, right - x, 0.5, stroke=0, fill=1)
    for x in COLUMNS:
        for y in LINES[:-1]:
            canvas.rect(x, y - 30, 0.5, 30, stroke=0, fill=1)


def turned(canvas: Canvas) -> None:
    canvas.translate(10, 20)
    canvas.scale(0.5, 0.5)
    boxes(canvas)


def open_paths(canvas: Canvas) -> None:
    """Three sides of a box in one path, closed."""
    for x, right in pairwise(COLUMNS):
        for y in LINES[:-1]:
            path = canvas.beginPath()
            path.moveTo(x, y)
            for point in ((right, y), (right, y - 30), (x, y - 30)):
                path.lineTo(*point)
            path.close()
            canvas.drawPath(path)


def aslant(canvas: Canvas) -> None:
    lines(canvas)
    canvas.line(0, 0, 500, 700)
    canvas.circle(300, 300, 80)


@pytest.mark.parametrize("draw", [boxes, lines, filled, turned, open_paths, aslant])
def test_grids_are_those_that_pdfplumber_finds_by_itself(draw: Callable[[Canvas], None]) -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    draw(canvas)
    canvas.save()
    page = pypdfium2.PdfDocument(buffer.getvalue())[0]
    left, _, _, top = page.get_bbox()
    found = grids(shapes(page, 0), left, top)
    assert [len(grid) for grid in found] == [len(LINES) - 1]
    with pdfplumber.open(buffer) as document:
        theirs = [[list(row.cells) for row in table.rows] for table in document.pages[0].find_tables()]
    assert rounded(found) == rounded(theirs)


def rounded(found: Sequence[ruled.Grid]) -> list[list[list[tuple[int, ...] | None]]]:
    return [[[cell and tuple(map(round, cell)) for cell in row] for row in grid] for grid in found]


def test_what_is_not_painted_and_what_is_a_picture_makes_no_grid() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    path = canvas.beginPath()
    for x, right in pairwise(COLUMNS):
        for y in LINES[:-1]:
            path.rect(x, y - 30, right - x, 30)
    canvas.clipPath(path, stroke=0, fill=0)
    for number in range(300):
        path.lineTo(number, number * 2 % 700)
    canvas.drawPath(path)
    canvas.save()
    page = pypdfium2.PdfDocument(buffer.getvalue())[0]
    assert grids(shapes(page, 0), 0, 842) == []
