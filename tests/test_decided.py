"""What people decide: corrections, withdrawals and gallring, and that they outlive what the program does."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from corpus import tables
from corpus.archive import Archive
from corpus.board import Ask, board
from corpus.corrections import as_value, correct, corrections, take_back
from corpus.decided import Given
from corpus.documents import stored_record, stored_records
from corpus.entries import rebuild
from corpus.fieldpath import value_at, with_value
from corpus.prepare import prepare
from corpus.reextract import changes, outdated, replace_records
from corpus.search import search
from corpus.verify import verify
from corpus.withdrawals import destroy, undo, withdraw, withdrawals
from minutes import FULL, FULL_DATA, GOOD, item, minutes
from models.errors import UsageProblem
from models.record import Evidence, Record, Warning
from models.serialise import from_json, to_json
from shelf import keep
from shell import Shell

DAY = date(2024, 6, 1)


@pytest.fixture
def archive(archive: Archive) -> Archive:
    keep(archive, FULL_DATA, "fullt.txt", [FULL])
    return archive


def shown(archive: Archive, id_: str = FULL.id) -> Record:
    with archive.transaction() as connection:
        return stored_record(connection, id_).record()


def given(path: str, typed: str) -> Given:
    return Given(path, as_value(path, typed), "Anna Ek", "läst i originalet")


def found(archive: Archive, query: str) -> list[str | None]:
    return [hit.item for hit in search(archive, query).hits]


def reread(archive: Archive, record: Record) -> None:
    (old,) = outdated(archive, "nyare")
    replace_records(archive, old.original_id, prepare([record]), "nyare")


# --- fields by name


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("body", "Regionfullmäktige"),
        ("organisation.name", "Region Testland"),
        ("items[40].title", "Budget för båttrafiken"),
        ("items[40].decisions[2].act", "uppdrar"),
        ("items[40].case_numbers[2]", "RS-2023-9"),
        ("attendees[Alva Ek].party", "S"),
        ("items[40].votes[1].ballots[Eva Ask].vote", "no"),
        ("justering.notice.posted", "2024-04-18"),
        ("meeting.dates[1]", "2024-04-09"),
    ],
)
def test_a_field_has_a_name(path: str, value: object) -> None:
    assert value_at(json.loads(to_json(FULL)), path) == value


@pytest.mark.parametrize(
    "path",
    [
        "",
        "titel",
        "items",
        "items[99].title",
        "items[1].title",
        "items[40]title",
        "items.40",
        "body.name",
        "[1]",
        "body.",
    ],
)
def test_a_field_that_is_not_there_is_told(path: str) -> None:
    if path == "items":
        assert isinstance(value_at(json.loads(to_json(FULL)), path), list)
        return
    with pytest.raises(UsageProblem):
        value_at(json.loads(to_json(FULL)), path)


def test_two_of_one_name_are_told() -> None:
    record = json.loads(to_json(replace(FULL, attendees=(FULL.attendees[0], FULL.attendees[0]))))
    with pytest.raises(UsageProblem, match="flera"):
        value_at(record, "attendees[Alva Ek].party")


def test_null_takes_an_entry_out() -> None:
    changed = from_json(json.dumps(with_value(json.loads(to_json(FULL)), "attendees[Bo Lind]", None)))
    assert [person.name for person in changed.attendees] == ["Alva Ek", "Cia Berg"]


@pytest.mark.parametrize(
    ("path", "typed", "value"),
    [
        ("body", "Nämnden", "Nämnden"),
        ("items[1].number", "22", "22"),
        ("meeting.dates", "2024-01-02", ["2024-01-02"]),
        ("organisation", "Region Halland", {"name": "Region Halland", "type": "region", "code": "13"}),
        ("organisation", "Bolaget", {"name": "Bolaget", "type": "other", "code": None}),
        ("items[1].immediate_justering", "true", True),
        ("items[1].attachments", '["Bilaga 2"]', ["Bilaga 2"]),
        ("justering.date", "null", None),
    ],
)
def test_what_a_person_types_becomes_a_value(path: str, typed: str, value: object) -> None:
    assert json.loads(as_value(path, typed)) == value


# --- corrections


def test_a_correction_is_shown_and_found_and_tells_of_itself(archive: Archive) -> None:
    correct(archive, "f00d", given("items[40].title", "Pengar till färjorna"))
    record = shown(archive)
    assert record.items[0].title == "Pengar till färjorna"
    assert Evidence("/items/0/title", (), "correction") in record.evidence
    (noted,) = record.corrections
    assert (noted.path, noted.was, noted.who) == ("items[40].title", '"Budget för båttrafiken"', "Anna Ek")
    assert found(archive, "färjorna") == ["40"]
    assert found(archive, "båttrafiken") == []


def test_the_newest_correction_holds_and_can_be_taken_back(archive: Archive) -> None:
    for title in ("Ett", "Två"):
        correct(archive, "f00d", given("items[40].title", title))
    assert [one.value for one in corrections(archive, "f00d")] == ['"Två"']
    take_back(archive, "f00d", "items[40].title")
    assert shown(archive) == FULL
    assert found(archive, "båttrafiken") == ["40"]
    with pytest.raises(UsageProblem, match="inte rättat"):
        take_back(archive, "f00d", "items[40].title")


@pytest.mark.parametrize(
    ("path", "typed"),
    [
        ("items[40].decisions[1].act", "hittar på"),
        ("items[40].page", '"två"'),
        ("kind", "brev"),
        ("items[7].title", "x"),
    ],
)
def test_a_value_that_does_not_fit_changes_nothing(archive: Archive, path: str, typed: str) -> None:
    with pytest.raises(UsageProblem):
        correct(archive, "f00d", given(path, typed))
    assert shown(archive) == FULL
    assert corrections(archive, "f00d") == ()


def test_a_correction_survives_a_new_reading(archive: Archive) -> None:
    correct(archive, "f00d", given("attendees[Alva Ek].party", "V"))
    reread(archive, replace(FULL, body="Fullmäktige", attendees=FULL.attendees[::-1]))
    record = shown(archive)
    assert record.body == "Fullmäktige"
    assert {person.name: person.party for person in record.attendees}["Alva Ek"] == "V"
    assert record.warnings == FULL.warnings


def test_a_correction_that_no_longer_fits_is_warned_of_and_kept(archive: Archive) -> None:
    correct(archive, "f00d", given("attendees[Alva Ek].party", "V"))
    reread(archive, replace(FULL, attendees=FULL.attendees[1:]))
    assert [warning.code for warning in shown(archive).warnings] == ["vote-count", "correction-lost"]
    assert len(corrections(archive, "f00d")) == 1


def test_a_field_that_is_read_in_another_way_now_is_warned_of(archive: Archive) -> None:
    correct(archive, "f00d", given("body", "Nämnden"))
    reread(archive, replace(FULL, body="Styrelsen"))
    record = shown(archive)
    assert record.body == "Nämnden"
    assert record.warnings[-1].code == "correction-outdated"


def test_evidence_follows_when_an_entry_is_taken_out(archive: Archive) -> None:
    told = tuple(Evidence(f"/attendees/{place}/name", (), "attendance") for place in range(3))
    reread(archive, replace(FULL, evidence=told))
    correct(archive, "f00d", given("attendees[Bo Lind]", "null"))
    assert [entry.path for entry in shown(archive).evidence] == ["/attendees/0/name", "/attendees/1/name"]


# --- reading anew


def test_what_would_change_is_told_field_by_field(archive: Archive) -> None:
    (old,) = outdated(archive, "nyare")
    longer = replace(FULL.items[1], title="Ny rubrik")
    new = replace(FULL, body="Fullmäktige", items=(FULL.items[0], longer, item("42", "Val")))
    told = {change.path: (change.was, change.becomes) for change in changes(old, prepare([new]))}
    assert told["body"] == ('"Regionfullmäktige"', '"Fullmäktige"')
    assert told["items[41].title"] == ('"Omedelbar sak"', '"Ny rubrik"')
    assert told["items[42]"][0] is None
    assert len(told) == 3


def test_only_what_another_version_read_is_read_anew(archive: Archive) -> None:
    reread(archive, FULL)
    assert outdated(archive, "nyare") == ()
    assert len(outdated(archive, "nyare", every=True)) == 1


# --- taking away


def test_a_withdrawn_item_leaves_its_number_and_nothing_else(archive: Archive) -> None:
    withdraw(archive, "f00d", "40", "Anna Ek", "personuppgift")
    record = shown(archive)
    assert [(one.number, one.title, one.sections) for one in record.items] == [
        ("40", "Indragen", ()),
        ("41", "Omedelbar sak", ()),
    ]
    assert found(archive, "båttrafiken") == []
    assert found(archive, "omedelbar") == ["41"]
    assert "skärgårdens" not in to_json(record).lower()


def test_a_withdrawn_document_is_nowhere_but_in_its_tombstone(archive: Archive) -> None:
    withdraw(archive, "f00d", None, "Anna Ek", "fel fil")
    with archive.transaction() as connection:
        assert list(stored_records(connection)) == []
        assert connection.execute(select(tables.mention)).all() == []
    assert board(archive, Ask(DAY)) == ()
    assert found(archive, "båttrafiken") == []
    rebuild(archive)
    assert found(archive, "båttrafiken") == []
    assert [one.number for one in shown(archive).items] == ["40", "41"]
    (stone,) = withdrawals(archive)
    assert (stone.citation, stone.who, stone.why) == (
        "Region Testland, Regionfullmäktige 2024-04-09",
        "Anna Ek",
        "fel fil",
    )


@pytest.mark.parametrize("number", [None, "40"])
def test_what_was_taken_away_stays_away_and_can_come_back(archive: Archive, number: str | None) -> None:
    withdraw(archive, "f00d", number, "Anna Ek", "fel")
    assert keep(archive, FULL_DATA, "fullt.txt", [FULL]) == ("withdrawn" if number is None else "unchanged")
    reread(archive, replace(FULL, body="Fullmäktige"))
    assert found(archive, "båttrafiken") == []
    undo(archive, "f00d", number)
    assert shown(archive) == replace(FULL, body="Fullmäktige")
    assert found(archive, "båttrafiken") == ["40"]


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (lambda archive: withdraw(archive, "f00d", "99", "A", "x"), "ingen paragraf"),
        (lambda archive: [withdraw(archive, "f00d", "40", "A", "x") for _ in range(2)], "redan indraget"),
        (lambda archive: undo(archive, "f00d", None), "inte indraget"),
        (lambda archive: destroy(archive, "f00d", "A"), "inte indraget"),
        (lambda archive: withdraw(archive, "saknas", None, "A", "x"), "Inget dokument"),
    ],
)
def test_what_cannot_be_done_is_told(archive: Archive, act: object, message: str) -> None:
    with pytest.raises(UsageProblem, match=message):
        act(archive)  # type: ignore[operator]


def test_an_item_is_taken_from_all_versions_and_from_those_that_come_later(archive: Archive) -> None:
    one, two, three = (minutes(name, item("1", "Personen Ulla", "Beslut om Ulla."), item("2", "Val")) for name in "abc")
    for record in (one, two):
        keep(archive, record.source.name.encode(), record.source.name, [record])
    withdraw(archive, two.id, "1", "Anna Ek", "personuppgift")
    keep(archive, b"c", "c", [three])
    assert [shown(archive, record.id).items[0].title for record in (one, two, three)] == ["Indragen"] * 3
    undo(archive, two.id, "1")
    assert [shown(archive, record.id).items[0].title for record in (one, two, three)] == ["Personen Ulla"] * 3


def test_another_version_takes_over_from_a_withdrawn_one(archive: Archive) -> None:
    one, two = (minutes(name, item("1", "Kajaker", "De får bidrag.")) for name in "ab")
    for record in (one, two):
        keep(archive, record.source.name.encode(), record.source.name, [record])
    first = search(archive, "kajaker").hits[0].id
    withdraw(archive, first, None, "Anna Ek", "fel fil")
    (hit,) = search(archive, "kajaker").hits
    assert {first, hit.id} == {one.id, two.id}


# --- gallring


def test_gallring_destroys_the_bytes_and_every_trace_of_the_text(archive: Archive, tmp_path: Path) -> None:
    correct(archive, "f00d", given("items[40].title", "Kvarnhjulet"))
    withdraw(archive, "f00d", None, "Anna Ek", "gallringsbeslut 2026-3")
    (done, kept) = destroy(archive, "f00d", "Bo Ask")
    assert kept is None
    assert (done.destroyed_by, done.why) == ("Bo Ask", "gallringsbeslut 2026-3")
    assert not [path for path in archive.originals.rglob("*") if path.is_file()]
    for path in tmp_path.glob("arkiv.db*"):
        data = path.read_bytes().lower()
        assert not [word for word in ("kvarnhjul", "skärgård", "båttrafik") if word.encode() in data]
    assert verify(archive) == (0, ())
    assert keep(archive, FULL_DATA, "fullt.txt", [FULL]) == "withdrawn"
    with pytest.raises(UsageProblem, match="redan gallrat"):
        destroy(archive, "f00d", "Eva Öst")
    assert withdrawals(archive) == (done,)
    with pytest.raises(UsageProblem, match="gallrat"):
        undo(archive, "f00d", None)
    assert outdated(archive, "nyare") == ()


def test_a_file_with_another_document_is_not_destroyed(archive: Archive) -> None:
    one, two = minutes("a", item("1", "Val")), minutes("b", item("2", "Budget"))
    keep(archive, b"both", "both.txt", [one, two])
    withdraw(archive, one.id, None, "Anna Ek", "fel")
    with pytest.raises(UsageProblem, match="fler protokoll"):
        destroy(archive, one.id, "Anna Ek")


# --- verifying


@pytest.mark.parametrize(
    ("harm", "fault"),
    [("gone", "missing"), ("altered", "altered"), ("cut", "altered"), ("extra", "stray")],
)
def test_harm_to_an_original_is_found(archive: Archive, harm: str, fault: str) -> None:
    (kept,) = (path for path in archive.originals.rglob("*") if path.is_file())
    assert verify(archive).faults == ()
    if harm == "gone":
        kept.unlink()
    elif harm == "extra":
        kept.with_name("ny.txt").touch()
    else:
        kept.write_bytes(b"x" * len(FULL_DATA) if harm == "altered" else FULL_DATA[:5])
    (one,) = verify(archive).faults
    assert one.fault == fault


def test_what_is_withdrawn_is_mended_too(archive: Archive) -> None:
    withdraw(archive, "f00d", None, "Anna Ek", "fel fil")
    (kept,) = (path for path in archive.originals.rglob("*") if path.is_file())
    kept.write_bytes(b"skadad")
    assert keep(archive, FULL_DATA, "fullt.txt", [FULL]) == "withdrawn"
    assert verify(archive).faults == ()


# --- what was taken away stays away, whatever is corrected


def two_versions(archive: Archive) -> tuple[Record, Record]:
    one, two = (minutes(name, item("1", "Personen Ulla", "Beslut om Ulla."), item("2", "Val")) for name in "ab")
    for record in (one, two):
        keep(archive, record.source.name.encode(), record.source.name, [record])
    return one, two


def titles(archive: Archive, *records: Record) -> list[str]:
    return [shown(archive, record.id).items[0].title for record in records]


@pytest.mark.parametrize("which", [0, 1])
def test_an_item_stays_away_from_versions_that_are_told_apart(archive: Archive, which: int) -> None:
    records = two_versions(archive)
    withdraw(archive, records[0].id, "1", "Anna Ek", "personuppgift")
    correct(archive, records[which].id, given("meeting.dates", "2024-08-09"))
    correct(archive, records[1].id, given("items[2].title", "Val av ombud"))
    assert titles(archive, *records) == ["Indragen"] * 2
    assert found(archive, "ulla") == []
    undo(archive, records[1].id, "1")
    assert titles(archive, *records) == ["Indragen", "Personen Ulla"]


@pytest.mark.parametrize("which", [0, 1])
def test_an_item_goes_away_from_versions_that_are_brought_together(archive: Archive, which: int) -> None:
    records = two_versions(archive)
    correct(archive, records[which].id, given("body", "Kulturnämnden"))
    withdraw(archive, records[0].id, "1", "Anna Ek", "personuppgift")
    assert titles(archive, *records) == ["Indragen", "Personen Ulla"]
    take_back(archive, records[which].id, "body")
    assert titles(archive, *records) == ["Indragen"] * 2
    assert found(archive, "ulla") == []
    undo(archive, records[0].id, "1")
    assert titles(archive, *records) == ["Personen Ulla"] * 2


@pytest.mark.parametrize("path", ["items[40].number", "items[40].title", "items[41].number", "items[40]", "items"])
def test_what_is_taken_away_cannot_be_corrected_into_view(archive: Archive, path: str) -> None:
    correct(archive, "f00d", given("items[40].title", "Ullas kvarn"))
    correct(archive, "f00d", given("items[40].number", "39"))
    number = "41" if path.startswith("items[41]") else "39"
    withdraw(archive, "f00d", number, "Anna Ek", "personuppgift")
    before = shown(archive)
    with pytest.raises(UsageProblem, match="indraget"):
        correct(archive, "f00d", given(path, "null"))
    if number == "39":
        for taken in ("items[40].number", "items[40].title"):
            with pytest.raises(UsageProblem, match="indraget"):
                take_back(archive, "f00d", taken)
        assert corrections(archive, "f00d") == ()
        assert "kvarn" not in to_json(before)
    assert shown(archive) == before


def test_a_correction_of_all_items_tells_nothing_of_one_that_is_taken_away(archive: Archive) -> None:
    items = json.loads(to_json(FULL))["items"]
    items[0]["title"] = "Ullas kvarn"
    correct(archive, "f00d", given("items", json.dumps(items)))
    withdraw(archive, "f00d", "40", "Anna Ek", "personuppgift")
    assert "kvarn" not in to_json(shown(archive))


def test_a_warning_that_quotes_what_is_taken_away_goes_with_it(archive: Archive) -> None:
    warning = Warning(
        "heading-outside-items", "”Skärgårdens båtar” ser ut som en rubrik men har inte blivit en paragraf."
    )
    reread(archive, replace(FULL, warnings=(warning,)))
    withdraw(archive, "f00d", "40", "Anna Ek", "personuppgift")
    assert shown(archive).warnings == ()


@pytest.mark.parametrize("number", [None, "40"])
def test_reading_anew_does_not_tell_what_is_taken_away(archive: Archive, number: str | None) -> None:
    withdraw(archive, "f00d", number, "Anna Ek", "personuppgift")
    (old,) = outdated(archive, "nyare")
    other = replace(FULL, items=(replace(FULL.items[0], title="Ullas kvarn"), FULL.items[1]))
    (change,) = changes(old, prepare([other]))
    assert (change.path, change.was, change.becomes) == ("items[40].title", '"Indragen"', '"Indragen"')


def test_corrections_of_what_is_taken_away_are_not_told(archive: Archive) -> None:
    correct(archive, "f00d", given("body", "Ullas nämnd"))
    withdraw(archive, "f00d", None, "Anna Ek", "fel fil")
    for act in (lambda: corrections(archive, "f00d"), lambda: take_back(archive, "f00d", "body")):
        with pytest.raises(UsageProblem, match="indraget"):
            act()


# --- corrections on corrections


def test_a_corrected_name_is_a_name(archive: Archive) -> None:
    correct(archive, "f00d", given("attendees[Bo Lind].name", "Bo Linde"))
    with pytest.raises(UsageProblem, match="inget fält"):
        correct(archive, "f00d", given("attendees[Bo Lind].party", "L"))
    correct(archive, "f00d", given("attendees[Bo Linde].party", "L"))
    correct(archive, "f00d", given("items[41].number", "42"))
    correct(archive, "f00d", given("items[42].title", "Annan sak"))
    correct(archive, "f00d", given("items[42].title", "Tredje sak"))
    record = shown(archive)
    assert (record.attendees[1].name, record.attendees[1].party) == ("Bo Linde", "L")
    assert (record.items[1].number, record.items[1].title) == ("42", "Tredje sak")
    assert record.warnings == FULL.warnings


def test_entries_are_taken_out_one_after_another(archive: Archive) -> None:
    correct(archive, "f00d", given("items[40].case_numbers[1]", "null"))
    correct(archive, "f00d", given("items[40].case_numbers[1]", "RS 2024/1"))
    assert shown(archive).items[0].case_numbers == ("RS 2024/1",)
    correct(archive, "f00d", given("items[40].case_numbers[1]", "null"))
    assert shown(archive).items[0].case_numbers == ()
    take_back(archive, "f00d", "items[40].case_numbers[1]")
    assert shown(archive) == FULL


@pytest.mark.parametrize(
    ("path", "typed", "message"),
    [
        ("id", "annat", "kan inte rättas"),
        ("source.name", "annat", "kan inte rättas"),
        ("record_version", "9", "kan inte rättas"),
        ("evidence", "[]", "kan inte rättas"),
        ("corrections", "[]", "kan inte rättas"),
        ("meeting.dates", '["2024-13-45"]', "inget datum"),
        ("meeting.dates[1]", "2024-1-1", "inget datum"),
        ("justering.date", "i morgon", "inget datum"),
        ("justering.notice.posted", "20240101", "inget datum"),
        ("items[40].decisions[2].number", "1", "samma nummer"),
        ("body", "halv \udc85", "passar inte"),
    ],
)
def test_a_value_that_cannot_be_kept_is_refused(archive: Archive, path: str, typed: str, message: str) -> None:
    with pytest.raises(UsageProblem, match=message):
        correct(archive, "f00d", given(path, typed))
    assert shown(archive) == FULL


@pytest.mark.parametrize("option", ["--who", "--why"])
def test_a_name_and_a_reason_are_text(filled: Shell, option: str) -> None:
    said = filled("withdraw", "f00d", "--why", "fel", option, "Andr\udce9")
    assert said.code == 2
    assert option in said.err


def test_an_extract_that_still_shows_an_item_is_named_and_so_is_an_original_that_is_left(shell: Shell) -> None:
    for name, kind in (("a", "Protokoll"), ("b", "Protokollsutdrag")):
        shell.file(f"in/{name}.txt", GOOD.format(number=7).replace("Protokoll", kind))
    shell("import", "in", "--reference")
    ids = [str(record["id"]) for record in shell.objects("export", "--format", "ndjson")]
    for one, other in (ids, ids[::-1]):
        assert other in shell("withdraw", one, "--item", "7", "--why", "fel").out
        shell("withdraw", one, "--item", "7", "--undo")
    said = shell("withdraw", ids[0], "--why", "fel")
    assert ids[1] in said.out
    said = shell("withdraw", ids[0], "--destroy")
    assert str(shell.folder / "in" / "a.txt") in said.out
    assert shell("search", "båtar", "--json").out.count(ids[1]) == 1


def test_a_withdrawn_item_is_not_found_by_the_word_for_it(archive: Archive) -> None:
    withdraw(archive, "f00d", "40", "Anna Ek", "personuppgift")
    assert found(archive, "indragen") == []


def test_a_reading_that_does_not_find_a_withdrawn_item_changes_nothing(archive: Archive) -> None:
    withdraw(archive, "f00d", "40", "Anna Ek", "personuppgift")
    (old,) = outdated(archive, "nyare")
    renumbered = replace(FULL, items=(replace(FULL.items[0], number="400"), FULL.items[1]))
    assert replace_records(archive, old.original_id, prepare([renumbered]), "nyare") == (FULL.id,)
    assert [one.title for one in shown(archive).items] == ["Indragen", "Omedelbar sak"]
    assert found(archive, "båttrafiken") == []
