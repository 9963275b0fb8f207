"""`protokoll backup`: the whole archive into a folder."""

import argparse

from models.errors import UsageProblem
from pipeline.copying import BACKUP, copy, tell
from pipeline.settings import Settings


def run(settings: Settings, args: argparse.Namespace) -> int:
    """Writes an archive of its own into the folder, which must be empty, and compares every hash."""
    if args.folder.exists() and any(args.folder.iterdir()):
        raise UsageProblem(f"Mappen {args.folder} är inte tom.", "Ange en ny mapp för varje säkerhetskopia.")
    made = copy(settings.archive, settings.originals, str(args.folder / BACKUP), None, args.folder)
    return tell(made, str(args.folder))
