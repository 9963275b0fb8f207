"""What is printed of a § without content: that it is hidden, or that it was struck."""

import re
from functools import cache

from extractors.wordlists import compiled, table, words

_BETWEEN = r"[\s.,;:/()\[\]*_–—-]"
_LONGEST = 300
"""Longer texts are no stubs."""
_MOST = 200
"""A range of more § is a misprint."""
_JOINS = ((re.compile(r"\s|§"), ""), (re.compile(r"[-–—]+|t\.?o\.?m\.?|till"), "-"), (re.compile(r"och|samt|&"), ","))
_SEVERAL = re.compile(r"\d+(?:-\d+)?(?:,\d+(?:-\d+)?)*")
_SPAN = re.compile(r"(\d+)(?:-(\d+))?")


@cache
def _phrases(key: str) -> str:
    return "|".join(words("withheld", table("withheld", key), "patterns"))


@cache
def _made_of(*keys: str) -> re.Pattern[str]:
    """A text that phrases of these kinds make up."""
    listed = "|".join(map(_phrases, keys))
    return compiled("withheld", rf"{_BETWEEN}*(?:(?:{listed})(?!\w){_BETWEEN}*)+")


@cache
def _hidden() -> re.Pattern[str]:
    return compiled("withheld", rf"(?<!\w)(?:{_phrases('hidden')})(?!\w)")


def hides(text: str) -> bool:
    """Whether a text says that something is hidden, and nothing else."""
    if len(text) > _LONGEST or _made_of("hidden", "beside").fullmatch(text) is None:
        return False
    return _hidden().search(text) is not None


def is_stub(text: str) -> bool:
    """Whether a text is all that is printed of a § without content: what hides it, or that it was struck."""
    return hides(text) or (len(text) <= _LONGEST and _made_of("struck").fullmatch(text) is not None)


def numbers_of(printed: str) -> list[str]:
    """The numbers of several §, as in "45-47" and "45, 46 och 47"; none where they make no rising series.

    >>> numbers_of("45-47")
    ['45', '46', '47']
    """
    for pattern, sign in _JOINS:
        printed = pattern.sub(sign, printed)
    spans = _SPAN.findall(printed) if _SEVERAL.fullmatch(printed) else []
    found = [
        number for first, last in spans for number in range(int(first), min(int(last or first), int(first) + _MOST) + 1)
    ]
    rises = bool(spans) and len(found) <= _MOST and found == sorted(set(found)) and found[-1:] == [_last(spans)]
    return list(map(str, found)) if rises else []


def _last(spans: list[tuple[str, str]]) -> int:
    first, last = spans[-1]
    return int(last or first)
