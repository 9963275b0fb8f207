"""The three machines, state by state."""

from datetime import date
from typing import Any, get_args

import pytest

from corpus.clock import AppealState, Clock, Flag, JusteringState, NoticeState, clock
from corpus.deadline import deadlines_of
from corpus.facts import Confirmed, Fact, Facts, Printed
from pipeline.boardwords import APPEAL, DEADLINES, FLAGS, JUSTERING, NOTICE

DAY = date.fromisoformat
MET = DAY("2026-09-01")
TODAY = DAY("2026-09-11")
"""Within the 14 days, which end 2026-09-15."""


def said(fact: Fact, day: str, board: str | None = None) -> Confirmed:
    return Confirmed(fact, DAY(day), "Anna Ek", "2026-09-30T08:00:00+00:00", "sett på tavlan", board=board)


def printed(**more: Any) -> Printed:
    """A printed justering; days may be given as text."""
    days = {"day", "posted", "removed", "appeal_last_day"}
    values: dict[str, Any] = {
        name: DAY(value) if name in days and isinstance(value, str) else value for name, value in more.items()
    }
    if "signed_at" in values:
        values["signed_at"] = tuple(map(DAY, values["signed_at"]))
    return Printed(**values)


def of(facts: Facts, today: date = TODAY) -> Clock:
    return clock(facts, today)


def law(*confirmed: Confirmed, **more: Any) -> Facts:
    return Facts("law", (MET,), printed(**more), confirmed)


UP: dict[str, Any] = {
    "status": "justerat",
    "day": "2026-09-08",
    "posted": "2026-09-09",
    "notice": True,
    "kept_at": True,
}

CASES: list[tuple[Facts, str, JusteringState, NoticeState, AppealState]] = [
    (Facts("none", (MET,)), "2026-09-11", "ej_tillampligt", "ej_tillampligt", "ej_tillampligt"),
    (law(), "2026-09-11", "okand", "okand", "ej_berakningsbar"),
    (law(day="2026-09-10"), "2026-09-11", "okand", "okand", "ej_berakningsbar"),
    (law(day="2026-09-14"), "2026-09-11", "ojusterat", "ej_anslaget", "tid_ej_borjat"),
    (law(status="ojusterat"), "2026-09-11", "ojusterat", "ej_anslaget", "tid_ej_borjat"),
    (law(status="justerat", day="2026-09-14"), "2026-09-11", "ojusterat", "ej_anslaget", "tid_ej_borjat"),
    (law(status="justerat"), "2026-09-11", "justerat", "ej_anslaget", "tid_ej_borjat"),
    (
        law(signed=(True, False), signed_at=["2026-09-08"]),
        "2026-09-11",
        "delvis_signerat",
        "ej_anslaget",
        "tid_ej_borjat",
    ),
    (
        law(signed=(True, True), signed_at=["2026-09-08", "2026-09-10"]),
        "2026-09-11",
        "justerat",
        "ej_anslaget",
        "tid_ej_borjat",
    ),
    (
        law(signed=(True, True), signed_at=["2026-09-08", "2026-09-10"]),
        "2026-09-09",  # the second signature is yet to come
        "delvis_signerat",
        "ej_anslaget",
        "tid_ej_borjat",
    ),
    (law()._replace(has_own=True), "2026-09-11", "delvis_justerat", "ej_anslaget", "tid_ej_borjat"),
    (law()._replace(immediate=True), "2026-09-11", "omedelbart_justerat", "ej_anslaget", "tid_ej_borjat"),
    (law(status="omedelbart justerat"), "2026-09-11", "omedelbart_justerat", "ej_anslaget", "tid_ej_borjat"),
    (
        law(said("överlämnat", "2026-09-10")),
        "2026-09-11",
        "overlamnad_till_nasta_sammantrade",
        "ej_anslaget",
        "tid_ej_borjat",
    ),
    (law(said("justerat", "2026-09-10")), "2026-09-11", "justerat", "ej_anslaget", "tid_ej_borjat"),
    (law(said("rättat", "2026-09-10"), **UP), "2026-09-11", "rattat_efter_justering", "anslaget", "tid_loper"),
    (law(**UP), "2026-09-11", "justerat", "anslaget", "tid_loper"),
    (law(**UP), "2026-09-08", "justerat", "ej_anslaget", "tid_ej_borjat"),  # the printed notice is still a plan
    (law(**UP), "2026-09-30", "justerat", "anslaget", "tid_loper"),
    (law(**UP), "2026-10-01", "justerat", "anslaget", "utgangen_obekraftad"),
    (law(**UP, removed="2026-10-01"), "2026-10-05", "justerat", "anslaget", "utgangen_obekraftad"),
    (law(said("nedtaget", "2026-10-01"), **UP), "2026-10-05", "justerat", "nedtaget", "utgangen_obekraftad"),
    (law(said("nedtaget", "2026-09-29"), **UP), "2026-10-05", "justerat", "nedtaget_for_tidigt", "tid_loper"),
    (law(said("nedtaget", "2026-09-30"), **UP), "2026-10-05", "justerat", "nedtaget", "utgangen_obekraftad"),
    (law(said("inte överklagat", "2026-10-05"), **UP), "2026-10-06", "justerat", "anslaget", "utgangen_obekraftad"),
    (law(said("överklagat", "2026-09-20"), **UP), "2026-10-05", "justerat", "anslaget", "overklagat"),
    (
        law(said("överklagat", "2026-09-20"), said("laga kraft", "2027-02-01"), **UP),
        "2027-02-02",
        "justerat",
        "anslaget",
        "laga_kraft",
    ),
    (law(said("upphävt", "2027-02-01"), **UP), "2027-02-02", "justerat", "anslaget", "upphavt"),
    (law(**UP)._replace(historical=True), "2028-01-01", "justerat", "anslaget", "historisk"),
    (law()._replace(historical=True), "2028-01-01", "okand", "okand", "historisk"),
    (
        law(said("laga kraft", "2026-10-05"), **UP)._replace(historical=True),
        "2028-01-01",
        "justerat",
        "anslaget",
        "laga_kraft",
    ),
    # announced before it was justerat, by its own words
    (law(status="ojusterat", posted="2026-09-09"), "2026-09-11", "ojusterat", "anslaget", "ej_berakningsbar"),
    # an utskott
    (Facts("practice", (MET,)), "2026-09-11", "okand", "ej_tillampligt", "ej_berakningsbar"),
    (Facts("practice", (MET,), printed(**UP)), "2026-09-11", "justerat", "anslaget", "tid_loper"),
    # a gemensam nämnd
    (law(**UP)._replace(boards=None), "2026-09-11", "justerat", "delvis_anslaget", "ej_berakningsbar"),
    (
        law(said("anslaget", "2026-09-09", "Ankeborg"), status="justerat")._replace(boards=("Ankeborg", "Gåseborg")),
        "2026-09-11",
        "justerat",
        "delvis_anslaget",
        "tid_ej_borjat",
    ),
    (
        law(
            said("anslaget", "2026-09-09", "Ankeborg"), said("anslaget", "2026-09-11", "Gåseborg"), status="justerat"
        )._replace(boards=("Ankeborg", "Gåseborg")),
        "2026-10-02",  # 2026-10-02 is the last day, by the later board
        "justerat",
        "anslaget",
        "tid_loper",
    ),
    # no day, and a law that is not known here
    (Facts("law", (), printed(**UP)), "2026-09-11", "justerat", "anslaget", "ej_berakningsbar"),
    (
        Facts("law", (DAY("1976-03-01"),), printed(status="justerat", posted="1976-03-10")),
        "2026-09-11",
        "justerat",
        "anslaget",
        "ej_berakningsbar",
    ),
]


