"""What kind of document this is: by its printed title and its labels, not by a header or footer alone."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from extractors.fields import Field
from extractors.passages import Passage, whole
from extractors.rows import Row
from extractors.vocabulary import Title, foreign_marks, frame, normal, titles
from models.record import Kind


class Kinded(NamedTuple):
    """The kind, where it is printed, and the rule; `rule` begins with "derived." when no title says it."""

    kind: Kind
    passage: Passage | None
    rule: str


_JUSTERING = frozenset({"adjusters", "justering_place_time", "justering_time", "items", "notice", "adjuster_signature"})
_PEOPLE = frozenset({"members", "present", "serving_substitutes", "substitutes", "others"})


def is_foreign(text: str) -> bool:
    """Whether a text speaks of another country's law: Finnish minutes are in Swedish too."""
    lowered = text.casefold()
    return any(mark in lowered for mark in foreign_marks())


def find_kind(rows: Iterable[Row], fields: Iterable[Field], *, paragraphs: bool, decided: bool) -> Kinded:
    """The kind of a document with these head rows and fields; `paragraphs` says whether it has § headings, `decided`
    whether a label such as "Beslut" stands under them: a law or a policy has § too.
    """
    fields = list(fields)
    title = _title(rows)
    if title and title.kind not in {"protokoll", "protokollsutdrag"}:
        return title
    for field in fields:
        sign = titles().get(normal(field.printed.text))
        if sign and sign.sign:
            return Kinded(sign.kind, field.printed, f"kind.label.{sign.kind}")
    attended = any(field.name in _PEOPLE and field.rows for field in fields)
    if title and (title.kind == "protokollsutdrag" or paragraphs or attended):
        return title
    if attended and any(field.name in _JUSTERING for field in fields):
        return Kinded("protokoll", None, "derived.kind.attendance-and-justering")
    if paragraphs and attended:
        return Kinded("protokoll", None, "derived.kind.attendance-and-paragraphs")
    if decided:
        return Kinded("protokollsutdrag", None, "derived.kind.paragraphs-without-front-page")
    return Kinded("other", None, "derived.kind.no-sign-of-minutes")


def _begun(text: str) -> Title | None:
    """As in "Minnesanteckningar Presidiekonferensen": a title with the body after it. "Protokoll från …" may be the
    head of an extract, so it decides nothing.
    """
    first, _, rest = text.partition(" ")
    title = titles().get(normal(first.rstrip(",")))
    if title is None or title.sign or title.kind not in _TELLING:
        return None
    named = rest[:1].isupper() or rest.startswith(("från ", "för ", "förda ", "till ", "vid ", "över "))
    short = len(text) <= _LONGEST_TITLE and not text.endswith((".", ":", ","))
    return title if named and short else None


def _uncounted(text: str) -> str:
    """A text without page numbers, and without its own: "Protokoll nr 21   2(8)"."""
    if _FIGURE.search(text) is None:
        return text.strip()
    return _NUMBERED.sub("", frame().counters.sub("", text)).strip()


_FIGURE = re.compile(r"\d")
_TELLING = frozenset({"minnesanteckningar", "kallelse"})
_LONGEST_TITLE = 90
# "Protokoll nr 21", "Protokoll 3/2024"
_NUMBERED = re.compile(r"\s+(?:nr\.?|nummer)\s*\d+(?:[/:]\d+)?$", re.IGNORECASE)


def _title(rows: Iterable[Row]) -> Kinded | None:
    """The first title among the lines of the head, page numbers aside."""
    found: list[Kinded] = []
    for row in rows:
        for line in row:
            text = _uncounted(line.text)
            title = titles().get(normal(text)) or _begun(text)
            if title and not title.sign:
                found.append(Kinded(title.kind, whole(line), f"kind.title.{title.kind}"))
    order = [title.kind for title in titles().values()]
    return min(found, key=lambda kinded: order.index(kinded.kind), default=None)
