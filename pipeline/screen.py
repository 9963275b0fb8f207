"""Tables and lines for people: drawn with rich on a terminal, plain and never cut in a pipe."""

import os
import sys
import textwrap
from collections.abc import Sequence

NOTHING = "–"
"""The cell of what is not there."""
_READABLE = 18
"""Columns up to this width (dates, numbers, states) are never broken, and no other is folded narrower."""
_BORDER = 3
"""What rich adds to a column, and once more on the left: a space on each side and the line between."""
_PICTURES = {
    **{code: 0x2400 + code for code in range(0x20) if chr(code) != "\t"},
    0x7F: 0x2421,
    **dict.fromkeys((*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD),
}
"""Control characters, and those that turn the direction of writing, as signs that show them (ESC as ␛)."""


def visible(text: str) -> str:
    """The text on one line, as long as it was, without anything in it that could steer a terminal."""
    return text.translate(_PICTURES)


def counted(number: int, one: str, many: str) -> str:
    """As in "1 fil", "2 filer"."""
    return f"{number} {one if number == 1 else many}"


def in_bytes(size: int) -> str:
    """A number of bytes, as in "500 MB"."""
    for unit, name in ((10**9, "GB"), (10**6, "MB"), (10**3, "kB")):
        if size >= unit:
            return f"{size / unit:.3g} {name}".replace(".", ",")
    return f"{size} byte"


def print_table(headings: Sequence[str], rows: Sequence[Sequence[str]], title: str = "") -> None:
    """Prints a table on standard output; on a terminal that is too narrow for it, a paragraph a row."""
    rows = [[visible(cell) for cell in row] for row in rows]
    if sys.stdout.isatty():
        _draw(headings, rows, title)
        return
    if title:
        print(title)
    widths = _widths(headings, rows)
    for row in (headings, *rows):
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _widths(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    return [max(map(len, column)) for column in zip(headings, *rows, strict=True)]


def _draw(headings: Sequence[str], rows: Sequence[Sequence[str]], title: str) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    least = [min(width, _READABLE) for width in _widths(headings, rows)]
    if sum(least) + _BORDER * (len(least) + 1) > console.width:
        _paragraphs(headings, rows, title, console.width)
        return
    table = Table(title=title or None, title_justify="left", box=SIMPLE_HEAD)
    for heading, width in zip(headings, least, strict=True):
        table.add_column(heading, overflow="fold", min_width=width)
    for row in rows:
        table.add_row(*map(Text, row))
    console.print(table)


def _paragraphs(headings: Sequence[str], rows: Sequence[Sequence[str]], title: str, width: int) -> None:
    if title:
        print(title)
    for row in rows:
        told = [f"{heading}: {cell}" for heading, cell in zip(headings[2:], row[2:], strict=True) if cell != NOTHING]
        print(_folded("  ".join(row[:2]), width, indent=""))
        print(_folded(" · ".join(told), width, indent="  "), end="\n\n")


def _folded(text: str, width: int, indent: str) -> str:
    lines = textwrap.wrap(text, width, initial_indent=indent, subsequent_indent="  ", break_on_hyphens=False)
    return "\n".join(lines)


def marks() -> tuple[str, str]:
    """What to put before and after a found word: bold on a terminal that takes colours, asterisks elsewhere."""
    coloured = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return ("\x1b[1;33m", "\x1b[0m") if coloured else ("**", "**")
