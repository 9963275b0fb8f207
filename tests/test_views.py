"""The views for researchers, and the guide that describes them."""

import re
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from corpus.archive import Archive, open_archive
from corpus.views import VIEWS, create_views
from corpus.withdrawals import withdraw
from house import ROOT
from minutes import FULL, FULL_DATA
from shelf import keep

GUIDE = (ROOT / "docs" / "fragor.md").read_text("utf-8")


@pytest.fixture
def archive(archive: Archive) -> Archive:
    keep(archive, FULL_DATA, "fullt.txt", [FULL])
    return archive


def rows(archive: Archive, query: str) -> list[tuple[object, ...]]:
    with archive.transaction() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


@pytest.mark.parametrize(
    ("view", "columns", "expected"),
    [
        ("v_paragraf", "paragraf, rubrik, sida", [("40", "Budget för båttrafiken", 2), ("41", "Omedelbar sak", None)]),
        ("v_diarienummer", "diarienummer", [("RS 2024/117",), ("RS-2023-9",)]),
        ("v_beslut", "punkt, beslut, niva", [(1, "antar", "decision"), (2, "uppdrar", "proposal")]),
        ("v_yrkande WHERE nummer = 1", "text, namn, parti", [("avslag", "Eva Ask", "M"), ("avslag", "Åke Öst", "M")]),
        ("v_omrostning", "ja, nej, avstar, franvarande, ja_betyder", [(2, 1, 0, None, "bifall")]),
        ("v_rost", "namn, rost, for_vad", [("Alva Ek", "ja", "bifall"), ("Eva Ask", "nej", "avslag")]),
        ("v_reservation", "nummer, namn, parti", [(1, "Eva Ask", "M"), (2, None, "SD")]),
        ("v_jav", "namn, parti", [("Bo Lind", "C")]),
        ("v_narvaro WHERE parti IS NULL", "namn, stallning, narvaro", [("Cia Berg", "other", "§§ 40-41")]),
        ("v_forslag WHERE NOT andrat", "paragraf, forslag", [("40", "Budgeten antas.")]),
    ],
)
def test_the_views_tell_what_the_record_says(
    archive: Archive, view: str, columns: str, expected: list[tuple[object, ...]]
) -> None:
    assert sorted(rows(archive, f"SELECT {columns} FROM {view}"), key=str) == expected


def test_every_column_is_described(archive: Archive) -> None:
    common = set(re.findall(r"`(\w+)`", GUIDE.split("Alla vyer utom")[1].split("| vy |")[0]))
    lines = re.findall(r"^\| `(v_\w+)` (.*)$", GUIDE, re.MULTILINE)
    told = {name: set(re.findall(r"`(\w+)`", line)) for name, line in lines}
    assert set(told) == set(VIEWS)
    with archive.transaction() as connection:
        for name in VIEWS:
            columns = {str(column["name"]) for column in inspect(connection).get_columns(name)}
            assert columns - told[name] - common == set(), name


def test_every_question_of_the_guide_has_an_answer(archive: Archive) -> None:
    queries = re.findall(r"^```sql\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
    assert len(queries) == 4
    assert all(rows(archive, query) for query in queries[:3])
    assert rows(archive, queries[3]) == []


def test_the_program_of_the_guide_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with open_archive("protokoll.db", "write") as archive:
        keep(archive, FULL_DATA, "fullt.txt", [FULL])
    (program,) = re.findall(r"^```python\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
    found: dict[str, object] = {}
    exec(program, found)
    assert found["rader"] == [("M", 1), ("S", 1)]
    database = found["databas"]
    assert isinstance(database, sqlite3.Connection)
    database.close()


def test_what_is_withdrawn_is_in_no_view(archive: Archive) -> None:
    withdraw(archive, FULL.id, None, "Anna Ek", "fel")
    assert all(rows(archive, f"SELECT * FROM {name}") == [] for name in VIEWS)


def test_views_are_made_once(archive: Archive) -> None:
    with archive.transaction() as connection:
        create_views(connection)
        assert set(VIEWS) <= set(inspect(connection).get_view_names())
