"""The inside of a §: its labelled sections."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from extractors.decisions import addressed
from extractors.flow import CLEAR_GAP, Paragraph, paragraphs
from extractors.passages import Passage, whole, wrapped
from extractors.rows import Row
from extractors.vocabulary import (
    SectionLabel,
    body_words,
    closers,
    immediate,
    normal,
    owned_endings,
    section_labels,
)
from models.lines import Line
from models.record import Section, SectionKind


class Block(NamedTuple):
    """A section before it becomes part of the record: its label as printed, and its paragraphs."""

    kind: SectionKind
    label: Passage | None
    paragraphs: tuple[Paragraph, ...]
    rule: str

    @property
    def text(self) -> str:
        """The paragraphs, a line each."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    def section(self) -> Section:
        """The block as the record has it."""
        return Section(self.kind, self.label.text.rstrip(" :") if self.label else None, self.text)


class Labelled(NamedTuple):
    """A row that carries a label; `rest` are the columns or the words that follow it."""

    label: SectionLabel
    printed: Passage
    rest: Row


class Style(NamedTuple):
    """How a document prints the inside of a §: where its text is wrapped, and whether its labels are bold."""

    edge: float
    bold_labels: bool


_INLINE = re.compile(r"(?P<label>[A-ZÅÄÖ][\w /-]{2,50}?)\s*:\s+(?=\S)")
_COUNT = re.compile(r"\s+(?:nr\.?\s*)?\d{1,3}:?$")
_LONGEST_OWNED, _LONGEST_INLINE = 12, 60


def label_bold(rows: Iterable[Row]) -> bool:
    """Whether most of a document's section labels are bold."""
    weights = [row[0].bold for row in rows if len(row) == 1 and normal(row[0].text) in section_labels()]
    return sum(weights) * 2 > len(weights)


def is_minutes_label(row: Row) -> bool:
    """Whether a row is a label that only minutes have: "Beslut", "Beslutsunderlag", "Skickas till"."""
    label = section_labels().get(normal(row[0].text)) or _owned(row[0].text)
    return label is not None and label.kind in {"decision", "background_documents", "recipients", "proposition_order"}


def labelled(row: Row, style: Style) -> Labelled | None:
    """The label that a row begins with, or None for running text."""
    text, bold = row[0].text, row[0].bold
    if not bold and text[:1].islower():
        return None
    if (len(row) == 1 or bold or row[1].x0 - row[0].x1 > 1) and _set_apart(row, style):
        known = section_labels().get(normal(text)) or _owned(text) or _counted(text)
        if known:
            return Labelled(known, whole(row[0]), row[1:])
    if len(row) == 1 and (text.isupper() or (style.bold_labels and bold)) and decides(text):
        return Labelled(SectionLabel("decision", text, owner=False), whole(row[0]), ())
    match = _INLINE.match(text) if ":" in text[:_LONGEST_INLINE] else None
    inline = section_labels().get(normal(match["label"])) or _owned(match["label"]) if match else None
    if match and inline and inline.kind != "other":
        passage = whole(row[0])
        rest = row[0]._replace(text=text[match.end() :], start=row[0].start + match.end())
        return Labelled(inline, passage.group(match, "label"), (rest, *row[1:]))
    return None


def _owned(text: str) -> SectionLabel | None:
    """As in "Kommunstyrelsens beslut": a label after a body's name in the genitive."""
    if not text[:1].isupper():
        return None
    bare = text.rstrip(": ")
    if bare[bare.rfind(" ") + 1 :].casefold() not in owned_endings():
        return None
    words = bare.split(" ")
    if len(words) > _LONGEST_OWNED or _NO_OWNER.search(text):
        return None
    for count in range(1, len(words)):
        tail = " ".join(words[count:])
        label = section_labels().get(normal(tail))
        plain = tail.islower() or text.isupper()
        if label and label.owner and plain and words[count - 1].casefold().endswith("s"):
            return label
    return None


# "JA för bifall till arbetsutskottets förslag", "Ordföranden ställer nämndens förslag": no body's name.
_NO_OWNER = re.compile(
    r"\b(?:ja|nej|bifall|avslag|enligt|beslutar|finner|ställer|frågar|yrkar|mot|att)\b", re.IGNORECASE
)


def _begun(row: Row, held: list[Row]) -> Labelled | None:
    """The decision that begins with a row without a label."""
    return _lead_in(row) or _sentence(row, held)


def _sentence(row: Row, held: list[Row]) -> Labelled | None:
    """As in "Nämnden beslutar att godkänna planen.": a paragraph that says what is decided."""
    text = row[0].text
    match = _SENTENCE.match(text) if "beslutar" in text else None
    begins = not held or row[0].gap >= CLEAR_GAP or held[-1][-1].closed
    if (
        not begins
        or match is None
        or not match["who"].casefold().endswith(body_words())
        or _NO_LEAD.search(match["who"])
    ):
        return None
    return Labelled(SectionLabel("decision", "", owner=False), Passage("", ()), row)


