"""How a database is opened: SQLite so that it checks its constraints and survives a crash."""

import sqlite3
from collections.abc import Callable
from typing import Literal

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from corpus.location import Location

Mode = Literal["read", "change", "write"]
"""`read` changes nothing, `change` wants an archive that is there, `write` makes one where there is none."""
BUSY_SECONDS = 30
_ONE_WRITER = "SELECT pg_advisory_xact_lock(7130017)"
"""Puts writers one after the other, as SQLite's BEGIN IMMEDIATE does, so that two importers never store the same file
or the same organisation twice. The number is ours alone; a transaction takes some milliseconds.
"""

_WRITING = (
    "foreign_keys=ON",
    "journal_mode=WAL",
    "synchronous=NORMAL",  # a power cut, not the program's death, may lose the last files; the next import finds them
    "cache_size=-8192",  # kB: the branches of the indexes of a large archive
    "wal_autocheckpoint=4000",  # pages: one that changes with every file is copied into the database less often
)


def engine_for(location: Location, mode: Mode) -> Engine:
    """An engine for the archive; nothing is opened yet. `write` creates a missing SQLite file, `read` cannot write."""
    if location.path is None:
        server = create_engine(location.url)
        first = "SET TRANSACTION READ ONLY" if mode == "read" else _ONE_WRITER
        event.listen(server, "begin", _begin(first))
        return server
    engine = create_engine("sqlite+pysqlite://", creator=_opener(location, mode), poolclass=QueuePool)
    begin = "BEGIN" if mode == "read" else "BEGIN IMMEDIATE"
    event.listen(engine, "begin", _begin(begin))
    return engine


def _begin(statement: str) -> Callable[[Connection], None]:
    """Puts a statement first in every transaction. SQLite begins one by itself only before some statements."""

    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(statement)

    return begin


def _opener(location: Location, mode: Mode) -> Callable[[], sqlite3.Connection]:
    def write() -> sqlite3.Connection:
        return _connect(location.uri(mode="rwc"), _WRITING)

    def read() -> sqlite3.Connection:
        try:
            return _connect(location.uri(mode="rw"), ("query_only=ON", "schema_version"))
        except sqlite3.OperationalError:
            # a WAL database in a folder where its -shm cannot be made, such as a CD or a read-only share
            return _connect(location.uri(mode="ro", immutable="1"), ("query_only=ON", "schema_version"))

    return read if mode == "read" else write


def _connect(uri: str, pragmas: tuple[str, ...]) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}").fetchall()
    except BaseException:
        connection.close()
        raise
    return connection
