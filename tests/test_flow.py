"""Rows to paragraphs: what joins, what parts; the hyphen at a line's end; sentences that go on over a page."""

import pytest

from extractors.flow import margin, paragraphs
from extractors.passages import wrapped
from extractors.readers.text import read
from extractors.rows import rows_of
from models.lines import Line

WIDE = "Nämnden har tagit del av förvaltningens förslag till en ny plan för"
"""A row as wide as the text is set."""
FULL = f"{WIDE}\n{WIDE}\n{WIDE}\n\n"
"""Rows that tell where the text is wrapped."""


def joined(printed: str) -> list[str]:
    """The paragraphs of a text, after its first ones, which only tell the margin."""
    rows = rows_of(read((FULL + printed).encode()).lines)
    return [paragraph.text for paragraph in paragraphs(rows[3:], margin(rows, paged=False))]


def words(*rows: str) -> str:
    return wrapped(Line(row, number, 0, len(row), 0, len(row)) for number, row in enumerate(rows)).text


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (("utbygg-", "naden"), "utbyggnaden"),
        (("Vendela Brück-", "Hansson"), "Vendela Brück-Hansson"),
        (("Per-", "Erik Ek"), "Per-Erik Ek"),
        (("hälso-", "och sjukvård"), "hälso- och sjukvård"),
        (("cykel-", "eller gångväg"), "cykel- eller gångväg"),
        (("sammanträdes-", "och arvodesplan"), "sammanträdes- och arvodesplan"),
        (("för-", "och nackdelar"), "för- och nackdelar"),
        (("åren 2024-", "2026"), "åren 2024-2026"),
        (("KS 2024-", "00117"), "KS 2024-00117"),
        (("planen -", "den nya"), "planen - den nya"),
        (("planen", "för Ekby"), "planen för Ekby"),
        (("e-", "tjänster"), "e-tjänster"),
        (("SKR-", "avtalet"), "SKR-avtalet"),
        (("EU-", "medel"), "EU-medel"),
    ],
)
def test_the_hyphen_at_the_end_of_a_row(rows: tuple[str, ...], text: str) -> None:
    assert words(*rows) == text


@pytest.mark.parametrize(
    "printed",
    [
        f"{WIDE}\ncyklister i kommunen.",
        f"{WIDE}\n{WIDE}\ncyklister i kommunen.",
        f"{WIDE} gång-\nvägar i kommunen.",
        f"{WIDE}\nEkby och Norra Ekby.",
        f"{WIDE}\n\f\ncyklister i kommunen.",
        f"{WIDE}\n---\ncyklister i kommunen.",
        f"1. {WIDE}\n   cyklister i kommunen.",
        f"- {WIDE}\n  cyklister i kommunen.",
    ],
)
def test_what_joins(printed: str) -> None:
    assert len(joined(printed)) == 1


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Planen visas.\n\nDen antas.", ["Planen visas.", "Den antas."]),
        ("Planen visas.\nDen antas.", ["Planen visas.", "Den antas."]),
        ("Nämnden beslutar\natt anta planen.", ["Nämnden beslutar", "att anta planen."]),
        ("att anta planen, samt\natt sända den vidare.", ["att anta planen, samt", "att sända den vidare."]),
        ("att anta planen,\natt sända den vidare.", ["att anta planen,", "att sända den vidare."]),
        ("1. Planen antas.\n2. Den sänds vidare.", ["1. Planen antas.", "2. Den sänds vidare."]),
        ("1) Planen antas.\n2) Den sänds vidare.", ["1) Planen antas.", "2) Den sänds vidare."]),
        ("a) Planen antas.\nb) Den sänds vidare.", ["a) Planen antas.", "b) Den sänds vidare."]),
        ("- Planen antas\n- Den sänds vidare", ["Planen antas", "Den sänds vidare"]),
        ("– Planen antas\n– Den sänds vidare", ["Planen antas", "Den sänds vidare"]),
        ("• Planen antas\n• Den sänds vidare", ["Planen antas", "Den sänds vidare"]),
        ("Skiss\nKarta\nKalkyl", ["Skiss", "Karta", "Kalkyl"]),
        (f"{WIDE}\n\nDen antas.", [WIDE, "Den antas."]),
        ("Planen visas.\n\f\nDen antas.", ["Planen visas.", "Den antas."]),
        (f"- {WIDE}\n- Karta", [WIDE, "Karta"]),
    ],
)
def test_what_parts(printed: str, expected: list[str]) -> None:
    assert joined(printed) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Planen bygger på\nall text.", ["Planen bygger på all text."]),
        (f"{WIDE} bättre och säkrare\natt-göra-listor.", [f"{WIDE} bättre och säkrare att-göra-listor."]),
        (f"{WIDE} att\n2024 anta den.", [f"{WIDE} att 2024 anta den."]),
        (f"{WIDE} – som\n– sägs det – antas.", [f"{WIDE} – som", "sägs det – antas."]),
        (f"{WIDE} den\n1 januari 2024.", [f"{WIDE} den 1 januari 2024."]),
        (f"{WIDE} senast\n31. Där.", [f"{WIDE} senast", "31. Där."]),
    ],
)
def test_what_is_hard_to_tell(printed: str, expected: list[str]) -> None:
    assert joined(printed) == expected


@pytest.mark.parametrize(
    ("printed", "marker"),
    [
        ("- Planen", "-"),
        ("• Planen", "-"),
        ("1. Planen", "1."),
        ("2) Planen", "2)"),
        ("a) Planen", "a)"),
        ("Planen", ""),
    ],
)
def test_the_mark_that_a_paragraph_began_with(printed: str, marker: str) -> None:
    rows = rows_of(read(printed.encode()).lines)
    assert [paragraph.marker for paragraph in paragraphs(rows, float("inf"))] == [marker]


def test_a_list_entry_ends_at_a_date_however_wide_its_row_is() -> None:
    row = "Tjänsteskrivelse om förslaget till ny plan för cyklister, 2024-02-13"
    rows = rows_of(read(f"{row}\nKarta\n".encode()).lines)
    assert [p.text for p in paragraphs(rows, len(row), listed=True)] == [row, "Karta"]


def test_a_short_row_of_a_list_is_an_entry_though_the_next_begins_in_lower_case() -> None:
    lines = [Line("Berörda", 0, 0, 7, 70, 110, 1), Line("valnämnden", 1, 8, 18, 70, 130, 1)]
    assert [p.text for p in paragraphs([(line,) for line in lines], 500, listed=True)] == ["Berörda", "valnämnden"]
    assert [p.text for p in paragraphs([(line,) for line in lines], 500)] == ["Berörda valnämnden"]


def test_columns_of_a_row_are_joined_by_a_space() -> None:
    rows = rows_of(read(b"Planen      antas").lines)
    assert [p.text for p in paragraphs(rows, float("inf"))] == ["Planen antas"]
