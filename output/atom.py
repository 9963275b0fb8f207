"""New hits of saved searches as an Atom feed (RFC 4287)."""

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from corpus.watches import News

_ATOM = "http://www.w3.org/2005/Atom"
_NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def atom(found: Sequence[News], at: str) -> str:
    """The feed: an entry a hit, under ids that stay; `at` is when it was found, ISO 8601."""
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": "sv"})
    _text(feed, "title", "Nya träffar i protokollarkivet")
    _text(feed, "id", f"urn:protokollarium:bevakning:{'-'.join(str(one.watch.id) for one in found) or '0'}")
    _text(feed, "updated", at)
    _text(SubElement(feed, "author"), "name", "Protokollarium")
    for one in found:
        for hit in one.hits:
            entry = SubElement(feed, "entry")
            _text(entry, "title", f"{hit.citation}: {hit.title}" if hit.title else hit.citation)
            _text(entry, "id", f"urn:protokollarium:{hit.id}:{hit.item or ''}")
            _text(entry, "updated", at)
            SubElement(entry, "category", {"term": _clean(one.watch.query)})
            _text(entry, "summary", hit.snippet.text)
    indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(feed, encoding="unicode")}\n'


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = _clean(text)


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
