"""A folder that files are dropped in: what is given, when, and what is told; time passes only when the test says so."""

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from models.errors import MissingFile
from pipeline.watching import arrivals

Happening = Callable[[], object]
EVERY, SETTLED = 10.0, 25.0


class Watched:
    """A run over a folder: before each look one thing happens; each look's files, and what was told."""

    def __init__(self, folder: Path, settled: float = SETTLED) -> None:
        self.folder, self.settled = folder, settled
        self.told: list[MissingFile] = []
        self.now = 1000.0

    def run(self, *happenings: Happening | None, skip: tuple[Path, ...] = ()) -> list[list[str]]:
        given: list[list[str]] = []
        left = iter(happenings)

        def stop() -> bool:
            try:
                happening = next(left)
            except StopIteration:
                return True
            if happening:
                happening()
            given.append([])
            return False

        def sleep(seconds: float) -> None:
            self.now += seconds

        found: Iterator[list[Path]] = arrivals(
            self.folder,
            EVERY,
            self.settled,
            stop,
            skip=skip,
            tell=self.told.append,
            clock=lambda: self.now,
            sleep=sleep,
        )
        for files in found:
            assert files
            given[-1] = [str(file.relative_to(self.folder)) for file in files]
        return given


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    (tmp_path / "in").mkdir()
    return Watched(tmp_path / "in")


def write(path: Path, text: str = "x", at: int = 1_700_000_000) -> Happening:
    def happening() -> None:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
        os.utime(path, (at, at))

    return happening


def test_a_file_is_given_once_when_it_has_settled(watched: Watched) -> None:
    made = write(watched.folder / "a.txt")
    assert watched.run(made, None, None, None, None, None) == [[], [], [], ["a.txt"], [], []]
    assert watched.told == []


def test_what_lies_there_at_the_start_is_given_in_order(watched: Watched) -> None:
    for name in ("b.txt", "a.txt", "mapp/c.txt", ".dold", ".~lock.a.txt#"):
        write(watched.folder / name)()
    assert watched.run(None, None, None, None)[3] == ["a.txt", "b.txt", "mapp/c.txt"]


def test_a_file_that_still_grows_is_not_given(watched: Watched) -> None:
    path = watched.folder / "a.txt"
    grows = [write(path, "x" * size) for size in range(1, 9)]
    assert watched.run(*grows, None, None, None, None) == [[]] * 10 + [["a.txt"], []]


def test_a_file_whose_time_still_changes_is_not_given(watched: Watched) -> None:
    path = watched.folder / "a.txt"
    touched = [write(path, at=1_700_000_000 + second) for second in range(6)]
    assert watched.run(*touched, None, None, None) == [[]] * 8 + [["a.txt"]]


def test_a_file_that_pauses_is_given_when_it_stands_still_for_long_enough(watched: Watched) -> None:
    path = watched.folder / "a.txt"
    assert watched.run(write(path, "x"), None, write(path, "xx"), None, None, None)[-1] == ["a.txt"]


def test_a_changed_file_is_given_again(watched: Watched) -> None:
    path = watched.folder / "a.txt"
    given = watched.run(write(path), None, None, None, write(path, "xx"), None, None, None, None)
    assert [number for number, files in enumerate(given) if files] == [3, 7]


def test_a_file_that_goes_away_and_comes_back_as_it_was_is_not_given_again(watched: Watched) -> None:
    path = watched.folder / "a.txt"
    given = watched.run(write(path), None, None, None, path.unlink, write(path), None, None, None, None)
    assert [number for number, files in enumerate(given) if files] == [3]


def test_a_file_that_vanishes_before_it_settles_is_not_given(watched: Watched) -> None:
    path = watched.folder / "a.txt"
    assert watched.run(write(path), None, path.unlink, None, None, None) == [[]] * 6


def test_without_a_time_to_settle_files_are_given_at_once(watched: Watched) -> None:
    watched.settled = 0
    assert watched.run(write(watched.folder / "a.txt"), None) == [["a.txt"], []]


def test_the_archives_own_files_are_left_out(watched: Watched) -> None:
    write(watched.folder / "arkiv.db")()
    assert watched.run(*[None] * 6, skip=(watched.folder / "arkiv.db",)) == [[]] * 6


def test_a_folder_that_vanishes_is_told_once_and_waited_for(watched: Watched) -> None:
    path, away = watched.folder / "a.txt", watched.folder.with_name("borta")
    gone, back = (lambda: watched.folder.rename(away)), (lambda: away.rename(watched.folder))
    given = watched.run(write(path), None, gone, None, None, back, None, None, None, None, gone, None)
    assert [number for number, files in enumerate(given) if files] == [8]
    assert [problem.message for problem in watched.told] == [
        f"{watched.folder}: Mappen finns inte; den inväntas.",
        f"{watched.folder}: Mappen finns inte; den inväntas.",
    ]


def test_a_folder_that_comes_back_gives_nothing_twice(watched: Watched) -> None:
    path, away = watched.folder / "a.txt", watched.folder.with_name("borta")
    gone, back = (lambda: watched.folder.rename(away)), (lambda: away.rename(watched.folder))
    given = watched.run(write(path), None, None, None, gone, None, back, None, None, None, None)
    assert [number for number, files in enumerate(given) if files] == [3]


def test_a_network_that_goes_down_is_waited_for(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    real, down = Path.stat, [False]

    def stat(path: Path, **rest: bool) -> os.stat_result:
        if down[0]:
            raise OSError(errno.EHOSTDOWN, "Host is down")
        return real(path, **rest)

    monkeypatch.setattr(Path, "stat", stat)
    falls, rises = (lambda: down.__setitem__(0, True)), (lambda: down.__setitem__(0, False))
    given = watched.run(write(watched.folder / "a.txt"), falls, None, rises, None, None, None)
    assert [number for number, files in enumerate(given) if files] == [6]
    assert len(watched.told) == 1


def test_what_cannot_be_read_is_told_once(watched: Watched) -> None:
    link = watched.folder / "ut.txt"
    assert watched.run(lambda: link.symlink_to("/etc/hostname"), None, None, link.unlink, None) == [[]] * 5
    assert len(watched.told) == 1
    assert "länk ut ur mappen" in str(watched.told[0])


def test_what_is_told_goes_to_the_log_if_nobody_listens(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    looks = iter([False, False, True])
    found = arrivals(tmp_path / "saknas", 1, 1, lambda: next(looks), clock=lambda: 0.0, sleep=lambda _: None)
    assert list(found) == []
    assert len(caplog.records) == 1
