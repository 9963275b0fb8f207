"""`protokoll justering`: the board as people and programs see it, and what they confirm."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import copyfile

import icalendar
import pytest

from corpus.archive import Archive, open_archive
from corpus.awaited import awaited
from corpus.board import Ask, board
from corpus.boardrow import BoardRow
from corpus.filing import numbers_between
from corpus.itemstates import order_of, read_orders
from minutes import item, minutes
from models.record import Announced, Decision, Justering, Notice, Record, Signature
from output.ics import Event, calendar
from shelf import keep
from shell import Shell

TODAY = date(2026, 9, 18)
NOTICE = Notice("2026-09-09", "2026-10-01", "2026-09-30", "Regionens kansli", "Dan Sund")
DONE = Justering(("Bo Lind",), (Signature("justerare", "Bo Lind"),), None, "2026-09-08", None, "justerat", NOTICE)


def protokoll(name: str, body: str, day: str, *numbers: str, justering: Justering | None = None) -> Record:
    record = minutes(name, *(item(number, f"Ärende {number}", "Nämnden antar planen.") for number in numbers), date=day)
    return replace(record, body=body, justering=justering or Justering())


def immediate(record: Record, *numbers: str) -> Record:
    items = tuple(replace(one, immediate_justering=one.number in numbers) for one in record.items)
    return replace(record, items=items)


def stored(archive: Archive, *records: Record) -> None:
    for record in records:
        keep(archive, record.source.name.encode(), record.source.name, [record])


def by_source(archive: Archive, ask: Ask | None = None) -> dict[str, BoardRow]:
    return {row.source: row for row in board(archive, ask or Ask(TODAY))}


WAITS = protokoll("väntar.pdf", "Kulturnämnden", "2026-09-01", "1", "2")
IS_DONE = protokoll("klart.pdf", "Miljönämnden", "2026-09-01", "10", "11", justering=DONE)
COUNCIL = protokoll("råd.pdf", "Pensionärsrådet", "2026-09-01", "1", justering=DONE)
OLD = protokoll("gammalt.pdf", "Kulturnämnden", "2020-02-03", "1")


# --- § that have a clock of their own


def test_the_gap_of_the_main_protokoll_and_the_file_of_its_own_find_each_other(archive: Archive) -> None:
    main = protokoll(
        "huvud.pdf", "Kulturnämnden", "2026-09-01", "106", "108", justering=replace(DONE, items="§§ 106, 108")
    )
    own = immediate(protokoll("omedelbart.pdf", "Kulturnämnden", "2026-09-01", "107"), "107")
    own = replace(own, justering=Justering(date="2026-09-01", notice=Notice("2026-09-02", kept_at="Kansliet")))
    stored(archive, main, own)
    rows = by_source(archive)
    (part,) = rows["huvud.pdf"].parts
    assert (part.items, part.document) == (("107",), own.id)
    assert part.clock == rows["omedelbart.pdf"].clock
    assert part.clock.derived.appeal_last_day == date(2026, 9, 23)
    assert rows["huvud.pdf"].clock.derived.appeal_last_day == date(2026, 9, 30)
    assert (rows["omedelbart.pdf"].main, rows["huvud.pdf"].main) == (main.id, None)
    assert rows["huvud.pdf"].flags == ()


def test_a_gap_without_a_file_of_its_own_is_told(archive: Archive) -> None:
    justering = replace(DONE, items="§§ 106, 108")
    stored(archive, protokoll("huvud.pdf", "Kulturnämnden", "2026-09-01", "106", "108", justering=justering))
    assert by_source(archive)["huvud.pdf"].flags == ("egna_paragrafer_saknas",)


def test_an_extract_of_paragraphs_that_stand_in_the_main_protokoll_too(archive: Archive) -> None:
    main = immediate(protokoll("huvud.pdf", "Kulturnämnden", "2026-09-01", "5", "6", "7", justering=DONE), "6", "7")
    own = immediate(protokoll("omedelbart.pdf", "Kulturnämnden", "2026-09-01", "6"), "6")
    stored(archive, main, replace(own, justering=Justering(date="2026-09-01")))
    row = by_source(archive)["huvud.pdf"]
    assert [(part.items, part.document) for part in row.parts] == [(("6",), own.id), (("7",), None)]
    assert row.overdue == ("anslag",)  # of § 7; what the other file says of § 6 stands in its own row
    assert by_source(archive)["omedelbart.pdf"].overdue == ("anslag",)


def test_what_is_confirmed_of_a_paragraph_holds_for_its_clock_alone(filled: Shell) -> None:
    args = ("--today", "2024-05-01", "--who", "Anna Ek", "--why", "sett på tavlan")
    assert filled("justering", "confirm", "f00d", "anslaget", "2024-04-11", "--item", "41", *args).code == 0
    (row,) = filled.objects("justering", "--json", "--today", "2024-05-01")
    assert isinstance(row["parts"], list)
    (part,) = row["parts"]
    assert (part["notice_state"], part["derived"]["appeal_last_day"]) == ("anslaget", "2024-05-02")
    assert (row["notice_state"], row["overdue"]) == ("anslaget", [])
    assert row["posted"] == "2024-04-18"


def test_a_paragraph_that_only_a_person_knows_was_justerad_by_itself(bodies: Shell) -> None:
    said = ("justering", "confirm", IS_DONE.id, "--item", "11", *BY, *ON)
    assert bodies(*said[:3], "anslaget", "2026-09-03", *said[3:]).code == 0
    (row,) = bodies.objects("justering", "--json", "--body", "Miljönämnden", *ON)
    assert isinstance(row["parts"], list)
    (part,) = row["parts"]
    assert (part["items"], part["derived"]["appeal_last_day"]) == (["11"], "2026-09-24")
    assert isinstance(row["derived"], dict)
    assert row["derived"]["appeal_last_day"] == "2026-09-30"


def test_a_time_that_is_none_brings_no_report_down(bodies: Shell) -> None:
    record = protokoll("x.pdf", "Tekniska nämnden", "2026-09-01", "1")
    signature = Signature("justerare", "Bo Lind", "i tisdags")
    with open_archive("protokoll.db", "write") as archive:
        stored(archive, replace(record, justering=Justering(signatures=(signature,))))
    (row,) = bodies.objects("justering", "--json", "--body", "Tekniska nämnden", *ON)
    assert (row["signed_at"], row["unsigned"]) == ([], 1)


@pytest.mark.parametrize(
    ("printed", "between"),
    [
        ("§§ 106, 108-123", {107}),
        ("§§ 106 och 109", {107, 108}),
        ("155-160, 162 – 168", {161}),
        ("§§ 1-22", set()),
        ("§§ 1, 2, 3", set()),
        ("§§ 9, 3", set()),
        ("§§ 1, 400", set()),
        (None, set()),
    ],
)
def test_paragraphs_between(printed: str | None, between: set[int]) -> None:
    assert numbers_between(printed) == between


# --- kinds of bodies


def test_a_council_is_shown_with_its_facts_and_never_late(archive: Archive) -> None:
    stored(archive, COUNCIL)
    row = by_source(archive)["råd.pdf"]
    assert (row.clock.justering, row.clock.notice, row.clock.appeal) == ("ej_tillampligt",) * 3
    assert (row.printed.posted, row.clock.derived.appeal_last_day) == (date(2026, 9, 9), None)
    assert (row.flags, row.overdue, row.deadlines) == ((), (), ())


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive to copy: making one takes longer than most of these tests."""
    path = tmp_path_factory.mktemp("board") / "protokoll.db"
    with open_archive(str(path), "write") as archive:
        stored(archive, WAITS, IS_DONE, COUNCIL, OLD)
    return path


