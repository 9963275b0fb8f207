"""The numbers that Word prints before paragraphs and that stand nowhere in the text: "1.", "§ 12", "a)", bullets."""

import re
from collections import Counter
from typing import NamedTuple

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml import etree


class Level(NamedTuple):
    """A level of a list (ISO 29500-1, 17.9): kind of number, its text with %1 for the first level, and its start."""

    kind: str
    text: str
    start: int


Key = tuple[str, str]


class Numbering:
    """The lists of a document, and how far each has come."""

    def __init__(self, document: WordDocument) -> None:
        self.levels = _levels(document)
        self.by_style = _of_styles(document)
        self.counts: Counter[Key] = Counter()

    def marker(self, paragraph: etree._Element, style_id: str) -> str:
        """What Word prints before a paragraph: "-" for a bullet, "1." or "§ 12" for a number, "" for none."""
        number = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        number = self.by_style.get(style_id) if number is None else number
        if number is None:
            return ""
        key = (_value(number.find(qn("w:numId")), ""), _value(number.find(qn("w:ilvl")), "0"))
        level = self.levels.get(key)
        if level is None or level.kind == "none":
            return ""
        if level.kind == "bullet":
            return "-"
        self.counts[key] += 1
        return self._text(key, level)

    def _text(self, key: Key, level: Level) -> str:
        """The level's text with its own and the outer levels' numbers; the levels below it begin anew."""
        depth = int(key[1])
        for other in [other for other in self.counts if other[0] == key[0] and int(other[1]) > depth]:
            del self.counts[other]
        return re.sub(r"%(\d)", lambda place: self._number((key[0], str(int(place[1]) - 1))), level.text or "%1.")

    def _number(self, key: Key) -> str:
        level = self.levels.get(key, Level("decimal", "", 1))
        number = level.start + max(self.counts[key], 1) - 1
        if level.kind in {"lowerLetter", "upperLetter"}:
            letter = chr(ord("a") + (number - 1) % 26)
            return letter if level.kind == "lowerLetter" else letter.upper()
        return str(number)


def _value(element: etree._Element | None, default: str) -> str:
    return default if element is None else str(element.get(qn("w:val"), default))


def _levels(document: WordDocument) -> dict[Key, Level]:
    relation = next((rel for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")), None)
    if relation is None:
        return {}
    root = relation.target_part.element
    abstract = {
        part.get(qn("w:abstractNumId"), ""): {
            level.get(qn("w:ilvl"), "0"): _level(level) for level in part.iterfind(qn("w:lvl"))
        }
        for part in root.iterfind(qn("w:abstractNum"))
    }
    found: dict[Key, Level] = {}
    for number in root.iterfind(qn("w:num")):
        for depth, level in abstract.get(_value(number.find(qn("w:abstractNumId")), ""), {}).items():
            path = f"{qn('w:lvlOverride')}[@{qn('w:ilvl')}='{depth}']/{qn('w:startOverride')}"
            start = _value(number.find(path), str(level.start))
            found[number.get(qn("w:numId"), ""), depth] = level._replace(start=int(start) if start.isdigit() else 1)
    return found


def _level(level: etree._Element) -> Level:
    start = _value(level.find(qn("w:start")), "1")
    return Level(
        _value(level.find(qn("w:numFmt")), "decimal"),
        _value(level.find(qn("w:lvlText")), ""),
        int(start) if start.isdigit() else 1,
    )


def _of_styles(document: WordDocument) -> dict[str, etree._Element]:
    """The list that paragraphs of a style belong to, by the style's id."""
    found = {
        style.get(qn("w:styleId"), ""): style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        for style in document.styles.element.iterfind(qn("w:style"))
    }
    return {name: number for name, number in found.items() if number is not None}
