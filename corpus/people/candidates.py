"""Which of many names may be of one person: those that share a surname, nearly, and a given name's first letter.

Nothing else is compared. Pure.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from corpus.people.likeness import Level, likeness, read_alike
from corpus.people.names import parse_name
from models.registers.names import bare, forms_of, sound

_ROWS = 256
"""So many surnames are compared with all the others at a time: the matrix stays small."""

_Key = tuple[str, str]
"""A surname, and the first letter of a given name as it sounds."""


def name_pairs(fresh: Iterable[str], known: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of names as printed that are not plainly two, each once, a name and itself among them; in the first place
    one of `fresh`, in the second one of `known`, which holds those of `fresh` too.
    """
    wanted = set(fresh)
    by_key: dict[_Key, list[str]] = defaultdict(list)
    for name in sorted(known):
        for key in _keys(name):
            by_key[key].append(name)
    tokens = sorted({surname for surname, _ in by_key})
    asked = sorted({surname for name in wanted for surname in parse_name(name).surnames})
    near = _near(asked, tokens)
    for name in sorted(wanted):
        found = {name}
        for surname, letter in _keys(name):
            found.update(*(by_key.get((other, letter), ()) for other in near[surname]))
        for other in sorted(found):
            if (other >= name or other not in wanted) and likeness(name, other).level > Level.MISSING:
                yield name, other


def _keys(name: str) -> set[_Key]:
    parsed = parse_name(name)
    given = {part for word in parsed.given for part in word.split("-") if part}
    letters = {bare(sound(word)[:1]) for part in given for word in (part, *forms_of(part))}
    return {(surname, letter) for surname in parsed.surnames for letter in letters}


def _near(asked: Sequence[str], tokens: Sequence[str]) -> dict[str, set[str]]:
    """For each surname asked about, those that may be it misprinted, or that sound or read like it."""
    found: dict[str, set[str]] = {token: {token} for token in asked}
    for key in (sound, read_alike, bare):
        groups: dict[str, list[str]] = defaultdict(list)
        for token in tokens:
            groups[key(token)].append(token)
        for token in asked:
            found[token].update(groups.get(key(token), ()))
    for start in range(0, len(asked), _ROWS):
        part = asked[start : start + _ROWS]
        distances = process.cdist(part, tokens, scorer=OSA.distance, score_cutoff=1, dtype=np.uint8)
        for row, column in zip(*np.nonzero(distances <= 1), strict=True):
            found[part[row]].add(tokens[column])
    return found
