"""`protokoll import`: files and folders into the archive."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from corpus.location import locate
from corpus.runs import Result, Seen
from models.errors import MissingFile, UsageProblem
from pipeline.declaring import Declaring, from_manifest, from_paths
from pipeline.manifest import folder_levels, read_manifest
from pipeline.person import who
from pipeline.running import exit_code, perform, rehearse
from pipeline.screen import visible
from pipeline.settings import Settings
from pipeline.watching import arrivals


def run(settings: Settings, args: argparse.Namespace) -> int:
    """Imports what the paths mean, tells of each problem on standard error, and sums up. 1 if any file failed.

    Raises UsageProblem when nothing is given to import, or what is given has no meaning together.
    """
    if args.workers is not None:
        settings = replace(settings, workers=args.workers)
    if args.dask:
        settings = replace(settings, cluster=args.dask)
    if args.watch is not None:
        return _watch(settings, args)
    if not args.paths and not args.manifest:
        raise UsageProblem("Det framgår inte vad som ska läsas in.", "Ange filer, mappar eller --manifest FIL.")
    files = list(_files(settings, args))
    if args.dry_run or all(seen.problem for seen in files):  # a mistyped path makes no archive
        return exit_code(rehearse(settings, files, report=args.report))
    return exit_code(perform(settings, files, args.words, reference=args.reference, report=args.report))


def _files(settings: Settings, args: argparse.Namespace) -> Iterator[Seen]:
    own = locate(settings.archive, settings.originals).files()
    declaring = _declaring(args)
    yield from from_paths(args.paths, own, declaring)
    if args.manifest:
        yield from from_manifest(args.manifest, read_manifest(args.manifest), own, declaring)


def _declaring(args: argparse.Namespace) -> Declaring:
    return Declaring(who(args), folder_levels(args.folders) if args.folders else ())


def _watch(settings: Settings, args: argparse.Namespace) -> int:
    """Imports what comes into a folder, a run each time, until Ctrl+C."""
    if len(args.paths) != 1 or args.dry_run or args.manifest:
        raise UsageProblem("--watch bevakar en mapp.", "Ange en mapp, och varken --dry-run eller --manifest.")
    folder: Path = args.paths[0]
    own = locate(settings.archive, settings.originals).files()
    skip = own | {args.report.resolve()} if args.report else own
    print(visible(f"Bevakar {folder}. Avsluta med Ctrl+C."), file=sys.stderr)
    counts: Counter[Result] = Counter()
    pause = max(0.1, float(args.watch))
    runs = arrivals(folder, pause, pause, lambda: False, skip=skip, tell=_tell)
    for number, ready in enumerate(runs):
        files = list(from_paths(ready, own, _declaring(args), roots=[folder]))
        counts += perform(settings, files, args.words, reference=args.reference, report=args.report, more=number > 0)
    return exit_code(counts)


def _tell(problem: MissingFile) -> None:
    print(visible(str(problem)), file=sys.stderr)
