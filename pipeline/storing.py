"""Where the files of a run go: into the archive and its log, or, in a rehearsal, nowhere."""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from time import perf_counter
from typing import Protocol

from corpus.archive import Archive
from corpus.decided import Given
from corpus.keep import Arrival, Kept, declare_known, foreseen, keep, keep_in_quarantine, known, store_original
from corpus.prepare import Prepared
from corpus.runs import Outcome, Result, Seen, add_file, note
from models.errors import ArchiveProblem, FileProblem
from pipeline.understand import internal

_WRITERS = 4
"""Originals that are written at a time: a disk confirms several in the time that it takes for one."""


class Store(Protocol):
    """What a run does with its files. Every method may raise ArchiveProblem."""

    def together(self) -> AbstractContextManager[None]:
        """Within the block, what is done is stored as one when the block ends: only then may it be told of. A file that
        fails takes no other along.
        """

    def add(self, seen: Seen, /) -> int:
        """Adds a file to the run, and gives its place in it."""

    def note(self, position: int, outcome: Outcome, /) -> Outcome:
        """Notes what became of a file."""

    def greet(self, position: int, arrival: Arrival, given: Sequence[Given], seconds: float, /) -> Outcome | None:
        """What becomes of bytes that are known already, with what is declared of them.

        None when they are to be understood.
        """

    def keep(
        self, position: int, arrival: Arrival, prepared: Sequence[Prepared], given: Sequence[Given], seconds: float, /
    ) -> Outcome:
        """Stores what was understood; `seconds` were spent on that."""

    def refuse(self, position: int, arrival: Arrival, problem: FileProblem, seconds: float, /) -> Outcome:
        """Puts a file that was not understood into quarantine."""


@dataclass(frozen=True)
class Storing:
    """Into the archive. Originals go to the disk, which takes its time, while their files are understood.

    run        number of the run in the log
    extractor  version of the reading
    """

    archive: Archive
    run: int
    extractor: str
    _writers: ThreadPoolExecutor = field(default_factory=partial(ThreadPoolExecutor, _WRITERS), init=False)
    _writing: dict[str, Future[str]] = field(default_factory=dict, init=False)

    def together(self) -> AbstractContextManager[None]:
        """See Store."""
        return self.archive.together()

    def add(self, seen: Seen, /) -> int:
        """See Store."""
        with self.archive.transaction() as connection:
            return add_file(connection, self.run, seen)

    def note(self, position: int, outcome: Outcome, /) -> Outcome:
        """See Store."""
        with self.archive.transaction() as connection:
            note(connection, self.run, position, outcome)
        return outcome

    def greet(self, position: int, arrival: Arrival, given: Sequence[Given], seconds: float, /) -> Outcome | None:
        """See Store."""
        with self.archive.transaction() as connection:
            before = known(self.archive, connection, arrival)
            if before is None:
                self._begin_writing(arrival)
                return None
            declare_known(self.archive, connection, arrival.sha256, given)
            outcome = Outcome(before, "read", seconds, arrival.sha256)
            note(connection, self.run, position, outcome)
        return outcome

    def keep(
        self, position: int, arrival: Arrival, prepared: Sequence[Prepared], given: Sequence[Given], seconds: float, /
    ) -> Outcome:
        """See Store. What the archive cannot take goes into quarantine."""
        started = perf_counter()
        try:
            path = self._path_of(arrival)
            with self.archive.transaction() as connection:
                kept = keep(self.archive, connection, arrival, path, prepared, extractor=self.extractor, declared=given)
                outcome = _kept(kept, arrival, prepared, seconds + perf_counter() - started)
                note(connection, self.run, position, outcome)
        except ArchiveProblem:
            raise
        except Exception as error:  # noqa: BLE001  (what the archive cannot take is that file's problem alone)
            return self.refuse(position, arrival, internal(error, arrival.name), seconds)
        return outcome

    def refuse(self, position: int, arrival: Arrival, problem: FileProblem, seconds: float, /) -> Outcome:
        """See Store."""
        path = self._path_of(arrival)
        outcome = Outcome("quarantined", "understand", seconds, arrival.sha256, problem=problem)
        with self.archive.transaction() as connection:
            keep_in_quarantine(connection, arrival, path, problem)
            note(connection, self.run, position, outcome)
        return outcome

    def _begin_writing(self, arrival: Arrival) -> None:
        """The same bytes are written by one thread only: two would each keep them, under their own ending."""
        if not arrival.referenced and arrival.sha256 not in self._writing:
            self._writing[arrival.sha256] = self._writers.submit(store_original, self.archive, arrival)

    def _path_of(self, arrival: Arrival) -> str:
        """Where the original lies, once it does; one that stays where it is, at its own place."""
        writing = None if arrival.referenced else self._writing.pop(arrival.sha256, None)
        return writing.result() if writing else store_original(self.archive, arrival)


@dataclass(frozen=True)
class Rehearsing:
    """Nowhere: tells what would become of each file. Versions of the same minutes are not compared.

    archive  None where there is none yet
    """

    archive: Archive | None
    places: "count[int]" = field(default_factory=count)
    stored: set[str] = field(default_factory=set)

    def together(self) -> AbstractContextManager[None]:
        """See Store."""
        return nullcontext()

    def add(self, _seen: Seen, /) -> int:
        """See Store."""
        return next(self.places)

    def note(self, _position: int, outcome: Outcome, /) -> Outcome:
        """See Store."""
        return outcome

    def greet(self, _position: int, arrival: Arrival, _given: Sequence[Given], seconds: float, /) -> Outcome | None:
        """See Store."""
        before: Kept | None = "duplicate" if arrival.sha256 in self.stored else None
        if self.archive:
            with self.archive.transaction() as connection:
                before = foreseen(connection, arrival) or before
        return Outcome(before, "read", seconds, arrival.sha256) if before else None

    def keep(
        self,
        _position: int,
        arrival: Arrival,
        prepared: Sequence[Prepared],
        _given: Sequence[Given],
        seconds: float,
        /,
    ) -> Outcome:
        """See Store."""
        kept: Kept = "duplicate" if arrival.sha256 in self.stored else "new"
        self.stored.add(arrival.sha256)
        return _kept(kept, arrival, prepared, seconds)

    def refuse(self, _position: int, arrival: Arrival, problem: FileProblem, seconds: float, /) -> Outcome:
        """See Store."""
        return Outcome("quarantined", "understand", seconds, arrival.sha256, problem=problem)


def _kept(kept: Kept, arrival: Arrival, prepared: Sequence[Prepared], seconds: float) -> Outcome:
    other = all(one.head.kind == "other" for one in prepared)
    result: Result = "not minutes" if kept == "new" and other else kept
    return Outcome(result, "store", seconds, arrival.sha256, sum(one.warnings for one in prepared))
