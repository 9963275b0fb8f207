"""Files on the disk: which ones a path means, and their bytes."""

import io
import os
import re
import stat
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from corpus.disk import why
from models.errors import FileProblem, MissingFile, TooLarge
from pipeline.screen import in_bytes, visible

LARGEST = 500_000_000
"""Bytes of the largest file that is read, unless another bound is given."""
_WILD = re.compile(r"[*?]|\[.+\]", re.DOTALL)
_CHUNK = 1 << 20


def gather(paths: Iterable[Path], skip: Collection[Path] = ()) -> Iterator[Path | MissingFile]:
    """The files that the paths mean, each once: a file is itself, a folder all files in and below it, sorted.

    A path that is not there and holds `*`, `?` or `[…]` is a pattern (`**` is any folders), and means what matches it,
    sorted. Left out of folders and of what matches are hidden files and folders, what is no ordinary file (a pipe, a
    socket), and what is or lies below a place in `skip` (resolved paths). A link is the file that it leads to. A path
    that means no file that can be read gives a MissingFile in its place, and so does, within a folder, a folder that
    may not be read, and a link that is broken or leads out of the folder given.
    """
    yield from _once(file for path in paths for file in _meant(path, skip))


def below(folder: Path, skip: Collection[Path] = ()) -> Iterator[Path | MissingFile]:
    """The files in and below a folder, as in `gather`; none for one that holds none."""
    yield from _once(_below(folder, folder, skip))


def _once(files: Iterable[Path | MissingFile]) -> Iterator[Path | MissingFile]:
    seen: set[Path] = set()
    for file in files:
        if isinstance(file, MissingFile):
            yield file
        elif (whole := _resolved(file)) not in seen:
            seen.add(whole)
            yield file


def is_among(path: Path, places: Collection[Path]) -> bool:
    """Whether the path is one of the places (resolved paths), or lies below one."""
    whole = _resolved(path)
    return not {whole, *whole.parents}.isdisjoint(places)


def is_folder(path: Path) -> bool:
    """Whether it is a folder, as far as can be seen: not on a network that is down, nor where nobody may look."""
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except (OSError, ValueError):
        return False


def _is_link(path: Path) -> bool:
    try:
        return path.is_symlink()
    except OSError:
        return False


def _meant(path: Path, skip: Collection[Path]) -> Iterator[Path | MissingFile]:
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError) as error:
        yield from _matching(path, skip) if any(map(_WILD.search, path.parts)) else [_unfound(path, error)]
        return
    except (OSError, ValueError) as error:
        yield _unfound(path, error)
        return
    if is_among(path, skip):
        yield MissingFile(f"{shown(path)}: Det hör till arkivet självt.", "Ange filer och mappar utanför arkivet.")
    elif not stat.S_ISDIR(mode):
        yield path
    else:
        found = list(_below(path, path, skip))
        yield from found or [MissingFile(f"{shown(path)}: Mappen innehåller ingen läsbar fil.")]


def _unfound(path: Path, error: OSError | ValueError) -> MissingFile:
    if isinstance(error, FileNotFoundError):
        return MissingFile(f"{shown(path)}: Filen eller mappen finns inte.")
    return MissingFile(f"{shown(path)}: Sökvägen kan inte följas: {_why(error)}.")


def _matching(pattern: Path, skip: Collection[Path]) -> Iterator[Path | MissingFile]:
    """What matches, as if the folder before the first wild card had been given."""
    fixed = next(index for index, part in enumerate(pattern.parts) if _WILD.search(part))
    folder = Path(*pattern.parts[:fixed])
    try:
        matches = sorted(folder.glob(str(Path(*pattern.parts[fixed:]))))
    except (OSError, ValueError, NotImplementedError):
        matches = []
    found = [file for match in matches for file in _matched(match, folder, skip)]
    yield from found or [MissingFile(f"{shown(pattern)}: Ingen fil stämmer med mönstret.")]


def _matched(path: Path, folder: Path, skip: Collection[Path]) -> Iterator[Path | MissingFile]:
    if any(part.startswith(".") for part in path.relative_to(folder).parts):
        return
    if is_folder(path) and not _is_link(path):
        yield from () if is_among(path, skip) else _below(path, folder, skip)
    else:
        yield from _judged(path, folder, skip)


