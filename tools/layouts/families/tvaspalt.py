"""PDF whose front page stands in columns: Ledamöter | Tjänstgörande ersättare, then Ersättare | Tjänstepersoner."""

from dataclasses import replace
from random import Random

from tools.layouts.attend import Roster
from tools.layouts.content import Meeting
from tools.layouts.gold import Document
from tools.layouts.meeting import Plan, compose
from tools.layouts.paper import Cell, Face, Sheet, Stamp, fonts, stamped, texts, twice
from tools.layouts.people import groups, lines
from tools.layouts.prose import items, look
from tools.layouts.style import Style, drawn

LEFT, WIDE = 62, 470
FIRST, SECOND = LEFT + 118, LEFT + 300


def draw(rng: Random) -> Document:
    """One document of the family."""
    roster = Roster(substitutes=(2, 6), others=(2, 5))
    plan = Plan(years=(2018, 2025), roster=roster, cases=(1, 4, 5, 8), letters=rng.random() < 0.3)
    meeting, style = compose(rng, plan, drawn)
    said = replace(
        meeting.justering, appeal_last_day=None, posted=None, removed=None, kept_at=None, posted_by=None,
    )  # fmt: skip
    meeting = replace(meeting, justering=said)
    letters = fonts(rng.choice(("Helvetica", "Vera", "Times")), 10)
    appearance = replace(look(rng, ("case-right", "hanging"), ("bold", "plain", "italic")), left=LEFT, width=WIDE)
    contents = rng.random() < 0.7
    front = _Front(rng, meeting, style)
    stamps = _stamps(meeting)
    starts: dict[str, int] = {}

    def body(total: int) -> Sheet:
        sheet = Sheet(letters, stamped(*stamps), total, top=115, bottom=62)
        front.write(sheet)
        sheet.turn()
        if contents:
            _contents(sheet, meeting, starts)
            sheet.turn()
        items(sheet, appearance, meeting.items, meeting.body)
        starts.update(sheet.starts)
        return sheet

    return Document(twice(body, texts(stamps)), meeting)


def _stamps(meeting: Meeting) -> tuple[Stamp, ...]:
    below = (meeting.body.name, "Datum", meeting.dates[0])
    return (
        Stamp(LEFT, 42, meeting.organisation.name.upper(), 10, True),
        Stamp(250, 42, "SAMMANTRÄDESPROTOKOLL", 10, True),
        Stamp(480, 42, "{page} ({total})", later=True),
        *(Stamp(LEFT, 55 + 13 * n, words) for n, words in enumerate(below)),
        Stamp(LEFT, -40, "Justerare", 8),
        Stamp(SECOND, -40, "Expedierat/bestyrkt", 8),
    )


def _contents(sheet: Sheet, meeting: Meeting, starts: dict[str, int]) -> None:
    sheet.row(Cell(LEFT, WIDE, "Innehåll", Face(sheet.letters.bold, 13)))
    for item in meeting.items:
        sheet.space(6)
        dnr = f" Dnr {item.case_numbers[0]}" if item.case_numbers else ""
        sheet.row(Cell(LEFT, WIDE, f"§ {item.number}{dnr}", sheet.plain))
        dots = "." * max(5, int((WIDE - 25 - sheet.plain.width(item.title) % WIDE) / sheet.plain.width(".")))
        sheet.row(Cell(LEFT, WIDE, f"{item.title} {dots} {starts.get(item.number, 3)}", sheet.plain))


class _Front:
    """The first page."""

    def __init__(self, rng: Random, meeting: Meeting, style: Style) -> None:
        self._meeting, self._lines, self._group = meeting, lines(rng, style), groups(meeting)
        hours = f"{rng.choice(('Klockan', 'kl.'))} {meeting.start}–{meeting.end}"
        self._when = f"{meeting.place} {hours}" if rng.random() < 0.5 else f"{meeting.place}, {hours}"
        self._label = rng.choice(("Plats och tid för sammanträde", "Plats och tid"))
        self._ruled = rng.random() < 0.5

    def write(self, sheet: Sheet) -> None:
        """Blocks from the top down, ruled between or not."""
        group, line, said = self._group, self._lines, self._meeting.justering
        self._block(sheet, self._label, [("", [self._when])])
        members = ("Ledamöter", [line.politician(one) for one in group.members])
        serving = ("Tjänstgörande ersättare", [line.politician(one) for one in group.serving])
        self._block(sheet, "Beslutande", [members, *([serving] if group.serving else [])])
        subs = ("Ersättare", [line.politician(one) for one in group.substitutes])
        staff = ("Tjänstepersoner", [line.staff(one) for one in group.others])
        self._block(sheet, "Övriga närvarande", [subs, staff])
        self._block(sheet, "Plats och tid för justering", [("", [f"{said.place}, {said.date}"])])
        for role, name, _ in said.signed:
            label = "Protokolljusterare" if role == "justerare" else str(role).capitalize()
            beside = [("", [f"Paragrafer {said.items}"])] if role == "sekreterare" else []
            self._block(sheet, label, [("", [name]), *beside])

    def _block(self, sheet: Sheet, label: str, columns: list[tuple[str, list[str]]]) -> None:
        """A label and one or two columns, each with a small heading."""
        sheet.space(8)
        heads = [head for head, _ in columns]
        high = max(len(values) for _, values in columns)
        marks = [Cell(LEFT, 110, label, sheet.bold)]
        if any(heads):
            cells = [Cell(x, 175, head, sheet.italic) for x, head in zip((FIRST, SECOND), heads, strict=False)]
            sheet.row(*marks, *cells)
            marks = []
        wide = 175 if len(columns) > 1 else 350
        for n in range(high):
            cells = [
                Cell(x, wide, values[n], sheet.plain)
                for x, (_, values) in zip((FIRST, SECOND), columns, strict=False)
                if n < len(values)
            ]
            sheet.row(*(marks if n == 0 else []), *cells)
        if self._ruled:
            sheet.rule(LEFT, LEFT + WIDE)
