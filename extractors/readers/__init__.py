"""Readers: bytes to lines. One file a format, one row here; the bytes decide which reader is used, never the file's
name.
"""

from collections.abc import Callable
from typing import NamedTuple

from extractors.letterspacing import unspaced
from extractors.personnummer import masked
from extractors.readers import docx, html, office, pdf, text
from models.errors import EmptyFile, NoText, UnknownFormat
from models.lines import Document
from models.scan import Scan


class Reader(NamedTuple):
    """A format that can be read.

    describes    what the format is called, in Swedish
    recognises   whether bytes are of this format, by their content
    read         bytes to document; raises DamagedFile, EncryptedFile, NoText or UnknownFormat
    """

    describes: str
    recognises: Callable[[bytes], bool]
    read: Callable[[bytes], Document]


READERS: dict[str, Reader] = {
    "pdf": Reader("PDF", pdf.recognises, pdf.read),
    "docx": Reader("Word (DOCX)", docx.recognises, docx.read),
    "office": Reader("äldre Word (DOC), RTF och OpenDocument (ODT)", office.recognises, office.read),
    "html": Reader("webbsida (HTML)", html.recognises, html.read),
    "text": Reader("text och Markdown", text.recognises, text.read),
}

# First bytes of formats that we know and cannot read yet, so that the message can name them.
_FOREIGN = {
    b"\xd0\xcf\x11\xe0": "ett äldre Office-dokument, avklippt eller av annat slag än Word",
    b"PK\x03\x04": "ett ZIP-arkiv som inte är ett Word-dokument",
    b"7z\xbc\xaf'\x1c": "ett 7-Zip-arkiv; packa upp det",
    b"Rar!": "ett RAR-arkiv; packa upp det",
    b"\x1f\x8b": "en packad fil (gzip); packa upp den",
    b"\x89PNG": "en bild (PNG)",
    b"\xff\xd8\xff": "en bild (JPEG)",
    b"II*\x00": "en bild (TIFF)",
    b"MM\x00*": "en bild (TIFF)",
    b"GIF8": "en bild (GIF)",
    b"\x7fELF": "ett program",
    b"MZ": "ett program",
}


def read(data: bytes, name: str, scan: Scan | None = None) -> Document:
    """The lines of a file, personnummer masked; pages that OCR read come from its scan.

    Raises a FileProblem that says what is wrong with `name`.
    """
    if not data.strip(b" \t\r\n\f\x00\xef\xbb\xbf"):
        raise EmptyFile(f"{name}: filen är tom.")
    for reader in READERS.values():
        if reader.recognises(data):
            found = pdf.read(data, scan) if scan and reader is READERS["pdf"] else reader.read(data)
            document = _with_text(found, name)
            return masked(document._replace(lines=tuple(unspaced(document.lines))))
    start = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    known = next((words for magic, words in _FOREIGN.items() if start.startswith(magic.lower())), None)
    raise UnknownFormat(f"{name}: filen är {known}." if known else f"{name}: filens format känns inte igen.")


def _with_text(document: Document, name: str) -> Document:
    if any(any(map(str.isalnum, line.text)) for line in document.lines):
        return document
    if document.pages:
        raise NoText(f"{name}: sidorna är bilder utan text ({document.pages} sidor).")
    raise EmptyFile(f"{name}: filen innehåller ingen text.")
