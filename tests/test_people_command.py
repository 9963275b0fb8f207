"""`protokoll people`: what it prints, and what it says to what it cannot do."""

import io
import json
import sys

import pytest

from corpus.archive import open_archive
from corpus.people.settle import bring_together
from council import met, store
from pipeline.commands.people import _USES, ACTIONS
from shell import Shell

MINUTES = (
    met("2019-01-10", "Kommunstyrelsen", "Sala kommun", "Siv Ek (S), ordförande", "Bo Lind (M)"),
    met("2020-02-10", "KS", "Sala", "Siv Ek Kvarn (S), ordförande", "Bo Lind (SD)", movers=("Siv Ek Kvarn (S)",)),
)


@pytest.fixture
def council(shell: Shell) -> Shell:
    with open_archive("protokoll.db", "write") as archive:
        store(archive, *MINUTES)
    return shell


def ids(council: Shell, query: str) -> list[str]:
    return [str(one["id"]) for one in council.objects("people", "search", query, "--json")]


def test_people_are_found(council: Shell) -> None:
    said = council("people", "search", "siv")
    assert said.code == 0
    assert "Siv Ek Kvarn" in said.out
    assert "2019-01-10 – 2020-02-10" in said.out
    assert council("people", "search", "nemo").out == "Ingen person med det namnet.\n"
    (siv,) = council.objects("people", "search", "siv", "--json")
    assert (siv["name"], siv["parties"], siv["documents"]) == ("Siv Ek Kvarn", ["S"], 2)


def test_a_person_is_shown(council: Shell) -> None:
    out = council("people", "show", "Siv", "Ek").out
    assert "Skrivs också: Siv Ek\n" in out
    assert "Bytte namn: Siv Ek → Siv Ek Kvarn, först sett 2020-02-10" in out
    assert "Yrkanden: 1" in out
    assert "2 av 2" in out
    (siv,) = council.objects("people", "show", "siv", "--json")
    assert siv["deeds"]["motions"] == 1  # type: ignore[index]
    assert [one["role"] for one in siv["memberships"]] == ["ordförande"]  # type: ignore[attr-defined]


def test_every_key_of_a_person_is_in_the_handbook(council: Shell) -> None:
    from test_docs import section

    (siv,) = council.objects("people", "show", "siv", "--json")
    (asked,) = council.objects("people", "review", "--json")
    council("people", "split", "siv", MINUTES[1].id, "--why", "prov")
    (verdict,) = council.objects("people", "verdicts", "--json")
    inner = json.loads(json.dumps([*siv["memberships"], *siv["changes"], siv["deeds"], verdict["a"]]))  # type: ignore[misc]
    keys = {*siv, *asked, *verdict, *(key for one in inner for key in one)}
    assert {key for key in keys if f"`{key}`" not in section("`protokoll people`")} == set()


def test_every_link_is_explained(council: Shell) -> None:
    out = council("people", "explain", "siv").out
    assert "Siv Ek Kvarn (S), ordförande, KS, Sala, 2020-02-10  ←  Siv Ek (S), ordförande" in out
    assert "  samma person, " in out
    assert "    +3,5 det ena namnet har ett efternamn till\n" in out
    one, other = ids(council, "bo lind")
    assert "bara på ett sätt" in council("people", "explain", one).out
    council("people", "same", one, other, "--why", "läst i originalen", "--who", "Eva")
    assert "  avgjort av Eva 2" in council("people", "explain", "bo lind").out
    (link,) = council.objects("people", "explain", "bo lind", "--json")
    assert (link["zone"], link["verdict"]["why"]) == ("review", "läst i originalen")  # type: ignore[index]


def test_people_are_counted(council: Shell) -> None:
    assert council("people").out == "3 personer, 1 fråga att granska, 0 beslut.\n"
    assert council.objects("people", "--json") == [{"people": 3, "questions": 1, "verdicts": 0}]


def test_the_queue_explains_itself(council: Shell) -> None:
    out = council("people", "review").out
    assert "kanske samma person, 7,5 poäng" not in out
    assert "    −6 olika partier (M och SD)" in out or "    −6 olika partier (SD och M)" in out
    assert out.endswith("1 fråga.\n")
    assert len(council.objects("people", "review", "--json", "--limit", "5")) == 1


def test_a_verdict_is_given_listed_and_taken_back(council: Shell) -> None:
    one, other = ids(council, "bo lind")
    said = council("people", "same", one[:10], other, "--why", "läst i originalen", "--who", "Eva")
    assert said.out == f"Bo Lind ({one}) och Bo Lind ({other}) är samma person.\n"
    assert "Bytte parti: M → SD" in council("people", "show", "bo lind").out
    assert council("people", "review").out == "Inget att granska.\n"
    assert "läst i originalen" in council("people", "verdicts").out
    (listed,) = council.objects("people", "verdicts", "--json")
    assert (listed["judgement"], listed["lost"]) == ("same", False)
    assert "tillbakataget" in council("people", "undo", str(listed["id"])).out
    assert len(ids(council, "bo lind")) == 2
    assert council("people", "verdicts").out == "Inget är avgjort.\n"


def test_a_person_is_split(council: Shell) -> None:
    said = council("people", "split", "siv", MINUTES[1].id[:8], "--why", "en annan")
    assert said.code == 0
    assert len(ids(council, "siv")) == 2


