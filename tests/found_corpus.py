"""The questions of tests/found with what answers them, and the archive that they are asked of."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from corpus.archive import Archive
from minutes import minutes
from models.record import Decision, Item, Record, Section
from shelf import keep

FOLDER = Path(__file__).with_name("found")
PER_DOCUMENT = 12
ACTS = (("avslår", "avslag"), ("antar", "antar"), ("beviljar", "beviljar"), ("godkänner", "godkänner"))


class Paragraph(NamedTuple):
    """A § and where it stands."""

    source: str
    number: str
    title: str
    decision: str
    rest: str

    @property
    def text(self) -> str:
        """All of it, in small letters."""
        return f"{self.title}\n{self.decision}\n{self.rest}".lower()

    @property
    def act(self) -> str:
        """What its decision does, as far as this corpus tells."""
        return next((act for verb, act in ACTS if f" {verb} " in self.decision), "annat")


class Query(NamedTuple):
    """A question, whether it is held out, and the (source, item) that answer it."""

    q: str
    held: bool
    gold: frozenset[tuple[str, str]]


def paragraphs() -> tuple[Paragraph, ...]:
    """The § of the corpus, twelve a document."""
    lines = (FOLDER / "paragraphs.txt").read_text("utf-8").splitlines()
    rows = [[part.strip() for part in line.split("|")] for line in lines if line and not line.startswith("#")]
    return tuple(
        Paragraph(f"p{number // PER_DOCUMENT:02}.txt", str(number + 1), *row) for number, row in enumerate(rows)
    )


def records(found: tuple[Paragraph, ...]) -> Iterator[Record]:
    """The § as minutes."""
    for start in range(0, len(found), PER_DOCUMENT):
        own = found[start : start + PER_DOCUMENT]
        yield minutes(own[0].source, *map(_item, own), date=f"20{10 + start // PER_DOCUMENT}-03-05")


def _item(one: Paragraph) -> Item:
    sections = (Section("background", "Ärendet", one.rest), Section("decision", "Beslut", one.decision))
    act: Any = one.act
    return Item(one.number, one.title, sections=sections, decisions=(Decision(1, one.decision, act),))


def queries(found: tuple[Paragraph, ...]) -> tuple[Query, ...]:
    """The questions with what answers them by their rules."""
    rows = tomllib.loads((FOLDER / "queries.toml").read_text("utf-8"))["query"]
    return tuple(
        Query(
            row["q"], row.get("held", False), frozenset((one.source, one.number) for one in found if _answers(row, one))
        )
        for row in rows
    )


def _answers(row: dict[str, Any], one: Paragraph) -> bool:
    text = one.text
    for pattern in row.get("not", ()):
        text = re.sub(rf"\b{pattern}\b", " ", text)
    wanted = row.get("all", [row["any"]] if "any" in row else [])
    if "act" in row and one.act != row["act"]:
        return False
    if any(re.search(rf"\b{pattern}\b", text) for pattern in row.get("without", ())):
        return False
    return all(any(re.search(rf"\b{pattern}\b", text) for pattern in patterns) for patterns in wanted)


def fill(archive: Archive, found: tuple[Paragraph, ...]) -> None:
    """Puts the § into an empty archive."""
    for record in records(found):
        keep(archive, record.source.name.encode(), record.source.name, [record])
