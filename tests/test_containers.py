"""ZIP and tar files as sources: what comes out, what is refused, and that no hostile file passes its bounds."""

import bz2
import gzip
import io
import lzma
import os
import random
import stat
import struct
import tarfile
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO

import pytest

from bad_files import word_file
from models.errors import (
    Bomb,
    DamagedFile,
    EncryptedFile,
    FileProblem,
    MissingFile,
    NotAFile,
    TooDeep,
    TooLarge,
    TooMany,
    TooMuch,
    UnknownFormat,
    UnsafePath,
)
from pipeline import containers
from pipeline.containers import Bounds, Member, is_container, members
from pipeline.files import complaint
from pipeline.unpacking.bounds import Entry, Tally, pour

Stored = Sequence[tuple[str, bytes]]
MB = 1_000_000
FILES: Stored = [("b.txt", b"andra"), ("år/a.txt", b"ett"), ("tom.txt", b"")]


def zipped(files: Stored, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, data in files:
            with archive.open(zip_info(name, method), "w", force_zip64=False) as target:
                target.write(data)
    return made.getvalue()


def zip_info(name: str, method: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, (2024, 1, 2, 3, 4, 6))
    info.compress_type = method
    return info


def tarred(files: Stored, packed: Callable[[bytes], bytes] = bytes, form: int = tarfile.PAX_FORMAT) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=form) as archive:
        for name, data in files:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return packed(made.getvalue())


PACKERS: dict[str, Callable[[Stored], bytes]] = {
    "zip": zipped,
    "zip stored": lambda files: zipped(files, zipfile.ZIP_STORED),
    "zip bzip2": lambda files: zipped(files, zipfile.ZIP_BZIP2),
    "zip lzma": lambda files: zipped(files, zipfile.ZIP_LZMA),
    "tar": tarred,
    "tar gnu": lambda files: tarred(files, form=tarfile.GNU_FORMAT),
    "tar.gz": lambda files: tarred(files, gzip.compress),
    "tar.bz2": lambda files: tarred(files, bz2.compress),
    "tar.xz": lambda files: tarred(files, lzma.compress),
}


@pytest.fixture
def put(tmp_path: Path) -> Callable[[bytes], Path]:
    def written(data: bytes) -> Path:
        path = tmp_path / "paket.pdf"
        path.write_bytes(data)
        return path

    return written


Put = Callable[[bytes], Path]


def read(path: Path, bounds: Bounds | None = None) -> list[Member]:
    """All members; and no message is without a name, a remedy, or on more than a line."""
    found = list(members(path, bounds))
    for member in found:
        assert (member.data is None) != (member.problem is None)
        if member.problem:
            assert member.problem.remedy
            assert "\n" not in complaint(path, member.problem)
    return found


def told(found: list[Member]) -> list[tuple[tuple[str, ...], type[FileProblem]]]:
    return [(member.inside, type(member.problem)) for member in found if member.problem]


def good(found: list[Member]) -> list[tuple[tuple[str, ...], bytes]]:
    return [(member.inside, member.data) for member in found if member.data is not None]


# --- what is a container, and what comes out


@pytest.mark.parametrize("kind", PACKERS)
def test_members_come_out_as_they_are_stored(kind: str, put: Put) -> None:
    path = put(PACKERS[kind](FILES))
    assert is_container(path)
    assert read(path) == [Member((name,), data) for name, data in FILES]


def epub() -> bytes:
    return zipped([("mimetype", b"application/epub+zip"), ("META-INF/container.xml", b"<x/>")], zipfile.ZIP_STORED)


@pytest.mark.parametrize(
    "data",
    [
        word_file(),
        word_file()[:2000],
        epub(),
        epub()[:80],
        zipped([("[Content_Types].xml", b""), ("xl/workbook.xml", b"")]),
        b"%PDF-1.7 " * 200,
        b"Protokoll " * 200,
        b"",
        b"PK",
        bytes(10_240),
        gzip.compress(b"en enda fil " * 100),
    ],
    ids=["docx", "docx cut", "epub", "epub cut", "xlsx", "pdf", "text", "empty", "two", "zeros", "gz of no tar"],
)
def test_what_is_no_container(data: bytes, put: Put) -> None:
    assert not is_container(put(data))


