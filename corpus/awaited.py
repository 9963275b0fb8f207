"""Meetings that were held, or should have been, of which the archive has no protokoll, with their 14 days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from corpus import tables
from corpus.bodykinds import decided_kinds, folded, placed
from corpus.calendars import code_and_name, planned_days
from corpus.gaps import POSTPONED, AnnouncedMeeting, missing_meetings
from corpus.holdings import Key, key_of
from corpus.series import Held
from models.deadlines import justering_last_day


@dataclass(frozen=True, slots=True)
class Awaited:
    """A meeting whose protokoll has not come.

    last_day   for the justering; None where the law sets none (an utskott)
    announced  what says that the meeting was to be
    extracts   whether there is a protokollsutdrag of it
    overdue    whether the last day has gone by
    """

    organisation: str | None
    body: str
    body_kind: str | None
    day: date
    last_day: date | None
    announced: tuple[AnnouncedMeeting, ...]
    extracts: bool
    overdue: bool


class _Body(NamedTuple):
    organisation: str | None
    name: str
    held: list[Held]
    announced: list[AnnouncedMeeting]


def awaited(connection: Connection, today: date, first: date, body: str | None = None) -> tuple[Awaited, ...]:
    """Meetings from `first` to the day before `today`, the newest first; of one body, if given.

    A body that has no justering (a råd) is not waited for, nor is a meeting that was probably held another day.
    """
    decided = decided_kinds(connection)
    found = []
    for one in _bodies(connection, today, first).values():
        kind = placed(decided, one.organisation, one.name).kind
        if (body is not None and folded(one.name) != folded(body)) or (kind and kind.regime == "none"):
            continue
        for missing in missing_meetings(one.organisation, one.name, one.held, one.announced, today):
            if missing.held is None and missing.day >= first:
                last = justering_last_day([missing.day]) if kind is None or kind.regime == "law" else None
                found.append(
                    Awaited(
                        one.organisation,
                        one.name,
                        kind.name if kind else None,
                        missing.day,
                        last,
                        missing.announced,
                        missing.extracts,
                        last is not None and today > last,
                    )
                )
    return tuple(sorted(found, key=lambda one: (one.day, one.body), reverse=True))


def _bodies(connection: Connection, today: date, first: date) -> Mapping[Key, _Body]:
    """What the bodies held and announced around those days."""
    found: dict[Key, _Body] = {}

    def of(code: str | None, organisation: str | None, name: str) -> _Body:
        return found.setdefault(key_of(code, organisation, name), _Body(organisation, name, [], []))

    row: Any
    near = tables.meeting.c.date >= date.fromordinal(max(1, first.toordinal() - POSTPONED.days))
    later: dict[int, list[date]] = {}
    for row in connection.execute(_LATER_DAYS.where(near)):
        later.setdefault(row.meeting_id, []).append(row.date)
    for row in connection.execute(_HELD.where(near)):
        days = (row.date, *later.get(row.meeting_id, ()))
        of(row.code, row.organisation, row.body).held.append(Held(row.record_id, row.kind, days))
    coming = tables.announced.c.date
    for row in connection.execute(_ANNOUNCED.where(coming >= first, coming < today)):
        name = row.announced_body or row.body
        if name is not None:
            one = AnnouncedMeeting(row.organisation, name, row.date, row.source, row.record_id, row.text)
            of(row.code, row.organisation, name).announced.append(one)
    for planned in planned_days(connection, first, today):
        of(*code_and_name(planned.organisation), str(planned.body)).announced.append(planned)
    return found


_LATER_DAYS = (
    select(tables.meeting_date.c.meeting_id, tables.meeting_date.c.date)
    .join(tables.meeting)
    .where(tables.meeting_date.c.position > 0)
    .order_by(tables.meeting_date.c.meeting_id, tables.meeting_date.c.position)
)
_WHOSE = (
    tables.document.c.record_id,
    tables.body.c.name.label("body"),
    tables.organisation.c.name.label("organisation"),
    tables.organisation.c.code,
)
_CURRENT = tables.document.c.current_id.is_(None)
_HELD = (
    select(*_WHOSE, tables.document.c.kind, tables.document.c.meeting_id, tables.meeting.c.date)
    .select_from(tables.described)
    .where(_CURRENT, tables.body.c.name.is_not(None))
    .order_by(tables.document.c.id)
)
_ANNOUNCED = (
    select(
        *_WHOSE,
        tables.announced.c.date,
        tables.announced.c.body.label("announced_body"),
        tables.announced.c.source,
        tables.announced.c.text,
    )
    .select_from(tables.described)
    .join(tables.announced, tables.announced.c.document_id == tables.document.c.id)
    .where(_CURRENT, tables.document.c.withdrawn.is_(False))
    .order_by(tables.document.c.id, tables.announced.c.position)
)
