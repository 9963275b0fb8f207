"""The command, called in a folder of its own."""

import json
from pathlib import Path
from typing import NamedTuple

import pytest

from pipeline.cli import main


class Said(NamedTuple):
    code: int
    out: str
    err: str


class Shell:
    """A folder with files, an archive made of them, and the command."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capsys = capsys

    def __call__(self, *words: str) -> Said:
        code = main(words)
        return Said(code, *self.capsys.readouterr())

    def file(self, name: str, text: str) -> str:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return name

    def objects(self, *words: str) -> list[dict[str, object]]:
        said = self(*words)
        assert said.code == 0, said.err
        return [json.loads(line) for line in said.out.splitlines()]
