"""The full-text index of SQLite: a contentless FTS5 table of stems. The only SQL that SQLite alone understands.

The stems contain letters and digits only, so FTS5's tokeniser has nothing to do but to part them at spaces; without
`remove_diacritics 0` it would make far of får.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Integer, Subquery, column, text

if TYPE_CHECKING:
    from corpus.fulltext import Entry

_CREATE = """CREATE VIRTUAL TABLE IF NOT EXISTS search_fts
USING fts5(title, decision, rest, content='', tokenize='unicode61 remove_diacritics 0')"""
_ADD = "INSERT INTO search_fts (rowid, title, decision, rest) VALUES (?, ?, ?, ?)"
_REMOVE = "INSERT INTO search_fts (search_fts, rowid, title, decision, rest) VALUES ('delete', ?, ?, ?, ?)"
_PURGE = "INSERT INTO search_fts (search_fts) VALUES ('optimize')"
_CLEAR = "INSERT INTO search_fts (search_fts) VALUES ('delete-all')"
_HOLDS = "(rowid IN (SELECT rowid FROM search_fts WHERE search_fts MATCH :{name})) * {weight}"
_MATCHES = "SELECT rowid AS entry_id, {score} AS score FROM search_fts WHERE search_fts MATCH :every"


@dataclass(frozen=True, slots=True)
class Fts5:
    """`corpus.fulltext.FullText` for SQLite."""

    title_weight: int
    decision_weight: int

    def create(self, connection: Connection) -> None:
        """Makes the table if it is missing."""
        connection.exec_driver_sql(_CREATE)

    def add(self, connection: Connection, entries: Sequence["Entry"]) -> None:
        """Adds entries that are not in it yet."""
        connection.exec_driver_sql(_ADD, [tuple(entry) for entry in entries])

    def remove(self, connection: Connection, entries: Sequence["Entry"]) -> None:
        """Takes entries out, given as they were added: a table without content must be told what to forget."""
        connection.exec_driver_sql(_REMOVE, [tuple(entry) for entry in entries])

    def purge(self, connection: Connection) -> None:
        """Merges the index into one, without the marks of what was taken out."""
        connection.exec_driver_sql(_PURGE)

    def clear(self, connection: Connection) -> None:
        """Takes all entries out."""
        connection.exec_driver_sql(_CLEAR)

    def matches(self, terms: Sequence[tuple[str, ...]]) -> Subquery:
        """The entries that hold every term, with their score; see `corpus.fulltext.FullText`."""
        phrases = [_phrase(term) for term in terms]
        values = {"every": " AND ".join(phrases)}
        score = []
        for number, phrase in enumerate(phrases):
            for part, weight in (("title", self.title_weight), ("decision", self.decision_weight)):
                values[f"{part}{number}"] = f"{{{part}}} : {phrase}"
                score.append(_HOLDS.format(name=f"{part}{number}", weight=weight))
        statement = text(_MATCHES.format(score=" + ".join(score))).bindparams(**values)
        return statement.columns(column("entry_id", Integer), column("score", Integer)).subquery("matches")


def _phrase(term: tuple[str, ...]) -> str:
    return '"' + " ".join(stem.replace('"', '""') for stem in term) + '"'
