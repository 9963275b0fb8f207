"""Where the project lies and what it is made of, for the tests that guard it."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("models", "extractors", "corpus", "output", "pipeline")


def tree() -> Iterator[Path]:
    """Every file of the project itself."""
    for folder, folders, files in os.walk(ROOT):
        hidden = {name for name in folders if name.startswith(".") and name != ".ci"}
        folders[:] = sorted(set(folders) - hidden - {"__pycache__", "demo", "build", "dist"})
        yield from (Path(folder, name) for name in sorted(files) if not name.endswith((".db", ".db-wal", ".db-shm")))


def place(path: Path) -> str:
    """The path from the project's root, for messages."""
    return path.relative_to(ROOT).as_posix()


def modules() -> Iterator[Path]:
    for package in PACKAGES:
        yield from sorted((ROOT / package).rglob("*.py"))


def run(*args: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A command, with its exit code and what it printed."""
    environment = {**os.environ, "PYTHONUTF8": "1"}
    words = [str(arg) for arg in args]
    return subprocess.run(words, cwd=cwd, env=environment, text=True, capture_output=True, check=False)
