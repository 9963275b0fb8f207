"""The scorer: what counts as right, the floors, and the command."""

import importlib.util
import json
import re
import shutil
import sys
import tomllib
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from types import ModuleType

import pytest

from house import ROOT
from models.errors import UsageProblem
from pipeline import cli
from pipeline.evaluation.cases import case
from pipeline.evaluation.counts import Count
from pipeline.evaluation.fields import FIELDS, counted
from pipeline.evaluation.floors import Fallen, fallen, raised, read_floors, write_floors
from pipeline.evaluation.gold import find
from pipeline.evaluation.likeness import bare, party, plain, point, words
from pipeline.evaluation.report import average, percent, tables
from pipeline.evaluation.score import Score, compared, merged, score
from pipeline.evaluation.values import Json, Object
from pipeline.understand import understand

SAMPLES, GOLDEN, FLOORS = ROOT / "corpus" / "samples", ROOT / "tests" / "golden", ROOT / "tests" / "floors.toml"
SAMPLE = "kultur-och-fritidsnamnden-2025-02-19-21"


# --- when texts are the same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (plain("Kultur–  och\u00a0FRITID"), "kultur- och fritid"),
        (plain("”Ja”"), '"ja"'),
        (plain("a\u030a"), "å"),
        (bare("1. Planen antas."), "planen antas"),
        (bare("(2) Planen antas;"), "planen antas"),
        (bare("• Planen antas"), "planen antas"),
        (bare("a) Planen antas"), "planen antas"),
        (bare("2024. Året"), "2024. året"),
        (point("att anta planen, samt"), "anta planen"),
        (point("Att anta planen och"), "anta planen"),
        (point("attestera fakturan"), "attestera fakturan"),
        (party("(S)"), "s"),
        (party("–"), "-"),
        (party("partilös"), "-"),
        (party(""), ""),
    ],
)
def test_texts_are_compared_without_what_is_free(one: str, other: str) -> None:
    assert one == other


def test_words_leave_out_the_marks_of_lists() -> None:
    assert words("1. Planen antas.\n• Taxan höjs 12 %") == ["planen", "antas", "taxan", "höjs", "12"]


# --- what each field counts

BO: Object = {"name": "Bo Ask", "party": "S"}
CIA: Object = {"name": "Cia Ek", "party": "M"}


def item(**fields: Json) -> Object:
    return {"items": [{"number": "1", "title": "Rubrik", **fields}]}


def attendee(**fields: Json) -> Object:
    return {"attendees": [{"name": "Bo Ask", "party": "S", "capacity": "member", "role": "ledamot", **fields}]}


def points(*texts: str, **more: Json) -> Object:
    return item(decisions=[{"text": text, "act": "antar", **more} for text in texts])


def notice(**fields: Json) -> Object:
    return {"justering": {"notice": fields}}


def section(text: str) -> Object:
    return item(sections=[{"kind": "other", "text": text}])


SKI = "Regionen antar planen för skidspåren i den norra delen av länet"

