"""Verdicts as CSV: out of one archive, into another, or through a spreadsheet."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TextIO, cast, get_args

from corpus.disk import why
from corpus.people.clusters import Judgement
from corpus.people.store import Anchor
from corpus.people.verdicts import Verdict
from models.errors import UsageProblem

COLUMNS = (
    *("judgement", "a_record", "a_name", "a_party", "b_record", "b_name", "b_party"),
    *("single", "who", "at", "why"),
)


def write_verdicts(file: TextIO, found: Iterable[Verdict]) -> None:
    """Writes a row for each, the oldest first."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in found:
        sides = [value or "" for anchor in (one.a, one.b) for value in anchor]
        writer.writerow((one.judgement, *sides, int(one.single), one.who, one.at, one.why))


def read_verdicts(path: Path) -> Sequence[Verdict]:
    """The verdicts of a file. Raises UsageProblem, with the number of the row, when one cannot be followed."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        told = why(error) if isinstance(error, OSError) else "den är inte UTF-8"
        raise UsageProblem(f"{path} kan inte läsas: {told}.", "Ange en CSV-fil.") from error
    dialect = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    reader = csv.DictReader(text.splitlines(), delimiter=dialect)
    if list(reader.fieldnames or ()) != list(COLUMNS):
        raise UsageProblem(f"{path} har fel rubriker.", f"De ska vara {', '.join(COLUMNS)}.")
    return [_verdict(row, number, path) for number, row in enumerate(reader, start=2)]


def _verdict(row: dict[str, str], number: int, path: Path) -> Verdict:
    if row["judgement"] not in get_args(Judgement) or row["single"] not in {"0", "1"}:
        raise UsageProblem(f"{path} rad {number}: beslutet är inte same, different eller unsure.", "Rätta raden.")
    a, b = (Anchor(row[f"{side}_record"], row[f"{side}_name"], row[f"{side}_party"] or None) for side in "ab")
    if not all((a.record, a.name, b.record, b.name, row["who"], row["why"])):
        raise UsageProblem(f"{path} rad {number}: något av dokument, namn, vem och varför saknas.", "Fyll i dem.")
    return Verdict(cast("Judgement", row["judgement"]), a, b, row["single"] == "1", row["who"], row["at"], row["why"])
