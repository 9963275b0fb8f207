"""What OCR found on the pages of a file: words with their place and how sure the program is of them."""

import json
from typing import NamedTuple

from models.lines import Box


class Word(NamedTuple):
    """A word that OCR read.

    line        number of its printed line on the page, as OCR parts them
    box         in PDF points from the top left of the page
    confidence  0 to 100
    """

    text: str
    line: int
    box: Box
    confidence: float


class Scan(NamedTuple):
    """The pages of a file that OCR read, by page number, from 1.

    engine  the program and its version, for the record
    """

    engine: str
    pages: dict[int, tuple[Word, ...]]

    @property
    def confidence(self) -> float | None:
        """Mean of the words' confidence; None without words."""
        found = [word.confidence for words in self.pages.values() for word in words]
        return sum(found) / len(found) if found else None


def scan_to_json(scan: Scan) -> str:
    """The scan as JSON."""
    pages = {
        number: [[word.text, word.line, *word.box, word.confidence] for word in words]
        for number, words in scan.pages.items()
    }
    return json.dumps({"engine": scan.engine, "pages": pages}, ensure_ascii=False)


def scan_from_json(text: str) -> Scan:
    """A scan from its JSON. Raises ValueError when it is none."""
    try:
        found = json.loads(text)
        pages = {
            int(number): tuple(Word(row[0], row[1], Box(*row[2:6]), row[6]) for row in rows)
            for number, rows in found["pages"].items()
        }
        return Scan(found["engine"], pages)
    except (KeyError, IndexError, TypeError, AttributeError) as error:
        raise ValueError("not a scan") from error
