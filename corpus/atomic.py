"""Files that are either whole or not there."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

_SUFFIX = ".tmp"
_RANDOM = "?" * 8
_SETTLED = 60
"""Seconds after which a file that is empty still is one that nobody has come to lock."""


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file to write that takes `path`'s place, flushed to the disk, when the block ends well; else nothing is left.

    The new file gets the permissions of an ordinary new file, and is locked while it has a name of its own: one that
    is not is what a killed process left (`sweep`). Raises OSError.
    """
    beside = path.with_name(f".{path.name[:40]}.{token_hex(len(_RANDOM) // 2)}{_SUFFIX}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            _lock(handle)
            yield file
            file.flush()
            os.fsync(file.fileno())
            beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def sweep(folder: Path) -> None:
    """Removes what killed processes left half-written in a folder and those below it; what is being written stays.

    What cannot be removed, or is on a disk without locks, stays too.
    """
    for path in folder.rglob(f".*.{_RANDOM}{_SUFFIX}"):
        with suppress(OSError), path.open("rb") as file:
            if _lock(file.fileno()) and (path.stat().st_size or path.stat().st_mtime < time.time() - _SETTLED):
                path.unlink()


def _lock(handle: int) -> bool:
    """Locks an open file, until it is closed; whether that went well."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
