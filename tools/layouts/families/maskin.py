"""PDF in typewriter letters: `12 §`, labels in the margin or spaced out, a prose list of those present."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from tools.layouts.attend import Roster
from tools.layouts.content import Meeting
from tools.layouts.gold import Document
from tools.layouts.meeting import Plan, compose
from tools.layouts.paper import Cell, Sheet, Stamp, fonts, stamped, texts, twice
from tools.layouts.people import groups, lines
from tools.layouts.prose import items, look
from tools.layouts.style import Style, drawn
from tools.layouts.words import long_date

LEFT, WIDE = 65, 470


def draw(rng: Random) -> Document:
    """One document of the family."""
    roster = Roster(old=True, limits=rng.random() < 0.5, limit_words=("§§ {}", "ej {} p.g.a. jäv"), others=(1, 2))
    plan = Plan(years=(1988, 2004), roster=roster, types=("kommun",), cases=(7, 9), items=(5, 8))
    meeting, style = compose(rng, plan, _style)
    said = replace(meeting.justering, appeal_last_day=None, posted_by=None, removed=None, kept_at=None, signed=())
    meeting = replace(meeting, justering=said)
    letters = fonts("Courier", rng.choice((10, 11)))
    labels = ("margin", "caps", "plain")
    appearance = replace(
        look(rng, ("after", "hanging"), labels), left=LEFT, width=WIDE, size=letters.size, hyphenate=True
    )
    write = _front(rng, meeting, style)

    stamps = (
        Stamp(LEFT, 40, meeting.organisation.name.upper(), 10), Stamp(330, 40, "PROTOKOLL", 10),
        Stamp(LEFT, 53, meeting.body.name, 10), Stamp(330, 53, meeting.dates[0], 10), Stamp(490, 53, "- {page} -", 10),
    )  # fmt: skip

    def body(total: int) -> Sheet:
        sheet = Sheet(letters, stamped(*stamps), total, top=85, bottom=60, leading=1.2)
        write(sheet)
        sheet.space(30)
        items(sheet, appearance, meeting.items, meeting.body)
        return sheet

    return Document(twice(body, texts(stamps)), meeting)


def _style(rng: Random, dash: str) -> Style:
    return replace(drawn(rng, dash), vote_shapes=("roll-call", "counts", "prose"), dash="-")


def _front(rng: Random, meeting: Meeting, style: Style) -> Callable[[Sheet], None]:
    line, group, said = lines(rng, style), groups(meeting), meeting.justering
    hours = f"kl {meeting.start}-{meeting.end}".replace(":", ".")
    run = rng.random() < 0.6

    def names(people: list[str]) -> list[str]:
        return [", ".join(people)] if run and people else people

    rows = [
        ("Tid", [f"{long_date(meeting.dates[0], True)} {hours}"]),
        ("Plats", [str(meeting.place)]),
        ("Beslutande", names([line.politician(one) for one in group.members])),
        ("Tjänstgörande ersättare", names([line.politician(one) for one in group.serving])),
        ("Ersättare", names([line.politician(one) for one in group.substitutes])),
        ("Dessutom", names([line.staff(one) for one in group.others])),
        ("Justerare", [" och ".join(one.name for one in said.adjusters)]),
        ("Justering", [f"{said.place} {long_date(str(said.date))}"]),
        ("Paragrafer", [str(said.items)]),
        ("Anslaget", [str(said.posted)]),
    ]
    at = rng.choice((120, 150))

    def write(sheet: Sheet) -> None:
        for label, values in rows:
            if not values:
                continue
            sheet.space(6)
            for n, value in enumerate(values):
                mark = [Cell(LEFT, at - 5, f"{label}:", sheet.plain)] if n == 0 else []
                sheet.row(*mark, Cell(LEFT + at, WIDE - at, value, sheet.plain), hyphenate=False)

    return write
