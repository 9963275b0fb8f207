"""Points of a decision in the forms that minutes give them."""

from random import Random
from typing import NamedTuple

from tools.layouts.content import Body, Decision, Para
from tools.layouts.words import capital, verbs

FORMS = (
    "sentences",
    "numbered",
    "att",
    "att-after",
    "one-sentence",
    "passive",
    "passive-numbered",
    "infinitive",
    "dash",
)


class Point(NamedTuple):
    """`uppdrar åt | X att … | X får i uppdrag att …`; the last may be empty."""

    verb: str
    rest: str
    passive: str

    @property
    def infinitive(self) -> str:
        """`uppdra åt X att …`."""
        return f"{verbs()[self.verb][0]} {self.rest}"

    @property
    def act(self) -> str:
        """The act of the record."""
        return verbs()[self.verb][1]


class Printed(NamedTuple):
    """The paragraphs and what they decide."""

    paras: tuple[Para, ...]
    decisions: tuple[Decision, ...]


def parse(row: str) -> Point:
    """A point as written in matters.toml."""
    verb, rest, *passive = (part.strip() for part in row.split("|"))
    return Point(verb, rest, passive[0] if passive else "")


def printed(rng: Random, points: list[Point], form: str, body: Body, level: str = "decision") -> Printed:
    """`points` in `form`; `level` proposal puts them to the body above."""
    if level == "proposal" and body.upward:
        return _proposed(rng, points, form, body, body.upward)
    if form.startswith("passive") and not all(point.passive for point in points):
        form = "numbered" if form.endswith("numbered") else "sentences"
    if form == "one-sentence" and len(points) > 1:
        form = "att"
    return _DECIDED[form](rng, points, body)


def _sentences(_rng: Random, points: list[Point], body: Body) -> Printed:
    texts = [f"{body.name} {point.verb} {point.rest}." for point in points]
    return Printed(tuple(map(Para, texts)), _decisions(points, texts))


def _numbered(_rng: Random, points: list[Point], body: Body) -> Printed:
    texts = [f"{body.name} {point.verb} {point.rest}." for point in points]
    paras = tuple(Para(text, f"{n}.") for n, text in enumerate(texts, 1))
    return Printed(paras if len(points) > 1 else (Para(texts[0]),), _decisions(points, texts))


def _passive(_rng: Random, points: list[Point], _body: Body) -> Printed:
    texts = [f"{point.passive}." for point in points]
    return Printed(tuple(map(Para, texts)), _decisions(points, texts))


def _passive_numbered(_rng: Random, points: list[Point], _body: Body) -> Printed:
    texts = [f"{point.passive}." for point in points]
    return Printed(tuple(Para(text, f"{n}.") for n, text in enumerate(texts, 1)), _decisions(points, texts))


def _one_sentence(_rng: Random, points: list[Point], body: Body) -> Printed:
    text = f"{body.name} beslutar att {points[0].infinitive}."
    bare = points[0].infinitive
    return Printed((Para(text),), (Decision(text, points[0].act, alternatives=(bare, f"att {bare}")),))


def _att(rng: Random, points: list[Point], body: Body) -> Printed:
    lead = f"{body.name} beslutar{rng.choice(('', ':'))}"
    return _with_lead(lead, points, [f"att {point.infinitive}" for point in points], body, rng)


def _att_after(rng: Random, points: list[Point], body: Body) -> Printed:
    lead = f"{body.name} beslutar att{rng.choice(('', ':'))}"
    texts = [point.infinitive for point in points]
    texts = [capital(text) for text in texts] if rng.random() < 0.5 else texts
    marked = [
        Para(f"{text}{_end(n, len(texts))}", rng_marker) for n, (text, rng_marker) in enumerate(_marks(rng, texts), 1)
    ]
    return Printed((Para(lead), *marked), _decisions(points, texts, lead, body))


def _infinitive(_rng: Random, points: list[Point], body: Body) -> Printed:
    lead = f"{body.name} beslutar"
    texts = [f"{capital(point.infinitive)}." for point in points]
    paras = tuple(Para(text, f"{n}.") for n, text in enumerate(texts, 1))
    return Printed((Para(lead), *paras), _decisions(points, texts, lead, body))


def _dash(rng: Random, points: list[Point], body: Body) -> Printed:
    lead = f"{body.name} beslutar"
    texts = [f"att {point.infinitive}" for point in points]
    marker = rng.choice(("-", "–", "•"))
    paras = tuple(Para(f"{text}{_end(n, len(texts))}", marker) for n, text in enumerate(texts, 1))
    return Printed((Para(lead), *paras), _decisions(points, texts, lead, body))


def _proposed(rng: Random, points: list[Point], form: str, body: Body, upward: str) -> Printed:
    lead = rng.choice(
        (
            f"{body.name} föreslår {upward} besluta",
            f"{body.name} föreslår att {upward} beslutar",
            f"{body.name} hemställer att {upward} beslutar:",
            f"{body.name} tillstyrker förslaget och föreslår att {upward} beslutar:",
        )
    )
    if form.startswith("passive") and all(point.passive for point in points):
        texts = [f"{point.passive}." for point in points]
        paras = tuple(Para(text, f"{n}." if len(texts) > 1 else "") for n, text in enumerate(texts, 1))
        made = tuple(
            Decision(text, point.act, "proposal", upward, lead.rstrip(":"))
            for text, point in zip(texts, points, strict=True)
        )
        return Printed((Para(lead if lead.endswith(":") else lead + ":"), *paras), made)
    texts = [f"att {point.infinitive}" for point in points]
    paras = tuple(Para(f"{text}{_end(n, len(texts))}") for n, text in enumerate(texts, 1))
    made = tuple(
        Decision(text, point.act, "proposal", upward, lead.rstrip(":"), (f"{lead} {text}",))
        for text, point in zip(texts, points, strict=True)
    )
    return Printed((Para(lead), *paras), made)


def _with_lead(lead: str, points: list[Point], texts: list[str], body: Body, rng: Random) -> Printed:
    comma = rng.random() < 0.6
    paras = [Para(f"{text}{_end(n, len(texts), comma)}") for n, text in enumerate(texts, 1)]
    return Printed((Para(lead), *paras), _decisions(points, texts, lead, body))


def _marks(rng: Random, texts: list[str]) -> list[tuple[str, str]]:
    style = rng.choice(("", "n.", "-", "a)"))
    marks = {"": [""] * len(texts), "-": ["-"] * len(texts)}
    marks["n."] = [f"{n}." for n in range(1, len(texts) + 1)]
    marks["a)"] = [f"{letter})" for letter in "abcdefgh"[: len(texts)]]
    return list(zip(texts, marks[style], strict=True))


def _end(n: int, count: int, comma: bool = True) -> str:
    if n == count:
        return "."
    if not comma:
        return ""
    return ", samt" if n == count - 1 else ","


def _decisions(
    points: list[Point], texts: list[str], lead: str | None = None, body: Body | None = None
) -> tuple[Decision, ...]:
    lead = lead.rstrip(":") if lead else None
    whole = [(f"{body.name} beslutar att {point.infinitive}",) if lead and body else () for point in points]
    return tuple(
        Decision(text, point.act, lead=lead, alternatives=also)
        for text, point, also in zip(texts, points, whole, strict=True)
    )


_DECIDED = {
    "sentences": _sentences,
    "numbered": _numbered,
    "att": _att,
    "att-after": _att_after,
    "one-sentence": _one_sentence,
    "passive": _passive,
    "passive-numbered": _passive_numbered,
    "infinitive": _infinitive,
    "dash": _dash,
}
