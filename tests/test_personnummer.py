"""Personnummer are masked where lines enter the record; other numbers are left as they are."""

import logging
from collections.abc import Iterator

import pytest

from extractors import extract
from extractors.personnummer import is_number, masked
from extractors.readers.text import read
from models.lines import Document, Line
from models.record import Record
from models.serialise import to_json


def checked(nine: str) -> str:
    """Nine digits with their check digit."""
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(nine)]
    return nine + str(-sum(number // 10 + number % 10 for number in doubled) % 10)


# Serials from 980 on are those of Skatteverket's test numbers: nobody has one.
ONE = checked("811218980")
COORDINATION = checked("811278981")
FIRM = checked("556012980")
DATE, SERIAL = ONE[:6], ONE[6:]
WRONG = ONE[:-1] + str((int(ONE[-1]) + 1) % 10)


def lines(text: str) -> list[str]:
    return [line.text for line in masked(read(text.encode())).lines]


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        (f"{DATE}-{SERIAL}", "██████-████"),
        (f"{DATE}+{SERIAL}", "██████+████"),
        (f"{DATE}–{SERIAL}", "██████–████"),
        (f"{DATE} - {SERIAL}", "██████ - ████"),
        (f"19{DATE}-{SERIAL}", "████████-████"),
        (f"19{DATE}{SERIAL}", "████████████"),
        (f"19{DATE} {SERIAL}", "████████ ████"),
        (f"Siv Ek, {DATE}-{SERIAL}, beviljas bidrag.", "Siv Ek, ██████-████, beviljas bidrag."),
        (f"Siv Ek ({DATE}-{SERIAL}) beviljas bidrag.", "Siv Ek (██████-████) beviljas bidrag."),
        (f"{COORDINATION[:6]}-{COORDINATION[6:]}", "██████-████"),
        (f"Personnummer: {ONE}", "Personnummer: ██████████"),
        (f"pnr {ONE}", "pnr ██████████"),
        (f"P.nr. {ONE}", "P.nr. ██████████"),
        (f"Siv Ek, född {ONE}", "Siv Ek, född ██████████"),
        (f"personnummer är {DATE} {SERIAL}.", "personnummer är ██████ ████."),
        (f"{ONE} (personnummer)", "██████████ (personnummer)"),
        (f"{DATE}-{SERIAL} och 19{COORDINATION}", "██████-████ och ████████████"),
        (f"12 {DATE}-{SERIAL}", "12 ██████-████"),
    ],
)
def test_a_personnummer_is_masked(printed: str, shown: str) -> None:
    assert lines(printed) == [shown]


@pytest.mark.parametrize(
    "printed",
    [
        ONE,
        f"{DATE} {SERIAL}",
        f"{WRONG[:6]}-{WRONG[6:]}",
        f"Organisationsnummer {FIRM[:6]}-{FIRM[6:]}",
        f"16{FIRM}",
        f"811318-{checked('811318980')[6:]}",
        f"810230-{checked('810230980')[6:]}",
        f"Dnr {DATE}-{SERIAL}",
        f"OCR-nummer: {ONE}",
        f"Bankgiro {DATE}-{SERIAL}",
        f"Tel. {DATE}-{SERIAL}",
        f"KS{DATE}-{SERIAL}",
        f"KS-{DATE}-{SERIAL}",
        f"{DATE}-{SERIAL}-1",
        f"{DATE}-{SERIAL}7",
        f"7{DATE}-{SERIAL}",
        "HSF240207",
        "2024-03-05",
        "0171-121898",
        "Siv Ek, född 1952-03-04",
        "ÅÅMMDD-XXXX",
    ],
)
def test_another_number_is_left(printed: str) -> None:
    assert lines(printed) == [printed]


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        (f"Siv Ek {DATE}-\n{SERIAL} beviljas", ["Siv Ek ██████-", "████ beviljas"]),
        (f"Siv Ek {DATE}\n-{SERIAL} beviljas", ["Siv Ek ██████", "-████ beviljas"]),
        (f"Siv Ek {DATE}-{SERIAL[:2]}\n{SERIAL[2:]} beviljas", ["Siv Ek ██████-██", "██ beviljas"]),
        (f"Siv Ek 19{DATE}\n{SERIAL} beviljas", ["Siv Ek ████████", "████ beviljas"]),
        (f"sida 12\n{DATE}-{SERIAL}", ["sida 12", "██████-████"]),
        (f"{DATE}-{SERIAL}\n12 kap.", ["██████-████", "12 kap."]),
        (f"Uppgift {DATE}\n{SERIAL}", [f"Uppgift {DATE}", SERIAL]),
    ],
)
def test_a_number_broken_over_two_lines(printed: str, shown: list[str]) -> None:
    assert lines(printed) == shown


