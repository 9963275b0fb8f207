"""The way of a matter: what ties its § together, and what became of the proposal."""

from dataclasses import replace

import pytest

from corpus.archive import Archive
from corpus.cases import Link, case_of_item, case_of_number
from corpus.wording import Change, changes, is_changed
from minutes import minutes
from models.errors import UsageProblem
from models.record import Decision, Item, Person, Record, Reservation, Section, Vote
from shelf import keep
from shell import Shell

TITLE = "Brygga vid Långa udden"
AU = Item(
    "12",
    TITLE,
    decisions=(Decision(1, "Bryggan byggs av trä.", "föreslår", "proposal", "kommunstyrelsen"),),
)
KS = Item(
    "30",
    TITLE,
    case_numbers=("KS 2025/00970",),
    decisions=(Decision(1, "Bryggan byggs av stål.", "föreslår", "proposal", "kommunfullmäktige"),),
    beslutsunderlag=("Kommunstyrelsens arbetsutskott 2025-02-03, § 12", "Byggnadsnämnden 2025-01-09 § 4"),
    page=3,
)
KF = Item(
    "7",
    "Annan rubrik på samma sak",
    case_numbers=("KS-2025-970",),
    sections=(Section("background", "Ärendet", "Frågan har beretts."),),
    decisions=(Decision(1, "Bryggan byggs av stål.", "bifall"),),
    votes=(Vote("bifall", "avslag", 30, 11, 2),),
    reservations=(Reservation((Person("Eva Ask", "M"),), ("M",)),),
)


def of(name: str, body: str, date: str, *items: Item) -> Record:
    return replace(minutes(name, *items, date=date), body=body)


RECORDS = (
    of("au.txt", "Kommunstyrelsens arbetsutskott", "2025-02-03", AU),
    of("ks.txt", "Kommunstyrelsen", "2025-02-20", KS),
    of("kf.txt", "Kommunfullmäktige", "2025-03-10", KF),
    of("annat.txt", "Tekniska nämnden", "2025-02-03", Item("12", "Något helt annat"), Item("13", TITLE)),
)


@pytest.fixture
def archive(archive: Archive) -> Archive:
    for record in RECORDS:
        keep(archive, record.source.name.encode(), record.source.name, [record])
    return archive


def told(archive: Archive, number: str = "KS-2025-00970") -> list[tuple[str, str, bool]]:
    steps = case_of_number(archive, number).steps
    return [(step.source, step.item.number, any(link.certain for link in step.links)) for step in steps]


@pytest.mark.parametrize("number", ["KS-2025-00970", "KS 2025/970", "ks 2025/00970"])
def test_the_way_of_a_matter(archive: Archive, number: str) -> None:
    assert told(archive, number) == [
        ("au.txt", "12", True),
        ("annat.txt", "13", False),
        ("ks.txt", "30", True),
        ("kf.txt", "7", True),
    ]


def test_each_step_tells_why_it_belongs(archive: Archive) -> None:
    found = case_of_number(archive, "KS 2025/970")
    links = {step.source: step.links for step in found.steps}
    assert links == {
        "au.txt": (Link("hänvisning", "Kommunstyrelsens arbetsutskott 2025-02-03, § 12", certain=True),),
        "annat.txt": (Link("rubrik", TITLE, certain=False),),
        "ks.txt": (
            Link("diarienummer", "KS 2025/970", certain=True),
            Link("hänvisning", "Kommunstyrelsens arbetsutskott 2025-02-03, § 12", certain=True),
        ),
        "kf.txt": (Link("diarienummer", "KS 2025/970", certain=True),),
    }
    assert found.missing == ("Byggnadsnämnden 2025-01-09 § 4",)


def test_the_proposal_is_compared_with_the_decision(archive: Archive) -> None:
    steps = {step.source: step for step in case_of_number(archive, "KS 2025/970").steps}
    assert steps["au.txt"].changed is None
    assert steps["ks.txt"].changed == (Change("kept", "Bryggan byggs av"), Change("out", "trä."), Change("in", "stål."))
    assert steps["kf.txt"].changed is not None
    assert not is_changed(steps["kf.txt"].changed)


def test_from_a_paragraph_without_number(archive: Archive) -> None:
    """The § of the committee has no diarienummer: that of the board, which names it, leads on."""
    steps = case_of_item(archive, RECORDS[0].id, "12").steps
    assert [step.source for step in steps] == ["au.txt", "annat.txt", "ks.txt"]


@pytest.mark.parametrize("number", ["KS 2025/97", "KS", "§", "2025"])
def test_no_such_matter(archive: Archive, number: str) -> None:
    with pytest.raises(UsageProblem, match="Ingen paragraf har diarienummer"):
        case_of_number(archive, number)


def test_capitals_and_stops_are_no_change() -> None:
    assert not is_changed(changes(["Planen antas."], ["planen antas"]))


def test_in_print(archive: Archive, shell: Shell) -> None:
    address = archive.engine.url.render_as_string(hide_password=False)
    where = ("--archive", str(archive.originals.parent / "arkiv.db") if "sqlite" in address else address)
    out = shell("case", "KS 2025/970", *where).out
    assert "Region Testland, Kommunstyrelsen 2025-02-20 § 30" in out
    assert "  Mot förslaget: Bryggan byggs av [-trä.-] {+stål.+}" in out
    assert "  Omröstning: 30 ja för bifall, 11 nej för avslag, 2 avstår" in out
    assert "  Reservation: Eva Ask (M)" in out
    assert out.endswith("inte finns i arkivet: Byggnadsnämnden 2025-01-09 § 4\n4 steg, varav 1 osäkert.\n")
    steps = shell.objects("case", "KS 2025/970", "--json", *where)
    assert [(step["item"], step["certain"], step["changed"]) for step in steps] == [
        ("12", True, None),
        ("13", False, None),
        ("30", True, True),
        ("7", True, False),
    ]
