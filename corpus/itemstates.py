"""The states of each § of documents: those of its clock, and whether its decisions can be appealed that way at all."""

import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from corpus import tables
from corpus.boardrow import BoardRow
from corpus.clock import AppealState, Clock, JusteringState, NoticeState

_CHUNK = 500


class ItemState(NamedTuple):
    """Where one § stands.

    order  what is said to rule the appeal instead: a law; None where kommunallagen does
    """

    item: str
    title: str
    justering: JusteringState
    notice: NoticeState
    appeal: AppealState
    appeal_last_day: date | None
    order: str | None


class _Known(NamedTuple):
    number: str
    title: str
    decisions: list[tuple[str, str]]
    """Level and text."""


def item_states(connection: Connection, rows: Sequence[BoardRow]) -> Mapping[str, tuple[ItemState, ...]]:
    """The § of documents, in order, by the id of the record."""
    items = _items(connection, [row.document_id for row in rows])
    return {row.id: tuple(_states(row, items.get(row.document_id, ()))) for row in rows}


def _states(row: BoardRow, items: Iterable[_Known]) -> Iterator[ItemState]:
    own = {number: part.clock for part in row.parts for number in part.items}
    for item in items:
        one = own.get(item.number, row.clock)
        order = order_of(" ".join((item.title, *(text for _, text in item.decisions))))
        appeal = _appeal(row, item, one, order)
        last = one.derived.appeal_last_day if appeal == one.appeal else None
        yield ItemState(item.number, item.title, one.justering, one.notice, appeal, last, order)


_CONFIRMED: dict[str, AppealState] = {"överklagat": "overklagat", "laga kraft": "laga_kraft", "upphävt": "upphavt"}


def _appeal(row: BoardRow, item: _Known, one: Clock, order: str | None) -> AppealState:
    """What a person confirmed of the § outranks what kind of decision it holds."""
    told = [said for said in row.confirmed if said.item == item.number and said.fact in _CONFIRMED]
    if told:
        return _CONFIRMED[max(told, key=lambda said: said.day).fact]
    if one.appeal in {"ej_tillampligt", "historisk", "overklagat", "laga_kraft", "upphavt"}:
        return one.appeal
    if not item.decisions:  # nothing was decided, or it is withheld
        return "ej_berakningsbar"
    if order:
        return "annan_ordning"
    if all(level != "decision" for level, _ in item.decisions):  # kommunallagen 13:2: rent förberedande
        return "ej_overklagbart"
    return one.appeal


def order_of(text: str) -> str | None:
    """The law that rules the appeal of such a matter instead of kommunallagen 13; None where no word tells."""
    return next((name for name, pattern in _orders() if pattern.search(text)), None)


@cache
def _orders() -> tuple[tuple[str, re.Pattern[str]], ...]:
    text = (files("models.registers") / "overklagande.toml").read_text(encoding="utf-8")
    return read_orders(tomllib.loads(text)["order"])


def read_orders(rows: Iterable[Mapping[str, Any]]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The rows of the register. Raises ValueError for a row that is wrong."""
    found = []
    for row in rows:
        if row.keys() != {"law", "pattern"}:
            raise ValueError(f"overklagande.toml: {row}")
        found.append((row["law"], re.compile(row["pattern"])))
    return tuple(found)


def _items(connection: Connection, ids: Collection[int]) -> Mapping[int, list[_Known]]:
    found: dict[int, dict[int, _Known]] = {}
    listed = sorted(ids)
    for start in range(0, len(listed), _CHUNK):
        chosen = tables.item.c.document_id.in_(listed[start : start + _CHUNK])
        for row in connection.execute(_ITEMS.where(chosen)):
            known = found.setdefault(row.document_id, {}).setdefault(row.id, _Known(row.number, row.title, []))
            if row.level is not None:
                known.decisions.append((row.level, row.text))
    return {id_: list(own.values()) for id_, own in found.items()}


_ITEMS = (
    select(
        tables.item.c.id,
        tables.item.c.document_id,
        tables.item.c.number,
        tables.item.c.title,
        tables.decision.c.level,
        tables.decision.c.text,
    )
    .outerjoin(tables.decision, tables.decision.c.item_id == tables.item.c.id)
    .order_by(tables.item.c.document_id, tables.item.c.position, tables.decision.c.number)
)
