"""Where an export goes: a file that is whole or not there, or standard output."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from corpus.atomic import replacing
from models.errors import UsageProblem


@contextmanager
def destination(path: Path | None) -> Iterator[BinaryIO]:
    """A place to write: the file, which takes its place only when the block ends well, or standard output for None.

    Raises UsageProblem when the file cannot be written.
    """
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        with replacing(path) as file:
            yield file
    except OSError as error:
        raise UsageProblem(
            f"{path} kunde inte skrivas: {error.strerror or error}.", "Kontrollera sökvägen, behörigheten och utrymmet."
        ) from error
