from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from models.errors import FileProblem


class Member(NamedTuple):
    inside: tuple[str, ...]
    data: bytes | None
    problem: FileProblem | None = None


def is_container(path: Path) -> bool:
    return False


def members(path: Path) -> Iterator[Member]:
    yield from ()
