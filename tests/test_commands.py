"""The command as a user meets it: what it prints where, and its exit code."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from typing import cast

import pytest

from house import ROOT
from minutes import GOOD
from models.serialise import json_schema
from output import EXPORTERS
from pipeline.commands import COMMANDS
from pipeline.settings import settings
from shell import Said, Shell

# --- extract


def test_extract_prints_records_in_the_order_of_the_arguments(shell: Shell) -> None:
    names = [shell.file("b.txt", GOOD.format(number=2)), shell.file("a.txt", GOOD.format(number=1))]
    said = shell("extract", *names)
    assert (said.code, said.err) == (0, "")
    assert [json.loads(line)["source"]["name"] for line in said.out.splitlines()] == names
    assert not (shell.folder / "protokoll.db").exists()


def test_extract_tells_of_each_file_that_failed(shell: Shell) -> None:
    said = shell("extract", shell.file("tom.txt", ""), "saknas.pdf", shell.file("a.txt", GOOD.format(number=1)), ".")
    assert said.code == 1
    assert len(said.out.splitlines()) == 1
    assert [line.split(":")[0] for line in said.err.splitlines()] == ["tom.txt", "saknas.pdf", "."]


# --- import

SUMMARY = """\
Utfall                  Filer
Nya                     {}
  varav inte protokoll  {}
