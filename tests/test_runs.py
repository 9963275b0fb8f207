"""The log of imports: what each run saw, what was left of it, and what the user declared."""

import json
import os
import re
import signal
import sqlite3
import threading
import time
import zipfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

import extractors
from corpus.archive import Archive
from corpus.decided import Given
from corpus.documents import stored_record
from corpus.keep import Arrival, declare_known, keep, store_original
from corpus.prepare import prepare
from minutes import GOOD, item, minutes
from models.record import Evidence
from shell import Shell

PLAIN = """Protokoll

Sammanträdesdatum 2024-03-05

§ 1 Budget för båtar

Beslut

1. Budgeten antas.
"""
"""Minutes that name neither organisation nor body."""
PRINTED = (Evidence("/meeting/dates/0", (), "front.date"),)


def outcomes(shell: Shell, number: int) -> dict[str, object]:
    return {
        re.split(r"/| » ", str(row["file"]))[-1]: row["outcome"]
        for row in shell.objects("runs", "show", str(number), "--json")
    }


# --- the log


@pytest.mark.parametrize("report", ["protokoll.db", "protokoll.originals/x", "in/a.txt"])
def test_a_report_takes_no_files_place(shell: Shell, report: str) -> None:
    shell.file("in/a.txt", GOOD.format(number=1))
    assert shell("import", "in").code == 0
    shell.file("in/b.txt", "")
    before = {path: path.read_bytes() for path in shell.folder.rglob("*") if path.is_file()}
    for words in (("import", "in"), ("import", "in", "--dry-run")):
        said = shell(*words, "--report", report)
        assert (said.code, "--report" in said.err) == (2, True)
    assert before == {path: path.read_bytes() for path in before}
    assert len(shell.objects("runs", "--json")) == 1


def test_a_run_tells_what_became_of_every_file(shell: Shell) -> None:
    for name in ("in/a.txt", "in/kopia.txt"):
        shell.file(name, GOOD.format(number=1))
    shell.file("in/b.txt", "Hej.")
    shell.file("in/tom.txt", " ")
    said = shell("import", "in", "saknas", "--report", "rapport.ndjson")
    assert said.code == 1
    assert outcomes(shell, 1) == {
        "a.txt": "new",
        "b.txt": "not minutes",
        "kopia.txt": "duplicate",
        "tom.txt": "quarantined",
        "saknas": "failed",
    }
    report = [json.loads(line) for line in (shell.folder / "rapport.ndjson").read_text("utf-8").splitlines()]
    assert report == shell.objects("runs", "show", "1", "--json")
    lines = shell("runs", "show", "1").out.splitlines()
    assert lines[0] == "Körning 1: protokoll import in saknas --report rapport.ndjson"
    assert any(line.startswith("I KARANTÄN") and "filen är tom" in line for line in lines)
    (run,) = shell.objects("runs", "--json")
    assert (run["run"], run["retry_of"], run["extractor"]) == (1, None, extractors.version())
    assert run["ended"]
    assert "2 nya" not in shell("runs").out


def test_what_failed_is_read_again_when_it_is_mended(shell: Shell) -> None:
    shell.file("in/a.txt", GOOD.format(number=1))
    shell.file("in/tom.txt", " ")
    assert shell("import", "in").code == 1
    shell.file("in/tom.txt", GOOD.format(number=2))
    assert shell("runs", "retry", "1", "--failed").code == 0
    assert outcomes(shell, 2) == {"tom.txt": "new"}
    assert shell("runs", "retry", "2").out == "Av körning 2 är inget kvar att läsa.\n"
    assert [row["retry_of"] for row in shell.objects("runs", "--json")] == [1, None]


@pytest.mark.parametrize(
    "words", [("show",), ("retry",), ("visa", "1"), ("show", "7"), ("retry", "7"), ("show", "ett")]
)
def test_a_run_that_is_none_is_told(shell: Shell, words: tuple[str, ...]) -> None:
    shell.file("a.txt", GOOD.format(number=1))
    shell("import", "a.txt")
    assert shell("runs", *words).code == 2


