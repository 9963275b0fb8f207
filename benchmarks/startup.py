"""How long `protokoll --help` takes, beside an interpreter that does nothing: the ratio is what counts.

    python -m benchmarks.startup [ROUNDS]

The medians of interleaved runs, in milliseconds, and their ratio.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.figures import Figure, digits, show

COMMANDS = {
    "`python -c pass`": [sys.executable, "-c", "pass"],
    "`protokoll --help`": [str(Path(sys.executable).with_name("protokoll")), "--help"],
}


def milliseconds(command: list[str]) -> float:
    """Wall-clock time of one run."""
    start = perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return (perf_counter() - start) * 1000


def measure(rounds: int = 15) -> Iterator[Figure]:
    """Time both commands `rounds` times, in turn, after one run each to warm the disk."""
    for command in COMMANDS.values():
        milliseconds(command)
    runs = [[milliseconds(command) for command in COMMANDS.values()] for _ in range(rounds)]
    medians = [median(column) for column in zip(*runs, strict=True)]
    for name, value in zip(COMMANDS, medians, strict=True):
        yield Figure(name, f"{digits(value)} ms, {digits(value / medians[0], 1)} × tom Python")


if __name__ == "__main__":
    show(measure(*map(int, sys.argv[1:])))
