"""What a protokollsgranskning looks for within one protokoll, by kommunallagen 5:66-67 and practice. Pure.

A rule is a row in `RULES`; what looks for it a function in `CHECKS`, or a warning of the record in `_WARNED`.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Literal, NamedTuple

from models.record import Item, PagePlace, Record, Vote

Code = Literal[
    "paragraf_saknas",
    "paragraf_dubbel",
    "paragraf_utan_text",
    "narvaro_saknas",
    "beslut_utan_text",
    "omrostning_utan_resultat",
    "omrostning_utan_namn",
    "roster_stammer_inte",
    "propositionsordning_saknas",
    "reservation_utan_namn",
    "jav_rostar",
    "justering_sen",
    "justering_oklar",
    "justering_fore_sammantradet",
    "justerare_avviker",
    "anslag_sent",
    "anslag_saknas",
    "anslag_ofullstandigt",
    "anslag_ned_for_tidigt",
    "overklagandedag_fel",
    "dagar_orimliga",
    "protokoll_saknas",
]


class Rule(NamedTuple):
    """What is looked for: where it is written, "praxis" where no law says so, and what is wrong, in words."""

    law: str
    words: str


RULES: Mapping[Code, Rule] = {
    "paragraf_saknas": Rule("KL 5:66", "paragrafer saknas i serien, eller i arkivet"),
    "paragraf_dubbel": Rule("praxis", "samma paragrafnummer används två gånger"),
    "paragraf_utan_text": Rule("KL 5:66-67", "paragrafen har ingen text"),
    "narvaro_saknas": Rule("KL 5:66", "det framgår inte vilka som tjänstgjort"),
    "beslut_utan_text": Rule("KL 5:67 p. 4", "under rubriken för beslut står inget beslut"),
    "omrostning_utan_resultat": Rule("KL 5:67 p. 3", "omröstningens utfall framgår inte"),
    "omrostning_utan_namn": Rule("KL 5:67 p. 5", "det framgår inte hur var och en har röstat"),
    "roster_stammer_inte": Rule("KL 5:67 p. 3", "rösterna stämmer inte"),
    "propositionsordning_saknas": Rule("KL 5:67 p. 2", "omröstning utan propositionsordning"),
    "reservation_utan_namn": Rule("KL 5:67 p. 6", "reservationen har inget namn"),
    "jav_rostar": Rule("KL 5:47, 6:30", "den som anmält jäv deltar i omröstningen"),
    "justering_sen": Rule("KL 5:69", "protokollet justerades för sent"),
    "justering_oklar": Rule("KL 5:69", "det framgår inte att protokollet är justerat"),
    "justering_fore_sammantradet": Rule("KL 5:69", "justerat före sammanträdet"),
    "justerare_avviker": Rule("KL 5:69", "annan justerare än den som utsågs"),
    "anslag_sent": Rule("KL 8:12", "justeringen tillkännagavs för sent"),
    "anslag_saknas": Rule("KL 8:12", "det framgår inte att justeringen tillkännagetts"),
    "anslag_ofullstandigt": Rule("KL 8:12", "anslaget saknar dag eller förvaringsplats"),
    "anslag_ned_for_tidigt": Rule("KL 8:12, 13:5", "anslaget tas ned innan överklagandetiden är slut"),
    "overklagandedag_fel": Rule("KL 13:5", "angiven sista dag för överklagande är fel"),
    "dagar_orimliga": Rule("KL 8:12", "dagarna går inte ihop"),
    "protokoll_saknas": Rule("KL 5:65, 6:35", "protokoll från ett utlyst sammanträde saknas"),
}
"""KL is kommunallagen (2017:725); of older meetings the finding says that it means what stood in its place."""


class Finding(NamedTuple):
    """One thing that is wrong, or that should be looked at.

    item  the § that it is in; None for the whole protokoll
    page  where it stands; None where the source has no pages, or it is nowhere
    text  what is printed there, or what is computed, in Swedish
    """

    code: Code
    item: str | None
    page: int | None
    text: str


_SHOWN = 200


def findings(record: Record) -> Iterator[Finding]:
    """What is wrong within a protokoll."""
    for check in CHECKS:
        yield from check(record)


def page_of(record: Record, path: str) -> int | None:
    """The page where a value stands, or the first of those below it."""
    for entry in record.evidence:
        if entry.path == path or entry.path.startswith(f"{path}/"):
            page = next((place.page for place in entry.at if isinstance(place, PagePlace)), None)
            if page is not None:
                return page
    return None


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def _titled(item: Item) -> str:
    return _cut(f"§ {item.number} {item.title}")


def _attendance(record: Record) -> Iterator[Finding]:
    if not any(one.capacity in {"member", "serving_substitute"} for one in record.attendees):
        yield Finding(
            "narvaro_saknas", None, 1 if record.source.pages else None, "Ingen beslutande finns i närvarolistan."
        )


def _without_text(record: Record) -> Iterator[Finding]:
    for item in record.items:
        if not item.sections and not item.decisions and not item.withheld:
            yield Finding("paragraf_utan_text", item.number, item.page, _titled(item))


def _votes(record: Record) -> Iterator[tuple[int, Item, int, Vote]]:
    for place, item in enumerate(record.items):
        for number, vote in enumerate(item.votes):
            yield place, item, number, vote


def _results(record: Record) -> Iterator[Finding]:
    for place, item, number, vote in _votes(record):
        page = page_of(record, f"/items/{place}/votes/{number}") or item.page
        if None in {vote.yes, vote.no} and not vote.ballots:
            yield Finding("omrostning_utan_resultat", item.number, page, _asked(item, vote))
        elif not vote.ballots:
            yield Finding("omrostning_utan_namn", item.number, page, _asked(item, vote))


def _asked(item: Item, vote: Vote) -> str:
    counts = [f"{vote.yes} ja" if vote.yes is not None else "", f"{vote.no} nej" if vote.no is not None else ""]
    told = ", ".join(filter(None, (*counts, f"Ja för {vote.yes_means}" if vote.yes_means else "")))
    return _cut(told or _titled(item))


def _order(record: Record) -> Iterator[Finding]:
    for item in record.items:
        if item.votes and not any(one.kind == "proposition_order" for one in item.sections):
            yield Finding("propositionsordning_saknas", item.number, item.page, _titled(item))


def _reservations(record: Record) -> Iterator[Finding]:
    for place, item in enumerate(record.items):
        for number, one in enumerate(item.reservations):
            if not one.by:
                page = page_of(record, f"/items/{place}/reservations/{number}") or item.page
                text = one.text or ", ".join(one.parties) or _titled(item)
                yield Finding("reservation_utan_namn", item.number, page, _cut(text))


_WARNED: Mapping[str, Code] = {
    "item-twice": "paragraf_dubbel",
    "item-missing": "paragraf_saknas",
    "decision-empty": "beslut_utan_text",
    "vote-count-mismatch": "roster_stammer_inte",
    "more-votes-than-members": "roster_stammer_inte",
    "conflicted-vote": "jav_rostar",
    "adjuster-not-signatory": "justerare_avviker",
    "adjusted-before-meeting": "justering_fore_sammantradet",
    "signed-before-meeting": "justering_fore_sammantradet",
}


def _warned(record: Record) -> Iterator[Finding]:
    """What the record's own checks have found."""
    pages = {item.number: item.page for item in record.items}
    for one in record.warnings:
        code = _WARNED.get(one.code)
        if code:
            page = pages.get(one.item) if one.item else page_of(record, "/justering")
            yield Finding(code, one.item, page, one.message)


CHECKS: tuple[Callable[[Record], Iterator[Finding]], ...] = (
    _attendance,
    _without_text,
    _results,
    _order,
    _reservations,
    _warned,
)
