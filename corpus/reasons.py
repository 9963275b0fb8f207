"""Why a hit is one: which word of it each word of the question was found by, and where."""

from collections.abc import Sequence

from corpus.entries import Fields
from corpus.expand import Expansion, How
from corpus.snippet import Sought, find, sought

PLACES = ("i rubriken", "i beslutet", "i texten")
_SHOWN = 3
_HOW: dict[How, str] = {
    "exact": "",
    "synonym": "synonym",
    "spelling": "stavning",
    "prefix": "början",
    "part": "sammansättning",
    "substring": "ingår i",
}


class Reasons:
    """The words of a question, ready to be looked for in many texts."""

    def __init__(self, expansions: Sequence[Expansion]) -> None:
        self._own = [(expansion, sought([expansion.words.stems])) for expansion in expansions]
        self._others = [
            [
                (how, sought(stems for stems, own in one.found_by.items() if own == how))
                for how in _HOW
                if how != "exact"
            ]
            for one in expansions
        ]
        self.sought: Sought = sought(stems for expansion in expansions for stems in expansion.found_by)

    def of(self, fields: Fields) -> tuple[str, ...]:
        """A reason a word: "målbild i rubriken, i beslutet", or "vård → sjukvård (sammansättning) i texten"."""
        return tuple(
            reason
            for (expansion, own), others in zip(self._own, self._others, strict=True)
            if (reason := _reason(expansion, own, others, fields))
        )


def _reason(expansion: Expansion, own: Sought, others: Sequence[tuple[How, Sought]], fields: Fields) -> str | None:
    typed = expansion.words.typed
    if places := _places(own, fields):
        return f"{typed} {', '.join(places)}"
    for how, words in others:
        if places := _places(words, fields):
            return f"{typed} → {', '.join(_surfaces(words, fields))} ({_HOW[how]}) {', '.join(places)}"
    return None


def _places(words: Sought, fields: Fields) -> list[str]:
    return [place for place, text in zip(PLACES, fields, strict=False) if words and find(text, words)]


def _surfaces(words: Sought, fields: Fields) -> list[str]:
    """The first words of the text that were found, as they stand there."""
    found = {text[span.start : span.end].lower(): None for text in fields[: len(PLACES)] for span in find(text, words)}
    return list(found)[:_SHOWN]
