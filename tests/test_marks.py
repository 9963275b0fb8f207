"""Tables of people with columns to mark: who was there and who served, in every format."""

import io
from collections.abc import Callable

import docx
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from extractors import extract

Table = list[list[str]]
"""Rows of cells; a row of one cell is a paragraph of its own."""

HEAD = [["Sala kommun"], ["Miljönämnden"], ["Protokoll"], ["Sammanträdesdatum 2024-03-05"]]
END = [["§ 12 Cykelplan"], ["Planen antas."]]


def to_text(table: Table) -> bytes:
    return "\n".join("".join(cell.ljust(28) for cell in row).rstrip() for row in table).encode()


def to_html(table: Table) -> bytes:
    parts = ["<html><body>"]
    for number, row in enumerate(table):
        before = len(table[number - 1]) > 1 if number else False
        if len(row) == 1:
            parts.append("</table>" * before + f"<p>{row[0]}</p>")
        else:
            parts.append("<table>" * (not before) + "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>")
    return "".join([*parts, "</body></html>"]).encode()


def to_pdf(table: Table) -> bytes:
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.setFont("Vera", 9.5)
    for number, row in enumerate(table):
        for column, cell in enumerate(row):
            canvas.drawString(72 + column * 105, 760 - number * 14, cell)
    canvas.save()
    return buffer.getvalue()


def to_docx(table: Table) -> bytes:
    document = docx.Document()
    grid = None
    for row in table:
        if len(row) == 1:
            document.add_paragraph(row[0])
            grid = None
            continue
        grid = document.add_table(0, len(row)) if grid is None else grid
        for cell, words in zip(grid.add_row().cells, row, strict=True):
            cell.text = words
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def people(data: bytes) -> list[str]:
    (found,) = extract(data, "prov")
    return [
        f"{one.name} {one.party or '?'} {one.capacity}"
        + (f" {one.attendance}" if one.attendance else "")
        + (f" <- {one.replaces.name}" if one.replaces else "")
        for one in found.attendees
    ]


@pytest.mark.parametrize("draw", [to_text, to_html, to_pdf, to_docx])
@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            [
                ["Ledamöter", "Parti", "Närvarande", "Frånvarande"],
                ["Siv Ek", "M", "X", ""],
                ["Bo Ask", "S", "", "X"],
                ["Cia Öst", "C", "X", ""],
            ],
            ["Siv Ek M member", "Cia Öst C member"],
        ),
        (
            [
                ["Ordinarie ledamöter", "Tjg", "Ej tjg", "JA", "NEJ"],
                ["Siv Ek (M)", "X", "", "X", ""],
                ["Bo Ask (S)", "X § 1-3", "", "", "X"],
                ["Ersättare"],
                ["", "Tjg", "Ej tjg", "JA", "NEJ"],
                ["Cia Öst (C)", "X § 4-9", "X § 1-3", "", ""],
                ["Dan Ed (L)", "", "X", "", ""],
                ["Eva Å (V)", "", "", "", ""],
            ],
            [
                "Siv Ek M member",
                "Bo Ask S member § 1-3",
                "Cia Öst C serving_substitute § 4-9",
                "Dan Ed L substitute",
            ],
        ),
        (
            [
                ["Namn", "Parti", "Närvaro", "Anteckningar"],
                ["Siv Ek", "M", "1", "Ordförande"],
                ["Bo Ask", "S", "-", ""],
            ],
            ["Siv Ek M member"],
        ),
        (
            [["Ledamöter", "", "Ers"], ["M", "Siv Ek", ""], ["S", "Bo Ask", "Cia Öst"], ["L", "Dan Ed", ""]],
            ["Siv Ek M member", "Cia Öst ? serving_substitute <- Bo Ask", "Dan Ed L member"],
        ),
        (
            [["Ledamot", "Parti", "Närvaro"], ["Siv Ek", "M", ""], ["Bo Ask", "S", "§ 1-3"]],
            ["Siv Ek M member", "Bo Ask S member § 1-3"],
        ),
    ],
    ids=["absent", "serving", "marks", "ers", "limits"],
)
def test_marks_tell_who_was_there(draw: Callable[[Table], bytes], table: Table, expected: list[str]) -> None:
    assert people(draw([*HEAD, ["Beslutande"], *table, *END])) == expected
