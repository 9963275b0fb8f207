"""What an exporter is."""

from collections.abc import Iterable
from typing import BinaryIO, Protocol

from corpus.documents import StoredRecord


class Exporter(Protocol):
    """Writes records in one format."""

    def __call__(self, records: Iterable[StoredRecord], out: BinaryIO) -> int:
        """Writes all records to `out` as they come, in UTF-8; gives their number. Raises OSError."""
