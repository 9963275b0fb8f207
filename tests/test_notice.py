"""What stands on the front page or after the last §: the notice of the justering, the attest, a list of people."""

import pytest

from extractors import extract
from models.record import Attendee, Notice, Record


def record(front: str, end: str = "") -> Record:
    """A protokoll with this front page and, after its one §, this end."""
    text = f"Sala kommun\nMiljönämnden\nProtokoll\n\n{front}\n\n§ 12 Cykelplan\n\nBeslut\n\nPlanen antas.\n\n{end}"
    (found,) = extract(text.encode(), "prov.txt")
    return found


MEETING = "Sammanträdesdatum\t2024-03-05\n\n"
FULL = Notice("2024-03-13", "2024-04-04", "2024-04-03", "Kansliet, Ekby", "Siv Ek")


@pytest.mark.parametrize(
    ("block", "notice"),
    [
        (
            (
                "ANSLAG/BEVIS\nDatum för anslags uppsättande\t2024-03-13\n"
                "Datum för anslags nedtagande\t2024-04-04\nSista dag för överklagande\t2024-04-03\n"
                "Förvaringsplats för protokollet\tKansliet, Ekby\nUnderskrift\tSiv Ek"
            ),
            FULL,
        ),
        (
            (
                "BEVIS\nAnslaget från\t2024-03-13\nAnslaget till och med\t2024-04-04\n"
                "Sista datum för överklagande\t2024-04-03\nFörvaringsplats\tKansliet, Ekby\n"
                "Underskrift/anslaget av\tSiv Ek"
            ),
            FULL,
        ),
        (
            (
                "Anslagsbevis\nDatum när anslaget sätts upp: 2024-03-13\n"
                "Datum när anslaget tas ner: 2024-04-04\nÖverklagandetid: 2024-04-03\n"
                "Förvaringsplats: Kansliet, Ekby\nUnderskrift: ............ Siv Ek"
            ),
            FULL,
        ),
        (
            (
                "ANSLAG/BEVIS\nDatum för anslags   2024-03-13   Datum för anslags   2024-04-04\n"
                "uppsättande                      nedtagande\n"
                "Sista dag för överklagande   2024-04-03\nFörvaringsplats   Kansliet, Ekby\n"
                "Underskrift   Siv Ek"
            ),
            FULL,
        ),
        (
            (
                "ANSLAG/BEVIS\nDatum för anslagets uppsättande\n13 mars 2024\n\n"
                "Datum för anslagets nedtagande\n4 april 2024"
            ),
            Notice("2024-03-13", "2024-04-04"),
        ),
        ("Tillkännagivande\nProtokollet anslås\t2024-03-13", Notice("2024-03-13")),
        (
            "ANSLAG/BEVIS\nFörvaringsplats för protokollet\tKansliet\nUnderskrift\t..... Siv Ek",
            Notice(kept_at="Kansliet", posted_by="Siv Ek"),
        ),
        (
            (
                "ANSLAG/BEVIS\nAnslaget uppsättes 2024-03-13 Anslaget nedtages 2024-04-04\n"
                "Förvaringsplats Kansliet, Ekby"
            ),
            Notice("2024-03-13", "2024-04-04", kept_at="Kansliet, Ekby"),
        ),
        (
            "ANSLAG/BEVIS\nAnslags uppsättande; 2024-03-13\nAnslags nedtagande; 2024-04-04",
            Notice("2024-03-13", "2024-04-04"),
        ),
        ("BEVIS\nTid för anslag\t2024-03-13 – 2024-04-04", Notice("2024-03-13", "2024-04-04")),
        ("BEVIS\nAnslagen 240313   Nedtaget 24-04-04", Notice("2024-03-13", "2024-04-04")),
        ("BEVIS\nUppsatt den 13 mars 2024, nedtaget den 4.4.2024", Notice("2024-03-13", "2024-04-04")),
        (
            (
                "BEVIS\nAnslagsdatum        Anslaget tas ned        Sista dag för överklagande\n"
                "2024-03-13     2024-04-04   2024-04-03"
            ),
            Notice("2024-03-13", "2024-04-04", "2024-04-03"),
        ),
        ("BEVIS\nLappen hängs upp   2024-03-13\nLappen tas bort   2024-04-04", Notice()),
        ("ANSLAG/BEVIS\nDatum för anslags uppsättande\t\nDatum för anslags nedtagande\t", Notice()),
    ],
)
@pytest.mark.parametrize("at_the_end", [False, True])
def test_the_notice(block: str, notice: Notice, at_the_end: bool) -> None:
    found = record(MEETING, block) if at_the_end else record(MEETING + block)
    assert found.justering
    assert found.justering.notice == notice


def test_the_date_of_the_meeting_is_not_taken_from_the_notice() -> None:
    found = record(
        "ANSLAG/BEVIS\nDatum för anslags uppsättande\t2024-03-13\nOrgan\tMiljönämnden\nSammanträdesdatum\t2024-03-05"
    )
    assert found.meeting.dates == ("2024-03-05",)


def test_a_block_under_the_paragraphs_is_no_part_of_the_last_one() -> None:
    found = record(MEETING, "ANSLAG/BEVIS\nDatum för anslags uppsättande\t2024-03-13")
    assert [section.text for section in found.items[0].sections] == ["Planen antas."]


def test_the_one_who_attests_the_copy_is_no_part_of_the_last_paragraph() -> None:
    found = record(MEETING, "Rätt utdraget intygar\nSiv Ek")
    assert [section.text for section in found.items[0].sections] == ["Planen antas."]


LAST_PAGE = "Närvaroförteckning\n\nLedamöter\nSiv Ek (M), ordförande\nBo Ask (S)\n\nErsättare\nCia Öst (C)"


def test_attendance_on_the_last_page_is_no_decision() -> None:
    found = record(f"{MEETING}Beslutande\tEnligt närvaroförteckning", LAST_PAGE)
    assert [decision.text for decision in found.items[0].decisions] == ["Planen antas."]
    assert found.attendees == (
        Attendee("Siv Ek", "M", "member", "ordförande"),
        Attendee("Bo Ask", "S", "member", "ledamot"),
        Attendee("Cia Öst", "C", "substitute", "ersättare"),
    )