_SENTENCE = re.compile(r"(?P<who>[A-ZÅÄÖ][\w&,\- ]{2,60}?)\s+beslutar\s+(?:att|enligt|även|därmed)\b")


def _lead_in(row: Row) -> Labelled | None:
    """As in "Nämnden beslutar" / "att godkänna planen": in a § without the label "Beslut" a lead-in on a row of its own
    begins the decision.
    """
    if len(row) > 1 or not decides(row[0].text):
        return None
    return Labelled(SectionLabel("decision", "", owner=False), Passage("", ()), row)


_DECIDES = re.compile(
    r"[A-ZÅÄÖ][\w&,\- ]{2,110}\s"
    r"(?:beslutar|beslutade|beslutar att|beslutade att|beslutar följande|föreslår [\w ]{4,40} besluta(?: att)?):?",
    re.IGNORECASE,
)


def decides(text: str) -> bool:
    """Whether a row is nothing but a lead-in: "Nämnden beslutar", "KOMMUNSTYRELSEN BESLUTADE ATT"."""
    return (
        "beslut" in text[-18:].casefold()
        and text[:1].isupper()
        and _DECIDES.fullmatch(text) is not None
        and not _NO_LEAD.search(text)
    )


# "Ordföranden finner att nämnden beslutar", "Om nämnden beslutar"
_NO_LEAD = re.compile(r"\b(?:finner|frågar|om|när|ställer|yrkar|hur)\b", re.IGNORECASE)


def _counted(text: str) -> SectionLabel | None:
    """As in "Omröstningslista nr 3": a label of a vote with its number."""
    count = _COUNT.search(text) if text.rstrip(":")[-1:].isdigit() else None
    label = section_labels().get(normal(text[: count.start()])) if count else None
    return label if label and label.kind == "vote" else None


def _set_apart(row: Row, style: Style) -> bool:
    """Whether a row is set as a label: one that is not bold neither begins nor ends like a piece of running text."""
    text = row[0].text
    if not row[0].bold and (text[:1].islower() or text.endswith(".")):
        return False
    return row[0].bold or not style.bold_labels or row[0].gap >= CLEAR_GAP


def blocks(rows: Sequence[Row], style: Style) -> Iterator[Block]:
    """The sections of a §, in order: what stands before the first label is one too."""
    label: Labelled | None = None
    held: list[Row] = []
    mended = list(margin_labels(rows))
    closes = _may_close(mended)
    labels = [labelled(row, style) for row in mended]
    decided = any(found is not None and found.label.kind == "decision" for found in labels)
    for index, row in enumerate(mended):
        beside = label is not None and _stands_beside(row, label)
        begun = _begun(row, held) if not decided and _tells(label, held) else None
        found = None if beside else labels[index] or begun
        if found is None and held and label and label.label.kind in _UNENDED:
            found = _unknown(row, mended[index + 1 : index + 2], held, style)
        if found and not (label and label.label.kind == "decision" and not held and _is_addressed(found)):
            yield from _block(label, held, style, closes=closes)
            label, held = found, [found.rest] if found.rest else []
        else:
            held.append(row)
    yield from _block(label, held, style, closes=closes)


def _may_close(rows: Iterable[Row]) -> bool:
    """Whether letters of a line that closes a § stand anywhere in its rows, broken over two of them or not."""
    text = "".join([line.text for row in rows for line in row])
    return _has_closing_sign(text.replace("-", "").replace("‐", ""))


def _tells(label: Labelled | None, held: list[Row]) -> bool:
    """Whether a lead-in here is that of the decision: a proposal has its own before its points."""
    if label is None or label.label.kind != "proposal":
        return label is None or label.label.kind not in {"recipients", "attachments", "statement"}
    return bool(held) and held[-1][-1].text.endswith(".") and not decides(held[0][0].text)


def _stands_beside(row: Row, label: Labelled) -> bool:
    """Whether a row that is not bold stands in the column beside a label of the margin, where nothing is a label."""
    if not label.rest or not label.printed.parts or row[0].bold or row[0].page is None:
        return False
    return label.rest[0].x0 - label.printed.first.x1 > row[0].size and abs(row[0].x0 - label.rest[0].x0) < 2


# Sections that an unknown label ends; lists and votes have bold rows of their own.
_UNENDED = frozenset({"summary", "background", "proposal", "decision", "reservation", "statement", "other"})
_LONGEST_UNKNOWN = 60
_LABEL_LIKE = re.compile(r"[A-ZÅÄÖ][^\W\d_][^().,;:!?§\d]*:?")


def _unknown(row: Row, following: list[Row], held: list[Row], style: Style) -> Labelled | None:
    """A label that no list of words has, by how it is set: alone on its row, bold as the labels are, after and before
    text that is not.
    """
    text = row[0].text
    if not (style.bold_labels and row[0].bold) or len(row) > 1 or len(text) > _LONGEST_UNKNOWN or not following:
        return None
    plain = not held[-1][-1].bold and not following[0][0].bold and following[0][0].text[:1].isupper()
    named = _NO_OWNER.search(text) or normal(text).endswith(body_words()) or len(text) < 5
    if not plain or named or not _LABEL_LIKE.fullmatch(text):
        return None
    return Labelled(SectionLabel("other", text, owner=False), whole(row[0]), ())


