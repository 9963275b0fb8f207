"""What the user has set, on the command line or in the environment. The command line outranks."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from models.errors import UsageProblem

DEFAULT_ARCHIVE = "protokoll.db"
FILE_SECONDS = 120
FILE_MEGABYTES = 2048
LEAST_MEGABYTES = 512
"""A process that has loaded the program and read nothing yet uses more than half of that."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings that every command shares.

    archive     path, SQLite URI or SQLAlchemy URL of the archive: --archive, PROTOKOLL_ARCHIVE, else protokoll.db here
    originals   folder of the originals: PROTOKOLL_ORIGINALS, else beside the archive
    debug       PROTOKOLL_DEBUG: log what happens inside, with tracebacks
    workers     PROTOKOLL_WORKERS: processes that read files, else one for each processor
    seconds     PROTOKOLL_FILE_SECONDS: how long one file may take
    megabytes   PROTOKOLL_FILE_MEGABYTES: how much memory a process that reads may use
    cluster     PROTOKOLL_DASK: address of a Dask cluster that reads instead of processes here
    """

    archive: str = DEFAULT_ARCHIVE
    originals: Path | None = None
    debug: bool = False
    workers: int = 1
    seconds: int = FILE_SECONDS
    megabytes: int = FILE_MEGABYTES
    cluster: str = ""


def settings(archive: str | None, environment: Mapping[str, str]) -> Settings:
    """The settings of one call; an empty value counts as none. Raises UsageProblem for a number that is none."""
    originals = environment.get("PROTOKOLL_ORIGINALS")
    return Settings(
        archive=archive or environment.get("PROTOKOLL_ARCHIVE") or DEFAULT_ARCHIVE,
        originals=Path(originals) if originals else None,
        debug=bool(environment.get("PROTOKOLL_DEBUG")),
        workers=_number(environment, "PROTOKOLL_WORKERS", os.cpu_count() or 1),
        seconds=_number(environment, "PROTOKOLL_FILE_SECONDS", FILE_SECONDS),
        megabytes=_number(environment, "PROTOKOLL_FILE_MEGABYTES", FILE_MEGABYTES, LEAST_MEGABYTES),
        cluster=environment.get("PROTOKOLL_DASK", ""),
    )


def _number(environment: Mapping[str, str], name: str, default: int, least: int = 1) -> int:
    text = environment.get(name)
    if not text:
        return default
    if not (text.isascii() and text.isdecimal() and int(text) >= least):
        raise UsageProblem(
            f"{name} är {text}, som inte är ett heltal från {least} och uppåt.", "Ändra eller ta bort den."
        )
    return int(text)
