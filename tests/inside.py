"""A § with a given inside, read out of a whole document: for the tests of yrkanden, votes, reservations and jäv."""

from extractors import extract
from models.record import Item, Record

PRESENT = (
    "Anna Ek (S), ordförande",
    "Bo Ask (M), 1:e vice ordförande",
    "Cia Ås (V)",
    "Dan Lindqvist (C)",
    "Eva Björk (SD)",
    "Frida Ek (MP)",
)


def document(inside: str, present: tuple[str, ...] = PRESENT) -> Record:
    """The record of a protokoll whose § 12 has this inside; `inside` may hold further §."""
    members = "Beslutande\n\n" + "\n".join(present) + "\n\n" if present else ""
    text = f"Storstads kommun\n\nTekniska nämnden\n\nProtokoll\n\nSammanträdesdatum 2024-03-05\n\n{members}"
    (record,) = extract(f"{text}§ 12 Cykelplan\n\n{inside}\n".encode(), "prov.txt")
    return record


def item(inside: str, present: tuple[str, ...] = PRESENT) -> Item:
    """The § 12 with this inside."""
    return next(one for one in document(inside, present).items if one.number == "12")


def codes(record: Record) -> list[str]:
    """The codes of a record's warnings that concern a §."""
    return [warning.code for warning in record.warnings if warning.item]
