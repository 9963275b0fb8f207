"""`protokoll explain`: where each value of a file is printed, by which rule, and what no rule understood."""

import argparse
import sys

from models.errors import FileProblem, UsageProblem
from output.explaining import Explained, as_json, explaining
from pipeline.explanation import explain, of_item
from pipeline.files import complaint, file_name, read
from pipeline.jsonlines import print_json
from pipeline.screen import visible
from pipeline.settings import Settings
from pipeline.understand import understand


def run(_: Settings, args: argparse.Namespace) -> int:
    """Prints the explanation of each record in the file, for a person or as JSON. 1 when the file cannot be read."""
    try:
        data, name = read(args.file), file_name(args.file)
        explained = explain(data, name, understand(data, name))
    except FileProblem as problem:
        print(complaint(args.file, problem), file=sys.stderr)
        return 1
    for number, one in enumerate(_chosen(explained, args.item)):
        if args.json:
            print_json(as_json(one))
            continue
        if number:
            print()
        for line in explaining(one):
            print(visible(line))
    return 0


def _chosen(explained: tuple[Explained, ...], item: str | None) -> tuple[Explained, ...]:
    if item is None:
        return explained
    number = item.removeprefix("§").strip()
    found = tuple(cut for one in explained if (cut := of_item(one, number)))
    if not found:
        known = ", ".join(one.number for record in explained for one in record.record.items)
        has = f"De som finns: {known}." if known else "Filen har inga paragrafer."
        raise UsageProblem(f"{item}: Det finns ingen sådan paragraf eller punkt i filen.", has)
    return found
