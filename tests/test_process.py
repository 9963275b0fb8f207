"""The command as a process: its streams, signals and terminals."""

import contextlib
import os
import pty
import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.archive import open_archive
from minutes import FULL, FULL_DATA, GOOD
from shelf import keep

PROGRAM = (sys.executable, "-m", "pipeline.cli")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the command runs in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PROTOKOLL_ARCHIVE", raising=False)
    monkeypatch.delenv("PROTOKOLL_ORIGINALS", raising=False)
    return tmp_path


@pytest.fixture
def filled(folder: Path) -> Path:
    """That folder with an archive in it."""
    with open_archive("protokoll.db", "write") as archive:
        keep(archive, FULL_DATA, "fullt.txt", [FULL])
    return folder


def started(*words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([*PROGRAM, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment())


def environment() -> dict[str, str]:
    """Ours, with the modules where we find them and no wish about colours."""
    ours = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    return {**ours, "PYTHONPATH": os.pathsep.join(sys.path), "TERM": "xterm"}


def test_a_closed_pipe_is_no_error(folder: Path) -> None:
    process = started("schema")
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 141


@pytest.mark.parametrize(
    ("closed", "out", "err"),
    [
        (">&-", "", "protokoll: Inget dokument i arkivet har id x. Sök fram det: protokoll search ORD\n"),
        ("2>&-", "Sökregistret är gjort på nytt: 1 dokument.\n", ""),
        (">&- 2>&-", "", ""),
    ],
)
def test_a_stream_that_is_closed_from_the_start_is_no_error(filled: Path, closed: str, out: str, err: str) -> None:
    program = shlex.join(PROGRAM)
    script = f"{program} show x {closed}; {program} reindex {closed}"
    done = subprocess.run(["sh", "-c", script], capture_output=True, env=environment(), text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, out, err)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device that is always full")
def test_an_output_that_is_full_says_so(filled: Path) -> None:
    command = [*PROGRAM, "export", "--format", "ndjson"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=environment(), text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "protokoll: Fel vid läsning eller skrivning: disken är full.\n")


def test_interrupted_by_the_user(folder: Path) -> None:
    os.mkfifo(folder / "rör")
    (folder / "a.txt").write_text(GOOD.format(number=1), encoding="utf-8")
    process = started("extract", "a.txt", "rör")
    writer = os.open(folder / "rör", os.O_WRONLY)  # opens when the command has come to read it
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    os.close(writer)
    assert process.returncode == 130
    assert err.decode().startswith("protokoll: Avbrutet.")
    assert len(out.splitlines()) == 1


@pytest.mark.parametrize("columns", [60, 80, 120, 200])
def test_a_terminal_of_any_width_shows_all(filled: Path, columns: int) -> None:
    said = on_terminal(columns, "justering", "--today", "2024-05-01")
    for cell in ("2024-04-09", "2024-04-17", "2024-04-18", "2024-05-10", "justerat", "fullt.txt"):
        assert cell in said
    assert max(map(len, said.splitlines())) <= columns


def test_import_on_a_terminal_shows_a_bar_and_the_summary(folder: Path) -> None:
    (folder / "in").mkdir()
    (folder / "in" / "a.txt").write_text(GOOD.format(number=1), encoding="utf-8")
    (folder / "in" / "tom.txt").touch()
    said = on_terminal(80, "import", "in")
    assert "Läser in" in said
    assert "2/2" in said
    assert "in/tom.txt: " in said
    assert re.search(r"Nya +1 ", said)


@pytest.mark.parametrize(
    ("setting", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_colours_can_be_turned_off(filled: Path, setting: dict[str, str], coloured: bool) -> None:
    said = written(setting, "search", "budget")
    assert ("\x1b[1;33mBudgeten" in said, "**Budgeten**" in said) == (coloured, not coloured)


def on_terminal(columns: int, *words: str) -> str:
    """What the command writes on a terminal of that width, without colours."""
    return re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", written({"COLUMNS": str(columns)}, *words))


def written(setting: dict[str, str], *words: str) -> str:
    """What the command writes on a terminal."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen([*PROGRAM, *words], stdout=theirs, stderr=theirs, env={**environment(), **setting})
    os.close(theirs)
    said = b""
    with contextlib.suppress(OSError):  # that is how Linux says that the other side has closed
        while more := os.read(ours, 4096):
            said += more
    os.close(ours)
    process.wait()
    return said.decode().replace("\r", "")


def test_a_ctrl_c_heard_while_something_is_cleaned_up_is_not_lost(tmp_path: Path) -> None:
    """Python prints what is raised there and goes on; the program hears it once more, and ends."""
    script = tmp_path / "städar.py"
    script.write_text(
        "import sys, time, weakref\n"
        "from pipeline import cli\n"
        "from pipeline.commands import schema\n"
        "class Thing: pass\n"
        "def interrupted(_): raise KeyboardInterrupt\n"
        "def run(*_):\n"
        "    thing = Thing()\n"
        "    ref = weakref.ref(thing, interrupted)\n"
        "    del thing\n"
        "    time.sleep(30)\n"
        "schema.run = run\n"
        "sys.exit(cli.main(['schema']))\n",
        encoding="utf-8",
    )
    ended = subprocess.run(
        [sys.executable, str(script)], env=environment(), capture_output=True, text=True, timeout=20, check=False
    )
    assert (ended.returncode, ended.stderr) == (130, "protokoll: Avbrutet. Det som redan är klart är sparat.\n")
