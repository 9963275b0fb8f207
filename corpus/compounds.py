"""Whether a term of the archive is a compound of a word: sjukvårdsavtal is one of vård, and vårdnad is none.

Pure: which pieces are words of the archive is given. Compounds are taken apart when a question is asked, so that what
is found does not depend on the order in which documents came.
"""

from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Literal

from corpus.lexicon import lexicon

Relation = Literal["part", "substring"]
SHORTEST = 3
"""A shorter word ("el", "is") may only begin a compound, and what follows must be known."""
_LONG = 5
"""A word of so many letters is found inside any other (DESIGN.md §3)."""
_SURE = 4
"""A word of so many letters needs no known word beside it (Bäckaskolan, trädfällning)."""
_VOWELS = frozenset("aeiouyåäö")


def pieces(pattern: str, term: str) -> Iterator[str]:
    """What stands before and after a word in a term, with and without the s that joins: to be looked up."""
    for before, after in _cuts(pattern, term):
        yield from {before, before.removesuffix("s"), after, after.removeprefix("s")} - {""}


def relation(patterns: Collection[str], term: str, known: Collection[str]) -> Relation | None:
    """What a word, in the forms that it may have in a compound, is to a term; None when it is nothing to it."""
    sure = max(map(len, patterns), default=0) >= _SURE
    found = [_relation(pattern, term, known, sure=sure) for pattern in patterns]
    return "part" if "part" in found else "substring" if "substring" in found else None


def _relation(pattern: str, term: str, known: Collection[str], *, sure: bool) -> Relation | None:
    best: Relation | None = None
    for before, after in _cuts(pattern, term):
        if not before + after or _is_inside_opaque(pattern, term, len(before)):
            continue
        if len(pattern) < SHORTEST:
            return "part" if not before and after and _is_word_after(after, known) else None
        alone = bool(before) != bool(after)
        first = not before or _is_word(before, known) or term in lexicon().compounds
        last = not after or _is_word_after(after, known)
        if (first or (sure and alone and _may_be_first(before))) and (last or (sure and alone and _may_be_last(after))):
            return "part"
        if len(pattern) >= _LONG:
            best = "substring"
    return best


def _cuts(pattern: str, term: str) -> Iterator[tuple[str, str]]:
    place = term.find(pattern)
    while place >= 0:
        yield term[:place], term[place + len(pattern) :]
        place = term.find(pattern, place + 1)


def _is_inside_opaque(pattern: str, term: str, start: int) -> bool:
    for word in _opaque_with(pattern):
        place = term.find(word)
        while place >= 0:
            if place <= start and start + len(pattern) <= place + len(word):
                return True
            place = term.find(word, place + 1)
    return False


@lru_cache(maxsize=1000)
def _opaque_with(pattern: str) -> tuple[str, ...]:
    return tuple(word for word in lexicon().opaque if len(word) > len(pattern) and pattern in word)


def _may_be_first(before: str) -> bool:
    """Whether what no list has can be the first word of a compound: "bäcka", and not "för"."""
    words = lexicon()
    light = before in words.prefixes or before in words.function
    return len(before) >= SHORTEST and not light and not _VOWELS.isdisjoint(before)


def _may_be_last(after: str) -> bool:
    """Whether what no list has can be the last word of a compound: "fällning", and not "ning" or "nad"."""
    return len(after) >= _SURE and not after.startswith(lexicon().endings) and not _VOWELS.isdisjoint(after)


def _is_word_after(after: str, known: Collection[str]) -> bool:
    return len(after) >= SHORTEST and (_is_word(after, known) or (after[0] == "s" and _is_word(after[1:], known)))


def _is_word(piece: str, known: Collection[str]) -> bool:
    """Whether a piece is a word, a word with the s that joins, or words side by side."""
    return piece not in lexicon().prefixes and any(
        one in known or one in lexicon().forms or _is_of_words(one) for one in {piece, piece.removesuffix("s")} - {""}
    )


def _is_of_words(piece: str) -> bool:
    """Whether a piece can be cut into forms of the lexicon, of three letters or more."""
    forms = lexicon().forms
    reached = [True] + [False] * len(piece)
    for end in range(SHORTEST, len(piece) + 1):
        reached[end] = any(reached[start] and piece[start:end] in forms for start in range(end - SHORTEST + 1))
    return reached[-1]
