"""A run from beginning to end: noted in the archive's log, shown as it goes, and told in a report."""

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import extractors
from corpus.archive import open_archive
from corpus.atomic import sweep
from corpus.disk import why
from corpus.location import locate
from corpus.people.settle import bring_together
from corpus.runs import BAD, Result, Seen, begin, end, facts
from models.errors import EmptyArchive, UsageProblem
from pipeline.files import complaint_about, is_among
from pipeline.importing import Told, import_files
from pipeline.limits import Limits
from pipeline.progress import progress
from pipeline.screen import print_table
from pipeline.settings import Settings
from pipeline.storing import Rehearsing, Storing
from pipeline.workers import Work

_SUMMARY: tuple[tuple[str, tuple[Result, ...], bool], ...] = (
    ("Nya", ("new", "new version", "not minutes"), True),
    ("  varav nya versioner", ("new version",), False),
    ("  varav inte protokoll", ("not minutes",), True),
    ("Oförändrade", ("unchanged",), True),
    ("Dubbletter", ("duplicate",), True),
    ("Indragna", ("withdrawn",), False),
    ("Öppnade paket", ("container",), False),
    ("I karantän", ("quarantined",), True),
    ("Misslyckade", ("failed",), True),
)


def perform(
    settings: Settings,
    files: Sequence[Seen],
    arguments: Sequence[str],
    *,
    reference: bool = False,
    report: Path | None = None,
    retry_of: int | None = None,
    more: bool = False,
) -> Counter[Result]:
    """Imports files into the archive as one run, and gives how many came to what; it is told even when interrupted.

    more  whether the report goes on where another run's ended

    Raises ArchiveProblem, and UsageProblem when the report cannot be written.
    """
    version = extractors.version()
    _check_report(settings, files, report)
    with (
        _report(report, more=more) as write,
        open_archive(settings.archive, "write", settings.originals) as archive,
    ):
        sweep(archive.originals)
        with archive.transaction() as connection:
            number = begin(connection, arguments, version, files, retry_of)
        told = import_files(Storing(archive, number, version), work_of(settings), enumerate(files), reference=reference)
        counts = _tell(told, len(files), write, f"Körning {number}")
        bring_together(archive)
        with archive.transaction() as connection:
            end(connection, number)
    return counts


def rehearse(settings: Settings, files: Sequence[Seen], *, report: Path | None = None) -> Counter[Result]:
    """Reads files as an import would, stores nothing, and gives how many would come to what."""
    _check_report(settings, files, report)
    with ExitStack() as stack:
        write = stack.enter_context(_report(report))
        path = locate(settings.archive, settings.originals).path
        archive = None
        if path is None or path.exists():
            with suppress(EmptyArchive):
                archive = stack.enter_context(open_archive(settings.archive, "read", settings.originals))
        told = import_files(Rehearsing(archive), work_of(settings), enumerate(files))
        return _tell(told, len(files), write, "Inget sparades")


def _tell(told: Iterable[Told], total: int, write: Callable[[Told], None], title: str) -> Counter[Result]:
    counts: Counter[Result] = Counter()
    with progress(total) as step:
        try:
            for one in told:
                counts[one.outcome.result] += 1
                write(one)
                problem = one.outcome.problem
                step(one.outcome.result, complaint_about(one.seen.shown, problem) if problem else "")
        finally:
            print_table(("Utfall", "Filer"), _rows(counts), title)
    return counts


def _rows(counts: Counter[Result]) -> list[tuple[str, str]]:
    """What there always is, and what is rare only if it was there."""
    return [
        (label, str(sum(counts[result] for result in results)))
        for label, results, always in _SUMMARY
        if always or any(counts[result] for result in results)
    ]


def work_of(settings: Settings) -> Work:
    """How many processes read, or which cluster, and what one file may cost them."""
    return Work(settings.workers, Limits(settings.seconds, settings.megabytes), settings.cluster)


def exit_code(counts: Counter[Result]) -> int:
    """1 if any file could not be read."""
    return 1 if any(counts[result] for result in counts if result in BAD) else 0


def as_json(told: Told) -> dict[str, object]:
    """What became of a file, for a program."""
    return {"file": told.seen.shown, "inside": list(told.seen.inside), **facts(told.outcome)}


def _check_report(settings: Settings, files: Iterable[Seen], report: Path | None) -> None:
    """Raises UsageProblem when the report would take the place of the archive, or of a file that is to be read."""
    if report is None:
        return
    if is_among(report, locate(settings.archive, settings.originals).files()):
        raise UsageProblem(f"{report} hör till arkivet självt och skrivs inte över.", "Ange en annan fil med --report.")
    if any(seen.path == os.fsencode(place) for place in {report.absolute(), report.resolve()} for seen in files):
        raise UsageProblem(f"{report} är en av filerna som ska läsas in.", "Ange en annan fil med --report.")


@contextmanager
def _report(path: Path | None, *, more: bool = False) -> Iterator[Callable[[Told], None]]:
    """Writes a line of JSON as each file is settled, so that what was done before an interruption is told too."""
    if path is None:
        yield lambda _: None
        return
    try:
        file = path.open("a" if more else "w", encoding="utf-8", buffering=1)
    except OSError as error:
        raise UsageProblem(f"{path} kan inte skrivas: {why(error)}.", "Ange en annan fil med --report.") from error
    with file:
        yield lambda told: print(json.dumps(as_json(told), ensure_ascii=False), file=file)
