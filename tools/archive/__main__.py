"""Write an invented share: `python -m tools.archive FOLDER [--files N] [--seed N]`."""

import argparse
from pathlib import Path

from tools.archive.share import write


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m tools.archive", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=5000, help="how many, hidden ones included")
    parser.add_argument("--seed", type=int, default=1, help="another number gives other files")
    given = parser.parse_args()
    ledger = write(given.folder, given.files, given.seed)
    counts = ", ".join(f"{number} {outcome}" for outcome, number in sorted(ledger["counts"].items()))
    print(f"{given.folder}: {counts}; {len(ledger['links'])} links")


if __name__ == "__main__":
    main()
