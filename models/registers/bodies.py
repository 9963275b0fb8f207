"""Bodies: one key for all the ways in which a body's name is written, and what kind of body it is."""

import re
from functools import cache, lru_cache
from typing import NamedTuple, cast

from rapidfuzz import fuzz

from models.registers.reading import table

ALIKE = 92.0
"""From here on, of 100 (rapidfuzz's ratio), two keys are one name misread, unless they are false friends."""
_LONGEST_SHORT = 6
_HEAD = len("nämnd")
_PARTS = re.compile(r"[^\W\d_]+")
_DROPPED = re.compile(r"[^\w\s-]")


class _Words(NamedTuple):
    kinds: tuple[tuple[str, tuple[str, ...]], ...]
    words: dict[str, str]
    endings: dict[str, str]
    short_words: dict[str, str]
    aliases: dict[str, str]
    former: dict[str, str]
    heads: tuple[str, ...]
    joins: frozenset[str]
    false_friends: frozenset[frozenset[str]]
    telling: frozenset[str]


@lru_cache(maxsize=20_000)
def body_key(name: str) -> str:
    """The name in lower case without the definite form, short forms written out.

    >>> body_key("KS"), body_key("Kommunstyrelsen")
    ('kommunstyrelse', 'kommunstyrelse')
    """
    known = _words()
    plain = _DROPPED.sub(" ", name.casefold().replace("–", "-").replace("&", " och ").replace(" samt ", " och "))
    words = [_bare(word) for word in plain.split()]
    key = " ".join(words)
    key = known.aliases.get(key, key)
    return known.former.get(key, key)


@lru_cache(maxsize=20_000)
def kind_of(name: str) -> str | None:
    """What kind of body a name tells of ("nämnd"); None where it tells of none."""
    key = body_key(name)
    known = _words()
    for word, kind in known.words.items():
        if word in key.split():
            return kind
    last = key.split(" för ")[0].split(" i ")[0]
    return next((kind for kind, endings in known.kinds if last.endswith(endings)), None)


@lru_cache(maxsize=100_000)
def same_body(one: str, other: str) -> bool:
    """Whether two printed names are of one body of one organisation.

    A short form is one of the name whose first letters it has: "MBN" of "Miljö- och byggnadsnämnden". A misprint is one
    where nothing that tells bodies apart differs.
    """
    first, second = sorted((body_key(one), body_key(other)), key=len)
    if first == second:
        return True
    if " " not in first and len(first) <= _LONGEST_SHORT:
        return first == initials(second)
    kinds = {kind_of(one), kind_of(other)} - {None}
    if frozenset((first, second)) in _words().false_friends or len(kinds) > 1 or _telling(first) != _telling(second):
        return False
    if _parts(first) == _parts(second):
        return True
    return max(fuzz.ratio(first, second), fuzz.ratio(one.casefold(), other.casefold())) >= ALIKE


def _parts(key: str) -> frozenset[str]:
    """What a body is for, in any order: "miljö- och byggnadsnämnd" and "byggnads- och miljönämnd" are one."""
    words = [word for word in _PARTS.findall(key) if word != "och"]
    return frozenset(word.removesuffix(words[-1][-_HEAD:]) if len(words) > 1 else word for word in words)


@lru_cache(maxsize=20_000)
def initials(key: str) -> str:
    """The first letters of the parts of a key, the kind of body as a part of its own.

    >>> initials(body_key("Barn- och utbildningsnämnden"))
    'bun'
    """
    found = ""
    for word in _PARTS.findall(key):
        if word in _words().joins:
            continue
        head = next(
            (head for head in _words().heads if word.endswith((head, f"{head}s")) and not word.startswith(head)), ""
        )
        found += word[0] + head[:1]
        if word.startswith("arbetsutskott"):
            found = found[:-2] + "au"
    return found


@lru_cache(maxsize=20_000)
def role_key(role: str) -> str:
    """A role or title in lower case, in the record's one spelling: "1:e v ordf" is "1:e vice ordförande"."""
    words = " ".join(role.casefold().strip(" .,").split())
    spellings = cast("dict[str, list[str]]", _titles()["roles"])
    return next((key for key, known in spellings.items() if words in known), words)


def is_form_of_address(word: str) -> bool:
    """Whether a folded word before a name is a title, as in "Dr Siv Ek"."""
    return word in cast("list[str]", _titles()["address"])


@lru_cache(maxsize=20_000)
def is_officials(title: str) -> bool:
    """Whether a title or role makes its bearer an official: not that of an elected one, nor one that both have."""
    known = _titles()
    word = title.casefold()
    neutral, political = cast("list[str]", known["neutral"]), cast("list[str]", known["political"])
    return word not in neutral and not word.endswith(tuple(political))


@cache
def _titles() -> dict[str, object]:
    return table("titlar", ("political", "neutral", "address", "roles"))


def _telling(key: str) -> frozenset[str]:
    return frozenset(word for word in re.split(r"[\s-]+", key) if word in _words().telling or word.isdecimal())


def _bare(word: str) -> str:
    word = _words().short_words.get(word, word)
    for ending, becomes in _words().endings.items():
        if word.endswith(ending):
            return word.removesuffix(ending) + becomes
    return word


@cache
def _words() -> _Words:
    found = table(
        "organnamn", ("kinds", "words", "endings", "short_words", "aliases", "former", "letters", "false_friends")
    )
    kinds = cast("list[dict[str, object]]", found["kinds"])
    friends = cast("dict[str, list[list[str]]]", found["false_friends"])
    letters = cast("dict[str, list[str]]", found["letters"])
    return _Words(
        tuple((str(row["kind"]), tuple(cast("list[str]", row["endings"]))) for row in kinds),
        cast("dict[str, str]", found["words"]),
        cast("dict[str, str]", found["endings"]),
        cast("dict[str, str]", found["short_words"]),
        cast("dict[str, str]", found["aliases"]),
        cast("dict[str, str]", found["former"]),
        tuple(letters["heads"]),
        frozenset(letters["joins"]),
        frozenset(frozenset(pair) for pair in friends["pairs"]),
        frozenset(cast("list[str]", friends["words"])),
    )
