"""What became of the wording of a proposal: word by word, what was kept, taken out and put in."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple


class Change(NamedTuple):
    """A run of words, and what was done to it."""

    done: Literal["kept", "out", "in"]
    text: str


def changes(before: Iterable[str], after: Iterable[str]) -> tuple[Change, ...]:
    """The points of a proposal and of the decision, compared as one text; capitals and final stops do not count."""
    old, new = _words(before), _words(after)
    matcher = SequenceMatcher(None, [_bare(word) for word in old], [_bare(word) for word in new], autojunk=False)
    found: list[Change] = []
    for what, first, last, start, end in matcher.get_opcodes():
        if what == "equal":
            found.append(Change("kept", " ".join(new[start:end])))
            continue
        if first < last:
            found.append(Change("out", " ".join(old[first:last])))
        if start < end:
            found.append(Change("in", " ".join(new[start:end])))
    return tuple(found)


def is_changed(found: Sequence[Change]) -> bool:
    """Whether any word was taken out or put in."""
    return any(change.done != "kept" for change in found)


def _words(texts: Iterable[str]) -> list[str]:
    return [word for text in texts for word in text.split()]


def _bare(word: str) -> str:
    return word.strip(".,;:").casefold()
