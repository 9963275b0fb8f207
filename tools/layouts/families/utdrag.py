"""Protokollsutdrag: one or two § without front page and without those present; as PDF or as a Word file."""

from dataclasses import replace
from random import Random

from tools.layouts.content import Justering, Meeting
from tools.layouts.gold import Document
from tools.layouts.meeting import Plan, compose
from tools.layouts.paper import Face, Sheet, fonts, twice
from tools.layouts.prose import items, look
from tools.layouts.style import drawn
from tools.layouts.wordfile import Manner, closed, heading, opened, section

ATTESTS = ("Rätt utdraget intygas", "Utdraget bestyrks", "Rätt utdraget bestyrker:")


def draw(rng: Random) -> Document:
    """One document of the family."""
    meeting, _ = compose(rng, Plan(kind="protokollsutdrag", years=(2010, 2025), items=(6, 8)), drawn)
    first = rng.randint(1, len(meeting.items) - 2)
    chosen = meeting.items[first : first + rng.choice((1, 1, 2))]
    meeting = replace(meeting, items=chosen, attendees=(), start=None, end=None, place=None, justering=Justering())
    return _word(rng, meeting) if rng.random() < 0.4 else _paper(rng, meeting)


def _paper(rng: Random, meeting: Meeting) -> Document:
    letters = fonts(rng.choice(("Helvetica", "Times", "Vera")), 10.5)
    appearance = replace(look(rng, ("one-line", "case-right", "prefix", "bare-case", "hanging")), fresh=False)
    attest, title = rng.choice(ATTESTS), rng.choice(("PROTOKOLLSUTDRAG", "Utdrag ur protokoll", "Protokollsutdrag"))

    def furniture(sheet: Sheet) -> None:
        y = sheet.height - 45
        sheet.write(57, y, meeting.organisation.name, Face(letters.bold, 12))
        sheet.write(300, y, title, Face(letters.bold, 12))
        sheet.write(57, y - 14, meeting.body.name, Face(letters.plain, 10))
        sheet.write(300, y - 14, f"Sammanträdesdatum {meeting.dates[0]}", Face(letters.plain, 10))
        sheet.write(57, 50, "Justerandes sign", Face(letters.plain, 8))
        sheet.write(330, 50, attest, Face(letters.plain, 8))

    def body(total: int) -> Sheet:
        sheet = Sheet(letters, furniture, total, top=105, bottom=75)
        items(sheet, appearance, meeting.items, meeting.body)
        return sheet

    everywhere = (meeting.organisation.name, title, meeting.body.name, "Justerandes sign", attest)
    return Document(twice(body, everywhere), meeting)


def _word(rng: Random, meeting: Meeting) -> Document:
    file = opened("Calibri", 11)
    attest = rng.choice(ATTESTS)
    file.sections[0].header.paragraphs[0].text = f"{meeting.organisation.name}\tPROTOKOLLSUTDRAG\t{meeting.dates[0]}"
    file.sections[0].footer.paragraphs[0].text = f"Justerare:\t{attest}"
    file.add_paragraph(meeting.body.name)
    file.add_paragraph(f"Sammanträde {meeting.dates[0]}")
    manner = Manner(labels=rng.choice(("bold", "Heading 3")), case=rng.choice(("line", "break")))
    for item in meeting.items:
        heading(file, manner, item)
        for part in item.sections:
            section(file, manner, part)
    return Document(closed(file, ((attest, 1),)), meeting)
