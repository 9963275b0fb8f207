"""An import as a process of its own, to be watched, interrupted and killed; and what an archive holds afterwards."""

import hashlib
import os
import signal
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import NamedTuple

from sqlalchemy import select

from corpus.archive import open_archive
from corpus.runs import Result, run_files, runs
from corpus.search import search
from corpus.tables import document, link, original, quarantine, sighting
from tools.archive.ledger import Ledger

PROGRAM = ("-m", "pipeline.cli")
TRAPPED = (str(Path(__file__).with_name("trapped.py")),)
"""The same command with a reader that does harm; see there."""
QUERIES = ("cykelväg", "bygdegården Hökåsa", "villkor", "sökanden fastigheten")


class Ended(NamedTuple):
    """A command that came to its end: by itself, or because it was made to."""

    code: int
    out: str
    err: str


class Storm:
    """One command in a session of its own, with its output in files: a pipe could be held open by a worker."""

    def __init__(self, archive: Path, *words: str | Path, program: Sequence[str] = PROGRAM, **settings: str) -> None:
        self.out, self.err = archive.with_suffix(".ut"), archive.with_suffix(".fel")
        command = [sys.executable, *program, "--archive", str(archive), *map(str, words)]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **settings}
        with self.out.open("wb") as out, self.err.open("wb") as err:
            self.process = subprocess.Popen(command, stdout=out, stderr=err, env=environment, start_new_session=True)

    def ended(self, within: float = 600) -> Ended:
        """What became of it; none of its processes may be left."""
        code = self.process.wait(within)
        wait_until(lambda: not self.living(), 20)  # the server may have to load to its end before it hears
        return Ended(code, self.out.read_text(encoding="utf-8"), self.err.read_text(encoding="utf-8"))

    def signalled(self, number: signal.Signals, *, whole: bool) -> Ended:
        """The same after a signal, to the command alone or to all its processes."""
        if whole:
            os.killpg(self.process.pid, number)
        else:
            os.kill(self.process.pid, number)
        return self.ended()

    def living(self) -> dict[int, int]:
        """Its processes, by their id, and how many kilobytes each has in memory."""
        found: dict[int, int] = {}
        for place in Path("/proc").glob("[0-9]*"):
            try:
                state, _, _, session = (place / "stat").read_text().rpartition(") ")[2].split()[:4]
                pages = int((place / "statm").read_text().split()[1])
            except (OSError, ValueError):
                continue  # it has ended in the meantime
            if int(session) == self.process.pid and state != "Z":
                found[int(place.name)] = pages * os.sysconf("SC_PAGE_SIZE") // 1024
        return found

    @contextmanager
    def weighed(self) -> Iterator[dict[int, list[int]]]:
        """Watches the memory of its processes: kilobytes of each, several times a second."""
        seen: dict[int, list[int]] = defaultdict(list)
        enough = Event()

        def watch() -> None:
            while not enough.wait(0.25):
                for process, size in self.living().items():
                    seen[process].append(size)

        watcher = Thread(target=watch)
        watcher.start()
        try:
            yield seen
        finally:
            enough.set()
            watcher.join()


def wait_until(condition: Callable[[], bool], seconds: float) -> None:
    """Waits for a condition that must come true."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.02)


class Held(NamedTuple):
    """All that an archive holds, named by what does not hang on the order of import.

    outcomes   what became of each file when a run first came to it
    """

    records: dict[str, str]
    links: frozenset[tuple[str, str, str, float]]
    current: dict[str, str]
    quarantined: dict[str, str]
    places: frozenset[tuple[str, str]]
    originals: dict[str, str]
    hits: list[list[tuple[str, str | None]]]
    outcomes: dict[str, Result]


def held(path: Path) -> Held:
    """All that is in an archive."""
    with open_archive(str(path), "read") as archive:
        hits = [[(hit.id, hit.item) for hit in search(archive, query, 0).hits] for query in QUERIES]
        with archive.transaction() as connection:
            rows = connection.execute(select(document)).all()
            ids = {row.id: row.record_id for row in rows}
            links = [_link(ids, *row) for row in connection.execute(select(link)).all()]
            reasons = connection.execute(select(quarantine.c.sha256, quarantine.c.reason)).all()
            places = connection.execute(select(sighting)).all()
            outcomes: dict[str, Result] = {}
            for one in reversed(runs(connection)):
                for file in run_files(connection, one.id):
                    if file.result:
                        outcomes.setdefault(file.seen.shown, file.result)
        originals = {
            str(file.relative_to(archive.originals)): hashlib.sha256(file.read_bytes()).hexdigest()
            for file in archive.originals.rglob("*")
            if file.is_file() and not file.name.startswith(".")
        }
    current = {row.record_id: ids[row.current_id] for row in rows if row.current_id}
    return Held(
        {row.record_id: row.record for row in rows},
        frozenset(links),
        current,
        {row.sha256: row.reason for row in reasons},
        frozenset((row.sha256, row.place) for row in places),
        originals,
        hits,
        outcomes,
    )


def _link(
    ids: dict[int, str], one: int, other: int, relation: str, score: float, _: str
) -> tuple[str, str, str, float]:
    first, second = ids[one], ids[other]
    if relation != "extract" and second < first:
        first, second = second, first
    return first, second, relation, score


def against(ledger: Ledger, share: Path, path: Path) -> dict[str, object]:
    """Where an archive differs from the ledger of what was imported: nothing, if all is well."""
    found = held(path)
    files = _files_by_record(path)
    names = {record: files[record].removeprefix(f"{share}/") for record in found.records}
    outcomes = {file.removeprefix(f"{share}/"): outcome for file, outcome in found.outcomes.items()}
    links = {(names[one], names[other], relation) for one, other, relation, _ in found.links}
    wanted = {(one["first"], one["other"], one["relation"]) for one in ledger["links"]}
    turned = {(one, other, kind) if kind == "extract" else (*sorted((one, other)), kind) for one, other, kind in links}
    right = {(one, other, kind) if kind == "extract" else (*sorted((one, other)), kind) for one, other, kind in wanted}
    expected = {one["file"]: one["outcome"] for one in ledger["files"]}
    wrong = {
        "outcomes": {name: (expected.get(name), outcomes.get(name)) for name in {*expected, *outcomes}
                     if expected.get(name) != outcomes.get(name)},
        "order": [] if list(outcomes) == list(expected) else ["another order"],
        "links": turned ^ right,
        "current": {names[one] for one in found.current.values()} ^ set(ledger["current"]),
    }  # fmt: skip
    return {name: value for name, value in wrong.items() if value}


def _files_by_record(path: Path) -> dict[str, str]:
    """The place where each record's bytes were read."""
    with open_archive(str(path), "read") as archive, archive.transaction() as connection:
        (one, *_) = reversed(runs(connection))
        stored = {
            file.sha256: file.seen.shown
            for file in run_files(connection, one.id)
            if file.result in {"new", "new version", "not minutes"}
        }
        rows = connection.execute(select(document.c.record_id, original.c.sha256).join(original)).all()
    return {row.record_id: stored[row.sha256] for row in rows}
