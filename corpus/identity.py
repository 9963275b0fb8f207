"""Whether two documents are the same minutes in other bytes, a part of them, or of the same meeting. Pure.

Nothing depends on which of two came first, so that an archive is the same whatever the order of import.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Literal, NamedTuple

from models.record import Kind, Record
from models.registers.bodies import same_body

Relation = Literal["version", "extract", "same meeting"]
"""version        the same minutes: signed and unsigned, PDF and DOCX, masked for the web
extract        the first holds some § of the second: a protokollsutdrag, or § that were justerade omedelbart
same meeting   other § of the same meeting"""

_WORD = re.compile(r"[^\W_]+")
_SHINGLE = 3
_MEETING_KINDS: frozenset[Kind] = frozenset({"protokoll", "protokollsutdrag", "minnesanteckningar"})
_SAME_TEXT = 0.5
"""Share of three-word runs in common, of all that either has, from which two texts are versions of one."""
_SAME_TEXT_UNSURE = 0.8
"""The same where the body or the organisation of one of them is unknown."""
_PART_TEXT = 0.5
"""Share of the smaller text's runs that the greater has, from which it is a part of it."""
_RANK = {"justerat": 3, "omedelbart justerat": 3, None: 1, "ojusterat": 0}


class Kinship(NamedTuple):
    """What one document is to another.

    score   0 to 1, the likeness of the texts
    why     what it rests on, in Swedish
    """

    relation: Relation
    score: float
    why: str


class Known:
    """What is compared of a document."""

    def __init__(self, record: Record) -> None:
        self.record = record
        owner = record.organisation
        self.organisation = (owner.code or owner.name.casefold()) if owner else None
        self.body = record.body.casefold().strip() if record.body else None
        self.dates = frozenset(record.meeting.dates)
        self.numbers = frozenset(item.number for item in record.items)
        self.fingerprint = fingerprint(record)

    @cached_property
    def runs(self) -> Counter[tuple[str, ...]]:
        """All runs of three words; computed when first asked for, since most documents have no like."""
        words = words_of(record_texts(self.record))
        return Counter(zip(*(words[start:] for start in range(_SHINGLE)), strict=False))


def record_texts(record: Record) -> Iterator[str]:
    """All text of a record that is its own, and not of its frame."""
    for item in record.items:
        yield item.title
        yield from (section.text for section in item.sections)
    if not record.items and record.text:
        yield record.text


def words_of(texts: Iterable[str]) -> list[str]:
    """The words, in small letters."""
    return _WORD.findall("\n".join(texts).casefold())


def fingerprint(record: Record) -> str | None:
    """SHA-256 of kind, days, § numbers and words in order; None for a record without words. Equal for two files that
    hold the same text.
    """
    return _fingerprint(record, words_of(record_texts(record)))


def _fingerprint(record: Record, words: Iterable[str]) -> str | None:
    joined = " ".join(words)
    if not joined:
        return None
    known = "|".join((record.kind, *record.meeting.dates, *(item.number for item in record.items)))
    return hashlib.sha256(f"{known}|{joined}".encode()).hexdigest()


class Counted(NamedTuple):
    """A record's fingerprint, the number of words in the sections of its §, and how many of these stand under no label
    that is known.
    """

    fingerprint: str | None
    words: int
    unlabelled: int


def counted(record: Record) -> Counted:
    """What is counted of a record's words, which are looked for once."""
    if not record.items:
        return Counted(fingerprint(record), 0, 0)
    found: list[str] = []
    total = unlabelled = 0
    for item in record.items:
        found += words_of((item.title,))
        for section in item.sections:
            words = words_of((section.text,))
            found += words
            total += len(words)
            unlabelled += len(words) if section.kind == "other" else 0
    return Counted(_fingerprint(record, found), total, unlabelled)


def kinship(one: Known, other: Known) -> Kinship | None:
    """What `one` is to `other`; None when they have nothing to do with each other.

    `extract` is told from the side of the part only: the other way round there is none.
    """
    if not _may_be_one_body(one, other):
        return None
    if one.fingerprint and one.fingerprint == other.fingerprint:
        return Kinship("version", 1.0, "ord för ord samma text")
    if one.dates.isdisjoint(other.dates) or not one.numbers or not other.numbers:
        return None
    sure = None not in {one.organisation, other.organisation, one.body, other.body}
    if one.record.kind == other.record.kind and _share(one.numbers, other.numbers) >= _SAME_TEXT:
        score = _likeness(one.runs, other.runs)
        if score >= (_SAME_TEXT if sure else _SAME_TEXT_UNSURE):
            return Kinship("version", score, f"samma organ, dag och paragrafer; {score:.0%} lika text")
    if not sure or not {one.record.kind, other.record.kind} <= _MEETING_KINDS:
        return None
    return _part(one, other) or _sibling(one, other)


def rank(record: Record, sha256: str) -> tuple[int, int, int, int, str]:
    """What decides which version is the current one: the highest. Signed before unsigned, then the fuller text (a
    masked one has "NN" for names), PDF before other formats, then the hash, only so that it is always the same one.
    """
    justering = record.justering
    signed = sum(signature.signed_at is not None for signature in justering.signatures) if justering else 0
    status = _RANK[justering.printed_status if justering else None]
    letters = sum(map(len, words_of(record_texts(record))))
    return status, signed, letters, record.source.media_type == "application/pdf", sha256


def _may_be_one_body(one: Known, other: Known) -> bool:
    if one.organisation and other.organisation and one.organisation != other.organisation:
        return False
    return not one.body or not other.body or same_body(one.body, other.body)


def _part(one: Known, other: Known) -> Kinship | None:
    if not one.numbers < other.numbers and one.record.kind != "protokollsutdrag":
        return None
    if not one.numbers <= other.numbers or other.record.kind == "protokollsutdrag":
        return None
    common = sum((one.runs & other.runs).values())
    score = common / max(1, one.runs.total())
    immediate = all(item.immediate_justering for item in one.record.items)
    if score < _PART_TEXT and not immediate:
        return None
    return Kinship("extract", score, f"samma organ och dag; alla dess paragrafer finns där; {score:.0%} av dess text")


def _sibling(one: Known, other: Known) -> Kinship | None:
    if not one.numbers.isdisjoint(other.numbers):
        return None
    return Kinship("same meeting", 0.0, "samma organ och dag; andra paragrafer")


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, len(one | other))


def _likeness(one: Counter[tuple[str, ...]], other: Counter[tuple[str, ...]]) -> float:
    """Runs in common over all that either has; 0.0 for two texts that are too short to have any."""
    return (one & other).total() / max(1, (one | other).total())
