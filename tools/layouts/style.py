"""How one set of minutes words what it says: labels, order of the parts, forms of decisions."""

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from random import Random

from tools.layouts.content import Body
from tools.layouts.points import FORMS
from tools.layouts.words import HERE, genitive

ORDERS = (
    (
        "decision", "reservation", "statement", "conflict_of_interest", "summary", "background", "proposal",
        "background_documents", "motion", "proposition_order", "vote", "attachments", "recipients",
    ),
    (
        "conflict_of_interest", "summary", "background", "background_documents", "proposal", "motion",
        "proposition_order", "vote", "decision", "reservation", "statement", "attachments", "recipients",
    ),
    (
        "summary", "background", "proposal", "motion", "proposition_order", "vote", "conflict_of_interest", "decision",
        "reservation", "statement", "background_documents", "recipients", "attachments",
    ),
    (
        "background_documents", "summary", "conflict_of_interest", "motion", "proposition_order", "vote", "decision",
        "reservation", "statement", "recipients",
    ),
)  # fmt: skip
SEPARATE = ("decision", "summary")


@dataclass(frozen=True, slots=True)
class Style:
    """Drawn once for a document."""

    labels: dict[str, str]
    order: tuple[str, ...]
    forms: tuple[str, ...]
    proposal_form: str
    party: str = "({})"
    """How a party stands after a name."""
    unaffiliated: str = "-"
    dash: str = "–"
    vote_shapes: tuple[str, ...] = ("prose", "counts", "roll-call", "lists")
    immediate: str = ""
    """The sentence that declares a § omedelbart justerad; drawn in `drawn`."""
    long: bool = True
    fused: bool = False
    """`Nämnden beslutar` is the label of what was decided."""
    past: bool = False
    """`Nämnden beslutade att`."""
    asides: bool = False
    """Headings of the kommun's own, such as `Barnets bästa`."""

    def label(self, kind: str, body: Body) -> str | None:
        """The printed label of a part, None where the layout gives it none."""
        text = self.labels[kind].format(body=genitive(body.name), word=genitive(body.word))
        return text or None

    def shows(self, party: str | None) -> str:
        """A party as printed, in its parentheses."""
        return self.party.format(self.unaffiliated if party == "-" else party)


IMMEDIATE = (
    "Paragrafen förklaras omedelbart justerad.",
    "Paragrafen justeras omedelbart.",
    "Protokollet under denna paragraf förklaras omedelbart justerat.",
    "Denna paragraf är omedelbart justerad.",
    "Paragrafen är direktjusterad.",
    "{body} förklarar paragrafen omedelbart justerad.",
    "{body} beslutar att paragrafen ska justeras omedelbart.",
)


@cache
def _labels() -> dict[str, list[str]]:
    return tomllib.loads((HERE / "labels.toml").read_text(encoding="utf-8"))


def drawn(rng: Random, unaffiliated: str, **fixed: str) -> Style:
    """A style; `fixed` gives labels that the layout has in any case."""
    labels = {kind: rng.choice(choices) for kind, choices in _labels().items()}
    order = rng.choice(ORDERS)
    if order[0] != "summary":
        labels["summary"] = labels["summary"] or "Ärendet"
    return Style(
        labels={**labels, **fixed},
        order=order,
        forms=tuple(rng.sample(FORMS, 3)),
        proposal_form=rng.choice(("sentences", "att", "one-sentence", "passive")),
        unaffiliated=unaffiliated,
        dash=rng.choice(("–", "-")),
        immediate=rng.choice(IMMEDIATE),
        fused=rng.random() < 0.15,
        past=rng.random() < 0.12,
        asides=rng.random() < 0.35,
    )


def tabular(style: Style) -> Style:
    """The same with votes in tables."""
    return replace(style, vote_shapes=("crosses", "words", "counts"))
