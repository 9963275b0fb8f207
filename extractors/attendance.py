"""Attendance: a grammar, not a guess.

    Annica Lindh (V), ledamot, ersätter Nils Berg (S) §§ 12–15, 17, deltar på distans
    Annica Lindh   Ledamot   V   Fagersta, ersätter Nils Berg (S)
    Maria Linde (förvaltningsdirektör Regionala utvecklingsförvaltningen)

Each piece of an entry is one thing: a party, a role, whom the person replaces, a limit of the attendance, a title, an
affiliation. What it is, its words tell; where a piece stands matters only when they do not.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from operator import attrgetter
from typing import Any, NamedTuple

from extractors.groups import GROUPS, Group
from extractors.names import cut_name, has_title_ending, names_organisation, party_of
from extractors.passages import Passage
from extractors.pieces import Entry, Piece, is_limit, is_nobody, parts_of, read_pieces, replacing_phrase
from extractors.vocabulary import normal, people
from models.record import Attendee, Capacity, Person
from models.registers import towns


class Found(NamedTuple):
    """An attendee with the passages of its values, by field name."""

    attendee: Attendee
    places: dict[str, Passage]


class Attendance(NamedTuple):
    """The people of a list, and the entries in which no person was found."""

    people: tuple[Found, ...]
    rest: tuple[Passage, ...]


def read_list(entries: Iterable[Entry], group: Group) -> Attendance:
    """The people that entries name. A party's name on a line of its own ("Moderaterna") holds for those under it."""
    found: list[Found] = []
    rest: list[Passage] = []
    party: Passage | None = None
    for entry in entries:
        if group.politicians and normal(entry.cells[0].text) in people().party_names and len(entry.cells) == 1:
            party = entry.cells[0]
            continue
        person = read_entry(entry, group)
        if person:
            found.append(_of_party(person, party) if party and person.attendee.party is None else person)
        elif not is_nobody(entry):
            rest.append(entry.cells[0])
    return Attendance(tuple(found), tuple(rest))


def with_signers(found: Iterable[Found], signers: dict[str, str]) -> list[Found]:
    """The attendees with the roles that only their signatures show: the secretary's, and the chair's where none is
    printed in the list.
    """
    listed = list(found)
    chaired = any(person.attendee.role == "ordförande" for person in listed)
    return [_signing(person, signers, chaired=chaired) for person in listed]


def _signing(person: Found, signers: dict[str, str], *, chaired: bool) -> Found:
    attendee = person.attendee
    if attendee.name == signers.get("sekreterare") and attendee.capacity == "other" and attendee.role is None:
        return Found(replace(attendee, role="sekreterare"), person.places)
    if attendee.name == signers.get("ordförande") and attendee.role == "ledamot" and not chaired:
        return Found(replace(attendee, role="ordförande"), person.places)
    return person


def _of_party(person: Found, party: Passage) -> Found:
    return _with(person, party, "party", party.text)


def read_entry(entry: Entry, group: Group) -> Found | None:
    """The person that an entry names, or None: "Vakant" is nobody."""
    named = None if is_nobody(entry) else read_pieces(entry)
    if named is None:
        return None
    found = _named(named.name, group)
    for piece in named.pieces:
        found = _take(found, piece, group)
    found = _settled(found, group)
    if entry.serving is None or found.attendee.role != "ersättare":
        return found
    capacity: Capacity = "serving_substitute" if entry.serving else "substitute"
    return Found(replace(found.attendee, capacity=capacity), found.places)


def _named(name: Passage, group: Group) -> Found:
    """The person of a name; among politicians a national party's code may follow it bare: "Annika Lind M"."""
    words = name.text.split(" ")
    if group.politicians and len(words) > 2 and words[-1] in people().party_codes:
        shorter = name.cut(0, len(name.text) - len(words[-1]))
        party = name.cut(len(name.text) - len(words[-1]))
        return Found(Attendee(shorter.text, party.text, capacity=group.capacity), {"name": shorter, "party": party})
    return Found(Attendee(name.text, capacity=group.capacity), {"name": name})


_LONGEST_PIECE = 1000
"""Letters; what is longer is no role, party, or person replaced, and may nest without end."""

