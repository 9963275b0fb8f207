"""Whose minutes these are, and which body's: from the letterhead, from labels, else from what the text names."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from extractors.dates import find_dates
from extractors.fields import Field
from extractors.passages import Passage, whole
from extractors.rows import Row
from extractors.vocabulary import (
    associations,
    body_words,
    document_words,
    front_labels,
    normal,
    titles,
    unfinished,
)
from models import registers
from models.lines import Line
from models.record import Decision, Organisation

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher


class Named(NamedTuple):
    """An organisation or a body, where its name is printed, and the rule that found it."""

    organisation: Organisation
    passage: Passage | None
    rule: str


_TRAILING = re.compile(r"\s+(?:sammanträdes)?(?:protokoll|kallelse|anteckningar)\w*\b.*$|\s+\d{4}.*$", re.IGNORECASE)
_LONGEST_NAME = 60
_COUNTER = re.compile(r"\s+\d{1,4}\s*\(\d{1,4}\)\s*$")


@cache
def _association() -> re.Pattern[str]:
    """A kommunalförbund's name: "Kommunalförbundet Ekbygden", "Ekbygdens räddningstjänstförbund"."""
    kinds = "|".join(map(re.escape, associations()))
    return re.compile(rf"(?:{kinds})et\s+\S.*|[^\W\d_].*\b(?:{kinds})(?:\s*\(\w+\))?", re.IGNORECASE)


def letterhead(rows: Iterable[Row], fields: Iterable[Field]) -> Named | None:
    """The organisation that a line of its own names, first of all in the head of the page."""
    for line in (
        *(line for row in rows for line in row),
        *(line for field in fields for row in field.rows for line in row),
    ):
        passage = whole(line)
        counter = _COUNTER.search(passage.text)
        passage = passage.cut(0, counter.start()) if counter else passage
        found = registers.find(passage.text.rstrip(" ,.:"))
        if found:
            return Named(found, passage, "organisation.letterhead")
        if len(passage.text) <= _LONGEST_NAME and _association().fullmatch(passage.text):
            trailing = _TRAILING.search(passage.text)
            passage = passage.cut(0, trailing.start()) if trailing else passage
            name = passage.text.title() if passage.text.isupper() else passage.text
            return Named(Organisation(name, "kommunalförbund", None), passage, "organisation.letterhead")
    return None


def named_in(text: str) -> Named | None:
    """The one region or kommun that the text names as its own: named at least twice as often as any other, or the
    only region.

    Towns count only with "kommun" or "stad" beside them.
    """
    counts: Counter[tuple[str, str]] = Counter()
    names: dict[tuple[str, str], Organisation] = {}
    for organisation in _mentions(text):
        key = (organisation.type, organisation.code or organisation.name)
        counts[key] += 1
        names.setdefault(key, organisation)
    ranked = counts.most_common(2)
    if not ranked:
        return None
    if len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]:
        return Named(_official(names[ranked[0][0]]), None, "derived.organisation.named-in-text")
    only_region = [key for key in counts if key[0] == "region"]
    if len(only_region) == 1 and counts[only_region[0]] >= max(counts.values()):
        return Named(_official(names[only_region[0]]), None, "derived.organisation.only-region")
    return None


def _official(organisation: Organisation) -> Organisation:
    entry = next(entry for entry in (*registers.regions(), *registers.kommuner()) if entry.code == organisation.code)
    return (
        Organisation(entry.names[0], organisation.type, organisation.code)
        if organisation.type == "region"
        else organisation
    )


def _mentions(text: str) -> Iterator[Organisation]:
    """Every mention of an organisation of the register, the longest name where several overlap."""
    from spacy.util import filter_spans

    nlp, matcher = _gazetteer()
    known = registers.by_name()
    for span in filter_spans(matcher(nlp.make_doc(_around_names(text)), as_spans=True)):
        name = span.text.casefold()
        yield known.get(name) or known[name.removesuffix("s")]


_TELLING = re.compile("kommun|stad|region|landsting|vgr")
_NEAR = 4
_LONGEST_WORD = 40
_MOST_WORDS = 20_000


