"""Pages that are pictures, or whose letters mean nothing, read by a real tesseract."""

import io
import shutil
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

import extractors
from extractors.readers.legible import is_legible
from extractors.readers.lost_signs import with_signs
from extractors.readers.ruled import Run
from extractors.readers.scanned import runs_of
from house import ROOT
from models.lines import Box
from models.record import Record
from models.scan import Scan, Word, scan_from_json, scan_to_json
from pipeline import tesseract
from shell import Shell

SAMPLE = ROOT / "corpus" / "samples" / "regionala-utvecklingsnamnden-2025-03-12.pdf"
needs_tesseract = pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
CIPHER = str.maketrans("abcdefghijklmnopqrstuvwxyzåäö", "qxzwvkjhgfdsprtbnmclqxzwvkqxz")


def pictured(data: bytes, pages: Sequence[int] | None = None) -> bytes:
    """A PDF with those pages, or all, as pictures; the others are left out."""
    out = io.BytesIO()
    canvas = Canvas(out)
    pdf = pypdfium2.PdfDocument(data)
    for number in range(len(pdf)) if pages is None else pages:
        page = pdf[number]
        width, height = page.get_size()
        canvas.setPageSize((width, height))
        canvas.drawImage(ImageReader(page.render(scale=200 / 72, grayscale=True).to_pil()), 0, 0, width, height)
        canvas.showPage()
        page.close()
    pdf.close()
    canvas.save()
    return out.getvalue()


def joined(*parts: bytes) -> bytes:
    """The pages of several PDFs in one."""
    made = pypdfium2.PdfDocument.new()
    for part in parts:
        made.import_pages(pypdfium2.PdfDocument(part))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def told(record: Record) -> tuple[object, ...]:
    """What a reader of the record would miss first."""
    organisation = record.organisation.name if record.organisation else None
    numbers = [item.number for item in record.items]
    acts = [point.act for item in record.items for point in item.decisions]
    return record.kind, organisation, record.body, record.meeting.dates, numbers, acts


# --- which pages


@pytest.mark.parametrize(
    ("text", "legible"),
    [
        ("Nämnden beslutar att anta förslaget till budget. " * 5, True),
        ("Anna Ek (S), Bo Ask (M), Cecilia Öman (V), Daniel Åberg (C) " * 4, True),
        ("12 345 678 90 " * 40, True),
        ("The board decided to adopt the proposal and closed the meeting. " * 4, True),
        ("\ue001\ue014\ue0a3\ue05f " * 60, False),
        ("\ufffd\ufffdmnden besl\ufffdt\ufffdr \ufffd\ufffd \ufffd\ufffd " * 12, False),
        (("nämnden beslutar om förslaget till budget för nästa mandatperiod " * 5).translate(CIPHER), False),
        ("kort", True),
        ("", True),
    ],
)
def test_whether_a_page_means_something(text: str, legible: bool) -> None:
    assert is_legible(text) is legible


def test_pages_of_pictures_are_told() -> None:
    data = SAMPLE.read_bytes()
    mixed = joined(data, pictured(data, [0]))
    last = len(pypdfium2.PdfDocument(mixed))
    assert extractors.unread(data) == ()
    assert extractors.unread(mixed) == (last,)
    (record,) = extractors.extract(mixed, "blandad.pdf")
    assert f"Sidor som inte går att läsa utan texttolkning: {last}." in [one.message for one in record.warnings]


# --- what OCR found


def word(text: str, x0: float, x1: float, line: int = 0, sure: float = 90.0) -> Word:
    return Word(text, line, Box(x0, 100.0 + line * 20, x1, 110.0 + line * 20), sure)


def test_words_become_runs_cut_at_columns() -> None:
    words = [word("Anna", 50, 80), word("Ek", 84, 95), word("ordförande", 300, 360), word("|", 200, 201, sure=3.0)]
    assert [run.text for run in runs_of(words)] == ["Anna Ek", "ordförande"]


def run_of(text: str) -> Run:
    return Run(text, 0, 100, 0, 10, 10, 10, bold=False)


@pytest.mark.parametrize(
    ("texts", "signed"),
    [
        (["8 11 Val", "& 12 Budget", "88 11-12", "Ek, 8 12"], ["§ 11 Val", "§ 12 Budget", "§§ 11-12", "Ek, § 12"]),
        (["8 11 Val", "8 13 Budget", "S 14"], ["§ 11 Val", "§ 13 Budget", "§ 14"]),
        (["8 11 Val", "8 12 Budget", "8 200 kronor"], ["§ 11 Val", "§ 12 Budget", "8 200 kronor"]),
        (["8 11 Val", "Beslut"], ["8 11 Val", "Beslut"]),
        (["8 200 kronor", "8 900 kronor"], ["8 200 kronor", "8 900 kronor"]),
        (["§ 11 Val", "§ 12 Budget"], ["§ 11 Val", "§ 12 Budget"]),
    ],
)
def test_a_lost_sign_is_found_in_a_series(texts: list[str], signed: list[str]) -> None:
    (page,) = with_signs([[run_of(text) for text in texts]])
    assert [run.text for run in page] == signed