Step = Callable[[Found, Piece, Group], Found | None]


def _take(found: Found, piece: Piece, group: Group) -> Found:
    """The attendee with one piece more; a piece may hold pieces, one in the other."""
    if len(piece.passage.text) > _LONGEST_PIECE:
        return found
    for step in _STEPS:
        taken = step(found, piece, group)
        if taken is not None:
            return taken
    return found


def _with(found: Found, piece: Passage, field: str, value: object) -> Found:
    values = list(_values(found.attendee))
    values[_PLACES[field]] = value
    return Found(Attendee(*values), {**found.places, field: piece})


# `replace` looks at every field's flags, which takes longer than all else that is done with a piece.
_PLACES = {field.name: place for place, field in enumerate(fields(Attendee))}
_values: Callable[[Attendee], tuple[Any, ...]] = attrgetter(*_PLACES)


def _remote(found: Found, piece: Piece, _: Group) -> Found | None:
    text = normal(piece.passage.text)
    at_distance = text in people().remote or (
        " via " in text and any(text.startswith(f"{phrase} via ") for phrase in people().remote)
    )
    return _with(found, piece.passage, "remote", True) if at_distance else None


def _replaces(found: Found, piece: Piece, group: Group) -> Found | None:
    """As in "ersätter Nils Berg (S)", "tjg ers för Nils Berg": the party inside, or in a piece of its own."""
    phrase = replacing_phrase(piece.passage.text)
    if phrase is None or (phrase == "för" and group.capacity not in {"member", "serving_substitute"}):
        return None
    rest = piece.passage.cut(len(phrase))
    if normal(rest.text.split("(")[0]) in people().nobody:
        return _with(_with(found, piece.passage, "role", "ersättare"), rest, "replaces", None)
    name = cut_name(rest)
    if name is None:
        return None
    after = parts_of(rest.cut(len(name.text)))
    party = party_of(after[0].passage.text) if after and after[0].bracketed else None
    found = _with(found, rest, "replaces", Person(name.text, party))
    for part in after[1 if party else 0 :]:
        found = _take(found, part, group)
    return found


def _replaced_party(found: Found, piece: Piece, _: Group) -> Found | None:
    """The party of the person replaced: "ersätter Nils Berg" and then "(S)", or ", s" where parties stand bare."""
    if "replaces" not in found.places or not (
        piece.bracketed or (found.attendee.party and len(piece.passage.text) <= 3)
    ):
        return None
    replaced, party = found.attendee.replaces, party_of(piece.passage.text)
    if party is None or (replaced is not None and replaced.party is not None):
        return None
    if replaced is None:
        return found
    return _with(found, found.places["replaces"], "replaces", Person(replaced.name, party))


def _role(found: Found, piece: Piece, group: Group) -> Found | None:
    printed = normal(piece.passage.text)
    role = people().roles.get(printed)
    if role is None or (role == "ersättare" and found.attendee.role == "ordförande"):
        return None
    if role == "sekreterare" and printed != role and found.attendee.party:
        return _with(found, piece.passage, "title", piece.passage.text)
    found = _with(found, piece.passage, "role", role)
    if printed in people().serving or printed in people().idle:
        return found
    if role == "sekreterare" or (not group.politicians and role not in {"adjungerad", "insynsplats", "ersättare"}):
        found = _with(found, piece.passage, "title", piece.passage.text) if not found.attendee.title else found
    return found


_SENTENCE = re.compile(r"(?<=\d)\.\s+(?=[A-ZÅÄÖ])")


def _limit(found: Found, piece: Piece, group: Group) -> Found | None:
    if not is_limit(piece.passage.text):
        return None
    instead = _instead(piece.passage)
    if instead:
        found = _take(found, Piece(piece.passage.cut(0, instead), False), group)
        return _take(found, Piece(piece.passage.cut(instead), False), GROUPS["serving_substitutes"])
    sentence = _SENTENCE.search(piece.passage.text)
    piece = piece._replace(passage=piece.passage.cut(0, sentence.start())) if sentence else piece
    before = found.attendee.attendance
    text = f"{before}, {piece.passage.text}" if before else piece.passage.text
    return _with(found, piece.passage, "attendance", text)