def test_verdicts_go_out_as_csv_and_come_in(council: Shell) -> None:
    one, other = ids(council, "bo lind")
    council("people", "different", one, other, "--why", "två, enligt valnämnden", "--who", "Eva")
    text = council("people", "export").out
    council.file("beslut.csv", text)
    assert council("people", "import", "beslut.csv").out == "0 nya beslut av 1 i filen.\n"
    council("people", "undo", "1")
    council.file("semikolon.csv", text.replace('"två, enligt valnämnden"', "två").replace(",", ";"))
    assert council("people", "import", "semikolon.csv").out == "1 nytt beslut av 1 i filen.\n"
    assert "olika" in council("people", "verdicts").out


HEADINGS = "judgement,a_record,a_name,a_party,b_record,b_name,b_party,single,who,at,why\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a,b\n", "fel rubriker"),
        (f"{HEADINGS}kanske,r,A B,,r,C D,,0,E,,x\n", "rad 2"),
        (f"{HEADINGS}same,r,A B,,r,C D,,0,E,,\n", "saknas"),
    ],
)
def test_a_file_of_verdicts_that_cannot_be_followed_changes_nothing(council: Shell, text: str, message: str) -> None:
    council.file("fel.csv", text)
    said = council("people", "import", "fel.csv")
    assert said.code == 2
    assert message in said.err
    assert "kan inte läsas" in council("people", "import", "saknas.csv").err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("fly",), "fly finns inte. Välj bland search"),
        (("search",), "Skriv protokoll people search NAMN."),
        (("same", "a", "--why", "x"), "A och B är id eller namn"),
        (("same", "a", "b"), "Skälet saknas"),
        (("same", "siv", "Siv Ek", "--why", "x"), "är redan en och samma person"),
        (("undo", "7"), "Det finns inget beslut 7"),
        (("show", "nemo"), "Ingen person heter eller har id nemo"),
    ],
)
def test_what_has_no_meaning_is_said(council: Shell, words: tuple[str, ...], message: str) -> None:
    said = council("people", *words)
    assert said.code == 2
    assert message in said.err


def test_every_action_says_how_it_is_used() -> None:
    assert set(_USES) == set(ACTIONS)


def test_a_verdict_whose_name_is_gone_is_told_of(council: Shell) -> None:
    council.file("beslut.csv", f"{HEADINGS}same,r,A B,,r,C D,,0,E,,x\n")
    council("people", "import", "beslut.csv")
    assert "1 beslut gäller namn som inte längre finns" in council("people", "review").err
    assert "namnet finns inte längre" in council("people", "verdicts").out


def test_an_import_cut_short_is_made_up_for(shell: Shell) -> None:
    with open_archive("protokoll.db", "write") as archive:
        store(archive, *MINUTES, together=False)
    assert len(ids(shell, "siv")) == 1


def test_an_import_brings_people_together(shell: Shell) -> None:
    from minutes import GOOD

    text = GOOD.format(number=1).replace("§ 1", "Beslutande\n\nSiv Tovåshed (S), ordförande\n\n§ 1")
    shell.file("a.txt", text)
    shell.file("b.txt", text.replace("2024-03-05", "2024-04-05").replace("å", "a"))
    shell("import", "a.txt", "b.txt")
    with open_archive("protokoll.db", "write") as archive:
        assert bring_together(archive) == 0
    assert len(ids(shell, "tovashed")) == 1


# --- pairs on standard input


def compare(shell: Shell, monkeypatch: pytest.MonkeyPatch, *lines: str) -> list[dict[str, object]]:
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(lines)))
    return shell.objects("people", "compare")


def test_pairs_are_compared_without_an_archive(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    one = {
        "name": "Siv Althén",
        "party": "M",
        "body": "KS",
        "organisation": "Sala",
        "role": "1:e v ordf",
        "date": "2020",
    }
    other = {"name": "Siv Althen", "party": None, "body": "Kommunstyrelsen", "organisation": "Sala kommun", "role": ""}
    same, different = compare(
        shell,
        monkeypatch,
        json.dumps({"a": one, "b": other}),
        "",
        json.dumps({"a": one, "b": {**other, "name": "Bo Althen"}}),
    )
    assert (same["zone"], different["zone"]) == ("same", "different")
    assert same["score"] == 14.0
    assert same["why"][0] == (  # type: ignore[index]
        "+8 namnen skiljer sig bara i accenter, versaler, bindestreck eller ordning"
    )


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("x", "Rad 1 är inte JSON"),
        ("[]", "Rad 1 har inget par"),
        ('{"a": {"name": "A"}, "b": {}}', "Rad 1 har inget namn"),
        ('{"a": "A", "b": {"name": "A"}}', "inget par"),
        ('{"a": {"name": "A", "party": 3}, "b": {"name": "A"}}', "inte är text"),
        ('{"a": {"name": "A", "date": "i går"}, "b": {"name": "A"}}', "inget datum"),
    ],
)
def test_a_line_that_is_no_pair_is_said(shell: Shell, monkeypatch: pytest.MonkeyPatch, line: str, message: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(line))
    said = shell("people", "compare")
    assert said.code == 2
    assert message in said.err
