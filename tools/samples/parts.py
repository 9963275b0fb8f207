"""What a § is made of: each part knows the rows that are printed and the values that a reader must find in them."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from models.record import Act, Decision, Item, Level, Motion, Person, Reservation, Section, SectionKind, Vote

MAY_BREAK = "·"
"""Stands in a text where a narrow column may break the word with a hyphen; never printed, never in the record."""

BULLETS = frozenset({"•", "–", "-"})


class Row(NamedTuple):
    """A printed paragraph, with the number or bullet that stands before it."""

    text: str
    marker: str = ""


class Point(NamedTuple):
    """A beslutspunkt. A text without a final full stop is a piece of the sentence that the lead-in begins."""

    text: str
    act: Act


class Block(NamedTuple):
    """Points with what they share. `lead` is printed on a row of its own above them."""

    points: tuple[Point, ...]
    lead: str | None = None
    level: Level = "decision"
    addressee: str | None = None
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A labelled part of a §: what is printed, and what the record holds of it beside the section."""

    kind: SectionKind
    label: str | None
    rows: tuple[Row, ...]
    decisions: tuple[Decision, ...] = ()
    proposals: tuple[str, ...] = ()
    motions: tuple[Motion, ...] = ()
    votes: tuple[Vote, ...] = ()
    reservations: tuple[Reservation, ...] = ()
    conflicts: tuple[Person, ...] = ()
    beslutsunderlag: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    immediate: bool = False


class Paragraf(NamedTuple):
    """A §, or a numbered point of minnesanteckningar."""

    number: str
    title: str
    parts: tuple[Part, ...]
    case_numbers: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()


def prose(kind: SectionKind, label: str | None, *rows: str | Row) -> Part:
    """Running text, a row a paragraph."""
    return Part(kind, label, tuple(row if isinstance(row, Row) else Row(row) for row in rows))


def text(*rows: str | Row) -> Part:
    """Text under no label."""
    return prose("other", None, *rows)


def bullet(words: str) -> Row:
    """A row of a list."""
    return Row(words, "•")


def one(words: str, act: Act) -> Block:
    """A single beslutspunkt without a lead-in."""
    return Block((Point(words, act),))


def decision(label: str, *blocks: Block) -> Part:
    """A beslut, with one or more lead-ins."""
    points = [
        Decision(0, bare(point.text), point.act, block.level, block.addressee, block.lead)
        for block in blocks
        for point in block.points
    ]
    numbered = tuple(replace(point, number=number) for number, point in enumerate(points, start=1))
    return Part("decision", label, _block_rows(blocks), decisions=numbered)


def proposal(label: str, *blocks: Block) -> Part:
    """A förslag till beslut."""
    points = tuple(bare(point.text) for block in blocks for point in block.points)
    return Part("proposal", label, _block_rows(blocks), proposals=points)


def documents(label: str, *rows: str, marker: str = "•") -> Part:
    """The beslutsunderlag, one document a row."""
    return Part("background_documents", label, tuple(Row(row, marker) for row in rows), beslutsunderlag=entries(rows))


def recipients(label: str, *rows: str, marker: str = "") -> Part:
    """Who is told of the decision, one a row."""
    return Part("recipients", label, tuple(Row(row, marker) for row in rows), recipients=entries(rows))


def motions(label: str, *moved: Motion) -> Part:
    """Yrkanden, a sentence each."""
    rows = tuple(Row(f"{people(motion.movers)} yrkar {motion.text}.") for motion in moved)
    return Part("motion", label, rows, motions=moved)


def vote(label: str, held: Vote, abstains: str) -> Part:
    """An omröstning: what ja and nej mean, the counts, and how each voted."""
    rows = [Row(f"Ja-röst för {held.yes_means}, nej-röst för {held.no_means}.")]
    rows.append(Row(f"Utfallet blir {held.yes} ja-röster och {held.no} nej-röster. {abstains}"))
    for answer, verb in (("yes", "Ja röstar"), ("no", "Nej röstar"), ("abstain", "Avstår gör")):
        voters = tuple(Person(ballot.name, ballot.party) for ballot in held.ballots if ballot.vote == answer)
        if voters:
            rows.append(Row(f"{verb}: {', '.join(map(person, voters))}."))
    return Part("vote", label, tuple(rows), votes=(held,))


def reservation(label: str, by: tuple[Person, ...], ending: str) -> Part:
    """A reservation by people who are named."""
    words = f"{people(by)} reserverar sig {ending}"
    parties = tuple(dict.fromkeys(who.party for who in by if who.party))
    return Part("reservation", label, (Row(words),), reservations=(Reservation(by, parties, words),))


def conflict(label: str, who: Person, ending: str) -> Part:
    """Jäv, announced in the § that it concerns."""
    return Part("conflict_of_interest", label, (Row(f"{person(who)} {ending}"),), conflicts=(who,))


def immediate(words: str) -> Part:
    """The sentence that declares the § omedelbart justerad; it stands apart at the end."""
    return Part("other", None, (Row(words),), immediate=True)


def person(who: Person) -> str:
    """Name and party as they are printed."""
    return f"{who.name} ({who.party})" if who.party else who.name


def people(group: tuple[Person, ...]) -> str:
    """Several people in a sentence."""
    names = [person(who) for who in group]
    return f"{', '.join(names[:-1])} och {names[-1]}" if len(names) > 1 else names[0]


def bare(words: str) -> str:
    """The text as a reader knows it, without the places where a word may be broken."""
    return words.replace(MAY_BREAK, "")


def entries(rows: tuple[str, ...]) -> tuple[str, ...]:
    """Rows of a list as the record keeps them: no final full stop."""
    return tuple(bare(row).removesuffix(".") for row in rows)


def item(paragraf: Paragraf, page: int | None) -> Item:
    """The § as the record must have it."""
    parts = paragraf.parts
    return Item(
        number=paragraf.number,
        title=bare(paragraf.title),
        case_numbers=paragraf.case_numbers,
        sections=tuple(_section(part) for part in parts),
        decisions=tuple(point for part in parts for point in part.decisions),
        proposals=tuple(point for part in parts for point in part.proposals),
        motions=tuple(moved for part in parts for moved in part.motions),
        votes=tuple(held for part in parts for held in part.votes),
        reservations=tuple(held for part in parts for held in part.reservations),
        conflicts_of_interest=tuple(who for part in parts for who in part.conflicts),
        beslutsunderlag=tuple(row for part in parts for row in part.beslutsunderlag),
        attachments=paragraf.attachments,
        recipients=tuple(row for part in parts for row in part.recipients),
        immediate_justering=any(part.immediate for part in parts),
        page=page,
    )


def _section(part: Part) -> Section:
    rows = (row.text if row.marker in BULLETS else f"{row.marker} {row.text}".lstrip() for row in part.rows)
    return Section(part.kind, part.label, bare("\n".join(rows)))


def _block_rows(blocks: tuple[Block, ...]) -> tuple[Row, ...]:
    rows: list[Row] = []
    for block in blocks:
        rows += [Row(block.lead)] if block.lead else []
        for number, point in enumerate(block.points, start=1):
            ending = "" if point.text.endswith(".") else _ending(len(block.points) - number)
            rows.append(Row(point.text + ending, f"{number}." if block.numbered else ""))
    return tuple(rows)


def _ending(left: int) -> str:
    return {0: ".", 1: ", samt"}.get(left, ",")
