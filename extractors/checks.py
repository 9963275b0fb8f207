"""Self-checks: what in a record contradicts itself becomes a warning with its §. Nothing is corrected.

A rule is a row in `CHECKS`: a function from a record to warnings. What is unknown is never warned of.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from rapidfuzz import fuzz

from extractors.conflicts import numbers
from models.record import BallotVote, Item, Record, Vote, Warning

SAME = 90.0
"""Names this alike, of 100, are the same person's."""

Check = Callable[[Record], Iterator[Warning]]

_ANSWERS: tuple[tuple[BallotVote, str], ...] = (
    ("yes", "Ja"),
    ("no", "Nej"),
    ("abstain", "Avstår"),
    ("absent", "Frånvarande"),
)


def checked(record: Record) -> Record:
    """The record with the warnings that the checks of `CHECKS` give, each told once."""
    found = dict.fromkeys(warning for one in CHECKS for warning in one(record))
    return replace(record, warnings=(*record.warnings, *found)) if found else record


def _votes(record: Record) -> Iterator[tuple[Item, Vote]]:
    return ((item, vote) for item in record.items for vote in item.votes)


def ballots_sum(record: Record) -> Iterator[Warning]:
    """The names listed for an answer are as many as the votes stated for it; checked where both are printed."""
    for item, vote in _votes(record):
        if not vote.ballots:
            continue
        listed = Counter(ballot.vote for ballot in vote.ballots)
        stated = {"yes": vote.yes, "no": vote.no, "abstain": vote.abstain, "absent": vote.absent}
        for side, word in _ANSWERS:
            wanted, found = stated[side], listed[side]
            if wanted is not None and wanted != found and (found or side in {"yes", "no"}):
                text = f"§ {item.number}: {found} namn står för {word}, men antalet anges till {wanted}."
                yield Warning("vote-count-mismatch", text, item.number)


def more_votes_than_members(record: Record) -> Iterator[Warning]:
    """No more votes are cast than the attendance list has people who may vote."""
    members = sum(one.capacity in {"member", "serving_substitute"} for one in record.attendees)
    for item, vote in _votes(record):
        cast = sum(count or 0 for count in (vote.yes, vote.no, vote.abstain))
        if members and cast > members:
            text = f"§ {item.number}: {cast} röster anges, men närvarolistan har {members} beslutande."
            yield Warning("more-votes-than-members", text, item.number)


def voter_not_listed(record: Record) -> Iterator[Warning]:
    """Who votes stands in the attendance list."""
    listed = {one.name for one in record.attendees if one.capacity != "other"}
    for item, vote in _votes(record):
        for ballot in vote.ballots if listed else ():
            if ballot.vote != "absent" and ballot.name not in listed:
                text = f"§ {item.number}: {ballot.name} röstar men står inte bland de närvarande förtroendevalda."
                yield Warning("voter-not-listed", text, item.number)


def conflicted_votes(record: Record) -> Iterator[Warning]:
    """Who has jäv in a § does not vote in it (kommunallagen 6:28)."""
    for item, vote in _votes(record):
        conflicted = {person.name for person in item.conflicts_of_interest}
        for ballot in vote.ballots:
            if ballot.name in conflicted and ballot.vote in {"yes", "no"}:
                text = f"§ {item.number}: {ballot.name} har anmält jäv men röstar."
                yield Warning("conflicted-vote", text, item.number)


def items_in_range(record: Record) -> Iterator[Warning]:
    """Every § of the stated range stands in the document, and once."""
    for number, count in Counter(item.number for item in record.items).items():
        if count > 1:
            yield Warning("item-twice", f"§ {number} finns {count} gånger i protokollet.", number)
    stated = record.justering.items if record.justering and record.kind == "protokoll" else None
    found = {item.number for item in record.items}
    found |= {number for one in found if "-" in one for number in numbers(one)}
    for number in numbers(_bare(stated)) if stated and found else ():
        if number not in found and not any(re.fullmatch(rf"{number}[a-z]", other) for other in found):
            yield Warning("item-missing", f"§ {number} saknas, men protokollet anges omfatta {stated}.", number)


_RANGE = re.compile(r"(?<=\d)\s*(?:till och med|t\.?o\.?m\.?|till)\s*(?=§|\d)")


def _bare(stated: str) -> str:
    """A stated range without signs: "§§ 12 till 15" is "12-15"."""
    return _DASHES.sub("-", _RANGE.sub("-", stated.replace("§", " ")))


