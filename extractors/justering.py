"""What is printed about the approval of the minutes: who justerar, who signs, when, and the notice on the
anslagstavla.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from extractors.appointed import appointed
from extractors.dates import labelled_dates
from extractors.esign import stamps
from extractors.evidence import Ledger
from extractors.fields import Field
from extractors.names import cut_name, name_end
from extractors.passages import Passage, whole
from extractors.places import place_in
from extractors.rows import Row
from extractors.runs import split_run
from extractors.vocabulary import signs, statuses
from models.record import Justering, Notice, PrintedStatus, Signature, SignatureRole

_ROLES: dict[str, SignatureRole] = {
    "secretary": "sekreterare",
    "chair": "ordförande",
    "adjuster_signature": "justerare",
}
_ADJUSTS: frozenset[SignatureRole | None] = frozenset({"justerare", None})
_LINE = re.compile(r"(?::\s*)?(?:[.…_]{3,}|[.…_ ]{5,}|_\s)?\s*")
_RANGE = re.compile(r"§{1,2}\s*\d[\d\s,–-]*")


# "Anslaget av Kommunala | rådets protokoll från den 3 mars": a sentence, no name with a title after it.
_SENTENCE = re.compile(r"(?:\s+[a-zåäö]+){3}\s+[^\W_]")


class _Named(NamedTuple):
    name: Passage
    role: SignatureRole | None


def read_justering(fields: Iterable[Field], loose: Iterable[Row], text: Iterable[Passage], ledger: Ledger) -> Justering:
    """Justering as printed in the fields. An e-signature page is among the fields or in the `loose` rows; "Protokollet
    är justerat" stands in one of the passages of `text`.
    """
    fields, text = list(fields), list(text)
    place, date = _place_and_date(fields, ledger)
    return Justering(
        adjusters=_adjusters(fields, text, ledger),
        signatures=_signed(fields, loose, ledger),
        place=place,
        date=date,
        items=_items(fields, ledger),
        printed_status=_status(text, ledger),
        notice=_notice(fields, ledger.under("notice")),
    )


def _adjusters(fields: list[Field], text: list[Passage], ledger: Ledger) -> tuple[str, ...]:
    """Who was appointed: under a label that says so or in a sentence, else whoever signs as justerare."""
    found, rule = _adjusting(fields, "adjusters"), "adjusters"
    if not found:
        found, rule = list(appointed(text)), "sentence"
    if not found:
        found, rule = _adjusting(fields, "adjuster_signature"), "adjuster_signature"
    unique = list({person.text: person for person in reversed(found)}.values())[::-1]
    for index, person in enumerate(unique):
        ledger.note(f"adjusters/{index}", person, f"adjusters.{rule}")
    return tuple(person.text for person in unique)


def _adjusting(fields: list[Field], name: str) -> list[Passage]:
    return [person for field in fields if field.name == name for person, role in _roled(field) if role in _ADJUSTS]


def signers(fields: Iterable[Field]) -> dict[str, str]:
    """Who signs as "ordförande" and as "sekreterare", by role, where one name is printed for it."""
    roles: dict[str, set[str]] = {}
    for signature in _signatures(list(fields)):
        if signature.role in {"ordförande", "sekreterare"}:
            roles.setdefault(signature.role, set()).add(signature.name.text)
    return {role: names.pop() for role, names in roles.items() if len(names) == 1}


def _roled(field: Field) -> Iterator[_Named]:
    """The people of a field, each with the role that is printed after the name: under "Justeras" may stand
    "Siv Ek, ordförande" and "Bo Ask, justerare".
    """
    for row in field.rows:
        for line in row:
            _, comma, last = line.text.rpartition(",")
            role = _sign(last.strip(" .")) if comma else None
            yield from (_Named(name, role) for name in _names(whole(line)))


def _sign(words: str) -> SignatureRole | None:
    """The role that words on a signature line name."""
    return next((role for role, pattern in signs() if pattern.fullmatch(words)), None)


def _names(passage: Passage) -> Iterator[Passage]:
    """The names in a value, signature lines, parties and titles left out."""
    start = _LINE.match(passage.text)
    for part in split_run(passage.cut(start.end()) if start else passage):
        for piece in part.split(_PARTING):
            name = cut_name(piece.cut(1, -1) if piece.text.startswith("(") and piece.text.endswith(")") else piece)
            if name and not _SENTENCE.match(piece.text, len(name.text)):
                yield name


_PARTING = re.compile(r"\s*(?:,|;|/|\soch\s|\ssamt\s)\s*")


def _signed(fields: list[Field], loose: Iterable[Row], ledger: Ledger) -> tuple[Signature, ...]:
    """Who signs, by the signature lines, and when, by the e-signature page."""
    named = list({(each.role, each.name.text): each for each in reversed(list(_signatures(fields)))}.values())[::-1]
    pages = [row for field in fields if field.name == "esigned" for row in field.rows]
    signed = stamps([*pages, *loose], {signature.name.text for signature in named})
    for index, signature in enumerate(named):
        ledger.note(f"signatures/{index}/name", signature.name, "signature.line")
        if stamp := signed.get(signature.name.text):
            ledger.note(f"signatures/{index}/signed_at", stamp.passage, "signature.e-signed")
    times = {name: stamp.signed_at for name, stamp in signed.items()}
    return tuple(Signature(each.role, each.name.text, times.get(each.name.text)) for each in named)


def _signatures(fields: list[Field]) -> Iterator[_Named]:
    """Names on signature lines: in the block of signatures where there is one, else wherever a role is a label."""
    start = next((index for index, field in enumerate(fields) if field.name == "signatures"), 0)
    page = next((index for index, field in enumerate(fields) if field.name == "esigned"), len(fields))
    named = any(field.name in _ROLES and field.rows for field in fields[start:page])
    for field in fields[start : page if named else None]:
        if field.name in _ROLES:
            for person, role in _roled(field):
                yield _Named(person, role or _ROLES[field.name])
        elif field.name == "signatures":
            titled = [found for row in field.rows for line in row if (found := _titled(whole(line)))]
            yield from titled or _signed_line(field.passage())


def _titled(passage: Passage) -> _Named | None:
    """As in "Siv Ek (M), ordförande": a name and, behind a comma, the role."""
    name, comma, role = passage.text.rpartition(",")
    signed = _sign(role.strip(" .")) if comma else None
    found = cut_name(passage.cut(0, len(name))) if signed else None
    return _Named(found, signed) if found else None


@cache
def _signed_words() -> re.Pattern[str]:
    return re.compile("|".join(pattern.pattern for _, pattern in signs()), re.IGNORECASE)


def _signed_line(passage: Passage) -> Iterator[_Named]:
    """As in "Sekreterare ..... Eva Ek  Ordförande ..... Bo Ask": role, line, name, one after the other."""
    for match in _signed_words().finditer(passage.text):
        rest = passage.text[match.end() :]
        line = _LINE.match(rest.lstrip())
        start = match.end() + len(rest) - len(rest.lstrip()) + (line.end() if line else 0)
        if name_end(passage.text, start) > start:
            name = cut_name(passage, start)
            role = next(role for role, pattern in signs() if pattern.fullmatch(match.group()))
            if name:
                yield _Named(name, role)


def _place_and_date(fields: list[Field], ledger: Ledger) -> tuple[str | None, str | None]:
    place = date = None
    for field in fields:
        if field.name not in {"justering_place_time", "justering_place", "justering_time"} or not field.rows:
            continue
        passage = field.passage()
        dated = labelled_dates(passage.text)
        if dated and date is None:
            date = dated[0].iso
            ledger.note("date", passage.cut(*dated[0].span), f"justering.{dated[0].rule}")
        words = place_in(passage)
        if words.text and place is None and field.name != "justering_time":
            place = words.text
            ledger.note("place", words, "justering.place")
    return place, date


def _items(fields: list[Field], ledger: Ledger) -> str | None:
    """The § that the minutes cover: under the label, or, where it lost its column, beside the secretary's name."""
    labelled = [field.passage() for field in fields if field.name == "items" and field.rows]
    strayed = [whole(line) for field in fields if field.name in _ROLES for row in field.rows for line in row]
    for passage in (*labelled, *(part for part in strayed if _RANGE.fullmatch(part.text))):
        ledger.note("items", passage, "justering.items")
        return passage.text
    return None


def _status(text: Iterable[Passage], ledger: Ledger) -> PrintedStatus | None:
    for passage in text:
        lowered = passage.text.casefold()
        for status, holds, pattern in statuses():
            match = pattern.search(passage.text) if holds in lowered else None
            if match:
                ledger.note("printed_status", passage.group(match), "justering.status")
                return status
    return None


def _notice(fields: list[Field], ledger: Ledger) -> Notice:
    values: dict[str, str] = {}
    for field in fields:
        if field.name in values or not field.rows:
            continue
        passage = field.passage()
        if field.name in {"posted", "removed", "appeal_last_day"}:
            names = ("posted", "removed") if field.name == "posted" else (field.name,)
            for key, dated in zip(names, labelled_dates(passage.text), strict=False):
                if key not in values:
                    values[key] = dated.iso
                    ledger.note(key, passage.cut(*dated.span), f"notice.{dated.rule}")
        elif field.name == "kept_at":
            values["kept_at"] = passage.text
            ledger.note("kept_at", passage, "notice.kept-at")
        elif field.name == "posted_by":
            name = next((person for person, _ in _roled(field)), None)
            if name:
                values["posted_by"] = name.text
                ledger.note("posted_by", name, "notice.posted-by")
    return Notice(**values)