@pytest.fixture
def bodies(shell: Shell, prepared: Path) -> Shell:
    copyfile(prepared, shell.folder / "protokoll.db")
    return shell


ON = ("--today", "2026-09-18")
BY = ("--who", "Anna Ek", "--why", "enligt reglementet")


def test_the_kind_of_a_body_can_be_decided_and_taken_back(bodies: Shell) -> None:
    def state() -> tuple[object, object, object]:
        (row,) = bodies.objects("justering", "--json", "--body", "pensionärsrådet", *ON)
        return row["body_kind"], row["body_kind_decided"], row["appeal_state"]

    assert state() == ("råd", False, "ej_tillampligt")
    assert bodies("justering", "body", "Pensionärsrådet", "Nämnd", *BY).code == 0
    assert state() == ("nämnd", True, "tid_loper")
    assert bodies("justering", "body", "Pensionärsrådet", "--undo", *BY).code == 0
    assert state() == ("råd", False, "ej_tillampligt")


def test_a_joint_body_waits_for_all_its_boards(bodies: Shell) -> None:
    boards = ("--board", "Ankeborg; Gåseborg")
    assert bodies("justering", "body", "Miljönämnden", "gemensam nämnd", *boards, *BY).code == 0

    def state() -> tuple[object, object]:
        (row,) = bodies.objects("justering", "--json", "--body", "Miljönämnden", *ON)
        derived = row["derived"]
        assert isinstance(derived, dict)
        return row["notice_state"], derived["appeal_last_day"]

    said = ("justering", "confirm", IS_DONE.id, "anslaget")
    assert state() == ("delvis_anslaget", None)
    nowhere = bodies(*said, "2026-09-09", *BY, *ON)
    assert (nowhere.code, nowhere.err) == (
        2,
        "protokoll: Miljönämnden har flera anslagstavlor. Ange --board med en av dem: Ankeborg, Gåseborg\n",
    )
    bodies(*said, "2026-09-09", "--board", "Ankeborg", *BY, *ON)
    assert state() == ("delvis_anslaget", None)
    bodies(*said, "2026-09-11", "--board", "Gåseborg", *BY, *ON)
    assert state() == ("anslaget", "2026-10-02")


