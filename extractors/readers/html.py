"""HTML: the page of a CMS. Headings, paragraphs, lists, description lists, tables and div soup; what only leads around
the site (navigation, cookie notices, the site's own head and foot) is left out.
"""

import re
from collections.abc import Iterator

from lxml import etree, html

from extractors.readers.rows import Piece, Row, paragraph, pieces, placed, table_row
from models.errors import DamagedFile
from models.lines import BREAK, Document

MEDIA_TYPE = "text/html"

_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_CHARSET = re.compile(rb"""<meta[^>]+charset=["']?\s*([\w-]+)""", re.IGNORECASE)

_SILENT = frozenset(
    {"script", "style", "noscript", "template", "svg", "nav", "form", "button", "select", "iframe", "head"}
)
_BLOCKS = frozenset(
    {
        "p",
        "div",
        "section",
        "article",
        "main",
        "body",
        "html",
        "ul",
        "ol",
        "dl",
        "dd",
        "dt",
        "blockquote",
        "pre",
        "figure",
    }
    | {"figcaption", "address", "details", "summary", "header", "footer", "aside", "hgroup", "fieldset", "center"}
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BOLD = frozenset({"b", "strong", "th", "dt"}) | _HEADINGS
# Roles and names by which a CMS marks what belongs to the site and not to the page.
_SITE_ROLE = frozenset({"navigation", "search", "dialog", "alertdialog", "complementary", "menu"})
_SITE_NAME = re.compile(
    r"(?:^|[\s_-])(?:cookies?|breadcrumbs?|brodsmul\w*|nav|navbar|navigation|menu|meny|sidebar|skip-?link|site-?(?:header|footer)|"
    r"share|social|banner|consent|sidfot|sidhuvud|footer|toolbar|pagination)(?:$|[\s_-])",
    re.IGNORECASE,
)


def recognises(data: bytes) -> bool:
    """Whether the bytes begin as an HTML document does."""
    return bool(_START.match(data[:2048].lstrip(b"\xef\xbb\xbf")))


def read(data: bytes) -> Document:
    """The lines of the page's own content. Raises DamagedFile when nothing can be parsed, or it is nested too deep."""
    try:
        root = html.document_fromstring(data.decode(_encoding(data), errors="replace").encode(), parser=_parser())
    except (etree.ParserError, ValueError, LookupError) as error:
        raise DamagedFile("Webbsidan är skadad och går inte att läsa.") from error
    try:
        return Document(MEDIA_TYPE, None, "native", tuple(placed(_page(root))))
    except RecursionError:
        raise DamagedFile("Webbsidan har fler nivåer i varandra än någon text behöver.") from None


def _page(root: html.HtmlElement) -> Iterator[Row]:
    """The page's title and the head and foot of the site around it as furniture, and between them its content."""
    content = _content(root)
    frames = [part for part in root.iter("header", "footer") if _is_frame(part) and content not in part.iter()]
    inside = set(content.iter())
    title = root.find("head/title")
    for part in [*([title] if title is not None else []), *(part for part in frames if part not in inside)]:
        yield from (row._replace(style="furniture") for row in _Walker().block(part))
    yield from _Walker().block(content)


def _parser() -> html.HTMLParser:
    """Without `huge_tree` all text is silently left out from the 256th level on."""
    return html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)


def _encoding(data: bytes) -> str:
    """UTF-8 where the bytes are that, else what the page states, else Windows-1252, as browsers do."""
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        stated = _CHARSET.search(data[:4096])
        name = stated.group(1).decode("ascii", "ignore").lower() if stated else "cp1252"
        return "cp1252" if name in {"iso-8859-1", "latin1", "utf-8"} else name
    return "utf-8-sig"


def _content(root: html.HtmlElement) -> html.HtmlElement:
    """The page's main content where it is marked, else its body."""
    for path in ("//main", "//*[@role='main']", "//article"):
        found = root.xpath(path)
        if len(found) == 1 and len(found[0].text_content().strip()) > 200:
            return found[0]
    body = root.find("body")
    return root if body is None else body


