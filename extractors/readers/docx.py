"""DOCX: paragraphs, styles and tables. python-docx opens the file; its XML is walked, which is far faster than its
accessors.
"""

import io
import zipfile
from collections import Counter
from collections.abc import Iterator

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml import etree

from extractors.readers.rows import COLUMN, Piece, Row, paragraph, pieces, placed, table_row
from models.errors import DamagedFile, UnknownFormat
from models.lines import PAGE_TURN, Document

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def recognises(data: bytes) -> bool:
    """Whether the bytes are a ZIP whose list of contents names a Word document, or one that was cut off before that
    list.
    """
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "word/document.xml" in archive.namelist()
    except zipfile.BadZipFile:
        return b"word/" in data or b"[Content_Types].xml" in data[:200]


def read(data: bytes) -> Document:
    """The lines of the body, after those of the page headers and before those of the page footers. Raises
    DamagedFile.
    """
    try:
        document = docx.Document(io.BytesIO(data))
        numbering = _numbering(document)
        lines = tuple(placed(_document(document, numbering)))
    except (
        zipfile.BadZipFile,
        PackageNotFoundError,
        KeyError,
        ValueError,
        etree.XMLSyntaxError,
        EOFError,
        OSError,
    ) as error:
        raise DamagedFile("Word-filen är skadad eller avklippt och går inte att öppna.") from error
    except zipfile.LargeZipFile as error:
        raise UnknownFormat("Word-filen är för stor för att öppnas.") from error
    return Document(MEDIA_TYPE, None, "native", lines)


_NumberFormats = dict[tuple[str, str], str]


def _document(document: WordDocument, numbering: _NumberFormats) -> Iterator[Row]:
    styles = {style.style_id: style for style in document.styles if style.style_id}
    walker = _Walker(
        {key: (style.name or "").lower() for key, style in styles.items()},
        _bold_styles(document),
        numbering,
        _style_numbers(document),
    )
    for part in _frames(document, ("first_page_header", "header", "even_page_header")):
        yield from (row._replace(style="furniture") for row in walker.block(part))
    yield from walker.block(document.element.body)
    for part in _frames(document, ("first_page_footer", "footer", "even_page_footer")):
        yield from (row._replace(style="furniture") for row in walker.block(part))


def _frames(document: WordDocument, names: tuple[str, ...]) -> list[etree._Element]:
    """The headers or footers of all sections, those that say the same only once."""
    seen: dict[bytes, etree._Element] = {}
    for section in document.sections:
        for name in names:
            part = getattr(section, name)
            if not part.is_linked_to_previous:
                seen.setdefault(etree.tostring(part._element), part._element)
    return list(seen.values())


def _bold_styles(document: WordDocument) -> frozenset[str]:
    return frozenset(
        style.get(qn("w:styleId"), "")
        for style in document.styles.element.iterfind(qn("w:style"))
        if _is_on(style.find(f"{qn('w:rPr')}/{qn('w:b')}"))
    )


def _style_numbers(document: WordDocument) -> dict[str, etree._Element]:
    """The list that paragraphs of a style belong to, by the style's id."""
    found = {
        style.get(qn("w:styleId"), ""): style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        for style in document.styles.element.iterfind(qn("w:style"))
    }
    return {name: number for name, number in found.items() if number is not None}


def _is_on(toggle: etree._Element | None) -> bool:
    return toggle is not None and toggle.get(qn("w:val"), "true") not in {"false", "0", "off"}


