"""The inside of a §: every label finds its section, text without a label is kept, labels in running text are text."""

import pytest

from extractors import extract
from models.record import Item, SectionKind


def item(inside: str) -> Item:
    """The § with this inside."""
    head = "Protokoll\n\nSammanträdesdatum 2024-03-05\n\n§ 12 Cykelplan\n\n"
    (record,) = extract(f"{head}{inside}\n".encode(), "prov.txt")
    (found,) = record.items
    return found


def parts(inside: str) -> list[tuple[str, str | None, str]]:
    return [(section.kind, section.label, section.text) for section in item(inside).sections]


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Beslut", "decision"),
        ("BESLUT", "decision"),
        ("Beslut:", "decision"),
        ("Kommunstyrelsens beslut", "decision"),
        ("Hälso- och sjukvårdsnämndens beslut", "decision"),
        ("Överenskommelse", "decision"),
        ("Förslag till beslut", "proposal"),
        ("Kommunstyrelsens förslag till kommunfullmäktige", "proposal"),
        ("Ordförandens förslag", "proposal"),
        ("Förvaltningens förslag till beslut", "proposal"),
        ("Arbetsutskottets förslag till beslut", "proposal"),
        ("Förslag till kommunfullmäktige", "proposal"),
        ("Ärendet", "summary"),
        ("Ärendebeskrivning", "summary"),
        ("Sammanfattning", "summary"),
        ("Sammanfattning av ärendet", "summary"),
        ("Beskrivning av ärendet", "summary"),
        ("Bakgrund", "background"),
        ("Tidigare behandling", "background"),
        ("Beslutsmotivering", "background"),
        ("Ärendets behandling", "background"),
        ("Beslutsunderlag", "background_documents"),
        ("Handling", "background_documents"),
        ("Handlingar", "background_documents"),
        ("Underlag", "background_documents"),
        ("Yrkande", "motion"),
        ("Yrkanden", "motion"),
        ("Tilläggsyrkande", "motion"),
        ("Återremissyrkande", "motion"),
        ("Förslag under sammanträdet", "motion"),
        ("Propositionsordning", "proposition_order"),
        ("Beslutsgång", "proposition_order"),
        ("Propositioner", "proposition_order"),
        ("Omröstning", "vote"),
        ("Votering", "vote"),
        ("Huvudvotering", "vote"),
        ("Omröstning begärs", "vote"),
        ("Voteringsproposition", "vote"),
        ("Omröstningslista nr 3", "vote"),
        ("Reservation", "reservation"),
        ("Reservationer", "reservation"),
        ("Reserverar sig", "reservation"),
        ("Protokollsanteckning", "statement"),
        ("Protokollsanteckningar", "statement"),
        ("Anteckning till protokollet", "statement"),
        ("Särskilt yttrande", "statement"),
        ("Särskild mening", "statement"),
        ("Jäv", "conflict_of_interest"),
        ("Anmälan av jäv vid sammanträdet", "conflict_of_interest"),
        ("Skickas till", "recipients"),
        ("Beslutet ska skickas till", "recipients"),
        ("Beslutet skickas till", "recipients"),
        ("Expedieras", "recipients"),
        ("Expedieras till", "recipients"),
        ("Expediering", "recipients"),
        ("Protokollsutdrag skickas till", "recipients"),
        pytest.param("Exp:", "recipients"),
        pytest.param("Exp till", "recipients"),
        ("Protokollsutdrag till", "recipients"),
        ("Utdrag till", "recipients"),
        ("Delges", "recipients"),
        ("Kopia till", "recipients"),
        ("Sändlista", "recipients"),
        ("Bilaga", "attachments"),
        ("Bilagor", "attachments"),
        ("Föredragande", "other"),
    ],
)
@pytest.mark.parametrize(
    "form", ["{}\nKarta över Ekby", "{}\n\nKarta över Ekby", "**{}**\n\nKarta över Ekby", "## {}\n\nKarta över Ekby"]
)
def test_every_label_finds_its_section(form: str, label: str, kind: SectionKind) -> None:
    assert parts(form.format(label)) == [(kind, label.rstrip(":"), "Karta över Ekby")]


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("Text.\n\nBeslut\n\nPlanen antas.", [("other", None, "Text."), ("decision", "Beslut", "Planen antas.")]),
        ("Beslut: Planen antas.", [("decision", "Beslut", "Planen antas.")]),
        ("Beslut\tPlanen antas.", [("decision", "Beslut", "Planen antas.")]),
        (
            "Beslut\n\nPlanen antas.\n\nSkickas till\nEkonomi",
            [("decision", "Beslut", "Planen antas."), ("recipients", "Skickas till", "Ekonomi")],
        ),
        ("Miljönämndens beslut: Planen antas.", [("decision", "Miljönämndens beslut", "Planen antas.")]),
        ("Ärendet\n\nEtt.\n\nTvå.", [("summary", "Ärendet", "Ett.\nTvå.")]),
        (
            "Beslut\n\nPlanen antas.\n\nParagrafen är justerad.",
            [("decision", "Beslut", "Planen antas."), ("other", None, "Paragrafen är justerad.")],
        ),
        (
            "Bilagor\n\nReservation\n\nVi ville mer.",
            [("attachments", "Bilagor", ""), ("reservation", "Reservation", "Vi ville mer.")],
        ),
        ("Beslut\n\n1. Planen antas.\n2. Den trycks.", [("decision", "Beslut", "1. Planen antas.\n2. Den trycks.")]),
        ("Beslut\n\n- Planen antas.\n- Den trycks.", [("decision", "Beslut", "Planen antas.\nDen trycks.")]),
    ],
)
def test_sections_in_order(inside: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert parts(inside) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Beslut fattas i juni.",
        "Bakgrund till frågan finns i handlingarna.",
        "Reservationen avslås.",
        "Yrkanden från förra mötet gäller.",
        "Handlingar som saknas efterfrågas.",
        "Nämnden diskuterar sitt beslut",
        "Planen: den antas.",
    ],
)
def test_a_label_word_in_running_text_is_text(text: str) -> None:
    assert parts(text) == [("other", None, text)]


