"""ZIP and tar files as sources: what lies in them, one member at a time, within bounds that no header can move.

Nothing is ever written under a name of the package's choosing: a package inside a package passes through a temporary
file without a name.
"""

import stat
from collections.abc import Iterator, Set
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, NamedTuple, cast

from corpus.disk import why
from models.errors import DamagedFile, FileProblem, MissingFile, TooDeep, TooMuch
from pipeline.unpacking import tars, zips
from pipeline.unpacking.bounds import DAMAGE, Bounds, Entry, Tally, pour
from pipeline.unpacking.names import chain, is_left_out, tidy, unsafe

__all__ = ["Bounds", "Member", "is_container", "members"]

_IN_MEMORY = 16 << 20
"""Bytes of a member up to which no temporary file is made."""


class Member(NamedTuple):
    """One file in a package, or what is wrong with it.

    inside    names from the outermost package inwards, the member's own last; () is the package itself
    data      its bytes; None where there is a problem
    problem   why it was not read; the message names the member
    """

    inside: tuple[str, ...]
    data: bytes | None
    problem: FileProblem | None = None


def is_container(path: Path) -> bool:
    """Whether the file is a ZIP or a tar (plain, gzip, bzip2, xz), by its content.

    A DOCX, ODT, EPUB or the like is none, nor is anything that cannot be read here or is no ordinary file.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return False
        with path.open("rb") as file:
            return _is_container(file, Bounds())
    except (OSError, ValueError):
        return False


def members(path: Path, bounds: Bounds | None = None, only: Set[tuple[str, ...]] | None = None) -> Iterator[Member]:
    """The files in a package and in the packages within it, in the order in which they are stored.

    Left out in silence are folders, hidden files, `__MACOSX/` and `Thumbs.db`. What cannot be read comes with its
    problem, and the others go on; when the bounds are spent, the last Member is the package itself and tells how many
    were not read. Raises nothing. One member is in memory at a time.

    only  the places (as in Member.inside) that are wanted, as when a run is taken up again: others are passed over
          without being expanded, as far as the format lets them be. The package's own problems are told all the same.
    """
    tally = Tally(bounds or Bounds(), only)
    try:
        file = path.open("rb")
    except (OSError, ValueError) as error:
        yield Member((), None, _unreadable(error, ""))
        return
    with file:
        for member in _inside(file, (), tally):
            if only is None or member.problem or member.inside in only:
                yield member
    if tally.spent:
        yield Member((), None, tally.verdict())


def _is_container(file: IO[bytes], bounds: Bounds) -> bool:
    file.seek(0)
    if file.read(4) in zips.STARTS:
        return not zips.is_document(file, bounds)
    return tars.is_tar(file)


def _entries(file: IO[bytes], tally: Tally) -> Iterator[Entry]:
    file.seek(0)
    return zips.entries(file, tally.bounds) if file.read(4) in zips.STARTS else tars.entries(file, tally)


def _inside(file: IO[bytes], where: tuple[str, ...], tally: Tally) -> Iterator[Member]:
    """The members of one package; `where` is the package's own place."""
    try:
        for entry in _entries(file, tally):
            tally.count_member()
            danger = unsafe(entry.name) if not entry.name.endswith("/") else None
            if danger is None and is_left_out(entry.name):
                continue
            if tally.spent:
                if not tally.count_unread():
                    return
                continue
            inside = (*where, entry.name if danger else tidy(entry.name))
            if tally.wants(inside):
                yield from _member(entry._replace(problem=danger or entry.problem), inside, tally)
    except TooMuch:  # the tally tells at the end
        return
    except FileProblem as problem:
        yield Member(where, None, _named(problem, where))
    except DAMAGE as error:
        yield Member(where, None, _unreadable(error, chain(where)))


def _member(entry: Entry, inside: tuple[str, ...], tally: Tally) -> Iterator[Member]:
    if entry.problem:
        yield Member(inside, None, _named(entry.problem, inside[:-1]))
        return
    name = chain(inside)
    with SpooledTemporaryFile(max_size=_IN_MEMORY) as spool:
        copy = cast("IO[bytes]", spool)
        try:
            pour(entry, copy, tally, name)
        except TooMuch:
            tally.count_unread()
            return
        except FileProblem as problem:
            yield Member(inside, None, problem)
            return
        except DAMAGE as error:
            yield Member(inside, None, _unreadable(error, name))
            return
        if _is_container(copy, tally.bounds):
            yield from _package(copy, inside, tally)
            return
        copy.seek(0)
        data = copy.read()
    yield Member(inside, data)


def _package(file: IO[bytes], inside: tuple[str, ...], tally: Tally) -> Iterator[Member]:
    if len(inside) < tally.bounds.depth:
        yield from _inside(file, inside, tally)
        return
    told = f"{chain(inside)}: Paketet ligger djupare än {tally.bounds.depth} paket i varandra; det lästes inte."
    yield Member(inside, None, TooDeep(told))


def _named(problem: FileProblem, where: tuple[str, ...]) -> FileProblem:
    """The problem with the packages that it lies in named first."""
    return type(problem)(f"{chain(where)}: {problem.message}", problem.remedy) if where else problem


def _unreadable(error: Exception, name: str) -> FileProblem:
    """What an error of the disk, or of the package, is to the user."""
    prefix = f"{name}: " if name else ""
    if isinstance(error, OSError) and error.errno:
        return MissingFile(f"{prefix}Filen kan inte läsas: {why(error)}.")
    return DamagedFile(f"{prefix}Filen är skadad eller avklippt.")
