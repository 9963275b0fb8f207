"""Rows into tables as fast as the driver takes them: the statement is put together once, and SQLAlchemy is passed by.

SQLAlchemy's own insert of a file's rows takes longer than the database needs to store them.
"""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Connection, Dialect, Select, Table, func, select

from corpus.rows import Row, Value


def insert_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Inserts rows that all have the same columns; one that a row leaves out gets no value."""
    if not rows:
        return
    names = tuple(rows[0])
    plain = connection.dialect.name == "sqlite"  # which has no dates of its own
    values = [tuple(_iso(row[name]) if plain else row[name] for name in names) for row in rows]
    connection.exec_driver_sql(_statement(connection.dialect, table.name, names), values)


def insert_numbered(connection: Connection, table: Table, rows: Sequence[Row]) -> range:
    """Inserts rows of a table with an `id`, which they get from here on in their order, and gives these ids.

    Only one transaction writes at a time (`corpus.engine`), so that no other takes the same ones.
    """
    highest: int | None = connection.execute(_highest(table)).scalar_one()
    first = (highest or 0) + 1
    insert_rows(connection, table, [{"id": id_, **row} for id_, row in enumerate(rows, start=first)])
    return range(first, first + len(rows))


@cache
def _highest(table: Table) -> Select[Any]:
    return select(func.max(table.c.id))


@cache
def _statement(dialect: Dialect, table: str, names: tuple[str, ...]) -> str:
    mark = "?" if dialect.name == "sqlite" else "%s"
    quote = dialect.identifier_preparer.quote
    columns = ", ".join(map(quote, names))
    return f"INSERT INTO {quote(table)} ({columns}) VALUES ({', '.join([mark] * len(names))})"


def _iso(value: Value) -> Value:
    return value.isoformat() if isinstance(value, date) else value
