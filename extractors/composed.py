"""Spellings that are put together of parts, so that the word lists hold each part once.

1:e / 1:a / förste …   vice / v …   ordförande / ordf …
tjänstgörande / tjg / tj …   ersättare / ers …   för / istället för …
"""

from collections.abc import Iterator
from itertools import product

from extractors.wordlists import table, words


def vice_chairs() -> Iterator[tuple[str, str]]:
    """Every spelling of a vice chair, with the record's own: "2:a v. ordf", "andre vice"."""
    parts = table("people", "vice")
    ordinals = table("people", "vice_ordinals")
    vices, chairs = words("people", parts, "vice"), words("people", parts, "chair")
    bare = [f"{vice} {chair}" for vice, chair in product(vices, chairs)]
    glued = [f"{vice}{chair}" for vice, chair in product(vices, chairs) if vice.endswith(".")]
    for role in ordinals:
        for ordinal in words("people", ordinals, role):
            yield from ((f"{ordinal} {one}", role) for one in (*bare, *glued, *vices[:1]))
    yield from ((one, words("people", parts, "role")[0]) for one in (*bare, *glued))


def serving_substitutes() -> list[str]:
    """Words of a serving ersättare: "tj ersättare", "tjg. ers.", "tjänstgörande"."""
    parts = table("people", "serving")
    serving, substitutes = words("people", parts, "serving"), words("people", parts, "substitute")
    return [
        *serving,
        *(f"{one} {other}" for one, other in product(serving, substitutes)),
        *_glued(serving, substitutes),
    ]


def idle_substitutes() -> list[str]:
    """Words of an ersättare who does not serve: "ej tjg ers", "icke tjänstgörande ersättare"."""
    denied = words("people", table("people", "serving"), "denied")
    return [f"{one} {other}" for one, other in product(denied, serving_substitutes())]


def replacing() -> list[str]:
    """Words before the name of the person replaced: "tjänstgör istället för", "tj. ers. för", "ersätter"."""
    parts = table("people", "serving")
    verbs = [*serving_substitutes(), *words("people", parts, "verbs"), *words("people", parts, "substitute")]
    instead = words("people", parts, "instead")
    return [f"{one} {other}" for one, other in product(verbs, instead)]


def _glued(first: list[str], second: list[str]) -> list[str]:
    """Abbreviations without a space between them: "tj.ers."."""
    return [f"{one}{other}" for one, other in product(first, second) if one.endswith(".")]
