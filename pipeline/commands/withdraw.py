"""`protokoll withdraw`: takes a document or a § away, and tells what is taken away."""

import argparse

from corpus.archive import open_archive
from corpus.linking import shown_beside
from corpus.withdrawals import Withdrawal, destroy, undo, withdraw, withdrawals
from models.errors import UsageProblem
from pipeline.person import who, why
from pipeline.screen import NOTHING, print_table, visible
from pipeline.settings import Settings

_HEADINGS = ("Indraget", "Fil", "Id", "Vem", "När", "Varför", "Gallrat")


def run(settings: Settings, args: argparse.Namespace) -> int:
    """Takes away, brings back, destroys, or lists. Raises UsageProblem for what has no meaning."""
    if args.id is None:
        return _list(settings)
    if args.destroy and (args.item or args.undo):
        raise UsageProblem("Bara ett helt dokument kan gallras.", "Ange --destroy utan --item och --undo.")
    kept: str | None = None
    with open_archive(settings.archive, "change", settings.originals) as archive:
        if args.undo:
            found = undo(archive, args.id, args.item)
            print(visible(f"{found.citation} visas igen."))
        elif args.destroy:
            found, kept = destroy(archive, args.id, who(args))
            print(visible(f"{found.citation} är gallrat {found.destroyed_at} av {found.destroyed_by}: {found.why}"))
        else:
            found = withdraw(archive, args.id, args.item, who(args), why(args))
            print(visible(f"{found.citation} är indraget."))
        with archive.transaction() as connection:
            left = shown_beside(connection, found.record_id, args.item) if not args.undo else ()
    if left and args.item:
        print(visible(f"Paragrafen visas ännu i andra dokument från sammanträdet: {', '.join(left)}"))
    elif left:
        print(visible(f"Andra versioner, eller utdrag, av samma protokoll visas ännu: {', '.join(left)}"))
    if kept:
        print(visible(f"Originalet låg inte i arkivet och ligger kvar: {kept}. Ta bort det själv."))
    return 0


def _list(settings: Settings) -> int:
    with open_archive(settings.archive, "read", settings.originals) as archive:
        found = withdrawals(archive)
    if found:
        print_table(_HEADINGS, [_cells(one) for one in found])
    else:
        print("Inget är indraget.")
    return 0


def _cells(one: Withdrawal) -> tuple[str, ...]:
    gone = f"{one.destroyed_at} av {one.destroyed_by}" if one.destroyed_at else NOTHING
    return one.citation, one.name, one.record_id[:12], one.who, one.at, one.why, gone
