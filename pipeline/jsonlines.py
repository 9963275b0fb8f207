"""JSON for other programs: an object a line, in UTF-8, dates in ISO."""

import json
from collections.abc import Mapping
from datetime import date


def print_json(row: Mapping[str, object]) -> None:
    """Prints one object on one line of standard output."""
    print(json_line(row))


def json_line(row: Mapping[str, object]) -> str:
    """One object on one line."""
    return json.dumps(row, ensure_ascii=False, default=_iso)


def _iso(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
