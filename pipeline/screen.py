"""Tables and lines for people: drawn with rich on a terminal, plain and never cut in a pipe."""

import sys
from collections.abc import Sequence


def print_table(headings: Sequence[str], rows: Sequence[Sequence[str]], title: str = "") -> None:
    """Prints a table on standard output."""
    if sys.stdout.isatty():
        _draw(headings, rows, title)
        return
    if title:
        print(title)
    widths = [max(map(len, column)) for column in zip(headings, *rows, strict=True)]
    for row in (headings, *rows):
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _draw(headings: Sequence[str], rows: Sequence[Sequence[str]], title: str) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title or None, title_justify="left", box=SIMPLE_HEAD)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    Console().print(table)


def marks() -> tuple[str, str]:
    """What to put before and after a found word: bold on a terminal, asterisks elsewhere."""
    return ("\x1b[1;33m", "\x1b[0m") if sys.stdout.isatty() else ("**", "**")
