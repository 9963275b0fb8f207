"""A record made ready to be stored, by the worker that read it, so that little is left to the one who writes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from corpus.entries import Searched, searched
from corpus.identity import counted
from corpus.people.appearances import Appearing, appearing
from corpus.rows import Rows, rows_of
from models.record import Record
from models.serialise import from_json, to_json


@dataclass(frozen=True)
class Prepared:
    """A record as it is stored. It goes from one process to another, which takes longer the more values it has.

    json         the record
    head         the record without attendees, §, justering, announcements, warnings and evidence
    warnings     how many it has
    rows         what the tables hold of it
    searched     what can be found of it
    fingerprint  of its words; None where it has none
    words        number of words in its §
    unlabelled   how many of these stand under no label that is known
    appearing    the people of the record
    """

    json: str
    head: Record
    warnings: int
    rows: tuple[Rows, ...]
    searched: Searched
    fingerprint: str | None
    words: int
    unlabelled: int
    appearing: tuple[Appearing, ...]

    @cached_property
    def record(self) -> Record:
        """The whole record, for the few that are compared with others or that people have changed."""
        return from_json(self.json)


def prepare(records: Sequence[Record]) -> tuple[Prepared, ...]:
    """The records of one file, made ready. Raises ValueError for one that is not well formed (a date that is none)."""
    return tuple(map(prepare_one, records))


def prepare_one(record: Record) -> Prepared:
    """One record, made ready. Raises ValueError as `prepare` does."""
    marks = counted(record)
    return Prepared(
        to_json(record),
        replace(record, attendees=(), items=(), justering=None, announced=(), warnings=(), evidence=()),
        len(record.warnings),
        rows_of(record),
        searched(record),
        marks.fingerprint,
        marks.words,
        marks.unlabelled,
        appearing(record),
    )