def _numbering(document: WordDocument) -> _NumberFormats:
    """(list, level) to the kind of number it prints: "bullet", "decimal", "lowerLetter", …"""
    relation = next((rel for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")), None)
    if relation is None:
        return {}
    root = relation.target_part.element
    formats = {
        (abstract.get(qn("w:abstractNumId"), ""), level.get(qn("w:ilvl"), "0")): (
            level.find(qn("w:numFmt")).get(qn("w:val"), "")
        )
        for abstract in root.iterfind(qn("w:abstractNum"))
        for level in abstract.iterfind(qn("w:lvl"))
        if level.find(qn("w:numFmt")) is not None
    }
    lists = {
        num.get(qn("w:numId"), ""): num.find(qn("w:abstractNumId")).get(qn("w:val"), "")
        for num in root.iterfind(qn("w:num"))
    }
    return {
        (num, level): kind
        for num, abstract in lists.items()
        for (owner, level), kind in formats.items()
        if owner == abstract
    }


class _Walker:
    """Walks paragraphs and tables in order, counting tables and list numbers as Word does."""

    def __init__(
        self,
        styles: dict[str, str],
        bold: frozenset[str],
        numbering: _NumberFormats,
        style_numbers: dict[str, etree._Element],
    ) -> None:
        self.styles, self.bold, self.numbering, self.style_numbers = styles, bold, numbering, style_numbers
        self.tables = 0
        self.counts: Counter[tuple[str, str]] = Counter()

    def block(self, parent: etree._Element) -> Iterator[Row]:
        """The rows of everything in `parent`."""
        gap = 0.0
        for element in parent.iterchildren():
            if element.tag == qn("w:p"):
                rows = self.paragraph(element, gap)
                boxes = [box for box in element.iter(qn("w:txbxContent")) if not _outside(box, element)]
                gap = 0.0 if rows else max(gap, PAGE_TURN if _turns(element) else 1.0)
                gap = PAGE_TURN if element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None else gap
                yield from rows
                for box in boxes:
                    yield from self.block(box)
            elif element.tag == qn("w:tbl"):
                yield from self.table(element)
                gap = 1.0
            elif element.tag == qn("w:sdt"):
                for content in element.iterfind(qn("w:sdtContent")):
                    yield from self.block(content)

    def table(self, table: etree._Element) -> Iterator[Row]:
        """The printed rows of a table's cells."""
        number, self.tables = self.tables, self.tables + 1
        for index, row in enumerate(table.iterfind(qn("w:tr"))):
            columns = [list(self.block(cell)) for cell in row.iterfind(qn("w:tc"))]
            yield from table_row(columns, number, index)

    def paragraph(self, element: etree._Element, gap: float) -> list[Row]:
        """A paragraph's rows, with the bullet or number that Word prints before it; none when it is empty."""
        style_id = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        style = style_id.get(qn("w:val"), "") if style_id is not None else ""
        name = self.styles.get(style, "")
        heading = name.startswith(("heading", "rubrik", "title"))
        printed = _printed_rows(element, heading or style in self.bold)
        marker = self.marker(element, style, name)
        if marker and printed and not printed[0][0].text.startswith(("-", "–", "•")):
            first = printed[0][0]
            printed[0] = (first._replace(text=f"{marker} {first.text}"), *printed[0][1:])
        if _turns(element):
            gap = PAGE_TURN
        kind = "heading" if heading else "list" if marker else ""
        return paragraph(printed, gap, kind)

    def marker(self, element: etree._Element, style_id: str, style: str) -> str:
        """What Word prints before a list paragraph: "-" for a bullet, "1." for a number, "" for none."""
        number = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        number = self.style_numbers.get(style_id) if number is None else number
        if number is None:
            return "-" if style.startswith(("list bullet", "punktlista")) else ""
        owner, level = number.find(qn("w:numId")), number.find(qn("w:ilvl"))
        key = (
            owner.get(qn("w:val"), "") if owner is not None else "",
            level.get(qn("w:val"), "0") if level is not None else "0",
        )
        kind = self.numbering.get(key, "")
        if kind in {"", "none"}:
            return ""
        if kind == "bullet":
            return "-"
        self.counts[key] += 1
        return f"{self.counts[key]}."


def _turns(paragraph: etree._Element) -> bool:
    """Whether a paragraph holds a page break."""
    if paragraph.find(f".//{qn('w:br')}[@{qn('w:type')}='page']") is not None:
        return True
    return _is_on(paragraph.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}"))


def _outside(box: etree._Element, paragraph: etree._Element) -> bool:
    """Whether a text box is another one's, or its copy for old programs."""
    for parent in box.iterancestors():
        if parent is paragraph:
            return False
        if parent.tag in (_FALLBACK, qn("w:txbxContent")):
            return True
    return True


_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def _printed_rows(paragraph: etree._Element, bold_style: bool) -> list[tuple[Piece, ...]]:
    """The rows of a paragraph, parted by its line breaks; in each the text between tabs, a bold beginning set apart."""
    rows: list[list[list[tuple[str, bool]]]] = [[[]]]
    for run in paragraph.iter(qn("w:r")):
        inner = next(run.iterancestors(_FALLBACK, qn("w:txbxContent")), None)
        if inner is not None and inner in paragraph.iter(inner.tag):
            continue
        toggle = run.find(f"{qn('w:rPr')}/{qn('w:b')}")
        bold = bold_style if toggle is None else _is_on(toggle)
        for child in run.iterchildren():
            if child.tag == qn("w:t") and child.text:
                rows[-1][-1].append((child.text, bold))
            elif child.tag in (qn("w:tab"), qn("w:ptab")):
                rows[-1].append([])
            elif child.tag in (qn("w:br"), qn("w:cr")):
                rows.append([[]])
            elif child.tag == qn("w:noBreakHyphen"):
                rows[-1][-1].append(("-", bold))
    printed = [
        tuple(piece for column, runs in enumerate(cells) for piece in pieces(runs, column * COLUMN)) for cells in rows
    ]
    return [pieces for pieces in printed if pieces]
