"""Breaking text into lines: at spaces, at the hyphen of a double name, and inside a word where asked."""

import re
from collections.abc import Callable

Measure = Callable[[str], float]
_WORD = re.compile(r"[a-zåäöé]{9,}[.,;:]?$")
VOWELS = "aeiouyåäöé"


def fold(text: str, width: float, measure: Measure, hyphenate: bool = False) -> list[str]:
    """The lines of `text`, none wider than `width` unless one word is."""
    lines, line = [], ""
    for glue, piece in _pieces(text):
        longer = f"{line}{glue if line else ''}{piece}"
        if measure(longer) <= width or not line:
            line = longer
            continue
        head, tail = _syllables(line + glue, piece, width, measure) if hyphenate else ("", piece)
        lines.append(f"{line}{glue}{head}-" if head else line)
        line = tail
    return [*lines, line] if line else lines


def _pieces(text: str) -> list[tuple[str, str]]:
    """What may stand at the beginning of a line, each with what stands before it on the same line."""
    found = []
    for word in text.split(" "):
        parts = re.split(r"(?<=[a-zåäöé]-)(?=[A-ZÅÄÖ])", word)
        found += [(" " if n == 0 else "", part) for n, part in enumerate(parts)]
    return found


def _syllables(before: str, word: str, width: float, measure: Measure) -> tuple[str, str]:
    """`word` cut in two so that the first part and a hyphen still fit; ("", word) if it cannot be."""
    if not _WORD.match(word):
        return "", word
    for cut in range(len(word) - 4, 3, -1):
        fits = measure(f"{before}{word[:cut]}-") <= width
        if fits and word[cut] not in VOWELS and word[cut + 1] in VOWELS and word[cut - 1] != "-":
            return word[:cut], word[cut:]
    return "", word
