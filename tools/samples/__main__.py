"""Write the samples: `python -m tools.samples [FOLDER GOLDEN]`, by default corpus/samples and tests/golden."""

import sys
from collections.abc import Callable
from pathlib import Path

from tools.samples import (
    barnnamnd,
    byggnadsnamnd,
    digital_vard,
    halsonamnd,
    kommunstyrelse,
    kulturnamnd,
    presentation,
    skolnarvaro,
    utvecklingsnamnd,
)
from tools.samples.golden import Sample, golden_json

SAMPLES: tuple[Callable[[], Sample], ...] = (
    utvecklingsnamnd.draw,
    digital_vard.draw,
    skolnarvaro.draw,
    kulturnamnd.draw,
    kommunstyrelse.draw,
    barnnamnd.draw,
    presentation.draw,
    halsonamnd.draw,
    byggnadsnamnd.draw,
)
HOME, GOLDEN = Path("corpus/samples"), Path("tests/golden")


def write(folder: Path, gold: Path) -> None:
    """All samples into `folder`, their golden records into `gold`."""
    folder.mkdir(parents=True, exist_ok=True)
    gold.mkdir(parents=True, exist_ok=True)
    for draw in SAMPLES:
        sample = draw()
        (folder / sample.name).write_bytes(sample.drawn.data)
        (gold / sample.name).with_suffix(".json").write_bytes(golden_json(sample).encode())


if __name__ == "__main__":
    write(*map(Path, sys.argv[1:3])) if len(sys.argv) > 2 else write(HOME, GOLDEN)
