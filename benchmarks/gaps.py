"""How long the account of what is missing takes on a large archive: `python -m benchmarks.gaps [DOCUMENTS]`.

The archive is invented and filled by its tables directly: a hundred bodies, ten § a meeting, one meeting in fifty gone.
"""

import resource
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import Table, insert

from benchmarks.figures import Figure, digits, show, taken, timing
from corpus import tables
from corpus.archive import Archive, open_archive
from corpus.coverage import coverage
from corpus.holdings import Scope, accounts

Row = dict[str, object]
BODIES = 100
ITEMS = 10
LOST = 50
RECORD = "x" * 30_000
"""As long as the JSON of a common protokoll."""
TODAY = date(2030, 1, 1)


def measure(documents: int = 20_000) -> Iterator[Figure]:
    """Fills an archive, then times the account, the statement on all, and that on a few documents."""
    with tempfile.TemporaryDirectory() as folder, open_archive(str(Path(folder) / "a.db"), "write") as archive:
        fill(archive, documents)
        before = peak()
        with archive.transaction() as connection:
            seconds, gaps = timing(
                lambda: sum(year.missing_items for one in accounts(connection, TODAY) for year in one.years)
            )
        yield Figure(f"vad som saknas i {digits(documents)} dokument", f"{taken(seconds)}, {digits(gaps)} § saknas")
        few = Scope(documents=[f"r{one}" for one in range(20)])
        for what, scope in (("vad hela arkivet täcker", Scope()), ("vad 20 dokument täcker", few)):
            yield Figure(what, taken(timing(lambda: coverage(archive, TODAY, scope))[0]))  # noqa: B023
        yield Figure("minne", f"{digits(before)} MB före, {digits(peak())} MB som mest")


def peak() -> float:
    """The most memory the process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def fill(archive: Archive, documents: int) -> None:
    """Puts the documents into an empty archive, a thousand at a time."""
    with archive.transaction() as connection:
        connection.execute(insert(tables.organisation), {"id": 1, "name": "Region Testland", "type": "region"})
        bodies = [{"id": one + 1, "organisation_id": 1, "name": f"Nämnd {one}"} for one in range(BODIES)]
        connection.execute(insert(tables.body), bodies)
        for first in range(0, documents, 1000):
            rows: dict[Table, list[Row]] = {}
            for number in range(first, min(first + 1000, documents)):
                for table, row in document(number):
                    rows.setdefault(table, []).append(row)
            for table, own in rows.items():
                connection.execute(insert(table), own)


def document(number: int) -> Iterator[tuple[Table, Row]]:
    """The rows of one protokoll; a body meets every twelfth day, and some of its minutes never came."""
    id_, meeting = number + 1, number // BODIES
    meeting += meeting // LOST
    day = date(1990, 1, 5) + timedelta(days=12 * meeting)
    first = (day.timetuple().tm_yday - 1) // 12 * ITEMS + 1
    yield (
        tables.original,
        {"id": id_, "sha256": str(id_), "name": "a.pdf", "bytes": 1, "media_type": "", "referenced": False},
    )
    yield tables.meeting, {"id": id_, "body_id": number % BODIES + 1, "date": day}
    yield tables.meeting_date, {"meeting_id": id_, "position": 0, "date": day}
    yield (
        tables.document,
        {
            "id": id_,
            "record_id": f"r{number}",
            "original_id": id_,
            "position": 0,
            "kind": "protokoll",
            "organisation_id": 1,
            "meeting_id": id_,
            "text_layer": "native",
            "record_version": 1,
            "record": RECORD,
            "extractor": "",
            "withdrawn": False,
            "words": 1000,
            "unlabelled_words": 40,
        },
    )
    yield tables.justering, {"document_id": id_, "items": f"§§ {first}-{first + ITEMS - 1}"}
    following = day + timedelta(days=12)
    yield tables.announced, {"document_id": id_, "position": 0, "date": following, "text": "", "source": "next"}
    for place in range(ITEMS):
        item = number * ITEMS + place + 1
        yield tables.mention, {"document_id": id_, "position": place, "name": "Alva Ek"}
        yield (
            tables.attendee,
            {"document_id": id_, "position": place, "mention": place, "capacity": "member", "remote": False},
        )
        yield (
            tables.item,
            {
                "id": item,
                "document_id": id_,
                "position": place,
                "number": str(first + place),
                "title": "Ärende",
                "immediate_justering": False,
            },
        )
        yield tables.section, {"item_id": item, "position": 0, "kind": "decision", "text": "Nämnden godkänner. " * 40}
        yield (
            tables.decision,
            {"item_id": item, "number": 1, "text": "Nämnden godkänner.", "act": "", "level": "decision"},
        )


if __name__ == "__main__":
    show(measure(*map(int, sys.argv[1:])))
