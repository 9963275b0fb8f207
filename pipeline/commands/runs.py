"""`protokoll runs`: the log of imports, and what was left of one read once more."""

import argparse
from collections.abc import Iterable

from corpus.archive import Archive, open_archive
from corpus.runs import BAD, Run, RunFile, Seen, run_files, runs, the_run
from models.errors import UsageProblem
from pipeline.files import complaint_about
from pipeline.jsonlines import print_json
from pipeline.progress import WORDS, told
from pipeline.running import exit_code, perform
from pipeline.screen import NOTHING, print_table, visible
from pipeline.settings import Settings

_HEADINGS = ("Körning", "Började", "Slutade", "Filer", "Utfall")


def run(settings: Settings, args: argparse.Namespace) -> int:
    """Lists the runs, shows one, or reads again what one of them left. Raises UsageProblem for what is neither."""
    if args.action is None:
        return _list(settings, as_json=args.json)
    if args.action not in {"show", "retry"} or args.number is None:
        raise UsageProblem(
            "Skriv protokoll runs, protokoll runs show N eller protokoll runs retry N.", "N är körningens nummer."
        )
    if args.action == "show":
        return _show(settings, args.number, as_json=args.json)
    return _retry(settings, args)


def _list(settings: Settings, *, as_json: bool) -> int:
    with open_archive(settings.archive, "read", settings.originals) as archive, archive.transaction() as connection:
        found = runs(connection)
    if as_json:
        for one in found:
            print_json(_run_json(one))
    elif found:
        print_table(_HEADINGS, [_cells(one) for one in found])
    else:
        print("Inget har lästs in ännu.")
    return 0


def _cells(one: Run) -> tuple[str, ...]:
    total = str(sum(one.counts.values()))
    waiting = one.counts.get(None, 0)
    said = [told({result: number for result, number in one.counts.items() if result})]
    said += [f"{waiting} {WORDS[None]}"] if waiting else []
    return str(one.id), one.started, one.ended or "avbruten", total, ", ".join(filter(None, said)) or NOTHING


def _run_json(one: Run) -> dict[str, object]:
    return {
        "run": one.id,
        "retry_of": one.retry_of,
        "started": one.started,
        "ended": one.ended,
        "arguments": list(one.arguments),
        "extractor": one.extractor,
        "counts": {result or "waiting": number for result, number in one.counts.items()},
    }


def _show(settings: Settings, number: int, *, as_json: bool) -> int:
    with open_archive(settings.archive, "read", settings.originals) as archive, archive.transaction() as connection:
        one = the_run(connection, number)
        if not as_json:
            print(visible(f"Körning {one.id}: protokoll {' '.join(one.arguments)}"))
            again = f", fortsätter körning {one.retry_of}" if one.retry_of else ""
            print(f"{one.started} – {one.ended or 'avbruten'}{again}\n")
        for file in run_files(connection, number):
            if as_json:
                print_json(_file_json(file))
            else:
                print(_line(file))
    return 0


def _line(file: RunFile) -> str:
    word = WORDS[file.result].upper() if file.result in BAD or file.result is None else WORDS[file.result]
    spent = f" {file.seconds:.2f} s" if file.seconds is not None else ""
    problem = file.problem()
    place = complaint_about(file.seen.shown, problem) if problem else visible(file.seen.shown)
    warned = f" ({file.warnings} varningar)" if file.warnings else ""
    return f"{word}{spent}  {place}{warned}"


def _file_json(file: RunFile) -> dict[str, object]:
    return {
        "file": file.seen.shown,
        "inside": list(file.seen.inside),
        "outcome": file.result,
        "stage": file.stage,
        "seconds": file.seconds,
        "warnings": file.warnings,
        "sha256": file.sha256,
        "reason": file.reason,
        "message": file.message,
        "advice": file.advice,
    }


def _retry(settings: Settings, args: argparse.Namespace) -> int:
    with open_archive(settings.archive, "read", settings.originals) as archive:
        files = _left(archive, args.number, only_failed=args.failed)
        reference = _referenced(archive, args.number)
    if not files:
        print(f"Av körning {args.number} är inget kvar att läsa.")
        return 0
    counts = perform(settings, files, args.words, reference=reference, report=args.report, retry_of=args.number)
    return exit_code(counts)


def _referenced(archive: Archive, number: int) -> bool:
    """Whether a run, or the one that it goes on from, left the originals where they were."""
    with archive.transaction() as connection:
        one: Run | None = the_run(connection, number)
        while one and one.retry_of:
            one = the_run(connection, one.retry_of)
    return one is not None and "--reference" in one.arguments


def _left(archive: Archive, number: int, *, only_failed: bool) -> list[Seen]:
    """What a run did not come to, and what failed. A member of a container that is read whole is not read by itself."""
    with archive.transaction() as connection:
        the_run(connection, number)
        wanted = {*BAD} if only_failed else {*BAD, None}
        files = [file.seen for file in run_files(connection, number) if file.result in wanted and file.seen.path]
    return list(_once(files))


def _once(files: Iterable[Seen]) -> Iterable[Seen]:
    files = list(files)
    whole = {seen.path for seen in files if not seen.inside}
    return (seen for seen in files if not seen.inside or seen.path not in whole)
