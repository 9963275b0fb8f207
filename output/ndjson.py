"""NDJSON: a record a line, as RECORD and the published JSON Schema describe it."""

from collections.abc import Iterable
from typing import BinaryIO

from corpus.documents import StoredRecord


def write(records: Iterable[StoredRecord], out: BinaryIO) -> int:
    """Writes each record as one line of JSON, as it was stored; gives their number. Raises OSError."""
    count = 0
    for stored in records:
        out.write(stored.json.encode() + b"\n")
        count += 1
    return count
