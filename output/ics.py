"""Days as a calendar that Outlook, Google and others read: iCalendar (RFC 5545)."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

_OCTETS = 75
"""RFC 5545 3.1: a line has at most so many bytes before its end."""
_HEAD = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Protokollarium//justering//SV", "CALSCALE:GREGORIAN")


class Event(NamedTuple):
    """A whole day.

    key   the same for the same event, however often it is written, so that a calendar moves it and has no second one
    """

    key: str
    day: date
    summary: str
    description: str


def calendar(events: Iterable[Event], today: date) -> str:
    """The calendar as text, its lines ended by CR LF; the same for the same events and day."""
    lines = [*_HEAD, *(line for event in events for line in _event(event, today)), "END:VCALENDAR"]
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event(event: Event, today: date) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{hashlib.sha256(event.key.encode()).hexdigest()[:32]}@protokollarium"
    yield f"DTSTAMP:{today:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(event.summary)}"
    yield f"DESCRIPTION:{_escaped(event.description)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    """RFC 5545 3.3.11; control characters have no place in a text."""
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(plain, escaped)
    return "".join(character for character in text if character.isprintable())


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 bytes, all but the first begun by a space, and no character cut in two."""
    piece = ""
    for character in line:
        if len((piece + character).encode()) > _OCTETS:
            yield piece
            piece = " "
        piece += character
    yield piece
