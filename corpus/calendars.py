"""Calendars of meetings that people bring. Rows are only added; the newest of a body and a day holds."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, insert, select

from corpus.archive import Archive
from corpus.decided import now
from corpus.gaps import AnnouncedMeeting
from corpus.tables import planned_meeting
from models import registers


class Planned(NamedTuple):
    """A day in a calendar.

    text       how the calendar puts it
    cancelled  the meeting is not held
    """

    organisation: str | None
    body: str
    date: date
    text: str
    cancelled: bool = False


def add_calendar(archive: Archive, days: Sequence[Planned], source: str, who: str) -> None:
    """Notes the days of a calendar, from the file called `source`. Raises ArchiveProblem."""
    at = now()
    rows = [{**one._asdict(), "source": source, "who": who, "at": at} for one in days]
    with archive.transaction() as connection:
        if rows:
            connection.execute(insert(planned_meeting), rows)


def planned_days(connection: Connection, first: date | None, before: date) -> list[AnnouncedMeeting]:
    """The meetings of all calendars that were not cancelled, from `first` to the day before `before`."""
    chosen = [planned_meeting.c.date < before]
    if first is not None:
        chosen.append(planned_meeting.c.date >= first)
    held: dict[tuple[str | None, str, date], AnnouncedMeeting] = {}
    for row in connection.execute(select(planned_meeting).where(*chosen).order_by(planned_meeting.c.id)):
        key = (row.organisation, " ".join(row.body.casefold().split()), row.date)
        held.pop(key, None)
        if not row.cancelled:
            held[key] = AnnouncedMeeting(row.organisation, row.body, row.date, "import", row.source, row.text)
    return list(held.values())


def code_and_name(organisation: str | None) -> tuple[str | None, str | None]:
    """The code of an organisation, where the registers have it, and its name."""
    known = registers.find(organisation) if organisation else None
    return (known.code if known else None), organisation
