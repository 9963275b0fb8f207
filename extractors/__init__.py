"""Bytes to lines to records. Everything outside this package calls `extract`."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from extractors.readers import READERS, pdf, read
from extractors.understand import understand
from models.errors import FileProblem
from models.record import Record, Source, Warning
from models.scan import Scan

__all__ = ["READERS", "extract", "unread", "version"]


def extract(data: bytes, name: str, scan: Scan | None = None) -> tuple[Record, ...]:
    """The records in a file's bytes; `name` is the file's name, which is told in messages and never decides anything.
    `scan` is what OCR read of it.

    Raises a FileProblem (EmptyFile, DamagedFile, EncryptedFile, NoText, UnknownFormat) whose message names the file.
    """
    try:
        document = read(data, name, scan)
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
    sure = scan.confidence if scan and document.text_layer != "native" else None
    return tuple(_with_warnings(record, document.unread, sure) for record in understand(document, source, digest[:16]))


def _with_warnings(record: Record, unread: Sequence[int], sure: float | None) -> Record:
    """Warns of pages that could not be read, and of text that comes from OCR."""
    found = []
    if unread:
        pages = ", ".join(map(str, unread))
        found.append(Warning("pages-unread", f"Sidor som inte går att läsa utan texttolkning: {pages}."))
    if sure is not None:
        found.append(Warning("text-from-ocr", f"Text är tolkad ur bilder; säkerheten är {sure:.0f} av 100."))
    return replace(record, warnings=(*record.warnings, *found)) if found else record


def _named(problem: FileProblem, name: str) -> FileProblem:
    if problem.message.startswith(name):
        return problem
    return type(problem)(f"{name}: {problem.message}", problem.remedy)


def unread(data: bytes) -> tuple[int, ...]:
    """Pages of a PDF, from 1, that are pictures or whose text means nothing; none in other formats.

    Raises DamagedFile or EncryptedFile.
    """
    return pdf.read(data).unread if pdf.recognises(data) else ()


@cache
def version() -> str:
    """Version of the reading: eight hexadecimal digits that change with any rule or word list of this package."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*")):
        if path.suffix in {".py", ".toml"}:
            digest.update(path.read_bytes())
    return digest.hexdigest()[:8]
