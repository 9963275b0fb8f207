"""What OCR read of a file, kept beside the originals: `ocr/ab/abcdef….json`. The original itself is never touched."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, select

from corpus.archive import Archive
from corpus.atomic import replacing
from corpus.decided import Given
from corpus.disk import why
from corpus.keep import Arrival, keep
from corpus.prepare import Prepared
from corpus.reextract import replace_records
from corpus.runs import declared_of
from corpus.tables import document, original, quarantine, sighting, warning
from models.errors import ArchiveProblem
from models.scan import Scan, scan_from_json, scan_to_json

FOLDER = "ocr"
_UNREAD = "pages-unread"
_PICTURES = "bild"


def save_scan(archive: Archive, sha256: str, scan: Scan) -> None:
    """Keeps a scan. Raises ArchiveProblem when it cannot be written."""
    path = _path(archive, sha256)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as file:
            file.write(scan_to_json(scan).encode())
    except OSError as error:
        raise ArchiveProblem(
            f"Texttolkningen kunde inte sparas i {path.parent}: {why(error)}.",
            "Kontrollera behörigheten och att det finns plats på disken.",
        ) from error


def load_scan(archive: Archive, sha256: str) -> Scan | None:
    """The scan of a file; None where there is none, or it is damaged and must be made anew."""
    try:
        return scan_from_json(_path(archive, sha256).read_text("utf-8"))
    except (OSError, ValueError):
        return None


def remove_scan(archive: Archive, sha256: str) -> None:
    """Deletes the scan of a file, if there is one."""
    _path(archive, sha256).unlink(missing_ok=True)


class Waiting(NamedTuple):
    """A file with pages that are pictures or cannot be read, and where its bytes lie."""

    name: str
    sha256: str
    path: Path


def to_scan(archive: Archive) -> tuple[Waiting, ...]:
    """What OCR could read, in the order of the files' names. Raises ArchiveProblem."""
    with archive.transaction() as connection:
        rows = [*_quarantined(connection), *_partly_read(connection)]
    return tuple(sorted(Waiting(name, sha256, archive.originals / path) for sha256, name, path in rows))


def store_scanned(
    archive: Archive,
    waiting: Waiting,
    data: bytes,
    prepared: Sequence[Prepared],
    extractor: str,
    declared: Callable[[str | None], Sequence[Given]] = lambda _: (),
) -> None:
    """Stores the records of a file that OCR has read: in place of those that it had, or out of quarantine.

    declared  what a list or the folders said of a file when it was imported, from what the run's log has of it

    Raises ArchiveProblem.
    """
    with archive.transaction() as connection:
        known = select(original.c.id).where(original.c.sha256 == waiting.sha256)
        original_id: int | None = connection.execute(known).scalar_one_or_none()
        if original_id is None:
            seen = select(sighting.c.place).where(sighting.c.sha256 == waiting.sha256).order_by(sighting.c.place)
            place = connection.execute(seen).scalars().first() or waiting.name
            own = waiting.path.is_relative_to(archive.originals)
            path = waiting.path.relative_to(archive.originals).as_posix() if own else str(waiting.path)
            arrival = Arrival(data, waiting.name, place, None if own else waiting.path)
            given = declared(declared_of(connection, waiting.sha256))
            keep(archive, connection, arrival, path, prepared, extractor=extractor, declared=given)
    if original_id is not None:
        replace_records(archive, original_id, prepared, extractor)


def _quarantined(connection: Connection) -> list[tuple[str, str, str]]:
    statement = select(quarantine.c.sha256, quarantine.c.name, quarantine.c.stored_path)
    return [(row[0], row[1], row[2]) for row in connection.execute(statement.where(quarantine.c.reason == _PICTURES))]


def _partly_read(connection: Connection) -> list[tuple[str, str, str]]:
    """Documents of which some pages could not be read; `archive.originals / path` is the path itself if it is whole."""
    statement = (
        select(original.c.sha256, original.c.name, original.c.stored_path)
        .distinct()
        .select_from(warning)
        .join(document, document.c.id == warning.c.document_id)
        .join(original)
        .where(warning.c.code == _UNREAD, document.c.withdrawn.is_(False), original.c.stored_path.is_not(None))
    )
    return [(row[0], row[1], row[2]) for row in connection.execute(statement)]


def _path(archive: Archive, sha256: str) -> Path:
    return archive.originals / FOLDER / sha256[:2] / f"{sha256}.json"
