"""The signature dictionaries of a PDF (ISO 32000-1, 12.8): who, when and why, as the file itself says.

Whether a signature is valid is not looked into: that takes its certificates and the lists of those that were revoked.
"""

import io
import re
from collections.abc import Iterator
from typing import Any

from extractors.personnummer import hidden
from models.signed import FileSignature

_SIGNED = b"/ByteRange"
"""Stands in every signed file, in plain bytes: who signs writes his range into the finished file."""
_MOST = 50
"""No protokoll has so many signatures."""
_TIME = re.compile(
    r"D:(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?"
    r"(?:(?P<sign>[+-])(?P<hours>\d\d)'?(?P<minutes>\d\d)?|(?P<utc>Z))?"
)


def signatures_in(data: bytes) -> tuple[FileSignature, ...]:
    """The signatures of a PDF's bytes, in the order of its form; none where they cannot be read."""
    if _SIGNED not in data:
        return ()
    import pdfplumber

    try:
        with pdfplumber.open(io.BytesIO(data), pages=[]) as document:
            form = _plain(document.doc.catalog.get("AcroForm")) or {}
            found = list(_values(form.get("Fields"), 0))
    except Exception:  # noqa: BLE001 — pdfminer fails in ways of its own on odd files; the text has been read without it
        return ()
    return tuple(_signature(value, len(data)) for value in found[:_MOST])


def _values(fields: Any, depth: int) -> Iterator[dict[str, Any]]:
    """The values of the form's signature fields, those within fields too."""
    if depth > 8:
        return
    for reference in _plain(fields) or ():
        field = _plain(reference)
        if not isinstance(field, dict):
            continue
        value = _plain(field.get("V"))
        if isinstance(value, dict) and "ByteRange" in value:
            yield value
        yield from _values(field.get("Kids"), depth + 1)


def _signature(value: dict[str, Any], size: int) -> FileSignature:
    covered = [_plain(number) for number in _plain(value.get("ByteRange")) or ()]
    whole = len(covered) == 4 and covered[0] == 0 and covered[2] + covered[3] == size
    return FileSignature(
        name=_text(value.get("Name")),
        signed_at=_time(_text(value.get("M"))),
        reason=_text(value.get("Reason")),
        format=_text(value.get("SubFilter")),
        whole=whole,
    )


def _plain(value: Any) -> Any:
    from pdfplumber.utils.pdfinternals import resolve

    return resolve(value)


def _text(value: Any) -> str | None:
    """A text string (UTF-16 with its mark, else Latin-1 for PDFDocEncoding) or a name; personnummer masked."""
    value = _plain(value)
    if value is None:
        return None
    if isinstance(value, bytes):
        text = value.decode("utf-16", "replace") if value[:2] in {b"\xfe\xff", b"\xff\xfe"} else value.decode("latin-1")
    else:
        text = str(getattr(value, "name", value))
    return hidden(" ".join(text.split())) or None


def _time(text: str | None) -> str | None:
    """ISO 8601 of "D:20240312101112+01'00'"."""
    match = _TIME.match(text) if text else None
    if match is None:
        return None
    zone = (
        "Z" if match["utc"] else f"{match['sign']}{match['hours']}:{match['minutes'] or '00'}" if match["sign"] else ""
    )
    day = f"{match['year']}-{match['month']}-{match['day']}"
    return f"{day}T{match['hour']}:{match['minute']}:{match['second'] or '00'}{zone}"
