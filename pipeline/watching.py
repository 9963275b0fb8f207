"""A folder that files are dropped in, looked at again and again: network shares tell of no changes."""

import logging
import time
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from models.errors import MissingFile
from pipeline.files import below, is_folder, shown

_LOG = logging.getLogger(__name__)


class _Stamp(NamedTuple):
    size: int
    changed: int


class _Waiting(NamedTuple):
    stamp: _Stamp
    since: float


def _log(problem: MissingFile) -> None:
    _LOG.warning("%s", problem)


def arrivals(
    folder: Path,
    every: float,
    settled: float,
    stop: Callable[[], bool],
    *,
    skip: Collection[Path] = (),
    tell: Callable[[MissingFile], None] = _log,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], object] = time.sleep,
) -> Iterator[list[Path]]:
    """The files in and below the folder that are new, or changed since they were given, sorted; never an empty list.

    every    seconds between two looks
    settled  seconds during which a file's size and time of change must have stood still, as seen here, by `clock`
    stop     asked before each look; True ends
    skip     resolved places that are left out, such as the archive's own
    tell     hears once of a folder that is not there, or anything else that cannot be read, and again when it recurs;
             the folder is waited for
    sleep    waits so many seconds; may return sooner

    A file that was given, and comes back as it was after having been away, is not given again.
    """
    given: dict[Path, _Stamp] = {}
    waiting: dict[Path, _Waiting] = {}
    standing: set[str] = set()
    while not stop():
        stamps, problems = _look(folder, skip)
        for problem in problems:
            if str(problem) not in standing:
                tell(problem)
        standing = {str(problem) for problem in problems}
        now = clock()
        waiting = _still(waiting, {path: stamp for path, stamp in stamps.items() if given.get(path) != stamp}, now)
        if ready := sorted(path for path, wait in waiting.items() if now - wait.since >= settled):
            given.update((path, waiting.pop(path).stamp) for path in ready)
            yield ready
        sleep(every)


def _still(before: dict[Path, _Waiting], stamps: dict[Path, _Stamp], now: float) -> dict[Path, _Waiting]:
    """Since when each file has looked as it does."""
    return {
        path: before[path] if path in before and before[path].stamp == stamp else _Waiting(stamp, now)
        for path, stamp in stamps.items()
    }


def _look(folder: Path, skip: Collection[Path]) -> tuple[dict[Path, _Stamp], list[MissingFile]]:
    if not is_folder(folder):
        told = f"{shown(folder)}: Mappen finns inte; den inväntas."
        return {}, [MissingFile(told, "Kontrollera sökvägen, och att nätverket är uppe.")]
    stamps: dict[Path, _Stamp] = {}
    problems: list[MissingFile] = []
    for found in below(folder, skip):
        if isinstance(found, MissingFile):
            problems.append(found)
        elif stamp := _stamp(found):
            stamps[found] = stamp
    return stamps, problems


def _stamp(path: Path) -> _Stamp | None:
    try:
        state = path.stat()
    except OSError:
        return None
    return _Stamp(state.st_size, state.st_mtime_ns)
