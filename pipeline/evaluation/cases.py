"""A gold record beside the record that was found, § by §."""

from typing import NamedTuple

from pipeline.evaluation.likeness import alike, bare, matched, plain
from pipeline.evaluation.values import Object, objects, text

EVERYTHING = "alla"
"""The family of documents that name none."""


class ItemCase(NamedTuple):
    """A § as it is and as it was found; one of them is empty when it was missed or invented."""

    gold: Object
    found: Object


class Case(NamedTuple):
    """One document. `items` are the § that are there, `invented` those that are not."""

    gold: Object
    found: Object
    items: tuple[ItemCase, ...]
    invented: tuple[ItemCase, ...]

    @property
    def family(self) -> str:
        """The layout that it is printed in."""
        return text(self.gold, "_family") or EVERYTHING

    @property
    def negative(self) -> bool:
        """No minutes at all, so that no § may be found."""
        return bool(self.gold.get("_negative")) or (text(self.gold, "kind") == "other" and not self.items)


def case(gold: Object, found: Object) -> Case:
    """The two records with each § beside its own: the same number, and of those the title most alike."""
    there, here = objects(gold, "items"), objects(found, "items")
    pairs = matched(there, here, _belonging)
    missed = [ItemCase(item, {}) for item in there if not any(item is pair[0] for pair in pairs)]
    invented = [ItemCase({}, item) for item in here if not any(item is pair[1] for pair in pairs)]
    return Case(gold, found, (*(ItemCase(*pair) for pair in pairs), *missed), tuple(invented))


def item_number(item: Object) -> str:
    """The number without its sign and stop."""
    return plain(text(item, "number")).replace("§", "").strip(" .")


def _belonging(gold: Object, found: Object) -> float:
    if item_number(gold) != item_number(found):
        return 0
    return 1 + alike(bare(text(gold, "title")), bare(text(found, "title")))
