"""`protokoll copy`: an archive into another, such as from a file to a database server."""

import argparse
from pathlib import Path

from pipeline.copying import copy, tell
from pipeline.settings import Settings


def run(settings: Settings, args: argparse.Namespace) -> int:
    """Copies everything and compares every hash. 1 if anything differs."""
    target_originals: Path | None = args.to_originals
    return tell(copy(vars(args)["from"], settings.originals, args.to, target_originals), args.to)