def test_a_pipe_a_folder_and_nothing_are_no_containers(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rör")
    assert [is_container(tmp_path / name) for name in ("rör", ".", "saknas", "nul\0")] == [False] * 4


def test_what_cannot_be_opened_is_told(tmp_path: Path) -> None:
    for name in ("saknas.zip", "nul\0", "."):
        assert told(read(tmp_path / name))[0][0] == ()
    assert told(read(tmp_path / "saknas.zip")) == [((), MissingFile)]


def test_an_empty_package_holds_nothing(put: Put) -> None:
    assert read(put(zipped([]))) == []
    assert is_container(put(zipped([])))


@pytest.mark.parametrize("kind", ["zip", "tar"])
def test_what_is_left_out(kind: str, put: Put) -> None:
    names = ("__MACOSX/._a.txt", ".DS_Store", "mapp/Thumbs.db", ".git/x", "mapp/.dold", "./", "./b.txt", "a/b/c.txt")
    found = read(put(PACKERS[kind]([(name, b"x") for name in names if not name.endswith("/")])))
    assert found == [Member(("b.txt",), b"x"), Member(("a/b/c.txt",), b"x")]


def test_folders_are_left_out(put: Put) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.mkdir("mapp")
        archive.writestr("mapp/a.txt", "x")
    assert read(put(made.getvalue())) == [Member(("mapp/a.txt",), b"x")]
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as tar:
        folder = tarfile.TarInfo("mapp")
        folder.type, folder.mode = tarfile.DIRTYPE, 0o755
        tar.addfile(folder)
    assert read(put(made.getvalue())) == []


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("kind", ["zip", "tar"])
def test_two_of_one_name_both_come_out(kind: str, put: Put) -> None:
    path = put(PACKERS[kind]([("a.txt", b"1"), ("a.txt", b"2")]))
    assert [member.data for member in read(path)] == [b"1", b"2"]


def test_packages_in_packages(put: Put) -> None:
    inner = tarred([("c.txt", b"3")], gzip.compress)
    path = put(zipped([("a.txt", b"1"), ("år.tgz", inner), ("ord.docx", word_file()), ("z.txt", b"2")]))
    assert [inside for inside, _ in good(read(path))] == [("a.txt",), ("år.tgz", "c.txt"), ("ord.docx",), ("z.txt",)]


def test_packages_deeper_than_allowed_are_told(put: Put) -> None:
    data = zipped([("djup.txt", b"x")])
    for level in (3, 2, 1):
        data = zipped([(f"{level}.zip", data), (f"{level}.txt", b"x")])
    found = read(put(data))
    assert told(found) == [(("1.zip", "2.zip", "3.zip"), TooDeep)]
    assert [inside[-1] for inside, _ in good(found)] == ["3.txt", "2.txt", "1.txt"]
    assert "1.zip › 2.zip › 3.zip" in str(found[0].problem)
    assert good(read(put(data), Bounds(depth=4)))[0][0][-1] == "djup.txt"


@pytest.mark.parametrize("kind", ["zip", "tar", "tar.gz"])
def test_only_what_is_wanted_is_read(kind: str, put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = PACKERS[kind]([("c.txt", b"3"), ("d.txt", b"4")])
    path = put(PACKERS[kind]([("a.txt", b"1"), ("i", inner), ("./b.txt", b"2"), ("j", inner)]))
    poured: list[str] = []

    def noted(entry: Entry, target: IO[bytes], tally: Tally, name: str) -> None:
        poured.append(name)
        pour(entry, target, tally, name)

    monkeypatch.setattr(containers, "pour", noted)
    only = {("b.txt",), ("i", "d.txt"), ("saknas", "x"), ("a.txt", "x")}
    assert list(members(path, only=only)) == [Member(("i", "d.txt"), b"4"), Member(("b.txt",), b"2")]
    assert poured == ["a.txt", "i", "i › d.txt", "b.txt"]
    assert list(members(path, only=set())) == []


def test_the_problems_of_a_package_are_told_whatever_is_wanted(put: Put) -> None:
    path = put(tarred([("a.txt", b"1"), ("b.txt", b"2")])[:1200])
    assert told(list(members(path, only={("a.txt",)}))) == [((), DamagedFile)]


# --- names


def zip_with_raw_name(raw: bytes, flag: int = 0) -> bytes:
    """A ZIP whose only member is named by these bytes, as the tools of Windows wrote them."""
    stand_in = "q" * len(raw)
    data = bytearray(zipped([(stand_in, b"x")]).replace(stand_in.encode(), raw))
    for start, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.index(start) + offset
        data[place : place + 2] = struct.pack("<H", struct.unpack_from("<H", data, place)[0] | flag)
    return bytes(data)


SWEDISH = ["Årsmöte på Öland.pdf", "Nämnd § 12 ändring.pdf", "André Ångström.pdf", "SÖDERKÖPING.PDF", "å.txt"]


@pytest.mark.parametrize("code", ["cp850", "cp437", "latin-1", "cp1252", "utf-8"])
@pytest.mark.parametrize("name", SWEDISH)
def test_swedish_names_without_the_flag_of_utf_8(name: str, code: str, put: Put) -> None:
    if code == "cp437":
        name = name.replace("§ ", "")
    assert read(put(zip_with_raw_name(name.encode(code)))) == [Member((name,), b"x")]


@pytest.mark.parametrize("code", ["latin-1", "utf-8", "cp850"])
def test_swedish_names_in_old_tars(code: str, put: Put) -> None:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=tarfile.USTAR_FORMAT, encoding=code) as archive:
        archive.addfile(tarfile.TarInfo("Nämnd på Öland.pdf"))
    assert read(put(made.getvalue())) == [Member(("Nämnd på Öland.pdf",), b"")]


UNSAFE = ["../../etc/passwd", "a/../../b", "/etc/passwd", "C:/Windows/x", "C:\\x", "mapp\\a.txt", "..", "a/.."]


@pytest.mark.parametrize("kind", ["zip", "tar"])
@pytest.mark.parametrize("name", UNSAFE)
def test_names_that_lead_out_are_told_and_not_read(name: str, kind: str, put: Put) -> None:
    found = read(put(PACKERS[kind]([(name, b"farligt"), ("a.txt", b"x")])))
    assert told(found) == [((name,), UnsafePath)]
    assert good(found) == [(("a.txt",), b"x")]
    assert name in str(found[0].problem)


def test_a_nul_in_a_name(put: Put) -> None:
    found = read(put(zip_with_raw_name(b"a.pdf\0.exe")))
    assert told(found) == [(("a.pdf\0.exe",), UnsafePath)]
    assert "a.pdf␀.exe" in str(found[0].problem)


def test_a_colon_after_a_letter_is_no_drive(put: Put) -> None:
    assert good(read(put(zipped([("S:t Olof.pdf", b"x")])))) == [(("S:t Olof.pdf",), b"x")]


@pytest.mark.parametrize("kind", ["zip", "tar"])
def test_a_name_with_a_newline_is_kept_and_shown_on_one_line(kind: str, put: Put) -> None:
    (good_one,) = read(put(PACKERS[kind]([("två\nrader.txt", b"x")])))
    assert good_one.inside == ("två\nrader.txt",)
    path = put(PACKERS[kind]([("två\nrader.txt", b"x" * 100)]))
    (refused,) = read(path, Bounds(member=10))
    assert "två␊rader.txt: " in str(refused.problem)


# --- what is no file, encrypted or damaged


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE, b"9"])
def test_links_and_devices_in_a_tar(kind: bytes, put: Put) -> None:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a.txt"))
        odd = tarfile.TarInfo("länk")
        odd.type, odd.linkname = kind, "/etc/passwd"
        archive.addfile(odd)
        archive.addfile(tarfile.TarInfo("b.txt"))
    found = read(put(made.getvalue()))
    assert told(found) == [(("länk",), NotAFile)]
    assert [inside for inside, _ in good(found)] == [("a.txt",), ("b.txt",)]


