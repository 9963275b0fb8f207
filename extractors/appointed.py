"""Who justerar, where a sentence says it: "Att jämte ordföranden justera dagens protokoll utsågs Siv Ek (M)"."""

import re
from collections.abc import Iterable, Iterator

from extractors.names import cut_name
from extractors.passages import Passage
from extractors.vocabulary import appoints

_SIGN = "juster"
_SENTENCE_END = re.compile(r"\.(?:(?<=[^\W\d_)]{2}\.)\s+|$|(?<=\)\.)\s+)")
_PARTY = re.compile(r"\s*\([^()]{1,20}\)")
_JOIN = re.compile(r",\s+|\s+(?:och|samt)\s+")


def appointed(text: Iterable[Passage]) -> tuple[Passage, ...]:
    """The names in the first sentence that appoints somebody to justera."""
    for passage in text:
        if _SIGN not in passage.text.casefold():
            continue
        for sentence in passage.split(_SENTENCE_END, _SIGN):
            if names := tuple(_named(sentence)):
                return names
    return ()


def _named(sentence: Passage) -> Iterator[Passage]:
    for before, after in appoints():
        for match in before.finditer(sentence.text):
            names, end = _names_at(sentence, match.end())
            if names and after.match(sentence.text, end):
                yield from names
                return


def _names_at(sentence: Passage, start: int) -> tuple[list[Passage], int]:
    """The names that begin at a character, and where the last of them ends, its party included."""
    names: list[Passage] = []
    end = start
    while name := cut_name(sentence, start):
        names.append(name)
        end = sentence.text.index(name.text, start) + len(name.text)
        party = _PARTY.match(sentence.text, end)
        end = party.end() if party else end
        join = _JOIN.match(sentence.text, end)
        if join is None:
            break
        start = join.end()
    return names, end
