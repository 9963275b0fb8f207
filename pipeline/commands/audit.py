"""`protokoll audit`: a protokollsgranskning by kommunallagen 5:66-69, 8:12 and 13:5, and practice."""

import argparse
import sys
from collections.abc import Callable
from datetime import date

from corpus.archive import open_archive
from corpus.audit import Audit, Audited, audit
from corpus.location import locate
from models.errors import UsageProblem
from output.auditing import audit_csv, audit_html
from output.destination import destination
from pipeline.files import is_among
from pipeline.jsonlines import json_line
from pipeline.screen import NOTHING, counted, print_table
from pipeline.settings import Settings

_HEADINGS = ("Datum", "Organ", "§", "Sida", "Lagrum", "Brist", "Text", "Fil")


def run(settings: Settings, args: argparse.Namespace) -> int:
    """Prints the findings, or writes them as a file. Raises UsageProblem for an unknown format or body."""
    if args.format is not None and args.format not in _FORMATS:
        raise UsageProblem(f"Formatet {args.format} finns inte.", f"Välj bland: {', '.join(_FORMATS)}")
    if args.output and args.format is None:
        raise UsageProblem("Formatet saknas.", "Ange --format html eller --format csv.")
    if args.output and is_among(args.output, locate(settings.archive, settings.originals).files()):
        raise UsageProblem(f"{args.output} hör till arkivet självt och skrivs inte över.", "Ange en annan fil.")
    today = args.today or date.today()  # noqa: DTZ011  (the user's own calendar day)
    with open_archive(settings.archive, "read", settings.originals) as archive:
        found = audit(archive, today, args.body, args.year)
    if args.format:
        with destination(args.output) as out:
            out.write(_FORMATS[args.format](found).encode())
    else:
        _print(found)
    if args.output:
        print(f"{counted(len(found.found), 'iakttagelse', 'iakttagelser')} skrevs till {args.output}.", file=sys.stderr)
    return 0


def _print(found: Audit) -> None:
    if found.found:
        print_table(_HEADINGS, [_cells(one) for one in found.found])
        print()
    observations = counted(len(found.found), "iakttagelse", "iakttagelser")
    print(f"{counted(found.documents, 'protokoll granskat', 'protokoll granskade')}, {observations}.")


def _cells(one: Audited) -> tuple[str, ...]:
    cells = (
        one.day,
        ", ".join(filter(None, (one.body, one.organisation))),
        one.item,
        one.page,
        one.law,
        one.words,
        one.text,
        one.source or (one.document or "")[:12],
    )
    return tuple(str(cell) if cell else NOTHING for cell in cells)


def _ndjson(found: Audit) -> str:
    return "".join(f"{json_line(one._asdict())}\n" for one in found.found)


_FORMATS: dict[str, Callable[[Audit], str]] = {"html": audit_html, "csv": audit_csv, "ndjson": _ndjson}
