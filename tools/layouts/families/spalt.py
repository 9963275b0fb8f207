"""PDF with labels to the left and values to the right: attendance as a comma run or one a line, anslag on the front."""

from dataclasses import replace
from random import Random

from tools.layouts.attend import Roster
from tools.layouts.content import Meeting
from tools.layouts.gold import Document
from tools.layouts.meeting import Plan, compose
from tools.layouts.paper import Cell, Sheet, Stamp, fonts, stamped, texts, twice
from tools.layouts.people import Groups, Lines, groups, lines
from tools.layouts.prose import items, look
from tools.layouts.style import Style, drawn
from tools.layouts.words import long_date

LABELS = (
    ("Plats och tid", "Beslutande", "Tjänstgörande ersättare", "Ej tjänstgörande ersättare", "Övriga närvarande",
     "Utses att justera", "Justeringens plats och tid", "Paragrafer"),
    ("Tid och plats", "Beslutande ledamöter", "Tjänstgörande ersättare", "Ersättare", "Övriga deltagare",
     "Justerare", "Plats och tid för justering", "Protokollet omfattar"),
    ("Plats och tid för sammanträdet", "Ledamöter", "Tjänstgörande ersättare", "Icke tjänstgörande ersättare",
     "Tjänstemän", "Utsedd att justera", "Justering", "Paragrafer"),
)  # fmt: skip
NOTICE = (
    ("ANSLAG/BEVIS", "Datum för anslags uppsättande",
     "Datum för anslags nedtagande", "Förvaringsplats för protokollet", "Underskrift"),
    ("Anslagsbevis", "Anslaget från", "Anslaget till och med", "Förvaringsplats", "Anslaget av"),
    ("TILLKÄNNAGIVANDE", "Datum när anslaget sätts upp",
     "Datum när anslaget tas ner", "Protokollet förvaras hos", "Underskrift"),
)  # fmt: skip


def draw(rng: Random) -> Document:
    """One document of the family."""
    roster = Roster(remote=rng.random() < 0.3)
    meeting, style = compose(rng, Plan(roster=roster, cases=(0, 2, 3, 4, 8, 10)), drawn)
    meeting = _two_days(meeting) if rng.random() < 0.12 else meeting
    front = _Front(rng, meeting, style)
    meeting = replace(meeting, justering=replace(meeting.justering, appeal_last_day=None, status=front.status))
    labels = ("bold", "colon", "italic", "caps", "runin")
    appearance = look(rng, ("one-line", "tight", "dotted", "prefix"), labels)
    letters = fonts(rng.choice(("Helvetica", "Times", "Vera")), rng.choice((10, 10.5, 11)))
    stamps = _stamps(rng, meeting)

    def body(total: int) -> Sheet:
        sheet = Sheet(letters, stamped(*stamps), total)
        front.write(sheet)
        sheet.turn()
        items(sheet, appearance, meeting.items, meeting.body)
        return sheet

    return Document(twice(body, texts(stamps)), meeting)


def _two_days(meeting: Meeting) -> Meeting:
    """The meeting goes on the next day, within the same month."""
    month, day = meeting.dates[0][:-2], int(meeting.dates[0][-2:])
    return replace(meeting, dates=(meeting.dates[0], f"{month}{day + 1:02d}")) if day < 28 else meeting


def _stamps(rng: Random, meeting: Meeting) -> tuple[Stamp, ...]:
    return (
        Stamp(57, 50, meeting.organisation.name, 11, True),
        Stamp(57, 64, meeting.body.name, 10),
        Stamp(300, 50, "SAMMANTRÄDESPROTOKOLL", 11, True),
        Stamp(300, 64, f"Sammanträdesdatum {', '.join(meeting.dates)}"),
        Stamp(500, rng.choice((50, -40)), rng.choice(("{page} ({total})", "Sida {page}", "{page}/{total}"))),
        Stamp(57, -58, rng.choice(("Justerandes sign", "Justerandes signatur", "Justeras")), 8),
        Stamp(330, -58, rng.choice(("Utdragsbestyrkande", "Utdraget bestyrks")), 8),
    )


