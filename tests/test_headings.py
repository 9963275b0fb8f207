"""Where a § begins: all printed forms of a heading, never a § in running text, never a row of the contents."""

import pytest

from extractors import extract
from extractors.headings import bare_headings, paragraph_headings, point_headings
from extractors.readers.text import read
from extractors.rows import rows_of
from models.record import Item

TEXT = "\n\nBeslut\n\nNämnden godkänner planen.\n\n"


def numbers(printed: str) -> list[str]:
    return [heading.number for heading in paragraph_headings(rows_of(read(printed.encode()).lines))]


def points(printed: str) -> list[str]:
    return [heading.number for heading in point_headings(rows_of(read(printed.encode()).lines))]


def items(printed: str) -> list[Item]:
    (record,) = extract(f"Protokoll\n\nSammanträdesdatum 2024-03-05\n\n{printed}".encode(), "prov.txt")
    return list(record.items)


def headed(printed: str) -> tuple[str, str, tuple[str, ...]]:
    """Number, title and case numbers of the one item under a printed heading."""
    (item,) = items(printed + TEXT)
    return item.number, item.title, item.case_numbers


@pytest.mark.parametrize(
    ("printed", "number", "title", "cases"),
    [
        ("§ 22 Cykelplan", "22", "Cykelplan", ()),
        ("§22 Cykelplan", "22", "Cykelplan", ()),
        ("§ 22. Cykelplan", "22", "Cykelplan", ()),
        ("§ 22: Cykelplan", "22", "Cykelplan", ()),
        ("§22Cykelplan", "22", "Cykelplan", ()),
        ("§ 22 - Cykelplan", "22", "Cykelplan", ()),
        ("§ 22 – Cykelplan", "22", "Cykelplan", ()),
        ("§ 22\tCykelplan", "22", "Cykelplan", ()),
        ("§ 22          Cykelplan", "22", "Cykelplan", ()),
        ("§ 22\nCykelplan", "22", "Cykelplan", ()),
        ("§ 22.\nCykelplan", "22", "Cykelplan", ()),
        ("§ 22\n\nCykelplan", "22", "Cykelplan", ()),
        ("## § 22 Cykelplan", "22", "Cykelplan", ()),
        ("**§ 22 Cykelplan**", "22", "Cykelplan", ()),
        ("22 § Cykelplan", "22", "Cykelplan", ()),
        ("Ks § 22 Cykelplan", "22", "Cykelplan", ()),
        ("KSAU § 22 Cykelplan", "22", "Cykelplan", ()),
        ("Ks § 22\nCykelplan", "22", "Cykelplan", ()),
        ("BUN § 22 Dnr BUN 2024/117\nCykelplan", "22", "Cykelplan", ("BUN 2024/117",)),
        ("§ 116a Cykelplan", "116a", "Cykelplan", ()),
        ("§ 116 a Cykelplan", "116a", "Cykelplan", ()),
        ("§ 22 Cykelplan, etapp 2", "22", "Cykelplan, etapp 2", ()),
        ("§ 22 12 nya busslinjer", "22", "12 nya busslinjer", ()),
        ("§ 22 ”Gröna vågen”", "22", "”Gröna vågen”", ()),
        ("§ 22 e-tjänster i skolan", "22", "e-tjänster i skolan", ()),
        ("§ 179   Dnr KS-2025-00970\nCykelplan", "179", "Cykelplan", ("KS-2025-00970",)),
        ("§ 22 (KS 2024/117)\nCykelplan", "22", "Cykelplan", ("KS 2024/117",)),
        ("§ 22 Cykelplan (KS 2024/117)", "22", "Cykelplan", ("KS 2024/117",)),
        ("§ 22 Cykelplan (Diarienummer\n2024-BKN0117/002)", "22", "Cykelplan", ("2024-BKN0117/002",)),
        ("§ 22 Cykelplan, dnr 2024/117", "22", "Cykelplan", ("2024/117",)),
        ("§ 22 Cykelplan\nDnr 2024/117", "22", "Cykelplan", ("2024/117",)),
        ("§ 22     Cykelplan\nDnr      KS 2024/117", "22", "Cykelplan", ("KS 2024/117",)),
        ("§ 22 Cykelplan\nHSF240207", "22", "Cykelplan", ("HSF240207",)),
        ("§ 22 Cykelplan\nDiarienummer: KS 2024/117, KS 2024/118", "22", "Cykelplan", ("KS 2024/117", "KS 2024/118")),
        ("§ 15 1435/22\nCykelplan", "15", "Cykelplan", ("1435/22",)),
        ("§ 22 Budget 2024-2026", "22", "Budget 2024-2026", ()),
        ("§ 22 Mål och budget 2024–2026", "22", "Mål och budget 2024–2026", ()),
        ("§ 22 Yttrande över SOU 2024:34", "22", "Yttrande över SOU 2024:34", ()),
        ("§ 22 Remiss av prop. 2016/17:171", "22", "Remiss av prop. 2016/17:171", ()),
        ("§ 22 Sammanträdesdagar 2025", "22", "Sammanträdesdagar 2025", ()),
        ("§ 22 Delårsrapport 2024-08-31", "22", "Delårsrapport 2024-08-31", ()),
        ("§ 22\nInformation", "22", "Information", ()),
        ("§ 22\nYttrande", "22", "Yttrande", ()),
        ("§ 22  Dnr 2024/117\nTillsyn enligt\nmiljöbalken", "22", "Tillsyn enligt miljöbalken", ("2024/117",)),
        ("§ 22 Plan för cykel- och\ngångvägar i Ekby", "22", "Plan för cykel- och gångvägar i Ekby", ()),
        ("KSAU § 22/2014 Cykelplan", "22", "Cykelplan", ()),
        ("KSAU § 22/2014                Dnr 2014/45 023\n\nCykelplan", "22", "Cykelplan", ("2014/45 023",)),
        ("KSau § 22 Cykelplan", "22", "Cykelplan", ()),
        ("KS-AU § 22 Cykelplan", "22", "Cykelplan", ()),
        ("§§ 22-24 Meddelanden", "22-24", "Meddelanden", ()),
        ("KF § 22 DNR: KN.2019.12\nCykelplan", "22", "Cykelplan", ("KN.2019.12",)),
        ("KF § 22   Dnr M 02:147\nCykelplan", "22", "Cykelplan", ("M 02:147",)),
        ("§ 22   Dnr 00117/20242.6.\nCykelplan", "22", "Cykelplan", ("00117/2024",)),
        ("§ 22\nCykelplan\nLK 0704-0312                  Anf. 3", "22", "Cykelplan Anf. 3", ("LK 0704-0312",)),
        ("§ 22   Kungörelse   Anf. 1\nLK 0704-0312", "22", "Kungörelse Anf. 1", ("LK 0704-0312",)),
        (
            "§ 22 Cykelplan för Ekby\nsamt gångvägar\nDnr KS 2024/117\nNämnden får en plan.\nDen är ny.",
            "22",
            "Cykelplan för Ekby samt gångvägar",
            ("KS 2024/117",),
        ),
        (
            "§ 22 Svar på motion från Siv Ek (M) om fler\nträd längs Storgatan",
            "22",
            "Svar på motion från Siv Ek (M) om fler träd längs Storgatan",
            (),
        ),
    ],
)
def test_a_heading_in_all_its_forms(printed: str, number: str, title: str, cases: tuple[str, ...]) -> None:
    assert headed(printed) == (number, title, cases)


