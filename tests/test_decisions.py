"""Beslutspunkter: how they part, their leads, what each does, whom a proposal is for."""

import pytest

from extractors import extract
from extractors.decisions import act_of
from models.record import Act, Decision, Item, Level


def item(inside: str) -> Item:
    """The § with this inside."""
    (record,) = extract(
        f"Protokoll\n\nSammanträdesdatum 2024-03-05\n\n§ 12 Cykelplan\n\n{inside}\n".encode(), "prov.txt"
    )
    (found,) = record.items
    return found


def decided(printed: str) -> list[Decision]:
    return list(item(f"Beslut\n\n{printed}").decisions)


@pytest.mark.parametrize(
    ("printed", "lead", "points"),
    [
        ("Planen antas.", None, ["Planen antas."]),
        (
            (
                "Miljönämnden antar planen för cykelvägar och gångvägar i hela Ekby kommun i år.\n"
                "Miljönämnden upphäver den äldre planen för cykelvägar och gångvägar i Ekby nu.\n"
                "Miljönämnden trycker planen."
            ),
            None,
            [
                "Miljönämnden antar planen för cykelvägar och gångvägar i hela Ekby kommun i år.",
                "Miljönämnden upphäver den äldre planen för cykelvägar och gångvägar i Ekby nu.",
                "Miljönämnden trycker planen.",
            ],
        ),
        ("Nämnden antar planen.", None, ["Nämnden antar planen."]),
        ("Planen antas.\n\nDen trycks.", None, ["Planen antas.", "Den trycks."]),
        ("1. Planen antas.\n2. Den trycks.", None, ["Planen antas.", "Den trycks."]),
        ("1) Planen antas.\n2) Den trycks.", None, ["Planen antas.", "Den trycks."]),
        ("a) Planen antas.\nb) Den trycks.", None, ["Planen antas.", "Den trycks."]),
        ("- Planen antas.\n- Den trycks.", None, ["Planen antas.", "Den trycks."]),
        ("• Planen antas.\n• Den trycks.", None, ["Planen antas.", "Den trycks."]),
        (
            "Nämnden beslutar\n\natt anta planen, samt\n\natt trycka den.",
            "Nämnden beslutar",
            ["att anta planen", "att trycka den"],
        ),
        (
            "Nämnden beslutar\natt anta planen,\natt trycka den.",
            "Nämnden beslutar",
            ["att anta planen", "att trycka den"],
        ),
        ("Nämnden beslutar:\n1. Planen antas.\n2. Den trycks.", "Nämnden beslutar:", ["Planen antas", "Den trycks"]),
        (
            "Nämnden beslutar att\n1. anta planen, och\n2. trycka den.",
            "Nämnden beslutar att",
            ["anta planen", "trycka den"],
        ),
        ("Nämnden beslutar att\n- anta planen\n- trycka den", "Nämnden beslutar att", ["anta planen", "trycka den"]),
        (
            "Nämnden beslutar dels\natt anta planen, dels\natt trycka den.",
            "Nämnden beslutar dels",
            ["att anta planen", "att trycka den"],
        ),
        ("Nämnden beslutar att anta planen.", None, ["Nämnden beslutar att anta planen."]),
        (
            "Styrelsen tillstyrker planen och föreslår att kommunfullmäktige beslutar:\n\n1. Planen antas.",
            "Styrelsen tillstyrker planen och föreslår att kommunfullmäktige beslutar:",
            ["Planen antas"],
        ),
        ("På förslag av Siv Ek (M):\n\nPlanen antas.", "På förslag av Siv Ek (M):", ["Planen antas"]),
    ],
)
def test_points_and_their_lead(printed: str, lead: str | None, points: list[str]) -> None:
    found = decided(printed)
    assert [point.text for point in found] == points
    assert {point.lead for point in found} == {lead}
    assert [point.number for point in found] == list(range(1, len(points) + 1))


@pytest.mark.parametrize(
    "printed",
    [
        pytest.param(
            "Nämnden beslutar\n\natt anta planen, samt\n\natt trycka den.",
        ),
        pytest.param(
            "Nämnden beslutar\natt anta planen, samt\natt trycka den.",
        ),
        pytest.param(
            "Miljönämnden beslutar att\n\n1. anta planen,\n2. trycka den.",
        ),
        pytest.param(
            "Planen visas i dag.\n\nNämnden beslutar\n\natt anta planen, samt\n\natt trycka den.",
        ),
    ],
)
def test_a_lead_on_a_row_of_its_own_begins_the_decision(printed: str) -> None:
    found = item(printed)
    assert [point.text.removeprefix("att ") for point in found.decisions] == ["anta planen", "trycka den"]
    assert found.sections[-1].kind == "decision"


