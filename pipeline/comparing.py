"""Pairs of mentions from other programs, a JSON object a line: {"a": {"name": …}, "b": {"name": …}}."""

import json
from collections.abc import Iterable, Iterator
from datetime import date

from corpus.people.compare import Comparison, compare
from corpus.people.context import Mention
from models.errors import UsageProblem
from models.registers.bodies import role_key

FIELDS = ("name", "party", "body", "organisation", "role", "date", "town")
"""What may be told of a mention; only the name must be."""
_ADVICE = f'Skriv {{"a": {{"name": …}}, "b": {{"name": …}}}} på en rad; fälten är {", ".join(FIELDS)}.'


def compared(lines: Iterable[str]) -> Iterator[Comparison]:
    """What the two mentions of each line are to each other. Raises UsageProblem for a line that holds no such pair."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield compare(*_pair(line, number))


def _pair(line: str, number: int) -> tuple[Mention, Mention]:
    try:
        pair = json.loads(line)
    except ValueError:
        raise UsageProblem(f"Rad {number} är inte JSON.", _ADVICE) from None
    if not isinstance(pair, dict) or not {"a", "b"} <= pair.keys():
        raise UsageProblem(f"Rad {number} har inget par.", _ADVICE)
    return mention_of(pair["a"], number), mention_of(pair["b"], number)


def mention_of(fields: object, number: int) -> Mention:
    """A mention of what a line tells; unknown is null, "" or left out, and other fields count for nothing. Raises
    UsageProblem.
    """
    if not isinstance(fields, dict):
        raise UsageProblem(f"Rad {number} har inget par.", _ADVICE)
    told = {name: _text(fields.get(name), number) for name in FIELDS}
    if told["name"] is None:
        raise UsageProblem(f"Rad {number} har inget namn.", _ADVICE)
    day = _day(told["date"], number)
    return Mention(
        told["name"],
        told["party"],
        told["body"],
        told["organisation"],
        frozenset({role_key(told["role"])} if told["role"] else ()),
        day,
        day,
        town=told["town"],
    )


def _text(value: object, number: int) -> str | None:
    if value is not None and not isinstance(value, str):
        raise UsageProblem(f"Rad {number} har ett fält som inte är text.", _ADVICE)
    return (value or "").strip() or None


def _day(text: str | None, number: int) -> str | None:
    """An ISO day, without what follows it; a year or a month alone stands for its first day."""
    if text is None:
        return None
    try:
        return date.fromisoformat({4: f"{text}-01-01", 7: f"{text}-01"}.get(len(text), text[:10])).isoformat()
    except ValueError:
        raise UsageProblem(f"Rad {number}: {text} är inget datum.", "Skriv ÅÅÅÅ-MM-DD.") from None
