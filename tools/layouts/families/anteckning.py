"""Minnesanteckningar: a PDF with a table of those present, a Word file with a run of names, or plain text."""

from random import Random

from tools.layouts.content import Attendee, Item, Meeting
from tools.layouts.gold import Document, Drawn
from tools.layouts.paper import Cell, Face, Sheet, Stamp, fonts, stamped, texts, twice
from tools.layouts.style import Style
from tools.layouts.talk import notes
from tools.layouts.typist import Typist
from tools.layouts.votes import shown
from tools.layouts.wordfile import closed, mark, opened, paragraph_list
from tools.layouts.words import long_date, some

LEFT, WIDE = 70, 450


def draw(rng: Random) -> Document:
    """One document of the family."""
    return rng.choice((_paper, _paper, _word, _text))(rng)


def _title(rng: Random) -> str:
    return rng.choice(("Minnesanteckningar", "MINNESANTECKNINGAR", "Anteckningar"))


def _members(meeting: Meeting) -> list[Attendee]:
    return [one for one in meeting.attendees if one.capacity == "member"]


def _staff(meeting: Meeting) -> list[str]:
    return [f"{one.person.name}, {one.title}" for one in meeting.attendees if one.capacity == "other"]


def _run(meeting: Meeting, style: Style) -> list[str]:
    found = []
    for one in _members(meeting):
        role = ", ordförande" if one.role == "ordförande" else ""
        found.append(f"{shown(style, one.person)}{role}, {one.affiliation}")
    return found


def _paper(rng: Random) -> Document:
    meeting, style = notes(rng)
    letters = fonts(rng.choice(("Helvetica", "Vera", "Times")), 10.5)
    title, ruled, absent = _title(rng), rng.random() < 0.5, some(rng, "first") + " " + some(rng, "last")
    absent = absent if absent.encode("cp1252", "ignore").decode("cp1252") == absent else "Ulla Marbäck"
    form = rng.choice(("{} {}", "{}. {}", "{}   {}"))

    stamps = (
        Stamp(LEFT, 45, meeting.body.name, 10, True), Stamp(LEFT, 58, meeting.organisation.name),
        Stamp(400, 45, meeting.dates[0]), Stamp(400, 58, "Sida {page}/{total}"),
    )  # fmt: skip

    def body(total: int) -> Sheet:
        sheet = Sheet(letters, stamped(*stamps), total, top=90, bottom=60)
        sheet.row(Cell(LEFT, WIDE, title, Face(letters.bold, 16)))
        _front(sheet, meeting, [_row(one, style) for one in _members(meeting)], ruled, absent)
        for item in meeting.items:
            _point(sheet, item, form)
        sheet.space(14)
        sheet.row(Cell(LEFT, WIDE, "Vid anteckningarna", sheet.plain))
        sheet.row(Cell(LEFT, WIDE, meeting.secretary.name, sheet.plain))
        return sheet

    return Document(twice(body, texts(stamps)), meeting)


def _front(sheet: Sheet, meeting: Meeting, rows: list[tuple[str, ...]], ruled: bool, absent: str) -> None:
    """When, where and who; who is absent is named too."""
    hours = f"{long_date(meeting.dates[0], True)} kl. {meeting.start}–{meeting.end}"
    for label, value in (("Tid", hours), ("Plats", str(meeting.place))):
        sheet.space(5)
        sheet.row(Cell(LEFT, 90, label, sheet.bold), Cell(LEFT + 95, 350, value, sheet.plain))
    sheet.space(8)
    sheet.row(Cell(LEFT, WIDE, "Närvarande", sheet.bold))
    sheet.space(3)
    sheet.grid(LEFT, [170, 90, 60, 130], [("Namn", "Roll", "Parti", "Ort"), *rows], ruled=ruled)
    for label, lines in (("Övriga", _staff(meeting)), ("Frånvarande", [absent])):
        sheet.space(8)
        for line, face in ((label, sheet.bold), *((line, sheet.plain) for line in lines)):
            sheet.row(Cell(LEFT, WIDE, line, face))
    sheet.space(16)


def _row(one: Attendee, style: Style) -> tuple[str, ...]:
    party = style.unaffiliated if one.person.party == "-" else str(one.person.party)
    return one.person.name, str(one.role), party, str(one.affiliation)


def _point(sheet: Sheet, item: Item, form: str) -> None:
    sheet.space(10)
    sheet.need(60)
    sheet.row(Cell(LEFT, WIDE, form.format(item.number, item.title), sheet.bold))
    sheet.starts[item.number] = sheet.page
    for part in item.sections:
        if part.label:
            sheet.space(4)
            sheet.row(Cell(LEFT, WIDE, part.label, sheet.italic))
        for para in part.paras:
            sheet.row(Cell(LEFT, WIDE, para.text, sheet.plain))
            sheet.space(4)


def _word(rng: Random) -> Document:
    meeting, style = notes(rng, western=False)
    file = opened("Calibri", 11)
    file.add_paragraph(meeting.organisation.name)
    file.add_heading(f"{_title(rng)} {meeting.body.name}", 1)
    hours = f"{meeting.start}–{meeting.end}".replace(":", ".")
    rows = [
        ("Tid", f"{long_date(meeting.dates[0])} kl. {hours}"),
        ("Plats", str(meeting.place)),
        ("Närvarande", "; ".join(_run(meeting, style))),
        ("Övriga deltagare", "; ".join(_staff(meeting))),
    ]
    for label, value in rows:
        line = file.add_paragraph()
        line.add_run(f"{label}: ").bold = True
        line.add_run(value)
    key = paragraph_list(file, 1, "%1.") if rng.random() < 0.5 else None
    for item in meeting.items:
        heading = file.add_paragraph(
            item.title if key is not None else f"{item.number}. {item.title}", style="Heading 2"
        )
        if key is not None:
            mark(heading, key)
        for part in item.sections:
            if part.label:
                file.add_paragraph().add_run(part.label).bold = True
            for para in part.paras:
                file.add_paragraph(para.text)
    return Document(closed(file, ()), meeting)


def _text(rng: Random) -> Document:
    meeting, style = notes(rng, western=False)
    paper = Typist(78)
    paper.put(meeting.organisation.name.upper(), _title(rng), meeting.body.name, "")
    paper.beside("Datum:", [meeting.dates[0]], 16)
    paper.beside("Tid:", [f"{meeting.start}-{meeting.end}"], 16)
    paper.beside("Plats:", [str(meeting.place)], 16)
    paper.beside("Närvarande:", _run(meeting, style), 16)
    paper.beside("Övriga:", _staff(meeting), 16)
    for item in meeting.items:
        paper.heading([f"{item.number}. {item.title}"])
        for part in item.sections:
            paper.section(part)
    paper.put("", "Vid pennan", meeting.secretary.name)
    text = "\n".join(paper.lines) + "\n"
    return Document(Drawn(text.encode(), ".txt", "text/plain"), meeting)