@pytest.mark.parametrize(
    ("printed", "points"),
    [
        ("Nämnden beslutar\n\natt   anta planen, samt\n\natt   trycka den.", ["anta planen", "trycka den"]),
        pytest.param(
            "Nämnden beslutar\n\natt   planen gäller från den\n      1 januari 2025, samt\n\natt   trycka den.",
            ["planen gäller från den 1 januari 2025", "trycka den"],
        ),
        ("Planen antas.\n\nSiv Ek (M) reserverar sig mot beslutet.", ["Planen antas."]),
        ("Planen antas.\n\nSiv Ek (M) deltar inte i beslutet.", ["Planen antas."]),
    ],
)
def test_hanging_points_and_what_is_no_point(printed: str, points: list[str]) -> None:
    assert [point.text.removeprefix("att ") for point in decided(printed)] == points


def test_a_lead_holds_until_the_next() -> None:
    found = decided("Nämnden beslutar\n\natt anta planen.\n\nNämnden föreslår kommunfullmäktige\n\natt avsätta pengar.")
    assert [(point.lead, point.level) for point in found] == [
        ("Nämnden beslutar", "decision"),
        ("Nämnden föreslår kommunfullmäktige", "proposal"),
    ]


@pytest.mark.parametrize(
    ("point", "act", "level"),
    [
        ("Nämnden bifaller ansökan.", "bifall", None),
        ("Motionen bifalls.", "bifall", None),
        ("att bifalla motionen", "bifall", None),
        ("Motionen avslås.", "avslag", None),
        ("Nämnden avslår ansökan om bygglov.", "avslag", None),
        ("Yrkandet avslås.", "avslag", None),
        ("Motionen lämnas utan bifall.", "avslag", None),
        ("Ärendet återremitteras till förvaltningen.", "återremiss", None),
        ("Ärendet återremitteras genom att förvaltningen får i uppdrag att räkna om.", "återremiss", None),
        ("Nämnden visar ärendet åter.", "återremiss", None),
        ("Ärendet bordläggs till nästa möte.", "bordläggning", None),
        ("Informationen antecknas.", "antecknar", None),
        ("Nämnden noterar informationen.", "antecknar", None),
        ("Nämnden lägger anmälan till handlingarna.", "antecknar", None),
        ("Nämnden har tagit del av informationen.", "antecknar", None),
        ("att notera informationen till protokollet", "antecknar", None),
        ("Motionen anses besvarad.", "besvarad", None),
        ("att motionen därmed ska anses vara besvarad", "besvarad", None),
        ("Medborgarförslaget besvaras med skrivelsen.", "besvarad", None),
        ("Nämnden godkänner delårsrapporten.", "godkänner", None),
        ("Rapporten godkänns.", "godkänner", None),
        ("Nämnden fastställer taxan.", "fastställer", None),
        ("Taxan fastställs till 120 kronor.", "fastställer", None),
        ("Planen antas.", "antar", None),
        ("att anta planen", "antar", None),
        ("Nämnden beviljar bidrag med 10 000 kronor.", "beviljar", None),
        ("Bygglov beviljas.", "beviljar", None),
        ("att bevilja styrelsen ansvarsfrihet", "beviljar", None),
        ("Nämnden uppdrar åt chefen att utreda frågan.", "uppdrar", None),
        ("Förvaltningen får i uppdrag att utreda frågan.", "uppdrar", None),
        ("att ge förvaltningen i uppdrag att utreda frågan", "uppdrar", None),
        ("Styrelsen föreslår att kommunfullmäktige beslutar att motionen avslås.", "föreslår", "proposal"),
        ("Nämnden hemställer att styrelsen avsätter pengar.", "föreslår", "proposal"),
        ("Nämnden tillstyrker förslaget.", "tillstyrker", None),
        ("Nämnden avstyrker motionen.", "avstyrker", None),
        ("Nämnden överlämnar yttrandet till regeringen.", "överlämnar", None),
        ("Nämnden rekommenderar kommunerna att anta planen.", "rekommenderar", "recommendation"),
        ("Motionen lämnas över till styrelsen.", "överlämnar", None),
        ("Den taxa som antogs 2021-01-15 upphävs.", "upphäver", None),
        ("Nämnden tackar för informationen.", "antecknar", None),
        ("Nämnden beslutar att med godkännande lägga rapporten till handlingarna.", "antecknar", None),
        ("Nämnden fastslår avgiften.", "fastställer", None),
        ("Nämnden ger bygglov för huset.", "beviljar", None),
        ("Dispens medges.", "beviljar", None),
        ("Nämnden medger att huset hålls öppet.", "annat", None),
        ("Siv Ek (M) beviljas entledigande.", "entledigar", None),
        ("Nämnden ställer sig bakom målbilden.", "ställer sig bakom", None),
        ("Nämnden ställer sig bakom målbilden och rekommenderar kommunerna att anta den.", "ställer sig bakom", None),
        ("Siv Ek (M) utses till justerare.", "utser", None),
        ("Nämnden utser Siv Ek (M) att justera protokollet.", "utser", None),
        ("Nämnden väljer Siv Ek (M) till ombud.", "utser", None),
        ("Siv Ek (M) entledigas från uppdraget.", "entledigar", None),
        ("Nämnden upphäver beslutet från 2023.", "upphäver", None),
        ("att upphäva § 5 i reglementet", "upphäver", None),
        ("Nämnden yttrar sig enligt skrivelsen.", "yttrar sig", None),
        ("Ärendet utgår.", "utgår", None),
        ("Avslag bifalls inte.", "annat", None),
        ("Nämnden godkänner inte rapporten.", "annat", None),
        ("Rapporten godkänns inte.", "annat", None),
        ("Nämnden antar inte planen.", "annat", None),
        ("Nämnden sammanträder i Ekby nästa gång.", "annat", None),
        ("Antalet platser ökas till tolv.", "annat", None),
        ("Antagningen till skolan pågår.", "annat", None),
        ("Uppdraget slutredovisas i juni.", "annat", None),
        ("", "annat", None),
    ],
)
def test_what_a_point_does(point: str, act: Act, level: Level | None) -> None:
    assert act_of(point) == (act, level)


