"""Windows-1252 text of the 1990s: fixed width, hyphenated, form feeds, capitals for headings, `(fp)`."""

from dataclasses import replace
from random import Random

from tools.layouts.attend import Roster
from tools.layouts.content import Meeting
from tools.layouts.gold import Document, Drawn
from tools.layouts.meeting import Plan, compose
from tools.layouts.people import groups, lines
from tools.layouts.style import Style, drawn
from tools.layouts.typist import Typist, case
from tools.layouts.words import long_date


def draw(rng: Random) -> Document:
    """One document of the family."""
    roster = Roster(old=True, others=(1, 3), limit_words=("§§ {}", "deltar ej i {} p g a jäv"))
    plan = Plan(years=(1991, 1999), roster=roster, types=("kommun",), cases=(7, 9, 11), items=(5, 9))
    meeting, style = compose(rng, plan, _style)
    said = replace(meeting.justering, appeal_last_day=None, posted_by=None, kept_at=None)
    meeting = replace(meeting, justering=said)
    paper = Typist(rng.choice((68, 72)), hyphenate=True)
    _front(rng, paper, meeting, style)
    form, indent = rng.choice(("under", "caps", "side")), rng.choice((0, 0, 6))
    for item in meeting.items:
        _heading(paper, form, item.number, item.title, case(item, "Dnr "))
        for part in item.sections:
            paper.section(
                replace(part, label=part.label.upper() if part.label and form != "side" else part.label), indent=indent
            )
        paper.put("", rng.choice(("", "-----")))
    name = f"{meeting.organisation.name}, {meeting.body.name.lower()}"

    def top(page: int) -> list[str]:
        return [f"{name:<50}{meeting.dates[0]}", f"{'PROTOKOLL':<50}Sida {page}"]

    def bottom(_page: int) -> list[str]:
        return ["", "Justerandes sign ........   ........      Utdragsbestyrkande ........"]

    text, pages = paper.paged(52, top, bottom, feed="\f")
    data = text.replace("\n", "\r\n").encode("cp1252")
    furniture = ((name, pages), ("PROTOKOLL", pages), ("Justerandes sign", pages), ("Utdragsbestyrkande", pages))
    return Document(Drawn(data, ".txt", "text/plain", furniture=furniture), meeting)


def _style(rng: Random, dash: str) -> Style:
    made = drawn(rng, dash, decision=rng.choice(("Beslut", "{body} beslut")))
    return replace(made, dash="-", vote_shapes=("roll-call", "counts", "prose"))


def _heading(paper: Typist, form: str, number: str, title: str, dnr: str) -> None:
    if form == "under":
        start = len(paper.lines) + 1
        paper.heading([f"§ {number}  {title}"])
        paper.put("-" * max(len(line) for line in paper.lines[start:]), *([dnr] if dnr else []))
    elif form == "caps":
        paper.heading([f"§ {number}", title.upper(), *([dnr] if dnr else [])])
    else:
        paper.put("")
        paper.beside(f"§ {number}", [title, *([dnr] if dnr else [])], 10)


def _front(rng: Random, paper: Typist, meeting: Meeting, style: Style) -> None:
    line, group, said, at = lines(rng, style), groups(meeting), meeting.justering, 26
    hours = f"kl {meeting.start}-{meeting.end}".replace(":", ".")
    rows = [
        ("Plats och tid", [f"{meeting.place}, {long_date(meeting.dates[0], True)}, {hours}"]),
        ("Beslutande", [line.politician(one) for one in (*group.members, *group.serving)]),
        (
            rng.choice(("Ej tjänstgörande ersättare", "Övriga ersättare")),
            [line.politician(one) for one in group.substitutes],
        ),
        (rng.choice(("Övriga deltagande", "Närvarande tjänstemän")), [line.staff(one) for one in group.others]),
        ("Utsedd att justera", [" och ".join(one.name for one in said.adjusters)]),
        ("Justeringens plats och tid", [f"{said.place}, {said.date}"]),
        ("Paragrafer", [str(said.items)]),
        ("Sekreterare", [meeting.secretary.name]),
        ("Ordförande", [meeting.chair.name]),
        *(("Justerande", [one.name]) for one in said.adjusters),
    ]
    for label, values in rows:
        if values:
            paper.beside(label, values, at)
            paper.put("")
    paper.put("BEVIS", "")
    paper.beside("Anslaget den", [str(said.posted)], at)
    paper.beside("Anslaget tas ned den", [str(said.removed)], at)
    paper.put("", "")
