"""The archive: its tables, what is kept in them, and what stops it."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_mock_engine, event, func, insert, select
from sqlalchemy.engine.mock import MockConnection
from sqlalchemy.exc import IntegrityError, OperationalError

from corpus import schema, tables
from corpus.archive import Archive, open_archive
from corpus.documents import stored_record, stored_records
from corpus.originals import stored_path
from corpus.problems import explain
from minutes import FULL, FULL_DATA, item, minutes
from models.errors import ArchiveProblem, NoText, UsageProblem
from models.record import Meeting, Record
from shelf import keep, quarantine


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "arkiv.db"


@pytest.fixture
def archive(path: Path) -> Iterator[Archive]:
    with open_archive(str(path), "write") as opened:
        yield opened


def put(archive: Archive, record: Record) -> str:
    return keep(archive, record.source.name.encode(), record.source.name, [record])


def counts(archive: Archive) -> dict[str, int]:
    with archive.transaction() as connection:
        return {name: _size(connection, name) for name in tables.metadata.tables}


def _size(connection: Connection, name: str) -> int:
    return connection.execute(select(func.count()).select_from(tables.metadata.tables[name])).scalar_one()


# --- tables


def test_the_migrations_make_the_tables(archive: Archive) -> None:
    def ours(name: str | None, kind: str, _: object) -> bool:
        return not (kind == "table" and (name or "").startswith(("search_fts", "search_people", "search_stems")))

    with archive.transaction() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": ours, "compare_type": True})
        assert compare_metadata(context, tables.metadata) == []


def test_the_schema_version_is_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(schema.__file__).with_name("migrations")))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_current_head() == schema.SCHEMA_VERSION


def test_every_table_can_be_made_on_postgresql() -> None:
    made: list[str] = []
    engine: MockConnection = create_mock_engine(
        "postgresql://", lambda ddl, *_: made.append(str(ddl.compile(dialect=engine.dialect)))
    )
    tables.metadata.create_all(engine, checkfirst=False)
    created = {line.split()[2] for line in "".join(made).splitlines() if line.startswith("CREATE TABLE")}
    assert created == set(tables.metadata.tables)


def test_constraints_are_checked(archive: Archive) -> None:
    with pytest.raises(IntegrityError), archive.transaction() as connection:
        connection.execute(tables.section.insert().values(item_id=99, position=0, kind="other", text="x"))


# --- keeping


def test_a_record_comes_back_whole(archive: Archive) -> None:
    assert keep(archive, FULL_DATA, "fullt.txt", [FULL]) == "new"
    with archive.transaction() as connection:
        assert stored_record(connection, FULL.id).record() == FULL


def test_every_part_of_a_record_has_its_rows(archive: Archive) -> None:
    keep(archive, FULL_DATA, "fullt.txt", [FULL])
    found = counts(archive)
    assert {name: number for name, number in found.items() if number != 1} == {
        "quarantine": 0,
        "announced": 0,
        "body_kind": 0,
        "confirmation": 0,
        "file_signature": 0,
        "planned_meeting": 0,
        "appearance": 8,
        "person_changed": 6,
        "person_edge": 0,
        "person_node": 0,
        "verdict": 0,
        "correction": 0,
        "link": 0,
        "run": 0,
        "run_file": 0,
        "withdrawal": 0,
        "watch": 0,
        "watch_hit": 0,
        "meeting_date": 2,
        "mention": 13,
        "attendee": 3,
        "signature": 2,
        "item": 2,
        "section": 2,
        "case_number": 2,
        "decision": 2,
        "motion": 2,
        "motion_mover": 2,
        "ballot": 2,
        "reservation": 2,
        "reservation_party": 2,
        "search_entry": 2,
        "search_facet": 8,
        "term": 33,
        "term_suffix": 51,
    }


def test_rows_hold_what_the_record_says(archive: Archive) -> None:
    keep(archive, FULL_DATA, "fullt.txt", [FULL])
    voted = (
        select(tables.mention.c.name, tables.mention.c.party, tables.ballot.c.choice)
        .join_from(tables.ballot, tables.mention)
        .order_by(tables.ballot.c.position)
    )
    with archive.transaction() as connection:
        assert connection.execute(voted).all() == [("Alva Ek", "S", "yes"), ("Eva Ask", "M", "no")]
        meeting = connection.execute(select(tables.meeting)).one()
        assert (meeting.date, meeting.starts, meeting.ends) == (date(2024, 4, 9), "09:00", "16:30")


def test_every_value_of_a_record_stands_in_some_table(archive: Archive) -> None:
    """Only the evidence, of which this record has none, is kept in the JSON alone."""
    assert FULL.evidence == ()
    keep(archive, FULL_DATA, "fullt.txt", [FULL])
    cells: set[str] = set()
    with archive.transaction() as connection:
        for table in tables.metadata.sorted_tables:
            columns = [column for column in table.columns if column is not tables.document.c.record]
            cells |= {str(cell) for row in connection.execute(select(*columns)) for cell in row}
    assert set(leaves(asdict(FULL))) - cells == set()


def leaves(value: object) -> Iterator[str]:
    if isinstance(value, dict | list | tuple):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from leaves(inner)
    else:
        yield str(value)


def test_the_bytes_are_kept_by_their_hash(archive: Archive) -> None:
    keep(archive, FULL_DATA, "Fullt Protokoll.TXT", [FULL])
    kept = archive.originals / stored_path(FULL.source.sha256, "x.txt")
    assert kept.read_bytes() == FULL_DATA
    assert kept.relative_to(archive.originals).as_posix() == f"{FULL.source.sha256[:2]}/{FULL.source.sha256}.txt"


def test_the_same_bytes_twice_change_nothing(archive: Archive) -> None:
    put(archive, minutes("a.txt", item("1", "Val")))
    before = counts(archive)
    assert put(archive, minutes("a.txt", item("1", "Val"))) == "unchanged"
    assert counts(archive) == before


def test_one_file_may_hold_several_records(archive: Archive) -> None:
    one, two = minutes("a", item("1", "Val")), minutes("b", item("2", "Budget"))
    keep(archive, b"both", "both.txt", [one, two])
    with archive.transaction() as connection:
        assert [stored.record() for stored in stored_records(connection)] == [one, two]


def test_organisation_and_body_are_kept_once(archive: Archive) -> None:
    put(archive, minutes("a.txt", item("1", "Val")))
    put(archive, minutes("b.txt", item("2", "Val")))
    found = counts(archive)
    assert (found["organisation"], found["body"], found["document"]) == (1, 1, 2)


def test_a_file_that_can_be_read_now_leaves_quarantine(archive: Archive) -> None:
    record = minutes("a.txt", item("1", "Val"))
    quarantine(archive, b"a.txt", "a.txt", NoText("Bara bilder."))
    quarantine(archive, b"a.txt", "a.txt", NoText("Bara bilder."))
    assert counts(archive)["quarantine"] == 1
    assert put(archive, record) == "new"
    assert counts(archive)["quarantine"] == 0


# --- nothing is left half


def test_a_record_that_is_not_well_formed_leaves_nothing(archive: Archive) -> None:
    before = counts(archive)
    bad = Record("x", FULL.source, "protokoll", meeting=Meeting(("2024-02-30",)), items=(item("1", "Val"),))
    with pytest.raises(ValueError, match="day"):
        keep(archive, b"x", "x.txt", [minutes("a.txt", item("1", "Val")), bad])
    assert counts(archive) == before


@pytest.mark.parametrize("table", ["original", "document", "item", "mention", "decision", "search_entry", "search_fts"])
def test_a_failure_in_the_midst_leaves_nothing(archive: Archive, table: str) -> None:
    before = counts(archive)
    with failing_at(archive.engine, table), pytest.raises(ZeroDivisionError):
        keep(archive, FULL_DATA, "fullt.txt", [FULL])
    assert counts(archive) == before
    assert keep(archive, FULL_DATA, "fullt.txt", [FULL]) == "new"


@contextmanager
def failing_at(engine: Engine, table: str) -> Iterator[None]:
    def fail(_: object, __: object, statement: str, *___: object) -> None:
        if statement.startswith(f"INSERT INTO {table} "):
            raise ZeroDivisionError

    event.listen(engine, "after_cursor_execute", fail)
    yield
    event.remove(engine, "after_cursor_execute", fail)


KILLED = """
import os, signal, sys
from sqlalchemy import event
from corpus.archive import open_archive
from minutes import FULL, FULL_DATA
from shelf import keep, quarantine

