"""The switches of the test run, on test runs of their own."""

import re
import sys
from pathlib import Path

import pytest

from house import ROOT, run

SKIPS = {
    "a test": "import pytest\n\ndef test_one():\n    pytest.skip('no tool')\n",
    "a marked test": "import pytest\n\n@pytest.mark.skip(reason='no tool')\ndef test_one():\n    pass\n",
    "a module": "import pytest\n\npytest.importorskip('no_such_tool', reason='no tool')\n",
}


@pytest.mark.parametrize("kind", SKIPS)
@pytest.mark.parametrize(("switch", "code"), [("0", 0), ("1", 1)])
def test_a_skip_fails_where_nothing_may_be_skipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, switch: str, code: int
) -> None:
    (tmp_path / "conftest.py").write_bytes((ROOT / "tests" / "conftest.py").read_bytes())
    (tmp_path / "test_it.py").write_text("def test_zero():\n    pass\n" if kind == "a module" else SKIPS[kind])
    if kind == "a module":
        (tmp_path / "test_more.py").write_text(SKIPS[kind])
    monkeypatch.setenv("PROTOKOLL_NO_SKIPS", switch)
    result = run(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", tmp_path, cwd=tmp_path)
    assert bool(result.returncode) == bool(code), result.stdout
    assert "no tool" in result.stdout or not code


@pytest.mark.parametrize(
    ("options", "beside", "passed"),
    [((), True, {"plain", "shared"}), ((), False, {"plain"}), (("--slow",), False, {"plain", "slow"})],
)
def test_marks_leave_tests_out(tmp_path: Path, options: tuple[str, ...], beside: bool, passed: set[str]) -> None:
    tests = tmp_path / "project" / "tests"
    tests.mkdir(parents=True)
    if beside:
        (tmp_path / "shared").mkdir()
    (tests / "conftest.py").write_bytes((ROOT / "tests" / "conftest.py").read_bytes())
    (tests / "pytest.ini").write_text("[pytest]\nmarkers =\n    shared\n    slow\n")
    (tests / "test_it.py").write_text(
        "import pytest\n\ndef test_plain(): pass\n\n@pytest.mark.shared\ndef test_shared(): pass\n\n"
        "@pytest.mark.slow\ndef test_slow(): pass\n"
    )
    result = run(sys.executable, "-m", "pytest", "-v", "-p", "no:cacheprovider", *options, tests, cwd=tests)
    assert set(re.findall(r"test_(\w+) PASSED", result.stdout)) == passed
    assert "SKIPPED" not in result.stdout
