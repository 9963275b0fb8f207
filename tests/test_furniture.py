"""Page furniture: what repeats at the edge of pages is found; sentences that it cut are whole again; text stays."""

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors import extract
from extractors.furniture import is_frame, part
from extractors.readers.text import read
from extractors.rows import row_text, rows_of
from models.lines import Box, Line
from models.record import Item


def parted(printed: str) -> tuple[list[str], list[str]]:
    """The rows of the body and those of the furniture."""
    sheets = part(rows_of(read(printed.encode()).lines))
    return [row_text(row) for row in sheets.body], [row_text(row) for row in sheets.furniture]


@pytest.mark.parametrize(
    ("row", "is_one"),
    [
        ("Justerandes sign   Utdragsbestyrkande", True),
        ("Justerandes sign", True),
        ("Justerandes signatur\tUtdragsbestyrkande", True),
        ("| Justerare: | Justerare: | Rätt utdraget intygar: |", True),
        ("Utdragsbestyrkande", True),
        ("Rätt utdraget intygar:   Justerandes sign   1 (1)", True),
        ("1 (1)", False),
        ("Justerandes sign.:", True),
        ("Just. sign.   Utdragets riktighet bestyrks", True),
        ("Signatur ordförande   Signatur justerare", True),
        ("Justerare Utdragsbestyrkande 4", True),
        ("Ordförandens sign  Justerandes sign   Utdragsbestyrkande  3(7)", True),
        ("Justerandes signatur   Sekreterarens sign   Utdragsbestyrkande", True),
        ("Justerare", False),
        ("Justerande", False),
        ("Justerare   Siv Ekmark", False),
        ("Planen antas", False),
    ],
)
def test_the_frame_of_a_page_is_known_by_its_words(row: str, is_one: bool) -> None:
    assert is_frame(rows_of(read(row.encode()).lines)[0]) is is_one


@pytest.mark.parametrize(
    ("row", "is_one"),
    [("2(23)", True), ("2 (23)", True), ("(4)", True), ("Sida 4 av 12", True), ("3/5", False), ("3 av 5", False)],
)
def test_a_page_number_alone_is_furniture_wherever_it_stands(row: str, is_one: bool) -> None:
    assert (row in parted(f"Planen antas\n\n{row}\n\nom vägen byggs.")[1]) is is_one


FOOT = "Justerandes sign   Utdragsbestyrkande"
HEAD = "Ekby kommun\nMiljönämnden\n2024-03-05"


@pytest.mark.parametrize(
    ("printed", "furniture"),
    [
        (f"Planen\n{FOOT}\n\fantas.", [FOOT.replace("   ", " ")]),
        (
            f"Planen\n\n{FOOT}\n\n{HEAD}\n\nantas.\n\n{FOOT}\n\n{HEAD}\n\nNästa.",
            [FOOT.replace("   ", " "), *HEAD.split("\n")] * 2,
        ),
        ("Planen\n\f2(4)\nantas\n\f3(4)\nnu.", []),
    ],
)
def test_furniture_is_parted_from_the_body(printed: str, furniture: list[str]) -> None:
    body, found = parted(printed)
    assert [row for row in found if "(" not in row] == furniture
    assert set(body) <= {"Planen", "antas.", "antas", "Nästa.", "nu."}


def test_nothing_is_lost_and_nothing_twice() -> None:
    printed = f"{HEAD}\n\nPlanen\n\n{FOOT}\n\n{HEAD}\n\nantas.\n\n{FOOT}\n"
    body, furniture = parted(printed)
    assert sorted([*body, *furniture]) == sorted(row_text(row) for row in rows_of(read(printed.encode()).lines))


@pytest.mark.parametrize(
    "row",
    [
        "Beslut",
        "Nämnden godkänner planen.",
        "att godkänna planen,",
        "§ 12 Cykelplan",
        "Beslutsunderlag",
        "Skickas till",
    ],
)
def test_text_that_comes_again_is_no_furniture(row: str) -> None:
    printed = f"{HEAD}\n\nEtt\n\f{HEAD}\n\n{row}\n\nTvå\n\f{HEAD}\n\n{row}\n\nTre\n\f{HEAD}\n\n{row}\n\nFyra"
    body, furniture = parted(printed)
    assert body.count(row) == 3
    assert row not in furniture


