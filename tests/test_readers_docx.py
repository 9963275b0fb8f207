"""DOCX: tabs, line breaks, tables, list numbers, headers and footers, page breaks, text boxes."""

import copy
import io
import tracemalloc
from collections.abc import Callable

import docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from extractors import extract
from extractors.readers import READERS
from hostile import zip_bomb
from models.errors import DamagedFile
from models.lines import PAGE_TURN, Line, plain_text

Build = Callable[[WordDocument], object]


def lines(build: Build) -> tuple[Line, ...]:
    """The lines of a document that `build` has filled."""
    document = docx.Document()
    build(document)
    file = io.BytesIO()
    document.save(file)
    return READERS["docx"].read(file.getvalue()).lines


def rows(build: Build) -> list[str]:
    return plain_text(lines(build)).split("\n")


def bold_then_plain(document: WordDocument) -> None:
    paragraph = document.add_paragraph()
    paragraph.add_run("Beslut").bold = True
    paragraph.add_run(" Planen antas")


def split_runs(document: WordDocument) -> None:
    paragraph = document.add_paragraph()
    for part in ("Pla", "nen an", "tas"):
        paragraph.add_run(part)


def no_break_hyphen(document: WordDocument) -> None:
    run = document.add_paragraph().add_run("Siv Brück")
    run._r.append(OxmlElement("w:noBreakHyphen"))
    run.add_text("Hansson")


def hyperlink(document: WordDocument) -> None:
    paragraph = document.add_paragraph("Se ")
    link = OxmlElement("w:hyperlink")
    link.append(copy.deepcopy(paragraph.add_run("planen")._r))
    paragraph._p.remove(paragraph.runs[-1]._r)
    paragraph._p.append(link)


def inserted_and_deleted(document: WordDocument) -> None:
    paragraph = document.add_paragraph("Planen ")
    change = '<w:{0} {1} w:id="1" w:author="x"><w:r><w:{2}>{3}</w:{2}></w:r></w:{0}>'
    paragraph._p.append(parse_xml(change.format("ins", nsdecls("w"), "t", "antas")))
    paragraph._p.append(parse_xml(change.format("del", nsdecls("w"), "delText", "avslås")))


def text_box(document: WordDocument) -> None:
    namespaces = (
        f'{nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    )
    content = "<w:txbxContent><w:p><w:r><w:t>Ekby kommun</w:t></w:r></w:p></w:txbxContent>"
    document.add_paragraph("Protokoll").add_run()._r.append(
        parse_xml(
            f'<mc:AlternateContent {namespaces}><mc:Choice Requires="wps"><wps:txbx>{content}</wps:txbx></mc:Choice>'
            f"<mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
        )
    )


def content_control(document: WordDocument) -> None:
    paragraph = document.add_paragraph("Planen antas")
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent/></w:sdt>")
    paragraph._p.addprevious(control)
    control[0].append(paragraph._p)


@pytest.mark.parametrize(
    ("build", "expected"),
    [
        (lambda document: document.add_paragraph("Planen antas"), ["Planen antas"]),
        (lambda document: document.add_paragraph("Plats\tSalen"), ["Plats\tSalen"]),
        (lambda document: document.add_paragraph("Plats\t\tSalen"), ["Plats\tSalen"]),
        (lambda document: document.add_paragraph("Ett\nTvå"), ["Ett", "Två"]),
        (lambda document: document.add_paragraph("Siv Ek\tM\nBo Ask\tS"), ["Siv Ek\tM", "Bo Ask\tS"]),
        (bold_then_plain, ["Beslut\tPlanen antas"]),
        (split_runs, ["Planen antas"]),
        (no_break_hyphen, ["Siv Brück-Hansson"]),
        (hyperlink, ["Se planen"]),
        (inserted_and_deleted, ["Planen antas"]),
        (text_box, ["Protokoll", "Ekby kommun"]),
        (content_control, ["Planen antas"]),
        (lambda document: document.add_paragraph("Pla\u00adnen\u00a0antas"), ["Planen antas"]),
        (lambda document: [document.add_paragraph(text, "List Bullet") for text in ("Ett", "Två")], ["- Ett", "- Två"]),
    ],
)
def test_the_text_of_paragraphs(build: Build, expected: list[str]) -> None:
    assert rows(build) == expected


def numbered(document: WordDocument) -> None:
    numbers = document.part.numbering_part.element
    number = next(num.get(qn("w:numId")) for num in numbers.iterfind(qn("w:num")) if _decimal(numbers, num))
    for text in ("Planen antas.", "Den trycks."):
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        properties.append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')
        )


def _decimal(numbers: object, num: object) -> bool:
    owner = num.find(qn("w:abstractNumId")).get(qn("w:val"))  # type: ignore[attr-defined]
    path = f"{qn('w:abstractNum')}[@{qn('w:abstractNumId')}='{owner}']/{qn('w:lvl')}/{qn('w:numFmt')}"
    found = numbers.find(path)  # type: ignore[attr-defined]
    return found is not None and found.get(qn("w:val")) == "decimal"


