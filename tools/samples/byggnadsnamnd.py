"""Protokoll as a page of a CMS: a description list, a table, div soup, soft hyphens, and the site's own text."""

from models.record import (
    Attendee,
    Justering,
    Meeting,
    Motion,
    Notice,
    Organisation,
    Person,
    Signature,
)
from tools.samples.golden import Minutes, Sample
from tools.samples.parts import (
    BULLETS,
    Block,
    Paragraf,
    Part,
    Point,
    bullet,
    conflict,
    decision,
    documents,
    immediate,
    motions,
    one,
    proposal,
    prose,
    recipients,
    reservation,
)
from tools.samples.web import descriptions, element, items, page, paragraph, table, words
from tools.samples.words import in_list

NAME = "samhallsbyggnadsnamnden-2024-05-16.html"
BODY_NAME = "Samhällsbyggnadsnämnden"

SUNDKVIST = Person("Torvald Sundkvist", "C")
LINDMYR = Person("Peggy Lindmyr", "V")

ATTENDEES = (
    Attendee("Gun-Britt Fällfors", "S", "member", "ordförande"),
    Attendee("Axel Grundberg", "M", "member", "vice ordförande"),
    Attendee(SUNDKVIST.name, SUNDKVIST.party, "member", "ledamot", attendance="ej § 34"),
    Attendee(LINDMYR.name, LINDMYR.party, "member", "ledamot"),
    Attendee("Ossian Karlbäck", "KD", "member", "ledamot"),
    Attendee("Mehdi Rostamian", "S", "serving_substitute", "ersättare", replaces=Person("Ingela Vännström", "S")),
    Attendee("Rut Ågrenius", "C", "substitute", "ersättare"),
    Attendee("Love Stenhammarö", title="bygglovschef"),
    Attendee("Hanna-Mi Edlundh", role="sekreterare", title="nämndsekreterare"),
)

JUSTERING = Justering(
    adjusters=("Axel Grundberg",),
    signatures=(
        Signature("ordförande", "Gun-Britt Fällfors"),
        Signature("sekreterare", "Hanna-Mi Edlundh"),
        Signature("justerare", "Axel Grundberg"),
    ),
    place="Kommunkontoret",
    date="2024-05-21",
    items="§§ 32–36",
    notice=Notice("2024-05-22", "2024-06-13", None, "Kommunkontoret, plan 2", "Hanna-Mi Edlundh"),
)

PLAN = Block(
    (
        Point("godkänna gransknings·utlåtandet", "godkänner"),
        Point("anta detalj·planen för Sågudden enligt plan·kartan daterad 2024-04-11", "antar"),
    ),
    "Samhällsbyggnadsnämnden beslutar att",
    numbered=True,
)

ITEMS = (
    Paragraf(
        "32",
        "Detaljplan för Sågudden",
        (
            prose(
                "summary",
                "Ärendebeskrivning",
                "Planen ger plats för fjorton radhus på det gamla såg·verkets mark. Under granskningen kom fyra "
                "yttranden in, och området närmast bäcken har därefter undantagits från bebyggelse.",
                "Marken är sanerad sedan hösten. Gatan in till husen blir kommunal.",
            ),
            proposal("Förslag till beslut", PLAN),
            decision("Beslut", PLAN),
            documents(
                "Beslutsunderlag", "Tjänsteskrivelse 2024-05-02", "Plankarta 2024-04-11", "Gransknings·utlåtande"
            ),
            recipients("Beslutet ska skickas till", "Mark- och exploateringsenheten", "Länsstyrelsen i Västerbotten"),
        ),
        ("SBN 2021/64",),
    ),
    Paragraf(
        "33",
        "Taxa för livsmedelskontroll",
        (
            prose(
                "summary",
                "Ärendebeskrivning",
                "Timavgiften föreslås följa prisindex. Höjningen motsvarar 46 kronor i timmen & träder i kraft vid "
                "årsskiftet.",
            ),
            decision(
                "Beslut",
                Block(
                    (Point("att fastställa taxan för livsmedelskontroll", "fastställer"),),
                    "Samhällsbyggnadsnämnden föreslår att kommunfullmäktige beslutar",
                    "proposal",
                    "kommunfullmäktige",
                ),
            ),
            documents("Beslutsunderlag", "Förslag till taxa", "Beräkning av timavgift 2024-03-19"),
            recipients("Beslutet ska skickas till", "Kommunfullmäktige"),
        ),
        ("SBN 2024/118",),
    ),
    Paragraf(
        "34",
        "Bygglov för ridhus i Karlsbäck",
        (
            prose(
                "summary",
                "Ärendebeskrivning",
                "Ansökan gäller ett ridhus om 1 450 kvadrat·meter utanför detaljplan. Tre grannar har hörts och en av "
                "dem har invänt mot läget.",
            ),
            conflict("Jäv", SUNDKVIST, "anmäler jäv och lämnar rummet."),
            motions(
                "Yrkanden",
                Motion("bifall till förvaltningens förslag", (Person("Axel Grundberg", "M"),)),
                Motion("avslag på ansökan", (LINDMYR,)),
            ),
            prose(
                "proposition_order",
                "Propositionsordning",
                "Ordföranden ställer förslagen mot varandra och finner att nämnden bifaller förvaltningens förslag.",
            ),
            decision("Beslut", one("Samhällsbyggnadsnämnden beviljar bygglov för ridhuset.", "beviljar")),
            reservation("Reservation", (LINDMYR,), "mot beslutet."),
            documents("Beslutsunderlag", "Ansökan 2024-02-08", "Situationsplan och fasadritningar"),
            immediate("Paragrafen är omedelbart justerad."),
        ),
        ("SBN 2024/41",),
    ),
    Paragraf(
        "35",
        "Budgetuppföljning till och med april",
        (
            prose(
                "summary",
                "Ärendebeskrivning",
                "Resultatet är 310 000 kronor bättre än budget. Det beror främst på:",
                bullet("färre dygn med snöröjning än beräknat"),
                bullet("en vakant tjänst som plan·arkitekt"),
            ),
            decision("Beslut", one("Samhällsbyggnadsnämnden godkänner uppföljningen.", "godkänner")),
        ),
        ("SBN 2024/12",),
    ),
    Paragraf(
        "36",
        "Meddelanden",
        (
            prose("summary", "Ärendebeskrivning", "Mark- och miljödomstolen har avslagit ett överklagande från 2022."),
            decision("Beslut", one("Samhällsbyggnadsnämnden lägger meddelandena till handlingarna.", "antecknar")),
        ),
    ),
)