@pytest.mark.parametrize(
    ("printed", "act", "level", "addressee"),
    [
        ("Nämnden antar planen.", "antar", "decision", None),
        ("Styrelsen föreslår kommunfullmäktige att anta planen.", "föreslår", "proposal", "kommunfullmäktige"),
        ("Styrelsen föreslår att kommunfullmäktige antar planen.", "föreslår", "proposal", "kommunfullmäktige"),
        ("Nämnden hemställer till kommunstyrelsen att pengar avsätts.", "föreslår", "proposal", "kommunstyrelsen"),
        ("Nämnden hemställer att regionstyrelsen avsätter pengar.", "föreslår", "proposal", "regionstyrelsen"),
        ("Nämnden rekommenderar kommunerna att anta planen.", "rekommenderar", "recommendation", None),
        (
            "Styrelsen föreslår att kommunfullmäktige beslutar:\n\n1. Motionen avslås.",
            "avslag",
            "proposal",
            "kommunfullmäktige",
        ),
        ("Styrelsen föreslår kommunfullmäktige besluta\n\natt anta planen.", "antar", "proposal", "kommunfullmäktige"),
        ("Nämnden godkänner förslaget och föreslår fullmäktige att anta det.", "godkänner", "decision", None),
        (
            "Nämnden beslutar i enlighet med det förslag som föreslås av utskottet:\n\nPlanen antas.",
            "antar",
            "decision",
            None,
        ),
    ],
)
def test_levels_and_addressees(printed: str, act: Act, level: Level, addressee: str | None) -> None:
    (point,) = decided(printed)
    assert (point.act, point.level, point.addressee) == (act, level, addressee)


@pytest.mark.parametrize(
    "label",
    [
        "Förslag till beslut",
        "Förslag",
        "Förvaltningens förslag till beslut",
        "Ordförandens förslag",
        "Kommunstyrelsens förslag till kommunfullmäktige",
    ],
)
def test_a_proposal_is_never_the_decision(label: str) -> None:
    found = item(f"{label}\n\n1. Planen antas.\n2. Den trycks.")
    assert found.decisions == ()
    assert found.proposals == ("Planen antas.", "Den trycks.")


def test_a_proposal_beside_a_decision_stays_apart() -> None:
    found = item("Förslag till beslut\n\nPlanen antas.\n\nBeslut\n\nÄrendet bordläggs.")
    assert ([point.text for point in found.decisions], found.proposals) == (["Ärendet bordläggs."], ("Planen antas.",))


def test_a_decision_in_running_text_is_kept_as_text() -> None:
    found = item("Nämnden diskuterar planen och beslutar att anta den.")
    assert [section.kind for section in found.sections] == ["other"]


@pytest.mark.parametrize("label", ["Omröstning", "Yrkanden", "Beslutsunderlag", "Propositionsordning", "Jäv"])
def test_a_lead_in_ends_what_stands_before(label: str) -> None:
    found = item(f"{label}\n\nDet finns något.\n\nMiljönämnden beslutar\natt anta planen.")
    assert [(one.text, one.lead) for one in found.decisions] == [("att anta planen", "Miljönämnden beslutar")]


def test_a_lead_in_after_the_points_of_a_proposal_is_the_decision() -> None:
    found = item("Förslag till beslut\n\nPlanen antas.\n\nStyrelsen föreslår fullmäktige besluta\natt anta planen.")
    assert (found.proposals, [one.level for one in found.decisions]) == (("Planen antas.",), ["proposal"])
