"""Whether the archive still is what was put into it: every original byte for byte, every row where it belongs."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from sqlalchemy import Connection, select, text

from corpus.archive import Archive
from corpus.disk import why
from corpus.scans import FOLDER
from corpus.tables import original, quarantine

Fault = Literal["missing", "altered", "unreadable", "stray", "database"]
"""missing     an original is not where it was put
altered     its bytes are others than those that were put there
unreadable  it cannot be read
stray       a file among the originals that the archive knows nothing of
database    the database itself complains"""
_CHUNK = 2**20


class Found(NamedTuple):
    """One fault; `place` is a file, or a table."""

    fault: Fault
    place: str
    name: str
    details: str = ""


class Checked(NamedTuple):
    """How many files were compared, and what was found."""

    files: int
    faults: tuple[Found, ...]


def verify(archive: Archive) -> Checked:
    """Reads every original and compares its hash; a few bytes in memory at a time. Raises ArchiveProblem."""
    with archive.transaction() as connection:
        kept = list(_kept(archive, connection))
        faults = list(_database_faults(connection))
    known: set[Path] = set()
    for path, sha256, name in kept:
        known.add(path)
        if fault := _compared(path, sha256, name):
            faults.append(fault)
    faults.extend(_strays(archive.originals, known))
    return Checked(len(kept), tuple(faults))


def _kept(archive: Archive, connection: Connection) -> Iterator[tuple[Path, str, str]]:
    for row in connection.execute(select(original).where(original.c.stored_path.is_not(None))):
        path = Path(row.stored_path) if row.referenced else archive.originals / row.stored_path
        yield path, row.sha256, row.name
    for row in connection.execute(select(quarantine)):
        yield archive.originals / row.stored_path, row.sha256, row.name


def _compared(path: Path, sha256: str, name: str) -> Found | None:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except FileNotFoundError:
        return Found("missing", str(path), name)
    except OSError as error:
        return Found("unreadable", str(path), name, why(error))
    return None if digest.hexdigest() == sha256 else Found("altered", str(path), name)


def _strays(folder: Path, known: set[Path]) -> Iterator[Found]:
    """Files that no row names: left by a run that was killed between a file and its row, or put there by somebody."""
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file() and path not in known and FOLDER not in path.relative_to(folder).parts[:1]:
            yield Found("stray", str(path), path.name)


def _database_faults(connection: Connection) -> Iterator[Found]:
    if connection.dialect.name != "sqlite":
        return
    for row in connection.execute(text("PRAGMA integrity_check")):
        if row[0] != "ok":
            yield Found("database", "integrity_check", "", str(row[0]))
    for row in connection.execute(text("PRAGMA foreign_key_check")):
        yield Found("database", str(row[0]), "", f"rad {row[1]} hänvisar till något som inte finns i {row[2]}")
