"""Files on the disk: which ones a path means, and their bytes."""

import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from models.errors import FileProblem, MissingFile


def gather(paths: Iterable[Path], skip: Collection[Path] = ()) -> Iterator[Path | MissingFile]:
    """The files that the paths mean, each once: a file is itself, a folder all files in and below it, sorted.

    Hidden files and folders, and those in `skip` (resolved paths), are left out of folders. A path that leads nowhere
    and a folder without any file give a MissingFile in their place.
    """
    seen: set[Path] = set()
    for path in paths:
        if path.is_dir():
            found = list(_below(path, skip))
            if not found:
                yield MissingFile(f"{shown(path)}: Mappen innehåller ingen läsbar fil.")
        elif not path.exists():
            found = []
            yield MissingFile(f"{shown(path)}: Filen eller mappen finns inte.")
        else:
            found = [path]
        for file in found:
            if (whole := _resolved(file)) not in seen:
                seen.add(whole)
                yield file


def _below(folder: Path, skip: Collection[Path]) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        here = Path(place)
        folders[:] = sorted(name for name in folders if not name.startswith(".") and _resolved(here / name) not in skip)
        for name in sorted(names):
            if not name.startswith(".") and _resolved(here / name) not in skip:
                yield here / name


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # a loop of links
        return path.absolute()


def read(path: Path) -> bytes:
    """The bytes of a file. Raises MissingFile when there is none or it may not be read."""
    if path.is_dir():
        raise MissingFile("Det är en mapp.", "Ange en fil, eller läs in mappen: protokoll import MAPP")
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise MissingFile("Filen finns inte.") from None
    except (OSError, ValueError) as error:
        raise MissingFile(f"Filen kan inte läsas: {_why(error)}.") from error


def _why(error: OSError | ValueError) -> str:
    """The system's words; the common ones in Swedish."""
    if isinstance(error, PermissionError):
        return "behörighet saknas"
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def shown(path: Path) -> str:
    """The path as text; a name in Latin-1, as old systems wrote them, is read as such."""
    raw = os.fsencode(path)
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def complaint(path: Path, problem: FileProblem) -> str:
    """The line that tells what is wrong with a file: which one, what, what to do. The file is named once."""
    return f"{shown(path)}: {str(problem).removeprefix(f'{file_name(path)}: ')}"


def file_name(path: Path) -> str:
    """The file's name without its folder, as text."""
    return shown(Path(path.name))