CASES: list[tuple[str, Object, Object, Count]] = [
    ("kind", {"kind": "protokoll"}, {"kind": "protokoll"}, Count(1)),
    ("kind", {"kind": "protokoll"}, {}, Count(missed=1)),
    ("organisation", {"organisation": {"name": "Ydre kommun"}}, {"organisation": {"name": "YDRE kommun"}}, Count(1)),
    ("organisation", {"organisation": {"name": "Ydre kommun"}}, {"organisation": None}, Count(missed=1)),
    ("body", {"body": "Barn– och ungdomsnämnden"}, {"body": "Barn- och ungdomsnämnden"}, Count(1)),
    ("body", {"body": "Nämnden"}, {"body": "Styrelsen"}, Count(missed=1)),
    ("dates", {"meeting": {"dates": ["2024-01-02"]}}, {"meeting": {"dates": ["2024-01-02"]}}, Count(1)),
    ("dates", {"meeting": {"dates": ["2024-01-02"]}}, {"meeting": {"dates": []}}, Count(missed=1)),
    ("dates", {"meeting": {"dates": []}}, {"meeting": {"dates": ["2024-01-02"]}}, Count(missed=1)),
    ("times", {"meeting": {"start": "09:00", "end": "12:00"}}, {"meeting": {"start": "09:00"}}, Count(1, 0, 1)),
    ("times", {"meeting": {"start": None}}, {"meeting": {"start": "09:00"}}, Count()),
    ("place", {"meeting": {"place": "Sal Öran"}}, {"meeting": {"place": "sal Öran."}}, Count(1)),
    ("place", {"meeting": {"place": "Sal Öran, plan 2"}}, {"meeting": {"place": "Sal Öran, plan 2 öst"}}, Count(1)),
    ("place", {"meeting": {"place": "Sal Öran"}}, {"meeting": {"place": "Sal Öran, kommunkontoret"}}, Count(missed=1)),
    ("attendees_name_party", {"attendees": [BO]}, {"attendees": [{"name": "Bo Ask", "party": "(s)"}]}, Count(1)),
    ("attendees_name_party", {"attendees": [BO, BO]}, {"attendees": [BO, CIA]}, Count(1, 1, 1)),
    ("attendees_all", attendee(), attendee(), Count(1)),
    ("attendees_all", attendee(), attendee(role=None), Count(1)),
    ("attendees_all", attendee(), attendee(role="ordförande"), Count(0, 1, 1)),
    ("attendees_all", attendee(), attendee(capacity="other"), Count(0, 1, 1)),
    ("attendees_all", attendee(replaces=CIA), attendee(), Count(0, 1, 1)),
    (
        "attendees_all",
        attendee(capacity="serving_substitute", role="ersättare", _capacity_alt=["member"]),
        attendee(),
        Count(1),
    ),
    (
        "attendees_all",
        attendee(capacity="substitute", role="ersättare"),
        attendee(capacity="substitute"),
        Count(0, 1, 1),
    ),
    (
        "attendees_all",
        attendee(capacity="substitute", role="ersättare"),
        attendee(capacity="substitute", role=None),
        Count(1),
    ),
    (
        "attendees_all",
        attendee(capacity="other", role="sekreterare", title="nämndsekreterare"),
        attendee(capacity="other", role=None),
        Count(1),
    ),
    (
        "attendees_all",
        attendee(capacity="other", role="sekreterare", title="jurist"),
        attendee(capacity="other", role=None),
        Count(0, 1, 1),
    ),
    ("item_number", item(), {"items": [{"number": "§ 1."}]}, Count(1)),
    ("item_number", item(), {"items": [{"number": "1"}, {"number": "2"}]}, Count(1, 1)),
    ("item_title", item(), {"items": [{"number": "1", "title": "Rubrik Beslut"}]}, Count(0, 1, 1)),
    ("item_title", item(), {"items": [{"number": "2", "title": "Rubrik"}]}, Count(0, 1, 1)),
    ("case_numbers", item(case_numbers=["KS 1/24"]), item(case_numbers=["ks 1/24", "KS 2/24"]), Count(1, 1)),
    ("case_numbers", item(), {"items": [{"number": "9", "case_numbers": ["KS 2/24"]}]}, Count(0, 1)),
    ("decisions", points(SKI), points(f"att {SKI}, samt"), Count(1)),
    ("decisions", points(SKI), points(SKI[:40]), Count(0, 1, 1)),
    ("decisions", points(SKI, _alt=["Planen antas"]), points("Planen antas."), Count(1)),
    ("decisions", points(SKI), points(SKI, "Paragrafen justeras omedelbart."), Count(1)),
    ("decisions", points("Omedelbar justering"), points("Omedelbar justering"), Count(1)),
    ("acts", points(SKI), points(SKI, act="avslag"), Count(missed=1)),
    ("acts", points(SKI, _act_alt=["avslag"]), points(SKI, act="avslag"), Count(1)),
    ("acts", points(SKI), points(), Count(missed=1)),
    ("proposals", item(proposals=[SKI]), item(proposals=[f"att {SKI}."]), Count(1)),
    ("proposals", item(proposals=[SKI], _prop_alt=[["Kort form"]]), item(proposals=["Kort form"]), Count(1)),
    ("motion_movers", item(motions=[{"movers": [BO, CIA]}]), item(motions=[{"movers": [BO]}]), Count(1, 0, 1)),
    ("votes", item(votes=[{"yes": 3, "no": 2}]), item(votes=[{"yes": 3, "no": 2, "abstain": None}]), Count(1)),
    ("votes", item(votes=[{"yes": 3, "no": 2}]), item(votes=[{"yes": 3, "no": 1}]), Count(0, 1, 1)),
    ("votes", item(votes=[], _votes_optional=True), item(votes=[{"yes": 3}]), Count()),
    (
        "ballots",
        item(votes=[{"ballots": [{**BO, "vote": "yes"}]}]),
        item(votes=[{"ballots": [{**BO, "vote": "no"}]}]),
        Count(0, 1, 1),
    ),
    ("ballots", item(votes=[], _votes_optional=True), item(votes=[{"ballots": [{**BO, "vote": "no"}]}]), Count()),
    (
        "reservations",
        item(reservations=[{"by": [BO], "parties": ["S"]}]),
        item(reservations=[{"by": [BO], "parties": ["S"]}]),
        Count(1),
    ),
    (
        "reservations",
        item(reservations=[{"by": [], "parties": ["S"]}]),
        item(reservations=[{"by": [BO], "parties": ["S"]}]),
        Count(1),
    ),
    ("reservations", item(reservations=[{"by": [BO], "parties": ["S"]}]), item(reservations=[]), Count(missed=1)),
    ("beslutsunderlag", item(beslutsunderlag=["Skiss 1", "Brev"]), item(beslutsunderlag=["• Brev."]), Count(1, 0, 1)),
    ("recipients", item(recipients=["Rektorn", "Kansliet"]), item(recipients=["Rektorn Kansliet"]), Count(0, 1, 2)),
    ("conflicts_of_interest", item(conflicts_of_interest=[BO]), item(conflicts_of_interest=[CIA]), Count(0, 1, 1)),
    ("immediate_justering", item(immediate_justering=True), item(immediate_justering=True), Count(1)),
    ("immediate_justering", item(immediate_justering=False), {"items": []}, Count(missed=1)),
    ("immediate_justering", item(immediate_justering=None), item(immediate_justering=True), Count()),
    ("adjusters", {"justering": {"adjusters": ["Bo Ask"]}}, {"justering": {"adjusters": ["Cia Ek"]}}, Count(0, 1, 1)),
    ("justering_date", {"justering": {"date": "2024-01-02"}}, {"justering": None}, Count(missed=1)),
    ("justering_date", {"justering": {"date": None}}, {"justering": {"date": "2024-01-02"}}, Count()),
    ("notice", notice(posted="2024-01-02", kept_at="Arkivet"), notice(posted="2024-01-02"), Count(1, 0, 1)),
    ("notice", notice(posted=None), notice(posted="2024-01-02"), Count(missed=1)),
    ("text_recall", section("ett två tre"), section("ett tre två fyra"), Count(2, 0, 1)),
    ("text_recall", section("ett två tre"), {"items": []}, Count(missed=3)),
    (
        "furniture",
        {**section("ett"), "_furniture": [{"text": "Justerandes sign", "count": 3}]},
        section("ett Justerandes sign"),
        Count(4, 0, 2),
    ),
    (
        "furniture",
        {**section("ett"), "_furniture": [{"text": "Justerandes sign", "count": 3}, {"text": "3 (4)", "count": 1}]},
        {},
        Count(missed=6),
    ),
    ("no_invented_items", {"kind": "other", "items": []}, {"kind": "other", "items": []}, Count(1)),
    ("no_invented_items", {"kind": "other", "items": []}, {"items": [{"number": "1"}]}, Count(missed=1)),
    ("no_invented_items", {"kind": "other", "items": []}, {}, Count(missed=1)),
    ("no_invented_items", item(), item(), Count()),
]


