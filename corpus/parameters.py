"""Values of a piece of SQL that stands in a larger one beside others of its kind."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import BindParameter, bindparam


def own_parameters(values: Mapping[str, object]) -> list[BindParameter[Any]]:
    """Parameters whose names are made the piece's own when the whole is put together."""
    return [bindparam(name, value, unique=True) for name, value in values.items()]
