"""A printed name parted into given names, particles and surnames. Pure."""

import re
from functools import lru_cache
from typing import NamedTuple

from models.registers.bodies import is_form_of_address
from models.registers.names import folded, given_names, surnames

_PARTICLES = frozenset(
    "af al av bin da das de del den der di do dos du el ibn la le ten ter van vom von zu zur".split()  # noqa: SIM905
)
_ASIDE = re.compile(r"[\"”“][^\"”“]*[\"”“]|\([^()]*\)")
_HOME = re.compile(r"\s+i\s+(?P<home>[A-ZÅÄÖ].*)$")
_GENITIVE = re.compile(r"(?::s|[’']s)$")
_READ = str.maketrans({"‐": "-", "–": "-", "1": "l", "0": "o"})
"""Figures that are letters misread."""
_WORD = re.compile(r"[^\W\d_]+[.:]?")
_JOINED = re.compile(r"[-‐–]")


class Name(NamedTuple):
    """A name in parts, all folded (`models.registers.names.folded`).

    given      in order; a hyphened one as one ("ann-marie"); an initial is one letter
    particles  "von", "af"
    surnames   in order, hyphened ones parted
    plain      whether it is written without å ä ö, as an ASCII keyboard would
    home       farm or village that tells one bearer of the name from another: "Siv Ek i Hult"; None without
    """

    given: tuple[str, ...]
    particles: tuple[str, ...]
    surnames: tuple[str, ...]
    plain: bool
    home: str | None = None


@lru_cache(maxsize=200_000)
def parse_name(printed: str) -> Name:
    """Parts a name. One word alone is a surname, unless it is known as a given name only.

    >>> parse_name("Ebba-Lisa von Tallmo Ek").surnames
    ('tallmo', 'ek')
    """
    text = _ASIDE.sub(" ", printed).strip(" ,.")
    home = _HOME.search(text)
    text = _GENITIVE.sub("", _HOME.sub("", text))
    words = _words(text)
    if "," in text:
        last, _, first = text.partition(",")
        given, family = _words(first), _words(last)
        split = len(given)
        words = given + family
    else:
        words = _turned(words)
        split = _split(words)
    given_part = tuple(word for word in words[:split] if word not in _PARTICLES)
    rest = [part for word in words[split:] for part in _JOINED.split(word) if part]
    return Name(
        given_part,
        tuple(word for word in rest if word in _PARTICLES),
        tuple(word for word in rest if word not in _PARTICLES),
        plain=not re.search("[åäö]", " ".join(words)),
        home=folded(home["home"]) if home else None,
    )


def _words(text: str) -> list[str]:
    """The words, folded; "P-O" and "P.O." are initials joined by a hyphen."""
    found = []
    for word in text.translate(_READ).split():
        parts = [folded(part.rstrip(".:")) for part in _WORD.findall(word)]
        if parts:
            found.append("-".join(parts))
    return found[1:] if len(found) > 2 and is_form_of_address(found[0]) else found


def _turned(words: list[str]) -> list[str]:
    """Takes "Ek Anna" as "Anna Ek", where only that order has a given name first."""
    if len(words) < 2 or words[0] in _PARTICLES:
        return words
    first, last = words[0], words[-1]
    if _is_given(last) and last not in surnames() and not _is_given(first) and first in surnames():
        return [*words[1:], first]
    return words


def _split(words: list[str]) -> int:
    """How many words are given names: the first, and those after it that are known as such, but never the last."""
    if len(words) == 1:
        return int(_is_given(words[0]) and words[0] not in surnames())
    for place, word in enumerate(words[1:-1], start=1):
        if word in _PARTICLES or not (_is_given(word) or len(word) == 1):
            return place
    return max(len(words) - 1, 0)


def _is_given(word: str) -> bool:
    known = given_names()
    return word in known or ("-" in word and all(part in known for part in word.split("-")))
