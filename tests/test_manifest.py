"""What the user declares of files: manifests as they come out of spreadsheets, and folders with telling names."""

import builtins
import io
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl import Workbook

from models.errors import BadRow, MissingFile, TooLarge, UsageProblem
from pipeline import manifest
from pipeline.files import complaint
from pipeline.manifest import Declared, Row, declared_by_folders, folder_levels, read_manifest

DAY = date(2024, 3, 19)
SAID = Declared("Ekby kommun", "Miljönämnden", DAY)


def written(folder: Path, text: str, code: str = "utf-8", name: str = "lista.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode(code))
    return path


def problems(path: Path) -> list[str]:
    found = read_manifest(path).problems
    assert all(row.problem.remedy and row.problem.reason == BadRow.reason for row in found)
    assert all(f"Rad {row.number}: " in complaint(path, row.problem) for row in found)
    return [row.problem.message for row in found]


TABLE = "Sökväg;Organisation;Organ;Datum\nmö/a.pdf;Ekby kommun;Miljönämnden;2024-03-19\nb.pdf;;;\n"


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_csv_in_the_codes_and_with_the_separators_of_spreadsheets(
    tmp_path: Path, code: str, separator: str, newline: str
) -> None:
    path = written(tmp_path, TABLE.replace(";", separator).replace("\n", newline), code)
    assert read_manifest(path) == (
        (Row(2, tmp_path / "mö" / "a.pdf", SAID), Row(3, tmp_path / "b.pdf", Declared())),
        (),
    )


@pytest.mark.parametrize(
    "headings",
    [
        "path;organisation;body;date",
        "FIL;ORGANISATION;ORGAN;DATUM",
        " Path ; Organisation;Body;Datum",
        "sökväg;organisation;organ;date",
    ],
)
def test_headings_in_two_languages(tmp_path: Path, headings: str) -> None:
    path = written(tmp_path, f"{headings}\na.pdf;Ekby kommun;Miljönämnden;19 mars 2024")
    assert read_manifest(path) == ((Row(2, tmp_path / "a.pdf", SAID),), ())


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-03-19", DAY),
        ("20240319", DAY),
        ("240319", DAY),
        ("19/3 2024", DAY),
        ("tisdagen den 19 mars 2024", DAY),
        ("", None),
    ],
)
def test_dates_as_people_write_them(tmp_path: Path, text: str, day: date | None) -> None:
    path = written(tmp_path, f"datum;fil\n{text};a.pdf")
    assert read_manifest(path).rows[0].declared == Declared(date=day)


def test_a_quoted_cell_and_an_order_of_excel(tmp_path: Path) -> None:
    path = written(tmp_path, 'sep=,\n\nfil,organ\n"a, b;c.pdf","Bygg-  och\nmiljönämnden"\n,\n')
    assert read_manifest(path) == ((Row(4, tmp_path / "a, b;c.pdf", Declared(body="Bygg- och miljönämnden")),), ())


def test_an_absolute_path_and_one_of_windows(tmp_path: Path) -> None:
    (tmp_path / "med\\streck.pdf").touch()
    path = written(tmp_path, "fil\n/arkiv/a.pdf\n2023\\kf\\b.pdf\nmed\\streck.pdf\n../c.pdf\n")
    assert [row.path for row in read_manifest(path).rows] == [
        Path("/arkiv/a.pdf"),
        tmp_path / "2023/kf/b.pdf",
        tmp_path / "med\\streck.pdf",
        tmp_path / "../c.pdf",
    ]


def test_each_bad_row_is_told_and_the_others_count(tmp_path: Path) -> None:
    rows = (
        "a.pdf;2024-02-30",
        ";2024-02-01",
        "b.pdf;i våras",
        "",
        "./c.pdf;",
        "c.pdf;",
        "d.pdf;;x",
        "e\0.pdf;",
        "f.pdf;",
    )
    path = written(tmp_path, "\n".join(["fil;datum", *rows]))
    assert [row.number for row in read_manifest(path).rows] == [6, 10]
    assert problems(path) == [
        "Rad 2: '2024-02-30' är inget datum som kan läsas.",
        "Rad 3: Sökvägen saknas.",
        "Rad 4: 'i våras' är inget datum som kan läsas.",
        f"Rad 7: Filen {tmp_path}/c.pdf står redan på rad 6.",
        "Rad 8: Raden har fler celler än det finns rubriker.",
        "Rad 9: Sökvägen kan inte följas.",
    ]


