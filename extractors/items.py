"""Items: a heading and the rows under it become a § of the record."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from extractors import cases, decisions
from extractors.conflicts import read_conflicts
from extractors.elsewhere import Read
from extractors.evidence import Ledger
from extractors.flow import CLEAR_GAP, Paragraph, is_point, wrapped_rows
from extractors.headings import Heading, is_reference
from extractors.mentions import Present
from extractors.motions import read_motions
from extractors.passages import Passage, joined, whole
from extractors.reservations import read_reservations, reserves
from extractors.rows import Row, row_text
from extractors.scope import Scope
from extractors.sections import Block, Style, blocks, decides, declares_immediate, is_closer, labelled, may_declare
from extractors.votes import read_votes
from extractors.withheld import withheld
from models.lines import BREAK, Line
from models.record import Decision, Item, SectionKind

_ATTACHMENT = re.compile(r"\bbilaga \d+[a-z]?\b", re.IGNORECASE)
_LONGEST_TITLE = 4


class _Head(NamedTuple):
    """The heading of an item: its title, its case numbers, and the rows that are left."""

    title: Passage
    cases: tuple[tuple[Passage, str], ...]
    rest: list[Row]


def read_item(heading: Heading, rows: list[Row], style: Style, present: Present, ledger: Ledger) -> Read:
    """The item that begins with `heading`; `rows` starts with the heading's own row. Evidence goes to `ledger`."""
    head = _head(heading, rows, style)
    found = tuple(blocks(head.rest, style))
    number = wrapped_rows(rows[:1]).cut(0, heading.earlier[0] or heading.rest or None)
    ledger.note("number", number, heading.rule)
    ledger.note("title", head.title, "title.heading")
    for index, (passage, rule) in enumerate(head.cases):
        ledger.note(f"case_numbers/{index}", passage, rule)
    for index, block in enumerate(found):
        ledger.note_all(f"sections/{index}", [paragraph.passage for paragraph in block.paragraphs], block.rule)
    sections = tuple([block.section() for block in found])
    folded = "\n".join([section.text for section in sections]).casefold()
    scope = Scope(heading.number, found, frozenset([block.kind for block in found]), folded, present, ledger)
    voted = read_votes(scope)
    hidden = withheld(head.title, found)
    if hidden:
        ledger.note("withheld", hidden, "withheld.words")
    item = Item(
        number=heading.number,
        title=head.title.text,
        case_numbers=tuple(passage.text for passage, _ in head.cases),
        sections=sections,
        decisions=() if hidden else _decisions(found, ledger),
        proposals=() if hidden else _proposals(found, ledger),
        motions=read_motions(scope),
        votes=voted.votes,
        reservations=read_reservations(scope),
        beslutsunderlag=_entries(found, "background_documents", "beslutsunderlag", ledger),
        recipients=_entries(found, "recipients", "recipients", ledger),
        attachments=_attachments(scope),
        immediate_justering=_immediate(scope),
        withheld=hidden is not None,
        page=rows[0][0].page,
    )
    return Read(item, read_conflicts(scope), voted.bilagor)


def _head(heading: Heading, rows: list[Row], style: Style) -> _Head:
    """Title and case numbers: beside the §, or on the rows under it, in either order."""
    title, numbers = _beside(heading, rows[0])
    aside = [_part_of(rows[0], *heading.earlier)] if any(heading.earlier) else []
    index, title_row = 1, 0 if title.text else -1
    while index < len(rows):
        bare = cases.LABEL.fullmatch(row_text(rows[index])) is not None
        if bare or (not title.text and is_reference(rows[index])):
            aside += [] if bare else [rows[index]]
            index += 1
            continue
        row, own = _without_cases(rows[index])
        numbers += own
        line = wrapped_rows([row])
        found = cases.find(line)
        alone = found is not None and len(line.text) - (found.span[1] - found.span[0]) <= 3 and not _open(title)
        if _is_labelled(rows, index, style) and (title.text or not _may_title(rows, index, style)):
            break
        if found and alone:
            numbers += _pairs(found)
        elif not title.text or _open(title) or (title_row == index - 1 and _title_goes_on(rows, index, style)):
            title, more = _parted(joined([title, line]), known=bool(numbers))
            numbers, title_row = numbers + more, index
        else:
            break
        index += 1
    return _Head(title, numbers, [*aside, *rows[index:]])


