"""The three machines: justering, notice and appeal, from what is printed, what the law gives and what people confirmed.
Pure. The rules of the dates are `models.deadlines`.

Laga kraft is never told from text: only a person's confirmation gives it. A printed day of removal is a plan.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from corpus.facts import Facts
from models import deadlines

JusteringState = Literal[
    "ej_tillampligt",
    "okand",
    "ojusterat",
    "delvis_signerat",
    "delvis_justerat",
    "omedelbart_justerat",
    "overlamnad_till_nasta_sammantrade",
    "justerat",
    "rattat_efter_justering",
]
NoticeState = Literal[
    "ej_tillampligt", "okand", "ej_anslaget", "delvis_anslaget", "anslaget", "nedtaget", "nedtaget_for_tidigt"
]
AppealState = Literal[
    "ej_tillampligt",
    "ej_overklagbart",
    "annan_ordning",
    "ej_berakningsbar",
    "tid_ej_borjat",
    "tid_loper",
    "utgangen_obekraftad",
    "overklagat",
    "laga_kraft",
    "upphavt",
    "historisk",
]
Basis = Literal["confirmed", "printed", "signatures", "notice", "meeting"]
"""What the justering, and its day, rests on: what a person confirmed, what is printed, the times of all signatures, a
notice that has gone up, or, of § justerade omedelbart, the meeting itself."""
Flag = Literal[
    "forsenad",
    "justeringsdatum_saknas",
    "datum_obekraftat",
    "justerare_avviker",
    "fore_sammantrade",
    "sammantradesdatum_saknas",
    "organslag_okant",
    "forsenat_anslag",
    "ofullstandigt_anslag",
    "datum_orimligt",
    "anslagstavlor_okanda",
    "nedtas_for_tidigt",
    "nedtaget_for_tidigt",
    "nedtaget_sista_dagen",
    "overklagandedag_avviker",
    "bekraftat_avviker",
    "indikativ",
    "egna_paragrafer_saknas",
    "flera_justerade_versioner",
    "undertecknad_fil",
]
Overdue = Literal["justering", "anslag", "protokoll"]
"""What is overdue on the day of the report: the justering, the notice, or the whole protokoll of a meeting."""

_DONE = frozenset({"justerat", "omedelbart_justerat", "rattat_efter_justering"})
UNSETTLED = frozenset({"okand", "ojusterat", "delvis_signerat", "delvis_justerat", "overlamnad_till_nasta_sammantrade"})
"""States in which the justering may still be to come."""


@dataclass(frozen=True, slots=True)
class Derived:
    """What is computed, from the best that is known.

    justering_day    the day of the justering, or the one that is printed for it, and `justering_basis` what it rests on
    posted           the day on which the last anslagstavla had the notice
    indicative       the days are hints: of that time the rule is not known for sure
    """

    law: str | None = None
    justering_last_day: date | None = None
    justering_day: date | None = None
    justering_basis: Basis | None = None
    notice_last_day: date | None = None
    posted: date | None = None
    appeal_last_day: date | None = None
    earliest_removal: date | None = None
    preliminary_laga_kraft: date | None = None
    indicative: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """Where a protokoll, or § with a clock of their own, stands.

    waits  the law gives days for its justering and its notice, and it is not long ago
    """

    justering: JusteringState
    notice: NoticeState
    appeal: AppealState
    derived: Derived
    flags: tuple[Flag, ...]
    overdue: tuple[Overdue, ...]
    waits: bool = False


LIVE = frozenset({"tid_ej_borjat", "tid_loper", "utgangen_obekraftad", "overklagat", "laga_kraft", "upphavt"})
"""States of an appeal in which nothing historical is, unless somebody confirmed it."""
NOT_APPLICABLE = Clock("ej_tillampligt", "ej_tillampligt", "ej_tillampligt", Derived(), (), ())


def clock(facts: Facts, today: date) -> Clock:
    """The states of that day, what they rest on, what does not agree, and what is overdue."""
    if facts.regime == "none":
        return NOT_APPLICABLE
    justering, basis = _justering(facts, today)
    derived = _derived(facts, justering, basis, today)
    notice = _notice(facts, justering, derived, today)
    appeal = _appeal(facts, justering, notice, derived, today)
    overdue = tuple(_overdue(facts, justering, notice, derived, today))
    flags = dict.fromkeys(_flags(facts, justering, notice, derived, overdue, today))
    return Clock(justering, notice, appeal, derived, tuple(flags), overdue, _waits(facts))


def _waits(facts: Facts) -> bool:
    return facts.waits and facts.regime == "law" and not facts.historical


def _justering(facts: Facts, today: date) -> tuple[JusteringState, Basis | None]:
    """What a person confirmed outranks what is printed, and that the signatures, the notice and a mere day."""
    printed = facts.printed
    if facts.confirmed_day("rättat", today):
        return "rattat_efter_justering", "confirmed"
    if facts.confirmed_day("justerat", today):
        return ("omedelbart_justerat" if facts.immediate else "justerat"), "confirmed"
    if facts.confirmed_day("överlämnat", today):
        return "overlamnad_till_nasta_sammantrade", "confirmed"
    if facts.immediate or printed.status == "omedelbart justerat":
        return "omedelbart_justerat", "printed"
    if printed.status == "justerat":
        return ("ojusterat", None) if _is_to_come(facts, today) else ("justerat", "printed")
    return _unstated(facts, today)


def _is_to_come(facts: Facts, today: date) -> bool:
    """Whether the printed day of the justering is still to come."""
    return facts.printed.day is not None and facts.printed.day > today


def _unstated(facts: Facts, today: date) -> tuple[JusteringState, Basis | None]:
    """The state where no words tell it."""
    printed = facts.printed
    signed = sum(day <= today for day in printed.signed_at)
    if printed.status is None and signed and signed == len(printed.signed):
        return "justerat", "signatures"
    if printed.status is None and printed.posted and (printed.day or printed.posted) <= printed.posted <= today:
        return "justerat", "notice"
    if facts.has_own:
        return "delvis_justerat", None
    if signed and signed < len(printed.signed):
        return "delvis_signerat", None
    known = printed.status or signed or _is_to_come(facts, today)
    return ("ojusterat" if known else "okand"), None


def _derived(facts: Facts, justering: JusteringState, basis: Basis | None, today: date) -> Derived:
    justering_day, day_basis = _justering_day(facts, basis, today)
    posted = facts.posted(today)
    last_day = max(facts.days, default=None)
    law = deadlines.law_of(last_day) if last_day else None
    appeal_last = deadlines.appeal_last_day(posted.values()) if law else None
    known = [day for day in posted.values() if day]
    return Derived(
        law=law.name if law else None,
        justering_last_day=deadlines.justering_last_day(facts.days),
        justering_day=justering_day,
        justering_basis=day_basis,
        notice_last_day=deadlines.notice_last_day(justering_day) if law and justering in _DONE else None,
        posted=max(known) if len(known) == len(posted) else None,
        appeal_last_day=appeal_last,
        earliest_removal=deadlines.earliest_removal(appeal_last),
        preliminary_laga_kraft=deadlines.preliminary_laga_kraft(appeal_last),
        indicative=last_day is not None and deadlines.is_indicative(last_day),
    )


def _justering_day(facts: Facts, basis: Basis | None, today: date) -> tuple[date | None, Basis | None]:
    """The day of the justering: that of the last signature (Lysekil's rule: then all have signed)."""
    if confirmed := facts.confirmed_day("justerat", today):
        return confirmed, "confirmed"
    signed = [day for day in facts.printed.signed_at if day <= today]
    if signed and len(signed) == len(facts.printed.signed):
        return max(signed), "signatures"
    if facts.printed.day:
        return facts.printed.day, "printed"
    if basis == "printed" and (facts.immediate or facts.printed.status == "omedelbart justerat") and facts.days:
        return max(facts.days), "meeting"
    return None, None


def _notice(facts: Facts, justering: JusteringState, derived: Derived, today: date) -> NoticeState:
    if facts.regime == "practice" and not _announces(facts):
        return "ej_tillampligt"
    removed = facts.confirmed_day("nedtaget", today)
    if removed:
        last = derived.appeal_last_day
        return "nedtaget_for_tidigt" if last and removed < last else "nedtaget"
    if derived.posted and derived.posted <= today:
        return "anslaget"
    up = [day is not None and day <= today for day in facts.posted(today).values()]
    if any(up):
        return "delvis_anslaget"
    printed_one = facts.printed.posted is not None and facts.printed.posted <= today
    if (facts.boards is None or len(facts.boards) > 1) and printed_one:
        return "delvis_anslaget"
    return "okand" if justering == "okand" or facts.historical or not facts.waits else "ej_anslaget"


def _announces(facts: Facts) -> bool:
    return facts.printed.notice or any(one.fact in {"anslaget", "nedtaget"} for one in facts.confirmed)


def _appeal(facts: Facts, justering: JusteringState, notice: NoticeState, derived: Derived, today: date) -> AppealState:
    confirmed = _confirmed_appeal(facts, today)
    if confirmed:
        return confirmed
    if facts.historical:
        return "historisk"
    if notice in {"okand", "ej_tillampligt"} or (derived.law is None and notice != "ej_anslaget"):
        return "ej_berakningsbar"
    if notice in {"ej_anslaget", "delvis_anslaget"}:
        return "ej_berakningsbar" if facts.boards is None else "tid_ej_borjat"
    if notice == "nedtaget_for_tidigt":
        return "tid_loper"
    if justering in UNSETTLED - {"okand"}:  # what is announced is no justering
        return "ej_berakningsbar"
    if derived.appeal_last_day is None:
        return "ej_berakningsbar"
    return "tid_loper" if today <= derived.appeal_last_day else "utgangen_obekraftad"


_CONFIRMED_APPEAL: dict[str, AppealState] = {
    "upphävt": "upphavt",
    "laga kraft": "laga_kraft",
    "överklagat": "overklagat",
}


def _confirmed_appeal(facts: Facts, today: date) -> AppealState | None:
    """The newest that was confirmed: an appeal that was rejected ends in laga kraft."""
    if not facts.confirmed:
        return None
    found = [one for one in facts.confirmed if one.fact in _CONFIRMED_APPEAL and one.day <= today]
    return _CONFIRMED_APPEAL[max(found, key=lambda one: one.day).fact] if found else None


def _overdue(
    facts: Facts, justering: JusteringState, notice: NoticeState, derived: Derived, today: date
) -> Iterator[Overdue]:
    """What should have been done by now, under the law; nothing of what is long ago."""
    if not _waits(facts):
        return
    unconfirmed = justering == "okand" and facts.printed.day is not None
    last = derived.justering_last_day
    if justering in UNSETTLED and not unconfirmed and last and today > last:
        yield "justering"
    last = derived.notice_last_day
    unannounced = notice in {"ej_anslaget", "delvis_anslaget"} and facts.boards is not None
    if justering in _DONE and unannounced and last and today > last:
        yield "anslag"


def _flags(
    facts: Facts,
    justering: JusteringState,
    notice: NoticeState,
    derived: Derived,
    overdue: tuple[Overdue, ...],
    today: date,
) -> Iterator[Flag]:
    if not facts.days:
        yield "sammantradesdatum_saknas"
    if not facts.known_kind:
        yield "organslag_okant"
    if derived.indicative:
        yield "indikativ"
    yield from _justering_flags(facts, justering, derived, overdue, today)
    yield from _notice_flags(facts, justering, notice, derived, overdue)
    yield from _removal_flags(facts, notice, derived, today)


def _justering_flags(
    facts: Facts, justering: JusteringState, derived: Derived, overdue: tuple[Overdue, ...], today: date
) -> Iterator[Flag]:
    printed, day, last = facts.printed, derived.justering_day, derived.justering_last_day
    done = justering in _DONE
    if "justering" in overdue or (done and facts.regime == "law" and day and last and day > last):
        yield "forsenad"
    if done and day is None:
        yield "justeringsdatum_saknas"
    if justering == "okand" and printed.day and printed.day <= today:
        yield "datum_obekraftat"
    if printed.status == "justerat" and _is_to_come(facts, today):
        yield "datum_orimligt"
    if printed.deviates:
        yield "justerare_avviker"
    if facts.days and any(one < min(facts.days) for one in (day, printed.day, *printed.signed_at) if one):
        yield "fore_sammantrade"


def _notice_flags(
    facts: Facts, justering: JusteringState, notice: NoticeState, derived: Derived, overdue: tuple[Overdue, ...]
) -> Iterator[Flag]:
    printed, last, posted = facts.printed, derived.notice_last_day, derived.posted
    if "anslag" in overdue or (facts.regime == "law" and posted and last and posted > last):
        yield "forsenat_anslag"
    if printed.notice and not (printed.posted and printed.kept_at) and notice != "ej_tillampligt":
        yield "ofullstandigt_anslag"
    if facts.boards is None:
        yield "anslagstavlor_okanda"
    announced = notice in {"anslaget", "nedtaget", "nedtaget_for_tidigt"}
    if announced and justering in UNSETTLED - {"okand"}:
        yield "datum_orimligt"
    before = [day for day in (derived.justering_day, min(facts.days, default=None)) if day]
    if posted and any(posted < day for day in before):
        yield "datum_orimligt"
    if printed.posted and printed.removed and printed.removed < printed.posted:
        yield "datum_orimligt"


def _removal_flags(facts: Facts, notice: NoticeState, derived: Derived, today: date) -> Iterator[Flag]:
    printed, last = facts.printed, derived.appeal_last_day
    removed = facts.confirmed_day("nedtaget", today)
    if notice == "nedtaget_for_tidigt":
        yield "nedtaget_for_tidigt"
    if removed and removed == last:
        yield "nedtaget_sista_dagen"
    if not removed and printed.removed and last and printed.removed <= last:
        yield "nedtas_for_tidigt"
    if printed.appeal_last_day and last and printed.appeal_last_day != last:
        yield "overklagandedag_avviker"
    told = (
        (printed.day, facts.confirmed_day("justerat", today)),
        (printed.posted, facts.confirmed_day("anslaget", today) if len(facts.boards or ()) == 1 else None),
        (printed.removed, removed),
    )
    final = facts.confirmed_day("laga kraft", today)
    early = final and derived.preliminary_laga_kraft and final < derived.preliminary_laga_kraft
    if early or any(stated and confirmed and stated != confirmed for stated, confirmed in told):
        yield "bekraftat_avviker"
