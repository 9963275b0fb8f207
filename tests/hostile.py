"""Files made to harm whoever reads them: bombs, bottomless nesting, names without end. Small until they unfold."""

import io
import os
import struct
import zipfile
import zlib

from minutes import GOOD
from tools.archive.forms import package

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
_ONE_PAGE = b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>"
_PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
    b"/Resources << /Font << /F 5 0 R >> /XObject << /I 5 0 R >> >> /Contents 4 0 R >>"
)
_TEXT = b"BT /F 12 Tf 70 700 Td (Protokoll) Tj ET\n"
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def _pdf(*objects: bytes) -> bytes:
    """The objects 1, 2, 3 … as a file."""
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out) + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def _stream(data: bytes, also: bytes = b"") -> bytes:
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (also, len(data), data)


def _repeated(block: bytes, times: int, *, raw: bool) -> bytes:
    """A deflated stream of a block many times over, made from one that was deflated once."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    body = packed * times + b"\x03\x00"
    return body if raw else b"\x78\xda" + body + bytes(4)


def pages(number: int) -> bytes:
    """A PDF of many pages that are all the same one."""
    kids = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (number, b"3 0 R " * number)
    return _pdf(_CATALOG, kids, _PAGE, _stream(_TEXT), _FONT)


def _nested_pdf() -> bytes:
    depth = 100_000
    catalog = b"<< /Type /Catalog /Pages 2 0 R /Deep %s%s >>" % (b"[" * depth, b"]" * depth)
    return _pdf(catalog, _ONE_PAGE, _PAGE, _stream(_TEXT), _FONT)


def _great_picture() -> bytes:
    picture = _stream(
        _repeated(bytes(10**7), 100, raw=False),
        b"/Type /XObject /Subtype /Image /Width 31622 /Height 31622 /ColorSpace /DeviceGray /BitsPerComponent 8 "
        b"/Filter /FlateDecode",
    )
    return _pdf(_CATALOG, _ONE_PAGE, _PAGE, _stream(b"q 595 0 0 842 0 0 cm /I Do Q"), picture)


def _great_page() -> bytes:
    """A page whose drawing unfolds into gigabytes."""
    drawing = _stream(_repeated(_TEXT * 100_000, 500, raw=False), b"/Filter /FlateDecode")
    return _pdf(_CATALOG, _ONE_PAGE, _PAGE, drawing, _FONT)


def _document(body: str, before: str = "") -> bytes:
    return f'{before}<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'.encode()


def _nested_docx(depth: int) -> bytes:
    inner = "<w:p><w:r><w:t>Djupt</w:t></w:r></w:p>"
    return package(_document("<w:tbl><w:tr><w:tc>" * depth + inner + "</w:tc></w:tr></w:tbl>" * depth))


def _entities() -> bytes:
    """The billion laughs."""
    lines = ['<!ENTITY a "haha">', *(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))]
    return package(_document("<w:p><w:r><w:t>&j;</w:t></w:r></w:p>", f"<!DOCTYPE d [{''.join(lines)}]>"))


def zip_bomb() -> bytes:
    """A Word file of a few megabytes whose document.xml is two gigabytes."""
    block, times = b"<w:p><w:r><w:t>Protokoll</w:t></w:r></w:p>" * 100_000, 500
    packed = _repeated(block, times, raw=True)
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package(b""))) as source, zipfile.ZipFile(file, "w") as target:
        for name in source.namelist():
            target.writestr(name, packed if name == "word/document.xml" else source.read(name))
        entry = target.getinfo("word/document.xml")
    data = bytearray(file.getvalue())
    sizes = struct.pack("<II", len(packed), len(block) * times)
    central = data.rindex(b"PK\x01\x02", 0, data.rindex(b"word/document.xml"))
    for place in (entry.header_offset + 8, central + 10):  # of the method; the sizes stand ten bytes later
        data[place : place + 2] = b"\x08\x00"
        data[place + 10 : place + 18] = sizes
    return bytes(data)


def _good(number: int) -> bytes:
    return GOOD.format(number=number).encode()


HOSTILE: dict[str, tuple[bytes, str | None]] = {
    "djup.html": (b"<!DOCTYPE html><html><body>" + b"<div>" * 200_000 + b"ord</body></html>", "skadad"),
    "djup.docx": (_nested_docx(20_000), "skadad"),
    "djup80.docx": (_nested_docx(80), None),
    "djup.pdf": (_nested_pdf(), None),
    "entiteter.docx": (_entities(), "skadad"),
    "bomb.docx": (zip_bomb(), "skadad"),
    "bild.pdf": (_great_picture(), "bild"),
    "rad\nbruten.txt": (_good(3), None),
    os.fsdecode(b"N\xe4mnd.txt"): (_good(4), None),
    f"{'lång' * 50}.txt": (_good(5), None),
}
"""Bytes by name, with the reason why they become no record; None for those that do."""
SLOW_ONES: dict[str, tuple[bytes, str | None]] = {
    "sidor.pdf": (pages(100_000), "tidsgräns"),
    "rad.txt": (b"Protokoll\n\n\xc2\xa7 1 Rad\n\n" + b"x" * 10**7, "tidsgräns"),
    "ord.txt": (b"Protokoll\n\n\xc2\xa7 1 Ord\n\n" + b"ord och annat " * 750_000, "tidsgräns"),
    "ritning.pdf": (_great_page(), "krasch"),
}