def test_a_heading_that_is_not_known_is_told_and_its_column_not_read(tmp_path: Path) -> None:
    path = written(tmp_path, "fil;Anmärkning;path;\na.pdf;bra;b.pdf;\n")
    assert problems(path) == [
        "Rad 1: Rubriken 'Anmärkning' känns inte igen; kolumnen läses inte.",
        "Rad 1: Rubriken 'path' finns i flera kolumner; den första gäller.",
    ]
    assert [row.path.name for row in read_manifest(path).rows] == ["a.pdf"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "är tom"),
        (b"\r\n;;\r\n", "är tom"),
        (b"sep=;\n", "är tom"),
        (b"organ;datum\nx;2024-03-19\n", "ingen kolumn med sökvägar"),
        (b"%PDF-1.7\n", "ingen kolumn med sökvägar"),
        (b'fil\n"' + b"x" * 200_000, "inte läsas som CSV"),
        (b"PK\x03\x04", "inte läsas som XLSX"),
    ],
)
def test_what_is_no_manifest(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "lista"
    path.write_bytes(data)
    with pytest.raises(UsageProblem, match=message) as caught:
        read_manifest(path)
    assert caught.value.remedy


def test_a_manifest_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(MissingFile):
        read_manifest(tmp_path / "saknas.csv")
    monkeypatch.setattr(manifest, "LARGEST", 3)
    with pytest.raises(TooLarge):
        read_manifest(written(tmp_path, "fil\na"))


# --- XLSX


def workbook(*rows: tuple[object, ...]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.create_sheet("Annat").append(["fel blad"])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def test_xlsx(tmp_path: Path) -> None:
    path = tmp_path / "lista.csv"
    path.write_bytes(
        workbook(
            ("Sökväg", "Organisation", "Organ", "Datum", None),
            ("a.pdf", "Ekby kommun", "Miljönämnden", datetime.combine(DAY, time())),
            (None, None, None, None),
            ("b.pdf", None, None, "19 mars 2024"),
            (2023, None, None, DAY),
            (None, "Ekby kommun", None, None),
        )
    )
    rows = read_manifest(path).rows
    assert [(row.number, row.path.name, row.declared.date) for row in rows] == [
        (2, "a.pdf", DAY),
        (4, "b.pdf", DAY),
        (5, "2023", DAY),
    ]
    assert rows[0].declared == SAID
    assert problems(path) == ["Rad 6: Sökvägen saknas."]


@pytest.mark.parametrize("broken", ["cut", "another zip", "no sheet"])
def test_a_broken_xlsx(tmp_path: Path, broken: str) -> None:
    data = workbook(("fil",))
    if broken == "another zip":
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            archive.writestr("a.txt", "x")
        data = made.getvalue()
    elif broken == "no sheet":
        made = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(made, "w") as target:
            for name in source.namelist():
                target.writestr(name, b"<" if name.startswith("xl/worksheets") else source.read(name))
        data = made.getvalue()
    path = tmp_path / "lista.xlsx"
    path.write_bytes(data[:900] if broken == "cut" else data)
    with pytest.raises(UsageProblem, match="inte läsas som XLSX"):
        read_manifest(path)


def test_without_openpyxl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: object) -> object:
        if name.startswith("openpyxl"):
            raise ImportError(name)
        return real(name, *rest)  # type: ignore[arg-type]

    path = tmp_path / "lista.xlsx"
    path.write_bytes(workbook(("fil",)))
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(UsageProblem) as caught:
        read_manifest(path)
    assert "Installera protokollarium[xlsx]" in caught.value.remedy


# --- folders


@pytest.mark.parametrize(
    ("place", "levels", "declared"),
    [
        ("Ekby/Miljönämnden/2024/a.pdf", "organisation/organ", Declared("Ekby", "Miljönämnden")),
        ("Ekby/Miljönämnden/2024/a.pdf", "organisation/-/-", Declared("Ekby")),
        ("2024/Miljönämnden/a.pdf", "-/body", Declared(body="Miljönämnden")),
        ("Ekby/a.pdf", "organisation/organ", Declared("Ekby")),
        ("a.pdf", "organisation/organ", Declared()),
        ("Ekby  kommun/a.pdf", "ORGANISATION", Declared("Ekby kommun")),
        ("Miljo\u0308na\u0308mnden/a.pdf", "organ", Declared(body="Miljönämnden")),
    ],
)
def test_folders_say_what_they_are(tmp_path: Path, place: str, levels: str, declared: Declared) -> None:
    assert declared_by_folders(tmp_path / place, tmp_path, folder_levels(levels)) == declared
    assert declared_by_folders(tmp_path / place, tmp_path / "annan", folder_levels(levels)) == Declared()


@pytest.mark.parametrize("levels", ["", "-", "nämnd", "organ/body", "organisation/organ/år", "organisation//organ"])
def test_levels_that_mean_nothing(levels: str) -> None:
    with pytest.raises(UsageProblem, match="kan inte följas") as caught:
        folder_levels(levels)
    assert caught.value.remedy
