"""`protokoll extract`: records on standard output, without an archive."""

import argparse
import sys

from models.errors import FileProblem
from pipeline.files import complaint, file_name, read
from pipeline.running import work_of
from pipeline.settings import Settings
from pipeline.workers import Task, one_by_one


def run(settings: Settings, args: argparse.Namespace) -> int:
    """Prints a record a line in the order of the files, and a line on standard error for each file that failed."""
    failed = 0
    with one_by_one(work_of(settings)) as understand:
        for path in args.files:
            try:
                done = understand(Task(read(path), file_name(path)))
                if done.problem:
                    raise done.problem
            except FileProblem as problem:
                failed += 1
                print(complaint(path, problem), file=sys.stderr)
                continue
            for one in done.prepared:
                print(one.json)
    return 1 if failed else 0
