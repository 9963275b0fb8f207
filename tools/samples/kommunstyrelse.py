"""Protokoll as DOCX with bold labels and tabs: one person a line, limits of attendance, att-satser with lead-ins."""

from docx.document import Document

from models.record import Attendee, Justering, Meeting, Motion, Notice, Organisation, Person, Signature
from tools.samples.golden import Minutes, Sample
from tools.samples.parts import (
    Block,
    Paragraf,
    Part,
    Point,
    conflict,
    decision,
    documents,
    motions,
    one,
    proposal,
    prose,
    recipients,
    reservation,
)
from tools.samples.word import blank, done, gap, line
from tools.samples.words import in_list

NAME = "kommunstyrelsen-2023-09-05.docx"
BODY_NAME = "Kommunstyrelsen"

GREENWALL = Person("Ottilia Grönvall-Sax", "MP")
HEDMYR = Person("Sigvard Hedmyran", "V")
MALMBORG = Person("Annbritt Malmborgh", "M")

ATTENDEES = (
    Attendee("Ragnhild Brännfors", "S", "member", "ordförande"),
    Attendee("Eskil Notholm", "C", "member", "1:e vice ordförande"),
    Attendee(MALMBORG.name, MALMBORG.party, "member", "2:e vice ordförande", attendance="ej § 90 på grund av jäv"),
    Attendee("Tjelvar Lungviksson", "S", "member", "ledamot"),
    Attendee("Gunvor Häggdånger-Lie", "S", "member", "ledamot", attendance="§§ 87–89"),
    Attendee("Robin Stigsjömark", "SD", "member", "ledamot"),
    Attendee(HEDMYR.name, HEDMYR.party, "member", "ledamot"),
    Attendee(GREENWALL.name, GREENWALL.party, "member", "ledamot"),
    Attendee("Torkel Ålandsbro", "KD", "serving_substitute", "ersättare", replaces=Person("Märit Ulvvik", "KD")),
    Attendee(
        "Nanna Säbråker",
        "S",
        "serving_substitute",
        "ersättare",
        replaces=Person("Gunvor Häggdånger-Lie", "S"),
        attendance="§§ 90–91",
    ),
    Attendee("Holger Viksjöberg", "C", "substitute", "ersättare"),
    Attendee("Dagny Fröksjö", "M", "substitute", "ersättare", attendance="§§ 87–90"),
    Attendee("Malva Stensätter", title="kommundirektör"),
    Attendee("Joar Nordankäl", title="ekonomichef", attendance="§ 88"),
    Attendee("Elvy Byåkersdotter", role="sekreterare", title="kommunsekreterare"),
)

JUSTERING = Justering(
    adjusters=(HEDMYR.name,),
    signatures=(
        Signature("sekreterare", "Elvy Byåkersdotter"),
        Signature("ordförande", "Ragnhild Brännfors"),
        Signature("justerare", HEDMYR.name),
    ),
    place="Kommunledningskontoret",
    date="2023-09-12",
    items="§§ 87–91",
    notice=Notice("2023-09-13", "2023-10-05", None, "Kommunarkivet, Härnösand", "Elvy Byåkersdotter"),
)

LOAN = (
    Point("att höja borgensramen för Nickebo Vatten AB till 410 miljoner kronor", "annat"),
    Point("att bolaget betalar en årlig avgift om 0,4 procent för utnyttjad borgen", "annat"),
)
TO_COUNCIL = "Kommunstyrelsen föreslår att kommunfullmäktige beslutar"

