"""What a full-text index must do, and which databases have one.

A new engine is one more module and one more row in `ENGINES`. Every engine holds the same stems and counts the same
score, so that all give the same answers.
"""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from sqlalchemy import Connection, Subquery

from corpus.fulltext_postgres import Arrays
from corpus.fulltext_sqlite import Fts5

TITLE_WEIGHT = 4
"""What a term in the title adds to an entry's score."""
DECISION_WEIGHT = 2
"""What a term in the decision adds to an entry's score."""


class Entry(NamedTuple):
    """One § to be found, or one document that has none: stems parted by spaces, in the order of the text."""

    id: int
    title: str
    decision: str
    rest: str


class FullText(Protocol):
    """An index of entries."""

    def create(self, connection: Connection) -> None:
        """Makes the index if it is missing."""

    def add(self, connection: Connection, entries: Sequence[Entry]) -> None:
        """Adds entries that are not in it yet."""

    def remove(self, connection: Connection, entries: Sequence[Entry]) -> None:
        """Takes entries out, given as they were added."""

    def purge(self, connection: Connection) -> None:
        """Leaves no trace in the index of what was taken out."""

    def clear(self, connection: Connection) -> None:
        """Takes all entries out."""

    def matches(self, terms: Sequence[tuple[str, ...]]) -> Subquery:
        """The entries that hold every term (a row of stems side by side) as columns `entry_id` and `score`.

        The score sums over the terms: TITLE_WEIGHT if the title holds it, DECISION_WEIGHT if the decision does.
        """


ENGINES: dict[str, FullText] = {
    "sqlite": Fts5(TITLE_WEIGHT, DECISION_WEIGHT),
    "postgresql": Arrays(TITLE_WEIGHT, DECISION_WEIGHT),
}
"""Dialect of SQLAlchemy → its full-text index."""


def full_text_for(dialect: str) -> FullText | None:
    """The index for a database; None where there is none yet."""
    return ENGINES.get(dialect)
