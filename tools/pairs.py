"""Draws pairs of mentions of which it is known whether they are one person: python -m tools.pairs FILE

People are invented, with a kommun, a party, seats and years; a pair is either one of them met twice, with what time and
print do to a name, or two of them that are easy to take for one another. The truth comes from the people and never from
the rules. Every second pair of a category is held out: no weight is to be moved by it.
"""

import csv
import random
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

_FIELDS = ("name", "party", "body", "organisation", "role", "date")
COLUMNS = ("category", "held_out", "same", *(f"{side}_{field}" for side in "ab" for field in _FIELDS))
EACH = 24
"""So many pairs a category."""
_WOMEN = [
    "Anna",
    "Karin",
    "Eva",
    "Kerstin",
    "Birgitta",
    "Lena",
    "Helena",
    "Åsa",
    "Ulrika",
    "Cecilia",
    "Ingrid",
    "Sofia",
]
_MEN = ["Lars", "Anders", "Göran", "Mikael", "Thomas", "Karl", "Per", "Håkan", "Björn", "Christer", "Gustav", "Stefan"]
_COMMON = ["Andersson", "Johansson", "Gustafsson", "Karlsson", "Nilsson", "Larsson", "Persson", "Svensson", "Lindberg"]
_KNOWN = [
    "Åkerlund",
    "Rosenqvist",
    "Sjöstedt",
    "Grönlund",
    "Wennberg",
    "Ahlqvist",
    "Fagerström",
    "Löfqvist",
    "Melander",
]
_RARE = ["Tovåshed", "Brännlycke", "Kvarnefalk", "Älmsgård", "Vintergata", "Sorgenberg", "Hjälmarstad", "Dunkeråker"]
_ACCENTED = ["Althén", "Šimunović", "Lindén", "Çelikbaş", "Håkanzon-Prüss", "Nordé", "Björkén", "Brièremo"]
_KOMMUNER = [
    "Sala kommun",
    "Köpings kommun",
    "Motala kommun",
    "Borås stad",
    "Luleå kommun",
    "Ystads kommun",
    "Falu kommun",
]
_PARTIES = ["S", "M", "C", "V", "KD", "MP", "SD", "L"]
_BODIES = ["Kommunstyrelsen", "Kommunfullmäktige", "Socialnämnden", "Barn- och utbildningsnämnden", "Kulturnämnden"]
_SHORT = {
    "Kommunstyrelsen": "KS",
    "Kommunfullmäktige": "KF",
    "Barn- och utbildningsnämnden": "BUN",
    "Socialnämnden": "SN",
}
_CALLED = {
    "Lars": "Lasse",
    "Karl": "Kalle",
    "Birgitta": "Gittan",
    "Per": "Pelle",
    "Mikael": "Micke",
    "Stefan": "Steffe",
}
_RESPELLED = {
    "Karin": "Carin",
    "Eva": "Ewa",
    "Thomas": "Tomas",
    "Mikael": "Michael",
    "Christer": "Krister",
    "Karl": "Carl",
}
_RESPELLED_SURNAMES = {
    "Olsson": "Ohlsson",
    "Karlsson": "Carlsson",
    "Rosenqvist": "Rosenkvist",
    "Wennberg": "Vennberg",
    "Löfqvist": "Lövqvist",
}


class Met(NamedTuple):
    """A person met once; fields as `protokoll people compare` takes them, "" for what is unknown."""

    name: str
    party: str
    body: str
    organisation: str
    role: str
    date: str


class Drawn(NamedTuple):
    """A pair and the truth about it."""

    same: bool
    one: Met
    other: Met


def met(rng: random.Random, given: str, surname: str) -> Met:
    """Somebody of that name, somewhere."""
    role = rng.choice(["ledamot", "ledamot", "ersättare", ""])
    day = f"{rng.randint(2011, 2023)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    return Met(f"{given} {surname}", rng.choice(_PARTIES), rng.choice(_BODIES), rng.choice(_KOMMUNER), role, day)


def given(rng: random.Random) -> str:
    """A given name."""
    return rng.choice(_WOMEN + _MEN)


def surname(rng: random.Random) -> str:
    """A surname, as likely common as not."""
    return rng.choice(rng.choice([_COMMON, _KNOWN, _RARE]))


def anyone(rng: random.Random) -> Met:
    """Somebody."""
    return met(rng, given(rng), surname(rng))


def later(rng: random.Random, one: Met, **changes: str) -> Met:
    """The same person another day, within some years: often in another body, sometimes without party or role."""
    year = min(int(one.date[:4]) + rng.randint(0, 5), 2025)
    fresh = one._replace(date=f"{year}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}")
    if rng.random() < 0.4:
        fresh = fresh._replace(body=rng.choice(_BODIES))
    if rng.random() < 0.2:
        fresh = fresh._replace(role="", party="" if rng.random() < 0.5 else fresh.party)
    if rng.random() < 0.3:
        fresh = fresh._replace(body=_SHORT.get(fresh.body, fresh.body))
    return fresh._replace(**changes)


