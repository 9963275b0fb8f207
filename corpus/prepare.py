"""A record made ready to be stored, by the worker that read it, so that little is left to the one who writes."""

from collections.abc import Sequence
from typing import NamedTuple

from corpus.entries import Fields, stems_of
from corpus.identity import fingerprint, words_of
from corpus.people.appearances import Appearing, appearing
from models.record import Record
from models.serialise import to_json


class Prepared(NamedTuple):
    """A record and what is stored beside it.

    json         the record as JSON
    stems        what the full-text index holds of it
    fingerprint  of its words; None where it has none
    words        number of words in its §
    unlabelled   how many of these stand under no label that is known
    appearing    the people of the record
    """

    record: Record
    json: str
    stems: tuple[Fields, ...]
    fingerprint: str | None
    words: int
    unlabelled: int
    appearing: tuple[Appearing, ...]


def prepare(records: Sequence[Record]) -> tuple[Prepared, ...]:
    """The records of one file, made ready."""
    return tuple(
        Prepared(
            record, to_json(record), stems_of(record), fingerprint(record), *_word_counts(record), appearing(record)
        )
        for record in records
    )


def _word_counts(record: Record) -> tuple[int, int]:
    sections = [section for item in record.items for section in item.sections]
    known = sum(1 for _ in words_of(section.text for section in sections if section.kind != "other"))
    other = sum(1 for _ in words_of(section.text for section in sections if section.kind == "other"))
    return known + other, other
