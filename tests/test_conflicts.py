"""Jäv, in the § and announced elsewhere."""

import pytest

from inside import PRESENT, codes, document, item


def conflicted(inside: str, present: tuple[str, ...] = PRESENT) -> list[str]:
    return [person.name for person in item(inside, present).conflicts_of_interest]


@pytest.mark.parametrize(
    ("inside", "names"),
    [
        ("Jäv\n\nBo Ask (M) anmäler jäv och deltar inte i handläggningen.", ["Bo Ask"]),
        ("Jäv\n\nBo Ask (M) deltar varken i handläggningen av eller beslutet i ärendet.", ["Bo Ask"]),
        ("Jäv\n\nPå grund av jäv lämnar Bo Ask (M) och Cia Ås (V) lokalen.", ["Bo Ask", "Cia Ås"]),
        ("Jäv\n\nBo Ask (M)", ["Bo Ask"]),
        ("Jäv\n\nOrdföranden anmäler jäv och lämnar rummet.", ["Anna Ek"]),
        ("Jäv\n\nBo Ask (M) anmäler jäv och ersätts av Cia Ås (V).", ["Bo Ask"]),
        ("Bo Ask (M) deltar inte i beslutet på grund av jäv.\n\nBeslut\n\nPlanen antas.", ["Bo Ask"]),
        ("Protokollsanteckning\n\nBo Ask (M) deltar inte på grund av jäv.", ["Bo Ask"]),
        ("Beslut\n\nPlanen antas.\n\nPå grund av jäv deltar Bo Ask (M) inte i handläggningen.", ["Bo Ask"]),
        ("Jäv\n\nIngen anmäler jäv.", []),
        ("Bo Ask (M) deltar inte i beslutet.\n\nBeslut\n\nPlanen antas.", []),
        ("Sammanfattning\n\nRutinen för jäv har setts över av Bo Ask (M).\n\nBeslut\n\nPlanen antas.", []),
    ],
)
def test_who_has_jav(inside: str, names: list[str]) -> None:
    assert conflicted(inside) == names


def test_jav_announced_in_another_item_belongs_to_the_item_it_concerns() -> None:
    inside = (
        "Beslut\n\nPlanen antas.\n\n§ 13 Anmälan av jäv\n\nBo Ask (M) anmäler jäv under paragraf 12: Cykelplan.\n\n"
        "Cia Ås (V) anmäler jäv i §§ 12 och 14.\n\n§ 14 Skolbuss\n\nBeslut\n\nBussen utgår."
    )
    found = {one.number: [person.name for person in one.conflicts_of_interest] for one in document(inside).items}
    assert found == {"12": ["Bo Ask", "Cia Ås"], "13": [], "14": ["Cia Ås"]}


def test_jav_of_an_item_that_is_not_there_is_warned_of() -> None:
    assert codes(document("Jäv\n\nBo Ask (M) anmäler jäv under paragraf 99.")) == ["conflict-elsewhere"]


def test_the_attendance_list_states_jav() -> None:
    present = (*PRESENT[:-1], "Frida Ek (MP), ej § 12 på grund av jäv")
    assert conflicted("Beslut\n\nPlanen antas.", present) == ["Frida Ek"]
    assert conflicted("Jäv\n\nFrida Ek (MP) anmäler jäv.", present) == ["Frida Ek"]
    assert conflicted("Beslut\n\nPlanen antas.", (*PRESENT[:-1], "Frida Ek (MP), ej § 12")) == []
