"""What kind of document this is: by its printed title and its labels."""

import pytest

from extractors import extract
from models.record import Kind

ITEM = "§ 12 Cykelplan\n\nBeslut\n\nPlanen antas.\n"
POINTS = "1 Välkommen\n\nSiv Ek öppnar mötet.\n\n2 Läget\n\nAlla berättar.\n"
FRONT = "Sammanträdesdatum\t2024-03-05\nBeslutande\tSiv Ek (M), Bo Ask (S)\nUtsedd att justera\tBo Ask\n"


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        (f"Protokoll\n\n{FRONT}\n{ITEM}", "protokoll"),
        (f"PROTOKOLL\n\n{FRONT}\n{ITEM}", "protokoll"),
        (f"SAMMANTRÄDESPROTOKOLL\n\n{FRONT}\n{ITEM}", "protokoll"),
        (f"Protokoll 1(51)\n\n{FRONT}\n{ITEM}", "protokoll"),
        (f"Protokoll          1 (51)\n\n{FRONT}\n{ITEM}", "protokoll"),
        (f"{FRONT}\n{ITEM}", "protokoll"),
        (f"Protokollsutdrag\n\nSammanträdesdatum 2024-03-05\n\n{ITEM}", "protokollsutdrag"),
        (f"UTDRAG UR PROTOKOLL\n\nSammanträdesdatum 2024-03-05\n\n{ITEM}", "protokollsutdrag"),
        (f"Protokoll från miljönämnden, 2024-03-05\n\n{ITEM}", "protokollsutdrag"),
        (f"{ITEM}\nRätt utdraget intygar:", "protokollsutdrag"),
        (f"Protokoll\n\n{FRONT}\n{ITEM}\nRätt utdraget intygar:", "protokoll"),
        (f"Minnesanteckningar\n\nDatum 2024-03-05\n\n{POINTS}", "minnesanteckningar"),
        (f"Anteckningar\n\nDatum 2024-03-05\n\n{POINTS}", "minnesanteckningar"),
        (f"Sammanträdesanteckningar\n\nDatum 2024-03-05\n\n{ITEM}", "minnesanteckningar"),
        (f"Minnesanteckningar 1(3)\n\nDatum 2024-03-05\n\n{POINTS}", "minnesanteckningar"),
        (f"Datum 2024-03-05\n\nVid anteckningarna\nSiv Ek\n\n{POINTS}", "minnesanteckningar"),
        (f"Minnesanteckningar, Presidiet 2024-03-05\n\n{POINTS}", "minnesanteckningar"),
        (f"Anteckningar förda vid möte med presidiet\n\nDatum 2024-03-05\n\n{POINTS}", "minnesanteckningar"),
        (f"Protokoll\n\n{FRONT}\n{ITEM}\nRättelseyrkande kan framställas inom 14 dagar.", "other"),
        (f"Kallelse\n\nDatum 2024-03-05\n\n{POINTS}", "kallelse"),
        (f"Kallelse/föredragningslista\n\nDatum 2024-03-05\n\n{POINTS}", "kallelse"),
        (f"Föredragningslista\n\nDatum 2024-03-05\n\n{POINTS}", "kallelse"),
        (f"KALLELSE 1 (2)\n\nDatum 2024-03-05\n\n{POINTS}", "kallelse"),
        ("Framtidens vägar\n\nSiv Ek, Ekby\n\n• Fler cyklar\n• Färre bilar\n", "other"),
        (
            (
                "Cykelplan för Sala kommun\n\nAntagen av kommunfullmäktige 2024-03-05, § 12\n\n"
                "1 Inledning\n\nPlanen gäller till 2030.\n"
            ),
            "other",
        ),
        ("Lagen om vägar\n\n1 kap. Inledning\n\n3 § Den som bygger väg ska märka ut den.\n", "other"),
        (
            (
                "Tjänsteskrivelse\n\nDatum 2024-03-05\n\nFörslag till beslut\n\nPlanen antas.\n\n"
                "Sammanfattning\n\nPlanen behövs.\n"
            ),
            "other",
        ),
        ("Rapport om vägar\n\n1 Inledning\n\nBeslut\n\n2 Vägar\n\nBeslut\n\n3 Broar\n\nBeslut\n", "other"),
        ("Ett brev om protokoll och kallelser.", "other"),
    ],
)
def test_the_kind(printed: str, kind: Kind) -> None:
    (record,) = extract(printed.encode(), "prov.txt")
    assert record.kind == kind


@pytest.mark.parametrize("name", ["Kallelse 2024-03-05.txt", "Minnesanteckningar.txt", "presentation.txt"])
def test_the_name_of_the_file_decides_nothing(name: str) -> None:
    (record,) = extract(f"Protokoll\n\n{FRONT}\n{ITEM}".encode(), name)
    assert (record.kind, record.source.name) == ("protokoll", name)


@pytest.mark.parametrize(
    ("title", "has_justering"),
    [("Protokoll", True), ("Protokollsutdrag", True), ("Minnesanteckningar", False), ("Kallelse", False)],
)
def test_justering_belongs_to_a_protokoll(title: str, has_justering: bool) -> None:
    (record,) = extract(f"{title}\n\nSammanträdesdatum 2024-03-05\n\n{ITEM}".encode(), "prov.txt")
    assert (record.justering is not None) is has_justering


def test_what_is_no_minutes_is_kept_as_text() -> None:
    (record,) = extract("Framtidens vägar\n\nDatum 2024-03-05\n\n• Fler cyklar".encode(), "prov.txt")
    assert (record.items, record.attendees, record.meeting.dates, record.justering) == ((), (), (), None)
    assert record.text
    assert "Fler cyklar" in record.text


@pytest.mark.parametrize(
    ("row", "numbers"),
    [
        ("1. Cykelplan\n2. Vägplan\n", ["1", "2"]),
        ("1 Cykelplan\n2 Vägplan\n", ["1", "2"]),
        ("Upprop\n1. Cykelplan\n2. Vägplan\n", ["1", "2"]),
    ],
)
def test_a_kallelse_has_its_agenda_as_items_without_decisions(row: str, numbers: list[str]) -> None:
    (record,) = extract(f"Kallelse\n\nSammanträdesdatum 2024-03-05\n\n{row}".encode(), "prov.txt")
    assert [item.number for item in record.items] == numbers
    assert not any(item.decisions for item in record.items)


def test_what_a_kallelse_proposes_is_no_decision() -> None:
    text = (
        "Kallelse\n\nSammanträdesdatum 2024-03-05\n\n1. Cykelplan\n\nFörslag till beslut\n\n"
        "Planen antas.\n\n2. Vägplan\n\nInformation.\n"
    )
    (record,) = extract(text.encode(), "prov.txt")
    assert [(item.proposals, item.decisions) for item in record.items] == [(("Planen antas.",), ()), ((), ())]
