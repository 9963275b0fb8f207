"""`protokoll export`: the whole archive in one format."""

import argparse
import sys
from pathlib import Path

from corpus.archive import open_archive
from corpus.documents import stored_records
from corpus.location import locate
from models.errors import UsageProblem
from output import EXPORTERS
from output.destination import destination
from pipeline.files import is_among
from pipeline.screen import counted
from pipeline.settings import Settings


def run(settings: Settings, args: argparse.Namespace) -> int:
    """Writes all records to the file, or to standard output.

    Raises UsageProblem for an unknown format and for a file that is the archive's own.
    """
    if args.format not in EXPORTERS:
        raise UsageProblem(f"Formatet {args.format} finns inte.", f"Välj bland: {', '.join(EXPORTERS)}")
    path: Path | None = args.output
    if path and is_among(path, locate(settings.archive, settings.originals).files()):
        raise UsageProblem(f"{path} hör till arkivet självt och skrivs inte över.", "Ange en annan fil med --output.")
    with (
        open_archive(settings.archive, "read", settings.originals) as archive,
        archive.transaction() as connection,
        destination(path) as out,
    ):
        count = EXPORTERS[args.format](stored_records(connection), out)
    if path:
        print(f"{counted(count, 'post', 'poster')} skrevs till {path}.", file=sys.stderr)
    return 0
