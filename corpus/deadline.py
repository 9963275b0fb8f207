"""The days that count from now on, of one clock. Pure."""

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from corpus.clock import UNSETTLED, Clock
from corpus.facts import Printed

What = Literal["justering_senast", "anslag_senast", "overklagande_sista", "nedtag_tidigast", "protokoll_senast"]
"""justering_senast    the last day for justering
anslag_senast       the last day for the notice
overklagande_sista  the last day for an appeal
nedtag_tidigast     the first day on which the notice may come down
protokoll_senast    the last day for justering of a meeting of which there is no protokoll yet"""


class Deadline(NamedTuple):
    """A day that counts; `items` are the § with a clock of their own that it is of, empty for the protokoll."""

    what: What
    day: date
    items: tuple[str, ...] = ()


def deadlines_of(own: Clock, printed: Printed, items: tuple[str, ...]) -> Iterator[Deadline]:
    """What is still to be done, or to come, of a clock; nothing of what is done."""
    derived = own.derived
    passed = own.justering == "okand" and printed.day is not None
    if own.waits and own.justering in UNSETTLED and not passed and derived.justering_last_day:
        yield Deadline("justering_senast", derived.justering_last_day, items)
    unannounced = own.notice in {"ej_anslaget", "delvis_anslaget"} and own.justering not in UNSETTLED
    if own.waits and unannounced and derived.notice_last_day:
        yield Deadline("anslag_senast", derived.notice_last_day, items)
    if own.appeal == "tid_loper" and own.notice == "anslaget" and derived.appeal_last_day:
        yield Deadline("overklagande_sista", derived.appeal_last_day, items)
    up = own.notice == "anslaget" and own.appeal in {"tid_loper", "utgangen_obekraftad", "overklagat"}
    if up and derived.earliest_removal:
        yield Deadline("nedtag_tidigast", derived.earliest_removal, items)
