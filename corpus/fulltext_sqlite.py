"""The full-text index of SQLite: contentless FTS5 tables of stems. The only SQL that SQLite alone understands.

The stems contain letters and digits only, so FTS5's tokeniser has nothing to do but to part them at spaces; without
`remove_diacritics 0` it would make far of får.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isqrt
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Integer, Select, Subquery, column, select, text

from corpus.parameters import own_parameters

if TYPE_CHECKING:
    from corpus.fulltext import Entry, Part, Stems, Tiers

_TABLES = {"search_fts": ("title", "decision", "rest"), "search_people": ("people",)}
_COLUMN_OF = {"title": "{title} : ", "decision": "{decision} : "}
_CREATE = "CREATE VIRTUAL TABLE IF NOT EXISTS {table} USING fts5({columns}, content='', tokenize='{how}')"
_HOW = "unicode61 remove_diacritics 0"
_ADD = "INSERT INTO {table} (rowid, {columns}) VALUES ({values})"
_REMOVE = "INSERT INTO {table} ({table}, rowid, {columns}) VALUES ('delete', {values})"
_PURGE = "INSERT INTO {table} ({table}) VALUES ('optimize')"
_CLEAR = "INSERT INTO {table} ({table}) VALUES ('delete-all')"
_VOCABULARY = "CREATE VIRTUAL TABLE temp.{table}_terms USING fts5vocab(main, '{table}', 'row')"
_MANY = 16
_NOWHERE = '"0x0"'
"""Letters and digits are words apart in every text."""
_HOLDS = "rowid IN (SELECT rowid FROM search_fts WHERE search_fts MATCH :{name})"
_MATCHES = "SELECT rowid AS entry_id, {score} AS score FROM search_fts WHERE search_fts MATCH :every"


@dataclass(frozen=True, slots=True)
class Fts5:
    """`corpus.fulltext.FullText` for SQLite; `weights` are those of the parts, for each of the steps."""

    weights: Sequence[Sequence[int]]

    def create(self, connection: Connection) -> None:
        """Makes the tables if they are missing."""
        for table, columns in _TABLES.items():
            connection.exec_driver_sql(_CREATE.format(table=table, columns=", ".join(columns), how=_HOW))

    def add(self, connection: Connection, entries: Sequence["Entry"]) -> None:
        """Adds entries that are not in it yet."""
        self._write(connection, _ADD, entries)

    def remove(self, connection: Connection, entries: Sequence["Entry"]) -> None:
        """Takes entries out, given as they were added: a table without content must be told what to forget."""
        self._write(connection, _REMOVE, entries)

    def purge(self, connection: Connection) -> None:
        """Merges the index into one, without the marks of what was taken out."""
        for table in _TABLES:
            connection.exec_driver_sql(_PURGE.format(table=table))

    def clear(self, connection: Connection) -> None:
        """Takes all entries out."""
        for table in _TABLES:
            connection.exec_driver_sql(_CLEAR.format(table=table))

    def terms(self, connection: Connection) -> Iterable[str]:
        """The stems that are in it."""
        for table in _TABLES:
            connection.exec_driver_sql(_VOCABULARY.format(table=table))
            yield from connection.exec_driver_sql(f"SELECT term FROM temp.{table}_terms").scalars().all()
            connection.exec_driver_sql(f"DROP TABLE temp.{table}_terms")

    def matches(self, words: Sequence["Tiers"]) -> Subquery:
        """The entries that hold every word, with their score; see `corpus.fulltext.FullText`."""
        values = {"every": " AND ".join(_any([stems for tier in word for stems in tier]) for word in words)}
        score = " + ".join(self._score(word, f"w{number}", values) for number, word in enumerate(words))
        statement = text(_MATCHES.format(score=score)).bindparams(*own_parameters(values))
        return statement.columns(column("entry_id", Integer), column("score", Integer)).subquery("matches")

    def holding(self, alternatives: Sequence["Stems"], part: "Part") -> Select[tuple[int]]:
        """The ids of the entries that hold one of the alternatives."""
        table = "search_people" if part == "people" else "search_fts"
        query = f"SELECT rowid AS entry_id FROM {table} WHERE {table} MATCH :held"
        values = {"held": _COLUMN_OF.get(part, "") + _any(alternatives)}
        statement = text(query).bindparams(*own_parameters(values)).columns(column("entry_id", Integer))
        return select(statement.subquery().c.entry_id)

    def _score(self, word: "Tiers", name: str, values: dict[str, str]) -> str:
        """The weight of the first place and step that holds. What every hit has need not be asked for."""
        steps = [step for step, alternatives in enumerate(word) if alternatives]
        cases: list[str] = []
        for place, weights in enumerate(self.weights):
            part = _TABLES["search_fts"][place] if place < len(self.weights) - 1 else ""
            for step in steps:
                if not part and step == steps[-1]:
                    return f"(CASE {' '.join(cases)} ELSE {weights[step]} END)"
                own = f"{name}p{place}s{step}"
                values[own] = (f"{{{part}}} : " if part else "") + _any(word[step])
                cases.append(f"WHEN {_HOLDS.format(name=own)} THEN {weights[step]}")
        return "0"

    def _write(self, connection: Connection, statement: str, entries: Sequence["Entry"]) -> None:
        for table, columns in _TABLES.items():
            values = ", ".join("?" * (len(columns) + 1))
            rows = [(entry.id, *(getattr(entry, name) for name in columns)) for entry in entries]
            rows = [row for row in rows if table == "search_fts" or any(row[1:])]
            if rows:
                sql = statement.format(table=table, columns=", ".join(columns), values=values)
                connection.exec_driver_sql(sql, rows)


def _any(alternatives: Sequence["Stems"]) -> str:
    """One of the alternatives. FTS5 looks at all sides of an OR for each row: of hundreds, some twenty groups of some
    twenty are looked at in a fifth of the time. A NOT of what is in no text keeps the groups from being joined again.
    """
    phrases = [_phrase(stems) for stems in alternatives]
    if len(phrases) < _MANY:
        return f"({' OR '.join(phrases)})"
    size = isqrt(len(phrases))
    groups = [" OR ".join(phrases[start : start + size]) for start in range(0, len(phrases), size)]
    return f"({' OR '.join(f'(({group}) NOT {_NOWHERE})' for group in groups)})"


def _phrase(stems: "Stems") -> str:
    return '"' + " ".join(stem.replace('"', '""') for stem in stems) + '"'
