"""Lines to record: the one way that every document goes, part by part."""

from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from extractors import headings
from extractors.agenda import NO_AGENDA, Agenda, agenda_in, agenda_start, outside, read_agenda
from extractors.announced import read_announced
from extractors.appendices import cut_appendices
from extractors.attendance import Found, read_list, with_signers
from extractors.checks import checked
from extractors.continued import without_continued
from extractors.elsewhere import settle
from extractors.evidence import Ledger, ledger
from extractors.fields import Field, Front, read_front
from extractors.flow import margin
from extractors.furniture import Sheets, is_frame, page_keys, part
from extractors.groups import lists_of
from extractors.headings import Heading
from extractors.items import read_item
from extractors.justering import read_justering, signers
from extractors.kinds import Kinded, find_kind, is_foreign
from extractors.leading import in_own_leading
from extractors.lists import entries
from extractors.meeting import read_meeting
from extractors.mentions import present
from extractors.organisation import Named, deciding_body, find_body, letterhead, named_in
from extractors.passages import Passage, beside, joined, wrapped
from extractors.personnummer import warn_of_masked
from extractors.rows import Row, row_text, rows_of
from extractors.sections import Style, is_minutes_label, label_bold
from extractors.vocabulary import frame, front_labels, normal
from extractors.volumes import volumes
from extractors.withheld import expanded
from models.lines import Document, Line, plain_text
from models.record import Attendee, Item, Organisation, Record, Source

_ENDS_ITEMS = frozenset(
    {
        "signatures",
        "secretary",
        "attendance_list",
        "notice",
        "esigned",
        "posted",
        "removed",
        "kept_at",
        "appeal_last_day",
        "justering_place_time",
        "justering_time",
    }
)


class _Parts(NamedTuple):
    """A document cut up: what stands before the first item, the items, what follows the last; an agenda table; bilagor
    by their number, where they list votes.
    """

    head: list[Row]
    items: list[tuple[Heading, list[Row]]]
    tail: list[Row]
    agenda: Agenda
    bilagor: dict[str, list[Row]]


def understand(document: Document, source: Source, identity: str) -> tuple[Record, ...]:
    """The records of a document, one for each set of minutes in it. Unknown is None, with a warning where needed."""
    found = volumes(part(rows_of(document.lines)))
    if len(found) == 1:
        return (_understood(found[0], document, source, identity),)
    cut = [document._replace(lines=tuple(_lines_of(sheets))) for sheets in found]
    return tuple(
        _understood(sheets, lines, source, identity if number == 1 else f"{identity}-{number}")
        for number, (sheets, lines) in enumerate(zip(found, cut, strict=True), start=1)
    )


def _lines_of(sheets: Sheets) -> Iterable[Line]:
    return sorted((line for row in (*sheets.body, *sheets.furniture) for line in row), key=lambda line: line.start)


def _understood(sheets: Sheets, document: Document, source: Source, identity: str) -> Record:
    found = ledger()
    body_rows = without_continued(in_own_leading(list(sheets.body)))
    numbered = headings.paragraph_headings(body_rows)
    bare = [] if numbered else headings.bare_headings(body_rows)
    first = _first_sheet(sheets.furniture)
    counted = numbered or (bare if bare and bare[0].number != "1" else [])
    front = read_front(_before(body_rows, counted, first))
    decided = bool(counted) and any(is_minutes_label(row) for row in body_rows[counted[0].row :])
    kind = find_kind(_head_rows(front, first), front.fields, paragraphs=bool(counted), decided=decided)
    if kind.kind != "other" and is_foreign("\n".join(line.text for line in document.lines)):
        kind = Kinded("other", None, "derived.kind.foreign-law")
    numbered = (numbered or bare) if kind.kind in {"protokoll", "protokollsutdrag"} else numbered
    start = agenda_start(body_rows) if kind.kind == "kallelse" and not numbered else None
    pointed = kind.kind in {"minnesanteckningar", "kallelse"} and start is None
    points = numbered or (headings.point_headings(body_rows) if pointed else [])
    agenda = agenda_in(body_rows[start:]) if start is not None else NO_AGENDA
    parts = _cut(body_rows[:start], points)._replace(agenda=agenda)
    if not counted or points != counted:
        front = read_front(sorted((*first, *parts.head), key=lambda row: row[0].row))
    fields = (*front.fields, *read_front(parts.tail).fields)
    return _record(document, source, identity, kind, parts, front, fields, first, found)


