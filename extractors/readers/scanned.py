"""Pages that OCR read, as runs of text: columns are cut where the gap between two words is wider than a word space."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from statistics import median

from extractors.readers.clean import clean
from extractors.readers.lost_signs import with_signs
from extractors.readers.ruled import Run
from models.scan import Scan, Word

_ASCENDS, _PLAIN, _DESCENDS = 0.72, 0.52, 0.21
"""How high letters with and without a stem stand over the line, and how far others hang below it, in letter sizes."""
_BULLETS = frozenset("«»¢°©")
"""What OCR takes a bullet for, where it stands alone before other words."""
_HANGING = frozenset("gjpqy,;()[]§")
_LOW = frozenset("acegmnopqrsuvwxyz.,;:-–—~")
_COLUMN_GAP = 1.6
"""A gap between words, in letter sizes, from which on they stand in different columns; a scan's word spaces vary."""
_LEAST_SURE = 10.0
"""Words of which OCR is less sure (of 100) are specks and lines."""


def scanned_pages(scan: Scan) -> dict[int, list[Run]]:
    """The runs of each page, by page number, from 1."""
    return dict(zip(scan.pages, with_signs([runs_of(words) for words in scan.pages.values()]), strict=True))


def runs_of(words: Iterable[Word]) -> list[Run]:
    """The runs of a page."""
    sure = [word for word in words if word.confidence >= _LEAST_SURE and clean(word.text).strip()]
    found: list[Run] = []
    for _, line in groupby(sure, key=lambda word: word.line):
        found.extend(_runs(list(line)))
    return found


def _runs(line: list[Word]) -> Iterator[Run]:
    top, bottom = min(word.box.y0 for word in line), max(word.box.y1 for word in line)
    size = median(map(_size, line))
    line_of_letters = median(word.box.y1 - _hangs(word.text) * size for word in line)
    part: list[Word] = []
    for word in sorted(line, key=lambda word: word.box.x0):
        if part and word.box.x0 - part[-1].box.x1 > _COLUMN_GAP * size:
            yield _run(part, top, bottom, line_of_letters, size)
            part = []
        part.append(word)
    yield _run(part, top, bottom, line_of_letters, size)


def _size(word: Word) -> float:
    """The size of letters that a word's height tells of: "arm" is lower than "Alp" or "jagad"."""
    rises = _PLAIN if _LOW.issuperset(word.text) else _ASCENDS
    return (word.box.y1 - word.box.y0) / (rises + _hangs(word.text))


def _hangs(text: str) -> float:
    return 0.0 if _HANGING.isdisjoint(text) else _DESCENDS


def _run(words: list[Word], top: float, bottom: float, baseline: float, size: float) -> Run:
    texts = [clean(word.text).strip() for word in words]
    if texts[0] in _BULLETS and len(texts) > 1:
        texts[0] = "•"
    text = " ".join(texts)
    return Run(text, words[0].box.x0, words[-1].box.x1, top, bottom, baseline, round(size, 1), bold=False)
