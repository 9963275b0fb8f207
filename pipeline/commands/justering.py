"""`protokoll justering`: where each protokoll stands, what is late and what comes, and what people confirm of it."""

import argparse
import sys
from collections.abc import Callable
from datetime import date
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from corpus.archive import open_archive
from corpus.awaited import Awaited, awaited
from corpus.board import Ask, rows_of_board
from corpus.boardrow import BoardRow
from corpus.bodykinds import decide_kind
from corpus.calendars import add_calendar
from corpus.confirmations import Noted, Said, confirm, fact_named, log
from corpus.itemstates import ItemState, item_states
from corpus.tally import tallies
from models.errors import UsageProblem
from output.ics import calendar
from pipeline.arguments import day as as_day
from pipeline.boardevents import events
from pipeline.boardtable import (
    awaited_as_json,
    print_board,
    print_items,
    print_summary,
    row_as_json,
    tally_as_json,
)
from pipeline.boardwords import APPEAL, JUSTERING, NOTICE
from pipeline.calendarfile import read_calendar
from pipeline.jsonlines import print_json
from pipeline.person import who, why
from pipeline.screen import NOTHING, counted, print_table
from pipeline.settings import Settings

LATE = 3
"""Exit code when something is overdue and --fail-on-late was given."""
_LOG = ("Uppgift", "Dag", "§", "Anslagstavla", "Vem", "När", "Varför")
_PLAIN = str.maketrans("åäö -", "aao__")
_CHANGING = ("undo", "item", "board", "organisation", "who", "why")
_REPORTING = ("status", "late", "due", "items", "summary", "ics", "json", "fail_on_late", "since")


def run(settings: Settings, args: argparse.Namespace) -> int:
    """Prints the board, or does what the first word says.

    Raises UsageProblem for words that have no meaning together.
    """
    action = _ACTIONS.get(args.action)
    if action is None:
        raise UsageProblem(f"justering {args.action} finns inte.", f"Välj bland: {', '.join(filter(None, _ACTIONS))}")
    unused = _REPORTING if args.action else _CHANGING
    for name in unused:
        if getattr(args, name):
            option = f"--{name.replace('_', '-')}"
            raise UsageProblem(f"{option} används inte med protokoll justering {args.action or ''}".strip() + ".")
    return action(settings, args)


# --- the report


class _Found(NamedTuple):
    rows: tuple[BoardRow, ...]
    awaited: tuple[Awaited, ...]
    items: dict[str, tuple[ItemState, ...]] | None


def _report(settings: Settings, args: argparse.Namespace) -> int:
    today = _today(args)
    found = _found(settings, args, today)
    if args.ics:
        sys.stdout.write(calendar(events(found.rows, found.awaited, today), today))
    elif args.summary:
        _print_summary(found, today, as_json=args.json)
    elif args.json:
        for row in found.rows:
            print_json(row_as_json(row, None if found.items is None else found.items.get(row.id, ())))
        for one in found.awaited:
            print_json(awaited_as_json(one, items=args.items))
    else:
        _print(found, args)
    late = any(row.overdue for row in found.rows) or any(one.overdue for one in found.awaited)
    return LATE if args.fail_on_late and late else 0


def _found(settings: Settings, args: argparse.Namespace, today: date) -> _Found:
    ask = Ask(
        today,
        args.since,
        args.body,
        _statuses(args.status),
        late=args.late,
        due=args.due,
        recent=args.ics or args.summary,
        bare=args.ics or args.summary,
    )
    with open_archive(settings.archive, "read", settings.originals) as archive, archive.transaction() as connection:
        rows = rows_of_board(connection, ask)
        missing = () if args.status else awaited(connection, today, ask.cutoff, args.body)
        items = dict(item_states(connection, rows)) if args.items else None
    return _Found(rows, tuple(one for one in missing if _is_asked_for(one, ask)), items)


def _is_asked_for(one: Awaited, ask: Ask) -> bool:
    if ask.late and not one.overdue:
        return False
    return ask.due is None or (one.last_day is not None and ask.is_near(one.last_day))


def _statuses(typed: str | None) -> frozenset[str]:
    """States as they are typed, in words or as in JSON, parted by commas."""
    if not typed:
        return frozenset()
    known = dict(chain.from_iterable(((code, code), (_plain(word), code)) for code, word in _words()))
    found = set()
    for word in typed.split(","):
        if _plain(word) not in known:
            raise UsageProblem(
                f"Läget {word.strip()} finns inte.", f"Välj bland: {', '.join(code for code, _ in _words())}"
            )
        found.add(known[_plain(word)])
    return frozenset(found)


