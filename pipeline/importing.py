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
from models.errors import ArchiveProblem, FileProblem, MissingFile
from pipeline.containers import is_container, members
from pipeline.files import file_name, read, shown
from pipeline.storing import Store
from pipeline.workers import Done, Sent, Task, Work, bundles, understood_bundles


class Told(NamedTuple):
    """What became of one file of a run."""

    seen: Seen
    outcome: Outcome


class _Found(NamedTuple):
    """A file that was read from the disk, or could not be.

    position  in the run; None for what lies in a ZIP or tar and is to be added to it
    arrival   None for what could not be read, and for a ZIP or tar whose members have gone before it
    whole     a ZIP or tar that could not be opened, which is not to be understood
    """

    position: int | None
    seen: Seen
    seconds: float
    arrival: Arrival | None = None
    problem: FileProblem | None = None
    whole: bool = False


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
    for bundle in understood_bundles(work, _sent(store, files, reference=reference)):
        try:
            with store.together():
                told = [_settle(store, *one) for one in bundle]
        except ArchiveProblem:
            for one in bundle:  # each by itself, so that those before the one that finds no room are safe
                yield _settle(store, *one)
        else:
            yield from told


def _sent(store: Store, files: Iterable[tuple[int, Seen]], *, reference: bool) -> Iterator[list[Sent[_Coming]]]:
    found = (one for position, seen in files for one in _opened(position, seen, reference=reference))
    for bundle in bundles(found, lambda one: len(one.arrival.data) if one.arrival else 0):
        with store.together():
            coming = [_greeted(store, one) for one in bundle]
        yield [Sent(one, _task(one)) for one in coming]


def _task(coming: _Coming) -> Task | None:
    to_read = coming.arrival if coming.problem is None else None
    return Task(to_read.data, to_read.name) if to_read else None


def _settle(store: Store, coming: _Coming, done: Done | None) -> Told:
    return Told(coming.seen, coming.outcome or _stored(store, coming, done))


def _stored(store: Store, coming: _Coming, done: Done | None) -> Outcome:
    if coming.arrival is None:
        return store.note(coming.position, Outcome("container", "store", 0.0))
    problem = coming.problem or (done.problem if done else None)
    if problem:
        return store.refuse(coming.position, coming.arrival, problem, done.seconds if done else 0.0)
    if done is None:
        raise TypeError("a file was sent to nobody")
    return store.keep(coming.position, coming.arrival, done.prepared, given(coming.seen.declared), done.seconds)


def _opened(position: int, seen: Seen, *, reference: bool) -> Iterator[_Found]:
    """The file itself; or the members of a ZIP or tar, and last the container, which is settled when they are."""
    started = perf_counter()
    path = seen_path(seen)
    try:
        if seen.problem:
            raise seen.problem
        if not seen.inside and is_container(path):
            yield from _unpacked(position, seen)
            return
        data = _member(path, seen.inside) if seen.inside else read(path)
        yield _Found(position, seen, perf_counter() - started, _arrival(seen, data, reference=reference))
    except FileProblem as problem:
        yield _Found(position, seen, perf_counter() - started, problem=problem)


def _unpacked(position: int, seen: Seen) -> Iterator[_Found]:
    started = perf_counter()
    for member in members(seen_path(seen)):
        if not member.inside:
            yield _whole(position, seen, member.problem or MissingFile("Den kunde inte läsas."))
            return
        inner = seen._replace(inside=member.inside, shown=place_of(seen.shown, member.inside))
        seconds = perf_counter() - started
        if member.problem or member.data is None:
            problem = member.problem or MissingFile("Den kunde inte läsas.")
            yield _Found(None, inner, seconds, problem=problem)
        else:
            yield _Found(None, inner, seconds, _arrival(inner, member.data, reference=False))
        started = perf_counter()
    yield _Found(position, seen, 0.0)


def _whole(position: int, seen: Seen, problem: FileProblem) -> _Found:
    """A container with a problem of its own: kept in quarantine, unless it is too large even to be read."""
    try:
        arrival = _arrival(seen, read(seen_path(seen)), reference=False)
    except FileProblem:
        arrival = None
    return _Found(position, seen, 0.0, arrival, problem, whole=True)


def _greeted(store: Store, found: _Found) -> _Coming:
    """What the archive says to a file before it is understood."""
    seen, arrival, problem = found.seen, found.arrival, found.problem
    position = store.add(seen) if found.position is None else found.position
    if arrival is None:
        failed = Outcome("failed", "read", found.seconds, problem=problem) if problem else None
        return _Coming(position, seen, outcome=store.note(position, failed) if failed else None)
    if found.whole:
        return _Coming(position, seen, arrival, problem=problem)
    outcome = store.greet(position, arrival, given(seen.declared), found.seconds)
    return _Coming(position, seen, None if outcome else arrival, outcome)


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
