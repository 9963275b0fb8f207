"""What lies in a ZIP file."""

import bz2
import copy
import io
import stat
import zipfile
from collections.abc import Iterator, Sequence
from functools import partial
from typing import IO, cast

from models.errors import Bomb, EncryptedFile, FileProblem, NotAFile, TooMany, UnknownFormat
from pipeline.screen import visible
from pipeline.unpacking.bounds import Bounds, Entry
from pipeline.unpacking.names import decoded

STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_READABLE = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA}
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_UTF_8 = 0x800
_UNIX = 3
_ROW = 256
"""Bytes that a member may take in the list of contents, on the average."""
_LOCAL = 30
"""Bytes before the name of a member where its bytes are."""
_DOCUMENTS = {
    "[Content_Types].xml",
    "word/document.xml",
    "META-INF/manifest.xml",
    "META-INF/container.xml",
    "Index/Document.iwa",
}
"""Names that only Office, OpenDocument, EPUB and iWork files hold."""


def is_document(file: IO[bytes], bounds: Bounds) -> bool:
    """Whether a ZIP file is a document of its own kind (DOCX, ODT, EPUB and the like), whole or cut off."""
    file.seek(0)
    head = file.read(1024)
    try:
        with _opened(file, bounds) as archive:
            names = archive.namelist()
            return names[:1] == ["mimetype"] or not _DOCUMENTS.isdisjoint(names)
    except (zipfile.BadZipFile, TooMany, OSError, ValueError, NotImplementedError):
        return head[_LOCAL:].startswith((b"mimetype", b"[Content_Types].xml", b"_rels/", b"word/", b"docProps/"))


def entries(file: IO[bytes], bounds: Bounds) -> Iterator[Entry]:
    """What lies in the file, in the order of its list of contents.

    Raises TooMany when that list is too long to be read, and what DAMAGE names.
    """
    size = file.seek(0, io.SEEK_END)
    with _opened(file, bounds) as archive:
        infos = archive.infolist()
        shared = _overlapping(infos)
        for info in infos:
            name = _name(info)
            packed = min(info.compress_size, size)
            problem = _problem(info, visible(name), shared=info in shared)
            opened = partial(_open, archive, info)
            yield Entry(name, info.file_size, partial(int, packed), opened, problem)


def _opened(file: IO[bytes], bounds: Bounds) -> zipfile.ZipFile:
    return zipfile.ZipFile(cast("IO[bytes]", _Frugal(file, _ROW * (bounds.members + 1024))))


def _name(info: zipfile.ZipInfo) -> str:
    """The whole name (zipfile's own ends at a NUL), out of the code that it is really written in."""
    name = info.orig_filename
    return name if info.flag_bits & _UTF_8 else decoded(name.encode("cp437"))


def _problem(info: zipfile.ZipInfo, name: str, *, shared: bool) -> FileProblem | None:
    mode = info.external_attr >> 16 if info.create_system == _UNIX else 0
    if stat.S_IFMT(mode) not in {0, stat.S_IFREG, stat.S_IFDIR}:
        what = "en länk" if stat.S_ISLNK(mode) else "en enhet eller ett rör"
        return NotAFile(f"{name}: Det är ingen fil utan {what}; den lästes inte.")
    if info.flag_bits & _ENCRYPTED:
        return EncryptedFile(f"{name}: Filen är krypterad.", "Packa den utan lösenord och läs in den.")
    if shared:
        return Bomb(f"{name}: Filen är en del av en packbomb: den delar sina byte med en annan fil i paketet.")
    if info.compress_type not in _READABLE:
        return UnknownFormat(
            f"{name}: Filen är packad på ett sätt som inte kan läsas (metod {info.compress_type}).",
            "Packa den på nytt som vanlig ZIP, eller packa upp den och läs in mappen.",
        )
    return None


def _overlapping(infos: Sequence[zipfile.ZipInfo]) -> set[zipfile.ZipInfo]:
    """The members whose bytes belong to another member too."""
    found: set[zipfile.ZipInfo] = set()
    end = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < end:
            found.add(info)
        end = max(end, info.header_offset + _LOCAL + len(info.orig_filename) + info.compress_size)
    return found


def _open(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> IO[bytes]:
    if info.compress_type == zipfile.ZIP_LZMA:
        return cast("IO[bytes]", _Sipped(archive.open(info)))
    if info.compress_type != zipfile.ZIP_BZIP2:
        return archive.open(info)
    # zipfile expands bzip2 as far as 4 KiB reach, which can be gigabytes; BZ2File stops at the size asked for.
    raw = copy.copy(info)
    raw.compress_type, raw.file_size = zipfile.ZIP_STORED, info.compress_size
    del raw.CRC
    return bz2.BZ2File(archive.open(raw))


class _Frugal:
    """A file that refuses to be read in one piece beyond a limit, as zipfile does with the list of contents."""

    def __init__(self, file: IO[bytes], limit: int) -> None:
        self._file, self._limit = file, limit
        self.seek, self.tell = file.seek, file.tell

    def read(self, size: int = -1) -> bytes:
        """At most `size` bytes. Raises TooMany for more than the limit."""
        if size > self._limit:
            raise TooMany("Paketet innehåller för många filer för att läsas.")
        return self._file.read(size)

    def seekable(self) -> bool:
        return True


class _Sipped:
    """A member that is read in the smallest pieces: zipfile expands LZMA as far as the packed bytes reach that it
    reads at once, 4 KiB or as many as are asked for, and each of them can become 7,000.
    """

    def __init__(self, source: IO[bytes]) -> None:
        self._source = source

    def read(self, size: int) -> bytes:
        """Some bytes, at most `size`; none at the end."""
        return self._source.read(min(size, 4096))

    def __enter__(self) -> "_Sipped":
        return self

    def __exit__(self, *_: object) -> None:
        self._source.close()
