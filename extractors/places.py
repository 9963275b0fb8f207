"""The place in a value that may hold dates and times too: "Stora salen, Ekby, den 19 april kl. 13.00-15.30"."""

import re

from extractors.dates import time_spans
from extractors.passages import Passage

_PAUSE = re.compile(r"\b(?:ajourner|paus|avbrott)", re.IGNORECASE)
_EDGE = " ,;.:–-"
_TIME_WORDS = re.compile(
    r"(?:^|\b)(?:kl(?:ockan|\.)?|tid:?|datum:?|plats:?|den|och|samt|ca)\s*$|^(?:kl(?:ockan|\.)?|plats:?|och|samt)\s+",
    re.IGNORECASE,
)
_IN = re.compile(r"(?:i|på|vid)\s+(?=\S)")
_WORD = re.compile(r"[^\W\d_]{2}")


def place_in(passage: Passage) -> Passage:
    """The first stretch of a value that is neither date nor time; what follows "Ajournering" is left out."""
    pause = _PAUSE.search(passage.text)
    passage = passage.cut(0, pause.start()) if pause else passage
    spans = time_spans(passage.text)
    starts = [0, *(end for _, end in spans)]
    ends = [*(start for start, _ in spans), len(passage.text)]
    for start, end in zip(starts, ends, strict=True):
        stretch = _trimmed(passage.cut(start, end)) if start < end else passage.cut(0, 0)
        if _WORD.search(stretch.text):
            inside = _IN.match(stretch.text) if start else None
            return stretch.cut(inside.end()) if inside else stretch
    return passage.cut(0, 0)


def _trimmed(passage: Passage) -> Passage:
    while True:
        text = passage.text.rstrip(_EDGE)
        trailing = _TIME_WORDS.search(text)
        if trailing and trailing.end() == len(text):
            text = text[: trailing.start()].rstrip(_EDGE)
        start = len(text) - len(text.lstrip(_EDGE))
        if trailing and trailing.start() == 0 and trailing.end() < len(text):
            start = trailing.end()
        if start == 0 and len(text) == len(passage.text):
            return passage
        passage = passage.cut(start, len(text))
