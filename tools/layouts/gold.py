"""The right record of invented minutes, as ../shared/score.py reads it."""

import hashlib
from dataclasses import dataclass, field
from typing import TypeAlias

from tools.layouts.content import Attendee, Decision, Item, Justering, Meeting, Person, Poll, Reservation, Section

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"
Object = dict[str, Json]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A finished document."""

    data: bytes
    suffix: str
    media_type: str
    pages: int | None = None
    starts: dict[str, int] = field(default_factory=dict)
    """The number of a § -> the page where it begins."""
    furniture: tuple[tuple[str, int], ...] = ()
    """Printed headers and footers and how often each stands in the file."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document and what it says; a meeting of None is no minutes at all."""

    drawn: Drawn
    meeting: Meeting | None
    skip: tuple[str, ...] = ()
    """Metrics that the layout leaves open."""


def record(family: str, name: str, document: Document) -> Object:
    """The gold record of one document called `name`."""
    drawn, meeting = document.drawn, document.meeting
    head: Object = {
        "record_version": 1,
        "source": {
            "name": name,
            "sha256": hashlib.sha256(drawn.data).hexdigest(),
            "media_type": drawn.media_type,
            "bytes": len(drawn.data),
            "pages": drawn.pages,
            "text_layer": "native",
        },
    }
    tail: Object = {
        "warnings": [],
        "_furniture": [{"text": text, "count": count} for text, count in drawn.furniture],
        "_family": family,
        "_skip": list(document.skip),
    }
    if meeting is None:
        nothing: Object = {"kind": "other", "organisation": None, "body": None, "meeting": None, "attendees": []}
        return {**head, **nothing, "justering": None, "items": [], **tail, "_negative": True}
    whose = meeting.organisation
    return {
        **head,
        "kind": meeting.kind,
        "organisation": {"name": whose.name, "type": whose.type, "code": whose.code},
        "body": meeting.body.name,
        "meeting": {
            "dates": list(meeting.dates), "start": meeting.start, "end": meeting.end, "place": meeting.place,
        },
        "attendees": [_attendee(one) for one in meeting.attendees],
        "justering": _justering(meeting.justering),
        "items": [_item(item, drawn.starts.get(item.number)) for item in meeting.items],
        **tail,
    }  # fmt: skip


def _person(person: Person) -> Object:
    return {"name": person.name, "party": person.party}


def _attendee(one: Attendee) -> Object:
    found: Object = {
        **_person(one.person),
        "capacity": one.capacity,
        "role": one.role,
        "title": one.title,
        "affiliation": one.affiliation,
        "remote": one.remote,
        "replaces": _person(one.replaces) if one.replaces else None,
        "attendance": one.limits,
    }
    if one.capacity == "serving_substitute":
        found["_capacity_alt"] = ["member"]
    return found


def _justering(said: Justering) -> Object:
    return {
        "adjusters": [one.name for one in said.adjusters],
        "signatures": [{"role": role, "name": name, "signed_at": at} for role, name, at in said.signed],
        "place": said.place,
        "date": said.date,
        "items": said.items,
        "printed_status": said.status,
        "notice": {
            "posted": said.posted,
            "removed": said.removed,
            "appeal_last_day": said.appeal_last_day,
            "kept_at": said.kept_at,
            "posted_by": said.posted_by,
        },
    }


def _item(item: Item, page: int | None) -> Object:
    return {
        "number": item.number,
        "title": item.title,
        "case_numbers": list(item.case_numbers),
        "sections": [_section(part) for part in item.sections],
        "decisions": [_decision(n, one) for n, one in enumerate(item.decisions, 1)],
        "proposals": [one.text for one in item.proposals],
        "_prop_alt": [list(one.alternatives) for one in item.proposals],
        "motions": [{"text": one.text, "movers": [_person(who) for who in one.movers]} for one in item.motions],
        "votes": [_poll(one) for one in item.polls],
        "reservations": [_reservation(one) for one in item.reservations],
        "conflicts_of_interest": [_person(one) for one in item.conflicts],
        "beslutsunderlag": list(item.documents),
        "attachments": list(item.attachments),
        "recipients": list(item.recipients),
        "immediate_justering": item.immediate,
        "page": page,
    }


def _section(part: Section) -> Object:
    lines = [f"{para.marker} {para.text}" if para.marker[:1].isalnum() else para.text for para in part.paras]
    lines += [" ".join(cell for cell in row if cell) for row in part.table]
    return {"kind": part.kind, "label": part.label, "text": "\n".join(lines)}


def _decision(number: int, one: Decision) -> Object:
    return {
        "number": number,
        "text": one.text,
        "act": one.act,
        "level": one.level,
        "addressee": one.addressee,
        "lead": one.lead,
        "_alt": list(one.alternatives),
    }


def _poll(poll: Poll) -> Object:
    return {
        "yes_means": poll.yes_means,
        "no_means": poll.no_means,
        "yes": poll.yes,
        "no": poll.no,
        "abstain": poll.abstain,
        "absent": None,
        "ballots": [{**_person(one.person), "vote": one.vote} for one in poll.ballots],
        "casting_vote": poll.casting_vote,
    }


def _reservation(one: Reservation) -> Object:
    return {"by": [_person(who) for who in one.by], "parties": list(one.parties), "text": one.text}
