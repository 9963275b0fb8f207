"""`protokoll verify`: whether the archive still is what was put into it."""

import argparse
from pathlib import Path

from corpus.archive import open_archive
from corpus.verify import Fault, Found, verify
from pipeline.jsonlines import print_json
from pipeline.screen import counted, visible
from pipeline.settings import Settings

_WORDS: dict[Fault, str] = {
    "missing": "originalet saknas. Läs in filen igen, så läggs det tillbaka.",
    "altered": "originalet är ändrat. Läs in filen igen, så läggs det rätta tillbaka.",
    "unreadable": "originalet kan inte läsas: {}.",
    "stray": "filen hör inte till arkivet. Den kan vara rest av en avbruten körning; läs in igen eller ta bort den.",
    "database": "databasen: {}. Återställ den från en säkerhetskopia.",
}


def run(settings: Settings, args: argparse.Namespace) -> int:
    """Tells of every fault, a line each. 1 if there is any, but for files that nobody misses."""
    with open_archive(settings.archive, "read", settings.originals) as archive:
        checked = verify(archive)
    for found in checked.faults:
        if args.json:
            print_json(found._asdict())
        else:
            print(_line(found))
    bad = [found for found in checked.faults if found.fault != "stray"]
    if not args.json:
        verdict = counted(len(bad), "fel", "fel") if bad else "inga fel"
        print(f"Kontrollerade {counted(checked.files, 'fil', 'filer')}: {verdict}.")
    return 1 if bad else 0


def _line(found: Found) -> str:
    name = f" ({found.name})" if found.name and found.name != Path(found.place).name else ""
    return visible(f"{found.place}{name}: {_WORDS[found.fault].format(found.details)}")
