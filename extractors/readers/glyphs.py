"""The characters of a PDF page with pdfium's answers about them: runs of text with box, size and weight."""

import ctypes
import re
import struct
from functools import cache

import pypdfium2
import pypdfium2.raw as pdfium

from extractors.readers.clean import clean, is_clean
from extractors.readers.direct import direct
from extractors.readers.ruled import Run

COLUMN_GAP = 1.1
"""A gap between words, in letter sizes, from which on they stand in different columns."""
WIDE = 0.75
"""Letters of running text are at most this wide, in letter sizes; wider ones may hold a column gap."""
BOLD = 600
"""Font weight from which on letters are bold."""


_char_box = direct(pdfium.FPDFText_GetLooseCharBox, None)
_char_origin = direct(pdfium.FPDFText_GetCharOrigin, None)
_count_rects = direct(pdfium.FPDFText_CountRects, ctypes.c_int)
_font_info = direct(pdfium.FPDFText_GetFontInfo, None)
_font_size = direct(pdfium.FPDFText_GetFontSize, ctypes.c_double)
_font_weight = direct(pdfium.FPDFText_GetFontWeight, ctypes.c_int)
_unicode = direct(pdfium.FPDFText_GetUnicode, ctypes.c_uint)

# pdfium puts U+FFFE where it has joined a word over a line end.
_JOINED = "\ufffe\u0002"
# A line without the spaces around it: what a joined word ends in is kept.
_PRINTED_LINE = re.compile(r"[^\s\ufffe\x02][^\n\ufffe\x02]*(?:[\ufffe\x02]|(?<=\S))|[\ufffe\x02]")
_SPACES = re.compile(" +")
_BOLD_NAME = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)

_Sides = tuple[float, float, float, float]
"""Left, top, right and bottom, in points from the lower left corner."""
_sides = struct.Struct("4f").unpack_from


def page_text(textpage: pypdfium2.PdfTextPage) -> str:
    """The text of a page, one letter for each of pdfium's characters."""
    count = textpage.count_chars()
    text: str = textpage.get_text_range() if count else ""
    if len(text) == count:
        return text
    return "".join(chr(_unicode(textpage.raw, index) or 32) for index in range(count))


@cache
def _names_bold(font: bytes) -> bool:
    return _BOLD_NAME.search(font) is not None


class Glyphs:
    """The characters of a page with pdfium's answers about them. A call to pdfium costs as much as reading ten
    characters, so a line is asked about as a whole first, and word by word only where it may hold several columns.
    """

    def __init__(self, raw: object, text: str, left: float, top: float) -> None:
        self.raw, self.text, self.left, self.top = raw, text, left, top
        self.clean = is_clean(text)
        self.words = text if self.clean else text.replace("\ufffe", "-").replace("\u0002", "-")
        self._rect = pdfium.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._name, self._flags = ctypes.create_string_buffer(128), ctypes.c_int()
        self._to_rect, self._to_flags = ctypes.byref(self._rect), ctypes.byref(self._flags)
        self._to_x, self._to_y = ctypes.byref(self._x), ctypes.byref(self._y)

    def runs(self) -> list[Run]:
        """The page's text cut at line ends, column gaps and changes of weight."""
        runs: list[Run] = []
        spans = [match.span() for match in _PRINTED_LINE.finditer(self.text)]
        firsts = self._boxes([start for start, _ in spans])
        lasts = self._boxes([self._last(start, end) for start, end in spans])
        for (start, end), first, last in zip(spans, firsts, lasts, strict=True):
            size, bold = self._size(start, first), self._bold(start)
            narrow = last[2] - first[0] < WIDE * size * (end - start)
            if narrow and _count_rects(self.raw, start, end - start) == 1:
                runs.append(self._run(start, end, size, bold, first, last))
            else:
                self._columns(start, end, size, bold, first, last, runs)
        return runs

    def _columns(
        self, start: int, end: int, size: float, bold: bool, first: _Sides, last: _Sides, runs: list[Run]
    ) -> None:
        mixed = bold and not self._bold(self._last(start, end))
        begin = start
        gaps = [match.span() for match in _SPACES.finditer(self.text, start + 1, end - 1)]
        befores = self._boxes([index - 1 for index, _ in gaps])
        afters = self._boxes([following for _, following in gaps])
        for (index, following), before, after in zip(gaps, befores, afters, strict=True):
            lighter = mixed and not self._bold(following)
            if lighter and (seam := self._seam(begin, self._last(begin, index))):
                runs.append(self._run(begin, seam, size, bold, first, self._box(seam - 1)))
                begin, first, bold, mixed, lighter = seam, self._box(seam), False, False, False
                size = self._size(begin, first)
            # Left of the word before it, or on another row, stands the next cell: pdfium runs cells together.
            if (
                lighter
                or after[0] - before[2] > COLUMN_GAP * size
                or after[0] < before[0] - size
                or abs(after[3] - before[3]) > 0.6 * size
            ):
                runs.append(self._run(begin, index, size, bold, first, before))
                begin, first, bold, mixed = following, after, self._bold(following), mixed and not lighter
                size = self._size(begin, first)
        if mixed and (seam := self._seam(begin, self._last(begin, end))):
            runs.append(self._run(begin, seam, size, bold, first, self._box(seam - 1)))
            begin, first, bold = seam, self._box(seam), False
            size = self._size(begin, first)
        runs.append(self._run(begin, end, size, bold, first, last))

    def _seam(self, start: int, last: int) -> int | None:
        """Where a word that begins bold and ends light is two that no space parts: "Beslut:Nämnden antar planen"."""
        seam = last + 1
        while seam > start and not self._bold(seam - 1):
            seam -= 1
        seam += self.text[seam : last + 1].startswith(":")
        parted = start < seam <= last and (self.text[seam].isupper() or not self.text[seam - 1].isalpha())
        return seam if parted and self.text[seam].isalnum() else None

    def _run(self, start: int, end: int, size: float, bold: bool, first: _Sides, last: _Sides) -> Run:
        _char_origin(self.raw, start, self._to_x, self._to_y)
        words = self.words[start:end]
        if not self.clean:
            words = clean(words).strip()
        left, top = self.left, self.top
        return Run(
            words, first[0] - left, last[2] - left, top - first[1], top - first[3], top - self._y.value, size, bold
        )

    def _last(self, start: int, end: int) -> int:
        """The last character that is printed."""
        return end - 1 if self.text[end - 1] not in _JOINED else max(start, end - 2)

    def _size(self, index: int, box: _Sides) -> float:
        """Of the letters, in points; where the font names none that can be, from how high they are."""
        size: float = _font_size(self.raw, index)
        return size if 4 <= size <= 72 else max(4.0, (box[1] - box[3]) * 0.9)

    def _box(self, index: int) -> _Sides:
        _char_box(self.raw, index, self._to_rect)
        return _sides(self._rect)

    def _boxes(self, indexes: list[int]) -> list[_Sides]:
        raw, rect, to_rect = self.raw, self._rect, self._to_rect
        boxes: list[_Sides] = []
        for index in indexes:
            _char_box(raw, index, to_rect)
            boxes.append(_sides(rect))
        return boxes

    def _bold(self, index: int) -> bool:
        """Bold by its weight, or, in a font that is not embedded and has none, by its name: "Helvetica-Bold"."""
        weight: int = _font_weight(self.raw, index)
        if weight > 0:
            return weight >= BOLD
        _font_info(self.raw, index, self._name, 128, self._to_flags)
        return _names_bold(self._name.value)
