"""Files that cannot become a record, each with the reason that an import must give."""

import io
from collections.abc import Callable
from random import Random
from typing import NamedTuple

from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tools.archive.forms import docx, pdf
from tools.archive.minutes import Minutes


class Damage(NamedTuple):
    """One kind: the ending of its name, its bytes, and the reason."""

    suffix: str
    build: Callable[[Random, Minutes], bytes]
    reason: str


def _encrypted(_: Random, minutes: Minutes) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, invariant=1, encrypt=StandardEncryption("hemligt", strength=128))
    canvas.drawString(70, 700, f"{minutes.body} {minutes.day}")
    canvas.save()
    return file.getvalue()


def _picture_only(rng: Random, _: Minutes) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, invariant=1)
    picture = Image.new("L", (60, 80), 255)
    picture.putpixel((rng.randrange(60), rng.randrange(80)), rng.randrange(255))
    canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
    canvas.save()
    return file.getvalue()


def _noise(rng: Random, _: Minutes) -> bytes:
    return b"\x00\x01\x02\xfe" + rng.randbytes(500)


def _foreign(magic: bytes) -> Callable[[Random, Minutes], bytes]:
    return lambda rng, _: magic + rng.randbytes(200)


DAMAGES: tuple[Damage, ...] = (
    Damage(".pdf", lambda _rng, _: b"", "tom"),
    Damage(".txt", lambda rng, _: b" \r\n\t" * rng.randint(1, 9), "tom"),
    Damage(".pdf", lambda rng, minutes: pdf(minutes)[: rng.randint(200, 500)], "skadad"),
    Damage(".docx", lambda rng, minutes: docx(minutes)[: rng.randint(600, 900)], "skadad"),
    Damage(".pdf", _encrypted, "krypterad"),
    Damage(".pdf", _picture_only, "bild"),
    Damage(".dat", _noise, "okänt format"),
    Damage(".doc", _foreign(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "okänt format"),
    Damage(".rtf", lambda rng, _: b"{\\rtf1\\ansi " + str(rng.random()).encode() + b"}", "okänt format"),
    Damage(".png", _foreign(b"\x89PNG\r\n\x1a\n"), "okänt format"),
    Damage(".exe", _foreign(b"MZ\x90\x00"), "okänt format"),
)