def kill(connection, cursor, statement, *rest):
    if statement.startswith(f"INSERT INTO {sys.argv[2]} "):
        os.kill(os.getpid(), signal.SIGKILL)

with open_archive(sys.argv[1], "write") as archive:
    event.listen(archive.engine, "after_cursor_execute", kill)
    keep(archive, FULL_DATA, "fullt.txt", [FULL])
"""


@pytest.mark.parametrize("table", ["document", "search_fts"])
def test_a_killed_process_leaves_nothing(path: Path, archive: Archive, table: str) -> None:
    put(archive, minutes("a.txt", item("1", "Val")))
    before = counts(archive)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    killed = subprocess.run([sys.executable, "-c", KILLED, str(path), table], env=environment, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert counts(archive) == before
    assert keep(archive, FULL_DATA, "fullt.txt", [FULL]) == "new"


# --- finding a document


@pytest.mark.parametrize(("prefix", "message"), [("zzz", "Inget dokument"), ("", "Flera dokument"), ("%", "Inget")])
def test_an_id_must_name_one_document(archive: Archive, prefix: str, message: str) -> None:
    put(archive, minutes("a.txt"))
    put(archive, minutes("b.txt"))
    with pytest.raises(UsageProblem, match=message), archive.transaction() as connection:
        stored_record(connection, prefix)


# --- what stops it


def refused(path: str, mode: str) -> str:
    with pytest.raises(ArchiveProblem) as caught, open_archive(path, "read" if mode == "read" else "write") as archive:
        put(archive, minutes("a.txt"))
    return caught.value.message


def existing(path: Path) -> None:
    with open_archive(str(path), "write") as archive:
        put(archive, minutes("a.txt", item("1", "Val")))


def test_a_missing_archive_is_not_made_by_reading(path: Path) -> None:
    assert "finns inte" in refused(str(path), "read")
    assert not path.exists()


def test_a_missing_folder(tmp_path: Path) -> None:
    assert "finns inte" in refused(str(tmp_path / "borta" / "a.db"), "write")


def test_a_folder_is_no_archive(tmp_path: Path) -> None:
    assert "är en mapp" in refused(str(tmp_path), "read")


@pytest.mark.parametrize("mode", ["read", "write"])
def test_a_file_that_is_no_database(path: Path, mode: str) -> None:
    path.write_text("Det här är en vanlig text. " * 100, encoding="utf-8")
    before = path.read_bytes()
    assert "är ingen databas" in refused(str(path), mode)
    assert path.read_bytes() == before


@pytest.mark.parametrize("mode", ["read", "write"])
def test_somebody_elses_database(path: Path, mode: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recept (namn TEXT)")
    connection.close()
    assert "inget protokollarkiv" in refused(str(path), mode)


@pytest.mark.parametrize("mode", ["read", "write"])
def test_an_archive_of_a_later_version(path: Path, mode: str) -> None:
    existing(path)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    assert "annan version (9999)" in refused(str(path), mode)


@pytest.mark.parametrize("make", [str, lambda path: f"sqlite:///{path}", lambda path: f"file:{path}?mode=rw"])
def test_a_write_protected_file_says_so(path: Path, make: type[str]) -> None:
    existing(path)
    path.chmod(0o444)
    assert "är skrivskyddat" in refused(make(path), "write")
    with open_archive(make(path), "read") as archive:
        assert counts(archive)["document"] == 1


def test_a_write_protected_folder_says_so(path: Path) -> None:
    path.parent.chmod(0o555)
    try:
        assert "är skrivskyddat" in refused(str(path), "write")
    finally:
        path.parent.chmod(0o755)


@pytest.mark.parametrize("address", ["file:{}?mode=ro", "sqlite:///file:{}?mode=ro&uri=true", "file:{}?immutable=1"])
def test_an_archive_opened_for_reading_only_says_so(path: Path, address: str) -> None:
    existing(path)
    assert "är skrivskyddat" in refused(address.format(path), "write")


def test_reading_changes_nothing(path: Path) -> None:
    existing(path)
    with open_archive(str(path), "read") as archive, pytest.raises(ArchiveProblem, match="är skrivskyddat"):
        put(archive, minutes("b.txt"))


def test_a_full_disk_says_so_and_keeps_what_was_done(archive: Archive) -> None:
    put(archive, minutes("a.txt", item("1", "Val")))
    before = counts(archive)
    long = minutes("b.txt", item("2", "Lång", rest="ord " * 200_000))
    with archive.transaction() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 10}")
    with pytest.raises(ArchiveProblem, match="får inte plats på disken"):
        put(archive, long)
    assert counts(archive) == before


def test_originals_that_cannot_be_written(archive: Archive) -> None:
    archive.originals.write_text("i vägen")
    with pytest.raises(ArchiveProblem, match="Originalen kunde inte sparas"):
        put(archive, minutes("a.txt"))
    assert counts(archive)["original"] == 0


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (KeyboardInterrupt(), KeyboardInterrupt),
        (OperationalError("", {}, Exception("the server closed the connection")), ArchiveProblem),
    ],
)
def test_a_connection_lost_in_a_part_undoes_the_whole_and_says_what_happened(
    archive: Archive, error: BaseException, told: type[BaseException]
) -> None:
    place = {"sha256": "a", "place": "b"}

    def bundle() -> None:
        with archive.together():
            with archive.transaction() as connection:
                connection.execute(insert(tables.sighting).values(place))
            with archive.transaction() as connection:
                connection.invalidate()  # as SQLAlchemy does when one comes while the database works
                raise error

    with pytest.raises(told):
        bundle()
    with archive.together(), archive.transaction() as connection:
        assert connection.execute(select(tables.sighting)).all() == []
        connection.execute(insert(tables.sighting).values(place))
    assert counts(archive)["sighting"] == 1


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("disk I/O error", "kan inte läsas eller skrivas på disken"),
        ("cannot execute DELETE in a read-only transaction", "är skrivskyddat"),
        ("database is locked", "används av ett annat program"),
        ("database disk image is malformed", "är skadat"),
        ("something new", "kan inte användas: something new"),
    ],
)
def test_complaints_in_swedish(said: str, message: str) -> None:
    assert explain("a.db", said).message == f"Arkivet a.db {message}."


@pytest.mark.parametrize("name", ["å ä ö.db", "100%.db", "vad?.db", "nr #1.db"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    existing(tmp_path / name)
    assert {entry.name for entry in tmp_path.iterdir()} == {name, name.replace(".db", ".originals")}
