"""The archive's tables in the database: made, upgraded and checked by Alembic, whose scripts are in `migrations/`.

Until version 1.0 there is one migration, written anew when the tables change. Reading needs no Alembic: it compares the
version that is noted in the archive with `SCHEMA_VERSION`.
"""

from pathlib import Path

from sqlalchemy import Connection, delete, false, inspect, text

from corpus.tables import document
from models.errors import ArchiveProblem, EmptyArchive

SCHEMA_VERSION = "0001"
"""Revision of the newest migration."""

_VERSION_TABLE = "alembic_version"
_NO_CHANGE = delete(document).where(false())
"""A write that changes nothing: a read-only archive is found out here, not after an hour's reading."""


def check(connection: Connection, shown: str) -> None:
    """Raises ArchiveProblem when the tables are not of the version that this program reads."""
    version = _version(connection, shown)
    if version is None:
        raise EmptyArchive(f"Arkivet {shown} är tomt.")
    if version != SCHEMA_VERSION:
        raise _other_version(shown, version)


def prepare(connection: Connection, shown: str) -> None:
    """Makes the tables, or upgrades them to this version. Raises ArchiveProblem when that is not possible."""
    version = _version(connection, shown)
    if version == SCHEMA_VERSION:
        connection.execute(_NO_CHANGE)
        return
    from alembic import command  # a third of a second to import, and needed once in an archive's life
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if version is not None and version not in known:
        raise _other_version(shown, version)
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _version(connection: Connection, shown: str) -> str | None:
    """The version noted in the database; None when it is empty. Raises ArchiveProblem for somebody else's database."""
    names = inspect(connection).get_table_names()
    if not names:
        return None
    if _VERSION_TABLE not in names or "document" not in names:
        raise ArchiveProblem(f"{shown} är en databas men inget protokollarkiv.", "Ange ett annat arkiv med --archive.")
    return connection.execute(text(f"SELECT version_num FROM {_VERSION_TABLE}")).scalar_one_or_none() or ""


def _other_version(shown: str, version: str) -> ArchiveProblem:
    return ArchiveProblem(
        f"Arkivet {shown} har en annan version ({version or 'okänd'}) än programmet ({SCHEMA_VERSION}).",
        "Är arkivet nyare: uppgradera programmet. Är det äldre: kör protokoll import, som uppgraderar det.",
    )
