"""What a share holds, in known numbers: how the files of one are gathered, and the ledger that tells of them."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import PurePosixPath
from typing import Literal, TypedDict

Relation = Literal["version", "extract", "same meeting"]


class Told(TypedDict):
    """A file: the outcome that an import must give, and the reason of one that goes into quarantine."""

    file: str
    outcome: str
    reason: str | None


class Link(TypedDict):
    """Two files that must be linked; of an `extract` the first is the part."""

    first: str
    other: str
    relation: Relation


class Ledger(TypedDict):
    """`files` stand in the order of import, without hidden ones; `current` are files of which there are other versions
    that they stand for; `missing` names the § and meetings that no file holds.
    """

    counts: dict[str, int]
    hidden: list[str]
    files: list[Told]
    links: list[Link]
    current: list[str]
    missing: list[dict[str, str | int]]


@dataclass(frozen=True, slots=True)
class File:
    """A file of the share.

    what       minutes, other (no minutes), bad (goes into quarantine), hidden
    document   the same of all versions of one document; "" where there is none
    standing   which version is the current one: the highest
    """

    path: str
    data: bytes
    what: Literal["minutes", "other", "bad", "hidden"]
    document: str = ""
    standing: int = 0
    reason: str | None = None


@dataclass
class Books:
    """Gathers files, and relations between documents by their names."""

    files: list[File] = field(default_factory=list)
    relations: list[tuple[str, str, Relation]] = field(default_factory=list)
    missing: list[dict[str, str | int]] = field(default_factory=list)

    def ledger(self) -> Ledger:
        """The ledger of what was gathered."""
        shown = sorted((one for one in self.files if one.what != "hidden"), key=lambda one: order(one.path))
        told = list(_told(shown))
        kept = [one for one, said in zip(shown, told, strict=True) if said["outcome"] in {"new", "new version"}]
        versions = _versions(kept)
        return {
            "counts": dict(Counter(said["outcome"] for said in told)),
            "hidden": [one.path for one in self.files if one.what == "hidden"],
            "files": told,
            "links": [*_version_links(versions), *_other_links(versions, self.relations)],
            "current": [max(group, key=lambda one: one.standing).path for group in versions.values() if len(group) > 1],
            "missing": self.missing,
        }


def order(path: str) -> tuple[tuple[int, str], ...]:
    """Sorts as an import goes through folders: the files of a folder, then the folders in it."""
    *folders, name = PurePosixPath(path).parts
    return (*((1, folder) for folder in folders), (0, name))


def _told(files: Iterable[File]) -> Iterator[Told]:
    bytes_seen: set[str] = set()
    documents: set[str] = set()
    for one in files:
        digest = hashlib.sha256(one.data).hexdigest()
        if one.what == "bad":
            outcome = "quarantined"
        elif digest in bytes_seen:
            outcome = "duplicate"
        elif one.what == "other":
            outcome = "not minutes"
        else:
            outcome = "new version" if one.document in documents else "new"
            documents.add(one.document)
        if one.what != "bad":
            bytes_seen.add(digest)
        yield {"file": one.path, "outcome": outcome, "reason": one.reason}


def _versions(kept: Iterable[File]) -> dict[str, list[File]]:
    found: dict[str, list[File]] = {}
    for one in kept:
        found.setdefault(one.document, []).append(one)
    return found


def _version_links(versions: dict[str, list[File]]) -> Iterator[Link]:
    for group in versions.values():
        for first, other in combinations(group, 2):
            yield {"first": first.path, "other": other.path, "relation": "version"}


def _other_links(versions: dict[str, list[File]], relations: Iterable[tuple[str, str, Relation]]) -> Iterator[Link]:
    for one, another, relation in relations:
        for first in versions[one]:
            for other in versions[another]:
                yield {"first": first.path, "other": other.path, "relation": relation}
