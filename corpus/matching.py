"""A question as one selection over the entries of the index: who answers it, and how well."""

from collections.abc import Iterable, Sequence
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

from corpus.expand import Expansion, expand
from corpus.fields import Scene, condition
from corpus.fulltext import FullText, Tiers
from corpus.query import Clause, Condition, Field, Words
from corpus.tables import search_entry


class Question(NamedTuple):
    """A question as it is asked of an archive.

    expansions  of the words that are sought, in their order
    source      the entries that answer it, of current documents
    score       of an entry of `source`
    where       what of `source` counts
    """

    expansions: tuple[Expansion, ...]
    source: FromClause
    score: ColumnElement[int]
    where: tuple[ColumnElement[bool], ...]

    def select(self, *columns: Any) -> Select[Any]:
        """A selection of columns over the entries that answer."""
        return select(*columns).select_from(self.source).where(*self.where)

    def number(self) -> Select[Any]:
        """How many entries answer."""
        return self.select(func.count())


def question(connection: Connection, index: FullText, clauses: Sequence[Clause], *, proposals: bool) -> Question:
    """The selection. Raises UsageProblem when a field has a value that it cannot have."""
    scene = Scene(connection, index, proposals)
    expansions: dict[Words, Expansion] = {}
    words: list[Tiers] = []
    where: list[ColumnElement[bool]] = [search_entry.c.current]
    for clause in clauses:
        sought = [one.what for one in clause if isinstance(one.what, Words)]
        for what in sought:
            expansions.setdefault(what, expand(connection, what))
        if len(sought) == len(clause) and not any(one.negated for one in clause):
            words.append(_merged(expansions[what].tiers for what in sought))
        else:
            where.append(or_(*(_condition(scene, one, expansions) for one in clause)))
    matches = index.matches(words) if words else None
    source, score = _source(matches)
    asked = {one.what for clause in clauses for one in clause if not one.negated}
    found = tuple(expansion for what, expansion in expansions.items() if what in asked)
    return Question(found, source, score, tuple(where))


def _source(matches: Subquery | None) -> tuple[FromClause, ColumnElement[int]]:
    if matches is None:
        return search_entry, literal(0, Integer)
    return matches.join(search_entry, search_entry.c.id == matches.c.entry_id), matches.c.score


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
