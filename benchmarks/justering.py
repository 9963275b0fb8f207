"""How long the reports of the justering board take on a large archive: `python -m benchmarks.justering [DOCUMENTS]`.

The archive is that of benchmarks/gaps.py, of forty years, with a justering, signatures and a notice for each meeting.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import insert, select

from benchmarks.figures import Figure, digits, show, taken, timing
from benchmarks.gaps import fill
from corpus import tables
from corpus.archive import Archive, open_archive
from corpus.awaited import awaited
from corpus.board import Ask, board
from corpus.clock import clock
from corpus.facts import Facts, Printed
from corpus.tally import tallies


def measure(documents: int = 100_000) -> Iterator[Figure]:
    """Fills an archive and times each report; then the clocks alone, without a database."""
    with tempfile.TemporaryDirectory() as folder, open_archive(str(Path(folder) / "a.db"), "write") as archive:
        fill(archive, documents)
        today = _justera(archive)
        recent = Ask(today, recent=True)
        reports: tuple[tuple[str, Callable[[], int]], ...] = (
            ("`--late`", lambda: len(board(archive, Ask(today, late=True)))),
            ("`--due 7d`", lambda: len(board(archive, Ask(today, due=timedelta(days=7))))),
            ("`--ics`", lambda: len(board(archive, recent))),
            ("`--summary`", lambda: len(tallies(board(archive, Ask(today, recent=True, bare=True)), (), today))),
            ("`--status tid_loper`", lambda: len(board(archive, Ask(today, statuses=frozenset({"tid_loper"}))))),
            ("`--body`", lambda: len(board(archive, Ask(today, body="Nämnd 7")))),
            ("hela listan", lambda: len(board(archive, Ask(today)))),
            ("sammanträden utan protokoll", lambda: _awaited(archive, today)),
        )
        for name, report in reports:
            yield timed(name, report)
    facts = [_facts(number, today) for number in range(documents)]
    yield timed("bara dagarna, utan databas", lambda: len([clock(one, today) for one in facts]))


def timed(what: str, report: Callable[[], int]) -> Figure:
    """How long a report takes, and how many rows it has."""
    seconds, rows = timing(report)
    return Figure(what, f"{taken(seconds)}, {digits(rows)} rader")


def _awaited(archive: Archive, today: date) -> int:
    with archive.transaction() as connection:
        return len(awaited(connection, today, Ask(today).cutoff))


def _justera(archive: Archive) -> date:
    """Signs and announces every meeting but one in a hundred. Gives the day after the last but one."""
    with archive.transaction() as connection:
        connection.execute(tables.justering.delete())
        days = connection.execute(
            select(tables.document.c.id, tables.meeting.c.date).join(
                tables.meeting, tables.meeting.c.id == tables.document.c.meeting_id
            )
        ).all()
        done = [(id_, day) for id_, day in days if id_ % 100]
        connection.execute(
            insert(tables.justering),
            [{"document_id": id_, "date": day + timedelta(10), "printed_status": "justerat"} for id_, day in done],
        )
        connection.execute(
            insert(tables.notice),
            [
                {"document_id": id_, "position": 0, "posted": day + timedelta(11), "kept_at": "Kansliet"}
                for id_, day in done
            ],
        )
        connection.execute(
            insert(tables.signature),
            [
                {"document_id": id_, "position": place, "mention": place, "role": "justerare"}
                for id_, _ in done
                for place in range(3)
            ],
        )
    last: date = max(day for _, day in days)
    return last - timedelta(days=11)


def _facts(number: int, today: date) -> Facts:
    day = today - timedelta(days=number % 400)
    posted = day + timedelta(11)
    printed = Printed(day=day + timedelta(10), status="justerat", posted=posted, notice=True, kept_at=True)
    return Facts("law", (day,), printed)


if __name__ == "__main__":
    show(measure(*map(int, sys.argv[1:])))
