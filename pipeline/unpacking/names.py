"""Names in packages: what they say, which are left out, and which lead out of the package."""

import re

from models.errors import UnsafePath
from pipeline.screen import visible

_SWEDISH = frozenset("åäöÅÄÖéÉüÜ§–")
_LEFT_OUT = frozenset({"__macosx", "thumbs.db"})
_DRIVE = re.compile(r"[A-Za-z]:(?:[/\\]|$)")


def decoded(raw: bytes) -> str:
    """A name that does not say in which code it is written: UTF-8 if it can be, else the code of old Windows
    programs (cp850, cp437) or of Windows itself (Windows-1252, Latin-1), whichever gives Swedish letters.
    """
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        readings = [reading for code in ("cp850", "cp1252", "latin-1", "cp437") if (reading := _read(raw, code))]
        return max(readings, key=_likeness)


def _read(raw: bytes, code: str) -> str:
    try:
        return raw.decode(code)
    except UnicodeDecodeError:
        return ""


def _likeness(name: str) -> int:
    foreign = [letter for letter in name if not letter.isascii()]
    return sum(2 if letter in _SWEDISH else 0 if letter.isalpha() else -1 for letter in foreign)


def is_left_out(name: str) -> bool:
    """Whether it is a folder, hidden, or what a Mac or Windows leaves behind."""
    if not name or name.endswith("/"):
        return True
    parts = [part for part in name.split("/") if part not in {"", ".", ".."}]
    return not parts or any(part.startswith(".") or part.lower() in _LEFT_OUT for part in parts)


def unsafe(name: str) -> UnsafePath | None:
    """Why the name is dangerous, or None. No file is ever written under it; it may be that of another file."""
    if "\0" in name:
        what = "innehåller ett nolltecken"
    elif name.startswith("/") or _DRIVE.match(name):
        what = "börjar från diskens rot"
    elif "\\" in name:
        what = "innehåller omvänt snedstreck"
    elif ".." in name.split("/"):
        what = "leder ut ur paketet"
    else:
        return None
    return UnsafePath(f"{visible(name)}: Filens namn {what}; den lästes inte.")


def tidy(name: str) -> str:
    """The name without the "./" that tar puts first."""
    return "/".join(part for part in name.split("/") if part not in {"", "."})


def chain(inside: tuple[str, ...]) -> str:
    """The names from the outermost package inwards as one, on one line."""
    return visible(" › ".join(inside))
