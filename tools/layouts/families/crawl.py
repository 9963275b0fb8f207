"""Plain text as a crawler's PDF reader gives it: interleaved columns, furniture inside sentences, stray blank lines."""

from random import Random

from tools.layouts.attend import Roster
from tools.layouts.content import Item, Meeting
from tools.layouts.gold import Document, Drawn
from tools.layouts.meeting import Plan, compose, digital
from tools.layouts.people import groups, lines
from tools.layouts.style import Style, drawn
from tools.layouts.typist import Typist, case
from tools.layouts.votes import shown

MEDIA_TYPE = "text/plain"


def draw(rng: Random) -> Document:
    """One document of the family."""
    plan = Plan(years=(2019, 2025), roster=Roster(western=False, substitutes=(1, 6), others=(2, 6)), cases=(1, 4, 5))
    meeting, style = compose(rng, plan, drawn)
    meeting = digital(meeting)
    paper = Typist(rng.choice((78, 85, 92)))
    signed = rng.random() < 0.5
    keys = [f"{rng.getrandbits(160):040X}" for _ in range(2)]
    _front(rng, paper, meeting, style)
    if rng.random() < 0.7:
        _contents(rng, paper, meeting)
    form = rng.choice(("spaced", "after", "own"))
    for item in meeting.items:
        paper.heading(_heading(form, item))
        for part in item.sections:
            paper.section(part, gap=rng.random() < 0.5)
        paper.put("")
    _strays(rng, paper)
    if signed:
        _signatures(paper, meeting, keys)
    return Document(_paged(rng, paper, meeting, keys if signed else []), meeting)


def _heading(form: str, item: Item) -> list[str]:
    dnr = [case(item, "Dnr ")] if item.case_numbers else []
    if form == "spaced":
        return [f"§ {item.number}{case(item, ' ' * 22 + 'Dnr ')}", item.title]
    return [f"§ {item.number} {item.title}", *dnr] if form == "after" else [f"§ {item.number}", *dnr, item.title]


def _paged(rng: Random, paper: Typist, meeting: Meeting, keys: list[str]) -> Drawn:
    """The text with what stands at the head and the foot of every page."""
    name, foot = meeting.organisation.name.upper(), [f"Signeringsnyckel: {key}" for key in keys]
    size = rng.choice((38, 44, 50))
    pages = -(-len(paper.lines) // size)

    def top(page: int) -> list[str]:
        number = f"          {page} ({pages})" if page > 1 else ""
        return [f"{name:<35}SAMMANTRÄDESPROTOKOLL{number}", meeting.body.name, "Datum", meeting.dates[0]]

    text, _ = paper.paged(size, top, lambda _: foot)
    furniture = tuple((words, pages) for words in (name, "SAMMANTRÄDESPROTOKOLL", *foot))
    return Drawn(text.encode(), ".txt", MEDIA_TYPE, furniture=furniture)


def _front(rng: Random, paper: Typist, meeting: Meeting, style: Style) -> None:
    """The first page, its columns read across."""
    line, group, said = lines(rng, style), groups(meeting), meeting.justering
    hours = f"{rng.choice(('Klockan', 'klockan', 'kl.'))} {meeting.start}-{meeting.end}".replace(":", ".")
    if rng.random() < 0.6:
        paper.put(f"Plats och tid för {meeting.place} {hours}", "sammanträde")
    else:
        paper.put(f"Plats och tid     {meeting.place}, {hours}")
    at = 48
    members = [line.politician(one) for one in group.members]
    serving = [line.politician(one) for one in group.serving]
    subs = [line.politician(one) for one in group.substitutes]
    staff = [line.staff(one) for one in group.others]
    if rng.random() < 0.5:
        paper.put(f"{'Beslutande    Ledamöter':<{at}}{'Tjänstgörande ersättare' if serving else ''}".rstrip())
        paper.columns(members, serving, at)
        right = f"{'Övriga närvarande    Ersättare':<{at}}Tjänstepersoner"
        paper.put("", right if subs else "Övriga närvarande    Tjänstepersoner")
        paper.columns(subs, staff, at if subs else 0)
    else:
        paper.put("Beslutande    Ledamöter", *members, *(["Tjänstgörande ersättare"] if serving else []), *serving)
        paper.put("", f"Övriga närvarande {'Ersättare' if subs else 'Tjänstepersoner'}", *subs)
        paper.put(*(["Tjänstepersoner"] if subs else []), *staff)
    paper.put("", "Plats och tid för justering Digital justering", "")
    chair = meeting.chair.name if rng.random() < 0.5 else shown(style, meeting.chair)
    paper.put(f"Sekreterare   {meeting.secretary.name}                 {said.items}", "Paragrafer")
    paper.put(f"Ordförande    {chair}", "", *(f"Protokolljusterare {one.name}" for one in said.adjusters))


def _contents(rng: Random, paper: Typist, meeting: Meeting) -> None:
    paper.put("", "Innehåll", "")
    for n, item in enumerate(meeting.items):
        paper.put(f"§ {item.number} {case(item, 'Dnr ')}".rstrip())
        text = f"{item.title} "
        paper.put(
            f"{text}{'.' * max(4, paper.width - 10 - len(text))} {3 + n // 2}", *([""] if rng.random() < 0.8 else [])
        )


def _strays(rng: Random, paper: Typist) -> None:
    """Blank lines where the reader saw a larger gap, and blank lines that it missed."""
    out = []
    for line in paper.lines:
        if line or rng.random() < 0.85:
            out.append(line)
        if line and rng.random() < 0.02:
            out.append("")
    paper.lines = out


def _signatures(paper: Typist, meeting: Meeting, keys: list[str]) -> None:
    paper.put("", "Undertecknat av följande personer", "")
    names = [meeting.chair.name, *(one.name for one in meeting.justering.adjusters)]
    for n, name in enumerate(names):
        paper.put(
            name.upper(),
            f"Datum:                 {meeting.dates[0]} 1{n}:14:0{n}",
            f"Signeringsnyckel: {keys[n % 2]}",
            "",
        )