def pages(*bodies: list[str], head: str = "Ekby kommun", foot: str = "Justerandes sign", counted: bool = True) -> bytes:
    """A PDF of pages with a head and a foot; a row of a body stands 14 points under the one before."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(595, 842), invariant=1)
    for number, body in enumerate(bodies, start=1):
        canvas.setFont("Helvetica", 10)
        canvas.drawString(70, 805, head)
        canvas.drawString(300, 805, "Protokoll")
        if counted:
            canvas.drawString(500, 805, f"{number}({len(bodies)})")
        for index, row in enumerate(body):
            canvas.drawString(70, 740 - 14 * index, row)
        canvas.drawString(70, 40, foot)
        canvas.drawString(300, 40, "Utdragsbestyrkande")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def text_of(item: Item) -> str:
    return "\n".join(section.text for section in item.sections)


CUT = "Planen omfattar alla vägar i kommunen och har tagits fram tillsammans med"
BOTTOM = "dem som cyklar där varje dag."


@pytest.mark.parametrize(
    ("head", "foot", "counted"),
    [
        ("Ekby kommun", "Justerandes sign", True),
        ("Ekby kommun", "Justerandes sign", False),
        ("Miljönämnden 2024-03-05", "Elektroniskt signerat, dokument 55d1", True),
    ],
)
def test_a_sentence_that_a_page_cut_in_two_is_whole_again(head: str, foot: str, counted: bool) -> None:
    front = ["Miljönämnden", "Sammanträdesdatum 2024-03-05"]
    first = [*front, "", "§ 12 Cykelplan", "", CUT, CUT, CUT]
    data = pages(first, [BOTTOM, "", "Beslut", "", "Planen antas."], head=head, foot=foot, counted=counted)
    (record,) = extract(data, "prov.pdf")
    (item,) = record.items
    assert f"{CUT} {BOTTOM}" in text_of(item)
    assert not any(word in text_of(item) for word in (head, foot, "Utdragsbestyrkande", "(2)"))


def test_a_label_at_the_foot_of_two_pages_is_no_furniture() -> None:
    full = [CUT] * 42
    data = pages(
        ["Miljönämnden", "§ 12 Cykelplan", *full, "Miljönämndens beslut", "Planen antas."],
        ["§ 13 Vägar", "", *full, "Miljönämndens beslut", "Vägen byggs."],
    )
    (record,) = extract(data, "prov.pdf")
    assert [[point.text for point in item.decisions] for item in record.items] == [["Planen antas."], ["Vägen byggs."]]


def test_an_entry_at_the_top_of_two_pages_is_no_furniture() -> None:
    last = ["Skickas till", "- Siv Ek", "- Vägenheten"]
    data = pages(["Miljönämnden", "§ 12 Plan", *[CUT] * 45], [*last, "§ 13 Väg", *[CUT] * 40], last)
    (record,) = extract(data, "prov.pdf")
    assert [item.recipients for item in record.items] == [("Siv Ek", "Vägenheten")] * 2


def paged(*rows: tuple[int, float, str, str]) -> list[tuple[Line, ...]]:
    """Rows of a page, how far from the top, and two columns."""
    return [
        (
            Line(left, row, 0, len(left), 70, 150, page, Box(70, top, 150, top + 10)),
            Line(right, row, 0, len(right), 300, 400, page, Box(300, top, 400, top + 10)),
        )
        for row, (page, top, left, right) in enumerate(rows)
    ]


@pytest.mark.parametrize(("left", "right"), [("Nämndens beslut:", ""), ("Bilaga 1", ""), ("", "X"), ("", "Nej")])
def test_what_comes_again_by_chance_is_no_furniture(left: str, right: str) -> None:
    chance = [(left or name, right or text) for name, text in (("Siv Ek", "Planen antas."), ("Bo Ask", "Taxan antas."))]
    rows = paged(*((page, top, *cells) for page, cells in enumerate(chance, 1) for top in (30.0, 780.0)))
    heads = paged(*((page, 10.0, "Ekby kommun", f"{page} (2)") for page in (1, 2)))
    sheets = part(sorted([*rows, *heads], key=lambda row: (row[0].page or 0, row[0].x0)))
    assert {line.text for row in sheets.furniture for line in row} == {"Ekby kommun", "1 (2)", "2 (2)"}


def test_the_head_of_the_page_still_tells_the_organisation() -> None:
    data = pages(["Miljönämnden", "", "§ 12 Cykelplan", "", CUT], [BOTTOM], [CUT], head="Sala kommun")
    (record,) = extract(data, "prov.pdf")
    assert record.organisation
    assert record.organisation.name == "Sala kommun"


BOX = """+-----------+
| EKBY KOMMUN          P R O T O K O L L|
| Miljönämnden       2024-03-05      Blad {page}|
+-----------+
"""
SIGNS = "+------+------+\n| Justerandes sign   | Utdragsbestyrkande |\n|      |      |\n+------+------+\n"


def test_a_frame_drawn_with_characters_is_furniture() -> None:
    texts = ["Planen", "antas", "nu."]
    printed = "\n".join(f"{BOX.format(page=page)}\n{text}\n\n{SIGNS}" for page, text in enumerate(texts, start=1))
    body, furniture = parted(printed)
    assert body == texts
    assert furniture[0] == "EKBY KOMMUN PROTOKOLL"


@pytest.mark.parametrize(
    ("printed", "lines"),
    [
        ("EKBY KOMMUN P R O T O K O L L", ["EKBY KOMMUN", "PROTOKOLL"]),
        ("S A M M A N T R Ä D E", ["SAMMANTRÄDE"]),
        ("Bilaga A B C", ["Bilaga A B C"]),
        ("| Datum", ["Datum"]),
    ],
)
def test_what_a_typewriter_drew(printed: str, lines: list[str]) -> None:
    (row,) = rows_of(read(printed.encode()).lines)
    assert [line.text for line in row] == lines
    assert [printed[line.start : line.end].replace(" ", "") for line in row] == [
        text.replace(" ", "") for text in lines
    ]
