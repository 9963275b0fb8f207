"""A presentation as PDF: pages across, large print, a numbered list and a speaker's notes. No minutes, so no items."""

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from models.record import Meeting
from tools.samples.golden import Drawn, Minutes, Sample
from tools.samples.paper import BODY, SMALL, Face, Sheet, write
from tools.samples.parts import Row, bullet

NAME = "cirkulart-byggande-presentation.pdf"
SLIDE, LARGE = Face("Helvetica-Bold", 28), Face("Helvetica", 17)
LEFT, WIDTH = 70.0, 700.0

SLIDES: tuple[tuple[str, tuple[Row, ...], str], ...] = (
    (
        "Bygga med det som redan finns",
        (Row("En lägesbild från arbetsgruppen Cirkulärt byggande"), Row("Våren 2024")),
        "",
    ),
    (
        "Varför talar vi om detta?",
        (
            bullet("En tredjedel av länets avfall kommer från byggen"),
            bullet("Dörrar, tegel och takstolar slängs hela"),
            bullet("Transporterna kostar mer än varan är värd"),
        ),
        (
            "Ta det lugnt här. Många i salen har aldrig satt sin fot på en återvinningscentral för proffs, så visa "
            "gärna bilden på tegelhögen innan du kommer till siffrorna."
        ),
    ),
    (
        "Tre steg framåt",
        (
            Row("Inventera innan rivning", "1."),
            Row("Ett gemensamt lager för hela länet", "2."),
            Row("Krav i upphandlingen från 2026", "3."),
        ),
        (
            "Poängtera att inget av detta är beslutat. Frågan går först till tjänstemännen och därefter till "
            "politiken, tidigast efter sommaren."
        ),
    ),
    (
        "Det vi behöver hjälp med",
        (
            bullet("En lokal på minst 800 kvadratmeter"),
            bullet("Någon som kan räkna på lagervärde"),
            bullet("Mod att säga nej till nytt"),
        ),
        "",
    ),
)

MINUTES = Minutes("other", None, None, Meeting(), (), None, ())


def draw() -> Sample:
    """All slides."""
    sheet = Sheet("Bygga med det som redan finns", _furniture, landscape(A4), top=70, bottom=60)
    for number, (title, rows, notes) in enumerate(SLIDES):
        if number:
            sheet.turn()
        sheet.row((LEFT, WIDTH, title, SLIDE))
        sheet.space(24)
        for row in rows:
            sheet.row((LEFT, 30, row.marker, LARGE), (LEFT + 30, WIDTH - 30, row.text, LARGE))
            sheet.space(10)
        if notes:
            sheet.space(60)
            sheet.row((LEFT, WIDTH, "Talarstöd", SMALL))
            sheet.row((LEFT, WIDTH, notes, BODY))
    drawn = sheet.done()
    return Sample(NAME, Drawn(drawn.data, drawn.media_type, drawn.pages), MINUTES)


def _furniture(canvas: Canvas, page: int) -> None:
    write(canvas, LEFT, 30, "Cirkulärt byggande", SMALL)
    write(canvas, LEFT + WIDTH, 30, str(page), SMALL, right=True)
