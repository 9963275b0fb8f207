"""What kind bodies are: by their names, or as people say. Rows are only added; the newest of a body holds."""

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, insert, select

from corpus import tables
from corpus.archive import Archive
from corpus.decided import now
from models.bodies import BodyKind, kind_named, kind_of, kinds
from models.errors import UsageProblem

Decided = Mapping[tuple[str, str], "Placed"]
"""What people said, by organisation ("" for any) and body, in small letters."""
_ONE_BOARD = ("",)


class Placed(NamedTuple):
    """A body's kind and whose anslagstavlor bear its notices.

    kind     None where it is not known
    boards   None where they are several and not known; ("",) for the one of the organisation
    decided  whether a person said so
    """

    kind: BodyKind | None
    boards: tuple[str, ...] | None
    decided: bool


def placed(decided: Decided, organisation: str | None, body: str | None) -> Placed:
    """The kind of a body; what people said of it outranks its name."""
    if body:
        name = folded(body)
        found = decided.get((folded(organisation or ""), name)) or decided.get(("", name))
        if found:
            return found
    kind = kind_of(body)
    return Placed(kind, None if kind and kind.joint else _ONE_BOARD, decided=False)


def decided_kinds(connection: Connection) -> Decided:
    """What people said of bodies, and did not take back."""
    found: dict[tuple[str, str], Placed] = {}
    for row in connection.execute(select(tables.body_kind).order_by(tables.body_kind.c.id)):
        found.pop((row.organisation, row.body), None)
        kind = kind_named(row.kind) if row.kind else None
        if kind:
            boards = tuple(json.loads(row.boards)) if row.boards else None if kind.joint else _ONE_BOARD
            found[row.organisation, row.body] = Placed(kind, boards, decided=True)
    return found


def decide_kind(
    archive: Archive, organisation: str | None, body: str, kind: str | None, boards: Sequence[str], who: str, why: str
) -> None:
    """Notes what kind a body is; None takes it back. Without an organisation it holds for bodies of that name in all.

    Raises UsageProblem when the archive has no such body or there is no such kind; ArchiveProblem.
    """
    if kind is not None and kind_named(kind) is None:
        names = ", ".join(one.name for one in kinds())
        raise UsageProblem(f"{kind} är inget slag av organ.", f"Välj bland: {names}")
    with archive.transaction() as connection:
        if folded(body) not in {folded(name) for name in connection.execute(select(tables.body.c.name)).scalars()}:
            raise UsageProblem(f"Arkivet har inget organ som heter {body}.", "Se alla: protokoll status")
        row = {
            "organisation": folded(organisation or ""),
            "body": folded(body),
            "kind": kind.casefold().strip() if kind else None,
            "boards": json.dumps(list(boards), ensure_ascii=False) if boards else None,
            "who": who,
            "at": now(),
            "why": why,
        }
        connection.execute(insert(tables.body_kind).values(row))


def folded(name: str) -> str:
    """A name as it is compared."""
    return " ".join(name.casefold().split())