@pytest.mark.parametrize("mode", [stat.S_IFLNK, stat.S_IFIFO])
def test_links_and_pipes_in_a_zip(mode: int, put: Put) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        info = zip_info("länk")
        info.create_system, info.external_attr = 3, (mode | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
        archive.writestr("a.txt", "x")
    found = read(put(made.getvalue()))
    assert (told(found), len(good(found))) == ([(("länk",), NotAFile)], 1)


def altered(data: bytes, name: str, at: int, value: bytes) -> bytes:
    """A ZIP with a field of a member's row in the list of contents, and of its own head, set to other bytes."""
    changed = bytearray(data)
    row = 46 + at
    place = changed.index(name.encode(), changed.index(b"PK\x01\x02")) - 46
    changed[place + at : place + at + len(value)] = value
    assert row > 46
    return bytes(changed)


FLAGS, METHOD, CRC, PACKED, SIZE = 8, 10, 16, 20, 24


def test_an_encrypted_member(put: Put) -> None:
    found = read(put(altered(zipped(FILES), "b.txt", FLAGS, b"\x01\x00")))
    assert told(found) == [(("b.txt",), EncryptedFile)]
    assert len(good(found)) == 2


@pytest.mark.parametrize(("method", "error"), [(9, UnknownFormat), (99, UnknownFormat), (0, DamagedFile)])
def test_a_method_that_cannot_be_read(method: int, error: type[FileProblem], put: Put) -> None:
    found = read(put(altered(zipped(FILES), "b.txt", METHOD, struct.pack("<H", method))))
    assert told(found) == [(("b.txt",), error)]
    assert len(good(found)) == 2


@pytest.mark.parametrize(
    ("at", "value"), [(CRC, b"\1\2\3\4"), (SIZE, b"\2\0\0\0"), (SIZE, b"\xff\0\0\0"), (PACKED, b"\2\0\0\0")]
)
def test_a_damaged_member_of_a_zip_stops_no_other(at: int, value: bytes, put: Put) -> None:
    found = read(put(altered(zipped(FILES), "b.txt", at, value)))
    assert [error for _, error in told(found) if error is not Bomb] in ([DamagedFile], [])
    assert ("år/a.txt",) in [inside for inside, _ in good(found)]


@pytest.mark.parametrize("kind", ["zip bzip2", "zip lzma", "zip", "zip stored"])
def test_damaged_bytes_in_a_zip(kind: str, put: Put) -> None:
    text = random.Random(1).randbytes(5000)
    data = bytearray(PACKERS[kind]([("a.txt", text), ("b.txt", b"hel")]))
    data[2000] ^= 0xFF
    found = read(put(bytes(data)))
    assert told(found) == [(("a.txt",), DamagedFile)]
    assert good(found) == [(("b.txt",), b"hel")]


def test_a_zip_cut_off_is_damaged(put: Put) -> None:
    path = put(zipped([("a.txt", random.Random(1).randbytes(5000))])[:3000])
    assert is_container(path)
    (only,) = read(path)
    assert (only.inside, type(only.problem)) == ((), DamagedFile)
    assert complaint(path, only.problem or FileProblem("")).startswith(f"{path}: Filen är skadad")


NOISE = random.Random(2).randbytes(30_000)


@pytest.mark.parametrize("kind", ["tar", "tar.gz", "tar.bz2", "tar.xz"])
@pytest.mark.parametrize("share", [0.3, 0.5, 0.75])
def test_a_tar_cut_off_gives_what_came_before(kind: str, share: float, put: Put) -> None:
    data = PACKERS[kind]([("a.bin", NOISE[:200]), ("b.bin", NOISE), ("c.bin", b"x")])
    path = put(data[: int(len(data) * share)])
    assert is_container(path)
    found = read(path)
    assert {error for _, error in told(found)} == {DamagedFile}
    assert told(found)[-1][0] == ()
    assert {inside for inside, _ in good(found)} <= {("a.bin",), ("b.bin",), ("c.bin",)}
    if kind == "tar":
        assert good(found)[0] == (("a.bin",), NOISE[:200])


@pytest.mark.parametrize("packed", [bytes, gzip.compress])
def test_a_tar_cut_between_two_members_is_told(packed: Callable[[bytes], bytes], put: Put) -> None:
    whole = tarred([("a.txt", b"1"), ("b.txt", b"2")])
    found = read(put(packed(whole[:1024])))
    assert (good(found), told(found)) == ([(("a.txt",), b"1")], [((), DamagedFile)])


def test_a_broken_header_in_the_middle_of_a_tar_is_told(put: Put) -> None:
    data = bytearray(tarred([("a.txt", b"1"), ("b.txt", b"2"), ("c.txt", b"3")]))
    data[1024 + 150] ^= 0xFF
    found = read(put(bytes(data)))
    assert (len(good(found)), told(found)) == (1, [((), DamagedFile)])


def test_a_wrong_sum_of_control_at_the_end_of_a_tar_is_told(put: Put) -> None:
    data = bytearray(tarred(FILES, gzip.compress))
    data[-6] ^= 0xFF
    found = read(put(bytes(data)))
    assert (len(good(found)), told(found)) == (3, [((), DamagedFile)])


@pytest.mark.parametrize("start", [b"\x1f\x8b", b"BZh9", b"\xfd7zXZ\x00"])
def test_a_packed_file_broken_at_its_beginning_is_damaged(start: bytes, put: Put) -> None:
    path = put(start + NOISE)
    assert is_container(path)
    assert told(read(path)) == [((), DamagedFile)]


def test_a_damaged_package_in_a_package_stops_no_other(put: Put) -> None:
    found = read(put(zipped([("trasig.zip", zipped([("x", NOISE)])[:9000]), ("a.txt", b"x")])))
    assert told(found) == [(("trasig.zip",), DamagedFile)]
    assert str(found[0].problem).startswith("trasig.zip: ")
    assert good(found) == [(("a.txt",), b"x")]


def test_a_full_disk_is_no_damage(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(containers, "pour", full)
    (first, *_) = read(put(zipped(FILES)))
    assert isinstance(first.problem, MissingFile)
    assert "disken är full" in str(first.problem)


# --- bounds


@pytest.mark.parametrize("kind", PACKERS)
def test_a_member_too_large(kind: str, put: Put) -> None:
    found = read(put(PACKERS[kind]([("a", NOISE), ("b", b"x"), ("c", NOISE[:1000])])), Bounds(member=1000))
    assert told(found) == [(("a",), TooLarge)]
    assert [inside for inside, _ in good(found)] == [("b",), ("c",)]
    assert "1 kB" in str(found[0].problem)


@pytest.mark.parametrize("kind", PACKERS)
def test_members_too_large_together(kind: str, put: Put) -> None:
    found = read(put(PACKERS[kind]([(str(n), NOISE) for n in range(10)])), Bounds(total=100_000))
    assert told(found) == [((), TooMuch)]
    assert len(good(found)) == 3
    assert "100 kB. 7 filer lästes inte." in str(found[-1].problem)


@pytest.mark.parametrize("kind", ["zip", "tar", "tar.gz"])
def test_too_many_members(kind: str, put: Put) -> None:
    found = read(put(PACKERS[kind]([(str(n), b"x") for n in range(15)])), Bounds(members=10))
    assert told(found) == [((), TooMany)]
    assert len(good(found)) == 10
    assert "fler än 10 filer. 5 filer lästes inte." in str(found[-1].problem)


def test_the_bounds_hold_over_packages_inside_together(put: Put) -> None:
    inner = zipped([(str(n), b"x") for n in range(4)])
    found = read(put(zipped([(f"{n}.zip", inner) for n in range(5)])), Bounds(members=12))
    assert told(found) == [((), TooMany)]
    assert len(good(found)) == 4 + 4 + 1
    assert "5 filer lästes inte." in str(found[-1].problem)  # three of the third package, and two packages


def test_the_count_of_what_is_not_read_ends(put: Put) -> None:
    found = read(put(tarred([(str(n), b"") for n in range(200)])), Bounds(members=10))
    assert "Minst 10 filer lästes inte." in str(found[-1].problem)


def test_a_list_of_contents_that_would_fill_the_memory(put: Put) -> None:
    data = zipped([("x" * 60_000, b"") for _ in range(1)] + [(f"{n}" + "x" * 60_000, b"") for n in range(9)])
    found = read(put(data), Bounds(members=10))
    assert told(found) == [((), TooMany)]


# --- hostile packages


def test_a_tower_of_packages_like_42_zip(put: Put) -> None:
    """Sixteen packages in each, five deep, of zeros: whole it would be 16^5 files of 10 MB."""
    data = zipped([("0.dll", bytes(10 * MB))])
    for _ in range(4):
        data = zipped([(f"lib {n:x}.zip", data) for n in range(16)])
    assert len(data) < 100_000
    found = read(put(data))
    assert {error for _, error in told(found)} == {TooDeep}
    assert (len(found), good(found)) == (16**3, [])


def test_zeros_many_times(put: Put) -> None:
    found = read(put(zipped([(str(n), bytes(10 * MB)) for n in range(20)] + [("a.txt", b"x")])))
    assert {error for _, error in told(found)} == {Bomb}
    assert (len(found), good(found)) == (21, [(("a.txt",), b"x")])
    loose = read(put(zipped([(str(n), bytes(10 * MB)) for n in range(20)])), Bounds(ratio=2000, total=25 * MB))
    assert told(loose) == [((), TooMuch)]
    assert "18 filer lästes inte" in str(loose[-1].problem)


def test_a_size_that_lies_does_not_hide_a_bomb(put: Put) -> None:
    data = zipped([("0", bytes(10 * MB)), ("a.txt", b"x")])
    for size in (5, 3 * MB):
        found = read(put(altered(data, "0", SIZE, struct.pack("<I", size))))
        assert told(found)[0][1] in {DamagedFile, Bomb}
        assert good(found) == [(("a.txt",), b"x")]


@pytest.mark.parametrize("packed", [gzip.compress, bz2.compress, lzma.compress])
def test_a_bomb_in_a_packed_tar_stops_no_other(packed: Callable[[bytes], bytes], put: Put) -> None:
    found = read(put(tarred([("a.txt", b"1"), ("0", bytes(60 * MB)), ("b.txt", b"2")], packed)))
    assert told(found) == [(("0",), Bomb)]
    assert [data for _, data in good(found)] == [b"1", b"2"]


def test_what_is_passed_over_in_a_packed_tar_is_bounded_too(put: Put) -> None:
    path = put(tarred([("0", bytes(60 * MB)), ("b.txt", b"2")], gzip.compress))
    found = read(path, Bounds(member=1000, total=20 * MB, members=100))
    assert told(found) == [(("0",), TooLarge), ((), TooMuch)]
    assert "Resten lästes inte." in str(found[-1].problem)


def overlapping(entries: int, size: int) -> bytes:
    """One member's bytes, listed many times."""
    data = zipped([("0", NOISE[:1000] + bytes(size))])
    listed = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    row = data[listed:end]
    tail = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, entries, entries, len(row) * entries, listed, 0)
    return data[:listed] + row * entries + tail


def test_members_that_share_their_bytes(put: Put) -> None:
    found = read(put(overlapping(5000, 100_000)))
    assert len(good(found)) == 1
    assert [error for _, error in told(found)] == [Bomb] * 4999
    assert "delar sina byte" in str(found[1].problem)


def row(name: bytes, method: int, data: bytes, packed: bytes, offset: int) -> tuple[bytes, bytes]:
    """The head of a member where its bytes are, and its row in the list of contents."""
    sizes = (zlib.crc32(data), len(packed), len(data), len(name))
    head = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, method, 0, 33, *sizes, 0)
    listed = struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, method, 0, 33, *sizes, 0, 0, 0, 0, 0, offset)
    return head + name, listed + name


