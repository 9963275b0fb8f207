"""Yrkanden: what follows "yrkar", and who moved it.

Anna Ek (S) och ordföranden Bo Ask (M) yrkar bifall till förslaget. Cia Ås (V) yrkar avslag.
Vidare yrkar Anna Ek (S) att ärendet bordläggs.
Dan Ål (C) yrkar på följande ändringar:      and the paragraphs under it
Dan Ål (C) instämmer i Anna Eks yrkande.     under a label of yrkanden
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractors.flow import ATT, Paragraph
from extractors.inside import glue, motion_words
from extractors.mentions import Chain, Mention, chains, chair, find_mentions
from extractors.passages import Passage, joined
from extractors.scope import TOLD, Scope, Whole, whole_paragraphs
from extractors.sentences import sentences
from models.record import Motion, SectionKind


class Moved(NamedTuple):
    """A mover sentence: where its movers begin, where its words do, and the rule."""

    begin: int
    movers: tuple[Mention, ...]
    words: int
    rule: str


class Found(NamedTuple):
    """A yrkande before it becomes part of the record; the movers stand in `source`."""

    text: Passage
    movers: tuple[Mention, ...]
    source: Passage
    rule: str


_WITHOUT: frozenset[SectionKind] = TOLD | {"statement"}
_VERB = "yrka"
_OPEN = re.compile(r"(?::|\batt|\byrka(?:r|de)|\bföljande)$")
_STOP = re.compile(r"[\s.;,]+$")
_JOINING = re.compile(r"[\s,;]*(?:\b(?:och|samt|medan|men|varefter|vidare|dels)\b[\s,]*)*$", re.IGNORECASE)


def read_motions(scope: Scope) -> tuple[Motion, ...]:
    """The yrkanden of a §, in order, with evidence for each text and mover."""
    if not scope.has("motion", _VERB):
        return ()
    found = [
        one
        for block in scope.blocks
        if block.kind == "motion" or (block.kind not in _WITHOUT and _VERB in block.text.casefold())
        for one in _block(scope, block.paragraphs, block.kind)
    ]
    for index, one in enumerate(found):
        scope.ledger.note(f"motions/{index}/text", one.text, one.rule)
    return tuple(
        Motion(one.text.text, scope.people(one.movers, one.source, f"motions/{index}/movers"))
        for index, one in enumerate(found)
    )


def _block(scope: Scope, paragraphs: Sequence[Paragraph], kind: SectionKind) -> Iterator[Found]:
    """The yrkanden of a section; what a colon opens goes on over the paragraphs until the next mover sentence."""
    opened: Found | None = None
    for paragraph in whole_paragraphs(paragraphs):
        found = list(_paragraph(scope, paragraph.passage, labelled=kind == "motion"))
        if opened and not found and (_goes_on(opened, paragraph)):
            opened = opened._replace(text=joined([opened.text, paragraph.passage]))
            continue
        if opened:
            yield _closed(opened)
        opened = None
        if found:
            yield from map(_closed, found[:-1])
            opened = found[-1]
    if opened:
        yield _closed(opened)


def _goes_on(opened: Found, paragraph: Whole) -> bool:
    """Whether a paragraph belongs to the yrkande above it: under its colon, or an att-sats after "yrkar"."""
    if opened.rule.endswith("listed"):
        return True
    if paragraph.passage.text[:1].islower() and not paragraph.marker and opened.text.text[-1:] not in ".!?":
        return True
    return bool(
        _OPEN.search(opened.text.text) or (ATT.match(paragraph.passage.text) and not opened.text.text.endswith("."))
    )


def _closed(found: Found) -> Found:
    stop = _STOP.search(found.text.text)
    return found._replace(text=found.text.cut(0, stop.start()) if stop else found.text)


def _paragraph(scope: Scope, passage: Passage, *, labelled: bool) -> Iterator[Found]:
    if not labelled and _VERB not in passage.text.casefold():
        return
    words = motion_words()
    verbs = (words.verbs, words.labelled, words.inserted) if labelled else (words.verbs,)
    if not any(verb.search(passage.text) for verb in verbs):
        return
    mentions = find_mentions(passage.text, scope.present)
    listed = chains(passage.text, mentions)
    for sentence in sentences(passage):
        if words.unless.search(sentence.text):
            continue
        inner = [chain for chain in listed if sentence.start <= chain.start < sentence.end]
        moved = list(_movers(scope, passage.text[: sentence.end], sentence.start, inner, labelled=labelled))
        for index, one in enumerate(moved):
            end = moved[index + 1].begin if index + 1 < len(moved) else sentence.end
            if index + 1 < len(moved):
                end = one.words + _cut(passage.text[one.words : end])
            opens = passage.text[:end].endswith(":")
            text = passage.cut(one.words, end)
            if text.text or opens:
                yield Found(text, one.movers, passage, f"{one.rule}.listed" if opens else one.rule)


def _cut(text: str) -> int:
    joining = _JOINING.search(text)
    return joining.start() if joining else len(text)


def _movers(scope: Scope, text: str, start: int, listed: list[Chain], *, labelled: bool) -> Iterator[Moved]:
    """The mover sentences between `start` and the end of the text: movers before the verb, or after it."""
    words = motion_words()
    kinds = [(words.verbs, "motion.yrkar", False)]
    if labelled:
        kinds += [(words.labelled, "motion.proposes", False), (words.inserted, "motion.joins", True)]
    hits = sorted(
        (match.start(), match.end(), rule, inserted)
        for verb, rule, inserted in kinds
        for match in verb.finditer(text, start)
    )
    for begin, end, rule, inserted in hits:
        moved = _mover(scope, text, start, (begin, end), listed)
        if moved and (labelled or all(mention.sure for mention in moved.movers)):
            yield moved._replace(rule=rule, words=begin if inserted else moved.words)


def _mover(scope: Scope, text: str, start: int, verb: tuple[int, int], listed: list[Chain]) -> Moved | None:
    begin, end = verb
    after = next((chain for chain in listed if glue().fullmatch(text, end, chain.start)), None)
    before = next((chain for chain in listed if chain.end <= begin and glue().fullmatch(text, chain.end, begin)), None)
    if before:
        joins = after is not None and text[end : after.start].lstrip(" ,").startswith(("med ", "under ", "tillsammans"))
        if joins and after:
            return Moved(before.start, (*before.mentions, *after.mentions), after.end + _comma(text, after.end), "")
        return Moved(before.start, before.mentions, end, "")
    if after:
        return Moved(begin, after.mentions, after.end, "")
    alone = chair(text[start:], begin - start, scope.present)
    return (
        Moved(start + alone.start, (alone._replace(start=start + alone.start, end=start + alone.end),), end, "")
        if alone
        else None
    )


def _comma(text: str, start: int) -> int:
    return 1 if text[start : start + 1] == "," else 0
