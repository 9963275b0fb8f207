"""The accounts of what is missing, read from the archive body by body: in memory are the documents of one body at a
time, and the announced days of all, each day once.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    ScalarSelect,
    Table,
    func,
    select,
)

from corpus import tables
from corpus.calendars import code_and_name, planned_days
from corpus.drift import Drift, Sample, drifts
from corpus.gaps import AnnouncedMeeting, BodyAccount, Document, body_account
from corpus.series import Held
from models.registers.bodies import body_key

_CHUNK = 500
_BREAK = "\n"
_OF_BODIES = ("protokoll", "protokollsutdrag", "minnesanteckningar", "kallelse")
"""Kinds that have a body and a day, or should."""

Key = tuple[str | None, str]
"""What tells bodies apart: the organisation's code or name, and the body's name, in small letters."""


class Scope(NamedTuple):
    """Which bodies and years an account is of; what is None does not restrict.

    body        its name, in capitals or small letters
    first, last years
    documents   ids of records: their bodies, in the years of their meetings
    """

    organisation: str | None = None
    body: str | None = None
    first: int | None = None
    last: int | None = None
    documents: Collection[str] | None = None


EVERYTHING = Scope()


class Unplaced(NamedTuple):
    """What is in no account.

    without_body   documents whose body is unknown
    without_date   documents whose day is unknown
    announced      days announced for bodies of which the archive has no document
    """

    without_body: int
    without_date: int
    announced: int


class OrganisationDrift(NamedTuple):
    """A falling share of documents whose body is found; it can be told only of a whole organisation."""

    organisation: str
    drift: Drift


class _Body(NamedTuple):
    """A body, under all the ways in which its name is written; the most frequent one is shown."""

    key: Key
    organisation: str | None
    name: str
    ids: tuple[int, ...]


def swedish(text: str | None) -> str:
    """A key that sorts names in the order of the Swedish alphabet; what has no name comes last."""
    return _LAST if text is None else text.casefold().translate(_ORDER)


_ORDER = str.maketrans("åäö", "{|}")  # the characters after z
_LAST = "\U0010ffff"


def accounts(connection: Connection, today: date, scope: Scope = EVERYTHING) -> Iterator[BodyAccount]:
    """The account of each body that the scope names, in Swedish order, with the years that it names."""
    announced = _announced(connection, today)
    years = _years_of(connection, scope.documents)
    for body in _bodies(connection):
        if not _is_named(body, scope) or (years is not None and years.keys().isdisjoint(body.ids)):
            continue
        documents = _documents(connection, body.ids)
        own = announced.get(body.key, {}).values()
        account = body_account(body.organisation, body.name, documents, own, today)
        named = None if years is None else {year for id_ in body.ids for year in years.get(id_, ())}
        yield _restricted(account, scope, named)


def unplaced(connection: Connection, today: date) -> Unplaced:
    """How much of the archive has no place in the accounts; versions and withdrawn documents are not counted."""
    body, day = tables.meeting.c.body_id, tables.meeting.c.date
    counts = (func.count().filter(body.is_(None)), func.count().filter(day.is_(None)))
    without_body, without_date = connection.execute(
        select(*counts)
        .select_from(tables.document.join(tables.meeting))
        .where(_CURRENT, tables.document.c.withdrawn.is_(False), tables.document.c.kind.in_(_OF_BODIES))
    ).one()
    known = {found.key for found in _bodies(connection)}
    outside = (days for key, days in _announced(connection, today).items() if key not in known)
    return Unplaced(without_body, without_date, sum(len({day for day, _ in days}) for days in outside))


def organisation_drifts(connection: Connection) -> tuple[OrganisationDrift, ...]:
    """The organisations in whose newest protokoll the body is found less often than it was."""
    rows = connection.execute(_BODIED)
    found: list[OrganisationDrift] = []
    for name, own in groupby(rows, key=lambda row: row.name):
        samples = [Sample(row.record_id, row.date, {"bodied": float(row.body_id is not None)}) for row in own]
        found.extend(OrganisationDrift(name, drift) for drift in drifts(samples))
    return tuple(sorted(found, key=lambda one: swedish(one.organisation)))


def _is_named(body: _Body, scope: Scope) -> bool:
    organisation, name = scope.organisation, scope.body
    if organisation is not None and (body.organisation or "").casefold() != organisation.casefold():
        return False
    return name is None or body.key[1] == body_key(name)


def _restricted(account: BodyAccount, scope: Scope, named: Collection[int] | None) -> BodyAccount:
    """The account with the years of the scope only."""
    years = tuple(
        one
        for one in account.years
        if (scope.first is None or one.year >= scope.first)
        and (scope.last is None or one.year <= scope.last)
        and (named is None or one.year in named)
    )
    return BodyAccount(account.organisation, account.body, years, account.drift, account.undated)


def _bodies(connection: Connection) -> list[_Body]:
    """The bodies of which there are documents; names that differ in capitals only are one body."""
    groups: dict[Key, list[RowMapping]] = {}
    for row in connection.execute(_BODIES).mappings():
        groups.setdefault(key_of(row["code"], row["organisation"], row["name"]), []).append(row)
    bodies = (_body(key, rows) for key, rows in groups.items())
    return sorted(bodies, key=lambda body: (swedish(body.organisation), swedish(body.name), body.ids))


def _body(key: Key, rows: Sequence[RowMapping]) -> _Body:
    shown = min(rows, key=lambda row: (-row["number"], row["name"]))
    return _Body(key, shown["organisation"], shown["name"], tuple(sorted(row["id"] for row in rows)))


def key_of(code: str | None, organisation: str | None, body: str) -> Key:
    """What tells a body from others."""
    return code or (organisation.casefold() if organisation else None), body_key(body)


def _announced(connection: Connection, today: date) -> Mapping[Key, Mapping[tuple[date, str], AnnouncedMeeting]]:
    """Days before `today` that minutes announce, by body; of several documents the first that says so of each day."""
    found: dict[Key, dict[tuple[date, str], AnnouncedMeeting]] = {}
    for row in connection.execute(_ANNOUNCED.where(tables.announced.c.date < today)):
        name = row.announced_body or row.body
        if name is not None:
            one = AnnouncedMeeting(row.organisation, name, row.date, row.source, row.record_id, row.text)
            own = found.setdefault(key_of(row.code, row.organisation, name), {})
            own.setdefault((row.date, row.source), one)
    for planned in planned_days(connection, None, today):
        own = found.setdefault(key_of(*code_and_name(planned.organisation), str(planned.body)), {})
        own.setdefault((planned.date, planned.source), planned)
    return found


def _years_of(connection: Connection, documents: Collection[str] | None) -> Mapping[int, set[int]] | None:
    """The years of those records by the id of their body; None where no records are given."""
    if documents is None:
        return None
    years: dict[int, set[int]] = {}
    ids = sorted(documents)
    for start in range(0, len(ids), _CHUNK):
        chosen = tables.document.c.record_id.in_(ids[start : start + _CHUNK])
        for row in connection.execute(_PLACES.where(chosen)):
            years.setdefault(row.body_id, set()).add(row.date.year)
    return years


def _documents(connection: Connection, bodies: Sequence[int]) -> list[Document]:
    """The current documents of a body. What else the body has is sorted out here: asked to, SQLite would go through
    all current documents of the archive, body by body.
    """
    own = tables.meeting.c.body_id.in_(bodies)
    later: dict[int, list[date]] = {}
    for row in connection.execute(_LATER_DAYS.where(own)):
        later.setdefault(row.meeting_id, []).append(row.date)
    rows = connection.execute(_DOCUMENTS.where(own)).mappings()
    return [
        _document(row, later.get(row["meeting_id"], ()))
        for row in rows
        if row["current_id"] is None and row["kind"] in _OF_BODIES
    ]


def _document(row: RowMapping, later: Iterable[date]) -> Document:
    days = (row["date"], *later) if row["date"] else ()
    numbers = tuple(_split(row["numbers"]))
    return Document(
        Held(row["record_id"], row["kind"], days, numbers, row["stated"]),
        withdrawn=row["withdrawn"],
        words=row["words"],
        unlabelled=row["unlabelled_words"],
        warnings=row["warnings"],
        attendees=row["attendees"],
        decisions=row["decisions"],
    )


def _split(joined: str | None) -> Iterable[str]:
    return joined.split(_BREAK) if joined else ()


def _number_of(table: Table) -> ScalarSelect[int]:
    """How many rows a document has in a table."""
    own = table.c.document_id == tables.document.c.id
    return select(func.count()).select_from(table).where(own).correlate(tables.document).scalar_subquery()


_CURRENT: ColumnElement[bool] = tables.document.c.current_id.is_(None)
_NUMBERS = (
    select(func.aggregate_strings(tables.item.c.number, _BREAK))
    .where(tables.item.c.document_id == tables.document.c.id)
    .correlate(tables.document)
    .scalar_subquery()
)
_DECISIONS = (
    select(func.count())
    .select_from(tables.item.join(tables.decision))
    .where(tables.item.c.document_id == tables.document.c.id)
    .correlate(tables.document)
    .scalar_subquery()
)
_LATER_DAYS = (
    select(tables.meeting_date.c.meeting_id, tables.meeting_date.c.date)
    .join(tables.meeting)
    .where(tables.meeting_date.c.position > 0)
    .order_by(tables.meeting_date.c.meeting_id, tables.meeting_date.c.position)
)
"""The days of meetings of several days, but for the first one, which stands with the meeting."""
_DOCUMENTS = (
    select(
        tables.document.c.record_id,
        tables.document.c.kind,
        tables.document.c.meeting_id,
        tables.meeting.c.date,
        tables.document.c.current_id,
        tables.document.c.withdrawn,
        tables.document.c.words,
        tables.document.c.unlabelled_words,
        tables.justering.c["items"].label("stated"),
        _NUMBERS.label("numbers"),
        _DECISIONS.label("decisions"),
        _number_of(tables.attendee).label("attendees"),
        _number_of(tables.warning).label("warnings"),
    )
    .select_from(tables.meeting.join(tables.document))
    .outerjoin(tables.justering, tables.justering.c.document_id == tables.document.c.id)
    .order_by(tables.document.c.id)
)
_BODIES = (
    select(
        tables.body.c.id,
        tables.body.c.name,
        tables.organisation.c.name.label("organisation"),
        tables.organisation.c.code,
        func.count().label("number"),
    )
    .select_from(tables.meeting.join(tables.document).join(tables.body, tables.body.c.id == tables.meeting.c.body_id))
    .outerjoin(tables.organisation, tables.organisation.c.id == tables.body.c.organisation_id)
    .where(_CURRENT, tables.document.c.kind.in_(_OF_BODIES))
    .group_by(tables.body.c.id, tables.body.c.name, tables.organisation.c.name, tables.organisation.c.code)
)
_ANNOUNCED = (
    select(
        tables.announced.c.date,
        tables.announced.c.body.label("announced_body"),
        tables.announced.c.source,
        tables.announced.c.text,
        tables.document.c.record_id,
        tables.body.c.name.label("body"),
        tables.organisation.c.name.label("organisation"),
        tables.organisation.c.code,
    )
    .select_from(tables.described)
    .join(tables.announced, tables.announced.c.document_id == tables.document.c.id)
    .where(_CURRENT, tables.document.c.withdrawn.is_(False))
    .order_by(tables.document.c.id, tables.announced.c.position)
)
_BODIED = (
    select(tables.organisation.c.name, tables.document.c.record_id, tables.meeting.c.date, tables.meeting.c.body_id)
    .select_from(tables.described)
    .where(
        _CURRENT,
        tables.document.c.withdrawn.is_(False),
        tables.document.c.kind == "protokoll",
        tables.organisation.c.name.is_not(None),
    )
    .order_by(tables.organisation.c.name, tables.document.c.id)
)
_PLACES = (
    select(tables.meeting.c.body_id, tables.meeting.c.date)
    .select_from(tables.document.join(tables.meeting))
    .where(tables.meeting.c.body_id.is_not(None), tables.meeting.c.date.is_not(None))
)