def test_the_title_may_take_three_rows() -> None:
    rows = (
        "§ 22 Svar på motion om att utreda möjligheten att anlägga en\n"
        "ny bro över Ekån mellan Ekby centrum och de nya\nbostäderna vid Norra stranden"
    )
    assert headed(rows)[1] == rows.replace("\n", " ")[5:]


def test_what_belongs_to_the_text_is_no_title() -> None:
    (item,) = items("§ 22 Cykelplan\n\nNämnden har fått en plan. Den visas i dag.\n\nBeslut\n\nPlanen antas.\n")
    assert (item.title, item.sections[0].text) == ("Cykelplan", "Nämnden har fått en plan. Den visas i dag.")


def test_a_title_on_two_rows_ends_where_the_text_begins() -> None:
    (item,) = items(
        "§ 22\nTillsyn enligt\nmiljöbalken\nNämnden får veta hur tillsynen går.\n\nBeslut\n\nPlanen antas.\n"
    )
    assert item.title == "Tillsyn enligt miljöbalken"


@pytest.mark.parametrize(
    "row",
    [
        "§ 5 i kommunallagen gäller.",
        "§ 5 kommunallagen gäller för beslutet.",
        "§ 23 och § 24 utgår.",
        "§§ 23-24 justeras omedelbart.",
        "§ 23, § 24 och § 25 justeras.",
        "enligt § 23 i protokollet",
        "Se § 23 Budget i protokollet.",
        "8 kap. 12 § kommunallagen",
        "12 § kommunallagen (2017:725)",
        "§ 23 st. 2 i reglementet",
        "§ 23 KL",
        "§ 23-24",
        "Beslut enligt KS § 23",
    ],
)
def test_a_paragraph_sign_in_running_text_begins_nothing(row: str) -> None:
    assert numbers(f"§ 22 Cykelplan\n\nBeslut\n\n{row}\n\nPlanen antas.\n\n§ 40 Vägplan\n\nPlanen antas.\n") == [
        "22",
        "40",
    ]