def quoting() -> bytes:
    """Two members, the first of which has the second, with its head, as its bytes: the way of Fifield's bomb."""
    zeros = bytes(100_000)
    kernel = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = kernel.compress(zeros) + kernel.flush()
    head, listed = row(b"inre", 8, zeros, packed, 34)
    quoted = head + packed
    first, first_listed = row(b"yttr", 0, quoted, quoted, 0)
    rows = first_listed + listed
    made = first + quoted
    return made + rows + struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 2, 2, len(rows), len(made), 0)


def test_members_that_lie_within_each_other(put: Put) -> None:
    found = read(put(quoting()))
    assert told(found) == [(("yttr",), DamagedFile), (("inre",), Bomb)]


def peak(path: Path, bounds: Bounds | None = None) -> int:
    """Bytes of memory that reading took at most, beside the data of what came out."""
    tracemalloc.start()
    try:
        for _ in members(path, bounds):
            pass
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("kind", ["zip", "zip bzip2", "zip lzma", "tar.gz", "tar.bz2", "tar.xz"])
def test_a_bomb_never_fills_the_memory(kind: str, put: Put) -> None:
    """bzip2 packs this to less than 100 bytes, and zipfile itself would expand it at once."""
    path = put(PACKERS[kind]([("0", bytes(120 * MB))]))
    assert peak(path) < 90 * MB