# --- what people confirm


def test_confirmations_are_only_added_and_the_newest_holds(bodies: Shell) -> None:
    said = ("justering", "confirm", IS_DONE.id)
    late = ("--today", "2026-11-01")

    def state() -> object:
        return bodies.objects("justering", "--json", "--body", "Miljönämnden", *late)[0]["appeal_state"]

    assert state() == "utgangen_obekraftad"
    for words, becomes in (
        (("överklagat", "2026-09-20"), "overklagat"),
        (("laga kraft", "2026-10-20"), "laga_kraft"),
        (("LAGAKRAFT", "--undo"), "overklagat"),
        (("overklagat", "--undo"), "utgangen_obekraftad"),
        (("laga-kraft", "2026-10-21"), "laga_kraft"),
    ):
        assert bodies(*said, *words, *BY, *late).code == 0
        assert state() == becomes
    rows = bodies("justering", "log", IS_DONE.id).out.splitlines()
    assert len(rows) == 1 + 5
    assert all("Anna Ek" in row and "enligt reglementet" in row for row in rows[1:])


def test_what_was_confirmed_of_one_version_holds_for_the_current_one(archive: Archive, tmp_path: Path) -> None:
    from corpus.confirmations import Said, confirm

    text = "Nämnden antar planen för den nya båttrafiken i skärgården."
    draft = replace(minutes("utkast.pdf", item("1", "Båtar", text), date="2026-09-01"), justering=Justering())
    stored(archive, draft)
    confirm(archive, draft.id, Said("anslaget", date(2026, 9, 9), "Anna Ek", "sett"), TODAY)
    final = minutes("slutligt.pdf", item("1", "Båtar", text), date="2026-09-01")
    stored(archive, replace(final, justering=replace(DONE, notice=Notice())))
    (row,) = board(archive, Ask(TODAY))
    assert (row.source, row.clock.notice) == ("slutligt.pdf", "anslaget")
    assert row.versions == ((draft.id, None),)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("confirm", "ID", "anslaget", "2026-09-19"), "2026-09-19 har inte varit än."),
        (("confirm", "ID", "anslaget", "2026-08-31"), "2026-08-31 är före sammanträdet 2026-09-01."),
        (("confirm", "ID", "anslaget"), "Dagen saknas."),
        (("confirm", "ID", "anslaget", "igår"), "'igår' är inget datum"),
        (("confirm", "ID", "uppsatt", "2026-09-09"), "uppsatt går inte att bekräfta. Välj bland: justerat, "),
        (("confirm", "ID", "anslaget", "2026-09-09", "--item", "99"), "Dokumentet har ingen § 99."),
        (("confirm", "ID", "nedtaget", "--undo"), "”nedtaget” är inte bekräftat."),
        (("confirm", "ID"), "UPPGIFT saknas."),
        (("confirm",), "ID saknas."),
        (("confirm", "finnsinte", "anslaget", "2026-09-09"), "Inget dokument i arkivet har id finnsinte"),
        (("body", "Miljönämnden", "klubb"), "klubb är inget slag av organ. Välj bland: "),
        (("body", "Okända nämnden", "nämnd"), "Arkivet har inget organ som heter Okända nämnden."),
        (("flytta",), "justering flytta finns inte. Välj bland: confirm, log, body, calendar"),
        (("calendar", "saknas.csv"), "saknas.csv kan inte läsas"),
        (("confirm", "ID", "anslaget", "2026-09-09", "--late"), "--late används inte med protokoll justering confirm."),
    ],
)
def test_what_cannot_be_said(bodies: Shell, words: tuple[str, ...], message: str) -> None:
    said = bodies("justering", *(IS_DONE.id if word == "ID" else word for word in words), *BY, *ON)
    assert (said.code, said.out) == (2, "")
    assert message in said.err


