"""The dates of the law: golden cases, and an oracle that is written from the statutes and knows no package."""

import random
from datetime import date, timedelta

import pytest

from models.deadlines import (
    appeal_last_day,
    court_of,
    earliest_removal,
    is_indicative,
    is_non_working,
    justering_last_day,
    law_of,
    notice_last_day,
    preliminary_laga_kraft,
)

ONE = timedelta(days=1)
DAY = date.fromisoformat


@pytest.mark.parametrize(
    ("posted", "last"),
    [
        ("2026-09-01", "2026-09-22"),
        ("2026-05-29", "2026-06-22"),
        ("2026-12-03", "2026-12-28"),
        ("2025-12-16", "2026-01-07"),
        ("2025-12-10", "2026-01-02"),
        ("2026-03-13", "2026-04-07"),
        ("2026-04-10", "2026-05-04"),
        ("2026-10-10", "2026-11-02"),
    ],
)
def test_the_time_for_an_appeal(posted: str, last: str) -> None:
    found = appeal_last_day([DAY(posted)])
    assert found == DAY(last)
    assert earliest_removal(found) == preliminary_laga_kraft(found) == DAY(last) + ONE


@pytest.mark.parametrize(("meeting", "last"), [("2026-06-05", "2026-06-22"), ("2026-12-17", "2027-01-04")])
def test_the_time_for_justering(meeting: str, last: str) -> None:
    assert justering_last_day([DAY(meeting)]) == DAY(last)


@pytest.mark.parametrize(
    ("justerat", "last"),
    [("2026-06-17", "2026-06-22"), ("2026-09-10", "2026-09-14"), ("2026-12-22", "2026-12-28")],
)
def test_the_time_for_the_notice(justerat: str, last: str) -> None:
    assert notice_last_day(DAY(justerat)) == DAY(last)


def test_a_meeting_of_several_days_counts_from_its_last() -> None:
    assert justering_last_day([DAY("2026-09-01"), DAY("2026-09-03"), DAY("2026-09-02")]) == DAY("2026-09-17")


def test_the_last_board_of_several_begins_the_time_and_all_must_be_known() -> None:
    first, last = DAY("2026-09-01"), DAY("2026-09-04")
    assert appeal_last_day([last, first]) == appeal_last_day([last]) == DAY("2026-09-25")
    assert appeal_last_day([first, None]) is None


@pytest.mark.parametrize("day", [date(1976, 12, 31), date(2100, 1, 1), date.max, date.min])
def test_nothing_is_computed_out_of_reach(day: date) -> None:
    assert justering_last_day([day]) is None
    assert notice_last_day(day) is None
    assert appeal_last_day([day]) is None


def test_what_is_unknown_stays_unknown() -> None:
    assert justering_last_day([]) is None
    assert notice_last_day(None) is None
    assert appeal_last_day([]) is None
    assert earliest_removal(None) is None


@pytest.mark.parametrize(
    ("day", "law", "court"),
    [
        ("1976-12-31", None, None),
        ("1978-01-01", "1977:179", "kammarrätten"),
        ("1991-12-31", "1977:179", "kammarrätten"),
        ("1992-01-01", "1991:900", "kammarrätten"),
        ("1995-04-01", "1991:900", "länsrätten"),
        ("2010-02-14", "1991:900", "länsrätten"),
        ("2017-12-31", "1991:900", "förvaltningsrätten"),
        ("2018-01-01", "2017:725", "förvaltningsrätten"),
        ("2020-01-01", "2019:835", "förvaltningsrätten"),
    ],
)
def test_the_law_of_a_day(day: str, law: str | None, court: str | None) -> None:
    found = law_of(DAY(day))
    assert (found is None) == (law is None)
    assert found is None or (law is not None and law in found.name)
    assert court_of(DAY(day)) == court


def test_before_1990_a_computed_day_is_a_hint() -> None:
    assert [is_indicative(DAY(day)) for day in ("1989-12-31", "1990-01-01")] == [True, False]


@pytest.mark.parametrize(
    ("day", "free"),
    [
        ("2026-04-02", False),  # skärtorsdag
        ("2026-04-30", False),  # valborg
        ("2026-01-05", False),  # trettondagsafton
        ("2026-05-15", False),  # klämdag
        ("2026-10-30", False),  # the Friday before alla helgons dag
        ("2026-04-04", True),  # påskafton, a Saturday
        ("2004-05-31", True),  # annandag pingst
        ("2005-05-16", False),  # no longer one
        ("2003-06-06", False),  # nationaldagen, not yet one
        ("2005-06-06", True),
    ],
)
def test_days_that_are_often_taken_for_others(day: str, free: bool) -> None:
    assert is_non_working(DAY(day)) == free


# --- the oracle: day by day, by the words of the statutes


def easter(year: int) -> date:
    """Påskdagen, by the algorithm of Meeus, Jones and Butcher."""
    golden, century = year % 19, year // 100
    correction = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    correction -= (correction // 28) * (1 - (29 // (correction + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + correction + 2 - century + century // 4) % 7
    offset = correction - weekday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))


def is_free(day: date) -> bool:
    """LT30 2 §, helgdagslagen 1-2 §§; nationaldagen took the place of annandag pingst in 2005."""
    since_easter = (day - easter(day.year)).days
    fixed = {(1, 1), (1, 6), (5, 1), (12, 25), (12, 26), (12, 24), (12, 31)}
    movable = {-2, 0, 1, 39, 49}
    if day.year >= 2005:
        fixed.add((6, 6))
    else:
        movable.add(50)
    midsommar = day.weekday() == 5 and day.month == 6 and 20 <= day.day <= 26
    eve = day.weekday() == 4 and day.month == 6 and 19 <= day.day <= 25
    helgon = day.weekday() == 5 and (day.month, day.day) in {(10, 31), *((11, number) for number in range(1, 7))}
    weekend = day.weekday() in {5, 6}
    return weekend or (day.month, day.day) in fixed or since_easter in movable or midsommar or eve or helgon


def next_vardag(day: date) -> date:
    return next_vardag(day + ONE) if is_free(day) else day


def same_weekday(start: date, weeks: int) -> date:
    """LT30 1 §: time in weeks ends on the day of the same name as the day from which it is counted."""
    day = start
    while weeks:
        day += ONE
        weeks -= day.weekday() == start.weekday()
    return day


def days_after(start: date, number: int) -> date:
    return days_after(start + ONE, number - 1) if number else start


def test_ten_thousand_days_against_the_statutes() -> None:
    chance = random.Random(1930)
    first, last = date(1977, 1, 1).toordinal(), date(2099, 12, 31).toordinal()
    for _ in range(10_000):
        day = date.fromordinal(chance.randint(first, last))
        assert is_non_working(day) == is_free(day), day
        assert justering_last_day([day]) == next_vardag(days_after(day, 14)), day
        assert notice_last_day(day) == next_vardag(days_after(day, 2)), day
        assert appeal_last_day([day]) == next_vardag(same_weekday(day, 3)), day
