"""The run that sends files into the archive: each file on its own, so that one that fails stops no other."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from corpus.archive import Archive
from corpus.keep import is_kept, keep, keep_in_quarantine
from models.errors import ArchiveProblem, FileProblem, MissingFile
from pipeline.files import file_name, read
from pipeline.understand import internal, understand

Result = Literal["new", "not minutes", "unchanged", "quarantined", "failed"]
"""new, not minutes     stored; the latter holds nothing but documents of the kind other
unchanged             these bytes were in the archive already
quarantined           stored with the reason why it became no record
failed                could not even be read from the disk"""


class Outcome(NamedTuple):
    """What became of one path; `problem` says why it is quarantined or failed."""

    path: Path
    result: Result
    problem: FileProblem | None = None


def import_files(archive: Archive, files: Iterable[Path]) -> Iterator[Outcome]:
    """Imports the files in order, and tells of each when it is in the archive, or known not to be.

    Raises ArchiveProblem when the archive can no longer be written; the files told of before are safe.
    """
    return (_import_file(archive, file) for file in files)


def _import_file(archive: Archive, path: Path) -> Outcome:
    try:
        data = read(path)
    except MissingFile as problem:
        return Outcome(path, "failed", problem)
    if is_kept(archive, data):
        return Outcome(path, "unchanged")
    try:
        result = _keep(archive, data, file_name(path))
    except FileProblem as problem:
        keep_in_quarantine(archive, data, file_name(path), problem)
        return Outcome(path, "quarantined", problem)
    return Outcome(path, result)


def _keep(archive: Archive, data: bytes, name: str) -> Result:
    records = understand(data, name)
    try:
        kept = keep(archive, data, name, records)
    except ArchiveProblem:
        raise
    except Exception as error:
        raise internal(error, name) from error
    if kept == "unchanged":
        return "unchanged"
    return "not minutes" if all(record.kind == "other" for record in records) else "new"
