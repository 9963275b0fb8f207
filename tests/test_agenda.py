"""The agenda of a kallelse as a table that only the left edges of its columns show."""

from extractors.agenda import read_agenda
from extractors.evidence import ledger
from extractors.furniture import rows_of
from models.lines import Line

EDGES = (58.0, 86.0, 266.0, 348.0)


def table(*rows: tuple[str, ...]) -> list[Line]:
    """Rows of a page, each of four columns; a row that begins with "|" has padding above."""
    return [
        Line(
            text.strip("|"),
            row,
            0,
            1,
            EDGES[column],
            EDGES[column] + 5 * len(text),
            page=1,
            gap=0.4 * ("|" in texts[0]),
        )
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        if text.strip("|")
    ]


ROWS = (
    ("|", "Upprop", "", ""),
    ("|1.", "Cykelplan för Ekby och", "KS 180/2021", "Förslag till beslut"),
    ("", "Norra Ekby", "", "Nämnden beslutar"),
    ("", "Föredragande: Siv Ek", "", "att anta cykelplanen, samt"),
    ("", "", "", "att trycka den."),
    ("|", "Paus", "", ""),
    ("|2.", "Vägplan", "KS 181/2021", "Förslag till beslut"),
    ("", "", "", "Planen antas. Den gäller"),
    ("", "", "", "till 2025."),
)


def test_a_table_without_cells() -> None:
    first, second = read_agenda(rows_of(table(*ROWS)), ledger())
    assert (first.number, first.title, first.case_numbers) == (
        "1",
        "Cykelplan för Ekby och Norra Ekby",
        ("KS 180/2021",),
    )
    assert first.proposals == ("att anta cykelplanen", "att trycka den")
    assert [(part.label, part.text) for part in first.sections] == [
        ("Föredragande", "Siv Ek"),
        ("Förslag till beslut", "Nämnden beslutar\natt anta cykelplanen, samt\natt trycka den."),
    ]
    assert (second.title, second.proposals) == ("Vägplan", ("Planen antas. Den gäller till 2025.",))


def test_numbered_rows_with_text_under_them_are_no_table() -> None:
    rows = (("|1.", "Cykelplan", "KS 180/2021"), ("", "Nämnden antar planen."), ("|2.", "Vägplan", "KS 181/2021"))
    assert read_agenda(rows_of(table(*rows)), ledger()) == ()
