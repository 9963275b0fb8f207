"""Files on their way: read here, understood by worker processes, and handed to the store in the order they were found.

Each file goes on its own, so that one that fails stops no other. What became of a file is noted in the transaction that
stores it: a run that is killed has lost nothing that it had told of.
"""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from corpus.decided import Given
from corpus.keep import Arrival
from corpus.runs import Outcome, Seen
from models.errors import FileProblem, MissingFile
from pipeline.containers import is_container, members
from pipeline.files import file_name, read, shown
from pipeline.storing import Store
from pipeline.workers import Done, Sent, Task, Work, understood


class Told(NamedTuple):
    """What became of one file of a run."""

    seen: Seen
    outcome: Outcome


class _Coming(NamedTuple):
    """A file on its way.

    arrival  None for what is settled already, and for a ZIP or tar whose members have gone before it
    problem  why it goes into quarantine, where that is known before it is understood
    """

    position: int
    seen: Seen
    arrival: Arrival | None = None
    outcome: Outcome | None = None
    problem: FileProblem | None = None


def import_files(
    store: Store, work: Work, files: Iterable[tuple[int, Seen]], *, reference: bool = False
) -> Iterator[Told]:
    """Imports files, each given with its place in the run, and tells of each when it is settled. What a ZIP or tar
    holds is added to the run, and told of one by one.

    reference  leave the originals where they are, but for what lies in a ZIP or tar

    Raises ArchiveProblem when the archive can no longer be written; the files told of before are safe.
    """
    for coming, done in understood(work, _sent(store, files, reference=reference)):
        yield Told(coming.seen, coming.outcome or _settle(store, coming, done))


def _sent(store: Store, files: Iterable[tuple[int, Seen]], *, reference: bool) -> Iterator[Sent[_Coming]]:
    for position, seen in files:
        for coming in _opened(store, position, seen, reference=reference):
            to_read = coming.arrival if coming.problem is None else None
            yield Sent(coming, Task(to_read.data, to_read.name) if to_read else None)


def _settle(store: Store, coming: _Coming, done: Done | None) -> Outcome:
    if coming.arrival is None:
        return store.note(coming.position, Outcome("container", "store", 0.0))
    problem = coming.problem or (done.problem if done else None)
    if problem:
        return store.refuse(coming.position, coming.arrival, problem, done.seconds if done else 0.0)
    if done is None:
        raise TypeError("a file was sent to nobody")
    return store.keep(coming.position, coming.arrival, done.prepared, given(coming.seen.declared), done.seconds)


def _opened(store: Store, position: int, seen: Seen, *, reference: bool) -> Iterator[_Coming]:
    """The file itself; or the members of a ZIP or tar, and last the container, which is settled when they are."""
    started = perf_counter()
    path = seen_path(seen)
    try:
        if seen.problem:
            raise seen.problem
        if not seen.inside and is_container(path):
            yield from _unpacked(store, position, seen)
            return
        data = _member(path, seen.inside) if seen.inside else read(path)
        yield _greeted(store, position, seen, _arrival(seen, data, reference=reference), started)
    except FileProblem as problem:
        yield _failed(store, position, seen, problem, started)


def _unpacked(store: Store, position: int, seen: Seen) -> Iterator[_Coming]:
    started = perf_counter()
    for member in members(seen_path(seen)):
        if not member.inside:
            yield _whole(store, position, seen, member.problem or MissingFile("Den kunde inte läsas."))
            return
        inner = seen._replace(inside=member.inside, shown=place_of(seen.shown, member.inside))
        place = store.add(inner)
        if member.problem or member.data is None:
            yield _failed(store, place, inner, member.problem or MissingFile("Den kunde inte läsas."), started)
        else:
            yield _greeted(store, place, inner, _arrival(inner, member.data, reference=False), started)
        started = perf_counter()
    yield _Coming(position, seen)


def _whole(store: Store, position: int, seen: Seen, problem: FileProblem) -> _Coming:
    """A container with a problem of its own: kept in quarantine, unless it is too large even to be read."""
    try:
        return _Coming(position, seen, _arrival(seen, read(seen_path(seen)), reference=False), problem=problem)
    except FileProblem:
        return _failed(store, position, seen, problem, perf_counter())


def _greeted(store: Store, position: int, seen: Seen, arrival: Arrival, started: float) -> _Coming:
    outcome = store.greet(position, arrival, given(seen.declared), perf_counter() - started)
    return _Coming(position, seen, None if outcome else arrival, outcome)


def _failed(store: Store, position: int, seen: Seen, problem: FileProblem, started: float) -> _Coming:
    outcome = Outcome("failed", "read", perf_counter() - started, problem=problem)
    return _Coming(position, seen, outcome=store.note(position, outcome))


def _arrival(seen: Seen, data: bytes, *, reference: bool) -> Arrival:
    path = seen_path(seen)
    name = seen.inside[-1].rsplit("/", 1)[-1] if seen.inside else file_name(path)
    return Arrival(data, name, place_of(shown(path), seen.inside), path if reference else None)


def _member(path: Path, inside: tuple[str, ...]) -> bytes:
    """The bytes of one member of a ZIP or tar. Raises its FileProblem."""
    for member in members(path, only={inside}):
        if member.problem:
            raise member.problem
        if member.inside == inside and member.data is not None:
            return member.data
    raise MissingFile(f"{inside[-1]} kan inte läsas ur filen.")


def seen_of(found: Path | MissingFile, declared: str | None = None) -> Seen:
    """What `gather` found, as a run's log has it."""
    if isinstance(found, MissingFile):
        place, _, message = found.message.partition(": ")
        return Seen(b"", (), place, problem=MissingFile(message, found.remedy))
    return Seen(os.fsencode(found.absolute()), (), shown(found), declared)


def seen_path(seen: Seen) -> Path:
    """The path of a file on the disk."""
    return Path(os.fsdecode(seen.path))


def place_of(path: str, inside: Sequence[str]) -> str:
    """A file's path with the names inside a ZIP or tar: "arkiv.zip » 2019/ks.pdf"."""
    return " » ".join((path, *inside))


def given(declared: str | None) -> tuple[Given, ...]:
    """What a list or the folders say of a file, from what a run's log has of it."""
    rows: list[tuple[str, str, str, str, bool]] = json.loads(declared) if declared else []
    return tuple(Given(*row) for row in rows)
