"""Where an archive is: what the user names, as the place of its database and of its originals."""

import re
import stat
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlencode

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from models.errors import ArchiveProblem

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+]*://")


@dataclass(frozen=True, slots=True)
class Location:
    """The place of an archive.

    shown       as the user named it, without a password
    originals   folder of the originals
    path        the SQLite file; None on a database server
    options     what an SQLite URI said beside the path, such as mode=ro
    url         SQLAlchemy URL of a database server; "" for an SQLite file
    """

    shown: str
    originals: Path
    path: Path | None = None
    options: tuple[tuple[str, str], ...] = ()
    url: str = ""

    def uri(self, **options: str) -> str:
        """The SQLite URI of the file, with options that the user's own outrank."""
        name = str(self.path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
        return f"file:{name}?{urlencode({**options, **dict(self.options)})}"

    def is_marked_readonly(self) -> bool:
        """Whether the file, or the folder that it would be made in, has no write permission at all.

        Holds for root too, whom the system would let through.
        """
        if self.path is None:
            return False
        marked = [place for place in (self.path, self.path.parent) if place.exists() and not _may_be_written(place)]
        return bool(marked)

    def files(self) -> frozenset[Path]:
        """The archive's own files and folder, resolved, which no import may read and no export overwrite."""
        if self.path is None:
            return frozenset({self.originals.resolve()})
        database = self.path.resolve()
        names = [database.name + ending for ending in ("", "-wal", "-shm", "-journal")]
        return frozenset({self.originals.resolve(), *map(database.with_name, names)})


def locate(archive: str, originals: Path | None = None) -> Location:
    """The place that `archive` names: a path, an SQLite URI (`file:a.db?mode=ro`) or a SQLAlchemy URL.

    Originals are kept in `originals`, or else beside the database. Raises ArchiveProblem for a URL that is none.
    """
    if archive.startswith("file:"):
        return _from_uri(archive, archive, originals)
    if not _URL.match(archive):
        return _at(Path(archive), archive, originals)
    try:
        url = make_url(archive)
    except ArgumentError as error:
        raise ArchiveProblem(
            f"{archive} är ingen adress till ett arkiv.", "Ange en fil, t.ex. protokoll.db."
        ) from error
    shown = url.render_as_string(hide_password=True)
    if url.get_backend_name() != "sqlite":
        beside = originals or Path(f"{url.database or 'protokoll'}.originals")
        if url.drivername == "postgresql":
            url = url.set(drivername="postgresql+psycopg")
        return Location(shown, beside, url=url.render_as_string(hide_password=False))
    if not url.database or url.database == ":memory:":
        raise ArchiveProblem(f"{shown} namnger ingen fil.", "Ange en fil, t.ex. sqlite:///protokoll.db.")
    if url.database.startswith("file:"):
        query = urlencode([(key, str(value)) for key, value in url.query.items() if key != "uri"])
        return _from_uri(f"{url.database}?{query}", shown, originals)
    return _at(Path(url.database), shown, originals)


def _at(path: Path, shown: str, originals: Path | None, options: tuple[tuple[str, str], ...] = ()) -> Location:
    if not path.name:
        raise ArchiveProblem(f"{shown or '.'} namnger ingen fil.", "Ange arkivets fil, t.ex. protokoll.db.")
    return Location(shown, originals or path.with_name(f"{path.stem}.originals"), path, options)


def _from_uri(uri: str, shown: str, originals: Path | None) -> Location:
    name, _, query = uri.removeprefix("file:").partition("?")
    return _at(Path(unquote(name.removeprefix("//"))), shown, originals, tuple(parse_qsl(query)))


def _may_be_written(path: Path) -> bool:
    return bool(path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))
