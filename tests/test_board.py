"""The justering board and the counts."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from corpus.archive import Archive, open_archive
from corpus.board import Ask, board
from corpus.boardrow import number_range, state_of
from corpus.facts import Printed
from corpus.status import BodyCount, Count, status
from house import ROOT
from minutes import FULL, FULL_DATA, item, minutes, presentation
from models.errors import EmptyFile, NoText
from pipeline.commands.status import WARNINGS
from shelf import keep, quarantine

TODAY = date(2024, 5, 1)


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        ((), ""),
        (("22",), "§ 22"),
        (("36", "37", "38"), "§§ 36-38"),
        (("106", "108", "109"), "§§ 106, 108-109"),
        (("9", "10", "10a", "11"), "§§ 9-10, 10a, 11"),
    ],
)
def test_number_range(numbers: tuple[str, ...], shown: str) -> None:
    assert number_range(numbers) == shown


@pytest.mark.parametrize(
    ("kind", "printed", "state"),
    [
        ("protokoll", Printed(), "okänt"),
        ("protokollsutdrag", Printed(), "okänt"),
        ("protokoll", Printed(status="ojusterat"), "ojusterat"),
        ("protokoll", Printed(status="justerat"), "justerat"),
        ("protokoll", Printed(status="omedelbart justerat"), "omedelbart justerat"),
        ("protokoll", Printed(day=date(2024, 4, 30)), "datum angivet"),
        ("protokoll", Printed(day=TODAY), "datum angivet"),
        ("protokoll", Printed(day=date(2024, 5, 2)), "justering planerad"),
        ("protokoll", Printed(signed=(True, True)), "underskrivet"),
        ("protokoll", Printed(signed=(True, False)), "okänt"),
        ("protokoll", Printed(day=date(2024, 4, 30), status="ojusterat"), "ojusterat"),
        ("minnesanteckningar", Printed(), "ej tillämpligt"),
        ("minnesanteckningar", Printed(day=TODAY, status="justerat"), "ej tillämpligt"),
        ("kallelse", Printed(), "ej tillämpligt"),
        ("other", Printed(), "ej tillämpligt"),
    ],
)
def test_state(kind: str, printed: Printed, state: str) -> None:
    assert state_of(kind, printed, TODAY) == state


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with open_archive(str(tmp_path / "a.db"), "write") as opened:
        keep(opened, FULL_DATA, "fullt.txt", [FULL])
        notes = replace(minutes("anteckningar.txt", item("1", "Val")), kind="minnesanteckningar", justering=None)
        for record in (
            minutes("äldre.txt", item("1", "Val"), date="2023-01-09"),
            notes,
            presentation("bild.txt", "Bild"),
        ):
            keep(opened, record.source.name.encode(), record.source.name, [record])
        yield opened


def test_a_row_a_document_newest_first(archive: Archive) -> None:
    rows = board(archive, Ask(TODAY))
    assert [(row.source, row.state) for row in rows] == [
        ("fullt.txt", "justerat"),
        ("anteckningar.txt", "ej tillämpligt"),
        ("äldre.txt", "okänt"),
        ("bild.txt", "ej tillämpligt"),
    ]


def test_a_row_holds_what_is_printed_and_what_is_computed(archive: Archive) -> None:
    row = board(archive, Ask(TODAY))[0]
    assert (row.id, row.source, row.kind) == (FULL.id, "fullt.txt", "protokoll")
    assert (row.organisation, row.body, row.body_kind) == ("Region Testland", "Regionfullmäktige", "fullmäktige")
    assert (row.day, row.days) == (date(2024, 4, 9), (date(2024, 4, 9), date(2024, 4, 10)))
    assert (row.items, row.immediate_items, row.state) == (("40", "41"), ("41",), "justerat")
    assert row.printed == Printed(
        day=date(2024, 4, 17),
        items="§§ 40-41",
        status="justerat",
        adjusters=("Bo Lind",),
        signed=(False, False),
        posted=date(2024, 4, 18),
        removed=date(2024, 5, 10),
        appeal_last_day=date(2024, 5, 9),
        notice=True,
        kept_at=True,
    )
    derived = row.clock.derived
    assert (derived.justering_last_day, derived.notice_last_day) == (date(2024, 4, 24), date(2024, 4, 19))
    assert (derived.appeal_last_day, derived.earliest_removal) == (date(2024, 5, 10), date(2024, 5, 11))
    assert row.clock.flags == ("nedtas_for_tidigt", "overklagandedag_avviker")
    (own,) = row.parts  # § 41 was justerad at the meeting, and nothing tells of its notice
    assert (own.items, own.document, own.clock.justering) == (("41",), None, "omedelbart_justerat")
    assert own.clock.derived.notice_last_day == date(2024, 4, 12)
    assert row.overdue == ("anslag",)


def test_status_counts(archive: Archive) -> None:
    for data, problem in ((b"", EmptyFile("Tom.")), (b"1", NoText("Bild.")), (b"2", NoText("Bild."))):
        quarantine(archive, data, "x.pdf", problem)
    found = status(archive)
    assert (found.files, found.documents, found.items) == (4, 4, 4)
    assert found.kinds == (Count("protokoll", 2), Count("minnesanteckningar", 1), Count("other", 1))
    assert found.years == (Count("2023", 1), Count("2024", 2), Count(None, 1))
    assert found.bodies == (
        BodyCount("Region Testland", "Regionfullmäktige", 1),
        BodyCount("Region Testland", "Regionstyrelsen", 2),
        BodyCount(None, None, 1),
    )
    assert found.warnings == (Count("vote-count", 1),)
    assert found.quarantine == (Count("bild", 2), Count("tom", 1))


def test_every_warning_has_words() -> None:
    codes = {
        code
        for folder in ("extractors", "corpus")
        for path in (ROOT / folder).rglob("*.py")
        for code in re.findall(r"\b(?:warn|Warning)\(\s*[\"']([\w-]+)[\"']", path.read_text("utf-8"))
    }
    assert codes
    assert codes == set(WARNINGS)
