"""Meetings that a document announces: the next one, and the days that a § lists. What tells no day gives none."""

import pytest

from extractors import extract
from extractors.days import find_days, years_alone
from models.record import Announced, Evidence, Record
from output.reading import reading

FRONT = "Sala kommun\n\nMiljönämnden\n\nProtokoll\n\nSammanträdesdatum 2024-11-05\n\n"
NOTES = FRONT.replace("Protokoll", "Minnesanteckningar")
OWN, BOARD, COUNCIL = "Miljönämnden", "Kommunstyrelsen", "Kommunfullmäktige"


def record(printed: str, front: str = FRONT) -> Record:
    (found,) = extract(f"{front}{printed}\n".encode(), "prov.txt")
    return found


def told(printed: str, front: str = FRONT) -> list[tuple[str, str | None, str | None]]:
    return [(one.date, one.start, one.body) for one in record(printed, front).announced]


def days(printed: str) -> list[str]:
    return [one.date for one in record(f"§ 12 Avslut\n\n{printed}").announced]


@pytest.mark.parametrize(
    ("printed", "date", "start"),
    [
        ("Nästa sammanträde äger rum den 12 mars 2025 kl. 13.00.", "2025-03-12", "13:00"),
        ("Nästa sammanträde ska äga rum onsdagen den 12 mars 2025 i Stadshuset.", "2025-03-12", None),
        ("Nästa möte: 2025-03-12", "2025-03-12", None),
        ("Nästa möte: 25-03-12 kl 9.30", "2025-03-12", "09:30"),
        ("Datum för nästa möte: 2025-03-12", "2025-03-12", None),
        ("Tid och plats för nästa möte: 12 mars 2025 klockan 9 i Ekby", "2025-03-12", "09:00"),
        ("Nästa ordinarie sammanträde är den 12 mars 2025.", "2025-03-12", None),
        ("Nästa nämndmöte blir preliminärt tisdag 10 december kl 8.30-12.00.", "2024-12-10", "08:30"),
        ("Nästkommande sammanträde är torsdagen den 12 december kl 09.00.", "2024-12-12", "09:00"),
        ("Nästa sammanträde med nämnden hålls 12/12 kl 13.", "2024-12-12", "13:00"),
        ("Nästa möte är den 5 november.", "2025-11-05", None),
        ("Gruppen beslutar att nästa möte ska vara den 4 februari i Sala.", "2025-02-04", None),
        ("Gruppen möts nästa gång den 12 maj 2025 i Sala.", "2025-05-12", None),
        ("Ärendet tas upp vid nästa sammanträde den 12 mars 2025.", "2025-03-12", None),
        ("Ärendet bordläggs till nästa sammanträde, den 12 mars 2025.", "2025-03-12", None),
        ("Nästa sammanträde\n\nOnsdagen den 12 mars 2025 kl. 13.00", "2025-03-12", "13:00"),
        ("Nästa sammanträde:\n12 mars 2025", "2025-03-12", None),
        ("Nästa sammanträde   12 mars 2025", "2025-03-12", None),
        ("Nästa möte\n\nGruppen ses igen fredagen den 7 februari 2025 i Ekby.", "2025-02-07", None),
    ],
)
def test_the_next_meeting(printed: str, date: str, start: str | None) -> None:
    assert told(f"§ 12 Avslut\n\n{printed}") == [(date, start, OWN)]