def test_a_rehearsal_stores_nothing(shell: Shell) -> None:
    for name in ("in/a.txt", "in/kopia.txt"):
        shell.file(name, GOOD.format(number=1))
    shell.file("in/tom.txt", " ")
    said = shell("import", "in", "--dry-run")
    assert said.code == 1
    assert said.out.splitlines()[0] == "Inget sparades"
    assert [line.split()[-1] for line in said.out.splitlines()[2:]] == ["1", "0", "0", "1", "1", "0"]
    assert [path.name for path in shell.folder.iterdir()] == ["in"]
    shell("import", "in/a.txt")
    before = (shell.folder / "protokoll.db").read_bytes()
    shell("import", "in", "--dry-run")
    assert (shell.folder / "protokoll.db").read_bytes() == before


def test_originals_may_stay_where_they_are(shell: Shell) -> None:
    shell.file("in/a.txt", GOOD.format(number=1))
    assert shell("import", "in", "--reference").code == 0
    assert not (shell.folder / "protokoll.originals").exists()
    assert shell("verify").code == 0
    (shell.folder / "in" / "a.txt").unlink()
    said = shell("verify")
    assert said.code == 1
    assert "originalet saknas" in said.out


@pytest.mark.parametrize("option", ["--reference", None])
def test_an_original_that_was_moved_is_found_again_where_it_is_read_next(shell: Shell, option: str | None) -> None:
    shell.file("in/a.txt", GOOD.format(number=1))
    shell("import", "in", "--reference")
    (shell.folder / "in" / "a.txt").rename(shell.folder / "in" / "b.txt")
    shell("import", "in", *filter(None, [option]))
    assert shell("verify").code == 0
    assert (shell.folder / "protokoll.originals").exists() is (option is None)


def test_a_retry_leaves_originals_where_the_run_did(shell: Shell) -> None:
    shell.file("in/a.txt", "")
    shell("import", "in", "--reference")
    shell.file("in/a.txt", "\x00")
    shell("runs", "retry", "1")
    shell.file("in/a.txt", GOOD.format(number=1))
    shell("runs", "retry", "2")
    assert outcomes(shell, 3) == {"a.txt": "new"}
    assert not (shell.folder / "protokoll.originals").exists()


def test_an_archive_with_a_bad_file_left_where_it_is_can_be_copied(shell: Shell) -> None:
    shell.file("in/a.txt", "")
    shell.file("in/b.txt", GOOD.format(number=1))
    shell("import", "in", "--reference")
    said = shell("backup", "kopia")
    assert (said.code, said.err) == (0, "")


def test_a_rehearsal_takes_no_two_bad_files_for_one(shell: Shell) -> None:
    for name in ("a", "b", "c", "d"):
        shell.file(f"in/{name}.txt", "" if name < "c" else GOOD.format(number=1))
    said = shell("import", "in", "--dry-run", "--report", "prov.ndjson")
    assert said.code == 1
    rehearsed = [json.loads(line)["outcome"] for line in (shell.folder / "prov.ndjson").read_text().splitlines()]
    shell("import", "in")
    assert rehearsed == list(outcomes(shell, 1).values()) == ["quarantined", "quarantined", "new", "duplicate"]


# --- ZIP and tar


def test_what_a_zip_holds_is_imported_file_by_file(shell: Shell) -> None:
    with zipfile.ZipFile(shell.folder / "arkiv.zip", "w") as package:
        for number in (1, 2):
            package.writestr(f"2024/{number}.txt", GOOD.format(number=number))
        package.writestr("tom.txt", "")
        package.writestr("../ut.txt", GOOD.format(number=3))
    assert shell("import", "arkiv.zip").code == 1
    assert outcomes(shell, 1) == {
        "arkiv.zip": "container",
        "1.txt": "new",
        "2.txt": "new",
        "tom.txt": "quarantined",
        "ut.txt": "failed",
    }
    assert shell("import", "arkiv.zip").code == 1
    assert outcomes(shell, 2)["1.txt"] == "unchanged"
    (hit, _) = shell.objects("search", "båtar", "--json")
    assert hit["source"] in {"1.txt", "2.txt"}
    assert shell("runs", "retry", "1").code == 1
    assert set(outcomes(shell, 3)) == {"tom.txt", "ut.txt"}


