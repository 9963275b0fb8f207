"""Fields of a §: case numbers, decisions, votes, and who said what."""

import re
from collections.abc import Iterator

from pipeline.evaluation.cases import ItemCase
from pipeline.evaluation.counts import Count, same, single, sizes
from pipeline.evaluation.likeness import ENTRY, POINT, alike, bare, matched, party, plain, point
from pipeline.evaluation.people import name
from pipeline.evaluation.values import Json, Object, number, objects, text, texts

_IMMEDIATE = re.compile(r"omedelbar|direktjuster")


def case_numbers(item: ItemCase) -> Count:
    """Diarienummer, as printed."""
    return same(map(plain, texts(item.gold, "case_numbers")), map(plain, texts(item.found, "case_numbers")))


def decisions(item: ItemCase) -> Count:
    """Beslutspunkter, by their text."""
    return sizes(_paired_decisions(item), objects(item.gold, "decisions"), _real_decisions(item))


def acts(item: ItemCase) -> Count:
    """What each beslutspunkt does; one that was not found has no act."""
    pairs = _paired_decisions(item)
    right = sum(text(found, "act") in {text(gold, "act"), *texts(gold, "_act_alt")} for gold, found in pairs)
    return Count(right=right, missed=len(objects(item.gold, "decisions")) - right)


def _paired_decisions(item: ItemCase) -> list[tuple[Object, Object]]:
    def score(gold: Object, found: Object) -> float:
        return _likest([text(gold, "text"), *texts(gold, "_alt")], text(found, "text"))

    return matched(objects(item.gold, "decisions"), _real_decisions(item), score)


def _real_decisions(item: ItemCase) -> list[Object]:
    """The found points; one on omedelbar justering does no harm where the gold record has none."""
    told = any(_on_justering(point) for point in objects(item.gold, "decisions"))
    return [point for point in objects(item.found, "decisions") if told or not _on_justering(point)]


def _on_justering(decision: Object) -> bool:
    return bool(_IMMEDIATE.search(plain(text(decision, "text"))))


def _likest(forms: list[str], found: str) -> float:
    best = max(alike(point(form), point(found)) for form in forms)
    return best if best >= POINT else 0


def proposals(item: ItemCase) -> Count:
    """Förslag till beslut, by their text."""
    there, here = texts(item.gold, "proposals"), texts(item.found, "proposals")
    others = item.gold.get("_prop_alt")
    forms = [[own, *_other_forms(others, index)] for index, own in enumerate(there)]
    return sizes(matched(forms, here, _likest), there, here)


def _other_forms(others: Json, index: int) -> list[str]:
    row = others[index] if isinstance(others, list) and index < len(others) else None
    return [form for form in row if isinstance(form, str)] if isinstance(row, list) else []


def motion_movers(item: ItemCase) -> Count:
    """Who moved the yrkanden."""
    return same(_within(item.gold, "motions", "movers"), _within(item.found, "motions", "movers"))


def _within(item: Object, key: str, people: str) -> Iterator[str]:
    return (name(person) for holder in objects(item, key) for person in objects(holder, people))


def votes(item: ItemCase) -> Count:
    """Omröstningar, by their counts of ja, nej and avstår."""
    if item.gold.get("_votes_optional"):
        return Count()
    return same(*([_counts(vote) for vote in objects(side, "votes")] for side in item))


def _counts(vote: Object) -> tuple[int, ...]:
    return tuple(number(vote, answer) for answer in ("yes", "no", "abstain"))


def ballots(item: ItemCase) -> Count:
    """How each person voted."""
    if item.gold.get("_votes_optional"):
        return Count()
    gold, found = (
        [(name(ballot), text(ballot, "vote")) for vote in objects(side, "votes") for ballot in objects(vote, "ballots")]
        for side in item
    )
    return same(gold, found)


def reservations(item: ItemCase) -> Count:
    """Who reserved themselves: people, or parties where nobody is named.

    Where the gold record knows only the party, its members named by the record found do no harm.
    """
    there = objects(item.gold, "reservations")
    nameless = {party(own) for held in there if not objects(held, "by") for own in texts(held, "parties")}
    gold = [mark for held in there for mark in _marks(held, set())]
    return same(gold, (mark for held in objects(item.found, "reservations") for mark in _marks(held, nameless)))


def _marks(held: Object, nameless: set[str]) -> list[tuple[str, str]]:
    parties = [party(own) for own in texts(held, "parties")]
    if objects(held, "by") and not nameless.intersection(parties):
        return [("person", name(person)) for person in objects(held, "by")]
    return [("party", own) for own in parties]


def beslutsunderlag(item: ItemCase) -> Count:
    """Documents, a row each."""
    return _rows(item, "beslutsunderlag")


def recipients(item: ItemCase) -> Count:
    """Who is told of the decision, a row each."""
    return _rows(item, "recipients")


def _rows(item: ItemCase, key: str) -> Count:
    there, here = ([bare(row) for row in texts(side, key)] for side in item)
    pairs = matched(there, here, lambda one, other: like if (like := alike(one, other)) >= ENTRY else 0)
    return sizes(pairs, there, here)


def conflicts(item: ItemCase) -> Count:
    """Jäv, by name."""
    return same(*([name(person) for person in objects(side, "conflicts_of_interest")] for side in item))


def immediate(item: ItemCase) -> Count:
    """Whether the § is declared omedelbart justerad."""
    declared = item.gold.get("immediate_justering")
    if declared is None:
        return Count()
    return single(bool(item.found) and bool(item.found.get("immediate_justering")) == declared)
