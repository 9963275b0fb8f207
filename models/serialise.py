"""Records to JSON and back, and the JSON Schema that is generated from the types."""

import json
from functools import cache
from typing import Any

from pydantic import ConfigDict, TypeAdapter

from models import record as record_module
from models.record import Record


@cache
def _adapter() -> TypeAdapter[Record]:
    for name in vars(record_module).values():
        if isinstance(name, type) and hasattr(name, "__dataclass_fields__"):
            name.__pydantic_config__ = ConfigDict(use_attribute_docstrings=True, extra="forbid")  # type: ignore[attr-defined]
    return TypeAdapter(Record)


def to_json(record: Record) -> str:
    """The record as one line of JSON."""
    return _adapter().dump_json(record).decode()


def from_json(text: str | bytes) -> Record:
    """A record from its JSON. Raises ValueError when it is not one."""
    return _adapter().validate_json(text)


def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a record, with each field's documentation."""
    return _adapter().json_schema(mode="serialization")


def schema_text() -> str:
    """The schema as it is published with the project."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
