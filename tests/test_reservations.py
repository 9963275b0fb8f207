"""Reservationer by name and by party."""

import pytest

from inside import item

Found = list[tuple[list[str], list[str]]]


def reserved(inside: str) -> Found:
    return [([who.name for who in one.by], list(one.parties)) for one in item(inside).reservations]


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("Bo Ask (M) reserverar sig mot beslutet.", [(["Bo Ask"], ["M"])]),
        ("Bo Ask reserverar sig mot beslutet.", [(["Bo Ask"], ["M"])]),
        ("Mot beslutet reserverar sig Bo Ask (M) och Eva Björk (SD).", [(["Bo Ask", "Eva Björk"], ["M", "SD"])]),
        ("Bo Ask (M) reserverar sig till förmån för Cia Ås (V) yrkande.", [(["Bo Ask"], ["M"])]),
        ("Ledamöterna från SD reserverar sig mot beslutet.", [([], ["SD"])]),
        ("Ledamöterna från KD, M och MP reserverar sig mot beslutet.", [([], ["KD", "M", "MP"])]),
        ("Samtliga ledamöter för (M) och (V) reserverar sig mot beslutet.", [([], ["M", "V"])]),
        ("kds och s reserverar sig mot beslutet till förmån för det egna yrkandet.", [([], ["kds", "s"])]),
        ("Mot beslutet reserverar sig samtliga ledamöter från M.", [([], ["M"])]),
        ("Moderaterna reserverar sig mot beslutet.", [([], ["Moderaterna"])]),
        ("Bo Ask (M) lämnar skriftlig reservation.", [(["Bo Ask"], ["M"])]),
        (
            "Bo Ask (M) reserverar sig mot beslutet.\n\nEva Björk (SD) reserverar sig mot beslutet.",
            [(["Bo Ask"], ["M"]), (["Eva Björk"], ["SD"])],
        ),
        ("Bo Ask (M), Eva Björk (SD)", [(["Bo Ask", "Eva Björk"], ["M", "SD"])]),
        ("Ordföranden reserverar sig mot beslutet.", [(["Anna Ek"], ["S"])]),
        ("Reservation anmäls av Bo Ask (M).", [(["Bo Ask"], ["M"])]),
        ("Ingen reserverar sig.", []),
    ],
)
def test_who_reserves_themselves(printed: str, found: Found) -> None:
    assert reserved(f"Reservation\n\n{printed}") == found


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        ("Beslut\n\nPlanen antas.\n\nMot beslutet reserverar sig Bo Ask (M).", [(["Bo Ask"], ["M"])]),
        ("Beslutsgång\n\nOrdföranden finner bifall. Bo Ask (M) reserverar sig.", [(["Bo Ask"], ["M"])]),
        ("Protokollsanteckning\n\nBo Ask (M) antecknar att planen är sen.", []),
        ("Särskilt yttrande\n\nBo Ask (M) lämnar ett särskilt yttrande.", []),
        ("Beslut\n\nNämnden reserverar medel till Bo Ask (M).", []),
        ("Bakgrund\n\nBo Ask (M) reserverade sig i utskottet.\n\nBeslut\n\nPlanen antas.", []),
    ],
)
def test_where_a_reservation_may_stand(inside: str, found: Found) -> None:
    assert reserved(inside) == found


def test_the_text_is_the_sentence_and_what_its_colon_opens() -> None:
    (one,) = item("Reservation\n\nBo Ask (M) reserverar sig enligt följande:\n\nPlanen är för dyr.").reservations
    assert one.text == "Bo Ask (M) reserverar sig enligt följande: Planen är för dyr."
