"""Sending files into the archive: which files, and what becomes of each."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event, select

import extractors
from corpus import tables
from corpus.archive import Archive, open_archive
from corpus.location import locate
from minutes import GOOD
from models.errors import ArchiveProblem, MissingFile
from models.record import Record
from pipeline.files import complaint, gather, read, shown
from pipeline.importing import Outcome, import_files


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with open_archive(str(tmp_path / "arkiv.db"), "write") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Good files, and some that are not."""
    made = tmp_path / "in"
    (made / "äldre").mkdir(parents=True)
    for name, number in (("b.txt", 2), ("a.txt", 1), ("äldre/c.md", 3)):
        (made / name).write_text(GOOD.format(number=number), encoding="utf-8")
    (made / "bild.txt").write_text("En vanlig text om ingenting särskilt.", encoding="utf-8")
    (made / "tom.pdf").write_bytes(b"")
    (made / "skräp.txt").write_bytes(bytes(range(256)) * 8)
    return made


def run(archive: Archive, *paths: Path) -> list[Outcome]:
    return list(import_files(archive, [file for file in gather(paths) if isinstance(file, Path)]))


def results(outcomes: list[Outcome]) -> dict[str, str]:
    return {outcome.path.name: outcome.result for outcome in outcomes}


# --- which files


def test_folders_are_read_in_order_without_what_is_hidden(tmp_path: Path) -> None:
    for name in ("b/z.txt", "b/.dold", "a.txt", ".dold/x.txt", "b/a.txt", "egen.db"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = gather([tmp_path / "b", tmp_path, tmp_path / "a.txt", tmp_path / "b" / ".dold"], {tmp_path / "egen.db"})
    assert list(found) == [tmp_path / name for name in ("b/a.txt", "b/z.txt", "a.txt", "b/.dold")]


def test_an_archives_own_files_are_not_read(archive: Archive, folder: Path) -> None:
    run(archive, folder / "a.txt")
    own = locate(str(folder.parent / "arkiv.db")).files()
    found = {file.name for file in gather([folder.parent], own) if isinstance(file, Path)}
    assert found == {"a.txt", "b.txt", "c.md", "bild.txt", "tom.pdf", "skräp.txt"}


def test_paths_without_files_are_problems(tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    (tmp_path / "tom" / ".dold").touch()
    found = list(gather([tmp_path / "tom", tmp_path / "saknas.pdf"]))
    assert [str(problem).split(": ", 1)[1] for problem in found] == [
        "Mappen innehåller ingen läsbar fil. Kontrollera sökvägen och behörigheten.",
        "Filen eller mappen finns inte. Kontrollera sökvägen och behörigheten.",
    ]


def test_reading_what_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(MissingFile, match="är en mapp"):
        read(tmp_path)
    with pytest.raises(MissingFile, match="finns inte"):
        read(tmp_path / "saknas")
    with pytest.raises(MissingFile, match="kan inte läsas"):
        read(Path("nul\0"))


def test_a_name_in_latin_1(archive: Archive, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/N\xe4mnd.txt"))
    path.write_text(GOOD.format(number=1), encoding="utf-8")
    assert shown(path).endswith("/Nämnd.txt")
    assert run(archive, path)[0].result == "new"
    with archive.transaction() as connection:
        assert connection.execute(select(tables.original.c.name)).scalar_one() == "Nämnd.txt"


# --- what becomes of them


def test_bad_files_stop_no_others(archive: Archive, folder: Path) -> None:
    outcomes = run(archive, folder)
    assert results(outcomes) == {
        "a.txt": "new",
        "b.txt": "new",
        "bild.txt": "not minutes",
        "c.md": "new",
        "skräp.txt": "quarantined",
        "tom.pdf": "quarantined",
    }
    told = [complaint(outcome.path, outcome.problem) for outcome in outcomes if outcome.problem]
    assert [line.count(name) for line, name in zip(told, ("skräp.txt", "tom.pdf"), strict=True)] == [1, 1]
    assert all(line.endswith(".") for line in told)


def test_what_is_quarantined_is_kept_with_its_reason(archive: Archive, folder: Path) -> None:
    run(archive, folder)
    order = tables.quarantine.c.name
    with archive.transaction() as connection:
        rows = connection.execute(select(tables.quarantine).order_by(order)).all()
    assert [(row.name, row.reason) for row in rows] == [("skräp.txt", "okänt format"), ("tom.pdf", "tom")]
    assert [(archive.originals / row.stored_path).read_bytes() for row in rows] == [
        (folder / row.name).read_bytes() for row in rows
    ]


def test_twice_is_once(archive: Archive, folder: Path) -> None:
    first = results(run(archive, folder))
    with archive.transaction() as connection:
        before = [connection.execute(select(table)).all() for table in tables.metadata.sorted_tables]
    again = results(run(archive, folder))
    assert again == {name: "unchanged" if "new" in was or "not" in was else was for name, was in first.items()}
    with archive.transaction() as connection:
        assert before == [connection.execute(select(table)).all() for table in tables.metadata.sorted_tables]


def test_the_same_bytes_under_another_name_are_unchanged(archive: Archive, folder: Path) -> None:
    (folder / "kopia.txt").write_bytes((folder / "a.txt").read_bytes())
    assert results(run(archive, folder))["kopia.txt"] == "unchanged"


def test_a_file_that_vanishes_fails_alone(archive: Archive, folder: Path) -> None:
    outcomes = list(import_files(archive, [folder / "borta.txt", folder / "a.txt"]))
    assert results(outcomes) == {"borta.txt": "failed", "a.txt": "new"}


@pytest.mark.parametrize("error", [KeyError("x"), RecursionError(), MemoryError(), UnicodeError("å")])
def test_an_error_inside_quarantines_that_file_alone(
    archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    real = extractors.extract

    def failing(data: bytes, name: str) -> tuple[Record, ...]:
        if name == "a.txt":
            raise error
        return real(data, name)

    monkeypatch.setattr(extractors, "extract", failing)
    outcomes = run(archive, folder / "a.txt", folder / "b.txt")
    assert results(outcomes) == {"a.txt": "quarantined", "b.txt": "new"}
    problem = outcomes[0].problem
    assert problem is not None
    assert problem.reason == "internt fel"
    assert type(error).__name__ in problem.message


def test_a_record_that_the_archive_cannot_take_quarantines_that_file_alone(
    archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = extractors.extract(GOOD.format(number=9).encode(), "x.txt")
    monkeypatch.setattr(extractors, "extract", lambda data, name: taken)
    outcomes = run(archive, folder / "a.txt", folder / "b.txt")
    assert results(outcomes) == {"a.txt": "new", "b.txt": "quarantined"}
    assert outcomes[1].problem is not None
    assert "IntegrityError" in outcomes[1].problem.message


def test_an_archive_that_fills_up_stops_the_run_with_the_finished_files_safe(archive: Archive, folder: Path) -> None:
    (folder / "b.txt").write_text(GOOD.format(number=2) + "ord " * 200_000, encoding="utf-8")

    def full(connection: object, _: object) -> None:
        connection.execute("PRAGMA max_page_count=150")  # type: ignore[attr-defined]

    archive.engine.dispose()
    event.listen(archive.engine, "connect", full)
    done: list[Outcome] = []
    with pytest.raises(ArchiveProblem, match="får inte plats"):
        done.extend(import_files(archive, [folder / "a.txt", folder / "b.txt"]))
    with archive.transaction() as connection:
        assert connection.execute(select(tables.original.c.name)).scalars().all() == ["a.txt"]
