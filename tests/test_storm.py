"""Imports that are killed, interrupted, starved and fed with what harms: nothing is lost, and nobody else is harmed."""

import faulthandler
import json
import os
import random
import re
import resource
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from signal import SIGINT, SIGKILL
from typing import NamedTuple, NoReturn

import pytest

from corpus.archive import open_archive
from corpus.atomic import replacing, sweep
from corpus.originals import sha256_of, stored_path
from corpus.runs import run_files, runs
from corpus.verify import verify
from hostile import HOSTILE, SLOW_ONES
from minutes import GOOD
from models.errors import ArchiveProblem, TooSlow
from pipeline import workers
from pipeline.cli import main
from pipeline.limits import Limits, _Alarm, within
from pipeline.workers import Sent, Task, Work, understood
from storm import TRAPPED, Ended, Held, Storm, against, held, wait_until
from tools.archive.ledger import Ledger
from tools.archive.share import write

SUMMARY = re.compile(r"Nya +\d+")


class Calm(NamedTuple):
    """An import that nothing disturbed, and how long it took."""

    share: Path
    ledger: Ledger
    held: Held
    seconds: float


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> Calm:
    folder = tmp_path_factory.mktemp("lugn")
    ledger = write(folder, 50, 4)
    begun = time.monotonic()
    ended = Storm(folder / "a.db", "import", folder / "share", "--workers", "2").ended()
    seconds = time.monotonic() - begun
    assert ended.code == 1, ended.err
    assert against(ledger, folder / "share", folder / "a.db") == {}
    return Calm(folder / "share", ledger, held(folder / "a.db"), seconds)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Of an archive."""
    return tmp_path / "a.db"


def imported(path: Path, *words: str | Path) -> Storm:
    return Storm(path, "import", *words, "--workers", "2")


def chance() -> random.Random:
    """Other moments at each run; a failure shows the seed."""
    seed = time.time_ns()
    print(f"{seed=}")
    return random.Random(seed)


def calmly(path: Path, *words: str | Path) -> int:
    """An import that nothing disturbs, by the command in this process, whose workers start from a warm server."""
    return main(["--archive", str(path), "import", *map(str, words), "--workers", "2"])


@contextmanager
def little_room(size: int) -> Iterator[None]:
    """No file may grow beyond so many bytes."""
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


def faults(path: Path) -> list[str]:
    """What `protokoll verify` finds."""
    with open_archive(str(path), "read") as archive:
        return [f"{one.fault} {one.place} {one.details}" for one in verify(archive).faults]


def finish(calm: Calm, path: Path) -> None:
    """Runs to the end what was disturbed, and compares."""
    calmly(path, calm.share)
    same(calm, path)


def same(calm: Calm, path: Path) -> None:
    """Compares all that an archive holds. A file that a killed run had only just made may be left, and is empty."""
    found = held(path)
    for name in Held._fields:
        assert getattr(found, name) == getattr(calm.held, name), name
    assert [one for one in faults(path) if not one.strip().endswith(".tmp")] == []


def disturb(calm: Calm, path: Path, rng: random.Random, *, whole: bool, earliest: float = 0.0) -> Ended:
    """Kills an import at some moment, and sees to it that the archive is sound then."""
    storm = imported(path, calm.share)
    time.sleep(earliest + rng.random() * (calm.seconds - earliest))
    ended = storm.signalled(SIGKILL, whole=whole)
    if path.exists() and path.stat().st_size and ended.code:
        assert [one for one in faults_if_any(path) if not one.startswith("stray")] == []
    return ended


def faults_if_any(path: Path) -> list[str]:
    """Those of an archive that was killed: it may be as early as before it had its tables."""
    with open_archive(str(path), "write"):
        return faults(path)


# --- killed


def test_an_import_that_is_killed_three_times_loses_nothing_and_a_retry_goes_on(calm: Calm, path: Path) -> None:
    rng = chance()
    disturb(calm, path, rng, whole=True)
    disturb(calm, path, rng, whole=False)
    storm = imported(path, calm.share)
    wait_until(lambda: settled(path) > rng.randint(1, 30), 60)
    storm.signalled(SIGKILL, whole=False)
    left, number = waiting(path)
    Storm(path, "runs", "retry", str(number)).ended()
    with open_archive(str(path), "read") as archive, archive.transaction() as connection:
        newest = runs(connection)[0]
        assert newest.retry_of == number
        assert [file.seen.shown for file in run_files(connection, newest.id)] == left
    same(calm, path)


def waiting(path: Path) -> tuple[list[str], int]:
    """What a retry of the newest run must read, and its number."""
    with open_archive(str(path), "read") as archive, archive.transaction() as connection:
        number = runs(connection)[0].id
        files = run_files(connection, number)
        return [file.seen.shown for file in files if file.result in {None, "quarantined"}], number


def settled(path: Path) -> int:
    """How many files the newest run has settled, of those that are stored the first time."""
    if not path.exists():
        return 0
    with suppress(ArchiveProblem), open_archive(str(path), "read") as archive, archive.transaction() as connection:
        newest = next(iter(runs(connection)), None)  # an archive may have its tables and no run yet
        return sum(file.result is not None for file in run_files(connection, newest.id)) if newest else 0
    return 0


@pytest.mark.slow
def test_an_import_that_is_killed_thirty_times_loses_nothing(calm: Calm, tmp_path: Path) -> None:
    rng = chance()
    for lap in range(10):
        path = tmp_path / f"{lap}" / "a.db"
        path.parent.mkdir()
        for kill in range(3):
            disturb(calm, path, rng, whole=(lap + kill) % 2 == 0)
        finish(calm, path)


def test_what_a_killed_process_left_half_written_is_removed_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "ab").mkdir()
    left, empty, other = (tmp_path / "ab" / name for name in (".abc.pdf.x1y2z3w4.tmp", ".d.pdf.x1y2z3w4.tmp", "e.tmp"))
    left.write_bytes(b"halv")
    empty.touch()
    other.touch()
    with replacing(tmp_path / "ab" / "hel.pdf") as file:
        file.write(b"x" * 100_000)
        sweep(tmp_path)
    assert {one.name for one in (tmp_path / "ab").iterdir()} == {"hel.pdf", empty.name, other.name}


# --- interrupted


@pytest.mark.parametrize("moment", [0.6, *(pytest.param(n / 10, marks=pytest.mark.slow) for n in range(1, 10))])
def test_ctrl_c_stops_at_once_and_loses_nothing(calm: Calm, path: Path, moment: float) -> None:
    storm = imported(path, calm.share)
    wait_until(lambda: path.exists() and path.stat().st_size > 0, 60)
    time.sleep(calm.seconds * moment * chance().random())
    interrupted(storm, path)
    finish(calm, path)


def interrupted(storm: Storm, path: Path) -> None:
    """Ctrl+C: the command ends soon and well, unless it had come to its end already."""
    os.killpg(storm.process.pid, SIGINT)
    storm.process.wait(3)
    ended = storm.ended()
    assert "Traceback" not in ended.err
    begun, finished = progress(path)
    if finished:
        assert ended.code in {1, 130, -SIGINT}
    else:
        assert ended.code == 130
        assert ended.err.splitlines()[-1] == "protokoll: Avbrutet. Det som redan är klart är sparat."
    assert SUMMARY.search(ended.out) or not begun


def progress(path: Path) -> tuple[bool, bool]:
    """Whether the newest run has come to a file, and to its end; an archive may still be without tables."""
    with suppress(ArchiveProblem), open_archive(str(path), "read") as archive, archive.transaction() as connection:
        newest = next(iter(runs(connection)), None)
        return newest is not None and {*newest.counts} != {None}, newest is not None and newest.ended is not None
    return False, False


def test_ctrl_c_does_not_wait_for_a_slow_file(tmp_path: Path, path: Path) -> None:
    good(tmp_path / "in", "a.txt", 1)
    (tmp_path / "in" / "b.txt").write_text("TRAP slow")
    storm = Storm(path, "import", tmp_path / "in" / "a.txt", tmp_path / "in", program=TRAPPED)
    wait_until(path.exists, 60)
    time.sleep(2)
    interrupted(storm, path)


def test_an_alarm_that_rings_while_it_is_turned_off_is_the_files_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    def late(which: int, seconds: float) -> None:
        if not seconds:
            raise _Alarm

    monkeypatch.setattr(signal, "setitimer", late)
    with pytest.raises(TooSlow), within(Limits(1.0)):
        pass


# --- harmed


def good(folder: Path, name: str, number: int) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(GOOD.format(number=number), encoding="utf-8")


def report(path: Path) -> dict[str, tuple[str, str | None]]:
    """Outcome and reason of each file, by its name."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {Path(row["file"]).name: (row["outcome"], row["reason"]) for row in rows}