def _around_names(text: str) -> str:
    """The words around those that an organisation's name has in it: a tenth of the text, all that the matcher needs."""
    words = [word for word in text.split() if len(word) <= _LONGEST_WORD]
    telling = (place for place, word in enumerate(words) if _TELLING.search(word.casefold()))
    kept = sorted(
        {near for place in telling for near in range(max(0, place - _NEAR), min(len(words), place + _NEAR + 1))}
    )
    gaps = {after for before, after in pairwise(kept) if after - before > 1}
    return " ".join(f"| {words[place]}" if place in gaps else words[place] for place in kept[:_MOST_WORDS])


@cache
def _gazetteer() -> "tuple[Language, PhraseMatcher]":
    """SpaCy's Swedish tokeniser and a matcher of all names of the register, in the genitive too."""
    import spacy
    from spacy.matcher import PhraseMatcher

    nlp = spacy.blank("sv")
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    spelled = [form for name in registers.by_name() for form in ((name,) if name.endswith("s") else (name, f"{name}s"))]
    matcher.add("organisation", [nlp.make_doc(name) for name in spelled])
    return nlp, matcher


class Body(NamedTuple):
    """A body's name and where it is printed."""

    name: str
    passage: Passage
    rule: str


_DECIDES = re.compile(
    r"(?P<body>[A-ZÅÄÖ][\w,& -]{2,60}?)\s+"
    r"(?:beslutar|föreslår|tillstyrker|avstyrker|godkänner|antecknar|noterar|antar|fastställer)\b"
)


def deciding_body(found: Iterable[Decision]) -> str | None:
    """The body that the decisions name as their subject, when they agree: "Kommunstyrelsen tillstyrker …"."""
    counts: Counter[str] = Counter()
    for decision in found:
        match = _DECIDES.match(decision.lead or decision.text)
        if match and _is_body(match["body"]):
            counts[match["body"]] += 1
    ranked = counts.most_common(2)
    clear = ranked and (len(ranked) == 1 or ranked[0][1] >= 3 * ranked[1][1])
    return ranked[0][0] if clear and ranked[0][1] >= 2 else None


@cache
def _from() -> re.Pattern[str]:
    """As in "Protokoll fört vid sammanträde med miljönämnden den 5 mars", "Utdrag ur miljönämndens protokoll"."""
    titles_ = "|".join(sorted(document_words(), key=len, reverse=True))
    return re.compile(
        rf"(?:utdrag\s+ur\s+(?:(?:{titles_})\s+)?|(?:{titles_})\s+)"
        r"(?:(?:fört\s+vid|förda\s+vid|från|till|för|vid|med)\s+)?(?:(?:sammanträde|möte)\s+(?:med|i)\s+)?"
        r"(?P<body>.+?)(?:,|\s+\d|\s+den\s|$)",
        re.IGNORECASE,
    )


_NOT_IN_BODY = re.compile(
    r"[.:;?!()]|\d{2}|§|\bförvaltning(?!s)|\w*skrivelse\b|\w*utlåtande\b|\bbeslut\b|\byttrande\b|\bförslag\b"
)
_LONGEST_BODY = 70


def find_body(rows: Iterable[Row], fields: Iterable[Field]) -> Body | None:
    """The body: under its label, in "Protokoll från …", or the first line of the head that a body's word stands in."""
    fields = list(fields)
    rows = list(rows)
    wrapped = [_goes_on(row, below) for row, below in pairwise(rows)]
    lines = [line for row, more in zip(rows, [*wrapped, []], strict=False) for line in (*more, *_whole(row), *row)] + [
        line for field in fields if field.name in {"date", "organisation"} for row in field.rows for line in row
    ]
    return _labelled(fields) or _from_header(lines) or _line(lines)


def _whole(row: Row) -> list[Line]:
    """A row whose words the print set apart, as one: "Byggnadsnämndens   arbetsutskott"."""
    if len(row) != 2 or not row[0].text.endswith("s") or not row[1].text.islower():
        return []
    text = f"{row[0].text} {row[1].text}"
    return [row[0]._replace(text=text, end=row[1].end, x1=row[1].x1)]


