"""The fields that are scored, a row each, in the order of the table."""

from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from pipeline.evaluation import inside, people, whole
from pipeline.evaluation.cases import Case, ItemCase
from pipeline.evaluation.counts import Count, total
from pipeline.evaluation.values import texts

Measure = Literal["F1", "andel"]


class Field(NamedTuple):
    """One field.

    name      as floors and JSON call it
    label     in Swedish
    measure   F1 of a list, or the share of single values that are right
    counts    what is right, invented and missed in one document
    always    also of documents that are no minutes
    """

    name: str
    label: str
    measure: Measure
    counts: Callable[[Case], Count]
    always: bool = False

    def value(self, count: Count) -> float | None:
        """The figure that the field is judged by; None where nothing was counted."""
        return count.f1 if self.measure == "F1" else count.recall


def _each(own: Callable[[ItemCase], Count], *, invented: bool = False) -> Callable[[Case], Count]:
    """A field of the §, over all of them; `invented` also blames what stands in a § that is not there."""
    return lambda case: total(map(own, (*case.items, *case.invented) if invented else case.items))


FIELDS = (
    Field("kind", "slag", "andel", whole.kind, always=True),
    Field("no_invented_items", "inga påhittade paragrafer", "andel", whole.no_invented_items, always=True),
    Field("organisation", "organisation", "andel", whole.organisation),
    Field("body", "organ", "andel", whole.body),
    Field("dates", "datum", "andel", whole.dates),
    Field("times", "tider", "andel", whole.times),
    Field("place", "plats", "andel", whole.place),
    Field("attendees_name_party", "närvarande: namn, parti", "F1", lambda case: people.named(case.gold, case.found)),
    Field("attendees_all", "närvarande: allt", "F1", lambda case: people.whole(case.gold, case.found)),
    Field("item_number", "§-nummer", "F1", whole.item_numbers),
    Field("item_title", "§-rubrik", "F1", whole.item_titles),
    Field("case_numbers", "diarienummer", "F1", _each(inside.case_numbers, invented=True)),
    Field("decisions", "beslutspunkter", "F1", _each(inside.decisions, invented=True)),
    Field("acts", "beslutens verb", "andel", _each(inside.acts)),
    Field("proposals", "förslag till beslut", "F1", _each(inside.proposals, invented=True)),
    Field("motion_movers", "yrkanden: vem", "F1", _each(inside.motion_movers)),
    Field("votes", "omröstningar: antal", "F1", _each(inside.votes, invented=True)),
    Field("ballots", "omröstningar: vem", "F1", _each(inside.ballots)),
    Field("reservations", "reservationer", "F1", _each(inside.reservations)),
    Field("beslutsunderlag", "beslutsunderlag", "F1", _each(inside.beslutsunderlag)),
    Field("recipients", "mottagare", "F1", _each(inside.recipients)),
    Field("conflicts_of_interest", "jäv", "F1", _each(inside.conflicts)),
    Field("immediate_justering", "omedelbar justering", "andel", _each(inside.immediate)),
    Field("adjusters", "justerare", "F1", whole.adjusters),
    Field("justering_date", "justeringsdatum", "andel", whole.justering_date),
    Field("notice", "anslag", "andel", whole.notice),
    Field("text_recall", "text i paragraferna", "andel", whole.text_recall),
    Field("furniture", "sidhuvud och sidfot borta", "andel", whole.furniture),
)


def counted(case: Case) -> Mapping[str, Count]:
    """Every field of one document, by its name; those that the gold record leaves out are not there."""
    skipped = set(texts(case.gold, "_skip"))
    wanted = (field for field in FIELDS if (field.always or not case.negative) and field.name not in skipped)
    return {field.name: field.counts(case) for field in wanted}
