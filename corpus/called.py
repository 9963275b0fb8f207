"""Names in a question: "Anna Ek" is one name where the archive has somebody of that name, and not two words."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from corpus.query import Clause, Condition, Words
from corpus.tables import mention

_LONGEST = 4
"""Words of a name at most."""


def with_names(connection: Connection, clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """The clauses with words side by side that are a name in the archive made one phrase."""
    found: list[Clause] = []
    place = 0
    while place < len(clauses):
        size, name = _name_at(connection, clauses, place)
        found.append((Condition(name),) if name else clauses[place])
        place += size
    return tuple(found)


def _name_at(connection: Connection, clauses: Sequence[Clause], place: int) -> tuple[int, Words | None]:
    run = list(_run(clauses[place : place + _LONGEST]))
    for size in range(len(run), 1, -1):
        typed = " ".join(words.typed for words in run[:size])
        called = select(mention.c.name).where(mention.c.name.in_(sorted({typed, typed.title()}))).limit(1)
        if connection.execute(called).first():
            return size, Words(typed, tuple(stem for words in run[:size] for stem in words.stems), "phrase")
    return 1, None


def _run(clauses: Sequence[Clause]) -> Iterator[Words]:
    """The words from the first clause on, as far as they are bare ones."""
    for clause in clauses:
        what = clause[0].what
        bare = len(clause) == 1 and not clause[0].negated and isinstance(what, Words)
        if not bare or not isinstance(what, Words) or what.how == "prefix" or not what.typed[:1].isalpha():
            return
        yield what
