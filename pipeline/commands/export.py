"""`protokoll export`: the whole archive in one format."""

import argparse
import sys
from datetime import date
from pathlib import Path

from corpus.archive import Archive, open_archive
from corpus.coverage import coverage
from corpus.documents import stored_records
from corpus.location import locate
from models.errors import UsageProblem
from output import EXPORTERS
from output.destination import destination
from pipeline.completeness import coverage_as_json
from pipeline.files import is_among
from pipeline.jsonlines import json_line
from pipeline.screen import counted
from pipeline.settings import Settings


def run(settings: Settings, args: argparse.Namespace) -> int:
    """Writes all records to the file, or to standard output, and beside the file what the archive covers.

    Raises UsageProblem for an unknown format, and for a file that is the archive's own or is named twice.
    """
    if args.format not in EXPORTERS:
        raise UsageProblem(f"Formatet {args.format} finns inte.", f"Välj bland: {', '.join(EXPORTERS)}")
    path: Path | None = args.output
    beside: Path | None = args.coverage or _beside(path)
    _check(settings, path, beside)
    with open_archive(settings.archive, "read", settings.originals) as archive:
        with archive.transaction() as connection, destination(path) as out:
            count = EXPORTERS[args.format](stored_records(connection), out)
        if beside:
            _write_coverage(archive, beside)
    if path:
        print(f"{counted(count, 'post', 'poster')} skrevs till {path}.", file=sys.stderr)
    return 0


def _check(settings: Settings, path: Path | None, beside: Path | None) -> None:
    own = locate(settings.archive, settings.originals).files()
    for option, file in (("--output", path), ("--coverage", beside)):
        if file and is_among(file, own):
            advice = f"Ange en annan fil med {option}."
            raise UsageProblem(f"{file} hör till arkivet självt och skrivs inte över.", advice)
    if path and beside and path.resolve() == beside.resolve():
        raise UsageProblem("--output och --coverage är samma fil.", "Ange två olika filer.")


def _beside(path: Path | None) -> Path | None:
    """Where the statement on an export goes: beside its file; nowhere beside a pipe or another special file."""
    if path is None or (path.exists() and not path.is_file()):
        return None
    return path.with_name(f"{path.name}.tackning.json")


def _write_coverage(archive: Archive, path: Path) -> None:
    today = date.today()  # noqa: DTZ011  (the user's own calendar day)
    line = json_line({"today": today, **coverage_as_json(coverage(archive, today))})
    with destination(path) as out:
        out.write(f"{line}\n".encode())
