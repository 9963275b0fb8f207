"""DOCX files: paragraphs with a bold beginning and tabs, and tables; the same content gives the same bytes."""

import datetime
import io
import zipfile

from docx import Document as open_document
from docx.document import Document
from docx.shared import Cm
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from tools.samples.golden import Drawn

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FIXED = datetime.datetime(2024, 1, 2, 9, 0, tzinfo=datetime.UTC)
_USED = (
    "Normal",
    "Default Paragraph Font",
    "No List",
    "Title",
    "Subtitle",
    "Heading 1",
    "Heading 2",
    "Header",
    "Footer",
)
_KEPT = frozenset({*_USED, *(f"{name} Char" for name in _USED), "Normal Table", "Table Grid"})


def blank(title: str) -> Document:
    """An empty document with fixed properties, without the template's styles that no sample uses."""
    document = open_document()
    for style in list(document.styles):
        if style.name not in _KEPT:
            style.delete()
    relations = document.part.rels
    for key in [key for key, relation in relations.items() if relation.reltype.endswith("/stylesWithEffects")]:
        del relations[key]
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = title, "Kansliet", "Kansliet"
    properties.comments, properties.revision = "", 1
    properties.created = properties.modified = _FIXED
    return document


def line(document: Document, words: str, bold: str = "", style: str = "Normal", tab: float = 4.5) -> Paragraph:
    """A paragraph that may begin in bold; a tab goes to `tab` cm, where wrapped lines begin too."""
    paragraph = document.add_paragraph(style=style)
    paragraph.paragraph_format.space_after = 0
    if bold:
        paragraph.add_run(bold).bold = True
    paragraph.add_run(words)
    if "\t" in bold + words:
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(tab))
    if words.startswith("\t"):
        paragraph.paragraph_format.left_indent = Cm(tab)
        paragraph.paragraph_format.first_line_indent = Cm(-tab)
    return paragraph


def gap(document: Document) -> None:
    """An empty paragraph, the blank line of a typist."""
    document.add_paragraph().paragraph_format.space_after = 0


def fill(cell: _Cell, rows: tuple[str, ...], bold: bool = False) -> None:
    """The paragraphs of a table cell."""
    for index, words in enumerate(rows):
        paragraph = cell.paragraphs[0] if not index else cell.add_paragraph()
        paragraph.add_run(words).bold = bold or None


def done(document: Document) -> Drawn:
    """The file, packed anew without the clock's time and without compression, which differs between machines."""
    saved, packed = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), source.read(name))
    return Drawn(packed.getvalue(), MEDIA_TYPE)
