"""How a § is cited."""

from models.record import Kind

_WITH_SECTION_SIGN: frozenset[Kind] = frozenset({"protokoll", "protokollsutdrag"})


def item_label(kind: str, number: str) -> str:
    """§ of a protokoll ("§ 22"), point of notes and agendas ("punkt 7")."""
    return f"§ {number}" if kind in _WITH_SECTION_SIGN else f"punkt {number}"


def citation(
    organisation: str | None, body: str | None, day: str | None, kind: str, number: str | None, source: str
) -> str:
    """Such as "Region Halland, Driftnämnden 2024-03-05 § 12".

    What is unknown is left out, and a document of which nothing is known is cited by its file name.
    """
    holder = ", ".join(name for name in (organisation, body) if name) or source
    label = None if number is None else item_label(kind, number)
    return " ".join(part for part in (holder, day, label) if part)