def _without_cases(row: Row) -> tuple[Row, tuple[tuple[Passage, str], ...]]:
    """A row of several columns without those that are case numbers, and these; "Dnr   KS 2023/59" is one number."""
    own = [line for line in row if len(row) > 1 and _is_case((line,))]
    rest = tuple(line for line in row if line not in own)
    if not own or not rest or cases.LABEL.fullmatch(row_text(rest)):
        return row, ()
    return rest, tuple(pair for line in own for pair in _pairs(cases.find(whole(line))))


def _beside(heading: Heading, row: Row) -> tuple[Passage, tuple[tuple[Passage, str], ...]]:
    """Title and case numbers beside the §; a column that is a case number does not part the title from its next row."""
    if heading.rest >= len(row_text(row)):
        return Passage("", ()), ()
    own = [line for line in row[1:] if (len(row) > 2 and _is_case((line,))) or cases.LABEL.fullmatch(line.text)]
    found = [pair for line in own for pair in _pairs(cases.find(whole(line)))]
    rest = tuple(line for line in row if line not in own)
    title, numbers = _parted(wrapped_rows([rest]).cut(heading.rest), known=bool(found))
    return title, (*numbers, *found)


def _part_of(row: Row, start: int, end: int) -> Row:
    """The columns of a row, or what of them stands between two places of its text."""
    lines: list[Line] = []
    place = 0
    for line in row:
        low, high = max(start - place, 0), max(min(end - place, len(line.text)), 0)
        if text := line.text[low:high].strip():
            lines.append(line._replace(text=text))
        place += len(line.text) + 1
    return tuple(lines)


def _parted(line: Passage, *, known: bool = False) -> tuple[Passage, tuple[tuple[Passage, str], ...]]:
    """A heading's words without the case numbers in them, and those; once some are known only labelled ones count."""
    found = None if _open(line) else cases.find(line, heading=not known)
    return _without(line, found), _pairs(found)


def _open(title: Passage) -> bool:
    """A parenthesis goes on: "Remiss av planen (Dnr BKN" / "2024/160)"."""
    return title.text.count("(") > title.text.count(")")


def _may_title(rows: list[Row], index: int, style: Style) -> bool:
    """Whether a label right after a bare § is its title: "Information", or any that another label follows."""
    found = labelled(rows[index], style)
    return found is not None and (found.label.kind in _TITLES or _is_labelled(rows, index + 1, style))


_TITLES: frozenset[SectionKind] = frozenset(
    {"other", "conflict_of_interest", "vote", "statement", "reservation", "motion", "attachments"}
)


def _is_labelled(rows: list[Row], index: int, style: Style) -> bool:
    return index < len(rows) and (labelled(rows[index], style) is not None or is_closer(rows[index]))


def _pairs(found: cases.CaseNumbers | None) -> tuple[tuple[Passage, str], ...]:
    return tuple(zip(found.values, found.rules, strict=True)) if found else ()


def _without(passage: Passage, found: cases.CaseNumbers | None) -> Passage:
    """The passage without the case numbers and their label."""
    if found is None:
        return passage
    start, end = found.span
    kept = joined(part for part in (passage.cut(0, start), passage.cut(end)) if part.text)
    return kept.cut(0, len(kept.text.rstrip(" ,;:–-(")))


def _title_goes_on(rows: list[Row], index: int, style: Style) -> bool:
    """Whether a row is one more row of the title: set like it without a gap.

    Where nothing sets titles off from the text, it must go on in lower case, or belong to a few rows without a full
    stop that a gap or a label ends.
    """
    row = rows[index]
    if is_point(row[0].text):
        return False
    above = min(rows[0][1:] or rows[0], key=lambda line: abs(line.x0 - row[0].x0))
    alike = row[0].bold == above.bold and abs(row[0].size - above.size) < 0.3
    lower = row[0].text[:1].islower() and not any(_ENDED.search(one[-1].text) for one in (rows[index - 1], row))
    turned = row[0].page != rows[index - 1][0].page or row[0].gap >= BREAK
    if turned and lower and alike and index + 1 < len(rows) and len(_block(rows, index, style)) == 1:
        return True
    if rows[index - 1][-1].closed or row[0].gap >= CLEAR_GAP or turned or not alike:
        return False
    if above.bold:
        return True
    block = _block(rows, index, style)
    ended = any(_ENDED.search(line[-1].text) for line in (rows[index - 1], *block))
    return lower or (not ended and len(block) <= _LONGEST_TITLE)