def test_one_member_is_in_memory_at_a_time(put: Put) -> None:
    noise = random.Random(3).randbytes(4 * MB)
    assert peak(put(zipped([(str(n), noise) for n in range(10)], zipfile.ZIP_STORED))) < 14 * MB


def header(name: str, kind: bytes, size: int) -> bytes:
    info = tarfile.TarInfo(name)
    info.type, info.size = kind, size
    return info.tobuf(tarfile.GNU_FORMAT)


@pytest.mark.parametrize("kind", [tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.GNUTYPE_LONGNAME])
def test_a_header_that_would_fill_the_memory(kind: bytes, put: Put) -> None:
    path = put(gzip.compress(header("x", kind, 200 * MB) + bytes(200 * MB)))
    assert peak(path) < 20 * MB
    assert told(read(path)) == [((), DamagedFile)]


def test_headers_upon_headers(put: Put) -> None:
    path = put((header("x", tarfile.XHDTYPE, 12) + b"12 path=abc\n".ljust(512, b"\0")) * 5000)
    assert told(read(path)) == [((), DamagedFile)]


def test_headers_upon_long_headers(put: Put) -> None:
    long = header("x", tarfile.XHDTYPE, 250_112) + b"250112 path=".ljust(250_111, b"a") + b"\n"
    path = put(gzip.compress(long.ljust(-(-len(long) // 512) * 512, b"\0") * 400, 1))
    assert peak(path) < 20 * MB
    assert told(read(path)) == [((), DamagedFile)]


def test_shared_fields_that_would_be_copied_for_each_member(put: Put) -> None:
    records = b"".join(b"11 %05d=x\n" % number for number in range(20_000))
    shared = header("x", tarfile.XGLTYPE, len(records)) + records.ljust(-(-len(records) // 512) * 512, b"\0")
    path = put(shared + b"".join(header(str(number), tarfile.REGTYPE, 0) for number in range(1000)))
    assert peak(path) < 20 * MB
    assert told(read(path)) == [((), DamagedFile)]


def test_a_size_below_nothing_leads_nowhere(put: Put) -> None:
    """A known endless loop of older tarfile (CVE-2025-8194)."""
    forged = b"17 size=-1000000\n".ljust(512, b"\0")
    path = put(header("x", tarfile.XHDTYPE, 17) + forged + header("y", tarfile.REGTYPE, 0) + bytes(1024))
    assert told(read(path))[-1] == ((), DamagedFile)


def test_a_sparse_file_of_nothing(put: Put) -> None:
    size = 3_000_000_000
    fields = {"GNU.sparse.major": "0", "GNU.sparse.minor": "1", "GNU.sparse.name": "hal", "GNU.sparse.size": str(size)}
    fields |= {"GNU.sparse.numblocks": "1", "GNU.sparse.map": f"{size},0"}
    records = b""
    for key, value in fields.items():
        body = f" {key}={value}\n"
        records += f"{len(body) + 2}{body}".encode()
    data = header("p", tarfile.XHDTYPE, len(records)) + records.ljust(-(-len(records) // 512) * 512, b"\0")
    path = put(data + header("hal", tarfile.REGTYPE, 0) + bytes(1024))
    assert told(read(path)) == [(("hal",), TooLarge)]
    assert told(read(path, Bounds(member=10**10))) == [(("hal",), Bomb)]


@pytest.mark.parametrize("kind", PACKERS)
def test_harmed_packages_raise_nothing(kind: str, put: Put) -> None:
    chance = random.Random(kind)
    whole = PACKERS[kind]([("a.txt", b"text " * 50), ("b.zip", zipped(FILES)), ("c.bin", NOISE[:700])])
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path = put(bytes(data[: chance.choice([len(data), chance.randrange(len(data))])]))
        if is_container(path):
            read(path)
