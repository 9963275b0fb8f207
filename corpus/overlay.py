"""What people decided, laid over a record as it was read: corrections, and § that were taken away.

The record as read is never altered; what is shown is made from it anew each time.
"""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from corpus.fieldpath import Json, item_of, pointer_to, root_of, value_at, with_value
from models.errors import UsageProblem
from models.record import Correction, Evidence, Item, Meeting, Record, Warning
from models.serialise import from_json, to_json

RULE = "correction"
"""The rule of a value that a person gave."""
WITHDRAWN_TITLE = "Indragen"


_OF_THE_READING = frozenset({"id", "source", "record_version", "evidence", "corrections"})
"""Fields that tell which file was read, and how; people do not decide about them."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_QUOTED = re.compile("”(.+?)”")


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

    @property
    def removes(self) -> bool:
        """Whether it takes an entry out of a list, so that others move up to its place."""
        return self.value == "null" and self.path.endswith("]")


class Hidden(NamedTuple):
    """What is taken away of a record.

    shown   the numbers of § as the corrected record has them
    called  these, and all that they were called before corrections
    """

    shown: frozenset[str]
    called: frozenset[str]

    def holds(self, path: str) -> bool:
        """Whether a field lies in what is taken away."""
        number = item_of(path)
        return number is not None and bool(self.called) and (not number or number in self.called)


def shown(record: Record, corrections: Iterable[Correcting]) -> Record:
    """The record with the corrections in order."""
    for correcting in corrections:
        record = _corrected(record, correcting)
    return record


def hidden(read: Record, corrections: Sequence[Correcting], withdrawn: Collection[str]) -> Hidden:
    """Which § of a record are taken away, given by the number that was read or the one that people gave it."""
    found: set[str] = set()
    called: set[str] = set()
    for number in {item.number for item in read.items}:
        names = [number]
        for correcting in corrections:
            if correcting.path == f"items[{names[-1]}].number":
                names.append(str(json.loads(correcting.value)))
        if not {names[0], names[-1]}.isdisjoint(withdrawn):
            found.add(names[-1])
            called.update(names)
    return Hidden(frozenset({*found, *withdrawn}), frozenset({*called, *withdrawn}))


def without(record: Record, taken: Hidden) -> Record:
    """A corrected record with nothing but the number of each § that was taken away."""
    for number in sorted(taken.shown):
        record = _without_item(record, number)
    return replace(record, corrections=tuple(one for one in record.corrections if not taken.holds(one.path)))


def check(record: Record, path: str, value: Json) -> None:
    """Raises UsageProblem when the record has no such field, or the value does not fit into it."""
    if root_of(path) in _OF_THE_READING:
        raise UsageProblem(f"Fältet {path} beskriver filen och läsningen och kan inte rättas.", "Ange ett annat fält.")
    changed = with_value(_plain(record), path, value)
    try:
        _check_values(from_json(json.dumps(changed)))
    except ValueError as error:
        told = str(error) if isinstance(error, _MisfitError) else "Se docs/post.schema.json."
        raise UsageProblem(f"Värdet passar inte i fältet {path}.", told) from error


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


class _MisfitError(ValueError):
    """A value that the types allow, and the archive's tables do not."""


def _check_values(record: Record) -> None:
    """Raises _MisfitError for what cannot be stored: a day that is none, two points of a decision with one number."""
    for text in filter(None, _days(record)):
        if not _DAY.fullmatch(text) or not _is_day(text):
            raise _MisfitError(f"{text} är inget datum. Skriv ÅÅÅÅ-MM-DD.")
    for item in record.items:
        numbers = [point.number for point in item.decisions]
        if len(numbers) != len(set(numbers)):
            raise _MisfitError(f"Två beslutspunkter i § {item.number} skulle få samma nummer.")


def _days(record: Record) -> Iterator[str | None]:
    yield from record.meeting.dates
    yield from (meeting.date for meeting in record.announced)
    if justering := record.justering:
        yield from (justering.date, justering.notice.posted, justering.notice.removed, justering.notice.appeal_last_day)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


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
        _check_values(changed)
    except (UsageProblem, ValueError):
        return _warned(record, Warning("correction-lost", f"Rättelsen av {correcting.path} passar inte längre."))
    if correcting.was not in {None, was, correcting.value} and was != correcting.value:
        text = f"{correcting.path} lästes på annat sätt när det rättades än nu."
        changed = _warned(changed, Warning("correction-outdated", text))
    removed = correcting.removes
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
    said = "\n".join(text for place in places for text in _texts(record.items[place]))
    return replace(
        record,
        items=tuple(
            Item(number=number, title=WITHDRAWN_TITLE, page=item.page) if item.number == number else item
            for item in record.items
        ),
        evidence=tuple(
            entry for entry in record.evidence if not any(_within(entry.path, f"/items/{place}") for place in places)
        ),
        warnings=tuple(one for one in record.warnings if one.item != number and not _quotes(one.message, said)),
        announced=tuple(one for one in record.announced if one.item != number),
    )


def _texts(item: Item) -> Iterator[str]:
    yield item.title
    yield from (section.text for section in item.sections)


def _quotes(message: str, said: str) -> bool:
    """Whether a warning repeats what a text says."""
    return any(quoted in said for quoted in _QUOTED.findall(message))
