"""Names in running text and the attendance list."""

import pytest

from extractors.mentions import chains, find_mentions, present
from inside import PRESENT, document, item
from models.record import Attendee, Person

LIST = present(
    [
        Attendee("Anna Ek", "S", role="ordförande"),
        Attendee("Bo Ask", "M"),
        Attendee("Frida Ek", "MP"),
        Attendee("Lars-Göran Höglund", "C"),
        Attendee("Siv Maria Holm", "L"),
    ]
)
ANNA, BO, LARS = Person("Anna Ek", "S"), Person("Bo Ask", "M"), Person("Lars-Göran Höglund", "C")


@pytest.mark.parametrize(
    ("text", "found", "rule"),
    [
        ("Bo Ask (M) yrkar", BO, "mention.listed"),
        ("Bo Ask yrkar", BO, "mention.listed"),
        ("Bo Asks (M) yrkande", BO, "mention.genitive"),
        ("Bo Asks yrkande", BO, "mention.genitive"),
        ("Bo Ask:s yrkande", BO, "mention.listed"),
        ("Asks yrkande", BO, "mention.surname"),
        ("Ask (M) yrkar", BO, "mention.surname"),
        ("Ek (S) yrkar", ANNA, "mention.surname"),
        ("Lars-Göran Hoglund (C) yrkar", LARS, "mention.misread"),
        ("Lars- Göran Höglund yrkar", LARS, "mention.misread"),
        ("Lars-Göran Höglund (M) yrkar", Person("Lars-Göran Höglund", "M"), "mention.printed"),
        ("Rut Gran (KD) yrkar", Person("Rut Gran", "KD"), "mention.printed"),
        ("Ordföranden Anna Ek (S) yrkar", ANNA, "mention.listed"),
        ("Anna Ek, S, yrkar", ANNA, "mention.listed"),
        ("Rut Gran (–) yrkar", Person("Rut Gran", "-"), "mention.printed"),
        ("Moderaterna (M) yrkar", None, ""),
        ("Storstads kommun yrkar", None, ""),
        ("Ledamöterna från M yrkar", None, ""),
    ],
)
def test_a_name_finds_its_person(text: str, found: Person | None, rule: str) -> None:
    mentions = find_mentions(text, LIST)
    assert [(one.person, one.rule) for one in mentions] == ([(found, rule)] if found else [])


def test_two_candidates_are_none() -> None:
    (one,) = find_mentions("Eks yrkande", LIST)
    assert (one.person, one.candidates) == (None, ("Anna Ek (S)", "Frida Ek (MP)"))


def test_two_candidates_are_warned_of() -> None:
    record = document("Yrkanden\n\nEk yrkar avslag.")
    assert [(warning.code, warning.message, warning.item) for warning in record.warnings if warning.item] == [
        ("name-ambiguous", "§ 12: ”Ek” kan vara Anna Ek (S) eller Frida Ek (MP) i närvarolistan.", "12")
    ]
    assert [(one.text, one.movers) for one in record.items[0].motions] == [("avslag", ())]


def test_two_misreadings_equally_near_stay_as_printed() -> None:
    listed = present([Attendee("Karin Lindberg", "S"), Attendee("Karin Lindborg", "S")])
    (one,) = find_mentions("Karin Lindburg (S) yrkar", listed)
    assert (one.person, len(one.candidates)) == (Person("Karin Lindburg", "S"), 2)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Anna Ek (S), Bo Ask (M) och Rut Gran (C)", [["Anna Ek", "Bo Ask", "Rut Gran"]]),
        ("tjänstgörande ersättarna Bo Ask (M) och Rut Gran (C) samt ordföranden Anna Ek (S)", None),
        ("Anna Ek (S). Bo Ask (M)", [["Anna Ek"], ["Bo Ask"]]),
        ("Anna Ek (S) yrkar bifall till Bo Asks (M) yrkande", [["Anna Ek"], ["Bo Ask"]]),
        ("Eva M. Rund (S) och Bo Ask (M)", [["Eva M. Rund", "Bo Ask"]]),
    ],
)
def test_names_make_a_list(text: str, names: list[list[str]] | None) -> None:
    found = [
        [one.person.name for one in chain.mentions if one.person] for chain in chains(text, find_mentions(text, LIST))
    ]
    assert found == (names or [["Bo Ask", "Rut Gran", "Anna Ek"]])


def test_a_name_broken_over_rows_is_one() -> None:
    inside = (
        "Yrkanden\n\nDan Lindqvist (C), ordföranden Anna\nEk (S) och tjänstgörande\nersättaren Bo Ask (M) yrkar avslag."
    )
    assert [who.name for who in item(inside, PRESENT).motions[0].movers] == ["Dan Lindqvist", "Anna Ek", "Bo Ask"]
