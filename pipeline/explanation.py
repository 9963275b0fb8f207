"""A file's records with their evidence read back from the page."""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from extractors.readers import read
from extractors.tracing import Printed, Unclaimed, printed, unclaimed
from models.record import Evidence, Record
from models.serialise import to_json
from output.explaining import Explained, Json, Leftover, Value

_BESIDE = frozenset({"record_version", "id", "source", "text", "evidence", "warnings"})
"""Fields that tell of the record itself, not of what is printed."""
_UNLABELLED = "section.unlabelled"


def explain(data: bytes, name: str, records: Sequence[Record]) -> tuple[Explained, ...]:
    """The records of a file, each with its values and with the text that no rule claimed.

    What stands in no § is told with the first record. Raises a FileProblem when the bytes cannot be read.
    """
    document = read(data, name)
    lines, left = printed(document), unclaimed(document, records)
    return tuple(
        Explained(record, tuple(_values(record, lines)), tuple(_leftovers(record, number, lines, left)))
        for number, record in enumerate(records)
    )


def of_item(explained: Explained, number: str) -> Explained | None:
    """Only what concerns the § with that number; None when the record has none."""
    paths = {f"/items/{index}" for index, item in enumerate(explained.record.items) if item.number == number}
    if not paths:
        return None
    return explained._replace(
        values=tuple(one for one in explained.values if _item_path(one.path) in paths),
        leftovers=tuple(one for one in explained.leftovers if one.path and _item_path(one.path) in paths),
    )


def _item_path(path: str) -> str:
    return "/".join(path.split("/")[:3])


def _values(record: Record, lines: Printed) -> Iterator[Value]:
    """Every value with evidence, and every plain value that is neither covered by one nor unknown."""
    found: dict[str, Evidence] = {}
    for entry in record.evidence:
        known = found.get(entry.path)
        found[entry.path] = Evidence(entry.path, (*known.at, *entry.at), known.rule) if known else entry
    fields: dict[str, Json] = json.loads(to_json(record))
    return chain.from_iterable(
        _walk(value, f"/{key}", found, lines) for key, value in fields.items() if key not in _BESIDE
    )


def _walk(value: Json, path: str, found: Mapping[str, Evidence], lines: Printed) -> Iterator[Value]:
    entry = found.get(path)
    if entry:
        yield Value(path, value, lines.texts(entry.at), entry.at, entry.rule, not entry.at)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _walk(inner, f"{path}/{key}", found, lines)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _walk(inner, f"{path}/{index}", found, lines)
    elif value is not None and value is not False and value != "":
        yield Value(path, value, (), (), None, derived=True)


def _leftovers(record: Record, number: int, lines: Printed, left: Sequence[Unclaimed]) -> Iterator[Leftover]:
    """Rows outside the §, with the first record; then, § by §, sections without a label and rows without a value."""
    if number == 0:
        yield from (Leftover(row.text, row.at, row.label) for row in left if row.item is None)
    unlabelled = {entry.path: entry for entry in record.evidence if entry.rule == _UNLABELLED}
    for index, item in enumerate(record.items):
        for place, section in enumerate(item.sections):
            entry = unlabelled.get(f"/items/{index}/sections/{place}")
            if entry and section.kind == "other":
                yield Leftover("\n".join(lines.texts(entry.at)), entry.at, None, entry.path)
        yield from (Leftover(row.text, row.at, None, f"/items/{index}") for row in left if row.item == (number, index))
