"""People named in running text, and who of the document's own attendance list they are.

Anna Ek (S)                       as the list has her
Anna Eks (S) yrkande, Eks yrkande, Anna Ek:s yrkande
Anna Eck (S)                      misread: the one name of the list that is nearly the same
ordföranden                       the one who has the chair
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rapidfuzz import fuzz, process

from extractors.evidence import Ledger
from extractors.inside import chair_words, glue, party_codes, role
from extractors.names import name_end, names_organisation, party_of
from extractors.passages import Passage
from extractors.vocabulary import normal
from extractors.vocabulary import people as people_words
from models.record import Attendee, Person

NEARLY = 88.0
"""Names this alike, of 100, are the same name misread."""
CLEARLY = 4.0
"""The best candidate must be this much more alike than the next."""


class Known(NamedTuple):
    """Who a printed name is: the person, the rule, and the candidates where more than one is as good."""

    person: Person | None
    rule: str
    candidates: tuple[str, ...] = ()


class Present(NamedTuple):
    """The people of an attendance list, by the ways in which running text names them."""

    people: tuple[Person, ...]
    by_name: dict[str, tuple[Person, ...]]
    by_surname: dict[str, tuple[Person, ...]]
    chair: Person | None

    def find(self, name: str, party: str | None) -> Known:
        """Who a name in the text is; party as printed after it."""
        for spelling, rule in _spellings(name):
            same = _of_party(self.by_name.get(spelling, ()), party)
            if same:
                return _only(same, party, rule)
        if " " not in name:
            return self._surname(name, party)
        return self._nearly(name, party)

    def _surname(self, name: str, party: str | None) -> Known:
        for spelling, _ in _spellings(name):
            same = _of_party(self.by_surname.get(spelling, ()), party)
            if same:
                return _only(same, party, "mention.surname")
        return Known(None, "mention.unknown")

    def _nearly(self, name: str, party: str | None) -> Known:
        names = {key: found for key, people in self.by_name.items() if (found := _of_party(people, party))}
        wanted = name.casefold()
        scored = process.extract(wanted, names.keys(), scorer=fuzz.ratio, score_cutoff=NEARLY, limit=2)
        close = [(key, score) for key, score, _ in scored if key[:1] == wanted[:1] or score > 95]
        if not close:
            return Known(None, "mention.unknown")
        if len(close) == 2 and close[0][1] - close[1][1] < CLEARLY:
            return Known(None, "mention.ambiguous", tuple(names[key][0].name for key, _ in close))
        return _only(names[close[0][0]], party, "mention.misread")


class Mention(NamedTuple):
    """A person named in a passage, from `start` to `end` of its text.

    rule         how the person was found
    sure         a party or the attendance list vouches for it
    printed      the name as printed
    party        where the party stands in the text; None where it is not printed
    candidates   those of the list that it may be, where more than one is as good
    """

    person: Person | None
    start: int
    end: int
    rule: str
    sure: bool
    printed: str
    party: tuple[int, int] | None = None
    candidates: tuple[str, ...] = ()


class Chain(NamedTuple):
    """Mentions that make one list: "tjänstgörande ersättarna Anna Ek (S) och Bo Ask (M)"."""

    mentions: tuple[Mention, ...]
    start: int
    end: int


def present(attendees: Iterable[Attendee]) -> Present:
    """The attendance list as running text is matched against it."""
    listed = tuple(attendees)
    people = tuple(Person(attendee.name, attendee.party) for attendee in listed)
    chairs = [person for person, one in zip(people, listed, strict=True) if one.role == "ordförande"]
    by_name: dict[str, tuple[Person, ...]] = {}
    by_surname: dict[str, tuple[Person, ...]] = {}
    for person in people:
        name = person.name.casefold()
        by_name[name] = (*by_name.get(name, ()), person)
        surname = name.rsplit(" ", 1)[-1]
        by_surname[surname] = (*by_surname.get(surname, ()), person)
    return Present(people, by_name, by_surname, chairs[0] if len(chairs) == 1 else None)


def _spellings(name: str) -> Iterator[tuple[str, str]]:
    lowered = name.casefold()
    yield lowered, "mention.listed"
    if lowered.endswith((":s", "’s", "'s")):
        yield lowered[:-2], "mention.genitive"
    elif lowered.endswith("s"):
        yield lowered[:-1], "mention.genitive"


def _of_party(people: tuple[Person, ...], party: str | None) -> tuple[Person, ...]:
    if party is None:
        return people
    wanted = party.casefold()
    return tuple(person for person in people if person.party is None or person.party.casefold() == wanted)


def _only(same: tuple[Person, ...], party: str | None, rule: str) -> Known:
    if len(same) > 1:
        return Known(None, "mention.ambiguous", tuple(f"{person.name} ({person.party or '-'})" for person in same))
    return Known(Person(same[0].name, party or same[0].party), rule)


_PARTY = re.compile(
    r"\s?\((?P<party>[^()]{0,16})\)|,\s(?P<code>[A-Za-zÅÄÖåäö]{1,3})(?=,|\s+(?:och|samt)\b|\s+[a-zåäö])"
)
# A capital that begins a word; the lookbehind comes last since a search for it would stop at each letter.
_BEGINS = re.compile(r"[^\W\d_a-zåäö](?<![\w'’.-].)")
# "yrkandet från S. Eva Björk (M) yrkar": no initial, but the end of a sentence.
_PARTY_ENDS = re.compile(r"[A-ZÅÄÖ]\. (?=[^\W\d_a-zåäö][\w-]+ [^\W\d_a-zåäö])")
_GENITIVE = re.compile(r":s\b")


def find_mentions(text: str, listed: Present) -> list[Mention]:
    """The people that a text names, in order.

    A name is one with a party after it, one of the attendance list, or two capitalised words that name no organisation.
    """
    found: list[Mention] = []
    place = 0
    while match := _BEGINS.search(text, place):
        mention = _mention(text, match.start(), listed) if match.group().isupper() else None
        if mention:
            found.append(mention)
        place = mention.end if mention else match.end()
    return found


def _mention(text: str, start: int, listed: Present) -> Mention | None:
    if role().match(text, start) or _PARTY_ENDS.match(text, start):
        return None
    end = name_end(text, start)
    if end == start:
        return None
    name = text[start:end]
    genitive = _GENITIVE.match(text, end)
    end = genitive.end() if genitive else end
    party, span = _party(text, end, alone=" " not in name)
    known = listed.find(name, party)
    sure = party is not None or known.person is not None
    kept = Person(name, party) if _may_be(name, party, listed) else None
    if known.person is None and kept is None and not known.candidates:
        return None
    last = _PARTY.match(text, end) if span else None
    after = last.end() if last else end
    return Mention(known.person or kept, start, after, rule_of(known), sure, name, span, known.candidates)


def _may_be(name: str, party: str | None, listed: Present) -> bool:
    """Whether a name that is not on the list is one as printed: of two words or more, or before a party where there is
    no list at all.
    """
    if " " in name:
        return party is not None or not names_organisation(name)
    return party is not None and not listed.people and normal(name) not in people_words().party_names


def rule_of(known: Known) -> str:
    """The rule by which a mention got its name: the list's, or the print's where the list does not know it."""
    return "mention.printed" if known.person is None else known.rule


def _party(text: str, end: int, *, alone: bool) -> tuple[str | None, tuple[int, int] | None]:
    """The party after a name, and where it stands; after a word alone ("KD, M och V") only in parentheses."""
    match = _PARTY.match(text, end)
    if match is None:
        return None, None
    inside = match["party"]
    if inside is None:
        code = match["code"]
        return (code, match.span("code")) if code.casefold() in party_codes() and not alone else (None, None)
    party = party_of(inside)
    return (party, match.span("party")) if party is not None else (None, None)


def chains(text: str, mentions: Iterable[Mention]) -> list[Chain]:
    """Mentions joined to lists by what stands between them."""
    found: list[Chain] = []
    for mention in mentions:
        last = found[-1] if found else None
        if last and glue().fullmatch(text, last.end, mention.start):
            found[-1] = Chain((*last.mentions, mention), last.start, mention.end)
        else:
            found.append(Chain((mention,), mention.start, mention.end))
    return found


def chair(text: str, start: int, listed: Present) -> Mention | None:
    """The chair, where nothing but the word "ordföranden" stands in the text up to `start`."""
    words = text[:start].rstrip(" ,")
    word = words.rsplit(" ", 1)[-1]
    if listed.chair is None or normal(word) not in chair_words() or normal(words).endswith("vice " + normal(word)):
        return None
    return Mention(listed.chair, len(words) - len(word), len(words), "mention.chair", True, word)


def people_of(
    mentions: Iterable[Mention], passage: Passage, ledger: Ledger, path: str, number: str
) -> tuple[Person, ...]:
    """The people of mentions, noted as `path/0`, `path/1`; a name that two of the list may be is warned of."""
    found: list[Person] = []
    for mention in mentions:
        if mention.candidates:
            who = " eller ".join(mention.candidates)
            ledger.warn("name-ambiguous", f"§ {number}: ”{mention.printed}” kan vara {who} i närvarolistan.", number)
        if mention.person is None or mention.person in found:
            continue
        note_person(mention, passage, ledger, f"{path}/{len(found)}")
        found.append(mention.person)
    return tuple(found)


def note_person(mention: Mention, passage: Passage, ledger: Ledger, path: str) -> None:
    """Note where a person's name and party are printed; what the attendance list gives is marked as derived."""
    person = mention.person
    if person is None:
        return
    as_printed = mention.printed == person.name
    place = passage.cut(mention.start, mention.start + len(mention.printed))
    ledger.note(f"{path}/name", place, mention.rule if as_printed else f"derived.{mention.rule}")
    if mention.party and passage.text[slice(*mention.party)].strip():
        ledger.note(f"{path}/party", passage.cut(*mention.party), "mention.party")
    elif person.party:
        ledger.derive(f"{path}/party", "derived.mention.attendance-list")
