"""What invented minutes say, before anybody lays them out. All values are frozen."""

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["protokoll", "protokollsutdrag", "minnesanteckningar", "kallelse", "other"]
Capacity = Literal["member", "serving_substitute", "substitute", "other"]
Vote = Literal["yes", "no", "abstain", "absent"]


@dataclass(frozen=True, slots=True)
class Person:
    """A name and the party as the record writes it ("-" for nobody's party), None for staff."""

    name: str
    party: str | None = None


@dataclass(frozen=True, slots=True)
class Attendee:
    """One who was present, with just what the layout prints of them."""

    person: Person
    capacity: Capacity
    role: str | None
    title: str | None = None
    affiliation: str | None = None
    remote: bool = False
    replaces: Person | None = None
    limits: str | None = None
    away: frozenset[str] = frozenset()
    """Numbers of the § where they did not take part."""

    @property
    def votes(self) -> bool:
        """Whether they take part in decisions."""
        return self.capacity in {"member", "serving_substitute"}


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph, a point of a list (with its marker) or a line of its own."""

    text: str
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A labelled part of a §; `label` is as printed, without its colon. A table comes after the paragraphs."""

    kind: str
    label: str | None
    paras: tuple[Para, ...]
    table: tuple[tuple[str, ...], ...] = ()
    lines: bool = False
    """Each paragraph is a line of its own, close to the next (recipients, documents)."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One point that was decided; `alternatives` are texts that are also right."""

    text: str
    act: str
    level: str = "decision"
    addressee: str | None = None
    lead: str | None = None
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Motion:
    """A yrkande and who made it."""

    text: str
    movers: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Ballot:
    """How one person voted."""

    person: Person
    vote: Vote


@dataclass(frozen=True, slots=True)
class Poll:
    """A votering; counts that are not printed are None."""

    yes_means: str | None
    no_means: str | None
    yes: int
    no: int
    abstain: int | None = None
    ballots: tuple[Ballot, ...] = ()
    casting_vote: bool = False


@dataclass(frozen=True, slots=True)
class Reservation:
    """Who reserved themselves; `by` is empty where only parties are named."""

    by: tuple[Person, ...]
    parties: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """One § (or numbered point) with its whole text in `sections`, in printed order."""

    number: str
    title: str
    case_numbers: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    decisions: tuple[Decision, ...] = ()
    proposals: tuple[Decision, ...] = ()
    motions: tuple[Motion, ...] = ()
    polls: tuple[Poll, ...] = ()
    reservations: tuple[Reservation, ...] = ()
    conflicts: tuple[Person, ...] = ()
    documents: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    immediate: bool = False


@dataclass(frozen=True, slots=True)
class Organisation:
    """Whose minutes these are; SCB code or None."""

    name: str
    type: str
    code: str | None


@dataclass(frozen=True, slots=True)
class Body:
    """The organ: its name, its short form in § prefixes, its word in running text and whom it proposes to."""

    name: str
    short: str
    word: str
    upward: str | None


@dataclass(frozen=True, slots=True)
class Justering:
    """What is printed of justering and anslag; dates are ISO, None where the layout prints none."""

    adjusters: tuple[Person, ...] = ()
    place: str | None = None
    date: str | None = None
    items: str | None = None
    status: str | None = None
    posted: str | None = None
    removed: str | None = None
    appeal_last_day: str | None = None
    kept_at: str | None = None
    posted_by: str | None = None
    signed: tuple[tuple[str | None, str, str | None], ...] = ()
    """Role, name and, from an e-signature page, the time."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A whole set of minutes."""

    kind: Kind
    organisation: Organisation
    body: Body
    dates: tuple[str, ...]
    start: str | None
    end: str | None
    place: str | None
    attendees: tuple[Attendee, ...]
    secretary: Person
    items: tuple[Item, ...]
    justering: Justering = field(default_factory=Justering)

    @property
    def chair(self) -> Person:
        """The ordförande, who is the first of the attendees."""
        return self.attendees[0].person
