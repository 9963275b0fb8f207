"""`protokoll show`: one document, whole."""

import argparse

from corpus.archive import open_archive
from corpus.documents import stored_record
from corpus.withdrawals import tombstones
from output.reading import reading
from pipeline.screen import visible
from pipeline.settings import Settings


def run(settings: Settings, args: argparse.Namespace) -> int:
    """Prints the record with that id, for a person or as JSON."""
    with open_archive(settings.archive, "read", settings.originals) as archive, archive.transaction() as connection:
        stored = stored_record(connection, args.id)
        stones = tombstones(connection, stored.id)
    if args.json:
        print(stored.json)
    else:
        for stone in stones:
            print(visible(f"Indraget: {stone.citation}. {stone.who} {stone.at[:10]}: {stone.why}"))
        for line in reading(stored.record()).rstrip().split("\n"):
            print(visible(line))
    return 0
