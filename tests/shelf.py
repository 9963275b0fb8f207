"""Putting invented records into an archive, as an import would."""

from collections.abc import Sequence

from corpus.archive import Archive
from corpus.keep import Arrival, Kept, keep_in_quarantine, store_original
from corpus.keep import keep as keep_arrival
from corpus.prepare import prepare
from models.errors import FileProblem
from models.record import Record


def keep(archive: Archive, data: bytes, name: str, records: Sequence[Record]) -> Kept:
    """Stores a file and its records; its place is its name."""
    arrival = Arrival(data, name, name)
    path = store_original(archive, arrival)
    with archive.transaction() as connection:
        return keep_arrival(archive, connection, arrival, path, prepare(records), extractor="test")


def quarantine(archive: Archive, data: bytes, name: str, problem: FileProblem) -> None:
    """Stores a file that became no record."""
    arrival = Arrival(data, name, name)
    path = store_original(archive, arrival)
    with archive.transaction() as connection:
        keep_in_quarantine(connection, arrival, path, problem)
