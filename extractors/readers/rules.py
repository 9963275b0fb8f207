"""The rules that a PDF page draws, and the grids that they make: pdfium gives the lines, pdfplumber finds the cells.

Reading the page with pdfplumber for that would take fifty times as long, since it reads all letters first.
"""

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from extractors.readers.direct import direct
from extractors.readers.ruled import Box, Grid

_ALIGNED = 0.01
"""Points by which the ends of a rule may differ and it still runs along the page's edge."""
_NEAR = 3
"""Points by which rules may miss each other, and the shortest one that counts: what pdfplumber takes by itself."""

_MOST_LINES = 200
"""A shape of more lines is a letter or a picture."""

_Point = tuple[float, float]

_count_objects = direct(pdfium.FPDFPage_CountObjects, ctypes.c_int)
_object = direct(pdfium.FPDFPage_GetObject, pdfium.FPDF_PAGEOBJECT)
_kind = direct(pdfium.FPDFPageObj_GetType, ctypes.c_int)


def shapes(page: pypdfium2.PdfPage, more_than: int) -> list[Any]:
    """The lines and boxes that a page draws; none where it has hardly more objects than so many."""
    raw = page.raw
    count = _count_objects(raw)
    if count <= more_than:
        return []
    found = [_object(raw, index) for index in range(count)]
    return [one for one in found if _kind(one) == pdfium.FPDF_PAGEOBJ_PATH]


def grids(drawn: list[Any], left: float, top: float) -> list[Grid]:
    """The grids that such shapes make on a page whose upper left corner is there."""
    from pdfplumber import table as plumber

    edges = [_edge(one, other, left, top) for shape in drawn for one, other in _strokes(shape)]
    straight = [edge for edge in edges if edge["orientation"] and edge["length"] >= 1]
    merged = plumber.merge_edges(straight, _NEAR, _NEAR, _NEAR, _NEAR)
    long = [edge for edge in merged if max(edge["x1"] - edge["x0"], edge["bottom"] - edge["top"]) >= _NEAR]
    crossings = plumber.edges_to_intersections(long, _NEAR, _NEAR)
    return [_rows(cells) for cells in plumber.cells_to_tables(plumber.intersections_to_cells(crossings))]


def _rows(cells: list[Box]) -> Grid:
    lefts = sorted({cell[0] for cell in cells})
    rows: dict[float, dict[float, Box]] = {}
    for cell in sorted(cells, key=lambda cell: (cell[1], cell[0])):
        rows.setdefault(cell[1], {})[cell[0]] = cell
    return [[row.get(left) for left in lefts] for row in rows.values()]


def _strokes(shape: Any) -> Iterator[tuple[_Point, _Point]]:
    """The straight lines of a shape that is drawn or filled, in points from the lower left corner."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(shape, fill, stroke)
    if not fill.value and not stroke.value:
        return
    count = pdfium.FPDFPath_CountSegments(shape)
    if count > _MOST_LINES:
        return
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(shape, matrix)
    begun = at = (0.0, 0.0)
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(shape, index)
        kind, to = pdfium.FPDFPathSegment_GetType(segment), _point(segment, matrix)
        if kind == pdfium.FPDF_SEGMENT_LINETO:
            yield at, to
        elif kind == pdfium.FPDF_SEGMENT_MOVETO:
            begun = to
        at = to
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield at, begun
            at = begun


def _point(segment: Any, matrix: Any) -> _Point:
    x, y = ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPathSegment_GetPoint(segment, x, y)
    across = matrix.a * x.value + matrix.c * y.value + matrix.e
    return across, matrix.b * x.value + matrix.d * y.value + matrix.f


def _edge(one: _Point, other: _Point, left: float, top: float) -> dict[str, Any]:
    """A line as pdfplumber has it."""
    (x0, x1), (y0, y1) = sorted((one[0], other[0])), sorted((one[1], other[1]))
    edge: dict[str, Any] = {"x0": x0 - left, "x1": x1 - left, "top": top - y1, "bottom": top - y0}
    edge["width"], edge["height"], edge["length"] = x1 - x0, y1 - y0, max(x1 - x0, y1 - y0)
    edge["orientation"] = "h" if y1 - y0 <= _ALIGNED else "v" if x1 - x0 <= _ALIGNED else None
    return edge
