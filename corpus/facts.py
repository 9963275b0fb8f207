"""What is known of one clock: a protokoll, or § that were justerade by themselves. What is printed and what people have
confirmed stand side by side; nothing is derived here.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal, NamedTuple

from models.bodies import Regime
from models.record import PrintedStatus

Fact = Literal[
    "justerat", "rättat", "överlämnat", "anslaget", "nedtaget", "överklagat", "inte överklagat", "laga kraft", "upphävt"
]
"""What a person may confirm.

justerat         the last one who must has signed
rättat           corrected after the justering
överlämnat       the justering was handed over to the next meeting
anslaget         the notice went up, on one anslagstavla
nedtaget         it came down
överklagat       an appeal has come in
inte överklagat  it was asked for, and none has come in: no laga kraft yet
laga kraft       the decisions have it
upphävt          a court has annulled them"""


OF_A_CLOCK: frozenset[Fact] = frozenset({"justerat", "anslaget", "nedtaget"})
"""Facts that give a § a clock of its own, whatever is printed of it."""
OF_A_BOARD: frozenset[Fact] = frozenset({"anslaget", "nedtaget"})
"""Facts that are of one anslagstavla."""


class Confirmed(NamedTuple):
    """One thing that a person confirmed.

    item    the § it is said of; None for the protokoll, without the § that have a clock of their own
    board   whose anslagstavla; None where the body has only one
    at      when it was noted: ISO 8601, UTC
    """

    fact: Fact
    day: date
    who: str
    at: str
    why: str
    item: str | None = None
    board: str | None = None


class Printed(NamedTuple):
    """What a document prints about its justering; all None and empty where it says nothing.

    signed      for each signature line whether it bears a time
    signed_at   the days of those times
    notice      whether anything of a notice is printed
    kept_at     whether the notice tells where the protokoll is kept
    deviates    who signs as justerare is not who was chosen
    """

    day: date | None = None
    items: str | None = None
    status: PrintedStatus | None = None
    adjusters: tuple[str, ...] = ()
    signed: tuple[bool, ...] = ()
    posted: date | None = None
    removed: date | None = None
    appeal_last_day: date | None = None
    signed_at: tuple[date, ...] = ()
    notice: bool = False
    kept_at: bool = False
    deviates: bool = False


class Facts(NamedTuple):
    """All that the three machines of a clock are told.

    regime       whether kommunallagen's rules hold; see `models.bodies`
    known_kind   whether the kind of body is known; where it is not, the rules are taken to hold
    waits        whether it is a document that must be justerat: a whole protokoll, or § that were justerade at once
    immediate    the § were justerade omedelbart
    has_own      some other § of the protokoll were justerade by themselves
    days         of the meeting
    boards       whose anslagstavlor must bear the notice; None where they are several and unknown; ("",) for one
    historical   the meeting is so long ago that nothing is waited for
    """

    regime: Regime
    days: tuple[date, ...]
    printed: Printed = Printed()
    confirmed: tuple[Confirmed, ...] = ()
    known_kind: bool = True
    waits: bool = True
    immediate: bool = False
    has_own: bool = False
    boards: tuple[str, ...] | None = ("",)
    historical: bool = False

    def confirmed_day(self, fact: Fact, today: date) -> date | None:
        """The day of a fact, as confirmed last of those not after `today`."""
        if not self.confirmed:
            return None
        days = [one.day for one in self.confirmed if one.fact == fact and one.day <= today]
        return days[-1] if days else None

    def posted(self, today: date) -> Mapping[str, date | None]:
        """When the notice went up on each anslagstavla: as confirmed, else, for one alone, as printed."""
        if not self.confirmed and self.boards is not None and len(self.boards) == 1:
            return {self.boards[0]: self.printed.posted}
        confirmed = {one.board or "": one.day for one in self.confirmed if one.fact == "anslaget" and one.day <= today}
        if self.boards is None:
            return {**confirmed, "": None}
        if len(self.boards) == 1:
            return {self.boards[0]: next(iter(reversed(confirmed.values())), self.printed.posted)}
        return {board: confirmed.get(board) for board in self.boards}


def of_item(confirmed: Iterable[Confirmed], item: str | None) -> tuple[Confirmed, ...]:
    """What was confirmed of one §, or with None of the protokoll itself."""
    return tuple(one for one in confirmed if one.item == item)
