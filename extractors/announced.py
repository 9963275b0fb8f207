"""Meetings that a document announces: the next one, and those that a § about coming meetings lists."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from extractors.calendars import calendar, is_calendar
from extractors.coming import Coming
from extractors.evidence import Ledger
from extractors.flow import margin, paragraphs, wrapped_rows
from extractors.headings import Heading
from extractors.next_meeting import mentions_next, next_meetings
from extractors.passages import Passage
from extractors.rows import Row, row_text
from extractors.sections import Style, blocks, label_bold
from models.record import Announced, Item

_TITLE_ROWS = 3
_Items = Sequence[tuple[Heading, list[Row]]]


class _Found(NamedTuple):
    """A meeting and the § that announces it; None outside them."""

    item: str | None
    coming: Coming


def read_announced(
    items: _Items, read: Iterable[Item], loose: Iterable[Row], body: str | None, dates: Sequence[str], ledger: Ledger
) -> tuple[Announced, ...]:
    """The meetings that rows announce: those of the § (`read` are these as the record has them) and the `loose` ones.
    `dates` are those of the document's own meeting, `body` is its body.
    """
    last = max(dates, default=None)
    titles = {item.number: item.title for item in read}
    found = _certain(_next(items, list(loose), body, last), ledger)
    for heading, rows in items:
        title = titles.get(heading.number, row_text(rows[0])[heading.rest :])
        if last and is_calendar(title):
            found += [_Found(heading.number, one) for one in _listed(heading, rows, title, body, last)]
    return tuple(_noted(index, one, ledger) for index, one in enumerate(_once(found)))


def _next(items: _Items, loose: list[Row], body: str | None, last: str | None) -> list[list[_Found]]:
    """The meetings of each sentence that tells of the next one."""
    parts: list[tuple[Heading | None, list[Row]]] = [(None, loose), *items]
    texts = [" ".join(map(row_text, printed)) for _, printed in parts]
    if not _tells_of_next("\n".join(texts)):
        return []
    found = []
    for (heading, printed), text in zip(parts, texts, strict=True):
        if not _tells_of_next(text):
            continue
        number, rows = (heading.number, _unnumbered(heading, printed)) if heading else (None, printed)
        edge = margin(rows, rows[0][0].page is not None)
        told = next_meetings(paragraphs(rows, edge), body, last)
        found += [[_Found(number, one) for one in group] for group in told]
    return found


def _tells_of_next(text: str) -> bool:
    """Whether rows tell of a next meeting, a word broken at the end of a row or not."""
    return mentions_next(text) or ("- " in text and mentions_next(_BROKEN.sub("", text)))


_BROKEN = re.compile(r"- (?<=\w- )(?=[a-zåäö])")


def _unnumbered(heading: Heading, rows: list[Row]) -> list[Row]:
    """The rows of a § with its title on a row of its own, without the number."""
    title = _cut(rows[0], heading.rest)
    under = [tuple(line._replace(gap=max(line.gap, 1.0)) for line in row) for row in rows[1:2]]
    return [*([title] if title else []), *under, *rows[2:]]


def _cut(row: Row, start: int) -> Row:
    """What of a row stands after a place in its text."""
    kept = []
    for line in row:
        if start < len(line.text):
            text = line.text[max(start, 0) :]
            kept.append(line._replace(text=text, start=line.end - len(text)))
        start -= len(line.text) + 1
    return tuple(kept)


def _listed(heading: Heading, rows: list[Row], title: str, body: str | None, last: str) -> list[Coming]:
    style = Style(margin(rows, rows[0][0].page is not None), label_bold(rows))
    printed = wrapped_rows(rows[:_TITLE_ROWS]).cut(heading.rest)
    named = printed.cut(0, len(title)) if printed.text.startswith(title) else Passage(title, ())
    return calendar(named, blocks(rows[1:], style), body, last)


def _certain(found: list[list[_Found]], ledger: Ledger) -> list[_Found]:
    """The meetings of all sentences; none as the next one of a body where two sentences disagree."""
    days: dict[str | None, list[set[str]]] = {}
    for group in found:
        if group[0].coming.source == "next":
            days.setdefault(_body(group[0]), []).append({one.coming.iso for one in group})
    unclear = {body for body, told in days.items() if not all(told[0] & other for other in told[1:])}
    for body in unclear:
        told = " och ".join(sorted(chain.from_iterable(days[body])))
        ledger.warn("next-meeting-unclear", f"Nästa sammanträde anges på flera sätt: {told}.")
    kept = chain.from_iterable(found)
    return [one for one in kept if one.coming.source != "next" or _body(one) not in unclear]


def _body(found: _Found) -> str | None:
    return found.coming.body.name if found.coming.body else None


def _once(found: Iterable[_Found]) -> Iterator[_Found]:
    """Each day of a body once."""
    seen: set[tuple[str, str | None]] = set()
    for one in found:
        key = (one.coming.iso, _body(one))
        if key not in seen:
            seen.add(key)
            yield one


def _noted(index: int, found: _Found, ledger: Ledger) -> Announced:
    """The meeting as the record has it, its evidence noted."""
    one, ledger = found.coming, ledger.under("announced", index)
    if one.date:
        ledger.note("date", one.date, one.rule)
    else:
        ledger.derive("date", one.rule)
    if one.body and one.body.printed and one.body.printed.text.casefold().startswith(one.body.name.casefold()):
        ledger.note("body", one.body.printed, f"announced.{one.source}.body")
    elif one.body:
        ledger.derive("body", f"derived.announced.{one.source}.body")
    if one.start:
        ledger.note("start", one.start[1], f"announced.{one.source}.start")
    ledger.note("text", one.sentence, f"announced.{one.source}.sentence")
    start = one.start[0] if one.start else None
    return Announced(one.iso, _body(found), start, one.sentence.text, found.item, one.source)
