"""A protokollsgranskning as CSV, for a spreadsheet, and as a page of HTML, to read, print and hand on."""

import csv
import io
from collections.abc import Iterator
from html import escape
from itertools import groupby

from corpus.audit import Audit, Audited, counts
from corpus.findings import RULES

_COLUMNS = (
    "organisation",
    "organ",
    "datum",
    "paragraf",
    "sida",
    "regel",
    "lagrum",
    "brist",
    "text",
    "fil",
    "dokument",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""
_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b}"
    "table{border-collapse:collapse;width:100%;margin:.5rem 0 2rem}caption{text-align:left;font-weight:600}"
    "th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid #ccc}"
    "th{background:#f2f2f2}td.n{white-space:nowrap}small{color:#555}@media print{body{margin:0}}"
)


def audit_csv(found: Audit) -> str:
    """A row a finding, parted by semicolons as a Swedish spreadsheet wants them."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    writer.writerows([_harmless(cell) for cell in _cells(one)] for one in found.found)
    return out.getvalue()


def _cells(one: Audited) -> tuple[str, ...]:
    cells = (
        one.organisation,
        one.body,
        one.day,
        one.item,
        one.page,
        one.code,
        one.law,
        one.words,
        one.text,
        one.source,
        one.document,
    )
    return tuple("" if cell is None else str(cell) for cell in cells)


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def audit_html(found: Audit) -> str:
    """A page that needs nothing but itself."""
    return "\n".join(("<!doctype html>", '<html lang="sv">', *_head(found), *_body(found), "</html>", ""))


def _title(found: Audit) -> str:
    return " ".join(filter(None, ("Protokollsgranskning", found.body or "", str(found.year or ""))))


def _head(found: Audit) -> Iterator[str]:
    yield '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(_title(found))}</title><style>{_STYLE}</style></head>"


def _body(found: Audit) -> Iterator[str]:
    yield f"<body><h1>{escape(_title(found))}</h1>"
    yield f"<p>{found.documents} protokoll granskade, {len(found.found)} iakttagelser. Läget {found.today}.</p>"
    yield (
        "<p>Iakttagelserna gäller det som lästs ur dokumenten. Kontrollera dem i originalet innan de åberopas: "
        "det som inte står i filen, eller inte har kunnat läsas, syns som saknat.</p>"
    )
    if found.found:
        yield from _summary(found)
    for (organisation, body), own in groupby(found.found, key=lambda one: (one.organisation, one.body)):
        name = ", ".join(filter(None, (body, organisation))) or "Okänt organ"
        yield f"<h2>{escape(name)}</h2>"
        yield from _table(list(own))
    yield "</body>"


def _summary(found: Audit) -> Iterator[str]:
    yield "<table><caption>Antal</caption><tr><th>Brist</th><th>Lagrum</th><th>Antal</th></tr>"
    for code, number in counts(found.found).items():
        rule = RULES[code]
        yield f"<tr><td>{escape(rule.words)}</td><td>{escape(rule.law)}</td><td>{number}</td></tr>"
    yield "</table>"


def _table(found: list[Audited]) -> Iterator[str]:
    headings = ("Datum", "§", "Sida", "Lagrum", "Brist", "Text", "Fil")
    yield f"<table><tr>{''.join(f'<th>{heading}</th>' for heading in headings)}</tr>"
    for one in found:
        cells = (one.day, one.item, one.page)
        narrow = "".join(f'<td class="n">{escape(str(cell)) if cell is not None else "–"}</td>' for cell in cells)
        source = escape(one.source or "–")
        named = f"{source}<br><small>{escape(one.document[:12])}</small>" if one.document else source
        wide = (escape(one.law), escape(one.words), escape(one.text), named)
        yield f"<tr>{narrow}{''.join(f'<td>{cell}</td>' for cell in wide)}</tr>"
    yield "</table>"
