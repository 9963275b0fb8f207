"""Case numbers (diarienummer, ärendenummer): opaque, as printed, found by their form.

There is no statutory format; the forms are those of DOMAIN.md 2.4 as seen in print. A number such as HSF240207 looks
like a
date and is none.
"""

import re
from typing import NamedTuple

from extractors.passages import Passage


class CaseRule(NamedTuple):
    """A form of a case number; `bare` forms count without a label before them."""

    rule: str
    pattern: str
    bare: bool


# SOU 2024:34 and prop. 2016/17:171 are printed series, not cases.
_PREFIX = (
    r"(?!(?:SOU|SFS|Ds|Prop|Dir)\b(?!/))(?:[A-ZÅÄÖ]{1,9}|[A-ZÅÄÖ][a-zåäö]{1,3}|[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,8}[A-ZÅÄÖ])"
)
# "Budget 2024-2026", "Plan 2024-2030": a span of years.
_NO_SPAN = r"(?!\w+ (?:19|20)\d\d-(?:(?:19|20)\d\d|\d\d)(?!\d)|\w{6,} (?:19|20)\d\d/(?:19|20)\d\d(?!\d))"
_CLASS = r"(?: \d{2,3}(?=\s*(?:$|[),;])))?"
# "00123/20212.6.": the PDF's text glues the classification to the year.
_GLUED = r"\d(?:\.\d+)*\."
RULES = (
    CaseRule("dnr.year-prefix-serial", r"\d{4}-[A-ZÅÄÖ]{2,6}\d{3,6}(?:/\d{1,4})?", True),
    CaseRule(
        "dnr.prefix-year-serial",
        rf"{_NO_SPAN}{_PREFIX}[ /-]?(?:19|20)\d{{2}}[-/:]\d{{1,6}}(?::\d{{1,4}}|-\d{{1,3}}(?!\d))?",
        True,
    ),
    CaseRule(
        "dnr.prefix-serial-year", rf"{_NO_SPAN}{_PREFIX}[ /-]\d{{1,6}}[-/:](?:(?:19|20)\d{{2}}|\d{{2}})(?!\d)", True
    ),
    CaseRule("dnr.prefix-short-year", r"[A-ZÅÄÖ]{2,6}\d{2}[/-]\d{3,6}", True),
    CaseRule("dnr.prefix-six-digits", r"[A-ZÅÄÖ]{2,6}\d{6}(?!\d)", True),
    # "LS 0902-0123": the year and the month; "KU.2017.3"
    CaseRule("dnr.prefix-month-serial", r"[A-ZÅÄÖ]{2,6} \d{2}(?:0[1-9]|1[0-2])-\d{3,5}(?!\d)", True),
    CaseRule("dnr.dotted", r"[A-ZÅÄÖ]{2,6}\.(?:19|20)\d{2}\.\d{1,6}(?![\d.])", True),
    # "2011/KS 0206 001": the last is a classification
    CaseRule("dnr.year-prefix-spaced", rf"\d{{2,4}}/[A-ZÅÄÖ]{{1,6}} \d{{2,6}}{_CLASS}", True),
    CaseRule("dnr.prefix-short-year-spaced", r"[A-ZÅÄÖ]{1,4} \d{2}[:/]\d{1,5}(?!\d)", False),
    # "2016/13-04", "2014/61 041": with a classification
    CaseRule("dnr.year-serial-class", r"(?:19|20)\d{2}/\d{1,6}(?: \d{3}(?=\s*(?:$|[),;]))|-\d{2,3}(?![\d-]))", False),
    CaseRule("dnr.short-year-serial", r"\d{2}/\d{3,6}(?!\d)", False),
    CaseRule("dnr.serial-year-glued", rf"\d{{1,6}}/20[0-4]\d(?={_GLUED})", False),
    CaseRule("dnr.serial-year", r"\d{1,6}/(?:(?:19|20)\d{2}|\d{2})(?!\d)", False),
    CaseRule("dnr.year-serial", r"(?:19|20)\d{2}[-/:]\d{1,6}(?!\d)(?!-\d)", False),
    CaseRule("dnr.opaque", r"(?:[A-ZÅÄÖ]{2,8} )?[A-ZÅÄÖ]*\d[\w/:-]*[/:-]\w*\d\w*", False),
)
_LABEL = r"(?:Dnr|D\.nr|Diarie ?(?:nummer|nr)|Ärende ?(?:nummer|nr)|Dokument(?:nummer|nr)|Ärende-ID)"
LABEL = re.compile(rf"{_LABEL}[:.]?", re.IGNORECASE)
"""A label alone: no number is printed beside it."""
_ANY = "|".join(rule.pattern for rule in RULES)
_BARE = "|".join(rule.pattern for rule in RULES if rule.bare)
_LIST = r"(?:\s*(?:,|;|och|samt|&)?\s*(?:{0}))*"
LABELLED = re.compile(
    rf"\(?\b{_LABEL}[:.]?\s*(?P<values>(?:{_ANY}){_LIST.format(_ANY)})(?:{_GLUED})?\)?", re.IGNORECASE
)
ALONE = re.compile(rf"\(?(?P<values>(?:{_BARE}){_LIST.format(_BARE)})\)?\.?")
# "Dnr H 00-189 b": a line that is a label and anything with figures is no title.
OPAQUE = re.compile(
    rf"\(?{_LABEL}[:.]?\s*"
    rf"(?P<values>(?:[A-ZÅÄÖ][\w-]{{0,8}}[ .:/-]{{0,2}})?\d(?!.*[^\W\d_]{{3}})[\w.:/ -]{{1,24}}?)\)?",
    re.IGNORECASE,
)
_BEHIND = re.compile(rf"[\s(](?P<values>{_BARE})\)?$")
SHORT_ALONE = re.compile(r"(?P<values>\d{1,6}/\d{2,4})")
_VALUE = re.compile(_ANY)
_FIGURE = re.compile(r"\d")


class CaseNumbers(NamedTuple):
    """Case numbers found in a passage, the rule of each, and the span that they and their label take."""

    values: tuple[Passage, ...]
    rules: tuple[str, ...]
    span: tuple[int, int]


def find(passage: Passage, *, heading: bool = False) -> CaseNumbers | None:
    """The case numbers that a line states, or None: labelled anywhere in it, or the line is nothing else.

    On the row of a heading a number with label stands behind the title, and a short one ("§ 15 1435/22") alone after
    the §.
    """
    if not _FIGURE.search(passage.text):
        return None
    labelled = _has_label(passage.text.casefold())
    match = (LABELLED.search(passage.text) if labelled else None) or ALONE.fullmatch(passage.text)
    if (
        labelled
        and (match is None or match.span() != (0, len(passage.text)))
        and (opaque := OPAQUE.fullmatch(passage.text))
    ):
        return CaseNumbers((passage.group(opaque, "values"),), ("dnr.opaque",), opaque.span())
    if match is None and heading:
        match = SHORT_ALONE.fullmatch(passage.text) or _BEHIND.search(passage.text)
    if match is None:
        return None
    inner = passage.group(match, "values")
    values = tuple(inner.group(value) for value in _VALUE.finditer(inner.text))
    return CaseNumbers(values, tuple(_rule(value.text) for value in values), match.span())


def _has_label(folded: str) -> bool:
    """Whether a text in lower case may have a label: quick where it has none."""
    return "nr" in folded or "nummer" in folded or "ärende-" in folded


def _rule(text: str) -> str:
    return next((rule for rule, pattern in _FORMS if pattern.fullmatch(text)), "dnr.labelled")


_FORMS = [(rule.rule, re.compile(rule.pattern)) for rule in RULES]
