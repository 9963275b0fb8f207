"""Ruled tables in PDFs: a wrapped cell is one line, and the cells of a row stand side by side."""

import io
from collections.abc import Mapping, Sequence

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from extractors.readers import pdf, ruled
from models.lines import Document

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


def test_a_table_without_wrapped_cells_is_not_sent_on(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[object] = []

    def joined(_: bytes, pages: Mapping[int, list[ruled.Run]]) -> dict[int, list[ruled.Run]]:
        sent.append(pages)
        return dict(pages)

    monkeypatch.setattr(pdf, "joined_cells", joined)
    pdf.read(drawn((PEOPLE[0], PEOPLE[3], PEOPLE[3], PEOPLE[3])))
    assert sent == []
    pdf.read(drawn(PEOPLE))
    assert len(sent) == 1


def test_a_page_that_pdfplumber_cannot_read_is_read_all_the_same() -> None:
    run = ruled.Run("Siv Ek", 60, 90, 10, 20, 18, 10, False)
    assert ruled.joined_cells(b"%PDF-1.4 no table", {0: [run]}) == {0: [run]}
