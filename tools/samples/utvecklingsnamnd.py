"""Protokoll as PDF: labels in bold to the left, a comma list of beslutande, ANSLAG/BEVIS on a page of its own."""

from reportlab.pdfgen.canvas import Canvas

from models.record import Attendee, Justering, Meeting, Notice, Organisation, Person, Signature
from tools.samples.golden import Minutes, Sample
from tools.samples.paper import BODY, BOLD, HEADING, SMALL, TITLE, Sheet, write
from tools.samples.parts import (
    Block,
    Paragraf,
    Point,
    bullet,
    decision,
    documents,
    immediate,
    one,
    proposal,
    prose,
    recipients,
)
from tools.samples.words import named

NAME = "regionala-utvecklingsnamnden-2025-03-12.pdf"
BODY_NAME = "Regionala utvecklingsnämnden"
LEFT, VALUE, RIGHT = 62.0, 205.0, 530.0

ATTENDEES = (
    Attendee("Torborg Lyckehed", "S", "member", "ordförande"),
    Attendee("Alfons Brännland", "M", "member", "1:e vice ordförande"),
    Attendee("Yrsa Vassbotten", "C", "member", "2:e vice ordförande"),
    Attendee("Marit Rönnhag", "S", "member", "ledamot"),
    Attendee("Ivar Kvarnefors", "S", "member", "ledamot", remote=True),
    Attendee("Disa Ekenvall-Roth", "V", "member", "ledamot"),
    Attendee("Botvid Hällerud", "SD", "member", "ledamot"),
    Attendee("Samira Dalskog", "L", "member", "ledamot"),
    Attendee("Vidar Stormgärde", "M", "serving_substitute", "ersättare", replaces=Person("Ellen Tallhem", "M")),
    Attendee("Nore Granbäck", "KD", "member", "ledamot", remote=True),
    Attendee("Signhild Alpfors", "SD", "member", "ledamot"),
    Attendee(
        "Ottar Mossberg Lind",
        "S",
        "serving_substitute",
        "ersättare",
        remote=True,
        replaces=Person("Jorunn Svedhaga", "S"),
    ),
    Attendee("Frej Holmgärd", "V", "substitute", "ersättare"),
    Attendee("Gunhild Ottvall", "C", "substitute", "ersättare", remote=True),
    Attendee("Birger Sandeholm", title="regional utvecklingsdirektör"),
    Attendee("Ameli Qvarnlöf", title="analytiker", attendance="§ 13"),
    Attendee("Linnea Forshage", title="infrastrukturstrateg", attendance="§§ 13-15"),
    Attendee("Tova Bergmalm", role="sekreterare", title="nämndsekreterare"),
)

JUSTERING = Justering(
    adjusters=("Marit Rönnhag",),
    signatures=(
        Signature("sekreterare", "Tova Bergmalm"),
        Signature("ordförande", "Torborg Lyckehed"),
        Signature("justerare", "Marit Rönnhag"),
    ),
    place="Regionhuset, Nyköping",
    date="2025-03-20",
    items="§§ 11-16",
    printed_status="justerat",
    notice=Notice("2025-03-21", "2025-04-14", "2025-04-11", "Regionens arkiv, Nyköping", "Tova Bergmalm"),
)

LIKE_BID = Point(
    "Regionala utvecklingsnämnden beviljar Föreningen Byavind 640 000 kronor i bidrag för 2025.", "beviljar"
)
ANSWER = Block(
    (
        Point("Regionala utvecklingsnämnden antar förvaltningens utkast som sitt svar på remissen.", "antar"),
        Point(
            "Regionala utvecklingsnämnden ställer sig bakom kommunernas gemensamma lista över sträckor "
            "där skolbarn i dag hänvisas till landsvägens vägren.",
            "ställer sig bakom",
        ),
    ),
    numbered=True,
)

