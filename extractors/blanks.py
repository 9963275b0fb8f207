"""The rows of a printed blank as labels and values can be read from them: what stands in one column though it is two
fields is parted, and a signature's role that stands under its name is put before it.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from extractors.names import is_full_name
from extractors.rows import Row
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
    for line in row:
        text = line.text
        if text.startswith(_DRAWN) or text.endswith(_DRAWN) or _FIGURE.search(text):
            return tuple([part for line in row for part in _columns(_unruled(line)) if part.text]) or row
    return row


def _columns(line: Line) -> list[Line]:
    text = line.text
    if not _FIGURE.search(text):
        return [line]
    if text.count(":") > 1 and normal(text.split(":", 1)[0]) in front_labels():
        ends = [match.end() for match in _beside().finditer(text)]
    else:
        signed = _signed().match(text)
        ends = [signed.end()] if signed else []
        ends += [match.end() for match in _second().finditer(text, ends[0] if ends else 0)]
    if not ends:
        return [line]
    parts = [split_column(line, *span) for span in zip([0, *ends], [*ends, len(text)], strict=True)]
    return [*map(_unruled, parts[:-1]), parts[-1]]


def _unruled(line: Line) -> Line:
    """The column without the line for a signature at either end: "Sekreterare .........", "________ Siv Ek"."""
    text = line.text
    start = len(text) - len(text.lstrip(_BLANK)) if text.startswith(_DRAWN) else 0
    stop = len(text.rstrip(_BLANK)) if text.endswith(_DRAWN) else len(text)
    return line if stop - start == len(text) else split_column(line, start, max(start, stop))


@cache
def _label_of_second() -> str:
    """A label that stands behind another field, with its own value after it."""
    inner = _any_of(label for label, found in front_labels().items() if found.field in _SECOND)
    return rf"(?=(?:{inner})\s*[:;]?\s+(?:den\s+)?(?:§|\d))"


@cache
def _second() -> re.Pattern[str]:
    """The space before such a label, behind a value or a drawn line. It begins with the space, which is found fast."""
    return re.compile(rf"\s(?:(?<=[\d._…]\s)|(?<=\d[,;.]\s))\s*{_label_of_second()}", re.IGNORECASE)


@cache
def _signed() -> re.Pattern[str]:
    """A signature's role, its name or nothing, and the space before such a label."""
    listed = [label for label, found in front_labels().items() if found.field in SIGNERS]
    initials, roles = "".join({label[0] for label in listed}), _any_of(listed)
    return re.compile(rf"(?=[{initials}])(?:{roles})\s+(?:[^\d§]{{3,40}}?\s+)?{_label_of_second()}", re.IGNORECASE)


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
    roles = [_is_role(row) for row in rows]
    if not any(roles):
        return found

    def pairs(index: int) -> bool:
        """Whether a row of names stands over one of as many roles."""
        under = index + 1
        if under >= len(rows) or not roles[under] or len(rows[index]) != len(rows[under]):
            return False
        return _kind(rows[index]) == "N" and _kind(rows[under]) == "R"

    index = 0
    while index < len(rows):
        stop = index
        while pairs(stop):
            stop += 2
        if stop > index:
            above = _kind(rows[index - 1]) if index else " "
            ruled = rows[index][0].gap >= BREAK
            clear = stop - index > 2 or ruled or len(rows[index]) > 1 or above == "B"
            if clear and above not in {"R", "L"} and (stop == len(rows) or _kind(rows[stop]) != "N"):
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
    if _is_role(row):
        return "R"
    last = front_labels().get(normal(row[-1].text))
    if last is None:
        return " "
    return "B" if last.block else "L"


def _is_role(row: Row) -> bool:
    roles = _roles()
    return normal(row[0].text) in roles and all(normal(line.text) in roles for line in row[1:])


@cache
def _roles() -> frozenset[str]:
    """The labels of those who sign."""
    return frozenset(words for words, label in front_labels().items() if label.field in SIGNERS and not label.block)
