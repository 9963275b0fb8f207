"""Limits of an attendance: § and times, jäv, who comes and goes, who takes part at a distance."""

import pytest

from extractors.attendance import read_entry
from extractors.groups import GROUPS
from extractors.lists import entries
from extractors.pieces import is_limit
from extractors.readers.text import read
from extractors.rows import rows_of
from models.record import Attendee


def present(printed: str) -> tuple[str | None, bool]:
    """The limit of the one member who is printed, Siv Ekmark (M), and whether she takes part at a distance."""
    (entry,) = entries(rows_of(read(printed.encode()).lines))
    found = read_entry(entry, GROUPS["members"])
    assert found
    one = found.attendee
    assert one == Attendee("Siv Ekmark", "M", "member", "ledamot", remote=one.remote, attendance=one.attendance)
    return one.attendance, one.remote


@pytest.mark.parametrize(
    "limit",
    [
        "§§ 12-15",
        "§§ 12–15, 17",
        "§ 23 - 31",
        "23-31",
        "§§ 56-59, §§ 62-65",
        "§§ 56-59 och 62-65",
        "§ 12 och del av § 13",
        "del av § 18, ej § 20 pga jäv",
        "ej § 20",
        "ej § 20 p.g.a. jäv",
        "jäv § 14",
        "deltar inte § 137 på grund av jäv",
        "ordförande §§ 137, 163-164",
        "närvarande §§ 186-194, 196-205",
        "t.o.m. p.10",
        "t.o.m. § 15",
        "fr.o.m. kl. 14.00",
        "från kl. 14.00",
        "kl. 13.15-15.30",
        "kl. 13.15–15.30, §§ 2-5",
        "lämnar mötet kl. 15.10",
        "lämnade sammanträdet kl. 15.10",
        "anlände kl. 9.40",
        "punkt 3",
        "ärende 2-4",
        "p 3",
    ],
)
@pytest.mark.parametrize("form", ["Siv Ekmark (M), {}", "Siv Ekmark (M) ({})", "Siv Ekmark (M)   {}"])
def test_limits_keep_their_words(form: str, limit: str) -> None:
    assert present(form.format(limit)) == (limit, False)


@pytest.mark.parametrize(
    "printed",
    [
        "Siv Ekmark (M) (deltar ej §§ 137, 163-164 p.g.a. jäv)",
        "Siv Ekmark (M), deltar ej §§ 137, 163-164 p.g.a. jäv",
        "Siv Ekmark (M)   deltar ej §§ 137, 163-164 p.g.a. jäv",
    ],
)
def test_a_limit_goes_on_over_its_commas(printed: str) -> None:
    assert present(printed) == ("deltar ej §§ 137, 163-164 p.g.a. jäv", False)


@pytest.mark.parametrize(
    ("words", "limits"),
    [
        ("§ 12", True),
        ("kl 13", True),
        ("från Ekby", False),
        ("klinikchef 2", False),
        ("ejderdal 4", False),
        ("jäv", True),
    ],
)
def test_a_limit_begins_with_a_word_of_its_own(words: str, limits: bool) -> None:
    assert is_limit(words) is limits


@pytest.mark.parametrize(
    "words",
    ["deltar på distans", "på distans", "distans", "via Teams", "på distans via Teams", "deltar digitalt", "via länk"],
)
@pytest.mark.parametrize("form", ["Siv Ekmark (M), {}", "Siv Ekmark (M) ({})", "Siv Ekmark (M) {}"])
def test_who_takes_part_at_a_distance(form: str, words: str) -> None:
    assert present(form.format(words)) == (None, True)
