"""A § whose content is not published keeps its place in the series; any other § is read as ever."""

import time

import pytest

from extractors import extract
from extractors.stubs import hides, numbers_of
from models.record import Item, Record
from output.reading import reading

FRONT = "Sala kommun\n\nSocialnämnden\n\nProtokoll\n\nSammanträdesdatum 2024-03-05\n\n"
BEFORE, AFTER = "§ 44 Plan\n\nBeslut\n\nPlanen antas.\n\n", "\n\n§ 48 Budget\n\nBeslut\n\nBudgeten antas.\n"


def record(printed: str, front: str = FRONT) -> Record:
    (found,) = extract(f"{front}{BEFORE}{printed}{AFTER}".encode(), "prov.txt")
    return found


def between(printed: str) -> tuple[Item, ...]:
    """The items between § 44 and § 48, which are as they were."""
    items = record(printed).items
    assert [(one.number, one.title, one.withheld) for one in (items[0], items[-1])] == [
        ("44", "Plan", False),
        ("48", "Budget", False),
    ]
    assert [section.text for section in items[0].sections] == ["Planen antas."]
    return items[1:-1]


@pytest.mark.parametrize(
    ("printed", "numbers", "title"),
    [
        ("§ 45 Personärende", "45", "Personärende"),
        ("§ 45 Sekretess", "45", "Sekretess"),
        ("§ 45 sekretess", "45", "sekretess"),
        ("§ 45 – Sekretess", "45", "Sekretess"),
        ("§ 45 Sekretessbelagt ärende", "45", "Sekretessbelagt ärende"),
        ("§ 45 Ärendet omfattas av sekretess", "45", "Ärendet omfattas av sekretess"),
        ("§ 45 (Sekretess enligt 26 kap. 1 § OSL)", "45", "(Sekretess enligt 26 kap. 1 § OSL)"),
        ("§ 45 Sekretess 26:1 OSL", "45", "Sekretess 26:1 OSL"),
        ("§ 45 Individärende – publiceras ej", "45", "Individärende – publiceras ej"),
        ("§ 45 Uppgifter borttagna", "45", "Uppgifter borttagna"),
        ("§ 45 Yttrande till domstol (sekretess)", "45", "Yttrande till domstol (sekretess)"),
        ("§ 45 ████████", "45", "████████"),
        ("§ 45 xxxxxxxx", "45", "xxxxxxxx"),
        ("§ 45\n████████ ████", "45", "████████ ████"),
        ("§ 45\n\nSekretess", "45", "Sekretess"),
        ("§ 45 Ärende som omfattas av sekretess\n\nDnr SN 2024/12", "45", "Ärende som omfattas av sekretess"),
        ("§ 45 Bistånd\n\nParagrafen publiceras inte på webben.", "45", "Bistånd"),
        ("§ 45 Bistånd\n\nBeslut\n\n████████ ███ ██████", "45", "Bistånd"),
        ("§ 45 Personärende\n\nBeslut\n\nSekretess", "45", "Personärende"),
        ("§ 45 Personärende\n\nBeslut", "45", "Personärende"),
        ("§ 45 Personärende\n\nSekretess.\n\nParagrafen är justerad.", "45", "Personärende"),
        ("§§ 45-47 Sekretessärenden", "45 46 47", "Sekretessärenden"),
        ("§§ 45–47 Sekretessärenden", "45 46 47", "Sekretessärenden"),
        ("§ 45-47 Sekretess", "45 46 47", "Sekretess"),
        ("§ 45 - 47 Paragraferna publiceras inte", "45 46 47", "Paragraferna publiceras inte"),
        ("§§ 45 till 47 Sekretess", "45 46 47", "Sekretess"),
        ("§§ 45, 46 och 47 Sekretess", "45 46 47", "Sekretess"),
        ("§§ 45–47\nSekretess", "45 46 47", "Sekretess"),
        ("§§ 45-46 Sekretess\n\nParagrafen är justerad.", "45 46", "Sekretess"),
    ],
)
def test_a_hidden_paragraph_is_an_item(printed: str, numbers: str, title: str) -> None:
    found = between(printed)
    assert [(one.number, one.title, one.withheld) for one in found] == [(one, title, True) for one in numbers.split()]
    assert not any(one.decisions or one.proposals for one in found)


