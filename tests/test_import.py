"""Sending files into the archive: which files, and what becomes of each."""

import contextlib
import errno
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from sqlalchemy import event, select

import extractors
from corpus import tables
from corpus.archive import Archive, open_archive
from corpus.disk import why
from corpus.location import locate
from corpus.runs import begin
from corpus.verify import verify
from minutes import GOOD
from models.errors import ArchiveProblem, MissingFile, TooLarge, UnknownFormat
from models.record import Record
from pipeline.files import complaint, gather, read, shown
from pipeline.importing import Told, import_files, seen_of
from pipeline.storing import Storing
from pipeline.workers import Work


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


def run(archive: Archive, *paths: Path) -> list[Told]:
    return list(importing(archive, *(file for file in gather(paths) if isinstance(file, Path))))


def importing(archive: Archive, *files: Path, reference: bool = False) -> Iterator[Told]:
    """In this process, so that a test may alter what reads."""
    seen = [seen_of(file) for file in files]
    with archive.transaction() as connection:
        number = begin(connection, (), "test", seen)
    return import_files(Storing(archive, number, "test"), Work(0), enumerate(seen), reference=reference)


def results(outcomes: list[Told]) -> dict[str, str]:
    return {Path(told.seen.shown).name: told.outcome.result for told in outcomes}


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


def told(folder: Path, *paths: Path) -> list[str]:
    """What the paths, or the folder, mean: the places of files in the folder, and what is told of others there."""
    found = gather(paths or [folder])
    return [(shown(file) if isinstance(file, Path) else file.message).removeprefix(f"{folder}/") for file in found]


def test_what_is_no_ordinary_file_is_left_out_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    (tmp_path / "mapp").mkdir()
    (tmp_path / "mapp" / "runt").symlink_to(tmp_path)
    (tmp_path / ".dold").symlink_to("saknas")
    os.mkfifo(tmp_path / "rör")
    (tmp_path / "länk till rör").symlink_to("rör")
    assert told(tmp_path) == ["a.txt"]


def test_a_link_within_the_folder_is_the_same_file(tmp_path: Path) -> None:
    for name in ("in/mapp/a.txt", "in/b.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "in" / "länk.txt").symlink_to("mapp/a.txt")
    (tmp_path / "in" / "mapp" / "upp.txt").symlink_to(tmp_path / "in" / "b.txt")
    (tmp_path / "in" / "mapp2").symlink_to("mapp")
    assert told(tmp_path / "in") == ["b.txt", "länk.txt"]
    (tmp_path / "ut").symlink_to("in")
    assert told(tmp_path / "ut") == ["b.txt", "länk.txt"]


def test_a_link_that_leads_nowhere_or_out_of_the_folder_is_told(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "in2"
    for folder in (inside, outside):
        folder.mkdir()
        (folder / "a.txt").touch()
    (inside / "bruten").symlink_to("saknas")
    (inside / "ring").symlink_to("gnir")
    (inside / "gnir").symlink_to("ring")
    (inside / "ut").symlink_to("../in2/a.txt")
    (inside / "ut mapp").symlink_to(outside)
    out = f"Det är en länk ut ur mappen {inside}; den följs inte."
    round_ = "Länken kan inte följas: länken leder runt till sig själv."
    assert told(inside) == [
        "a.txt",
        "bruten: Länken är bruten: det som den leder till finns inte.",
        f"gnir: {round_}",
        f"ring: {round_}",
        f"ut: {out}",
        f"ut mapp: {out}",
    ]
    assert told(inside, inside / "ut") == ["ut"]
    problem = next(problem for problem in gather([inside]) if "länk ut" in str(problem))
    assert str(problem).endswith("Ange filen själv för att läsa den.")


def test_names_with_newlines_and_of_no_utf_8(archive: Archive, tmp_path: Path) -> None:
    for raw in (b"N\xe4mnd.txt", b"tv\xc3\xa5\nrader.txt"):
        path = Path(os.fsdecode(os.fsencode(tmp_path / "in") + b"/" + raw))
        path.parent.mkdir(exist_ok=True)
        path.write_text(GOOD.format(number=1), encoding="utf-8")
    assert told(tmp_path / "in") == ["Nämnd.txt", "två\nrader.txt"]
    assert told(tmp_path / "in", tmp_path / "in" / "*.txt") == ["Nämnd.txt", "två\nrader.txt"]
    assert [one.outcome.result for one in run(archive, tmp_path / "in")] == ["new", "duplicate"]
    broken = tmp_path / "in" / "två\nlänkar"
    broken.symlink_to("saknas")
    problem = next(problem for problem in gather([tmp_path / "in"]) if isinstance(problem, MissingFile))
    assert "\n" not in complaint(broken, problem)


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("*.txt", ["a.txt", "b.txt"]),
        ("?.txt", ["a.txt", "b.txt"]),
        ("[ab].txt", ["a.txt", "b.txt"]),
        ("rapport[[]1].pdf", ["rapport[1].pdf"]),
        ("rapport[1].pdf", ["rapport[1].pdf"]),
        ("**/*.md", ["2023/c.md", "2023/maj/d.md"]),
        ("**", ["a.txt", "b.txt", "rapport[1].pdf", "2023/c.md", "2023/maj/d.md"]),
        ("20*", ["2023/c.md", "2023/maj/d.md"]),
        ("2023/*/d.*", ["2023/maj/d.md"]),
        ("*.docx", ["*.docx: Ingen fil stämmer med mönstret."]),
        ("a.txt/*", ["a.txt/*: Ingen fil stämmer med mönstret."]),
        ("x[/y]", ["x[/y]: Filen eller mappen finns inte."]),
        ("***", ["***: Ingen fil stämmer med mönstret."]),
        ("../*/../[a]", ["../*/../[a]: Ingen fil stämmer med mönstret."]),
    ],
)
def test_patterns(tmp_path: Path, pattern: str, found: list[str]) -> None:
    for name in ("b.txt", "a.txt", "2023/maj/d.md", "2023/c.md", ".dold.txt", ".git/x.md", "rapport[1].pdf", "tom/.x"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "2023" / "runt").symlink_to(tmp_path)
    assert told(tmp_path, tmp_path / pattern) == found


