"""The record: what one set of minutes becomes. Field names are the contract of every export and page.

All values are frozen and plain. Unknown is None or an empty tuple, never a guess; dates are ISO 8601, times HH:MM, §
numbers
are strings. What was found where, and by which rule, stands beside the values in `Record.evidence`.
"""

from dataclasses import dataclass, field
from typing import Literal

from models.signed import FileSignature

RECORD_VERSION = 1

Kind = Literal["protokoll", "protokollsutdrag", "minnesanteckningar", "kallelse", "other"]
OrganisationType = Literal["region", "kommun", "kommunalförbund", "other"]
Capacity = Literal["member", "serving_substitute", "substitute", "other"]
Role = Literal[
    "ordförande",
    "vice ordförande",
    "1:e vice ordförande",
    "2:e vice ordförande",
    "3:e vice ordförande",
    "ledamot",
    "ersättare",
    "sekreterare",
    "insynsplats",
    "adjungerad",
]
SignatureRole = Literal["ordförande", "sekreterare", "justerare"]
PrintedStatus = Literal["ojusterat", "justerat", "omedelbart justerat"]
SectionKind = Literal[
    "summary",
    "background",
    "proposal",
    "motion",
    "proposition_order",
    "vote",
    "decision",
    "reservation",
    "statement",
    "conflict_of_interest",
    "background_documents",
    "recipients",
    "attachments",
    "other",
]
Act = Literal[
    "bifall",
    "avslag",
    "återremiss",
    "bordläggning",
    "antecknar",
    "besvarad",
    "godkänner",
    "fastställer",
    "antar",
    "beviljar",
    "uppdrar",
    "föreslår",
    "tillstyrker",
    "avstyrker",
    "överlämnar",
    "rekommenderar",
    "ställer sig bakom",
    "utser",
    "entledigar",
    "upphäver",
    "yttrar sig",
    "utgår",
    "annat",
]
Level = Literal["decision", "proposal", "recommendation"]
AnnouncedBy = Literal["next", "calendar"]
BallotVote = Literal["yes", "no", "abstain", "absent"]


@dataclass(frozen=True, slots=True)
class Source:
    """The file that the record was read from, untouched."""

    name: str
    """File name, without its folder."""
    sha256: str
    """SHA-256 of the bytes, in hexadecimal."""
    media_type: str
    """IANA media type that the bytes were recognised as."""
    bytes: int
    """Size of the file."""
    pages: int | None
    """Number of pages; null in a source without pages."""
    text_layer: Literal["native", "ocr", "mixed"]
    """Whether the text came with the file or from OCR."""
    signatures: tuple[FileSignature, ...] = ()
    """Digital signatures in the file (PDF), read and not verified."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """Whose minutes these are."""

    name: str
    """As in the letterhead, or as the register writes it."""
    type: OrganisationType
    code: str | None
    """SCB länskod (two digits) or kommunkod (four digits)."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """When and where the meeting was held."""

    dates: tuple[str, ...] = ()
    """ISO dates on which it met, in order."""
    start: str | None = None
    """HH:MM."""
    end: str | None = None
    """HH:MM."""
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A person as named in the text."""

    name: str
    party: str | None = None
    """As printed, without parentheses; partilös is "-"."""


@dataclass(frozen=True, slots=True)
class Attendee:
    """One person present."""

    name: str
    party: str | None = None
    """As printed, without parentheses; partilös is "-"."""
    capacity: Capacity = "other"
    """member: beslutande; serving_substitute: tjänstgörande ersättare; substitute: ej tjänstgörande; other: övriga."""
    role: Role | None = None
    title: str | None = None
    """Printed title of an official."""
    affiliation: str | None = None
    """Organisation, unit or home town."""
    remote: bool = False
    """Deltar på distans."""
    replaces: Person | None = None
    attendance: str | None = None
    """Printed limits, such as "§§ 12-15, 17"."""


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature or its line."""

    role: SignatureRole | None
    name: str
    signed_at: str | None = None
    """ISO date and time of an e-signature."""


@dataclass(frozen=True, slots=True)
class Notice:
    """The tillkännagivande on the anslagstavla, as printed (kommunallagen 8:12)."""

    posted: str | None = None
    """ISO date when the notice went up."""
    removed: str | None = None
    """ISO date when it comes down."""
    appeal_last_day: str | None = None
    """ISO date, as printed; never computed here."""
    kept_at: str | None = None
    """Förvaringsplats för protokollet."""
    posted_by: str | None = None
    """Who signed the notice."""


@dataclass(frozen=True, slots=True)
class Justering:
    """What is printed about the approval of the minutes (kommunallagen 5:69)."""

    adjusters: tuple[str, ...] = ()
    """Utsedda att justera."""
    signatures: tuple[Signature, ...] = ()
    place: str | None = None
    date: str | None = None
    """ISO date: the printed justeringsdatum."""
    items: str | None = None
    """Which § the protokoll covers, as printed."""
    printed_status: PrintedStatus | None = None
    notice: Notice = Notice()


@dataclass(frozen=True, slots=True)
class Section:
    """A labelled part of a §, whole."""

    kind: SectionKind
    label: str | None
    """As printed, without the colon."""
    text: str
    """Paragraphs parted by a line feed."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One beslutspunkt."""

    number: int
    """Ordinal from 1."""
    text: str
    act: Act = "annat"
    """The point's own main verb."""
    level: Level = "decision"
    addressee: str | None = None
    """Who a proposal is for."""
    lead: str | None = None
    """The lead-in as printed, not repeated in the text."""


