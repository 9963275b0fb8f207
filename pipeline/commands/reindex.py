"""`protokoll reindex`: the archive's search index made anew, as a new version of the analyser asks for."""

import argparse

from corpus.archive import open_archive
from corpus.entries import rebuild
from pipeline.settings import Settings


def run(settings: Settings, args: argparse.Namespace) -> int:  # noqa: ARG001
    """Rebuilds the index and tells how many documents are in it."""
    with open_archive(settings.archive, "read", settings.originals):
        pass  # a missing archive is a mistake here, not a wish for a new one
    with open_archive(settings.archive, "change", settings.originals) as archive:
        print(f"Sökregistret är gjort på nytt: {rebuild(archive)} dokument.")
    return 0
