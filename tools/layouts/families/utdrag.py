"""Protokollsutdrag: one or two § without front page and without those present; as PDF or as a Word file."""

from dataclasses import replace
from random import Random

from tools.layouts.content import Justering, Meeting
from tools.layouts.gold import Document
from tools.layouts.meeting import Plan, compose
from tools.layouts.paper import Sheet, Stamp, fonts, stamped, texts, twice
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

    stamps = (
        Stamp(57, 45, meeting.organisation.name, 12, True), Stamp(300, 45, title, 12, True),
        Stamp(57, 59, meeting.body.name, 10), Stamp(300, 59, f"Sammanträdesdatum {meeting.dates[0]}", 10),
        Stamp(57, -50, "Justerandes sign", 8), Stamp(330, -50, attest, 8),
    )  # fmt: skip

    def body(total: int) -> Sheet:
        sheet = Sheet(letters, stamped(*stamps), total, top=105, bottom=75)
        items(sheet, appearance, meeting.items, meeting.body)
        return sheet

    return Document(twice(body, texts(stamps)), meeting)


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
