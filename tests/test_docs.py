"""The documents tell the truth: all that there is stands in them, and what stands in them works."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from corpus.boardrow import State
from corpus.clock import AppealState, Flag, JusteringState, NoticeState
from corpus.deadline import What
from corpus.facts import Fact
from corpus.findings import RULES
from extractors.readers import READERS
from house import ROOT, modules, place
from models import bodies
from models.errors import ProtokollError
from models.serialise import json_schema, schema_text
from output import EXPORTERS
from pipeline import cli, understand
from pipeline.commands import COMMANDS, Command

HANDBOOK = (ROOT / "docs" / "handbok.md").read_text("utf-8")
RECORD = (ROOT / "docs" / "record.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def section(title: str, text: str = HANDBOOK) -> str:
    """What stands under a heading, to the next heading of its level or above; "" without such a heading."""
    found = re.search(rf"^(#+) {re.escape(title)}\n(.*?)(?=^#{{1,3}} |\Z)", text, re.MULTILINE | re.DOTALL)
    return found.group(2) if found else ""


def first_column(text: str) -> set[str]:
    """What stands in code in the first column of a section's tables."""
    return set(re.findall(r"^\| `([^`]+)` \|", text, re.MULTILINE))


# --- all that there is stands in the handbook


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_and_option_is_documented(command: Command) -> None:
    own = section(f"`protokoll {command.name}`")
    assert own, f"no section on {command.name}"
    missing = [
        name
        for row in command.arguments
        for name in (row.names if row.names[0].startswith("-") else (row.metavar,))
        if not re.search(rf"^- `{name}[ `]", own, re.MULTILINE)
    ]
    assert missing == []


def test_no_other_command_is_documented() -> None:
    assert re.findall(r"^### `protokoll (\w+)`", HANDBOOK, re.MULTILINE) != []
    assert set(re.findall(r"^### `protokoll (\w+)`", HANDBOOK, re.MULTILINE)) == {row.name for row in COMMANDS}


def test_the_options_of_the_program_itself_are_documented() -> None:
    options = {name for action in cli.parser()._actions for name in action.option_strings}
    assert {name for name in options if f"`{name}" not in section("Kommandon")} == set()


def test_every_reader_is_documented() -> None:
    own = section("Filer som kan läsas")
    rows = set(re.findall(r"^\| `(\w+)` \| (.+?) \|", own, re.MULTILINE))
    assert rows == {(name, reader.describes) for name, reader in READERS.items()}


def test_every_exporter_is_documented() -> None:
    assert first_column(section("`protokoll export`")) == set(EXPORTERS)


def test_every_setting_is_documented() -> None:
    pattern = r"\b(?:PROTOKOLL_[A-Z_]+|NO_COLOR\b)"
    used = {name for path in modules() for name in re.findall(pattern, path.read_text("utf-8"))}
    assert used == first_column(section("Inställningar"))
    assert set(re.findall(pattern, HANDBOOK + README)) == used


def test_every_exit_code_is_documented() -> None:
    rows = set(re.findall(r"^\| (\d+) \|", section("Slutkoder"), re.MULTILINE))
    assert rows == {str(code) for code in (0, cli.FAILED, cli.USAGE, cli.LATE, cli.INTERRUPTED, cli.PIPE_CLOSED)}


def problems(root: type[ProtokollError]) -> Iterator[type[ProtokollError]]:
    yield root
    for kind in root.__subclasses__():
        yield from problems(kind)


def test_every_reason_and_warning_is_documented() -> None:
    assert understand.InternalProblem in set(problems(ProtokollError))
    reasons = {kind.reason for kind in problems(ProtokollError)}
    raised = r"\b(?:warn|Warning)\(\s*[\"']([\w-]+)[\"']"
    warnings = {code for path in modules() for code in re.findall(raised, path.read_text("utf-8"))}
    assert first_column(section("När något är fel")) == reasons | warnings


def test_every_state_of_the_board_is_documented() -> None:
    kinds = (State, JusteringState, NoticeState, AppealState, Flag, Fact, What)
    assert first_column(section("`protokoll justering`")) == {name for kind in kinds for name in get_args(kind)}


def test_every_kind_of_body_is_documented() -> None:
    own = section("`protokoll justering`")
    assert {kind.name for kind in bodies.kinds() if f"`{kind.name}`" not in own} == set()


def test_every_rule_of_the_audit_is_documented() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.+?) \|", section("`protokoll audit`"), re.MULTILINE)
    assert dict(rows) == {code: rule.law for code, rule in RULES.items()}


# --- what stands in the documents works


def commands(path: Path) -> Iterator[str]:
    """The lines of the page's shell blocks that call the program."""
    for block in re.findall(r"^```sh\n(.*?)^```", path.read_text("utf-8"), re.MULTILINE | re.DOTALL):
        yield from (line for line in block.splitlines() if line.startswith("protokoll "))


