"""Words set with a space after every letter, as typists did for want of bold: "B E S L U T"."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from extractors.vocabulary import front_labels, section_labels, titles
from models.lines import Line

_SPACED = re.compile(r"[^\W\d_](?:\s+(?:[^\W\d_]|-))+\s*[:.]?")
_FEWEST = 4
"""Fewer single letters in a row may be a list of parties or crosses."""


def unspaced(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, letterspaced words joined."""
    return (
        line._replace(text=joined(line.text)) if line.text[1:2] == " " and _SPACED.fullmatch(line.text) else line
        for line in lines
    )


def joined(text: str) -> str:
    """A letterspaced text as words. Words are parted by wider spaces; where the print lost these, by the labels known.

    >>> joined("B E S L U T")
    'BESLUT'
    >>> joined("F Ö R S L A G T I L L B E S L U T")
    'FÖRSLAG TILL BESLUT'
    """
    if not _SPACED.fullmatch(text):
        return text
    letters = text.split()
    if sum(map(str.isalpha, letters)) < _FEWEST or len(set(letters)) < _FEWEST - 1:
        return text
    words = ["".join(word.split()) for word in re.split(r"\s{2,}", text.strip())]
    return _parted(words[0]) if len(words) == 1 else " ".join(words)


def _parted(letters: str) -> str:
    """Letters as the words of a label; before one that a body may own stands its name: "NÄMNDENS BESLUT"."""
    key = letters.casefold().rstrip(":.")
    if key in _known():
        return _cased(_known()[key], letters)
    owned = next((label for label in _owned() if key.endswith("s" + label)), None)
    if owned is None:
        return letters
    start = len(key) - len(owned)
    return f"{letters[:start]} {_cased(_known()[owned], letters[start:])}"


def _cased(words: str, letters: str) -> str:
    """`words` with the letters as printed."""
    printed = iter(letters)
    return "".join(" " if letter == " " else next(printed) for letter in words) + "".join(printed)


@cache
def _known() -> dict[str, str]:
    """Labels and titles by their letters without spaces."""
    return {words.replace(" ", ""): words for words in (*titles(), *front_labels(), *section_labels())}


@cache
def _owned() -> tuple[str, ...]:
    """The labels before which a body's name may stand, without spaces, the longest first."""
    owned = {words.replace(" ", "") for words, label in section_labels().items() if label.owner}
    return tuple(sorted(owned, key=len, reverse=True))
