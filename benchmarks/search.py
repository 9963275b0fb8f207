"""How long search takes on a large archive: `python -m benchmarks.search [ITEMS [FILE]]`.

The archive is invented and filled by its tables directly: words by Zipf's law, of the lexicon, of pairs of its words as
compounds, and of noise as names and misprints make it. With FILE it is kept, and used again when it is there.
"""

import random
import resource
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from math import inf
from pathlib import Path

from sqlalchemy import Connection, text

from benchmarks.figures import Figure, Seconds, digits, show, timing
from corpus.analyse import VERSION, stem_of
from corpus.archive import Archive, open_archive
from corpus.facets import facets
from corpus.fulltext import Entry
from corpus.lexicon import lexicon
from corpus.search import Request, search
from corpus.tables import search_state
from corpus.vocabulary import add_terms
from models.record import Act

ITEMS_A_DOCUMENT = 10
BODIES = 200
COMPOUNDS, NOISE = 60_000, 150_000
LENGTHS = (5, 12, 45)
"""Words of a title, a decision and the rest."""
ACTS: tuple[Act, ...] = ("antar", "godkänner", "avslag", "antecknar", "uppdrar", "bifall", "återremiss", "fastställer")
CHUNK = 20_000
QUESTIONS = 120
SHARES = {"högst 1 %": 0.01, "1–5 %": 0.05, "5–15 %": 0.15, "mer än 15 %": inf}
"""Of the items, that answer."""

Words = tuple[Sequence[str], Sequence[str], Sequence[float]]


def measure(items: int = 50_000, path: Path | None = None) -> Iterator[Figure]:
    """Fills an archive, or takes the one that is there, then asks."""
    with tempfile.TemporaryDirectory() as folder:
        path = path or Path(folder) / "a.db"
        fresh = not path.exists()
        with open_archive(str(path), "write") as archive:
            if fresh:
                seconds = timing(lambda: fill(archive, items))[0][0]
                yield Figure(f"att fylla ett arkiv med {digits(items)} §", f"{digits(seconds)} s")
            yield from sizes(archive, path)
        with open_archive(str(path), "read") as archive:
            yield from ask(archive, items)
    yield Figure("minne", f"{digits(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)} MB som mest")


def ask(archive: Archive, items: int) -> Iterator[Figure]:
    """The first page with its exact count, and the facets, by how many items answer."""
    surfaces, _, weights = words()
    chosen = random.Random(3).choices(surfaces, [weight**0.5 for weight in weights], k=QUESTIONS)
    taken: dict[str, list[Seconds]] = {}
    counted: dict[str, list[Seconds]] = {}
    for word in dict.fromkeys(chosen):
        search(archive, word, 1)  # words of a person's second question are in the cache of the system
        seconds, answer = timing(lambda: search(archive, word))  # noqa: B023
        share = answer.total / items
        group = next(group for group, most in SHARES.items() if share <= most)
        taken.setdefault(group, []).append(seconds)
        counted.setdefault(group, []).append(timing(lambda: facets(archive, Request(word)))[0])  # noqa: B023
    for group in [group for group in SHARES if group in taken]:
        yield Figure(f"{len(taken[group])} ord i {group} av §: första sidan med antal", spread(taken[group]))
        yield Figure(f"{len(taken[group])} ord i {group} av §: fasetter", spread(counted[group]))


def spread(seconds: Sequence[Seconds]) -> str:
    """Median and 95th percentile on the clock, and of the processor, in ms."""
    told = []
    for column in zip(*seconds, strict=True):
        ordered = sorted(1000 * one for one in column)
        high = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
        told.append(f"median {digits(statistics.median(ordered), 1)}, p95 {digits(high, 1)} ms")
    return f"{told[0]} (processortid {told[1]})"


def sizes(archive: Archive, path: Path) -> Iterator[Figure]:
    """What the parts of the file take."""
    yield Figure("arkivets fil", f"{digits(path.stat().st_size / 1e6)} MB")
    with archive.transaction() as connection:
        for table in ("term", "term_suffix", "search_entry", "search_facet"):
            rows = connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()
            yield Figure(f"`{table}`", f"{digits(rows)} rader")
        for table in ("search_fts", "search_people"):
            data = connection.execute(text(f"SELECT sum(length(block)) FROM {table}_data")).scalar_one()
            yield Figure(f"`{table}`", f"{digits((data or 0) / 1e6)} MB")


def words() -> Words:
    """Surfaces, their stems, and how frequent they are."""
    chance = random.Random(1)
    base = sorted(form for form in lexicon().forms if len(form) > 2)
    two = (chance.choices(base, k=COMPOUNDS), chance.choices(base, k=COMPOUNDS))
    pairs = {f"{first}{last}" for first, last in zip(*two, strict=True)}
    syllables = [f"{one}{vowel}{other}" for one in "bdfghklmnprstv" for vowel in "aeiouyåäö" for other in "klmnrst"]
    noise = {"".join(chance.choices(syllables, k=chance.choice((2, 3, 3)))) for _ in range(NOISE)}
    chance.shuffle(base)
    surfaces = [*base, *sorted(pairs - set(base)), *sorted(noise - pairs)]
    weights = [1 / (rank + 12) for rank in range(len(surfaces))]
    return surfaces, [stem_of(word) for word in surfaces], weights


