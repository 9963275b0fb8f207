"""The figures as tables and as JSON."""

from collections.abc import Iterable
from typing import NamedTuple

from pipeline.evaluation.fields import FIELDS, Field
from pipeline.evaluation.floors import Fallen
from pipeline.evaluation.score import Score

_NOTHING = "–"


class Table(NamedTuple):
    """A table for people."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables(score: Score) -> tuple[Table, ...]:
    """By field, and by family of layouts where there are several."""
    head = ("Fält", "Mått", "Värde", "Precision", "Täckning", "Antal")
    rows = tuple(_row(field, score) for field in FIELDS)
    mean = ("medel av fälten", _NOTHING, percent(average(score)), _NOTHING, _NOTHING, _NOTHING)
    own = Table(f"{score.name}: {score.documents} dokument", head, (*rows, mean))
    return (own, _by_family(score)) if len(score.families) > 1 else (own,)


def _row(field: Field, score: Score) -> tuple[str, ...]:
    count = score.total(field.name)
    parts = (count.precision, count.recall) if field.measure == "F1" else (None, None)
    return (field.label, field.measure, percent(field.value(count)), *map(percent, parts), str(count.total))


def _by_family(score: Score) -> Table:
    families = sorted(score.families)
    rows = [(field.label, *(percent(value(score, field, family)) for family in families)) for field in FIELDS]
    means = ("medel av fälten", *(percent(average(score, family)) for family in families))
    return Table("Efter layout", ("Fält", *families), (*rows, means))


def value(score: Score, field: Field, family: str) -> float | None:
    """The figure of a field in one family."""
    count = score.families[family].get(field.name)
    return None if count is None else field.value(count)


def average(score: Score, family: str | None = None) -> float | None:
    """The mean of the fields' figures, of one family or of all."""
    figures = (field.value(score.total(field.name)) if family is None else value(score, field, family)
               for field in FIELDS)  # fmt: skip
    known = [figure for figure in figures if figure is not None]
    return sum(known) / len(known) if known else None


def percent(share: float | None) -> str:
    """As in "98,7 %", never rounded up to the next; a dash for None."""
    if share is None:
        return _NOTHING
    tenths = int(share * 1000 + 1e-6)
    return "100 %" if tenths >= 1000 else f"{tenths // 10},{tenths % 10} %"


def as_json(score: Score, below: Iterable[Fallen]) -> dict[str, object]:
    """All of it, shares as numbers from 0 to 1."""
    return {
        "set": score.name,
        "documents": score.documents,
        "failed": [str(path) for path in score.problems],
        "average": average(score),
        "fields": {field.name: _figures(field, score) for field in FIELDS},
        "families": {
            family: {field.name: value(score, field, family) for field in FIELDS} for family in score.families
        },
        "below_floor": [row._asdict() for row in below],
    }


def _figures(field: Field, score: Score) -> dict[str, object]:
    count = score.total(field.name)
    parts = {"precision": count.precision, "recall": count.recall} if field.measure == "F1" else {}
    return {"measure": field.measure, "value": field.value(count), **parts, **count._asdict()}
