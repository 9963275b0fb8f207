"""Writes the table of evidence in the handbook anew from corpus/people: python -m tools.evidence docs/handbok.md"""

import re
import sys
from pathlib import Path

from corpus.people.compare import CEILINGS, VETOES, Decides
from corpus.people.features import FEATURES, meaning

START, END = "<!-- vad som talar för och emot, skrivet av tools/evidence.py -->", "<!-- slut -->"


def tables() -> str:
    """The tables, as Markdown."""
    rows = [f"| {_weight(feature.weight)} | {meaning(feature)} |" for feature in FEATURES]
    weighed = "\n".join(["| vikt | vad som talar för och emot |", "|---|---|", *rows])
    return "\n\n".join(
        (
            weighed,
            "Vad poängen än blir är det *olika personer*:",
            _list(VETOES),
            "Vad poängen än blir går det till *granskning*:",
            _list(CEILINGS),
        )
    )


def written(page: str) -> str:
    """A page with the tables between its marks."""
    return re.sub(f"{START}.*{END}", lambda _: f"{START}\n\n{tables()}\n\n{END}", page, flags=re.DOTALL)


def _weight(weight: float) -> str:
    return f"{weight:+g}".replace(".", ",").replace("-", "−")


def _list(rules: tuple[Decides, ...]) -> str:
    return "\n".join(f"- {' '.join((rule.__doc__ or '').split())}" for rule in rules)


def main() -> None:
    """Writes the page that is named."""
    path = Path(sys.argv[1])
    path.write_text(written(path.read_text("utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
