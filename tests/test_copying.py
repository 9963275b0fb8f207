"""Whole archives from one database to another, and several importers in one archive."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from conftest import new_database
from corpus import tables
from corpus.archive import Archive, open_archive
from corpus.copying import copy_archive
from corpus.corrections import as_value, correct
from corpus.decided import Given
from corpus.documents import stored_records
from corpus.runs import Outcome, Seen, begin, note
from corpus.search import search
from corpus.withdrawals import withdraw
from minutes import FULL, FULL_DATA, GOOD, item, minutes
from models.errors import ArchiveProblem, NoText, UsageProblem
from shelf import keep, quarantine
from shell import Shell

QUERIES = ("skärgård", "båttrafiken", "budget", "val", '"omedelbar sak"', "RS-2023-9", "finnsinte")


def fill(archive: Archive) -> None:
    """Something of everything: versions, a correction, a withdrawal, quarantine, a run."""
    keep(archive, FULL_DATA, "fullt.txt", [FULL])
    for name in ("a.txt", "b.txt"):
        keep(
            archive,
            name.encode(),
            name,
            [minutes(name, item("1", "Val av ombud", "Anna Ek väljs."), item("2", "Budget"))],
        )
    correct(archive, "f00d", Given("items[41].title", as_value("", "Rättad sak"), "Anna Ek", "tryckfel"))
    withdraw(archive, minutes("b.txt").id, "2", "Anna Ek", "personuppgift")
    quarantine(archive, b"x", "x.pdf", NoText("Bara bilder."))
    with archive.transaction() as connection:
        number = begin(connection, ["import", "å"], "test", [Seen(b"/in/\xe5.txt", ("a.zip",), "å.txt")])
        note(connection, number, 0, Outcome("new", "store", 0.5, "0" * 64))


def contents(archive: Archive) -> dict[str, list[tuple[object, ...]]]:
    with archive.transaction() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key.columns))]
            for table in tables.metadata.sorted_tables
            if table not in tables.of_index
        }


def answers(archive: Archive) -> list[list[tuple[str, str | None]]]:
    return [[(hit.id, hit.item) for hit in search(archive, query, 0).hits] for query in QUERIES]


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_copy_is_the_same_archive(archive: Archive, kind: str, postgresql: str, tmp_path: Path) -> None:
    fill(archive)
    address = str(tmp_path / "kopia.db") if kind == "sqlite" else new_database(postgresql)
    with open_archive(address, "write", tmp_path / "kopia.original") as copy:
        copied = copy_archive(archive, copy)
        assert (copied.files, copied.checked.faults) == (4, ())
        assert contents(copy) == contents(archive)
        assert answers(copy) == answers(archive)
        keep(copy, b"ny", "ny.txt", [minutes("ny.txt", item("9", "Val igen"))])
        assert len(search(copy, "val").hits) == len(search(archive, "val").hits) + 1
        with pytest.raises(UsageProblem, match="inte tomt"):
            copy_archive(archive, copy)


@pytest.mark.parametrize("harm", ["altered", "gone"])
def test_a_harmed_original_stops_the_copy_with_nothing_left(archive: Archive, harm: str, tmp_path: Path) -> None:
    fill(archive)
    kept = next(path for path in archive.originals.rglob("*.txt") if path.is_file())
    kept.write_bytes(b"annat") if harm == "altered" else kept.unlink()
    with open_archive(str(tmp_path / "kopia.db"), "write") as copy:
        with pytest.raises(ArchiveProblem, match="Originalet"):
            copy_archive(archive, copy)
        assert not any(contents(copy).values())


def test_a_backup_can_be_searched_and_restored(shell: Shell) -> None:
    shell.file("in/a.txt", GOOD.format(number=1))
    shell.file("in/tom.txt", " ")
    shell("import", "in")
    assert shell("backup", "kopia").code == 0
    assert shell("backup", "kopia").code == 2
    assert shell("search", "båtar", "--archive", "kopia/protokoll.db").code == 0
    assert shell("restore", "kopia", "--archive", "ny.db").code == 0
    assert shell("verify", "--archive", "ny.db").out == "Kontrollerade 2 filer: inga fel.\n"
    assert shell("restore", "kopia", "--archive", "ny.db").code == 2
    assert shell("restore", "in", "--archive", "nyare.db").code == 2
    assert shell("copy", "--from", "ny.db", "--to", "flyttad.db", "--to-originals", "där").code == 0
    assert shell.objects("export", "--format", "ndjson", "--archive", "flyttad.db") == shell.objects(
        "export", "--format", "ndjson"
    )


def test_several_importers_at_once_store_nothing_twice(new_address: Callable[[Path], str], tmp_path: Path) -> None:
    address = new_address(tmp_path)
    for number in range(40):
        (tmp_path / "in").mkdir(exist_ok=True)
        (tmp_path / "in" / f"{number % 20}-{number // 20}.txt").write_text(
            GOOD.format(number=number % 20), encoding="utf-8"
        )
    with open_archive(address, "write", tmp_path / "original"):
        pass
    words = [sys.executable, "-m", "pipeline.cli", "import", "in", "--archive", address, "--workers", "1"]
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(sys.path),
        "PROTOKOLL_ORIGINALS": str(tmp_path / "original"),
    }
    running = [subprocess.Popen(words, cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL) for _ in range(3)]
    assert [each.wait() for each in running] == [0, 0, 0]
    with open_archive(address, "read", tmp_path / "original") as archive, archive.transaction() as connection:
        assert len(list(stored_records(connection))) == 20
        names = connection.execute(select(tables.organisation.c.name)).scalars().all()
        assert names == ["Region Halland"]
        assert len(connection.execute(select(tables.body)).all()) == 1
        seen = connection.execute(select(tables.run_file.c.outcome)).scalars().all()
    assert len(seen) == 120
    assert seen.count("new") == 20


@pytest.mark.parametrize(
    "words",
    [
        ("backup", "protokoll.originals/kopia"),
        ("copy", "--from", "protokoll.db", "--to", "protokoll.originals/kopia.db"),
        ("copy", "--from", "protokoll.db", "--to", "kopia.db", "--to-originals", "protokoll.originals"),
        ("copy", "--from", "protokoll.db", "--to", "protokoll.db"),
    ],
)
def test_a_copy_does_not_lie_in_the_archive_itself(shell: Shell, words: tuple[str, ...]) -> None:
    shell.file("a.txt", GOOD.format(number=1))
    shell("import", "a.txt")
    before = sorted(shell.folder.rglob("*"))
    said = shell(*words)
    assert (said.code, "hör till arkivet" in said.err) == (2, True)
    assert sorted(shell.folder.rglob("*")) == before
