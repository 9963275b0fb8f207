"""Minnesanteckningar as a crawler's text of a PDF: columns fallen into lines, wrapped names, stray spaces."""

from models.record import Announced, Attendee, Meeting, Organisation, Person
from tools.samples.golden import Drawn, Minutes, Sample
from tools.samples.parts import Paragraf, Part, decision, one, proposal, text
from tools.samples.words import fold, named

NAME = "lansgrupp-skolnarvaro-2023-11-17.txt"
BODY_NAME = "Länsgrupp Skolnärvaro"
NEXT = "Gruppen ses igen fredagen den 2 februari 2024 i Tingsryd."
REGION = "Region Kronoberg"
NAME_WIDTH, WIDTH = 20, 88

ELECTED = (
    Attendee("Rakel Ugglehult", "C", "member", "ordförande", affiliation=REGION),
    Attendee("Bengt-Åke Stenvinkel", "S", "member", "1:e vice ordförande", affiliation="Ljungby"),
    Attendee("Fredrika Mostorp", "M", "member", "ledamot", affiliation=REGION),
    Attendee("Andreas Wallentin Skoghult", "KD", "member", "ledamot", affiliation="Alvesta"),
    Attendee("Susanne Gripemark-Olausson", "S", "substitute", "ersättare", affiliation="Tingsryd"),
    Attendee("Yasmin Tahvili", "V", "member", "ledamot", affiliation="Växjö", replaces=Person("Konrad Lövberga", "MP")),
    Attendee("Ingvar Målerud", "SD", "substitute", "ersättare", affiliation="Uppvidinge"),
    Attendee("Eila Korpimaa", "L", "member", "ledamot", affiliation="Lessebo"),
)

OTHERS = (
    Attendee("Margareta Hjortseryd", title="bitr skolchef", affiliation="Ljungby"),
    Attendee("Jens von Ryssbeck", title="utvecklingsledare", affiliation=REGION, attendance="punkt 3-4"),
    Attendee("Lovisa Torpadal", title="elevhälsochef", affiliation="Alvesta"),
    Attendee("Carin Åbogård", role="sekreterare", title="mötessekreterare", affiliation=REGION),
    Attendee("Helmer Skruvsjö", "M", affiliation="Markaryd"),
)

PLAN = one("Gruppen godkänner handlingsplanen med de ändringar som gjorts vid mötet.", "godkänner")

ITEMS = (
    Paragraf("1", "Välkommen", (text("Rakel Ugglehult öppnar mötet och presenterar två nya ledamöter."),)),
    Paragraf(
        "2",
        "Läget i kommunerna",
        (
            text(
                "Varje kommun beskriver hösten i korthet. Frånvaron sjunker bland de yngsta men stiger i årskurs åtta, "
                "och den sammanlagda bilden är att tidiga samtal med hemmet gör störst skillnad.",
                "Lovisa Torpadal visar hur Alvesta följer ströfrånvaron vecka för vecka i stället för månad för månad. "
                "Samtalet med eleven kommer då i snitt elva dagar tidigare än förr.",
            ),
        ),
    ),
    Paragraf(
        "3",
        "Gemensam statistik",
        (
            text(
                "Bilaga 1 Jens von Ryssbeck går igenom varför kommunernas siffror inte går att jämföra. Tre räknar "
                "giltig frånvaro för sig, två räknar ihop allt och en räknar bara hela dagar.",
                "Regionens statistiker erbjuder sig att ta fram en mall före sportlovet. Mallen prövas i åtta skolor "
                "under våren 2024 och utvärderas i juni.",
            ),
        ),
        attachments=("Bilaga 1",),
    ),
    Paragraf(
        "4",
        "Handlingsplan för 2024",
        (
            text(
                "Bilaga 2 Förslaget har tre delar: tidiga signaler, vägar tillbaka och stöd till vårdnads·havare. "
                "Gruppen lägger till att hälso- och sjukvården ska bjudas in till minst två möten om året."
            ),
            proposal("Förslag till beslut", PLAN),
            decision("Beslut", PLAN),
        ),
        attachments=("Bilaga 2",),
    ),
    Paragraf("5", "Nästa möte", (text(NEXT),)),
    Paragraf("6", "Övriga frågor", (text("Inget tas upp."),)),
)

MINUTES = Minutes(
    "minnesanteckningar",
    Organisation(REGION, "region", "07"),
    BODY_NAME,
    Meeting(("2023-11-17",), place="Sammanträdesrum Åsnen, Regionhuset, Växjö"),
    ELECTED + OTHERS,
    None,
    ITEMS,
    (Announced("2024-02-02", BODY_NAME, None, NEXT, "5", "next"),),
)


def draw() -> Sample:
    """The whole text."""
    rows = [" Mötesdatum ", "", *MINUTES.meeting.dates, "", BODY_NAME, "", "Minnesanteckningar ", ""]
    rows += ["Plats och tid ", f"{MINUTES.meeting.place} ", "", "Förtroendevalda ", ""]
    for who in ELECTED:
        rows += _elected(who)
    rows += ["Övriga ", *map(_other, OTHERS), "", "Vid minnesanteckningarna ", "Carin Åbogård ", ""]
    for paragraf in ITEMS:
        rows.append(f" {paragraf.number} {paragraf.title} ")
        for part in paragraf.parts:
            rows += _part(part)
    return Sample(NAME, Drawn("\n".join([*rows, ""]).encode(), "text/plain"), MINUTES)


def _elected(who: Attendee) -> list[str]:
    """A wrapped name leaves its last part, and now and then an empty line, before the rest of its row."""
    *above, last = fold(who.name, NAME_WIDTH)
    replaces = f", ersätter {who.replaces.name} ({who.replaces.party}) {who.affiliation}" if who.replaces else ""
    rest = f"{(who.role or '').capitalize()} {who.party} {who.affiliation}{replaces}"
    if above and above[-1].endswith("-"):
        return [*above, last, "", f" {rest} ", ""]
    return [*(f"{line} " for line in above), f"{last} {rest} ", ""]


def _other(who: Attendee) -> str:
    if who.party:
        return f" {named(who)} {who.affiliation} "
    return ", ".join(filter(None, (who.name, who.title, who.affiliation, who.attendance))) + " "


def _part(part: Part) -> list[str]:
    rows = [f"{part.label} "] if part.label else []
    for index, row in enumerate(part.rows):
        rows += [""] if index else []
        rows += [f"{line} " for line in fold(row.text, WIDTH)]
    return [*rows, ""]
