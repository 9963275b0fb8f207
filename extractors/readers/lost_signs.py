"""The sign § where OCR took it for something that looks like it: "8 11 Val av justerare", "& 12", "88 11-16".

An 8 alone is an 8. Only where such signs before numbers make a series through the document are they taken for §, and
then also within lines, before numbers of that series.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.readers.ruled import Run

_ONE = r"(?:[8&$S5]|3S)"
_TWO = r"(?:[8&$S5]{2}|88|SS)"
_HEADING = re.compile(rf"{_ONE} (\d{{1,4}})(?:\s?[a-z])?(?=\s|$)")
_WITHIN = re.compile(rf"(?<![\w.])(?P<signs>{_TWO}|{_ONE})(?= (?P<number>\d{{1,4}})\b)")
_FEWEST = 2
"""Headings that follow each other, from which they are a series."""
_NEAR = 3
"""How far outside the series a number may lie that is named within a line."""


def with_signs(pages: Sequence[Sequence[Run]]) -> list[list[Run]]:
    """The pages with § where it was lost; unchanged where there is no series of such headings."""
    numbers = [int(found[1]) for runs in pages for run in runs if (found := _HEADING.match(run.text))]
    series = _series(numbers)
    if not series:
        return [list(runs) for runs in pages]
    return [[run._replace(text=_signed(run.text, series)) for run in runs] for runs in pages]


def _series(numbers: Sequence[int]) -> range:
    """From the first to the last of the numbers that follow each other; empty where too few do."""
    steps = [(one, two) for one, two in pairwise(numbers) if two - one in {1, 2}]
    if len(steps) + 1 < _FEWEST or len(steps) < (len(numbers) - 1) / 2:
        return range(0)
    return range(min(one for one, _ in steps), max(two for _, two in steps) + 1)


def _signed(text: str, series: range) -> str:
    heading = _HEADING.match(text)
    if heading and int(heading[1]) in series:
        text = f"§{text[text.index(' ') :]}"

    def sign(match: re.Match[str]) -> str:
        near = series.start - _NEAR <= int(match["number"]) < series.stop + _NEAR
        return "§" * min(2, len(match["signs"])) if near else match[0]

    return _WITHIN.sub(sign, text)
