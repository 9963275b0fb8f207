"""Web pages: elements that hold text or other elements, and the site around a page's own content."""

from html import escape

from tools.samples.golden import Drawn
from tools.samples.parts import MAY_BREAK

MEDIA_TYPE = "text/html"


def words(text: str) -> str:
    """Text as a CMS writes it: a soft hyphen where a word may break."""
    return escape(text, quote=False).replace(MAY_BREAK, "&shy;")


def element(tag: str, *inside: str, attributes: str = "") -> str:
    """An element on a line of its own."""
    opening = f"{tag} {attributes}" if attributes else tag
    return f"<{opening}>{''.join(inside)}</{tag}>\n"


def paragraph(text: str) -> str:
    """A paragraph of running text."""
    return element("p", words(text))


def items(tag: str, *rows: str) -> str:
    """A list, `ul` or `ol`."""
    return element(tag, "\n", *(element("li", words(row)) for row in rows))


def descriptions(*rows: tuple[str, tuple[str, ...]]) -> str:
    """A description list: a label and its values."""
    pairs = (element("dt", words(label)) + "".join(element("dd", words(value)) for value in values)
             for label, values in rows)  # fmt: skip
    return element("dl", "\n", *pairs)


def table(*rows: tuple[str, ...]) -> str:
    """A table whose first row is its head."""
    head, *body = rows
    return element(
        "table",
        "\n",
        element("tr", *(f"<th>{words(cell)}</th>" for cell in head)),
        *(element("tr", *(f"<td>{words(cell)}</td>" for cell in row)) for row in body),
    )


def page(title: str, site: str, before: str, content: str, after: str) -> Drawn:
    """A whole page in UTF-8: head, the site's own blocks before and after, and the content between them."""
    head = element(
        "head",
        '<meta charset="utf-8">',
        element("title", words(f"{title} | {site}")),
        "<style>.rad{display:flex}</style><script>window.dataLayer=['protokoll'];</script>",
    )
    body = element("body", "\n", before, element("main", "\n", content, attributes='id="innehall"'), after)
    text = "<!DOCTYPE html>\n" + element("html", "\n", head, body, attributes='lang="sv"')
    return Drawn(text.encode(), MEDIA_TYPE)