ITEMS = (
    Paragraf(
        "11",
        "Val av justerare",
        (decision("Beslut", one("Marit Rönnhag (S) väljs att jämte ordföranden justera protokollet.", "utser")),),
    ),
    Paragraf(
        "12",
        "Föredragningslista",
        (
            prose(
                "summary",
                "Sammanfattning",
                "Ordföranden föreslår att punkten om flygplatsens driftbidrag stryks, eftersom underlaget kom "
                "först samma morgon.",
            ),
            decision("Beslut", one("Föredragningslistan fastställs med den strykningen.", "fastställer")),
        ),
    ),
    Paragraf(
        "13",
        "Så reser sörmlänningen",
        (
            prose(
                "summary",
                "Sammanfattning",
                "Ameli Qvarnlöf redogör för höstens resvaneundersökning. Drygt fyra tusen hushåll har fört dagbok "
                "under en vecka. Bilen står för två av tre resor, men bland dem som bor inom en kilometer från en "
                "station är andelen nere i hälften.",
                "Nämnden frågar hur svaren ser ut för dem som arbetar skift. Uppgifterna bryts ned per "
                "arbetsplats·område till nästa möte. Enkätens kommentarsfält är ännu inte genomgånget, men analytikern "
                "nämner att ovanligt många har skrivit om trasiga väderskydd.",
                "Undersökningen görs nästa gång hösten 2027.",
            ),
        ),
    ),
    Paragraf(
        "14",
        "Rådgivning till landsbygdens företag",
        (
            prose(
                "summary",
                "Sammanfattning",
                "Föreningen Byavind hjälper butiker, verkstäder och lantgårdar i länets ytterkanter med bokföring, "
                "generationsskiften och ansökningar. Under 2024 fick 117 företag råd, de flesta vid eget köksbord.",
                "Under mötet enas nämnden om att återrapporten bör komma en månad senare än förvaltningen har tänkt "
                "sig, så att höstens besök hinner räknas in.",
            ),
            proposal(
                "Förslag till beslut",
                Block(
                    (
                        LIKE_BID,
                        Point(
                            "Regionala utvecklingsnämnden uppdrar åt förvaltningen att senast i oktober redovisa hur "
                            "många företag som har fått hjälp.",
                            "uppdrar",
                        ),
                    )
                ),
            ),
            decision(
                "Beslut",
                Block(
                    (
                        LIKE_BID,
                        Point(
                            "Regionala utvecklingsnämnden uppdrar åt förvaltningen att senast i november redovisa hur "
                            "många företag som har fått hjälp.",
                            "uppdrar",
                        ),
                    )
                ),
            ),
            documents(
                "Beslutsunderlag",
                "Tjänsteskrivelse den 17 februari 2025",
                "Ansökan från Föreningen Byavind, inkommen 2024-12-09",
                "Föreningens bokslut för 2024, med revisorns kommentar till posten för resor och traktamenten i de "
                "norra kommunerna",
            ),
            recipients("Beslutet skickas till", "Föreningen Byavind", "Ekonomistaben för utbetalning"),
        ),
        ("RUN25-0031",),
    ),
    Paragraf(
        "15",
        "Remissvar om statlig plan för cykelvägar längs det regionala vägnätet",
        (
            prose(
                "summary",
                "Sammanfattning",
                "Staten vill samla alla medel för cykelvägar i en plan och lägga ansvaret hos en enda myndighet. "
                "Regionen får i dag själv ordna angelägna sträckor i länsplanen och har gjort det tillsammans med "
                "kommunerna sedan 2014.",
                "Linnea Forshage går igenom utkastet till svar. Förvaltningen ser tre svagheter i förslaget:",
                bullet("sträckor under två kilometer faller bort, fastän de oftast leder till en skola"),
                bullet("markåtkomsten blir kvar hos kommunen medan pengarna finns hos staten"),
                bullet("underhållet vintertid nämns inte alls"),
                "Samtidigt är det en vinst att planen blir längre än en mandatperiod. Flera av de sträckor som har "
                "stått högst på listan har fallit på att vägplanen inte hunnit bli klar innan medlen gick åter, "
                "och då har arbetet fått börja om från början med nya samråd, nya markägare och nya kostnader.",
                "Ett exempel är vägen mellan Stigtomta och skolan i Vrena. Där har föräldrar i sju års tid kört sina "
                "barn tre kilometer i bil, fastän det finns en nedlagd banvall som bara saknar bärlager och en bro. "
                "Förvaltningen vill att svaret beskriver just den sortens genvägar, eftersom de kostar litet och "
                "märks mycket.",
                "Kommunerna har lämnat synpunkter var för sig under januari. De är i huvudsak eniga, även om "
                "kommunerna närmast Stockholm hellre ser att pendlingsstråken får en egen pott. Förvaltningen har "
                "vägt in detta genom att föreslå att en fjärdedel av medlen binds till stråk över länsgränsen, "
                "vilket också är vad grannlänen väntas skriva i sina svar.",
                "Nämnden diskuterar om svaret bör nämna kostnaden per meter. Erfarenheten från de senaste två "
                "bygg·säsongerna är att priserna skiljer sig så mycket mellan berg och lera att ett medelvärde "
                "säger mindre än det verkar göra, och siffran lämnas därför utanför. Däremot får tidsåt·gången för "
                "mark·för·hand·lingar gärna stå med, för den är densamma i hela länet och förklarar varför så få "
                "sträckor blir färdiga samma år som de har fått sina pengar.",
                "Avslutningsvis påpekas att remisstiden går ut redan den 14 mars, två dagar efter mötet.",
            ),
            proposal("Förslag till beslut", ANSWER),
            decision("Beslut", ANSWER),
            documents(
                "Beslutsunderlag",
                "Tjänsteskrivelse den 24 februari 2025",
                "Utkast till remissvar",
                "Sammanställning av kommunernas synpunkter",
            ),
            recipients(
                "Beslutet skickas till", "Landsbygds- och infrastrukturdepartementet", "Länets kommuner för kännedom"
            ),
            immediate("Paragrafen förklaras omedelbart justerad."),
        ),
        ("RUN25-0058",),
    ),
    Paragraf(
        "16",
        "Delegationsbeslut",
        (
            prose(
                "summary",
                "Sammanfattning",
                "Förteckningen upptar elva beslut om mindre projektstöd och två om förordnanden.",
            ),
            decision(
                "Beslut", one("Regionala utvecklingsnämnden lägger redovisningen till handlingarna.", "antecknar")
            ),
            documents("Beslutsunderlag", "Förteckning över beslut fattade i januari och februari"),
        ),
        ("RUN25-0004",),
    ),
)

