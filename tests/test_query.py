"""The language of questions: how they are taken apart, what their fields mean, and what is said of wrong ones."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.archive import Archive, open_archive
from corpus.facets import Count, facets
from corpus.query import Field, parse
from corpus.search import Request, search
from corpus.snapshot import snapshot
from minutes import FULL, FULL_DATA, item, minutes
from models.errors import UsageProblem
from models.record import Attendee
from shelf import keep
from shell import Shell


def shown(query: str) -> str:
    """The clauses in a line: words by stem, how, fields by name."""
    return " & ".join(
        "|".join(
            ("-" if one.negated else "")
            + (
                f"{one.what.name}={one.what.value}"
                if isinstance(one.what, Field)
                else f"{one.what.how}({' '.join(one.what.stems)})"
            )
            for one in clause
        )
        for clause in parse(query)
    )


@pytest.mark.parametrize(
    ("query", "clauses"),
    [
        ("vård skola", "word(vård) & word(skol)"),
        ("vård AND skola", "word(vård) & word(skol)"),
        ('"nära vård"', "phrase(nära vård)"),
        ('"vård"', "phrase(vård)"),
        ("båt OR brygga kaj", "word(båt)|word(brygg) & word(kaj)"),
        ("båt ELLER brygga", "word(båt)|word(brygg)"),
        ("vård -skola", "word(vård) & -word(skol)"),
        ("vård NOT skola", "word(vård) & -word(skol)"),
        ('vård -"nära vård"', "word(vård) & -phrase(nära vård)"),
        ("bibl*", "prefix(bibl)"),
        ("hälso- och sjukvård", "word(hälso) & word(sjukvård)"),
        ("och", "word(och)"),
        ('"gång och cykel"', "phrase(gång och cykel)"),
        ("KS/2024-00117", "phrase(ks 2024 117)"),
        ("HSF240207", "phrase(hsf 240207)"),
        ("organ:KS år:2024", "organ=KS & år=2024"),
        ('organ:"Region Norr"', "organ=Region Norr"),
        ("parti:S OR parti:M", "parti=S|parti=M"),
        ("budget -organ:KS", "word(budget) & -organ=KS"),
        ("ÅR:2024", "år=2024"),
        ("fore:2024 niva:beslut", "före=2024 & nivå=beslut"),
        ("kl:13 (2017:725)", "phrase(kl 13) & phrase(2017 725)"),
        ("vård vård", "word(vård)"),
    ],
)  # fmt: skip
def test_a_question_is_taken_apart(query: str, clauses: str) -> None:
    assert shown(query) == clauses


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ('"vård', "citattecken"),
        ("-skola", "inte ska finnas"),
        ("vård OR", "OR utan ord"),
        ("OR vård", "OR utan ord"),
        ("organ:", "organ: saknar värde"),
        ("orgna:KS", "orgna: finns inte. Menade du organ:KS?"),
        ("år:tjugo", "år:tjugo är inget år"),
        ("före:2024-13-01", "före:2024-13-01 är inget datum"),
        ("beslut:flyga", "Skriv något av: bifall, avslag"),
        ("typ:bok", "Skriv något av: protokoll"),
        ("organ:Regionfulmäktige", "Menade du Regionfullmäktige"),
    ],
)
def test_a_wrong_question_is_told(archive: Archive, query: str, said: str) -> None:
    keep(archive, FULL_DATA, "fullt.txt", [FULL])
    with pytest.raises(UsageProblem) as caught:
        search(archive, query)
    assert said in str(caught.value)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory, new_address: Callable[[Path], str]) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("hylla")
    with open_archive(new_address(folder), "write", folder / "original") as opened:
        keep(opened, FULL_DATA, "fullt.txt", [FULL])
        care = item("1", "Hemsjukvårdsavtal", "Nämnden godkänner avtalet.", "Vårdnadshavaren hördes, 0087.")
        keep(opened, b"a", "a.txt", [minutes("a.txt", care, date="2023-02-01")])
        keep(opened, b"b", "b.txt", [minutes("b.txt", item("2", "Väsby skola", "Västerås får skjuts."), date=None)])
        yield opened


@pytest.mark.parametrize(
    ("query", "items"),
    [
        ("organ:Regionfullmäktige", ["40", "41"]),
        ("organ:RS", ["1", "2"]),
        ("organ:regionstyrelsen -vård", ["2"]),
        ("organisation:Testland vård", ["1"]),
        ("parti:SD", ["40"]),
        ("parti:sverigedemokraterna", ["40"]),
        ("person:Ask", ["40"]),
        ('person:"Eva Ask"', ["40"]),
        ('person:"Ask Alva"', []),
        ("dnr:RS-2024-00117", ["40"]),
        ("typ:protokoll år:2024", ["40", "41"]),
        ("beslut:antar", ["40"]),
        ("beslut:uppdrar", []),
        ("nivå:förslag", ["40"]),
        ("år:2022-2023", ["1"]),
        ("före:2024", ["1"]),
        ("efter:2023-02-01", ["40", "41"]),
        ("efter:2023-01", ["40", "41", "1"]),
        ("vård", ["1"]),
        ('"vård"', []),
        ("vardnadshavare", ["1"]),
        ("vasteras", ["2"]),
        ("skolor OR budgeten", ["40", "2"]),
        ("hemsj*", ["1"]),
        ("87", ["1"]),
    ],
)
def test_what_is_found(shelf: Archive, query: str, items: list[str]) -> None:
    assert [hit.item for hit in search(shelf, query, 0).hits] == items


def test_why_tells_the_word_that_was_found(shelf: Archive) -> None:
    why = {query: search(shelf, query).hits[0].why for query in ("vård", "avtal", "vasteras", "hemsj*", "sjukvård")}
    assert why == {
        "vård": ("vård → hemsjukvårdsavtal (sammansättning) i rubriken",),
        "avtal": ("avtal i beslutet",),
        "vasteras": ("vasteras → västerås (stavning) i beslutet",),
        "hemsj*": ("hemsj* → hemsjukvårdsavtal (början) i rubriken",),
        "sjukvård": ("sjukvård → hemsjukvårdsavtal (sammansättning) i rubriken",),
    }


def test_a_name_is_found_by_itself_alone(archive: Archive) -> None:
    keep(archive, FULL_DATA, "fullt.txt", [FULL])
    people = replace(minutes("a.txt", item("1", "Val av Bo Bergström"), date="2023-02-01"), attendees=(BERGSTROM,))
    keep(archive, b"a", "a.txt", [people])
    assert [search(archive, query).total for query in ("ström", "berg", "bergström", "person:Bergström")] == [
        0,
        0,
        1,
        1,
    ]


def test_a_name_is_one_thing(archive: Archive) -> None:
    """Two words that are somebody's name stand side by side, and else anywhere."""
    keep(archive, FULL_DATA, "fullt.txt", [FULL])
    rows = (item("1", "Alva Ek yrkar"), item("2", "Alva Berg och Bo Ek yrkar"), item("3", "Cia Ek och Alva Ask"))
    keep(archive, b"a", "a.txt", [minutes("a.txt", *rows, date="2023-02-01")])
    found = {query: [hit.item for hit in search(archive, query).hits] for query in ("Alva Ek", "alva ek", "Cia Ask")}
    assert found == {"Alva Ek": ["1"], "alva ek": ["1"], "Cia Ask": ["3"]}