@pytest.mark.parametrize(
    "printed",
    [
        "Planen tas upp nästa år.",
        "I nästa steg, den 12 mars 2025, tas planen upp.",
        "Ärendet tas upp vid nästa sammanträde.",
        "Vid nästa sammanträde redovisas utfallet per den 31 december 2024.",
        "Nästa sammanträdes handlingar skickas den 12 mars 2025.",
        "Sista dag för handlingar till nästa sammanträde är den 3 mars 2025.",
        "Yttranden till nästa möte är välkomna den 3 mars 2025.",
        "Inför nästa sammanträde ska förvaltningen senast 2025-02-01 lämna underlag.",
        "Ärendet återkommer vid nästa sammanträde. Planen ställs ut den 1 mars 2025.",
        "Nästa sammanträde den 12 mars 2025 är inställt.",
        "Nästa möte flyttas till den 12 mars 2025.",
        "Nästa sammanträde är den 12 eller 13 mars 2025.",
        "Nästa sammanträde är den 12 mars 2025 eller den 13 mars 2025.",
        "Nästa möte är fredagen den 12 mars.",
        "Nästa möte är den 31 februari 2025.",
        "Nästa möte 2024-10-01.",
        "Nästa sammanträde\n\nOrdföranden tackar alla. Planen är klar till den 12 mars 2025.",
    ],
)
def test_no_meeting(printed: str) -> None:
    assert days(printed) == []


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("Nästa möte är 12-13 mars 2025.", ["2025-03-12", "2025-03-13"]),
        ("Nästa möten: 12 mars, 14 april och 3 maj 2025", ["2025-03-12", "2025-04-14", "2025-05-03"]),
        ("Kommande möten\n\n12 mars 2025 kl. 9\n14 april 2025 kl. 10\n\nMötet avslutas.", ["2025-03-12", "2025-04-14"]),
    ],
)
def test_several_days(printed: str, found: list[str]) -> None:
    assert days(printed) == found


@pytest.mark.parametrize(
    ("printed", "body"),
    [
        ("Kommunstyrelsens nästa sammanträde är den 12 mars 2025.", BOARD),
        ("Nästa sammanträde med kommunstyrelsen är den 12 mars 2025.", BOARD),
        ("Miljönämndens nästa sammanträde är den 12 mars 2025.", OWN),
        ("Nämndens nästa sammanträde är den 12 mars 2025.", OWN),
        ("Nästa sammanträde med utskottet är den 12 mars 2025.", None),
    ],
)
def test_whose_meeting_it_is(printed: str, body: str | None) -> None:
    assert told(f"§ 12 Avslut\n\n{printed}") == [("2025-03-12", None, body)]


def test_two_readings_give_none_and_a_warning() -> None:
    found = record("§ 12 Avslut\n\nNästa möte är den 12 mars 2025.\n\n§ 13 Övrigt\n\nNästa möte: 13 mars 2025")
    assert found.announced == ()
    assert [(one.code, one.message) for one in found.warnings if one.code.startswith("next")] == [
        ("next-meeting-unclear", "Nästa sammanträde anges på flera sätt: 2025-03-12 och 2025-03-13.")
    ]


@pytest.mark.parametrize(
    ("printed", "front", "item"),
    [
        ("Nästa sammanträde: 12 december 2024\n\n§ 12 Budget\n\nBeslut\n\nBudgeten antas.", FRONT, None),
        ("§ 12 Nästa sammanträde den 12 december 2024\n\nBeslut\n\nTiden antas.", FRONT, "12"),
        ("§ 12 Nästa sammanträde\n\n12 december", FRONT, "12"),
        ("1. Inledning\n\nMötet öppnas.\n\n2. Nästa möte\n\nTorsdag 12 december.\n\n3. Avslut\n\nSlut.", NOTES, "2"),
        ("Vi talade om planen.\n\nNästa möte: 12 december", NOTES, None),
    ],
)
def test_where_it_is_announced(printed: str, front: str, item: str | None) -> None:
    (found,) = record(printed, front).announced
    assert (found.date, found.item, found.source) == ("2024-12-12", item, "next")


def test_the_next_meeting_in_a_paragraph_about_days_is_told_once() -> None:
    found = record("§ 12 Sammanträdesdagar 2025\n\nBeslut\n\nDagarna fastställs.\n\nNästa möte: 12 december 2024")
    assert [(one.date, one.source) for one in found.announced] == [("2024-12-12", "next")]


def test_a_kallelse_does_not_repeat_its_own_meeting() -> None:
    calls = FRONT.replace("Protokoll", "Kallelse") + "1. Upprop\n2. Budget\n\n"
    assert told("", calls) == []
    assert told("Nästa sammanträde: 10 december 2024 kl. 13", calls) == [("2024-12-10", "13:00", OWN)]


def test_without_a_date_of_its_own_the_year_is_unknown() -> None:
    undated = FRONT.replace("Sammanträdesdatum 2024-11-05\n\n", "")
    assert told("§ 12 Avslut\n\nNästa möte: 12 mars", undated) == []
    assert told("§ 12 Avslut\n\nNästa möte: 12 mars 2025", undated) == [("2025-03-12", None, OWN)]


