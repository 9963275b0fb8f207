"""Protokoll of the 1990s as Windows-1252 text with CRLF: landsting, lower-case parties, hyphenation."""

from models.record import Attendee, Justering, Meeting, Motion, Notice, Organisation, Person, Signature
from tools.samples.golden import Drawn, Minutes, Sample
from tools.samples.parts import Block, Paragraf, Part, Point, decision, documents, motions, one, prose, recipients
from tools.samples.words import fold, in_list

NAME = "halso-och-sjukvardsnamnden-1997-10-23.txt"
BODY_NAME = "Hälso- och sjukvårdsnämnden"
VALUE, WIDTH = 28, 76

ATTENDEES = (
    Attendee("Gunborg Hällaryd", "s", "member", "ordförande"),
    Attendee("Rune Tvingsberg", "m", "member", "vice ordförande"),
    Attendee("Elsie-Maj Backarydh", "s", "member", "ledamot"),
    Attendee("Karl-Ivar Ronnestad", "s", "member", "ledamot", attendance="§§ 102-104"),
    Attendee("Birgit Nättraby Holm", "fp", "member", "ledamot"),
    Attendee("Sven-Gunnar Fridaforsén", "v", "member", "ledamot"),
    Attendee("Alva Kyrkhultsson", "c", "serving_substitute", "ersättare", replaces=Person("Henning Gränumm", "c")),
    Attendee("Stig Möllegårdh", "s", "substitute", "ersättare"),
    Attendee("Inga-Britt Torhamner", "kds", "substitute", "ersättare"),
    Attendee("Arvid Jämshögh", title="hälso- och sjukvårdsdirektör"),
    Attendee("Monika Listerbyman", title="budgetchef", attendance="§ 103"),
    Attendee("Rut Saxemarker", role="sekreterare", title="nämndsekreterare"),
)

JUSTERING = Justering(
    adjusters=("Birgit Nättraby Holm",),
    signatures=(
        Signature("sekreterare", "Rut Saxemarker"),
        Signature("ordförande", "Gunborg Hällaryd"),
        Signature("justerare", "Birgit Nättraby Holm"),
    ),
    place="Landstingets kansli",
    date="1997-10-30",
    items="§§ 102-105",
    notice=Notice("1997-10-31", "1997-11-24", None, "Landstingets kansli", "Rut Saxemarker"),
)

ITEMS = (
    Paragraf(
        "102",
        "Justering",
        (decision("Beslut", one("Nämnden utser Birgit Nättraby Holm (fp) att justera dagens protokoll.", "utser")),),
    ),
    Paragraf(
        "103",
        "Anslags·framställning för 1998",
        (
            prose(
                "summary",
                "Ärendet",
                "Budgetchefen redogör för framställningen. Besparings·kravet om två procent klaras genom att "
                "vård·platserna på Karlshamns lasarett minskas med tolv och att tvätteriets maskin·park inte byts ut.",
                "Personal·organisationerna har yttrat sig. De varnar för att arbets·belastningen inom "
                "hälso- och sjukvården redan är hög under semester·perioderna och att vikarierna blir allt "
                "svårare att finna.",
            ),
            motions(
                "Yrkande",
                Motion(
                    "återremiss för en ny beräkning av vikariekostnaderna", (Person("Sven-Gunnar Fridaforsén", "v"),)
                ),
            ),
            prose(
                "proposition_order",
                "Propositionsordning",
                "Ordföranden frågar om ärendet skall avgöras i dag och finner att så är fallet.",
            ),
            decision(
                "Beslut",
                Block(
                    (
                        Point("att godkänna anslags·framställningen", "godkänner"),
                        Point("att överlämna den till landstings·styrelsen", "överlämnar"),
                    ),
                    "Nämnden beslutar",
                ),
            ),
            documents(
                "Handlingar",
                "Budgetenhetens skrivelse 1997-10-02",
                "Yttranden från personalorganisationerna",
                marker="",
            ),
            recipients("Expedieras till", "Landstingsstyrelsen", "Budgetenheten"),
        ),
        ("97/0412",),
    ),
    Paragraf(
        "104",
        "Öppettider vid jourcentralen i Ronneby",
        (
            prose(
                "summary",
                "Ärendet",
                "Försöket med kvällsöppet till kl 22.00 har pågått sedan i mars. I genomsnitt fem patienter per kväll "
                "har sökt efter kl 20.00, de flesta med besvär som kunnat vänta till nästa dag.",
            ),
            decision(
                "Beslut",
                one(
                    "Nämnden bordlägger ärendet till nästa sammanträde för att höra läkarna vid centralen.",
                    "bordläggning",
                ),
            ),
        ),
        ("97/0388",),
    ),
    Paragraf(
        "105",
        "Anmälnings·ärenden",
        (
            prose(
                "summary",
                "Ärendet",
                "Socialstyrelsen har meddelat att tillsynen av ambulans·verksamheten är avslutad utan anmärkning.",
            ),
            decision("Beslut", one("Nämnden lägger anmälan till handlingarna.", "antecknar")),
        ),
    ),
)