def test_who_confirms_says_why(bodies: Shell) -> None:
    said = bodies("justering", "confirm", IS_DONE.id, "anslaget", "2026-09-09", *ON)
    assert (said.code, said.err) == (2, "protokoll: Skälet saknas. Ange --why SKÄL.\n")


# --- reports


@pytest.mark.parametrize(
    ("words", "sources"),
    [
        ((), ["klart.pdf", "råd.pdf", "väntar.pdf", "gammalt.pdf"]),
        (("--late",), ["väntar.pdf"]),
        (("--late", "--today", "2026-09-15"), []),
        (("--due", "7d", "--today", "2026-09-10"), ["väntar.pdf"]),
        (("--due", "2v", "--today", "2026-09-20"), ["klart.pdf"]),
        (("--body", "KULTURNÄMNDEN"), ["väntar.pdf", "gammalt.pdf"]),
        (("--status", "justerat"), ["klart.pdf"]),
        (("--status", "tid löper,historisk"), ["klart.pdf", "gammalt.pdf"]),
        (("--status", "ej_tillampligt"), ["råd.pdf"]),
        (("--late", "--since", "2020-01-01"), ["väntar.pdf", "gammalt.pdf"]),
    ],
)
def test_filters(bodies: Shell, words: tuple[str, ...], sources: list[str]) -> None:
    words = words if "--today" in words else (*words, *ON)
    assert [row["source"] for row in bodies.objects("justering", "--json", *words)] == sources


def test_a_meeting_of_several_days_is_as_old_as_its_last(archive: Archive) -> None:
    record = protokoll("x.pdf", "Kulturnämnden", "2026-09-01", "1")
    stored(archive, replace(record, meeting=replace(record.meeting, dates=("2026-09-01", "2026-09-03"))))
    for since, late in (("2026-09-03", ["x.pdf"]), ("2026-09-04", [])):
        found = board(archive, Ask(TODAY, date.fromisoformat(since), late=True))
        assert [row.source for row in found] == late


def test_the_exit_code_tells_cron_that_something_is_late(bodies: Shell) -> None:
    said = bodies("justering", "--late", "--fail-on-late", *ON)
    assert said.code == 3
    assert "FÖRSENAT: justeringen" in said.out
    assert bodies("justering", "--fail-on-late", "--today", "2026-09-15").code == 0
    assert bodies("justering", "--late", *ON).code == 0


def test_the_same_day_gives_the_same_report(bodies: Shell) -> None:
    for words in (("--json",), (), ("--summary",), ("--ics",), ("--items",)):
        assert bodies("justering", *words, *ON).out == bodies("justering", *words, *ON).out != ""


def test_the_table(bodies: Shell) -> None:
    head, row = (re.split("  +", line) for line in bodies("justering", "--body", "Miljönämnden", *ON).out.splitlines())
    assert dict(zip(head, row, strict=True)) == {
        "Datum": "2026-09-01",
        "Organ": "Miljönämnden, Region Testland",
        "Omfattar": "§§ 10-11",
        "Justering": "justerat",
        "Justerat": "2026-09-08",
        "Anslag": "anslaget",
        "Anslaget": "2026-09-09",
        "Överklagande": "tiden löper",
        "Sista dag": "2026-09-30",
        "Anmärkning": "–",
        "Fil": "klart.pdf",
    }


def test_the_summary(bodies: Shell) -> None:
    found = {row["body"]: row for row in bodies.objects("justering", "--summary", "--json", *ON)}
    kultur, miljo, rad = (found[name] for name in ("Kulturnämnden", "Miljönämnden", "Pensionärsrådet"))
    assert (kultur["documents"], kultur["waiting"], kultur["overdue"]) == (1, 1, 1)  # what is historical is left out
    assert (miljo["running"], miljo["next_day"], miljo["next_what"]) == (1, "2026-09-30", "overklagande_sista")
    assert rad["documents"] == 0


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar(bodies: Shell, day: str) -> None:
    for words in (("--due", "9999d"), ("--ics",), ("--summary",), ("--since", day), ()):
        said = bodies("justering", *words, "--today", day)
        assert (said.code, said.err) == (0, "")
    assert bodies("audit", "--today", day).code == 0