def test_a_pattern_does_not_lead_out_of_its_folder_nor_into_the_archive(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "ute.txt").touch()
    (tmp_path / "in" / "a.txt").symlink_to("../ute.txt")
    (tmp_path / "in" / "arkiv.txt").touch()
    (problem,) = gather([tmp_path / "in" / "*.txt"], {tmp_path / "in" / "arkiv.txt"})
    assert "länk ut ur mappen" in str(problem)


def test_a_pattern_where_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").touch()
    assert list(gather([Path("*.txt"), Path("a.txt")])) == [Path("a.txt")]


def test_a_folder_that_may_not_be_read_stops_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.scandir

    def denying(path: str) -> object:
        if path.endswith("stängd"):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return real(path)

    (tmp_path / "stängd").mkdir()
    (tmp_path / "öppen").mkdir()
    (tmp_path / "öppen" / "a.txt").touch()
    monkeypatch.setattr(os, "scandir", denying)
    file, problem = gather([tmp_path])
    assert file == tmp_path / "öppen" / "a.txt"
    assert str(problem).startswith(f"{tmp_path}/stängd: Mappen kan inte läsas: behörighet saknas.")


def test_a_file_that_may_not_be_looked_at_stops_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.lstat

    def denying(path: str | Path, **rest: object) -> os.stat_result:
        if str(path).endswith("stängd.txt"):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path)

    for name in ("a.txt", "stängd.txt"):
        (tmp_path / name).touch()
    monkeypatch.setattr(os, "lstat", denying)
    monkeypatch.setattr(Path, "lstat", denying)
    assert told(tmp_path) == ["a.txt", "stängd.txt"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("a" * 5000, "Sökvägen kan inte följas: namnet är för långt."),
        ("fil/under", "Sökvägen kan inte följas: en del av sökvägen är ingen mapp."),
        ("ring", "Sökvägen kan inte följas: länken leder runt till sig själv."),
        ("nul\0", "Sökvägen kan inte följas: sökvägen innehåller otillåtna tecken."),
        ("bruten", "Filen eller mappen finns inte."),
        ("arkiv", "Det hör till arkivet självt."),
        ("arkiv/ab", "Det hör till arkivet självt."),
    ],
)
def test_a_path_that_cannot_be_followed_is_a_problem(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "fil").touch()
    (tmp_path / "ring").symlink_to("ring")
    (tmp_path / "bruten").symlink_to("saknas")
    (tmp_path / "arkiv" / "ab").mkdir(parents=True)
    (problem,) = gather([tmp_path / name], {tmp_path / "arkiv"})
    assert isinstance(problem, MissingFile)
    assert str(problem).startswith(f"{tmp_path / name}: {message}")


