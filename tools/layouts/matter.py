"""The § of a minutes: matters of substance and the routine ones."""

import tomllib
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

from tools.layouts.content import Body, Decision, Item, Para, Person, Section
from tools.layouts.points import Point, Printed, parse, printed
from tools.layouts.style import Style
from tools.layouts.votes import Contest, contest, shown
from tools.layouts.words import HERE, capital, genitive, some, sum_of_money

Row = dict[str, Any]
NO_CONTEST = Contest((), (), (), ())


@cache
def _file() -> Row:
    return tomllib.loads((HERE / "matters.toml").read_text(encoding="utf-8"))


def catalogue() -> list[Row]:
    """All matters of matters.toml."""
    return list(_file()["matter"])


def filler(rng: Random, count: int) -> list[str]:
    """Sentences that fit any matter."""
    return rng.sample(_file()["fillers"], count)


def bullets(rng: Random, count: int) -> list[str]:
    """Points of an unnumbered list."""
    return rng.sample(_file()["bullets"], count)


@dataclass(frozen=True, slots=True)
class Frame:
    """What every § of one meeting shares."""

    style: Style
    body: Body
    day: date
    people: tuple[Person, ...]
    """Who may be named as mover of a motion and the like."""

    def ago(self, rng: Random, longest: int = 150) -> str:
        """A day before the meeting, ISO."""
        return (self.day - timedelta(days=rng.randint(5, longest))).isoformat()


def filled(rng: Random, frame: Frame, row: Row) -> Row:
    """The matter with its blanks filled, the same everywhere in the §."""
    chief = some(rng, "chiefs")
    mover, other = rng.sample(frame.people, 2)
    blanks = {
        "lake": some(rng, "lakes"), "street": some(rng, "streets"), "village": some(rng, "villages"),
        "estate": some(rng, "estates"), "school": some(rng, "schools"), "company": some(rng, "companies"),
        "sum": sum_of_money(rng), "year": str(frame.day.year), "next": str(frame.day.year + 1), "chief": chief,
        "Chief": capital(chief), "past": frame.ago(rng), "mover": shown(frame.style, mover),
        "other": shown(frame.style, other),
    }  # fmt: skip

    def fill(value: object) -> object:
        if isinstance(value, str):
            return value.format_map(blanks)
        return [fill(part) for part in value] if isinstance(value, list) else value

    return {**{key: fill(value) for key, value in row.items()}, "_village": blanks["village"]}


def substance(
    rng: Random, frame: Frame, row: Row, number: str, cases: tuple[str, ...], present: list[Person], away: list[Person]
) -> Item:
    """A § about a matter; `present` vote on it, those of `away` have jäv."""
    style, body = frame.style, frame.body
    row = filled(rng, frame, row)
    points = [parse(point) for point in row["points"]]
    upward = row.get("level") == "proposal" and body.upward and rng.random() < 0.7
    level = "proposal" if upward else "decision"
    made = printed(rng, points, rng.choice(style.forms), body, level)
    made = _past(made, body) if style.past else made
    fight = NO_CONTEST
    if row.get("contested") and len(present) > 4 and rng.random() < 0.6:
        fight = contest(rng, style, body, present, row["_village"])
    immediate = rng.random() < 0.1
    sections = [*_story(rng, frame, row), *fight.sections]
    proposed: tuple[Decision, ...] = ()
    if rng.random() < 0.6 and "proposal" in style.order:
        draft = _draft(rng, frame, points, level)
        proposed = draft.decisions
        sections.append(Section("proposal", style.label("proposal", body), draft.paras))
    sections.append(_decision_section(rng, frame, made, immediate))
    documents = _documents(rng, frame, row)
    sections.append(_lines("background_documents", frame, documents))
    if away:
        sections.append(_jav(rng, frame, away))
    recipients = tuple(row["recipients"]) if rng.random() < 0.8 else ()
    if recipients:
        sections.append(_lines("recipients", frame, recipients))
    attachments = tuple(row.get("attachments", ())) if "attachments" in style.order else ()
    if attachments:
        sections.append(_lines("attachments", frame, attachments))
    kept = _ordered(style, sections)
    return Item(
        number, row["title"], cases, tuple(kept), _levels(made.decisions), proposed, fight.motions, fight.polls,
        fight.reservations, tuple(away), documents, attachments, recipients, immediate,
    )  # fmt: skip


