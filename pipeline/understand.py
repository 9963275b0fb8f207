"""One file's bytes to records, with every failure as a problem of that file alone."""

import logging
from typing import ClassVar

import extractors
from models.errors import FileProblem
from models.record import Record
from models.scan import Scan

_LOG = logging.getLogger(__name__)


class InternalProblem(FileProblem):
    """The program itself failed over a file."""

    reason: ClassVar[str] = "internt fel"
    advice: ClassVar[str] = "Anmäl felet och bifoga om möjligt filen."


def understand(data: bytes, name: str, scan: Scan | None = None) -> tuple[Record, ...]:
    """The records in a file, one at least. Raises FileProblem, which is InternalProblem for what is unforeseen, and
    MemoryError.
    """
    try:
        records = extractors.extract(data, name, scan) if scan else extractors.extract(data, name)
    except (FileProblem, MemoryError):
        raise
    except Exception as error:
        raise internal(error, name) from error
    if not records:
        raise InternalProblem("Läsningen gav ingen post.")
    return records


def internal(error: Exception, name: str) -> InternalProblem:
    """The problem that an unforeseen error is to the user; the error itself goes to the log."""
    _LOG.debug("%s: %s", name, type(error).__name__, exc_info=error)
    return InternalProblem(f"Programmet klarade inte filen ({type(error).__name__}).")
