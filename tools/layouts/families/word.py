"""Word files: heading styles, real tables and automatic numbers; or only bold text, tabs and line breaks."""

from dataclasses import replace
from random import Random

from docx.document import Document as Docx
from docx.shared import Cm

from tools.layouts.attend import Roster
from tools.layouts.content import Attendee, Meeting
from tools.layouts.gold import Document
from tools.layouts.meeting import Plan, compose
from tools.layouts.people import OFFICES, groups, lines
from tools.layouts.style import Style, drawn, tabular
from tools.layouts.wordfile import (
    Manner,
    closed,
    fill,
    heading,
    opened,
    page_number,
    paragraph_list,
    section,
)
from tools.layouts.words import long_date


def draw(rng: Random) -> Document:
    """A file with styles: front page in a table, names in the cells with line breaks."""
    meeting, style = _composed(rng)
    manner = Manner(
        labels=rng.choice(("Heading 3", "bold")), numbers=rng.random() < 0.7, tab=rng.choice((" ", "\t")),
        case=rng.choice(("line", "break")),
    )  # fmt: skip
    file = opened(rng.choice(("Calibri", "Times New Roman")), 11)
    furniture = _furniture(file, meeting)
    file.add_heading("Protokoll", 1)
    _front_table(rng, file, meeting, style)
    _items(file, manner, meeting, None)
    return Document(closed(file, furniture), meeting)


def draw_tabs(rng: Random) -> Document:
    """A file without styles: bold labels, tabs, line breaks, typed numbers."""
    meeting, style = _composed(rng)
    manner = Manner(
        headings=False, labels=rng.choice(("bold", "runin")), numbers=False, tab="\t", case=rng.choice(("tab", "line"))
    )
    file = opened("Arial", 10.5)
    furniture = _furniture(file, meeting)
    for name in (meeting.organisation.name, meeting.body.name):
        file.add_paragraph().add_run(name).bold = True
    file.add_paragraph().add_run(f"SAMMANTRÄDESPROTOKOLL\t{meeting.dates[0]}").bold = True
    for label, values in _rows(rng, meeting, style):
        line = file.add_paragraph()
        line.paragraph_format.tab_stops.add_tab_stop(Cm(5))
        line.add_run(label).bold = True
        for n, value in enumerate(values):
            if n:
                line.add_run().add_break()
            line.add_run(f"\t{value}")
    _items(file, manner, meeting, None)
    return Document(closed(file, furniture), meeting)


def draw_numbered(rng: Random) -> Document:
    """A file whose § signs and numbers are automatic: they stand nowhere in the text. Attendance in a ruled table."""
    meeting, style = _composed(rng)
    manner = Manner(labels=rng.choice(("Heading 3", "bold")), case=rng.choice(("line", "break")))
    file = opened("Garamond", 12)
    furniture = _furniture(file, meeting)
    file.add_heading(f"Protokoll från {meeting.body.name.lower()}s sammanträde", 1)
    people = {"Beslutande", "Beslutande ledamöter", "Ledamöter", "Tjänstgörande ersättare", "Ersättare",
              "Ej tjänstgörande ersättare", "Närvarande ersättare"}  # fmt: skip
    for label, values in _rows(rng, meeting, style):
        if label not in people:
            line = file.add_paragraph()
            line.add_run(label).bold = True
            line.add_run().add_break()
            line.add_run("; ".join(values))
    meeting = _people_table(file, meeting, style)
    key = paragraph_list(file, int(meeting.items[0].number), "§ %1")
    _items(file, manner, meeting, key)
    return Document(closed(file, furniture), meeting)


def _composed(rng: Random) -> tuple[Meeting, Style]:
    roster = Roster(western=False, remote=rng.random() < 0.3)
    wording = rng.choice((drawn, lambda rng, dash: tabular(drawn(rng, dash))))
    meeting, style = compose(rng, Plan(roster=roster, years=(2015, 2025)), wording)
    said = replace(meeting.justering, appeal_last_day=None, removed=None, signed=())
    return replace(meeting, justering=said), style


