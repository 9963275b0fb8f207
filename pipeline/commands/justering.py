"""`protokoll justering`: what the documents print about their justering and notice."""

import argparse
from datetime import date

from corpus.archive import open_archive
from corpus.board import BoardRow, board, number_range
from pipeline.jsonlines import print_json
from pipeline.screen import NOTHING, print_table
from pipeline.settings import Settings

_HEADINGS = ("Datum", "Organ", "Omfattar", "Läge", "Justerat", "Justerare", "Anslaget", "Nedtas", "Fil")


def run(settings: Settings, args: argparse.Namespace) -> int:
    """Prints the board, a document a row."""
    today = args.today or date.today()  # noqa: DTZ011  (the user's own calendar day)
    with open_archive(settings.archive, "read", settings.originals) as archive:
        rows = board(archive, today)
    if args.json:
        for row in rows:
            print_json(_as_json(row))
    elif rows:
        print_table(_HEADINGS, [_cells(row) for row in rows])
    else:
        print("Arkivet innehåller inga dokument.")
    return 0


def _cells(row: BoardRow) -> tuple[str, ...]:
    printed = row.printed
    immediate = f" (omedelbart: {number_range(row.immediate_items)})" if row.immediate_items else ""
    cells = (
        _day(row.day),
        ", ".join(name for name in (row.body, row.organisation) if name),
        _covers(row) + immediate,
        row.state,
        _day(printed.day),
        ", ".join(printed.adjusters),
        _day(printed.posted),
        _day(printed.removed),
        row.source,
    )
    return tuple(cell or NOTHING for cell in cells)


def _covers(row: BoardRow) -> str:
    """The § that the document holds; points of notes bear no §."""
    covered = number_range(row.items)
    return covered if row.kind in {"protokoll", "protokollsutdrag"} else covered.lstrip("§ ")


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _as_json(row: BoardRow) -> dict[str, object]:
    printed = row.printed
    return {
        "id": row.id,
        "source": row.source,
        "kind": row.kind,
        "organisation": row.organisation,
        "body": row.body,
        "date": row.day,
        "items": row.items,
        "immediate_items": row.immediate_items,
        "state": row.state,
        "printed_status": printed.status,
        "justering_date": printed.day,
        "printed_items": printed.items,
        "adjusters": printed.adjusters,
        "posted": printed.posted,
        "removed": printed.removed,
        "appeal_last_day": printed.appeal_last_day,
    }
