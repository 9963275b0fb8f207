"""A record as plain Swedish text for a person to read."""

import textwrap
from collections.abc import Iterator, Sequence

from corpus.citation import item_label
from models.record import Attendee, Capacity, Correction, Decision, Item, Justering, Kind, Level, Person, Record, Vote
from models.signed import FileSignature

WIDTH = 100

KINDS: dict[Kind, str] = {
    "protokoll": "Protokoll",
    "protokollsutdrag": "Protokollsutdrag",
    "minnesanteckningar": "Minnesanteckningar",
    "kallelse": "Kallelse",
    "other": "Annat dokument",
}
CAPACITIES: dict[Capacity, str] = {
    "member": "Beslutande",
    "serving_substitute": "Tjänstgörande ersättare",
    "substitute": "Ej tjänstgörande ersättare",
    "other": "Övriga närvarande",
}
LEVELS: dict[Level, str] = {
    "decision": "Beslut",
    "proposal": "Beslut om förslag",
    "recommendation": "Beslut om rekommendation",
}


def reading(record: Record) -> str:
    """The record as lines of text: the meeting, who was there, each § with its decisions, the justering."""
    parts = [_head(record), _attendance(record.attendees)]
    parts += [_item(record.kind, item) for item in record.items]
    if record.justering:
        parts.append(_justering(record.justering))
    if record.source.signatures:
        parts.append(["Elektroniska underskrifter i filen (inte prövade)", *map(_signed, record.source.signatures)])
    if record.text and not record.items:
        parts.append([line for paragraph in record.text.splitlines() for line in _wrapped(paragraph)])
    if record.corrections:
        parts.append(["Rättat för hand", *(line for one in record.corrections for line in _wrapped(_correction(one)))])
    if record.warnings:
        parts.append(["Att kontrollera", *(line for found in record.warnings for line in _wrapped(found.message))])
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _head(record: Record) -> list[str]:
    meeting = record.meeting
    times = "–".join(time for time in (meeting.start, meeting.end) if time)
    days = ", ".join(meeting.dates)
    organisation = record.organisation.name if record.organisation else None
    rows = (
        ("Organ", ", ".join(name for name in (record.body, organisation) if name)),
        ("Datum", f"{days} kl. {times}" if times else days),
        ("Plats", meeting.place),
        *_announced(record),
        ("Fil", record.source.name),
        ("Id", record.id),
    )
    return [KINDS[record.kind], *_rows(rows)]


def _announced(record: Record) -> list[tuple[str, str]]:
    """The meetings to come: a line for the next one, and one for each body whose days are listed."""
    lines: dict[str, list[str]] = {}
    for one in record.announced:
        label = "Nästa sammanträde" if one.source == "next" else "Kommande sammanträden"
        own = one.body is None or one.body == record.body
        day = f"{one.date} kl. {one.start}" if one.start else one.date
        lines.setdefault(label if own else f"{label}, {one.body}", []).append(day)
    return [(label, ", ".join(days)) for label, days in lines.items()]


def _attendance(attendees: Sequence[Attendee]) -> list[str]:
    lines: list[str] = []
    for capacity, heading in CAPACITIES.items():
        present = [_attendee(person) for person in attendees if person.capacity == capacity]
        if present:
            lines += [f"{heading} ({len(present)})", *_wrapped(", ".join(present))]
    return lines


def _attendee(person: Attendee) -> str:
    details = (
        person.role if person.role != "ledamot" else None,
        person.title,
        person.affiliation,
        f"ersätter {_person(person.replaces)}" if person.replaces else None,
        "på distans" if person.remote else None,
        person.attendance,
    )
    told = ", ".join(detail for detail in details if detail)
    named = _person(Person(person.name, person.party))
    return f"{named} [{told}]" if told else named


def _person(person: Person) -> str:
    return f"{person.name} ({person.party})" if person.party else person.name


def _item(kind: Kind, item: Item) -> list[str]:
    page = f" (s. {item.page})" if item.page is not None else ""
    lines = [f"{item_label(kind, item.number)}  {item.title}{page}".strip()]
    lines += _rows((("Diarienummer", ", ".join(item.case_numbers)),))
    if item.withheld:
        lines += _wrapped("Innehållet är inte publicerat.")
    for point in item.decisions:
        lines += _decision(point)
    for motion in item.motions:
        movers = ", ".join(map(_person, motion.movers)) or "Okänd"
        lines += _wrapped(f"Yrkande: {movers}: {motion.text}")
    for vote in item.votes:
        lines += _wrapped(_vote(vote))
    for reservation in item.reservations:
        by = ", ".join(map(_person, reservation.by)) or ", ".join(reservation.parties) or "okänd"
        lines += _wrapped(f"Reservation: {by}")
    if item.conflicts_of_interest:
        lines += _wrapped(f"Jäv: {', '.join(map(_person, item.conflicts_of_interest))}")
    if item.immediate_justering:
        lines += _wrapped("Paragrafen är omedelbart justerad.")
    return lines


def _decision(point: Decision) -> Iterator[str]:
    addressee = f" till {point.addressee}" if point.addressee else ""
    lead = f"{point.lead} " if point.lead else ""
    yield from _wrapped(f"{LEVELS[point.level]}{addressee} {point.number} [{point.act}]: {lead}{point.text}")


def _vote(vote: Vote) -> str:
    """One line: "Omröstning: 43 ja (bifall), 29 nej (avslag), 8 avstår"."""
    meanings = {"ja": vote.yes_means, "nej": vote.no_means}
    counts = (("ja", vote.yes), ("nej", vote.no), ("avstår", vote.abstain), ("frånvarande", vote.absent))
    told = [
        f"{number} {word}" + (f" ({meanings[word]})" if meanings.get(word) else "")
        for word, number in counts
        if number is not None
    ]
    casting = ", ordförandens utslagsröst" if vote.casting_vote else ""
    return f"Omröstning: {', '.join(told) or 'utan antal'}{casting}"


def _justering(justering: Justering) -> list[str]:
    notice = justering.notice
    signatures = ", ".join(
        f"{signature.name} ({signature.role})" if signature.role else signature.name
        for signature in justering.signatures
    )
    rows = (
        ("Justerare", ", ".join(justering.adjusters)),
        ("Omfattar", justering.items),
        ("Datum", justering.date),
        ("Plats", justering.place),
        ("Status", justering.printed_status),
        ("Underskrifter", signatures),
        ("Anslaget", notice.posted),
        ("Nedtaget", notice.removed),
        ("Sista dag för överklagande", notice.appeal_last_day),
        ("Förvaras", notice.kept_at),
    )
    return ["Justering och anslag (som tryckt)", *_rows(rows)]


def _signed(one: FileSignature) -> str:
    """As in "Bo Lind 2024-03-12T10:11:12+01:00 (Justering)"."""
    told = " ".join(filter(None, (one.name or "Namn saknas", one.signed_at, f"({one.reason})" if one.reason else "")))
    return told if one.whole else f"{told}; något har lagts till i filen efteråt"


def _correction(one: Correction) -> str:
    """One line: 'body: "Nämnden" (lästes som "Styrelsen"). Anna Ek 2026-01-02: läst i originalet'."""
    return f"{one.path}: {one.value} (lästes som {one.was}). {one.who} {one.at[:10]}: {one.why}"


def _rows(rows: Sequence[tuple[str, str | None]]) -> list[str]:
    return [line for label, value in rows if value for line in _wrapped(f"{label}: {value}")]


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent="  ", subsequent_indent="    ", break_long_words=False)