def kept_bytes(path: Path, share: Path) -> None:
    """Every file of the share is in the archive, byte for byte."""
    assert faults(path) == []
    originals = {file.read_bytes() for file in path.with_suffix(".originals").rglob("*") if file.is_file()}
    assert {file.read_bytes() for file in share.iterdir()} == originals


def test_each_file_that_does_harm_costs_itself_alone(tmp_path: Path, path: Path) -> None:
    files = {f"{number} {trap}.txt": (f"TRAP {trap}".encode(), reason) for number, (trap, reason) in enumerate(HARM)}
    harmed({**files, **HOSTILE}, tmp_path / "in", path)


@pytest.mark.slow
def test_each_file_that_takes_its_time_costs_itself_alone(tmp_path: Path, path: Path) -> None:
    harmed(SLOW_ONES, tmp_path / "in", path)


HARM = (
    ("loop", "tidsgräns"),
    ("segv", "krasch"),
    ("c", "tidsgräns"),
    ("memory", "minnesgräns"),
    ("kill", "krasch"),
    ("exit", "krasch"),
)


def harmed(files: dict[str, tuple[bytes, str | None]], share: Path, path: Path) -> None:
    """Imports files, good ones before, among and after them; each must come to its reason, and be kept."""
    for number, name in enumerate(("0.txt", "2 bra.txt", "ö.txt"), 70):
        good(share, name, number)
    for name, (data, _) in files.items():
        (share / name).write_bytes(data)
    words = ("import", share, "--report", share.parent / "r.json", "--workers", "2")
    limits = {"PROTOKOLL_FILE_SECONDS": "1", "PROTOKOLL_FILE_MEGABYTES": "600"}
    ended = Storm(path, *words, program=TRAPPED, **limits).ended()
    told = {name: reason for name, (_, reason) in report(share.parent / "r.json").items()}
    expected = {shown(name): reason for name, (_, reason) in files.items()}
    assert told == {"0.txt": None, "2 bra.txt": None, "ö.txt": None, **expected}
    assert ended.code == 1
    assert len(ended.err.splitlines()) == sum(reason is not None for reason in told.values()), ended.err
    kept_bytes(path, share)