MINUTES = Minutes(
    "protokoll",
    Organisation("Landstinget Blekinge", "region", "10"),
    BODY_NAME,
    Meeting(("1997-10-23",), "13:15", "16:40", "Landstingshuset, Karlskrona"),
    ATTENDEES,
    JUSTERING,
    ITEMS,
)


def draw() -> Sample:
    """The whole protokoll."""
    rows = [*_front_page(), *(row for paragraf in ITEMS for row in _paragraf(paragraf)), ""]
    return Sample(NAME, Drawn("\r\n".join(rows).encode("cp1252"), "text/plain"), MINUTES)


def _front_page() -> list[str]:
    notice = JUSTERING.notice
    rows = [
        _columns("LANDSTINGET BLEKINGE", "PROTOKOLL", 50),
        _columns(BODY_NAME, MINUTES.meeting.dates[0], 50),
        "",
        "",
    ]
    fields = (
        ("Plats och tid", ("Landstingshuset, Karlskrona, torsdagen den", "23 oktober 1997, kl 13.15-16.40")),
        ("Beslutande", (*_list("member"), "Vakant (mp)", *_list("serving_substitute"))),
        ("Ej tjänstgörande ersättare", _list("substitute")),
        ("Övriga närvarande", _list("other")),
        ("Utsedd att justera", JUSTERING.adjusters),
        ("Justeringens plats och tid", (f"{JUSTERING.place} {JUSTERING.date}",)),
        ("Paragrafer", (JUSTERING.items or "",)),
    )
    for label, values in fields:
        rows += [_columns("" if index else label, value) for index, value in enumerate(values)] + [""]
    rows += ["Underskrifter", ""]
    for role, signature in zip(("Sekreterare", "Ordförande", "Justerande"), JUSTERING.signatures, strict=True):
        rows += [_columns(role, signature.name), ""]
    rows += ["BEVIS", "Justeringen har tillkännagivits på landstingets anslagstavla.", ""]
    proof = (
        ("Anslagets uppsättande", notice.posted),
        ("Anslagets nedtagande", notice.removed),
        ("Förvaringsplats", notice.kept_at),
        ("Underskrift", notice.posted_by),
    )
    return [*rows, *(_columns(label, value or "") for label, value in proof), ""]


def _paragraf(paragraf: Paragraf) -> list[str]:
    rows = ["", *fold(f"§ {paragraf.number}   {paragraf.title}", WIDTH)]
    rows += [f"Dnr {number}" for number in paragraf.case_numbers]
    for part in paragraf.parts:
        rows += ["", *_part(part)]
    return [*rows, ""]


def _part(part: Part) -> list[str]:
    rows = [part.label or ""]
    parted = part.kind not in {"recipients", "background_documents"}
    for index, row in enumerate(part.rows):
        rows += [""] if index and parted else []
        rows += fold(row.text, WIDTH)
    return rows


def _columns(label: str, value: str, width: int = VALUE) -> str:
    return f"{label:{width}}{value}".rstrip()


def _list(*capacities: str) -> tuple[str, ...]:
    return tuple(in_list(who, substitute="tjg ersättare för") for who in ATTENDEES if who.capacity in capacities)