def test_no_such_state(bodies: Shell) -> None:
    said = bodies("justering", "--status", "klart")
    assert (said.code, said.out) == (2, "")
    assert "Läget klart finns inte. Välj bland: ej_tillampligt, okand," in said.err


# --- § one by one


def test_paragraphs_that_cannot_be_appealed_this_way(archive: Archive, shell: Shell) -> None:
    record = protokoll("klart.pdf", "Miljönämnden", "2026-09-01", "1", "2", "3", "4", justering=DONE)
    one, two, three, four = record.items
    proposal = Decision(1, "Taxan antas.", "antar", "proposal", "kommunfullmäktige")
    items = (
        one,
        replace(two, decisions=(proposal,)),
        replace(three, title="Bygglov för båthus", decisions=(Decision(1, "Bygglov beviljas.", "beviljar"),)),
        replace(four, decisions=()),
    )
    with open_archive("protokoll.db", "write") as opened:
        stored(opened, replace(record, items=items))
    (row,) = shell.objects("justering", "--items", "--json", *ON)
    states = row["item_states"]
    assert isinstance(states, list)
    assert [(state["item"], state["appeal"], state["order"]) for state in states] == [
        ("1", "tid_loper", None),
        ("2", "ej_overklagbart", None),
        ("3", "annan_ordning", "plan- och bygglagen"),
        ("4", "ej_berakningsbar", None),
    ]
    assert [state["appeal_last_day"] for state in states] == ["2026-09-30", None, None, None]


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("Förhandsbesked för två hus", "plan- och bygglagen"),
        ("Detaljplan för hamnen, antagande", "plan- och bygglagen"),
        ("Nämnden antar detaljplanen för hamnen", "plan- och bygglagen"),
        ("Samråd om detaljplan för hamnen", None),
        ("Strandskyddsdispens för brygga", "miljöbalken"),
        ("Stadigvarande serveringstillstånd", "alkohollagen"),
        ("Insats enligt LSS", "socialtjänstlagen eller lagar om vård och stöd till enskilda"),
        ("Budget för båtar", None),
    ],
)
def test_the_order_of_an_appeal(text: str, law: str | None) -> None:
    assert order_of(text) == law


def test_a_wrong_row_of_orders_is_refused() -> None:
    with pytest.raises(ValueError, match=r"overklagande\.toml"):
        read_orders([{"law": "x"}])


# --- what is not there


def announcing(name: str, body: str, day: str, *coming: str) -> Record:
    told = tuple(Announced(one, None, None, f"Nästa möte {one}", None, "next") for one in coming)
    return replace(protokoll(name, body, day, "1", justering=DONE), announced=told)


def test_meetings_without_protokoll_have_their_14_days(archive: Archive) -> None:
    stored(
        archive,
        announcing("a.pdf", "Kulturnämnden", "2026-08-03", "2026-09-01", "2026-09-15", "2026-10-20"),
        announcing("b.pdf", "Pensionärsrådet", "2026-08-03", "2026-09-01"),
        announcing("c.pdf", "Tekniska utskottet", "2026-08-03", "2026-09-01"),
        replace(protokoll("k.pdf", "Miljönämnden", "2026-09-02", "1"), kind="kallelse", justering=None),
        protokoll("m.pdf", "Byggnadsnämnden", "2026-09-03", "1"),
        replace(protokoll("n.pdf", "Byggnadsnämnden", "2026-09-02", "1"), kind="kallelse", justering=None),
    )
    with archive.transaction() as connection:
        found = awaited(connection, TODAY, date(2026, 8, 1))
    assert [(one.body, one.day.isoformat(), one.last_day, one.overdue) for one in found] == [
        ("Kulturnämnden", "2026-09-15", date(2026, 9, 29), False),
        ("Miljönämnden", "2026-09-02", date(2026, 9, 16), True),
        ("Tekniska utskottet", "2026-09-01", None, False),
        ("Kulturnämnden", "2026-09-01", date(2026, 9, 15), True),
    ]


CSV = "Organ;Datum;Inställt\nKulturnämnden;2026-09-08;\nMiljönämnden;2026-09-09;ja\nNya nämnden;2026-09-10;nej\n"
ICS = (
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Kultur\r\n nämnden\r\nDTSTART;TZID=Europe/Stockholm:20260908T130000\r\n"
    "END:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Miljönämnden\r\nDTSTART;VALUE=DATE:20260909\r\nSTATUS:CANCELLED\r\n"
    "END:VEVENT\r\nEND:VCALENDAR\r\n"
)


