"""The groups of an attendance list, told by its label, the label over it, and headings within it."""

import pytest

from extractors import extract
from extractors.fields import read_front
from extractors.groups import lists_of
from extractors.readers.text import read
from extractors.rows import rows_of
from models.record import Attendee


def people(front: str, end: str = ".txt") -> list[Attendee]:
    text = f"Sala kommun\nMiljönämnden\nProtokoll\n\n{front}\n\n§ 12 Cykelplan\n\nBeslut\n\nPlanen antas.\n"
    (found,) = extract(text.encode(), f"prov{end}")
    return list(found.attendees)


def short(front: str) -> list[str]:
    return [f"{one.name} {one.capacity}" for one in people(front)]


def member(*names: str) -> list[str]:
    return [f"{name} member" for name in names]


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        (
            "Närvarande\nNämndens ledamöter\nSiv Ek (M)\nNämndens ersättare\nBo Ask (S)\nCia Öst (C), tjänstgörande",
            ["Siv Ek member", "Bo Ask substitute", "Cia Öst serving_substitute"],
        ),
        ("Närvarande ledamöter\nSiv Ek (M)\n\nNärvarande ers\nBo Ask (S)", ["Siv Ek member", "Bo Ask substitute"]),
        (
            (
                "Beslutande\nLedamöter     Siv Ek (M)\nErsättare     Bo Ask (S)\n\n"
                "Övriga närvarande\nErsättare     Cia Öst (C)\n"
            ),
            ["Siv Ek member", "Bo Ask serving_substitute", "Cia Öst substitute"],
        ),
        ("Beslutande\nSiv Ek (M)\n\nErsättare\nBo Ask (S)", ["Siv Ek member", "Bo Ask substitute"]),
        (
            "Övriga deltagande     Ersättare: Bo Ask (S), Cia Öst (L) samt rektor Eva Å, jurist Dan Ed",
            ["Bo Ask substitute", "Cia Öst substitute", "Eva Å other", "Dan Ed other"],
        ),
        (
            "Beslutande     Siv Ek (M)\nNärvarorätt    Bo Ask\n               Cia Öst",
            ["Siv Ek member", "Bo Ask other", "Cia Öst other"],
        ),
        ("Närvarande\nLedamöter (2)\nSiv Ek (M)\nErsättare (1)\nBo Ask (S)", ["Siv Ek member", "Bo Ask substitute"]),
        ("Deltagare\nSiv Ek          Omsorgsnämnden\nBo Ask          PRO, ordförande", member("Siv Ek", "Bo Ask")),
    ],
)
def test_a_heading_begins_a_group(front: str, expected: list[str]) -> None:
    assert short(front) == expected


@pytest.mark.parametrize(
    "label",
    [
        "Närvarorätt",
        "Närvarande med närvaro- och yttranderätt",
        "Personalföreträdare",
        "Fackliga företrädare",
        "Ungdomsrepresentanter",
        "Föredragande",
        "Revisorer",
    ],
)
def test_who_is_there_without_deciding(label: str) -> None:
    assert short(f"Beslutande\nSiv Ek (M)\n\n{label}\nBo Ask") == ["Siv Ek member", "Bo Ask other"]


def test_a_list_without_people_is_no_list() -> None:
    front = read_front(rows_of(read(b"Plats\tStora salen\nBeslutande\n").lines))
    assert list(lists_of(front.fields)) == []
