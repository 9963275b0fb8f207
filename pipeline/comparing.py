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
    """A mention of what a line tells; unknown is null, "" or left out. Raises UsageProblem."""
    if not isinstance(fields, dict) or set(fields) - set(FIELDS):
        raise UsageProblem(f"Rad {number} har fel fält.", _ADVICE)
    told = {name: value.strip() for name, value in fields.items() if isinstance(value, str) and value.strip()}
    if "name" not in told or any(value is not None and not isinstance(value, str) for value in fields.values()):
        raise UsageProblem(f"Rad {number} har inget namn, eller ett fält som inte är text.", _ADVICE)
    day = _day(told.get("date"), number)
    return Mention(
        told["name"],
        told.get("party"),
        told.get("body"),
        told.get("organisation"),
        frozenset({role_key(told["role"])} if "role" in told else ()),
        day,
        day,
        town=told.get("town"),
    )


def _day(text: str | None, number: int) -> str | None:
    """An ISO day; a year or a month alone stands for its first day."""
    if text is None:
        return None
    try:
        return date.fromisoformat({4: f"{text}-01-01", 7: f"{text}-01"}.get(len(text), text)).isoformat()
    except ValueError:
        raise UsageProblem(f"Rad {number}: {text} är inget datum.", "Skriv ÅÅÅÅ-MM-DD.") from None