@pytest.mark.parametrize(("field", "gold", "found", "expected"), CASES)
def test_a_field_counts(field: str, gold: Object, found: Object, expected: Count) -> None:
    assert counted(case(gold, found))[field] == expected


def test_every_field_has_a_case() -> None:
    assert {row[0] for row in CASES} == {field.name for field in FIELDS}


def test_what_is_no_minutes_or_is_skipped_is_not_counted() -> None:
    assert set(counted(case({"kind": "other", "items": []}, {}))) == {"kind", "no_invented_items"}
    assert "organisation" not in counted(case({"kind": "protokoll", "_skip": ["organisation"]}, {}))


def test_of_two_items_of_one_number_each_finds_its_own() -> None:
    gold: Object = {"items": [{"number": "1", "title": "Budget"}, {"number": "1", "title": "Val av ordförande"}]}
    found: Object = {"items": [{"number": "1", "title": "Val av ordförande"}, {"number": "1", "title": "Budget"}]}
    assert counted(case(gold, found))["item_title"] == Count(2)


@pytest.mark.parametrize(
    ("count", "figures"),
    [
        (Count(3, 1, 2), (0.75, 0.6, 2 / 3)),
        (Count(0, 0, 2), (None, 0.0, 0.0)),
        (Count(0, 2, 0), (0.0, None, 0.0)),
        (Count(), (None, None, None)),
    ],
)
def test_figures(count: Count, figures: tuple[float | None, ...]) -> None:
    assert (count.precision, count.recall, count.f1) == pytest.approx(figures)


