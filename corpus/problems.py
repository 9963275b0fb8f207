"""What a database says when it cannot, in words that a user understands."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from sqlalchemy.exc import DatabaseError, DataError, IntegrityError, InterfaceError, ProgrammingError

from models.errors import ArchiveProblem


class _Complaint(NamedTuple):
    said: str
    message: str
    advice: str


_COMPLAINTS = (
    _Complaint(
        "readonly database", "är skrivskyddat", "Ta bort skrivskyddet eller ange ett annat arkiv med --archive."
    ),
    _Complaint("read-only transaction", "är skrivskyddat", "Fråga den som sköter databasen."),
    _Complaint("not a database", "är ingen databas", "Ange ett annat arkiv med --archive."),
    _Complaint("malformed", "är skadat", "Återställ det från en säkerhetskopia."),
    _Complaint(
        "disk is full", "får inte plats på disken", "Frigör utrymme och kör kommandot igen; det som är klart är sparat."
    ),
    _Complaint("disk I/O error", "kan inte läsas eller skrivas på disken", "Kontrollera disken eller nätverksmappen."),
    _Complaint("locked", "används av ett annat program", "Vänta tills det är klart och kör kommandot igen."),
    _Complaint("unable to open", "kan inte öppnas", "Kontrollera sökvägen och behörigheten."),
)
_OURS = (IntegrityError, ProgrammingError, DataError)


@contextmanager
def archive_problems(shown: str) -> Iterator[None]:
    """Turns what the database complains of inside the block into ArchiveProblem, naming the archive.

    Errors that only a mistake of ours can cause, such as a broken constraint, go through untouched.
    """
    try:
        yield
    except _OURS:
        raise
    except (DatabaseError, InterfaceError) as error:
        raise explain(shown, str(error.orig)) from error


def explain(shown: str, said: str) -> ArchiveProblem:
    """The problem that the database's own words stand for."""
    for complaint in _COMPLAINTS:
        if complaint.said in said:
            return ArchiveProblem(f"Arkivet {shown} {complaint.message}.", complaint.advice)
    return ArchiveProblem(f"Arkivet {shown} kan inte användas: {said.strip()}.", "Kontrollera arkivet och försök igen.")


def is_readonly(shown: str) -> ArchiveProblem:
    """The problem of an archive that may not be written."""
    return explain(shown, "readonly database")
