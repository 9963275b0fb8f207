"""Whether the text of a page can be read: a font without a right character map gives letters that mean nothing."""

import re
from functools import cache

from extractors.wordlists import table, words

_STRANGE_SIGN = re.compile("[\x00-\x08\x0e-\x1f\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""Private and control characters, and the sign for what could not be decoded."""
_VOWELS = frozenset("aeiouyåäöéèüæø")
_FEWEST_LETTERS = 120
"""A page with fewer letters is too short to be judged."""
_STRANGE = 0.15
"""Share of characters that no text holds, from which a page means nothing."""
_FEWEST_VOWELS, _MOST_VOWELS = 0.22, 0.6
"""Share of vowels among the letters of Swedish names and sentences; letters moved along the alphabet have others."""


def is_legible(text: str) -> bool:
    """Whether the text of a page means something. Swedish and English, names and numbers do."""
    strange = len(_STRANGE_SIGN.findall(text))
    if strange and len(text) >= _FEWEST_LETTERS and strange > _STRANGE * (len(text) - text.count(" ")):
        return False
    if _common().search(text):
        return True
    letters = [letter for letter in text.casefold() if letter.isalpha()]
    if len(letters) < _FEWEST_LETTERS:
        return True
    return _FEWEST_VOWELS < sum(letter in _VOWELS for letter in letters) / len(letters) < _MOST_VOWELS


@cache
def _common() -> re.Pattern[str]:
    listed = "|".join(map(re.escape, words("legible", table("legible", "common"))))
    return re.compile(rf"\b(?:{listed})\b", re.IGNORECASE)
