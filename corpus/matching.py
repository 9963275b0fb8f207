"""A question as one selection over the entries of the index: who answers it, and how well."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Integer,
    Select,
    Subquery,
    func,
    literal,
    not_,
    or_,
    select,
)

from corpus.called import with_names
from corpus.expand import Expansion, expand
from corpus.fields import Scene, condition
from corpus.fulltext import PLACES, WEIGHTS, FullText, Tiers
from corpus.query import Clause, Condition, Field, Words
from corpus.tables import search_entry


class Question(NamedTuple):
    """A question as it is asked of an archive.

    expansions  of the words that are sought, in their order
    words       what they are found by, a row for each that must be there
    matches     the entries that hold them all, with their score; None without words
    more        what else must be so
    """

    full_text: FullText
    expansions: tuple[Expansion, ...]
    words: tuple[Tiers, ...]
    matches: Subquery | None
    more: tuple[ColumnElement[bool], ...]

    @property
    def source(self) -> FromClause:
        """The entries that hold the words, or all where there are none."""
        if self.matches is None:
            return search_entry
        return self.matches.join(search_entry, search_entry.c.id == self.matches.c.entry_id)

    @property
    def score(self) -> ColumnElement[int]:
        """Of an entry of `source`."""
        return literal(0, Integer) if self.matches is None else self.matches.c.score

    @property
    def where(self) -> tuple[ColumnElement[bool], ...]:
        """What of `source` counts: current documents only, and what else must be so."""
        return (search_entry.c.current, *self.more)

    def select(self, *columns: Any) -> Select[Any]:
        """A selection of columns over the entries that answer."""
        return select(*columns).select_from(self.source).where(*self.where)

    def number(self) -> Select[Any]:
        """How many entries answer. Without more conditions the index counts by itself, but for hidden entries."""
        if self.matches is None or self.more:
            return self.select(func.count())
        hidden = select(search_entry.c.id).where(search_entry.c.current.is_(False))
        entry = self.matches.c.entry_id + 0  # so that SQLite does not ask the index anew for each hidden one
        return select(func.count()).select_from(self.matches).where(entry.not_in(hidden))

    def steps(self) -> Iterator[tuple[int, Select[Any]]]:
        """For a question of one word: its entries by score, the highest first, the newest of each first; the selection
        of a lower score holds those of the higher ones too.
        """
        for place, weights in zip(PLACES, WEIGHTS, strict=True):
            for alternatives, weight in zip(self.words[0], weights, strict=True):
                if alternatives:
                    held = self.full_text.holding(alternatives, place).subquery()
                    source = held.join(search_entry, search_entry.c.id == held.c.entry_id)
                    ids = select(search_entry.c.id).select_from(source).where(*self.where)
                    yield weight, ids.order_by(search_entry.c.day.desc(), search_entry.c.id)


def question(connection: Connection, index: FullText, clauses: Sequence[Clause], *, proposals: bool) -> Question:
    """The selection. Raises UsageProblem when a field has a value that it cannot have."""
    scene = Scene(connection, index, proposals)
    expansions: dict[Words, Expansion] = {}
    words: list[Tiers] = []
    more: list[ColumnElement[bool]] = []
    clauses = with_names(connection, clauses)
    for clause in clauses:
        sought = [one.what for one in clause if isinstance(one.what, Words)]
        for what in sought:
            expansions.setdefault(what, expand(connection, what))
        if len(sought) == len(clause) and not any(one.negated for one in clause):
            words.append(_merged(expansions[what].tiers for what in sought))
        else:
            more.append(or_(*(_condition(scene, one, expansions) for one in clause)))
    matches = index.matches(words) if words else None
    asked = {one.what for clause in clauses for one in clause if not one.negated}
    found = tuple(expansion for what, expansion in expansions.items() if what in asked)
    return Question(index, found, tuple(words), matches, tuple(more))


def _merged(words: Iterable[Tiers]) -> Tiers:
    """Words of which one is enough, as one word."""
    steps = zip(*words, strict=True)
    return tuple(tuple(dict.fromkeys(stems for tier in step for stems in tier)) for step in steps)


def _condition(scene: Scene, one: Condition, expansions: dict[Words, Expansion]) -> ColumnElement[bool]:
    if isinstance(one.what, Field):
        found = condition(scene, one.what)
    else:
        alternatives = list(expansions[one.what].found_by)
        found = search_entry.c.id.in_(scene.full_text.holding(alternatives, "text"))
    return not_(found) if one.negated else found
