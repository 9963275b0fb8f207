"""The layers, the names, and what the project stands on."""

import ast
import importlib.util
import json
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from hatchling.build import build_wheel

from house import PACKAGES, ROOT, modules, place, run, tree

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
REQUIREMENTS = sorted((ROOT / "requirements").glob("*.txt"))


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    return run(Path(sys.executable).with_name("lint-imports"), "--no-cache", cwd=folder)


@pytest.fixture
def skeleton(tmp_path: Path) -> Path:
    """Our five packages with nothing in them but the imports that the layers allow."""
    allowed = {
        "models": "",
        "extractors": "import models\nimport spacy\n",
        "corpus": "import models\nimport sqlalchemy\n",
        "output": "import models\nimport corpus\n",
        "pipeline": "import models\nimport extractors\nimport corpus\nimport output\n",
    }
    for package, imports in allowed.items():
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").write_text("")
        (tmp_path / package / "room.py").write_text(imports)
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    return tmp_path


def test_the_layers_hold() -> None:
    result = lint_imports(ROOT)
    assert result.returncode == 0, result.stdout


def test_the_contracts_allow_what_the_layers_allow(skeleton: Path) -> None:
    result = lint_imports(skeleton)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("package", "line"),
    [
        ("models", "import extractors"),
        ("models", "from corpus import room"),
        ("extractors", "import corpus"),
        ("extractors", "from output import room"),
        ("corpus", "import extractors"),
        ("corpus", "def late():\n    import output"),
        ("output", "from extractors import room"),
        ("output", "import pipeline.room"),
        ("models", "import sqlite3"),
        ("extractors", "from sqlalchemy import select"),
        ("output", "import sqlalchemy.orm"),
        ("pipeline", "import alembic"),
    ],
)
def test_the_contracts_catch(skeleton: Path, package: str, line: str) -> None:
    (skeleton / package / "broken.py").write_text(line + "\n")
    result = lint_imports(skeleton)
    assert result.returncode == 1, result.stdout
    assert f"{package}.broken -> " in result.stdout


# --- names


def test_our_names_lead_to_our_packages(tmp_path: Path) -> None:
    """Seen from another folder, as the console script sees it: no foreign package answers to our names."""
    ask = f"import importlib.util, json; print(json.dumps([importlib.util.find_spec(n).origin for n in {PACKAGES}]))"
    origins = json.loads(run(sys.executable, "-I", "-c", ask, cwd=tmp_path).stdout)
    assert origins == [str(ROOT / package / "__init__.py") for package in PACKAGES]


def test_here_too_our_names_lead_to_our_packages() -> None:
    for package in PACKAGES:
        spec = importlib.util.find_spec(package)
        assert spec is not None
        assert spec.origin == str(ROOT / package / "__init__.py")


def test_no_test_folder_shadows_a_package() -> None:
    folders = [path for path in (ROOT / "tests").rglob("*") if path.is_dir() and path.name != "__pycache__"]
    assert not [path for path in folders if path.name in PACKAGES]
    assert not list((ROOT / "tests").rglob("__init__.py"))


# --- what the project stands on

PIN = re.compile(r"[a-z0-9-]+==[\w.]+( ; [\w.'<>=! ()]+)? \\")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")


def pins(path: Path) -> set[str]:
    return {line.removesuffix(" \\") for line in path.read_text("utf-8").splitlines() if "==" in line}


@pytest.mark.parametrize("path", REQUIREMENTS, ids=lambda path: path.stem)
def test_requirements_are_pins_and_hashes_and_nothing_else(path: Path) -> None:
    """So no index, host, option or unpinned name can stand there."""
    lines = path.read_text("utf-8").splitlines()
    assert [line for line in lines if not PIN.fullmatch(line) and not HASH.fullmatch(line)] == []
    unhashed = [a for a, b in zip(lines, [*lines[1:], ""], strict=True) if PIN.fullmatch(a) and not HASH.fullmatch(b)]
    assert unhashed == []


def test_the_programs_pins_are_the_developers_pins() -> None:
    assert pins(ROOT / "requirements" / "run.txt") <= pins(ROOT / "requirements" / "dev.txt")


def distribution(requirement: str) -> str:
    return re.split(r"[\[<>=~! ;]", requirement)[0].lower().replace("_", "-")


def test_every_requirement_is_pinned() -> None:
    pinned = {distribution(pin) for pin in pins(ROOT / "requirements" / "dev.txt")}
    wanted = {distribution(r) for r in PYPROJECT["project"]["dependencies"] + PYPROJECT["dependency-groups"]["dev"]}
    assert wanted <= pinned


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


def test_the_program_imports_what_it_declares() -> None:
    foreign = {name for path in modules() for name in imported(path)} - set(PACKAGES) - sys.stdlib_module_names
    owners = metadata.packages_distributions()
    used = {owner.lower().replace("_", "-") for name in foreign for owner in owners.get(name, [f"unknown: {name}"])}
    extras = [r for extra in PYPROJECT["project"]["optional-dependencies"].values() for r in extra]
    assert used <= {distribution(r) for r in PYPROJECT["project"]["dependencies"] + extras}


def test_the_wheel_holds_every_file_of_the_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    wheel = zipfile.ZipFile(tmp_path / build_wheel(str(tmp_path)))
    packed = {name for name in wheel.namelist() if name.split("/")[0] in PACKAGES}
    ours = {place(path) for path in tree() if place(path).split("/")[0] in PACKAGES}
    assert packed == ours
