"""No layout of tools/layouts is read worse than its floors say, field by field."""

from pathlib import Path

import pytest

from house import ROOT
from pipeline.evaluation.floors import fallen, read_floors
from tools.floors import measured
from tools.layouts.registry import FAMILIES

FLOORS = ROOT / "tests" / "layout_floors.toml"


def test_every_layout_has_floors() -> None:
    assert sorted(read_floors(FLOORS)) == sorted(FAMILIES)


@pytest.mark.parametrize("family", FAMILIES)
def test_no_field_of_a_layout_falls(family: str, tmp_path: Path) -> None:
    (told,) = measured(tmp_path, (family,))
    assert not told.problems
    assert fallen(read_floors(FLOORS), told, FLOORS) == ()
