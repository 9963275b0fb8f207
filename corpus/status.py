"""What the archive holds, in numbers."""

from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Column, ColumnElement, Connection, Table, extract, func, select

from corpus import tables
from corpus.archive import Archive


class Count(NamedTuple):
    """How many there are of something; `name` is None for those that have none."""

    name: str | None
    number: int


class BodyCount(NamedTuple):
    """Documents of one body."""

    organisation: str | None
    body: str | None
    number: int


@dataclass(frozen=True, slots=True)
class Status:
    """The archive in numbers: documents, their § and files, and what waits in quarantine.

    versions   documents for which another version of the same minutes stands; they are among `documents`
    withdrawn  documents that were taken away; they are not
    """

    files: int
    documents: int
    items: int
    versions: int
    withdrawn: int
    kinds: tuple[Count, ...]
    bodies: tuple[BodyCount, ...]
    years: tuple[Count, ...]
    warnings: tuple[Count, ...]
    quarantine: tuple[Count, ...]


_NUMBER = func.count().label("number")
_YEAR = extract("year", tables.meeting.c.date)
_YEARS = select(_YEAR, _NUMBER).select_from(tables.described).group_by(_YEAR).order_by(_YEAR.is_(None), _YEAR)
_BODIES = (
    select(tables.organisation.c.name.label("organisation"), tables.body.c.name.label("body"), _NUMBER)
    .select_from(tables.described)
    .group_by(tables.organisation.c.name, tables.body.c.name)
)


def status(archive: Archive) -> Status:
    """Counts the archive. Raises ArchiveProblem."""
    with archive.transaction() as connection:
        return Status(
            files=_size(connection, tables.original),
            documents=_documents(connection, tables.document.c.withdrawn.is_(False)),
            items=_size(connection, tables.item),
            versions=_documents(connection, tables.document.c.current_id.is_not(None)),
            withdrawn=_documents(connection, tables.document.c.withdrawn.is_(True)),
            kinds=_counts(connection, tables.document.c.kind),
            bodies=tuple(sorted((BodyCount(*row) for row in connection.execute(_BODIES)), key=_by_name)),
            years=tuple(Count(_text(year), number) for year, number in connection.execute(_YEARS)),
            warnings=_counts(connection, tables.warning.c.code),
            quarantine=_counts(connection, tables.quarantine.c.reason),
        )


def _size(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


def _documents(connection: Connection, which: ColumnElement[bool]) -> int:
    return connection.execute(select(func.count()).select_from(tables.document).where(which)).scalar_one()


def _counts(connection: Connection, column: Column[str]) -> tuple[Count, ...]:
    """How many rows have each value, most first."""
    found = connection.execute(select(column, _NUMBER).group_by(column))
    return tuple(sorted((Count(*row) for row in found), key=lambda count: (-count.number, str(count.name))))


def _text(year: float | None) -> str | None:
    return None if year is None else str(int(year))


def _by_name(row: BodyCount) -> tuple[bool, str, bool, str]:
    """Sorts by name, the unnamed last; in Python, since databases sort å ä ö each in their own way."""
    return row.organisation is None, row.organisation or "", row.body is None, row.body or ""
