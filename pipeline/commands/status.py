"""`protokoll status`: what the archive holds, in numbers."""

import argparse
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from corpus.archive import open_archive
from corpus.status import Count, Status, status
from models.errors import UsageProblem
from output.reading import KINDS
from pipeline.completeness import completeness, completeness_as_json, print_completeness
from pipeline.jsonlines import print_json
from pipeline.screen import counted, print_table
from pipeline.settings import Settings

_UNKNOWN = "(okänt)"
WARNINGS = {
    "adjusted-before-meeting": "justeringsdatumet är före sammanträdet",
    "adjuster-not-signatory": "den som undertecknar som justerare är inte den som utsågs",
    "attendance-not-understood": "en rad i närvarolistan kunde inte tolkas",
    "body-derived": "organet är härlett ur besluten, det står inte i huvudet",
    "body-unknown": "organets namn hittades inte",
    "conflict-elsewhere": "jäv anmäls i en paragraf som inte finns i dokumentet",
    "conflicted-vote": "den som har anmält jäv röstar",
    "correction-lost": "en rättelse gäller ett fält som posten inte längre har",
    "correction-outdated": "ett rättat fält lästes på annat sätt när det rättades än nu",
    "date-unknown": "sammanträdets datum hittades inte",
    "decision-empty": "under en rubrik för beslut står inget beslut",
    "heading-outside-items": "något som ser ut som en paragrafrubrik har inte blivit en paragraf",
    "item-missing": "en paragraf som protokollet anges omfatta saknas",
    "item-twice": "samma paragrafnummer förekommer flera gånger",
    "more-votes-than-members": "fler röster än beslutande i närvarolistan",
    "name-ambiguous": "ett namn kan vara flera personer i närvarolistan",
    "next-meeting-unclear": "nästa sammanträde anges på flera sätt",
    "organisation-derived": "organisationen är härledd ur texten, brevhuvud saknas",
    "organisation-unknown": "organisationen framgår inte",
    "pages-unread": "sidor är bilder eller har trasig text, och behöver texttolkas",
    "personnummer-masked": "personnummer har maskerats",
    "signed-before-meeting": "en underskrift är daterad före sammanträdet",
    "text-from-ocr": "text är tolkad ur bilder",
    "vote-against-decision": "beslutet är motsatsen till det som vann omröstningen",
    "vote-count-mismatch": "antalet röster stämmer inte med namnen",
    "voter-not-listed": "någon som röstar står inte i närvarolistan",
}
"""Codes of the warnings of a record, in words."""
_KINDS: dict[str, str] = {str(kind): name for kind, name in KINDS.items()}


def run(settings: Settings, args: argparse.Namespace) -> int:
    """Prints the counts by kind, body and year, and what waits in quarantine; with --gaps what is missing instead.

    Raises UsageProblem for a body that the archive has not, and for options of --gaps without it.
    """
    if args.gaps:
        return _run_gaps(settings, args)
    for name, value in (("--today", args.today), ("--body", args.body)):
        if value is not None:
            raise UsageProblem(f"{name} används bara tillsammans med --gaps.", "Lägg till --gaps.")
    with open_archive(settings.archive, "read", settings.originals) as archive:
        found = status(archive)
    if args.json:
        print_json(_as_json(found))
    else:
        _print(found)
    return 0


def _run_gaps(settings: Settings, args: argparse.Namespace) -> int:
    today = args.today or date.today()  # noqa: DTZ011  (the user's own calendar day)
    with open_archive(settings.archive, "read", settings.originals) as archive:
        found = completeness(archive, today, args.body)
    if args.body is not None and not found.bodies:
        raise UsageProblem(f"Arkivet har inget organ som heter {args.body}.", "Se alla: protokoll status")
    if args.json:
        print_json(completeness_as_json(found))
    else:
        print_completeness(found)
    return 0


def _print(found: Status) -> None:
    items = counted(found.items, "paragraf eller punkt", "paragrafer eller punkter")
    print(f"{found.documents} dokument med {items}, ur {counted(found.files, 'fil', 'filer')}")
    if found.versions:
        print(f"{found.versions} av dem är andra versioner av ett protokoll som finns")
    if found.withdrawn:
        print(f"{found.withdrawn} dokument är indragna")
    bodies = [(row.organisation or _UNKNOWN, row.body or _UNKNOWN, str(row.number)) for row in found.bodies]
    tables: tuple[tuple[str, tuple[str, ...], Sequence[tuple[str, ...]]], ...] = (
        ("Slag", ("Slag", "Antal"), _cells(found.kinds, _KINDS)),
        ("Organ", ("Organisation", "Organ", "Antal"), bodies),
        ("År", ("År", "Antal"), _cells(found.years, {})),
        ("Varningar", ("Varning", "Antal"), _cells(found.warnings, WARNINGS)),
        ("Karantän", ("Orsak", "Antal"), _cells(found.quarantine, {})),
    )
    for title, headings, rows in tables:
        if rows:
            print()
            print_table(headings, rows, title)


def _cells(counts: Iterable[Count], words: Mapping[str, str]) -> list[tuple[str, str]]:
    """A row a count; a name that has no words is shown as it is."""
    return [(words.get(row.name or "", row.name or _UNKNOWN), str(row.number)) for row in counts]


def _as_json(found: Status) -> dict[str, object]:
    def counts(rows: tuple[Count, ...]) -> list[dict[str, object]]:
        return [row._asdict() for row in rows]

    return {
        "files": found.files,
        "documents": found.documents,
        "items": found.items,
        "versions": found.versions,
        "withdrawn": found.withdrawn,
        "kinds": counts(found.kinds),
        "bodies": [row._asdict() for row in found.bodies],
        "years": counts(found.years),
        "warnings": counts(found.warnings),
        "quarantine": counts(found.quarantine),
    }
