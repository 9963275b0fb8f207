"""Rows into tables as fast as the driver takes them: the statement is put together once, and SQLAlchemy is passed by.

SQLAlchemy's own insert of a file's rows takes longer than the database needs to store them.
"""

from collections.abc import Sequence
from datetime import date
from functools import cache

from sqlalchemy import Connection, Dialect, Table

from corpus.rows import Row, Value


def insert_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Inserts rows that all have the same columns; one that a row leaves out gets no value."""
    if not rows:
        return
    names = tuple(rows[0])
    plain = connection.dialect.name == "sqlite"  # which has no dates of its own
    values = [tuple(_iso(row[name]) if plain else row[name] for name in names) for row in rows]
    connection.exec_driver_sql(_statement(connection.dialect, table.name, names), values)


@cache
def _statement(dialect: Dialect, table: str, names: tuple[str, ...]) -> str:
    mark = "?" if dialect.name == "sqlite" else "%s"
    quote = dialect.identifier_preparer.quote
    columns = ", ".join(map(quote, names))
    return f"INSERT INTO {quote(table)} ({columns}) VALUES ({', '.join([mark] * len(names))})"


def _iso(value: Value) -> Value:
    return value.isoformat() if isinstance(value, date) else value
