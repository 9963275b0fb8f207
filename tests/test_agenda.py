"""The agenda of a kallelse set as a table: what each cell of a row is."""

import io

import docx

from extractors import extract
from models.record import Record

ROWS = (
    (("Nr",), ("Ärende",), ("Förslag till beslut",)),
    ((), ("Upprop",), ()),
    (("1.",), ("Val av justerare",), ()),
    (("2.",), ("Cykelplan", "Dnr KS 2024/12", "Föredragande: Siv Ek"), ("Nämnden antar planen.", "Planen trycks.")),
    (("3.",), ("Vägplan",), ("Förslag", "Nämnden godkänner vägplanen.")),
)


def kallelse() -> Record:
    document = docx.Document()
    for text in ("Sala kommun", "KALLELSE", "Miljönämnden", "Tid: 2024-03-05 kl. 09.00"):
        document.add_paragraph(text)
    table = document.add_table(len(ROWS), 3)
    for row, cells in zip(table.rows, ROWS, strict=True):
        for cell, lines in zip(row.cells, cells, strict=True):
            cell.text = "\n".join(lines)
    document.add_paragraph("Förhinder anmäls till sekreteraren.")
    buffer = io.BytesIO()
    document.save(buffer)
    (record,) = extract(buffer.getvalue(), "kallelse.docx")
    return record


def test_the_head_of_a_column_tells_what_the_cells_under_it_are() -> None:
    found = [(item.number, item.title, item.case_numbers, item.proposals) for item in kallelse().items]
    assert found == [
        ("1", "Val av justerare", (), ()),
        ("2", "Cykelplan", ("KS 2024/12",), ("Nämnden antar planen.", "Planen trycks.")),
        ("3", "Vägplan", (), ("Nämnden godkänner vägplanen.",)),
    ]


def test_what_stands_in_no_item_is_kept() -> None:
    record = kallelse()
    assert record.text is not None
    assert "Upprop" in record.text
    assert "Förhinder anmäls till sekreteraren." in record.text
    assert "Cykelplan" not in record.text
