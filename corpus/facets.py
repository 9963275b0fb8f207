"""How the hits of a question are spread: over organisations, bodies, years, kinds, acts, levels and parties."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select

from corpus.archive import Archive
from corpus.entries import is_ready
from corpus.matching import Question, question
from corpus.query import parse
from corpus.search import Request
from corpus.tables import body, organisation, search_entry, search_facet
from models.errors import ArchiveProblem

_YEAR = search_entry.c.day // 10_000


class Count(NamedTuple):
    """A value, and in how many hits it is; None where it is unknown."""

    value: str | None
    hits: int


class Facets(NamedTuple):
    """Values with their counts, the most frequent first, years the newest first. A § with several acts, levels or
    parties counts for each of them.
    """

    organisation: tuple[Count, ...] = ()
    body: tuple[Count, ...] = ()
    year: tuple[Count, ...] = ()
    kind: tuple[Count, ...] = ()
    act: tuple[Count, ...] = ()
    level: tuple[Count, ...] = ()
    party: tuple[Count, ...] = ()


def facets(archive: Archive, request: Request) -> Facets:
    """The facets of all hits of a request. Acts are those of decisions; those of proposals only where the request says
    so. Raises UsageProblem and ArchiveProblem as `corpus.search.search` does.
    """
    clauses = parse(request.query, request.fields)
    index = archive.full_text
    if index is None:
        raise ArchiveProblem(f"Arkivet {archive.shown} kan inte sökas: databasen stöds inte ännu.")
    with archive.transaction() as connection:
        if not is_ready(connection):
            return Facets()
        asked = question(connection, index, clauses, proposals=request.proposals)
        return _facets(connection, asked, proposals=request.proposals)


def _facets(connection: Connection, asked: Question, *, proposals: bool) -> Facets:
    """One pass over the hits by their columns, and one by the values beside them."""
    columns = (search_entry.c.organisation_id, search_entry.c.body_id, _YEAR.label("year"), search_entry.c.kind)
    rows = connection.execute(asked.select(*columns, func.count().label("hits")).group_by(*columns)).all()
    held = _held(connection, asked, proposals=proposals)
    return Facets(
        organisation=_counted(_sum((row.organisation_id, row.hits) for row in rows), _names(connection, organisation)),
        body=_counted(_sum((row.body_id, row.hits) for row in rows), _names(connection, body)),
        year=tuple(sorted(_counted(_sum((row.year or None, row.hits) for row in rows), None), key=_newest)),
        kind=_counted(_sum((row.kind, row.hits) for row in rows), None),
        act=_counted(held.get("act", {}), None),
        level=_counted(held.get("level", {}), None),
        party=_counted(held.get("party", {}), None),
    )


def _held(connection: Connection, asked: Question, *, proposals: bool) -> Mapping[str, dict[Any, int]]:
    """Counts by field and value; with `proposals` an act counts once for a § that both proposes and decides so."""
    source = asked.source.join(search_facet, search_facet.c.entry_id == search_entry.c.id)
    columns = (search_facet.c.field, search_facet.c.value)
    counted = select(*columns, func.count().label("hits")).select_from(source).where(*asked.where)
    found: dict[str, dict[Any, int]] = {}
    for row in connection.execute(counted.group_by(*columns)):
        found.setdefault(row.field, {})[row.value] = row.hits
    if proposals:
        acts = search_facet.c.field.in_(("act", "proposed"))
        number = func.count(search_entry.c.id.distinct()).label("hits")
        both = select(search_facet.c.value, number).select_from(source).where(*asked.where, acts)
        found["act"] = {row.value: row.hits for row in connection.execute(both.group_by(search_facet.c.value))}
    return found


def _sum(pairs: Iterable[tuple[Any, int]]) -> dict[Any, int]:
    found: dict[Any, int] = {}
    for key, hits in pairs:
        found[key] = found.get(key, 0) + hits
    return found


def _counted(found: Mapping[Any, int], names: Mapping[int, str] | None) -> tuple[Count, ...]:
    """Under the names, where there are some: two rows of the same name are one value."""
    named = _sum((names.get(key) if names is not None else key, hits) for key, hits in found.items())
    counts = [Count(None if value is None else str(value), hits) for value, hits in named.items()]
    return tuple(sorted(counts, key=lambda one: (-one.hits, one.value is None, one.value or "")))


def _newest(one: Count) -> tuple[bool, int]:
    return one.value is None, -int(one.value or 0)


def _names(connection: Connection, table: Any) -> Mapping[int, str]:
    return {row.id: row.name for row in connection.execute(select(table.c.id, table.c.name))}
