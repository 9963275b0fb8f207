"""What a user types in the search box, as terms. Words must all be there; quotes make a phrase."""

import re
from typing import NamedTuple

from corpus.analyse import tokens
from models.errors import UsageProblem

MAX_TERMS = 32
MAX_WORDS = 100
"""More words than anybody types; databases limit the size of an expression."""

_QUOTES = str.maketrans("“”„«»", '"""""')
_PART = re.compile(r'"([^"]*)"|([^\s"]+)')


class Term(NamedTuple):
    """One word, or several that must stand side by side.

    typed   as the user wrote it, without quotes
    stems   what is looked for
    """

    typed: str
    stems: tuple[str, ...]


def parse(query: str) -> tuple[Term, ...]:
    """The terms of a query, each once. A word with a hyphen or a slash inside ("KS/2024") is a phrase of its parts.

    Raises UsageProblem for a query without a word to search for, with an open quote, or with too many words.
    """
    plain = query.translate(_QUOTES)
    if plain.count('"') % 2:
        raise UsageProblem(
            "Sökfrågan har ett citattecken som inte avslutas.", "Skriv citattecken på båda sidor om frasen."
        )
    parts = ((match.group(1) or match.group(2) or "").strip() for match in _PART.finditer(plain))
    terms: dict[tuple[str, ...], Term] = {}
    for part in parts:
        stems = tuple(token.stem for token in tokens(part))
        if stems:
            terms.setdefault(stems, Term(part, stems))
    if not terms:
        raise UsageProblem("Sökfrågan innehåller inget ord att söka efter.", "Skriv minst ett ord, t.ex. budget.")
    if len(terms) > MAX_TERMS or sum(map(len, terms)) > MAX_WORDS:
        raise UsageProblem("Sökfrågan är för lång.", f"Skriv högst {MAX_TERMS} ord.")
    return tuple(terms.values())