def row(*texts: str, number: int) -> Iterator[Line]:
    for place, text in enumerate(texts):
        yield Line(text, number, 100 * number + 40 * place, 100 * number + 40 * place + len(text), 40.0 * place, 80.0)


@pytest.mark.parametrize(
    ("first", "second", "shown"),
    [
        ((f"Ek {DATE}-", "12 mars"), (f"{SERIAL} Sala", "kl. 9"), ["Ek ██████-", "12 mars", "████ Sala", "kl. 9"]),
        ((f"Ek {DATE}", "12 mars"), (f"-{SERIAL} Sala", "kl. 9"), ["Ek ██████", "12 mars", "-████ Sala", "kl. 9"]),
        ((f"Ek {DATE}-", "12 mars"), ("1234 Sala", "kl. 9"), [f"Ek {DATE}-", "12 mars", "1234 Sala", "kl. 9"]),
    ],
)
def test_a_number_broken_in_a_column(first: tuple[str, ...], second: tuple[str, ...], shown: list[str]) -> None:
    document = Document("text/plain", None, "native", (*row(*first, number=1), *row(*second, number=2)))
    found = masked(document)
    assert [line.text for line in found.lines] == shown
    assert found.masked == ((100,) if "█" in shown[0] else ())


@pytest.mark.parametrize(
    ("digits", "known"), [(ONE, True), (f"19{ONE}", True), (COORDINATION, True), (f"17{ONE}", False), (FIRM, False)]
)
def test_what_a_number_is(digits: str, known: bool) -> None:
    assert is_number(digits) is known


MINUTES = """Sala kommun

Socialnämnden

Protokoll

Sammanträdesdatum 2024-03-05

§ 12 Bidrag till {0}

Beslut

Siv Ek, {0}, beviljas bidrag. Även Bo Ask, {0}, beviljas bidrag.

§ 13 Budget

Beslut

Budgeten antas.

{1}
"""


def record(front: str = "", inside: str = f"{DATE}-{SERIAL}", kept: str = MINUTES) -> Record:
    (found,) = extract(kept.format(inside, front).encode(), "prov.txt")
    return found


def test_no_part_of_the_record_holds_the_number(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        found = record()
    written = to_json(found) + caplog.text
    assert found.items[0].title == "Bidrag till ██████-████"
    assert not any(part in written for part in (SERIAL, DATE, ONE))


def test_places_are_those_of_the_same_text_without_a_number() -> None:
    hidden, plain = record(), record(inside=f"{WRONG[:6]}-{WRONG[6:]}")
    assert hidden.evidence == plain.evidence


@pytest.mark.parametrize(
    ("found", "told", "item"),
    [
        (record(), "3 personnummer har maskerats (§ 12).", "12"),
        (
            record(f"Bilaga: {DATE}-{SERIAL}"),
            "4 personnummer har maskerats (§ 12, § 13).",
            None,
        ),
        (
            record(kept=f"Sala kommun\n\nRapport om {DATE}-{SERIAL}\n"),
            "1 personnummer har maskerats (utanför paragraferna).",
            None,
        ),
    ],
)
def test_one_warning_tells_how_many_and_where(found: Record, told: str, item: str | None) -> None:
    (warning,) = [one for one in found.warnings if one.code == "personnummer-masked"]
    assert (warning.message, warning.item) == (told, item)


def test_a_document_without_numbers_is_not_touched() -> None:
    document = read(b"Protokoll 2024-03-05")
    assert masked(document) is document
    assert "personnummer-masked" not in [warning.code for warning in record(inside="Ek").warnings]


def test_a_number_alone_on_its_row_stays_a_row() -> None:
    (section,) = record(kept=MINUTES.replace("Siv Ek, {0}", "Bidrag ges till\n\n{0}\n\nSiv Ek")).items[0].sections
    assert section.text.split("\n")[:2] == ["Bidrag ges till", "██████-████"]
