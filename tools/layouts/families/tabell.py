"""PDF with attendance in ruled tables on a närvarolista at the end, votes in tables with crosses, `Protokoll 1(9)`."""

from dataclasses import replace
from random import Random

from tools.layouts.attend import Roster
from tools.layouts.content import Attendee, Meeting
from tools.layouts.gold import Document
from tools.layouts.meeting import Plan, compose
from tools.layouts.paper import Cell, Face, Sheet, Stamp, fonts, stamped, texts, twice
from tools.layouts.people import OFFICES, groups
from tools.layouts.prose import items, look
from tools.layouts.style import Style, drawn, tabular
from tools.layouts.words import long_date

LEFT, WIDE = 60, 475


def draw(rng: Random) -> Document:
    """One document of the family."""
    roster = Roster(members=(13, 25), serving=(1, 4), substitutes=(2, 6), others=(1, 3), limits=rng.random() < 0.5)
    plan = Plan(years=(2012, 2025), roster=roster, cases=(0, 3, 6, 10), items=(5, 9))
    meeting, style = compose(rng, plan, lambda rng, dash: tabular(drawn(rng, dash)))
    said = replace(meeting.justering, posted_by=None, removed=None, kept_at=None, signed=())
    meeting = replace(meeting, justering=said)
    appearance = replace(look(rng, ("one-line", "hanging", "bare-case")), left=LEFT, width=WIDE)
    letters = fonts(rng.choice(("Helvetica", "Times")), 10)
    at_end = rng.random() < 0.7
    front = _Front(rng, meeting, style, at_end)

    stamps = (
        Stamp(LEFT, 45, "Protokoll {page}({total})", 10, True), Stamp(220, 45, meeting.body.name, 10),
        Stamp(LEFT, 58, meeting.organisation.name, 10), Stamp(220, 58, meeting.dates[0], 10),
        Stamp(LEFT, -40, "Ordförandens sign", 7), Stamp(LEFT + 150, -40, "Justerares sign", 7),
    )  # fmt: skip

    def body(total: int) -> Sheet:
        sheet = Sheet(letters, stamped(*stamps), total, top=85, bottom=60)
        front.write(sheet)
        sheet.turn()
        items(sheet, appearance, meeting.items, meeting.body)
        if at_end:
            sheet.turn()
            front.people(sheet)
        return sheet

    return Document(twice(body, texts(stamps)), meeting)


class _Front:
    """The front page and the tables of those present."""

    def __init__(self, rng: Random, meeting: Meeting, style: Style, at_end: bool) -> None:
        self._meeting, self._style, self._at_end = meeting, style, at_end
        self._when = rng.choice(
            (
                f"{long_date(meeting.dates[0], True)} kl. {meeting.start}–{meeting.end}",
                f"{meeting.dates[0]}, klockan {meeting.start} till {meeting.end}",
            )
        )
        self._head = rng.choice((("Namn", "Parti", "Uppdrag"), ("Ledamot", "Parti", "Roll")))

    def write(self, sheet: Sheet) -> None:
        """Facts, label above value; the people too if they do not stand at the end."""
        said = self._meeting.justering
        rows = [
            ("Tid", self._when),
            ("Plats", str(self._meeting.place)),
            ("Närvarande", "Enligt närvarolista") if self._at_end else ("", ""),
            ("Val av justerare", " och ".join(one.name for one in said.adjusters)),
            ("Justering", f"{said.place}, {said.date}"),
            ("Protokollet omfattar", str(said.items)),
            ("Anslaget från", str(said.posted)),
            ("Sista dag för överklagande", str(said.appeal_last_day)),
        ]
        sheet.row(Cell(LEFT, WIDE, f"Sammanträde med {self._meeting.body.name.lower()}", Face(sheet.letters.bold, 16)))
        for label, value in rows:
            if label:
                sheet.space(8)
                sheet.row(Cell(LEFT, 170, label, sheet.bold), Cell(LEFT + 175, 300, value, sheet.plain))
        if not self._at_end:
            self.people(sheet)

    def people(self, sheet: Sheet) -> None:
        """A table for each group."""
        group = groups(self._meeting)
        sheet.space(14)
        sheet.row(Cell(LEFT, WIDE, "Närvarolista", Face(sheet.letters.bold, 14)))
        self._table(sheet, "Beslutande", [*group.members, *group.serving])
        self._table(sheet, "Ej tjänstgörande ersättare", list(group.substitutes))
        sheet.space(10)
        sheet.need(60)
        sheet.row(Cell(LEFT, WIDE, "Övriga närvarande", sheet.bold))
        sheet.space(3)
        rows = [(one.person.name, str(one.title), one.limits or "") for one in group.others]
        sheet.grid(LEFT, [190, 160, 125], [("Namn", "Befattning", "Närvaro"), *rows])

    def _table(self, sheet: Sheet, label: str, people: list[Attendee]) -> None:
        if not people:
            return
        sheet.space(10)
        sheet.need(70)
        sheet.row(Cell(LEFT, WIDE, label, sheet.bold))
        sheet.space(3)
        rows = [(one.person.name, self._party(one.person.party), self._office(one), one.limits or "") for one in people]
        sheet.grid(LEFT, [150, 45, 170, 110], [(*self._head, "Närvaro"), *rows])

    def _party(self, party: str | None) -> str:
        return self._style.unaffiliated if party == "-" else str(party)

    def _office(self, one: Attendee) -> str:
        if one.replaces:
            return f"ersätter {one.replaces.name} ({self._party(one.replaces.party)})"
        if one.role in OFFICES:
            return str(one.role)
        return "ledamot" if one.capacity == "member" else "ersättare"