CONTENTS = [
    "§ 22 Cykelplan ............ 3\n§ 23 Vägplan ............ 4\n",
    "§ 22 Cykelplan . . . . . . 3\n§ 23 Vägplan . . . . . . 4\n",
    "§ 22 Cykelplan…………… 3\n§ 23 Vägplan…………… 4\n",
    "§ 22 Cykelplan\t3\n§ 23 Vägplan\t4\n",
    "§ 22 Cykelplan          3\n§ 23 Vägplan          4\n",
    "§ 22\tCykelplan\t3\n§ 23\tVägplan\t4\n",
    "§ 22 Cykelplan\n§ 23 Vägplan\n",
    "Innehållsförteckning\n\n§ 22 Cykelplan\n\n§ 23 Vägplan\n",
    "§ 22 Plan för cykel i Ekby och\nNorra Ekby ............ 3\n§ 23 Vägplan ............ 4\n",
]


@pytest.mark.parametrize("contents", CONTENTS)
def test_a_row_of_the_contents_begins_nothing(contents: str) -> None:
    text = f"{contents}\n\n§ 22 Cykelplan{TEXT}§ 23 Vägplan{TEXT}"
    assert [(item.number, item.title, len(item.decisions)) for item in items(text)] == [
        ("22", "Cykelplan", 1),
        ("23", "Vägplan", 1),
    ]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("§ 1 A\n\nText.\n\n§ 2 B\n\nText.\n\n§ 3 C\n\nText.", ["1", "2", "3"]),
        ("§ 106 A\n\nText.\n\n§ 108 B\n\nText.", ["106", "108"]),
        ("§ 12 A\n\nText.\n\n§ 12a B\n\nText.\n\n§ 13 C\n\nText.", ["12", "12a", "13"]),
        ("§ 9 A\n\nText.\n\n§ 10 B\n\nText.\n\n§ 11 C\n\nText.", ["9", "10", "11"]),
        ("§ 99 A\n\nText.\n\n§ 100 B\n\nText.\n\n§ 101 C\n\nText.", ["99", "100", "101"]),
        ("§ 7 A\n\nText.\n\n§ 3 Tidigare beslut\n\nText.\n\n§ 8 B\n\nText.", ["7", "8"]),
    ],
)
def test_numbers_rise(printed: str, expected: list[str]) -> None:
    assert numbers(printed) == expected


