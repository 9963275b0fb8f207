"""People in an archive: brought together as files come and go, and as somebody decides."""

import random
from pathlib import Path

import pytest
from sqlalchemy import Connection, delete, select

from corpus.archive import Archive, open_archive
from corpus.corrections import correct
from corpus.decided import Given
from corpus.people import settle as settling
from corpus.people.clusters import Decided
from corpus.people.memberships import changes, memberships
from corpus.people.persons import Person, deeds, the_person
from corpus.people.review import Ruling, decide, questions, split, take_back
from corpus.people.settle import bring_together, is_settled, settle
from corpus.people.store import Anchor
from corpus.people.verdicts import Verdict, add_verdicts, lost, verdicts
from corpus.prepare import prepare
from corpus.tables import appearance, document, person_changed, person_edge, person_node, verdict
from corpus.withdrawals import destroy, undo, withdraw
from corpus.written import rewrite_document
from council import everybody, found, met, store
from models.errors import UsageProblem
from models.record import Attendee, Record

KS, KF = "Kommunstyrelsen", "Kommunfullmäktige"
MINUTES = (
    met("2019-01-10", KS, "Sala kommun", "Siv Ek (S), ordförande", "Bo Lind (M)", "Åsa Tovåshed (C)"),
    met("2019-02-10", "KS", "Sala", "Siv Ek (S), ordförande", "Bo Lind (M)", "Asa Tovashed (C)"),
    met("2020-02-10", KF, "Sala kommun", "Siv Ek Kvarn (S)", "Bo Lind (SD)", "Åsa Tovåshed (C)", "Lars Berg (V)"),
    met("2020-03-10", KF, "Falu kommun", "Siv Ek (S)", "Lasse Berg (V)"),
    met("2021-03-10", KS, "Sala kommun", "S. Ek (S)", "Lasse Berg (V)", "Bo Lind, planarkitekt"),
    met("2021-04-10", "Socialnämnden", "Sala kommun", "Siv Kvarn (S)", "Sven Ek (S)", "Lars Berg (V)"),
    met("2021-05-10", "SN", "Sala kommun", "Siv Ek Kvarn (S)", "Siv Ek (S)", "Lars Bergh (V)"),
    met("2022-05-10", KS, "Sala kommun", "Siv Ek (S), ordförande", "Bo Lind (SD)", movers=("Lind", "Ek (S)")),
)
RULING = Ruling("Eva Registrator", "läst i originalen")


def ids(archive: Archive, query: str) -> set[str]:
    return {one.id for one in found(archive, query)}


# --- the same whatever came first


def test_the_order_of_import_makes_no_difference(tmp_path: Path) -> None:
    """Twenty orders, some files at a time; what people decided comes first, last or in between."""
    outcomes = set()
    rng = random.Random(8)
    ruled = Verdict("different", _anchor(MINUTES[6], 1), _anchor(MINUTES[0], 0), False, "E", "2024-01-01", "två")
    for number in range(20):
        order: list[Record | Verdict] = [*MINUTES, ruled]
        rng.shuffle(order)
        with open_archive(str(tmp_path / f"{number}.db"), "write") as archive:
            for one in order:
                together = rng.random() < 0.7
                if isinstance(one, Record):
                    store(archive, one, together=together)
                    continue
                with archive.transaction() as connection:
                    add_verdicts(connection, [one])
            bring_together(archive)
            outcomes.add(tuple(everybody(archive)))
    assert len(outcomes) == 1
    assert 5 < len(next(iter(outcomes))) < 15


def _anchor(record: Record, place: int) -> Anchor:
    person = record.attendees[place]
    return Anchor(record.id, person.name, person.party)


def test_what_is_left_when_files_change_is_what_would_be_there_without(archive: Archive) -> None:
    """Every document is written anew with nobody in it, and then as it was."""
    store(archive, *MINUTES)
    before = everybody(archive)
    for record in MINUTES:
        _rewrite(archive, record, ())
    bring_together(archive)
    assert everybody(archive) == []
    assert _left(archive) == []
    for record in reversed(MINUTES):
        _rewrite(archive, record, record.attendees)
    bring_together(archive)
    assert everybody(archive) == before