def _words() -> list[tuple[str, str]]:
    found: dict[str, str] = {}
    for words in (JUSTERING, NOTICE, APPEAL):
        found.update({str(code): word for code, word in words.items()})
    return list(found.items())


def _plain(word: str) -> str:
    return word.strip().casefold().translate(_PLAIN)


def _print_summary(found: _Found, today: date, *, as_json: bool) -> None:
    bodies = tallies(found.rows, found.awaited, today)
    if as_json:
        for one in bodies:
            print_json(tally_as_json(one))
    else:
        print_summary(bodies)


def _print(found: _Found, args: argparse.Namespace) -> None:
    if found.items is not None:
        print_items((row, found.items.get(row.id, ())) for row in found.rows)
    elif found.rows or found.awaited:
        print_board(found.rows, found.awaited)
    elif args.status or args.late or args.due is not None or args.body:
        print("Inget att visa.")
    else:
        print("Arkivet innehåller inga dokument.")


# --- what people say


def _confirm(settings: Settings, args: argparse.Namespace) -> int:
    subject, fact = _needed(args.subject, "ID"), fact_named(_needed(args.fact, "UPPGIFT"))
    if not args.undo and args.day is None:
        raise UsageProblem(
            "Dagen saknas.", f"Skriv till exempel: protokoll justering confirm {subject} {fact} 2026-09-01"
        )
    said = Said(fact, None if args.undo else _typed_day(args.day), who(args), why(args), args.item, args.board)
    with open_archive(settings.archive, "write", settings.originals) as archive:
        stored = confirm(archive, subject, said, _today(args))
    what = f"{said.fact} {said.day}" if said.day else f"{said.fact} är tillbakataget"
    print(f"{stored.id[:12]}{f' § {said.item}' if said.item else ''}: {what}.")
    return 0


def _typed_day(text: str) -> date:
    """A day as it is typed. Raises UsageProblem when it is none."""
    try:
        return as_day(text)
    except argparse.ArgumentTypeError as error:
        raise UsageProblem(f"{str(error)[0].upper()}{str(error)[1:]}.") from None


def _body(settings: Settings, args: argparse.Namespace) -> int:
    body = _needed(args.subject, "ORGAN")
    kind = None if args.undo else _needed(args.fact, "UPPGIFT")
    boards = [name.strip() for name in (args.board or "").split(";") if name.strip()]
    with open_archive(settings.archive, "write", settings.originals) as archive:
        decide_kind(archive, args.organisation, body, kind, boards, who(args), why(args))
    print(f"{body}: {kind or 'slaget följer åter av namnet'}.")
    return 0


def _log(settings: Settings, args: argparse.Namespace) -> int:
    with open_archive(settings.archive, "read", settings.originals) as archive:
        noted = log(archive, _needed(args.subject, "ID"))
    if noted:
        print_table(_LOG, [_log_cells(one) for one in noted])
    else:
        print("Inget är bekräftat.")
    return 0


def _log_cells(one: Noted) -> tuple[str, ...]:
    day = one.day.isoformat() if one.day else "tillbakataget"
    return tuple(cell or NOTHING for cell in (one.fact, day, one.item, one.board, one.who, one.at, one.why))


def _calendar(settings: Settings, args: argparse.Namespace) -> int:
    path = Path(_needed(args.subject, "FIL"))
    days = read_calendar(path, args.body, args.organisation)
    with open_archive(settings.archive, "write", settings.originals) as archive:
        add_calendar(archive, days, path.name, who(args))
    print(f"{counted(len(days), 'sammanträde', 'sammanträden')} ur {path.name}.")
    return 0


def _needed(value: str | None, name: str) -> str:
    if not value:
        raise UsageProblem(f"{name} saknas.", "Se: protokoll justering --help")
    return value


def _today(args: argparse.Namespace) -> date:
    return args.today or date.today()  # noqa: DTZ011  (the user's own calendar day)


_ACTIONS: dict[str | None, Callable[[Settings, argparse.Namespace], int]] = {
    None: _report,
    "confirm": _confirm,
    "log": _log,
    "body": _body,
    "calendar": _calendar,
}