class _Walker:
    """Walks the page in order and keeps the inline text of the block that it is in."""

    def __init__(self) -> None:
        self.tables = 0
        self.runs: list[list[tuple[str, bool]]] = [[]]
        self.gap = 0.0

    def block(
        self, element: html.HtmlElement, style: str = "", marker: str = "", *, bold: bool = False
    ) -> Iterator[Row]:
        """The rows of a block element; inline text between its blocks is a paragraph of its own."""
        if marker:
            self._text(f"{marker} ", bold=bold)
        self._text(element.text, bold=bold)
        for child in element:
            yield from self._child(child, style, bold=bold)
            self._text(child.tail, bold=bold)
        yield from self._flush(style)

    def _child(self, child: html.HtmlElement, style: str, *, bold: bool) -> Iterator[Row]:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag in _SILENT or _is_site(child):
            return
        if _is_frame(child):
            yield from self._flush(style)
            yield from (row._replace(style="furniture") for row in _Walker().block(child))
            return
        if tag == "br":
            self.runs.append([])
        elif tag == "hr":
            yield from self._flush(style)
            self.gap = BREAK
        elif tag == "table":
            yield from self._flush(style)
            yield from self._table(child)
        elif tag == "dl":
            yield from self._flush(style)
            yield from self._descriptions(child)
        elif tag == "li":
            yield from self._flush(style)
            yield from self.block(child, "list", _marker(child))
        elif tag in _BLOCKS or tag in _HEADINGS:
            yield from self._flush(style)
            self.gap = max(self.gap, 1.0 if tag in _HEADINGS or tag == "p" else 0.0)
            yield from self.block(child, "heading" if tag in _HEADINGS else "", bold=bold or tag in _BOLD)
        else:
            yield from self._inline(child, style, bold=bold or tag in _BOLD)

    def _inline(self, element: html.HtmlElement, style: str, *, bold: bool) -> Iterator[Row]:
        self._text(element.text, bold=bold)
        for child in element:
            yield from self._child(child, style, bold=bold)
            self._text(child.tail, bold=bold)

    def _text(self, text: str | None, *, bold: bool) -> None:
        if text:
            self.runs[-1].append((re.sub(r"[ \t\r\n\f]+", " ", text), bold))

    def _flush(self, style: str) -> Iterator[Row]:
        printed: list[tuple[Piece, ...]] = [row for runs in self.runs if (row := tuple(pieces(runs)))]
        self.runs = [[]]
        yield from paragraph(printed, self.gap, style)
        if printed:
            self.gap = 0.0

    def _table(self, table: html.HtmlElement) -> Iterator[Row]:
        if table.find(".//table") is not None:
            yield from self._layout(table)
            return
        number, self.tables = self.tables, self.tables + 1
        for index, row in enumerate(table.iter("tr")):
            if next(row.iterancestors("table")) is table:
                cells = [list(_Walker().block(cell, bold=cell.tag == "th")) for cell in row if cell.tag in {"td", "th"}]
                yield from table_row(cells, number, index)
        self.gap = 1.0

    def _layout(self, table: html.HtmlElement) -> Iterator[Row]:
        """A table that holds tables only places parts of the page, each read by itself; one of nothing but links leads
        around the site.
        """
        for cell in table.iter("td", "th"):
            if next(cell.iterancestors("table")) is table and not _is_links(cell):
                self.gap = 1.0
                yield from self.block(cell)

    def _descriptions(self, element: html.HtmlElement) -> Iterator[Row]:
        """A description list is label and value side by side; several values stand under each other."""
        number, self.tables = self.tables, self.tables + 1
        terms = list(element.iter("dt", "dd"))
        index = 0
        label: list[Row] = []
        for part in terms:
            rows = list(_Walker().block(part, bold=part.tag == "dt"))
            if part.tag == "dt":
                yield from table_row([label], number, index)
                label, index = rows, index + 1
            else:
                yield from table_row([label, rows], number, index)
                label, index = [], index + 1
        yield from table_row([label], number, index)


def _marker(item: html.HtmlElement) -> str:
    """What a browser prints before a list item: its number or a bullet."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "-"
    before = len(list(item.itersiblings("li", preceding=True)))
    start = parent.get("start", "1")
    return f"{(int(start) if start.isdigit() else 1) + before}."


def _is_site(element: html.HtmlElement) -> bool:
    """Whether an element belongs to the site around the page, or is not shown at all."""
    if (
        element.get("role", "").lower() in _SITE_ROLE
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
    ):
        return True
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return element.tag == "aside" or (bool(_SITE_NAME.search(names)) and not _is_frame(element))


def _is_links(element: html.HtmlElement) -> bool:
    """Whether an element's text is links and nothing else."""
    linked = sum(len(link.text_content().strip()) for link in element.iter("a"))
    return bool(linked) and len("".join(element.text_content().split())) <= linked


def _is_frame(element: html.HtmlElement) -> bool:
    """Whether an element is the head or foot of the site, outside the page's own content."""
    return element.tag in {"header", "footer"} and next(element.iterancestors("article", "main"), None) is None
