"""What a full-text index must do, and which databases have one.

A new engine is one more module and one more row in `ENGINES`. Every engine holds the same stems and counts the same
score, so that all give the same answers.
"""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, Protocol

from sqlalchemy import Connection, Select, Subquery

from corpus.fulltext_postgres import Arrays
from corpus.fulltext_sqlite import Fts5

Stems = tuple[str, ...]
"""A word as one stem, or several that stand side by side."""
Tiers = tuple[tuple[Stems, ...], ...]
"""What a word of a question is found by, in three steps: the word itself, compounds of it, and terms that hold it."""
Part = Literal["title", "decision", "text", "people"]
"""Where something is looked for: in the title, the decision or all of the text, or among the names of who acted."""


class Entry(NamedTuple):
    """One § to be found, or one document that has none: stems parted by spaces, in the order of the text."""

    id: int
    title: str
    decision: str
    rest: str
    people: str


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

    def terms(self, connection: Connection) -> Iterable[str]:
        """The stems that are in it."""

    def matches(self, words: Sequence[Tiers]) -> Subquery:
        """The entries that hold, for each word, one of the things it is found by, as columns `entry_id` and `score`.

        The score sums over the words: what `WEIGHTS` has for the best place and step in which an entry holds it.
        """

    def holding(self, alternatives: Sequence[Stems], part: Part) -> Select[tuple[int]]:
        """The ids of the entries that hold one of the alternatives."""


PLACES: tuple[Part, ...] = ("title", "decision", "text")
"""What the rows of `WEIGHTS` are of."""
WEIGHTS = ((9, 8, 7), (6, 5, 4), (3, 2, 1))
"""Title, decision and rest; in each: the word itself, a compound of it, and a term that holds it (DESIGN.md §3)."""

ENGINES: dict[str, FullText] = {"sqlite": Fts5(WEIGHTS), "postgresql": Arrays(WEIGHTS)}
"""Dialect of SQLAlchemy → its full-text index."""


def full_text_for(dialect: str) -> FullText | None:
    """The index for a database; None where there is none yet."""
    return ENGINES.get(dialect)
