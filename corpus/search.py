"""Full-text search over the items of the archive."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal, NamedTuple

from sqlalchemy import ColumnElement, Connection, RowMapping, select

from corpus import tables
from corpus.archive import Archive
from corpus.citation import citation
from corpus.documents import stored_items
from corpus.entries import Fields, fields_of, is_ready
from corpus.matching import Question, question
from corpus.query import Field, parse
from corpus.reasons import Reasons
from corpus.snippet import Snippet, find, snippet
from corpus.spelling import suggestions
from models.errors import ArchiveProblem
from models.record import Item

Sort = Literal["relevans", "datum"]
_CHUNK = 200
_STEPWISE = 1000
"""Pages up to here are got step by step."""
_MOST = 2**62
"""More than any archive holds: what SQL takes for a number has an end."""


class Request(NamedTuple):
    """A question, and what of its answer is wanted.

    query      as typed
    fields     fields beside the query
    limit      at most so many hits; 0 is all
    offset     after so many
    sort       relevans: title before decision before the rest, the word before its compounds, then the newest first;
               datum: the newest first
    proposals  whether acts of proposals count as decisions
    """

    query: str
    fields: tuple[Field, ...] = ()
    limit: int = 20
    offset: int = 0
    sort: Sort = "relevans"
    proposals: bool = False


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
    why           per word, what of it stands where
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
    """The hits asked for, best first, how many there are in all, and where there are none: what may have been meant,
    as pairs of a typed word and one that the archive has.
    """

    hits: tuple[Hit, ...]
    total: int
    meant: tuple[tuple[str, str], ...] = ()


def search(archive: Archive, query: str | Request, limit: int = 20) -> Answer:
    """What in the archive answers the query; of several versions of the same minutes only the current one is told of.

    Raises UsageProblem for a query that has no meaning and ArchiveProblem when the archive cannot be searched.
    """
    request = query if isinstance(query, Request) else Request(query, limit=limit)
    clauses = parse(request.query, request.fields)
    index = archive.full_text
    if index is None:
        raise ArchiveProblem(f"Arkivet {archive.shown} kan inte sökas: databasen stöds inte ännu.")
    with archive.transaction() as connection:
        if not is_ready(connection):
            return Answer((), 0)
        asked = question(connection, index, clauses, proposals=request.proposals)
        total: int = connection.execute(asked.number()).scalar_one()
        if not total:
            return Answer((), 0, suggestions(connection, index, asked.expansions))
        scores = _page(connection, asked, request, total)
        return Answer(tuple(_hits(connection, scores, asked)), total)


def _page(connection: Connection, asked: Question, request: Request, total: int) -> dict[int, int]:
    """The entries of the page with their scores, in order."""
    last = request.offset + request.limit
    if len(asked.words) == 1 and request.sort == "relevans" and request.limit and last <= _STEPWISE:
        return _stepwise(connection, asked, request.offset, last)
    order = asked.select(tables.search_entry.c.id, asked.score.label("score")).order_by(*_order(asked, request))
    page = order.offset(min(request.offset, _MOST)).limit(min(request.limit, total) or total)
    return {row.id: row.score for row in connection.execute(page)}


def _stepwise(connection: Connection, asked: Question, first: int, last: int) -> dict[int, int]:
    """The same for one word, by the highest score first: a frequent word fills a page with titles alone."""
    found: dict[int, int] = {}
    for score, ids in asked.steps():
        for id_ in connection.execute(ids.limit(last)).scalars():
            found.setdefault(id_, score)
        if len(found) >= last:
            break
    return dict(islice(found.items(), first, last))


def _order(asked: Question, request: Request) -> Sequence[ColumnElement[int]]:
    """Days as numbers: those unknown are 0, and last. The id keeps pages apart."""
    newest = (tables.search_entry.c.day.desc(), tables.search_entry.c.id)
    return newest if request.sort == "datum" else (asked.score.desc(), *newest)


def _hits(connection: Connection, scores: dict[int, int], asked: Question) -> Iterator[Hit]:
    ids = list(scores)
    reasons = Reasons(asked.expansions)
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        found = connection.execute(_DETAILS.where(tables.search_entry.c.id.in_(chunk))).mappings()
        rows = {row["entry_id"]: row for row in found}
        items = stored_items(connection, [row["item_id"] for row in rows.values() if row["item_id"] is not None])
        texts = _texts(connection, [row["document_id"] for row in rows.values() if row["item_id"] is None])
        for id_ in chunk:
            row = rows[id_]
            item = items.get(row["item_id"])
            fields = fields_of(item) if item else Fields("", "", texts.get(row["document_id"], ""))
            yield _hit(row, item, fields, scores[id_], reasons)


def _texts(connection: Connection, documents: Sequence[int]) -> dict[int, str]:
    """The texts of documents without §."""
    own = tables.document.c.id.in_(documents)
    rows = connection.execute(select(tables.document.c.id, tables.document.c.text).where(own)) if documents else ()
    return {row.id: row.text or "" for row in rows}


_DETAILS = (
    select(
        tables.search_entry.c.id.label("entry_id"),
        tables.search_entry.c.item_id,
        tables.search_entry.c.document_id,
        tables.document.c.record_id,
        tables.document.c.kind,
        tables.original.c.name.label("source"),
        tables.organisation.c.name.label("organisation"),
        tables.body.c.name.label("body"),
        tables.meeting.c.date,
    )
    .select_from(tables.described)
    .join(tables.search_entry, tables.search_entry.c.document_id == tables.document.c.id)
)


def _hit(row: RowMapping, item: Item | None, fields: Fields, score: int, reasons: Reasons) -> Hit:
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
        snippet=_snippet(fields, reasons),
        citation=citation(row["organisation"], row["body"], day, row["kind"], number, row["source"]),
        score=score,
        why=reasons.of(fields),
    )


def _snippet(fields: Fields, reasons: Reasons) -> Snippet:
    """Cut from the decision where it holds a word, else from the rest where that does."""
    for text in (fields.decision, fields.rest):
        if find(text, reasons.sought):
            return snippet(text, reasons.sought)
    return snippet(fields.decision or fields.rest, reasons.sought)
