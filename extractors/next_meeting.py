"""The next meeting, in a sentence or under a label of its own.

Nästa sammanträde äger rum den 12 mars 2025 kl. 13.00
Nästa möte: 2023-09-14
Ärendet tas upp vid nästa sammanträde                       tells no day
Nästa sammanträde är den 12 eller den 19 mars               does not tell which
"""

import re
from collections.abc import Iterable, Iterator

from extractors.coming import Coming, Name, coming, known, names, next_words, pieces
from extractors.days import Day, find_days
from extractors.flow import Paragraph
from extractors.passages import Passage
from extractors.vocabulary import normal

_LONGEST_LEAD = 80
_LOOK_AHEAD = 2
"""Under a label its value stands within so many paragraphs."""


def mentions_next(text: str) -> bool:
    """Whether a text may tell of the next meeting: quick where it does not."""
    words, folded = next_words(), text.casefold()
    for word in words.holds:
        place = folded.find(word)
        while place >= 0:
            if words.near.match(folded, place):
                return True
            place = folded.find(word, place + 1)
    return False


def is_of_next(text: str) -> bool:
    """Whether a text has the next meeting in it, so that a date in it is not the meeting's own."""
    return mentions_next(text) and next_words().subject.search(text) is not None


def next_meetings(paragraphs: Iterable[Paragraph], own: str | None, last: str | None) -> Iterator[list[Coming]]:
    """The meetings of each sentence that announces any; `own` is the document's body, `last` the day of its meeting."""
    left, many = 0, False
    for paragraph in paragraphs:
        tells = mentions_next(paragraph.text)
        label = next_words().subject.fullmatch(normal(paragraph.text)) if tells else None
        if label:
            left, many = _LOOK_AHEAD, label["many"] is not None
            continue
        for sentence in pieces(paragraph) if tells or left else ():
            found = _told(sentence, own, last)
            if not found and left:
                found = _under_label(sentence, own, last, many=many)
                left = _LOOK_AHEAD + 1 if found and many else 0 if found else left
            if found:
                yield found
        left = max(left - 1, 0)


def _told(sentence: Passage, own: str | None, last: str | None) -> list[Coming]:
    """The meetings of a sentence such as "Nämndens nästa sammanträde är den 12 mars"."""
    words = next_words()
    match = words.subject.search(sentence.text) if mentions_next(sentence.text) else None
    if match is None or words.unless.search(sentence.text):
        return []
    labelled = match.start() == 0 and len(sentence.text) <= _LONGEST_LEAD
    days = [day for day in find_days(sentence.text, labelled=labelled) if day.span[0] >= match.end()]
    between = sentence.cut(match.end(), days[0].span[0]) if days else sentence
    if not days or not words.between.fullmatch(_without(between.text, names(between, own))):
        return []
    if words.verbs.search(between.text) and words.after.search(sentence.text[: match.start()]):
        return []
    body = _body(sentence.cut(0, match.end()), between, own)
    return _meetings(sentence, days, body, last, many=match["many"] is not None)


def _under_label(sentence: Passage, own: str | None, last: str | None, *, many: bool) -> list[Coming]:
    """The meetings of a sentence under the label: "Den 12 mars kl. 13", "Gruppen ses igen den 12 mars"."""
    words = next_words()
    days = find_days(sentence.text, labelled=True)
    lead = sentence.cut(0, days[0].span[0]) if days else sentence
    if not days or len(lead.text) > _LONGEST_LEAD or words.unless.search(sentence.text):
        return []
    said = [match.end() for match in words.meets.finditer(lead.text)]
    if not any(words.between.fullmatch(lead.text[place:]) for place in (0, *said)):
        return []
    named = names(lead, own)
    body = known(named[0] if named else None) or _own(own)
    return _meetings(sentence, days, body, last, many=many)


def _meetings(sentence: Passage, days: list[Day], body: Name | None, last: str | None, *, many: bool) -> list[Coming]:
    chosen = days if many else [day for day in days if day.span == days[0].span or _runs_on(sentence.text, days, day)]
    after = next((day.span[0] for day in days if day.span[0] >= chosen[-1].span[1]), None)
    tail = sentence.text[days[0].span[1] : chosen[-1].span[0] if many else after]
    if next_words().either.search(tail):
        return []
    found = []
    for day in chosen:
        iso = day.iso(day.year) if day.year else day.after(last) if last else None
        if iso and (last is None or iso > last):
            found.append(coming(sentence, days, day, iso, "calendar" if many else "next", body))
    return found


def _runs_on(text: str, days: list[Day], day: Day) -> bool:
    """Whether a day is the last of one meeting over two: "31 mars och 1 april 2025", "12 mars - 13 mars"."""
    joined = _AND.fullmatch(text[days[0].span[1] : day.span[0]]) is not None
    return joined and abs(day.day - days[0].day) in {1, 27, 28, 29, 30}


_AND = re.compile(r"\s*(?:[-–—]|och)\s*")


def _without(text: str, named: Iterable[Name]) -> str:
    """A text without the bodies in it and the preposition before each: "med nämnden"."""
    for name in sorted(named, reverse=True):
        before = _WITH.sub("", text[: name.span[0]])
        text = before + " " + text[name.span[1] :]
    return text


_WITH = re.compile(r"\b(?:med|för|i)\s+$")


def _body(subject: Passage, between: Passage, own: str | None) -> Name | None:
    """Whose meeting it is: named after it ("med nämnden") or before it ("Nämndens nästa möte"), else the own body."""
    after = names(between, own)
    if after:
        return after[0]
    before = [name for name in names(subject, own) if next_words().owned.match(subject.text, name.span[1])]
    return before[-1] if before else _own(own)


def _own(own: str | None) -> Name | None:
    return Name(own) if own else None
