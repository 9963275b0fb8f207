"""Tables of people where a mark stands for a word.

Namn          Parti   Närv.   Frånv.   Tjänstgör för
Siv Ekmark    M       X
Bo Ask        S               X
Cia Öst       S       X                Bo Ask (S)
"""

from collections.abc import Sequence

from extractors.furniture import Row
from extractors.inside import vote_words
from extractors.vocabulary import normal, people
from models.lines import Line

Cells = list[list[Line]]
"""The lines of a row of a table, column by column."""


def present_rows(rows: Sequence[Cells], heads: Row) -> list[Cells]:
    """The rows of those who are present, without the marks.

    Who is marked under "Frånv." is not; nor is who lacks the mark where it tells the ones present from the others.
    """
    if not any(_is_mark(cell) for cells in rows for cell in cells[1:]):
        return list(rows)
    telling = any(_under(cells, heads, people().present_heads) for cells in rows)
    return [_unmarked(cells) for cells in rows if _is_present(cells, heads, telling=telling)]


def _is_present(cells: Cells, heads: Row, *, telling: bool) -> bool:
    if any(map(_is_mark, _under(cells, heads, people().absent_heads))):
        return False
    shown = people().present_heads | people().replaced_heads
    return not telling or len(list(filter(None, cells))) < 2 or bool(_under(cells, heads, shown))


def _unmarked(cells: Cells) -> Cells:
    return [[] if index and _is_mark(cell) else cell for index, cell in enumerate(cells)]


def _is_mark(cell: Sequence[Line]) -> bool:
    return len(cell) == 1 and cell[0].text.casefold() in vote_words().marks


def _under(cells: Cells, heads: Row, words: frozenset[str]) -> list[list[Line]]:
    """The cells that are filled under one of these heads."""
    return [cell for cell in cells[1:] if cell and heads and normal(_head(cell[0], heads).text) in words]


def _head(line: Line, heads: Row) -> Line:
    """The head over a line: of its own column in a table of the source, else the one whose middle is nearest."""
    column = [head for head in heads if head.cell and line.cell and head.cell[2] == line.cell[2]]
    return column[0] if column else min(heads, key=lambda head: abs(head.x0 + head.x1 - line.x0 - line.x1))
