"""Help is quick because it imports nothing heavy; benchmarks/startup.py measures it."""

import json
import sys
from pathlib import Path

from house import run

HEAVY = {"sqlalchemy", "alembic", "spacy", "rich", "pydantic", "pdfplumber", "pypdfium2", "docx", "lxml", "rapidfuzz"}
HELP = """
import json, sys
from pipeline.cli import main
from pipeline.commands import COMMANDS
codes = [main([*name, "--help"]) for name in [[], *([row.name] for row in COMMANDS)]]
print(json.dumps([codes, sorted(sys.modules)]), file=sys.stderr)
"""


def test_help_imports_nothing_heavy(tmp_path: Path) -> None:
    codes, modules = json.loads(run(sys.executable, "-c", HELP, cwd=tmp_path).stderr)
    assert len(codes) > 1
    assert set(codes) == {0}
    assert HEAVY.isdisjoint(modules)
