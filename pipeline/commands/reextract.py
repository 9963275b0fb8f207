"""`protokoll reextract`: the originals read anew by this version of the program."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import extractors
from corpus.archive import Archive, open_archive
from corpus.people.settle import bring_together
from corpus.reextract import Change, Old, changes, original_of, outdated, replace_records
from corpus.scans import load_scan
from models.errors import FileProblem
from pipeline.files import complaint_about, read
from pipeline.jsonlines import print_json
from pipeline.running import work_of
from pipeline.screen import NOTHING, counted, visible
from pipeline.settings import Settings
from pipeline.workers import Sent, Task, understood

_SHOWN = 60
_STAYS = "En indragen paragraf finns inte i den nya läsningen, så posten är inte ändrad. Dra in rätt paragraf först."


class _Reading(NamedTuple):
    old: Old
    problem: FileProblem | None = None


def run(settings: Settings, args: argparse.Namespace) -> int:
    """Shows what would change, and with --apply changes it. 1 if an original could not be read."""
    version = extractors.version()
    differing = failed = total = 0
    with open_archive(settings.archive, "change" if args.apply else "read", settings.originals) as archive:
        old = outdated(archive, version, every=args.all)
        for reading, done in understood(work_of(settings), _sent(archive, old)):
            total += 1
            problem = reading.problem or (done.problem if done else None)
            if problem or done is None:
                failed += 1
                print(complaint_about(reading.old.name, problem or FileProblem("")), file=sys.stderr)
                continue
            found = list(changes(reading.old, done.prepared))
            differing += bool(found)
            for change in found:
                _tell(change, as_json=args.json)
            if args.apply:
                stays = replace_records(archive, reading.old.original_id, done.prepared, version)
                failed += bool(stays)
                for id_ in stays:
                    print(visible(f"{reading.old.name} ({id_[:12]}): {_STAYS}"), file=sys.stderr)
        if args.apply:
            bring_together(archive)
    if not args.json:
        print(_summary(total, differing, applied=args.apply))
    return 1 if failed else 0


def _sent(archive: Archive, old: Sequence[Old]) -> Iterator[Sent[_Reading]]:
    for one in old:
        try:
            yield Sent(_Reading(one), Task(read(original_of(archive, one)), one.name, load_scan(archive, one.sha256)))
        except FileProblem as problem:
            yield Sent(_Reading(one, problem), None)


def _tell(change: Change, *, as_json: bool) -> None:
    if as_json:
        print_json(change._asdict())
    else:
        was, becomes = (_short(text) for text in (change.was, change.becomes))
        print(visible(f"{change.source} ({change.record_id[:12]}) {change.path}: {was} → {becomes}"))


def _short(text: str | None) -> str:
    if text is None:
        return NOTHING
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _summary(total: int, differing: int, *, applied: bool) -> str:
    read_again = f"{counted(total, 'fil', 'filer')} lästa på nytt"
    if not differing:
        return f"{read_again}, inget {'ändrat' if applied else 'skulle ändras'}."
    changed = counted(differing, "fil", "filer")
    if applied:
        return f"{read_again}, {changed} ändrade. Rättelser och indragningar gäller som förut."
    return f"{read_again}, {changed} skulle ändras. Ändra dem med --apply."
