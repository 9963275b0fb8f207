"""The table with every state of the three machines, as it was checked by eye: tests/board_states.txt."""

from dataclasses import replace
from typing import get_args

from corpus.archive import open_archive
from corpus.clock import AppealState, JusteringState, NoticeState
from house import ROOT
from minutes import item
from models.record import Decision, Item, Justering, Kind, Notice, Record, Signature
from shelf import keep
from shell import Shell
from test_justering import announcing, immediate, protokoll

TODAY = "2026-10-05"
MET = "2026-09-28"
NOTICE = Notice("2026-09-09", "2026-10-01", "2026-09-30", "Kansliet", "Dan Sund")
DONE = Justering(("Bo Lind",), (Signature("justerare", "Bo Lind"),), None, "2026-09-08", None, "justerat", NOTICE)
UP = replace(DONE, date="2026-09-29", notice=Notice("2026-09-30", "2026-10-22", "2026-10-21", "Kansliet", "Dan Sund"))
PROPOSAL = replace(
    item("3", "Taxa"), decisions=(Decision(1, "Taxan antas.", "antar", "proposal", "kommunfullmäktige"),)
)
PERMIT = replace(item("4", "Bygglov för båthus"), decisions=(Decision(1, "Bygglov beviljas.", "beviljar"),))


def signed(*times: str | None) -> Justering:
    return Justering(signatures=tuple(Signature("justerare", f"Namn {place}", at) for place, at in enumerate(times)))


def record(name: str, day: str, justering: Justering, *items: Item, kind: Kind = "protokoll") -> Record:
    made = protokoll(f"{name.strip()}.pdf", f"{name}nämnden", day, "1", justering=justering)
    return replace(made, kind=kind, items=items or made.items)


RECORDS = (
    record("Okända", MET, Justering()),
    record("Sena", "2026-09-14", Justering()),
    record("Utkasts", MET, Justering(printed_status="ojusterat")),
    record("Planerande ", MET, Justering(date="2026-10-12")),
    record("Halvskrivna", MET, signed("2026-10-01T10:00:00", None)),
    record("Undertecknande ", MET, signed("2026-09-30T10:00:00", "2026-10-02T10:00:00")),
    immediate(record("Delvisa", MET, Justering(), item("1", "Val"), item("2", "Taxa", "Taxan antas.")), "2"),
    immediate(record("Omedelbara", MET, Justering(date=MET, notice=replace(NOTICE, posted="2026-09-29"))), "1"),
    record("Överlämnande ", MET, Justering(printed_status="ojusterat")),
    record("Anslagna", "2026-09-21", UP),
    record("Blandade", "2026-09-21", UP, item("2", "Val", "Bo Ek väljs."), PROPOSAL, PERMIT),
    record("Felräknande ", "2026-09-21", replace(UP, notice=replace(UP.notice, appeal_last_day="2026-10-20"))),
    record("Rättade", "2026-09-21", UP),
    record("Utgångna", "2026-09-01", DONE),
    record("Nedtagna", "2026-09-01", DONE),
    record("Förhastade", "2026-09-01", DONE),
    record("Överklagade", "2026-09-01", DONE),
    record("Lagakraftiga", "2026-09-01", DONE),
    record("Upphävda", "2026-09-01", DONE),
    record("Gamla", "2019-03-05", Justering(date="2019-03-12", printed_status="justerat")),
    replace(record("Gemensamma", "2026-09-21", UP), body="Gemensamma nämnden för hjälpmedel"),
    replace(record("Råd", "2026-09-01", DONE), body="Pensionärsrådet"),
    replace(record("Antecknande ", MET, Justering(), kind="minnesanteckningar"), justering=None),
    announcing("Utlysande.pdf", "Utlysande nämnden", "2026-08-03", "2026-09-15", "2026-09-29"),
)
SAID = (
    ("Överlämnande ", "överlämnat", "2026-10-01"),
    ("Rättade", "rättat", "2026-10-02"),
    ("Nedtagna", "nedtaget", "2026-10-01"),
    ("Förhastade", "nedtaget", "2026-09-29"),
    ("Överklagade", "överklagat", "2026-09-25"),
    ("Lagakraftiga", "laga kraft", "2026-10-05"),
    ("Upphävda", "upphävt", "2026-10-05"),
)


def test_every_state_in_the_table(shell: Shell) -> None:
    with open_archive("protokoll.db", "write") as archive:
        for one in RECORDS:
            keep(archive, one.source.name.encode(), one.source.name, [one])
    ids = {one.source.name: one.id for one in RECORDS}
    for name, fact, day in SAID:
        words = ("confirm", ids[f"{name.strip()}.pdf"], fact, day, "--why", "sett", "--today", TODAY)
        assert shell("justering", *words).code == 0
    rows = shell.objects("justering", "--items", "--json", "--today", TODAY)
    states = [state for row in rows for state in row["item_states"]]  # type: ignore[attr-defined]
    assert {row["justering_state"] for row in rows} >= set(get_args(JusteringState))
    assert {row["notice_state"] for row in rows} >= set(get_args(NoticeState))
    assert {row["appeal_state"] for row in rows} | {one["appeal"] for one in states} >= set(get_args(AppealState))
    shown = "\n".join(shell("justering", *words, "--today", TODAY).out for words in ((), ("--summary",)))
    checked = ROOT / "tests" / "board_states.txt"
    assert shown == checked.read_text("utf-8"), "look at the difference, row by row; then write the file anew"
