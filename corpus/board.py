"""The justering board: what each document prints about its justering and its notice (kommunallagen 5:69 and 8:12).

First version: only what is printed. Nothing is computed from the law here and laga kraft is never claimed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Literal, NamedTuple

from sqlalchemy import RowMapping, select

from corpus import tables
from corpus.archive import Archive
from models.record import PrintedStatus

State = Literal[
    "ej tillämpligt",
    "omedelbart justerat",
    "justerat",
    "ojusterat",
    "underskrivet",
    "justering planerad",
    "datum angivet",
    "okänt",
]
"""ej tillämpligt        a kind of document that is not justerat: minnesanteckningar, kallelse, other
omedelbart justerat, justerat, ojusterat   printed so
underskrivet          every signature line bears a time of signing, so it is justerat, though that is not printed
justering planerad    a printed day for the justering that has not come yet
datum angivet         a printed day for the justering that has passed
okänt                 nothing is printed"""

_WITHOUT_JUSTERING = frozenset({"minnesanteckningar", "kallelse", "other"})


class Printed(NamedTuple):
    """What a document prints about its justering; all None and empty where it says nothing."""

    day: date | None = None
    items: str | None = None
    status: PrintedStatus | None = None
    adjusters: tuple[str, ...] = ()
    signed: tuple[bool, ...] = ()
    posted: date | None = None
    removed: date | None = None
    appeal_last_day: date | None = None


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One document on the board. What will be computed from the law gets fields of its own beside the printed ones."""

    id: str
    source: str
    kind: str
    organisation: str | None
    body: str | None
    day: date | None
    items: tuple[str, ...]
    immediate_items: tuple[str, ...]
    """§ that are declared omedelbart justerade."""
    printed: Printed
    state: State


def state_of(kind: str, printed: Printed, today: date) -> State:
    """The state in one word. What is printed as a status outranks dates and signatures."""
    if kind in _WITHOUT_JUSTERING:
        return "ej tillämpligt"
    if printed.status:
        return printed.status
    if printed.signed and all(printed.signed):
        return "underskrivet"
    if printed.day:
        return "justering planerad" if printed.day > today else "datum angivet"
    return "okänt"


def board(archive: Archive, today: date) -> tuple[BoardRow, ...]:
    """A row a document, newest meeting first, those without a date last; of several versions the current one.

    Raises ArchiveProblem.
    """
    with archive.transaction() as connection:
        items = _by_document(connection.execute(_ITEMS).mappings())
        adjusters = _by_document(connection.execute(_ADJUSTERS).mappings())
        signatures = _by_document(connection.execute(_SIGNATURES).mappings())
        rows = connection.execute(_DOCUMENTS).mappings().all()
    return tuple(
        _row(row, items.get(row["id"], ()), adjusters.get(row["id"], ()), signatures.get(row["id"], ()), today)
        for row in rows
    )


def number_range(numbers: Sequence[str]) -> str:
    """§ numbers the way a front page prints them: "§ 22", "§§ 36-45", "§§ 106, 108-123, 124a"."""
    runs: list[tuple[str, str]] = []
    for number in numbers:
        if runs and _follows(number, runs[-1][1]):
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    shown = ", ".join(first if first == last else f"{first}-{last}" for first, last in runs)
    return f"{'§§' if len(numbers) > 1 else '§'} {shown}" if numbers else ""


def _follows(number: str, last: str) -> bool:
    return number.isdecimal() and last.isdecimal() and int(number) == int(last) + 1


_ITEMS = select(tables.item.c.document_id, tables.item.c.number, tables.item.c.immediate_justering).order_by(
    tables.item.c.document_id, tables.item.c.position
)
_ADJUSTERS = (
    select(tables.adjuster.c.document_id, tables.mention.c.name)
    .join(tables.mention)
    .order_by(tables.adjuster.c.document_id, tables.adjuster.c.position)
)
_SIGNATURES = select(tables.signature.c.document_id, tables.signature.c.signed_at).order_by(
    tables.signature.c.document_id, tables.signature.c.position
)
_DOCUMENTS = (
    select(
        tables.document.c.id,
        tables.document.c.record_id,
        tables.document.c.kind,
        tables.original.c.name.label("source"),
        tables.organisation.c.name.label("organisation"),
        tables.body.c.name.label("body"),
        tables.meeting.c.date,
        tables.justering.c.date.label("justering_date"),
        tables.justering.c["items"].label("printed_items"),
        tables.justering.c.printed_status,
        tables.notice.c.posted,
        tables.notice.c.removed,
        tables.notice.c.appeal_last_day,
    )
    .select_from(tables.described)
    .outerjoin(tables.justering, tables.justering.c.document_id == tables.document.c.id)
    .outerjoin(tables.notice, (tables.notice.c.document_id == tables.document.c.id) & (tables.notice.c.position == 0))
    .where(tables.document.c.current_id.is_(None), tables.document.c.withdrawn.is_(False))
    .order_by(
        tables.meeting.c.date.is_(None),
        tables.meeting.c.date.desc(),
        tables.original.c.name,
        tables.document.c.id,
    )
)


def _by_document(rows: Iterable[RowMapping]) -> dict[int, list[RowMapping]]:
    return {document_id: list(own) for document_id, own in groupby(rows, key=lambda row: row["document_id"])}


def _row(
    row: RowMapping,
    items: Sequence[RowMapping],
    adjusters: Sequence[RowMapping],
    signatures: Sequence[RowMapping],
    today: date,
) -> BoardRow:
    printed = Printed(
        day=row["justering_date"],
        items=row["printed_items"],
        status=row["printed_status"],
        adjusters=tuple(adjuster["name"] for adjuster in adjusters),
        signed=tuple(signature["signed_at"] is not None for signature in signatures),
        posted=row["posted"],
        removed=row["removed"],
        appeal_last_day=row["appeal_last_day"],
    )
    return BoardRow(
        id=row["record_id"],
        source=row["source"],
        kind=row["kind"],
        organisation=row["organisation"],
        body=row["body"],
        day=row["date"],
        items=tuple(item["number"] for item in items),
        immediate_items=tuple(item["number"] for item in items if item["immediate_justering"]),
        printed=printed,
        state=state_of(row["kind"], printed, today),
    )
