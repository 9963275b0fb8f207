"""`protokoll restore`: a backup into a new archive."""

import argparse

from models.errors import UsageProblem
from pipeline.copying import BACKUP, copy, tell
from pipeline.settings import Settings


def run(settings: Settings, args: argparse.Namespace) -> int:
    """Fills an archive that is not there yet, or empty, and compares every hash."""
    backup = args.folder / BACKUP
    if not backup.is_file():
        raise UsageProblem(f"{args.folder} är ingen säkerhetskopia.", "Ange mappen som protokoll backup skrev.")
    return tell(copy(str(backup), None, settings.archive, settings.originals), settings.archive)
