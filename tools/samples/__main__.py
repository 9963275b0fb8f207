"""Write the samples: `python -m tools.samples [FOLDER]`, by default corpus/samples."""

import sys
from collections.abc import Callable
from pathlib import Path

from tools.samples import (
    barnnamnd,
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
)
HOME = Path("corpus/samples")


def write(folder: Path) -> None:
    """All samples into `folder`, their golden records into its folder `gold`."""
    gold = folder / "gold"
    gold.mkdir(parents=True, exist_ok=True)
    for draw in SAMPLES:
        sample = draw()
        (folder / sample.name).write_bytes(sample.drawn.data)
        (gold / sample.name).with_suffix(".json").write_bytes(golden_json(sample).encode())


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else HOME)
