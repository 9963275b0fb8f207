"""The board as a table for people and as JSON."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from datetime import date

from corpus.awaited import Awaited
from corpus.boardrow import BoardRow, Part, number_range
from corpus.clock import UNSETTLED, Clock, Flag, Overdue
from corpus.itemstates import ItemState
from corpus.tally import Tally
from pipeline.boardwords import APPEAL, DEADLINES, FLAGS, JUSTERING, NOTICE, OVERDUE
from pipeline.screen import NOTHING, print_table

_HEADINGS = (
    "Datum",
    "Organ",
    "Omfattar",
    "Justering",
    "Justerat",
    "Anslag",
    "Anslaget",
    "Överklagande",
    "Sista dag",
    "Anmärkning",
    "Fil",
)
_AWAITED = ("Datum", "Organ", "Utlyst i", "Justeras senast", "Anmärkning")
_SUMMARY = (
    "Organ",
    "Dokument",
    "Väntar på justering",
    "Väntar på anslag",
    "Försenat",
    "Tiden löper",
    "Obekräftat",
    "Protokoll saknas",
    "Nästa dag",
)
_ITEMS = ("Datum", "Organ", "§", "Justering", "Anslag", "Överklagande", "Sista dag", "Rubrik")
MISSING = "protokoll saknas"
"""The state of a meeting without protokoll."""


def print_board(rows: Iterable[BoardRow], awaited: Iterable[Awaited]) -> None:
    """Prints a row a document, with § that have a clock of their own below it, then meetings without protokoll."""
    lines = [cells for row in rows for cells in _lines(row)]
    if lines:
        print_table(_HEADINGS, lines)
    missing = [_awaited_cells(one) for one in awaited]
    if missing:
        print(end="\n" if lines else "")
        print_table(_AWAITED, missing, "Sammanträden utan protokoll")


def print_items(states: Iterable[tuple[BoardRow, tuple[ItemState, ...]]]) -> None:
    """Prints a row a §."""
    lines = [
        _filled(
            _day(row.day),
            _whose(row.body, row.organisation),
            one.item,
            JUSTERING[one.justering],
            NOTICE[one.notice],
            APPEAL[one.appeal],
            _day(one.appeal_last_day),
            one.title,
        )
        for row, items in states
        for one in items
    ]
    if lines:
        print_table(_ITEMS, lines)


def print_summary(bodies: Iterable[Tally]) -> None:
    """Prints a row a body."""
    print_table(_SUMMARY, [_tally_cells(one) for one in bodies])


def _tally_cells(one: Tally) -> tuple[str, ...]:
    coming = f"{one.next_day} {DEADLINES[one.next_what].lower()}" if one.next_day and one.next_what else ""
    numbers = (
        one.documents,
        one.waiting,
        one.unannounced,
        one.overdue,
        one.running,
        one.unconfirmed,
        one.missing,
    )
    return _filled(_whose(one.body, one.organisation), *map(str, numbers), coming)


def _lines(row: BoardRow) -> Iterator[tuple[str, ...]]:
    printed = row.printed
    yield _filled(
        _day(row.day),
        _whose(row.body, row.organisation),
        _covers(row),
        *_states(row.clock, printed.posted, printed.appeal_last_day),
        _remarks(row.clock, row.more_flags),
        row.source,
    )
    for part in row.parts:
        yield _part_line(row, part)


def _part_line(row: BoardRow, part: Part) -> tuple[str, ...]:
    where = f"se {part.document[:12]}" if part.document else ""
    return _filled(
        _day(row.day),
        f"· {row.body or ''}",
        number_range(part.items),
        *_states(part.clock, None, None),
        _remarks(part.clock, ()),
        where,
    )


def _remarks(one: Clock, more: Iterable[Flag]) -> str:
    """What is overdue, and what does not agree; what is overdue is not told as a remark too."""
    late = [f"FÖRSENAT: {', '.join(OVERDUE[what] for what in one.overdue)}"] if one.overdue else []
    told = {_FLAG_OF[what] for what in one.overdue}
    return "; ".join((*late, *(FLAGS[flag] for flag in (*one.flags, *more) if flag not in told)))


_FLAG_OF: dict[Overdue, Flag] = {"justering": "forsenad", "anslag": "forsenat_anslag", "protokoll": "forsenad"}


def _states(one: Clock, posted: date | None, stated: date | None) -> tuple[str, str, str, str, str, str]:
    derived = one.derived
    if one.justering == "ej_tillampligt":
        return (JUSTERING[one.justering], "", NOTICE[one.notice], _day(posted), APPEAL[one.appeal], "")
    up = _day(derived.posted or posted) or (_latest(derived.notice_last_day) if one.waits else "")
    last = "" if one.notice == "nedtaget_for_tidigt" else _day(derived.appeal_last_day)
    if stated and stated != derived.appeal_last_day:
        last = f"{last} (angivet {stated})".strip()
    return JUSTERING[one.justering], _justerat(one), NOTICE[one.notice], up, APPEAL[one.appeal], last


def _justerat(one: Clock) -> str:
    """The day of the justering; of one that may be to come the day that is printed for it, or the last one."""
    day = one.derived.justering_day
    if one.justering not in UNSETTLED:
        return _day(day)
    return f"angivet {day}" if day else _latest(one.derived.justering_last_day) if one.waits else ""


def _latest(day: date | None) -> str:
    return f"senast {day}" if day else ""


def _covers(row: BoardRow) -> str:
    """The § that the document holds; points of notes bear no §."""
    covered = number_range(row.items)
    immediate = f" (omedelbart: {number_range(row.immediate_items)})" if row.immediate_items else ""
    return (covered if row.kind in {"protokoll", "protokollsutdrag"} else covered.lstrip("§ ")) + immediate


def _awaited_cells(one: Awaited) -> tuple[str, ...]:
    remarks = [word for word, told in (("försenat", one.overdue), ("bara utdrag finns", one.extracts)) if told]
    sources = ", ".join(dict.fromkeys(by.document_id[:12] for by in one.announced))
    return _filled(_day(one.day), _whose(one.body, one.organisation), sources, _day(one.last_day), ", ".join(remarks))


def _whose(body: str | None, organisation: str | None) -> str:
    return ", ".join(name for name in (body, organisation) if name)


def _filled(*cells: str) -> tuple[str, ...]:
    return tuple(cell or NOTHING for cell in cells)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


_KEYS: tuple[tuple[str, Callable[[BoardRow], object]], ...] = (
    ("id", lambda row: row.id),
    ("source", lambda row: row.source),
    ("kind", lambda row: row.kind),
    ("organisation", lambda row: row.organisation),
    ("body", lambda row: row.body),
    ("date", lambda row: row.day),
    ("items", lambda row: row.items),
    ("immediate_items", lambda row: row.immediate_items),
    ("state", lambda row: row.state),
    ("printed_status", lambda row: row.printed.status),
    ("justering_date", lambda row: row.printed.day),
    ("printed_items", lambda row: row.printed.items),
    ("adjusters", lambda row: row.printed.adjusters),
    ("posted", lambda row: row.printed.posted),
    ("removed", lambda row: row.printed.removed),
    ("appeal_last_day", lambda row: row.printed.appeal_last_day),
    ("dates", lambda row: row.days),
    ("body_kind", lambda row: row.body_kind),
    ("body_kind_decided", lambda row: row.kind_decided),
    ("justering_state", lambda row: row.clock.justering),
    ("notice_state", lambda row: row.clock.notice),
    ("appeal_state", lambda row: row.clock.appeal),
    ("derived", lambda row: asdict(row.clock.derived)),
    ("flags", lambda row: row.flags),
    ("overdue", lambda row: row.overdue),
    ("deadlines", lambda row: [one._asdict() for one in row.deadlines]),
    ("confirmed", lambda row: [one._asdict() for one in row.confirmed]),
    ("signed_at", lambda row: row.printed.signed_at),
    ("unsigned", lambda row: sum(not signed for signed in row.printed.signed)),
    ("file_signatures", lambda row: [asdict(one) for one in row.file_signatures]),
    ("parts", lambda row: [_part_as_json(part) for part in row.parts]),
    ("main", lambda row: row.main),
    ("versions", lambda row: [{"id": id_, "printed_status": status} for id_, status in row.versions]),
    ("historical", lambda row: row.historical),
    ("announced", lambda _: []),
)
"""The keys of a row, and what stands under each."""


def row_as_json(row: BoardRow, items: Iterable[ItemState] | None = None) -> dict[str, object]:
    """A document; `item_states` only where they are given."""
    found = {key: value(row) for key, value in _KEYS}
    return found if items is None else {**found, "item_states": [one._asdict() for one in items]}


def awaited_as_json(one: Awaited, *, items: bool = False) -> dict[str, object]:
    """A meeting without protokoll, with the keys of a document; what it has not is null.

    `items` adds the key that documents have with their §.
    """
    known: dict[str, object] = {
        "organisation": one.organisation,
        "body": one.body,
        "body_kind": one.body_kind,
        "date": one.day,
        "dates": [one.day],
        "state": MISSING,
        "flags": [],
        "overdue": ["protokoll"] if one.overdue else [],
        "deadlines": [{"what": "protokoll_senast", "day": one.last_day, "items": []}] if one.last_day else [],
        "announced": [{"source": by.source, "id": by.document_id, "text": by.text} for by in one.announced],
    }
    found = {key: known.get(key) for key, _ in _KEYS}
    return {**found, "item_states": []} if items else found


def _part_as_json(part: Part) -> dict[str, object]:
    return {
        "items": part.items,
        "document": part.document,
        "justering_state": part.clock.justering,
        "notice_state": part.clock.notice,
        "appeal_state": part.clock.appeal,
        "derived": asdict(part.clock.derived),
        "flags": part.clock.flags,
        "overdue": part.clock.overdue,
        "confirmed": [one._asdict() for one in part.confirmed],
    }


def tally_as_json(one: Tally) -> dict[str, object]:
    """A body."""
    return one._asdict()
