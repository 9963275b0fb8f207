"""What the user has set, on the command line or in the environment. The command line outranks."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

DEFAULT_ARCHIVE = "protokoll.db"


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings that every command shares.

    archive     path, SQLite URI or SQLAlchemy URL of the archive: --archive, PROTOKOLL_ARCHIVE, else protokoll.db here
    originals   folder of the originals: PROTOKOLL_ORIGINALS, else beside the archive
    debug       PROTOKOLL_DEBUG: log what happens inside, with tracebacks
    """

    archive: str = DEFAULT_ARCHIVE
    originals: Path | None = None
    debug: bool = False


def settings(archive: str | None, environment: Mapping[str, str]) -> Settings:
    """The settings of one call; an empty value counts as none."""
    originals = environment.get("PROTOKOLL_ORIGINALS")
    return Settings(
        archive=archive or environment.get("PROTOKOLL_ARCHIVE") or DEFAULT_ARCHIVE,
        originals=Path(originals) if originals else None,
        debug=bool(environment.get("PROTOKOLL_DEBUG")),
    )