@pytest.mark.parametrize("path", [ROOT / "README.md", ROOT / "docs" / "handbok.md"], ids=place)
def test_every_command_on_the_page_runs(path: Path, tmp_path: Path) -> None:
    """In the order of the page, in a folder with the samples and an archive of its own."""
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PROTOKOLL_")}
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
    lines = list(commands(path))
    assert len(lines) > 10
    for line in lines:
        words = ["bash", "-c", line]
        result = subprocess.run(words, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert (result.returncode, result.stdout == "") == (0, "--output" in line), f"{line}: {result.stderr}"
        assert "Inga träffar" not in result.stdout, line


@pytest.mark.parametrize("path", PAGES, ids=place)
def test_links_lead_somewhere(path: Path) -> None:
    anchors = {re.sub(r"[^\w -]", "", title).replace(" ", "-").lower() for title in headings(path)}
    for target in re.findall(r"\]\(([^)]+)\)", path.read_text("utf-8")):
        assert (target[1:] in anchors) if target.startswith("#") else (path.parent / target).is_file(), target


def headings(path: Path) -> list[str]:
    return re.findall(r"^#+ (.+)$", path.read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("path", PAGES, ids=place)
def test_make_targets_and_paths_on_the_page_exist(path: Path) -> None:
    text = path.read_text("utf-8")
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:^ *|`)make (\w+)", text, re.MULTILINE)) <= targets
    folders = r"(?:models|extractors|corpus|output|pipeline|tests|tools|docs|requirements|benchmarks)"
    named = set(re.findall(rf"`({folders}/[\w./-]*)`", text))
    assert {name for name in named if not (ROOT / name).exists()} == set()


JSON_KEYS = ("search", "justering", "status")


@pytest.mark.parametrize("name", JSON_KEYS)
def test_every_key_of_json_output_is_documented(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PROTOKOLL_ARCHIVE", str(tmp_path / "a.db"))
    samples = sorted(str(path) for path in (ROOT / "corpus" / "samples").glob("*.docx"))
    assert cli.main(["import", *samples]) == 0
    capsys.readouterr()
    assert cli.main([name, *(["bidrag"] if name == "search" else []), "--json"]) == 0
    keys = set(json.loads(capsys.readouterr().out.splitlines()[0]))
    assert {key for key in keys if f"`{key}`" not in section(f"`protokoll {name}`")} == set()


# --- what is generated is up to date


def test_the_published_schema_is_the_programs() -> None:
    published = (ROOT / "docs" / "post.schema.json").read_text("utf-8")
    assert published == schema_text(), "run make schema, review, then commit"


@pytest.mark.skipif(os.name != "posix", reason="the picture is taken on a pseudo-terminal")
def test_the_picture_shows_what_the_program_prints(tmp_path: Path) -> None:
    drawn = tmp_path / "bild.svg"
    subprocess.run([sys.executable, "-m", "tools.picture", str(drawn)], cwd=ROOT, check=True)
    same = drawn.read_text("utf-8") == (ROOT / "docs" / "bild.svg").read_text("utf-8")
    assert same, "run make picture, review, then commit"


Field = tuple[str, str]
"""The field that holds it ("" for the record itself), and its name."""


def fields_of_example(value: object, holder: str = "") -> Iterator[Field]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield holder, name
            yield from fields_of_example(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from fields_of_example(inner, holder)


def fields_of_schema(schema: object, kinds: dict[str, object], holder: str = "") -> Iterator[Field]:
    if isinstance(schema, list):
        for inner in schema:
            yield from fields_of_schema(inner, kinds, holder)
    elif isinstance(schema, dict):
        for name, inner in schema.get("properties", {}).items():
            yield holder, name
            yield from fields_of_schema(inner, kinds, name)
        if "$ref" in schema:
            yield from fields_of_schema(kinds[schema["$ref"].rpartition("/")[2]], kinds, holder)
        for key in ("items", "anyOf"):
            yield from fields_of_schema(schema.get(key), kinds, holder)


@pytest.mark.shared
def test_every_field_beyond_the_contract_is_accounted_for(shared: Path) -> None:
    """The contract's example has every field but those of evidence, which it shows elsewhere."""
    example = section_of_code((shared / "RECORD.md").read_text("utf-8"))
    promised = set(fields_of_example(json.loads(re.sub(r"//.*", "", example))))
    schema = json_schema()
    given = {field for field in fields_of_schema(schema, schema["$defs"]) if field[0] not in {"evidence", "at"}}
    assert promised - given == set()
    assert {name for _, name in given - promised} == first_column(RECORD)


def section_of_code(text: str) -> str:
    found = re.search(r"^```jsonc\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert found
    return found.group(1)
