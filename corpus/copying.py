"""An archive into another one, row by row and byte by byte, whatever databases the two are in."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Column, Connection, Row, Table, func, select, update

from corpus import tables
from corpus.archive import Archive
from corpus.bulk import insert_rows
from corpus.entries import rebuild
from corpus.originals import sha256_of, store
from corpus.rows import Value
from corpus.scans import load_scan, save_scan
from corpus.verify import Checked, verify
from models.errors import ArchiveProblem, UsageProblem

_CHUNK = 500


class Copied(NamedTuple):
    """What was copied, and what the check of the new archive found."""

    rows: int
    files: int
    checked: Checked


def copy_archive(source: Archive, target: Archive) -> Copied:
    """Fills an empty archive with all that another holds; the index is made anew, and every hash compared.

    Referenced originals stay where they are. Nothing is left in the target's database when the copy does not come to
    its end. Raises UsageProblem when the target holds anything, and ArchiveProblem.
    """
    with source.transaction() as old, target.transaction() as new:
        if _size(new, tables.original) or _size(new, tables.quarantine) or _size(new, tables.run):
            raise UsageProblem(f"Arkivet {target.shown} är inte tomt.", "Ange ett nytt arkiv att kopiera till.")
        files = sum(_copy_file(source, target, *row) for row in _files(old))
        rows = sum(_copy_table(old, new, table) for table in _copied())
        _set_counters(new)
    if target.full_text:
        rebuild(target)
    return Copied(rows, files, verify(target))


def _copied() -> Sequence[Table]:
    """All tables but those that are kept in step with the index, parents first."""
    return [table for table in tables.metadata.sorted_tables if table not in tables.of_index]


def _copy_table(old: Connection, new: Connection, table: Table) -> int:
    """Rows as they are. A reference to any row of the same table is made when all its rows are there; one to a row of
    the same document needs no care, since such a row stands before.
    """
    own = [
        column
        for constraint in table.foreign_key_constraints
        for column in constraint.columns
        if constraint.referred_table is table and len(constraint.columns) == 1
    ]
    count = 0
    for chunk in old.execution_options(yield_per=_CHUNK).execute(_in_order(table)).partitions():
        empty = {column.name: None for column in own}
        rows = [{name: _iso(value) for name, value in {**row._asdict(), **empty}.items()} for row in chunk]
        insert_rows(new, table, rows)
        count += len(rows)
    for column in own:
        _copy_references(old, new, table, column)
    if count != _size(new, table):
        raise ArchiveProblem(f"Tabellen {table.name} blev inte hel.", "Kör kommandot igen.")
    return count


def _iso(value: Value | date) -> Value:
    return value.isoformat() if isinstance(value, date) else value


def _copy_references(old: Connection, new: Connection, table: Table, column: Column[Any]) -> None:
    for row in old.execute(select(table.c.id, column).where(column.is_not(None))):
        new.execute(update(table).where(table.c.id == row[0]).values({column.name: row[1]}))


def _in_order(table: Table) -> Any:
    return select(table).order_by(*table.primary_key.columns)


def _files(old: Connection) -> Iterator[tuple[str, str, str]]:
    """Path, hash and name of every file that lies among the originals; one that was left where it was has its own."""
    kept: list[Row[Any]] = [
        *old.execute(select(tables.original).where(tables.original.c.referenced.is_(False))),
        *old.execute(select(tables.quarantine)),
    ]
    return (
        (row.stored_path, row.sha256, row.name)
        for row in kept
        if row.stored_path and not Path(row.stored_path).is_absolute()
    )


def _copy_file(source: Archive, target: Archive, path: str, sha256: str, name: str) -> int:
    place = source.originals / path
    try:
        data = place.read_bytes()
    except OSError as error:
        raise ArchiveProblem(f"Originalet {place} kan inte läsas.", "Kör protokoll verify och laga det.") from error
    if sha256_of(data) != sha256:
        raise ArchiveProblem(f"Originalet {place} är ändrat.", "Läs in filen igen, så läggs det rätta tillbaka.")
    if store(target.originals, data, name) != path:
        raise ArchiveProblem(f"Originalet {path} fick en annan plats i {target.originals}.", "Ange en tom mapp.")
    if scan := load_scan(source, sha256):
        save_scan(target, sha256, scan)
    return 1


def _set_counters(new: Connection) -> None:
    """PostgreSQL counts ids apart from the rows; SQLite goes on from the highest."""
    if new.dialect.name != "postgresql":
        return
    for table in _copied():
        if "id" in table.c:
            sequence = func.pg_get_serial_sequence(table.name, "id")
            highest = select(func.max(table.c.id)).scalar_subquery()
            new.execute(select(func.setval(sequence, func.coalesce(highest, 1), highest.is_not(None))))


def _size(connection: Connection, table: Table) -> int:
    size: int = connection.execute(select(func.count()).select_from(table)).scalar_one()
    return size
