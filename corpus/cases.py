"""The way of a matter through the bodies: the § that deal with it, in order, and what ties them together.

A diarienummer ties for certain; so does a reference in the text to a body, a day and a § ("Kommunstyrelsens
arbetsutskott 2026-08-11, § 239"), where the archive has one such § only. The same title in another body of the same
organisation is a likelihood, and marked.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from sqlalchemy import Connection, RowMapping, select

from corpus import tables
from corpus.analyse import analyse
from corpus.archive import Archive
from corpus.citation import citation
from corpus.documents import stored_record
from corpus.wording import Change, changes
from models.errors import UsageProblem
from models.record import Item
from models.serialise import from_json

Evidence = Literal["diarienummer", "hänvisning", "rubrik"]
_REFERENCE = re.compile(r"([^\W\d_][^\d§.;\n]{2,80}?)\s*,?\s+(\d{4}-\d{2}-\d{2})\s*,?\s*§\s*(\d+\s?[a-z]?)\b")
_ROUNDS = 4
"""AU, KS, KF and back to a body that carries it out."""
_APART = 400
"""Days between two § of the same title that may be one matter."""


class Link(NamedTuple):
    """Why a § belongs to the matter: the evidence, the words that say so, and whether it is certain."""

    evidence: Evidence
    text: str
    certain: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A § on the way.

    changed  from what was proposed to this body to what it decided; None where nothing was proposed
    """

    id: str
    source: str
    kind: str
    organisation: str | None
    body: str | None
    date: str | None
    item: Item
    citation: str
    links: tuple[Link, ...]
    proposed: tuple[str, ...] = ()
    changed: tuple[Change, ...] | None = None


class Case(NamedTuple):
    """The steps by day, and the references to § that the archive does not have, as printed."""

    steps: tuple[Step, ...]
    missing: tuple[str, ...]


class _Place(NamedTuple):
    """A § as a row, before it is read whole."""

    entry: RowMapping
    links: tuple[Link, ...]


def case_of_number(archive: Archive, number: str) -> Case:
    """The way of the matter with a diarienummer. Raises UsageProblem when no § has it."""
    wanted = analyse(number)
    with archive.transaction() as connection:
        seeds = _numbered(connection, wanted) if wanted else []
        if not seeds:
            raise UsageProblem(
                f"Ingen paragraf har diarienummer {number}.", f'Sök det i texten: protokoll search "{number}"'
            )
        return _case(connection, [_Place(row, (Link("diarienummer", number, certain=True),)) for row in seeds])


def case_of_item(archive: Archive, prefix: str, number: str) -> Case:
    """The way of the matter of one §. Raises UsageProblem when the document has no such §."""
    with archive.transaction() as connection:
        stored = stored_record(connection, prefix)
        own = (tables.document.c.id == stored.document_id) & (tables.item.c.number == number)
        rows = connection.execute(_PLACES.where(own)).mappings().all()
        if not rows:
            raise UsageProblem(f"Dokumentet har ingen paragraf eller punkt {number}.", f"Se: protokoll show {prefix}")
        numbers = connection.execute(_NUMBERS.where(tables.case_number.c.item_id == rows[0]["item_id"])).scalars()
        seeds = {rows[0]["item_id"]: _Place(rows[0], ())}
        for printed in numbers:
            for row in _numbered(connection, analyse(printed)):
                seeds.setdefault(row["item_id"], _Place(row, (Link("diarienummer", printed, certain=True),)))
        return _case(connection, list(seeds.values()))


_NUMBERS = select(tables.case_number.c.case_number)
_PLACES = (
    select(
        tables.item.c.id.label("item_id"),
        tables.item.c.position,
        tables.item.c.number,
        tables.item.c.title,
        tables.document.c.id.label("document_id"),
        tables.document.c.record_id,
        tables.document.c.kind,
        tables.document.c.organisation_id,
        tables.original.c.name.label("source"),
        tables.organisation.c.name.label("organisation"),
        tables.body.c.name.label("body"),
        tables.meeting.c.date,
    )
    .select_from(tables.described)
    .join(tables.item, tables.item.c.document_id == tables.document.c.id)
    .where(
        tables.document.c.current_id.is_(None),
        tables.document.c.withdrawn.is_(False),
        tables.document.c.kind != "kallelse",
    )
)


def _numbered(connection: Connection, wanted: str) -> Sequence[RowMapping]:
    """The § with a diarienummer, however its parts are joined and its zeros written."""
    last = wanted.rsplit(maxsplit=1)[-1]
    rows = connection.execute(
        select(tables.case_number.c.item_id, tables.case_number.c.case_number).where(
            tables.case_number.c.case_number.contains(last, autoescape=True)
        )
    )
    ids = [row.item_id for row in rows if analyse(row.case_number) == wanted]
    return connection.execute(_PLACES.where(tables.item.c.id.in_(ids))).mappings().all() if ids else []


def _case(connection: Connection, seeds: Sequence[_Place]) -> Case:
    found = {place.entry["item_id"]: place for place in seeds}
    items: dict[int, Item] = {}
    missing: dict[str, None] = {}
    fresh = list(found)
    for _ in range(_ROUNDS):
        items |= {id_: _item(connection, found[id_].entry) for id_ in fresh}
        beside = [pair for id_ in fresh for pair in _beside(connection, found[id_].entry, items[id_], missing)]
        fresh = []
        for row, link in beside:
            known = found.get(row["item_id"])
            found[row["item_id"]] = _Place(row, _with(known.links if known else (), link))
            if known is None and link.certain:
                fresh.append(row["item_id"])
    items |= {id_: _item(connection, place.entry) for id_, place in found.items() if id_ not in items}
    ordered = sorted(found.values(), key=lambda place: (place.entry["date"] or date.max, place.entry["item_id"]))
    return Case(tuple(_steps(ordered, items)), tuple(missing))