def _record(
    document: Document,
    source: Source,
    identity: str,
    kind: Kinded,
    parts: _Parts,
    front: Front,
    fields: tuple[Field, ...],
    first: list[Row],
    found: Ledger,
) -> Record:
    if kind.passage:
        found.note("kind", kind.passage, kind.rule)
    else:
        found.derive("kind", kind.rule)
    warn_of_masked(document, ((heading.number, chain.from_iterable(rows)) for heading, rows in parts.items), found)
    if kind.kind == "other":
        text, warnings = plain_text(document.lines), tuple(found.warnings)
        return Record(identity, source, "other", text=text, evidence=tuple(found.evidence), warnings=warnings)
    head = _head_rows(front, first)
    organisation = _organisation(head, fields, document, found)
    attendees = _attendees(fields, found)
    items = _items(parts, attendees, found) or read_agenda(parts.agenda, found)
    body = _body(head, fields, items, found)
    meeting = read_meeting(_before_signing(front, fields), head, found.under("meeting"))
    if not meeting.dates:
        found.warn("date-unknown", "Sammanträdets datum hittades inte.")
    loose = [*parts.head, *parts.tail, *parts.agenda.rows]
    announced = read_announced(parts.items, items, loose, body, meeting.dates, found)
    record = Record(
        id=identity,
        source=source,
        kind=kind.kind,
        organisation=organisation,
        body=body,
        meeting=meeting,
        attendees=attendees,
        justering=None
        if kind.kind in {"minnesanteckningar", "kallelse"}
        else read_justering(fields, parts.tail, _loose_text(front, fields, parts), found.under("justering")),
        items=items,
        announced=announced,
        text=_outside_items(parts, first, items, document),
        evidence=tuple(found.evidence),
        warnings=tuple(found.warnings),
    )
    return checked(record)


def _first_sheet(furniture: Iterable[Row]) -> list[Row]:
    """Furniture as it is printed the first time: the letterhead, the body, the date of the meeting; no page numbers."""
    seen: set[str] = set()
    first: list[Row] = []
    for row in furniture:
        keyed = [(line, keys) for line in row if seen.isdisjoint(keys := page_keys(line))]
        fresh = [(line, keys) for line, keys in keyed if not _is_counter(line.text)]
        if fresh and not is_frame(row):
            first.append(tuple([line for line, _ in fresh]))
        for _, keys in fresh:
            seen |= keys
    return first


def _is_counter(text: str) -> bool:
    return text.isdigit() or bool(frame().counters.fullmatch(text))


def _before(rows: list[Row], numbered: list[Heading], first: list[Row]) -> list[Row]:
    stop = numbered[0].row if numbered else len(rows)
    limit = rows[stop][0].row if stop < len(rows) else None
    front = [*rows[:stop], *(row for row in first if limit is None or row[0].row < limit)]
    return sorted(front, key=lambda row: (row[0].row, row[0].x0))


def _head_rows(front: Front, first: list[Row]) -> list[Row]:
    """Rows where letterhead, title and body may stand: what no label claims, and the furniture."""
    merged = {row[0]: row for row in chain(front.loose, first)}
    return sorted(merged.values(), key=lambda row: (row[0].row, row[0].x0))


def _cut(rows: list[Row], found: list[Heading]) -> _Parts:
    if not found:
        return _Parts(rows, [], [], NO_AGENDA, {})
    ends = [heading.row for heading in found[1:]] + [len(rows)]
    items = [(heading, rows[heading.row : end]) for heading, end in zip(found, ends, strict=True)]
    last, (last_rows, bilagor) = items[-1][0], cut_appendices(items[-1][1])
    stop = _item_end(last_rows)
    items[-1] = (last, last_rows[:stop])
    ended = {number: (listed, _item_end(listed)) for number, listed in bilagor.items()}
    tail = [*last_rows[stop:], *(row for listed, end in ended.values() for row in listed[end:])]
    return _Parts(
        rows[: found[0].row], items, tail, NO_AGENDA, {number: listed[:end] for number, (listed, end) in ended.items()}
    )


def _item_end(rows: list[Row]) -> int:
    """Where the § or the bilaga that these rows begin ends, at the latest: where signatures or a list of all present
    begin.
    """
    return next((index for index, row in enumerate(rows) if index and _ends_items(row)), len(rows))