def test_an_archive_that_is_a_link_is_not_read_where_it_lies(tmp_path: Path) -> None:
    (tmp_path / "egentlig.db").touch()
    (tmp_path / "egentlig.db-wal").touch()
    (tmp_path / "länk.db").symlink_to("egentlig.db")
    (problem,) = gather([tmp_path], locate(str(tmp_path / "länk.db")).files())
    assert isinstance(problem, MissingFile)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (".", "Det är en mapp."),
        ("saknas", "Filen finns inte."),
        ("nul\0", "Filen kan inte läsas: sökvägen innehåller otillåtna tecken."),
        ("ring", "Filen kan inte läsas: länken leder runt till sig själv."),
        ("/dev/zero", "Det är ingen fil utan en enhet."),
    ],
)
def test_reading_what_is_no_file(tmp_path: Path, name: str, message: str) -> None:
    (tmp_path / "ring").symlink_to("ring")
    with pytest.raises(MissingFile) as caught:
        read(tmp_path / name)
    assert caught.value.message == message
    assert caught.value.remedy


def test_a_file_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "stor.pdf"
    with path.open("wb") as file:
        file.truncate(10**12)
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail("it was read"))
    with pytest.raises(TooLarge, match=r"Filen är större än 500 MB\."):
        read(path)
    with pytest.raises(TooLarge, match=r"Filen är större än 1 kB\."):
        read(path, largest=1000)


def test_a_pipe_is_read_to_the_bound(tmp_path: Path) -> None:
    pipe = tmp_path / "rör"
    os.mkfifo(pipe)
    for size, fits in ((70_000, True), (70_001, False)):
        writer = threading.Thread(target=write_quietly, args=(pipe, bytes(size)))
        writer.start()
        if fits:
            assert read(pipe, largest=70_000) == bytes(70_000)
        else:
            with pytest.raises(TooLarge):
                read(pipe, largest=70_000)
        writer.join()


def write_quietly(pipe: Path, data: bytes) -> None:
    with contextlib.suppress(BrokenPipeError):
        pipe.write_bytes(data)


