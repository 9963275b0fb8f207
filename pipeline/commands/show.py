"""`protokoll show`: one document, whole."""

import argparse

from corpus.archive import open_archive
from corpus.documents import stored_record
from output.reading import reading
from pipeline.screen import visible
from pipeline.settings import Settings


def run(settings: Settings, args: argparse.Namespace) -> int:
    """Prints the record with that id, for a person or as JSON."""
    with open_archive(settings.archive, "read", settings.originals) as archive, archive.transaction() as connection:
        stored = stored_record(connection, args.id)
    if args.json:
        print(stored.json)
    else:
        for line in reading(stored.record()).rstrip().split("\n"):
            print(visible(line))
    return 0
