"""Minnesanteckningar as PDF: a table of participants with narrow columns, numbered points without §."""

from reportlab.pdfgen.canvas import Canvas

from models.record import Announced, Attendee, Meeting, Organisation, Person
from tools.samples.golden import Minutes, Sample
from tools.samples.paper import BODY, BOLD, HEADING, SMALL, TITLE, Sheet, write
from tools.samples.parts import Paragraf, bullet, decision, one, proposal, text
from tools.samples.words import named

NAME = "samverkansrad-digital-vard-2024-10-04.pdf"
BODY_NAME = "Samverkansråd Digital vård"
DAYS = "Föreslagna dagar är den 7 februari, den 11 april och den 13 juni, alla med början klockan tio."
LEFT, RIGHT = 70.0, 520.0
COLUMNS = ((70.0, 96.0), (172.0, 92.0), (272.0, 40.0), (318.0, 190.0))
"""Left edge and width of the columns Namn, Roll, Parti and Hemort."""

REGION = "Region Norrbotten"

ELECTED = (
    Attendee("Ingegärd Palovaara", "S", "member", "ordförande", affiliation=REGION),
    Attendee("Torsten Vinsaberg", "M", "member", "vice ordförande", affiliation="Piteå"),
    Attendee("Beda Lindmark-Ylikangas", "V", "member", "ledamot", affiliation="Boden"),
    Attendee("Aron Kempe Sundvall", "C", "member", "ledamot", affiliation="Kalix"),
    Attendee("Christoffer Niklasson Aspholm", "SD", "substitute", "ersättare", affiliation="Pajala"),
    Attendee(
        "Solbritt Enarsdotter",
        "L",
        "member",
        "ledamot",
        affiliation="Gällivare",
        replaces=Person("Runo Tjädervik", "KD"),
    ),
    Attendee("Marja-Liisa Kuoppaniva", "S", "substitute", "ersättare", affiliation="Övertorneå"),
    Attendee("Ture Brunnskog", "-", "member", "ledamot", affiliation="Jokkmokk"),
)

OTHERS = (
    Attendee("Sanna Grahnfors", title="e-hälsostrateg", affiliation=REGION),
    Attendee("Petter Olovsgård", title="tf socialchef", affiliation="Kalix"),
    Attendee("Ylva Mårdselius", title="verksamhetsutvecklare", affiliation=REGION, attendance="punkt 3"),
    Attendee("Göte Häggrot", role="sekreterare", title="mötessekreterare", affiliation=REGION),
    Attendee("Eivor Naalisjärvi", "V", affiliation="Arjeplog"),
)

TIMES = one("Mötestiderna för våren 2025 fastställs enligt förslaget.", "fastställer")

ITEMS = (
    Paragraf(
        "1",
        "Inledning",
        (text("Ordföranden hälsar välkommen. Alla inbjudna kommuner utom en har skickat någon."),),
    ),
    Paragraf(
        "2",
        "Förra träffen",
        (text("Anteckningarna från juni gås igenom. Inget är kvar att göra efter dem."),),
    ),
    Paragraf(
        "3",
        "Egen mätning i hemmet",
        (
            text(
                "Bilaga 1 Ylva Mårdselius berättar om försöket i fyra byar där patienter med hjärtsvikt väger sig och "
                "tar blodtryck hemma. Värdena går till hälsocentralen varje morgon.",
                "Av 62 deltagare har nio slutat, de flesta för att täckningen är för dålig. Under vintern prövas "
                "dosor som sparar värdena tills bilen kommer förbi:",
                bullet("Kalix och Övertorneå börjar i november"),
                bullet("Pajala väntar tills den nya masten är på plats"),
                "Rådet vill veta vad som händer med den som inte kan eller vill mäta själv. Svaret är att hembesöken "
                "blir kvar, och att tiden som frigörs är tänkt just för dem.",
            ),
        ),
        attachments=("Bilaga 1",),
    ),
    Paragraf(
        "4",
        "Läkemedelsrobotar",
        (
            text(
                "Petter Olovsgård redovisar läget i kommunernas gemensamma upphandling. Fem anbud har kommit in och "
                "två av dem klarar kravet på drift vid strömavbrott. Bilaga 2 sammanfattar anbuden.",
                "Regionens apotekare deltar i utvärderingen. Frågan om vem som fyller på roboten är ännu inte löst "
                "och tas upp igen när avtalet finns.",
            ),
        ),
        attachments=("Bilaga 2",),
    ),
    Paragraf(
        "5",
        "Mötestider våren 2025",
        (
            text(DAYS),
            proposal("Förslag till beslut", TIMES),
            decision("Beslut", TIMES),
        ),
    ),
    Paragraf("6", "Övrigt", (text("Ture Brunnskog påminner om inbjudan till studiebesöket i Jokkmokk."),)),
)