class _Front:
    """The first page; every choice is made before the first line is written."""

    def __init__(self, rng: Random, meeting: Meeting, style: Style) -> None:
        self._meeting = meeting
        self._lines, self._groups = lines(rng, style), groups(meeting)
        self._labels, self._notice = rng.choice(LABELS), rng.choice(NOTICE)
        self._run = rng.random() < 0.45
        self._together = self._run or rng.random() < 0.5
        day = rng.choice((meeting.dates[0], long_date(meeting.dates[0]), long_date(meeting.dates[0], True)))
        if len(meeting.dates) > 1:
            first, last = (long_date(one) for one in meeting.dates)
            day = f"{first.split()[0]}–{last}"
        clock = rng.choice(("kl. {}–{}", "klockan {}-{}", "kl {} - {}"))
        hours = clock.format(str(meeting.start).replace(":", "."), str(meeting.end).replace(":", "."))
        place = str(meeting.place)
        self._when = rng.choice((f"{place}, {day}, {hours}", f"{place}, {day} {hours}", f"{day} {hours}, {place}"))
        if rng.random() < 0.2:
            self._when += f". Ajournering kl. {str(meeting.start)[:2]}.45–{str(meeting.start)[:2]}.55"
        self._date = rng.choice((str(meeting.justering.date), long_date(str(meeting.justering.date))))
        self.status = rng.choice((None, "justerat"))
        self._vacant = rng.random() < 0.15
        self._x = rng.choice((185, 205))

    def write(self, sheet: Sheet) -> None:
        """Front page and anslag."""
        said = self._meeting.justering
        labels, group, line = self._labels, self._groups, self._lines
        self._row(sheet, labels[0], [self._when])
        self._people(sheet, group, line)
        self._row(sheet, labels[5], [" och ".join(one.name for one in said.adjusters)])
        self._row(sheet, labels[6], [f"{said.place}, {self._date}"])
        self._row(sheet, labels[7], [str(said.items)])
        sheet.space(10)
        for role, name, _ in said.signed:
            self._row(
                sheet,
                {"justerare": "Justerande"}.get(str(role), str(role).capitalize()),
                [f"......................... {name}"],
            )
        self._anslag(sheet)

    def _people(self, sheet: Sheet, group: Groups, line: Lines) -> None:
        labels = self._labels
        serving = [line.politician(one) for one in group.serving]
        members = [line.politician(one) for one in group.members]
        if self._vacant:
            members.append("Vakant (SD)")
        if self._together:
            members, serving = [*members, *serving], []
        self._row(sheet, labels[1], members, run=self._run)
        self._row(sheet, labels[2], serving, run=self._run)
        self._row(sheet, labels[3], [line.politician(one) for one in group.substitutes], run=self._run)
        self._row(sheet, labels[4], [line.staff(one) for one in group.others])

    def _row(self, sheet: Sheet, label: str, values: list[str], run: bool = False) -> None:
        if not values:
            return
        values = [", ".join(values)] if run else values
        wide = 525 - self._x
        sheet.space(7)
        sheet.row(Cell(57, self._x - 65, label, sheet.bold), Cell(self._x, wide, values[0], sheet.plain))
        for value in values[1:]:
            sheet.row(Cell(self._x, wide, value, sheet.plain))

    def _anslag(self, sheet: Sheet) -> None:
        said, (head, up, down, kept, by) = self._meeting.justering, self._notice
        sheet.need(150)
        sheet.space(16)
        sheet.row(Cell(57, 400, head, sheet.bold))
        text = "Protokollet är justerat. Justeringen har tillkännagivits genom anslag."
        if self.status:
            sheet.row(Cell(57, 400, text, sheet.plain))
        self._row(sheet, "Organ", [self._meeting.body.name])
        self._row(sheet, up, [str(said.posted)])
        self._row(sheet, down, [str(said.removed)])
        self._row(sheet, kept, [str(said.kept_at)])
        self._row(sheet, by, [str(said.posted_by)])