def test_a_file_that_memory_cannot_hold_fails_alone(
    archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.read_bytes

    def limited(path: Path) -> bytes:
        if path.name == "a.txt":
            raise MemoryError
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", limited)
    outcomes = run(archive, folder / "a.txt", folder / "b.txt")
    assert results(outcomes) == {"a.txt": "failed", "b.txt": "new"}
    assert "för stor för datorns minne" in str(outcomes[0].outcome.problem)


def test_the_systems_words_are_told_in_swedish() -> None:
    assert why(OSError(errno.ENOSPC, "No space left on device")) == "disken är full"
    assert why(OSError(errno.EILSEQ, "Illegal byte sequence")) == "Illegal byte sequence"
    assert why(OSError("odd")) == "odd"


def test_a_name_in_latin_1(archive: Archive, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/N\xe4mnd.txt"))
    path.write_text(GOOD.format(number=1), encoding="utf-8")
    assert shown(path).endswith("/Nämnd.txt")
    assert run(archive, path)[0].outcome.result == "new"
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
    told = [complaint(Path(one.seen.shown), one.outcome.problem) for one in outcomes if one.outcome.problem]
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
    lasting = [table for table in tables.metadata.sorted_tables if table not in {tables.run, tables.run_file}]
    with archive.transaction() as connection:
        before = [connection.execute(select(table)).all() for table in lasting]
    again = results(run(archive, folder))
    assert again == {name: "unchanged" if "new" in was or "not" in was else was for name, was in first.items()}
    with archive.transaction() as connection:
        assert before == [connection.execute(select(table)).all() for table in lasting]


def test_the_same_bytes_in_another_place_are_a_duplicate_once(archive: Archive, folder: Path) -> None:
    (folder / "kopia.txt").write_bytes((folder / "a.txt").read_bytes())
    assert results(run(archive, folder))["kopia.txt"] == "duplicate"
    assert results(run(archive, folder))["kopia.txt"] == "unchanged"


@pytest.mark.parametrize("endings", [("a.md", "b.txt"), ("a.txt", "b.md", "c.html"), ("a", "b.txt")])
def test_the_same_bytes_beside_each_other_are_kept_once_whatever_their_ending(
    archive: Archive, tmp_path: Path, endings: tuple[str, ...]
) -> None:
    files = [tmp_path / name for name in endings]
    for file in files:
        file.write_text(GOOD.format(number=1), encoding="utf-8")
    assert list(results(list(importing(archive, *files))).values()) == ["new", *["duplicate"] * (len(files) - 1)]
    assert verify(archive).faults == ()
    (kept,) = (path for path in archive.originals.rglob("*") if path.is_file())
    assert kept.suffix == files[0].suffix


@pytest.mark.parametrize("zip_first", [True, False])
def test_an_original_left_where_it_is_beside_its_like_in_a_zip(
    archive: Archive, tmp_path: Path, *, zip_first: bool
) -> None:
    plain, packed = tmp_path / "a.txt", tmp_path / "b.zip"
    plain.write_text(GOOD.format(number=1), encoding="utf-8")
    with ZipFile(packed, "w") as members:
        members.write(plain, "c.txt")
    told = list(importing(archive, *((packed, plain) if zip_first else (plain, packed)), reference=True))
    assert sorted(one.outcome.result for one in told) == ["container", "duplicate", "new"]
    with archive.transaction() as connection:
        row = connection.execute(select(tables.original)).one()
    assert row.referenced is not zip_first
    assert Path(row.stored_path).is_absolute() is not zip_first
    assert (archive.originals / row.stored_path).read_bytes() == plain.read_bytes()


def test_originals_left_where_they_are_keep_their_own_places(archive: Archive, folder: Path) -> None:
    (folder / "kopia.txt").write_bytes((folder / "a.txt").read_bytes())
    list(importing(archive, folder / "a.txt", folder / "kopia.txt", reference=True))
    with archive.transaction() as connection:
        row = connection.execute(select(tables.original)).one()
    assert (row.name, row.stored_path) == ("a.txt", str(folder / "a.txt"))


def test_what_a_newer_reader_can_read_leaves_quarantine(
    archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def older(data: bytes, name: str) -> tuple[Record, ...]:
        raise UnknownFormat(f"{name}: filens format känns inte igen.")

    with monkeypatch.context() as patched:
        patched.setattr(extractors, "extract", older)
        assert results(run(archive, folder / "a.txt")) == {"a.txt": "quarantined"}
    (folder / "a.txt").rename(folder / "a.md")
    assert results(run(archive, folder / "a.md")) == {"a.md": "new"}
    with archive.transaction() as connection:
        assert connection.execute(select(tables.quarantine)).all() == []
        stored = connection.execute(select(tables.original.c.stored_path)).scalar_one()
    kept = [path for path in archive.originals.rglob("*") if path.is_file()]
    assert kept == [archive.originals / stored]


@pytest.mark.parametrize("harm", ["gone", "altered", "cut"])
def test_importing_again_mends_an_original(archive: Archive, folder: Path, harm: str) -> None:
    run(archive, folder / "a.txt")
    (kept,) = (path for path in archive.originals.rglob("*") if path.is_file())
    data = kept.read_bytes()
    if harm == "gone":
        shutil.rmtree(archive.originals)
    else:
        kept.write_bytes(b"x" * len(data) if harm == "altered" else data[:10])
    assert results(run(archive, folder / "a.txt")) == {"a.txt": "unchanged"}
    assert kept.read_bytes() == data


def test_a_file_that_vanishes_fails_alone(archive: Archive, folder: Path) -> None:
    outcomes = list(importing(archive, folder / "borta.txt", folder / "a.txt"))
    assert results(outcomes) == {"borta.txt": "failed", "a.txt": "new"}


@pytest.mark.parametrize("error", [KeyError("x"), RecursionError(), UnicodeError("å")])
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
    problem = outcomes[0].outcome.problem
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
    assert outcomes[1].outcome.problem is not None
    assert "IntegrityError" in outcomes[1].outcome.problem.message


def test_an_archive_that_fills_up_stops_the_run_with_the_finished_files_safe(archive: Archive, folder: Path) -> None:
    (folder / "b.txt").write_text(GOOD.format(number=2) + "ord " * 200_000, encoding="utf-8")

    def full(connection: object, _: object) -> None:
        connection.execute("PRAGMA max_page_count=150")  # type: ignore[attr-defined]

    archive.engine.dispose()
    event.listen(archive.engine, "connect", full)
    done: list[Told] = []
    with pytest.raises(ArchiveProblem, match="får inte plats"):
        done.extend(importing(archive, folder / "a.txt", folder / "b.txt"))
    with archive.transaction() as connection:
        assert connection.execute(select(tables.original.c.name)).scalars().all() == ["a.txt"]
