"""Minutes as bytes: text, HTML, DOCX or PDF. Each form is written quickly, since a share holds thousands."""

import io
import zipfile
from collections.abc import Callable
from html import escape
from xml.sax.saxutils import escape as xml

from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from tools.archive.minutes import Minutes

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_STAMP = (2020, 1, 1, 0, 0, 0)
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_OFFICE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_OFFICE}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_REL}/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_REL}/styles" Target="styles.xml"/></Relationships>',
    "word/styles.xml": f'<w:styles xmlns:w="{_W}"><w:style w:type="paragraph" w:styleId="H2">'
    '<w:name w:val="heading 2"/></w:style></w:styles>',
}


def text(minutes: Minutes) -> bytes:
    """Plain text in UTF-8, an empty line between paragraphs, none between names."""
    out: list[str] = []
    for style, line in minutes.lines():
        out += [line] if line in minutes.present and not style else ["", line]
    return ("\n".join(out).strip() + "\n").encode()


def html(minutes: Minutes) -> bytes:
    """A page of a small CMS."""
    tags = {"title": "h1", "heading": "h2", "label": "h3", "": "p"}
    body = "\n".join(f"<{tags[style]}>{escape(line)}</{tags[style]}>" for style, line in minutes.lines())
    head = '<!DOCTYPE html>\n<html lang="sv"><head><meta charset="utf-8"><title>Protokoll</title></head><body>'
    return f"{head}\n{body}\n</body></html>\n".encode()


def docx(minutes: Minutes) -> bytes:
    """The least that Word opens."""
    body = "".join(_paragraph(style, line) for style, line in minutes.lines())
    return package(f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'.encode())


def package(document: bytes) -> bytes:
    """A Word file with this document.xml; the same bytes at every run."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in _PARTS.items():
            archive.writestr(zipfile.ZipInfo(name, _STAMP), part, zipfile.ZIP_DEFLATED)
        archive.writestr(zipfile.ZipInfo("word/document.xml", _STAMP), document, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _paragraph(style: str, line: str) -> str:
    how = '<w:pPr><w:pStyle w:val="H2"/></w:pPr>' if style in {"title", "heading"} else ""
    bold = "<w:rPr><w:b/></w:rPr>" if style == "label" else ""
    return f"<w:p>{how}<w:r>{bold}<w:t>{xml(line)}</w:t></w:r></w:p>"


def pdf(minutes: Minutes) -> bytes:
    """Pages with a text layer."""
    file = io.BytesIO()
    canvas = Canvas(file, invariant=1)
    y = 780.0
    for style, line in minutes.lines():
        font = "Helvetica-Bold" if style else "Helvetica"
        y -= 0 if line in minutes.present and not style else 8
        for row in simpleSplit(line, font, 10.5, 450):
            if y < 70:
                canvas.showPage()
                y = 780.0
            canvas.setFont(font, 10.5)
            canvas.drawString(70, y, row)
            y -= 13
    canvas.save()
    return file.getvalue()


FORMS: dict[str, Callable[[Minutes], bytes]] = {".txt": text, ".html": html, ".docx": docx, ".pdf": pdf}
