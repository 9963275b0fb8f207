"""Protokoll as DOCX with a table on the front page, heading styles, a page header, and a vote with counts."""

from docx.document import Document

from models.record import (
    Attendee,
    Ballot,
    BallotVote,
    Justering,
    Meeting,
    Motion,
    Notice,
    Organisation,
    Person,
    Signature,
    Vote,
)
from tools.samples.golden import Minutes, Sample
from tools.samples.parts import (
    Block,
    Paragraf,
    Part,
    Point,
    decision,
    documents,
    motions,
    one,
    proposal,
    prose,
    recipients,
    reservation,
    vote,
)
from tools.samples.word import blank, done, fill, line
from tools.samples.words import in_list

NAME = "barn-och-utbildningsnamnden-2024-04-23.docx"
BODY_NAME = "Barn- och utbildningsnämnden"

STROM = Person("Malena Strömgren-Dahl", "M")
ALUND = Person("Gideon Ålundsby", "KD")

ATTENDEES = (
    Attendee("Kerstin Almviksdotter", "S", "member", "ordförande"),
    Attendee("Rutger Södergrund", "C", "member", "1:e vice ordförande"),
    Attendee(STROM.name, STROM.party, "member", "2:e vice ordförande"),
    Attendee("Jörn Fageräng", "S", "member", "ledamot"),
    Attendee("Amanda Örnfjällse", "V", "member", "ledamot"),
    Attendee("Tryggve Nybladh Ek", "S", "member", "ledamot"),
    Attendee("Sivert Kanebord", "SD", "member", "ledamot"),
    Attendee("Latifa Mansurian", "MP", "member", "ledamot"),
    Attendee(ALUND.name, ALUND.party, "serving_substitute", "ersättare", replaces=Person("Harriet Blomdahle", "KD")),
    Attendee("Åsa-Lena Vretberga", "S", "substitute", "ersättare"),
    Attendee("Hjalmar Toresjö", "SD", "substitute", "ersättare"),
    Attendee("Ulrika Kärnmarker", title="förvaltningschef"),
    Attendee("Pontus Glimåkra", title="ekonom", attendance="§§ 41–42"),
    Attendee("Doris Wennerlöv", role="sekreterare", title="nämndsekreterare"),
)

JUSTERING = Justering(
    adjusters=("Latifa Mansurian",),
    signatures=(
        Signature("sekreterare", "Doris Wennerlöv"),
        Signature("ordförande", "Kerstin Almviksdotter"),
        Signature("justerare", "Latifa Mansurian"),
    ),
    place="Utbildningskontoret",
    date="2024-04-29",
    items="41–44",
    notice=Notice("2024-04-30", "2024-05-22", None, "Utbildningskontorets närarkiv", "Doris Wennerlöv"),
)


def _ballots(answer: BallotVote, *names: str) -> tuple[Ballot, ...]:
    parties = {who.name: who.party for who in ATTENDEES}
    return tuple(Ballot(name, parties[name], answer) for name in names)


VOTE = Vote(
    yes_means="bifall till kontorets förslag",
    no_means="bifall till Malena Strömgren-Dahls yrkande",
    yes=6,
    no=2,
    abstain=1,
    ballots=_ballots(
        "yes",
        "Rutger Södergrund",
        "Jörn Fageräng",
        "Amanda Örnfjällse",
        "Tryggve Nybladh Ek",
        "Latifa Mansurian",
        "Kerstin Almviksdotter",
    )
    + _ballots("no", STROM.name, ALUND.name)
    + _ballots("abstain", "Sivert Kanebord"),
)

BUDGET = Block(
    (
        Point("fastställa fördelningen mellan skolorna enligt kontorets beräkning", "fastställer"),
        Point("anvisa 1,2 miljoner kronor till skolbiblioteket i Timmerö", "annat"),
    ),
    "Barn- och utbildningsnämnden beslutar att",
    numbered=True,
)
BUS = one("Barn- och utbildningsnämnden beslutar att lägga ner turen via Råsbäck.", "annat")

