"""`protokoll export`: the whole archive in one format."""

import argparse
import sys
from pathlib import Path

from corpus.archive import open_archive
from corpus.documents import stored_records
from models.errors import UsageProblem
from output import EXPORTERS
from output.destination import destination
from pipeline.settings import Settings


def run(settings: Settings, args: argparse.Namespace) -> int:
    """Writes all records to the file, or to standard output. Raises UsageProblem for an unknown format."""
    if args.format not in EXPORTERS:
        raise UsageProblem(f"Formatet {args.format} finns inte.", f"Välj bland: {', '.join(EXPORTERS)}")
    path = Path(args.output) if args.output else None
    with (
        open_archive(settings.archive, "read", settings.originals) as archive,
        archive.transaction() as connection,
        destination(path) as out,
    ):
        count = EXPORTERS[args.format](stored_records(connection), out)
    if path:
        print(f"{count} poster skrevs till {path}.", file=sys.stderr)
    return 0
