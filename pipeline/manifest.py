"""What the user declares of files beside their text: in a manifest (CSV or XLSX), or by the folders they lie in."""

import csv
import datetime
import io
import unicodedata
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from extractors.dates import labelled_dates
from models.errors import BadRow, UsageProblem
from pipeline.files import read, shown
from pipeline.screen import visible

Level = Literal["organisation", "body", "-"]
"""What the names of the folders at a level say; "-" is nothing."""
Field = Literal["path", "organisation", "body", "date"]
Cell = str | datetime.date
LARGEST = 100_000_000
"""Bytes of the largest manifest that is read."""

_HEADINGS: Mapping[str, Field] = {
    "path": "path",
    "sökväg": "path",
    "fil": "path",
    "organisation": "organisation",
    "body": "body",
    "organ": "body",
    "date": "date",
    "datum": "date",
}
_LEVELS: Mapping[str, Level] = {"organisation": "organisation", "body": "body", "organ": "body", "-": "-"}
_SEPARATORS = ";,\t"
_ADVICE = "Rubrikerna är path (eller sökväg, fil), organisation, body (eller organ) och date (eller datum)."


class Declared(NamedTuple):
    """What the user says of a file; None is nothing said."""

    organisation: str | None = None
    body: str | None = None
    date: datetime.date | None = None


class Row(NamedTuple):
    """A row that can be followed.

    number    as a spreadsheet counts, the headings' row being 1
    path      of the file; one that is not absolute starts in the manifest's folder. Whether it is there is not asked
    """

    number: int
    path: Path
    declared: Declared


class RowProblem(NamedTuple):
    """A row that cannot be followed, and why; number 1 is the headings."""

    number: int
    problem: BadRow


class Manifest(NamedTuple):
    """A manifest's rows in order. A row with a problem is not among the good ones."""

    rows: tuple[Row, ...]
    problems: tuple[RowProblem, ...]


def read_manifest(path: Path) -> Manifest:
    """The rows of a CSV (comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252) or of an XLSX's first sheet.

    Raises MissingFile or TooLarge when the file cannot be read, and UsageProblem when it is no manifest, or is an XLSX
    and openpyxl is not installed.
    """
    data = read(path, LARGEST)
    table = _xlsx(data, path) if data.startswith(b"PK") else _csv(data, path)
    numbered = [(number, row) for number, row in enumerate(table, 1) if any(row)]
    if numbered and str(numbered[0][1][0]).lower().startswith("sep="):
        del numbered[0]
    if not numbered:
        raise UsageProblem(f"{shown(path)}: Förteckningen är tom.", _ADVICE)
    (number, headings), *rest = numbered
    fields, problems = _fields(headings, number)
    if "path" not in fields:
        raise UsageProblem(f"{shown(path)}: Förteckningen har ingen kolumn med sökvägar.", _ADVICE)
    found = list(_rows(rest, _Head(fields, len(headings), path.parent)))
    return Manifest(
        tuple(row for row in found if isinstance(row, Row)),
        (*problems, *(row for row in found if isinstance(row, RowProblem))),
    )


def folder_levels(text: str) -> tuple[Level, ...]:
    """What is meant by, for example, `organisation/organ` or `-/body`. Raises UsageProblem."""
    names = [name.strip().lower() for name in text.strip("/").split("/")]
    unknown = [name for name in names if name not in _LEVELS]
    levels = tuple(_LEVELS[name] for name in names if name in _LEVELS)
    said = [level for level in levels if level != "-"]
    if unknown or not said or len(said) != len(set(said)):
        raise UsageProblem(
            f"Mappnivåerna {text!r} kan inte följas.",
            "Ange organisation och organ högst en gång var, med snedstreck mellan och - för nivåer utan betydelse.",
        )
    return levels


def declared_by_folders(path: Path, root: Path, levels: Sequence[Level]) -> Declared:
    """What the folders between `root` and the file say; the first level is the folder right under `root`.

    Levels that the file does not lie deep enough for say nothing, and neither does a file outside `root`.
    """
    try:
        folders = path.relative_to(root).parts[:-1]
    except ValueError:
        return Declared()
    said = {level: _text(shown(Path(name))) for level, name in zip(levels, folders, strict=False)}
    return Declared(said.get("organisation") or None, said.get("body") or None)


def _text(cell: Cell) -> str:
    return " ".join(unicodedata.normalize("NFC", str(cell)).split())


# --- rows