def shown(name: str) -> str:
    """A name in Latin-1 as it is told."""
    return name.encode("utf-8", "surrogateescape").decode("latin-1") if "\udce4" in name else name


def test_a_record_that_cannot_be_made_ready_is_the_files_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_: object) -> NoReturn:
        raise KeyError("x")

    monkeypatch.setattr(workers, "prepare", failing)
    ((_, done),) = understood(Work(0), [Sent(None, Task(GOOD.format(number=1).encode(), "a.txt"))])
    assert done is not None
    assert done.problem is not None
    assert done.problem.reason == "internt fel"


def test_no_room_for_the_watchdog_is_too_little_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object, **__: object) -> NoReturn:
        raise RuntimeError("unable to start watchdog thread")

    monkeypatch.setattr(faulthandler, "dump_traceback_later", failing)
    with pytest.raises(MemoryError), within(Limits(1.0)):
        pass


# --- starved


def test_a_database_that_fills_up_stops_the_run_which_goes_on_when_there_is_room(
    calm: Calm, path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with little_room(900_000):  # an empty archive takes two thirds of it
        assert calmly(path, calm.share) == 1
    out, err = capfd.readouterr()
    assert re.search(r"protokoll: Arkivet .*a\.db (får inte plats|kan inte läsas eller skrivas) på disken\.", err)
    counted = SUMMARY.search(out)
    assert counted
    assert 0 < int(counted[0].split()[1]) < len(calm.held.records)
    assert [one for one in faults(path) if not one.startswith("stray")] == []
    finish(calm, path)


def test_originals_that_find_no_room_stop_the_run_which_goes_on_when_there_is(
    tmp_path: Path, path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for number, name in enumerate("acd", 1):
        good(tmp_path / "in", f"{name}.txt", number)
    (tmp_path / "in" / "b.dat").write_bytes(bytes(range(256)) * 20_000)
    with little_room(3_000_000):
        assert calmly(path, tmp_path / "in") == 1
    said = f"protokoll: Originalen kunde inte sparas i {path.with_suffix('.originals')}: filen blir större än"
    assert said in capfd.readouterr().err
    strays = {stored_path(sha256_of(file.read_bytes()), file.name) for file in (tmp_path / "in").iterdir()}
    originals = path.with_suffix(".originals")
    assert {fault.strip() for fault in faults(path)} <= {f"stray {originals / stray}" for stray in strays}
    assert set(held(path).outcomes) == {str(tmp_path / "in" / "a.txt")}
    assert calmly(path, tmp_path / "in") == 1
    assert list(held(path).outcomes.values()) == ["new", "quarantined", "new", "new"]
    kept_bytes(path, tmp_path / "in")


# --- the same whatever the order


def test_the_order_of_files_changes_no_link_and_no_current_version(calm: Calm, path: Path) -> None:
    files = [calm.share / one["file"] for one in reversed(calm.ledger["files"])]
    calmly(path, *files)
    found = held(path)
    assert list(found.outcomes) == [str(file) for file in files]
    assert set(found.records) == set(calm.held.records)
    for name in ("links", "current", "quarantined", "places", "originals"):
        assert getattr(found, name) == getattr(calm.held, name), name


# --- great


@pytest.mark.slow
def test_ten_thousand_files_are_all_told_right_in_little_memory(tmp_path: Path, path: Path) -> None:
    ledger = write(tmp_path, 10_000, 2)
    storm = imported(path, tmp_path / "share")
    with storm.weighed() as seen:
        ended = storm.ended(3600)
    assert ended.code == 1
    assert against(ledger, tmp_path / "share", path) == {}
    assert max(max(sizes) for sizes in seen.values()) < 300 * 1024
    for sizes in seen.values():
        half = len(sizes) // 2
        if half > 100:
            assert max(sizes[half:]) < 1.25 * max(sizes[:half]), sizes[:: half // 10]
