"""Readers: the bytes decide; each format gives the same lines, with their places; a bad file says what is wrong."""

import io
import unicodedata
from pathlib import Path

import pytest
from reportlab.lib.colors import white
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from bad_files import BAD_FILES, MISNAMED_FILES, BadFile, MisnamedFile
from extractors import extract
from extractors.flow import margin, paragraphs
from extractors.furniture import is_frame
from extractors.readers import READERS, read
from extractors.rows import rows_of
from models.errors import DamagedFile, EmptyFile, FileProblem, UnknownFormat
from models.lines import PAGE_TURN, Line, plain_text


def lines(text: str) -> tuple[Line, ...]:
    return READERS["text"].read(text.encode()).lines


@pytest.mark.parametrize("bad", BAD_FILES, ids=lambda bad: bad.name)
def test_a_bad_file_says_what_is_wrong(bad: BadFile, tmp_path: Path) -> None:
    path = bad.build(tmp_path)
    with pytest.raises(FileProblem) as caught:
        extract(path.read_bytes(), path.name)
    problem = caught.value
    assert type(problem) is bad.error
    assert problem.message.startswith(f"{path.name}: ")
    assert problem.remedy
    assert any(word in problem.message for word in (" är ", " innehåller ", " känns "))
    assert not any(word in str(problem).lower() for word in ("error", "traceback", "failed", "not a", "invalid"))


@pytest.mark.parametrize("file", MISNAMED_FILES, ids=lambda file: file.name)
def test_the_bytes_decide_and_not_the_name(file: MisnamedFile, tmp_path: Path) -> None:
    path = file.build(tmp_path)
    (record,) = extract(path.read_bytes(), path.name)
    assert record.source.media_type == file.media_type
    assert (record.source.name, record.source.bytes) == (path.name, path.stat().st_size)
    assert [item.number for item in record.items] == ["71"]


SWEDISH = "Miljönämnden\nÅsa Öberg (M) – ordförande\n§ 12 Älvsvägen"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le-bom", "utf-16-be-bom", "iso-8859-1"]
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_the_encodings_of_swedish_archives(encoding: str, newline: str) -> None:
    text = SWEDISH.replace("\n", newline)
    if encoding == "iso-8859-1":
        text = text.replace("–", "-")
    marks = {"utf-16-le-bom": ("utf-16-le", b"\xff\xfe"), "utf-16-be-bom": ("utf-16-be", b"\xfe\xff")}
    codec, mark = marks.get(encoding, (encoding, b""))
    found = READERS["text"].read(mark + text.encode(codec)).lines
    assert [line.text for line in found] == text.split(newline)
    assert [text[line.start : line.end] for line in found] == text.split(newline)


@pytest.mark.parametrize(
    ("printed", "texts"),
    [
        ("# Protokoll", ["Protokoll"]),
        ("### § 12 Cykelplan", ["§ 12 Cykelplan"]),
        ("**Beslut**", ["Beslut"]),
        ("__Beslut__", ["Beslut"]),
        ("<b>Beslut</b>", ["Beslut"]),
        ("<strong>Beslut</strong>", ["Beslut"]),
        ("*Beslut*", ["Beslut"]),
        ("**Plats**\tSalen", ["Plats", "Salen"]),
        ("**Plats** Salen", ["Plats", "Salen"]),
        ("Planen **antas** nu", ["Planen antas nu"]),
        ("> Planen antas", ["Planen antas"]),
        ("Planen antas<br>", ["Planen antas"]),
        ("| Siv Ek | M |\n| --- | --- |\n| Bo Ask | S |", ["Siv Ek", "M", "Bo Ask", "S"]),
        ("Siv Ek || Bo Ask", ["Siv Ek", "Bo Ask"]),
        ("**Sign****§ 12 Plan**", ["Sign", "§ 12 Plan"]),
        ("1\\. Planen antas", ["1. Planen antas"]),
        ("[Planen](plan.pdf) antas", ["Planen antas"]),
        ("Planen\u00a0antas", ["Planen antas"]),
        ("Pla\u00adnen antas", ["Planen antas"]),
        ("ﬂera ﬁler", ["flera filer"]),
        ("A\u030asa O\u0308berg", ["Åsa Öberg"]),
        ("Planen   antas", ["Planen", "antas"]),
        ("Nämnden möts.  Den beslutar.", ["Nämnden möts. Den beslutar."]),
        ("Planen\tantas", ["Planen", "antas"]),
        ("\uf0b7 Planen antas", ["• Planen antas"]),
    ],
)
def test_marks_are_no_text(printed: str, texts: list[str]) -> None:
    assert [line.text for line in lines(printed)] == texts


