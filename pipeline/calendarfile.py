"""A calendar of meetings in a file: CSV with the columns `organ` and `datum`, or iCalendar (RFC 5545)."""

import csv
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from corpus.calendars import Planned
from corpus.disk import why
from models.errors import UsageProblem

_FOLD = re.compile(r"\r?\n[ \t]")
_LINE = re.compile(r"(?P<name>[A-Za-z-]+)(?:;[^:\"]*(?:\"[^\"]*\"[^:\"]*)*)?:(?P<value>.*)")
_DAY = re.compile(r"(\d{4})(\d\d)(\d\d)")
_ESCAPED = re.compile(r"\\([\\;,nN])")
_NO = frozenset({"", "nej", "0", "false"})


def read_calendar(path: Path, body: str | None, organisation: str | None) -> list[Planned]:
    """The days in a file. `body` is whose they are, where the file does not say.

    An event of an iCalendar is of the body that its summary names, if no body is given.

    Raises UsageProblem for a file that cannot be read, or a row that cannot be followed.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = why(error) if isinstance(error, OSError) else "den är inte i UTF-8"
        raise UsageProblem(f"{path} kan inte läsas: {reason}.", "Kontrollera filen.") from error
    found = list(
        _from_ics(text, body, organisation, path)
        if text.lstrip().upper().startswith("BEGIN:VCALENDAR")
        else _from_csv(text, body, organisation, path)
    )
    if not found:
        raise UsageProblem(f"{path} innehåller inga sammanträden.", "Kontrollera filen.")
    return found


def _from_csv(text: str, body: str | None, organisation: str | None, path: Path) -> Iterator[Planned]:
    lines = text.splitlines()
    delimiter = ";" if lines and lines[0].count(";") >= lines[0].count(",") and ";" in lines[0] else ","
    rows = csv.DictReader(lines, delimiter=delimiter)
    names = {name.strip().casefold() for name in rows.fieldnames or ()}
    if "datum" not in names or ("organ" not in names and body is None):
        raise UsageProblem(f"{path} saknar kolumnen datum eller organ.", "Första raden ska vara: organ;datum")
    for number, row in enumerate(rows, start=2):
        own = {name.strip().casefold(): (value or "").strip() for name, value in row.items() if isinstance(name, str)}
        if not any(own.values()):
            continue
        whose = own.get("organ") or body
        if not whose:
            raise UsageProblem(f"{path} rad {number} har inget organ.", "Rätta raden.")
        cancelled = own.get("inställt", "").casefold() not in _NO
        day = _iso(own["datum"], f"{path} rad {number}")
        yield Planned(own.get("organisation") or organisation, whose, day, own.get("text", ""), cancelled)


def _from_ics(text: str, body: str | None, organisation: str | None, path: Path) -> Iterator[Planned]:
    event: dict[str, str] | None = None
    for line in _FOLD.sub("", text).splitlines():
        match = _LINE.fullmatch(line)
        if match is None:
            continue
        name, value = match["name"].upper(), match["value"]
        if (name, value.upper()) == ("BEGIN", "VEVENT"):
            event = {}
        elif (name, value.upper()) == ("END", "VEVENT") and event is not None:
            yield _event(event, body, organisation, path)
            event = None
        elif event is not None:
            event.setdefault(name, value)


def _event(event: dict[str, str], body: str | None, organisation: str | None, path: Path) -> Planned:
    summary = _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], event.get("SUMMARY", "")).strip()
    match = _DAY.match(event.get("DTSTART", ""))
    if match is None or not (body or summary):
        raise UsageProblem(f"{path}: en händelse saknar dag eller namn.", "Rätta filen, eller ange --body.")
    if "RRULE" in event:
        raise UsageProblem(f"{path}: ”{summary}” upprepas efter en regel.", "Spara varje sammanträde för sig.")
    day = _iso("-".join(match.groups()), f"{path}: ”{summary}”")
    return Planned(organisation, body or summary, day, summary, event.get("STATUS", "").upper() == "CANCELLED")


def _iso(text: str, where: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageProblem(f"{where}: {text} är inget datum.", "Skriv ÅÅÅÅ-MM-DD.") from None
