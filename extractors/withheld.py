"""A § whose content is not published: "§ 45 Personärende", "§§ 45-47 Sekretess", "§ 46 ████████".

It stays an item with its number and its title as printed, so that the series has no gap. What says anything else, as
"Sekretess vid e-post" with a decision under it, is a § like any other.
"""

import re
from collections.abc import Iterable, Sequence

from extractors.headings import Heading
from extractors.passages import Passage, joined
from extractors.rows import Row, row_text
from extractors.sections import Block, closing
from extractors.stubs import hides, is_stub, numbers_of

_CLOSER = "closer."


def withheld(title: Passage, blocks: Iterable[Block]) -> Passage | None:
    """What tells that the content of a § is not published; None where it has any content. A label counts for none."""
    told: list[Passage] = []
    for block in blocks:
        listed = () if block.rule.startswith(_CLOSER) else block.paragraphs
        found = [paragraph.passage for paragraph in listed if paragraph.text]
        if not all(hides(passage.text) for passage in found):
            return None
        told += found
    if told:
        return joined(told)
    aside = _ASIDE.search(title.text)
    return title if hides(title.text) or (aside and hides(aside.group())) else None


# "Yttrande till domstol (sekretess)"
_ASIDE = re.compile(r"[(\[][^()\[\]]+[)\]]$")


def expanded(items: Sequence[tuple[Heading, list[Row]]]) -> list[tuple[Heading, list[Row]]]:
    """The items, one for each number where a heading gives several for a § without content: "§§ 45-47 Sekretess"."""
    found: list[tuple[Heading, list[Row]]] = []
    for heading, rows in items:
        numbers = numbers_of(heading.number) if not heading.number.isdigit() else []
        if len(numbers) > 1 and is_stub(_text(heading, rows)):
            found += [(heading._replace(number=number), rows) for number in numbers]
        else:
            found.append((heading, rows))
    return found


def _text(heading: Heading, rows: Sequence[Row]) -> str:
    """What is printed of a § but for its number and the lines that close it."""
    texts = (row_text(rows[0])[heading.rest :], *map(row_text, rows[1:]))
    return " ".join(text for text in texts if not closing(text))
