"""Word files: headings, labels, lists with automatic numbers, tables, headers and footers."""

import io
import zipfile
from copy import deepcopy
from dataclasses import dataclass

import docx
from docx.document import Document as Docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from tools.layouts.content import Item, Para, Section
from tools.layouts.gold import Drawn

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
STAMP = (2020, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Manner:
    """How a Word file is built: styles or only bold text, automatic or typed numbers."""

    headings: bool = True
    labels: str = "Heading 3"
    """A paragraph style, or `bold`, `runin` (the label and the text in one paragraph)."""
    numbers: bool = True
    tab: str = " "
    """What stands between § and title."""
    case: str = "line"
    """Where the dnr stands: on a line of its own, after a line break, or in the title's paragraph after a tab."""


def opened(font: str, size: float) -> Docx:
    """An empty file in this font."""
    file = docx.Document()
    file.styles["Normal"].font.name = font
    file.styles["Normal"].font.size = Pt(size)
    for part in file.sections:
        part.left_margin = part.right_margin = Cm(2.5)
    return file


def closed(file: Docx, furniture: tuple[tuple[str, int], ...]) -> Drawn:
    """The bytes, the same at every run: the time stamps of the archive are set."""
    first, final = io.BytesIO(), io.BytesIO()
    file.save(first)
    with zipfile.ZipFile(first) as old, zipfile.ZipFile(final, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, STAMP), old.read(name))
    return Drawn(final.getvalue(), ".docx", MEDIA_TYPE, furniture=furniture)


def fill(cell: _Cell, lines: list[str], bold: bool = False, breaks: bool = True) -> None:
    """Lines in a cell: with line breaks in one paragraph, or a paragraph each."""
    paragraph = cell.paragraphs[0]
    for n, line in enumerate(lines):
        if n and breaks:
            paragraph.add_run().add_break()
        elif n:
            paragraph = cell.add_paragraph()
        paragraph.add_run(line).bold = bold


def numbered(file: Docx, paragraph: Paragraph) -> None:
    """Make `paragraph` the first of a new automatic list 1. 2. 3."""
    numbering = file.part.numbering_part.element
    base = numbering.num_having_numId(file.styles["List Number"].element.pPr.numPr.numId.val)
    number = numbering.add_num(base.abstractNumId.val)
    number.add_lvlOverride(ilvl=0).add_startOverride(1)
    _number(paragraph, number.numId)


def _number(paragraph: Paragraph, key: int, level: int = 0) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = key


def paragraph_list(file: Docx, first: int, text: str) -> int:
    """A list whose numbers are printed as `text` ("§ %1") from `first` on; its key for `mark`."""
    numbering = file.part.numbering_part.element
    base = numbering.num_having_numId(file.styles["List Number"].element.pPr.numPr.numId.val)
    old = next(
        node
        for node in numbering.findall(qn("w:abstractNum"))
        if node.get(qn("w:abstractNumId")) == str(base.abstractNumId.val)
    )
    new = deepcopy(old)
    key = 1 + max(int(str(node.get(qn("w:abstractNumId")))) for node in numbering.findall(qn("w:abstractNum")))
    new.set(qn("w:abstractNumId"), str(key))
    for tag in ("w:nsid", "w:tmpl", "w:styleLink", "w:numStyleLink"):
        for node in new.findall(qn(tag)):
            new.remove(node)
    level = new.find(qn("w:lvl"))
    level.find(qn("w:lvlText")).set(qn("w:val"), text)
    level.find(qn("w:start")).set(qn("w:val"), str(first))
    for node in level.findall(qn("w:pStyle")):
        level.remove(node)
    old.addprevious(new)
    return int(numbering.add_num(key).numId)


def mark(paragraph: Paragraph, key: int) -> None:
    """Give `paragraph` the next number of the list `key`."""
    _number(paragraph, key)


def section(file: Docx, manner: Manner, part: Section) -> None:
    """A labelled part of a §."""
    runin = manner.labels == "runin" and part.label and not part.lines and not part.paras[0].marker
    if part.label and not runin:
        if manner.labels in {"bold", "runin"}:
            file.add_paragraph().add_run(part.label).bold = True
        else:
            file.add_paragraph(part.label, style=manner.labels)
    for n, para in enumerate(part.paras):
        if runin and n == 0:
            line = file.add_paragraph()
            line.add_run(f"{part.label}:").bold = True
            line.add_run(f" {para.text}")
        else:
            _para(file, manner, part, n, para)
    if part.table:
        table(file, part.table)


def _para(file: Docx, manner: Manner, part: Section, n: int, para: Para) -> None:
    digit = para.marker[:-1].isdigit()
    if digit and manner.numbers:
        line = file.add_paragraph(para.text, style="List Number")
        if n == 0 or not part.paras[n - 1].marker[:-1].isdigit():
            numbered(file, line)
        else:
            before = file.paragraphs[-2]._p.pPr.numPr.numId.val  # type: ignore[union-attr]
            _number(line, before)
    elif para.marker in {"•", "-", "–"}:
        file.add_paragraph(para.text, style="List Bullet")
    else:
        file.add_paragraph(f"{para.marker}\t{para.text}" if para.marker else para.text)


def table(file: Docx, rows: tuple[tuple[str, ...], ...]) -> None:
    """A table of votes."""
    made = file.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for row in rows:
        for cell, words in zip(made.add_row().cells, row, strict=True):
            cell.text = words


def heading(file: Docx, manner: Manner, item: Item, key: int | None = None) -> None:
    """§, number, title and dnr; with a `key` the number is automatic."""
    number = "" if key is not None else f"§ {item.number}{manner.tab}"
    line = file.add_paragraph(style="Heading 2" if manner.headings else "Normal")
    if key is not None:
        mark(line, key)
    line.add_run(f"{number}{item.title}").bold = True
    if not item.case_numbers:
        return
    case = item.case_numbers[0]
    if manner.case == "line":
        file.add_paragraph(f"Dnr {case}")
    elif manner.case == "break":
        line.add_run().add_break()
        line.add_run(f"Diarienummer: {case}")
    else:
        line.add_run(f"\tDnr {case}").bold = True


def page_number(paragraph: Paragraph) -> None:
    """The field that Word fills with the page number."""
    for kind, words in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        node = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            node.set(qn("w:fldCharType"), kind)
        else:
            node.text = words
        run._r.append(node)
