"""The full-text index of PostgreSQL: arrays of stems under a GIN index; SQL that PostgreSQL alone understands.

PostgreSQL's own text search is not asked: it keeps 255 places of a word and 16,383 places of a text, and it stems in
its own way. An array holds every stem of the longest §, and a phrase is looked for in the stems in their order.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Integer, Subquery, column, text

if TYPE_CHECKING:
    from corpus.fulltext import Entry

_CREATE = (
    """CREATE TABLE IF NOT EXISTS search_stems (
        entry_id integer PRIMARY KEY, title text NOT NULL, decision text NOT NULL, rest text NOT NULL,
        title_stems text[] NOT NULL, decision_stems text[] NOT NULL, every_stem text[] NOT NULL)""",
    "CREATE INDEX IF NOT EXISTS ix_search_stems_every_stem ON search_stems USING gin (every_stem)",
)
_ADD = text(
    """INSERT INTO search_stems (entry_id, title, decision, rest, title_stems, decision_stems, every_stem)
    VALUES (:id, :title, :decision, :rest, :title_stems, :decision_stems, :every_stem)"""
)
_REMOVE = text("DELETE FROM search_stems WHERE entry_id = :id")
_CLEAR = text("DELETE FROM search_stems")
_MATCHES = "SELECT entry_id, {score} AS score FROM search_stems WHERE {every}"
_PARTS = ("title", "decision", "rest")


@dataclass(frozen=True, slots=True)
class Arrays:
    """`corpus.fulltext.FullText` for PostgreSQL."""

    title_weight: int
    decision_weight: int

    def create(self, connection: Connection) -> None:
        """Makes the table and its index if they are missing."""
        for statement in _CREATE:
            connection.execute(text(statement))

    def add(self, connection: Connection, entries: Sequence["Entry"]) -> None:
        """Adds entries that are not in it yet."""
        connection.execute(_ADD, [_row(entry) for entry in entries])

    def remove(self, connection: Connection, entries: Sequence["Entry"]) -> None:
        """Takes entries out."""
        connection.execute(_REMOVE, [{"id": entry.id} for entry in entries])

    def purge(self, connection: Connection) -> None:
        """Nothing: what was taken out is gone when the database is vacuumed, which it does by itself."""

    def clear(self, connection: Connection) -> None:
        """Takes all entries out."""
        connection.execute(_CLEAR)

    def matches(self, terms: Sequence[tuple[str, ...]]) -> Subquery:
        """The entries that hold every term, with their score; see `corpus.fulltext.FullText`."""
        values: dict[str, object] = {}
        every, score = [], []
        for number, term in enumerate(terms):
            values[f"stems{number}"] = sorted(set(term))
            every.append(f"every_stem @> CAST(:stems{number} AS text[])")
            if len(term) > 1:
                values[f"phrase{number}"] = f"% {' '.join(term)} %"
                every.append(f"({' OR '.join(_phrase(part, number) for part in _PARTS)})")
            for part, weight in (("title", self.title_weight), ("decision", self.decision_weight)):
                held = _phrase(part, number) if len(term) > 1 else f"{part}_stems @> CAST(:stems{number} AS text[])"
                score.append(f"({held})::int * {weight}")
        statement = text(_MATCHES.format(score=" + ".join(score), every=" AND ".join(every))).bindparams(**values)
        return statement.columns(column("entry_id", Integer), column("score", Integer)).subquery("matches")


def _phrase(part: str, number: int) -> str:
    """The condition that a part of the text holds the stems of a term side by side. They are letters and digits only,
    so LIKE finds nothing in them to interpret.
    """
    return f"' ' || {part} || ' ' LIKE :phrase{number}"


def _row(entry: "Entry") -> dict[str, object]:
    title, decision = set(entry.title.split()), set(entry.decision.split())
    return {
        **entry._asdict(),
        "title_stems": sorted(title),
        "decision_stems": sorted(decision),
        "every_stem": sorted(title | decision | set(entry.rest.split())),
    }