def unchanged(rng: random.Random) -> Drawn:
    """One person, the name as before."""
    one = anyone(rng)
    return Drawn(True, one, later(rng, one))


def without_accents(rng: random.Random) -> Drawn:
    """Accents lost."""
    one = met(rng, given(rng), rng.choice(_ACCENTED))
    table = str.maketrans("éšćçşüèë", "esccsuee")
    return Drawn(True, one, later(rng, one, name=one.name.translate(table)))


def in_capitals(rng: random.Random) -> Drawn:
    """In capitals, or the surname first."""
    one = anyone(rng)
    first, last = one.name.split()
    return Drawn(True, one, later(rng, one, name=rng.choice([one.name.upper(), f"{last}, {first}"])))


def misprinted(rng: random.Random) -> Drawn:
    """One letter of the surname lost, doubled or exchanged with its neighbour."""
    one = met(rng, given(rng), rng.choice(_KNOWN + _RARE))
    first, last = one.name.split()
    place = rng.randrange(2, len(last) - 2)
    turned = last[:place] + last[place + 1] + last[place] + last[place + 2 :]
    wrong = rng.choice([last[:place] + last[place + 1 :], last[:place] + last[place] + last[place:], turned])
    return Drawn(True, one, later(rng, one, name=f"{first} {wrong}"))


def respelled(rng: random.Random) -> Drawn:
    """Another spelling of the same sound."""
    if rng.random() < 0.5:
        first, last = rng.choice(list(_RESPELLED)), surname(rng)
        return _renamed(rng, first, last, f"{_RESPELLED[first]} {last}")
    first, last = given(rng), rng.choice(list(_RESPELLED_SURNAMES))
    return _renamed(rng, first, last, f"{first} {_RESPELLED_SURNAMES[last]}")


def nickname(rng: random.Random) -> Drawn:
    """What friends say."""
    first, last = rng.choice(list(_CALLED)), surname(rng)
    return _renamed(rng, first, last, f"{_CALLED[first]} {last}")


def one_surname_more(rng: random.Random) -> Drawn:
    """Married, or a second surname left out."""
    first, last, more = given(rng), surname(rng), rng.choice(_KNOWN + _RARE)
    return _renamed(rng, first, last, f"{first} {rng.choice([f'{last} {more}', f'{more}-{last}', f'{more} {last}'])}")


def initial_only(rng: random.Random) -> Drawn:
    """Only an initial; in the same party and kommun."""
    first, last = given(rng), surname(rng)
    return _renamed(rng, first, last, f"{first[0]}. {last}")


def one_given_name_more(rng: random.Random) -> Drawn:
    """A second given name."""
    first, last = rng.choice(_WOMEN), surname(rng)
    return _renamed(rng, first, last, f"{first} {rng.choice(['Maria', 'Margareta', 'Elisabet', 'M'])} {last}")


def particle_lost(rng: random.Random) -> Drawn:
    """With "von" and without."""
    first, last = given(rng), rng.choice(["Tallhof", "Silverhjelm", "Rosenkrona", "Granstjerna"])
    return _renamed(rng, first, f"{rng.choice(['von', 'af'])} {last}", f"{first} {last}")


def party_renamed(rng: random.Random) -> Drawn:
    """FP and L."""
    one = anyone(rng)._replace(party="FP", date=f"{rng.randint(2006, 2014)}-03-01")
    return Drawn(True, one, one._replace(party="L", date=f"{rng.randint(2016, 2023)}-05-02", body=rng.choice(_BODIES)))


def party_left(rng: random.Random) -> Drawn:
    """Changed party, or left it, and kept the seat."""
    one = met(rng, given(rng), rng.choice(_RARE + _KNOWN))
    other = later(rng, one, party=rng.choice(["-", "SD", "M"]), body=one.body)
    return Drawn(True, one, other)


def kommun_and_region(rng: random.Random) -> Drawn:
    """In a kommun, and in its region."""
    organisation, region = rng.choice([("Sala kommun", "Region Västmanland"), ("Motala kommun", "Region Östergötland")])
    one = met(rng, given(rng), rng.choice(_RARE + _KNOWN))._replace(organisation=organisation)
    return Drawn(True, one, later(rng, one, organisation=region, body="Regionfullmäktige", party=one.party))


def chair_again(rng: random.Random) -> Drawn:
    """The chair of a body, with and without party."""
    one = anyone(rng)._replace(role="ordförande")
    return Drawn(True, one, later(rng, one, role="ordförande", body=one.body, party=""))


def namesake_elsewhere(rng: random.Random) -> Drawn:
    """Two people of one common name, in two kommuner."""
    first, last = given(rng), rng.choice(_COMMON)
    one, other = met(rng, first, last), met(rng, first, last)
    while one.organisation == other.organisation or one.party == other.party:
        other = met(rng, first, last)
    return Drawn(False, one, other)


def namesake_of_one_party(rng: random.Random) -> Drawn:
    """Two people of one common name and one party, in two kommuner."""
    drawn = namesake_elsewhere(rng)
    return drawn._replace(other=drawn.other._replace(party=drawn.one.party))


