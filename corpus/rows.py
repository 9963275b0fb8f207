"""A record as rows of the tables. Pure: nothing is read or written here."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from functools import cache
from typing import NamedTuple

from sqlalchemy import Table

from corpus import tables
from models.record import Item, Justering, Person, Record

Value = str | int | float | bool | None
Row = dict[str, Value]


class Rows(NamedTuple):
    """Rows of one table, without the ids of what they hang on, which are known when they are stored.

    columns      names of the values
    items        for each row the place of its § in the record (`item_id`); None where it hangs on the document alone
    of_document  whether it hangs on the document (`document_id`)
    """

    table: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    items: tuple[int, ...] | None = None
    of_document: bool = True


class _Mentions:
    """Numbers the people of a document in the order in which they are met."""

    def __init__(self) -> None:
        self.rows: list[Row] = []

    def add(self, name: str, party: str | None = None) -> int:
        position = len(self.rows)
        self.rows.append({"position": position, "name": name, "party": party})
        return position


def day(text: str | None) -> str | None:
    """A day as an ISO string. Raises ValueError when it is none."""
    return None if text is None else date.fromisoformat(text).isoformat()


def rows_of(record: Record) -> tuple[Rows, ...]:
    """All rows below `document`, table by table, parents first; those of `item`, in the order of the §, before all.

    Raises ValueError when a date of the record is not ISO 8601.
    """
    mentions = _Mentions()
    of_document: dict[Table, list[Row]] = {}
    of_item: dict[Table, list[tuple[int, Row]]] = {}
    for table, row in _document_rows(record, mentions):
        of_document.setdefault(table, []).append(row)
    for place, item in enumerate(record.items):
        for table, row in _item_rows(item, mentions):
            of_item.setdefault(table, []).append((place, row))
    if mentions.rows:
        of_document[tables.mention] = mentions.rows
    if record.items:
        of_document[tables.item] = [_item_row(place, item) for place, item in enumerate(record.items)]
    filled = [_below_document(table, rows) for table, rows in of_document.items()]
    filled += [_below_item(table, rows) for table, rows in of_item.items()]
    return tuple(sorted(filled, key=lambda one: _order()[one.table]))


def _below_document(table: Table, rows: list[Row]) -> Rows:
    return Rows(table.name, tuple(rows[0]), tuple([tuple(row.values()) for row in rows]))


def _below_item(table: Table, rows: list[tuple[int, Row]]) -> Rows:
    values = tuple([tuple(row.values()) for _, row in rows])
    return Rows(table.name, tuple(rows[0][1]), values, tuple([place for place, _ in rows]), "document_id" in table.c)


@cache
def _order() -> dict[str, int]:
    first = (tables.item, tables.mention)
    rest = [table for table in tables.metadata.sorted_tables if table not in first]
    return {table.name: number for number, table in enumerate((*first, *rest))}


def _item_row(place: int, item: Item) -> Row:
    return {
        "position": place,
        "number": item.number,
        "title": item.title,
        "immediate_justering": item.immediate_justering,
        "page": item.page,
    }


def _document_rows(record: Record, mentions: _Mentions) -> Iterator[tuple[Table, Row]]:
    for position, person in enumerate(record.attendees):
        replaced = person.replaces
        yield (
            tables.attendee,
            {
                "position": position,
                "mention": mentions.add(person.name, person.party),
                "capacity": person.capacity,
                "role": person.role,
                "title": person.title,
                "affiliation": person.affiliation,
                "remote": person.remote,
                "replaces": mentions.add(replaced.name, replaced.party) if replaced else None,
                "attendance": person.attendance,
            },
        )
    if record.justering:
        yield from _justering_rows(record.justering, mentions)
    for position, signed in enumerate(record.source.signatures):
        yield tables.file_signature, {"position": position, **asdict(signed)}
    for position, warning in enumerate(record.warnings):
        yield (
            tables.warning,
            {"position": position, "code": warning.code, "message": warning.message, "item": warning.item},
        )
    for position, meeting in enumerate(record.announced):
        yield (
            tables.announced,
            {
                "position": position,
                "date": day(meeting.date),
                "body": meeting.body,
                "text": meeting.text,
                "item": meeting.item,
                "source": meeting.source,
            },
        )


def _justering_rows(justering: Justering, mentions: _Mentions) -> Iterator[tuple[Table, Row]]:
    yield (
        tables.justering,
        {
            "place": justering.place,
            "date": day(justering.date),
            "items": justering.items,
            "printed_status": justering.printed_status,
        },
    )
    for position, name in enumerate(justering.adjusters):
        yield tables.adjuster, {"position": position, "mention": mentions.add(name)}
    for position, signature in enumerate(justering.signatures):
        yield (
            tables.signature,
            {
                "position": position,
                "mention": mentions.add(signature.name),
                "role": signature.role,
                "signed_at": signature.signed_at,
            },
        )
    notice = justering.notice
    yield (
        tables.notice,
        {
            "position": 0,
            "posted": day(notice.posted),
            "removed": day(notice.removed),
            "appeal_last_day": day(notice.appeal_last_day),
            "kept_at": notice.kept_at,
            "posted_by": notice.posted_by,
        },
    )


def _item_rows(item: Item, mentions: _Mentions) -> Iterator[tuple[Table, Row]]:
    for position, section in enumerate(item.sections):
        yield (
            tables.section,
            {"position": position, "kind": section.kind, "label": section.label, "text": section.text},
        )
    for position, number in enumerate(item.case_numbers):
        yield tables.case_number, {"position": position, "case_number": number}
    for point in item.decisions:
        yield (
            tables.decision,
            {
                "number": point.number,
                "text": point.text,
                "act": point.act,
                "level": point.level,
                "addressee": point.addressee,
                "lead": point.lead,
            },
        )
    for table, texts in (
        (tables.proposal, item.proposals),
        (tables.background_document, item.beslutsunderlag),
        (tables.attachment, item.attachments),
        (tables.recipient, item.recipients),
    ):
        for position, text in enumerate(texts):
            yield table, {"position": position, "text": text}
    yield from _motion_rows(item, mentions)
    yield from _vote_rows(item, mentions)
    yield from _reservation_rows(item, mentions)
    yield from _people(tables.conflict_of_interest, item.conflicts_of_interest, mentions, {})


def _people(table: Table, people: Iterable[Person], mentions: _Mentions, parent: Row) -> Iterator[tuple[Table, Row]]:
    for position, person in enumerate(people):
        mention = mentions.add(person.name, person.party)
        yield table, {**parent, "position": position, "mention": mention}


def _motion_rows(item: Item, mentions: _Mentions) -> Iterator[tuple[Table, Row]]:
    for position, motion in enumerate(item.motions):
        yield tables.motion, {"position": position, "text": motion.text}
        yield from _people(tables.motion_mover, motion.movers, mentions, {"motion": position})


def _vote_rows(item: Item, mentions: _Mentions) -> Iterator[tuple[Table, Row]]:
    for number, vote in enumerate(item.votes):
        yield (
            tables.vote,
            {
                "position": number,
                "yes_means": vote.yes_means,
                "no_means": vote.no_means,
                "yes": vote.yes,
                "no": vote.no,
                "abstain": vote.abstain,
                "absent": vote.absent,
                "casting_vote": vote.casting_vote,
            },
        )
        for position, ballot in enumerate(vote.ballots):
            yield (
                tables.ballot,
                {
                    "vote": number,
                    "position": position,
                    "mention": mentions.add(ballot.name, ballot.party),
                    "choice": ballot.vote,
                },
            )


def _reservation_rows(item: Item, mentions: _Mentions) -> Iterator[tuple[Table, Row]]:
    for number, reservation in enumerate(item.reservations):
        yield tables.reservation, {"position": number, "text": reservation.text}
        yield from _people(tables.reservation_person, reservation.by, mentions, {"reservation": number})
        for position, party in enumerate(reservation.parties):
            yield tables.reservation_party, {"reservation": number, "position": position, "party": party}
