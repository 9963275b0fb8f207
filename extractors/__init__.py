"""Bytes to lines to records. Everything outside this package calls `extract`."""

import hashlib
from functools import cache
from pathlib import Path

from extractors.readers import READERS, read
from extractors.understand import understand
from models.errors import FileProblem
from models.record import Record, Source

__all__ = ["READERS", "extract", "version"]


def extract(data: bytes, name: str) -> tuple[Record, ...]:
    """The records in a file's bytes; `name` is the file's name, which is told in messages and never decides anything.

    Raises a FileProblem (EmptyFile, DamagedFile, EncryptedFile, NoText, UnknownFormat) whose message names the file.
    """
    try:
        document = read(data, name)
    except FileProblem as problem:
        raise _named(problem, name) from problem.__cause__
    digest = hashlib.sha256(data).hexdigest()
    source = Source(
        name,
        digest,
        document.media_type,
        len(data),
        document.pages,
        document.text_layer,
        document.signatures,
    )
    return understand(document, source, digest[:16])


def _named(problem: FileProblem, name: str) -> FileProblem:
    if problem.message.startswith(name):
        return problem
    return type(problem)(f"{name}: {problem.message}", problem.remedy)


@cache
def version() -> str:
    """Version of the reading: eight hexadecimal digits that change with any rule or word list of this package."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*")):
        if path.suffix in {".py", ".toml"}:
            digest.update(path.read_bytes())
    return digest.hexdigest()[:8]
