"""The sample minutes: drawn anew they are the committed files, and read they become their golden records."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors import extract
from models.serialise import to_json

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "corpus" / "samples"
GOLDEN = ROOT / "tests" / "golden"

NOT_YET: frozenset[str] = frozenset()
"""Fields of an item that the extractors do not find yet; ballots are part of the votes."""

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples as their generator draws them now."""
    folder = tmp_path_factory.mktemp("samples")
    subprocess.run(
        [sys.executable, "-m", "tools.samples", str(folder / "samples"), str(folder / "golden")], cwd=ROOT, check=True
    )
    return folder


HOMES = {"samples": SAMPLES, "golden": GOLDEN}


def files(folder: Path) -> dict[str, Path]:
    return {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}


def documents() -> list[Path]:
    return [path for path in sorted(SAMPLES.iterdir()) if path.is_file()]


def golden(sample: Path, folder: Path = GOLDEN) -> Path:
    return folder / f"{sample.stem}.json"


def test_the_same_samples_are_drawn_again(drawn: Path) -> None:
    committed = {f"{name}/{path}": place for name, folder in HOMES.items() for path, place in files(folder).items()}
    anew = files(drawn)
    assert sorted(committed) == sorted(anew), "run python -m tools.samples"
    changed = [name for name, path in anew.items() if path.read_bytes() != committed[name].read_bytes()]
    assert not changed, f"{changed} are not what the generator draws: run python -m tools.samples, review, then commit"


@pytest.mark.parametrize("sample", documents(), ids=lambda path: path.name)
def test_a_sample_becomes_its_golden_record(sample: Path, drawn: Path) -> None:
    if not golden(sample).exists():
        golden(sample).parent.mkdir(exist_ok=True)
        golden(sample).write_bytes(golden(sample, drawn / "golden").read_bytes())
        pytest.fail(f"{golden(sample)} was missing and has been written: review, then commit")
    expected = json.loads(golden(sample).read_bytes())
    (record,) = extract(sample.read_bytes(), sample.name)
    found = json.loads(to_json(record))
    wrong = list(differences(without(expected, NOT_YET), without(found, NOT_YET)))
    if wrong:
        pytest.fail(f"{sample.name}, {len(wrong)} differences:\n" + "\n".join(wrong), pytrace=False)


def without(record: Json, fields: frozenset[str]) -> Json:
    if isinstance(record, dict):
        return {key: without(value, fields) for key, value in record.items() if key not in fields}
    return [without(value, fields) for value in record] if isinstance(record, list) else record


def differences(expected: Json, found: Json, at: str = "") -> Iterator[str]:
    """Where `found` is not what `expected` says; fields that `expected` leaves out are free."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for key, value in expected.items():
            yield from differences(value, found.get(key), f"{at}/{key}")
    elif isinstance(expected, list) and isinstance(found, list):
        for index in range(max(len(expected), len(found))):
            here = f"{at}/{index}"
            if index >= len(expected):
                yield f"{here} is too much:\n    found    {found[index]!r}"
            elif index >= len(found):
                yield f"{here} is missing:\n    expected {expected[index]!r}"
            else:
                yield from differences(expected[index], found[index], here)
    elif expected != found or type(expected) is not type(found):
        yield f"{at}\n    expected {expected!r}\n    found    {found!r}"


@pytest.mark.parametrize(
    ("expected", "found", "wrong"),
    [
        ({"a": 1}, {"a": 1, "b": 2}, []),
        ({"a": [{"b": "x"}]}, {"a": [{"b": "y"}]}, ["/a/0/b\n    expected 'x'\n    found    'y'"]),
        ({"a": ["x"]}, {"a": []}, ["/a/0 is missing:\n    expected 'x'"]),
        ({"a": []}, {"a": ["x"]}, ["/a/0 is too much:\n    found    'x'"]),
        ({"a": None}, {"a": ""}, ["/a\n    expected None\n    found    ''"]),
        ({"a": False}, {"a": 0}, ["/a\n    expected False\n    found    0"]),
    ],
)
def test_differences_are_told_by_place(expected: Json, found: Json, wrong: list[str]) -> None:
    assert list(differences(expected, found)) == wrong


def test_the_fields_that_are_not_demanded_yet_are_in_the_golden_records() -> None:
    held = {
        field
        for sample in documents()
        for item in json.loads(golden(sample).read_bytes())["items"]
        for field, value in item.items()
        if value
    }
    assert held >= NOT_YET
