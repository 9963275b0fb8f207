"""PDF of the landsting years: boxes with the label above the value, attendance side by side, labels in the margin."""

from dataclasses import replace
from random import Random

from tools.layouts.attend import Roster
from tools.layouts.content import Meeting
from tools.layouts.gold import Document
from tools.layouts.meeting import Plan, compose
from tools.layouts.paper import Cell, Face, Sheet, fonts, twice
from tools.layouts.people import Lines, groups, lines
from tools.layouts.prose import items, look
from tools.layouts.style import Style, drawn
from tools.layouts.votes import shown
from tools.layouts.words import long_date

LEFT, WIDE = 50, 495


def draw(rng: Random) -> Document:
    """One document of the family."""
    roster = Roster(serving=(1, 4), limits=False, old=False)
    plan = Plan(years=(2006, 2014), roster=roster, cases=(0, 2, 7), types=("region", "kommun"))
    meeting, style = compose(rng, plan, drawn)
    said = replace(meeting.justering, status=None, removed=None, appeal_last_day=None)
    meeting = replace(meeting, justering=said)
    appearance = replace(look(rng, ("hanging", "prefix-caps", "after")), label="margin", left=LEFT, width=WIDE)
    letters = fonts("Times", rng.choice((11, 11.5)))
    front = _Front(rng, meeting, style)

    def furniture(sheet: Sheet) -> None:
        sheet.y = sheet.height - 36
        sheet.box(LEFT, 330, 34, "Organ", [meeting.body.name])
        sheet.box(LEFT + 330, 100, 34, "Sammanträdesdatum", [meeting.dates[0]])
        sheet.box(LEFT + 430, 65, 34, "Sida", [f"{sheet.page} av {sheet.total}"])
        sheet.write(LEFT, sheet.height - 30, f"{meeting.organisation.name.upper()}   PROTOKOLL", Face(letters.bold, 11))
        sheet.y = 74
        sheet.box(LEFT, 165, 34, "Justerandes signatur", [])
        sheet.box(LEFT + 165, 165, 34, "", [])
        sheet.box(LEFT + 330, 165, 34, "Utdragsbestyrkande", [])

    def body(total: int) -> Sheet:
        sheet = Sheet(letters, furniture, total, top=90, bottom=90)
        front.write(sheet)
        sheet.turn()
        items(sheet, appearance, meeting.items, meeting.body)
        return sheet

    everywhere = ("Organ", meeting.body.name, "Sammanträdesdatum", "Sida", "Justerandes signatur", "Utdragsbestyrkande")
    return Document(twice(body, everywhere), meeting)


class _Front:
    """The form on page one."""

    def __init__(self, rng: Random, meeting: Meeting, style: Style) -> None:
        self._meeting, self._style = meeting, style
        self._lines = lines(rng, style)
        self._group = groups(meeting)
        self._parallel = rng.random() < 0.6
        hours = f"kl {str(meeting.start).replace(':', '.')}–{str(meeting.end).replace(':', '.')}"
        day = long_date(meeting.dates[0])
        self._when = [str(meeting.place), f"{day} {hours}"]
        self._justering = long_date(str(meeting.justering.date))

    def write(self, sheet: Sheet) -> None:
        """Boxes from the top down."""
        said, group = self._meeting.justering, self._group
        self._box(sheet, 0, WIDE, "Plats och tid", self._when)
        self._attendance(sheet, self._lines)
        if group.substitutes:
            self._box(
                sheet, 0, WIDE, "Ej tjänstgörande ersättare", [self._lines.politician(one) for one in group.substitutes]
            )
        self._box(sheet, 0, WIDE, "Övriga närvarande", [self._lines.staff(one) for one in group.others])
        adjusters = ", ".join(one.name for one in said.adjusters)
        self._pair(sheet, ("Utses att justera", adjusters), ("Paragrafer", str(said.items)))
        self._box(sheet, 0, WIDE, "Justeringens plats och tid", [f"{said.place}, {self._justering}"])
        for role, name, _ in said.signed:
            label = "Justerande" if role == "justerare" else str(role).capitalize()
            self._box(sheet, 0, WIDE, label, [name])
        sheet.need(120)
        sheet.space(14)
        sheet.row(Cell(LEFT, 300, "BEVIS OM ANSLAG", sheet.bold))
        sheet.space(4)
        self._pair(sheet, ("Datum för anslagets uppsättande", str(said.posted)), ("Förvaringsplats", str(said.kept_at)))
        self._box(sheet, 0, WIDE, "Underskrift", [str(said.posted_by)])

    def _attendance(self, sheet: Sheet, line: Lines) -> None:
        """Members to the left; serving substitutes to the right, who they stand in for beside or below."""
        group = self._group
        left = [line.politician(one) for one in group.members]
        people = [shown(self._style, one.person) for one in group.serving]
        stands = [f"för {shown(self._style, one.replaces)}" for one in group.serving if one.replaces]
        third = 8 + max(sheet.plain.width(words) for words in stands)
        second = 8 + max(120.0, *(sheet.plain.width(words) for words in people))
        room = WIDE - second - third - 8
        if self._parallel and all(sheet.plain.width(words) < room for words in left):
            columns = [("Beslutande ledamöter", left), ("Tjänstgörande ersättare", people), ("", stands)]
            widths = [room + 8, second, third]
        else:
            below = [words for pair in zip(people, stands, strict=True) for words in pair]
            columns, widths = [("Ledamöter", left), ("Tjänstgörande ersättare", below)], [290, 205]
        high = 26 + max(len(values) for _, values in columns) * sheet.letters.size * 1.2
        sheet.need(high)
        at = float(LEFT)
        for (label, values), width in zip(columns, widths, strict=True):
            sheet.box(at, width, high, label, values)
            at += width
        sheet.y -= high

    def _box(self, sheet: Sheet, at: float, width: float, label: str, lines_: list[str]) -> None:
        high = 20 + len(lines_) * sheet.letters.size * 1.2
        sheet.need(high)
        sheet.box(LEFT + at, width, high, label, lines_)
        sheet.y -= high

    def _pair(self, sheet: Sheet, one: tuple[str, str], other: tuple[str, str]) -> None:
        sheet.need(36)
        sheet.box(LEFT, 330, 34, one[0], [one[1]])
        sheet.box(LEFT + 330, 165, 34, other[0], [other[1]])
        sheet.y -= 34