BERGSTROM = Attendee("Bo Bergström", "C", "member", "ledamot")


def test_acts_of_proposals_count_only_where_asked(shelf: Archive) -> None:
    asked = Request("beslut:uppdrar")
    assert search(shelf, asked).total == 0
    assert search(shelf, asked._replace(proposals=True)).total == 1
    assert facets(shelf, Request("budget")).act == (Count("antar", 1),)
    with_proposals = facets(shelf, Request("budget", proposals=True))
    assert with_proposals.act == (Count("antar", 1), Count("uppdrar", 1))


def test_facets_count_all_hits(shelf: Archive) -> None:
    found = facets(shelf, Request("organisation:Testland", limit=1))
    assert found.organisation == (Count("Region Testland", 4),)
    assert found.body == (Count("Regionfullmäktige", 2), Count("Regionstyrelsen", 2))
    assert found.year == (Count("2024", 2), Count("2023", 1), Count(None, 1))
    assert found.kind == (Count("protokoll", 4),)
    assert found.level == (Count("decision", 3), Count("proposal", 1))
    assert found.party == (Count("C", 1), Count("M", 1), Count("S", 1), Count("SD", 1))


def test_pages_and_orders(shelf: Archive) -> None:
    asked = Request("organisation:Testland", sort="datum", limit=0)
    all_of_them = [hit.item for hit in search(shelf, asked).hits]
    assert all_of_them == ["40", "41", "1", "2"]
    pages = [search(shelf, asked._replace(limit=1, offset=place)) for place in range(5)]
    assert [hit.item for page in pages for hit in page.hits] == all_of_them
    assert {page.total for page in pages} == {4}


@pytest.mark.parametrize(
    ("typed", "meant"), [("budgt", (("budgt", "budget"),)), ("skjtus", (("skjtus", "skjuts"),)), ("zzzzzz", ())]
)
def test_help_with_spelling(shelf: Archive, typed: str, meant: tuple[tuple[str, str], ...]) -> None:
    answer = search(shelf, typed)
    assert (answer.total, answer.meant) == (0, meant)


def test_the_state_of_an_archive_changes_with_what_is_in_it(archive: Archive) -> None:
    empty = snapshot(archive)
    keep(archive, FULL_DATA, "fullt.txt", [FULL])
    filled = snapshot(archive)
    assert (empty.documents, filled.documents, filled.extractors) == (0, 1, ("test",))
    assert empty.id != filled.id == snapshot(archive).id


# --- on the command line


@pytest.mark.parametrize(
    "words",
    [
        ("budget", "--organ", "Regionfullmäktige"),
        ("--dnr", "RS 2024/117"),
        ("budget", "-omedelbar"),
        ("budget", "--år", "2024", "--efter", "2023"),
        ("budget", "--ar", "2024", "--nivå", "förslag"),
        ("organ:Region fullmäktige", "budget"),
    ],
)
def test_options_are_fields(filled: Shell, words: tuple[str, ...]) -> None:
    if words[0] == "organ:Region fullmäktige":
        assert "organ Region fullmäktige, som inte finns" in filled("search", *words).err
    else:
        assert [hit["item"] for hit in filled.objects("search", *words, "--json")] == ["40"]


def test_search_in_print(filled: Shell) -> None:
    assert "Visar 2-2 av 2 träffar" in filled("search", "organ:Regionfullmäktige", "--offset", "1").out
    assert "Inga träffar efter 9" in filled("search", "budget", "--offset", "9").out
    assert filled("search", "budgt").out == "Inga träffar. Menade du budget i stället för budgt?\n"
    lines = filled("search", "budget", "--facets").out.splitlines()
    assert lines[:2] == ["organisation     träffar", "Region Testland  1"]
    (counts,) = filled.objects("search", "budget", "--facets", "--json")
    assert counts["year"] == [{"value": "2024", "hits": 1}]
    assert "Arkivets läge: " in filled("search", "budget", "--coverage").out
