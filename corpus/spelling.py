"""Help where nothing was found: the words of the archive that look most like those that were typed."""

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, func, select

from corpus.analyse import fold
from corpus.documents import stored_items
from corpus.entries import fields_of
from corpus.expand import Expansion
from corpus.fulltext import FullText
from corpus.snippet import find, sought
from corpus.tables import document, search_entry
from corpus.vocabulary import all_terms

_MISTAKES = 2
_SHORT = 4
"""A word of so few letters may have one mistake only."""
_LOOKED_AT = 8


def suggestions(
    connection: Connection, index: FullText, expansions: Sequence[Expansion]
) -> tuple[tuple[str, str], ...]:
    """For each word that the archive does not have, the likest that it has, as it stands in a text; the one that is in
    more § where two are as like.
    """
    found: list[tuple[str, str]] = []
    vocabulary: Sequence[str] | None = None
    for expansion in expansions:
        words = expansion.words
        if len(words.stems) > 1 or _number(connection, index, list(expansion.found_by)):
            continue
        vocabulary = all_terms(connection) if vocabulary is None else vocabulary
        stem = _likest(connection, index, {words.stems[0], fold(words.typed)}, vocabulary)
        if stem:
            found.append((words.typed, _as_written(connection, index, stem)))
    return tuple(found)


def _likest(connection: Connection, index: FullText, typed: Collection[str], vocabulary: Sequence[str]) -> str | None:
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    most = 1 if max(map(len, typed)) <= _SHORT else _MISTAKES
    near = [
        (distance, term[:1] != word[:1], term)
        for word in typed
        for term, distance, _ in process.extract(word, vocabulary, scorer=OSA.distance, score_cutoff=most, limit=None)
        if term.isalpha()
    ]
    closest = sorted(near)[:_LOOKED_AT]
    ranked = [(distance, first, -_number(connection, index, [(term,)]), term) for distance, first, term in closest]
    in_text = [one for one in ranked if one[2]]
    return min(in_text)[-1] if in_text else None


def _number(connection: Connection, index: FullText, alternatives: Sequence[tuple[str, ...]]) -> int:
    """In how many entries one of the alternatives stands."""
    held = search_entry.c.id.in_(index.holding(alternatives, "text")) & search_entry.c.current
    number: int = connection.execute(select(func.count()).select_from(search_entry).where(held)).scalar_one()
    return number


def _as_written(connection: Connection, index: FullText, stem: str) -> str:
    """A word with that stem as it stands in the archive, in small letters."""
    held = search_entry.c.id.in_(index.holding([(stem,)], "text")) & search_entry.c.current
    row = connection.execute(
        select(search_entry.c.item_id, document.c.text)
        .join_from(search_entry, document)
        .where(held)
        .order_by(search_entry.c.id)
        .limit(1)
    ).one()
    item = stored_items(connection, [row.item_id]).get(row.item_id) if row.item_id else None
    for text in fields_of(item) if item else (row.text or "",):
        for span in find(text, sought([(stem,)])):
            return text[span.start : span.end].split()[0].lower()
    return stem
