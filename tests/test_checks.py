"""Self-checks: what contradicts itself is warned of, and nothing else."""

import dataclasses

import pytest

from extractors.checks import checked
from models.record import (
    Attendee,
    Ballot,
    BallotVote,
    Decision,
    Item,
    Justering,
    Meeting,
    Person,
    Record,
    Section,
    Signature,
    Source,
    Vote,
)

SOURCE = Source("prov.txt", "0", "text/plain", 1, None, "native")
NAMES = ("Anna Ek", "Bo Ask", "Cia Ås")


def ballots(*votes: BallotVote) -> tuple[Ballot, ...]:
    return tuple(Ballot(name, "S", vote) for name, vote in zip(NAMES, votes, strict=False))


def record(item: Item, **changes: object) -> Record:
    base = Record(
        "1",
        SOURCE,
        "protokoll",
        meeting=Meeting(("2024-03-05",)),
        attendees=tuple(Attendee(name, "S", "member", "ledamot") for name in NAMES),
        items=(item,),
    )
    return dataclasses.replace(base, **changes)  # type: ignore[arg-type]


def messages(item: Item, **changes: object) -> list[tuple[str, str]]:
    return [(warning.code, warning.message) for warning in checked(record(item, **changes)).warnings]


def voted(**values: object) -> Item:
    return Item("12", "Plan", votes=(dataclasses.replace(Vote(), **values),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("item", "warnings"),
    [
        (voted(yes=2, no=1, ballots=ballots("yes", "yes", "no")), []),
        (voted(yes=2, no=1), []),
        (voted(ballots=ballots("yes", "yes", "no")), []),
        (voted(yes=2, no=0, abstain=1, ballots=ballots("yes", "yes")), []),
        (
            voted(yes=1, no=1, ballots=ballots("yes", "yes", "no")),
            [("vote-count-mismatch", "§ 12: 2 namn står för Ja, men antalet anges till 1.")],
        ),
        (
            voted(yes=2, no=1, ballots=ballots("yes", "yes")),
            [("vote-count-mismatch", "§ 12: 0 namn står för Nej, men antalet anges till 1.")],
        ),
        (
            voted(yes=3, no=1),
            [("more-votes-than-members", "§ 12: 4 röster anges, men närvarolistan har 3 beslutande.")],
        ),
        (
            voted(ballots=(Ballot("Rut Gran", "S", "yes"),)),
            [("voter-not-listed", "§ 12: Rut Gran röstar men står inte bland de närvarande förtroendevalda.")],
        ),
        (voted(ballots=(Ballot("Rut Gran", "S", "absent"),)), []),
        (
            dataclasses.replace(
                voted(ballots=ballots("yes", "no")), conflicts_of_interest=(Person("Bo Ask", "S"), Person("Siv Holm"))
            ),
            [("conflicted-vote", "§ 12: Bo Ask har anmält jäv men röstar.")],
        ),
        (
            Item("12", "Plan", sections=(Section("decision", "Beslut", ""),)),
            [("decision-empty", "§ 12: under rubriken ”Beslut” står inget beslut.")],
        ),
        (Item("12", "Plan", sections=(Section("decision", "Beslut", ""),), immediate_justering=True), []),
        (
            dataclasses.replace(
                voted(yes_means="avslag på motionen", no_means="bifall", yes=2, no=1),
                decisions=(Decision(1, "Motionen bifalls.", "bifall"),),
            ),
            [
                (
                    "vote-against-decision",
                    "§ 12: ”avslag på motionen” vann omröstningen, men beslutet lyder ”Motionen bifalls.”.",
                )
            ],
        ),
        (
            dataclasses.replace(
                voted(yes_means="avslag på motionen", no_means="bifall", yes=2, no=1),
                decisions=(Decision(1, "Motionen avslås.", "avslag"),),
            ),
            [],
        ),
    ],
)
def test_a_paragraph_that_contradicts_itself(item: Item, warnings: list[tuple[str, str]]) -> None:
    assert messages(item) == warnings


@pytest.mark.parametrize(
    ("justering", "warnings"),
    [
        (Justering(items="§§ 11-12"), [("item-missing", "§ 11 saknas, men protokollet anges omfatta §§ 11-12.")]),
        (Justering(items="§§ 12"), []),
        (Justering(items=None), []),
        (Justering(adjusters=("Bo Ask",), signatures=(Signature("justerare", "Bo Ask"),)), []),
        (Justering(adjusters=("Bo Ask",), signatures=(Signature("sekreterare", "Siv Holm"),)), []),
        (
            Justering(adjusters=("Bo Ask", "Cia Ås"), signatures=(Signature("justerare", "Siv Holm"),)),
            [
                (
                    "adjuster-not-signatory",
                    "Siv Holm undertecknar som justerare, men Bo Ask och Cia Ås utsågs att justera.",
                )
            ],
        ),
        (
            Justering(date="2024-03-04"),
            [("adjusted-before-meeting", "Justeringsdatum 2024-03-04 är före mötet 2024-03-05.")],
        ),
        (
            Justering(signatures=(Signature("sekreterare", "Siv Holm", "2024-03-04T10:00:00"),)),
            [("signed-before-meeting", "Siv Holm undertecknade 2024-03-04, före mötet 2024-03-05.")],
        ),
    ],
)
def test_a_justering_that_contradicts_the_minutes(justering: Justering, warnings: list[tuple[str, str]]) -> None:
    assert messages(Item("12", "Plan"), justering=justering) == warnings


def test_an_item_that_stands_twice() -> None:
    twice = (Item("12", "Plan"), Item("12", "Skola"))
    assert messages(twice[0], items=twice) == [("item-twice", "§ 12 finns 2 gånger i protokollet.")]


def test_without_an_attendance_list_nobody_is_missed() -> None:
    assert messages(voted(yes=1, ballots=(Ballot("Rut Gran", "S", "yes"),)), attendees=()) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "KSAU § 130 Ombudgetering",
            ["”KSAU § 130 Ombudgetering” ser ut som en rubrik men har inte blivit en paragraf."],
        ),
        ("§ 12 Plan ............ 3", []),
        ("§ 13 Anna Ek (S)", []),
        ("§ 13 Anna Ek och Bo Ask", []),
        ("§ 13 i lagen", []),
        ("Paragrafer §§ 12-14", []),
    ],
)
def test_a_heading_outside_the_items(text: str, found: list[str]) -> None:
    warned = messages(Item("12", "Plan"), text=text)
    assert [message for code, message in warned if code == "heading-outside-items"] == found


def test_a_range_with_several_dashes() -> None:
    warned = messages(Item("12", "Plan"), justering=Justering(items="§§ 12 -- 14"))
    assert [code for code, _ in warned] == ["item-missing", "item-missing"]