@pytest.mark.parametrize("printed", ["§ 45-47 Utgår", "§§ 45-47 Utgår", "§§ 45-47\nUtgår", "§ 45–47 Utgår."])
def test_a_struck_paragraph_is_an_item_that_hides_nothing(printed: str) -> None:
    found = between(printed)
    assert [(one.number, one.title.rstrip("."), one.withheld) for one in found] == [
        (number, "Utgår", False) for number in ("45", "46", "47")
    ]


@pytest.mark.parametrize(
    ("printed", "title", "decision"),
    [
        ("§ 45 Sekretess vid e-post\n\nBeslut\n\nRiktlinjen antas.", "Sekretess vid e-post", "Riktlinjen antas."),
        ("§ 45 Personärende\n\nBeslut\n\nAnsökan beviljas.", "Personärende", "Ansökan beviljas."),
        ("§ 45 Sekretess\n\nBeslut\n\nRiktlinjen antas.", "Sekretess", "Riktlinjen antas."),
        ("§ 45 Bistånd\n\nBeslut\n\nAnsökan från ███████ beviljas.", "Bistånd", "Ansökan från ███████ beviljas."),
    ],
)
def test_a_paragraph_with_content_is_not_withheld(printed: str, title: str, decision: str) -> None:
    (found,) = between(printed)
    assert (found.title, found.withheld) == (title, False)
    assert [one.text for one in found.decisions] == [decision]


@pytest.mark.parametrize(
    "printed",
    [
        "§ 45 Information om sekretess",
        "§ 45 Publicering av protokoll",
        "§ 45 Personärenden i nämnden",
        "§ 45 Uppgifter om budget",
        "§ 45 Protokollet justeras",
        "§ 45 Bistånd\n\nInformation lämnas om sekretess.",
        "§ 45 Meddelanden\n\nInga meddelanden.",
    ],
)
def test_a_paragraph_about_such_things_is_not_withheld(printed: str) -> None:
    (found,) = between(printed)
    assert not found.withheld


def test_a_range_with_content_stays_one_item() -> None:
    (found,) = between("§§ 45-47 Meddelanden\n\nMeddelandena läggs till handlingarna.")
    assert (found.number, found.withheld) == ("45-47", False)


def test_a_reference_is_no_heading() -> None:
    (found,) = between("§ 45 Dagordning\n\nDagordningen ändras så att\n§ 46 utgår.\n§ 47 sekretess.")
    assert found.number == "45"


def test_the_contents_are_no_items() -> None:
    contents = "§ 44 Plan\n§ 45 Personärende\n§ 48 Budget\n\n"
    items = record("§ 45 Personärende", FRONT + contents).items
    assert [(one.number, one.withheld) for one in items] == [("44", False), ("45", True), ("48", False)]


def test_every_item_of_a_range_says_where_it_is_printed() -> None:
    found = record("§§ 45-47 Sekretess")
    places = {entry.path: entry.at for entry in found.evidence if entry.path.endswith("/withheld")}
    assert list(places) == ["/items/1/withheld", "/items/2/withheld", "/items/3/withheld"]
    assert len(set(places.values())) == 1
    assert not [warning for warning in found.warnings if warning.code.startswith(("item", "decision", "heading"))]


@pytest.mark.parametrize(
    ("printed", "numbers"),
    [
        ("45", ["45"]),
        ("45-47", ["45", "46", "47"]),
        ("45 -- 46", ["45", "46"]),
        ("45, 47 och 48", ["45", "47", "48"]),
        ("45 t.o.m. 46", ["45", "46"]),
        ("47-45", []),
        ("45, 45", []),
        ("1-2000", []),
        ("12a", []),
    ],
)
def test_the_numbers_of_several_paragraphs(printed: str, numbers: list[str]) -> None:
    assert numbers_of(printed) == numbers


@pytest.mark.parametrize(
    "text", ["█" * 290 + "a", "x" * 290 + "!a", "är som " * 40 + "!", "sekretess " * 29 + "§§a", "är dold " * 37 + "q"]
)
def test_a_long_text_takes_no_time(text: str) -> None:
    start = time.perf_counter()
    assert not hides(text)
    assert time.perf_counter() - start < 0.5


def test_the_reader_is_told() -> None:
    told = "Innehållet är inte publicerat."
    assert told in reading(record("§ 45 Personärende"))
    assert told not in reading(record("§ 45 Val"))
