"""`protokoll import`: files and folders into the archive."""

import argparse
from dataclasses import replace

from corpus.location import locate
from pipeline.files import gather
from pipeline.importing import seen_of
from pipeline.running import exit_code, perform, rehearse
from pipeline.settings import Settings


def run(settings: Settings, args: argparse.Namespace) -> int:
    """Imports what the paths mean, tells of each problem on standard error, and sums up. 1 if any file failed."""
    own = locate(settings.archive, settings.originals).files()
    files = [seen_of(path) for path in gather(args.paths, own)]
    if args.workers:
        settings = replace(settings, workers=args.workers)
    if args.dry_run or all(seen.problem for seen in files):  # a mistyped path makes no archive
        return exit_code(rehearse(settings, files, report=args.report))
    return exit_code(perform(settings, files, args.words, reference=args.reference, report=args.report))