@dataclass(frozen=True, slots=True)
class Motion:
    """An yrkande made at the meeting."""

    text: str
    """What follows "yrkar", without the final full stop."""
    movers: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class Ballot:
    """How one person voted in an open vote."""

    name: str
    party: str | None
    vote: BallotVote


@dataclass(frozen=True, slots=True)
class Vote:
    """One omröstning. Ja may mean avslag: what the words stand for is kept as printed."""

    yes_means: str | None = None
    no_means: str | None = None
    yes: int | None = None
    no: int | None = None
    abstain: int | None = None
    absent: int | None = None
    ballots: tuple[Ballot, ...] = ()
    casting_vote: bool = False
    """The chair's utslagsröst decided."""


@dataclass(frozen=True, slots=True)
class Reservation:
    """A reservation against the decision."""

    by: tuple[Person, ...] = ()
    parties: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One §, or one numbered point of minnesanteckningar or of a kallelse."""

    number: str
    title: str
    case_numbers: tuple[str, ...] = ()
    """Diarienummer or ärendenummer, opaque, as printed."""
    sections: tuple[Section, ...] = ()
    """The whole text of the §, in order."""
    decisions: tuple[Decision, ...] = ()
    proposals: tuple[str, ...] = ()
    """Förslag till beslut, one entry a point."""
    motions: tuple[Motion, ...] = ()
    votes: tuple[Vote, ...] = ()
    reservations: tuple[Reservation, ...] = ()
    conflicts_of_interest: tuple[Person, ...] = ()
    """Jäv."""
    beslutsunderlag: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    """Bilagor that the § names."""
    recipients: tuple[str, ...] = ()
    immediate_justering: bool = False
    """This § is declared omedelbart justerad."""
    withheld: bool = False
    """The content is not published: nothing is printed but sekretess, personärende or what blacks it out."""
    page: int | None = None
    """Where the § begins; null in a source without pages."""


@dataclass(frozen=True, slots=True)
class Announced:
    """A coming meeting that the document announces."""

    date: str
    """ISO date, later than the document's own meeting."""
    body: str | None
    """Whose meeting it is, where the text tells."""
    start: str | None
    """HH:MM."""
    text: str
    """The sentence or the line of a list that says so, as printed."""
    item: str | None
    """Number of the § that it stands in; null outside them."""
    source: AnnouncedBy
    """next: told as the next meeting; calendar: one of the days that are listed."""


@dataclass(frozen=True, slots=True)
class PagePlace:
    """A place on a page of a paged source."""

    page: int
    """1 for the first page."""
    box: tuple[float, float, float, float]
    """x0, y0, x1, y1 in PDF points from the top left."""


@dataclass(frozen=True, slots=True)
class TextPlace:
    """A place in a source without pages."""

    chars: tuple[int, int]
    """First character and one past the last in the decoded text."""


Place = PagePlace | TextPlace


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a value was found and which rule found it."""

    path: str
    """JSON pointer (RFC 6901) to the value in the record."""
    at: tuple[Place, ...]
    rule: str
    """Name of the rule; one that begins with "derived." marks a value that is not printed as such."""


@dataclass(frozen=True, slots=True)
class Warning:
    """What the reader of the record should know."""

    code: str
    message: str
    """In Swedish."""
    item: str | None = None
    """§ number, where it concerns one."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A value that a person gave instead of the one that was read."""

    path: str
    """The field, as in "items[22].title"."""
    value: str
    """JSON of the value given."""
    was: str
    """JSON of the value read."""
    who: str
    at: str
    """ISO 8601, UTC."""
    why: str


@dataclass(frozen=True, slots=True)
class Record:
    """One set of minutes."""

    id: str
    """The same for the same minutes in the same file, however often it is read."""
    source: Source
    kind: Kind
    organisation: Organisation | None = None
    body: str | None = None
    meeting: Meeting = Meeting()
    attendees: tuple[Attendee, ...] = ()
    justering: Justering | None = None
    """Null for kallelse, minnesanteckningar and other."""
    items: tuple[Item, ...] = ()
    announced: tuple[Announced, ...] = ()
    """Coming meetings that the document announces."""
    text: str | None = None
    """Printed text that stands in no §: all of it where there are no items, so that it can still be searched."""
    evidence: tuple[Evidence, ...] = ()
    warnings: tuple[Warning, ...] = ()
    corrections: tuple[Correction, ...] = ()
    """What people corrected, in order; always empty in a record that comes straight from a file."""
    record_version: int = field(default=RECORD_VERSION)
