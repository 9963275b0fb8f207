"""`protokoll extract`: records on standard output, without an archive."""

import argparse
import sys

from models.errors import FileProblem
from models.serialise import to_json
from pipeline.files import complaint, file_name, read
from pipeline.settings import Settings
from pipeline.understand import understand


def run(_: Settings, args: argparse.Namespace) -> int:
    """Prints a record a line in the order of the files, and a line on standard error for each file that failed."""
    failed = 0
    for path in args.files:
        try:
            records = understand(read(path), file_name(path))
        except FileProblem as problem:
            failed += 1
            print(complaint(path, problem), file=sys.stderr)
            continue
        for record in records:
            print(to_json(record))
    return 1 if failed else 0
