"""Fields of the document: kind, meeting, justering, and its text."""

import re

from rapidfuzz.distance import LCSseq

from pipeline.evaluation.cases import Case, item_number
from pipeline.evaluation.counts import Count, same, single, sizes, total
from pipeline.evaluation.likeness import ENTRY, TITLE, alike, bare, plain, words
from pipeline.evaluation.values import Object, inner, number, objects, text, texts

_NOTICE = ("posted", "removed", "appeal_last_day", "kept_at", "posted_by")
_NOTICE_LIKE = 0.95
_LONGER = 1.3
"""How much longer than the printed place the found one may be, where it holds all of it."""


def kind(case: Case) -> Count:
    """The kind of document."""
    return single(text(case.gold, "kind") == text(case.found, "kind"))


def organisation(case: Case) -> Count:
    """Whose minutes they are, by name."""
    return single(_equal(inner(case.gold, "organisation"), inner(case.found, "organisation"), "name"))


def body(case: Case) -> Count:
    """The body's name."""
    return single(_equal(case.gold, case.found, "body"))


def _equal(gold: Object, found: Object, key: str) -> bool:
    return plain(text(gold, key)) == plain(text(found, key))


def _meeting(case: Case) -> tuple[Object, Object]:
    return inner(case.gold, "meeting"), inner(case.found, "meeting")


def dates(case: Case) -> Count:
    """All days of the meeting, together one value."""
    gold, found = _meeting(case)
    return single(sorted(texts(gold, "dates")) == sorted(texts(found, "dates")))


def times(case: Case) -> Count:
    """Start and end, each where it is printed."""
    gold, found = _meeting(case)
    return total(single(gold[key] == found.get(key)) for key in ("start", "end") if gold.get(key))


def place(case: Case) -> Count:
    """The place, where it is printed: nearly the same, or the same with a little more."""
    gold, found = _meeting(case)
    there, here = bare(text(gold, "place")), bare(text(found, "place"))
    if not text(gold, "place"):
        return Count()
    holds = there in here and len(here) <= _LONGER * len(there)
    return single(bool(here) and (alike(there, here) >= ENTRY or holds))


def item_numbers(case: Case) -> Count:
    """The numbers of all §."""
    return same(map(item_number, objects(case.gold, "items")), map(item_number, objects(case.found, "items")))


def item_titles(case: Case) -> Count:
    """Titles, each beside its number."""
    right = [
        item
        for item in case.items
        if item.found and alike(bare(text(item.gold, "title")), bare(text(item.found, "title"))) >= TITLE
    ]
    return sizes(right, objects(case.gold, "items"), objects(case.found, "items"))


def no_invented_items(case: Case) -> Count:
    """A document that is no minutes, read as having no §."""
    return single(bool(case.found) and not objects(case.found, "items")) if case.negative else Count()


def _justering(case: Case) -> tuple[Object, Object]:
    return inner(case.gold, "justering"), inner(case.found, "justering")


def adjusters(case: Case) -> Count:
    """Who was chosen to adjust."""
    gold, found = _justering(case)
    return same(map(plain, texts(gold, "adjusters")), map(plain, texts(found, "adjusters")))


def justering_date(case: Case) -> Count:
    """The date, where it is printed."""
    gold, found = _justering(case)
    return single(gold["date"] == found.get("date")) if gold.get("date") else Count()


def notice(case: Case) -> Count:
    """Each part of the tillkännagivande that is printed or was found."""
    gold, found = (inner(side, "notice") for side in _justering(case))
    pairs = [(bare(text(gold, key)), bare(text(found, key))) for key in _NOTICE]
    return total(single(bool(one and other) and alike(one, other) >= _NOTICE_LIKE)
                 for one, other in pairs if one or other)  # fmt: skip


def text_recall(case: Case) -> Count:
    """The words of each § that are found in it, in their order."""
    return total(map(_recalled, ((_text(item.gold), _text(item.found)) for item in case.items)))


def _recalled(sides: tuple[str, str]) -> Count:
    gold, found = map(words, sides)
    kept = int(LCSseq.similarity(gold, found)) if gold and found else 0
    return Count(right=kept, missed=len(gold) - kept)


def furniture(case: Case) -> Count:
    """Words of printed headers and footers that stayed out of the text of the §."""
    pairs = (*case.items, *case.invented)
    gold = plain(" ".join(_text(item.gold) for item in pairs))
    found = plain(" ".join(_text(item.found) for item in pairs))
    return total(_kept_out(row, gold, found) for row in objects(case.gold, "_furniture"))


def _kept_out(row: Object, gold: str, found: str) -> Count:
    printed, times_printed = plain(text(row, "text")), number(row, "count")
    if not re.search(r"[a-zåäö]{3}", printed):
        return Count()
    leaked = min(times_printed, max(0, found.count(printed) - gold.count(printed))) if found else times_printed
    length = len(printed.split())
    return Count(right=(times_printed - leaked) * length, missed=leaked * length)


def _text(item: Object) -> str:
    return "\n".join(text(section, "text") for section in objects(item, "sections"))
