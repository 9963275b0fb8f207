"""Documents of the same meeting linked to each other, as they come and go.

Compared is the text as it was read, so that a § taken away moves no link, under the organisation, body and day that
people may have corrected.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Connection, Select, bindparam, delete, insert, or_, select, update

from corpus.bulk import ask
from corpus.identity import Known, fingerprint, kinship, rank
from corpus.overlay import WITHDRAWN_TITLE
from corpus.prepare import Prepared
from corpus.rows import Row, day
from corpus.tables import document, item, link, meeting_date, organisation, original, search_entry
from models.record import Record
from models.serialise import from_json


def relink(connection: Connection, document_id: int, read: Prepared, shown: Record, *, fresh: bool = False) -> bool:
    """Links a document that is new or has changed to its kin, and settles which version is current.

    `read` is the record as it was read, `shown` the one that people have corrected, of which what is not in a § is
    enough; one that is `fresh` has no links yet. Gives whether it has versions.
    """
    before = [document_id] if fresh else versions_of(connection, document_id)
    if not fresh:
        unlink(connection, document_id)
    candidates = _candidates(connection, document_id, shown.meeting.dates, _fingerprint(read, shown))
    rows = list(_links(Known(_compared(read.record, shown)), document_id, candidates)) if candidates else []
    if not rows and len(before) == 1:
        if not fresh:
            _stand_for(connection, document_id, None)
        return False
    if rows:
        connection.execute(insert(link), rows)
    after = versions_of(connection, document_id)
    for group in (after, *([member] for member in before if member not in after)):
        _settle(connection, group if len(group) > 1 else versions_of(connection, group[0]))
    return len(after) > 1


def unlink(connection: Connection, document_id: int) -> None:
    """Takes away all links of a document."""
    connection.execute(delete(link).where(or_(link.c.document_id == document_id, link.c.other_id == document_id)))


def _links(known: Known, document_id: int, candidates: Iterable[tuple[int, Record]]) -> Iterable[Row]:
    for other_id, record in candidates:
        other = Known(record)
        first, second = (document_id, other_id) if document_id < other_id else (other_id, document_id)
        found = kinship(known, other)
        turned = kinship(other, known) if found is None else None
        kin = found or turned
        if kin is None:
            continue
        if kin.relation == "extract":
            first, second = (document_id, other_id) if found else (other_id, document_id)
        yield {
            "document_id": first,
            "other_id": second,
            "relation": kin.relation,
            "score": round(kin.score, 4),
            "why": kin.why,
        }


def _fingerprint(read: Prepared, shown: Record) -> str | None:
    if shown.meeting.dates == read.head.meeting.dates:
        return read.fingerprint
    return fingerprint(_compared(read.record, shown))


def _candidates(
    connection: Connection, document_id: int, dates: Sequence[str], mark: str | None
) -> list[tuple[int, Record]]:
    """Other documents of the same day and organisation, or word for word the same; as they were read."""
    days = {f"day{number}": day(text) for number, text in enumerate(dict.fromkeys(dates))}
    if not days and not mark:
        return []
    given = {**days, "mark": mark} if mark else days
    rows = ask(connection, _alike(tuple(days), marked=bool(mark)), {"document_id": document_id, **given})
    return [(row.id, _stored(row.record, row.extracted)) for row in rows]


@cache
def _alike(days: tuple[str, ...], *, marked: bool) -> Select[Any]:
    own_id: BindParameter[int] = bindparam("document_id")
    alike: list[ColumnElement[bool]] = []
    if days:
        held = meeting_date.c.date.in_([bindparam(name) for name in days])
        alike.append(document.c.meeting_id.in_(select(meeting_date.c.meeting_id).where(held)))
    if marked:
        alike.append(document.c.fingerprint == bindparam("mark"))
    own = select(document.c.organisation_id).where(document.c.id == own_id).scalar_subquery()
    code = select(organisation.c.code).where(organisation.c.id == own).scalar_subquery()
    same = select(organisation.c.id).where(or_(organisation.c.id == own, organisation.c.code == code))
    return (
        select(document.c.id, document.c.record, document.c.extracted)
        .where(document.c.id != own_id, or_(*alike))
        .where(or_(own.is_(None), document.c.organisation_id.is_(None), document.c.organisation_id.in_(same)))
        .order_by(document.c.id)
    )


def _stored(record: str, extracted: str | None) -> Record:
    shown = from_json(record)
    return _compared(from_json(extracted), shown) if extracted else shown


def _compared(read: Record, shown: Record) -> Record:
    return replace(read, organisation=shown.organisation, body=shown.body, meeting=shown.meeting)


def versions_of(connection: Connection, document_id: int) -> list[int]:
    """The document and all its versions, by the chain of links, in order of their ids."""
    found, fresh = {document_id}, {document_id}
    while fresh:
        touching = or_(link.c.document_id.in_(fresh), link.c.other_id.in_(fresh))
        rows = connection.execute(
            select(link.c.document_id, link.c.other_id).where(touching, link.c.relation == "version")
        )
        fresh = {id_ for row in rows for id_ in row} - found
        found |= fresh
    return sorted(found)


def _settle(connection: Connection, group: Sequence[int]) -> None:
    """The highest in rank of the versions that were not withdrawn becomes the current one of the others."""
    rows = connection.execute(
        select(document.c.id, document.c.record, document.c.extracted, document.c.withdrawn, original.c.sha256)
        .join(original)
        .where(document.c.id.in_(group))
    ).all()
    standing = {row.id: row for row in rows if not row.withdrawn}
    ranks = {id_: rank(_stored(row.record, row.extracted), row.sha256) for id_, row in standing.items()}
    current = max(ranks, key=lambda id_: ranks[id_]) if ranks else None
    for id_ in group:
        stands_for = None if id_ == current or id_ not in standing else current
        _stand_for(connection, id_, stands_for)


def _stand_for(connection: Connection, document_id: int, current: int | None) -> None:
    """Notes which version stands for a document; search tells of those for which none does."""
    connection.execute(update(document).where(document.c.id == document_id).values(current_id=current))
    entries = search_entry.c.document_id == document_id
    connection.execute(update(search_entry).where(entries).values(current=current is None))


def shown_beside(connection: Connection, record_id: str, number: str | None) -> tuple[str, ...]:
    """Ids of the records that still show what was taken away of one: other versions of it, and documents that hold § of
    it or that it holds; given the number of a §, those that have it.
    """
    own = connection.execute(select(document.c.id).where(document.c.record_id == record_id)).scalar_one()
    group = versions_of(connection, own)
    parts = link.c.relation == "extract"
    near = or_(
        document.c.id.in_(group),
        document.c.id.in_(select(link.c.document_id).where(link.c.other_id.in_(group), parts)),
        document.c.id.in_(select(link.c.other_id).where(link.c.document_id.in_(group), parts)),
    )
    statement = select(document.c.record_id).where(near, document.c.id != own, document.c.withdrawn.is_(False))
    if number is not None:
        same = (item.c.number == number) & (item.c.title != WITHDRAWN_TITLE)
        statement = statement.where(document.c.id.in_(select(item.c.document_id).where(same)))
    return tuple(sorted(connection.execute(statement).scalars()))
