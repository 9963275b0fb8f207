"""Documents with gold records: a folder with docs/ and gold/, or both in one, or the gold in a folder of its own."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from models.errors import DamagedFile, FileProblem, MissingFile, UsageProblem
from pipeline.evaluation.values import Object, inner, text
from pipeline.files import read


class Gold(NamedTuple):
    """A gold record, and the document that it is of."""

    document: Path
    record: Object


class Folder(NamedTuple):
    """What a folder holds. `problems` says of each file that is no gold record, or has no document, why."""

    name: str
    golds: tuple[Gold, ...]
    problems: Mapping[Path, FileProblem]


def find(folder: Path, gold: Path | None = None) -> Folder:
    """The gold records that belong to the documents of `folder`. Raises UsageProblem where there is none at all."""
    if not folder.is_dir():
        raise UsageProblem(f"{folder}: Mappen finns inte.", "Ange en mapp med dokument och facit.")
    docs = folder / "docs" if (folder / "docs").is_dir() else folder
    beside = folder / "gold" if (folder / "gold").is_dir() else docs
    golds: list[Gold] = []
    problems: dict[Path, FileProblem] = {}
    for path in sorted((gold or beside).glob("*.json")):
        try:
            golds.append(_gold(path, docs))
        except FileProblem as problem:
            problems[path] = problem
    if not golds and not problems:
        advice = "Ett facit är en JSON-fil per dokument, i mappen gold, bredvid dokumenten eller där --gold säger."
        raise UsageProblem(f"{gold or beside}: Inget facit hittades.", advice)
    return Folder(folder.resolve().name, tuple(golds), problems)


def _gold(path: Path, docs: Path) -> Gold:
    try:
        record = json.loads(read(path))
    except ValueError as error:
        raise DamagedFile("Facit är inte giltig JSON.", "Rätta filen.") from error
    if not isinstance(record, dict) or "kind" not in record:
        raise DamagedFile("Filen är inget facit: fältet kind saknas.", "Rätta filen eller ta bort den.")
    if "annotated" in record:
        raise DamagedFile("Facit täcker bara delar av dokumentet och räknas inte.", "Komplettera det.")
    return Gold(_document(path, docs, text(inner(record, "source"), "name")), record)


def _document(path: Path, docs: Path, name: str) -> Path:
    """The file that the record names, or without a name the only one that is called as the gold file is."""
    own = [docs / name] if name else [one for one in docs.glob(f"{path.stem}.*") if one.suffix != ".json"]
    if len(own) != 1 or own[0].parent != docs or not own[0].is_file():
        raise MissingFile(f"Dokumentet till facit saknas: {name or path.stem}.", f"Lägg det i {docs}.")
    return own[0]
