"""What the documents print of their justering and notice, read from the archive for the board: all that decides their
states first, and what is only shown later, for the rows that are.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, String, cast, func, select

from corpus import tables
from corpus.bodykinds import folded
from corpus.facts import Printed
from models.signed import FileSignature

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_CHUNK = 500
_MANY = 5000
"""From so many documents on, all rows are read instead of those asked for: it is quicker."""
_BREAK = "\n"
_NO_NOTICE = [None] * 5
_DEVIATES = "adjuster-not-signatory"


class Paper(NamedTuple):
    """A current document, without what is only shown.

    days        of its meeting, as it states them
    immediate   its § that are declared omedelbart justerade
    whole       all its § are
    """

    document_id: int
    id: str
    source: str
    kind: str
    organisation: str | None
    body: str | None
    days: tuple[date, ...]
    printed: Printed
    immediate: tuple[str, ...]
    whole: bool


def papers(connection: Connection, body: str | None, since: date | None) -> list[Paper]:
    """Current documents, newest meeting first, those without a day last; of one body, and of meetings since a day, if
    given. Those without a day, and those of which something is confirmed, are always among them.
    """
    chosen = _chosen(connection, body, since)
    found = connection.execute(_DOCUMENTS.where(*chosen)).all()
    own = None if since is None and body is None else {row.id for row in found}
    signed = _signed(connection, own)
    immediate = _immediate(connection, own)
    later = _later_days(connection, None if own is None else {row.meeting_id for row in found})
    deviates = set(connection.execute(_DEVIATING).scalars())
    return [_paper(row, signed, immediate, later, deviates) for row in found]


def numbers_of(connection: Connection, ids: Collection[int]) -> Mapping[int, tuple[str, ...]]:
    """The numbers of the § of documents."""
    rows = _of(connection, _ALL_NUMBERS, tables.item.c.document_id, ids)
    return {row[0]: _in_order(row[1]) for row in rows}


def _in_order(joined: str) -> tuple[str, ...]:
    """The numbers of joined rows, each with its place and a space before it."""
    placed = (one.split(" ", 1) for one in joined.split(_BREAK))
    return tuple(number for _, number in sorted((int(place), number) for place, number in placed))


def adjusters_of(connection: Connection, ids: Collection[int]) -> Mapping[int, tuple[str, ...]]:
    """Who was chosen to justera documents."""
    rows = _of(connection, _ADJUSTERS, tables.adjuster.c.document_id, ids)
    return _gathered((row.document_id, row.name) for row in rows)


def file_signatures_of(connection: Connection, ids: Collection[int]) -> Mapping[int, tuple[FileSignature, ...]]:
    """The digital signatures in the files of documents."""
    rows = _of(connection, _FILE_SIGNATURES, tables.file_signature.c.document_id, ids)
    return _gathered(
        (row.document_id, FileSignature(row.name, row.signed_at, row.reason, row.format, row.whole)) for row in rows
    )


def kin_of(connection: Connection, ids: Collection[int]) -> Mapping[int, tuple[int, ...]]:
    """Other documents of the same meeting, and extracts; versions are none."""
    pairs = [(row.document_id, row.other_id) for row in connection.execute(_KIN)]
    return _gathered(pair for one, other in pairs for pair in ((one, other), (other, one)) if pair[0] in ids)


def versions_of_all(connection: Connection, ids: Collection[int]) -> Mapping[int, tuple[tuple[str, str | None], ...]]:
    """The other versions of documents: the id of the record, and its printed status."""
    rows = _of(connection, _VERSIONS, tables.document.c.current_id, ids)
    return _gathered((row.current_id, (row.record_id, row.printed_status)) for row in rows)


def _chosen(connection: Connection, body: str | None, since: date | None) -> list[ColumnElement[bool]]:
    chosen: list[ColumnElement[bool]] = []
    if body is not None:
        rows = connection.execute(select(tables.body.c.id, tables.body.c.name))
        ids = [row.id for row in rows if folded(row.name) == folded(body)]
        chosen.append(tables.meeting.c.body_id.in_(ids))
    if since is not None:
        confirmed = tables.document.c.record_id.in_(select(tables.confirmation.c.record_id))
        day = tables.meeting.c.date
        chosen.append((day >= since) | day.is_(None) | confirmed)
    return chosen


def _paper(
    row: Any,
    signed: Mapping[int, tuple[int, tuple[date, ...]]],
    immediate: Mapping[int, tuple[tuple[str, bool], ...]],
    later: Mapping[int, tuple[date, ...]],
    deviating: Collection[int],
) -> Paper:
    (id_, record_id, kind, meeting_id, source, organisation, body, first, day, covered, status, *notice) = row
    posted, removed, appeal, kept_at, _ = notice
    lines, times = signed.get(id_, (0, ()))
    items = immediate.get(id_, ())
    printed = Printed(
        day,
        covered,
        status,
        (),
        (True,) * len(times) + (False,) * (lines - len(times)),
        posted,
        removed,
        appeal,
        times,
        notice != _NO_NOTICE,
        kept_at is not None,
        id_ in deviating,
    )
    days = (first, *later.get(meeting_id, ())) if first else ()
    own = tuple(number for number, immediate in items if immediate) if items else ()
    whole = bool(items) and len(own) == len(items)
    return Paper(id_, record_id, source, kind, organisation, body, days, printed, own, whole)


def _signed(connection: Connection, ids: Collection[int] | None) -> Mapping[int, tuple[int, tuple[date, ...]]]:
    """How many signature lines documents have, and the days of those that bear a time."""
    signed = _of(connection, _SIGNED_AT, tables.signature.c.document_id, ids)
    times = _gathered((row.document_id, day) for row in signed if (day := _day(row.signed_at)))
    lines = _of(connection, _SIGNATURE_LINES, tables.signature.c.document_id, ids)
    return {row[0]: (row[1], times.get(row[0], ())) for row in lines}


def _day(text: str) -> date | None:
    """The day of a time; None where a person corrected it into something that is none."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _immediate(connection: Connection, ids: Collection[int] | None) -> Mapping[int, tuple[tuple[str, bool], ...]]:
    """The § of documents that have some justerad omedelbart, each with whether it is."""
    having = set(connection.execute(_HAVING_IMMEDIATE).scalars())
    wanted = having if ids is None else having.intersection(ids)
    rows = _of(connection, _NUMBERS, tables.item.c.document_id, wanted)
    return _gathered((row.document_id, (row.number, row.immediate_justering)) for row in rows)


