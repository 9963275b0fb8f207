"""The rows of a printed blank as labels and values can be read from them: what stands in one column though it is two
fields is parted, and a signature's role that stands under its name is put before it.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from extractors.furniture import Row
from extractors.names import is_full_name
from extractors.vocabulary import front_labels, normal
from models.lines import BREAK, Line

SIGNERS = frozenset({"secretary", "chair", "adjuster_signature"})
"""Labels before or under the name of one who signs."""
_SECOND = frozenset({"posted", "removed", "appeal_last_day", "items", "kept_at"})
_WHEN_WHERE = frozenset({"date", "time", "place", "time_place"})
_BLANK = " ._…-–"
_DRAWN = ("..", "__", "…", "--", "_ ")
_FIGURE = re.compile("[0-9]")
_PARTY = re.compile(r"\s*\([^()]{1,20}\)$")


def prepared(rows: Sequence[Row]) -> list[Row]:
    """The rows with their columns parted and their signatures in the order role, name."""
    return _turned([_parted(row) for row in rows])


def split_column(line: Line, start: int, stop: int | None = None) -> Line:
    """The characters of a column from `start` to `stop`, with their place."""
    text = line.text[start:stop]
    first = start + len(text) - len(text.lstrip())
    last = first + len(text.strip())
    width = (line.x1 - line.x0) / max(len(line.text), 1)
    whole = line.end - line.start == len(line.text)
    end = line.start + last if whole or stop is not None else line.end
    return line._replace(
        text=line.text[first:last],
        start=line.start + first,
        end=end,
        x0=line.x0 + width * first,
        x1=line.x0 + width * last,
    )


def _parted(row: Row) -> Row:
    """As in "Sekreterare ........ Paragrafer 12-15" and "Uppsatt 2024-03-13 Nedtaget 2024-04-04": two fields each."""
    if not any(_FIGURE.search(line.text) or line.text.startswith(_DRAWN) or line.text.endswith(_DRAWN) for line in row):
        return row
    return tuple(part for line in row for part in _columns(_unruled(line)) if part.text) or row


def _columns(line: Line) -> list[Line]:
    if not _FIGURE.search(line.text):
        return [line]
    if line.text.count(":") > 1 and normal(line.text.split(":", 1)[0]) in front_labels():
        pattern = _beside()
    else:
        pattern = _second()
    starts = [0, *(match.end() for match in pattern.finditer(line.text))]
    if len(starts) == 1:
        return [line]
    ends = [*starts[1:], len(line.text)]
    parts = [split_column(line, *span) for span in zip(starts, ends, strict=True)]
    return [*map(_unruled, parts[:-1]), parts[-1]]


def _unruled(line: Line) -> Line:
    """The column without the line for a signature at either end: "Sekreterare .........", "________ Siv Ek"."""
    text = line.text
    start = len(text) - len(text.lstrip(_BLANK)) if text.startswith(_DRAWN) else 0
    stop = len(text.rstrip(_BLANK)) if text.endswith(_DRAWN) else len(text)
    return line if stop - start == len(text) else split_column(line, start, max(start, stop))


@cache
def _second() -> re.Pattern[str]:
    """The space before a label that stands behind another field, with its own value after it."""
    inner = _any_of(label for label, found in front_labels().items() if found.field in _SECOND)
    roles = _any_of(label for label, found in front_labels().items() if found.field in SIGNERS)
    after = rf"(?=(?:{inner})\s*[:;]?\s+(?:den\s+)?(?:§|\d))"
    return re.compile(
        rf"(?:(?<=[\d._…])|(?<=\d[,;.]))\s+{after}|^(?:{roles})\s+(?:[^\d§]{{3,40}}?\s+)?{after}", re.IGNORECASE
    )


@cache
def _beside() -> re.Pattern[str]:
    """The space before a label with a colon, in a row of several: "Plats: Stora salen Datum: 2024-03-05"."""
    inner = _any_of(label for label, found in front_labels().items() if found.field in _SECOND | _WHEN_WHERE)
    return re.compile(rf"(?<=[^\s:])\s+(?=(?-i:[A-ZÅÄÖ]))(?=(?:{inner})\s*:\s)", re.IGNORECASE)


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _turned(rows: list[Row]) -> list[Row]:
    """As in "Siv Ek" / "Sekreterare" / "Bo Ask" / "Ordförande": names over their roles, turned into roles and names.

    Several pairs tell it by their order; a single one only under a drawn line or in a block of signatures.
    """
    found = list(rows)
    if not any(_kind_of_label(row) == "R" for row in rows):
        return found
    kinds = [_kind(row) for row in rows]
    index = 0
    while index < len(rows):
        stop = index
        while "".join(kinds[stop : stop + 2]) == "NR" and len(rows[stop]) == len(rows[stop + 1]):
            stop += 2
        awaited = index > 0 and kinds[index - 1] in {"R", "L"}
        ruled = stop > index and rows[index][0].gap >= BREAK
        clear = (
            stop - index > 2
            or ruled
            or (stop > index and len(rows[index]) > 1)
            or (index > 0 and kinds[index - 1] == "B")
        )
        if stop > index and not awaited and clear and (stop == len(rows) or kinds[stop] != "N"):
            for place in range(index, stop, 2):
                found[place], found[place + 1] = rows[place + 1], rows[place]
        index = max(stop, index + 1)
    return found


def _kind(row: Row) -> str:
    """N for a row of names, R for one of roles, B for the head of a block, L for another label, else a blank."""
    if all(is_full_name(_PARTY.sub("", line.text)) for line in row):
        return "N"
    return _kind_of_label(row)


def _kind_of_label(row: Row) -> str:
    labels = [front_labels().get(normal(line.text)) for line in row]
    if all(label is not None and label.field in SIGNERS and not label.block for label in labels):
        return "R"
    if labels[-1] is None:
        return " "
    return "B" if labels[-1].block else "L"
