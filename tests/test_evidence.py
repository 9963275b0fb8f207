"""Evidence: every value says where it is printed, and there it is printed; reading twice gives the same record."""

import io
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pdfplumber
import pytest

from extractors import extract
from extractors.readers import read
from extractors.readers.text import decode
from house import ROOT
from models.record import Evidence, PagePlace, Place, Record, TextPlace
from models.serialise import to_json

SAMPLES = sorted(path for path in (ROOT / "corpus" / "samples").iterdir() if path.is_file())

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None

NORMALISED = re.compile(
    r"/(?:kind|meeting/(?:dates/\d+|start|end)|justering/(?:date|printed_status)|body"
    r"|justering/notice/(?:posted|removed|appeal_last_day)|justering/signatures/\d+/(?:role|signed_at)|organisation/name"
    r"|attendees/\d+/(?:role|remote|replaces)|announced/\d+/(?:date|start|body)|items/\d+/(?:number|immediate_justering|sections/\d+))"
)
"""Values that the record spells in its own way, or that are no texts."""
DECIDED_BY_WORDS = re.compile(
    r"/(?:organisation/(?:type|code)|attendees/\d+/(?:capacity|role)|justering/signatures/\d+/role"
    r"|announced/\d+/(?:item|source)|items/\d+/(?:sections/\d+/kind|decisions/\d+/(?:act|level|addressee)|votes/\d+/ballots/\d+/vote))"
)
"""Values that follow from another value's words, which have the evidence."""
COVERED_BY = (
    (re.compile(r"(/items/\d+/sections/\d+)/(?:text|label)"), r"\1"),
    (re.compile(r"(/attendees/\d+/replaces)/(?:name|party)"), r"\1"),
    (re.compile(r"(/attendees/\d+/role)"), r"\1"),
)
"""Values whose evidence stands at the value around them."""


@cache
def record(sample: Path) -> Record:
    (found,) = extract(sample.read_bytes(), sample.name)
    return found


def tree(sample: Path) -> Json:
    value: Json = json.loads(to_json(record(sample)))
    return value


def at(value: Json, pointer: str) -> Json:
    """The value that a JSON pointer (RFC 6901) leads to."""
    for step in pointer.split("/")[1:]:
        if isinstance(value, list):
            value = value[int(step)]
        else:
            assert isinstance(value, dict)
            value = value[step]
    return value


def strings(value: Json, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a value that is not empty, with its pointer."""
    if isinstance(value, dict):
        for key, inside in value.items():
            yield from strings(inside, f"{path}/{key}")
    elif isinstance(value, list):
        for index, inside in enumerate(value):
            yield from strings(inside, f"{path}/{index}")
    elif isinstance(value, str) and value:
        yield path, value


def letters(text: str) -> str:
    """What is left of a text when spaces, hyphens and marks are gone, so that line ends do not matter."""
    kept = unicodedata.normalize("NFKC", text.replace("\u00ad", "")).casefold()
    return "".join(mark for mark in kept if mark.isalnum())


class Printed:
    """What a sample prints at a place; for formats without a plain text of their own, its reader's lines."""

    def __init__(self, sample: Path) -> None:
        self.data = sample.read_bytes()
        document = record(sample).source.media_type
        own_text = document not in {"application/pdf", "text/plain", "text/markdown"}
        self.lines = read(self.data, sample.name).lines if own_text else ()
        self.pages = self._pages() if document == "application/pdf" else []

    def _pages(self) -> list[list[dict[str, object]]]:
        with pdfplumber.open(io.BytesIO(self.data)) as pdf:
            return [page.chars for page in pdf.pages]

    def at(self, places: tuple[Place, ...]) -> str:
        return " ".join(map(self._at, places))

    def _at(self, place: Place) -> str:
        if isinstance(place, PagePlace):
            return "".join(str(char["text"]) for char in self.pages[place.page - 1] if _inside(char, place.box))
        start, end = place.chars
        if self.lines:
            return " ".join(
                line.text[max(0, start - line.start) : end - line.start]
                for line in self.lines
                if line.start < end and start < line.end
            )
        return (decode(self.data) or "")[start:end]


@cache
def printed_in(sample: Path) -> Printed:
    return Printed(sample)


def _inside(char: dict[str, object], box: tuple[float, float, float, float]) -> bool:
    x0, x1, top, bottom = (float(str(char[key])) for key in ("x0", "x1", "top", "bottom"))
    return box[0] - 2 <= (x0 + x1) / 2 <= box[2] + 2 and box[1] - 2 <= (top + bottom) / 2 <= box[3] + 2


def covered(path: str) -> str:
    for pattern, around in COVERED_BY:
        if match := pattern.fullmatch(path):
            return match.expand(around)
    return path


each_sample = pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)


