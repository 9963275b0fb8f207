"""Names in parts, their likeness, and two mentions compared; and the labelled pairs that measure it."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from corpus.people.compare import LINKED, Comparison, compare
from corpus.people.context import Mention, term
from corpus.people.likeness import Level, likeness
from corpus.people.names import parse_name
from house import ROOT
from tools import evidence, pairs

PAIRS = ROOT / "tests" / "people_pairs.csv"


@pytest.mark.parametrize(
    ("printed", "given", "particles", "surnames"),
    [
        ("Siv Ekmark", "siv", "", "ekmark"),
        ("Ebba-Lisa von Tallmo Ek", "ebba-lisa", "von", "tallmo ek"),
        ("Ekmark, Siv", "siv", "", "ekmark"),
        ("Bergström Siv", "siv", "", "bergström"),
        ("P.O. Ekmark", "p-o", "", "ekmark"),
        ("Anna Maria Ekmark", "anna maria", "", "ekmark"),
        ("SIV LIND-BERG", "siv", "", "lind berg"),
        ("Siv ”Sivan” Ekmark", "siv", "", "ekmark"),
        ("Siv Ekmark i Hult", "siv", "", "ekmark"),
        ("Siv Ekmark (C)", "siv", "", "ekmark"),
        ("Siv Ekmarks:s", "siv", "", "ekmarks"),
        ("S1v Ekmark", "slv", "", "ekmark"),
        ("Ekmark", "", "", "ekmark"),
        ("Siv", "siv", "", ""),
        ("Šime Çelikbåš", "sime", "", "celikbås"),
        ("–", "", "", ""),
    ],
)
def test_a_name_in_parts(printed: str, given: str, particles: str, surnames: str) -> None:
    found = parse_name(printed)
    assert (" ".join(found.given), " ".join(found.particles), " ".join(found.surnames)) == (given, particles, surnames)


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("Siv Ekmark", "Siv Ekmark", Level.EXACT),
        ("Siv Ekmark", "SIV EKMARK", Level.FOLDED),
        ("Siv Althén", "Siv Althen", Level.FOLDED),
        ("Åsa Östmark", "Asa Ostmark", Level.FOLDED),
        ("Siv Ek Lind", "Siv Lind-Ek", Level.FOLDED),
        ("Ulla Britt Ek", "Ulla-Britt Ek", Level.FOLDED),
        ("Karl Ek", "Carl Ek", Level.NEAR),
        ("Siv Tovåshed", "Siv Tovshed", Level.NEAR),
        ("Bemt Ek", "Bernt Ek", Level.NEAR),
        ("Evalena Ek", "Eva-Lena Ek", Level.NEAR),
        ("Siv von Tallmo", "Siv Tallmo", Level.NEAR),
        ("Joergen Moeller", "Jörgen Möller", Level.NEAR),
        ("SivEkmark", "Siv Ekmark", Level.NEAR),
        ("Mustafa Al-Hassan", "Mustafa Al Hassan", Level.FOLDED),
        ("Mustafa Alhassan", "Mustafa Al-Hassan", Level.NEAR),
        ("Dr. Siv Ekmark", "Siv Ekmark", Level.FOLDED),
        ("Siv E.", "Siv Ekmark", Level.INITIAL),
        ("Lasse Ek", "Lars Ek", Level.SHORT),
        ("Siv Ek", "Siv Ek Lind", Level.EXTRA),
        ("Anna Ek", "Anna Maria Ek", Level.EXTRA),
        ("Maria Ek", "Anna Maria Ek", Level.PART),
        ("Anna Ek", "Anna-Karin Ek", Level.PART),
        ("Kajsa Ek", "Karin Ek", Level.PART),
        ("S. Ek", "Siv Ek", Level.INITIAL),
        ("L-E Ek", "Lars-Erik Ek", Level.INITIAL),
        ("Ekmark", "Siv Ekmark", Level.MISSING),
        ("Maria Ek", "Marie Ek", Level.OTHER),
        ("Fredrik Ek", "Fredrika Ek", Level.OTHER),
        ("Siv Lundström", "Siv Lindström", Level.OTHER),
        ("Siv Åberg", "Siv Öberg", Level.OTHER),
        ("B. Ek", "Siv Ek", Level.OTHER),
    ],
)
def test_how_alike_two_names_are(one: str, other: str, level: Level) -> None:
    assert likeness(one, other).level is level
    assert likeness(other, one).level is level


def met(text: str) -> Mention:
    """A mention of "name|party|body|organisation|role|date"."""
    name, party, body, owner, role, day = (part.strip() or None for part in f"{text}|||||".split("|")[:6])
    return Mention(name or "", party, body, owner, frozenset({role} if role else ()), day, day)


def both(one: str, other: str) -> Comparison:
    """The comparison, which is the same both ways."""
    found, turned = compare(met(one), met(other)), compare(met(other), met(one))
    assert (found.zone, found.score) == (turned.zone, turned.score)
    return found


@pytest.mark.parametrize(
    ("one", "other", "zone", "line"),
    [
        ("Siv Ek|S|KS|Sala kommun", "Siv Ek|S|KF|Sala kommun", "same", "samma parti (S)"),
        ("Siv Ek|FP|KS|Sala||2012-01-01", "Siv Ek|L|KS|Sala||2018-01-01", "same", "samma parti (L)"),
        ("Siv Ek|S|KS|Sala", "Siv Ek|S|KS|Sala||2060-01-01", "same", "samma organ"),
        ("Siv Ek||KS|Västmanlands läns landsting", "Siv Ek||RS|Region Västmanland", "same", "samma organisation"),
        ("Siv Ek", "Siv Ek", "review", "mycket vanligt"),
        ("Siv Tovåshed", "Siv Tovåshed", "review", "att granska: inget utom namnet"),
        ("Siv Tovåshed|S", "Siv Tovåshed|S", "same", "ovanligt"),
        ("Siv Ek|S|KF|Sala||2020-02-02", "Siv Ek|M|KF|Falun||2021-02-02", "different", "plats i två fullmäktige"),
        ("Siv Ek|S|SN|Sala", "Siv Ek|M|KS|Sala", "review", "olika partier (M och S)"),
        ("Siv Ek|S|SN|Sala", "Siv Ek|-|SN|Sala", "same", "partilös"),
        ("Siv Ek|BYL|SN|Sala", "Siv Ek|BYL|SN|Heby", "different", "olika organisationer"),
        ("Siv Ek|S|KS|Sala|ledamot", "Siv Ek||SN|Sala|planarkitekt", "different", "tjänsteman"),
        ("Siv Ek|S|KS|Sala|ledamot", "Siv Ek||SN|Sala|kommunalråd", "same", "samma organisation"),
        ("Siv Ek|S|KS|Sala||1950-01-01", "Siv Ek|S|KS|Sala||2020-01-01", "different", "70 år emellan"),
        ("Siv Ek|S|KS|Sala|ledamot|2020-01-01", "Siv Ek|S|KS|Sala|ersättare|2020-01-01", "different", "samma dag"),
        ("Siv Ek|S|KS|Sala||2020-01-01", "Siv Ek|C|KS|Sala||2020-01-01", "different", "för olika partier"),
        ("S. Ek|S|KS|Sala", "Siv Ek|S|KS|Sala", "review", "initial"),
        ("Siv T.|S|KS|Sala", "Siv Tovåshed|S|KS|Sala", "review", "initial"),
        ("S. Tovåshed|S|KS|Sala", "Siv Tovåshed|S|KS|Sala", "same", "initial"),
        ("Siv Ek||KS|Sala|ekonomichef", "Siv Ek||SN|Sala|rektor", "review", "olika titlar (ekonomichef, rektor)"),
        (
            "Siv Tovåshed|S|KS|Sala|ledamot|2020-01-01",
            "Siv Tovshed|S|KS|Sala|ledamot|2020-01-01",
            "review",
            "båda namnen hade plats",
        ),
        ("Siv Ek i Hult|C|KF|Sala", "Siv Ek i Berga|C|KF|Sala", "different", "olika hem efter namnet (berga, hult)"),
        ("Siv Ek i Hult|C|KF|Sala", "Siv Ek|C|KF|Sala", "same", "skiljer sig bara"),
        ("Siv Ek|S|KS", "Siv Ek|S|KS|Sala", "review", "att granska: inget utom namnet"),
        ("Siv Östling|S|KS", "Siv Östling|S|KS|Sala", "same", "samma organ"),
        ("Karl Ek|S|KS|Sala", "Carl Ek Lind|S|KS|Sala", "review", "både förnamn och efternamn"),
        ("Siv Tovåshed|S|KF|Sala", "Siv Tovåshed|S|RF|Region Västmanland", "same", "kommunen ligger i regionen"),
    ],
)
def test_two_mentions(one: str, other: str, zone: str, line: str) -> None:
    found = both(one, other)
    assert found.zone == zone
    assert any(line in str(reason) or line.replace("M och S", "S och M") in str(reason) for reason in found.why)


def test_never_one_person_on_one_attendance_list() -> None:
    one, other = met("Siv Ek|S|KS|Sala")._replace(lists=frozenset({1})), met("Siv Ek|S|KS|Sala")
    assert compare(one, other).zone == "same"
    assert compare(one, other._replace(lists=frozenset({1, 2}))).zone == "different"


def test_a_home_town_is_a_place() -> None:
    region = met("Siv Tovåshed||Samverkansgrupp|Region Västmanland")._replace(town="Fagersta")
    assert any("hemorten" in str(reason) for reason in compare(region, met("Siv Tovåshed||KS|Fagersta kommun")).why)


def test_the_lines_sum_to_the_score_and_say_weights_as_clerks_write_them() -> None:
    found = both("Siv Ek|S|KS|Sala", "Siv Ek Lind|S|KS|Sala")
    assert sum(reason.weight or 0 for reason in found.why) == found.score >= LINKED
    assert str(found.why[0]) == "+3,5 det ena namnet har ett efternamn till"
    assert str(found.why[1]) == "−1,5 efternamnet är mycket vanligt"


@pytest.mark.parametrize(
    ("day", "year"),
    [("2022-10-14", 2018), ("2022-10-15", 2022), ("2010-10-31", 2006), ("1993-05-05", 1991), ("1950-01-01", 0)],
)
def test_the_term_of_a_fullmaktige(day: str, year: int) -> None:
    assert term(day) == year


# --- the labelled pairs


def labelled(held_out: str) -> list[tuple[str, bool, Comparison]]:
    """Category, truth and outcome of the pairs of one half."""
    found = []
    with PAIRS.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["held_out"] == held_out:
                fields = ("name", "party", "body", "organisation", "role", "date")
                one, other = ("|".join(row[f"{side}_{field}"] for field in fields) for side in "ab")
                found.append((row["category"], row["same"] == "1", both(one, other)))
    return found


@pytest.mark.parametrize("held_out", ["0", "1"])
def test_the_pairs_are_told_apart(held_out: str) -> None:
    """Links made without asking are right; and whom they do not find, review does."""
    zones = Counter((same, found.zone) for _, same, found in labelled(held_out))
    people = sum(number for (same, _), number in zones.items() if same)
    assert sum(zones.values()) >= 300
    assert zones[True, "same"] / (zones[True, "same"] + zones[False, "same"]) >= 0.995
    assert (zones[True, "same"] + zones[True, "review"]) / people >= 0.99
    assert zones[True, "same"] / people >= 0.84
    assert zones[False, "different"] / (sum(zones.values()) - people) >= 0.80


def test_the_pairs_are_those_that_are_drawn(tmp_path: Path) -> None:
    drawn = [tuple(map(str, row)) for row in pairs.rows(seed=1)]
    with PAIRS.open(encoding="utf-8", newline="") as file:
        assert [tuple(row) for row in csv.reader(file)] == [pairs.COLUMNS, *drawn], "python -m tools.pairs"
    assert len(drawn) >= 400


def test_the_handbooks_table_is_the_programs() -> None:
    page = (ROOT / "docs" / "handbok.md").read_text("utf-8")
    assert evidence.written(page) == page, "run make evidence, review, then commit"
