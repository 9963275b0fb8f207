"""When two printed texts count as the same: case, dashes, spaces, list marks and final stops are free."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import TypeVar

from rapidfuzz import fuzz

POINT, ENTRY, TITLE = 0.95, 0.90, 0.95
"""How alike two beslutspunkter, two rows of a list and two titles must be, of 1."""

One = TypeVar("One")
Other = TypeVar("Other")

_SAME = str.maketrans(dict.fromkeys("–—‐‑−", "-") | dict.fromkeys("”“", '"') | {"’": "'", "\u00a0": " "})
_MARK = re.compile(r"(?:\(?\d{1,2}[.)]|[-•*]|[a-z]\))\s+")
_ROW_MARK = re.compile(r"^\s*(?:\d{1,2}[.)]|[-–•*])\s+", re.MULTILINE)
_ENDS = " .,;:"


def plain(text: str) -> str:
    """In lower case, with one kind of dash, quote and space."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_SAME).casefold().split())


def bare(text: str) -> str:
    """Plain, without the mark before it and the stop after it: "1. Planen antas." is "planen antas"."""
    words = plain(text)
    mark = _MARK.match(words)
    return (words[mark.end() :] if mark else words).strip(_ENDS)


def point(text: str) -> str:
    """A beslutspunkt without what joins it to its neighbours: "att anta planen, samt" is "anta planen"."""
    return re.sub(r",? (?:samt|och)$", "", bare(text)).strip(_ENDS).removeprefix("att ")


def party(text: str) -> str:
    """A party without parentheses; a partilös is "-", however that is printed."""
    words = plain(text).strip("() ")
    return "-" if words in {"opol", "partilös"} else words


def words(text: str) -> list[str]:
    """The words of a text, without the marks of its lists."""
    return re.findall(r"\w+", plain(_ROW_MARK.sub("", text)))


def alike(one: str, other: str) -> float:
    """0 for nothing in common, 1 for the same."""
    return fuzz.ratio(one, other) / 100


def matched(
    gold: Sequence[One], found: Sequence[Other], score: Callable[[One, Other], float]
) -> list[tuple[One, Other]]:
    """Pairs of what belongs together, each used once: best score first, then nearest place. A score of 0 is no pair."""
    scored = (
        (score(one, other), -abs(here - there), here, there)
        for here, one in enumerate(gold)
        for there, other in enumerate(found)
    )
    left, right, pairs = set(range(len(gold))), set(range(len(found))), []
    for worth, _, here, there in sorted(scored, reverse=True):
        if worth > 0 and here in left and there in right:
            left.remove(here)
            right.remove(there)
            pairs.append((gold[here], found[there]))
    return pairs