@pytest.mark.parametrize(
    ("share", "text"), [(1.0, "100 %"), (0.9996, "99,9 %"), (0.5, "50,0 %"), (0.0, "0,0 %"), (None, "–")]
)
def test_a_share_is_never_rounded_up(share: float | None, text: str) -> None:
    assert percent(share) == text


def test_families_are_told_apart() -> None:
    pairs: list[tuple[Object, Object]] = [
        ({"kind": "protokoll", "_family": "a"}, {"kind": "protokoll"}),
        ({"kind": "protokoll", "_family": "b"}, {"kind": "kallelse"}),
    ]
    measured = Score("x", 2, compared(pairs), {})
    assert measured.total("kind") == Count(1, 0, 1)
    (_, by_family) = tables(measured)
    assert by_family.headings == ("Fält", "a", "b")
    assert by_family.rows[0] == ("slag", "100 %", "0,0 %")
    assert average(measured, "a") != average(measured, "b")


# --- floors


def measured(**counts: Count) -> Score:
    return Score("mapp", 1, {"alla": counts}, {})


@pytest.mark.parametrize(
    ("floors", "below"),
    [
        ({"kind": 0.5}, []),
        ({"kind": 0.51}, [Fallen("kind", 0.51, 0.5)]),
        ({"votes": 0.1}, [Fallen("votes", 0.1, None)]),
        ({}, []),
    ],
)
def test_a_figure_under_its_floor(floors: Mapping[str, float], below: list[Fallen]) -> None:
    assert list(fallen({"mapp": floors}, measured(kind=Count(1, 0, 1)), Path("f"))) == below


def test_a_set_without_floors_is_told() -> None:
    with pytest.raises(UsageProblem, match="Golv saknas för mapp"):
        fallen({"annan": {}}, measured(), Path("f"))


def test_floors_only_rise() -> None:
    before = {"mapp": {"kind": 0.9, "dates": 0.1}, "annan": {"kind": 0.2}}
    after = raised(before, measured(kind=Count(1, 0, 1), dates=Count(2, 0, 1), votes=Count(missed=1), body=Count(1)))
    assert after == {"mapp": {"kind": 0.9, "dates": 0.6666, "body": 1.0}, "annan": {"kind": 0.2}}


