"""The full-text index of PostgreSQL: arrays of stems under GIN indexes; SQL that PostgreSQL alone understands.

PostgreSQL's own text search is not asked: it keeps 255 places of a word and 16,383 places of a text, and it stems in
its own way. An array holds every stem of the longest §, and a phrase is looked for in the stems in their order.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Integer, Select, Subquery, column, select, text

from corpus.parameters import own_parameters

if TYPE_CHECKING:
    from corpus.fulltext import Entry, Part, Stems, Tiers

_CREATE = (
    """CREATE TABLE IF NOT EXISTS search_stems (
        entry_id integer PRIMARY KEY, title text NOT NULL, decision text NOT NULL, rest text NOT NULL,
        people text NOT NULL, title_stems text[] NOT NULL, decision_stems text[] NOT NULL,
        every_stem text[] NOT NULL, people_stems text[] NOT NULL)""",
    "CREATE INDEX IF NOT EXISTS ix_search_stems_every_stem ON search_stems USING gin (every_stem)",
    """CREATE INDEX IF NOT EXISTS ix_search_stems_people_stems ON search_stems USING gin (people_stems)
        WHERE people_stems <> '{}'""",
)
_ADD = text(
    """INSERT INTO search_stems (entry_id, title, decision, rest, people, title_stems, decision_stems, every_stem,
    people_stems) VALUES (:id, :title, :decision, :rest, :people, :title_stems, :decision_stems, :every_stem,
    :people_stems)"""
)
_REMOVE = text("DELETE FROM search_stems WHERE entry_id = :id")
_CLEAR = text("DELETE FROM search_stems")
_TERMS = text("SELECT DISTINCT unnest(every_stem || people_stems) FROM search_stems")
_MATCHES = "SELECT entry_id, {score} AS score FROM search_stems WHERE {every}"
_TEXT = ("title", "decision", "rest")


@dataclass(frozen=True, slots=True)
class Arrays:
    """`corpus.fulltext.FullText` for PostgreSQL; `weights` are those of the parts, for each of the steps."""

    weights: Sequence[Sequence[int]]

    def create(self, connection: Connection) -> None:
        """Makes the table and its indexes if they are missing."""
        for statement in _CREATE:
            connection.execute(text(statement))

    def add(self, connection: Connection, entries: Sequence["Entry"]) -> None:
        """Adds entries that are not in it yet."""
        connection.execute(_ADD, [_row(entry) for entry in entries])

    def remove(self, connection: Connection, entries: Sequence["Entry"]) -> None:
        """Takes entries out."""
        connection.execute(_REMOVE, [{"id": entry.id} for entry in entries])

    def purge(self, connection: Connection) -> None:
        """Nothing: what was taken out is gone when the database is vacuumed, which it does by itself."""

    def clear(self, connection: Connection) -> None:
        """Takes all entries out."""
        connection.execute(_CLEAR)

    def terms(self, connection: Connection) -> Iterable[str]:
        """The stems that are in it."""
        return connection.execute(_TERMS).scalars().all()

    def matches(self, words: Sequence["Tiers"]) -> Subquery:
        """The entries that hold every word, with their score; see `corpus.fulltext.FullText`."""
        values: dict[str, object] = {}
        every, score = [], []
        for number, word in enumerate(words):
            name = f"w{number}"
            every.append(_holds([stems for tier in word for stems in tier], "every_stem", _TEXT, name, values))
            score.append(self._score(word, name, values))
        statement = text(_MATCHES.format(score=" + ".join(score), every=" AND ".join(every))).bindparams(
            *own_parameters(values)
        )
        return statement.columns(column("entry_id", Integer), column("score", Integer)).subquery("matches")

    def holding(self, alternatives: Sequence["Stems"], part: "Part") -> Select[tuple[int]]:
        """The ids of the entries that hold one of the alternatives."""
        values: dict[str, object] = {}
        if part == "people":
            held = f"people_stems <> '{{}}' AND {_holds(alternatives, 'people_stems', ('people',), 'h', values)}"
        else:
            held = _holds(alternatives, "every_stem", _TEXT, "h", values)
            if part != "text":
                held += f" AND {_holds(alternatives, f'{part}_stems', (part,), 'p', values)}"
        statement = text(f"SELECT entry_id FROM search_stems WHERE {held}").bindparams(*own_parameters(values))
        return select(statement.columns(column("entry_id", Integer)).subquery().c.entry_id)

    def _score(self, word: "Tiers", name: str, values: dict[str, object]) -> str:
        """The weight of the first place and step that holds. What every hit has need not be asked for."""
        steps = [step for step, alternatives in enumerate(word) if alternatives]
        places = (("title_stems", _TEXT[:1]), ("decision_stems", _TEXT[1:2]), ("every_stem", _TEXT))
        cases: list[str] = []
        for place, (weights, (array, texts)) in enumerate(zip(self.weights, places, strict=True)):
            for step in steps:
                if place == len(places) - 1 and step == steps[-1]:
                    return f"(CASE {' '.join(cases)} ELSE {weights[step]} END)"
                held = _holds(word[step], array, texts, f"{name}s{step}", values)
                cases.append(f"WHEN {held} THEN {weights[step]}")
        return "0"


def _holds(
    alternatives: Sequence["Stems"], array: str, texts: Sequence[str], name: str, values: dict[str, object]
) -> str:
    """The condition that one of the alternatives stands in the texts, whose stems are in the array."""
    conditions: list[str] = []
    single = sorted(stems[0] for stems in alternatives if len(stems) == 1)
    if single:
        values[f"{name}any"] = single
        conditions.append(f"{array} && CAST(:{name}any AS text[])")
    for number, stems in enumerate(stems for stems in alternatives if len(stems) > 1):
        values[f"{name}all{number}"] = sorted(set(stems))
        values[f"{name}phrase{number}"] = f"% {' '.join(stems)} %"  # letters and digits only: nothing for LIKE to read
        side_by_side = " OR ".join(f"' ' || {one} || ' ' LIKE :{name}phrase{number}" for one in texts)
        conditions.append(f"({array} @> CAST(:{name}all{number} AS text[]) AND ({side_by_side}))")
    return f"({' OR '.join(conditions)})"


def _row(entry: "Entry") -> dict[str, object]:
    title, decision = set(entry.title.split()), set(entry.decision.split())
    return {
        **entry._asdict(),
        "title_stems": sorted(title),
        "decision_stems": sorted(decision),
        "every_stem": sorted(title | decision | set(entry.rest.split())),
        "people_stems": sorted(set(entry.people.split())),
    }