def _goes_on(row: Row, below: Row) -> list[Line]:
    """A name on two rows, as one line: "Byggnads- och" / "miljönämnden", "regionstyrelsens" / "arbetsutskott"."""
    found = []
    for line in row:
        under = next((part for part in below if abs(part.x0 - line.x0) <= _SAME_COLUMN), None)
        last = line.text.rsplit(" ", 1)[-1]
        half = last.casefold() in unfinished() or bool(under and _owns(last, under.text))
        if under and half and not _LABELLED.search(under.text):
            found.append(line._replace(text=f"{line.text} {under.text}", end=under.end))
    return found


def _owns(word: str, under: str) -> bool:
    return word.endswith("s") and under.islower() and _is_body(word) and _is_body(under)


_SAME_COLUMN = 3.0
_LABELLED = re.compile(r"[:\d]")


def _labelled(fields: list[Field]) -> Body | None:
    for field in fields:
        if field.name == "body" and field.rows:
            passage = whole(field.rows[0][0])
            if passage.text:
                return Body(_cased(passage.text), passage, "body.label")
    return None


def _from_header(lines: list[Line]) -> Body | None:
    for line in lines:
        match = _from().match(line.text)
        if match and _is_body(match["body"]):
            return Body(_cased(match["body"].strip()), whole(line).group(match, "body"), "body.from-header")
    return None


def _line(lines: list[Line]) -> Body | None:
    for printed in lines:
        line = _undated(printed)
        if (
            _is_body(line.text)
            and registers.find(line.text) is None
            and normal(line.text) not in front_labels()
            and normal(line.text) not in titles()
        ):
            return Body(_cased(line.text.strip()), whole(line), "body.line")
    return None


def _undated(line: Line) -> Line:
    """The line without date and title behind the body's name: "Miljönämnden, 2024-03-05", "Miljönämnden, protokoll"."""
    text, dated = _untitled(line.text), find_dates(line.text)
    if dated and not text[dated[-1].span[1] :].strip():
        text = _untitled(text[: dated[0].span[0]].rstrip(_EDGE))
    return line._replace(text=text, end=line.start + len(text)) if text else line


_EDGE = " ,;–-"


def _is_body(text: str) -> bool:
    if len(text) > _LONGEST_BODY or _NOT_IN_BODY.search(text) or not text[:1].isalpha():
        return False
    return _body_word().search(text.casefold()) is not None


@cache
def _body_word() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(body_words())})(?:s|ns|ts)?(?:\b|$)")


_OWNER = re.compile(r"(?P<owner>.+?)(?:,\s*|\s+[–-]\s+)(?P<body>.+)")
_IN = re.compile(r"(?P<body>.+?)\s+i\s+(?P<owner>.+)")
_MOST_WORDS_OF_OWNER = 5


def _cased(name: str) -> str:
    """A body's name without the organisation and without "s sammanträde" after it; capitals of a letterhead set as in
    running text, the first letter always a capital.
    """
    name = _unowned(_untitled(name))
    if name.isupper():
        name = name.lower()
    return name[:1].upper() + name[1:]


def _unowned(name: str) -> str:
    """The name without its organisation: "Sala kommun, miljönämnden", "Sala kommun Miljönämnden"."""
    for pattern in (_OWNER, _IN):
        match = pattern.fullmatch(name)
        if match and registers.find(match["owner"]) and _is_body(match["body"]):
            return match["body"]
    words = name.split(" ")
    for count in range(min(_MOST_WORDS_OF_OWNER, len(words) - 1), 1, -1):
        rest = " ".join(words[count:])
        if registers.find(" ".join(words[:count])) and _is_body(rest):
            return rest
    return name


def _untitled(name: str) -> str:
    """The name without the document that it is in the title of: "Direktionens protokoll", "Miljönämnden, kallelse"."""
    words = name.split(" ")
    if len(words) < 2 or normal(words[-1]) not in document_words():
        return name
    rest = " ".join(words[:-1]).rstrip(" ,–-")
    lowered = rest.casefold()
    owned = lowered.endswith("s") and not lowered.endswith(body_words()) and _is_body(rest[:-1])
    return rest[:-1] if owned else rest
