"""The front page: labels beside, above and before their value; who justerar, when, where; the notice."""

import pytest

from extractors import extract
from extractors.fields import read_front
from extractors.readers.text import read
from extractors.rows import rows_of
from models.record import Attendee, Justering, Meeting, Record, Signature


def record(front: str, end: str = "") -> Record:
    """A protokoll with this front page and, after its one §, this end."""
    text = f"Sala kommun\nMiljönämnden\nProtokoll\n\n{front}\n\n§ 12 Cykelplan\n\nBeslut\n\nPlanen antas.\n\n{end}"
    (found,) = extract(text.encode(), "prov.txt")
    return found


def justering(front: str, end: str = "") -> Justering:
    found = record(front, end).justering
    assert found
    return found


def fields(printed: str) -> list[tuple[str, str]]:
    return [(field.name, field.passage().text) for field in read_front(rows_of(read(printed.encode()).lines)).fields]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Plats     Stora salen", [("place", "Stora salen")]),
        ("Plats: Stora salen", [("place", "Stora salen")]),
        ("Plats:     Stora salen", [("place", "Stora salen")]),
        ("Plats\nStora salen", [("place", "Stora salen")]),
        ("Plats\n\nStora salen", [("place", "Stora salen")]),
        ("**Plats**\tStora salen", [("place", "Stora salen")]),
        ("<b>Plats</b>\tStora salen", [("place", "Stora salen")]),
        ("PLATS     Stora salen", [("place", "Stora salen")]),
        ("Plats     Stora salen,\n          Ekby", [("place", "Stora salen, Ekby")]),
        ("Justeringens     Kansliet\nplats och tid", [("justering_place_time", "Kansliet")]),
        ("Justeringens\nplats och tid     Kansliet", [("justering_place_time", "Kansliet")]),
        (
            "Ej tjänstgörande     Siv Ek (M)\nersättare            Bo Ask (S)",
            [("substitutes", "Siv Ek (M) Bo Ask (S)")],
        ),
        ("Beslut-     Siv Ek (M)\nande        Bo Ask (S)", [("members", "Siv Ek (M) Bo Ask (S)")]),
        ("Under-\nskrifter", [("signatures", "")]),
        ("Plats\tTid\nStora salen\t13.00-15.00", [("place", "Stora salen"), ("time", "13.00-15.00")]),
        ("Plats: Stora salen    Tid: 13.00-15.00", [("place", "Stora salen"), ("time", "13.00-15.00")]),
        ("Plats     Stora salen\nTid       13.00-15.00", [("place", "Stora salen"), ("time", "13.00-15.00")]),
        (
            "**Ledamöter:** Siv Ek (M) (t.o.m.\n§ 12), Bo Ask (S) (tjänstgörande\nersättare), Cia\nÖst (C)",
            [("members", "Siv Ek (M) (t.o.m. § 12), Bo Ask (S) (tjänstgörande ersättare), Cia Öst (C)")],
        ),
        (
            "Beslutande\nSiv Ek (M), vice\nordförande\nBo Ask (S)",
            [("members", "Siv Ek (M), vice ordförande Bo Ask (S)")],
        ),
        ("Ersättare\nSiv Ek (M), tjänstgörande\nersättare", [("substitutes", "Siv Ek (M), tjänstgörande ersättare")]),
        ("Övriga: Siv Ek\n(rektor)", [("others", "Siv Ek (rektor)")]),
        ("Plats: Stora salen,\nEkby", [("place", "Stora salen, Ekby")]),
        ("Plats: Stora salen\nMiljönämnden", [("place", "Stora salen")]),
        ("Sekreterare Siv Ek", [("secretary", "Siv Ek")]),
        ("Sekreterare ......................... Siv Ek", [("secretary", "Siv Ek")]),
        ("Paragrafer §§ 12-15", [("items", "§§ 12-15")]),
    ],
)
def test_a_label_and_its_value(printed: str, expected: list[tuple[str, str]]) -> None:
    assert fields(printed) == expected


MARCH = Meeting(("2024-03-05",), "13:00", "15:30", "Stora salen, Ekby")