def _furniture(file: Docx, meeting: Meeting) -> tuple[tuple[str, int], ...]:
    part = file.sections[0]
    part.header.paragraphs[0].text = f"{meeting.organisation.name}\t{meeting.body.name}\t{meeting.dates[0]}"
    foot = part.footer.paragraphs[0]
    foot.text = "Justerandes signatur\tUtdragsbestyrkande\tSida "
    page_number(foot)
    return ("Justerandes signatur", 1), ("Utdragsbestyrkande", 1)


def _rows(rng: Random, meeting: Meeting, style: Style) -> list[tuple[str, list[str]]]:
    """Label and values of the front page; empty groups are left out."""
    line, group, said = lines(rng, style), groups(meeting), meeting.justering
    day = long_date(meeting.dates[0], weekday=rng.random() < 0.5)
    hours = f"kl. {meeting.start}–{meeting.end}" if rng.random() < 0.5 else f"klockan {meeting.start} - {meeting.end}"
    serving = [line.politician(one) for one in group.serving]
    members = [line.politician(one) for one in group.members]
    rows = [
        (rng.choice(("Plats och tid", "Tid och plats")), [f"{meeting.place}, {day}, {hours}"]),
        (rng.choice(("Beslutande", "Beslutande ledamöter", "Ledamöter")), members),
        ("Tjänstgörande ersättare", serving),
        (
            rng.choice(("Ersättare", "Ej tjänstgörande ersättare", "Närvarande ersättare")),
            [line.politician(one) for one in group.substitutes],
        ),
        (
            rng.choice(("Övriga närvarande", "Övriga deltagare", "Tjänstemän")),
            [line.staff(one) for one in group.others],
        ),
        (rng.choice(("Utses att justera", "Justerare", "Utsedd att justera")), [one.name for one in said.adjusters]),
        (rng.choice(("Justeringens plats och tid", "Plats och tid för justering")), [f"{said.place} {said.date}"]),
        ("Paragrafer", [str(said.items)]),
        (rng.choice(("Anslaget från", "Datum för anslagets uppsättande", "Protokollet anslås")), [str(said.posted)]),
        (rng.choice(("Förvaringsplats för protokollet", "Förvaringsplats")), [str(said.kept_at)]),
        (rng.choice(("Anslaget av", "Underskrift")), [str(said.posted_by)]),
    ]
    return [(label, values) for label, values in rows if values]


def _front_table(rng: Random, file: Docx, meeting: Meeting, style: Style) -> None:
    breaks = rng.random() < 0.6
    made = file.add_table(rows=0, cols=2, style=rng.choice(("Table Grid", "Normal Table")))
    for label, values in _rows(rng, meeting, style):
        cells = made.add_row().cells
        fill(cells[0], [label], bold=True)
        fill(cells[1], values, breaks=breaks)


def _people_table(file: Docx, meeting: Meeting, style: Style) -> Meeting:
    """Name, party, role and who they stand in for, in columns of their own; limits are left out."""
    file.add_paragraph().add_run("Närvarolista").bold = True
    made = file.add_table(rows=1, cols=4, style="Table Grid")
    for cell, words in zip(made.rows[0].cells, ("Namn", "Parti", "Uppdrag", "Tjänstgör för"), strict=True):
        cell.text = words
    for one in meeting.attendees:
        if one.capacity != "other":
            party = style.unaffiliated if one.person.party == "-" else str(one.person.party)
            stands = f"{one.replaces.name} ({one.replaces.party})" if one.replaces else ""
            cells = (one.person.name, party, _office(one), stands)
            for cell, words in zip(made.add_row().cells, cells, strict=True):
                cell.text = words
    bare = tuple(
        replace(one, limits=None, remote=False) if one.capacity != "other" else one for one in meeting.attendees
    )
    return replace(meeting, attendees=bare)


def _office(one: Attendee) -> str:
    if one.role in OFFICES:
        return str(one.role)
    return {"member": "ledamot", "serving_substitute": "tjänstgörande ersättare", "substitute": "ersättare"}[
        one.capacity
    ]


def _items(file: Docx, manner: Manner, meeting: Meeting, key: int | None) -> None:
    for item in meeting.items:
        heading(file, manner, item, key)
        for part in item.sections:
            section(file, manner, part)