def namesake_of_other_party(rng: random.Random) -> Drawn:
    """Two people of one common name in one kommun, in two parties."""
    drawn = namesake_elsewhere(rng)
    return drawn._replace(other=drawn.other._replace(organisation=drawn.one.organisation))


def siblings(rng: random.Random) -> Drawn:
    """One surname, party and kommun; two given names."""
    first, second = rng.sample(rng.choice([_WOMEN, _MEN]), 2)
    one = met(rng, first, surname(rng))
    return Drawn(False, one, later(rng, one, name=one.name.replace(first, second)))


def alike_given_names(rng: random.Random) -> Drawn:
    """Given names that differ in a letter or two and are two."""
    pairs = [
        ("Maria", "Marie"),
        ("Lena", "Lina"),
        ("Karin", "Kajsa"),
        ("Fredrik", "Fredrika"),
        ("Anna", "Anne"),
        ("Jan", "Jon"),
    ]
    first, second = rng.choice(pairs)
    one = met(rng, first, surname(rng))
    return Drawn(False, one, later(rng, one, name=one.name.replace(first, second)))


def alike_surnames(rng: random.Random) -> Drawn:
    """Surnames that differ in a letter or two and are two."""
    pairs = [
        ("Lundström", "Lindström"),
        ("Berg", "Borg"),
        ("Hansson", "Jansson"),
        ("Lindgren", "Lindberg"),
        ("Norberg", "Norgren"),
    ]
    last, other_last = rng.choice(pairs)
    one = met(rng, given(rng), last)
    return Drawn(False, one, later(rng, one, name=one.name.replace(last, other_last)))


def one_list(rng: random.Random) -> Drawn:
    """Two namesakes at one meeting, with two seats."""
    one = anyone(rng)._replace(role="ledamot")
    if rng.random() < 0.5:
        return Drawn(False, one, one._replace(role="ersättare"))
    return Drawn(False, one, one._replace(party=next(party for party in _PARTIES if party != one.party)))


def two_councils(rng: random.Random) -> Drawn:
    """One rare name in two fullmäktige of one term."""
    one = met(rng, given(rng), rng.choice(_RARE))._replace(body="Kommunfullmäktige", role="ledamot", date="2020-02-11")
    elsewhere = next(kommun for kommun in _KOMMUNER if kommun != one.organisation)
    return Drawn(False, one, one._replace(organisation=elsewhere, date=f"2021-0{rng.randint(1, 9)}-10"))


def father_and_son(rng: random.Random) -> Drawn:
    """One name in one kommun and party, two generations apart."""
    one = met(rng, rng.choice(_MEN), rng.choice(_COMMON))._replace(date=f"{rng.randint(1951, 1959)}-04-04")
    return Drawn(False, one, one._replace(date=f"{rng.randint(2020, 2023)}-04-04"))


def official_and_member(rng: random.Random) -> Drawn:
    """An official and an elected member of one common name."""
    one = met(rng, given(rng), rng.choice(_COMMON))
    title = rng.choice(["ekonomichef", "kommundirektör", "sekreterare", "planarkitekt"])
    return Drawn(False, one, one._replace(party="", role=title, date=f"{rng.randint(2012, 2023)}-09-09"))


def other_initial(rng: random.Random) -> Drawn:
    """An initial of somebody else."""
    one = anyone(rng)
    wrong = next(letter for letter in rng.sample("BDFJNORW", 8) if letter != one.name[0])
    return Drawn(False, one, later(rng, one, name=f"{wrong}. {one.name.split()[1]}"))


def local_parties(rng: random.Random) -> Drawn:
    """Two local parties with the same letters."""
    drawn = namesake_elsewhere(rng)
    return Drawn(False, drawn.one._replace(party="KV"), drawn.other._replace(party="KV"))


def _renamed(rng: random.Random, first: str, last: str, name: str) -> Drawn:
    one = met(rng, first, last)
    return Drawn(True, one, later(rng, one, name=name))


CATEGORIES: tuple[Callable[[random.Random], Drawn], ...] = (
    *(unchanged, without_accents, in_capitals, misprinted, respelled, nickname, one_surname_more, initial_only),
    *(one_given_name_more, particle_lost, party_renamed, party_left, kommun_and_region, chair_again),
    *(namesake_elsewhere, namesake_of_one_party, namesake_of_other_party, siblings, alike_given_names, alike_surnames),
    *(one_list, two_councils, father_and_son, official_and_member, other_initial, local_parties),
)


def rows(seed: int) -> list[tuple[object, ...]]:
    """All pairs, one a row; COLUMNS are its columns."""
    found: list[tuple[object, ...]] = []
    for draw in CATEGORIES:
        rng = random.Random(f"{seed} {draw.__name__}")
        for place in range(EACH):
            drawn = draw(rng)
            one, other = (drawn.one, drawn.other) if rng.random() < 0.5 else (drawn.other, drawn.one)
            found.append((draw.__name__, place % 2, int(drawn.same), *one, *other))
    return found


def main() -> None:
    """Writes the file that is named."""
    with Path(sys.argv[1]).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows(seed=1))


if __name__ == "__main__":
    main()
