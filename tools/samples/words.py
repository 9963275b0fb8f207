"""How a value is put in words, and how words are put in a column."""

from collections.abc import Callable, Iterator

from models.record import Attendee, Role
from tools.samples.parts import MAY_BREAK

Roles = dict[Role, str]
"""The spelling that one document uses for each role; ledamot and ersättare are mostly not printed."""

LIST: Roles = {
    "ordförande": "ordförande",
    "vice ordförande": "vice ordförande",
    "1:e vice ordförande": "1:e vice ordförande",
    "2:e vice ordförande": "2:e vice ordförande",
}


def in_list(who: Attendee, roles: Roles = LIST, substitute: str = "ersättare för") -> str:
    """One person of a list: "Anna Ek (S), ordförande, ej § 2"."""
    role = roles.get(who.role) if who.role else None
    replaces = f"{substitute} {who.replaces.name} ({who.replaces.party})" if who.replaces else None
    title = f"{who.title}, {who.affiliation}" if who.title and who.affiliation else who.title
    return ", ".join(filter(None, (named(who), role, replaces, title, who.attendance)))


def named(who: Attendee) -> str:
    """Name and party."""
    return f"{who.name} ({who.party})" if who.party else who.name


def fold(words: str, width: float, measure: Callable[[str], float] = len) -> list[str]:
    """The lines of `words` in a column of `width`, which counts in what `measure` measures.

    Lines break at spaces, after the hyphen of a double name, and where a word may break, with a hyphen.
    """
    lines = [""]
    for piece in _pieces(words):
        if measure(_shown(lines[-1] + piece)) <= width or not lines[-1]:
            lines[-1] += piece
        else:
            lines.append(piece.lstrip(" "))
    return [_shown(line) for line in lines]


def _pieces(words: str) -> Iterator[str]:
    start = 0
    for index in range(1, len(words)):
        before, after = words[index - 1], words[index]
        double_name = before == "-" and after.isupper() and index > 1 and words[index - 2].islower()
        if after == " " or before == MAY_BREAK or double_name:
            yield words[start:index]
            start = index
    yield words[start:]


def _shown(line: str) -> str:
    """A line as printed: a hyphen only where a word is broken."""
    end = "-" if line.endswith(MAY_BREAK) else ""
    return line.replace(MAY_BREAK, "") + end
