"""What lies in a tar file, packed with gzip, bzip2, xz or not at all. It is read forwards, once."""

import bz2
import gzip
import lzma
import tarfile
from collections.abc import Callable, Iterator
from functools import partial
from typing import IO, cast

from models.errors import FileProblem, NotAFile
from pipeline.screen import visible
from pipeline.unpacking.bounds import CHUNK, DAMAGE, Entry, Tally
from pipeline.unpacking.names import decoded

BLOCK = tarfile.BLOCKSIZE
_LONGEST = 1 << 18
"""Bytes of all headers of one member (names, PAX records): longer ones are meant to fill the memory."""
_MOST = 1000
"""Fields that all members may share: tarfile copies them for each."""
_SLACK = 1 << 17
"""Bytes that a decompressor may have read ahead."""
_PACKED: dict[bytes, Callable[[IO[bytes]], IO[bytes]]] = {
    b"\x1f\x8b": lambda file: cast("IO[bytes]", gzip.GzipFile(fileobj=file, mode="rb")),
    b"BZh": bz2.BZ2File,
    b"\xfd7zXZ\x00": lzma.LZMAFile,
}
_KINDS = {
    tarfile.SYMTYPE: "en länk",
    tarfile.LNKTYPE: "en hård länk till en annan fil i paketet",
    tarfile.CHRTYPE: "en enhet",
    tarfile.BLKTYPE: "en enhet",
    tarfile.FIFOTYPE: "ett rör",
}


def is_tar(file: IO[bytes]) -> bool:
    """Whether the file begins with the header of a tar, packed or not, or is packed and broken at its beginning."""
    try:
        block = _expanded(file).read(BLOCK)
    except DAMAGE:
        return True
    try:
        tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
    except (tarfile.TarError, ValueError):
        return False
    return True


def entries(file: IO[bytes], tally: Tally) -> Iterator[Entry]:
    """What lies in the file, in the order in which it is stored; each must be read before the next is asked for.

    Raises TooMuch when the stream is longer than all that may be read, and what DAMAGE names.
    """
    source = _expanded(file)
    stream = _Forwards(source, None if source is file else tally)
    reader = cast("IO[bytes]", stream)
    with tarfile.open(fileobj=reader, mode="r:", encoding="utf-8", errors="surrogateescape") as archive:
        while (info := stream.next(archive)) is not None:
            archive.members.clear()  # type: ignore[attr-defined]  # would keep every header in memory
            if len(archive.pax_headers) > _MOST:
                raise tarfile.ReadError("too many shared fields")
            start = file.tell()
            name = decoded(info.name.encode("utf-8", "surrogateescape")) + ("/" if info.isdir() else "")
            packed = partial(_taken, file, start)
            yield Entry(name, info.size, packed, partial(_open, archive, info), _problem(info, visible(name)))
    stream.finish()


def _expanded(file: IO[bytes]) -> IO[bytes]:
    file.seek(0)
    start = file.read(6)
    file.seek(0)
    return next((opened(file) for magic, opened in _PACKED.items() if start.startswith(magic)), file)


def _taken(file: IO[bytes], start: int) -> int:
    return file.tell() - start + _SLACK


def _open(archive: tarfile.TarFile, info: tarfile.TarInfo) -> IO[bytes]:
    opened = archive.extractfile(info)
    if opened is None:
        raise tarfile.ReadError("no contents")
    return opened


def _problem(info: tarfile.TarInfo, name: str) -> FileProblem | None:
    if info.isdir() or info.isreg():
        return None
    what = _KINDS.get(info.type, "något som inte känns igen")
    return NotAFile(f"{name}: Det är ingen fil utan {what}; den lästes inte.")


class _Forwards:
    """A stream that is read forwards only, in small pieces; what is packed is counted, passed over or not.

    tarfile ends in silence where a tar is cut off between two members, or where a header is broken: `finish` tells.
    """

    def __init__(self, source: IO[bytes], tally: Tally | None) -> None:
        self._source, self._tally = source, tally
        self._place, self._last = 0, b""
        self._headers: int | None = _LONGEST  # tarfile reads the first as soon as it opens

    def next(self, archive: tarfile.TarFile) -> tarfile.TarInfo | None:
        """The next member of the archive that reads from here. Raises ReadError for headers too long, and more."""
        self._headers = _LONGEST
        try:
            return archive.next()
        finally:
            self._headers = None

    def tell(self) -> int:
        return self._place

    def read(self, size: int = -1) -> bytes:
        """At most `size` bytes. Raises ReadError for what no sound tar asks for, and TooMuch."""
        if self._headers is not None:
            self._headers -= size
        if size < 0 or (self._headers or 0) < 0:
            raise tarfile.ReadError("headers too long")
        self._last = b"".join(self._pieces(size))
        return self._last

    def seek(self, place: int) -> int:
        """Forwards to a place. Raises ReadError for a place behind, to which only a forged header leads."""
        if place < self._place:
            raise tarfile.ReadError("backwards")
        if self._tally is None:
            self._place = self._source.seek(place)
        for _ in self._pieces(place - self._place):
            pass
        return self._place

    def _pieces(self, size: int) -> Iterator[bytes]:
        while size > 0 and (piece := self._source.read(min(size, CHUNK))):
            size -= len(piece)
            self._place += len(piece)
            if self._tally:
                self._tally.count_stream(len(piece))
            yield piece

    def finish(self) -> None:
        """Raises ReadError when the tar did not end with its mark of the end, and EOFError or OSError for a packed
        one whose sum of control is wrong.
        """
        if self._last != bytes(BLOCK):
            raise tarfile.ReadError("no end")
        for _ in range(16):
            if not self.read(CHUNK):
                return
