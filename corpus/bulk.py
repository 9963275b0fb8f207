"""Statements that every file asks, as fast as the driver takes them: put together once, and SQLAlchemy is passed by.

SQLAlchemy's own way takes longer than the database needs to answer.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

import sqlalchemy
from sqlalchemy import (
    ClauseElement,
    Column,
    Connection,
    CursorResult,
    Dialect,
    Insert,
    Select,
    Table,
    bindparam,
    func,
    insert,
    select,
)
from sqlalchemy.sql.compiler import SQLCompiler

from corpus.rows import Row, Value

_CHUNK = 512
_MOST = 512
"""Statements that are remembered: a program that opens archive after archive has them for each anew."""


class _Compiled(NamedTuple):
    """A statement as the driver has it.

    names  of its values in their order; None where the driver wants them by name
    fixed  the values that stand in the statement itself
    """

    sql: str
    names: tuple[str, ...] | None
    fixed: Mapping[str, Value]


def ask(connection: Connection, statement: ClauseElement, values: Mapping[str, Value]) -> CursorResult[Any]:
    """Executes a statement that stands as long as the program runs, with a value for each of its `bindparam`.

    Values go in and come out as the driver has them: days are ISO strings, and in SQLite truth is 1.
    """
    sql, names, fixed = _compiled(connection.dialect, statement)
    given = {**fixed, **values}
    return connection.exec_driver_sql(sql, given if names is None else tuple([given[name] for name in names]))


def ask_among(
    connection: Connection, key: Column[Any], more: Sequence[Column[Any]], values: Sequence[Value]
) -> Iterator[sqlalchemy.Row[Any]]:
    """The rows of a table whose key is one of the values: the key, and more columns. Values are as in `ask`."""
    for start in range(0, len(values), _CHUNK):
        chunk = values[start : start + _CHUNK]
        size = 1 << (len(chunk) - 1).bit_length()  # few statements, so that each is put together once
        asked = (*chunk, *[chunk[-1]] * (size - len(chunk)))
        yield from connection.exec_driver_sql(_question(connection.dialect, key, tuple(more), size), asked)


def insert_row(connection: Connection, table: Table, row: Row) -> int:
    """Inserts one row of a table with an `id`, and gives the id that it got."""
    new_id: int = ask(connection, _adding(table, tuple(row)), row).scalar_one()
    return new_id


def insert_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Inserts rows that have the same columns in the same order; others get no value. Days are ISO strings."""
    if rows:
        insert_values(connection, table.name, tuple(rows[0]), [tuple(row.values()) for row in rows])


def insert_values(
    connection: Connection, table: str, names: tuple[str, ...], values: Sequence[tuple[Value, ...]], after: str = ""
) -> None:
    """Inserts rows given as the values of the named columns; `after` ends the statement."""
    if values:
        connection.exec_driver_sql(_insertion(connection.dialect, table, names) + after, list(values))


def insert_new(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Inserts those rows whose key is not there yet."""
    if rows:
        values = [tuple(row.values()) for row in rows]
        insert_values(connection, table.name, tuple(rows[0]), values, " ON CONFLICT DO NOTHING")


def next_id(connection: Connection, table: Table) -> int:
    """The id from which on rows of a table get theirs here.

    Only one transaction writes at a time (`corpus.engine`), so that no other takes the same ones.
    """
    highest: int | None = ask(connection, _highest(table), {}).scalar_one()
    return (highest or 0) + 1


@lru_cache(_MOST)
def _compiled(dialect: Dialect, statement: ClauseElement) -> _Compiled:
    compiled = statement.compile(dialect=dialect)
    if not isinstance(compiled, SQLCompiler):
        raise TypeError("not a statement that has values")
    names = tuple(compiled.positiontup) if compiled.positiontup is not None else None
    return _Compiled(str(compiled), names, compiled.params)


@lru_cache(_MOST)
def _question(dialect: Dialect, key: Column[Any], more: tuple[Column[Any], ...], size: int) -> str:
    quote = dialect.identifier_preparer.quote
    columns = ", ".join(quote(column.name) for column in (key, *more))
    return f"SELECT {columns} FROM {quote(key.table.name)} WHERE {quote(key.name)} IN ({_marks(dialect, size)})"


def _marks(dialect: Dialect, size: int) -> str:
    return ", ".join(["?" if dialect.name == "sqlite" else "%s"] * size)


@cache
def _adding(table: Table, names: tuple[str, ...]) -> Insert:
    return insert(table).values({name: bindparam(name) for name in names}).returning(table.c.id)


@cache
def _highest(table: Table) -> Select[Any]:
    return select(func.max(table.c.id))


@lru_cache(_MOST)
def _insertion(dialect: Dialect, table: str, names: tuple[str, ...]) -> str:
    quote = dialect.identifier_preparer.quote
    columns = ", ".join(map(quote, names))
    return f"INSERT INTO {quote(table)} ({columns}) VALUES ({_marks(dialect, len(names))})"