ITEMS = (
    Paragraf(
        "87",
        "Val av protokolljusterare",
        (decision("Beslut", one("Kommunstyrelsen utser Sigvard Hedmyran (V) till justerare.", "utser")),),
    ),
    Paragraf(
        "88",
        "Höjd borgensram för Nickebo Vatten AB",
        (
            prose(
                "summary",
                "Ärendet",
                "Bolaget bygger nytt vattenverk och behöver låna mer än vad dagens ram medger. Räntan blir lägre om "
                "kommunen går i borgen, och skillnaden tas ut som en avgift.",
                "Ekonomichefen bedömer risken som liten men vill se prognoser oftare än en gång om året.",
            ),
            proposal(
                "Förslag till beslut",
                Block(LOAN, TO_COUNCIL, "proposal", "kommunfullmäktige"),
            ),
            documents(
                "Beslutsunderlag",
                "Tjänsteskrivelse 2023-08-14",
                "Framställning från bolagets styrelse 2023-06-20, § 34",
                marker="",
            ),
            decision(
                "Beslut",
                Block(LOAN, TO_COUNCIL, "proposal", "kommunfullmäktige"),
                Block(
                    (
                        Point(
                            "att uppdra åt ekonomichefen att begära in en prognos från bolaget varje kvartal", "uppdrar"
                        ),
                    ),
                    "För egen del beslutar kommunstyrelsen",
                ),
            ),
            recipients("Expedieras till", "Kommunfullmäktige", "Nickebo Vatten AB", "Ekonomichefen"),
        ),
        ("KS 2023/418",),
    ),
    Paragraf(
        "89",
        "Motion om fri entré till badhuset för familjehem",
        (
            prose(
                "summary",
                "Ärendet",
                "Ottilia Grönvall-Sax (MP) skriver i en motion att barn i familjehem bör få bada gratis. "
                "Fritidskontoret har räknat ut att det skulle kosta omkring 60 000 kronor om året.",
            ),
            motions(
                "Yrkande",
                Motion("bifall till motionen", (GREENWALL, HEDMYR)),
                Motion("att motionen ska avslås", (Person("Eskil Notholm", "C"),)),
            ),
            prose(
                "proposition_order",
                "Beslutsgång",
                "Ordföranden frågar först om motionen ska bifallas, sedan om den ska avslås, och finner att styrelsen "
                "vill föreslå avslag.",
            ),
            decision(
                "Beslut",
                Block((Point("att avslå motionen", "avslag"),), TO_COUNCIL, "proposal", "kommunfullmäktige"),
            ),
            reservation("Reservation", (GREENWALL, HEDMYR), "mot beslutet och till förmån för sitt yrkande."),
            recipients("Expedieras till", "Kommunfullmäktige"),
        ),
        ("KS 2022/1077",),
    ),
    Paragraf(
        "90",
        "Arrende av mark vid Kronholmskajen",
        (
            prose(
                "summary",
                "Ärendet",
                "En båtklubb vill arrendera kajens östra del i tio år och bekosta en ny spont. Kommunen behåller "
                "rätten att lägga till med räddningsbåt.",
            ),
            conflict("Jäv", MALMBORG, "är kassör i klubben, anmäler jäv och lämnar salen."),
            decision(
                "Beslut",
                Block(
                    (
                        Point("att godkänna arrendeavtalet", "godkänner"),
                        Point("att utse mark- och exploateringschefen att underteckna det", "utser"),
                    ),
                    "Kommunstyrelsen beslutar",
                ),
            ),
            recipients(
                "Expedieras till", "Mark- och exploateringsavdelningen", "Båtklubben, med avtalet i två exemplar"
            ),
        ),
        ("KS 2023/502",),
    ),
    Paragraf(
        "91",
        "Delgivningar",
        (
            prose("summary", "Ärendet", "Två skrivelser från länsstyrelsen och ett tackbrev från finska vänorten."),
            decision("Beslut", one("Kommunstyrelsen noterar delgivningarna till protokollet.", "antecknar")),
        ),
    ),
)

MINUTES = Minutes(
    "protokoll",
    Organisation("Härnösands kommun", "kommun", "2280"),
    BODY_NAME,
    Meeting(("2023-09-05",), "08:30", "11:55", "Sal Ankaret, rådhuset"),
    ATTENDEES,
    JUSTERING,
    ITEMS,
)


def draw() -> Sample:
    """The whole protokoll."""
    document = blank("Protokoll")
    line(document, "", "HÄRNÖSANDS KOMMUN\tPROTOKOLL", tab=11)
    line(document, "", BODY_NAME)
    line(document, f"Sammanträdesdatum\t{MINUTES.meeting.dates[0]}")
    gap(document)
    _front_page(document)
    for paragraf in ITEMS:
        _paragraf(document, paragraf)
    return Sample(NAME, done(document), MINUTES)


def _front_page(document: Document) -> None:
    meeting, notice = MINUTES.meeting, JUSTERING.notice
    times = f"{meeting.start}–{meeting.end}".replace(":", ".")
    rows = (
        ("Plats och tid", (f"{meeting.place}, kl. {times}",)),
        ("Beslutande", _list("member", "serving_substitute")),
        ("Ej tjänstgörande ersättare", _list("substitute")),
        ("Övriga närvarande", _list("other")),
        ("Utses att justera", JUSTERING.adjusters),
        ("Justeringens plats", (JUSTERING.place or "",)),
        ("Datum för justering", (JUSTERING.date or "",)),
        ("Paragrafer", (JUSTERING.items or "",)),
    )
    for label, values in rows:
        _field(document, label, values)
    line(document, "", "Underskrifter")
    for role, signature in zip(("Sekreterare", "Ordförande", "Justerare"), JUSTERING.signatures, strict=True):
        line(document, f"\t{role}\t{signature.name}").paragraph_format.tab_stops.add_tab_stop(3_000_000)
    gap(document)
    line(document, "", "ANSLAGSBEVIS")
    _field(document, "Organ", (BODY_NAME,))
    _field(document, "Anslaget sätts upp", (notice.posted or "",))
    _field(document, "Anslaget tas ned", (notice.removed or "",))
    _field(document, "Förvaringsplats", (notice.kept_at or "",))
    _field(document, "Anslaget av", (notice.posted_by or "",))


def _field(document: Document, label: str, values: tuple[str, ...]) -> None:
    for index, value in enumerate(values):
        line(document, f"\t{value}", "" if index else label)
    gap(document)


def _list(*capacities: str) -> tuple[str, ...]:
    return tuple(in_list(who) for who in ATTENDEES if who.capacity in capacities)


def _paragraf(document: Document, paragraf: Paragraf) -> None:
    line(document, "", f"§ {paragraf.number}\t{paragraf.title}", tab=1.5)
    for number in paragraf.case_numbers:
        line(document, f"\tDnr {number}", tab=1.5)
    gap(document)
    for part in paragraf.parts:
        _part(document, part)
    line(document, "____________________")
    gap(document)


def _part(document: Document, part: Part) -> None:
    line(document, "", part.label or "")
    for index, row in enumerate(part.rows):
        if index and part.kind == "summary":
            gap(document)
        line(document, row.text)
    gap(document)
