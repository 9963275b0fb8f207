"""PDF of an e-archive: labels above values, contents, dnr beside the §, transaction ids, a page of signatures."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from tools.layouts.attend import Roster
from tools.layouts.content import Meeting
from tools.layouts.gold import Document
from tools.layouts.meeting import Plan, compose, digital
from tools.layouts.paper import Cell, Face, Sheet, Stamp, fonts, stamped, texts, twice
from tools.layouts.people import groups, lines
from tools.layouts.prose import items, look
from tools.layouts.style import Style, drawn
from tools.layouts.words import long_date

LEFT, WIDE = 80, 430


def draw(rng: Random) -> Document:
    """One document of the family."""
    plan = Plan(
        years=(2020, 2025), cases=(1, 4, 5, 6), roster=Roster(remote=rng.random() < 0.5), letters=rng.random() < 0.3
    )
    meeting, style = compose(rng, plan, drawn)
    signed = _times(rng, meeting)
    meeting = digital(meeting, signed)
    letters = fonts(rng.choice(("Helvetica", "Vera", "Times")), rng.choice((10, 10.5)))
    appearance = replace(look(rng, ("case-right", "bare-case"), ("bold", "plain")), left=LEFT, width=WIDE, marker="")
    ids = [f"{rng.getrandbits(160):040X}" for _ in signed[:2]]
    front = _Front(rng, meeting, style)
    stamps = _stamps(meeting, ids)
    starts: dict[str, int] = {}

    def body(total: int) -> Sheet:
        sheet = Sheet(letters, stamped(*stamps), total, top=110, bottom=70)
        front.write(sheet)
        sheet.turn()
        front.contents(sheet, starts)
        sheet.turn()
        items(sheet, appearance, meeting.items, meeting.body)
        starts.update(sheet.starts)
        sheet.turn()
        _signatures(sheet, meeting, ids)
        return sheet

    return Document(twice(body, texts(stamps)), meeting)


def _stamps(meeting: Meeting, ids: list[str]) -> tuple[Stamp, ...]:
    return (
        Stamp(LEFT, 45, meeting.organisation.name.upper(), 9, True),
        Stamp(260, 45, "PROTOKOLL", 9, True),
        Stamp(470, 45, "{page} ({total})", later=True),
        Stamp(LEFT, 58, meeting.body.name),
        Stamp(LEFT, 71, meeting.dates[0]),
        Stamp(LEFT, -46, "Dokumentet är undertecknat elektroniskt", 7),
        *(Stamp(LEFT, 9 * n - 37, f"Transaktion {key}", 7) for n, key in enumerate(ids)),
    )


def _times(rng: Random, meeting: Meeting) -> tuple[tuple[str | None, str, str | None], ...]:
    """When each of those who sign did it."""
    day = date.fromisoformat(meeting.dates[0]) + timedelta(days=rng.randint(1, 9))
    return tuple(
        (role, name, None if role == "sekreterare" else day.isoformat()) for role, name, _ in meeting.justering.signed
    )


def _signatures(sheet: Sheet, meeting: Meeting, ids: list[str]) -> None:
    """The page that the signing service adds."""
    sheet.row(Cell(LEFT, WIDE, "Dokumentet har undertecknats av", Face(sheet.letters.bold, 13)))
    for n, (_, name, day) in enumerate(meeting.justering.signed[1:]):
        sheet.space(12)
        sheet.row(Cell(LEFT, WIDE, name.upper(), sheet.plain))
        sheet.row(Cell(LEFT, 120, "Tidpunkt", sheet.plain), Cell(LEFT + 125, 300, f"{day} 1{n}:2{n}:0{n}", sheet.plain))
        sheet.row(Cell(LEFT, 120, "Transaktion", sheet.plain), Cell(LEFT + 125, 300, ids[n % len(ids)], sheet.plain))


class _Front:
    """The first page and the contents."""

    def __init__(self, rng: Random, meeting: Meeting, style: Style) -> None:
        self._meeting, self._lines, self._groups = meeting, lines(rng, style), groups(meeting)
        self._run = rng.choice((", ", "; ", ""))
        hours = f"kl. {meeting.start}–{meeting.end}".replace(":", ".")
        self._when = rng.choice(
            (
                [f"{meeting.place}, {long_date(meeting.dates[0], True)} {hours}"],
                [str(meeting.place), f"{long_date(meeting.dates[0])}, {hours}"],
                [f"{meeting.dates[0]} {hours}", str(meeting.place)],
            )
        )
        self._labels = rng.choice(
            (
                ("Tid och plats", "Beslutande", "Tjänstgörande ersättare", "Ersättare", "Övriga närvarande",
                 "Justerare"),
                ("Plats och tid", "Beslutande ledamöter", "Tjänstgörande ersättare", "Ej tjänstgörande ersättare",
                 "Övriga deltagare", "Utsedd att justera"),
            )
        )  # fmt: skip

    def write(self, sheet: Sheet) -> None:
        """Labels with their values below."""
        group, line, said = self._groups, self._lines, self._meeting.justering
        self._block(sheet, self._labels[0], self._when)
        for label, people in zip(self._labels[1:4], (group.members, group.serving, group.substitutes), strict=True):
            names = [line.politician(one) for one in people]
            self._block(sheet, label, [self._run.join(names)] if self._run and names else names)
        self._block(sheet, self._labels[4], [line.staff(one) for one in group.others])
        self._block(sheet, self._labels[5], [", ".join(one.name for one in said.adjusters)])
        self._block(sheet, "Justering", ["Digital justering"])
        self._block(sheet, "Paragrafer", [str(said.items)])
        roles = {"sekreterare": "Sekreterare", "ordförande": "Ordförande", "justerare": "Justerare"}
        sheet.space(9)
        for role, name, _ in said.signed:
            sheet.row(Cell(LEFT, 110, roles[str(role)], sheet.bold), Cell(LEFT + 115, 300, name, sheet.plain))

    def _block(self, sheet: Sheet, label: str, values: list[str]) -> None:
        if not values:
            return
        sheet.space(9)
        sheet.need(34)
        sheet.row(Cell(LEFT, WIDE, label, sheet.bold))
        for value in values:
            sheet.row(Cell(LEFT, WIDE, value, sheet.plain))

    def contents(self, sheet: Sheet, starts: dict[str, int]) -> None:
        """Every heading again, with dots up to its page."""
        sheet.row(Cell(LEFT, WIDE, "Innehållsförteckning", Face(sheet.letters.bold, 14)))
        sheet.space(8)
        for item in self._meeting.items:
            words = f"§ {item.number} {item.title}"
            page = str(starts.get(item.number, 3))
            room = WIDE - 30
            dots = max(3, int((room - sheet.plain.width(words) % room) / sheet.plain.width(".")) - 4)
            sheet.row(Cell(LEFT, WIDE, f"{words} {'.' * dots} {page}", sheet.plain))
