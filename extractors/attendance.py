"""Attendance: a grammar, not a guess.

    Annica Lindh (V), ledamot, ersätter Nils Berg (S) §§ 12–15, 17, deltar på distans
    Annica Lindh   Ledamot   V   Fagersta, ersätter Nils Berg (S)
    Maria Linde (förvaltningsdirektör Regionala utvecklingsförvaltningen)

An entry is a name and, after it, pieces in parentheses, between commas or in cells. Each piece is one thing: a party,
a role,
whom the person replaces, a limit of the attendance, a title, an affiliation. What it is, its words tell; where a piece
stands matters only when they do not.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from extractors.names import cut_name, name_end, names_organisation, party_of
from extractors.passages import Passage
from extractors.vocabulary import normal, people
from models.record import Attendee, Capacity, Person, Role
from models.registers import towns


class Piece(NamedTuple):
    """A part of an entry after the name; `bracketed` when it stood in parentheses, `cell` when in a column of its
    own.
    """

    passage: Passage
    bracketed: bool
    cell: bool = False


class Entry(NamedTuple):
    """An entry of a list: one person as printed, columns apart."""

    cells: tuple[Passage, ...]


class Found(NamedTuple):
    """An attendee with the passages of its values, by field name."""

    attendee: Attendee
    places: dict[str, Passage]


class Group(NamedTuple):
    """What a list says of all in it: their capacity, the role where none is printed, what an ersättare in it is."""

    capacity: Capacity
    role: Role | None
    substitute: Capacity
    politicians: bool


GROUPS: dict[str, Group] = {
    "members": Group("member", "ledamot", "serving_substitute", True),
    "present": Group("member", "ledamot", "substitute", True),
    "serving_substitutes": Group("serving_substitute", "ersättare", "serving_substitute", True),
    "substitutes": Group("substitute", "ersättare", "substitute", True),
    "others": Group("other", None, "other", False),
    "officials": Group("other", None, "other", False),
    "insyn": Group("other", "insynsplats", "other", True),
    "adjungerade": Group("other", "adjungerad", "other", True),
}

_LIMIT_GOES_ON = re.compile(r"(?:§{1,2}\s*)?\d[\d\s–-]*|del av §.*|ej §.*|(?:och|samt) §.*", re.IGNORECASE)
_SECRETARY = re.compile(r"(?<!politisk )(?:\b|\w)(?:sekreterare|protokollförare|sekr\.?)$", re.IGNORECASE)
_LIST_NUMBER = re.compile(r"\d{1,2}[.)]?\s+")


def read_entry(entry: Entry, group: Group) -> Found | None:
    """The person that an entry names, or None: "Vakant" is nobody."""
    first = entry.cells[0]
    number = _LIST_NUMBER.match(first.text)
    first = first.cut(number.end()) if number else first
    if normal(first.text) in people().nobody or normal(first.text.split("(")[0]) in people().nobody:
        return None
    name = cut_name(first)
    if name is None:
        return None
    found = Found(Attendee(name.text, capacity=group.capacity), {"name": name})
    for piece in _pieces(first.cut(len(name.text)), entry.cells[1:]):
        found = _take(found, piece, group)
    return _settled(found, group)


def _pieces(rest: Passage, cells: tuple[Passage, ...]) -> Iterator[Piece]:
    """The parts after the name, in order: parentheses and what commas part, kept together where a limit goes on."""
    held: Piece | None = None
    for piece in (*_parts(rest, cell=False), *(part for cell in cells for part in _parts(cell, cell=True))):
        if (
            held
            and is_limit(held.passage.text)
            and not piece.bracketed
            and _LIMIT_GOES_ON.fullmatch(piece.passage.text)
        ):
            held = Piece(_span(held.passage, piece.passage), held.bracketed, held.cell)
            continue
        if held:
            yield held
        held = piece
    if held:
        yield held


def _span(first: Passage, last: Passage) -> Passage:
    joined_parts = tuple(part._replace(offset=part.offset + len(first.text) + 2) for part in last.parts)
    return Passage(f"{first.text}, {last.text}", first.parts + joined_parts)


def _parts(passage: Passage, *, cell: bool) -> Iterator[Piece]:
    start = depth = 0
    text = passage.text
    for index, mark in enumerate(text):
        if mark == "(":
            if depth == 0:
                yield from _piece(passage, start, index, bracketed=False, cell=cell)
                start = index + 1
            depth += 1
        elif mark == ")" and depth:
            depth -= 1
            if depth == 0:
                yield from _piece(passage, start, index, bracketed=True, cell=False)
                start = index + 1
        elif mark in ",;" and depth == 0:
            yield from _piece(passage, start, index, bracketed=False, cell=cell)
            start = index + 1
    yield from _piece(passage, start, len(text), bracketed=depth > 0, cell=cell)


def _piece(passage: Passage, start: int, end: int, *, bracketed: bool, cell: bool) -> Iterator[Piece]:
    found = passage.cut(start, end)
    if bracketed and not found.text:
        yield Piece(found, True)
    elif found.text.strip(" .–-") or (bracketed and found.text) or (cell and found.text):
        yield Piece(found, bracketed, cell)


def _take(found: Found, piece: Piece, group: Group) -> Found:
    """The attendee with one piece more."""
    for step in (_remote, _replaces, _replaced_party, _role, _limit, _party, _leading_role):
        taken = step(found, piece, group)
        if taken is not None:
            return taken
    return _title_or_affiliation(found, piece, group)


def _with(found: Found, piece: Passage, field: str, value: object) -> Found:
    return Found(replace(found.attendee, **{field: value}), {**found.places, field: piece})  # type: ignore[arg-type]


def _remote(found: Found, piece: Piece, _: Group) -> Found | None:
    return _with(found, piece.passage, "remote", True) if normal(piece.passage.text) in people().remote else None


def _role(found: Found, piece: Piece, _: Group) -> Found | None:
    role = people().roles.get(normal(piece.passage.text))
    if role is None or (role == "sekreterare" and not found.attendee.title):
        return (
            _with(_with(found, piece.passage, "role", role), piece.passage, "title", piece.passage.text)
            if role
            else None
        )
    return _with(found, piece.passage, "role", role)


def _replaces(found: Found, piece: Piece, group: Group) -> Found | None:
    """As in "ersätter Nils Berg (S)", "tjg ers för Nils Berg": bracketed or not, the party inside or in a piece of
    its own.
    """
    lowered = piece.passage.text.casefold()
    phrase = next((words for words in people().replaces if lowered.startswith(f"{words} ")), None)
    if phrase is None or (phrase == "för" and group.capacity not in {"member", "serving_substitute"}):
        return None
    rest = piece.passage.cut(len(phrase))
    if normal(rest.text.split("(")[0]) in people().nobody:
        return _with(found, piece.passage, "role", "ersättare")
    name = cut_name(rest)
    if name is None:
        return None
    after = list(_parts(rest.cut(len(name.text)), cell=False))
    party = party_of(after[0].passage.text) if after and after[0].bracketed else None
    found = _with(found, rest, "replaces", Person(name.text, party))
    for part in after[1 if party else 0 :]:
        found = _take(found, part, group)
    return found


def _replaced_party(found: Found, piece: Piece, _: Group) -> Found | None:
    """The party of the person replaced: "ersätter Nils Berg" and then "(S)"."""
    replaced = found.attendee.replaces
    if not piece.bracketed or replaced is None or replaced.party is not None:
        return None
    party = party_of(piece.passage.text)
    return _with(found, found.places["replaces"], "replaces", Person(replaced.name, party)) if party else None


def is_limit(text: str) -> bool:
    """Whether words limit the attendance: "§§ 12-15", "kl. 13.15-15.30", "ej § 20 p.g.a. jäv", "punkt 2"."""
    lowered = text.casefold()
    return any(
        lowered == start or (lowered.startswith(start) and not lowered[len(start)].isalpha())
        for start in people().limits
    ) and (any(map(str.isdigit, lowered)) or "jäv" in lowered)


def _limit(found: Found, piece: Piece, _: Group) -> Found | None:
    if not is_limit(piece.passage.text):
        return None
    before = found.attendee.attendance
    text = f"{before}, {piece.passage.text}" if before else piece.passage.text
    return _with(found, piece.passage, "attendance", text)


def _party(found: Found, piece: Piece, group: Group) -> Found | None:
    if found.attendee.party is not None:
        return None
    text = piece.passage.text
    bare = (
        (piece.cell or group.politicians)
        and len(text) <= 5
        and (text.isupper() or text in "-–—" or (len(text) <= 3 and text.isalpha()))
        and text.casefold() not in towns()
    )
    if not piece.bracketed and not (bare and group.politicians):
        return None
    party = party_of(text)
    if party is None or (not group.politicians and len(party) > 4 and not party.isupper()):
        return None
    return _with(found, piece.passage, "party", party)


def _leading_role(found: Found, piece: Piece, group: Group) -> Found | None:
    """As in "Ledamot M Region Västmanland": role, party and home without columns between them."""
    if piece.bracketed:
        return None
    words = piece.passage.text.split(" ")
    for count in range(min(4, len(words) - 1), 0, -1):
        head = " ".join(words[:count])
        role = people().roles.get(normal(head))
        if role is not None and (group.politicians or role != "sekreterare"):
            found = _with(found, piece.passage.cut(0, len(head)), "role", role)
            return _after_role(found, piece.passage.cut(len(head)), group)
    return None


def _after_role(found: Found, rest: Passage, group: Group) -> Found:
    word = rest.text.split(" ", 1)[0]
    if found.attendee.party is None and len(word) <= 5 and word.isupper() and party_of(word):
        found = _with(found, rest.cut(0, len(word)), "party", party_of(word))
        rest = rest.cut(len(word))
    if not rest.text:
        return found
    if is_limit(rest.text) or normal(rest.text) in people().roles or rest.text.casefold().startswith(people().replaces):
        return _take(found, Piece(rest, False), group)
    return _with(found, rest, "affiliation", rest.text)


def _title_or_affiliation(found: Found, piece: Piece, group: Group) -> Found:
    passage = piece.passage
    limit = re.search(r"\s(?=§|kl\.? ?\d|ej §|del av §|punkt(?:erna)? \d)", passage.text)
    if limit:
        found = _take(found, Piece(passage.cut(0, limit.start()), piece.bracketed, piece.cell), group)
        return _take(found, Piece(passage.cut(limit.end()), False), group)
    attendee = found.attendee
    if piece.bracketed and attendee.title and _firm(attendee.title, passage.text):
        return _with(found, passage, "affiliation", passage.text)
    at_home = passage.text[:1].isupper() and (
        group.politicians or bool(attendee.title) or passage.text.casefold() in towns()
    )
    if at_home or (names_organisation(passage.text) and passage.text[:1].isupper()):
        return _with(found, passage, "affiliation", passage.text) if not attendee.affiliation else found
    if attendee.title:
        return found if attendee.affiliation else _with(found, passage, "affiliation", passage.text)
    return _titled(found, passage)


def _firm(title: str, text: str) -> bool:
    """Whether what follows a title is a firm: "(EY)" after a revisor."""
    return "revisor" in title.casefold() and text.isupper()


def _titled(found: Found, passage: Passage) -> Found:
    """Title and affiliation part where an organisation's name begins: "processledare Planerings- och
    utvecklingsstab".
    """
    start = re.search(r"(?<=\s)[A-ZÅÄÖ]", passage.text)
    title = passage.cut(0, start.start()) if start else passage
    found = _with(found, title, "title", title.text)
    if start:
        home = passage.cut(start.start())
        found = _with(found, home, "affiliation", home.text)
    return found


def _settled(found: Found, group: Group) -> Found:
    """Capacity and role as they follow from the list and from what is printed of the person."""
    attendee = found.attendee
    role, capacity = attendee.role, group.capacity
    if capacity == "member" and (role == "ersättare" or (attendee.replaces and role != "ledamot")):
        serves = (
            attendee.replaces is not None or "tjänstg" in found.places.get("role", found.places["name"]).text.casefold()
        )
        capacity = "serving_substitute" if serves else group.substitute
        role = role or "ersättare"
    elif not group.politicians and attendee.title and _SECRETARY.search(attendee.title):
        role = "sekreterare"
    return Found(replace(attendee, capacity=capacity, role=role or group.role), found.places)


def is_person(passage: Passage) -> bool:
    """Whether a passage begins with a name of two or more parts."""
    return " " in passage.text[: name_end(passage.text)]
