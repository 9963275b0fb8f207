"""Saved searches: questions that are asked again, and what of their answers is new since the last time."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import delete, insert, select, update

from corpus.archive import Archive
from corpus.decided import now
from corpus.search import Hit, Request, search
from corpus.tables import watch, watch_hit
from models.errors import UsageProblem


class Watch(NamedTuple):
    """A saved search; times are ISO 8601 in UTC."""

    id: int
    query: str
    at: str
    looked: str


class News(NamedTuple):
    """What is new in the answer to a saved search, in the order of the search."""

    watch: Watch
    hits: tuple[Hit, ...]


def add_watch(archive: Archive, query: str) -> Watch:
    """Saves a search; what it finds today is not new. Raises UsageProblem for a query that has no meaning, or that is
    saved already.
    """
    hits = search(archive, Request(query, limit=0)).hits
    if query in {one.query for one in watches(archive)}:
        raise UsageProblem(f"Frågan {query} är redan sparad.", "Se alla: protokoll watch")
    with archive.transaction() as connection:
        at = now()
        row = {"query": query, "at": at, "looked": at}
        id_: int = connection.execute(insert(watch).values(row).returning(watch.c.id)).scalar_one()
    _tell(archive, id_, hits, at)
    return Watch(id_, query, at, at)


def watches(archive: Archive) -> tuple[Watch, ...]:
    """The saved searches, the oldest first."""
    with archive.transaction() as connection:
        return tuple(Watch(*row) for row in connection.execute(select(watch).order_by(watch.c.id)))


def remove_watch(archive: Archive, number: int) -> Watch:
    """Forgets a saved search. Raises UsageProblem when there is none of that number."""
    found = _watch(archive, number)
    with archive.transaction() as connection:
        connection.execute(delete(watch_hit).where(watch_hit.c.watch_id == number))
        connection.execute(delete(watch).where(watch.c.id == number))
    return found


def news(archive: Archive, number: int | None = None, *, peek: bool = False) -> tuple[News, ...]:
    """What is new for one saved search, or for all; from now on it is not new any more, unless somebody only peeks."""
    asked = watches(archive) if number is None else (_watch(archive, number),)
    found: list[News] = []
    for one in asked:
        with archive.transaction() as connection:
            rows = connection.execute(select(watch_hit.c.citation).where(watch_hit.c.watch_id == one.id))
            told = set(rows.scalars())
        fresh = {hit.citation: hit for hit in search(archive, Request(one.query, limit=0)).hits}
        hits = tuple(hit for citation, hit in fresh.items() if citation not in told)
        found.append(News(one, hits))
        if not peek:
            _tell(archive, one.id, hits, now())
    return tuple(found)


def _tell(archive: Archive, number: int, hits: Sequence[Hit], at: str) -> None:
    rows = [{"watch_id": number, "citation": name, "at": at} for name in dict.fromkeys(hit.citation for hit in hits)]
    with archive.transaction() as connection:
        if rows:
            connection.execute(insert(watch_hit), rows)
        connection.execute(update(watch).where(watch.c.id == number).values(looked=at))


def _watch(archive: Archive, number: int) -> Watch:
    for one in watches(archive):
        if one.id == number:
            return one
    raise UsageProblem(f"Ingen sparad sökning har nummer {number}.", "Se alla: protokoll watch")