def fill(archive: Archive, items: int) -> None:
    """Puts the items into an empty archive."""
    surfaces, stems, weights = words()
    heavy = list(accumulate(weights))
    chance = random.Random(2)
    places = range(len(surfaces))
    assert archive.full_text
    with archive.transaction() as connection:
        connection.execute(text("INSERT INTO organisation (id, name, type) VALUES (1, 'Region Testland', 'region')"))
        rows = [{"id": one + 1, "name": f"Nämnd {one}"} for one in range(BODIES)]
        connection.execute(text("INSERT INTO body (id, organisation_id, name) VALUES (:id, 1, :name)"), rows)
        connection.execute(search_state.insert().values(engine=connection.dialect.name, analyser=VERSION))
        add_terms(connection, stems)
    for first in range(0, items, CHUNK):
        drawn: list[tuple[list[int], list[int], list[int]]] = []
        for _ in range(min(CHUNK, items - first)):
            found = chance.choices(places, cum_weights=heavy, k=sum(LENGTHS))
            drawn.append((found[:5], found[5:17], found[17:]))
        with archive.transaction() as connection:
            documents(connection, first, len(drawn))
            write(connection, first, drawn, surfaces, chance)
            archive.full_text.add(
                connection,
                [Entry(first + place + 1, *_joined(parts, stems), "") for place, parts in enumerate(drawn)],
            )


def _joined(parts: Sequence[Sequence[int]], words: Sequence[str]) -> tuple[str, str, str]:
    title, decision, rest = (" ".join(map(words.__getitem__, part)) for part in parts)
    return title, decision, rest


def documents(connection: Connection, first: int, number: int) -> None:
    """The documents of some items."""
    rows = list(_documents(first // ITEMS_A_DOCUMENT, -(-number // ITEMS_A_DOCUMENT)))
    for sql in (
        "INSERT INTO original (id, sha256, name, bytes, media_type, referenced) VALUES (:id, :id, 'a.pdf', 1, '', 0)",
        "INSERT INTO meeting (id, body_id, date) VALUES (:id, :body, :date)",
        """INSERT INTO document (id, record_id, original_id, position, kind, organisation_id, meeting_id, text_layer,
        record_version, extractor, withdrawn, words, unlabelled_words, record)
        VALUES (:id, :id, :id, 0, 'protokoll', 1, :id, 'native', 1, '', 0, 0, 0, :record)""",
    ):
        connection.execute(text(sql), rows)


def _documents(first: int, number: int) -> Iterator[dict[str, object]]:
    for one in range(first, first + number):
        yield {"id": one + 1, "body": one % BODIES + 1, "date": str(_day(one)), "record": "x" * 3000}


def _day(document: int) -> date:
    return date(1990, 1, 5) + timedelta(days=(document // BODIES * 12) % 12_000)


def write(
    connection: Connection,
    first: int,
    drawn: Sequence[tuple[list[int], list[int], list[int]]],
    surfaces: Sequence[str],
    chance: random.Random,
) -> None:
    """The items themselves, and what they are counted by."""
    rows = []
    facet: list[tuple[int, str, str]] = []
    for place, parts in enumerate(drawn):
        id_ = first + place + 1
        document = (id_ - 1) // ITEMS_A_DOCUMENT
        title, decision, rest = (" ".join(map(surfaces.__getitem__, part)) for part in parts)
        day = int(f"{_day(document):%Y%m%d}")
        act = chance.choice(ACTS)
        rows.append((id_, document + 1, id_ % ITEMS_A_DOCUMENT, str(id_ % 300), title, decision, rest, act, day))
        facet += [
            (id_, "act", act),
            (id_, "level", "decision"),
            (id_, "party", chance.choice(["S", "M", "SD", "C", "V"])),
        ]
    raw = connection.exec_driver_sql
    raw("INSERT INTO item VALUES (?, ?, ?, ?, ?, 0, 1)", [row[:5] for row in rows])
    raw("INSERT INTO section VALUES (?, 0, 'background', 'Ärendet', ?)", [(row[0], row[6]) for row in rows])
    raw("INSERT INTO section VALUES (?, 1, 'decision', 'Beslut', ?)", [(row[0], row[5]) for row in rows])
    raw("INSERT INTO decision VALUES (?, 1, ?, ?, 'decision', NULL, NULL)", [(row[0], row[5], row[7]) for row in rows])
    raw(
        "INSERT INTO search_entry (id, document_id, item_id, current, day, organisation_id, body_id, kind) "
        "VALUES (?, ?, ?, 1, ?, 1, ?, 'protokoll')",
        [(row[0], row[1], row[0], row[8], (row[1] - 1) % BODIES + 1) for row in rows],
    )
    raw("INSERT INTO search_facet VALUES (?, ?, ?)", facet)


if __name__ == "__main__":
    given = sys.argv[1:]
    show(measure(int(given[0]), *map(Path, given[1:])) if given else measure())
