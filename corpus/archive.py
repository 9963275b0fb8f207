"""An archive: a database and the folder of originals beside it."""

from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from corpus import schema
from corpus.engine import Mode, engine_for
from corpus.fulltext import FullText, full_text_for
from corpus.location import Location, locate
from corpus.problems import archive_problems, is_readonly
from corpus.views import create_views
from models.errors import ArchiveProblem


@dataclass(frozen=True, slots=True)
class Archive:
    """An open archive.

    shown       what to call it in messages
    originals   folder of the files' own bytes
    engine      the database; use `transaction`
    full_text   its full-text index; None where there is none for this database
    """

    shown: str
    originals: Path
    engine: Engine
    full_text: FullText | None
    _shared: list[Connection] = field(default_factory=list, init=False, repr=False, compare=False)

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A connection whose work is kept as a whole when the block ends well, and else not at all.

        Raises ArchiveProblem when the database cannot be opened, read or written.
        """
        with self._part(*self._shared) if self._shared else self._whole() as connection:
            yield connection

    @contextmanager
    def together(self) -> Iterator[None]:
        """Makes the transactions within the block parts of one, whose work is kept when the block ends. One that fails
        is undone alone.

        Raises ArchiveProblem as `transaction` does.
        """
        with self._whole() as connection:
            self._shared.append(connection)
            try:
                yield
            finally:
                self._shared.clear()

    @contextmanager
    def _whole(self) -> Iterator[Connection]:
        remembered: MutableMapping[str, object] = {}
        try:
            with archive_problems(self.shown), self.engine.begin() as connection:
                remembered = connection.info
                yield connection
        except BaseException:
            remembered.clear()  # what may be undone with the rest
            raise

    @contextmanager
    def _part(self, whole: Connection) -> Iterator[Connection]:
        with archive_problems(self.shown):
            whole.exec_driver_sql("SAVEPOINT part")  # SQLAlchemy's own takes as long as storing some rows
            try:
                yield whole
            except BaseException:
                if whole.invalidated:  # by a Ctrl+C while the database worked, or a server gone: the whole is undone
                    raise
                whole.info.clear()
                whole.exec_driver_sql("ROLLBACK TO SAVEPOINT part")
                raise
            whole.exec_driver_sql("RELEASE SAVEPOINT part")

    def forget(self) -> None:
        """Writes over what was deleted, as far as the database keeps it: in its journal and its free pages."""
        if self.engine.dialect.name == "sqlite":
            with archive_problems(self.shown), self.engine.connect() as connection:
                raw = connection.connection.driver_connection
                for statement in ("PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
                    raw.execute(statement)  # type: ignore[union-attr]


@contextmanager
def open_archive(archive: str, mode: Mode, originals: Path | None = None) -> Iterator[Archive]:
    """Opens the archive that a path, an SQLite URI or a SQLAlchemy URL names, for the length of the block.

    `write` creates it where it is missing and upgrades an older one, as `change` does with one that is there; `read`
    changes nothing. Raises ArchiveProblem when it is missing, no archive, of another version or write-protected.
    """
    location = locate(archive, originals)
    _check_file(location, mode)
    try:
        engine = engine_for(location, mode)
    except (SQLAlchemyError, ImportError) as error:
        raise ArchiveProblem(f"Arkivet {location.shown} kan inte öppnas: {error}.", "Kontrollera adressen.") from error
    opened = Archive(location.shown, location.originals, engine, full_text_for(engine.dialect.name))
    try:
        with opened.transaction() as connection:
            if mode == "read":
                schema.check(connection, location.shown)
            else:
                schema.prepare(connection, location.shown)
                create_views(connection)
                if opened.full_text:
                    opened.full_text.create(connection)
        yield opened
    finally:
        engine.dispose()


def _check_file(location: Location, mode: Mode) -> None:
    path = location.path
    if path is None:
        return
    if path.is_dir():
        raise ArchiveProblem(f"{location.shown} är en mapp.", "Ange arkivets fil, t.ex. protokoll.db.")
    if mode != "write" and not path.exists():
        raise ArchiveProblem(
            f"Arkivet {location.shown} finns inte.",
            "Skapa det med protokoll import MAPP, eller ange ett annat med --archive.",
        )
    if mode == "write" and not path.parent.is_dir():
        raise ArchiveProblem(f"Mappen {path.parent} finns inte.", "Skapa mappen eller ange ett annat arkiv.")
    if mode != "read" and location.is_marked_readonly():
        raise is_readonly(location.shown)
