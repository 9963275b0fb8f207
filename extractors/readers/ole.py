"""OLE compound files, the shell of Office documents before 2007: which streams lie at the top, and how they begin.

It is enough to tell a Word document from a workbook; the text itself is read elsewhere.
"""

import struct
from collections.abc import Iterator

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = 128
_POWERS = range(7, 17)
"""How long a sector may be, as a power of two; real files have 9 or 12."""
_NONE = 0xFFFFFFF0
"""Numbers from here on are no sector and no entry, but marks of an end."""


def streams(data: bytes) -> dict[str, bytes]:
    """The names at the top of the file, each with the first 512 bytes or fewer of its sector.

    Empty for what is no compound file, or one so broken that its directory cannot be found.
    """
    if not data.startswith(MAGIC):
        return {}
    try:
        file = _Sectors(data)
        entries = b"".join(file.chain(file.directory))
        return {name: file.sector(start)[:512] for name, start in _top(entries)}
    except (struct.error, IndexError, ValueError):
        return {}


def _top(entries: bytes) -> Iterator[tuple[str, int]]:
    """Names and first sectors of what lies right under the root: a tree of siblings that hangs on its child."""
    seen: set[int] = set()
    waiting = [struct.unpack_from("<I", entries, 76)[0]]
    while waiting:
        number = waiting.pop()
        if number >= _NONE or number in seen:
            continue
        seen.add(number)
        length, _, left, right = struct.unpack_from("<HHII", entries, number * _ENTRY + 64)
        at = number * _ENTRY
        name = entries[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        yield name, struct.unpack_from("<I", entries, at + 116)[0]
        waiting += [left, right]


class _Sectors:
    """The sectors of a compound file, and the table that says which one follows which."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        power = struct.unpack_from("<H", data, 30)[0]
        if power not in _POWERS:
            raise ValueError(power)
        self._size = 1 << power
        self.directory = struct.unpack_from("<I", data, 48)[0]
        self._tables = list(self._listed())

    def sector(self, number: int) -> bytes:
        """The bytes of a sector; fewer where the file is cut off, none for a mark of an end."""
        start = (number + 1) * self._size
        return b"" if number >= _NONE else self._data[start : start + self._size]

    def chain(self, number: int) -> Iterator[bytes]:
        """The sectors from this one on. Raises IndexError or struct.error where the file is cut off."""
        per_table = self._size // 4
        seen: set[int] = set()
        while number < _NONE and number not in seen:
            seen.add(number)
            yield self.sector(number)
            table = self.sector(self._tables[number // per_table])
            (number,) = struct.unpack_from("<I", table, number % per_table * 4)

    def _listed(self) -> Iterator[int]:
        """The sectors that hold the table: 109 are named in the head, more in sectors of their own."""
        yield from struct.unpack_from("<109I", self._data, 76)
        number = struct.unpack_from("<I", self._data, 68)[0]
        seen: set[int] = set()
        while number < _NONE and number not in seen:
            seen.add(number)
            *listed, number = struct.unpack(f"<{self._size // 4}I", self.sector(number))
            yield from listed