ITEMS = (
    Paragraf(
        "41",
        "Ekonomisk uppföljning efter mars",
        (
            prose(
                "summary",
                "Ärendebeskrivning",
                "Prognosen pekar på ett underskott om 2,3 miljoner kronor. Det beror nästan helt på skolskjutsar, där "
                "indexet har gått upp mer än väntat.",
            ),
            decision("Beslut", one("Barn- och utbildningsnämnden godkänner uppföljningen.", "godkänner")),
            documents("Beslutsunderlag", "Månadsrapport mars 2024", marker=""),
        ),
        ("BUN 2024/87",),
    ),
    Paragraf(
        "42",
        "Fördelning av statsbidrag för likvärdig skola",
        (
            prose(
                "summary",
                "Ärendebeskrivning",
                "Bidraget delas ut efter elevernas bakgrund. Kontoret föreslår samma vikter som i fjol, men vill lägga "
                "en del på biblioteket i Timmerö, som saknar utbildad personal.",
            ),
            proposal("Förslag till beslut", BUDGET),
            decision("Beslut", BUDGET),
            documents(
                "Beslutsunderlag", "Tjänsteskrivelse 2024-04-02", "Beräkning av vikter, reviderad 2024-04-15", marker=""
            ),
            recipients("Beslutet ska skickas till", "Rektorerna", "Ekonomiavdelningen"),
        ),
        ("BUN 2024/113",),
    ),
    Paragraf(
        "43",
        "Skolskjutstur via Råsbäck",
        (
            prose(
                "summary",
                "Ärendebeskrivning",
                "Sex elever använder turen. Om den upphör får de i stället taxi till hållplatsen vid kvarnen, vilket "
                "kortar restiden för fyra av dem och förlänger den för två.",
            ),
            motions(
                "Yrkanden",
                Motion(
                    "bifall till kontorets förslag", (Person("Jörn Fageräng", "S"), Person("Rutger Södergrund", "C"))
                ),
                Motion("att turen ska vara kvar läsåret ut", (STROM,)),
            ),
            prose(
                "proposition_order",
                "Propositionsordning",
                "Två förslag finns. Ordföranden prövar dem vart för sig och finner att kontorets vinner. "
                "Omröstning begärs.",
            ),
            vote("Omröstning", VOTE, "En ledamot avstår."),
            decision("Beslut", BUS),
            reservation("Reservation", (STROM, ALUND), "mot beslutet."),
            documents("Beslutsunderlag", "Tjänsteskrivelse 2024-03-27", "Skrivelse från vårdnadshavare", marker=""),
            recipients("Beslutet ska skickas till", "Skolskjutssamordnaren", "Berörda vårdnadshavare"),
        ),
        ("BUN 2024/96",),
    ),
    Paragraf(
        "44",
        "Förvaltningschefen informerar",
        (
            prose(
                "summary",
                "Ärendebeskrivning",
                "Rekrytering av rektor till Kuggås skola pågår. Läsårsstarten flyttas en dag.",
            ),
        ),
    ),
)

MINUTES = Minutes(
    "protokoll",
    Organisation("Mönsterås kommun", "kommun", "0861"),
    BODY_NAME,
    Meeting(("2024-04-23",), "13:30", "16:10", "Sal Kuggen, kommunhuset"),
    ATTENDEES,
    JUSTERING,
    ITEMS,
)


def draw() -> Sample:
    """The whole protokoll."""
    document = blank("Sammanträdesprotokoll")
    document.sections[0].header.paragraphs[0].add_run(f"{BODY_NAME}\t\t{MINUTES.meeting.dates[0]}")
    document.sections[0].footer.paragraphs[0].add_run("Justerandes sign\t\tUtdragsbestyrkande")
    line(document, "Mönsterås kommun", style="Title")
    line(document, "Sammanträdesprotokoll", style="Subtitle")
    _front_page(document)
    for paragraf in ITEMS:
        line(document, f"§ {paragraf.number} {paragraf.title}", style="Heading 1")
        for number in paragraf.case_numbers:
            line(document, f"Dnr {number}")
        for part in paragraf.parts:
            _part(document, part)
    return Sample(NAME, done(document), MINUTES)


def _front_page(document: Document) -> None:
    meeting, notice = MINUTES.meeting, JUSTERING.notice
    times = f"{meeting.start}–{meeting.end}".replace(":", ".")
    signed = zip(("Sekreterare", "Ordförande", "Justerare"), JUSTERING.signatures, strict=True)
    rows = (
        ("Nämnd", (BODY_NAME,)),
        ("Sammanträdesdatum", meeting.dates),
        ("Plats och tid", (f"{meeting.place}, kl. {times}",)),
        ("Ledamöter", _list("member")),
        ("Tjänstgörande ersättare", _list("serving_substitute")),
        ("Ej tjänstgörande ersättare", _list("substitute")),
        ("Övriga närvarande", _list("other")),
        ("Justerare", JUSTERING.adjusters),
        ("Justeringens plats och tid", (f"{JUSTERING.place} {JUSTERING.date}",)),
        ("Paragrafer", (JUSTERING.items or "",)),
        ("Underskrifter", tuple(f"{role}: {signature.name}" for role, signature in signed)),
    )
    _table(document, rows)
    line(document, "Bevis om anslag", style="Heading 2")
    _table(
        document,
        (
            ("Datum då anslaget sätts upp", (notice.posted or "",)),
            ("Datum då anslaget tas ned", (notice.removed or "",)),
            ("Förvaringsplats för protokollet", (notice.kept_at or "",)),
            ("Underskrift", (notice.posted_by or "",)),
        ),
    )


def _table(document: Document, rows: tuple[tuple[str, tuple[str, ...]], ...]) -> None:
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    for label, values in rows:
        left, right = table.add_row().cells
        fill(left, (label,), bold=True)
        fill(right, values)


def _list(capacity: str) -> tuple[str, ...]:
    return tuple(in_list(who, substitute="ersätter") for who in ATTENDEES if who.capacity == capacity)


def _part(document: Document, part: Part) -> None:
    line(document, part.label or "", style="Heading 2")
    for row in part.rows:
        line(document, f"{row.marker} {row.text}".lstrip())