@pytest.mark.parametrize(
    ("inside", "underlag", "recipients"),
    [
        ("Beslutsunderlag\nSkrivelse 2024-02-13\nKarta", ("Skrivelse 2024-02-13", "Karta"), ()),
        ("Beslutsunderlag\n- Skrivelse, daterad 2024-02-13.\n- Karta.", ("Skrivelse, daterad 2024-02-13", "Karta"), ()),
        ("Beslutsunderlag\n• Skrivelse\n• Karta", ("Skrivelse", "Karta"), ()),
        ("Handlingar\nSkrivelse om Ekby,\nNorra Ekby och Ekö", ("Skrivelse om Ekby, Norra Ekby och Ekö",), ()),
        ("Skickas till\nEkonomienheten\nSiv Ek, kansliet", (), ("Ekonomienheten", "Siv Ek, kansliet")),
        ("Skickas till: Ekonomienheten, kansliet", (), ("Ekonomienheten, kansliet",)),
        ("Skickas till\nKommunerna i Ekbygden för kännedom.", (), ("Kommunerna i Ekbygden för kännedom",)),
        ("Beslutsunderlag\nKarta\n\nSkickas till\nKansliet\n\nParagrafen är justerad.", ("Karta",), ("Kansliet",)),
    ],
)
def test_underlag_and_recipients_are_an_entry_a_line(
    inside: str, underlag: tuple[str, ...], recipients: tuple[str, ...]
) -> None:
    found = item(inside)
    assert (found.beslutsunderlag, found.recipients) == (underlag, recipients)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Se bilaga 3.", ("bilaga 3",)),
        ("Bilaga 1 och bilaga 2, se även bilaga 1.", ("Bilaga 1", "bilaga 2")),
        ("Bilaga 4b", ("Bilaga 4b",)),
        ("Bilagor sänds senare.", ()),
    ],
)
def test_the_attachments_that_a_paragraph_names(text: str, names: tuple[str, ...]) -> None:
    assert item(text).attachments == names


BOLD = [
    # a label that no list of words has, set as the labels are
    (
        "**Beslut**\n\nPlanen antas.\n\n**Möten med de boende**\n\nTre möten har hållits.",
        [("decision", "Beslut", "Planen antas."), ("other", "Möten med de boende", "Tre möten har hållits.")],
    ),
    (
        "**Förslag till beslut**\n\nPlanen antas.\n\n**Särskilt yttrande i kommunstyrelsen**\n\nSiv Ek lämnar ett.",
        [
            ("proposal", "Förslag till beslut", "Planen antas."),
            ("statement", "Särskilt yttrande i kommunstyrelsen", "Siv Ek lämnar ett."),
        ],
    ),
    (
        "**Beslut**\n\nPlanen antas.\n\n**Kommunstyrelsen**\n\nPlanen trycks.",
        [("decision", "Beslut", "Planen antas.\nKommunstyrelsen\nPlanen trycks.")],
    ),
]


@pytest.mark.parametrize(("inside", "expected"), BOLD)
def test_a_bold_row_may_be_a_label(inside: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert parts(inside) == expected


def test_a_rubric_under_the_decision_tells_for_whom_it_is() -> None:
    found = item("Beslut\n\nMiljönämndens förslag till kommunfullmäktige\n\nTaxan antas.\n\nÄrendet\n\nTaxan är ny.")
    assert [(one.text, one.level, one.addressee) for one in found.decisions] == [
        ("Taxan antas", "proposal", "kommunfullmäktige")
    ]
    assert found.proposals == ()


@pytest.mark.parametrize(
    ("lead", "level", "addressee"),
    [
        ("MILJÖNÄMNDEN BESLUTAR", "decision", None),
        ("MILJÖNÄMNDEN BESLUTADE ATT", "decision", None),
        ("Miljönämnden tillstyrker förslaget och föreslår att kommunstyrelsen beslutar", "proposal", "kommunstyrelsen"),
    ],
)
def test_a_lead_in_alone_begins_the_decision(lead: str, level: str, addressee: str | None) -> None:
    found = item(f"Jäv\n\nSiv Ek (M) anmäler jäv.\n\n{lead}\n1. Planen antas.\n2. Taxan upphävs.")
    assert [(one.text, one.level, one.addressee, one.lead) for one in found.decisions] == [
        ("Planen antas", level, addressee, lead),
        ("Taxan upphävs", level, addressee, lead),
    ]


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("Miljönämnden beslutar att anta planen.", ["Miljönämnden beslutar att anta planen."]),
        ("Planen är ny.\n\nMiljönämnden beslutar att anta planen.", ["Miljönämnden beslutar att anta planen."]),
        ("Ärendet\n\nPlanen är ny.\n\nMiljönämnden beslutar att anta den.", ["Miljönämnden beslutar att anta den."]),
        ("Ärendet\n\nOm nämnden beslutar att anta planen gäller den.", []),
        ("Ärendet\n\nMiljönämnden beslutade 2019 att anta planen.", []),
        ("Miljönämnden beslutar att ta emot planen.\n\nBeslut\n\nPlanen antas.", ["Planen antas."]),
    ],
)
def test_a_sentence_may_be_the_decision(inside: str, expected: list[str]) -> None:
    assert [one.text for one in item(inside).decisions] == expected