@pytest.mark.parametrize(
    "printed",
    [
        "## § 12 Cykelplan\n\n**Beslut**\n\n1. Planen *antas* i dag.\n\n| **Siv Ek** | M |\n",
        "\ufeffPlanen  antas\r\n\r\n<b>Beslut</b>\tDen trycks\r\n",
        "Pla\u00adnen antas av A\u030asa\nNästa rad",
    ],
)
def test_places_cover_the_printed_words(printed: str) -> None:
    text = printed.removeprefix("\ufeff")
    for line in lines(printed):
        raw = text[line.start : line.end]
        assert raw[0] == line.text[0]
        assert raw[-1] == line.text[-1]
        assert plain(raw) == plain(line.text)


def plain(text: str) -> str:
    kept = unicodedata.normalize("NFC", text.replace("\u00ad", ""))
    return "".join(mark for mark in kept if mark.isalnum())


@pytest.mark.parametrize(
    ("printed", "gaps"),
    [
        ("Ett\nTvå", [0.0, 0.0]),
        ("Ett\n\nTvå", [0.0, 1.0]),
        ("Ett\n\n\nTvå", [0.0, 2.0]),
        ("Ett\n\fTvå", [0.0, PAGE_TURN]),
        ("Ett\f\nTvå", [0.0, PAGE_TURN]),
    ],
)
def test_the_space_above_a_row(printed: str, gaps: list[float]) -> None:
    assert [line.gap for line in lines(printed)] == gaps


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyFile),
        (b"\xef\xbb\xbf", EmptyFile),
        (b"\xff\xfe", EmptyFile),
        (" \n\u00a0\n".encode(), EmptyFile),
        (b"---\n***\n", EmptyFile),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64), UnknownFormat),
        (b"Planen\x00antas", UnknownFormat),
    ],
)
def test_bytes_that_are_no_minutes(data: bytes, error: type[FileProblem]) -> None:
    with pytest.raises(error):
        read(data, "prov")


Drawn = tuple[float, float, str, str]
"""x, y from the bottom, font, text."""


def pdf(*drawn: Drawn) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(595, 842), invariant=1)
    for x, y, font, text in drawn:
        canvas.setFont(font, 10)
        canvas.drawString(x, y, text)
    canvas.setFillColor(white)
    canvas.drawString(1, 1, ".")
    canvas.save()
    return file.getvalue()


PLAIN, BOLD = "Helvetica", "Helvetica-Bold"
for name in ("Vera", "VeraBd"):
    pdfmetrics.registerFont(TTFont(name, f"{name}.ttf"))


def printed_rows(data: bytes) -> list[str]:
    return plain_text(line for line in READERS["pdf"].read(data).lines if line.text != ".").split("\n")


@pytest.mark.parametrize(
    ("drawn", "rows"),
    [
        ([(70, 700, PLAIN, "Plats"), (200, 700, PLAIN, "Salen")], ["Plats\tSalen"]),
        (
            [
                (70, 700, PLAIN, "Siv Ek (M)"),
                (300, 700, PLAIN, "Bo Ask (S)"),
                (70, 688, PLAIN, "Cia Öst (C)"),
                (300, 688, PLAIN, "Dan Ed (L)"),
            ],
            ["Siv Ek (M)\tBo Ask (S)", "Cia Öst (C)\tDan Ed (L)"],
        ),
        ([(300, 700, PLAIN, "Bo Ask (S)"), (70, 700, PLAIN, "Siv Ek (M)")], ["Siv Ek (M)\tBo Ask (S)"]),
        ([(70, 700, PLAIN, "Planen antas av nämnden")], ["Planen antas av nämnden"]),
        ([(70, 688, PLAIN, "nederst"), (70, 700, PLAIN, "Överst")], ["Överst", "nederst"]),
        ([(70, 700, BOLD, "Plats"), (105, 700, PLAIN, "Salen")], ["Plats\tSalen"]),
        ([(70, 700, PLAIN, "Plats"), (200, 702, PLAIN, "Salen")], ["Plats\tSalen"]),
        ([(70, 700, PLAIN, "utbygg-"), (70, 688, PLAIN, "naden antas")], ["utbygg-", "naden antas"]),
    ],
)
def test_pdf_rows_and_columns(drawn: list[Drawn], rows: list[str]) -> None:
    assert printed_rows(pdf(*drawn)) == rows


