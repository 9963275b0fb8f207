"""The state of an archive, for the footnote of a paper: the same for two archives that give the same answers."""

import hashlib
from typing import NamedTuple

from sqlalchemy import select

from corpus.analyse import VERSION
from corpus.archive import Archive
from corpus.tables import correction, document, withdrawal

_SHOWN = 16


class Snapshot(NamedTuple):
    """The state.

    id          first letters of the SHA-256 of what follows from files, readings, corrections and withdrawals
    documents   current ones
    extractors  versions of the program that read them
    analyser    version of the search's analyser
    """

    id: str
    documents: int
    extractors: tuple[str, ...]
    analyser: str


def snapshot(archive: Archive) -> Snapshot:
    """The state of the archive now. Raises ArchiveProblem."""
    with archive.transaction() as connection:
        rows = connection.execute(
            select(document.c.record_id, document.c.extractor, document.c.withdrawn)
            .where(document.c.current_id.is_(None))
            .order_by(document.c.record_id)
        ).all()
        corrected = connection.execute(
            select(correction.c.record_id, correction.c.path, correction.c.value)
            .where(correction.c.revoked.is_(False))
            .order_by(correction.c.record_id, correction.c.path, correction.c.id)
        ).all()
        taken = connection.execute(
            select(withdrawal.c.record_id, withdrawal.c.item)
            .where(withdrawal.c.revoked.is_(False))
            .order_by(withdrawal.c.record_id, withdrawal.c.item)
        ).all()
    state = hashlib.sha256(VERSION.encode())
    for row in (*rows, *corrected, *taken):
        state.update(repr(tuple(row)).encode())
    shown = [row for row in rows if not row.withdrawn]
    extractors = tuple(sorted({row.extractor for row in shown if row.extractor}))
    return Snapshot(state.hexdigest()[:_SHOWN], len(shown), extractors, VERSION)
