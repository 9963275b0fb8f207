"""How much may come out of a package, and the counting of it."""

import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import IO, NamedTuple

from models.errors import Bomb, FileProblem, TooLarge, TooMany, TooMuch
from pipeline.screen import counted, in_bytes

CHUNK = 1 << 16
"""Bytes that are expanded at a time."""
HARMLESS = 1 << 20
"""Bytes up to which no member is called a bomb, however little it takes packed."""
HEADER = 2048
"""Bytes of a tar stream that a member may take beside its contents: its headers and the padding."""

DAMAGE = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    LookupError,
    OverflowError,
    MemoryError,
    RecursionError,
    NotImplementedError,
)
"""What the standard library raises over a package that is broken, by accident or on purpose."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much may come out of one package, whatever its headers say.

    depth     packages within each other, the outermost counted: 1 reads none of those inside
    member    bytes of one member, and of a package inside; also what one member takes of memory
    total     bytes of all members together, at every depth, those of packages inside and what was refused on the way
    members   members together, at every depth; folders and what is left out in silence are counted too
    ratio     expanded bytes for each packed byte, over which a member of more than 1 MiB is called a bomb
    """

    depth: int = 3
    member: int = 500_000_000
    total: int = 20_000_000_000
    members: int = 100_000
    ratio: int = 200


class Entry(NamedTuple):
    """Something that lies in a package.

    name      as it is stored, decoded; a folder's ends in "/"
    declared  bytes that it says it expands to
    packed    gives the bytes of the package that it has taken so far, rounded up
    open      gives its bytes; raises what DAMAGE names, while opened and while read
    problem   why it must not be opened
    """

    name: str
    declared: int
    packed: Callable[[], int]
    open: Callable[[], IO[bytes]]
    problem: FileProblem | None = None


class Tally:
    """What has come out of one outermost package so far, and what is wanted; shared by all packages inside it."""

    def __init__(self, bounds: Bounds, only: Collection[tuple[str, ...]] | None = None) -> None:
        self.bounds = bounds
        self._only = only if only is None else {place[:depth] for place in only for depth in range(1, len(place) + 1)}
        self.members = self.bytes = self.streamed = 0
        self.spent: type[TooMany | TooMuch] | None = None
        self.unread, self.more = 0, False

    def wants(self, inside: tuple[str, ...]) -> bool:
        """Whether the member is wanted, or is a package with such a one in it."""
        return self._only is None or inside in self._only

    def count_member(self) -> None:
        """One more member; over the bound, everything is spent."""
        self.members += 1
        if self.spent is None and self.members > self.bounds.members:
            self.spent = TooMany

    def count_unread(self) -> bool:
        """One more that is not read; whether to go on counting."""
        self.unread += 1
        self.more = self.more or self.unread >= self.bounds.members
        return not self.more

    def count_stream(self, size: int) -> None:
        """So many bytes more of a packed tar, those passed over too. Raises TooMuch."""
        self.streamed += size
        if self.streamed > self.bounds.total + HEADER * self.bounds.members:
            self.spent, self.more = self.spent or TooMuch, True
            raise TooMuch("Paketet är för stort.")

    def verdict(self) -> FileProblem:
        """What is told at the end, when not everything was read."""
        least = "Minst " if self.more and self.unread else ""
        rest = f"{least}{counted(self.unread, 'fil', 'filer')} lästes inte." if self.unread else "Resten lästes inte."
        if self.spent is TooMany:
            return TooMany(f"Paketet innehåller fler än {self.bounds.members} filer. {rest}")
        return TooMuch(f"Filerna i paketet är tillsammans större än {in_bytes(self.bounds.total)}. {rest}")


def pour(entry: Entry, target: IO[bytes], tally: Tally, name: str) -> None:
    """The bytes of an entry into the target, counted as they come.

    A declared size is believed only where it refuses. Raises TooLarge, Bomb or TooMuch, and what DAMAGE names.
    """
    bounds = tally.bounds
    if entry.declared > bounds.member:
        raise _too_large(name, bounds)
    size = 0
    with entry.open() as source:
        while chunk := source.read(CHUNK):
            size += len(chunk)
            tally.bytes += len(chunk)
            if size > HARMLESS and size > bounds.ratio * max(entry.packed(), 1):
                raise Bomb(f"{name}: Filen är en packbomb: den blir mer än {bounds.ratio} gånger större uppackad.")
            if size > bounds.member:
                raise _too_large(name, bounds)
            if tally.bytes > bounds.total:
                tally.spent = TooMuch
                raise TooMuch(f"{name}: Paketet är för stort.")
            target.write(chunk)


def _too_large(name: str, bounds: Bounds) -> TooLarge:
    return TooLarge(f"{name}: Filen är större än {in_bytes(bounds.member)} uppackad.")
