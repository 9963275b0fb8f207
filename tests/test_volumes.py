"""Several minutes in one file become several records; a list of those present on the last page is no new front page."""

import pytest

from extractors import extract
from models.record import Record


def minutes(month: str, first: int) -> str:
    return (
        f"Sala kommun\nProtokoll\nMiljönämnden\n\nPlats och tid\tStora salen, kl. 13.00-15.00\n"
        f"Sammanträdesdatum\t2024-{month}-05\nBeslutande\tSiv Ek (M), ordförande\n\tBo Ask (S)\n"
        f"Utses att justera\tBo Ask\n\n§ {first} Cykelplan\n\nBeslut\n\nNämnden antar planen.\n\n"
        f"§ {first + 1} Övrigt\n\nBeslut\n\nNämnden noterar läget.\n\n"
    )


def records(text: str) -> tuple[Record, ...]:
    return extract(text.encode(), "protokoll.txt")


@pytest.mark.parametrize("second", [3, 1])
def test_each_set_of_minutes_is_a_record(second: int) -> None:
    march, april = records(minutes("03", 1) + minutes("04", second))
    assert (march.meeting.dates, april.meeting.dates) == (("2024-03-05",), ("2024-04-05",))
    assert [item.number for item in march.items] == ["1", "2"]
    assert [item.number for item in april.items] == [str(second), str(second + 1)]
    assert [len(item.decisions) for item in (*march.items, *april.items)] == [1, 1, 1, 1]
    assert april.id == f"{march.id}-2"
    assert [person.name for person in april.attendees] == ["Siv Ek", "Bo Ask"]


def test_a_single_set_of_minutes_is_one_record() -> None:
    (record,) = records(minutes("03", 1))
    assert record.body == "Miljönämnden"


def test_those_present_on_the_last_page_belong_to_the_same_minutes() -> None:
    listed = (
        "Närvarolista\n\nBeslutande\n\nSiv Ek (M)\n\nErsättare\n\nCia Öst (C)\n\nÖvriga närvarande\n\nUlf Ed, chef\n"
    )
    (record,) = records(minutes("03", 1) + listed)
    assert [item.number for item in record.items] == ["1", "2"]
    assert "Cia Öst" in [person.name for person in record.attendees]
