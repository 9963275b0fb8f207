"""Reading originals anew: which, what would change, and the change itself."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, select

from corpus.archive import Archive
from corpus.decided import corrections_of, is_withdrawn, withdrawn_items
from corpus.fieldpath import Json
from corpus.linking import versions_of
from corpus.overlay import WITHDRAWN_TITLE, Hidden, hidden
from corpus.prepare import Prepared
from corpus.tables import document, original
from corpus.written import add_document, rewrite_document
from models.serialise import from_json

WITHDRAWN = json.dumps(WITHDRAWN_TITLE)
_BESIDE = frozenset({"evidence", "source", "id", "record_version", "corrections"})
"""Fields that tell of the reading, and not of the minutes."""


_TELLING = frozenset({"warnings", "announced", "text"})
"""Fields outside the § that may repeat what stands in one."""


class Old(NamedTuple):
    """An original to be read anew: its bytes' hash and name, and the JSON of each of its records as it was read.

    taken  by record id, what is withdrawn of it; None stands for all
    """

    original_id: int
    sha256: str
    name: str
    path: str
    referenced: bool
    records: tuple[tuple[int, str], ...]
    taken: Mapping[str, Hidden | None] = {}


class Change(NamedTuple):
    """A field that would be another; `was` and `becomes` as JSON, None where there is no such field, and `WITHDRAWN`
    where nobody may read them.
    """

    record_id: str
    source: str
    path: str
    was: str | None
    becomes: str | None


def outdated(archive: Archive, extractor: str, *, every: bool = False) -> tuple[Old, ...]:
    """The files that another version of the reading read, or all; without those whose bytes are destroyed."""
    with archive.transaction() as connection:
        statement = (
            select(original, document.c.id.label("document_id"), document.c.record, document.c.extracted)
            .join(document, document.c.original_id == original.c.id)
            .where(original.c.stored_path.is_not(None))
            .order_by(original.c.id, document.c.position)
        )
        if not every:
            statement = statement.where(document.c.extractor != extractor)
        found: dict[int, Old] = {}
        for row in connection.execute(statement):
            old = found.get(row.id) or Old(row.id, row.sha256, row.name, row.stored_path, row.referenced, ())
            found[row.id] = old._replace(records=(*old.records, (row.document_id, row.extracted or row.record)))
        return tuple(old._replace(taken=_taken(connection, old)) for old in found.values())


def changes(old: Old, prepared: Sequence[Prepared]) -> Iterator[Change]:
    """What would change in the records of a file; in what was read, so beside all corrections."""
    before = {from_json(text).id: text for _, text in old.records}
    after = {one.head.id: one.json for one in prepared}
    for id_ in sorted({*before, *after}):
        was: Json = _plain(before[id_]) if id_ in before else {}
        becomes: Json = _plain(after[id_]) if id_ in after else {}
        for path, one, other in _differences(was, becomes, ""):
            yield Change(id_, old.name, path, *((WITHDRAWN, WITHDRAWN) if _is_taken(old, id_, path) else (one, other)))


def _taken(connection: Connection, old: Old) -> dict[str, Hidden | None]:
    found: dict[str, Hidden | None] = {}
    for document_id, text in old.records:
        read = from_json(text)
        if is_withdrawn(connection, read.id):
            found[read.id] = None
        elif numbers := withdrawn_items(connection, versions_of(connection, document_id)):
            found[read.id] = hidden(read, corrections_of(connection, read.id), numbers)
    return found


def _is_taken(old: Old, record_id: str, path: str) -> bool:
    if record_id not in old.taken:
        return False
    taken = old.taken[record_id]
    return taken is None or path in _TELLING or taken.holds(path)


def original_of(archive: Archive, old: Old) -> Path:
    """Where the bytes of a file lie."""
    return Path(old.path) if old.referenced else archive.originals / old.path


def replace_records(
    archive: Archive, original_id: int, prepared: Sequence[Prepared], extractor: str
) -> tuple[str, ...]:
    """Puts what was read anew in place of what stands there, with all that people decided. Raises ArchiveProblem.

    A record that the new reading no longer finds stays as it was: what people decided about it may not be lost. So does
    one in which it does not find a § that was taken away, since that § may stand there under another number: the ids of
    these are given.
    """
    stays: list[str] = []
    with archive.transaction() as connection:
        gone = select(original.c.stored_path).where(original.c.id == original_id)
        if connection.execute(gone).scalar_one_or_none() is None:  # destroyed while it was read
            return ()
        known = _documents(connection, original_id)
        for position, one in enumerate(prepared):
            if _would_show(connection, known.get(one.head.id), one):
                stays.append(one.head.id)
            elif one.head.id in known:
                rewrite_document(connection, archive.full_text, known[one.head.id], one, extractor)
            else:
                add_document(connection, archive.full_text, one, original_id, position, extractor)
    return tuple(stays)


def _would_show(connection: Connection, document_id: int | None, prepared: Prepared) -> bool:
    """Whether a § that was taken away is not among those that were read anew."""
    if document_id is None:
        return False
    taken = withdrawn_items(connection, [document_id])
    return not taken <= {item.number for item in prepared.record.items}


def _documents(connection: Connection, original_id: int) -> dict[str, int]:
    rows = connection.execute(select(document.c.record_id, document.c.id).where(document.c.original_id == original_id))
    return {row.record_id: row.id for row in rows}


def _plain(text: str) -> Json:
    fields: dict[str, Json] = json.loads(text)
    return {name: value for name, value in fields.items() if name not in _BESIDE}


def _differences(was: Json, becomes: Json, path: str) -> Iterator[tuple[str, str | None, str | None]]:
    """Fields that differ, as deep as both have the same shape; § are compared by their number."""
    if was == becomes:
        return
    if isinstance(was, dict) and isinstance(becomes, dict):
        for name in dict.fromkeys((*was, *becomes)):
            yield from _differences(was.get(name), becomes.get(name), f"{path}.{name}" if path else name)
    elif isinstance(was, list) and isinstance(becomes, list) and _by_number(was) and _by_number(becomes):
        one, other = _by_number(was), _by_number(becomes)
        for number in dict.fromkeys((*one, *other)):
            yield from _differences(one.get(number), other.get(number), f"{path}[{number}]")
    else:
        yield path, _json(was), _json(becomes)


def _by_number(entries: list[Json]) -> dict[str, Json]:
    """Entries by their number; empty where they have none, or one of them twice."""
    found: dict[str, Json] = {
        str(entry["number"]): entry for entry in entries if isinstance(entry, dict) and "number" in entry
    }
    return found if len(found) == len(entries) else {}


def _json(value: Json) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)