def test_a_damaged_zip_is_kept_whole(shell: Shell) -> None:
    (shell.folder / "trasig.zip").write_bytes(b"PK\x03\x04" + b"x" * 200)
    assert shell("import", "trasig.zip").code == 1
    assert outcomes(shell, 1) == {"trasig.zip": "quarantined"}
    assert shell("verify").out == "Kontrollerade 1 fil: inga fel.\n"


# --- what the user declares


def test_a_manifest_decides(shell: Shell) -> None:
    shell.file("in/a.txt", PLAIN)
    shell.file("in/b.txt", GOOD.format(number=2))
    shell.file(
        "lista.csv",
        "fil;organisation;organ;datum\nin/a.txt;Region Halland;Kulturnämnden;2019-05-06\n"
        "in/b.txt;;;2020-01-02\nin/c.txt;;;\nin/b.txt;;;trettonde\n",
    )
    said = shell("import", "--manifest", "lista.csv", "--who", "Registrator")
    assert said.code == 1
    assert "Rad 5" in said.err
    assert "in/c.txt: Filen eller mappen finns inte. (lista.csv rad 4)" in said.err
    records = {str(row["source"]): row for row in shell.objects("search", "båtar", "--json")}
    assert (records["a.txt"]["organisation"], records["a.txt"]["body"]) == ("Region Halland", "Kulturnämnden")
    assert [records[name]["date"] for name in ("a.txt", "b.txt")] == ["2019-05-06", "2020-01-02"]
    told = shell("correct", str(records["b.txt"]["id"])).out
    assert "lista.csv rad 3" in told
    assert "Registrator" in told


def test_a_manifest_decides_also_of_what_is_there_but_not_twice(shell: Shell) -> None:
    shell.file("in/a.txt", GOOD.format(number=1))
    shell("import", "in")
    shell.file("lista.csv", "fil;organ\nin/a.txt;Kulturnämnden\n")
    words = ("import", "--manifest", "lista.csv")
    assert shell(*words).code == 0
    (hit,) = shell.objects("search", "båtar", "--json")
    assert hit["body"] == "Kulturnämnden"
    shell("correct", str(hit["id"]), "body", "Byggnadsnämnden", "--why", "läst i originalet")
    shell(*words)
    assert [row["body"] for row in shell.objects("search", "båtar", "--json")] == ["Byggnadsnämnden"]
    shell("correct", str(hit["id"]), "body", "--revoke")
    shell(*words)
    assert [row["body"] for row in shell.objects("search", "båtar", "--json")] == ["Driftnämnden"]


def test_what_a_manifest_says_of_a_copy_counts_however_soon_it_comes(shell: Shell) -> None:
    shell.file("in/a.txt", GOOD.format(number=1))
    shell.file("in/b.txt", GOOD.format(number=1))
    shell.file("lista.csv", "fil;organ\nin/a.txt;\nin/b.txt;Kulturnämnden\n")
    assert shell("import", "--manifest", "lista.csv").code == 0
    assert [row["body"] for row in shell.objects("search", "båtar", "--json")] == ["Kulturnämnden"]


def test_a_copy_in_another_folder_changes_no_body(shell: Shell) -> None:
    for folder in ("Kulturnämnden", "Byggnadsnämnden"):
        shell.file(f"in/{folder}/a.txt", PLAIN)
    shell("import", "in")
    for _ in range(2):
        shell("import", "in", "--folders", "organ")
        assert [row["body"] for row in shell.objects("search", "båtar", "--json")] == ["Byggnadsnämnden"]