@pytest.mark.parametrize(
    ("build", "expected"),
    [
        (numbered, ["1. Planen antas.", "2. Den trycks."]),
        (
            lambda document: [document.add_paragraph(text, "List Number") for text in ("Ett", "Två")],
            ["1. Ett", "2. Två"],
        ),
    ],
)
def test_the_numbers_that_word_prints(build: Build, expected: list[str]) -> None:
    assert rows(build) == expected


def table(*cells: tuple[str, ...], merged: bool = False) -> Build:
    def build(document: WordDocument) -> None:
        found = document.add_table(len(cells), len(cells[0]))
        for row, texts in enumerate(cells):
            for column, text in enumerate(texts):
                if text:
                    found.cell(row, column).text = text
        if merged:
            found.cell(0, 0).merge(found.cell(0, len(cells[0]) - 1))

    return build


def nested(document: WordDocument) -> None:
    outer = document.add_table(1, 1).cell(0, 0)
    outer.text = "Beslutande"
    outer.add_table(1, 2).cell(0, 1).text = "Siv Ek (M)"


@pytest.mark.parametrize(
    ("build", "expected"),
    [
        (table(("Siv Ek", "M"), ("Bo Ask", "S")), ["Siv Ek\tM", "Bo Ask\tS"]),
        (table(("Beslutande", "Siv Ek (M)\nBo Ask (S)")), ["Beslutande\tSiv Ek (M)", "Bo Ask (S)"]),
        (table(("", "M"), ("Bo Ask", "")), ["M", "Bo Ask"]),
        (table(("Närvarande", ""), ("Siv Ek", "M"), merged=True), ["Närvarande", "Siv Ek\tM"]),
        (nested, ["Beslutande", "Siv Ek (M)"]),
    ],
)
def test_tables(build: Build, expected: list[str]) -> None:
    assert rows(build) == expected


def vertically_merged(document: WordDocument) -> None:
    found = document.add_table(2, 2)
    found.cell(0, 0).merge(found.cell(1, 0)).text = "Beslutande"
    found.cell(0, 1).text, found.cell(1, 1).text = "Siv Ek (M)", "Bo Ask (S)"


def test_cells_merged_downwards_keep_the_columns() -> None:
    found = lines(vertically_merged)
    assert [(line.text, line.cell) for line in found] == [
        ("Beslutande", (0, 0, 0)),
        ("Siv Ek (M)", (0, 0, 1)),
        ("Bo Ask (S)", (0, 1, 1)),
    ]


def framed(document: WordDocument) -> None:
    document.sections[0].header.paragraphs[0].text = "Ekby kommun"
    document.sections[0].footer.paragraphs[0].text = "Justerandes sign"
    document.add_paragraph("Planen antas")


def test_headers_and_footers_are_furniture() -> None:
    assert [(line.text, line.style) for line in lines(framed)] == [
        ("Ekby kommun", "furniture"),
        ("Planen antas", ""),
        ("Justerandes sign", "furniture"),
    ]


def first_page_header(document: WordDocument) -> None:
    document.sections[0].different_first_page_header_footer = True
    document.sections[0].first_page_header.paragraphs[0].text = "Ekby kommun"
    document.add_paragraph("Planen antas")


def test_the_header_of_the_first_page_is_read() -> None:
    assert rows(first_page_header) == ["Ekby kommun", "Planen antas"]


def page_break(document: WordDocument) -> None:
    document.add_paragraph("Planen omfattar")
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("alla vägar.")


def page_break_before(document: WordDocument) -> None:
    document.add_paragraph("Planen omfattar")
    document.add_paragraph("alla vägar.").paragraph_format.page_break_before = True


@pytest.mark.parametrize("build", [page_break, page_break_before])
def test_a_page_break_is_a_page_turn(build: Build) -> None:
    assert [line.gap for line in lines(build)] == [0.0, PAGE_TURN]


def test_headings_and_bold_styles_are_bold() -> None:
    (line,) = lines(lambda document: document.add_heading("Beslut", 2))
    assert (line.bold, line.style, line.closed) == (True, "heading", True)


def test_a_word_file_becomes_a_record() -> None:
    document = docx.Document()
    framed(document)
    document.add_heading("Protokoll", 1)
    for text in ("Sammanträdesdatum\t2024-03-05", "§ 12 Cykelplan", "Beslut", "Planen antas."):
        document.add_paragraph(text)
    file = io.BytesIO()
    document.save(file)
    (record,) = extract(file.getvalue(), "prov.docx")
    assert (record.kind, record.meeting.dates) == ("protokoll", ("2024-03-05",))
    assert [decision.text for decision in record.items[0].decisions] == ["Planen antas."]


def test_a_file_that_unfolds_into_gigabytes_is_never_unpacked() -> None:
    data = zip_bomb()
    tracemalloc.start()
    try:
        with pytest.raises(DamagedFile, match="packas upp till mer"):
            READERS["docx"].read(data)
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()