def _with(links: tuple[Link, ...], link: Link) -> tuple[Link, ...]:
    return links if link in links or (links and not link.certain) else (*links, link)


def _item(connection: Connection, row: RowMapping) -> Item:
    stored = select(tables.document.c.record).where(tables.document.c.id == row["document_id"])
    record: str = connection.execute(stored).scalar_one()
    position: int = row["position"]
    return from_json(record).items[position]


def _beside(
    connection: Connection, row: RowMapping, item: Item, missing: dict[str, None]
) -> Iterator[tuple[RowMapping, Link]]:
    """What a § leads to: those that it names, those that name it, and those of the same title."""
    for text in _texts(item):
        for match in _REFERENCE.finditer(text):
            named = list(_named(connection, row, *match.groups()))
            for other in named:
                yield other, Link("hänvisning", match.group().strip(), certain=len(named) == 1)
            if not named:
                missing[match.group().strip()] = None
    yield from _naming(connection, row)
    yield from _of_same_title(connection, row)


def _texts(item: Item) -> Iterable[str]:
    yield from item.beslutsunderlag
    yield from (section.text for section in item.sections if section.kind in {"background", "summary"})


def _named(connection: Connection, row: RowMapping, body: str, day: str, number: str) -> Iterator[RowMapping]:
    """The § that a reference means, in the same organisation; the body's name may stand in a longer phrase."""
    try:
        when = date.fromisoformat(day)
    except ValueError:
        return
    rows = connection.execute(
        _PLACES.where(
            tables.item.c.number == number.replace(" ", ""),
            tables.document.c.meeting_id.in_(
                select(tables.meeting_date.c.meeting_id).where(tables.meeting_date.c.date == when)
            ),
        )
    ).mappings()
    words = analyse(body).split()
    alike = [one for one in rows if _is_same_house(row, one) and _is_called(one["body"], words)]
    longest = max((len(analyse(one["body"]).split()) for one in alike), default=0)
    yield from (one for one in alike if len(analyse(one["body"]).split()) == longest)


def _is_same_house(row: RowMapping, other: RowMapping) -> bool:
    return (
        None in {row["organisation_id"], other["organisation_id"]} or row["organisation_id"] == other["organisation_id"]
    )


def _is_called(body: str | None, words: Sequence[str]) -> bool:
    """Whether the phrase before a date ends in the body's name, or the name in the phrase ("arbetsutskottet")."""
    own = analyse(body or "").split()
    size = min(len(own), len(words))
    return bool(own) and own[-size:] == list(words)[-size:]


def _naming(connection: Connection, row: RowMapping) -> Iterator[tuple[RowMapping, Link]]:
    """The § whose beslutsunderlag names this one."""
    if not row["date"]:
        return
    day = row["date"].isoformat()
    underlag = tables.background_document
    told = connection.execute(select(underlag.c.item_id, underlag.c.text).where(underlag.c.text.contains(day)))
    for item_id, text in told.all():
        for match in _REFERENCE.finditer(text):
            body, when, number = match.groups()
            if (
                when == day
                and number.replace(" ", "") == row["number"]
                and _is_called(row["body"], analyse(body).split())
            ):
                others = connection.execute(_PLACES.where(tables.item.c.id == item_id)).mappings()
                for other in others:
                    if _is_same_house(row, other):
                        yield other, Link("hänvisning", match.group().strip(), certain=True)


def _of_same_title(connection: Connection, row: RowMapping) -> Iterator[tuple[RowMapping, Link]]:
    """The § of the same title in other bodies of the organisation, within a year or so; never certain."""
    if not row["organisation_id"] or not row["date"] or len(row["title"].split()) < 3:
        return
    same = (tables.item.c.title == row["title"]) & (tables.document.c.organisation_id == row["organisation_id"])
    for other in connection.execute(_PLACES.where(same)).mappings():
        near = other["date"] and abs((other["date"] - row["date"]).days) <= _APART
        if near and other["body"] != row["body"]:
            yield other, Link("rubrik", row["title"], certain=False)


def _steps(places: Sequence[_Place], items: dict[int, Item]) -> Iterator[Step]:
    """The steps; each is compared with what the one before it proposed, else with what it says was proposed to it."""
    handed: tuple[str, ...] = ()
    for place in places:
        row, item = place.entry, items[place.entry["item_id"]]
        proposed = handed or item.proposals
        decided = tuple(point.text for point in item.decisions if point.level == "decision")
        own = tuple(point.text for point in item.decisions if point.level == "proposal")
        answer = decided or own
        day = row["date"].isoformat() if row["date"] else None
        yield Step(
            id=row["record_id"],
            source=row["source"],
            kind=row["kind"],
            organisation=row["organisation"],
            body=row["body"],
            date=day,
            item=item,
            citation=citation(row["organisation"], row["body"], day, row["kind"], row["number"], row["source"]),
            links=place.links,
            proposed=proposed,
            changed=changes(proposed, answer) if proposed and answer else None,
        )
        handed = own or handed
