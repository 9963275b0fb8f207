"""Whether the text of a page can be read: a font without a right character map gives letters that mean nothing."""

import re
from functools import cache

from extractors.wordlists import table, words

_WORD = re.compile(r"[^\W\d_]{2,}")
_VOWELS = frozenset("aeiouyåäöéèüæø")
_FEWEST_LETTERS = 120
"""A page with fewer letters is too short to be judged."""
_STRANGE = 0.15
"""Share of characters that no text holds, from which a page means nothing."""
_FEWEST_VOWELS, _MOST_VOWELS = 0.22, 0.6
"""Share of vowels among the letters of Swedish names and sentences; letters moved along the alphabet have others."""


def is_legible(text: str) -> bool:
    """Whether the text of a page means something. Swedish and English, names and numbers do."""
    letters = [letter for letter in text.casefold() if letter.isalpha()]
    marks = [sign for sign in text if not sign.isspace()]
    strange = sum(map(_is_strange, marks))
    if len(marks) >= _FEWEST_LETTERS and strange > _STRANGE * len(marks):
        return False
    if len(letters) < _FEWEST_LETTERS:
        return True
    if any(word in _common() for word in _WORD.findall(text.casefold())):
        return True
    return _FEWEST_VOWELS < sum(letter in _VOWELS for letter in letters) / len(letters) < _MOST_VOWELS


@cache
def _common() -> frozenset[str]:
    return frozenset(words("legible", table("legible", "common")))


def _is_strange(sign: str) -> bool:
    """Private, unassigned and control characters, and the sign for what could not be decoded."""
    code = ord(sign)
    return sign == "\ufffd" or 0xE000 <= code <= 0xF8FF or code >= 0xF0000 or code < 0x20