def _instead(passage: Passage) -> int:
    """Where a limit goes on with whom the person replaces: "tjänstgör §§ 2-4 för Bo Ask"; 0 where it does not."""
    for gap in _GAP.finditer(passage.text):
        phrase = replacing_phrase(passage.text[gap.end() :])
        if phrase and cut_name(passage, gap.end() + len(phrase) + 1):
            return gap.start()
    return 0


_GAP = re.compile(" ")


def _firm(found: Found, piece: Piece, _: Group) -> Found | None:
    """As in "auktoriserad revisor (EY)": a firm is no party."""
    text = piece.passage.text
    auditor = "revisor" in (found.attendee.title or "").casefold() and text.isupper()
    if not (normal(text) in people().firms or (auditor and piece.bracketed)):
        return None
    return _with(found, piece.passage, "affiliation", text)


def _party(found: Found, piece: Piece, group: Group) -> Found | None:
    text = piece.passage.text.strip("[]/")
    if found.attendee.party is not None or text in people().organisation_codes or _names_place(piece, group):
        return None
    coded = text.isupper() or text in "-–—" or (len(text) <= 3 and text.isalpha())
    alone = piece.cell and party_of(text) == "-"
    bare = group.politicians and ((len(text) <= 5 and coded and text.casefold() not in towns()) or alone)
    if not piece.bracketed and not bare:
        return None
    party = party_of(text)
    if party is None or (not group.politicians and len(party) > 4 and not party.isupper()):
        return None
    return _with(found, piece.passage, "party", party)


_LONGEST_CODE = 6


def _names_place(piece: Piece, group: Group) -> bool:
    """As in "Bo Ask (Ekbybygden)": a whole word that no party is called."""
    text = piece.passage.text
    whole_word = len(text) > _LONGEST_CODE and text.isalpha() and text[1:].islower()
    if not whole_word or normal(text) in people().party_names or party_of(text) == "-":
        return False
    return text.casefold() in towns() or not (group.politicians and text.casefold().endswith(people().party_endings))


def _leading_role(found: Found, piece: Piece, group: Group) -> Found | None:
    """As in "Ledamot M Region Västmanland": role, party and home without columns between them."""
    if piece.bracketed:
        return None
    words = piece.passage.text.split(" ")
    for count in range(min(4, len(words) - 1), 0, -1):
        head = " ".join(words[:count])
        role = people().roles.get(normal(head))
        if role is not None and group.politicians:
            found = _with(found, piece.passage.cut(0, len(head)), "role", role)
            return _after_role(found, piece.passage.cut(len(head)), group)
    return None


def _after_role(found: Found, rest: Passage, group: Group) -> Found:
    word = rest.text.split(" ", 1)[0]
    if found.attendee.party is None and len(word) <= 5 and word.isupper() and party_of(word):
        field = "affiliation" if word in people().organisation_codes else "party"
        found = _with(found, rest.cut(0, len(word)), field, party_of(word))
        rest = rest.cut(len(word))
    if not rest.text:
        return found
    if is_limit(rest.text) or normal(rest.text) in people().roles or replacing_phrase(rest.text):
        return _take(found, Piece(rest, False), group)
    return _with(found, rest, "affiliation", rest.text)


_INNER_LIMIT = re.compile(r"\s(?=§|kl\.? ?\d|ej §|del av §|punkt(?:erna)? \d)")


def _limited(found: Found, piece: Piece, group: Group) -> Found | None:
    """As in "kommundirektör §§ 12-14": a limit behind something else."""
    limit = _INNER_LIMIT.search(piece.passage.text)
    if limit is None:
        return None
    found = _take(found, piece._replace(passage=piece.passage.cut(0, limit.start())), group)
    return _take(found, Piece(piece.passage.cut(limit.end()), False), group)


def _in_parts(found: Found, piece: Piece, group: Group) -> Found | None:
    """As in "(kommundirektör, Sala kommun)": several things in one parenthesis."""
    parts = parts_of(piece.passage)
    if not piece.bracketed or len(parts) < 2:
        return None
    for part in parts:
        found = _take(found, part, group)
    return found


