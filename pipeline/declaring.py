"""What the user declares of files, in a manifest or by the folders they lie in, as corrections of what is read."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from corpus.corrections import as_value
from corpus.decided import Given
from corpus.runs import Seen
from models.errors import MissingFile
from pipeline.files import gather, shown
from pipeline.importing import seen_of
from pipeline.manifest import Declared, Level, Manifest, Row, RowProblem, declared_by_folders

_FIELDS = (("organisation", "organisation"), ("body", "body"), ("date", "meeting.dates"))
"""What can be declared, and the field of the record that it corrects."""


class Declaring(NamedTuple):
    """Who declares, and what the names of folders below a given one say."""

    who: str
    levels: tuple[Level, ...] = ()


def from_paths(
    paths: Sequence[Path], own: frozenset[Path], declaring: Declaring, roots: Sequence[Path] = ()
) -> Iterator[Seen]:
    """The files that paths mean, with what their folders say where the document itself states nothing.

    roots  folders from which the levels count; the folders among the paths are such
    """
    roots = [*roots, *(path for path in paths if path.is_dir())]
    for found in gather(paths, own):
        declared = None
        if declaring.levels and isinstance(found, Path):
            root = next((root for root in roots if found.is_relative_to(root)), found.parent)
            said = declared_by_folders(found, root, declaring.levels)
            declared = _noted(said, declaring.who, "mappens namn", unless_stated=True)
        yield seen_of(found, declared)


def from_manifest(path: Path, manifest: Manifest, own: frozenset[Path], declaring: Declaring) -> Iterator[Seen]:
    """The files of a manifest in its order, its bad rows among them as what they are."""
    rows: list[Row | RowProblem] = [*manifest.rows, *manifest.problems]
    rows.sort(key=lambda row: row.number)
    for row in rows:
        if isinstance(row, RowProblem):
            yield Seen(b"", (), f"{shown(path)}", problem=row.problem)
        else:
            yield from _from_row(path, row, own, declaring)


def _from_row(path: Path, row: Row, own: frozenset[Path], declaring: Declaring) -> Iterator[Seen]:
    why = f"{shown(Path(path.name))} rad {row.number}"
    declared = _noted(row.declared, declaring.who, why, unless_stated=False)
    for found in gather([row.path], own):
        if isinstance(found, MissingFile):
            found = MissingFile(f"{found.message} ({why})", found.remedy)
        yield seen_of(found, declared)


def _noted(said: Declared, who: str, why: str, *, unless_stated: bool) -> str | None:
    rows: Sequence[Given] = [
        Given(path, as_value(path, str(getattr(said, name))), who, why, unless_stated)
        for name, path in _FIELDS
        if getattr(said, name)
    ]
    return json.dumps(rows, ensure_ascii=False) if rows else None
