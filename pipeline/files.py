"""Files on the disk: which ones a path means, and their bytes."""

import os
import re
import stat
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from corpus.disk import why
from models.errors import FileProblem, MissingFile
from pipeline.screen import visible


def gather(paths: Iterable[Path], skip: Collection[Path] = ()) -> Iterator[Path | MissingFile]:
    """The files that the paths mean, each once: a file is itself, a folder all files in and below it, sorted.

    Left out of folders are hidden files and folders, links to folders, what is no ordinary file (a pipe, a socket), and
    what is or lies below a place in `skip` (resolved paths). A path that means no file that can be read, and a folder
    within it that cannot be, give a MissingFile in their place.
    """
    seen: set[Path] = set()
    for path in paths:
        for file in _meant(path, skip):
            if isinstance(file, MissingFile):
                yield file
            elif (whole := _resolved(file)) not in seen:
                seen.add(whole)
                yield file


def is_among(path: Path, places: Collection[Path]) -> bool:
    """Whether the path is one of the places (resolved paths), or lies below one."""
    whole = _resolved(path)
    return not {whole, *whole.parents}.isdisjoint(places)


def _meant(path: Path, skip: Collection[Path]) -> Iterator[Path | MissingFile]:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        yield MissingFile(f"{shown(path)}: Filen eller mappen finns inte.")
        return
    except (OSError, ValueError) as error:
        yield MissingFile(f"{shown(path)}: Sökvägen kan inte följas: {_why(error)}.")
        return
    if is_among(path, skip):
        yield MissingFile(f"{shown(path)}: Det hör till arkivet självt.", "Ange filer och mappar utanför arkivet.")
    elif not stat.S_ISDIR(mode):
        yield path
    else:
        found = list(_below(path, skip))
        yield from found or [MissingFile(f"{shown(path)}: Mappen innehåller ingen läsbar fil.")]


def _below(folder: Path, skip: Collection[Path]) -> Iterator[Path | MissingFile]:
    errors: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=errors.append):
        here = Path(place)
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not is_among(here / name, skip))
        for name in sorted(names):
            path = here / name
            if not name.startswith(".") and not _is_special(path) and not is_among(path, skip):
                yield path
    for error in errors:
        yield MissingFile(f"{shown(Path(error.filename))}: Mappen kan inte läsas: {_why(error)}.")


def _is_special(path: Path) -> bool:
    """Whether it is there but no ordinary file. What is not there (a broken link) is told of when it is read."""
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # a loop of links
        return path.absolute()


def read(path: Path) -> bytes:
    """The bytes of a file, or of a pipe. Raises MissingFile when there is none or it may not be read."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise MissingFile("Det är en mapp.", "Ange en fil, eller läs in mappen: protokoll import MAPP")
        if stat.S_ISCHR(mode) or stat.S_ISBLK(mode):
            raise MissingFile("Det är ingen fil utan en enhet.", "Ange en fil.")
        return path.read_bytes()
    except FileNotFoundError:
        raise MissingFile("Filen finns inte.") from None
    except MemoryError:
        raise MissingFile(
            "Filen är för stor för datorns minne.", "Dela upp den, eller läs den på en större dator."
        ) from None
    except (OSError, ValueError) as error:
        raise MissingFile(f"Filen kan inte läsas: {_why(error)}.") from error


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
