"""The words of compounds, synonyms and words without weight, as they stand in the data files, checked when loaded."""

import tomllib
from functools import cache
from importlib import resources
from typing import NamedTuple

from corpus.analyse import fold, stem_of, tokens
from models import registers

Stems = tuple[str, ...]
"""A word as one stem, or several that stand side by side."""

_SHORTEST = 2
_PLACE = 5
_KEYS = frozenset({"words", "first", "compounds", "opaque", "function", "prefixes", "endings"})


class Lexicon(NamedTuple):
    """What `lexicon.toml` holds.

    forms      words and what becomes of them within a compound (skola: skola, skol; hälsa: hälso)
    forms_of   stem → its forms
    compounds  compounds that are taken apart though they begin with a preposition
    opaque     words that are never taken apart
    prefixes   words that change what follows them rather than add to it
    endings    what makes another word of the one before it
    function   stems without weight in a question
    """

    forms: frozenset[str]
    forms_of: dict[str, frozenset[str]]
    compounds: frozenset[str]
    opaque: tuple[str, ...]
    prefixes: frozenset[str]
    endings: tuple[str, ...]
    function: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The words of compounds. Raises ValueError when the file holds something else."""
    table = _table("lexicon.toml")
    if set(table) != _KEYS:
        raise ValueError(f"lexicon.toml: {sorted(set(table) ^ _KEYS)}")
    forms_of: dict[str, set[str]] = {}
    for word in map(fold, str(table["words"]).split()):
        forms_of.setdefault(stem_of(word), set()).update(_forms(word))
    first = {form for word in str(table["first"]).split() for form in (fold(word), stem_of(word))}
    own = first.union(*forms_of.values())
    forms = own | {f"{form}s" for form in own}
    opaque = {form for word in str(table["opaque"]).split() for form in (fold(word), stem_of(word))}
    return Lexicon(
        forms=frozenset(form for form in forms if len(form) >= _SHORTEST),
        forms_of={stem: frozenset(own) for stem, own in forms_of.items()},
        compounds=frozenset(stem_of(word) for word in str(table["compounds"]).split()),
        opaque=tuple(sorted(opaque | _places())),
        prefixes=frozenset(str(table["prefixes"]).split()),
        endings=tuple(str(table["endings"]).split()),
        function=frozenset(stem_of(word) for word in str(table["function"]).split()),
    )


def _forms(word: str) -> set[str]:
    """A word as it stands alone, last and first in a compound: gata, gat, gatu; hyra, hyres."""
    found = {word, stem_of(word)}
    if word.endswith(("a", "e")):
        found |= {word[:-1], f"{word[:-1]}es"}
    if word.endswith("a"):
        found |= {f"{word[:-1]}o", f"{word[:-1]}u"}
    return found


@cache
def synonyms() -> dict[Stems, frozenset[Stems]]:
    """Stems → the stems that mean the same. Raises ValueError when a row has fewer than two members."""
    found: dict[Stems, set[Stems]] = {}
    rows = _table("synonyms.toml")["rows"]
    if not isinstance(rows, list):
        raise ValueError("synonyms.toml: rows is no list")  # noqa: TRY004
    for row in rows:
        members = {tuple(token.stem for token in tokens(member)) for member in row}
        if len(members) < 2 or () in members:
            raise ValueError(f"synonyms.toml: {row}")
        for member in members:
            found.setdefault(member, set()).update(members - {member})
    return {stems: frozenset(others) for stems, others in found.items()}


def short_body(value: str) -> str:
    """The name of a body in full, where the value is a short form ("KS")."""
    return _names("bodies").get(fold(value), value)


def party_label(value: str) -> str:
    """What is printed after the name of a member of a party, where the value is the party's name."""
    return _names("parties").get(fold(value), value)


@cache
def _names(key: str) -> dict[str, str]:
    table = _table("synonyms.toml")[key]
    if not isinstance(table, dict) or not all(isinstance(value, str) for value in table.values()):
        raise ValueError(f"synonyms.toml: {key} is no table of names")
    return {fold(name): value for name, value in table.items()}


@cache
def _places() -> frozenset[str]:
    """The names of kommuner and regions, which no word of them is found by: Värmland is no land."""
    words = {word for region in registers.regions() for word in fold_words(region.names[0])}
    names = {name.replace(" ", "") for name in registers.towns()} | words
    return frozenset(form for name in names if len(name) >= _PLACE for form in (fold(name), stem_of(name)))


def fold_words(text: str) -> list[str]:
    """The words of a text, folded but for inflection; without "region", "län" and "landsting"."""
    return [fold(word) for word in text.split() if fold(word)[:3] not in {"reg", "län", "lan"}]


def _table(name: str) -> dict[str, object]:
    return tomllib.loads(resources.files("corpus").joinpath(name).read_text(encoding="utf-8"))
