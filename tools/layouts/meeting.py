"""One meeting, put together: people, §, justering."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from tools.layouts.attend import Names, Roster, attendance, limit
from tools.layouts.content import Attendee, Item, Justering, Kind, Meeting, Person
from tools.layouts.matter import Frame, catalogue, substance
from tools.layouts.routine import ROUTINE, agenda, opening
from tools.layouts.style import Style
from tools.layouts.words import body, long_date, organisation, some

CASES: tuple[Callable[[str, int, int], str], ...] = (
    lambda short, year, n: f"{short} {year}/{n}",
    lambda short, year, n: f"{short}-{year}-{n:05d}",
    lambda short, year, n: f"{short}/{year}:{n}",
    lambda short, year, n: f"{short} {n}/{year}",
    lambda short, year, n: f"{short}{year % 100:02d}{n:04d}",
    lambda short, year, n: f"{year}-{short}{n:04d}",
    lambda short, year, n: f"{short} {year}/{n:05d}-{n % 7 + 1}",
    lambda _short, year, n: f"{year}/{n}",
    lambda _short, year, n: f"{n:05d}/{year}",
    lambda short, year, n: f"{short} {n}/{year % 100:02d}",
    lambda _short, year, n: f"{n + 900}/{year % 100:02d}",
    lambda short, year, n: f"{year % 100:02d}/{short} {n:04d}",
)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a family asks of a meeting."""

    kind: Kind = "protokoll"
    years: tuple[int, int] = (2016, 2025)
    items: tuple[int, int] = (6, 11)
    roster: Roster = field(default_factory=Roster)
    types: tuple[str, ...] = (*["kommun"] * 6, *["region"] * 4, "kommunalförbund")
    cases: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6, 7)
    """Which of CASES the dnr may follow."""
    letters: bool = False
    """Whether a § may be numbered 12 a."""


def compose(rng: Random, plan: Plan, style_of: Callable[[Random, str], Style]) -> tuple[Meeting, Style]:
    """A meeting and the style that words it."""
    kind_of = rng.choice(plan.types)
    whose, board = organisation(rng, kind_of), body(rng, kind_of)
    day = _day(rng, plan)
    names = Names(rng, plan.roster.old, plan.roster.western)
    people = attendance(rng, names, plan.roster, kind_of == "region")
    style = style_of(rng, names.unaffiliated)
    numbers = _numbers(rng, plan)
    people = limit(rng, people, numbers, plan.roster)
    voters = [one.person for one in people if one.votes]
    adjusters = tuple(rng.sample(voters[1:], k=rng.choice((1, 1, 2))))
    justering = _justering(rng, day, people, adjusters, numbers)
    frame = Frame(style, board, day, tuple(voters))
    people, items = _items(rng, plan, frame, people, numbers, adjusters, str(justering.date))
    start = rng.choice(("08:30", "09:00", "10:15", "13:00", "13:30", "18:00", "18:30"))
    end = f"{int(start[:2]) + rng.randint(1, 4):02d}:{rng.choice((5, 10, 20, 35, 45, 50)):02d}"
    made = Meeting(
        plan.kind, whose, board, (day.isoformat(),), start, end, some(rng, "rooms"), people, people[-1].person,
        items, justering,
    )  # fmt: skip
    return made, style


def _day(rng: Random, plan: Plan) -> date:
    day = date(rng.randint(*plan.years), rng.choice((1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12)), rng.randint(1, 28))
    return day - timedelta(days=max(0, day.weekday() - 4))


def _numbers(rng: Random, plan: Plan) -> list[str]:
    first = rng.choice((1, rng.randint(2, 60), rng.randint(60, 320)))
    numbers = [str(first + step) for step in range(rng.randint(*plan.items))]
    if plan.letters and len(numbers) > 3:
        numbers.insert(3, f"{numbers[2]}a")
    return numbers


def _items(
    rng: Random,
    plan: Plan,
    frame: Frame,
    people: tuple[Attendee, ...],
    numbers: list[str],
    adjusters: tuple[Person, ...],
    day: str,
) -> tuple[tuple[Attendee, ...], tuple[Item, ...]]:
    serial, case = rng.randint(20, 700), CASES[rng.choice(plan.cases)]
    matters = rng.sample(catalogue(), k=min(len(numbers), len(catalogue())))
    items: list[Item] = []
    for index, number in enumerate(numbers):
        serial += rng.randint(1, 40)
        cases = (case(frame.body.short, frame.day.year, serial),)
        if index == 0 and rng.random() < 0.7:
            items.append(opening(rng, frame, number, adjusters, long_date(day, weekday=True)))
        elif index == 1 and rng.random() < 0.4:
            items.append(agenda(rng, frame, number, ()))
        elif rng.random() < 0.3:
            some_cases = cases if rng.random() < 0.6 else ()
            items.append(rng.choice(ROUTINE)(rng, frame, number, some_cases))
        else:
            people, away = _away(rng, plan.roster, people, number)
            voters = [one.person for one in people if one.votes and number not in one.away]
            items.append(substance(rng, frame, matters[index], number, cases, voters, away))
    return people, tuple(items)


def _away(
    rng: Random, roster: Roster, people: tuple[Attendee, ...], number: str
) -> tuple[tuple[Attendee, ...], list[Person]]:
    """Now and then somebody has jäv; the list of those present says so where the layout prints such things."""
    able = [index for index, one in enumerate(people) if one.votes and not one.away][1:]
    if rng.random() > 0.12 or len(able) < 6:
        return people, []
    index = rng.choice(able)
    says = rng.choice(roster.limit_words[1:]).format(f"§ {number}") if roster.limits and rng.random() < 0.6 else None
    changed = list(people)
    changed[index] = replace(people[index], limits=says, away=frozenset({number}))
    return tuple(changed), [people[index].person]


def _justering(
    rng: Random, day: date, people: tuple[Attendee, ...], adjusters: tuple[Person, ...], numbers: list[str]
) -> Justering:
    signed = day + timedelta(days=rng.randint(1, 12))
    posted = signed + timedelta(days=rng.randint(0, 2))
    secretary = people[-1].person.name
    dash = rng.choice(("–", "-", " - "))
    return Justering(
        adjusters=adjusters,
        place=some(rng, "offices"),
        date=signed.isoformat(),
        items=f"{rng.choice(('§§ ', '§§', '', '§ '))}{numbers[0]}{dash}{numbers[-1]}",
        posted=posted.isoformat(),
        removed=(posted + timedelta(days=22)).isoformat(),
        appeal_last_day=(posted + timedelta(days=21)).isoformat(),
        kept_at=some(rng, "offices"),
        posted_by=secretary,
        signed=(
            ("sekreterare", secretary, None),
            ("ordförande", people[0].person.name, None),
            *(("justerare", one.name, None) for one in adjusters),
        ),
    )


def digital(meeting: Meeting, signed: tuple[tuple[str | None, str, str | None], ...] = ()) -> Meeting:
    """The same meeting where justering is done with e-signatures and no anslag is printed."""
    said = Justering(
        adjusters=meeting.justering.adjusters,
        place="Digital justering",
        items=meeting.justering.items,
        signed=signed or meeting.justering.signed,
    )
    return replace(meeting, justering=said)