Oförändrade             {}
Dubbletter              0
I karantän              {}
Misslyckade             {}
"""


def told(out: str) -> str:
    """The summary without its title, which names the run."""
    return out.partition("\n")[2]


def test_import_sums_up(shell: Shell) -> None:
    for name, text in (("in/a.txt", GOOD.format(number=1)), ("in/b.txt", GOOD.format(number=2)), ("in/c.txt", "Hej.")):
        shell.file(name, text)
    assert shell("import", "in") == Said(0, "Körning 1\n" + SUMMARY.format(3, 1, 0, 0, 0), "")
    assert shell("import", "in") == Said(0, "Körning 2\n" + SUMMARY.format(0, 0, 3, 0, 0), "")


def test_import_tells_of_problems_and_goes_on(shell: Shell) -> None:
    shell.file("in/a.txt", GOOD.format(number=1))
    shell.file("in/tom.txt", " \n")
    (shell.folder / "tom mapp").mkdir()
    said = shell("import", "saknas", "tom mapp", "in")
    assert (said.code, told(said.out)) == (1, SUMMARY.format(1, 0, 0, 1, 2))
    assert [line.split(":")[0] for line in said.err.splitlines()] == ["saknas", "tom mapp", "in/tom.txt"]


def test_import_leaves_the_archives_own_files_alone(filled: Shell) -> None:
    before = {path.name for path in filled.folder.rglob("*")}
    kept = next(path for path in filled.folder.glob("protokoll.originals/*/*"))
    said = filled("import", "protokoll.db", "protokoll.originals", str(kept.parent), str(kept))
    assert (said.code, told(said.out)) == (1, SUMMARY.format(0, 0, 0, 0, 4))
    assert [line.split(": ")[1] for line in said.err.splitlines()] == [
        "Det hör till arkivet självt. Ange filer och mappar utanför arkivet."
    ] * 4
    assert {path.name for path in filled.folder.rglob("*")} == before


def test_a_name_cannot_steer_the_terminal(shell: Shell) -> None:
    name = shell.file("in/\x1b[31mröd\nrad\x9b2J\u202e.txt", GOOD.format(number=1))
    shell.file("in/\x1b[2Jtom\n.pdf", "")
    said = shell("import", "in", "\x1b[1mborta")
    assert said.err.splitlines() == [
        "in/␛[2Jtom␊.pdf: filen är tom. Hämta filen på nytt från källan.",
        "␛[1mborta: Filen eller mappen finns inte. Kontrollera sökvägen och behörigheten.",
    ]
    (hit,) = shell.objects("search", "båtar", "--json")
    assert f"in/{hit['source']}" == name
    for words in (("search", "båtar"), ("show", str(hit["id"])), ("justering",)):
        out = shell(*words).out
        assert "␛[31mröd" in out
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", out)


def test_import_of_nothing_makes_no_archive(shell: Shell) -> None:
    said = shell("import", "saknas")
    assert said.code == 1
    assert not list(shell.folder.iterdir())


def test_import_into_the_folder_it_reads(shell: Shell) -> None:
    shell.file("a.txt", GOOD.format(number=1))
    assert told(shell("import", ".").out) == SUMMARY.format(1, 0, 0, 0, 0)
    assert told(shell("import", ".").out) == SUMMARY.format(0, 0, 1, 0, 0)


def test_import_into_a_read_only_archive(filled: Shell) -> None:
    (filled.folder / "protokoll.db").chmod(0o444)
    said = filled("import", filled.file("a.txt", GOOD.format(number=1)))
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("protokoll: Arkivet protokoll.db är skrivskyddat.")


def test_import_then_search(shell: Shell) -> None:
    shell("import", shell.file("a.txt", GOOD.format(number=7)), "--archive", "annat.db")
    hits = shell.objects("search", "båt", "--json", "--archive", "annat.db")
    assert [(hit["source"], hit["item"], hit["date"]) for hit in hits] == [("a.txt", "7", "2024-03-05")]


# --- the archive's answers


def test_search_for_people(filled: Shell) -> None:
    assert filled("search", "budgeten", "båttrafik") == Said(
        0,
        "Budget för båttrafiken\n"
        "  Regionfullmäktige, Region Testland · 2024-04-09 · § 40 · s. 2 · antar, uppdrar\n"
        "  1. **Budgeten** antas. 2. Styrelsen får i uppdrag att följa upp den.\n"
        "  fullt.txt (id f00dfeed)\n"
        "  Region Testland, Regionfullmäktige 2024-04-09 § 40\n"
        "\n"
        "1 träff.\n",
        "",
    )


def test_search_for_programs(filled: Shell) -> None:
    assert filled.objects("search", "budget", "--json") == [
        {
            "id": "f00dfeed",
            "source": "fullt.txt",
            "item": "40",
            "title": "Budget för båttrafiken",
            "organisation": "Region Testland",
            "body": "Regionfullmäktige",
            "date": "2024-04-09",
            "page": 2,
            "acts": ["antar", "uppdrar"],
            "snippet": "1. **Budgeten** antas. 2. Styrelsen får i uppdrag att följa upp den.",
            "citation": "Region Testland, Regionfullmäktige 2024-04-09 § 40",
            "score": 9,
            "why": ["budget i rubriken, i beslutet"],
        }
    ]


def test_search_without_hits(filled: Shell) -> None:
    assert filled("search", "finnsinte") == Said(0, "Inga träffar.\n", "")
    assert filled("search", "finnsinte", "--json") == Said(0, "", "")


def test_search_tells_that_there_is_more(filled: Shell) -> None:
    filled("import", filled.file("a.txt", GOOD.format(number=1)))
    more = "Visar 1 av 2 träffar; fler med --limit (0 = alla).\n"
    said = filled("search", "budget", "--limit", "1")
    assert said.out.endswith(f"\n\n{more}")
    said = filled("search", "budget", "--limit", "1", "--json")
    assert (len(said.out.splitlines()), said.err) == (1, more)
    assert filled("search", "budget", "--limit", "0").out.endswith("\n\n2 träffar.\n")


def test_show(filled: Shell) -> None:
    said = filled("show", "f00d")
    assert said.code == 0
    assert "§ 40  Budget för båttrafiken" in said.out
    assert filled.objects("show", "f00d", "--json")[0]["id"] == "f00dfeed"


def test_justering(filled: Shell) -> None:
    rows = filled("justering", "--today", "2024-05-01").out.splitlines()
    assert [[cell.strip() for cell in row.split("  ") if cell] for row in rows] == [
        [
            *("Datum", "Organ", "Omfattar", "Justering", "Justerat", "Anslag", "Anslaget", "Överklagande"),
            "Sista dag",
            "Anmärkning",
            "Fil",
        ],
        [
            "2024-04-09",
            "Regionfullmäktige, Region Testland",
            "§§ 40-41 (omedelbart: § 41)",
            "justerat",
            "2024-04-17",
            "anslaget",
            "2024-04-18",
            "tiden löper",
            "2024-05-10 (angivet 2024-05-09)",
            "anslaget anges tas ned för tidigt; angiven sista dag stämmer inte med den beräknade",
            "fullt.txt",
        ],
        [
            "2024-04-09",
            "· Regionfullmäktige",
            "§ 41",
            "omedelbart justerat",
            "2024-04-10",
            "ej anslaget",
            "senast 2024-04-12",
            "tiden har inte börjat",
            "–",
            "FÖRSENAT: anslaget",
            "–",
        ],
    ]
    (row,) = filled.objects("justering", "--json", "--today", "2024-05-01")
    assert (row["state"], row["items"], row["appeal_last_day"]) == ("justerat", ["40", "41"], "2024-05-09")


def test_justering_depends_on_today(shell: Shell) -> None:
    text = GOOD.format(number=1).replace("§ 1", "Justeringsdatum 2024-03-15\n\n§ 1")
    shell("import", shell.file("a.txt", text))
    states = [shell.objects("justering", "--json", "--today", day)[0]["state"] for day in ("2024-03-14", "2024-03-15")]
    assert states == ["justering planerad", "datum angivet"]


def test_status(filled: Shell) -> None:
    said = filled("status")
    assert said.out.startswith("1 dokument med 2 paragrafer eller punkter, ur 1 fil\n")
    assert "\nRegion Testland  Regionfullmäktige  1\n" in said.out
    (found,) = filled.objects("status", "--json")
    assert found["kinds"] == [{"name": "protokoll", "number": 1}]
    assert found["years"] == [{"name": "2024", "number": 1}]


def test_status_tells_of_warnings_in_words(filled: Shell) -> None:
    filled("import", filled.file("a.txt", "Protokoll\n\n§ 1 Val\n\nBeslut\n\nBo Ek väljs.\n"))
    rows = [re.split("  +", row) for row in filled("status").out.splitlines()]
    for row in (
        ["organets namn hittades inte", "1"],
        ["organisationen framgår inte", "1"],
        ["sammanträdets datum hittades inte", "1"],
        ["vote-count", "1"],  # no words yet
    ):
        assert row in rows
    (found,) = filled.objects("status", "--json")
    assert {"name": "date-unknown", "number": 1} in cast("list[object]", found["warnings"])


@pytest.mark.parametrize("name", EXPORTERS)
def test_export_to_a_file_and_to_standard_output(filled: Shell, name: str) -> None:
    assert filled("export", "--format", name, "--output", "ut") == Said(0, "", "1 post skrevs till ut.\n")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "pipeline.cli", "export", "--format", name]
    printed = subprocess.run(command, capture_output=True, env=environment, check=True).stdout
    assert printed == (filled.folder / "ut").read_bytes()
    assert printed


@pytest.mark.parametrize("name", ["protokoll.db", "protokoll.originals/x", "länk.db"])
def test_an_export_never_overwrites_the_archive(filled: Shell, name: str) -> None:
    (filled.folder / "länk.db").symlink_to("protokoll.db")
    said = filled("export", "--format", "ndjson", "--output", name)
    assert (said.code, said.out) == (2, "")
    assert "hör till arkivet självt" in said.err
    assert filled("status").code == 0


def test_export_is_what_extract_prints(shell: Shell) -> None:
    names = sorted(str(path) for path in (ROOT / "corpus" / "samples").iterdir() if path.is_file())
    shell("import", *names)
    shell("export", "--format", "ndjson", "--output", "ut")
    extracted = shell("extract", *names).out.encode()
    assert len(names) == len(extracted.splitlines())
    assert sorted(extracted.splitlines()) == sorted((shell.folder / "ut").read_bytes().splitlines())


def test_schema(shell: Shell) -> None:
    assert json.loads(shell("schema").out) == json_schema()


def test_reindex(filled: Shell) -> None:
    before = filled("search", "budget")
    assert filled("reindex") == Said(0, "Sökregistret är gjort på nytt: 1 dokument.\n", "")
    assert filled("search", "budget") == before


# --- wrong usage


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "följande saknas: KOMMANDO"),
        (("sarch", "x"), "KOMMANDO: 'sarch' finns inte (välj bland 'extract'"),
        (("search",), "Sökfrågan innehåller inget ord"),
        (("search", "x", "--sort", "storlek"), "--sort storlek: den ordningen finns inte"),
        (("search", "--organ", " "), "--organ saknar värde"),
        (("search", "x", "--limit", "-1"), "--limit: "),
        (("search", "x", "--limit", "två"), "--limit: 'två' är inget heltal"),
        (("search", "x", "--nytt"), "okända argument: --nytt"),
        (("import", ""), "SÖKVÄG: sökvägen är tom"),
        (("extract", ""), "FIL: sökvägen är tom"),
        (("export", "--format", "ndjson", "--output", ""), "--output: sökvägen är tom"),
        (("export", "--format", "ndjson", "--output", "borta/ut"), "borta/ut kunde inte skrivas: den finns inte."),
        (("search", "x", "--archive"), "--archive: ett värde saknas"),
        (("justering", "--today", "igår"), "--today: 'igår' är inget datum"),
        (("export", "--format", "csv"), "Formatet csv finns inte. Välj bland: ndjson"),
        (("export",), "följande saknas: --format"),
        (("search", "§"), "Sökfrågan innehåller inget ord"),
        (("show", "finnsinte"), "Inget dokument i arkivet har id finnsinte"),
        (("show", "å"), "Inget dokument i arkivet har id å"),
        (("show", "\udcff"), "Inget dokument i arkivet har id"),
    ],
)
def test_wrong_usage(filled: Shell, words: Sequence[str], message: str) -> None:
    said = filled(*words)
    assert (said.code, said.out) == (2, "")
    assert message in said.err


@pytest.mark.parametrize("row", COMMANDS, ids=lambda row: row.name)
def test_every_command_has_help_in_swedish(shell: Shell, row: tuple[str, ...]) -> None:
    said = shell(row[0], "--help")
    assert said.code == 0
    assert said.out.startswith(f"användning: protokoll {row[0]} ")
    assert not {"usage", "show this", "options:"} & set(said.out.split())


@pytest.mark.parametrize(
    "name",
    [
        row.name
        for row in COMMANDS
        if row.name != "restore" and any("--archive" in argument.names for argument in row.arguments)
    ],
)
def test_every_command_wants_an_archive_that_is_there(shell: Shell, name: str) -> None:
    words = {
        "import": ("saknas",),
        "search": ("x",),
        "show": ("x",),
        "case": ("x",),
        "correct": ("x",),
        "copy": ("--from", "x", "--to", "y"),
        "backup": ("x",),
        "export": ("--format", "ndjson"),
    }
    said = shell(name, *words.get(name, ()))
    assert said.code == 1
    assert "finns inte" in said.err
    assert not list(shell.folder.iterdir())


def test_help_names_every_command(shell: Shell) -> None:
    out = shell("--help").out
    assert [row.name for row in COMMANDS if f"    {row.name} " not in out] == []


def test_version(shell: Shell) -> None:
    assert shell("--version").out.startswith("protokoll ")


@pytest.mark.parametrize(
    ("option", "environment", "archive"),
    [
        (None, {}, "protokoll.db"),
        (None, {"PROTOKOLL_ARCHIVE": ""}, "protokoll.db"),
        (None, {"PROTOKOLL_ARCHIVE": "a.db"}, "a.db"),
        ("b.db", {"PROTOKOLL_ARCHIVE": "a.db"}, "b.db"),
    ],
)
def test_which_archive(option: str | None, environment: dict[str, str], archive: str) -> None:
    assert settings(option, environment).archive == archive


def test_the_archive_may_be_named_before_or_after_the_command(filled: Shell) -> None:
    (filled.folder / "protokoll.db").rename(filled.folder / "b.db")
    assert filled("--archive", "b.db", "status").code == 0
    assert filled("status", "--archive", "b.db").code == 0
    assert filled("status").code == 1


@pytest.mark.parametrize("archive", ["/", ".", "file:", "file:?mode=ro", "sqlite://"])
def test_an_archive_must_be_a_file(shell: Shell, archive: str) -> None:
    said = shell("status", "--archive", archive)
    assert said.code == 1
    assert "namnger ingen fil" in said.err
