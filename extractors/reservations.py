"""Reservationer: who reserved themselves against the decision, by name or by party.

Mot beslutet reserverar sig Anna Ek (S) och Bo Ask (M) till förmån för eget yrkande.
Ledamöterna från SD reserverar sig.     Samtliga ledamöter för (V) och (M)     M och KD reserverar sig
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from extractors.flow import Paragraph
from extractors.inside import reservation_words
from extractors.mentions import Mention, chair, find_mentions
from extractors.names import party_of
from extractors.passages import Passage, joined
from extractors.scope import TOLD, Scope
from extractors.sentences import sentences
from extractors.vocabulary import normal, people
from models.record import Person, Reservation, SectionKind


class Found(NamedTuple):
    """A reservation before it becomes part of the record."""

    text: Passage
    by: tuple[Mention, ...]
    parties: tuple[str, ...]
    rule: str


_WITHOUT: frozenset[SectionKind] = TOLD | {"proposal"}
_TRIGGER, _ASIDE = "reserv", "delt"
_CODE = re.compile(r"\(?(?<![\wÅÄÖåäö])(?P<code>[A-ZÅÄÖa-zåäö][\wÅÄÖåäö]{0,24}|-|–)(?![\wÅÄÖåäö])\)?")


def read_reservations(scope: Scope) -> tuple[Reservation, ...]:
    """The reservations of a §, one a sentence, with evidence; in a labelled section names alone are one too."""
    if not scope.has("reservation", _TRIGGER):
        return ()
    found: list[Found] = []
    for block in scope.blocks:
        if block.kind not in _WITHOUT:
            listed = list(_block(scope, block.paragraphs))
            found += listed or (_names_only(scope, block.paragraphs) if block.kind == "reservation" else [])
    return tuple(_reservation(scope, one, f"reservations/{index}") for index, one in enumerate(found))


def reserves(text: str) -> bool:
    """Whether a paragraph says who reserved themselves or took no part, whatever label it stands under."""
    folded = text.casefold()
    if _TRIGGER not in folded and _ASIDE not in folded:
        return False
    words = reservation_words()
    return bool(words.pattern.search(text) or words.aside.search(text)) and not words.unless.search(text)


def _reservation(scope: Scope, found: Found, path: str) -> Reservation:
    scope.ledger.note(f"{path}/text", found.text, found.rule)
    by = scope.people(found.by, found.text, f"{path}/by")
    for index in range(len(_parties(by, found.parties))):
        scope.ledger.note(f"{path}/parties/{index}", found.text, "reservation.party")
    return Reservation(by, _parties(by, found.parties), found.text.text)


def _parties(by: Iterable[Person], named: tuple[str, ...]) -> tuple[str, ...]:
    """The parties of those named, or the parties named, each once."""
    return named or tuple(dict.fromkeys(person.party for person in by if person.party))


def _block(scope: Scope, paragraphs: tuple[Paragraph, ...]) -> Iterator[Found]:
    """The reservations of a section; a text that ends in a colon goes on over the paragraphs below it."""
    for index, paragraph in enumerate(paragraphs):
        if _TRIGGER not in paragraph.text.casefold():
            continue
        for sentence in sentences(paragraph.passage):
            one = _sentence(scope, sentence.passage)
            if one and sentence.text.endswith(":") and sentence.end == len(paragraph.text):
                rest = [below.passage for below in paragraphs[index + 1 :] if _TRIGGER not in below.text.casefold()]
                one = one._replace(text=joined([one.text, *rest]))
            if one:
                yield one


def _sentence(scope: Scope, passage: Passage) -> Found | None:
    words, text = reservation_words(), passage.text
    verb = words.pattern.search(text)
    if verb is None or words.unless.search(text):
        return None
    favour = words.favour.search(text)
    limit = favour.start() if favour else len(text)
    by = tuple(mention for mention in find_mentions(text, scope.present) if mention.start < limit)
    if by:
        return Found(passage, by, (), "reservation.names")
    alone = chair(text, verb.start(), scope.present) if scope.present.chair else None
    if alone:
        return Found(passage, (alone,), (), "reservation.names")
    parties = tuple(_party_codes(text[: verb.start()])) or tuple(_party_codes(text[verb.end() : limit]))
    return Found(passage, (), parties, "reservation.parties") if parties else None


def _party_codes(text: str) -> Iterator[str]:
    """The parties that words name: codes after "ledamöterna från", alone, in parentheses, or whole names."""
    if not text.strip():
        return
    led = reservation_words().party.search(text)
    rest = text[led.end() :] if led else text
    for match in _CODE.finditer(rest):
        word = match["code"]
        bracketed = match.group().startswith("(")
        name = normal(word) in people().party_names
        if normal(word) in reservation_words().plain and not bracketed:
            continue
        if name or (party_of(word) is not None and len(word) <= _LONGEST_CODE):
            yield party_of(word) or word


_LONGEST_CODE = 5


def _names_only(scope: Scope, paragraphs: tuple[Paragraph, ...]) -> Iterator[Found]:
    """As in "Reservation" / "Anna Ek (S), Bo Ask (M)"."""
    for paragraph in paragraphs:
        by = tuple(find_mentions(paragraph.text, scope.present))
        covered = sum(mention.end - mention.start for mention in by)
        if by and covered * 2 > len(paragraph.text):
            yield Found(paragraph.passage, by, (), "reservation.label")
