"""Beslutspunkter: the points of a decision or of a proposal, what each does, and whom a proposal is for."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from extractors.flow import ATT, NUMBER, Paragraph
from extractors.passages import Passage
from extractors.vocabulary import ActPattern, acts, any_act
from models.record import Act, Decision, Level


class Point(NamedTuple):
    """A point: its text without number, bullet and joining word, and the lead-in it stands under."""

    passage: Passage
    lead: Passage | None
    rule: str


_LEAD = re.compile(
    r"(?:\b(?:beslutar|besluta|beslutade|beslutat|beslutas|föreslår|föreslås|föreslå|hemställer|rekommenderar|att)|:)\s*\Z"
)
_LONGEST_LEAD = 20
"""The last word of a lead-in is shorter."""
_JOINING = re.compile(r"\s*(?:,?\s+(?:samt|och)|,|;|,?\s+dels)\s*$")
_JOINS = ("samt", "och", ",", ";", "dels")
_PROPOSES = re.compile(r"\b(?:föreslår?|hemställer|föreslås(?! av\b))\b", re.IGNORECASE)
_ADDRESSEE = re.compile(
    r"\b(?:föreslår|hemställer|föreslå|föreslås(?! av)|rekommenderar)(?: hos| till)?(?: att)? "
    r"(?P<who>[a-zåäö][\w -]{0,40}?(?:fullmäktige|styrelsen|nämnden|utskottet|direktionen|beredningen))\b",
    re.IGNORECASE,
)


# "Kommunstyrelsens förslag till kommunfullmäktige", "Förslag till beslut i regionfullmäktige"
_ADDRESSED = re.compile(
    r"[A-ZÅÄÖ].*\bförslag till (?:beslut i )?"
    r"(?P<who>[\w -]{0,40}?(?:fullmäktige|styrelsen|nämnden|utskottet|direktionen)):?",
    re.IGNORECASE,
)


def addressed(text: str) -> re.Match[str] | None:
    """Whom a label makes a decision a proposal for."""
    return _ADDRESSED.fullmatch(text) if "förslag till" in text.casefold() else None


def points(found: Iterable[Paragraph], lead: Passage | None = None) -> Iterator[Point]:
    """The points of a section: numbered points, att-satser or paragraphs; a lead-in is given to the points under it,
    the section's label too where it is one.

    What is no sentence of its own, under a lead-in or after "att", loses its full stop.
    """
    listed = [paragraph for paragraph in found if paragraph.text]
    for index, paragraph in enumerate(listed):
        following = listed[index + 1] if index + 1 < len(listed) else None
        if following is not None and _leads(paragraph, following):
            lead = paragraph.passage
            continue
        passage, rule = _bare(paragraph)
        if (lead or rule == "decision.att-sats") and passage.text.endswith("."):
            passage = passage.cut(0, len(passage.text) - 1)
        yield Point(passage, lead, rule)


def _leads(paragraph: Paragraph, following: Paragraph) -> bool:
    if paragraph.marker or ATT.match(paragraph.text):
        return False
    end = max(len(paragraph.text) - _LONGEST_LEAD, 0)
    return bool(_LEAD.search(paragraph.text, end) or addressed(paragraph.text)) or (
        bool(following.marker or ATT.match(following.text)) and paragraph.text[-1:].isalpha()
    )


def _bare(paragraph: Paragraph) -> tuple[Passage, str]:
    passage, rule = paragraph.passage, "decision.paragraph"
    number = NUMBER.match(passage.text)
    if number:
        passage, rule = passage.cut(number.end()), "decision.numbered"
    elif paragraph.marker:
        rule = "decision.bullet"
    elif ATT.match(passage.text):
        rule = "decision.att-sats"
    joining = _JOINING.search(passage.text) if passage.text.endswith(_JOINS) else None
    return (passage.cut(0, joining.start()) if joining else passage), rule


def act_of(text: str) -> tuple[Act, Level | None]:
    """What a point does, by the pattern that begins first; "annat" when none matches or the words negate it."""
    lowered = text.casefold().replace("ı", "i")
    first = any_act().search(lowered)
    if first is None:
        return "annat", None
    start, row = first.start(), acts()[int(str(first.lastgroup).removeprefix("row"))]
    if _RELATIVE.search(lowered, 0, start):
        start, row = _main_act(lowered)
    negated = (" inte" in lowered or " ej" in lowered) and _NEGATED.search(lowered, start)
    return ("annat", None) if negated else (row.act, row.level)


def _main_act(lowered: str) -> tuple[int, ActPattern]:
    """The act that begins first of those that do not tell what has been done before; where all do, of all."""
    hits = [(match.start(), order, row) for order, row in enumerate(acts()) if (match := row.pattern.search(lowered))]
    start, _, row = min([hit for hit in hits if not _RELATIVE.search(lowered, 0, hit[0])] or hits)
    return start, row


_NEGATED = re.compile(r"\b(?:bifall|godkänn|anta|fastställ|bevilja|tillstyrk)(?:er|ar|r|s|as)? (?:inte|ej)\b")


# "Den taxa som antogs 2021 upphävs": what has been done before is not what the point does.
_RELATIVE = re.compile(r"\b(?:som|vilken|vilka|vilket)(?: (?:tidigare|då|har|hade|ska|nu))? $")


def decision(number: int, point: Point) -> Decision:
    """A point as the record has it."""
    act, level = act_of(point.passage.text)
    lead = point.lead.text if point.lead else None
    rubric = addressed(lead) if lead else None
    lead_level: Level | None = "proposal" if lead and (rubric or _PROPOSES.search(lead)) else None
    settled: Level = lead_level or level or "decision"
    addressee = _addressee(f"{lead or ''} {point.passage.text}", rubric) if settled == "proposal" else None
    return Decision(number, point.passage.text, act, settled, addressee, lead)


def _addressee(words: str, rubric: re.Match[str] | None) -> str | None:
    found = rubric or _ADDRESSEE.search(words)
    return found["who"].strip() if found else None
