"""The coming days of the board as events of a calendar."""

from collections.abc import Iterable, Iterator
from datetime import date

from corpus.awaited import Awaited
from corpus.boardrow import BoardRow, number_range
from output.ics import Event
from pipeline.boardwords import DEADLINES


def events(rows: Iterable[BoardRow], awaited: Iterable[Awaited], today: date) -> list[Event]:
    """The days from `today` on, in order."""
    found = [*_of_rows(rows, today), *_of_awaited(awaited, today)]
    return sorted(found, key=lambda event: (event.day, event.summary, event.key))


def _of_rows(rows: Iterable[BoardRow], today: date) -> Iterator[Event]:
    for row in rows:
        for one in row.deadlines:
            if one.day >= today:
                items = f" {number_range(one.items)}" if one.items else ""
                summary = f"{DEADLINES[one.what]}: {row.body or row.source}{items}, {row.day or 'okänd dag'}"
                key = "|".join((row.id, one.what, *one.items))
                yield Event(key, one.day, summary, _description(row.organisation, row.source, row.id))


def _of_awaited(awaited: Iterable[Awaited], today: date) -> Iterator[Event]:
    for one in awaited:
        if one.last_day and one.last_day >= today:
            summary = f"{DEADLINES['protokoll_senast']}: {one.body}, {one.day}"
            key = f"{one.organisation}|{one.body}|{one.day}"
            yield Event(key, one.last_day, summary, one.organisation or "")


def _description(organisation: str | None, source: str, record_id: str) -> str:
    return "\n".join(filter(None, (organisation, source, f"protokoll show {record_id[:12]}", "Beräknad dag.")))
