"""Where each value of a record is printed and which rule found it, and what no rule claimed, in Swedish."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple, TypeAlias

from corpus.citation import item_label
from models.record import Item, PagePlace, Place, Record

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

FRONT_WORDS = "extractors/words/front.toml"
SECTION_WORDS = "extractors/words/sections.toml"
"""Where a label goes that a layout prints and no rule knows yet."""

_LONGEST = 160
_PLACES = 3


class Value(NamedTuple):
    """A value of a record.

    path      JSON pointer to it
    printed   the printed lines that it comes from; empty for what is derived
    rule      which rule found it; None for what follows from the values beside it
    derived   printed nowhere as such
    """

    path: str
    value: Json
    printed: tuple[str, ...]
    at: tuple[Place, ...]
    rule: str | None
    derived: bool


class Leftover(NamedTuple):
    """Text that no rule claimed. `path` leads to its § or section and is None outside the §; `label` is a known label
    above it.
    """

    printed: str
    at: tuple[Place, ...]
    label: str | None = None
    path: str | None = None


class Explained(NamedTuple):
    """A record and where it comes from. `values` are in the order of the record."""

    record: Record
    values: tuple[Value, ...]
    leftovers: tuple[Leftover, ...]


def as_json(explained: Explained) -> dict[str, object]:
    """The explanation as one object."""
    record = explained.record
    return {
        "id": record.id,
        "source": record.source.name,
        "kind": record.kind,
        "values": [{**one._asdict(), "at": list(map(_place_json, one.at))} for one in explained.values],
        "unclaimed": [{**one._asdict(), "at": list(map(_place_json, one.at))} for one in explained.leftovers],
    }


def _place_json(place: Place) -> dict[str, object]:
    if isinstance(place, PagePlace):
        return {"page": place.page, "box": list(place.box)}
    return {"chars": list(place.chars)}


def explaining(explained: Explained) -> Iterator[str]:
    """The explanation as lines of text."""
    record = explained.record
    yield f"{record.source.name} (id {record.id})"
    for title, values in groupby(explained.values, key=lambda one: _title(record, one.path)):
        yield from ("", title)
        for _, group in groupby(values, key=_together):
            yield from _told(list(group))
    yield from _left(record, explained.leftovers)


_PARTS = {
    "attendees": "Närvarande",
    "justering": "Justering och anslag",
    "announced": "Kommande sammanträden",
}


def _title(record: Record, path: str) -> str:
    steps = path.split("/")
    if steps[1] == "items":
        item = record.items[int(steps[2])]
        return f"{item_label(record.kind, item.number)} {item.title}".strip()
    return _PARTS.get(steps[1], "Dokumentet")


def _together(value: Value) -> str:
    """Values without a rule are told together with those of the same holder."""
    return value.path if value.rule else value.path.rpartition("/")[0] + "/*"


def _told(values: Sequence[Value]) -> Iterator[str]:
    first = values[0]
    if first.rule is None:
        holder = first.path.rpartition("/")[0]
        told = ", ".join(f"{one.path.rpartition('/')[2]} = {_short(_words(one.value))}" for one in values)
        yield f"  {holder}: {told}"
        yield "      härlett: står inte tryckt som sådant"
        return
    yield f"  {first.path}: {_short(_words(first.value))}"
    if first.derived:
        yield f"      härlett: står inte tryckt som sådant; regel {first.rule}"
    else:
        yield f"      tryckt: {_quoted(first.printed)}; {placed(first.at)}; regel {first.rule}"


def _words(value: Json) -> str:
    if isinstance(value, dict):
        return " | ".join(_words(inner) for inner in value.values() if inner)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _short(words: str) -> str:
    """One line, cut in the middle when it is long."""
    line = " ".join(words.split())
    half = _LONGEST // 2
    return line if len(line) <= _LONGEST else f"{line[:half].rstrip()} … {line[-half:].lstrip()}"


def _quoted(lines: Iterable[str]) -> str:
    return f"”{_short(' / '.join(lines))}”"


def placed(places: Sequence[Place]) -> str:
    """The places in words: "sida 1, ruta 57 120 300 132" or "tecken 208–229"."""
    told = [*_boxes(places), *_ranges(places)]
    more = f" och {len(told) - _PLACES} till" if len(told) > _PLACES else ""
    return "; ".join(told[:_PLACES]) + more


def _boxes(places: Sequence[Place]) -> Iterator[str]:
    """One box a page, around all that stands there."""
    boxes = [place for place in places if isinstance(place, PagePlace)]
    for page in sorted({place.page for place in boxes}):
        x0, y0, x1, y1 = zip(*(place.box for place in boxes if place.page == page), strict=True)
        yield f"sida {page}, ruta {min(x0):.0f} {min(y0):.0f} {max(x1):.0f} {max(y1):.0f}"


def _ranges(places: Sequence[Place]) -> Iterator[str]:
    """Ranges of characters; those with nothing but a line break between them are one."""
    start = end = -1
    for first, stop in sorted(place.chars for place in places if not isinstance(place, PagePlace)):
        if start >= 0 and first <= end + 1:
            end = max(end, stop)
            continue
        if start >= 0:
            yield f"tecken {start}–{end}"
        start, end = first, stop
    if start >= 0:
        yield f"tecken {start}–{end}"


def _left(record: Record, leftovers: Sequence[Leftover]) -> Iterator[str]:
    yield from ("", "Text som ingen regel förstod")
    if not leftovers:
        yield "  Ingen. Varje tryckt rad hör till en uppgift, en etikett, ett sidhuvud eller en sidfot."
    for path, group in groupby(leftovers, key=lambda one: "/".join((one.path or "").split("/")[:3])):
        if path:
            item = record.items[int(path.split("/")[2])]
            yield f"  {_label(record, item)} (etiketter i paragraferna står i {SECTION_WORDS})"
        else:
            yield f"  Utanför paragraferna (etiketter står i {FRONT_WORDS})"
        for one in group:
            under = f", under etiketten ”{one.label}”" if one.label else ""
            yield f"    {_quoted([one.printed])}; {placed(one.at)}{under}"


def _label(record: Record, item: Item) -> str:
    return item_label(record.kind, item.number)
