"""The questions of tests/found: how much of what answers them is found, on both databases alike, and 10,000 others."""

import random
from collections.abc import Iterator

import pytest

from corpus.archive import Archive, open_archive
from corpus.facets import facets
from corpus.search import Request, search
from found_corpus import Query, fill, paragraphs, queries
from models.errors import UsageProblem

PARAGRAPHS = paragraphs()
QUERIES = queries(PARAGRAPHS)
FLOORS = {False: (0.98, 0.98), True: (0.97, 0.98)}
"""Macro precision and recall that may not be fallen below: of the tuning questions and of those held out."""


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory, postgresql: str) -> Iterator[tuple[Archive, Archive]]:
    """The same § in both databases."""
    from uuid import uuid4

    import psycopg

    name = f"arkiv_{uuid4().hex}"
    with psycopg.connect(postgresql, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    folder = tmp_path_factory.mktemp("funna")
    server = postgresql.replace("/postgres?", f"/{name}?")
    with open_archive(str(folder / "a.db"), "write") as one, open_archive(server, "write", folder / "o") as other:
        fill(one, PARAGRAPHS)
        fill(other, PARAGRAPHS)
        yield one, other


def found(archive: Archive, query: str) -> list[tuple[str, str | None, int]]:
    return [(hit.source, hit.item, hit.score) for hit in search(archive, query, 0).hits]


def test_the_questions_are_many_and_answered_by_something() -> None:
    assert len(QUERIES) >= 80
    assert 0.4 < sum(query.held for query in QUERIES) / len(QUERIES) < 0.7
    assert [query.q for query in QUERIES if not query.gold] == ["overklagan oversvamning"]


def test_both_databases_give_the_same_answers_in_the_same_order(stores: tuple[Archive, Archive]) -> None:
    one, other = stores
    for query in QUERIES:
        assert found(one, query.q) == found(other, query.q), query.q
        assert facets(one, Request(query.q)) == facets(other, Request(query.q)), query.q


@pytest.mark.parametrize("held", [False, True])
def test_what_is_found_is_what_was_sought(stores: tuple[Archive, Archive], held: bool) -> None:
    scores = [score(stores[0], query) for query in QUERIES if query.held is held]
    precision, recall = (sum(column) / len(scores) for column in zip(*scores, strict=True))
    assert precision >= FLOORS[held][0]
    assert recall >= FLOORS[held][1]


def score(archive: Archive, query: Query) -> tuple[float, float]:
    got = {(source, item) for source, item, _ in found(archive, query.q)}
    right = len(got & query.gold)
    return (right / len(got) if got else 1.0), (right / len(query.gold) if query.gold else 1.0)


PIECES = (
    *[
        "vård",
        "skola",
        "Sandby",
        "-",
        "*",
        ":",
        "OR",
        "AND",
        "NOT",
        "ELLER",
        "organ:",
        "år:",
        "år:2024",
        "före:x",
        "efter:2011",
        "parti:S",
        "beslut:avslag",
        "beslut:",
    ],
    *[
        "typ:protokoll",
        "dnr:KS/1",
        "person:Ek",
        "(",
        ")",
        "'",
        "%",
        "_",
        "§",
        "NEAR(",
        "title:",
        "{title}",
        "^",
        "+",
        "||",
        "--",
        ";",
        "åäö",
        "é",
        "😀",
        "0007",
        "nivå:förslag",
    ],
    *('"', "\\", "\0", "\u0301", "DROP TABLE item", "a" * 300),
)


def random_query(chance: random.Random) -> str:
    if chance.random() < 0.3:
        letters = (chr(chance.choice((chance.randrange(32, 127), chance.randrange(160, 0x2FFF)))) for _ in range(12))
        return "".join(letters)[: chance.randrange(12)]
    return chance.choice((" ", "")).join(chance.choices(PIECES, k=chance.randrange(1, 7)))


@pytest.mark.parametrize(("store", "number"), [(0, 600), (1, 200)])
def test_any_question_has_an_answer_or_a_message(stores: tuple[Archive, Archive], store: int, number: int) -> None:
    ask_at_random(stores[store], number)


@pytest.mark.slow
def test_ten_thousand_questions_have_an_answer_or_a_message(stores: tuple[Archive, Archive]) -> None:
    for archive in stores:
        ask_at_random(archive, 10_000)


def ask_at_random(archive: Archive, number: int) -> None:
    chance = random.Random(number)
    answered = 0
    for _ in range(number):
        query = random_query(chance)
        try:
            answer = search(archive, query)
        except UsageProblem as problem:
            told = (problem.message.startswith("Sökfråga"), bool(problem.remedy))
        else:
            told = (True, True)
            answered += bool(answer.total)
            assert len(answer.hits) <= max(answer.total, 20)
        assert told == (True, True), query
    assert answered > number / 50
