"""The command with a reader that does harm: run as a script, which worker processes import too (`__mp_main__`).

A file that begins with TRAP and a word does what stands below; all others are read as ever.
"""

import os
import signal
import sys
import time
from collections.abc import Callable
from itertools import repeat

import extractors
import pipeline.limits
import pipeline.workers
from models.record import Record
from models.scan import Scan
from pipeline.cli import main


def _never_ends() -> None:
    while True:
        pass


def _never_comes_back() -> None:
    max(repeat(0))  # in C, where no signal is heard


def _takes_all_memory() -> None:
    taken: list[bytearray] = []
    while True:
        taken.append(bytearray(10**7))


TRAPS: dict[str, Callable[[], object]] = {
    "loop": _never_ends,
    "c": _never_comes_back,
    "memory": _takes_all_memory,
    "segv": lambda: os.kill(os.getpid(), signal.SIGSEGV),
    "kill": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "exit": lambda: os._exit(3),
    "slow": lambda: time.sleep(30),
}
_extract = extractors.extract


def _trapped(data: bytes, name: str, scan: Scan | None = None) -> tuple[Record, ...]:
    if data.startswith(b"TRAP "):
        TRAPS[data.split()[1].decode()]()
    return _extract(data, name, scan)


extractors.extract = _trapped
for module in (pipeline.limits, pipeline.workers):
    setattr(module, "GRACE", 0.5)  # noqa: B010  (it is a constant to the type checker)

if __name__ == "__main__":
    sys.exit(main())
