"""Plain text in pages of so many lines, with furniture at the top and the bottom of each page."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tools.layouts.content import Item, Para, Section
from tools.layouts.fold import fold

Furniture = Callable[[int], list[str]]


def _none(_page: int) -> list[str]:
    return []


@dataclass
class Typist:
    """Lines are added from the top down; `paged` puts the furniture in."""

    width: int
    hyphenate: bool = False
    lines: list[str] = field(default_factory=list)

    def put(self, *lines: str) -> None:
        """Lines as they are."""
        self.lines += lines

    def para(self, text: str, indent: int = 0, first: str = "") -> None:
        """A paragraph; `first` stands in the indent of its first line."""
        found = fold(text, self.width - indent, len, self.hyphenate)
        self.lines += [f"{(first if n == 0 else ''):<{indent}}{line}".rstrip() for n, line in enumerate(found)]

    def beside(self, label: str, values: list[str], at: int) -> None:
        """A label to the left, values to the right, both folded."""
        left = fold(label, at - 2, len)
        right = [line for value in values for line in fold(value, self.width - at, len)]
        for n in range(max(len(left), len(right))):
            one = left[n] if n < len(left) else ""
            other = right[n] if n < len(right) else ""
            self.lines.append(f"{one:<{at}}{other}".rstrip())

    def columns(self, left: list[str], right: list[str], at: int) -> None:
        """Two lists side by side."""
        for n in range(max(len(left), len(right))):
            one = left[n] if n < len(left) else ""
            other = right[n] if n < len(right) else ""
            self.lines.append(f"{one:<{at}}{'  ' if len(one) >= at else ''}{other}".rstrip())

    def section(self, part: Section, marker: str = "", gap: bool = True, indent: int = 0) -> None:
        """A labelled part of a §, its label on a line of its own."""
        if part.label:
            self.put("", " " * indent + part.label)
        elif gap:
            self.put("")
        for n, para in enumerate(part.paras):
            marked = Para(para.text, para.marker or marker) if part.lines else para
            step = indent + (len(marked.marker) + 1 if marked.marker else 0)
            if gap and n and not part.lines and not para.marker:
                self.put("")
            self.para(marked.text, step, " " * indent + marked.marker)
        if part.table:
            self.put("", *table(part.table))

    def heading(self, rows: list[str]) -> None:
        """The rows of a heading, folded."""
        self.put("")
        for row in rows:
            self.put(*fold(row, self.width, len))

    def paged(self, size: int, top: Furniture, bottom: Furniture = _none, feed: str = "") -> tuple[str, int]:
        """The text with furniture, `size` lines a page, and the number of pages."""
        pages = [self.lines[at : at + size] for at in range(0, len(self.lines), size)]
        out: list[str] = []
        for number, page in enumerate(pages, 1):
            out += [*([feed] if feed and number > 1 else []), *top(number), "", *page, *bottom(number)]
        return "\n".join(out) + "\n", len(pages)


def table(rows: tuple[tuple[str, ...], ...]) -> list[str]:
    """A table in columns of spaces."""
    widths = [max(len(row[n]) for row in rows) + 3 for n in range(len(rows[0]))]
    return ["".join(f"{cell:<{wide}}" for cell, wide in zip(row, widths, strict=True)).rstrip() for row in rows]


def case(item: Item, prefix: str) -> str:
    """The dnr after its prefix, or nothing."""
    return f"{prefix}{item.case_numbers[0]}" if item.case_numbers else ""
