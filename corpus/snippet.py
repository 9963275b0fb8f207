"""The part of a text where the sought words stand, with the words marked; cut from the text as printed."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from corpus.analyse import Token, tokens
from corpus.lexicon import Stems

WIDTH = 220
"""Characters of a snippet, about."""


Sought = Mapping[str, Sequence[Stems]]
"""What is looked for in texts, by its first stem: a word may be found by a thousand others."""


def sought(alternatives: Iterable[Stems]) -> Sought:
    """Words and phrases, ready to be looked for."""
    found: dict[str, list[Stems]] = {}
    for stems in alternatives:
        found.setdefault(stems[0], []).append(stems)
    return found


class Span(NamedTuple):
    """From the first character to one past the last."""

    start: int
    end: int


class Snippet(NamedTuple):
    """A cut of a text on one line, and the places in it that matched."""

    text: str
    marks: tuple[Span, ...]

    def marked(self, before: str, after: str) -> str:
        """The text with `before` and `after` around what matched."""
        parts: list[str] = []
        last = 0
        for start, end in self.marks:
            parts += [self.text[last:start], before, self.text[start:end], after]
            last = end
        return "".join(parts) + self.text[last:]


def find(text: str, words: Sought) -> list[Span]:
    """Where in the text the words stand, in order; words side by side are one place."""
    if not words:
        return []
    spans = sorted(_places(_read(text), words))
    apart: list[Span] = []
    for span in spans:
        if apart and not text[apart[-1].end : span.start].strip():  # side by side, or one within the other
            apart[-1] = Span(apart[-1].start, max(span.end, apart[-1].end))
        else:
            apart.append(span)
    return apart


def snippet(text: str, words: Sought, width: int = WIDTH) -> Snippet:
    """A cut of about `width` characters around where most of the words stand together; else the beginning."""
    spans = find(text, words)
    start, end = _window(text, _densest(spans, width), width)
    inside = [span for span in spans if span.start >= start and span.end <= end]
    before, after = ("… " if start else ""), (" …" if end < len(text) else "")
    shift = len(before) - start
    line = before + _one_line(text[start:end]) + after
    return Snippet(line, tuple(Span(span.start + shift, span.end + shift) for span in inside))


@lru_cache(maxsize=64)
def _read(text: str) -> tuple[Token, ...]:
    """The words of a text, which is gone through once for each word of a question."""
    return tuple(tokens(text))


def _places(text: Sequence[Token], words: Sought) -> list[Span]:
    found: list[Span] = []
    for first, token in enumerate(text):
        for stems in words.get(token.stem, ()):
            side_by_side = text[first : first + len(stems)]
            if tuple(one.stem for one in side_by_side) == tuple(stems):
                found.append(Span(token.start, side_by_side[-1].end))
    return found


def _densest(spans: Sequence[Span], width: int) -> Span:
    """The run of spans that holds most of them within the width."""
    best = Span(0, 0)
    most = 0
    last = 0
    for first, span in enumerate(spans):
        last = max(last, first)
        while last + 1 < len(spans) and spans[last + 1].end - span.start <= width:
            last += 1
        if last - first + 1 > most:
            most, best = last - first + 1, Span(span.start, spans[last].end)
    return best


def _window(text: str, core: Span, width: int) -> Span:
    """The core with words of its surroundings up to the width, cut between words."""
    room = max(width - (core.end - core.start), 0)
    start = max(core.start - room // 2, 0)
    end = min(start + max(width, core.end - core.start), len(text))
    start = max(min(start, end - width), 0)
    if start:
        start = _space_after(text, start, core.start)
    if end < len(text):
        end = _space_before(text, end, core.end)
    return Span(start, end)


def _space_after(text: str, start: int, limit: int) -> int:
    for place in range(start, limit):
        if text[place].isspace():
            return place + 1
    return start


def _space_before(text: str, end: int, limit: int) -> int:
    for place in range(end, limit, -1):
        if text[place].isspace() and not text[place - 1].isspace():
            return place
    return end


def _one_line(text: str) -> str:
    """The text with each white space as one space; the length stays, so that places do too."""
    return "".join(" " if letter.isspace() else letter for letter in text)