def _fields(headings: Sequence[Cell], number: int) -> tuple[dict[Field, int], list[RowProblem]]:
    """Which column holds what; a column that is not known is told and not read."""
    fields: dict[Field, int] = {}
    problems = []
    for column, heading in enumerate(map(_text, headings)):
        field = _HEADINGS.get(heading.casefold())
        if field and field not in fields:
            fields[field] = column
        elif heading:
            what = "finns i flera kolumner; den första gäller" if field else "känns inte igen; kolumnen läses inte"
            problems.append(_problem(number, f"Rubriken {heading!r} {what}.", _ADVICE))
    return fields, problems


class _Head(NamedTuple):
    """In which column each field stands, how many columns there are, and the folder of the manifest."""

    fields: Mapping[Field, int]
    width: int
    folder: Path


def _rows(table: Iterable[tuple[int, Sequence[Cell]]], head: _Head) -> Iterator[Row | RowProblem]:
    first: dict[Path, int] = {}
    for number, cells in table:
        try:
            row = _row(number, cells, head)
            whole = row.path.resolve()
        except BadRow as problem:
            yield RowProblem(number, problem)
            continue
        except (OSError, ValueError, RuntimeError):  # a NUL, a loop of links
            yield _problem(number, "Sökvägen kan inte följas.")
            continue
        if whole in first:
            yield _problem(
                number, f"Filen {shown(row.path)} står redan på rad {first[whole]}.", "Ta bort en av raderna."
            )
        else:
            first[whole] = number
            yield row


def _row(number: int, cells: Sequence[Cell], head: _Head) -> Row:
    """A row. Raises BadRow."""
    if any(cells[head.width :]):
        told = "Raden har fler celler än det finns rubriker."
        raise _problem(number, told, "Sätt citattecken om den cell som innehåller skiljetecknet.").problem
    said = {field: cells[column] for field, column in head.fields.items() if column < len(cells)}
    name = str(said.get("path", "")).strip()
    if not name:
        raise _problem(number, "Sökvägen saknas.").problem
    when = said.get("date", "")
    day = when if isinstance(when, datetime.date) else _date(when, number)
    declared = Declared(_text(said.get("organisation", "")) or None, _text(said.get("body", "")) or None, day)
    return Row(number, _path(name, head.folder), declared)


def _date(text: str, number: int) -> datetime.date | None:
    if not text.strip():
        return None
    found = {datetime.date.fromisoformat(hit.iso) for hit in labelled_dates(text)}
    if len(found) != 1:
        told = f"{text.strip()!r} är inget datum som kan läsas."
        raise _problem(number, told, "Skriv datumet som 2024-03-19.").problem
    return found.pop()


def _path(name: str, folder: Path) -> Path:
    """The path that a cell names, also when it was written with the backslashes of Windows."""
    path = folder / name
    if "\\" in name and not path.exists():
        return folder / name.replace("\\", "/")
    return path


def _problem(number: int, message: str, advice: str | None = None) -> RowProblem:
    return RowProblem(number, BadRow(visible(f"Rad {number}: {message}"), advice))


# --- files


def _csv(data: bytes, path: Path) -> list[list[Cell]]:
    text = _decoded(data)
    head = next((line for line in text.splitlines() if line.strip(f"{_SEPARATORS} ")), "")
    separator = max(_SEPARATORS, key=head.count)  # also where the first line is Excel's own, sep=;
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        return [[cell.strip() for cell in row] for row in rows]
    except csv.Error as error:
        raise UsageProblem(f"{shown(path)}: Förteckningen kan inte läsas som CSV.", _ADVICE) from error


def _decoded(data: bytes) -> str:
    for code in ("utf-16",) if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig", "cp1252"):
        try:
            return data.decode(code)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _xlsx(data: bytes, path: Path) -> list[list[Cell]]:
    try:
        from openpyxl import load_workbook
        from openpyxl.utils.exceptions import InvalidFileException
    except ImportError:
        raise UsageProblem(
            f"{shown(path)}: För att läsa XLSX behövs openpyxl.",
            "Installera protokollarium[xlsx], eller spara förteckningen som CSV.",
        ) from None
    try:
        with warnings.catch_warnings(action="ignore"):
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            sheet = book.worksheets[0]
            sheet.reset_dimensions()
            return [[_cell(value) for value in row] for row in sheet.iter_rows(values_only=True)]
    except (
        InvalidFileException,
        zipfile.BadZipFile,
        LookupError,
        ValueError,
        TypeError,
        SyntaxError,
        OSError,
    ) as error:
        raise UsageProblem(f"{shown(path)}: Förteckningen kan inte läsas som XLSX.", "Spara om den.") from error


def _cell(value: object) -> Cell:
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    return "" if value is None else str(value).strip()