@pytest.mark.parametrize(
    ("front", "meeting"),
    [
        ("Plats och tid\tStora salen, Ekby, 2024-03-05 kl. 13.00-15.30", MARCH),
        ("Plats och tid\tStora salen, Ekby, tisdagen den 5 mars 2024 kl 13.00–15.30", MARCH),
        ("Tid och plats\t2024-03-05, kl. 13.00-15.30, Stora salen, Ekby", MARCH),
        ("Tid och plats\tTisdagen den 5 mars 2024, kl. 13.00-15.30\n\tStora salen, Ekby", MARCH),
        ("Sammanträdesdatum\t2024-03-05\nPlats och tid\tStora salen, Ekby kl. 13.00-15.30", MARCH),
        ("Sammanträdesdatum\n2024-03-05\n\nPlats och tid\nStora salen, Ekby kl. 13.00-15.30", MARCH),
        ("Tid:\t2024-03-05 kl. 13.00-15.30\nPlats:\tStora salen, Ekby", MARCH),
        ("Dag / Tid\t5 mars 2024, 13.00-15.30\nPlats\tStora salen, Ekby", MARCH),
        ("Plats och tid\tStora salen, Ekby, 2024-03-05 kl. 13.00-15.30\n\tAjournering kl. 14.00-14.15", MARCH),
        ("Plats och tid\tStora salen, Ekby, 2024-03-05 kl. 13.00-15.30, paus 14.00-14.15", MARCH),
        ("2024-03-05\n\nPlats och tid\tStora salen, Ekby kl. 13.00-15.30", MARCH),
        ("Datum\t2024-03-05\nMötet öppnas\tkl. 13.00\nMötet avslutas\t15:30\nPlats\tStora salen, Ekby", MARCH),
        ("Tisdagen den 5 mars 2024, kl. 13.00-15.30\n\nPlats: Stora salen, Ekby", MARCH),
        ("Plats och tid\tStora salen, Ekby, 2024-03-05 kl. 13.00-14.00, 14.15-15.30", MARCH),
        ("Plats och tid\tStora salen, Ekby 2024-03-05\n\tKl. 13.00-14.00 och kl. 14.15-15.30", MARCH),
        ("Tid och plats\tTisdagen den 5 mars kl 13.00-15.30 i Stora salen, Ekby\nDatum\t2024-03-05", MARCH),
        ("Plats och tid\tStora salen, Ekby, 2024-03-05 kl 13.00-15.30\n\tVissa namn är borttagna ur utskriften", MARCH),
        ("Plats: Stora salen, Ekby Datum: 2024-03-05 Tid: 13.00-15.30", MARCH),
        ("Datum\t240305\nTid\t1300-1530\nPlats\tStora salen, Ekby", MARCH),
        (
            "Plats och tid\tMåndagen den 4 mars 2024 kl. 9-16 och tisdagen den 5 mars 2024 kl. 9-12, Stora salen",
            Meeting(("2024-03-04", "2024-03-05"), "09:00", "12:00", "Stora salen"),
        ),
        ("Datum\t2024-03-05\nTid\t9-12", Meeting(("2024-03-05",), "09:00", "12:00")),
        ("Datum\t4-5 mars 2024", Meeting(("2024-03-04", "2024-03-05"))),
        ("Datum\t2024-03-05\nTid\tkl. 13.00", Meeting(("2024-03-05",), "13:00")),
        ("Plats och tid\tStora salen, Ekby", Meeting(place="Stora salen, Ekby")),
        ("Datum\t2024-03-05\nPlats\tDigitalt via Teams", Meeting(("2024-03-05",), place="Digitalt via Teams")),
    ],
)
def test_when_and_where(front: str, meeting: Meeting) -> None:
    assert record(front).meeting == meeting


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("Utses att justera\tSiv Ek", Justering(adjusters=("Siv Ek",))),
        ("Utses att justera\tSiv Ek och Bo Ask", Justering(adjusters=("Siv Ek", "Bo Ask"))),
        ("Utsedda att justera\tSiv Ek (M), Bo Ask (S)", Justering(adjusters=("Siv Ek", "Bo Ask"))),
        ("Utses att justera\tSiv Ek och Bo Ask med Cia Öst som ersättare", Justering(adjusters=("Siv Ek", "Bo Ask"))),
        ("Utsedd att justera\nSiv Ek (M)", Justering(adjusters=("Siv Ek",))),
        ("Utsedda att justera\tSiv Ek (M)\n\tBo Ask (S)", Justering(adjusters=("Siv Ek", "Bo Ask"))),
        (
            "Justeringens plats och tid\tKansliet, Ekby, 2024-03-12",
            Justering(place="Kansliet, Ekby", date="2024-03-12"),
        ),
        ("Justeringens plats och tid\tKansliet 2024-03-12 kl. 10.00", Justering(place="Kansliet", date="2024-03-12")),
        ("Justeringens plats och tid\t2024-03-12, Kansliet", Justering(place="Kansliet", date="2024-03-12")),
        ("Plats och tid för justering\tKansliet den 12 mars 2024", Justering(place="Kansliet", date="2024-03-12")),
        ("Justeringsdatum\t2024-03-12", Justering(date="2024-03-12")),
        ("Justeringens plats och tid\tKansliet fredagen 17 januari kl 13:00", Justering(place="Kansliet")),
        ("Tid och plats för justering\tTorsdagen den 26 november kl. 10.00", Justering()),
        ("Protokollet omfattar\t§§ 12-15", Justering(items="§§ 12-15")),
        ("Paragrafer\t§§ 106, 108-123", Justering(items="§§ 106, 108-123")),
        ("Protokollet är justerat.", Justering(printed_status="justerat")),
        ("Protokollet är omedelbart justerat.", Justering(printed_status="omedelbart justerat")),
        ("Ojusterat protokoll", Justering(printed_status="ojusterat")),
        ("Protokollet är inte justerat.", Justering(printed_status="ojusterat")),
        ("Datum\t2024-03-05", Justering()),
    ],
)
def test_who_justerar_and_when(front: str, expected: Justering) -> None:
    assert justering(front) == expected


