"""What a file costs does not grow with the archive: no question that every file asks looks through a whole table."""

import re
from pathlib import Path
from typing import Any

from sqlalchemy import event

from corpus.archive import Archive, open_archive
from corpus.runs import begin
from minutes import GOOD
from pipeline.importing import import_files, seen_of
from pipeline.storing import Storing
from pipeline.workers import Work

SAMPLES = sorted((Path(__file__).parent.parent / "corpus" / "samples").iterdir())
FEW = {"organisation", "withdrawal"}
"""Tables that stay small."""
_SCAN = re.compile(r"SCAN (?!CONSTANT ROW)(\w+)(?! VIRTUAL TABLE)\b")


def importing(archive: Archive, *files: Path) -> list[str]:
    seen = [seen_of(file) for file in files]
    with archive.transaction() as connection:
        number = begin(connection, (), "test", seen)
    return [told.outcome.result for told in import_files(Storing(archive, number, "test"), Work(0), enumerate(seen))]


def test_no_file_looks_through_a_table(tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.txt" for number in range(4)]
    for number, file in enumerate(files, start=1):
        file.write_text(GOOD.format(number=number), encoding="utf-8")
    files[3].write_text(GOOD.format(number=2).replace("\n", " \n"), encoding="utf-8")
    asked: set[tuple[str, int]] = set()

    def note(_: object, __: object, statement: str, values: Any, ___: object, many: bool) -> None:
        asked.add((statement, len(values[0] if many else values)))

    with open_archive(str(tmp_path / "a.db"), "write") as archive:
        assert importing(archive, files[0]) == ["new"]
        event.listen(archive.engine, "before_cursor_execute", note)
        assert importing(archive, *files) == ["unchanged", "new", "new", "new version"]
        assert len(importing(archive, *SAMPLES)) > 5
        event.remove(archive.engine, "before_cursor_execute", note)
        with archive.transaction() as connection:
            scans = {
                (found[1], statement)
                for statement, number in asked
                if statement.startswith(("SELECT", "UPDATE", "DELETE"))
                for plan in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", (None,) * number)
                if (found := _SCAN.match(plan[3])) and found[1] not in FEW
            }
    assert len(asked) > 40
    assert scans == set()
