"""Characters as they should have been printed: one form for each letter, none that cannot be seen."""

import re
import unicodedata

_INVISIBLE = {ord(mark): None for mark in "\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffe\uffff"}
_SPACES = {
    ord(space): " " for space in "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
}
_LIGATURES = {
    ord("ﬀ"): "ff",
    ord("ﬁ"): "fi",
    ord("ﬂ"): "fl",
    ord("ﬃ"): "ffi",
    ord("ﬄ"): "ffl",
    ord("ﬅ"): "ft",
    ord("ﬆ"): "st",
}
# Symbol fonts keep their bullets in the private use area.
_BULLETS = dict.fromkeys((61623, 61607, 61485, 61656, 61692, 9642, 9679, 10146), "•")
_TABLE = {**_INVISIBLE, **_SPACES, **_LIGATURES, **_BULLETS, ord("\x02"): "-"}
_CONTROLS = r"\x00-\x08\x0b\x0e-\x1f\x7f-\x9f"
_CONTROL = re.compile(f"[{_CONTROLS}]")


def same_length(text: str) -> str:
    """Odd spaces and bullets made ordinary; every character keeps its place."""
    if text.isascii():
        return text
    return "".join(mark if len(mark) == 1 else old for old in text for mark in [(_TABLE.get(ord(old)) or old)])


_UNCLEAN = re.compile(f"[{''.join(map(chr, _TABLE))}{_CONTROLS}]")


def is_clean(text: str) -> bool:
    """Whether `clean` would leave every piece of the text as it is."""
    return not _UNCLEAN.search(text) and unicodedata.is_normalized("NFC", text)


def clean(text: str) -> str:
    """NFC, without soft hyphens, ligatures, odd spaces and control characters."""
    if text.isascii():
        return _CONTROL.sub("", text)
    if not _UNCLEAN.search(text):
        return unicodedata.normalize("NFC", text)
    return _CONTROL.sub("", unicodedata.normalize("NFC", text.translate(_TABLE)))
