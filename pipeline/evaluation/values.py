"""Values of a record as JSON, whatever is missing: absent and null are an empty text, list or object."""

from typing import TypeAlias

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
Object: TypeAlias = dict[str, Json]


def inner(holder: Object, key: str) -> Object:
    """The object under a key."""
    value = holder.get(key)
    return value if isinstance(value, dict) else {}


def objects(holder: Object, key: str) -> list[Object]:
    """The objects in the list under a key."""
    value = holder.get(key)
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def texts(holder: Object, key: str) -> list[str]:
    """The texts in the list under a key."""
    value = holder.get(key)
    return [entry for entry in value if isinstance(entry, str)] if isinstance(value, list) else []


def text(holder: Object, key: str) -> str:
    """The text under a key."""
    value = holder.get(key)
    return value if isinstance(value, str) else ""


def number(holder: Object, key: str) -> int:
    """The whole number under a key; 0 when there is none."""
    value = holder.get(key)
    return value if isinstance(value, int) else 0
