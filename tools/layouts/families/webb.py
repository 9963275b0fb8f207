"""Web pages: a CMS page with a definition list, and a portal of div in div; navigation, cookies and feet around."""

from dataclasses import replace
from html import escape
from random import Random

from tools.layouts.attend import Roster
from tools.layouts.content import Meeting
from tools.layouts.gold import Document, Drawn
from tools.layouts.hypertext import Markup, item, markup
from tools.layouts.meeting import Plan, compose
from tools.layouts.people import groups, lines
from tools.layouts.style import Style, drawn, tabular
from tools.layouts.words import long_date

COOKIES = "Vi använder kakor för att webbplatsen ska fungera. Godkänn alla eller välj själv."
MENU = ("Start", "Bygga och bo", "Skola", "Politik och beslut", "Kontakt")
FOOT = "Växel 0000-12 30 00. Besök oss i receptionen vardagar."


def draw(rng: Random) -> Document:
    """A CMS page: dl for the facts, h2 and h3 for the §."""
    meeting, style = _composed(rng)
    made = markup(rng, "headings")
    facts = ["<dl>"]
    for label, values in _facts(rng, meeting, style):
        facts += [f"<dt>{made.text(label)}</dt>", *(f"<dd>{made.text(value)}</dd>" for value in values)]
    return _page(meeting, made, [*facts, "</dl>"])


def draw_portal(rng: Random) -> Document:
    """A portal: div in div, names parted by br, facts in a table."""
    meeting, style = _composed(rng)
    made = markup(rng, rng.choice(("div", "details")))
    facts = ['<table class="fakta">']
    for label, values in _facts(rng, meeting, style):
        cell = "<br>".join(made.text(value) for value in values)
        facts.append(f"<tr><td><b>{made.text(label)}</b></td><td>{cell}</td></tr>")
    return _page(meeting, made, [*facts, "</table>"])


def _composed(rng: Random) -> tuple[Meeting, Style]:
    roster = Roster(western=False, remote=rng.random() < 0.3)
    wording = rng.choice((drawn, lambda rng, dash: tabular(drawn(rng, dash))))
    meeting, style = compose(rng, Plan(years=(2018, 2025), roster=roster), wording)
    said = replace(meeting.justering, kept_at=None, posted_by=None, appeal_last_day=None, signed=())
    return replace(meeting, justering=said), style


def _facts(rng: Random, meeting: Meeting, style: Style) -> list[tuple[str, list[str]]]:
    line, group, said = lines(rng, style), groups(meeting), meeting.justering
    hours = f"kl. {meeting.start}–{meeting.end}".replace(":", ".")
    when = f"{long_date(meeting.dates[0], True)}, {hours}"
    rows = [
        ("Plats och tid", [f"{meeting.place}, {when}"]),
        ("Beslutande", [line.politician(one) for one in group.members]),
        ("Tjänstgörande ersättare", [line.politician(one) for one in group.serving]),
        ("Ej tjänstgörande ersättare", [line.politician(one) for one in group.substitutes]),
        ("Övriga närvarande", [line.staff(one) for one in group.others]),
        (rng.choice(("Justerare", "Utsedd att justera")), [", ".join(one.name for one in said.adjusters)]),
        ("Justeringens plats och tid", [f"{said.place}, {said.date}"]),
        ("Paragrafer", [str(said.items)]),
        ("Anslaget från", [str(said.posted)]),
        ("Anslaget till och med", [str(said.removed)]),
    ]
    return [(label, values) for label, values in rows if values]


def _page(meeting: Meeting, made: Markup, facts: list[str]) -> Document:
    name, board, day = meeting.organisation.name, meeting.body.name, meeting.dates[0]
    menu = "".join(f'<li><a href="/{n}">{entry}</a></li>' for n, entry in enumerate(MENU))
    out = [
        "<!DOCTYPE html>",
        f'<html lang="sv"><head><meta charset="utf-8"><title>{escape(board)} {day} - {escape(name)}</title>',
        "<style>body { font-family: sans-serif }</style><script>var kakor = true;</script></head><body>",
        f'<div class="cookie">{COOKIES} <button>Godkänn</button></div>',
        f'<header><a href="/">{escape(name)}</a><nav><ul>{menu}</ul></nav></header>',
        f"<main><h1>Protokoll {escape(board)} {day}</h1>",
        *facts,
        *(line for found in meeting.items for line in item(made, found)),
        "</main>",
        f"<aside><h2>Relaterat</h2><p>Sammanträdestider {day[:4]}</p></aside>",
        f"<footer><p>{FOOT}</p><p>Dela sidan</p></footer></body></html>",
    ]
    furniture = tuple((text, 1) for text in (COOKIES, "Bygga och bo", FOOT, "Dela sidan"))
    return Document(Drawn("\n".join(out).encode(), ".html", "text/html", furniture=furniture), meeting)
