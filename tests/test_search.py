"""Search: what is found, in which order, and how it is shown."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from corpus import entries
from corpus.archive import Archive, open_archive
from corpus.entries import rebuild
from corpus.query import MAX_TERMS
from corpus.search import Hit, search
from corpus.tables import search_state
from minutes import FULL, FULL_DATA, item, minutes, presentation
from models.errors import ArchiveProblem, UsageProblem
from models.record import Record
from shelf import keep

RECORDS = (
    minutes(
        "vård.txt",
        item("1", "Målbild för omsorgen", "Nämnden ställer sig bakom målbilden.", "Den nära vården byggs ut."),
        item("2", "Fåren på Hagön", "Bidrag beviljas.", "Stängsel, se KS/2024:77."),
        date="2024-02-01",
    ),
    minutes("långt borta.txt", item("7", "Resor", "Resor till platser långt bort, far och mor.", "Våren."), date=None),
    minutes("budget.txt", item("3", "Taxor", "Taxan antas.", "Budgeten styr taxan."), date="2023-05-01"),
    minutes("budget 2.txt", item("4", "Taxor", "Budgeten antas.", "Taxan följer."), date="2021-05-01"),
    minutes("budget 3.txt", item("5", "Budget", "Den antas.", "Den följer."), date="2020-05-01"),
    minutes("budget 4.txt", item("6", "Taxor", "Taxan höjs.", "Budgeten styr."), date="2024-05-01"),
    presentation("bild.txt", "Bilder om idéer för ledamöter och en protokollsmall."),
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, new_address: Callable[[Path], str]) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("sök")
    with open_archive(new_address(folder), "write", folder / "original") as opened:
        for record in RECORDS:
            put(opened, record)
        yield opened


def put(archive: Archive, record: Record) -> None:
    keep(archive, record.source.name.encode(), record.source.name, [record])


def found(archive: Archive, query: str) -> list[str]:
    return [hit.item or hit.source for hit in search(archive, query, 0).hits]


@pytest.mark.parametrize(
    ("query", "items"),
    [
        ("målbild", ["1"]),
        ("MÅLBILDEN", ["1"]),
        ("ma\u030albild", ["1"]),
        ("målbil\u00adden", ["1"]),
        ("malbild", ["1"]),
        ("får", ["2"]),
        ("far", ["7"]),
        ("vår", ["7"]),
        ("idé", ["bild.txt"]),
        ("ideer", ["bild.txt"]),
        ("ledamot", ["bild.txt"]),
        ("nära vård", ["1"]),
        ("vård nära", ["1"]),
        ('"nära vård"', ["1"]),
        ('"vård nära"', []),
        ("”nära vård”", ["1"]),
        ("nära målbild", ["1"]),
        ("nära bidrag", []),
        ("KS/2024:77", ["2"]),
        ("77 2024", ["2"]),
        ("2024-77", ["2"]),
        ("77/2024", []),
        ("budget", ["5", "4", "6", "3"]),
        ("taxa", ["6", "3", "4"]),
        ("finnsinte", []),
    ],
)
def test_found(archive: Archive, query: str, items: list[str]) -> None:
    assert found(archive, query) == items


def test_a_case_number_of_an_item_is_found(tmp_path: Path) -> None:
    with open_archive(str(tmp_path / "a.db"), "write") as archive:
        keep(archive, FULL_DATA, "fullt.txt", [FULL])
        assert [found(archive, query) for query in ("RS-2023-9", "RS 2024/117", "skärgård", "Omedelbar")] == [
            ["40"],
            ["40"],
            ["40"],
            ["41"],
        ]


def test_a_hit_tells_all(archive: Archive) -> None:
    hit = search(archive, "målbild bakom").hits[0]
    assert hit == Hit(
        id=RECORDS[0].id,
        source="vård.txt",
        kind="protokoll",
        item="1",
        title="Målbild för omsorgen",
        organisation="Region Testland",
        body="Regionstyrelsen",
        date="2024-02-01",
        page=None,
        acts=("godkänner",),
        snippet=hit.snippet,
        citation="Region Testland, Regionstyrelsen 2024-02-01 § 1",
        score=hit.score,
        why=("målbild i rubriken, i beslutet", "bakom i beslutet"),
    )
    assert hit.snippet.marked("[", "]") == "Nämnden ställer sig [bakom målbilden]."


def test_a_document_without_items_is_cited_by_its_file(archive: Archive) -> None:
    hit = search(archive, "protokollsmall").hits[0]
    assert (hit.item, hit.title, hit.citation) == (None, None, "bild.txt")


@pytest.mark.parametrize(("limit", "shown"), [(1, 1), (3, 3), (0, 4), (99, 4), (10**30, 4)])
def test_the_limit(archive: Archive, limit: int, shown: int) -> None:
    answer = search(archive, "budget", limit)
    assert (len(answer.hits), answer.total) == (shown, 4)


@pytest.mark.parametrize(
    "query", ["", "  ", "§ -- !", '"', '"nära', '""', "😀", "ord " + " ".join(map(str, range(MAX_TERMS)))]
)
def test_a_query_without_meaning_is_told(archive: Archive, query: str) -> None:
    with pytest.raises(UsageProblem) as caught:
        search(archive, query)
    assert caught.value.message.startswith("Sökfrågan ")
    assert caught.value.remedy


words = st.sampled_from(
    ["målbild", "NEAR", "AND", "title", "*", "^", "NEAR(", "{title}", ":", "-", '"', "'", "%", ")", "\0"]
)


@settings(deadline=None, max_examples=300)
@given(st.one_of(st.text(), st.lists(words, max_size=8).map(" ".join), st.text(alphabet='"()*:^{}-+ aå\0\udcff')))
def test_any_query_has_an_answer_or_a_message(archive: Archive, query: str) -> None:
    try:
        answer = search(archive, query)
    except UsageProblem:
        return
    assert len(answer.hits) <= answer.total


@settings(deadline=None, max_examples=100)
@given(st.text(st.characters(exclude_characters="\0")))  # which no reader lets through
def test_any_text_can_be_found_by_its_own_words(archive: Archive, text: str) -> None:
    """What is indexed and what is asked go the same way, so that a record is found by any word of its title."""
    name = text.encode("utf-8", "replace").hex()
    title = text.encode("utf-8", "replace").decode()
    record = minutes(f"{name[:80]}t", item(f"1{name}", title))  # a § of its own, or it would be a version of another
    put(archive, record)
    try:
        hits = search(archive, " ".join(record.items[0].title.replace('"', " ").split()[:3]), 0).hits
    except UsageProblem:
        return
    assert record.id in {hit.id for hit in hits}


# --- the index


def test_an_empty_archive_has_no_hits(tmp_path: Path) -> None:
    with open_archive(str(tmp_path / "a.db"), "write") as archive:
        assert search(archive, "budget") == ((), 0, ())


def test_an_index_of_another_analyser_is_made_anew(tmp_path: Path) -> None:
    with open_archive(str(tmp_path / "a.db"), "write") as archive:
        for record in RECORDS:
            put(archive, record)
        before = search(archive, "taxa", 0)
        with archive.transaction() as connection:
            connection.execute(update(search_state).values(analyser="sv-0"))
        with pytest.raises(ArchiveProblem, match="protokoll reindex"):
            search(archive, "taxa")
        with pytest.raises(ArchiveProblem, match="protokoll reindex"):
            put(archive, minutes("ny.txt", item("1", "Val")))
        assert rebuild(archive) == len(RECORDS)
        after = search(archive, "taxa", 0)
        assert {hit.source for hit in after.hits} == {hit.source for hit in before.hits}
        assert rebuild(archive) == len(RECORDS)
        assert search(archive, "taxa", 0) == after


def test_a_rebuild_that_was_cut_short_goes_on(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    before = found(archive, "budget")
    made = entries.add_entries
    documents: list[int] = []

    def failing(*given: Any) -> None:
        if len(documents) == 3:
            raise KeyboardInterrupt
        documents.append(given[4])
        made(*given)

    def counting(*given: Any) -> None:
        documents.append(given[4])
        made(*given)

    monkeypatch.setattr(entries, "_CHUNK", 2)
    monkeypatch.setattr(entries, "add_entries", failing)
    with pytest.raises(KeyboardInterrupt):
        rebuild(archive)
    with pytest.raises(ArchiveProblem, match="inte färdigt"):
        search(archive, "budget")
    with pytest.raises(ArchiveProblem, match="inte färdigt"):
        put(archive, minutes("ny.txt", item("1", "Val")))
    documents.clear()
    monkeypatch.setattr(entries, "add_entries", counting)
    number = rebuild(archive)
    assert number == len(documents) + 2
    assert found(archive, "budget") == before
