"""The log of imports: what each run saw, and what became of every file."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from corpus.bulk import ask
from corpus.decided import now
from corpus.tables import run, run_file
from models.errors import FileProblem, UsageProblem

Result = Literal[
    "new", "new version", "not minutes", "unchanged", "duplicate", "withdrawn", "container", "quarantined", "failed"
]
"""new           stored
new version   stored; another version of the same minutes was there
not minutes   stored; it holds nothing but documents of the kind other
unchanged     these bytes were in the archive, from the same place
duplicate     these bytes were in the archive, from another place
withdrawn     somebody took it away from the archive; it was not stored again
container     a ZIP or tar; what it holds is told of by itself
quarantined   kept with the reason why it became no record
failed        could not even be read from the disk"""
Stage = Literal["read", "understand", "store"]
"""How far a file came."""
BAD: frozenset[str] = frozenset({"quarantined", "failed"})
_CHUNK = 500


_NOTE = (
    update(run_file)
    .where(run_file.c.run_id == bindparam("number"), run_file.c.position == bindparam("place"))
    .values(
        {
            name: bindparam(name)
            for name in ("outcome", "stage", "seconds", "warnings", "sha256", "reason", "message", "advice")
        }
    )
)


class Seen(NamedTuple):
    """A file that a run is to read.

    path      as the system has it, absolute
    inside    names of the members within it, from the outermost ZIP or tar inwards
    shown     for people
    declared  JSON of what a list or the folders say of it
    problem   why it cannot be read, where that is known before; its path is empty then
    """

    path: bytes
    inside: tuple[str, ...]
    shown: str
    declared: str | None = None
    problem: FileProblem | None = None


class Outcome(NamedTuple):
    """What became of a file."""

    result: Result
    stage: Stage
    seconds: float
    sha256: str | None = None
    warnings: int = 0
    problem: FileProblem | None = None


class RunFile(NamedTuple):
    """A file as the log tells of it; `result` is None while the run has not come to it."""

    position: int
    seen: Seen
    result: Result | None
    stage: Stage | None
    seconds: float | None
    warnings: int | None
    sha256: str | None
    reason: str | None
    message: str | None
    advice: str | None

    def problem(self) -> FileProblem | None:
        """What is wrong with the file, as it was told."""
        return FileProblem(self.message, self.advice) if self.message is not None else None


class Run(NamedTuple):
    """One import. Times are ISO 8601 in UTC; `ended` is None where it was interrupted, or still goes on.

    counts   files by result; under None those that it did not come to
    """

    id: int
    retry_of: int | None
    started: str
    ended: str | None
    arguments: tuple[str, ...]
    extractor: str
    counts: Mapping[Result | None, int]


def begin(
    connection: Connection, arguments: Sequence[str], extractor: str, files: Sequence[Seen], retry_of: int | None = None
) -> int:
    """Notes a run with all files that it is to read, and gives its number."""
    row = {
        "retry_of": retry_of,
        "started": now(),
        "ended": None,
        "arguments": json.dumps(arguments),
        "extractor": extractor,
    }
    number: int = connection.execute(insert(run).values(row).returning(run.c.id)).scalar_one()
    rows = [_row(number, position, seen) for position, seen in enumerate(files)]
    if rows:
        connection.execute(insert(run_file), rows)
    return number


def add_file(connection: Connection, number: int, seen: Seen) -> int:
    """Notes one more file of a run, and gives its place in it."""
    last: int | None = connection.execute(
        select(func.max(run_file.c.position)).where(run_file.c.run_id == number)
    ).scalar_one()
    position = 0 if last is None else last + 1
    connection.execute(insert(run_file).values(_row(number, position, seen)))
    return position


def note(connection: Connection, number: int, position: int, outcome: Outcome) -> None:
    """Notes what became of one file, in the transaction that stores it."""
    ask(connection, _NOTE, {"number": number, "place": position, **facts(outcome)})


def facts(outcome: Outcome) -> dict[str, str | int | float | None]:
    """What became of a file, under the names that the log and its reports have for it."""
    problem = outcome.problem
    return {
        "outcome": outcome.result,
        "stage": outcome.stage,
        "seconds": round(outcome.seconds, 4),
        "warnings": outcome.warnings,
        "sha256": outcome.sha256,
        "reason": problem.reason if problem else None,
        "message": problem.message if problem else None,
        "advice": problem.remedy if problem else None,
    }


def declared_of(connection: Connection, sha256: str) -> str | None:
    """What was declared of those bytes by the latest run that had anything declared of them, as in `Seen`."""
    mine = (run_file.c.sha256 == sha256) & run_file.c.declared.is_not(None)
    statement = select(run_file.c.declared).where(mine).order_by(run_file.c.run_id.desc(), run_file.c.position.desc())
    found: str | None = connection.execute(statement.limit(1)).scalars().first()
    return found


def end(connection: Connection, number: int) -> None:
    """Notes that a run came to its end."""
    connection.execute(update(run).where(run.c.id == number).values(ended=now()))


def runs(connection: Connection) -> tuple[Run, ...]:
    """All runs, the newest first."""
    counted = select(run_file.c.run_id, run_file.c.outcome, func.count().label("number"))
    counts: dict[int, dict[Result | None, int]] = {}
    for row in connection.execute(counted.group_by(run_file.c.run_id, run_file.c.outcome)):
        counts.setdefault(row.run_id, {})[row.outcome] = row.number
    rows = connection.execute(select(run).order_by(run.c.id.desc()))
    return tuple(_run(row, counts.get(row.id, {})) for row in rows)


def the_run(connection: Connection, number: int) -> Run:
    """One run. Raises UsageProblem when there is none with that number."""
    found = next((one for one in runs(connection) if one.id == number), None)
    if found is None:
        raise UsageProblem(f"Ingen körning har nummer {number}.", "Se vilka som finns: protokoll runs")
    return found


def run_files(connection: Connection, number: int) -> Iterator[RunFile]:
    """The files of a run in order, a few in memory at a time."""
    last = -1
    while True:
        statement = select(run_file).where(run_file.c.run_id == number, run_file.c.position > last)
        rows = connection.execute(statement.order_by(run_file.c.position).limit(_CHUNK)).all()
        if not rows:
            return
        yield from map(_run_file, rows)
        last = rows[-1].position


def _row(number: int, position: int, seen: Seen) -> dict[str, str | int | bytes | None]:
    return {
        "run_id": number,
        "position": position,
        "path": seen.path,
        "inside": json.dumps(seen.inside) if seen.inside else "",
        "shown": seen.shown,
        "declared": seen.declared,
    }


def _run(row: Row[Any], counts: Mapping[Result | None, int]) -> Run:
    arguments = tuple(json.loads(row.arguments))
    return Run(row.id, row.retry_of, row.started, row.ended, arguments, row.extractor, counts)


def _run_file(row: Row[Any]) -> RunFile:
    inside = tuple(json.loads(row.inside)) if row.inside else ()
    return RunFile(
        row.position,
        Seen(row.path, inside, row.shown, row.declared),
        row.outcome,
        row.stage,
        row.seconds,
        row.warnings,
        row.sha256,
        row.reason,
        row.message,
        row.advice,
    )
