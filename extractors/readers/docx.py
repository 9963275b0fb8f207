"""DOCX: paragraphs, styles and tables. python-docx opens the file; its XML is walked, which is far faster than its
accessors.
"""

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml import etree

from extractors.readers.numbering import Numbering
from extractors.readers.rows import COLUMN, Piece, Row, paragraph, pieces, placed, table_row
from models.errors import DamagedFile, UnknownFormat
from models.lines import PAGE_TURN, Document

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


_MOST_MARKUP = 100 * 2**20
"""Bytes of XML in one file: some ten thousand pages. As a tree in memory it takes several times as much."""
_MOST = 1000 * 2**20
"""Bytes of all parts, pictures among them."""


def recognises(data: bytes) -> bool:
    """Whether the bytes are a ZIP whose contents name a Word document, or one cut off before its list of contents."""
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
        _check_size(data)
        document = docx.Document(io.BytesIO(data))
        lines = tuple(placed(_document(document)))
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


def _check_size(data: bytes) -> None:
    """A few kilobytes may unfold into gigabytes. No more is ever unpacked of a part than the ZIP states as its size."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
    markup = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    if markup > _MOST_MARKUP or sum(part.file_size for part in parts) > _MOST:
        raise DamagedFile("Word-filen packas upp till mer än vad någon text behöver.", "Spara om den i Word.")


def _document(document: WordDocument) -> Iterator[Row]:
    styles = {style.style_id: style for style in document.styles if style.style_id}
    names = {key: (style.name or "").lower() for key, style in styles.items()}
    walker = _Walker(names, _bold_styles(document), Numbering(document))
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


def _is_on(toggle: etree._Element | None) -> bool:
    return toggle is not None and toggle.get(qn("w:val"), "true") not in {"false", "0", "off"}


class _Walker:
    """Walks paragraphs and tables in order, counting tables as it goes."""

    def __init__(self, styles: dict[str, str], bold: frozenset[str], numbering: Numbering) -> None:
        self.styles, self.bold, self.numbering = styles, bold, numbering
        self.tables = 0

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
        marker = self.numbering.marker(element, style) or ("-" if name.startswith(_BULLETED) else "")
        if marker and printed and not printed[0][0].text.startswith(("-", "–", "•")):
            first = printed[0][0]
            printed[0] = (first._replace(text=f"{marker} {first.text}"), *printed[0][1:])
        if _turns(element):
            gap = PAGE_TURN
        kind = "heading" if heading else "list" if marker else ""
        return paragraph(printed, gap, kind)


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


_BULLETED = ("list bullet", "punktlista")
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
