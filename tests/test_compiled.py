"""The wheel in which what reads and understands is machine code: it does what the source does."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "corpus" / "samples"


@pytest.mark.slow
def test_the_compiled_wheel_reads_as_the_source_does(tmp_path: Path) -> None:
    if not shutil.which("cc"):
        pytest.skip("a C compiler is missing")
    subprocess.run(["make", "compiled"], cwd=ROOT, check=True, capture_output=True)
    (wheel,) = (ROOT / "dist").glob("protokollarium-*-cp*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(tmp_path)
    assert "names.cpython" in said(tmp_path, "-c", "import extractors.names; print(extractors.names.__file__)")
    files = sorted(str(path) for path in SAMPLES.iterdir())
    command = ("-m", "pipeline.cli", "extract", *files)
    assert said(tmp_path, *command) == said(ROOT, *command)


def said(folder: Path, *words: str) -> str:
    """What Python prints with the packages of a folder."""
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    done = subprocess.run([sys.executable, *words], cwd=folder, env=environment, capture_output=True, check=True)
    return done.stdout.decode()
