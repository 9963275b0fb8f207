"""Whose minutes these are: letterheads, labels, what the text names; and which body's."""

import pytest

from extractors import extract
from extractors.organisation import named_in
from models.record import Organisation, Record

SALA = Organisation("Sala kommun", "kommun", "1981")
VASTMANLAND = Organisation("Region Västmanland", "region", "19")


def record(head: str, text: str = "Planen antas.") -> Record:
    (found,) = extract(
        f"{head}\n\nSammanträdesdatum 2024-03-05\n\n§ 12 Cykelplan\n\nBeslut\n\n{text}\n".encode(), "prov.txt"
    )
    return found


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Sala kommun\nProtokoll", SALA),
        ("SALA KOMMUN\nProtokoll", Organisation("Sala kommun", "kommun", "1981")),
        ("Sala kommun          PROTOKOLL          1(4)", SALA),
        ("Sala kommun 1(4)\nProtokoll", SALA),
        ("Region Västmanland\nProtokoll", VASTMANLAND),
        ("REGION VÄSTMANLAND\nProtokoll", VASTMANLAND),
        ("Göteborgs Stad\nProtokoll", Organisation("Göteborgs Stad", "kommun", "1480")),
        ("Västra Götalandsregionen\nProtokoll", Organisation("Västra Götalandsregionen", "region", "14")),
        ("Kommunalförbundet Ekbygden\nProtokoll", Organisation("Kommunalförbundet Ekbygden", "kommunalförbund", None)),
        ("Ekbygdens kommunalförbund\nProtokoll", Organisation("Ekbygdens kommunalförbund", "kommunalförbund", None)),
        ("Ekbygdens avfallsförbund\nProtokoll", Organisation("Ekbygdens avfallsförbund", "kommunalförbund", None)),
        ("Ekbygdens hyresgästförbund\nProtokoll", None),
        (
            "Ekbygdens räddningstjänstförbund\n",
            Organisation("Ekbygdens räddningstjänstförbund", "kommunalförbund", None),
        ),
        ("Landstinget i Dalarna\nProtokoll", Organisation("Landstinget i Dalarna", "region", "20")),
        ("Kommun: Sala kommun\nProtokoll", SALA),
        ("Protokoll", None),
    ],
)
def test_the_letterhead(head: str, expected: Organisation | None) -> None:
    found = record(head)
    assert found.organisation == expected
    assert not [warning for warning in found.warnings if warning.code == "organisation-derived"]
    assert bool([warning for warning in found.warnings if warning.code == "organisation-unknown"]) is (expected is None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sala kommun bygger en väg.", SALA),
        ("Sala kommuns vägar byggs ut.", SALA),
        ("Sala kommun och Heby kommun bygger en väg. Sala kommun betalar.", SALA),
        ("Sala kommun och Heby kommun bygger en väg.", None),
        ("Region Västmanland, Sala kommun och Heby kommun bygger en väg.", VASTMANLAND),
        ("Vägen går till Sala.", None),
        ("Siv Heby bygger en väg.", None),
        ("Vägen byggs.", None),
    ],
)
def test_what_the_text_names(text: str, expected: Organisation | None) -> None:
    found = named_in(text)
    assert (found.organisation if found else None) == expected


def test_what_is_derived_says_so() -> None:
    found = record("Protokoll", "Sala kommun bygger vägen och Sala kommun betalar.")
    assert found.organisation == SALA
    assert [warning.code for warning in found.warnings if warning.code.startswith("organisation")] == [
        "organisation-derived"
    ]


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Sala kommun\nMiljönämnden\nProtokoll", "Miljönämnden"),
        ("Sala kommun\nMILJÖNÄMNDEN\nProtokoll", "Miljönämnden"),
        ("Sala kommun\nProtokoll\nKommunstyrelsens arbetsutskott", "Kommunstyrelsens arbetsutskott"),
        ("Sala kommun\nProtokoll fört vid sammanträde med miljönämndens\narbetsutskott", "Miljönämndens arbetsutskott"),
        ("Sala kommun\nMötesanteckningar folkhälsorådet", "Folkhälsorådet"),
        ("Sala kommun\nHälso- och sjukvårdsnämnden\nProtokoll", "Hälso- och sjukvårdsnämnden"),
        ("Sala kommun\nMiljö- och hälsoskyddsnämnden          Protokoll", "Miljö- och hälsoskyddsnämnden"),
        ("Sala kommun\nKommunfullmäktige\nProtokoll", "Kommunfullmäktige"),
        ("Sala kommun\nStrategisk regional beredning\nProtokoll", "Strategisk regional beredning"),
        ("Sala kommun\nSamverkansgrupp Vägar\nProtokoll", "Samverkansgrupp Vägar"),
        ("Sala kommun\nKommunala pensionärsrådet\nProtokoll", "Kommunala pensionärsrådet"),
        ("Sala kommun\nKommunens revisorer\nProtokoll", "Kommunens revisorer"),
        ("Sala kommun\nValberedningen\nProtokoll", "Valberedningen"),
        ("Sala kommun\nProtokoll\nOrgan\tMiljönämnden", "Miljönämnden"),
        ("Sala kommun\nProtokoll\nNämnd: Miljönämnden", "Miljönämnden"),
        ("Sala kommun\nProtokoll från miljönämnden, 2024-03-05", "Miljönämnden"),
        ("Sala kommun\nProtokoll fört vid sammanträde med miljönämnden den 5 mars 2024", "Miljönämnden"),
        ("Sala kommun\nUtdrag ur miljönämndens protokoll 2024-03-05", "Miljönämnden"),
        ("Sala kommun\nUtdrag ur protokoll från miljönämnden", "Miljönämnden"),
        ("Sala kommun\nDagordning för miljönämndens sammanträde 2024-03-05", "Miljönämnden"),
        ("Sala kommun\nProtokoll\nPlats\tNämndrummet", None),
        ("Sala kommun\nProtokoll\nMiljöförvaltningen", None),
        ("Sala kommun\nProtokoll\nTrafikförvaltningen bereder nämndens ärenden.", None),
        ("Sala kommun\nProtokoll", None),
        ("Sala kommun\nProtokoll\nMiljönämnden 2024-03-05", "Miljönämnden"),
        ("Sala kommun\nMiljönämnden, protokoll 2024-03-05", "Miljönämnden"),
        ("Sala kommun\nMiljönämnden, 2024-03-05, sammanträdesprotokoll", "Miljönämnden"),
        ("Sala kommun\nDirektionens protokoll 5 mars 2024", "Direktionen"),
        ("Sala kommun\nKommunstyrelsens arbetsutskott, protokoll 2024-03-05", "Kommunstyrelsens arbetsutskott"),
        ("Sala stad kommunfullmäktige protokoll", "Kommunfullmäktige"),
        ("Protokoll\nSala kommun Miljönämnden", "Miljönämnden"),
        ("Protokoll för kommunstyrelsen i Sala kommun", "Kommunstyrelsen"),
        ("Sala kommun\nByggnads- och\nmiljönämnden\nProtokoll", "Byggnads- och miljönämnden"),
        ("Sala kommun\nProtokoll\nMiljönämnden, 2024-03-05", "Miljönämnden"),
    ],
)
def test_the_body(head: str, body: str | None) -> None:
    assert record(head).body == body
