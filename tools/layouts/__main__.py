"""Write invented minutes: `python -m tools.layouts FOLDER [--seed N] [--count K] [--family X]`."""

import argparse
import json
from pathlib import Path
from random import Random

from tools.layouts.gold import record
from tools.layouts.registry import FAMILIES


def write(folder: Path, seed: int, count: int, families: tuple[str, ...]) -> int:
    """`count` documents of each family, the same for the same seed; how many were written."""
    docs, gold = folder / "docs", folder / "gold"
    for place in (docs, gold):
        place.mkdir(parents=True, exist_ok=True)
    for family in families:
        for number in range(1, count + 1):
            document = FAMILIES[family](Random(f"{seed}/{family}/{number}"))
            name = f"{family}-{seed}-{number}"
            file = f"{name}{document.drawn.suffix}"
            (docs / file).write_bytes(document.drawn.data)
            text = json.dumps(record(family, file, document), ensure_ascii=False, indent=1)
            (gold / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    return len(families) * count


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m tools.layouts", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1, help="another number gives other documents")
    parser.add_argument("--count", type=int, default=5, help="documents of each family")
    parser.add_argument("--family", action="append", choices=sorted(FAMILIES), help="only this one; may be repeated")
    given = parser.parse_args()
    written = write(given.folder, given.seed, given.count, tuple(given.family or FAMILIES))
    print(f"{written} documents in {given.folder}")


if __name__ == "__main__":
    main()
