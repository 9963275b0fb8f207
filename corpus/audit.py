"""A protokollsgranskning: what is wrong with the protokoll of a body in a year, within them and in their justering."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, select

from corpus.archive import Archive
from corpus.awaited import awaited
from corpus.board import Ask, rows_of_board
from corpus.boardrow import BoardRow
from corpus.clock import UNSETTLED, Clock, Flag
from corpus.findings import RULES, Code, Finding, findings, page_of
from corpus.gaps import BodyAccount
from corpus.holdings import Scope, accounts, swedish
from corpus.tables import document
from models.deadlines import law_of
from models.record import Record
from models.serialise import from_json

_CHUNK = 200
_TODAYS_LAW = date(2018, 1, 1)


class Audited(NamedTuple):
    """A finding, and where.

    law, words  of its rule
    day         of the meeting, ISO
    document    the record; None for what no document holds
    """

    code: Code
    law: str
    words: str
    organisation: str | None
    body: str | None
    day: date | None
    document: str | None
    source: str | None
    item: str | None
    page: int | None
    text: str


class Audit(NamedTuple):
    """What was looked at, and what was found, by body and day."""

    today: date
    body: str | None
    year: int | None
    documents: int
    found: tuple[Audited, ...]


def audit(archive: Archive, today: date, body: str | None, year: int | None) -> Audit:
    """Goes through the protokoll of a body, or of all, in a year, or in all. Raises ArchiveProblem.

    Only bodies that kommunallagen's rules hold for. What happened before a year ago is looked at too: here the past is
    the point.
    """
    with archive.transaction() as connection:
        ask = Ask(today, since=date.min, body=body)
        rows = [row for row in rows_of_board(connection, ask) if _is_audited(row, year)]
        found = [
            *_of_records(connection, rows),
            *_of_series(connection, today, body, year, rows),
            *_of_meetings(connection, today, body, year),
        ]
    order = sorted(found, key=lambda one: (swedish(one.organisation), swedish(one.body), one.day or date.max))
    return Audit(today, body, year, len(rows), tuple(dict.fromkeys(order)))


def _is_audited(row: BoardRow, year: int | None) -> bool:
    kept = row.kind == "protokoll" and row.clock.justering != "ej_tillampligt"
    return kept and (year is None or (row.day is not None and row.day.year == year))


def _of_records(connection: Connection, rows: Sequence[BoardRow]) -> Iterator[Audited]:
    for start in range(0, len(rows), _CHUNK):
        chunk = rows[start : start + _CHUNK]
        ids = [row.document_id for row in chunk]
        stored = select(document.c.id, document.c.record).where(document.c.id.in_(ids))
        records = {one.id: one.record for one in connection.execute(stored)}
        for row in chunk:
            record = from_json(records[row.document_id])
            for one in (*findings(record), *_of_clocks(row, record)):
                yield _audited(one, row)


def _audited(one: Finding, row: BoardRow) -> Audited:
    rule = RULES[one.code]
    return Audited(
        one.code,
        _law(rule.law, row.day),
        rule.words,
        row.organisation,
        row.body,
        row.day,
        row.id,
        row.source,
        one.item,
        one.page,
        one.text,
    )


def _law(written: str, day: date | None) -> str:
    """Where a rule is written, in the law of that day: today's sections do not hold for older meetings."""
    law = law_of(day) if day and written.startswith("KL") else None
    older = law is not None and law.since < _TODAYS_LAW
    return f"{law.name}, motsvarande {written}" if law and older else written


_FLAGGED: Mapping[Flag, tuple[Code, str]] = {
    "ofullstandigt_anslag": ("anslag_ofullstandigt", "/justering/notice"),
    "nedtas_for_tidigt": ("anslag_ned_for_tidigt", "/justering/notice/removed"),
    "nedtaget_for_tidigt": ("anslag_ned_for_tidigt", "/justering/notice/removed"),
    "overklagandedag_avviker": ("overklagandedag_fel", "/justering/notice/appeal_last_day"),
    "datum_orimligt": ("dagar_orimliga", "/justering/notice/posted"),
    "fore_sammantrade": ("justering_fore_sammantradet", "/justering/date"),
}
"""Flags that are findings as they are, and where the value stands."""


def _of_clocks(row: BoardRow, record: Record) -> Iterator[Finding]:
    yield from _of_clock(row.clock, record, None, row)
    for part in row.parts:
        if part.document is None:
            for number in part.items:
                yield from _of_clock(part.clock, record, number, row)


