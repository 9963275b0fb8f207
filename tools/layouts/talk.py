"""Minnesanteckningar and kallelser: meetings with numbered points instead of §, and agendas with proposals."""

import tomllib
from dataclasses import replace
from datetime import date
from functools import cache
from random import Random

from tools.layouts.attend import Names, Roster, attendance
from tools.layouts.content import Attendee, Body, Decision, Item, Justering, Meeting, Para, Section
from tools.layouts.matter import Frame, Row, catalogue, filled
from tools.layouts.meeting import CASES
from tools.layouts.points import parse, printed
from tools.layouts.style import Style, drawn
from tools.layouts.words import HERE, body, organisation, some


@cache
def _said() -> dict[str, list[str]]:
    return tomllib.loads((HERE / "talk.toml").read_text(encoding="utf-8"))


def notes(rng: Random, *, western: bool = True) -> tuple[Meeting, Style]:
    """Minnesanteckningar: numbered points, hardly a decision."""
    whose = organisation(rng, rng.choice(("kommun", "region")))
    board = Body(rng.choice(_said()["bodies"]), "", "gruppen", None)
    names = Names(rng, western=western)
    roster = Roster(members=(5, 10), serving=(0, 0), substitutes=(0, 0), affiliation=True, limits=False)
    people = _only_chair(attendance(rng, names, roster, whose.type == "region"))
    style = drawn(rng, names.unaffiliated)
    titles = [_said()["titles"][0], *rng.sample(_said()["titles"][1:], rng.randint(4, 9))]
    items = tuple(_point(rng, str(n), title, people) for n, title in enumerate(titles, 1))
    start = rng.choice(("09:00", "13:15", "15:30"))
    end = f"{int(start[:2]) + 2}:{rng.choice((10, 25, 40))}"
    day = f"{rng.randint(2015, 2025)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"
    made = Meeting(
        "minnesanteckningar", whose, board, (day,), start, end, some(rng, "rooms"), people, people[-1].person, items
    )
    return made, style


def _only_chair(people: tuple[Attendee, ...]) -> tuple[Attendee, ...]:
    return tuple(
        replace(one, role="ledamot") if one.capacity == "member" and one.role != "ordförande" else
        replace(one, affiliation=None) if one.capacity == "other" else one
        for one in people
    )  # fmt: skip


def _point(rng: Random, number: str, title: str, people: tuple[Attendee, ...]) -> Item:
    who = rng.choice(people).person.name
    texts = [text.format(who=who) for text in rng.sample(_said()["sentences"], rng.randint(1, 5))]
    cut = rng.randint(1, len(texts))
    paras = [Para(" ".join(texts[:cut])), *([Para(" ".join(texts[cut:]))] if texts[cut:] else [])]
    parts = [Section("other", None, tuple(paras))]
    made: tuple[Decision, ...] = ()
    if rng.random() < 0.25:
        text, act = (part.strip() for part in rng.choice(_said()["decisions"]).format(who=who).split("|"))
        made = (Decision(text, act),)
        parts.append(Section("decision", "Beslut", (Para(text),)))
    return Item(number, title, sections=tuple(parts), decisions=made)


def summons(rng: Random) -> tuple[Meeting, Style]:
    """A kallelse: the agenda, with proposals and those who present the matters."""
    kind = rng.choice(("kommun", "kommun", "region"))
    whose, board = organisation(rng, kind), body(rng, kind)
    names = Names(rng)
    style = drawn(rng, names.unaffiliated)
    people = [names.politician() for _ in range(5)]
    day = f"{rng.randint(2015, 2025)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"
    frame = Frame(style, board, date.fromisoformat(day), tuple(people))
    case, serial = CASES[rng.choice((0, 1, 3, 5))], rng.randint(20, 400)
    items = []
    for n, row in enumerate(rng.sample(catalogue(), rng.randint(5, 9)), 1):
        serial += rng.randint(1, 30)
        items.append(_agenda(rng, frame, row, str(n), case(board.short, int(day[:4]), serial), names))
    start = rng.choice(("08:15", "09:00", "13:30", "18:30"))
    made = Meeting(
        "kallelse",
        whose,
        board,
        (day,),
        start,
        None,
        some(rng, "rooms"),
        (),
        names.politician(),
        tuple(items),
        Justering(),
    )
    return made, style


def _agenda(rng: Random, frame: Frame, row: Row, number: str, case: str, names: Names) -> Item:
    row = filled(rng, frame, row)
    points = [parse(point) for point in row["points"]]
    parts = []
    if rng.random() < 0.6:
        presenter = f"{names.name()}, {some(rng, 'titles')}"
        parts.append(Section("other", "Föredragande", (Para(presenter),)))
    proposals: tuple[Decision, ...] = ()
    if rng.random() < 0.8:
        made = printed(rng, points, rng.choice(("sentences", "att", "one-sentence", "numbered")), frame.body)
        proposals = made.decisions
        parts.append(Section("proposal", "Förslag till beslut", made.paras))
    cases = (case,) if rng.random() < 0.85 else ()
    return Item(number, row["title"], cases, tuple(parts), proposals=proposals)