def test_the_next_meeting_is_not_the_meeting() -> None:
    undated = FRONT.replace("Sammanträdesdatum 2024-11-05", "Nästa möte: 12 mars 2025")
    assert record("§ 12 Val\n\nBeslut\n\nSiv Ek väljs.", undated).meeting.dates == ()


DAYS = "§ 12 Sammanträdesdagar 2025\n\n"
DECIDED = f"{DAYS}Beslut\n\n"
JANUARY, FEBRUARY = "2025-01-14", "2025-02-11"


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        (
            f"{DECIDED}Miljönämnden fastställer följande sammanträdesdagar: 14 januari och 11 februari.",
            [(JANUARY, None, OWN), (FEBRUARY, None, OWN)],
        ),
        (
            f"{DECIDED}Nämnden sammanträder kl. 13.00 följande dagar: 14/1, 11/2.",
            [(JANUARY, "13:00", OWN), (FEBRUARY, "13:00", OWN)],
        ),
        (
            (
                "§ 12 Sammanträdestider för kommunstyrelsen 2025\n\nBeslut\n\nFöljande tider fastställs:\n\n"
                "14 januari kl. 13.00\n11 februari kl. 09.00"
            ),
            [(JANUARY, "13:00", BOARD), (FEBRUARY, "09:00", BOARD)],
        ),
        (
            f"{DECIDED}Kommunstyrelsen: 14 januari, 11 februari\n\nKommunfullmäktige: 27 januari\n\nKSAU: 7 januari",
            [
                (JANUARY, None, BOARD),
                (FEBRUARY, None, BOARD),
                ("2025-01-27", None, COUNCIL),
                ("2025-01-07", None, None),
            ],
        ),
        (
            (
                "§ 12 Sammanträdesplan\n\nSammanträden 2025\n\nKommunstyrelsen\n\n- 14 januari\n- 11 februari\n\n"
                "Kommunfullmäktige\n\n- 27 januari"
            ),
            [(JANUARY, None, BOARD), (FEBRUARY, None, BOARD), ("2025-01-27", None, COUNCIL)],
        ),
        (f"{DECIDED}KS 14 januari, KF 27 januari", [(JANUARY, None, BOARD), ("2025-01-27", None, COUNCIL)]),
        (
            f"{DECIDED}Kommunstyrelsen  Kommunfullmäktige\n14 januari       27 januari\n11 februari      24 februari",
            [
                (JANUARY, None, BOARD),
                ("2025-01-27", None, COUNCIL),
                (FEBRUARY, None, BOARD),
                ("2025-02-24", None, COUNCIL),
            ],
        ),
        (
            f"{DECIDED}Sista dag för handlingar   Sammanträde\n7 januari   14 januari\n4 februari   11 februari",
            [(JANUARY, None, None), (FEBRUARY, None, None)],
        ),
        (
            f"{DECIDED}Datum   Tid   Plats\n14 januari   13.00   Salen\n11 februari   09.00   Salen",
            [(JANUARY, "13:00", None), (FEBRUARY, "09:00", None)],
        ),
        (
            "§ 12 Sammanträdesdagar\n\nBeslut\n\nNämnden sammanträder 14 januari och 11 februari 2025.",
            [(JANUARY, None, OWN), (FEBRUARY, None, OWN)],
        ),
        (
            "§ 12 Sammanträdesdagar 2025-2026\n\nBeslut\n\n2025: 14 januari\n\n2026: 13 januari",
            [(JANUARY, None, None), ("2026-01-13", None, None)],
        ),
        (
            f"{DAYS}Förslag till beslut\n\nNämnden sammanträder 14 januari.\n\nBeslut\n\nFörslaget antas.",
            [(JANUARY, None, OWN)],
        ),
        (f"{DAYS}Nämnden föreslås sammanträda den 14 januari kl 09.00.", [(JANUARY, "09:00", OWN)]),
    ],
)
def test_the_days_that_a_paragraph_lists(printed: str, found: list[tuple[str, str | None, str | None]]) -> None:
    assert told(printed) == found
    assert {one.source for one in record(printed).announced} == {"calendar"}