MINUTES = Minutes(
    "protokoll",
    Organisation("Region Sörmland", "region", "04"),
    BODY_NAME,
    Meeting(("2025-03-12",), "09:30", "14:45", "Sal Hjälmaren, Regionhuset, Nyköping"),
    ATTENDEES,
    JUSTERING,
    ITEMS,
)


def draw() -> Sample:
    """The whole protokoll."""
    sheet = Sheet("Protokoll", _furniture)
    _front_page(sheet)
    sheet.turn()
    _notice(sheet)
    sheet.turn()
    for paragraf in ITEMS:
        _paragraf(sheet, paragraf)
    return Sample(NAME, sheet.done(), MINUTES)


def _furniture(canvas: Canvas, page: int) -> None:
    write(canvas, LEFT, 785, BODY_NAME, BOLD)
    write(canvas, RIGHT, 792, "Mötesdatum", SMALL, right=True)
    write(canvas, RIGHT, 780, MINUTES.meeting.dates[0], SMALL, right=True)
    canvas.line(LEFT, 772, RIGHT, 772)
    write(canvas, LEFT, 50, "Justerandes sign", SMALL)
    write(canvas, 300, 50, "Utdragsbestyrkande", SMALL)
    write(canvas, RIGHT, 50, f"Sida {page}", SMALL, right=True)