def _is_addressed(found: Labelled) -> bool:
    """As in "Kommunstyrelsens förslag till kommunfullmäktige" right under "Beslut": it tells for whom the decision is a
    proposal.
    """
    return found.label.kind == "proposal" and addressed(found.printed.text) is not None and not found.rest


def margin_labels(rows: Sequence[Row]) -> Iterable[Row]:
    """The rows with labels mended that the left margin broke: "Underlag för" / "beslut"."""
    return _with_mended(rows) if any(len(row) > 1 for row in rows) else rows


def _with_mended(rows: Sequence[Row]) -> Iterator[Row]:
    taken: set[Line] = set()
    for index, row in enumerate(rows):
        row = tuple(line for line in row if line not in taken) if taken else row
        mended = _mended(row, rows[index + 1 : index + 3]) if len(row) > 1 else None
        if mended:
            taken.update(mended[1:])
            text = wrapped(mended).text
            row = (row[0]._replace(text=text, end=mended[-1].end), *row[1:])
        if row:
            yield row


_NEXT_LABEL = 0.5
"""Extra space above a row, in rows, from which on its label goes on with none: "Beslut" / "Skickas till"."""


def _is_label(text: str) -> bool:
    return normal(text) in section_labels() or _owned(text) is not None


def _mended(row: Row, following: Sequence[Row]) -> list[Line] | None:
    """The lines of the left margin that make a label together."""
    parts, best = [row[0]], None
    for below in following:
        if abs(below[0].x0 - row[0].x0) > 2 or below[0].x1 > row[1].x0 or below[0].bold != row[0].bold:
            break
        if below[0].gap >= _NEXT_LABEL or (len(below) > 1 and below[0].text[:1].isupper() and _is_label(below[0].text)):
            break
        parts.append(below[0])
        text = wrapped(parts).text
        if _is_label(text):
            best = list(parts)
    return best


def _block(label: Labelled | None, rows: list[Row], style: Style, *, closes: bool) -> Iterator[Block]:
    """The section under a label, and each line among it that closes the §; `closes` tells whether there may be any."""
    listed = label is not None and label.label.kind in {"background_documents", "recipients"}
    found = list(paragraphs(rows, style.edge, is_closer if closes else None, listed=listed))
    if not closes:
        if found or label:
            yield _labelled_block(label, found)
        return
    start = 0
    opened = False
    for index, paragraph in enumerate(found):
        if rule := closing(paragraph.text) or (listed and declares_immediate(paragraph.text) and "closer.immediate"):
            if index > start or (label and not opened):
                yield _labelled_block(label if not opened else None, found[start:index])
            opened = True
            yield Block("other", None, (paragraph,), rule)
            start = index + 1
    if start < len(found) or (label and not opened):
        yield _labelled_block(label if not opened else None, found[start:])


def _labelled_block(label: Labelled | None, found: list[Paragraph]) -> Block:
    if label is None:
        return Block("other", None, tuple(found), "section.unlabelled")
    if not label.printed.text:
        return Block(label.label.kind, None, tuple(found), "section.lead-in.decision")
    return Block(label.label.kind, label.printed, tuple(found), f"section.label.{label.label.kind}")


def closing(text: str) -> str | None:
    """The rule of a line that closes a § ("Paragrafen är justerad"), or None."""
    if not _closes(text):
        return None
    return next((closer.rule for closer in closers() if closer.pattern.fullmatch(text)), None)


def may_declare(folded: str) -> bool:
    """Whether a text in lower case has what every sentence has that declares a § omedelbart justerad."""
    return immediate()[0] in folded


def declares_immediate(text: str) -> bool:
    """Whether a paragraph declares its § omedelbart justerad: "Nämnden beslutar att paragrafen justeras
    omedelbart.".
    """
    holds, pattern, unless = immediate()
    short = len(text) < 250 and holds in text.casefold()
    return short and bool(pattern.search(text)) and not unless.search(text)


def is_closer(row: Row) -> bool:
    """Whether a row is a line that closes a §."""
    return len(row) == 1 and len(row[0].text) < 120 and _closes(row[0].text)


def _closes(text: str) -> bool:
    return _has_closing_sign(text) and _any_closer().fullmatch(text) is not None


def _has_closing_sign(text: str) -> bool:
    folded = text.casefold()
    return any(map(folded.__contains__, _closing_signs()))


@cache
def _closing_signs() -> tuple[str, ...]:
    """Letters of which each of these lines has some, and what declares a § omedelbart justerad; in lower case."""
    signs = (sign for closer in closers() for sign in closer.holds)
    return tuple(dict.fromkeys((*signs, immediate()[0])))


@cache
def _any_closer() -> re.Pattern[str]:
    """Any of these lines."""
    return re.compile("|".join(f"(?:{closer.pattern.pattern})" for closer in closers()), re.IGNORECASE)