def _ends_items(row: Row) -> bool:
    texts = (row[0].text,) if len(row) == 1 else (row[0].text, row_text(row))
    labels = [front_labels().get(normal(text)) for text in texts]
    return any(label is not None and label.field in _ENDS_ITEMS for label in labels)


def _organisation(head: list[Row], fields: tuple[Field, ...], document: Document, found: Ledger) -> Organisation | None:
    named: Named | None = letterhead(
        head, (field for field in fields if field.name in {"organisation", "body", "date"})
    )
    named = named or named_in(" ".join(line.text for line in document.lines))
    if named is None:
        found.warn("organisation-unknown", "Det framgår inte vilken kommun eller region dokumentet kommer från.")
        return None
    if named.passage:
        found.note("organisation/name", named.passage, named.rule)
    else:
        found.derive("organisation", named.rule)
        found.warn("organisation-derived", f"{named.organisation.name} är härledd ur texten; brevhuvud saknas.")
    return named.organisation


def _body(head: list[Row], fields: tuple[Field, ...], items: tuple[Item, ...], found: Ledger) -> str | None:
    body = find_body(head, fields)
    if body:
        found.note("body", body.passage, body.rule)
        return body.name
    deciding = deciding_body(decision for item in items for decision in item.decisions)
    if deciding is None:
        found.warn("body-unknown", "Organets namn hittades inte.")
        return None
    found.derive("body", "derived.body.decides")
    found.warn("body-derived", f"{deciding} är härlett ur besluten; organets namn står inte i huvudet.")
    return deciding


def _before_signing(front: Front, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """The fields without those of an e-signing service's page at the end: "Datum: 2024-03-12 08:43" tells when somebody
    signed.
    """
    tail = fields[len(front.fields) :]
    stop = next((index for index, field in enumerate(tail) if field.name == "esigned"), len(tail))
    return (*front.fields, *tail[:stop])


def _attendees(fields: tuple[Field, ...], found: Ledger) -> tuple[Attendee, ...]:
    people: list[Found] = []
    for group, rows in lists_of(fields):
        read = read_list(entries(rows), group)
        people.extend(read.people)
        for passage in read.rest:
            found.warn("attendance-not-understood", f"Närvarolistan: {passage.text!r} kunde inte tolkas som en person.")
    unique = list({(person.attendee.name, person.attendee.party): person for person in reversed(people)}.values())[::-1]
    unique = with_signers(unique, signers(fields))
    for index, person in enumerate(unique):
        for key, passage in person.places.items():
            found.note(f"attendees/{index}/{key}", passage, f"attendance.{key}")
    return tuple(person.attendee for person in unique)


def _items(parts: _Parts, attendees: tuple[Attendee, ...], found: Ledger) -> tuple[Item, ...]:
    rows = [row for _, members in parts.items for row in members]
    if not rows:
        return ()
    style = Style(margin(rows, rows[0][0].page is not None), label_bold(rows))
    listed = present(attendees)
    read = [
        read_item(heading, members, style, listed, found.under("items", index))
        for index, (heading, members) in enumerate(expanded(parts.items))
    ]
    return settle(read, attendees, listed, parts.bilagor, found)


def _loose_text(front: Front, fields: tuple[Field, ...], parts: _Parts) -> list[Passage]:
    blocks = [wrapped(line for row in field.rows for line in row) for field in fields if field.name == "notice"]
    loose = [beside(row) for row in (*front.loose, *parts.tail, *parts.head)]
    return [*blocks, *loose, joined(loose), *_about_justering(parts)]


def _about_justering(parts: _Parts) -> Iterable[Passage]:
    """The text of each § that has the word in its title: "Val av justerare"."""
    for _, rows in parts.items:
        if any(_JUSTERING in row_text(row).casefold() for row in rows[:_TITLE_ROWS]):
            yield wrapped(line for row in rows for line in row)
            yield from (beside(row) for row in rows if len(row) == 1)


_JUSTERING = "juster"
_TITLE_ROWS = 3


def _outside_items(parts: _Parts, first: list[Row], items: tuple[Item, ...], document: Document) -> str | None:
    if not items:
        return plain_text(document.lines)
    bilagor = chain.from_iterable(parts.bilagor.values())
    rows = sorted(
        (*first, *parts.head, *parts.tail, *outside(parts.agenda), *bilagor), key=lambda row: (row[0].row, row[0].x0)
    )
    return plain_text(line for row in rows for line in row) or None