@each_sample
def test_a_path_leads_to_a_value(sample: Path) -> None:
    value = tree(sample)
    for evidence in record(sample).evidence:
        assert at(value, evidence.path) not in (None, "", [], False), evidence.path


@each_sample
def test_evidence_has_places_and_a_rule(sample: Path) -> None:
    for evidence in record(sample).evidence:
        assert evidence.at or evidence.rule.startswith("derived."), evidence
        assert re.fullmatch(r"[a-z][a-z0-9_.-]*\.[a-z0-9_.:-]+", evidence.rule), evidence
        for place in evidence.at:
            if isinstance(place, TextPlace):
                assert 0 <= place.chars[0] < place.chars[1], evidence
            else:
                assert place.box[0] < place.box[2], evidence
                assert place.box[1] < place.box[3], evidence


@each_sample
def test_a_value_has_its_evidence_once(sample: Path) -> None:
    paths = [evidence.path for evidence in record(sample).evidence]
    assert sorted(paths) == sorted(set(paths))


@each_sample
def test_the_value_is_printed_at_its_places(sample: Path) -> None:
    printed, value = printed_in(sample), tree(sample)
    wrong = [
        (evidence.path, found, text)
        for evidence, found, text in _printed(sample, printed, value)
        if letters(found) not in letters(text)
    ]
    assert wrong == []


def test_many_values_are_compared_with_the_print() -> None:
    compared = Counter(sample.suffix for sample in SAMPLES for _ in _printed(sample, printed_in(sample), tree(sample)))
    assert {suffix for suffix, count in compared.items() if count > 10} >= {".pdf", ".txt", ".md", ".docx"}


def _printed(sample: Path, printed: Printed, value: Json) -> Iterator[tuple[Evidence, str, str]]:
    """Evidence of values that are printed as such: the value, and what stands at its places."""
    for evidence in record(sample).evidence:
        found = at(value, evidence.path)
        derived = evidence.rule.startswith("derived.")
        if isinstance(found, str) and not derived and not NORMALISED.fullmatch(evidence.path):
            yield evidence, found, printed.at(evidence.at)


@each_sample
def test_the_text_of_a_section_is_printed_at_its_places(sample: Path) -> None:
    printed, value = printed_in(sample), tree(sample)
    for evidence in record(sample).evidence:
        if re.fullmatch(r"/items/\d+/sections/\d+", evidence.path):
            section = at(value, evidence.path)
            assert isinstance(section, dict)
            assert letters(str(section["text"])) in letters(printed.at(evidence.at)), evidence.path


@each_sample
def test_every_value_has_evidence_or_is_derived(sample: Path) -> None:
    known = {evidence.path for evidence in record(sample).evidence}
    derived = tuple(evidence.path for evidence in record(sample).evidence if evidence.rule.startswith("derived."))
    value = tree(sample)
    assert isinstance(value, dict)
    parts = {
        key: value[key] for key in ("organisation", "body", "meeting", "attendees", "justering", "items", "announced")
    }
    missing = [
        (path, text)
        for path, text in strings(parts)
        if covered(path) not in known
        and not path.startswith(derived or ("-",))
        and not DECIDED_BY_WORDS.fullmatch(path)
    ]
    assert missing == []


@each_sample
def test_reading_twice_gives_the_same_record(sample: Path) -> None:
    again = extract(sample.read_bytes(), sample.name)
    assert again == (record(sample),)


def test_the_id_is_of_the_bytes_and_not_of_the_name() -> None:
    data = "Protokoll\n\n§ 12 Cykelplan\n\nBeslut\n\nPlanen antas.".encode()
    (one,), (other,), (third,) = (
        extract(*file) for file in ((data, "a.txt"), (data, "b.txt"), (data + b"\n", "a.txt"))
    )
    assert one.id == other.id
    assert one.id != third.id


def test_the_samples_hold_all_formats() -> None:
    assert {record(sample).source.media_type.rpartition("/")[2][:8] for sample in SAMPLES} >= {
        "pdf",
        "plain",
        "markdown",
    }