def test_a_heading_of_several_paragraphs_is_one_item() -> None:
    found = items(f"§ 2 Cykelplan{TEXT}§§ 3-5 Meddelanden{TEXT}§ 6 Vägplan{TEXT}")
    assert [(item.number, item.title) for item in found] == [
        ("2", "Cykelplan"),
        ("3-5", "Meddelanden"),
        ("6", "Vägplan"),
    ]


def test_the_paragraph_of_another_body_is_earlier_handling() -> None:
    _, second = items(
        f"Sn § 7 Cykelplan{TEXT}Sn § 8  Au § 14  Sn § 3  Dnr 2017/21-06\nAu § 9\n\nVägplan{TEXT}Au § 9\n\nBordlagd."
    )
    assert (second.number, second.title, second.case_numbers) == ("8", "Vägplan", ("2017/21-06",))
    assert [(part.kind, part.text) for part in second.sections] == [
        ("other", "Au § 14 Sn § 3\nAu § 9"),
        ("decision", "Nämnden godkänner planen.\nAu § 9\nBordlagd."),
    ]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("1 Välkommen\n\nText.\n\n2 Läget\n\nText.", ["1", "2"]),
        ("1. Välkommen\n\nText.\n\n2. Läget\n\nText.", ["1", "2"]),
        ("1) Välkommen\n\nText.\n\n2) Läget\n\nText.", ["1", "2"]),
        ("Punkt 1 Välkommen\n\nText.\n\nPunkt 2 Läget\n\nText.", ["1", "2"]),
        ("Punkt 1: Välkommen\n\nText.\n\nPunkt 2: Läget\n\nText.", ["1", "2"]),
        ("Ärende 1 – Välkommen\n\nText.\n\nÄrende 2 – Läget\n\nText.", ["1", "2"]),
        ("Punkt 1\nVälkommen\n\nText.\n\nPunkt 2\nLäget\n\nText.", ["1", "2"]),
        ("Punkt 1 Välkommen\n\n1. Kaffe\n\n2. Bulle\n\nPunkt 2 Läget\n\nPunkt 3 Vägen", ["1", "2", "3"]),
        ("1. Välkommen\n\n12 personer deltog.\n\n2. Läget\n\nText.", ["1", "2"]),
        ("1. Välkommen ........ 2\n2. Läget ........ 3\n\n1. Välkommen\n\nText.\n\n2. Läget\n\nText.", ["1", "2"]),
        (
            "1 Upprop\n2 Närvaro\n3 Läget\n   1 Planen antas\n   2 Den trycks\n   3 Den sprids\n4 Frågor",
            ["1", "2", "3", "4"],
        ),
        ("1 Mötet öppnas\n\nText.\n\n2 Läget\n\nText.", ["1", "2"]),
        ("2 liter mjölk\n\nText.", []),
        ("Text utan punkter.", []),
    ],
)
def test_points_of_minutes_without_paragraph_sign(printed: str, expected: list[str]) -> None:
    assert points(printed) == expected


@pytest.mark.parametrize(
    "again",
    ["§ 12 Cykelplan forts.", "§ 12 Cykelplan, forts", "§ 12 (forts.) Cykelplan", "Forts. § 12", "§ 12 Cykelplan"],
)
def test_a_paragraph_goes_on_under_its_heading_again(again: str) -> None:
    first, second = items(
        f"§ 12 Cykelplan\n\nSammanfattning\n\nPlanen är lång och\n\f\n{again}\n\nvisas i dag.{TEXT}§ 13 Vägplan{TEXT}"
    )
    assert [(part.kind, part.text) for part in first.sections] == [
        ("summary", "Planen är lång och visas i dag."),
        ("decision", "Nämnden godkänner planen."),
    ]
    assert (first.title, second.title) == ("Cykelplan", "Vägplan")