MINUTES = Minutes(
    "protokoll",
    Organisation("Bjurholms kommun", "kommun", "2403"),
    BODY_NAME,
    Meeting(("2024-05-16",), "09:00", "11:40", "Sal Öran, kommunkontoret"),
    ATTENDEES,
    JUSTERING,
    ITEMS,
)

_BEFORE = (
    '<a class="skip-link" href="#innehall">Hoppa till innehållet</a>\n'
    '<div class="cookie-banner"><p>Vi använder kakor för att förbättra webbplatsen. Läs mer om kakor.</p>'
    "<button>Godkänn alla</button></div>\n"
    '<header class="site-header"><form role="search"><label>Sök på webbplatsen</label></form></header>\n'
    "<nav><ul><li><a>Barn och utbildning</a></li><li><a>Bygga, bo och miljö</a></li>"
    "<li><a>Beslut § för §</a></li></ul></nav>\n"
)
_PATH = '<ol class="breadcrumbs"><li>Start</li><li>Kommun och politik</li><li>Protokoll</li></ol>\n'
_SHARE = '<div class="share"><span>Dela sidan</span><a>E-post</a></div>\n'
_AFTER = (
    "<footer><p>Kontakta oss: växel och besökstider. Fel på sidan? Tyck till!</p></footer>\n<script>start();</script>\n"
)


def draw() -> Sample:
    """The whole page."""
    head = _PATH + element("h1", words("Sammanträdesprotokoll")) + _front_page()
    content = head + "".join(map(_paragraf, ITEMS)) + _notice() + _SHARE
    return Sample(NAME, page("Sammanträdesprotokoll", "Bjurholms kommun", _BEFORE, content, _AFTER), MINUTES)


def _front_page() -> str:
    meeting = MINUTES.meeting
    times = f"{meeting.start}–{meeting.end}".replace(":", ".")
    head = descriptions(
        ("Kommun", ("Bjurholms kommun",)),
        ("Nämnd", (BODY_NAME,)),
        ("Sammanträdes·datum", meeting.dates),
        ("Plats och tid", (f"{meeting.place}, kl. {times}",)),
        ("Ledamöter", _list("member")),
        ("Tjänstgörande ersättare", _list("serving_substitute")),
        ("Ej tjänstgörande ersättare", _list("substitute")),
        ("Övriga närvarande", _list("other")),
    )
    signed = zip(("Ordförande", "Sekreterare", "Justerare"), JUSTERING.signatures, strict=True)
    return head + table(
        ("Justering", ""),
        ("Utsedd att justera", *JUSTERING.adjusters),
        ("Justeringens plats och tid", f"{JUSTERING.place} {JUSTERING.date}"),
        ("Paragrafer", JUSTERING.items or ""),
        *((role, signature.name) for role, signature in signed),
    )


def _notice() -> str:
    notice = JUSTERING.notice
    return element("h2", words("Bevis om anslag")) + descriptions(
        ("Datum då anslaget sätts upp", (notice.posted or "",)),
        ("Datum då anslaget tas ned", (notice.removed or "",)),
        ("Förvaringsplats för protokollet", (notice.kept_at or "",)),
        ("Underskrift", (notice.posted_by or "",)),
    )


def _list(capacity: str) -> tuple[str, ...]:
    return tuple(in_list(who, substitute="ersätter") for who in ATTENDEES if who.capacity == capacity)


def _paragraf(paragraf: Paragraf) -> str:
    """A § in the div soup of an editor."""
    numbers = "".join(
        element("div", f"<span>Dnr <b>{words(number)}</b></span>", attributes='class="dnr"')
        for number in paragraf.case_numbers
    )
    head = element("h2", words(f"§ {paragraf.number} {paragraf.title}"))
    return element("div", "\n", head, numbers, *map(_part, paragraf.parts), attributes='class="rad"')


def _part(part: Part) -> str:
    label = element("h3", words(part.label)) if part.label else ""
    listed = [row.text for row in part.rows if row.marker in BULLETS]
    plain = [paragraph(row.text) for row in part.rows if not row.marker]
    numbered = [row.text for row in part.rows if row.marker and row.marker not in BULLETS]
    rows = "".join(plain) if part.kind != "recipients" else "<br>\n".join(words(row.text) for row in part.rows)
    lists = (items("ul", *listed) if listed else "") + (items("ol", *numbered) if numbered else "")
    return element("div", "\n", label, element("div", "\n", rows, lists))
