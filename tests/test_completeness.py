"""What is missing of an archive, and what an answer rests on: read from the tables, and told by the commands."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from sqlalchemy import insert, select
from sqlalchemy.dialects import postgresql, sqlite

from corpus import holdings, tables
from corpus.archive import Archive, open_archive
from corpus.coverage import coverage
from corpus.gaps import BodyAccount
from corpus.holdings import EVERYTHING, Scope, accounts, organisation_drifts, swedish, unplaced
from corpus.withdrawals import withdraw
from minutes import item, minutes, presentation
from models.record import Item, Justering, Kind, Meeting, Organisation, Record, Section, SectionKind
from pipeline import cli
from shelf import keep

TODAY = date(2025, 1, 1)
TESTLAND = "Region Testland"


def held(
    name: str,
    day: str | None,
    *numbers: int,
    body: str | None = "Driftnämnden",
    kind: Kind = "protokoll",
    stated: str | None = None,
    organisation: str = TESTLAND,
) -> Record:
    """Minutes with those §, each with a few words of its own under a label."""
    items = [item(str(number), f"Ärende {name} {number}", f"Nämnden godkänner {name} {number}.") for number in numbers]
    return replace(
        minutes(name, *items, date=day),
        kind=kind,
        body=body,
        organisation=Organisation(organisation, "region", None),
        justering=Justering(items=stated) if kind == "protokoll" else None,
    )


def put(archive: Archive, *records: Record) -> None:
    for record in records:
        keep(archive, record.source.name.encode(), record.source.name, [record])


def account_of(archive: Archive, scope: Scope = EVERYTHING) -> list[BodyAccount]:
    with archive.transaction() as connection:
        return list(accounts(connection, TODAY, scope))


def missing(archive: Archive) -> list[tuple[str, int, int, int]]:
    return [
        (account.body, year.year, gap.first, gap.last)
        for account in account_of(archive)
        for year in account.years
        for gap in year.gaps
    ]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.db"


@pytest.fixture
def archive(path: Path) -> Iterator[Archive]:
    with open_archive(str(path), "write") as opened:
        yield opened


# --- read from the tables


def test_bodies_and_years_in_swedish_order(archive: Archive) -> None:
    put(
        archive,
        held("ö", "2024-01-09", 1, body="Östra nämnden"),
        held("å", "2024-01-09", 1, body="Ålderdomsnämnden"),
        held("ä2", "2024-01-09", 1, body="Äldrenämnden"),
        held("ä1", "2023-01-09", 1, body="Äldrenämnden"),
        held("z", "2024-01-09", 1, body="Zoologiska nämnden", organisation="Åstads kommun"),
    )
    found = [
        (account.organisation, account.body, [year.year for year in account.years]) for account in account_of(archive)
    ]
    assert found == [
        (TESTLAND, "Ålderdomsnämnden", [2024]),
        (TESTLAND, "Äldrenämnden", [2023, 2024]),
        (TESTLAND, "Östra nämnden", [2024]),
        ("Åstads kommun", "Zoologiska nämnden", [2024]),
    ]
    assert sorted(["ö", None, "z", "ä", "Å"], key=swedish) == ["z", "Å", "ä", "ö", None]


def test_a_gap_is_found_and_an_utdrag_fills_it(archive: Archive) -> None:
    put(archive, held("a", "2024-01-09", 1, 2), held("b", "2024-02-09", 4, 5))
    assert missing(archive) == [("Driftnämnden", 2024, 3, 3)]
    put(archive, held("c", "2024-01-09", 3, kind="protokollsutdrag"))
    assert missing(archive) == []


def test_names_in_other_letters_are_one_body(archive: Archive) -> None:
    put(
        archive,
        held("a", "2024-01-09", 1, 2),
        held("b", "2024-02-09", 3, body="DRIFTNÄMNDEN"),
        held("c", "2024-03-09", 4),
    )
    assert [(account.body, account.years[0].documents) for account in account_of(archive)] == [("Driftnämnden", 3)]
    assert missing(archive) == []


def test_bodies_of_two_organisations_are_two(archive: Archive) -> None:
    put(archive, held("a", "2024-01-09", 1), held("b", "2024-02-09", 2, organisation="Åstads kommun"))
    assert missing(archive) == [("Driftnämnden", 2024, 1, 1)]


def test_what_was_withdrawn_is_there_but_is_no_document(archive: Archive) -> None:
    put(archive, held("a", "2024-01-09", 1), held("b", "2024-02-09", 2, 3), held("c", "2024-03-09", 4, 5))
    identity = held("b", "2024-02-09", 2).id
    withdraw(archive, identity, None, "Ada", "sekretess")
    withdraw(archive, held("c", "2024-03-09").id, "4", "Ada", "sekretess")
    assert missing(archive) == []
    (year,) = account_of(archive)[0].years
    assert (year.meetings, year.documents, year.protocols) == (3, 2, 2)


def test_versions_count_once(archive: Archive) -> None:
    record = held("a", "2024-01-09", 1, 2)
    other = replace(held("b", "2024-01-09", 1, 2), items=record.items)
    put(archive, record, other)
    (year,) = account_of(archive)[0].years
    assert (year.meetings, year.documents) == (1, 1)


def test_a_later_day_of_a_meeting_is_of_that_meeting(archive: Archive) -> None:
    long = replace(held("a", "2024-01-09", 1), meeting=Meeting(("2024-01-09", "2024-01-10", "2024-01-11")))
    put(archive, long, held("k", "2024-01-11", kind="kallelse"), held("u", "2024-01-10", 2, kind="protokollsutdrag"))
    (year,) = account_of(archive)[0].years
    assert (year.meetings, year.documents, year.absent) == (1, 3, ())


@pytest.mark.parametrize("database", [postgresql, sqlite])
def test_the_questions_can_be_asked_of_every_database(database: ModuleType) -> None:
    for statement in (
        holdings._DOCUMENTS,
        holdings._LATER_DAYS,
        holdings._BODIES,
        holdings._ANNOUNCED,
        holdings._BODIED,
    ):
        assert "SELECT" in str(statement.compile(dialect=database.dialect()))


def test_the_stated_range_is_read(archive: Archive) -> None:
    put(archive, held("a", "2024-01-09", 1, 2, stated="§§ 1-3"))
    (gap,) = account_of(archive)[0].years[0].gaps
    assert (gap.first, gap.last, gap.stated and gap.stated.text) == (3, 3, "§§ 1-3")


def test_documents_without_body_or_day_are_counted_apart(archive: Archive) -> None:
    put(
        archive,
        held("a", "2024-01-09", 1),
        held("b", None, 3),
        held("c", "2024-01-09", 3, body=None),
        presentation("bild.txt", "Bild"),
    )
    assert missing(archive) == []
    assert account_of(archive)[0].undated == 1
    with archive.transaction() as connection:
        assert unplaced(connection, TODAY) == (1, 1, 0)


def announce(archive: Archive, record: Record, *days: tuple[str, str | None, str]) -> None:
    """Adds rows of `announced`, as the record will fill them."""
    with archive.transaction() as connection:
        own = select(tables.document.c.id).where(tables.document.c.record_id == record.id)
        document = connection.execute(own).scalar_one()
        rows = [
            {
                "document_id": document,
                "position": place,
                "date": date.fromisoformat(day),
                "body": body,
                "text": f"Nästa möte {day}",
                "item": None,
                "source": source,
            }
            for place, (day, body, source) in enumerate(days)
        ]
        connection.execute(insert(tables.announced), rows)


def test_announced_meetings_without_minutes(archive: Archive) -> None:
    record = held("a", "2024-01-09", 1)
    put(
        archive,
        record,
        held("b", "2024-02-09", 2),
        held("c", "2024-01-10", 1, body="Byggnämnden"),
        held("k", "2024-04-09", kind="kallelse"),
        held("d", "2024-06-11", 3),
    )
    announce(
        archive,
        record,
        ("2024-02-09", None, "next"),
        ("2024-03-09", None, "next"),
        ("2024-03-10", "byggnämnden", "calendar"),
        ("2024-06-09", None, "calendar"),
        ("2024-05-09", "Kulturnämnden", "calendar"),
        ("2025-02-09", None, "calendar"),
    )
    build, drift = account_of(archive)
    assert [(one.day.isoformat(), one.held) for one in build.years[0].absent] == [("2024-03-10", None)]
    assert [(one.day.isoformat()[5:], one.held) for one in drift.years[0].absent] == [
        ("03-09", None),
        ("04-09", None),
        ("06-09", date(2024, 6, 11)),
    ]
    assert drift.years[0].missing_meetings == 2
    assert drift.years[0].absent[0].announced[0].text == "Nästa möte 2024-03-09"
    with archive.transaction() as connection:
        assert unplaced(connection, TODAY).announced == 1


def test_a_layout_that_is_no_longer_understood_is_flagged(archive: Archive) -> None:
    def month(number: int, *, known: bool) -> Record:
        text = "Nämnden går igenom ärendet och finner att det är gott nog"
        kind: SectionKind = "background" if known else "other"
        own = (Item(str(number), f"Ärende {number}", sections=(Section(kind, None, f"{text} {number}"),)),)
        return replace(held(str(number), f"2024-{number:02}-09", stated=None), items=own)

    put(archive, *(month(number, known=number < 8) for number in range(1, 13)))
    (drift,) = account_of(archive)[0].drift
    assert (drift.signal, drift.since, drift.past, drift.now) == ("labelled", date(2024, 8, 9), 1.0, 0.0)
    assert drift.documents[0] == month(8, known=False).id


def test_bodies_no_longer_found_are_told_of_the_organisation(archive: Archive) -> None:
    put(
        archive,
        *(
            held(str(month), f"2024-{month:02}-09", month, body="Byggnämnden" if month < 8 else None)
            for month in range(1, 12)
        ),
    )
    with archive.transaction() as connection:
        (found,) = organisation_drifts(connection)
    assert (found.organisation, found.drift.signal, found.drift.since) == (TESTLAND, "bodied", date(2024, 8, 9))


# --- what an answer rests on


@pytest.fixture
def filled(archive: Archive) -> Archive:
    put(
        archive,
        held("a", "2023-01-09", 1, 2),
        held("b", "2024-02-09", 1, 2),
        held("c", "2024-03-09", 5, kind="protokollsutdrag"),
        held("k", "2024-04-09", kind="kallelse"),
        held("d", "2024-01-09", 1, 2, body="Byggnämnden", organisation="Åstads kommun"),
    )
    return archive


WHOLE = (
    "2 organ i 2 organisationer, 2023-2024, 3 protokoll och 2 andra dokument; 2 paragrafer och 1 sammanträde saknas; "
    "100 % av texten är förstådd"
)


@pytest.mark.parametrize(
    ("scope", "sentence"),
    [
        (EVERYTHING, WHOLE),
        (Scope(first=2023, last=2023), "1 organ i 1 organisation, 2023, 1 protokoll; ingen känd lucka; 100 % av"),
        (Scope(body="byggnämnden"), "1 organ i 1 organisation, 2024, 1 protokoll; ingen känd lucka; 100 % av"),
        (
            Scope(organisation=TESTLAND, first=2024),
            "1 organ i 1 organisation, 2024, 1 protokoll och 2 andra dokument; 2",
        ),
        (Scope(documents=[held("d", None).id]), "1 organ i 1 organisation, 2024, 1 protokoll; ingen känd lucka; 100"),
        (Scope(documents=[held("a", None).id]), "1 organ i 1 organisation, 2023, 1 protokoll; ingen känd lucka; 100"),
        (Scope(body="Kulturnämnden"), "inga daterade dokument av något känt organ"),
    ],
)
def test_the_sentence(filled: Archive, scope: Scope, sentence: str) -> None:
    assert coverage(filled, TODAY, scope).sentence.startswith(sentence)


def test_the_whole_statement_tells_what_it_leaves_out(filled: Archive) -> None:
    put(filled, held("e", None, 7), held("f", "2024-01-02", 7, body=None))
    assert coverage(filled, TODAY).sentence.endswith(
        "; 1 dokument utan känt organ är inte med; 1 dokument utan känt datum är inte med"
    )


def test_an_empty_archive(archive: Archive) -> None:
    found = coverage(archive, TODAY)
    assert (found.sentence, found.total, found.understood) == ("inga daterade dokument av något känt organ", None, None)


# --- the commands


@pytest.fixture
def shell(filled: Archive, path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    monkeypatch.setenv("PROTOKOLL_ARCHIVE", str(path))
    monkeypatch.chdir(path.parent)
    return filled


def test_status_gaps(shell: Archive, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["status", "--gaps", "--today", "2025-01-01"]) == 0
    out = capsys.readouterr().out
    assert "Driftnämnden, Region Testland  2024  2      3         2         1             100 %" in out
    utdrag = held("c", None).id[:12]
    assert f"§§ 3-4  2024-02-09 § 2 ({held('b', None).id[:12]})  2024-03-09 § 5 ({utdrag})  serien" in out
    assert f"2024-04-09  kallelse {held('k', None).id[:12]}" in out


def test_status_gaps_of_a_body_as_json(shell: Archive, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["status", "--gaps", "--json", "--today", "2025-01-01", "--body", "DRIFTNÄMNDEN"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["today"], found["unplaced"], len(found["bodies"])) == ("2025-01-01", None, 1)
    year = found["bodies"][0]["years"][1]
    assert (year["missing_items"], year["gaps"][0]["first"], year["absent"][0]["date"]) == (2, 3, "2024-04-09")


def test_an_archive_without_bodies_has_no_gaps(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PROTOKOLL_ARCHIVE", str(tmp_path / "tom.db"))
    with open_archive(str(tmp_path / "tom.db"), "write") as empty:
        put(empty, held("a", "2024-01-09", 1, body=None))
    assert cli.main(["status", "--gaps"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Arkivet har inga dokument av något känt organ.",
        "Dokument som inte kan placeras: 1 utan känt organ, 0 utan känt datum.",
    ]


def test_before_the_day_nothing_is_missing(shell: Archive, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["status", "--gaps", "--today", "2024-04-09"]) == 0
    assert "utan protokoll" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (["status", "--body", "Driftnämnden"], "--body används bara tillsammans med --gaps."),
        (["status", "--today", "2024-01-01"], "--today används bara tillsammans med --gaps."),
        (["status", "--gaps", "--body", "Kulturnämnden"], "Arkivet har inget organ som heter Kulturnämnden."),
        (["export", "--format", "ndjson", "--output", "x", "--coverage", "x"], "är samma fil"),
        (["export", "--format", "ndjson", "--coverage", "a.db"], "a.db hör till arkivet självt"),
    ],
)
def test_what_cannot_be_asked(shell: Archive, capsys: pytest.CaptureFixture[str], words: list[str], error: str) -> None:
    assert cli.main(words) == 2
    assert error in capsys.readouterr().err


def test_search_tells_what_it_rests_on(shell: Archive, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["search", "ärende d", "--coverage"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-3].startswith("Sökt i: 2 organ i 2 organisationer, 2023-2024, 3 protokoll")
    assert lines[-2].startswith("Träffarnas organ och år: 1 organ i 1 organisation, 2024, 1 protokoll; ingen")


def test_search_as_json_tells_it_beside_the_hits(shell: Archive, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["search", "flodhäst", "--coverage", "--json"]) == 0
    said = capsys.readouterr()
    found = json.loads(said.err)
    assert (said.out, found["hits"], found["searched"]["total"]["protocols"]) == ("", None, 3)


def test_export_writes_the_statement_beside_its_file(
    shell: Archive, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["export", "--format", "ndjson", "--output", "ut.ndjson"]) == 0
    found = json.loads((tmp_path / "ut.ndjson.tackning.json").read_text("utf-8"))
    assert found["sentence"].startswith("2 organ i 2 organisationer, 2023-2024")
    assert cli.main(["export", "--format", "ndjson", "--output", "/dev/null"]) == 0
    assert not Path("/dev/null.tackning.json").exists()


def test_export_to_standard_output_writes_it_where_one_says(
    shell: Archive, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert cli.main(["export", "--format", "ndjson", "--coverage", "annat.json"]) == 0
    assert json.loads((tmp_path / "annat.json").read_text("utf-8"))["organisations"] == 2
