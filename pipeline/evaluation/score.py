"""A folder of documents and gold records to counts."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from models.errors import FileProblem
from models.record import Record
from models.serialise import to_json
from pipeline.evaluation.cases import case
from pipeline.evaluation.counts import Count, total
from pipeline.evaluation.fields import counted
from pipeline.evaluation.gold import Folder
from pipeline.evaluation.values import Object, objects
from pipeline.files import file_name, read
from pipeline.understand import understand


class Score(NamedTuple):
    """What was counted in a set of documents: family → field → count."""

    name: str
    documents: int
    families: Mapping[str, Mapping[str, Count]]
    problems: Mapping[Path, FileProblem]

    def total(self, field: str) -> Count:
        """Of all families."""
        return total(counts.get(field, Count()) for counts in self.families.values())


def score(folder: Folder) -> Score:
    """Reads every document; one that cannot be read counts as a record in which nothing was found."""
    problems = dict(folder.problems)
    pairs: list[tuple[Object, Object]] = []
    for gold in folder.golds:
        try:
            records = understand(read(gold.document), file_name(gold.document))
        except FileProblem as problem:
            problems[gold.document] = problem
            records = ()
        pairs.append((gold.record, merged(records)))
    return Score(folder.name, len(pairs), compared(pairs), problems)


def compared(pairs: Iterable[tuple[Object, Object]]) -> dict[str, dict[str, Count]]:
    """Family → field → count, of gold records and the records that were found."""
    held: defaultdict[str, defaultdict[str, list[Count]]] = defaultdict(lambda: defaultdict(list))
    for gold, found in pairs:
        beside = case(gold, found)
        for field, count in counted(beside).items():
            held[beside.family][field].append(count)
    return {family: {field: total(counts) for field, counts in held[family].items()} for family in sorted(held)}


def merged(records: Iterable[Record]) -> Object:
    """The records of one file as one: the first, with the § of all; {} for none."""
    read_out: list[Object] = [json.loads(to_json(record)) for record in records]
    if not read_out:
        return {}
    return {**read_out[0], "items": [item for record in read_out for item in objects(record, "items")]}