def test_under_one_label_the_chair_signs_too() -> None:
    found = justering(
        "", "Vid protokollet\n\nSiv Ek\n\nJusteras\n\nBo Ask (M), ordförande\n\nCia Öst (S)\n\nDan Ed (C), justerare"
    )
    assert found.adjusters == ("Cia Öst", "Dan Ed")


def test_a_date_on_a_page_of_signatures_is_not_the_meeting_s() -> None:
    found = record("Tid\tkl. 9.00-12.00", "Undertecknat av följande personer\n\nSIV EK\nDatum: 2024-03-12 08:43:44")
    assert found.meeting == Meeting(start="09:00", end="12:00")


SIGNED = (Signature("sekreterare", "Siv Ek"), Signature("ordförande", "Bo Ask"), Signature("justerare", "Cia Öst"))


@pytest.mark.parametrize(
    "block",
    [
        "Underskrifter\n\nSekreterare\tSiv Ek\n\nOrdförande\tBo Ask\n\nJusterare\tCia Öst",
        "Underskrifter\tSekreterare ..... Siv Ek  Ordförande ..... Bo Ask  Justerande ..... Cia Öst",
        (
            "Underskrifter\nSekreterare _____________ Siv Ek\nOrdförande _____________ Bo Ask\n"
            "Justerare _____________ Cia Öst"
        ),
        "Sekreterare ..... Paragrafer 12-14\n    Siv Ek\nOrdförande .....\n    Bo Ask\nJusterande .....\n    Cia Öst",
        "Underskrifter\nSekreterare Siv Ek Paragrafer 12-14\nOrdförande Bo Ask (M)\nJusterare Cia Öst (S)",
        "Underskrifter\n______\nSiv Ek\nSekreterare\n______\nBo Ask\nOrdförande\n______\nCia Öst (S)\nJusterare",
        "Underskrifter\n______\nSiv Ek, sekreterare\n______\nBo Ask (M), ordförande\n______\nCia Öst, justerare",
        "Underskrifter\nSekreterare ______\n(Siv Ek)\nOrdföranden ______\n(Bo Ask)\nJusteraren ______\n(Cia Öst)",
        "Underskrifter\nSiv Ek          Bo Ask          Cia Öst\nSekreterare     Ordförande      Justerare",
        "Vid protokollet\n\nSiv Ek\n\nJusteras\n\nBo Ask\nOrdförande\n\nCia Öst\nJusterare",
        "Sekreterarens underskrift   Siv Ek\nOrdförandens underskrift   Bo Ask\nJusterarens underskrift   Cia Öst",
        (
            "Sekreterare\tSiv Ek\nOrdförande\tBo Ask\nJusterare\tCia Öst\n\n"
            "Justeringen av Tekniska nämndens protokoll är anslagen."
        ),
        (
            "Underskrifter\n\nSekreterare\n\n_____________\nSiv Ek\n\nOrdförande\n\n"
            "_____________\nBo Ask\n\nJusterare\n\n_____________\nCia Öst"
        ),
        "Underskrifter\n\nSekreterare: Siv Ek\nOrdförande: Bo Ask\nJusterare: Cia Öst",
        "Underskrifter\n\nSekreterare\tSiv Ek\n\nOrdförande\tBo Ask (M)\n\nJusterare\tCia Öst (S)",
        "Vid protokollet\tSiv Ek\nOrdförande\tBo Ask\nJusterare\tCia Öst",
        "Vid protokollet\n\nSiv Ek\n\nJusteras\n\nBo Ask, ordförande\n\nCia Öst, justerare",
        "Sekreterare\tSiv Ek\tParagrafer §§ 12-15\n\nOrdförande\tBo Ask\n\nJusterare\tCia Öst",
    ],
)
@pytest.mark.parametrize("at_the_end", [False, True])
def test_signatures(block: str, at_the_end: bool) -> None:
    found = justering("", f"Underskrifter\n\n{block}") if at_the_end else justering(block)
    assert found.signatures == SIGNED


