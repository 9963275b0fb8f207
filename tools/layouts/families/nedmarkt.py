"""Markdown, as converters and small sites give it: bold labels or headings, pipes for tables."""

from dataclasses import replace
from random import Random

from tools.layouts.attend import Roster
from tools.layouts.content import Item, Meeting, Para, Section
from tools.layouts.gold import Document, Drawn
from tools.layouts.meeting import Plan, compose
from tools.layouts.people import groups, lines
from tools.layouts.style import Style, drawn, tabular
from tools.layouts.words import long_date


def draw(rng: Random) -> Document:
    """One document of the family."""
    roster = Roster(western=False, remote=rng.random() < 0.3)
    meeting, style = compose(rng, Plan(years=(2018, 2025), roster=roster), lambda rng, dash: tabular(drawn(rng, dash)))
    said = replace(meeting.justering, appeal_last_day=None, signed=())
    meeting = replace(meeting, justering=said)
    level, label = rng.choice(("#", "##", "###")), rng.choice(("**{}**", "#### {}", "**{}:**"))
    out = [f"# {meeting.organisation.name}", "", f"**{meeting.body.name}** – Protokoll {meeting.dates[0]}", ""]
    out += _facts(rng, meeting, style)
    for item in meeting.items:
        out += _item(item, level, label)
    text = "\n".join(out) + "\n"
    return Document(Drawn(text.encode(), ".md", "text/markdown"), meeting)


def _facts(rng: Random, meeting: Meeting, style: Style) -> list[str]:
    line, group, said = lines(rng, style), groups(meeting), meeting.justering
    day = rng.choice((meeting.dates[0], long_date(meeting.dates[0])))
    rows = [
        ("Tid och plats", [f"{day} kl. {meeting.start}–{meeting.end}, {meeting.place}"]),
        ("Beslutande", [line.politician(one) for one in group.members]),
        ("Tjänstgörande ersättare", [line.politician(one) for one in group.serving]),
        ("Ersättare", [line.politician(one) for one in group.substitutes]),
        ("Övriga närvarande", [line.staff(one) for one in group.others]),
        ("Utses att justera", [", ".join(one.name for one in said.adjusters)]),
        ("Justeringens plats och tid", [f"{said.place}, {said.date}"]),
        ("Paragrafer", [str(said.items)]),
        ("Anslaget", [str(said.posted)]),
        ("Tas ned", [str(said.removed)]),
        ("Förvaringsplats", [str(said.kept_at)]),
        ("Underskrift", [str(said.posted_by)]),
    ]
    rows = [(label, values) for label, values in rows if values]
    form = rng.choice(("table", "list", "bold"))
    if form == "table":
        return ["| | |", "|---|---|", *(f"| **{label}** | {'<br>'.join(values)} |" for label, values in rows), ""]
    if form == "bold":
        return [line for label, values in rows for line in (f"**{label}**", "", *_broken(values), "")]
    return [line for label, values in rows for line in (f"**{label}**", "", *(f"- {value}" for value in values), "")]


def _broken(values: list[str]) -> list[str]:
    """Lines that end with two spaces, which Markdown keeps apart."""
    return [f"{value}  " for value in values[:-1]] + values[-1:]


def _item(item: Item, level: str, label: str) -> list[str]:
    out = ["", f"{level} § {item.number} {item.title}", ""]
    out += [f"Dnr {item.case_numbers[0]}", ""] if item.case_numbers else []
    for part in item.sections:
        out += [label.format(part.label), ""] if part.label else []
        out += _section(part)
    return out


def _section(part: Section) -> list[str]:
    out: list[str] = []
    for n, para in enumerate(part.paras):
        marked = Para(para.text, para.marker or "-") if part.lines else para
        close = marked.marker and n + 1 < len(part.paras) and (part.lines or part.paras[n + 1].marker)
        marker = {"•": "-", "–": "-"}.get(marked.marker, marked.marker)
        out += [f"{marker} {para.text}" if marker else para.text, *([] if close else [""])]
    if part.table:
        head, *rows = part.table
        out += [_row(head), _row(tuple("---" for _ in head)), *(_row(row) for row in rows), ""]
    return out


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cells) + " |"
