"""A word of a question to all that it is found by: its stem and synonyms, compounds of it, and terms that hold it."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from sqlalchemy import Connection

from corpus.analyse import ascii_stem, fold, stem_of
from corpus.compounds import SHORTEST, pieces, relation
from corpus.fulltext import Tiers
from corpus.lexicon import Stems, lexicon, synonyms
from corpus.query import Words
from corpus.vocabulary import known_terms, name_terms, terms_beginning, terms_spelled, terms_with

How = Literal["exact", "synonym", "spelling", "prefix", "part", "substring"]
_STEP: dict[How, int] = {"exact": 0, "synonym": 0, "spelling": 0, "prefix": 0, "part": 1, "substring": 2}
_AMBIGUOUS = 4
"""A word of so few letters without å ä ö is taken as typed, if the archive has it: far, lan."""
_TELLING = 4
"""A piece of a compound is known by the archive's own words if it has so many letters; shorter ones are often noise."""


class Expansion(NamedTuple):
    """What a word is found by, and why."""

    words: Words
    found_by: dict[Stems, How]

    @property
    def tiers(self) -> Tiers:
        """In the steps that count for the score, each in order."""
        steps: list[list[Stems]] = [[], [], []]
        for stems, how in self.found_by.items():
            steps[_STEP[how]].append(stems)
        return tuple(tuple(sorted(step)) for step in steps)


def expand(connection: Connection, words: Words) -> Expansion:
    """What the archive has for a word: stem ∪ synonyms ∪ compounds ∪ terms that hold it ∪ words that fold to it."""
    if words.how == "prefix":
        begins = terms_beginning(connection, words.stems[0]) or [stem_of(words.stems[0])]
        return Expansion(words, {(stem,): "prefix" for stem in begins})
    found: dict[Stems, How] = {words.stems: "exact"}
    found |= dict.fromkeys(synonyms().get(words.stems, ()), "synonym") if words.how == "word" or _is_set(words) else {}
    if words.how == "word":
        spelled = _spelled(connection, words)
        found |= {(stem,): "spelling" for stem in spelled if (stem,) not in found}
        for stem in (words.stems[0], *spelled):
            typed = fold(words.typed) if stem == words.stems[0] else stem
            for term, how in _compounds(connection, stem, typed).items():
                found.setdefault((term,), how)
    return Expansion(words, found)


def _is_set(words: Words) -> bool:
    return len(words.stems) > 1


def _spelled(connection: Connection, words: Words) -> list[str]:
    """Words of the archive that a word typed without å ä ö may be."""
    typed, stem = fold(words.typed), words.stems[0]
    if not typed.isascii() or not typed.isalpha() or len(typed) < SHORTEST or stem in lexicon().forms_of:
        return []
    if len(typed) <= _AMBIGUOUS and known_terms(connection, [stem]):
        return []
    return [term for term in terms_spelled(connection, ascii_stem(typed)) if term != stem]


def _compounds(connection: Connection, stem: str, typed: str) -> dict[str, How]:
    """The compounds of a word, and for a long word all terms that hold it."""
    patterns = {form for form in (stem, typed, *lexicon().forms_of.get(stem, ())) if form.isalpha()}
    if len(stem) < SHORTEST:
        candidates = set(terms_beginning(connection, stem)) if stem in lexicon().forms else set()
        patterns = {stem}
    else:
        patterns = {form for form in patterns if len(form) >= SHORTEST}
        candidates = {term for pattern in patterns for term in terms_with(connection, pattern)}
    candidates = {term for term in candidates if term.isalpha()} - {stem}
    candidates -= name_terms(connection, candidates)  # Bergström is no ström
    known = _known_pieces(connection, patterns, candidates)
    found: dict[str, How] = {}
    for term in sorted(candidates):
        how = relation(patterns, term, known)
        if how:
            found[term] = how
    return found


def _known_pieces(connection: Connection, patterns: Iterable[str], candidates: Iterable[str]) -> set[str]:
    """Which of what is left of the candidates is a word of the archive."""
    telling = [pattern for pattern in patterns if len(pattern) != SHORTEST]
    left = {piece for term in candidates for pattern in telling for piece in pieces(pattern, term)}
    stems: dict[str, set[str]] = {}
    for piece in left:
        if len(piece) >= _TELLING:
            stems.setdefault(stem_of(piece), set()).add(piece)
    known = known_terms(connection, stems)
    return {piece for stem in known for piece in stems[stem]}
