"""`protokoll ocr`: pages that are pictures, or whose text means nothing, read by tesseract. It can be interrupted: what
is read is kept, and the next call goes on.
"""

import argparse
import sys

import extractors
from corpus.archive import Archive, open_archive
from corpus.scans import Waiting, load_scan, save_scan, store_scanned, to_scan
from models.errors import FileProblem
from models.scan import Scan
from pipeline import tesseract
from pipeline.files import complaint_about, read
from pipeline.importing import given
from pipeline.running import work_of
from pipeline.screen import counted, visible
from pipeline.settings import Settings
from pipeline.workers import Sent, Task, understood


def run(settings: Settings, args: argparse.Namespace) -> int:
    """Reads what waits, file by file. 1 if a file could not be read."""
    engine = tesseract.version()
    done = failed = 0
    with open_archive(settings.archive, "change", settings.originals) as archive:
        waiting = to_scan(archive)
        for one in waiting:
            try:
                told = _one(archive, settings, one, again=args.again)
            except FileProblem as problem:
                failed += 1
                print(complaint_about(one.name, problem), file=sys.stderr)
                continue
            done += 1
            print(visible(f"{one.name}: {told}"), flush=True)
    print(f"{counted(done, 'fil', 'filer')} av {len(waiting)} lästa med {engine}.")
    return 1 if failed else 0


def _one(archive: Archive, settings: Settings, one: Waiting, *, again: bool) -> str:
    """Reads one file and stores its records, and tells of it. Raises FileProblem."""
    data = read(one.path)
    scan = None if again else load_scan(archive, one.sha256)
    if scan is None:
        pages = extractors.unread(data)
        scan = tesseract.scan(data, pages, settings.workers, settings.seconds)
        save_scan(archive, one.sha256, scan)
    task = Task(data, one.name, scan)
    for _, done in understood(work_of(settings), [Sent(one, task)]):
        if done is None or done.problem:
            raise done.problem if done and done.problem else FileProblem("Filen kunde inte läsas.")
        store_scanned(archive, one, data, done.prepared, extractors.version(), given)
    return _told(scan)


def _told(scan: Scan) -> str:
    sure = f", säkerhet {scan.confidence:.0f} av 100" if scan.confidence is not None else ""
    return f"{counted(len(scan.pages), 'sida texttolkad', 'sidor texttolkade')}{sure}."
