"""Who was there."""

from dataclasses import dataclass, replace
from random import Random

from tools.layouts.content import Attendee, Person
from tools.layouts.words import some, words

OFFICES = ("ordförande", "1:e vice ordförande", "2:e vice ordförande")


@dataclass(frozen=True, slots=True)
class Roster:
    """What a layout prints of those present, and how many there are."""

    members: tuple[int, int] = (7, 13)
    serving: tuple[int, int] = (0, 3)
    substitutes: tuple[int, int] = (0, 5)
    others: tuple[int, int] = (1, 5)
    replaces: bool = True
    limits: bool = True
    remote: bool = False
    affiliation: bool = False
    titles: bool = True
    old: bool = False
    western: bool = True
    """Only letters of Windows-1252, which the plain PDF fonts have."""
    limit_words: tuple[str, ...] = ("§§ {}", "ej {} på grund av jäv")


class Names:
    """People, no two alike."""

    def __init__(self, rng: Random, old: bool = False, western: bool = True) -> None:
        self._rng, self._old, self._taken = rng, old, set[str]()
        self._last = [
            name for name in words()["last"] if not western or name.encode("cp1252", "replace").decode("cp1252") == name
        ]
        self.local = rng.choice(words()["local_parties"])
        self.unaffiliated = rng.choice(words()["unaffiliated"])

    def name(self) -> str:
        """A fresh name."""
        while True:
            first, last = some(self._rng, "first"), self._rng.choice(self._last)
            initial = f" {self._rng.choice('ABEGKLM')}." if self._rng.random() < 0.03 else ""
            if last not in self._taken:
                self._taken.add(last)
                return f"{first}{initial} {last}"

    def politician(self) -> Person:
        """Somebody with a party."""
        draw = self._rng.random()
        if draw < 0.08:
            return Person(self.name(), self.local)
        if draw < 0.12 and not self._old:
            return Person(self.name(), "-")
        return Person(self.name(), some(self._rng, "old_parties" if self._old else "parties"))


def attendance(rng: Random, names: Names, roster: Roster, region: bool = False) -> tuple[Attendee, ...]:
    """Members (the ordförande first), serving substitutes, substitutes, staff and last the secretary."""
    chairs = OFFICES[: rng.choice((2, 3, 3))] if rng.random() < 0.8 else ("ordförande", "vice ordförande")
    count = rng.randint(*roster.members)
    roles = (*chairs, *["ledamot"] * count)[:count]
    found = [Attendee(names.politician(), "member", role) for role in roles]
    for _ in range(rng.randint(*roster.serving)):
        absent = names.politician()
        absent = replace(absent, name=names.name())
        found.append(
            Attendee(
                names.politician(), "serving_substitute", "ersättare", replaces=absent if roster.replaces else None
            )
        )
    found += [Attendee(names.politician(), "substitute", "ersättare") for _ in range(rng.randint(*roster.substitutes))]
    if roster.remote:
        found = [replace(one, remote=rng.random() < 0.2) for one in found]
    if roster.affiliation:
        found = [replace(one, affiliation=some(rng, "affiliations")) for one in found]
    return (*found, *_staff(rng, names, roster, region))


def _staff(rng: Random, names: Names, roster: Roster, region: bool) -> list[Attendee]:
    pool = list(words()["titles"])
    if region:
        pool = [title.replace("kommundirektör", "regiondirektör").replace("stads", "region") for title in pool]
    titles = rng.sample(pool, rng.randint(*roster.others))
    staff = [Attendee(Person(names.name()), "other", None, title=title if roster.titles else None) for title in titles]
    title = some(rng, "region_secretary_titles" if region else "secretary_titles")
    return [*staff, Attendee(Person(names.name()), "other", "sekreterare", title=title if roster.titles else None)]


def limit(rng: Random, people: tuple[Attendee, ...], numbers: list[str], roster: Roster) -> tuple[Attendee, ...]:
    """Some come late, leave early or are away for one §; the first (the ordförande) is there all the time."""
    if not roster.limits or len(numbers) < 4:
        return people
    changed = list(people)
    for index in rng.sample(range(1, len(people) - 1), k=min(rng.randint(0, 3), len(people) - 2)):
        cut = rng.randrange(1, len(numbers) - 1)
        there = numbers[:cut] if rng.random() < 0.5 else numbers[cut:]
        gone = frozenset(numbers) - frozenset(there)
        changed[index] = replace(people[index], limits=span(rng, there), away=gone)
    return tuple(changed)


def span(rng: Random, numbers: list[str]) -> str:
    """`§ 4`, `§§ 4–9` or `§§ 4-6, 8-9`."""
    if len(numbers) == 1:
        return f"§ {numbers[0]}"
    dash = rng.choice(("–", "-"))
    mark = rng.choice(("§§ ", "§§ ", "§§", "§ "))
    return f"{mark}{numbers[0]}{dash}{numbers[-1]}"