def _affiliation(found: Found, piece: Piece, _: Group) -> Found | None:
    """A capitalised word that is no title: a home town, an organisation, a union."""
    text = piece.passage.text
    first = text.split(" ", 1)[0]
    if not text[:1].isupper() or has_title_ending(first) or (has_title_ending(text) and not piece.bracketed):
        return None
    if first.isupper() and " " in text and len(first) <= 3 and first not in people().organisation_codes:
        return None
    return found if found.attendee.affiliation else _with(found, piece.passage, "affiliation", text)


# "processledare Planerings- och utvecklingsstab", "verksamhetschef samhällsbyggnadskontoret"
_ORGANISATION = re.compile(r"(?<=\s)(?:[A-ZÅÄÖ]|\w+(?:kontoret|förvaltningen|avdelningen|enheten|nämnden|staben)\b)")


def _title(found: Found, piece: Piece, group: Group) -> Found | None:
    """Title and affiliation part where an organisation's name begins."""
    passage, attendee = piece.passage, found.attendee
    if attendee.title:
        other = attendee.affiliation or not (
            piece.bracketed or names_organisation(passage.text) or not group.politicians
        )
        return found if other else _with(found, passage, "affiliation", passage.text)
    start = _ORGANISATION.search(passage.text)
    title = passage.cut(0, start.start()) if start else passage
    found = _with(found, title, "title", title.text)
    home = passage.cut(start.start()) if start else None
    return _with(found, home, "affiliation", home.text) if home else found


_STEPS: tuple[Step, ...] = (
    _remote,
    _replaces,
    _replaced_party,
    _role,
    _limit,
    _firm,
    _party,
    _leading_role,
    _limited,
    _in_parts,
    _affiliation,
    _title,
)


def _settled(found: Found, group: Group) -> Found:
    """Capacity and role as they follow from the list and from what is printed of the person."""
    capacity = _capacity(found, group)
    attendee, role = found.attendee, found.attendee.role
    if capacity == "other" != group.capacity and attendee.title:
        group = GROUPS["others"]
    if role is None and capacity == "serving_substitute":
        role = "ersättare"
    elif not group.politicians and role is None and not attendee.party and _is_secretary(attendee.title):
        role = "sekreterare"
    elif not group.politicians and capacity == "other" and role in _POLITICAL:
        role = None
    role = role or group.role
    if capacity == attendee.capacity and role == attendee.role:
        return found
    return Found(replace(attendee, capacity=capacity, role=role), found.places)


_POLITICAL = frozenset({"ordförande", "ledamot", "ersättare", "vice ordförande"})


def _capacity(found: Found, group: Group) -> Capacity:
    role, party, title = found.attendee.role, found.attendee.party, found.attendee.title
    capacity, replaces = group.capacity, "replaces" in found.places
    printed = normal(found.places.get("role", found.places["name"]).text)
    if printed in people().idle:
        return "substitute"
    if role == "ersättare" and printed in people().serving and capacity != "other":
        return "serving_substitute"
    if capacity == "member" and role in {"insynsplats", "adjungerad"}:
        return "other"
    if capacity == "member" and (role == "ersättare" or (replaces and role != "ledamot")):
        return "serving_substitute" if replaces else group.substitute
    if capacity == "member" and party is None and _serves(found.attendee, group):
        return "other"
    if capacity == "substitute" and (replaces or (title and not party)):
        return "serving_substitute" if replaces else "other"
    return "substitute" if capacity == "other" and role == "ersättare" and party else capacity


def _serves(attendee: Attendee, group: Group) -> bool:
    """As in "Närvarande: … Eva Ek, enhetschef … Bo Ask, nämndsekreterare": where all present stand in one list, who has
    a title and no party is no member.
    """
    return group.substitute == "substitute" and (
        attendee.role == "sekreterare" or (attendee.role is None and attendee.title is not None)
    )


def _is_secretary(title: str | None) -> bool:
    """As in "valsamordnare/sekreterare": one of the words is a secretary's title; a skolsekreterare is none."""
    return any(people().roles.get(normal(word)) == "sekreterare" for word in re.split(r"[/,]| och ", title or ""))