def test_written_floors_are_read_again_under_their_comment(tmp_path: Path) -> None:
    path = tmp_path / "golv.toml"
    path.write_text("# Varför\n# de finns\n\n[mapp]\nkind = 0.5\n", "utf-8")
    floors = {"mapp": {"kind": 0.6, "body": 1.0}, 'en "mapp" till': {"kind": 0.25}}
    write_floors(path, floors)
    assert path.read_text("utf-8").startswith("# Varför\n# de finns\n\n[")
    assert read_floors(path) == floors


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[mapp\n", "inte giltig TOML"),
        ("kind = 1.0\n", "kind står utanför"),
        ("[mapp]\nkinds = 1.0\n", "Fältet kinds finns inte"),
        ("[mapp]\nkind = 98\n", "Golvet för kind ska vara ett tal från 0 till 1"),
        ('[mapp]\nkind = "1"\n', "Golvet för kind ska vara"),
        ("[mapp]\nkind = true\n", "Golvet för kind ska vara"),
    ],
)
def test_a_file_that_holds_no_floors(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "golv.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(UsageProblem, match=told):
        read_floors(path)


# --- the command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with docs/ and gold/ of one document."""
    place = tmp_path / "mapp"
    (place / "docs").mkdir(parents=True)
    (place / "gold").mkdir()
    shutil.copy(SAMPLES / f"{SAMPLE}.md", place / "docs")
    shutil.copy(GOLDEN / f"{SAMPLE}.json", place / "gold")
    return place


def change(folder: Path, **fields: Json) -> None:
    path = folder / "gold" / f"{SAMPLE}.json"
    path.write_text(json.dumps({**json.loads(path.read_bytes()), **fields}), "utf-8")


def test_figures_are_printed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["evaluate", str(folder)]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("mapp: 1 dokument\n")
    assert all(re.search(rf"^{re.escape(field.label)} .*{field.measure}", printed, re.MULTILINE) for field in FIELDS)


def test_gold_beside_the_documents(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in (*(folder / "docs").iterdir(), *(folder / "gold").iterdir()):
        path.rename(folder / path.name)
    (folder / "docs").rmdir()
    (folder / "gold").rmdir()
    assert cli.main(["evaluate", str(folder), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["documents"] == 1


def test_gold_without_a_name_is_of_the_document_called_alike(folder: Path) -> None:
    change(folder, source=None)
    (gold,) = find(folder).golds
    assert gold.document.name == f"{SAMPLE}.md"


def test_json_says_all(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(folder, kind="kallelse")
    assert cli.main(["evaluate", str(folder), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["fields"]["kind"] == {"measure": "andel", "value": 0.0, "right": 0, "extra": 0, "missed": 1}
    assert told["families"]["alla"]["organisation"] == 1.0
    handbook = (ROOT / "docs" / "handbok.md").read_text("utf-8")
    own = handbook.partition("### `protokoll evaluate`")[2].partition("\n### ")[0]
    assert {key for key in told if f"`{key}`" not in own} == set()


def test_a_fallen_figure_ends_with_1(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    floors = tmp_path / "golv.toml"
    call = ["evaluate", str(folder), "--floors", str(floors)]
    assert cli.main([*call, "--raise-floors"]) == 0
    assert tomllib.loads(floors.read_text("utf-8"))["mapp"]["body"] == 1.0
    assert cli.main(call) == 0
    change(folder, body="Valnämnden")
    before = floors.read_bytes()
    capsys.readouterr()
    for again in (call, [*call, "--raise-floors"]):
        assert cli.main(again) == 1
        assert capsys.readouterr().err == "mapp: body: 0,0 % är under golvet 100 %.\n"
        assert floors.read_bytes() == before
    assert cli.main([*call, "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["below_floor"] == [{"field": "body", "floor": 1.0, "value": 0.0}]


def test_a_document_that_cannot_be_read_counts_as_empty(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "docs" / f"{SAMPLE}.md").write_bytes(b"")
    assert cli.main(["evaluate", str(folder), "--json"]) == 1
    told = capsys.readouterr()
    assert json.loads(told.out)["fields"]["kind"]["value"] == 0.0
    assert f"{SAMPLE}.md: filen är tom." in told.err


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "Facit är inte giltig JSON."),
        ("[]", "Filen är inget facit"),
        ('{"kind": "protokoll", "source": {"name": "borta.pdf"}}', "Dokumentet till facit saknas: borta.pdf."),
        ('{"kind": "protokoll", "source": {"name": "../gold/x.json"}}', "Dokumentet till facit saknas"),
        ('{"kind": "protokoll"}', "Dokumentet till facit saknas: annat."),
        ('{"kind": "protokoll", "annotated": ["kind"]}', "täcker bara delar"),
    ],
)
def test_a_file_that_is_no_gold(folder: Path, capsys: pytest.CaptureFixture[str], text: str, told: str) -> None:
    (folder / "gold" / "annat.json").write_text(text, "utf-8")
    assert cli.main(["evaluate", str(folder)]) == 1
    printed = capsys.readouterr()
    assert printed.out.startswith("mapp: 1 dokument")
    assert printed.err.startswith(str(folder / "gold" / "annat.json"))
    assert told in printed.err


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["borta"], "Mappen finns inte"),
        (["."], "Inget facit hittades"),
        (["mapp", "--raise-floors"], "--raise-floors behöver --floors"),
        (["mapp", "--floors", "tom.toml"], "Golv saknas för mapp"),
    ],
)
def test_wrong_usage(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    options: list[str],
    told: str,
) -> None:
    monkeypatch.chdir(folder.parent)
    Path("tom.toml").write_text("", "utf-8")
    assert cli.main(["evaluate", *options]) == 2
    assert told in capsys.readouterr().err


# --- the project's own figures


def test_the_samples_are_not_read_worse_than_before() -> None:
    """Where this fails the extractor is to be mended; only a reviewed decision lowers a figure in the file."""
    told = score(find(SAMPLES, GOLDEN))
    assert not told.problems
    assert fallen(read_floors(FLOORS), told, FLOORS) == ()


@pytest.mark.shared
def test_the_devset_is_not_read_worse_than_before(shared: Path) -> None:
    told = score(find(shared / "devset"))
    assert not told.problems
    assert fallen(read_floors(FLOORS), told, FLOORS) == ()


def test_the_page_of_figures_has_every_field() -> None:
    page = (ROOT / "docs" / "noggrannhet.md").read_text("utf-8")
    assert re.search(r"^Mätt \d{4}-\d\d-\d\d med `make accuracy`", page, re.MULTILINE)
    for title in ("## Exempelprotokollen", "## Andra layouter"):
        part = page.partition(title)[2].partition("\n## ")[0]
        assert {field.label for field in FIELDS if f"| {field.label} |" not in part} == set()


# --- beside the reference scorer

REFERENCE = {
    "dates": "date",
    "times": "start_end",
    "attendees_all": "attendees_full",
    "acts": "decision_act",
    "motion_movers": "motions_movers",
    "votes": "votes_exact",
    "conflicts_of_interest": "conflicts",
    "furniture": "furniture_clean",
    "no_invented_items": "negatives_clean",
}
"""Our name of a field → the reference scorer's, where they differ."""

JUSTERING = {"adjusters", "justering_date", "notice"}


@pytest.fixture(scope="module")
def reference(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference_score", shared / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def disagreements(reference: ModuleType, golds: dict[str, Object], found: dict[str, Object]) -> list[str]:
    told, _ = reference.run(deepcopy(found), deepcopy(golds))
    own = Score("", 0, compared((gold, found[name]) for name, gold in golds.items()), {})
    wrong = []
    for field in FIELDS:
        ours, theirs = (
            field.value(own.total(field.name)),
            told["metrics"][REFERENCE.get(field.name, field.name)]["value"],
        )
        if (ours is None) != (theirs is None) or abs((ours or 0) - (theirs or 0)) > 0.005:
            wrong.append(f"{field.name}: {ours}, reference {theirs}")
    return wrong


@pytest.mark.shared
def test_the_reference_scorer_agrees_on_the_devset(shared: Path, reference: ModuleType) -> None:
    golds = {gold.document.name: gold for gold in find(shared / "devset").golds}
    found = {name: merged(understand(gold.document.read_bytes(), name)) for name, gold in golds.items()}
    assert disagreements(reference, {name: gold.record for name, gold in golds.items()}, found) == []


@pytest.mark.shared
def test_the_reference_scorer_agrees_on_damaged_records(shared: Path, reference: ModuleType) -> None:
    """Gold records as found ones, each field damaged in turn by the reference scorer's own self-test."""
    golds = {gold.document.name: gold.record for gold in find(shared / "devset").golds}
    for field, damage in reference.damage().items():
        found = {name: reference.clean(gold) for name, gold in golds.items()}
        for record in found.values():
            if damage and (record["justering"] or field not in JUSTERING):
                damage(record)
        assert disagreements(reference, golds, found) == [], field