def _below(start: Path, folder: Path, skip: Collection[Path]) -> Iterator[Path | MissingFile]:
    """The files in and below `start`, which is or lies in the folder given."""
    errors: list[OSError] = []
    for place, folders, names in os.walk(start, onerror=errors.append):
        here = Path(place)
        links = [name for name in folders if _is_link(here / name)]
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not is_among(here / name, skip))
        for name in sorted([*names, *links]):
            if not name.startswith("."):
                yield from _judged(here / name, folder, skip)
    for error in errors:
        yield MissingFile(f"{shown(Path(error.filename))}: Mappen kan inte läsas: {_why(error)}.")


def _judged(path: Path, folder: Path, skip: Collection[Path]) -> Iterator[Path | MissingFile]:
    """A file found in a folder: itself, nothing, or what is wrong with the link that it is."""
    if is_among(path, skip):
        return
    if _is_link(path) and (problem := _astray(path, folder)):
        yield problem
    elif not _is_special(path):
        yield path


def _astray(link: Path, folder: Path) -> MissingFile | None:
    """Why a link is not followed, or None when it leads to something within the folder."""
    try:
        target = link.resolve(strict=True)
    except FileNotFoundError:
        return MissingFile(f"{shown(link)}: Länken är bruten: det som den leder till finns inte.")
    except RuntimeError:  # as Python before 3.13 calls a loop of links
        return MissingFile(f"{shown(link)}: Länken kan inte följas: länken leder runt till sig själv.")
    except OSError as error:
        return MissingFile(f"{shown(link)}: Länken kan inte följas: {_why(error)}.")
    if is_among(target, {_resolved(folder)}):
        return None
    told = f"{shown(link)}: Det är en länk ut ur mappen {shown(folder)}; den följs inte."
    return MissingFile(told, "Ange filen själv för att läsa den.")


def _is_special(path: Path) -> bool:
    """Whether it is there but no ordinary file. What has vanished meanwhile is told of when it is read."""
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # a loop of links
        return path.absolute()


def read(path: Path, largest: int = LARGEST) -> bytes:
    """The bytes of a file, or of a pipe.

    Raises MissingFile when there is none or it may not be read, and TooLarge for one of more than `largest` bytes, of
    which no more than that comes into memory.
    """
    try:
        state = path.stat()
        mode = state.st_mode
        if stat.S_ISDIR(mode):
            raise MissingFile("Det är en mapp.", "Ange en fil, eller läs in mappen: protokoll import MAPP")
        if stat.S_ISCHR(mode) or stat.S_ISBLK(mode):
            raise MissingFile("Det är ingen fil utan en enhet.", "Ange en fil.")
        if state.st_size > largest:
            raise _too_large(largest)
        return path.read_bytes() if stat.S_ISREG(mode) else _piped(path, largest)
    except FileNotFoundError:
        raise MissingFile("Filen finns inte.") from None
    except MemoryError:
        raise MissingFile(
            "Filen är för stor för datorns minne.", "Dela upp den, eller läs den på en större dator."
        ) from None
    except (OSError, ValueError) as error:
        raise MissingFile(f"Filen kan inte läsas: {_why(error)}.") from error


def _piped(path: Path, largest: int) -> bytes:
    """The bytes of what does not say how long it is."""
    read = io.BytesIO()
    with path.open("rb") as pipe:
        while chunk := pipe.read(_CHUNK):
            if read.tell() + len(chunk) > largest:
                raise _too_large(largest)
            read.write(chunk)
    return read.getvalue()


def _too_large(largest: int) -> TooLarge:
    return TooLarge(f"Filen är större än {in_bytes(largest)}.")


def _why(error: OSError | ValueError) -> str:
    return why(error) if isinstance(error, OSError) else "sökvägen innehåller otillåtna tecken"


def shown(path: Path) -> str:
    """The path as text; a name in Latin-1, as old systems wrote them, is read as such."""
    raw = os.fsencode(path)
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def complaint(path: Path, problem: FileProblem) -> str:
    """The line that tells what is wrong with a file: which one, what, what to do. The file is named once."""
    return complaint_about(shown(path), problem)


def complaint_about(place: str, problem: FileProblem) -> str:
    """The same for a place that is known as text, such as a member of a ZIP."""
    name = re.split(r"/| » ", place)[-1]
    return visible(f"{place}: {str(problem).removeprefix(f'{name}: ')}")


def file_name(path: Path) -> str:
    """The file's name without its folder, as text."""
    return shown(Path(path.name))
