"""The files' own bytes, kept beside the database and named by their SHA-256: `ab/abcdef….pdf`."""

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath

from corpus.atomic import replacing
from corpus.disk import why
from models.errors import ArchiveProblem

_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")


def sha256_of(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def stored_path(sha256: str, name: str) -> str:
    """Where a file of that hash and name is kept, relative to the folder of originals."""
    suffix = PurePath(name).suffix.lower()
    return f"{sha256[:2]}/{sha256}{suffix if _SUFFIX.fullmatch(suffix) else ''}"


def store(folder: Path, data: bytes, name: str) -> str:
    """Keeps the bytes, unless they are there already, and gives their path relative to the folder.

    Bytes that came under another ending before stay where they are. Raises ArchiveProblem when they cannot be written.
    """
    sha256 = sha256_of(data)
    with _problems(folder):
        beside = folder / sha256[:2]
        kept = (
            next((path for path in beside.iterdir() if path.name.startswith(sha256)), None) if beside.is_dir() else None
        )
        relative = kept.relative_to(folder).as_posix() if kept else stored_path(sha256, name)
        _write(folder / relative, data)
    return relative


def put_back(folder: Path, relative: str, data: bytes) -> None:
    """Makes a lost or altered original whole again. Raises ArchiveProblem when it cannot be written."""
    with _problems(folder):
        _write(folder / relative, data)


def _write(path: Path, data: bytes) -> None:
    if not is_kept(path, data):
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as file:
            file.write(data)


@contextmanager
def _problems(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ArchiveProblem(
            f"Originalen kunde inte sparas i {folder}: {why(error)}.",
            "Kontrollera behörigheten och att det finns plats på disken.",
        ) from error


def is_kept(path: Path, data: bytes) -> bool:
    """Whether a file is there and holds those bytes. Raises OSError when it cannot be read."""
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data
