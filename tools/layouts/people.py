"""One attendee as a line of print."""

from dataclasses import dataclass
from random import Random

from tools.layouts.content import Attendee, Meeting
from tools.layouts.style import Style
from tools.layouts.votes import shown

CHAIRS = ("ordförande", "vice ordförande", "1:e vice ordförande", "2:e vice ordförande")
SPELLED: tuple[dict[str, str], ...] = (
    {},
    dict(zip(CHAIRS, ("ordf", "v ordf", "1:e vice ordf", "2:e vice ordf"), strict=True)),
    dict(
        zip(CHAIRS, ("ordförande", "vice ordförande", "förste vice ordförande", "andre vice ordförande"), strict=True)
    ),
    dict(zip(CHAIRS, ("Ordförande", "Vice ordförande", "1:a vice ordförande", "2:a vice ordförande"), strict=True)),
    dict(zip(CHAIRS, ("ordf.", "v. ordf.", "1:e v. ordf.", "2:e v. ordf."), strict=True)),
)
REPLACES = (
    ", ersätter {}",
    " ersätter {}",
    ", tjänstgör för {}",
    " (ers. {})",
    ", tjg ers för {}",
    " för {}",
    ", ersättare för {}",
)
OFFICES = frozenset(CHAIRS)


@dataclass(frozen=True, slots=True)
class Lines:
    """How a document writes its attendees."""

    style: Style
    spelled: dict[str, str]
    role: str = ", {}"
    replaces: str = ", ersätter {}"
    limits: str = ", {}"
    remote: str = ", deltar på distans"
    title: str = ", {}"
    first: bool = False
    """`ordförande Anna Ek (S)`."""

    def politician(self, one: Attendee, *, replaces: bool = True) -> str:
        """`Anna Ek (S), ordförande, §§ 4–9`."""
        text = shown(self.style, one.person)
        if one.role in OFFICES:
            role = self.spelled.get(one.role, one.role)
            text = f"{role[0].upper()}{role[1:]} {text}" if self.first else text + self.role.format(role)
        if one.affiliation:
            text += f", {one.affiliation}"
        if one.replaces and replaces:
            text += self.replaces.format(shown(self.style, one.replaces))
        return text + self._also(one)

    def staff(self, one: Attendee) -> str:
        """`Bo Alm, utredare, § 4`."""
        return one.person.name + (self.title.format(one.title) if one.title else "") + self._also(one)

    def _also(self, one: Attendee) -> str:
        limits = self.limits.format(one.limits) if one.limits else ""
        return limits + (self.remote if one.remote else "")


def lines(rng: Random, style: Style) -> Lines:
    """A way of writing."""
    return Lines(
        style=style,
        spelled=rng.choice(SPELLED),
        role=rng.choice((", {}", ", {}", " {}", " ({})")),
        replaces=rng.choice(REPLACES),
        limits=rng.choice((", {}", " {}", " ({})")),
        remote=rng.choice((", deltar på distans", " (deltar på distans)", ", på distans")),
        title=rng.choice((", {}", ", {}", " ({})")),
        first=rng.random() < 0.1,
    )


@dataclass(frozen=True, slots=True)
class Groups:
    """Those present by what they are."""

    members: tuple[Attendee, ...]
    serving: tuple[Attendee, ...]
    substitutes: tuple[Attendee, ...]
    others: tuple[Attendee, ...]


def groups(meeting: Meeting) -> Groups:
    """Those present, parted."""

    def of(capacity: str) -> tuple[Attendee, ...]:
        return tuple(one for one in meeting.attendees if one.capacity == capacity)

    return Groups(of("member"), of("serving_substitute"), of("substitute"), of("other"))