def _left(archive: Archive) -> list[object]:
    with archive.transaction() as connection:
        return [
            row for table in (person_node, person_edge, person_changed) for row in connection.execute(select(table))
        ]


def _rewrite(archive: Archive, record: Record, attendees: tuple[Attendee, ...]) -> None:
    """Stores a record anew as another reading would have it."""
    from dataclasses import replace

    with archive.transaction() as connection:
        id_ = connection.execute(select(document.c.id).where(document.c.record_id == record.id)).scalar_one()
        other = replace(record, attendees=attendees, items=record.items if attendees else ())
        rewrite_document(connection, archive.full_text, id_, prepare((other,))[0], "2")


def test_a_file_touches_only_what_it_can_change(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    store(archive, *MINUTES)
    written: list[set[str]] = []
    kept = settling._write

    def write(connection: Connection, keys: set[str], decided: list[Decided]) -> None:
        written.append(set(keys))
        kept(connection, keys, decided)

    monkeypatch.setattr(settling, "_write", write)
    store(archive, met("2023-01-01", "Kulturnämnden", "Luleå kommun", "Ture Brunfalk (L)"))
    assert [len(keys) for keys in written] == [1]
    store(archive, met("2023-01-01", "Kulturnämnden", "Sala kommun", "Åsa Tovåshed (C)"))
    names = {one.mention.name for person in found(archive, "tov") for one in person.nodes}
    assert names == {"Åsa Tovåshed", "Asa Tovashed"}
    assert len(written[1]) == 4


def test_nothing_changed_is_nothing_to_do(archive: Archive) -> None:
    store(archive, *MINUTES)
    with archive.transaction() as connection:
        assert is_settled(connection)
        assert settle(connection) == 0


# --- what comes together


def test_people_over_bodies_and_years(archive: Archive) -> None:
    store(archive, *MINUTES)
    (tova,) = found(archive, "tovåshed")
    assert tova.names == ("Åsa Tovåshed", "Asa Tovashed")
    assert tova.seen == 3
    assert ids(archive, "tovashed") == {tova.id}
    assert not ids(archive, "asa falsk")
    with pytest.raises(UsageProblem, match="tom"):
        found(archive, " ")


def test_two_of_one_name_on_a_list_stay_two(archive: Archive) -> None:
    """Siv Ek Kvarn and Siv Ek sit together in socialnämnden."""
    store(archive, *MINUTES)
    both = [one for one in found(archive, "siv ek") if MINUTES[6].id in {node.earliest[1] for node in one.nodes}]
    assert len(both) == 2


def test_a_name_in_the_text_goes_with_the_only_one_of_the_list(archive: Archive) -> None:
    store(archive, MINUTES[7])
    with archive.transaction() as connection:
        rows = connection.execute(select(appearance).order_by(appearance.c.position)).all()
        lind = the_person(connection, "Bo Lind")
        assert deeds(connection, lind).motions == 1
        assert deeds(connection, the_person(connection, "Siv Ek")).motions == 1
    assert [(row.name, row.follows) for row in rows][2:] == [("Lind", 1), ("Ek", 0)]


def test_a_name_in_the_text_that_two_could_be_stands_alone(archive: Archive) -> None:
    store(archive, met("2022-05-10", KS, "Sala kommun", "Siv Ek (S)", "Bo Ek (M)", movers=("Ek", "Ek (M)")))
    with archive.transaction() as connection:
        rows = connection.execute(select(appearance).order_by(appearance.c.position)).all()
    assert [(row.name, row.follows) for row in rows][2:] == [("Ek", None), ("Ek", 1)]


def test_memberships_are_seen_in_attendance(archive: Archive) -> None:
    store(archive, *MINUTES)
    with archive.transaction() as connection:
        tova = the_person(connection, "Åsa Tovåshed")
        seen = [one[1:8] for one in memberships(connection, tova)]
        evidence = memberships(connection, tova)[0].evidence
    assert seen == [
        (KS, "ledamot", "C", "2019-01-10", "2019-02-10", 2, 2),
        (KF, "ledamot", "C", "2020-02-10", "2020-02-10", 1, 1),
    ]
    assert evidence == (MINUTES[0].id, MINUTES[1].id)


def test_switches_of_party_and_name_are_shown_as_such(archive: Archive) -> None:
    store(
        archive,
        met("2012-01-01", KS, "Sala kommun", "Åsa Tovåshed (FP)"),
        met("2016-01-01", KS, "Sala kommun", "Åsa Tovåshed (L)"),
        met("2017-01-01", KS, "Sala kommun", "Åsa Tovåshed Brunfalk (L)", "Bo Lind (M)"),
        met("2018-01-01", KS, "Sala kommun", "Åsa Tovåshed Brunfalk (M)", "Bo Lind (M)"),
    )
    (tova,) = found(archive, "tovåshed")
    assert [tuple(one) for one in changes(tova)] == [
        ("name", "Åsa Tovåshed", "Åsa Tovåshed Brunfalk", "2017-01-01"),
        ("party", "L", "M", "2018-01-01"),
    ]


# --- what people decide


def test_a_verdict_joins_and_parts(archive: Archive) -> None:
    store(archive, *MINUTES)
    assert len(ids(archive, "bo lind")) == 3
    with archive.transaction() as connection:
        asked = [(q.one.name, q.other.name) for q in questions(connection, 0)]
        limited = list(questions(connection, 1))
    assert ("Bo Lind", "Bo Lind") in asked
    assert len(limited) == 1
    first, second = _of_party(archive, "bo lind", "M"), _of_party(archive, "bo lind", "SD")
    with archive.transaction() as connection:
        decide(connection, "same", first, second, RULING)
    assert len(ids(archive, "bo lind")) == 2
    one = _of_party(archive, "bo lind", "M")
    assert one.parties == ("M", "SD")
    with archive.transaction() as connection, pytest.raises(UsageProblem, match="redan"):
        decide(connection, "different", one, one, RULING)
    with archive.transaction() as connection:
        number = verdicts(connection)[0].id
        take_back(connection, str(number))
    assert len(ids(archive, "bo lind")) == 3
    with archive.transaction() as connection, pytest.raises(UsageProblem, match="inget beslut 9"):
        take_back(connection, "9")


def _of_party(archive: Archive, query: str, party: str) -> Person:
    return next(one for one in found(archive, query) if party in one.parties)


def test_different_outranks_every_score(archive: Archive) -> None:
    store(archive, *MINUTES[:2])
    (siv,) = found(archive, "siv")
    with archive.transaction() as connection:
        split(connection, siv, MINUTES[1].id[:8], RULING)
    assert len(ids(archive, "siv")) == 2
    store(archive, MINUTES[7])
    assert sorted(one.seen for one in found(archive, "siv ek")) == [1, 2]
    with archive.transaction() as connection:
        assert not [q for q in questions(connection, 0) if q.one.name.startswith("Siv")]


def test_what_cannot_be_split_is_said(archive: Archive) -> None:
    store(archive, *MINUTES[:2], met("2020-01-01", KS, "Luleå kommun", "Ture Brunfalk (L)"))
    for name, record in (("siv", "ffff"), ("ture", "")):
        (one,) = found(archive, name)
        with archive.transaction() as connection, pytest.raises(UsageProblem):
            split(connection, one, record, RULING)


def test_unsure_is_not_asked_again(archive: Archive) -> None:
    store(archive, *MINUTES)
    one, other = _of_party(archive, "bo lind", "M"), _of_party(archive, "bo lind", "SD")
    with archive.transaction() as connection:
        before = len(list(questions(connection, 0)))
        decide(connection, "unsure", one, other, RULING)
        assert len(list(questions(connection, 0))) == before - 1
    assert len(ids(archive, "bo lind")) == 3


@pytest.mark.parametrize("judgement", ["same", "different", "unsure"])
def test_a_later_verdict_takes_the_place_of_an_earlier(archive: Archive, judgement: str) -> None:
    store(archive, *MINUTES)
    a, b = _anchor(MINUTES[0], 1), _anchor(MINUTES[2], 1)
    with archive.transaction() as connection:
        for said in ("different", "same", judgement):
            add_verdicts(connection, [Verdict(said, b, a, False, "E", "", "x")])  # type: ignore[arg-type]
        assert [one.judgement for one in verdicts(connection)] == [judgement]
        assert add_verdicts(connection, verdicts(connection)) == 0


def test_verdicts_survive_reading_and_importing_anew(archive: Archive) -> None:
    """A new reading that spells the name another way, a document that goes and comes back."""
    store(archive, *MINUTES)
    one, other = _of_party(archive, "bo lind", "M"), _of_party(archive, "bo lind", "SD")
    with archive.transaction() as connection:
        decide(connection, "same", one, other, RULING)
    for name in ("Bo Lindh", "Bo Lind"):
        for record in (MINUTES[0], MINUTES[1], MINUTES[2], MINUTES[7]):
            spelled = tuple(
                Attendee(name, one.party, one.capacity, one.role) if one.name == "Bo Lind" else one
                for one in record.attendees
            )
            _rewrite(archive, record, spelled)
        bring_together(archive)
        assert _of_party(archive, "bo lind", "M").parties == ("M", "SD")
    for record in MINUTES:
        _rewrite(archive, record, ())
    bring_together(archive)
    with archive.transaction() as connection:
        assert len(lost(connection)) == 1
    for record in MINUTES:
        _rewrite(archive, record, record.attendees)
    bring_together(archive)
    assert _of_party(archive, "bo lind", "M").parties == ("M", "SD")
    with archive.transaction() as connection:
        assert lost(connection) == []


def test_a_correction_and_a_withdrawal_move_people_at_once(archive: Archive) -> None:
    store(archive, *MINUTES)
    id_ = MINUTES[3].id
    correct(archive, id_, Given("attendees[Siv Ek].name", '"Ture Brunfalk"', "E", "fel läst"))
    assert len(found(archive, "ture")) == 1
    withdraw(archive, id_, None, "E", "sekretess")
    assert found(archive, "ture") == []
    undo(archive, id_, None)
    assert len(found(archive, "ture")) == 1


def test_gallring_takes_the_names_out_of_verdicts(archive: Archive) -> None:
    store(archive, *MINUTES)
    a, b = _anchor(MINUTES[0], 1), _anchor(MINUTES[2], 1)
    with archive.transaction() as connection:
        add_verdicts(connection, [Verdict("same", a, b, False, "E", "", "x")])
    withdraw(archive, MINUTES[2].id, None, "E", "gallras")
    destroy(archive, MINUTES[2].id, "E")
    with archive.transaction() as connection:
        assert connection.execute(select(verdict)).all() == []
        assert is_settled(connection)


def test_versions_of_one_meeting_count_once(archive: Archive) -> None:
    from dataclasses import replace

    one = MINUTES[0]
    other = replace(one, id=f"{one.id}x", source=replace(one.source, name="annan.txt", sha256="0" * 64))
    store(archive, one, other)
    (tova,) = found(archive, "tovåshed")
    with archive.transaction() as connection:
        assert [entry.meetings for entry in memberships(connection, tova)] == [1]


def test_a_person_is_named_by_id_or_by_a_name_that_is_one_persons(archive: Archive) -> None:
    store(archive, *MINUTES)
    (tova,) = found(archive, "tovåshed")
    with archive.transaction() as connection:
        assert the_person(connection, tova.id[:10]).id == tova.id
        assert the_person(connection, "åsa tovåshed").id == tova.id
        with pytest.raises(UsageProblem, match="kan vara flera"):
            the_person(connection, "Bo Lind")
        with pytest.raises(UsageProblem, match="Ingen person"):
            the_person(connection, "Nils Nemo")


def test_an_archive_without_anybody(archive: Archive) -> None:
    assert bring_together(archive) == 0
    with archive.transaction() as connection:
        connection.execute(delete(person_changed))
        assert list(questions(connection, 0)) == []
