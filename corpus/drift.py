"""Whether the minutes of a body are read worse than they were, as after a change of their layout. Pure.

The past that a body is held against is its own, so that no body is flagged for being small or steadily hard to read.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from statistics import fmean, median
from typing import Literal, NamedTuple

Signal = Literal["labelled", "decisions", "attendees", "dated", "bodied", "warnings"]
"""labelled    share of the words of the § that stand under a known label
decisions   decisions per §
attendees   people listed as present
dated       whether the day of the meeting was found
bodied      whether the body was found; told of a whole organisation
warnings    warnings; these rise where the others fall"""

BEFORE, AFTER = 6, 3
"""Documents needed before and after a change. Fewer than six say little of how much a body's minutes vary, and fewer
than three may be one odd meeting and its extract."""
_SPREADS = 3.0
"""A fall counts when it exceeds so many of the past's own standard deviations. By chance about one document in a
thousand lies so far out, and here it is the median of three or more."""
_MAD_TO_DEVIATION = 1.4826
"""The median absolute deviation times this is the standard deviation of a normal distribution."""
_SHOWN = 5
"""Documents named of each drift; the first ones show the new layout best."""


class _Rule(NamedTuple):
    """When a fall is large.

    share      each value is 0 or 1, and their mean is compared; else their median
    least      smallest fall that counts
    part       the same, as a part of the past's level
    """

    share: bool
    least: float
    part: float = 0.0


_RULES: dict[Signal, _Rule] = {
    "labelled": _Rule(False, 0.15),
    "decisions": _Rule(False, 0.0, 0.4),
    "attendees": _Rule(False, 0.0, 0.4),
    "dated": _Rule(True, 0.4),
    "bodied": _Rule(True, 0.4),
    "warnings": _Rule(False, 2.0),
}
"""One label unknown among seven is about 0.15 of the text. Meetings differ by a third in decisions and people without
anything being wrong, seldom by 0.4 in the median. Of days and bodies, which are there or not, two in five must be
lost. Two warnings more in every document are more than one peculiarity of a meeting gives."""


class Sample(NamedTuple):
    """What is measured of a document; a signal that cannot be measured in it is left out."""

    id: str
    day: date | None
    values: dict[Signal, float]


class Drift(NamedTuple):
    """A signal that has become worse for good.

    since       day of the first document of which it holds; None if no document tells
    past, now   the level before and from then on
    documents   ids of the first ones to look at
    """

    signal: Signal
    since: date | None
    past: float
    now: float
    documents: tuple[str, ...]


def drifts(samples: Sequence[Sample]) -> tuple[Drift, ...]:
    """The signals of one body that have become worse. `samples` come in the order in which they came to the archive,
    which places the undated: each beside the dated one before it.
    """
    ordered = _by_day(samples)
    return tuple(found for signal in _RULES if (found := _drift(signal, ordered)))


def _drift(signal: Signal, samples: Sequence[Sample]) -> Drift | None:
    own = [sample for sample in samples if signal in sample.values]
    sign = -1.0 if signal == "warnings" else 1.0
    values = [sign * sample.values[signal] for sample in own]
    split = _split(values)
    if split is None:
        return None
    rule = _RULES[signal]
    past, now = _level(rule, values[:split]), _level(rule, values[split:])
    limit = past - max(rule.least, rule.part * past, _SPREADS * _spread(rule, values[:split], len(values) - split))
    if max(now, _level(rule, values[-AFTER:])) > limit or now >= past:
        return None
    since = next((sample.day for sample in own[split:] if sample.day), None)
    return Drift(signal, since, sign * past, sign * now, tuple(sample.id for sample in own[split:][:_SHOWN]))


def _split(values: Sequence[float]) -> int | None:
    """Where the values fall most clearly: the place that leaves the least squares on both its sides. None without a
    fall, or with too few values before it or after.
    """
    total, left = sum(values), 0.0
    best, found = 0.0, None
    for place, value in enumerate(values):
        if place:
            fall = left / place - (total - left) / (len(values) - place)
            gain = fall * fall * place * (len(values) - place)
            if fall > 0 and gain > best:
                best, found = gain, place
        left += value
    return found if found is not None and BEFORE <= found <= len(values) - AFTER else None


def _level(rule: _Rule, values: Sequence[float]) -> float:
    return fmean(values) if rule.share else median(values)


def _spread(rule: _Rule, past: Sequence[float], after: int) -> float:
    """How far from the past's level chance leads: one document, or for shares the mean of so many as come after."""
    level = _level(rule, past)
    if rule.share:
        return float((level * (1 - level) / after) ** 0.5)
    return _MAD_TO_DEVIATION * median(abs(value - level) for value in past)


def _by_day(samples: Sequence[Sample]) -> list[Sample]:
    places = zip(_places(samples), range(len(samples)), samples, strict=True)
    return [sample for _, _, sample in sorted(places)]


def _places(samples: Sequence[Sample]) -> Iterator[date]:
    last = next((sample.day for sample in samples if sample.day), date.min)
    for sample in samples:
        last = sample.day or last
        yield last