def _later_days(connection: Connection, ids: Collection[int] | None) -> Mapping[int, tuple[date, ...]]:
    rows = _of(connection, _LATER_DAYS, tables.meeting_date.c.meeting_id, ids)
    return _gathered((row.meeting_id, row.date) for row in rows)


def _of(
    connection: Connection, statement: Select[Any], column: ColumnElement[int], ids: Collection[int] | None
) -> Iterable[Any]:
    """The rows of those documents; None for all."""
    if ids is None:
        yield from connection.execute(statement)
    elif len(ids) > _MANY:
        name = column.name
        yield from (row for row in connection.execute(statement) if row._mapping[name] in ids)
    else:
        listed = sorted(ids)
        for start in range(0, len(listed), _CHUNK):
            yield from connection.execute(statement.where(column.in_(listed[start : start + _CHUNK])))


def _gathered(pairs: Iterable[tuple[_Key, _Value]]) -> dict[_Key, tuple[_Value, ...]]:
    found: dict[_Key, list[_Value]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}


_NUMBERS = select(tables.item.c.document_id, tables.item.c.number, tables.item.c.immediate_justering).order_by(
    tables.item.c.document_id, tables.item.c.position
)
_ALL_NUMBERS = select(
    tables.item.c.document_id,
    func.aggregate_strings(cast(tables.item.c.position, String) + " " + tables.item.c.number, _BREAK),
).group_by(tables.item.c.document_id)
"""Each number with its place before it: a database may join them in any order."""
_HAVING_IMMEDIATE = select(tables.item.c.document_id).where(tables.item.c.immediate_justering).distinct()
_ADJUSTERS = (
    select(tables.adjuster.c.document_id, tables.mention.c.name)
    .join(tables.mention)
    .order_by(tables.adjuster.c.document_id, tables.adjuster.c.position)
)
_SIGNED_AT = (
    select(tables.signature.c.document_id, tables.signature.c.signed_at)
    .where(tables.signature.c.signed_at.is_not(None))
    .order_by(tables.signature.c.document_id, tables.signature.c.position)
)
_SIGNATURE_LINES = select(tables.signature.c.document_id, func.count()).group_by(tables.signature.c.document_id)
_FILE_SIGNATURES = select(tables.file_signature).order_by(
    tables.file_signature.c.document_id, tables.file_signature.c.position
)
_DEVIATING = select(tables.warning.c.document_id).where(tables.warning.c.code == _DEVIATES)
_LATER_DAYS = (
    select(tables.meeting_date.c.meeting_id, tables.meeting_date.c.date)
    .where(tables.meeting_date.c.position > 0)
    .order_by(tables.meeting_date.c.meeting_id, tables.meeting_date.c.position)
)
_KIN = select(tables.link.c.document_id, tables.link.c.other_id).where(tables.link.c.relation != "version")
_VERSIONS = (
    select(tables.document.c.current_id, tables.document.c.record_id, tables.justering.c.printed_status)
    .outerjoin(tables.justering, tables.justering.c.document_id == tables.document.c.id)
    .where(tables.document.c.current_id.is_not(None))
    .order_by(tables.document.c.current_id, tables.document.c.id)
)
_DOCUMENTS = (
    select(
        tables.document.c.id,
        tables.document.c.record_id,
        tables.document.c.kind,
        tables.document.c.meeting_id,
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
        tables.notice.c.kept_at,
        tables.notice.c.posted_by,
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
