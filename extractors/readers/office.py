"""DOC, RTF and ODT, through LibreOffice where it is installed: it makes a DOCX of them, and the DOCX is read.

Each conversion has a profile of its own, so that several can go on at once, and beside a LibreOffice that is open.
"""

import io
import os
import shutil
import signal
import struct
import subprocess
import zipfile
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from extractors.readers import docx, ole
from models.errors import DamagedFile, EncryptedFile, UnknownFormat
from models.lines import Document

TIMEOUT = 120.0
"""Seconds that a conversion may take."""
_ADVICE = "Spara om filen som DOCX eller PDF."


class _Kind(NamedTuple):
    ending: str
    media_type: str
    describes: str


_DOC = _Kind("doc", "application/msword", "ett äldre Word-dokument (DOC)")
_RTF = _Kind("rtf", "application/rtf", "ett RTF-dokument")
_ODT = _Kind("odt", "application/vnd.oasis.opendocument.text", "ett OpenDocument-dokument (ODT)")

_ENCRYPTED = 0x0100
"""The bit at byte 10 of a Word stream that says that the rest is encrypted."""
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
</oor:items>
"""
"""Settings under which a document runs no macros and fetches nothing from the net."""


def recognises(data: bytes) -> bool:
    """Whether the bytes are RTF, an OpenDocument text, a Word document in an OLE file, or an encrypted Office file."""
    return _kind(data) is not None


def read(data: bytes) -> Document:
    """The lines of the document, under its own media type.

    Raises EncryptedFile; UnknownFormat where LibreOffice is not installed or does not start; DamagedFile where it
    cannot convert the file, or not in time.
    """
    kind = _kind(data)
    if kind is None:
        raise UnknownFormat("Filen är inget Word-, RTF- eller ODT-dokument.")
    if _is_encrypted(data):
        raise EncryptedFile("Filen är krypterad.")
    program = os.environ.get("PROTOKOLL_SOFFICE") or shutil.which("soffice") or shutil.which("libreoffice")
    if not program:
        raise UnknownFormat(
            f"Filen är {kind.describes}, och LibreOffice, som läser sådana, är inte installerat.",
            "Installera LibreOffice, eller spara om filen som DOCX eller PDF.",
        )
    with TemporaryDirectory(prefix="protokoll-", ignore_cleanup_errors=True) as folder:
        made = _converted(data, kind, program, Path(folder))
    return docx.read(made)._replace(media_type=kind.media_type)


def _kind(data: bytes) -> _Kind | None:
    if data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        return _RTF
    if data.startswith(ole.MAGIC):
        names = ole.streams(data)
        cut_off = not names and "WordDocument".encode("utf-16-le") in data
        return _DOC if cut_off or not names.keys().isdisjoint({"WordDocument", "EncryptedPackage"}) else None
    return _ODT if data.startswith(b"PK\x03\x04") and _media_type(data).startswith(_ODT.media_type.encode()) else None


def _media_type(data: bytes) -> bytes:
    """What an OpenDocument file says that it is; of one that is cut off, as far as its first bytes tell."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            info = archive.getinfo("mimetype")
            if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:  # others expand without end
                return b""
            with archive.open(info) as told:
                return told.read(len(_ODT.media_type))
    except KeyError:
        return b""
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return data[38:200] if data[30:38] == b"mimetype" else b""


def _is_encrypted(data: bytes) -> bool:
    names = ole.streams(data)
    word = names.get("WordDocument", b"")
    return "EncryptedPackage" in names or (len(word) > 12 and struct.unpack_from("<H", word, 10)[0] & _ENCRYPTED != 0)


def _converted(data: bytes, kind: _Kind, program: str, folder: Path) -> bytes:
    """The DOCX that LibreOffice makes of the file; all that it writes goes into the folder."""
    source = folder / f"original.{kind.ending}"
    source.write_bytes(data)
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_PROFILE, encoding="utf-8")
    made = folder / "made"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    words = [program, "--headless", "--convert-to", "docx", "--outdir", str(made), profile, str(source)]
    code = _run(words, kind)
    try:
        return (made / "original.docx").read_bytes()
    except OSError:
        told = "" if code == 0 else f" (slutkod {code})"
        raise DamagedFile(
            f"Filen är {kind.describes} som LibreOffice inte kunde omvandla{told}.", f"Öppna den för hand. {_ADVICE}"
        ) from None


def _run(words: list[str], kind: _Kind) -> int:
    """Runs the program to its end and gives its exit code; a program that hangs is ended with all that it started."""
    try:
        process = subprocess.Popen(  # noqa: S603  the user's own program
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        told = f"Filen är {kind.describes}, och LibreOffice ({words[0]}) kunde inte startas."
        raise UnknownFormat(told, "Kontrollera PROTOKOLL_SOFFICE, eller spara om filen som DOCX eller PDF.") from error
    try:
        return process.wait(TIMEOUT)
    except subprocess.TimeoutExpired:
        told = f"Filen är {kind.describes} som LibreOffice inte blev klar med på {TIMEOUT:.0f} sekunder."
        raise DamagedFile(told, _ADVICE) from None
    finally:
        if process.returncode is None:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()
