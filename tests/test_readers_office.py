"""DOC, RTF and ODT through LibreOffice.

LibreOffice itself is not among what the project installs, so a stand-in takes its place here: a small program that
obeys the same command line and gives a DOCX prepared beforehand. These tests show what we do around the conversion,
not that LibreOffice converts well.
"""

import io
import os
import random
import struct
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from bad_files import word_file
from extractors import extract
from extractors.readers import READERS, office, ole, read
from models.errors import DamagedFile, EncryptedFile, FileProblem, UnknownFormat

TEXT = "application/vnd.oasis.opendocument.text"
RTF = b"{\\rtf1\\ansi Protokoll}"


def compound(*streams: str, flags: int = 0, sectors: int = 0) -> bytes:
    """An OLE file with these streams at its top, each of which begins like a Word stream; `sectors` lie before."""
    per_table = 128
    tables = (sectors + len(streams) + 20) // per_table + 1
    directory = tables + sectors
    places = [directory + 1 + len(streams) // 4 + number for number in range(len(streams))]
    table = [0xFFFFFFFD] * tables + [0xFFFFFFFE] * (tables * per_table - tables)
    for sector in range(directory, places[0] - 1 if places else directory):
        table[sector] = sector + 1
    names = ["Root Entry", *streams]
    entries = b""
    for number, name in enumerate(names):
        raw = name.encode("utf-16-le")
        right = number + 1 if 0 < number < len(streams) else 0xFFFFFFFF
        child = 1 if number == 0 and streams else 0xFFFFFFFF
        start = places[number - 1] if number else 0xFFFFFFFE
        entries += raw.ljust(64, b"\0") + struct.pack("<HHIII", len(raw) + 2, 2, 0xFFFFFFFF, right, child)
        entries += bytes(36) + struct.pack("<IQ", start, 4096)
    listed = [*range(tables), *[0xFFFFFFFF] * (109 - tables)]
    head = ole.MAGIC + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6)
    head += bytes(10) + struct.pack("<IIIIIIII", tables, directory, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    body = b"".join(struct.pack("<H8xH", 0xA5EC, flags).ljust(512, b"\0") for _ in streams)
    return b"".join(
        (
            head[:76].ljust(76, b"\0"),
            struct.pack("<109I", *listed),
            struct.pack(f"<{len(table)}I", *table),
            bytes(512 * sectors),
            entries.ljust(512 * (1 + len(streams) // 4), b"\0"),
            body,
        )
    )


def opendocument(media_type: str = TEXT) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", media_type)
        archive.writestr("content.xml", "<x/>" * 500)
    return made.getvalue()


DOC, ODT = compound("\1CompObj", "1Table", "WordDocument"), opendocument()


@pytest.fixture
def soffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Puts a stand-in for LibreOffice in its place, and gives the folder where it leaves what it saw."""

    def put(does: str = "shutil.copy(prepared, outdir / f'{source.stem}.docx')") -> Path:
        seen = tmp_path / "seen"
        seen.mkdir(exist_ok=True)
        (seen / "prepared.docx").write_bytes(word_file())
        program = tmp_path / "soffice"
        lines = (
            f"#!{sys.executable}",
            "import os, shutil, subprocess, sys, time",
            "from pathlib import Path",
            f"seen = Path({str(seen)!r}); prepared = seen / 'prepared.docx'",
            "assert sys.argv[1:4] == ['--headless', '--convert-to', 'docx'], sys.argv",
            "assert sys.argv[4] == '--outdir'",
            "outdir = Path(sys.argv[5]); outdir.mkdir(exist_ok=True); source = Path(sys.argv[7])",
            "profile = sys.argv[6].removeprefix('-env:UserInstallation=file://')",
            "(seen / 'profile').write_text(profile)",
            "(seen / 'settings').write_text((Path(profile) / 'user' / 'registrymodifications.xcu').read_text())",
            "(seen / 'pid').write_text(str(os.getpid()))",
            "shutil.copy(source, seen)",
            does,
        )
        program.write_text("\n".join(lines), encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setenv("PROTOKOLL_SOFFICE", str(program))
        return seen

    return put


Put = Callable[..., Path]


@pytest.mark.parametrize(
    ("data", "media_type", "ending"),
    [
        (DOC, "application/msword", "doc"),
        (compound("WordDocument"), "application/msword", "doc"),
        (compound(*"abcdefgh", "WordDocument", sectors=9000), "application/msword", "doc"),
        (RTF, "application/rtf", "rtf"),
        (b"\xef\xbb\xbf\r\n" + RTF, "application/rtf", "rtf"),
        (ODT, TEXT, "odt"),
        (opendocument(f"{TEXT}-template"), TEXT, "odt"),
    ],
    ids=["doc", "doc of one stream", "long doc", "rtf", "rtf with a mark", "odt", "ott"],
)
def test_the_docx_is_read_under_the_originals_media_type(
    soffice: Put, data: bytes, media_type: str, ending: str
) -> None:
    seen = soffice()
    (record,) = extract(data, "namnet säger inget.pdf")
    assert [item.number for item in record.items] == ["71"]
    assert (record.source.media_type, record.source.bytes) == (media_type, len(data))
    assert (seen / f"original.{ending}").read_bytes() == data


def test_nothing_is_left_behind_and_nothing_is_fetched(soffice: Put) -> None:
    seen = soffice()
    read(RTF, "a.rtf")
    profile = Path((seen / "profile").read_text("utf-8"))
    assert not profile.parent.exists()
    read(RTF, "a.rtf")
    assert profile != Path((seen / "profile").read_text("utf-8"))
    assert "BlockUntrustedRefererLinks" in (seen / "settings").read_text("utf-8")


@pytest.mark.parametrize(
    "data",
    [
        compound("Workbook"),
        compound("PowerPoint Document", "Current User"),
        compound("__properties_version1.0"),
        compound("Workbook", "MBD0001") + "WordDocument".encode("utf-16-le"),
        compound(),
        ole.MAGIC,
        ole.MAGIC + bytes(600),
        ole.MAGIC + b"\xff" * 600,
        opendocument("application/vnd.oasis.opendocument.spreadsheet"),
        opendocument("application/epub+zip"),
        word_file(),
        b"PK\x03\x04",
        b"Protokoll {\\rtf",
    ],
)
def test_what_is_another_kind(data: bytes) -> None:
    assert not office.recognises(data)


def test_harmed_compound_files_raise_nothing() -> None:
    chance = random.Random(5)
    whole = compound("1Table", "WordDocument", "Data")
    for _ in range(2000):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(8, len(data))] = chance.choice([0, 1, 2, 255, chance.randrange(256)])
        end = chance.choice([len(data), chance.randrange(len(data))])
        assert office.recognises(bytes(data[:end])) in {True, False}


def test_no_other_reader_takes_them() -> None:
    for data in (DOC, RTF, ODT):
        assert [name for name, reader in READERS.items() if reader.recognises(data)] == ["office"]


def test_another_office_document_is_told() -> None:
    with pytest.raises(UnknownFormat, match="äldre Office-dokument"):
        read(compound("Workbook"), "a.xls")


@pytest.mark.parametrize(
    "data", [compound("EncryptedPackage", "EncryptionInfo"), compound("WordDocument", flags=0x100)]
)
def test_an_encrypted_document(soffice: Put, data: bytes) -> None:
    soffice()
    with pytest.raises(EncryptedFile):
        read(data, "a.doc")


@pytest.mark.parametrize(("data", "words"), [(DOC, "Word-dokument (DOC)"), (RTF, "RTF"), (ODT, "OpenDocument")])
def test_without_libreoffice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, data: bytes, words: str) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PROTOKOLL_SOFFICE", "")
    with pytest.raises(UnknownFormat) as caught:
        extract(data, "a.doc")
    assert words in caught.value.message
    assert caught.value.remedy == "Installera LibreOffice, eller spara om filen som DOCX eller PDF."


@pytest.mark.parametrize("name", ["soffice", "libreoffice"])
def test_libreoffice_is_found_where_programs_lie(
    soffice: Put, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    soffice()
    monkeypatch.delenv("PROTOKOLL_SOFFICE")
    (tmp_path / "bin").mkdir()
    (tmp_path / "soffice").rename(tmp_path / "bin" / name)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert read(DOC, "a.doc").media_type == "application/msword"


@pytest.mark.parametrize("name", ["saknas", "text"])
def test_a_program_that_does_not_start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str) -> None:
    (tmp_path / "text").touch()
    monkeypatch.setenv("PROTOKOLL_SOFFICE", str(tmp_path / name))
    with pytest.raises(UnknownFormat, match="kunde inte startas") as caught:
        read(DOC, "a.doc")
    assert "PROTOKOLL_SOFFICE" in caught.value.remedy


@pytest.mark.parametrize(
    ("does", "words"),
    [
        ("pass", "inte kunde omvandla."),
        ("sys.exit(3)", "inte kunde omvandla (slutkod 3)."),
        ("(outdir / 'original.docx').write_bytes(b'skräp'[:0])", "Word-filen är skadad"),
        ("(outdir / 'original.docx').mkdir()", "inte kunde omvandla."),
    ],
)
def test_a_conversion_that_fails(soffice: Put, does: str, words: str) -> None:
    soffice(does.replace("b'skräp'[:0]", "b'PK'"))
    with pytest.raises(DamagedFile) as caught:
        extract(ODT, "a.odt")
    assert words in caught.value.message
    assert caught.value.message.startswith("a.odt: ")


def test_a_conversion_that_hangs_is_ended_with_all_that_it_started(
    soffice: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "TIMEOUT", 1.5)
    child = "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])"
    seen = soffice(f"(seen / 'child').write_text(str({child}.pid)); time.sleep(60)")
    start = time.monotonic()
    with pytest.raises(DamagedFile, match="inte blev klar") as caught:
        read(DOC, "a.doc")
    assert time.monotonic() - start < 20
    assert isinstance(caught.value, FileProblem)
    for name in ("pid", "child"):
        assert is_gone(int((seen / name).read_text("utf-8"))), name


def is_gone(pid: int) -> bool:
    """Whether a process has ended, or does within a few seconds; one that nobody has fetched counts."""
    for _ in range(50):
        try:
            os.kill(pid, 0)
            if Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] == "Z":
                return True
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.1)
    return False