@pytest.mark.parametrize(("facts", "today", "justering", "notice", "appeal"), CASES)
def test_states(facts: Facts, today: str, justering: JusteringState, notice: NoticeState, appeal: AppealState) -> None:
    found = of(facts, DAY(today))
    assert (found.justering, found.notice, found.appeal) == (justering, notice, appeal)


def test_every_state_is_among_the_cases_and_has_words() -> None:
    of_items: set[AppealState] = {"ej_overklagbart", "annan_ordning"}
    assert {case[2] for case in CASES} == set(get_args(JusteringState)) == set(JUSTERING)
    assert {case[3] for case in CASES} == set(get_args(NoticeState)) == set(NOTICE)
    assert {case[4] for case in CASES} | of_items == set(get_args(AppealState)) == set(APPEAL)
    assert set(get_args(Flag)) == set(FLAGS)


def test_laga_kraft_is_never_told_from_text() -> None:
    """Whatever is printed, and however long ago."""
    for facts, today, *_ in CASES:
        if not any(one.fact == "laga kraft" for one in facts.confirmed):
            assert of(facts, DAY(today)).appeal != "laga_kraft"
            assert of(facts, DAY("2090-01-01")).appeal != "laga_kraft"


@pytest.mark.parametrize(
    ("facts", "today", "flags", "overdue"),
    [
        (law(), "2026-09-15", [], []),
        (law(), "2026-09-16", ["forsenad"], ["justering"]),
        (law(status="ojusterat"), "2026-09-16", ["forsenad"], ["justering"]),
        (law()._replace(historical=True), "2026-09-16", [], []),
        (law()._replace(waits=False), "2026-09-16", [], []),
        (Facts("practice", (MET,)), "2026-09-16", [], []),
        (law(day="2026-09-10"), "2026-09-16", ["datum_obekraftat"], []),
        (law(status="justerat", day="2026-09-18"), "2026-09-18", ["forsenad"], []),
        (law(status="justerat", day="2026-09-08"), "2026-09-10", [], []),
        (law(status="justerat", day="2026-09-08"), "2026-09-11", ["forsenat_anslag"], ["anslag"]),
        (law(status="justerat", day="2026-08-31"), "2026-09-02", ["fore_sammantrade"], []),
        (law(status="justerat"), "2026-09-11", ["justeringsdatum_saknas"], []),
        (law(status="justerat", day="2026-09-14"), "2026-09-11", ["datum_orimligt"], []),
        (law(**{**UP, "posted": "2026-09-11"}), "2026-09-11", ["forsenat_anslag"], []),
        (law(**{**UP, "posted": "2026-09-07"}), "2026-09-11", ["datum_orimligt"], []),
        (law(**{**UP, "kept_at": False}), "2026-09-11", ["ofullstandigt_anslag"], []),
        (law(status="ojusterat", posted="2026-09-09"), "2026-09-11", ["datum_orimligt"], []),
        (law(**UP, removed="2026-09-08"), "2026-09-11", ["datum_orimligt", "nedtas_for_tidigt"], []),
        (law(**UP, removed="2026-09-30"), "2026-09-11", ["nedtas_for_tidigt"], []),
        (law(**UP, removed="2026-10-01"), "2026-09-11", [], []),
        (law(**UP, appeal_last_day="2026-09-29"), "2026-09-11", ["overklagandedag_avviker"], []),
        (law(**UP, appeal_last_day="2026-09-30"), "2026-09-11", [], []),
        (law(said("nedtaget", "2026-09-29"), **UP), "2026-10-05", ["nedtaget_for_tidigt"], []),
        (law(said("nedtaget", "2026-09-30"), **UP), "2026-10-05", ["nedtaget_sista_dagen"], []),
        (law(said("anslaget", "2026-09-10"), **UP), "2026-09-11", ["bekraftat_avviker"], []),
        (law(said("anslaget", "2026-09-09"), **UP), "2026-09-11", [], []),
        (law(said("laga kraft", "2026-09-30"), **UP), "2026-10-05", ["bekraftat_avviker"], []),
        (law(said("laga kraft", "2026-10-01"), **UP), "2026-10-05", [], []),
        (law(deviates=True), "2026-09-11", ["justerare_avviker"], []),
        (law()._replace(known_kind=False), "2026-09-11", ["organslag_okant"], []),
        (Facts("law", ()), "2026-09-11", ["sammantradesdatum_saknas"], []),
        (Facts("law", (DAY("1985-03-01"),), historical=True), "2026-09-11", ["indikativ"], []),
        (law(**UP)._replace(boards=None), "2026-09-20", ["anslagstavlor_okanda"], []),
        (law(**UP)._replace(boards=("A", "B")), "2026-09-20", ["forsenat_anslag"], ["anslag"]),
    ],
)
def test_flags_and_what_is_overdue(facts: Facts, today: str, flags: list[str], overdue: list[str]) -> None:
    found = of(facts, DAY(today))
    assert (list(found.flags), list(found.overdue)) == (flags, overdue)


