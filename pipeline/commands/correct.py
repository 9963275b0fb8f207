"""`protokoll correct`: what a person says that a record should hold."""

import argparse

from corpus.archive import open_archive
from corpus.corrections import as_value, correct, corrections, take_back
from corpus.decided import Given
from corpus.overlay import Correcting
from models.errors import UsageProblem
from pipeline.person import who, why
from pipeline.screen import print_table
from pipeline.settings import Settings

_HEADINGS = ("Fält", "Rättat till", "Lästes som", "Vem", "När", "Varför")


def run(settings: Settings, args: argparse.Namespace) -> int:
    """Corrects a field, takes a correction back, or lists those of a document."""
    if args.field and args.value is None and not args.revoke:
        raise UsageProblem(f"Det rätta värdet av {args.field} saknas.", "Skriv det sist, eller ange --revoke.")
    with open_archive(settings.archive, "change" if args.field else "read", settings.originals) as archive:
        if args.field and args.revoke:
            take_back(archive, args.id, args.field)
            print(f"Rättelsen av {args.field} är tillbakatagen.")
        elif args.field:
            given = Given(args.field, as_value(args.field, args.value), who(args), why(args))
            correct(archive, args.id, given)
            print(f"{args.field} är rättat.")
        found = corrections(archive, args.id)
    if not args.field:
        _print(found)
    return 0


def _print(found: tuple[Correcting, ...]) -> None:
    if not found:
        print("Inga rättelser.")
        return
    print_table(_HEADINGS, [(one.path, one.value, one.was or "", one.who, one.at, one.why) for one in found])
