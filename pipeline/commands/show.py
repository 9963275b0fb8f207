"""`protokoll show`: one document, whole."""

import argparse

from corpus.archive import open_archive
from corpus.documents import stored_record
from output.reading import reading
from pipeline.settings import Settings


def run(settings: Settings, args: argparse.Namespace) -> int:
    """Prints the record with that id, for a person or as JSON."""
    with open_archive(settings.archive, "read", settings.originals) as archive, archive.transaction() as connection:
        stored = stored_record(connection, args.id)
    print(stored.json if args.json else reading(stored.record()).rstrip())
    return 0
