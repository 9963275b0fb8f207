"""What one file may cost in the process that reads it, and how that process is kept within it.

Time is limited twice: an alarm that the program's own code hears, and a watchdog in C that ends a process whose alarm
was not heard because a library never came back. Memory is limited by the system.
"""

import faulthandler
import os
import resource
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import parent_process
from pathlib import Path
from types import FrameType
from typing import NamedTuple, TextIO

from models.errors import TooSlow

GRACE = 5.0
"""Seconds between the alarm and the watchdog."""


class Limits(NamedTuple):
    """What one file may cost.

    seconds    of time
    megabytes  of memory, for the whole process that reads it
    """

    seconds: float = 120.0
    megabytes: int = 2048


class _Alarm(BaseException):
    """Not an Exception, so that no `except Exception` on the way takes it for an error of its own."""


def settle_in(limits: Limits) -> None:
    """Prepares a worker process: its memory, Ctrl+C (which the parent hears), and that it ends when the parent does.

    What Python or a library complains of when it dies is nothing for the user's terminal.
    """
    if not os.environ.get("PROTOKOLL_DEBUG"):
        with Path(os.devnull).open("w") as nowhere:
            os.dup2(nowhere.fileno(), 2)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, _ring)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    most = limits.megabytes * 2**20
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def let_go() -> None:
    """Lifts the limit of memory, so that a process in which it is used up can still tell what it found."""
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


@contextmanager
def within(limits: Limits) -> Iterator[None]:
    """Runs the block for no longer than a file may take. Raises TooSlow; what hears no alarm ends with its process."""
    with Path(os.devnull).open("w") as nowhere:
        try:
            try:
                _watch(limits.seconds + GRACE, nowhere)
                signal.setitimer(signal.ITIMER_REAL, limits.seconds)
                yield
            finally:
                signal.setitimer(signal.ITIMER_REAL, 0)
                faulthandler.cancel_dump_traceback_later()
        except _Alarm:  # which may have rung as late as in the lines above
            faulthandler.cancel_dump_traceback_later()
            raise TooSlow(f"Det tog mer än {limits.seconds:g} sekunder att läsa filen.") from None


def _watch(seconds: float, nowhere: TextIO) -> None:
    try:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
    except RuntimeError as error:  # there is no room for its thread
        raise MemoryError from error


def _ring(_: int, __: FrameType | None) -> None:
    raise _Alarm


def _end_with(sentinel: int) -> None:
    """A worker whose parent was killed must not live on: it would hold the pipe it waits at open for ever."""
    from multiprocessing.connection import wait

    wait([sentinel])
    os._exit(1)
