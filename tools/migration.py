"""Writes corpus/migrations/versions/0001 anew from corpus/tables.py: python -m tools.migration

Until version 1.0 there is one migration; afterwards each change of the tables gets one of its own.
"""

import subprocess
import sys
from pathlib import Path

from alembic.autogenerate.api import produce_migrations, render_python_code
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from corpus.tables import metadata

FILE = Path(__file__).parent.parent / "corpus" / "migrations" / "versions" / "0001_the_tables_of_the_archive.py"
_TEXT = '''"""The tables of the archive, as they stand until version 1.0; made by `python -m tools.migration`."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Makes all tables in an empty database."""
{body}


def downgrade() -> None:
    """There is nothing before the first version. Raises NotImplementedError."""
    raise NotImplementedError
'''


def main() -> None:
    """Writes the file, formatted."""
    with create_engine("sqlite://").connect() as connection:
        context = MigrationContext.configure(connection, opts={"target_metadata": metadata})
        changes = produce_migrations(context, metadata).upgrade_ops
    if changes is None:
        sys.exit("No tables.")
    lines = [line for line in str(render_python_code(changes)).splitlines() if not line.strip().startswith("#")]
    FILE.write_text(_TEXT.format(body="\n".join(f"    {line.strip()}" for line in lines)), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "ruff", "format", "--quiet", str(FILE)], check=True)


if __name__ == "__main__":
    main()
