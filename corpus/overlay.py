"""What people decided, laid over a record as it was read: corrections, and § that were taken away.

The record as read is never altered; what is shown is made from it anew each time.
"""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from corpus.fieldpath import Json, pointer_to, value_at, with_value
from models.errors import UsageProblem
from models.record import Correction, Evidence, Item, Meeting, Record, Warning
from models.serialise import from_json, to_json

RULE = "correction"
"""The rule of a value that a person gave."""
WITHDRAWN_TITLE = "Indragen"


class Correcting(NamedTuple):
    """A correction in force.

    path   the field, as `corpus.fieldpath` names it
    value  JSON of what it shall be
    was    JSON of what had been read when it was made; None where that was not noted
    who, at, why   a name, an ISO 8601 time in UTC, and the reason
    """

    path: str
    value: str
    was: str | None
    who: str
    at: str
    why: str


def shown(record: Record, corrections: Iterable[Correcting], withdrawn: Collection[str]) -> Record:
    """The record with the corrections in order, and with nothing but the number of each § in `withdrawn`."""
    for correcting in corrections:
        record = _corrected(record, correcting)
    for number in sorted(withdrawn):
        record = _without_item(record, number)
    return record


def check(record: Record, path: str, value: Json) -> None:
    """Raises UsageProblem when the record has no such field, or the value does not fit into it."""
    changed = with_value(_plain(record), path, value)
    try:
        from_json(json.dumps(changed))
    except ValueError as error:
        raise UsageProblem(f"Värdet passar inte i fältet {path}.", "Se docs/post.schema.json.") from error


def stated(record: Record, path: str) -> str:
    """JSON of what the record holds in a field. Raises UsageProblem when it has no such field."""
    return json.dumps(value_at(_plain(record), path), ensure_ascii=False)


def is_same(record: Record, path: str, value: str) -> bool:
    """Whether a field holds a value already; an organisation under another of its names is the same."""
    if path == "organisation" and record.organisation:
        given = json.loads(value)
        if given["code"] and given["code"] == record.organisation.code:
            return True
    return stated(record, path) == value


def is_printed(record: Record, path: str) -> bool:
    """Whether the document itself prints what stands in a field; what is derived, or unknown, it does not print."""
    pointer = pointer_to(_plain(record), path)
    rules = [entry.rule for entry in record.evidence if _within(entry.path, pointer)]
    return any(not rule.startswith("derived.") for rule in rules)


def tombstone(record: Record) -> Record:
    """What is left of a document that was taken away: whose, which day, and the numbers of its §."""
    return Record(
        id=record.id,
        source=record.source,
        kind=record.kind,
        organisation=record.organisation,
        body=record.body,
        meeting=Meeting(dates=record.meeting.dates),
        items=tuple(Item(number=item.number, title=WITHDRAWN_TITLE) for item in record.items),
    )


def _plain(record: Record) -> dict[str, Json]:
    fields: dict[str, Json] = json.loads(to_json(record))
    return fields


def _corrected(record: Record, correcting: Correcting) -> Record:
    """A correction whose field the record no longer has stays away, with a warning."""
    plain = _plain(record)
    try:
        pointer = pointer_to(plain, correcting.path)
        was = json.dumps(value_at(plain, correcting.path), ensure_ascii=False)
        changed = from_json(json.dumps(with_value(plain, correcting.path, json.loads(correcting.value))))
    except (UsageProblem, ValueError):
        return _warned(record, Warning("correction-lost", f"Rättelsen av {correcting.path} passar inte längre."))
    if correcting.was not in {None, was, correcting.value} and was != correcting.value:
        text = f"{correcting.path} lästes på annat sätt när det rättades än nu."
        changed = _warned(changed, Warning("correction-outdated", text))
    removed = correcting.value == "null" and pointer.rsplit("/", 1)[-1].isdecimal()
    noted = Correction(correcting.path, correcting.value, was, correcting.who, correcting.at, correcting.why)
    return replace(
        changed,
        evidence=_evidence(changed.evidence, pointer, removed=removed),
        corrections=(*changed.corrections, noted),
    )


def _warned(record: Record, warning: Warning) -> Record:
    return replace(record, warnings=(*record.warnings, warning))


def _evidence(evidence: Sequence[Evidence], pointer: str, *, removed: bool) -> tuple[Evidence, ...]:
    """Evidence without what told of the old value; what follows a removed entry moves up by one."""
    kept = tuple(entry for entry in evidence if not _within(entry.path, pointer))
    if not removed:
        return (*kept, Evidence(pointer, (), RULE))
    return tuple(replace(entry, path=_moved_up(entry.path, pointer)) for entry in kept)


def _within(path: str, pointer: str) -> bool:
    return path == pointer or path.startswith(f"{pointer}/")


def _moved_up(path: str, pointer: str) -> str:
    listed, _, place = pointer.rpartition("/")
    first, *rest = path.removeprefix(f"{listed}/").split("/")
    if path.startswith(f"{listed}/") and first.isdecimal() and int(first) > int(place):
        return "/".join((listed, str(int(first) - 1), *rest))
    return path


def _without_item(record: Record, number: str) -> Record:
    places = [place for place, item in enumerate(record.items) if item.number == number]
    return replace(
        record,
        items=tuple(
            Item(number=number, title=WITHDRAWN_TITLE, page=item.page) if item.number == number else item
            for item in record.items
        ),
        evidence=tuple(
            entry for entry in record.evidence if not any(_within(entry.path, f"/items/{place}") for place in places)
        ),
        warnings=tuple(warning for warning in record.warnings if warning.item != number),
        announced=tuple(one for one in record.announced if one.item != number),
        corrections=tuple(one for one in record.corrections if not one.path.startswith(f"items[{number}]")),
    )