def test_a_day_in_a_manifest_is_not_that_of_all_minutes_in_a_volume(archive: Archive) -> None:
    days = ("2024-03-05", "2024-04-05", None)
    dated = [
        replace(minutes(f"{day}.txt", item("1", "Val"), date=day), evidence=PRINTED if day else ()) for day in days
    ]
    declared = [Given("meeting.dates", '["1999-01-02"]', "A", "lista.csv rad 2"), Given("body", '"Nämnd"', "A", "x")]
    for number, again in enumerate((False, True)):
        arrival = Arrival(f"volym {number}".encode(), "volym.txt", "volym.txt")
        records = [replace(record, id=f"{record.id}{number}") for record in dated]
        path = store_original(archive, arrival)
        with archive.transaction() as connection:
            keep(archive, connection, arrival, path, prepare(records), declared=() if again else declared)
            if again:
                declare_known(archive, connection, arrival.sha256, declared)
            found = [stored_record(connection, record.id).record() for record in records]
        assert [(one.meeting.dates, one.body) for one in found] == [
            (("2024-03-05",), "Nämnd"),
            (("2024-04-05",), "Nämnd"),
            (("1999-01-02",), "Nämnd"),
        ]


def test_folders_say_what_the_document_does_not(shell: Shell) -> None:
    shell.file("in/Region Skåne/Kulturnämnden/a.txt", PLAIN)
    shell.file("in/Region Skåne/Kulturnämnden/b.txt", GOOD.format(number=2))
    assert shell("import", "in", "--folders", "organisation/organ").code == 0
    found = {
        str(row["source"]): (row["organisation"], row["body"]) for row in shell.objects("search", "båtar", "--json")
    }
    assert found == {"a.txt": ("Region Skåne", "Kulturnämnden"), "b.txt": ("Region Halland", "Driftnämnden")}


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("in", "--folders", "hylla"),
        ("--manifest", "saknas.csv"),
        ("--watch", "1"),
        ("in", "--watch", "1", "--dry-run"),
    ],
)
def test_what_has_no_meaning_is_told(shell: Shell, words: tuple[str, ...]) -> None:
    shell.file("in/a.txt", PLAIN)
    said = shell("import", *words)
    assert said.code in {1, 2}
    assert said.err


def ended(path: Path) -> int:
    """How many runs in an archive have come to their end."""
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            return len(connection.execute("SELECT ended FROM run WHERE ended IS NOT NULL").fetchall())
    except sqlite3.Error:
        return 0


def test_a_drop_folder_is_watched_until_interrupted(shell: Shell) -> None:
    (shell.folder / "in").mkdir()

    def drop() -> None:
        time.sleep(0.3)
        shell.file("in/a.txt", GOOD.format(number=1))
        deadline = time.monotonic() + 60
        while ended(shell.folder / "protokoll.db") < 1 and time.monotonic() < deadline:
            time.sleep(0.1)
        shell.file("in/b.txt", GOOD.format(number=2))
        while ended(shell.folder / "protokoll.db") < 2 and time.monotonic() < deadline:
            time.sleep(0.1)
        os.kill(os.getpid(), signal.SIGINT)

    thread = threading.Thread(target=drop)
    thread.start()
    said = shell("import", "in", "--watch", "0", "--report", "in/rapport.ndjson")
    thread.join()
    assert said.code == 130
    report = [json.loads(line)["file"] for line in (shell.folder / "in/rapport.ndjson").read_text("utf-8").splitlines()]
    assert report == ["in/a.txt", "in/b.txt"]
    assert outcomes(shell, 2) == {"b.txt": "new"}
    assert outcomes(shell, 1) == {"a.txt": "new"}


def test_a_rehearsal_before_an_archive_has_anything(shell: Shell) -> None:
    shell.file("in/a.txt", GOOD.format(number=1))
    (shell.folder / "protokoll.db").touch()
    assert shell("import", "in", "--dry-run").code == 0
    assert (shell.folder / "protokoll.db").read_bytes() == b""
