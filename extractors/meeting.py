"""When and where the meeting was held."""

from collections.abc import Iterable
from itertools import chain

from extractors.dates import Dated, Times, find_clock, find_dates, find_times, labelled_dates, labelled_times
from extractors.evidence import Ledger
from extractors.fields import Field
from extractors.flow import CLEAR_GAP
from extractors.next_meeting import is_of_next
from extractors.passages import Passage, beside
from extractors.places import place_in
from extractors.rows import Row
from models.record import Meeting


def read_meeting(fields: Iterable[Field], head: Iterable[Row], ledger: Ledger) -> Meeting:
    """The meeting as the fields have it; a date that stands under no label is looked for in the rows of the head."""
    fields, head = list(fields), list(head)
    times = _times(fields, head, ledger)
    return Meeting(
        dates=_dates(fields, head, ledger),
        start=times.start if times else _clock("start", fields, ledger),
        end=(times.end if times else None) or _clock("end", fields, ledger),
        place=_place(fields, ledger),
    )


def _dates(fields: list[Field], head: Iterable[Row], ledger: Ledger) -> tuple[str, ...]:
    labelled = [field.passage() for name in ("date", "time_place", "time") for field in fields if field.name == name]
    loose = (row for row in map(beside, head) if not is_of_next(row.text))
    for passage in labelled:
        if found := labelled_dates(passage.text):
            return _dated(passage, found, ledger)
    for passage in loose:
        if found := find_dates(passage.text):
            return _dated(passage, found, ledger)
    return ()


def _dated(passage: Passage, found: list[Dated], ledger: Ledger) -> tuple[str, ...]:
    """The dates of one value: several only where they are printed together."""
    kept = {hit.iso: hit for hit in reversed(found)}
    for index, iso in enumerate(sorted(kept)):
        ledger.note(f"dates/{index}", passage.cut(*kept[iso].span), f"meeting.{kept[iso].rule}")
    return tuple(sorted(kept))


def _times(fields: list[Field], head: Iterable[Row], ledger: Ledger) -> Times | None:
    named = ((name, field) for name in ("time_place", "time", "date") for field in fields if field.name == name)
    labelled = ((labelled_times if name == "time" else find_times, field.passage()) for name, field in named)
    loose = ((find_times, row) for row in map(beside, head) if _begins_dated(row.text))
    for read, passage in chain(labelled, loose):
        if found := read(passage.text):
            for key in ("start", "end") if found.end else ("start",):
                ledger.note(key, passage.cut(*found.span), "meeting.time")
            return found
    return None


_BEFORE_DATE = 15


def _begins_dated(text: str) -> bool:
    """As in "Måndagen den 5 februari 2024, kl. 9.00-11.30" under the title: the row tells when the meeting was."""
    dated = find_dates(text)
    return bool(dated) and dated[0].span[0] <= _BEFORE_DATE


def _clock(name: str, fields: list[Field], ledger: Ledger) -> str | None:
    """As in "Mötet öppnas   kl. 9.00": the time under a label of its own."""
    for field in fields:
        passage = field.passage() if field.name == name else None
        found = find_clock(passage.text) if passage else None
        if passage and found:
            ledger.note(name, passage.cut(*found.span), f"meeting.{name}")
            return found.start
    return None


def _place(fields: list[Field], ledger: Ledger) -> str | None:
    for name in ("place", "time_place"):
        for field in fields:
            if field.name == name and (place := place_in(field.passage())).text:
                ledger.note("place", place, f"meeting.{name.replace('_', '-')}")
                return place.text
    return _under_date(fields, ledger)


def _under_date(fields: list[Field], ledger: Ledger) -> str | None:
    """As in "Sammanträde den 1 februari 2024 kl. 09.00" / "Stora salen": the row right under date and time."""
    for field in fields:
        if field.name == "date" and len(field.rows) > 1 and find_times(beside(field.rows[0]).text):
            below = beside(field.rows[1])
            if field.rows[1][0].gap < CLEAR_GAP and not find_dates(below.text):
                ledger.note("place", below, "meeting.under-date")
                return below.text
    return None
