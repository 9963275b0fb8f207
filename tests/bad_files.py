"""Files that cannot become a record, built afresh for each test, and files whose name lies about what they are."""

import io
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import docx
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from models.errors import DamagedFile, EmptyFile, EncryptedFile, FileProblem, MissingFile, NoText, UnknownFormat

Builder = Callable[[Path], Path]
"""Builds a file in a folder and gives its path."""

WORDS = ("Protokoll", "Teknik- och servicenämnden", "Sammanträdesdatum 2022-11-08", "§ 71 Val av justerare")


class BadFile(NamedTuple):
    """A file, and the error that it must raise."""

    name: str
    build: Builder
    error: type[FileProblem]


class MisnamedFile(NamedTuple):
    """A good file with a name of another format, and the media type that its bytes must be recognised as."""

    name: str
    build: Builder
    media_type: str


def pdf(pages: int = 1, password: str | None = None) -> bytes:
    """A PDF with text on each page."""
    lock = StandardEncryption(password, strength=128) if password else None
    file = io.BytesIO()
    canvas = Canvas(file, invariant=1, encrypt=lock)
    for _ in range(pages):
        for number, words in enumerate(WORDS):
            canvas.drawString(70, 760 - 20 * number, words)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def word_file() -> bytes:
    """A DOCX with a paragraph a row."""
    document = docx.Document()
    for words in WORDS:
        document.add_paragraph(words)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def empty(folder: Path) -> Path:
    """No bytes at all."""
    return _file(folder, "tom.pdf", b"")


def white_space(folder: Path) -> Path:
    """Nothing but white space, after a byte order mark."""
    return _file(folder, "blank.txt", b"\xef\xbb\xbf \r\n\t\r\n \x0c\n")


def pdf_cut_in_half(folder: Path) -> Path:
    """A download that broke off."""
    data = pdf(pages=3)
    return _file(folder, "halv.pdf", data[: len(data) // 2])


def pdf_head_only(folder: Path) -> Path:
    """No more than the header came through."""
    return _file(folder, "huvud.pdf", pdf()[:20])


def encrypted_pdf(folder: Path) -> Path:
    """A PDF that asks for a password."""
    return _file(folder, "hemlig.pdf", pdf(password="hemligt"))


def pdf_of_images(folder: Path) -> Path:
    """A scanned protokoll: each page is a picture, there is no text."""
    file = io.BytesIO()
    canvas = Canvas(file, invariant=1)
    picture = Image.new("L", (400, 560), 255)
    picture.paste(0, (60, 60, 340, 80))
    for _ in range(2):
        canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return _file(folder, "skannad.pdf", file.getvalue())


def zip_named_docx(folder: Path) -> Path:
    """A ZIP of something else, renamed."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("bilder/tavla.txt", "ingen text av Word")
    return _file(folder, "arkiv.docx", file.getvalue())


def docx_cut_in_half(folder: Path) -> Path:
    """A DOCX without its end, where a ZIP keeps the list of its contents."""
    data = word_file()
    return _file(folder, "halv.docx", data[: len(data) // 2])


def docx_with_broken_xml(folder: Path) -> Path:
    """A DOCX that opens as a ZIP, with a text that breaks off in the middle of an element."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file())) as source, zipfile.ZipFile(file, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, data[: len(data) // 2] if name == "word/document.xml" else data)
    return _file(folder, "trasig.docx", file.getvalue())


def binary_named_txt(folder: Path) -> Path:
    """Bytes without meaning, renamed to text."""
    noise = b"".join(sha256(bytes([number])).digest() for number in range(64))
    return _file(folder, "anteckning.txt", b"\x00\x01\x02\xfe" + noise)


def program_named_txt(folder: Path) -> Path:
    """A program, renamed to text."""
    return _file(folder, "program.txt", b"\x7fELF\x02\x01\x01" + bytes(64))


def picture_named_pdf(folder: Path) -> Path:
    """A picture, renamed to PDF."""
    file = io.BytesIO()
    Image.new("L", (40, 40), 200).save(file, "PNG")
    return _file(folder, "foto.pdf", file.getvalue())


def pdf_named_txt(folder: Path) -> Path:
    """A PDF, renamed to text."""
    return _file(folder, "protokoll.txt", pdf())


def text_named_pdf(folder: Path) -> Path:
    """A text, renamed to PDF."""
    return _file(folder, "protokoll.pdf", "\n".join(WORDS).encode())


def docx_named_md(folder: Path) -> Path:
    """A DOCX, renamed to Markdown."""
    return _file(folder, "protokoll.md", word_file())


def missing_path(folder: Path) -> Path:
    """A path that leads nowhere."""
    return folder / "finns-inte.pdf"


def folder_without_files(folder: Path) -> Path:
    """A folder that holds nothing but a folder."""
    (folder / "protokoll" / "2023").mkdir(parents=True)
    return folder / "protokoll"


def _file(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


BAD_FILES = (
    BadFile("an empty file", empty, EmptyFile),
    BadFile("a file of white space", white_space, EmptyFile),
    BadFile("a PDF cut in half", pdf_cut_in_half, DamagedFile),
    BadFile("the header of a PDF", pdf_head_only, DamagedFile),
    BadFile("an encrypted PDF", encrypted_pdf, EncryptedFile),
    BadFile("a PDF of images only", pdf_of_images, NoText),
    BadFile("a ZIP named .docx", zip_named_docx, UnknownFormat),
    BadFile("a DOCX cut in half", docx_cut_in_half, DamagedFile),
    BadFile("a DOCX with broken XML", docx_with_broken_xml, DamagedFile),
    BadFile("a binary named .txt", binary_named_txt, UnknownFormat),
    BadFile("a program named .txt", program_named_txt, UnknownFormat),
    BadFile("a picture named .pdf", picture_named_pdf, UnknownFormat),
)

MISNAMED_FILES = (
    MisnamedFile("a PDF named .txt", pdf_named_txt, "application/pdf"),
    MisnamedFile("a text named .pdf", text_named_pdf, "text/plain"),
    MisnamedFile(
        "a DOCX named .md", docx_named_md, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ),
)

BAD_PATHS = (
    BadFile("a missing path", missing_path, MissingFile),
    BadFile("a folder without a readable file", folder_without_files, MissingFile),
)
"""What a run over paths must refuse; these never reach a reader."""