_DASHES = re.compile(r"\s*[-–—]{2,}\s*")
# "KSAU § 130 Ombudgetering"; with a party in parentheses it is a row of people.
_HEADING = re.compile(
    r"[A-ZÅÄÖ§](?:(?<=§)|(?<!§)[\w-]{0,7}\s§)\s?(?P<number>\d{1,4}(?:\s?[a-z](?!\w))?)(?:/\d{2,4})?[.:]?(?=[\s.])\s+"
    r"[A-ZÅÄÖ][a-zåäö]\w+(?![^\n]*(?:\([A-ZÅÄÖa-zåäö]{1,4}\)|[.,]$))[^\n]{0,100}",
    re.MULTILINE,
)


# "§ 216 Anna Ek": who was there for the §.
_NAME = re.compile(r"\d[a-z]?[.:]?\s+[A-ZÅÄÖ][\w-]+(?: (?:och|[A-ZÅÄÖ][\w-]+))* [A-ZÅÄÖ][\w-]+$")


def headings_outside(record: Record) -> Iterator[Warning]:
    """What looks like the heading of a § begins an item."""
    found = {re.sub(r"\D.*", "", item.number) for item in record.items}
    text = record.text or "" if record.kind in {"protokoll", "protokollsutdrag"} else ""
    for match in _HEADING.finditer(text) if "§" in text else ():
        before = text[: match.start()].rpartition("\n")[2]
        number = re.sub(r"\D.*", "", match["number"])
        if not before.strip() and not _NAME.search(match.group()) and not found.intersection({number, match["number"]}):
            printed = " ".join(match.group().split())
            yield Warning("heading-outside-items", f"”{printed}” ser ut som en rubrik men har inte blivit en paragraf.")


def adjusters_sign(record: Record) -> Iterator[Warning]:
    """Those chosen to adjust the minutes are those who sign as justerare; checked where both are printed."""
    justering = record.justering
    signed = [one.name for one in justering.signatures if one.role == "justerare"] if justering else []
    if justering is None or not justering.adjusters or not signed:
        return
    for name in signed:
        if not any(fuzz.ratio(name.casefold(), other.casefold()) >= SAME for other in justering.adjusters):
            text = f"{name} undertecknar som justerare, men {_listed(justering.adjusters)} utsågs att justera."
            yield Warning("adjuster-not-signatory", text)


def _listed(names: tuple[str, ...]) -> str:
    return " och ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]


def signed_after_meeting(record: Record) -> Iterator[Warning]:
    """Nothing is signed or adjusted before the meeting has been held."""
    justering, dates = record.justering, record.meeting.dates
    if justering is None or not dates:
        return
    if justering.date and justering.date < min(dates):
        yield Warning("adjusted-before-meeting", f"Justeringsdatum {justering.date} är före mötet {min(dates)}.")
    for one in justering.signatures:
        if one.signed_at and one.signed_at[:10] < min(dates):
            text = f"{one.name} undertecknade {one.signed_at[:10]}, före mötet {min(dates)}."
            yield Warning("signed-before-meeting", text)


def decision_has_text(record: Record) -> Iterator[Warning]:
    """Under a label of a decision stands a decision."""
    for item in record.items:
        empty = [section for section in item.sections if section.kind == "decision" and not section.text.strip()]
        if empty and not (item.decisions or item.immediate_justering or item.withheld):
            text = f"§ {item.number}: under rubriken ”{empty[0].label}” står inget beslut."
            yield Warning("decision-empty", text, item.number)


# "avslag på motionen", "att bifalla medborgarförslaget"
_OUTCOME = re.compile(r"(?P<act>avslag på|att avslå|bifall till|att bifalla) (?P<what>\w+)", re.IGNORECASE)


def vote_and_decision(record: Record) -> Iterator[Warning]:
    """What won the only vote of a § is not what its decision says of the same thing: "avslag på motionen" wins and
    "motionen bifalls" is decided.
    """
    for item, vote in _votes(record):
        won = _OUTCOME.match(_winner(vote)) if len(item.votes) == 1 and not vote.casting_vote else None
        opposite = ("bifall" if "avsl" in won["act"].casefold() else "avslag") if won else None
        for decision in item.decisions if won else ():
            if won and decision.act == opposite and won["what"].casefold() in decision.text.casefold():
                text = f"§ {item.number}: ”{won.group()}” vann omröstningen, men beslutet lyder ”{decision.text}”."
                yield Warning("vote-against-decision", text, item.number)


def _winner(vote: Vote) -> str:
    """What the answer with most votes means; nothing where it is unknown or the votes are even."""
    if vote.yes is None or vote.no is None or vote.yes == vote.no:
        return ""
    return (vote.yes_means if vote.yes > vote.no else vote.no_means) or ""


CHECKS: tuple[Check, ...] = (
    ballots_sum,
    more_votes_than_members,
    voter_not_listed,
    conflicted_votes,
    items_in_range,
    headings_outside,
    adjusters_sign,
    signed_after_meeting,
    decision_has_text,
    vote_and_decision,
)
