"""How long `protokoll --help` takes, beside an interpreter that does nothing: the ratio is what counts.

    .venv/bin/python benchmarks/startup.py [ROUNDS]

Prints the median of interleaved runs, in milliseconds, and their ratio.
"""

import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "protokoll --help": [str(Path(sys.executable).with_name("protokoll")), "--help"],
}


def milliseconds(command: list[str]) -> float:
    """Wall-clock time of one run."""
    start = perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return (perf_counter() - start) * 1000


def main(rounds: int) -> None:
    """Time both commands `rounds` times, in turn, after one run each to warm the disk."""
    for command in COMMANDS.values():
        milliseconds(command)
    runs = [[milliseconds(command) for command in COMMANDS.values()] for _ in range(rounds)]
    medians = [median(column) for column in zip(*runs, strict=True)]
    for name, value in zip(COMMANDS, medians, strict=True):
        print(f"{name:<18}{value:8.0f} ms")
    print(f"{'ratio':<18}{medians[1] / medians[0]:8.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
