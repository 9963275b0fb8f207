"""The words of the archive as stems, and how those are found that a word of a question reaches: those that begin so,
those that hold it, and those that are it without the dots and rings.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from sqlalchemy import Connection, delete, func, select, update

from corpus.analyse import ascii_stem
from corpus.bulk import ask_among, insert_values, next_id
from corpus.tables import term, term_suffix

_CHUNK = 500
_SHORTEST_SUFFIX = 3
_LONGEST = 60
"""A longer word is an address or a mistake of reading, and no compound."""
_AFTER_ALL = "\U0010ffff"


_SEEN = "seen terms"
"""Under this key a database connection remembers terms that the archive has, and whether each is a name; an archive's
transactions forget them when work is undone. A reindex beside it makes all of them anew.
"""
_MOST_SEEN = 300_000


def add_terms(connection: Connection, stems: Iterable[str], names: Collection[str] = ()) -> None:
    """Adds those stems that are new, and notes which of them are names."""
    stems = set(stems)
    seen: dict[str, bool] = connection.info.setdefault(_SEEN, {})
    if len(seen) > _MOST_SEEN:
        seen.clear()
    unseen = sorted([stem for stem in stems if stem not in seen])
    for row in ask_among(connection, term.c.stem, (term.c.name,), unseen):
        seen[row.stem] = bool(row.name)
    fresh = [stem for stem in unseen if stem not in seen]
    if found := sorted(name for name in stems.intersection(names) if seen.get(name) is False):
        connection.execute(update(term).where(term.c.stem.in_(found)).values(name=True))
    seen.update((stem, stem in names) for stem in (*fresh, *found))
    if not fresh:
        return
    first = next_id(connection, term)
    rows = [(id_, stem, ascii_stem(stem), stem in names) for id_, stem in enumerate(fresh, start=first)]
    insert_values(connection, term.name, ("id", "stem", "plain", "name"), rows)
    suffixes = [(suffix, id_) for id_, stem in enumerate(fresh, start=first) for suffix in _suffixes(stem)]
    insert_values(connection, term_suffix.name, ("suffix", "term_id"), suffixes)


def known_terms(connection: Connection, stems: Iterable[str]) -> set[str]:
    """Those of the stems that the archive has."""
    return {row.stem for row in ask_among(connection, term.c.stem, (), sorted(set(stems)))}


def name_terms(connection: Connection, stems: Iterable[str]) -> set[str]:
    """Those of the stems that somebody is called."""
    rows = ask_among(connection, term.c.stem, (term.c.name,), sorted(set(stems)))
    return {row.stem for row in rows if row.name}


def terms_with(connection: Connection, piece: str) -> list[str]:
    """The terms that hold a piece of three letters or more, in order."""
    held = (term_suffix.c.suffix >= piece) & (term_suffix.c.suffix < piece + _AFTER_ALL)
    rows = connection.execute(select(term.c.stem).join_from(term_suffix, term).where(held).distinct())
    return sorted(rows.scalars())


def terms_beginning(connection: Connection, piece: str) -> list[str]:
    """The terms that begin so, in order."""
    begins = (term.c.stem >= piece) & (term.c.stem < piece + _AFTER_ALL)
    return sorted(connection.execute(select(term.c.stem).where(begins)).scalars())


def terms_spelled(connection: Connection, plain: str) -> list[str]:
    """The terms that are a word typed without å ä ö."""
    return sorted(connection.execute(select(term.c.stem).where(term.c.plain == plain)).scalars())


def all_terms(connection: Connection) -> Sequence[str]:
    """Every term, in no order; for spelling help only, when nothing was found."""
    joined: str | None = connection.execute(select(func.aggregate_strings(term.c.stem, " "))).scalar_one()
    return (joined or "").split()


def clear_terms(connection: Connection) -> None:
    """Takes all terms away."""
    connection.execute(delete(term_suffix))
    connection.execute(delete(term))


def keep_terms(connection: Connection, kept: Iterable[str]) -> None:
    """Takes away all terms but those."""
    gone = set(connection.execute(select(term.c.stem)).scalars()) - set(kept)
    ordered = sorted(gone)
    for start in range(0, len(ordered), _CHUNK):
        own = select(term.c.id).where(term.c.stem.in_(ordered[start : start + _CHUNK]))
        connection.execute(delete(term_suffix).where(term_suffix.c.term_id.in_(own)))
        connection.execute(delete(term).where(term.c.stem.in_(ordered[start : start + _CHUNK])))


def _suffixes(stem: str) -> Iterator[str]:
    if stem.isalpha() and len(stem) <= _LONGEST:
        yield from (stem[start:] for start in range(len(stem) - _SHORTEST_SUFFIX + 1))
