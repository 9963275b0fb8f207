"""Full-text search over the items of the archive."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Connection, RowMapping, Select, Subquery, func, select

from corpus import tables
from corpus.analyse import VERSION
from corpus.archive import Archive
from corpus.citation import citation
from corpus.documents import stored_items
from corpus.entries import Fields, fields_of, index_version, outdated
from corpus.query import Term, parse
from corpus.snippet import Snippet, find, snippet
from models.errors import ArchiveProblem
from models.record import Item

_CHUNK = 200
_PLACES = ("i rubriken", "i beslutet", "i texten")


@dataclass(frozen=True, slots=True)
class Hit:
    """A § that answers the query, or a document without §.

    id            of the record
    source        name of its file
    item          § number; None outside an item
    title         of the item; None outside an item
    page          where the item begins
    acts          what its decisions do, in order, each once
    score         higher is better; comparable within one answer
    why           per term, where it stands
    """

    id: str
    source: str
    kind: str
    item: str | None
    title: str | None
    organisation: str | None
    body: str | None
    date: str | None
    page: int | None
    acts: tuple[str, ...]
    snippet: Snippet
    citation: str
    score: int
    why: tuple[str, ...]


class Answer(NamedTuple):
    """The hits asked for, best first, and how many there are in all."""

    hits: tuple[Hit, ...]
    total: int


def search(archive: Archive, query: str, limit: int = 20) -> Answer:
    """What in the archive holds every word and phrase of the query; `limit` 0 gives all. Of several versions of the
    same minutes only the current one is told of.

    Order: title before decision before the rest of the text, then the newest first. Raises UsageProblem for a query
    that has no meaning and ArchiveProblem when the archive cannot be searched.
    """
    terms = parse(query)
    index = archive.full_text
    if index is None:
        raise ArchiveProblem(f"Arkivet {archive.shown} kan inte sökas: databasen stöds inte ännu.")
    with archive.transaction() as connection:
        if (version := index_version(connection)) != VERSION:
            if version is None:
                return Answer((), 0)
            raise outdated()
        matches = index.matches([term.stems for term in terms])
        total: int = connection.execute(_count(matches)).scalar_one()
        order = (
            select(tables.search_entry.c.id, matches.c.score)
            .join(matches, matches.c.entry_id == tables.search_entry.c.id)
            .join(tables.document, tables.document.c.id == tables.search_entry.c.document_id)
            .join(tables.meeting, tables.meeting.c.id == tables.document.c.meeting_id)
            .where(tables.document.c.current_id.is_(None))
            .order_by(
                matches.c.score.desc(),
                tables.meeting.c.date.is_(None),
                tables.meeting.c.date.desc(),
                tables.search_entry.c.id,
            )
        )
        found = connection.execute(order.limit(min(limit, total)) if limit else order).all()
        scores = {row.id: row.score for row in found}
        return Answer(tuple(_hits(connection, scores, terms)), total)


def _count(matches: Subquery) -> Select[int]:
    return (
        select(func.count())
        .select_from(matches)
        .join(tables.search_entry, tables.search_entry.c.id == matches.c.entry_id)
        .join(tables.document, tables.document.c.id == tables.search_entry.c.document_id)
        .where(tables.document.c.current_id.is_(None))
    )


def _hits(connection: Connection, scores: dict[int, int], terms: Sequence[Term]) -> Iterator[Hit]:
    ids = list(scores)
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        found = connection.execute(_DETAILS.where(tables.search_entry.c.id.in_(chunk))).mappings()
        rows = {row["entry_id"]: row for row in found}
        items = stored_items(connection, [row["item_id"] for row in rows.values() if row["item_id"] is not None])
        for id_ in chunk:
            yield _hit(rows[id_], items.get(rows[id_]["item_id"]), scores[id_], terms)


_DETAILS = (
    select(
        tables.search_entry.c.id.label("entry_id"),
        tables.search_entry.c.item_id,
        tables.document.c.record_id,
        tables.document.c.kind,
        tables.document.c.text,
        tables.original.c.name.label("source"),
        tables.organisation.c.name.label("organisation"),
        tables.body.c.name.label("body"),
        tables.meeting.c.date,
    )
    .select_from(tables.described)
    .join(tables.search_entry, tables.search_entry.c.document_id == tables.document.c.id)
)


def _hit(row: RowMapping, item: Item | None, score: int, terms: Sequence[Term]) -> Hit:
    fields = fields_of(item) if item else Fields("", "", row["text"])
    stems = [term.stems for term in terms]
    day = row["date"].isoformat() if row["date"] else None
    number = item.number if item else None
    return Hit(
        id=row["record_id"],
        source=row["source"],
        kind=row["kind"],
        item=number,
        title=item.title if item else None,
        organisation=row["organisation"],
        body=row["body"],
        date=day,
        page=item.page if item else None,
        acts=tuple(dict.fromkeys(point.act for point in item.decisions)) if item else (),
        snippet=snippet(_telling(fields, stems), stems),
        citation=citation(row["organisation"], row["body"], day, row["kind"], number, row["source"]),
        score=score,
        why=tuple(_reason(term, fields) for term in terms),
    )


def _telling(fields: Fields, stems: Sequence[tuple[str, ...]]) -> str:
    """The text to cut the snippet from: the decision where it holds a term, else the rest where that does."""
    for text in (fields.decision, fields.rest):
        if find(text, stems):
            return text
    return fields.decision or fields.rest


def _reason(term: Term, fields: Fields) -> str:
    """For each term, such as "målbild i rubriken, i beslutet"."""
    places = [place for place, text in zip(_PLACES, fields, strict=True) if find(text, [term.stems])]
    return f"{term.typed} {', '.join(places)}"