@pytest.mark.parametrize(
    "printed",
    [
        "§ 12 Ändrad sammanträdesdag\n\nBeslut\n\nMötet den 14 januari 2025 flyttas till den 21 januari 2025.",
        f"{DECIDED}Dagar fastställs enligt bilaga. Förvaltningen återkommer senast den 1 december 2025.",
        f"{DECIDED}Sammanträdesdagar fastställs.\n\nBeslutsunderlag\n\nTjänsteskrivelse 12 januari 2025",
        f"{DECIDED}Nämnden sammanträder 14 eller 15 januari.",
        "§ 12 Sammanträdesdagar\n\nBeslut\n\nNämnden sammanträder 14 januari och 11 februari.",
        "§ 12 Sammanträdesdagar 2024\n\nBeslut\n\nNämnden sammanträder 14 januari och 11 februari.",
        "§ 12 Cykelplan 2025\n\nBeslut\n\nArbetet pågår 14 januari, 11 februari och 11 mars.",
    ],
)
def test_no_listed_day(printed: str) -> None:
    assert told(printed) == []


def test_it_says_where_it_is_printed() -> None:
    found = record("§ 12 Avslut\n\nNästa möte äger rum den 12 december kl. 13.\n\nNästa möten: 2025-02-11")
    assert found.announced == (
        Announced("2024-12-12", OWN, "13:00", "Nästa möte äger rum den 12 december kl. 13.", "12", "next"),
        Announced(FEBRUARY, OWN, None, "Nästa möten: 2025-02-11", "12", "calendar"),
    )
    rules = [(one.path, one.rule, bool(one.at)) for one in found.evidence if one.path.startswith("/announced")]
    assert rules == [
        ("/announced/0/date", "derived.announced.next.year", False),
        ("/announced/0/body", "derived.announced.next.body", False),
        ("/announced/0/start", "announced.next.start", True),
        ("/announced/0/text", "announced.next.sentence", True),
        ("/announced/1/date", "announced.calendar.date.iso", True),
        ("/announced/1/body", "derived.announced.calendar.body", False),
        ("/announced/1/text", "announced.calendar.sentence", True),
    ]


def test_the_place_of_a_date_is_the_printed_one() -> None:
    text = f"{FRONT}§ 12 Avslut\n\nNästa möte: 2025-03-12 kl. 9\n"
    (found,) = extract(text.encode(), "prov.txt")
    (place,) = [one for one in found.evidence if one.path == "/announced/0/date"]
    assert isinstance(place, Evidence)
    assert [text[at.chars[0] : at.chars[1]] for at in place.at if hasattr(at, "chars")] == ["2025-03-12"]


def test_the_reader_is_told() -> None:
    text = reading(
        record(f"{DECIDED}Kommunstyrelsen: 14 januari, 11 februari\n\n§ 13 Avslut\n\nNästa möte: 12/12 kl. 9")
    )
    assert "Nästa sammanträde: 2024-12-12 kl. 09:00\n" in text
    assert "Kommande sammanträden, Kommunstyrelsen: 2025-01-14, 2025-02-11\n" in text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("14 januari, 11 och 25 februari, 11 mars 2025", ["1-14", "2-11", "2-25", "2025-3-11"]),
        ("fredagen den 22 september", ["9-22"]),
        ("14/1, 11/2", ["1-14", "2-11"]),
        ("31 mars och 1 april 2025", ["2025-3-31", "2025-4-1"]),
        ("kl. 13, 14 mars", ["3-14"]),
        ("den 1:a mars, tors 3 april", ["3-1", "4-3"]),
        ("31 februari, 2024/25, 12.13", []),
    ],
)
def test_days_in_a_text(text: str, found: list[str]) -> None:
    assert ["-".join(str(part) for part in (day.year, day.month, day.day) if part) for day in find_days(text)] == found


@pytest.mark.parametrize(
    ("text", "years"), [("Dagar 2025", [2025]), ("2025: 14 mars 2026", [2025]), ("SFS 2017:725", []), ("2025-2026", [])]
)
def test_years_that_are_no_part_of_a_date(text: str, years: list[int]) -> None:
    assert years_alone(text) == years