@pytest.mark.parametrize(
    ("name", "text", "missing"),
    [
        ("dagar.csv", CSV, [("Nya nämnden", "2026-09-10"), ("Kulturnämnden", "2026-09-08")]),
        ("dagar.csv", "datum,organ\n2026-09-08,Kulturnämnden\n", [("Kulturnämnden", "2026-09-08")]),
        ("dagar.ics", ICS, [("Kulturnämnden", "2026-09-08")]),
    ],
)
def test_a_calendar_that_was_brought(bodies: Shell, name: str, text: str, missing: list[tuple[str, str]]) -> None:
    bodies.file(name, text)
    brought = bodies("justering", "calendar", name, "--organisation", "Region Testland", "--who", "Anna Ek")
    assert brought.code == 0, brought.err
    rows = bodies.objects("justering", "--json", *ON)
    found = [(row["body"], row["date"]) for row in rows if row["state"] == "protokoll saknas"]
    assert found == missing
    assert all(row.keys() == rows[0].keys() for row in rows)
    gaps = bodies("status", "--gaps", *ON).out
    assert "inläst kalender dagar" in gaps


def test_a_meeting_that_is_cancelled_later_is_no_longer_missing(bodies: Shell) -> None:
    for cancelled in ("nej", "ja"):
        bodies.file("dagar.csv", f"organ;datum;inställt\nKulturnämnden;2026-09-08;{cancelled}\n")
        assert bodies("justering", "calendar", "dagar.csv").code == 0
    assert "protokoll saknas" not in bodies("justering", "--json", *ON).out


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("datum\n2026-09-08\n", "saknar kolumnen datum eller organ"),
        ("organ;datum\nKulturnämnden;8 september\n", "rad 2: 8 september är inget datum"),
        ("organ;datum\n;2026-09-08\n", "rad 2 har inget organ"),
        ("organ;datum\n", "innehåller inga sammanträden"),
        (
            ICS.replace("DTSTART;VALUE=DATE:20260909", "RRULE:FREQ=WEEKLY\r\nDTSTART:20260909"),
            "upprepas efter en regel",
        ),
        (ICS.replace("DTSTART;VALUE=DATE:20260909", "X:1"), "saknar dag eller namn"),
    ],
)
def test_calendars_that_cannot_be_followed(bodies: Shell, text: str, message: str) -> None:
    said = bodies("justering", "calendar", bodies.file("dagar.csv", text))
    assert said.code == 2
    assert message in said.err


# --- the calendar of what comes


def entries(text: str) -> Iterator[tuple[str, str]]:
    for event in icalendar.Calendar.from_ical(text).walk("VEVENT"):
        yield event.decoded("dtstart").isoformat(), str(event["summary"])


def test_the_coming_days_are_read_back(bodies: Shell) -> None:
    bodies.file("dagar.csv", "organ;datum\nKulturnämnden;2026-09-15\n")
    bodies("justering", "calendar", "dagar.csv", "--organisation", "Region Testland")
    text = bodies("justering", "--ics", "--today", "2026-09-14").out
    assert list(entries(text)) == [
        ("2026-09-15", "Justera senast: Kulturnämnden, 2026-09-01"),
        ("2026-09-30", "Sista dag att överklaga: Miljönämnden, 2026-09-01"),
        ("2026-10-01", "Anslaget får tas ned: Miljönämnden, 2026-09-01"),
    ]
    later = bodies("justering", "--ics", *ON).out
    assert ("2026-09-29", "Justera senast (protokoll saknas): Kulturnämnden, 2026-09-15") in list(entries(later))
    uids = re.findall("UID:.*", text)
    assert len(set(uids)) == 3
    assert set(uids[1:]) < set(re.findall("UID:.*", later))  # the same event is the same, whatever the day


def test_odd_characters_come_back_from_a_calendar() -> None:
    summary = "Å" * 100 + "; a, b \\ \n" + "\x1b" + "€" * 40
    text = calendar([Event("k", TODAY, summary, "")], TODAY)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert list(entries(text)) == [("2026-09-18", summary.replace("\x1b", ""))]


def test_an_empty_calendar_is_one() -> None:
    assert list(entries(calendar([], TODAY))) == []


def test_json_of_a_document_and_of_a_missing_meeting_are_plain(bodies: Shell) -> None:
    for line in bodies("justering", "--json", "--items", *ON).out.splitlines():
        assert json.loads(line)["kind"] == "protokoll"
