"""Nothing stands in a registry without a case: each reader has a sample, each exporter and each command a test."""

import ast
from collections.abc import Iterator

import pytest

from extractors.readers import READERS
from house import ROOT
from output import EXPORTERS
from pipeline.commands import COMMANDS

SAMPLES = ROOT / "corpus" / "samples"
GUARDS = {"test_cases.py", "test_docs.py", "test_startup.py"}
"""These go through the registries by themselves, so what they name counts for nothing."""


def called() -> Iterator[str]:
    """The words that tests hand to the program: every string that is an argument, in a list, or a key."""
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        if path.name not in GUARDS:
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                inside = node.args if isinstance(node, ast.Call) else getattr(node, "elts", ())
                yield from (arg.value for arg in inside if isinstance(arg, ast.Constant) and isinstance(arg.value, str))
                if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
                    yield str(node.slice.value)


def reader_of(data: bytes) -> str | None:
    return next((name for name, reader in READERS.items() if reader.recognises(data)), None)


@pytest.mark.parametrize("name", [name for name in READERS if name != "office"])  # which LibreOffice must be there for
def test_every_reader_has_a_sample_with_a_golden_record(name: str) -> None:
    golden = {path.stem for path in (ROOT / "tests" / "golden").glob("*.json")}
    files = [path for path in SAMPLES.iterdir() if path.is_file() and path.stem in golden]
    assert [path.name for path in files if reader_of(path.read_bytes()) == name] != []


@pytest.mark.parametrize("name", [*EXPORTERS, *(command.name for command in COMMANDS)])
def test_every_exporter_and_command_has_a_test(name: str) -> None:
    assert name in set(called())