def test_a_clerk_outranks_the_print_and_what_is_yet_to_come_is_not_known() -> None:
    facts = law(said("anslaget", "2026-09-10"), **UP)
    assert of(facts).derived.posted == DAY("2026-09-10")
    assert of(facts).derived.appeal_last_day == DAY("2026-10-01")
    assert of(facts, DAY("2026-09-09")).derived.posted == DAY("2026-09-09")


def test_the_day_of_the_justering_and_what_it_rests_on() -> None:
    signed = {"signed": (True, True), "signed_at": ["2026-09-08", "2026-09-10"]}
    for facts, day, basis in (
        (law(**UP), "2026-09-08", "printed"),
        (law(**signed, day="2026-09-08"), "2026-09-10", "signatures"),
        (law(said("justerat", "2026-09-11"), **signed), "2026-09-11", "confirmed"),
        (law()._replace(immediate=True), "2026-09-01", "meeting"),
    ):
        derived = of(facts).derived
        assert (derived.justering_day, derived.justering_basis) == (DAY(day), basis)


@pytest.mark.parametrize(
    ("facts", "today", "days"),
    [
        (law(), "2026-09-11", [("justering_senast", "2026-09-15")]),
        (law(day="2026-09-10"), "2026-09-11", []),
        (law()._replace(waits=False), "2026-09-11", []),
        (law(status="justerat", day="2026-09-08"), "2026-09-09", [("anslag_senast", "2026-09-10")]),
        (law(**UP), "2026-09-11", [("overklagande_sista", "2026-09-30"), ("nedtag_tidigast", "2026-10-01")]),
        (law(**UP), "2026-10-01", [("nedtag_tidigast", "2026-10-01")]),
        (law(said("nedtaget", "2026-10-01"), **UP), "2026-10-02", []),
        (law(**UP)._replace(historical=True), "2028-01-01", []),
    ],
)
def test_days_that_count(facts: Facts, today: str, days: list[tuple[str, str]]) -> None:
    found = deadlines_of(of(facts, DAY(today)), facts.printed, ())
    assert [(one.what, one.day.isoformat()) for one in found] == days
    assert all(what in DEADLINES for what, _ in days)
