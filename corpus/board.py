"""The justering board: where each document, and each group of § with a clock of its own, stands.

What is printed, what the law gives (`models.deadlines`) and what people confirmed stand side by side; what does not
agree is a flag. Laga kraft is never claimed from text.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from sqlalchemy import Connection

from corpus.archive import Archive
from corpus.boardrow import WITHOUT_JUSTERING, BoardRow, Part, state_of
from corpus.bodykinds import Decided, Placed, decided_kinds, placed
from corpus.clock import LIVE, NOT_APPLICABLE, UNSETTLED, Clock, Flag, clock
from corpus.confirmations import confirmations
from corpus.facts import OF_A_CLOCK, Confirmed, Facts, Printed, of_item
from corpus.filing import numbers_between, own_numbers
from corpus.papers import Paper, adjusters_of, file_signatures_of, kin_of, numbers_of, papers, versions_of_all

HISTORICAL = timedelta(days=365)
"""Meetings longer ago than this are historical, unless another day is given: nothing is waited for."""


class Ask(NamedTuple):
    """What is asked of the board.

    today     the day for which it is reckoned
    since     meetings before this day are historical; None for a year before today
    body      only that body
    statuses  only rows in one of these states, of any of the three machines
    late      only what is overdue
    due       only what has a deadline from today on within that time
    recent    only what is not historical
    bare      without § numbers and names of justerare, which only people read
    """

    today: date
    since: date | None = None
    body: str | None = None
    statuses: frozenset[str] = frozenset()
    late: bool = False
    due: timedelta | None = None
    recent: bool = False
    bare: bool = False

    @property
    def cutoff(self) -> date:
        """The first day that is not historical."""
        return self.since or date.fromordinal(max(1, self.today.toordinal() - HISTORICAL.days))

    def wants(self, row: BoardRow) -> bool:
        """Whether a row is among what is asked for."""
        states = {state for one in (row.clock, *(part.clock for part in row.parts)) for state in _states(one)}
        if self.statuses and self.statuses.isdisjoint(states):
            return False
        if (self.late and not row.overdue) or (self.recent and row.historical):
            return False
        return self.due is None or any(self.is_near(deadline.day) for deadline in row.deadlines)

    def is_near(self, day: date) -> bool:
        """Whether a day is from today on, within the time that was asked for."""
        return timedelta() <= day - self.today <= (self.due or timedelta())


def board(archive: Archive, ask: Ask) -> tuple[BoardRow, ...]:
    """A row a document, newest meeting first, those without a date last; of several versions the current one.

    Raises ArchiveProblem.
    """
    with archive.transaction() as connection:
        return rows_of_board(connection, ask)


def rows_of_board(connection: Connection, ask: Ask) -> tuple[BoardRow, ...]:
    """The same, in a transaction of the caller. What is only shown is read for the rows that are."""
    recent = ask.recent or ask.late or ask.due is not None or (ask.statuses and ask.statuses <= LIVE)
    found = papers(connection, ask.body, _first_day(ask.cutoff) if recent else None)
    desk = _Desk(connection, found, ask)
    rows = [row for paper in found if ask.wants(row := desk.row(paper))]
    if ask.bare:
        return tuple(rows)
    ids = {row.document_id for row in rows}
    numbers, adjusters = numbers_of(connection, ids), adjusters_of(connection, ids)
    return tuple(
        replace(
            row,
            items=numbers.get(row.document_id, ()),
            printed=row.printed._replace(adjusters=adjusters.get(row.document_id, ())),
        )
        for row in rows
    )


def _first_day(cutoff: date) -> date:
    """The earliest first day of a meeting whose last day is not historical: none is longer than a month."""
    return date.fromordinal(max(1, cutoff.toordinal() - 31))


class _Desk:
    """What the rows of a board are put together from."""

    def __init__(self, connection: Connection, found: Sequence[Paper], ask: Ask) -> None:
        self.connection, self.ask = connection, ask
        self.by_id = {paper.document_id: paper for paper in found}
        self.confirmed = confirmations(connection)
        self.decided: Decided = decided_kinds(connection)
        self.kinds: dict[tuple[str | None, str | None], Placed] = {}
        self.kin = kin_of(connection, self.by_id.keys())
        self.versions = versions_of_all(connection, self.by_id.keys())
        self.signatures = file_signatures_of(connection, self.by_id.keys())
        self.clocks: dict[int, Clock] = {}

    @cached_property
    def numbers(self) -> Mapping[int, tuple[str, ...]]:
        """The § of the documents that have kin."""
        return numbers_of(self.connection, self.kin.keys())

    def row(self, paper: Paper) -> BoardRow:
        """The row of a document."""
        kind = self.kind(paper)
        parts, missing = self.parts(paper)
        versions = self.versions.get(paper.document_id, ())
        several = any(status == paper.printed.status == "justerat" for _, status in versions)
        own = self.clock(paper, has_own=bool(parts))
        signatures = self.signatures.get(paper.document_id, ())
        doubts: tuple[tuple[Flag, bool], ...] = (
            ("flera_justerade_versioner", several),
            ("egna_paragrafer_saknas", missing and own is not NOT_APPLICABLE and not self.historical(paper)),
            ("undertecknad_fil", bool(signatures) and own.justering in UNSETTLED),
        )
        return BoardRow(
            document_id=paper.document_id,
            id=paper.id,
            source=paper.source,
            kind=paper.kind,
            organisation=paper.organisation,
            body=paper.body,
            body_kind=kind.kind.name if kind.kind else None,
            kind_decided=kind.decided,
            days=paper.days,
            items=(),
            immediate_items=paper.immediate,
            printed=paper.printed,
            state=state_of(paper.kind, paper.printed, self.ask.today),
            clock=own,
            confirmed=self.confirmed.get(paper.document_id, ()),
            parts=parts,
            main=self.main(paper),
            versions=versions,
            more_flags=tuple(flag for flag, holds in doubts if holds),
            historical=self.historical(paper),
            file_signatures=signatures,
        )

    def kind(self, paper: Paper) -> Placed:
        """The kind of its body."""
        key = (paper.organisation, paper.body)
        if key not in self.kinds:
            self.kinds[key] = placed(self.decided, *key)
        return self.kinds[key]

    def historical(self, paper: Paper) -> bool:
        """Whether its meeting is long ago."""
        return bool(paper.days) and paper.days[-1] < self.ask.cutoff

    def clock(self, paper: Paper, *, has_own: bool) -> Clock:
        """Of the § of a document that have none of their own; of all, where it holds only such."""
        known = self.clocks.get(paper.document_id)
        if known is None:
            known = self.clocks[paper.document_id] = clock(self.facts(paper, has_own=has_own), self.ask.today)
        return known

    def facts(self, paper: Paper, *, has_own: bool) -> Facts:
        """What its clock is told. An utdrag is a copy, and waits for nothing, unless its § were justerade by
        themselves.
        """
        kind = self.kind(paper)
        alone = is_alone(paper)
        without = paper.kind in WITHOUT_JUSTERING
        confirmed = self.confirmed.get(paper.document_id, ())
        if alone and self.confirmed:
            confirmed = (*confirmed, *self._told_elsewhere(paper))
        return Facts(
            regime="none" if without else kind.kind.regime if kind.kind else "law",
            days=paper.days,
            printed=paper.printed,
            confirmed=confirmed if alone else of_item(confirmed, None),
            known_kind=kind.kind is not None,
            waits=paper.kind == "protokoll" or alone,
            immediate=alone,
            has_own=has_own and not alone,
            boards=kind.boards,
            historical=self.historical(paper),
        )

    def _told_elsewhere(self, paper: Paper) -> tuple[Confirmed, ...]:
        """What was confirmed, of its §, at the protokoll that they belong to."""
        numbers = self.numbers.get(paper.document_id, ())
        kin = self.kin.get(paper.document_id, ())
        return tuple(one for id_ in kin for one in of_items(self.confirmed.get(id_, ()), numbers))

    def parts(self, paper: Paper) -> tuple[tuple[Part, ...], bool]:
        """The § with clocks of their own, and whether some that are printed as left out are nowhere."""
        ids = self.kin.get(paper.document_id, ())
        told = self.confirmed.get(paper.document_id, ())
        if not (ids or paper.immediate or paper.printed.items or told) or paper.kind != "protokoll" or is_alone(paper):
            return (), False
        kin = [self.by_id[id_] for id_ in ids if id_ in self.by_id]
        files = [one for one in kin if is_alone(one)]
        parts = [self._part_of_file(one) for one in files]
        held = {number for part in parts for number in part.items}
        own = (*paper.immediate, *(one.item for one in told if one.item and one.fact in OF_A_CLOCK))
        parts.extend(self._loose(paper, dict.fromkeys(number for number in own if number not in held)))
        gap = numbers_between(paper.printed.items)
        elsewhere = [number for one in kin for number in self.numbers.get(one.document_id, ())] if gap else ()
        return tuple(parts), not gap <= own_numbers((*held, *elsewhere))

    def _part_of_file(self, own: Paper) -> Part:
        confirmed = (*self.confirmed.get(own.document_id, ()), *self._told_elsewhere(own))
        return Part(self.numbers.get(own.document_id, ()), own.id, self.clock(own, has_own=False), confirmed)

    def _loose(self, paper: Paper, numbers: Iterable[str]) -> Iterable[Part]:
        """§ justerade omedelbart without a file of their own; those of which the same is confirmed go together."""
        groups: dict[tuple[Confirmed, ...], list[str]] = {}
        for number in numbers:
            own = of_item(self.confirmed.get(paper.document_id, ()), number)
            groups.setdefault(tuple(one._replace(item=None, at="") for one in own), []).append(number)
        for confirmed, own_numbers_ in groups.items():
            facts = self.facts(paper, has_own=False)._replace(
                printed=Printed(), confirmed=confirmed, immediate=True, waits=True
            )
            told = of_items(self.confirmed.get(paper.document_id, ()), own_numbers_)
            yield Part(tuple(own_numbers_), None, clock(facts, self.ask.today), told)

    def main(self, paper: Paper) -> str | None:
        """The protokoll that the § of a document of its own belong to."""
        if not self.kin or (not is_alone(paper) and paper.kind != "protokollsutdrag"):
            return None
        kin = (self.by_id[id_] for id_ in self.kin.get(paper.document_id, ()) if id_ in self.by_id)
        return next((one.id for one in kin if one.kind == "protokoll" and not is_alone(one)), None)


def is_alone(paper: Paper) -> bool:
    """Whether all § of a document were justerade omedelbart, so that it has one clock of its own."""
    return paper.whole or paper.printed.status == "omedelbart justerat"


def of_items(confirmed: Iterable[Confirmed], numbers: Collection[str]) -> tuple[Confirmed, ...]:
    """What was confirmed of some §."""
    return tuple(one for one in confirmed if one.item in numbers)


def _states(one: Clock) -> tuple[str, str, str]:
    return one.justering, one.notice, one.appeal