@pytest.mark.parametrize(("plain_font", "bold_font"), [("Vera", "VeraBd"), (PLAIN, BOLD)])
def test_a_bold_beginning_is_set_apart(plain_font: str, bold_font: str) -> None:
    found = READERS["pdf"].read(pdf((70, 700, bold_font, "Beslut"), (110, 700, plain_font, "Planen antas"))).lines
    assert [(line.text, line.bold) for line in found[:2]] == [("Beslut", True), ("Planen antas", False)]


@pytest.mark.parametrize(
    ("label", "value", "words"),
    [
        ("Beslut:", "Planen antas nu", ["Beslut:", "Planen antas nu"]),
        ("Beslut", "Planen antas nu", ["Beslut", "Planen antas nu"]),
        ("Nämndens beslut:", "Planen", ["Nämndens beslut:", "Planen"]),
        ("§ 12", "Dnr: KS 2024/117", ["§ 12", "Dnr: KS 2024/117"]),
        ("Pla", "nen antas", ["Planen", "antas"]),
    ],
)
def test_a_bold_label_that_touches_its_value(label: str, value: str, words: list[str]) -> None:
    end = 70 + pdfmetrics.stringWidth(label, "VeraBd", 10)
    found = READERS["pdf"].read(pdf((70, 700, "VeraBd", label), (end, 700, "Vera", value))).lines
    assert [line.text for line in found[:-1]] == words


def test_a_label_may_be_set_smaller_than_its_value() -> None:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(595, 842), invariant=1)
    for x, font, size, text in ((70, "VeraBd", 8, "Beslut"), (170, "Vera", 11, "Planen antas")):
        canvas.setFont(font, size)
        canvas.drawString(x, 700, text)
    canvas.save()
    assert [line.size for line in READERS["pdf"].read(file.getvalue()).lines] == [8, 11]


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        ("utbygg-", "naden antas", "utbyggnaden antas"),
        ("Siv Brück-", "Hansson antas", "Siv Brück-Hansson antas"),
        ("hälso-", "och sjukvård", "hälso- och sjukvård"),
    ],
)
def test_a_word_that_pdfium_joined_over_a_line_end(first: str, second: str, text: str) -> None:
    rows = rows_of(READERS["pdf"].read(pdf((70, 700, PLAIN, first), (70, 688, PLAIN, second))).lines)
    assert next(paragraphs(rows, margin(rows, paged=True) * 0.1)).text == text


def test_a_line_has_its_box_size_and_page() -> None:
    line = READERS["pdf"].read(pdf((70, 700, PLAIN, "Planen antas"))).lines[0]
    assert line.box
    assert (line.page, line.size, round(line.box.x0)) == (1, 10.0, 70)
    assert line.box.y0 < 842 - 700 < line.box.y1
    assert line.box.x0 == pytest.approx(line.x0, abs=0.1)


def test_a_table_that_holds_tables_only_places_the_parts_of_a_page() -> None:
    page = (
        "<html><body><table><tr><td><a href=a.htm>Fullmäktige</a><br><a href=b.htm>Karta</a></td><td>"
        "<h2>Ekby kommun</h2>"
        "<table><tr><td>Plats</td><td>Stora salen</td></tr><tr><td>Tid</td><td>13.00</td></tr></table>"
        "<p>Planen antas.</p></td></tr></table><center>Sidan uppdaterades i mars</center></body></html>"
    )
    rows = rows_of(READERS["html"].read(page.encode()).lines)
    assert [[line.text for line in row] for row in rows] == [
        ["Ekby kommun"],
        ["Plats", "Stora salen"],
        ["Tid", "13.00"],
        ["Planen antas."],
        ["Sidan uppdaterades i mars"],
    ]
    assert is_frame(rows[-1])


def nested(depth: int) -> bytes:
    return f"<html><body><p>Före</p>{'<div>' * depth}<p>Inne</p>{'</div>' * depth}<p>Efter</p></body></html>".encode()


def test_a_deeply_nested_page_loses_no_text() -> None:
    assert plain_text(READERS["html"].read(nested(300)).lines).split() == ["Före", "Inne", "Efter"]


def test_a_page_nested_too_deep_says_so() -> None:
    with pytest.raises(DamagedFile, match="fler nivåer"):
        READERS["html"].read(nested(20_000))