def _of_clock(one: Clock, record: Record, item: str | None, row: BoardRow) -> Iterator[Finding]:
    derived, flags = one.derived, set(one.flags)
    if "forsenad" in flags:
        late: Code = "justering_oklar" if one.justering in UNSETTLED else "justering_sen"
        told = f"Justerat {derived.justering_day}, senast {derived.justering_last_day}."
        unclear = f"Skulle ha justerats senast {derived.justering_last_day}."
        text = told if late == "justering_sen" else unclear
        yield Finding(late, item, page_of(record, "/justering/date"), text)
    if "forsenat_anslag" in flags:
        code: Code = "anslag_sent" if derived.posted else "anslag_saknas"
        told = f"Anslaget {derived.posted}, senast" if derived.posted else "Skulle ha anslagits senast"
        page = page_of(record, "/justering/notice/posted")
        yield Finding(code, item, page, f"{told} {derived.notice_last_day}.")
    for flag, (flagged, path) in _FLAGGED.items():
        if flag in flags:
            yield Finding(flagged, item, page_of(record, path), _stated(row, derived.appeal_last_day))


def _stated(row: BoardRow, last: date | None) -> str:
    """The printed days of a notice, beside what is computed."""
    printed = row.printed
    days = (
        ("Justerat", printed.day),
        ("anslaget", printed.posted),
        ("nedtas", printed.removed),
        ("angiven sista dag", printed.appeal_last_day),
        ("beräknad sista dag", last),
    )
    return ", ".join(f"{word} {day}" for word, day in days if day) + "."


def _of_series(
    connection: Connection,
    today: date,
    body: str | None,
    year: int | None,
    rows: Iterable[BoardRow],
) -> Iterator[Audited]:
    """§ that no document holds, and those that two meetings have."""
    own: dict[tuple[str | None, str | None], list[BoardRow]] = {}
    for row in rows:
        own.setdefault((row.organisation, row.body), []).append(row)
    for account in accounts(connection, today, Scope(body=body, first=year, last=year)):
        key = (account.organisation, account.body)
        if key in own:
            yield from _gaps(account)
            yield from _doubles(account, own[key])


def _doubles(account: BodyAccount, rows: Iterable[BoardRow]) -> Iterator[Audited]:
    """The same number at two meetings of a year whose § run through it."""
    running = {one.year for one in account.years if one.series in {"year", "continued"}}
    first: dict[tuple[int, str], BoardRow] = {}
    for row in sorted(rows, key=lambda row: (row.day or date.max, row.id)):
        for number in dict.fromkeys(row.items) if row.day and row.day.year in running else ():
            assert row.day is not None
            before = first.setdefault((row.day.year, number), row)
            if before.days != row.days:
                text = f"§ {number} finns också i protokollet den {before.day} ({before.source})."
                yield _audited(Finding("paragraf_dubbel", number, None, text), row)


def _gaps(account: BodyAccount) -> Iterator[Audited]:
    rule = RULES["paragraf_saknas"]
    for year in account.years:
        for gap in year.gaps:
            edge = gap.after or gap.before
            missing = f"§ {gap.first}" if gap.first == gap.last else f"§§ {gap.first}-{gap.last}"
            around = " och ".join(f"§ {one.number} den {one.day}" for one in (gap.after, gap.before) if one)
            yield Audited(
                "paragraf_saknas",
                _law(rule.law, edge.day if edge else None),
                rule.words,
                account.organisation,
                account.body,
                edge.day if edge else None,
                edge.id if edge else None,
                None,
                None,
                None,
                f"{missing} saknas; närmast finns {around}." if around else f"{missing} saknas.",
            )


def _of_meetings(connection: Connection, today: date, body: str | None, year: int | None) -> Iterator[Audited]:
    rule = RULES["protokoll_saknas"]
    first = date(year, 1, 1) if year else date(1977, 1, 1)
    for one in awaited(connection, today, first, body):
        if one.overdue and (year is None or one.day.year == year):
            source = one.announced[0].document_id if one.announced else None
            told = f"Utlyst till {one.day}; skulle ha justerats senast {one.last_day}."
            yield Audited(
                "protokoll_saknas",
                _law(rule.law, one.day),
                rule.words,
                one.organisation,
                one.body,
                one.day,
                None,
                source,
                None,
                None,
                told,
            )


def counts(found: Iterable[Audited]) -> Mapping[Code, int]:
    """How many there are of each, in the order of the rules."""
    codes = [one.code for one in found]
    return {code: codes.count(code) for code in RULES if code in codes}