def test_a_scan_comes_back_whole() -> None:
    scan = Scan("tesseract 5", {2: (word("å", 1, 2), word("ö", 3, 4, 1))})
    assert scan_from_json(scan_to_json(scan)) == scan
    assert scan.confidence == 90.0
    for text in ("", "[]", "{}", '{"engine": "x", "pages": {"a": [[]]}}', '{"engine": "x", "pages": {"1": [[1]]}}'):
        with pytest.raises(ValueError, match=r"scan|Expecting|invalid"):
            scan_from_json(text)


@needs_tesseract
def test_a_scanned_sample_becomes_the_right_record() -> None:
    data = SAMPLE.read_bytes()
    scanned = pictured(data)
    scan = tesseract.scan(scanned, extractors.unread(scanned), 2, 60)
    (record,) = extractors.extract(scanned, "skannad.pdf", scan)
    (native,) = extractors.extract(data, SAMPLE.name)
    assert told(record) == told(native)
    assert record.source.text_layer == "ocr"
    assert [one.code for one in record.warnings if one.code == "text-from-ocr"] != []
    names = {person.name for person in native.attendees}
    assert len(names & {person.name for person in record.attendees}) >= 0.9 * len(names)


@needs_tesseract
def test_what_waits_is_read_once_and_kept(shell: Shell) -> None:
    (shell.folder / "skannad.pdf").write_bytes(pictured(SAMPLE.read_bytes(), [0, 1]))
    shell.file("a.txt", "Hej.")
    assert shell("import", "skannad.pdf", "a.txt").code == 1
    said = shell("ocr")
    assert said.code == 0, said.err
    assert "skannad.pdf: 2 sidor texttolkade" in said.out
    assert "0 filer av 0" in shell("ocr").out
    assert shell("verify").code == 0
    (hit, *_) = shell.objects("search", "utvecklingsnämnden", "--json")
    assert hit["source"] == "skannad.pdf"
    before = shell.objects("show", str(hit["id"]), "--json")
    assert "inget skulle ändras" in shell("reextract", "--all").out
    assert shell("import", "skannad.pdf").code == 0
    assert shell.objects("show", str(hit["id"]), "--json") == before
    assert shell("backup", "kopia").code == 0
    assert len(list((shell.folder / "kopia").rglob("ocr/*/*.json"))) == 1
    shell("withdraw", str(hit["id"]), "--why", "fel fil")
    assert shell("withdraw", str(hit["id"]), "--destroy").code == 0
    assert not list((shell.folder / "protokoll.originals").rglob("ocr/*/*.json"))


@needs_tesseract
def test_what_a_manifest_says_of_a_scan_holds_also_for_one_left_where_it_is(shell: Shell) -> None:
    (shell.folder / "skannad.pdf").write_bytes(pictured(SAMPLE.read_bytes(), [0]))
    shell.file("lista.csv", "sökväg,organ,datum\nskannad.pdf,Driftnämnden,1999-01-02\n")
    assert shell("import", "--manifest", "lista.csv", "--reference").code == 1
    said = shell("ocr")
    assert said.code == 0, said.err
    (record,) = shell.objects("export", "--format", "ndjson")
    meeting = record["meeting"]
    assert isinstance(meeting, dict)
    assert (record["body"], meeting["dates"]) == ("Driftnämnden", ["1999-01-02"])
    assert not list((shell.folder / "protokoll.originals").rglob("*.pdf"))
    assert shell("verify").code == 0


@needs_tesseract
def test_pages_without_text_in_a_document_that_has_some(shell: Shell) -> None:
    data = SAMPLE.read_bytes()
    pages = len(pypdfium2.PdfDocument(data))
    middle = joined(_pages(data, [0]), pictured(data, [1]), _pages(data, list(range(2, pages))))
    (shell.folder / "blandad.pdf").write_bytes(middle)
    assert shell("import", "blandad.pdf").code == 0
    assert shell("ocr").code == 0
    (record,) = shell.objects("export", "--format", "ndjson")
    source = record["source"]
    assert isinstance(source, dict)
    assert source["text_layer"] == "mixed"
    (native,) = extractors.extract(data, SAMPLE.name)
    items = record["items"]
    assert isinstance(items, list)
    assert [item["number"] for item in items] == [item.number for item in native.items]


def _pages(data: bytes, numbers: list[int]) -> bytes:
    made = pypdfium2.PdfDocument.new()
    made.import_pages(pypdfium2.PdfDocument(data), numbers)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_without_tesseract_it_is_said(shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shell.file("a.txt", "Hej.")
    shell("import", "a.txt")
    monkeypatch.setenv("PATH", str(tmp_path))
    said = shell("ocr")
    assert said.code == 2
    assert "tesseract-ocr" in said.err