def _ordered(style: Style, sections: list[Section]) -> list[Section]:
    """The parts that the layout has, in its order."""
    kept = [part for part in sections if part.kind in {*style.order, "other"}]
    return sorted(kept, key=lambda part: style.order.index("summary" if part.kind == "other" else part.kind))


def _past(made: Printed, body: Body) -> Printed:
    """`Nämnden beslutade att …`."""
    now, then = f"{body.name} beslutar", f"{body.name} beslutade"
    paras = tuple(replace(para, text=para.text.replace(now, then)) for para in made.paras)
    decisions = tuple(
        replace(one, text=one.text.replace(now, then), lead=one.lead and one.lead.replace(now, then))
        for one in made.decisions
    )
    return Printed(paras, decisions)


def _levels(decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
    return tuple(
        replace(one, level="recommendation") if one.act == "rekommenderar" and one.level == "decision" else one
        for one in decisions
    )


def _story(rng: Random, frame: Frame, row: Row) -> list[Section]:
    texts = [*row["summary"], *filler(rng, rng.randint(0, 6 if frame.style.long else 2))]
    cut = rng.randint(1, len(texts))
    paras = [Para(" ".join(texts[:cut])), *([Para(" ".join(texts[cut:]))] if texts[cut:] else [])]
    if rng.random() < 0.2:
        lead = "Följande ska uppnås:"
        paras += [Para(lead), *(Para(text, rng.choice("•")) for text in bullets(rng, 3))]
    label = frame.style.label("summary", frame.body)
    found = [Section("summary" if label else "other", label, tuple(paras))]
    if frame.style.asides and rng.random() < 0.4:
        aside = Section("other", frame.style.label("aside", frame.body), (Para(" ".join(filler(rng, 2))),))
        found.append(aside)
    if rng.random() < 0.25:
        before = Section("background", frame.style.label("background", frame.body), (Para(" ".join(filler(rng, 2))),))
        found.append(before)
    return found


def _draft(rng: Random, frame: Frame, points: list[Point], level: str) -> Printed:
    return printed(rng, points, frame.style.proposal_form, frame.body, level)


def _decision_section(rng: Random, frame: Frame, made: Printed, immediate: bool) -> Section:
    paras, label = made.paras, frame.style.label("decision", frame.body)
    if frame.style.fused and paras[0].text.rstrip(":") == made.decisions[0].lead:
        label, paras = made.decisions[0].lead, paras[1:]
    if immediate:
        text = frame.style.immediate.format(body=frame.body.name)
        last = paras[-1].marker
        marker = f"{int(last[:-1]) + 1}." if last[:-1].isdigit() and rng.random() < 0.5 else ""
        paras = (*paras, Para(text, marker))
    return Section("decision", label, paras)


def _documents(rng: Random, frame: Frame, row: Row) -> tuple[str, ...]:
    office = some(rng, "offices_of_work")
    first = rng.choice(
        (
            f"Tjänsteskrivelse {frame.ago(rng, 40)}",
            f"{genitive(office)} tjänsteskrivelse daterad {frame.ago(rng, 40)}",
            f"Tjänsteutlåtande den {frame.ago(rng, 40)}, reviderat {frame.ago(rng, 6)}",
        )
    )
    before = rng.choice(((), (f"Arbetsutskottets protokoll {frame.ago(rng, 30)}, § {rng.randint(3, 190)}",)))
    return (first, *row["underlag"][: rng.randint(1, 3)], *before)


def _lines(kind: str, frame: Frame, texts: tuple[str, ...]) -> Section:
    return Section(kind, frame.style.label(kind, frame.body), tuple(map(Para, texts)), lines=True)


def _jav(rng: Random, frame: Frame, away: list[Person]) -> Section:
    names = [shown(frame.style, one) for one in away]
    forms = (
        "{} anmäler jäv och deltar inte i handläggningen av ärendet.",
        "{} deltar inte i handläggning eller beslut på grund av jäv.",
        "På grund av jäv lämnar {} lokalen under behandlingen av ärendet.",
    )
    return Section(
        "conflict_of_interest",
        frame.style.label("conflict_of_interest", frame.body),
        tuple(Para(rng.choice(forms).format(name)) for name in names),
    )