def _front_page(sheet: Sheet) -> None:
    meeting = MINUTES.meeting
    sheet.row((LEFT, 300, "Region Sörmland", HEADING))
    sheet.row((LEFT, 300, "Protokoll", TITLE))
    sheet.space(14)
    _field(sheet, "Plats och tid", f"{meeting.place} kl. {meeting.start}-{meeting.end}")
    _field(sheet, "Beslutande ledamöter", ", ".join(_seat(who) for who in _of("member", "serving_substitute")))
    _field(sheet, "Ej tjänstgörande ersättare", ", ".join(_seat(who) for who in _of("substitute")))
    _field(sheet, "Övriga närvarande", *(_official(who) for who in _of("other")))
    _field(sheet, "Utses att justera", *JUSTERING.adjusters)
    _field(sheet, "Justeringens plats och tid", f"{JUSTERING.place} {JUSTERING.date}")
    _field(sheet, "Protokollet omfattar", JUSTERING.items or "")
    sheet.space(14)
    _field(sheet, "Underskrifter", "")
    for role, signature in zip(("Sekreterare", "Ordförande", "Justerande"), JUSTERING.signatures, strict=True):
        _field(sheet, role, f"..................................... {signature.name}")


def _notice(sheet: Sheet) -> None:
    notice = JUSTERING.notice
    sheet.row((LEFT, 300, "ANSLAG/BEVIS", HEADING))
    sheet.space(6)
    sheet.row(
        (
            VALUE,
            RIGHT - VALUE,
            "Protokollet är justerat. Justeringen har tillkännagivits på regionens anslagstavla.",
            BODY,
        )
    )
    sheet.space(6)
    _field(sheet, "Organ", BODY_NAME)
    _field(sheet, "Sammanträdesdatum", MINUTES.meeting.dates[0])
    _field(sheet, "Datum då anslaget sätts upp", notice.posted or "")
    _field(sheet, "Sista dag för överklagande", notice.appeal_last_day or "")
    _field(sheet, "Datum då anslaget tas ned", notice.removed or "")
    _field(sheet, "Förvaringsplats för protokollet", notice.kept_at or "")
    _field(sheet, "Underskrift", f"..................................... {notice.posted_by}")


def _paragraf(sheet: Sheet, paragraf: Paragraf) -> None:
    sheet.space(22)
    sheet.need(110)
    sheet.starts.append(sheet.page)
    sheet.row((LEFT, RIGHT - LEFT, f"§ {paragraf.number} {paragraf.title}", HEADING))
    for number in paragraf.case_numbers:
        sheet.row((LEFT, RIGHT - LEFT, f"Dnr {number}", BODY))
    for part in paragraf.parts:
        sheet.part(part, LEFT, RIGHT - LEFT)


def _field(sheet: Sheet, label: str, *values: str) -> None:
    for index, value in enumerate(values):
        sheet.row((LEFT, VALUE - LEFT - 8, "" if index else label, BOLD), (VALUE, RIGHT - VALUE, value, BODY))
    sheet.space(9)


def _of(*capacities: str) -> list[Attendee]:
    return [who for who in ATTENDEES if who.capacity in capacities]


_ROLES = {
    "ordförande": "Ordförande",
    "1:e vice ordförande": "Förste vice ordförande",
    "2:e vice ordförande": "Andre vice ordförande",
}


def _seat(who: Attendee) -> str:
    """Print a seat as in: Vidar Stormgärde (M) (ersätter Ellen Tallhem (M))."""
    role = f" ({_ROLES[who.role]})" if who.role in _ROLES else ""
    replaces = f" (ersätter {who.replaces.name} ({who.replaces.party}))" if who.replaces else ""
    return named(who) + role + replaces + (" (deltar på distans)" if who.remote else "")


def _official(who: Attendee) -> str:
    """Print an official as in: Ameli Qvarnlöf (analytiker), § 13."""
    return f"{who.name} ({who.title})" + (f", {who.attendance}" if who.attendance else "")
