"""Where an export goes: a file that is whole or not there, or standard output."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from corpus.atomic import replacing
from corpus.disk import why
from models.errors import UsageProblem


@contextmanager
def destination(path: Path | None) -> Iterator[BinaryIO]:
    """A place to write: the file, which takes its place only when the block ends well, or standard output for None.

    What is no ordinary file, such as a named pipe or /dev/null, is written to and never replaced.
    Raises UsageProblem when the file cannot be written.
    """
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        whole = path.resolve()
        special = whole.exists() and not whole.is_file() and not whole.is_dir()
        with whole.open("wb") if special else replacing(whole) as file:
            yield file
    except OSError as error:
        raise UsageProblem(
            f"{path} kunde inte skrivas: {why(error)}.", "Kontrollera sökvägen, behörigheten och utrymmet."
        ) from error