def _block(rows: list[Row], index: int, style: Style) -> list[Row]:
    """The rows from one on to the next gap, label or case number."""
    block = [rows[index]]
    for following, after in enumerate(rows[index + 1 :], start=index + 1):
        if after[0].gap >= CLEAR_GAP or _is_labelled(rows, following, style) or _is_case(after):
            break
        block.append(after)
    return block


_ENDED = re.compile(r"[.!?:,]$")


def _is_case(row: Row) -> bool:
    """Whether a row is a case number and nothing else."""
    line = wrapped_rows([row])
    found = cases.find(line) if any(map(str.isdigit, line.text)) else None
    return found is not None and len(line.text) - (found.span[1] - found.span[0]) <= 3


def _immediate(scope: Scope) -> bool:
    if not may_declare(scope.folded):
        return False
    declared = [
        paragraph.passage
        for block in scope.blocks
        for paragraph in block.paragraphs
        if declares_immediate(paragraph.text)
    ]
    for passage in declared:
        scope.ledger.note("immediate_justering", passage, "justering.immediate")
    return bool(declared)


def _decisions(found: tuple[Block, ...], ledger: Ledger) -> tuple[Decision, ...]:
    listed = [
        point for block in found if block.kind == "decision" for point in decisions.points(_made(block), _lead(block))
    ]
    for index, point in enumerate(listed):
        ledger.note(f"decisions/{index}/text", point.passage, point.rule)
        if point.lead:
            ledger.note(f"decisions/{index}/lead", point.lead, "decision.lead-in")
    return tuple(decisions.decision(number, point) for number, point in enumerate(listed, start=1))


def _made(block: Block) -> list[Paragraph]:
    """The paragraphs of a decision that say what is decided."""
    return [
        paragraph
        for paragraph in block.paragraphs
        if not declares_immediate(paragraph.text) and (paragraph.marker or not reserves(paragraph.text))
    ]


def _lead(block: Block) -> Passage | None:
    """The label of a decision where it is the lead-in as well: "Nämnden beslutar att"."""
    return block.label if block.label and decides(block.label.text) else None


def _proposals(found: tuple[Block, ...], ledger: Ledger) -> tuple[str, ...]:
    listed = [point for block in found if block.kind == "proposal" for point in decisions.points(block.paragraphs)]
    for index, point in enumerate(listed):
        ledger.note(f"proposals/{index}", point.passage, point.rule.replace("decision", "proposal"))
    return tuple(point.passage.text for point in listed)


def _entries(found: Iterable[Block], kind: str, field: str, ledger: Ledger) -> tuple[str, ...]:
    """One entry a printed line or bullet, without its final full stop."""
    listed = [paragraph.passage for block in found if block.kind == kind for paragraph in block.paragraphs]
    entries = [passage.cut(0, -1) if passage.text.endswith(".") else passage for passage in listed]
    for index, entry in enumerate(entries):
        ledger.note(f"{field}/{index}", entry, f"{field}.line")
    return tuple(entry.text for entry in entries)


def _attachments(scope: Scope) -> tuple[str, ...]:
    if "bilaga" not in scope.folded:
        return ()
    seen: dict[str, Passage] = {}
    for block in scope.blocks:
        for paragraph in block.paragraphs:
            for match in _ATTACHMENT.finditer(paragraph.text):
                seen.setdefault(match.group().casefold(), paragraph.passage.group(match))
    for index, passage in enumerate(seen.values()):
        scope.ledger.note(f"attachments/{index}", passage, "attachments.bilaga-number")
    return tuple(passage.text for passage in seen.values())