def test_the_paragraphs_may_stand_beside_the_secretary() -> None:
    found = justering("Under-     Sekreterare  ...........  Paragrafer  12-14\nskrifter                Siv Ek\n")
    assert (found.items, found.signatures) == ("12-14", (Signature("sekreterare", "Siv Ek"),))


def test_a_role_on_a_row_of_its_own_ends_no_list() -> None:
    found = record("Beslutande\n\nSiv Ek (M),\nordförande     Bo Ask (S)\nCia Öst (C)     Dag Al (V)\n")
    assert {person.name for person in found.attendees} == {"Siv Ek", "Bo Ask", "Cia Öst", "Dag Al"}


def test_a_list_of_people_ends_at_the_next_label() -> None:
    found = record(
        "Beslutande\tSiv Ek (M), ordförande\n\tBo Ask (S)\n\n"
        "Övriga närvarande\tCia Öst, jurist\n\nUtsedd att justera\tBo Ask"
    )
    assert found.attendees == (
        Attendee("Siv Ek", "M", "member", "ordförande"),
        Attendee("Bo Ask", "S", "member", "ledamot"),
        Attendee("Cia Öst", None, "other", None, "jurist"),
    )


def test_numbers_of_the_boxes_are_no_part_of_their_labels() -> None:
    text = """Sala kommun
Miljönämnden
Protokoll
Sammanträdesdatum 2024-03-05

1. Plats och tid
Ekliden, klockan 08:30-11:25
2. Beslutande
Disa Ekvall (M), ordförande
Bo Rask (S)
3. Utsedd att justera
Bo Rask (S)

§ 4 Bryggor

Beslut
Bryggorna lagas.
"""
    (record,) = extract(text.encode(), "rutor.txt")
    assert (record.meeting.place, record.meeting.start) == ("Ekliden", "08:30")
    assert [person.name for person in record.attendees] == ["Disa Ekvall", "Bo Rask"]
    assert record.justering is not None
    assert record.justering.adjusters == ("Bo Rask",)
