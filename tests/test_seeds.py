"""The five documents that started the project become what they must, and the same whatever format they come in."""

import importlib.util
import json
import re
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from extractors import extract
from models.record import Record
from models.serialise import to_json
from render import Frame, printed_lines, to_docx, to_pdf

pytestmark = pytest.mark.shared

SEEDS = (
    "000_f12f10d6300ad84a",
    "001_abe27e4a361faf76",
    "002_80a2586a984ba712",
    "003_86104fffe49c2c71",
    "004_b7da0049d5119bc0",
)
FRAMES = {
    "000": Frame(
        ("Strategisk regional beredning", "Mötesdatum", "2024-04-19"), ("Justerandes sign", "Utdragsbestyrkande")
    ),
    "003": Frame(
        ("Protokoll från delregional nämnd södra, 2024-05-16",),
        ("Justerare:", "Justerare:", "Justerare:", "Rätt utdraget intygar:"),
    ),
}


def _record(data: bytes, name: str) -> Record:
    (record,) = extract(data, name)
    return record


def _scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_metric_that_the_gold_vouches_for_is_full(shared: Path) -> None:
    score = _scorer(shared)
    files = [shared / "gold" / f"seed-{seed[:3]}.json" for seed in SEEDS]
    golds = {gold["source"]["name"]: gold for gold in (json.loads(file.read_text(encoding="utf-8")) for file in files)}
    records = [_record((shared / "seeds" / f"{seed}.txt").read_bytes(), f"{seed}.txt") for seed in SEEDS]
    found = {record.source.name: json.loads(to_json(record)) for record in records}
    result, _ = score.run(found, golds)
    values = {name: metric["value"] for name, metric in result["metrics"].items() if metric["value"] is not None}
    assert len(values) >= 18
    assert {name: value for name, value in values.items() if value != 1.0} == {}


@pytest.mark.parametrize("draw", [to_pdf, to_docx])
@pytest.mark.parametrize("seed", SEEDS)
def test_the_same_text_in_another_format_gives_the_same_record(shared: Path, tmp_path: Path, seed: str, draw) -> None:  # type: ignore[no-untyped-def]
    data = (shared / "seeds" / f"{seed}.txt").read_bytes()
    frame = FRAMES.get(seed[:3], Frame())
    drawn = tmp_path / f"{seed}.{draw.__name__.removeprefix('to_')}"
    drawn.write_bytes(draw(printed_lines(_drawable(data.decode()), frame), frame))
    assert _comparable(_record(drawn.read_bytes(), drawn.name)) == _comparable(_record(data, f"{seed}.txt"))


def _drawable(text: str) -> str:
    """Bullets that the tests' font has no picture of, as one that it has."""
    return re.sub("[➢▪\uf0d8\uf0b7]", "•", text)


def _comparable(record: Record) -> dict[str, object]:
    """The record without what belongs to the file: id, source, evidence, page, line ends of the text outside the §."""
    plain = replace(record, id="", evidence=(), items=tuple(replace(item, page=None) for item in record.items))
    fields: dict[str, object] = json.loads(to_json(plain))
    fields.pop("source")
    fields["text"] = sorted(set(re.findall(r"\w+", record.text or "")) - {"Presentatörsanteckningar"})
    return fields
