"""What may stand in the project's files."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from house import modules, place, tree

FORBIDDEN = {
    "a package index": rb"py[p]i\.org|pythonhosted[.]org|registry[.]npmjs|deb[.]debian|--(extra-)?index[-]url",
    "a path of a machine": rb"/wor[k]/|/roo[t]/|/hom[e]/\w|/User[s]/\w",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_nowhere_in_the_tree(what: str) -> None:
    pattern = re.compile(FORBIDDEN[what])
    assert [place(path) for path in tree() if pattern.search(path.read_bytes())] == []


@pytest.mark.parametrize("path", [path for path in modules() if "migrations" not in path.parts], ids=place)
def test_a_module_is_a_room_not_a_hall(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 400


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def texts() -> Iterator[tuple[str, str]]:
    for path in tree():
        try:
            yield place(path), path.read_text("utf-8")
        except UnicodeDecodeError:
            continue


@pytest.mark.shared
def test_no_sentence_of_a_real_document_stands_in_the_tree(shared: Path) -> None:
    length = 14
    real = [path for folder in ("seeds", "real") for path in (shared / folder).rglob("*.txt")]
    assert real
    known = {tuple(run) for path in real for run in runs(words(path.read_text("utf-8")), length)}
    copied = {name: run for name, text in texts() for run in runs(words(text), length) if tuple(run) in known}
    assert copied == {}


def runs(sequence: list[str], length: int) -> Iterator[list[str]]:
    return (sequence[start : start + length] for start in range(len(sequence) - length + 1))


@pytest.mark.shared
def test_no_real_person_stands_in_the_tree(shared: Path) -> None:
    names = {name for path in (shared / "gold").glob("*.json") for name in people(json.loads(path.read_text("utf-8")))}
    assert names
    named = {path: found for path, text in texts() if (found := [name for name in names if name in text])}
    assert named == {}


def people(value: object) -> Iterator[str]:
    """Names of two words or more that stand under "name" next to a party or a capacity."""
    if isinstance(value, dict):
        name = value.get("name")
        if "party" in value and isinstance(name, str) and " " in name:
            yield name
        for inner in value.values():
            yield from people(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from people(inner)
