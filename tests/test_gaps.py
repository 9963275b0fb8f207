"""What is missing: § of a series, announced meetings, and minutes that are read worse than they were."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.drift import Drift, Sample, Signal, drifts
from corpus.gaps import AnnouncedMeeting, Source, missing_meetings
from corpus.series import Gap, Held, held_numbers, meetings_of, series_of, stated_numbers

YEAR = 2023


def day(text: str) -> date:
    """A day of the year, as "02-14", or a whole date."""
    return date.fromisoformat(text if len(text) > 5 else f"{YEAR}-{text}")


def held(
    when: str, first: int = 0, last: int = 0, *, kind: str = "protokoll", more: str = "", stated: str | None = None
) -> Held:
    """A document with § `first` to `last`, and those in `more`. Its id is its day and kind."""
    numbers = [*map(str, range(first, last + 1))] if first else []
    return Held(f"{when} {kind}", kind, (day(when),), (*numbers, *more.split()), stated)


def missing(documents: Sequence[Held]) -> dict[int, list[tuple[int, int]]]:
    return {one.year: [(gap.first, gap.last) for gap in one.gaps] for one in series_of(documents) if one.gaps}


def gaps(*documents: Held) -> list[Gap]:
    return [gap for one in series_of(documents) for gap in one.gaps]


# --- numbers


@pytest.mark.parametrize(
    ("printed", "numbers"),
    [("22", [22]), ("116a", []), ("16-17", [16, 17]), ("KS 4", []), ("1234567", []), ("9-3", [9]), ("0", [0])],
)
def test_held_numbers(printed: str, numbers: list[int]) -> None:
    assert list(held_numbers(printed)) == numbers


@pytest.mark.parametrize(
    ("printed", "numbers"),
    [
        ("§§ 106, 108-111", {106, 108, 109, 110, 111}),
        ("§22", {22}),
        ("§§ 12 till och med 14", {12, 13, 14}),
        ("§§ 12–14/2023 och 16", {12, 13, 14, 16}),
        ("§§ 116a-118", {117, 118}),
        ("§§ 115-116a", {115, 116}),
        ("§§ 3-4 (justerade 2023-02-14)", {3, 4}),
        ("§§ 1-99999", set()),
        ("hela protokollet", set()),
    ],
)
def test_stated_numbers(printed: str, numbers: set[int]) -> None:
    assert stated_numbers(printed) == numbers


# --- series


@pytest.mark.parametrize(
    ("documents", "expected"),
    [
        ([held("01-10", 1, 9), held("02-14", 10, 20)], []),
        ([held("01-10", 1, 9), held("03-14", 21, 30)], [(10, 20)]),
        ([held("02-14", 10, 20)], [(1, 9)]),
        ([held("01-10", 1, 4, more="6 7")], [(5, 5)]),
        ([held("01-10", 1, 4, more="4a 5")], []),
        ([held("01-10", 1, 4, more="5a 6")], [(5, 5)]),
        ([held("01-10", 1, 4, more="5-7 8")], []),
        ([held("01-10", 1, 4), held("01-10", 6, 9), held("01-10", 5, 5, kind="protokollsutdrag")], []),
        ([held("01-10", 1, 4), held("02-14", 9, 9, kind="protokollsutdrag")], [(5, 8)]),
        ([held("01-10", 1, 4), held("02-14", 9, 9, kind="minnesanteckningar")], []),
        ([held("01-10", 1, 9, more="4711")], []),
        ([held("01-10"), held("02-14", 1, 9)], []),
    ],
    ids=[
        "whole", "between", "first", "inside", "letter", "letter is no number", "two in one", "utdrag fills",
        "utdrag counts", "notes have points", "misread", "without §",
    ],
)  # fmt: skip
def test_a_series_through_the_year(documents: list[Held], expected: list[tuple[int, int]]) -> None:
    assert missing(documents) == ({YEAR: expected} if expected else {})


@pytest.mark.parametrize("documents", [[], [held("01-10", 1, 9, kind="minnesanteckningar")]])
def test_a_body_without_paragraphs_has_no_series(documents: list[Held]) -> None:
    assert series_of(documents) == ()


def test_a_gap_lies_between_two_documents() -> None:
    (gap,) = gaps(held("01-10", 1, 9), held("03-14", 21, 30), held("02-14", 12, 20))
    assert (gap.first, gap.last, gap.size) == (10, 11, 2)
    assert gap.after == ("01-10 protokoll", day("01-10"), 9)
    assert gap.before == ("02-14 protokoll", day("02-14"), 12)
    assert gap.stated is None


def test_before_the_first_paragraph_there_is_nothing() -> None:
    (gap,) = gaps(held("02-14", 10, 20))
    assert (gap.after, gap.before) == (None, ("02-14 protokoll", day("02-14"), 10))


def test_a_number_that_cannot_be_right_is_told_apart() -> None:
    (series,) = series_of([held("01-10", 1, 9, more="4711 KS")])
    assert series.doubtful == (("01-10 protokoll", "4711"), ("01-10 protokoll", "KS"))


def test_a_number_far_above_all_later_ones_makes_no_gap() -> None:
    documents = [held("01-10", 1, 9), held("02-14", 2022, 2023), held("03-14", 10, 14), held("04-14", 16, 20)]
    (series,) = series_of(documents)
    assert [(gap.first, gap.last) for gap in series.gaps] == [(15, 15)]
    assert series.doubtful == (("02-14 protokoll", "2022"),)


@pytest.mark.parametrize(
    ("documents", "expected"),
    [
        ([held("01-10", 1, 9), held("02-14", 1, 12), held("03-14", 1, 3)], []),
        ([held("01-10", 1, 9), held("02-14", 1, 4, more="6"), held("03-14", 1, 3)], [(5, 5)]),
        ([held("01-10", 1, 9), held("02-14", 1, 4), held("03-14", 6, 8, kind="protokollsutdrag")], []),
        ([held("01-10", 1, 9), held("02-14", 1, 4, stated="§§ 1-6")], [(5, 6)]),
        (
            [held("01-10", 1, 9), held("02-14", 1, 4, more="6"), held("02-14", 5, 5, kind="protokollsutdrag")],
            [],
        ),
    ],
    ids=["whole", "inside", "utdrag from anywhere", "stated", "utdrag fills"],
)
def test_a_series_per_meeting(documents: list[Held], expected: list[tuple[int, int]]) -> None:
    assert missing(documents) == ({YEAR: expected} if expected else {})
    assert [one.series for one in series_of(documents)] == ["meeting"]


@pytest.mark.parametrize(
    ("before", "after", "series", "expected"),
    [
        (held("2022-12-12", 180, 200), held("01-10", 201, 210), "continued", []),
        (held("2022-12-12", 180, 200), held("02-14", 221, 230), "continued", [(201, 220)]),
        (held("2022-12-12", 180, 200), held("01-10", 1, 10), "year", []),
        (held("2022-12-12", 180, 200), held("02-14", 11, 20), "year", [(1, 10)]),
        (held("2022-12-12", 180, 200), held("11-14", 221, 230), "year", [(1, 220)]),
        (held("2022-02-14", 1, 20), held("02-14", 21, 30), "year", [(1, 20)]),
    ],
    ids=["runs on", "runs on with a hole", "begins anew", "first ones gone", "autumn alone", "spring alone"],
)
def test_over_the_new_year(before: Held, after: Held, series: str, expected: list[tuple[int, int]]) -> None:
    found = series_of([after, before])
    assert found[1].series == series
    assert [(gap.first, gap.last) for gap in found[1].gaps] == expected


def test_a_gap_over_the_new_year_lies_after_the_last_of_the_old_year() -> None:
    documents = [held("2022-12-12", 180, 200), held("02-14", 221, 230)]
    (gap,) = [one for one in gaps(*documents) if one.before and one.before.day.year == YEAR]
    assert gap.after == ("2022-12-12 protokoll", date(2022, 12, 12), 200)


def test_where_a_series_runs_on_its_beginning_may_lie_before_the_archive() -> None:
    assert missing([held("2022-12-12", 1180, 1200), held("01-10", 1201, 1210)]) == {}
    assert missing([held("2022-12-12", 180, 200), held("01-10", 1, 10)]) == {2022: [(1, 179)]}


# --- what a protokoll says it covers


def test_a_stated_paragraph_that_no_document_of_the_meeting_holds() -> None:
    whole = held("01-10", 1, 5, stated="§§ 1-8")
    fast = held("01-10", 7, 7, kind="protokollsutdrag")
    found = gaps(whole, fast)
    assert [(gap.first, gap.last) for gap in found] == [(6, 6), (8, 8)]
    assert {gap.stated for gap in found} == {("01-10 protokoll", day("01-10"), "§§ 1-8")}


def test_a_stated_range_counts_where_no_paragraph_was_understood() -> None:
    assert missing([held("01-10", stated="§§ 1-3"), held("02-14", 4, 9)]) == {YEAR: [(1, 3)]}


def test_what_is_stated_and_what_only_follows_are_two_gaps() -> None:
    found = gaps(held("01-10", 1, 4, stated="§§ 1-6"), held("02-14", 9, 12))
    assert [(gap.first, gap.last, gap.stated is not None) for gap in found] == [(5, 6, True), (7, 8, False)]


def test_a_stated_paragraph_is_no_gap_where_it_is_held_another_day() -> None:
    assert missing([held("01-10", 1, 4, stated="§§ 1-5"), held("01-11", 5, 5), held("02-14", 6, 7)]) == {}


def test_a_stated_number_far_from_the_document_is_misread() -> None:
    assert missing([held("01-10", 1, 4, stated="§§ 1-4, 900")]) == {}


# --- whatever is taken away is missed, and nothing else

sizes = st.lists(st.integers(1, 12), min_size=2, max_size=20)


def whole_year(counts: Sequence[int], year: int = YEAR, first: int = 1) -> list[list[int]]:
    """§ of each meeting of a complete series."""
    meetings: list[list[int]] = []
    for count in counts:
        meetings.append(list(range(first, first + count)))
        first += count
    return meetings


def documents_of(meetings: Sequence[Sequence[int]], without: set[int], year: int = YEAR) -> list[Held]:
    """A document a fortnight, without those § and without the meetings that have none left."""
    days = [date(year, 1, 9) + timedelta(days=14 * place) for place in range(len(meetings))]
    kept = [
        (when, [str(number) for number in own if number not in without])
        for when, own in zip(days, meetings, strict=True)
    ]
    return [Held(when.isoformat(), "protokoll", (when,), tuple(own)) for when, own in kept if own]


def flat(found: Sequence[Gap]) -> set[int]:
    numbers = [number for gap in found for number in range(gap.first, gap.last + 1)]
    assert len(numbers) == len(set(numbers))
    return set(numbers)


@given(st.data(), sizes)
def test_removed_paragraphs_of_a_year_are_missed(data: st.DataObject, counts: list[int]) -> None:
    meetings = whole_year(counts)
    last = meetings[-1][-1]
    removed = data.draw(st.sets(st.integers(1, last - 1)))
    found = gaps(*data.draw(st.permutations(documents_of(meetings, removed))))
    assert flat(found) == removed
    for gap in found:
        assert gap.before is not None
        assert gap.before.number == gap.last + 1
        assert (gap.after.number if gap.after else 0) == gap.first - 1


@given(st.data(), sizes)
def test_removed_meetings_of_a_year_are_missed(data: st.DataObject, counts: list[int]) -> None:
    meetings = whole_year(counts)
    gone = data.draw(st.sets(st.integers(0, len(meetings) - 2)))
    removed = {number for place in gone for number in meetings[place]}
    assert flat(gaps(*documents_of(meetings, removed))) == removed


@given(st.data(), st.lists(st.integers(3, 12), min_size=3, max_size=15))
def test_removed_paragraphs_of_meetings_are_missed(data: st.DataObject, counts: list[int]) -> None:
    removed = [data.draw(st.sets(st.integers(2, count - 1))) for count in counts]
    documents = [
        documents_of([[]] * place + [list(range(1, count + 1))], gone)[0]
        for place, (count, gone) in enumerate(zip(counts, removed, strict=True))
    ]
    (series,) = series_of(documents)
    assert series.series == "meeting"
    for document, gone in zip(documents, removed, strict=True):
        assert flat([gap for gap in series.gaps if gap.after and gap.after.id == document.id]) == gone


@given(st.data(), st.lists(st.integers(1, 12), min_size=20, max_size=24))
def test_removed_paragraphs_of_a_series_that_runs_on_are_missed(data: st.DataObject, counts: list[int]) -> None:
    old = whole_year(counts, first=500)
    new = whole_year(counts, first=old[-1][-1] + 1)
    inside = sorted({number for own in old[1:-1] + new[:6] for number in own})
    removed = data.draw(st.sets(st.sampled_from(inside)))
    found = gaps(*documents_of(old, removed, YEAR - 1), *documents_of(new, removed))
    assert flat(found) == removed


anything = st.builds(
    Held,
    st.text("abc", min_size=1),
    st.sampled_from(["protokoll", "protokollsutdrag", "minnesanteckningar", "kallelse"]),
    st.lists(st.dates(date(2020, 1, 1), date(2023, 12, 31)), max_size=2).map(lambda days: tuple(sorted(days))),
    st.lists(st.integers(0, 400).map(str) | st.sampled_from(["116a", "16-17", "KS", "", "99999"]), max_size=8).map(
        tuple
    ),
    st.none() | st.sampled_from(["§§ 1-12", "§§ 106, 108-123", "§ 7", "hela", "§§ 9-4"]),
)


@given(st.lists(anything, max_size=12))
def test_whatever_there_is_a_gap_lies_between_what_is_held(documents: list[Held]) -> None:
    for series in series_of(documents):
        for gap in series.gaps:
            assert gap.size > 0
            assert gap.after is None or gap.after.number < gap.first
            assert gap.before is None or gap.before.number > gap.last


# --- announced meetings

TODAY = date(2024, 1, 1)


def announced(when: str, source: Source = "next") -> AnnouncedMeeting:
    return AnnouncedMeeting("Region Testland", "Driftnämnden", day(when), source, "där", "Nästa möte")


def absent(documents: Sequence[Held], *days: AnnouncedMeeting) -> list[tuple[str, str | None]]:
    found = missing_meetings("Region Testland", "Driftnämnden", documents, days, TODAY)
    return [(f"{one.day:%m-%d}", f"{one.held:%m-%d}" if one.held else None) for one in found]


@pytest.mark.parametrize(
    ("documents", "days", "expected"),
    [
        ([held("03-14", 1, 9)], [announced("03-14")], []),
        ([held("03-14", kind="minnesanteckningar")], [announced("03-14")], []),
        ([held("03-14", 1, 9), held("04-18", kind="kallelse")], [], [("04-18", None)]),
        ([held("03-14", 1, 9), held("03-14", kind="kallelse")], [], []),
        ([held("03-14", 5, 5, kind="protokollsutdrag")], [announced("03-14")], [("03-14", None)]),
        ([held("03-17", 1, 9)], [announced("03-14")], [("03-14", "03-17")]),
        ([held("03-11", 1, 9), held("03-16", 1, 9)], [announced("03-14")], [("03-14", "03-16")]),
        ([held("03-18", 1, 9)], [announced("03-14")], [("03-14", None)]),
        ([], [announced("03-14"), announced("03-14", "calendar")], [("03-14", None)]),
        ([], [announced("2023-12-31"), announced("2024-01-01"), announced("2024-02-01")], [("12-31", None)]),
    ],
    ids=[
        "held",
        "notes",
        "kallelse",
        "kallelse held",
        "utdrag only",
        "postponed",
        "nearest",
        "too far",
        "once",
        "past",
    ],
)
def test_announced_meetings(
    documents: list[Held], days: list[AnnouncedMeeting], expected: list[tuple[str, str | None]]
) -> None:
    assert absent(documents, *days) == expected


def test_all_that_announce_a_missing_meeting_are_told() -> None:
    days = [announced("04-18"), announced("04-18", "calendar")]
    (one,) = missing_meetings(
        None,
        "Driftnämnden",
        [held("04-18", kind="kallelse"), held("04-18", 3, 3, kind="protokollsutdrag")],
        days,
        TODAY,
    )
    assert [by.source for by in one.announced] == ["kallelse", "next", "calendar"]
    assert one.extracts


def test_a_meeting_of_several_days() -> None:
    long = Held("lång", "protokoll", (day("04-18"), day("04-19")))
    later = Held("dag två", "protokollsutdrag", (day("04-19"),))
    assert [(first, len(own)) for first, own in meetings_of([later, long])] == [(day("04-18"), 2)]
    assert absent([long, Held("k", "kallelse", (day("04-19"), day("04-20")))], announced("04-19")) == []


@given(st.sets(st.integers(1, 50), min_size=1), st.data())
def test_removed_meetings_are_missed(weeks: set[int], data: st.DataObject) -> None:
    days = {date(YEAR, 1, 1) + timedelta(weeks=week) for week in weeks}
    gone = data.draw(st.sets(st.sampled_from(sorted(days))))
    kept = [Held(str(when), "protokoll", (when,)) for when in days - gone]
    calls = [Held(f"k {when}", "kallelse", (when,)) for when in days]
    found = missing_meetings(None, "Driftnämnden", [*kept, *calls], (), TODAY)
    assert {one.day for one in found} == gone
    assert all(one.held is None for one in found)


# --- drift


def samples(signal: Signal, values: Sequence[float], undated: int = 0) -> list[Sample]:
    """A document a month with those values; the last ones without a day."""
    days = [date(2015 + place // 12, place % 12 + 1, 5) for place in range(len(values))]
    dated = len(values) - undated
    return [
        Sample(str(place), days[place] if place < dated else None, {signal: value})
        for place, value in enumerate(values)
    ]


@pytest.mark.parametrize(
    ("signal", "values", "since"),
    [
        ("labelled", [0.98] * 10 + [0.5] * 4, 10),
        ("labelled", [0.98] * 10 + [0.9] * 4, None),
        ("labelled", [0.98] * 10 + [0.5] * 2, None),
        ("labelled", [0.98] * 5 + [0.5] * 4, None),
        ("labelled", [0.5] * 14, None),
        ("labelled", [0.98] * 10 + [0.5] * 4 + [0.98] * 4, None),
        ("labelled", [0.98] * 10 + [0.98, 0.5, 0.98, 0.98], None),
        ("labelled", [0.9, 0.4, 0.8, 0.3, 0.95, 0.35, 0.85, 0.5, 0.45, 0.4, 0.5], None),
        ("labelled", [0.5] * 8 + [0.98] * 8, None),
        ("decisions", [2.0, 1.5, 2.5, 2.0, 1.8, 2.2, 2.0, 0.1, 0.0, 0.2], 7),
        ("decisions", [0.0] * 12, None),
        ("attendees", [14, 15, 13, 15, 14, 16, 15, 14, 0, 0, 0], 8),
        ("attendees", [14, 15, 13, 15, 14, 16, 15, 14, 11, 11, 12], None),
        ("dated", [1.0] * 8 + [0, 0, 1, 0], 8),
        ("dated", [1.0] * 8 + [1, 0, 1, 1], None),
        ("dated", [1, 0, 0, 1, 0, 1, 0, 1, 0, 0, 0], None),
        ("warnings", [0, 1, 0, 0, 1, 0, 0, 5, 6, 5], 7),
        ("warnings", [0, 1, 0, 0, 1, 0, 0, 1, 1, 1], None),
        ("warnings", [6, 5, 6, 5, 6, 5, 0, 0, 0], None),
    ],
)  # fmt: skip
def test_drift(signal: Signal, values: list[float], since: int | None) -> None:
    found = drifts(samples(signal, values))
    assert [int(one.documents[0]) for one in found] == ([] if since is None else [since])


def test_a_drift_tells_from_when_and_what_to_look_at() -> None:
    found = drifts(samples("labelled", [0.75] * 10 + [0.5] * 8))
    assert found == (Drift("labelled", date(2015, 11, 5), 0.75, 0.5, ("10", "11", "12", "13", "14")),)


def test_undated_documents_stand_beside_those_that_came_before_them() -> None:
    (found,) = drifts(samples("dated", [1.0] * 8 + [0.0] * 4, undated=4))
    assert (found.since, found.past, found.now, found.documents) == (None, 1.0, 0.0, ("8", "9", "10", "11"))


@given(st.lists(st.floats(0.6, 1.0), min_size=1, max_size=60))
def test_no_flag_within_a_small_range(values: list[float]) -> None:
    found = drifts(samples("labelled", values))
    assert all(one.past - one.now >= 0.15 for one in found)