MINUTES = Minutes(
    "minnesanteckningar",
    Organisation(REGION, "region", "25"),
    BODY_NAME,
    Meeting(("2024-10-04",), "10:00", "12:30", "Konferensrum Tallen, Regionhuset, Luleå"),
    ELECTED + OTHERS,
    None,
    ITEMS,
    tuple(Announced(day, None, None, DAYS, "5", "calendar") for day in ("2025-02-07", "2025-04-11", "2025-06-13")),
)


def draw() -> Sample:
    """The whole of the notes."""
    sheet = Sheet("Minnesanteckningar", _furniture, top=100, bottom=70)
    meeting = MINUTES.meeting
    sheet.row((LEFT, 300, "Minnesanteckningar", TITLE))
    sheet.space(12)
    _labelled(sheet, "Plats och tid", f"{meeting.place}, kl. {meeting.start}–{meeting.end}".replace(":", "."))
    _labelled(sheet, "Förtroendevalda")
    _table(sheet)
    _labelled(sheet, "Övriga", *map(_other, OTHERS))
    _labelled(sheet, "Vid minnesanteckningarna", *(who.name for who in OTHERS if who.role == "sekreterare"))
    for paragraf in ITEMS:
        sheet.space(12)
        sheet.need(60)
        sheet.starts.append(sheet.page)
        sheet.row((LEFT, 18, paragraf.number, HEADING), (LEFT + 22, 400, paragraf.title, HEADING))
        for part in paragraf.parts:
            sheet.part(part, LEFT, RIGHT - LEFT)
    return Sample(NAME, sheet.done(), MINUTES)


def _furniture(canvas: Canvas, page: int) -> None:
    write(canvas, LEFT, 795, REGION, SMALL)
    write(canvas, 240, 795, BODY_NAME, BOLD)
    write(canvas, RIGHT, 795, "Mötesdatum", SMALL, right=True)
    write(canvas, RIGHT, 783, MINUTES.meeting.dates[0], SMALL, right=True)
    write(canvas, RIGHT, 45, f"Sida {page}", SMALL, right=True)


def _labelled(sheet: Sheet, label: str, *rows: str) -> None:
    sheet.space(9)
    sheet.row((LEFT, RIGHT - LEFT, label, BOLD))
    for row in rows:
        sheet.row((LEFT, RIGHT - LEFT, row, BODY))


def _table(sheet: Sheet) -> None:
    cells = [("Namn", "Roll", "Parti", "Hemort"), *map(_cells, ELECTED)]
    for row in cells:
        face = BOLD if row is cells[0] else BODY
        sheet.row(*((x, width, words, face) for (x, width), words in zip(COLUMNS, row, strict=True)))
        sheet.space(3)


def _cells(who: Attendee) -> tuple[str, str, str, str]:
    replaces = f", ersätter {who.replaces.name} ({who.replaces.party})" if who.replaces else ""
    return who.name, (who.role or "").capitalize(), who.party or "", f"{who.affiliation}{replaces}"


def _other(who: Attendee) -> str:
    if who.party:
        return f"{named(who)} {who.affiliation}"
    return ", ".join(filter(None, (who.name, who.title, who.affiliation, who.attendance)))