def test_the_rows_of_the_title_go_with_a_heading_again() -> None:
    first, _ = items(
        f"§ 12 1379/22\nCykelplan\nBeslut\nPlanen antas.\n\n"
        f"§ 12 1379/22\nCykelplan\nReservation\nSiv Ek (M) gör en.\n\n"
        f"§ 13 Vägplan{TEXT}"
    )
    assert [(part.kind, part.text) for part in first.sections] == [
        ("decision", "Planen antas."),
        ("reservation", "Siv Ek (M) gör en."),
    ]


@pytest.mark.parametrize("title", ["Upprop", "Justering", "Val av justerare", "Information", "Jäv", "Votering"])
def test_a_word_of_the_inside_may_be_a_title(title: str) -> None:
    first, second = items(f"§ 12\n{title}\nDet går fort.\n\n§ 13 {title}\n\nDet går fort.\n")
    assert (first.title, second.title) == (title, title)
    assert [part.text for part in first.sections] == ["Det går fort."]


@pytest.mark.parametrize("rows", ["65 Cykelplan{0}66 Vägplan{0}", "65. Cykelplan{0}66. Vägplan{0}"])
def test_a_lost_sign_is_told_by_the_order(rows: str) -> None:
    assert [(item.number, item.title) for item in items(rows.format(TEXT))] == [("65", "Cykelplan"), ("66", "Vägplan")]


def test_a_list_under_the_title_is_no_part_of_it() -> None:
    assert headed("§ 22 Avsägelser\na) Siv Ek (M) lämnar\nnämnden.") == ("22", "Avsägelser", ())


def test_numbered_points_are_no_paragraphs() -> None:
    assert items("2. Cykelplan\n3. Vägplan\n4. Taxa\n\nBeslut\n\nPlanerna antas.") == []


def test_a_label_without_a_number_is_no_title() -> None:
    assert headed("§ 22 Cykelplan\nDnr") == ("22", "Cykelplan", ())
    assert headed("§ 22   Dnr\nCykelplan") == ("22", "Cykelplan", ())


BARE = (
    "25 Val av justerare\n\nBeslut\n\nSiv Ek (M) utses.\n\n"
    "{second}\n\nBeslut\n\n1. Listan godkänns.\n2. Den läggs ut.\n\n"
    "27 Cykelplan\n\nTexten om planen.\n\nBeslut\n\nNämnden antar planen."
)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (BARE.format(second="26 Ärendelista"), ["25", "26", "27"]),
        (BARE.format(second="26. Ärendelista"), []),
        (
            "1 Val av justerare\n\nBeslut\n\nEk utses.\n\n2 Ärendelista\n\nBeslut\n\nJa.\n\n3 Väg\n\nBeslut\n\nJa.",
            ["1", "2", "3"],
        ),
        (
            "25 Val ..... 3\n26 Ärenden ..... 3\n27 Cykelplan ..... 4\n\n" + BARE.format(second="26 Ärenden"),
            ["25", "26", "27"],
        ),
        ("Beslut\n\n1. Planen antas.\n2. Planen läggs ut.\n3. Planen trycks.", []),
        ("1 Plan\n\nText.\n\n2 Väg\n\nText.\n\n3 Bro\n\nText.\n\nBeslut", []),
    ],
)
def test_paragraphs_whose_print_leaves_the_sign_out(printed: str, expected: list[str]) -> None:
    assert [heading.number for heading in bare_headings(rows_of(read(printed.encode()).lines))] == expected


def test_a_case_number_in_a_column_of_its_own_is_no_text() -> None:
    (item,) = items("§ 22     Cykelplan\nDnr      KS 2024/117" + TEXT)
    assert [section.kind for section in item.sections] == ["decision"]
