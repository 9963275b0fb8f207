"""Signature dictionaries of PDFs: read and reported, never judged."""

import pytest

from corpus.archive import Archive
from corpus.board import Ask, board
from extractors import extract
from extractors.readers.signed import signatures_in
from minutes import source
from models.record import Item, Justering, Meeting, Record
from models.signed import FileSignature
from output.reading import reading
from shelf import keep
from test_clock import TODAY

NAME = "Åsa Björk"


def pdf(*values: str, nested: bool = False, text: str = "Protokoll") -> bytes:
    """A small PDF with a page of text and a signature field for each of the values, written by hand."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R /AcroForm << /SigFlags 3 /Fields [{}] >> >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
        ),
    ]
    stream = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET"
    objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    fields = []
    for value in values:
        objects.append(f"<< /Type /Sig {value} >>")
        objects.append(f"<< /FT /Sig /T (Underskrift) /V {len(objects)} 0 R >>")
        fields.append(f"{len(objects)} 0 R")
    if nested:
        objects.append(f"<< /T (Grupp) /Kids [{' '.join(fields)}] >>")
        fields = [f"{len(objects)} 0 R"]
    objects[0] = objects[0].replace("{}", " ".join(fields))
    body, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{one}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    body += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n".encode()
    return body + f"startxref\n{body.index(b'xref')}\n%%EOF\n".encode()


SIGNED = f"/Name ({NAME}) /M (D:20260908101112+02'00') /Reason (Justering) /SubFilter /ETSI.CAdES.detached"
RANGE = "/ByteRange [0 10 20 30]"


def test_who_when_and_why() -> None:
    found = FileSignature(NAME, "2026-09-08T10:11:12+02:00", "Justering", "ETSI.CAdES.detached", whole=False)
    for nested in (False, True):
        (signature,) = signatures_in(pdf(f"{SIGNED} {RANGE}", nested=nested))
        assert signature == found


def test_several_in_order_and_what_is_left_out_is_unknown() -> None:
    utf16 = "<" + ("\ufeff" + NAME).encode("utf-16-be").hex() + ">"
    found = signatures_in(pdf(f"/Name {utf16} /M (D:20260908101112Z) {RANGE}", RANGE))
    assert found == (FileSignature(NAME, "2026-09-08T10:11:12Z", whole=False), FileSignature(whole=False))


def test_a_signature_to_the_end_of_the_file_covers_it() -> None:
    size = len(pdf("/ByteRange [0 100 200 0000]"))
    for end, whole in ((size, True), (size - 10, False)):
        (found,) = signatures_in(pdf(f"/ByteRange [0 100 200 {end - 200:04d}]"))
        assert found.whole == whole


def test_a_personnummer_in_a_signature_is_masked() -> None:
    (found,) = signatures_in(pdf(f"/Name ({NAME} 811228-9874) {RANGE}"))
    assert found.name is not None
    assert "9874" not in found.name


@pytest.mark.parametrize(
    "data", [pdf(), b"%PDF-1.7 /ByteRange", pdf("/M (igår) " + RANGE)[:-200], b"/ByteRange" * 1000, b""]
)
def test_what_cannot_be_read_is_no_signature(data: bytes) -> None:
    assert [one for one in signatures_in(data) if one != FileSignature(whole=False)] == []


def test_a_reader_is_told_who_signed() -> None:
    (read,) = extract(pdf(f"{SIGNED} {RANGE}", RANGE), "signerad.pdf")
    assert (
        "Elektroniska underskrifter i filen (inte prövade)\n"
        f"{NAME} 2026-09-08T10:11:12+02:00 (Justering); något har lagts till i filen efteråt\n"
        "Namn saknas; något har lagts till i filen efteråt\n"
    ) in reading(read)


def test_the_record_has_them_and_the_board_reports_them_without_a_claim(archive: Archive) -> None:
    data = pdf(f"{SIGNED} {RANGE}")
    (read,) = extract(data, "signerad.pdf")
    assert [one.name for one in read.source.signatures] == [NAME]
    record = Record(
        "a1",
        read.source,
        "protokoll",
        body="Kommunstyrelsen",
        meeting=Meeting(("2026-09-01",)),
        justering=Justering(),
        items=(Item("1", "Val"),),
    )
    plain = source(b"x", "vanlig.pdf")
    keep(archive, data, "signerad.pdf", [record])
    keep(archive, b"x", "vanlig.pdf", [Record("b2", plain, "protokoll", body="Kulturnämnden", items=record.items)])
    signed = next(row for row in board(archive, Ask(TODAY)) if row.id == "a1")
    assert signed.file_signatures == read.source.signatures
    assert signed.clock.justering == "okand"
    assert signed.flags == ("undertecknad_fil",)
