"""A million mentions of twenty thousand people, in ten seconds of one processor and a gigabyte."""

import random
import subprocess
import sys
from itertools import product

import pytest

from house import ROOT

_RUN = """
import resource, sys, time
sys.path.insert(0, "tests")
from corpus.people.clusters import clusters, edges
from corpus.people.gather import gather
from corpus.people.settle import without_cycles
from test_people_many import mentions
given = list(mentions())
start = time.process_time()
with without_cycles():
    nodes = gather(given)
    people = clusters(nodes, edges(nodes.values(), nodes.values()))
spent = time.process_time() - start
print(len(given), len(people), spent, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""
_STARTS = [
    "tov",
    "kvarn",
    "brun",
    "dun",
    "vint",
    "hjäl",
    "ros",
    "sorg",
    "lin",
    "mar",
    "sten",
    "gul",
    "run",
    "älv",
    "hög",
]
_MIDDLES = ["", "en", "ar", "as", "el", "er", "ing", "sker", "un"]
_ENDS = ["hed", "lycke", "falk", "gård", "vik", "bro", "stad", "mo", "rud", "sjö", "träsk", "holt", "backe", "by"]
_KOMMUNER = [
    "Sala kommun",
    "Köpings kommun",
    "Motala kommun",
    "Borås stad",
    "Luleå kommun",
    "Ystads kommun",
    "Falu kommun",
]
_BODIES = ["Kommunstyrelsen", "Kommunfullmäktige", "Socialnämnden", "Kulturnämnden"]
_PARTIES = ["S", "M", "C", "V", "KD", "MP", "SD", "L"]


def mentions() -> "list[object]":
    """A million appearances; one in a hundred is misprinted or in capitals, one in ten without party."""
    from corpus.people.appearances import key_of
    from corpus.people.gather import Appearance
    from models.registers.names import given_names

    rng = random.Random(1)
    given = sorted(given_names())[::2]
    surnames = ["".join(parts).capitalize() for parts in product(_STARTS, _MIDDLES, _ENDS)]
    people = [
        (
            f"{rng.choice(given).title()} {rng.choice(surnames)}",
            rng.choice(_PARTIES),
            rng.choice(_KOMMUNER),
            rng.sample(_BODIES, 2),
        )
        for _ in range(20_000)
    ]
    keys: dict[tuple[str, str | None, str, str], str] = {}
    found: list[object] = []
    for number in range(1_000_000):
        name, party, owner, bodies = rng.choice(people)
        if number % 200 == 0:
            name = name.upper()
        if number % 200 == 100:
            name = name[:-2] + name[-1]
        content = (name, party if number % 10 else None, owner, rng.choice(bodies))
        key = keys.get(content) or keys.setdefault(content, key_of(*content))
        day = f"20{10 + number % 13}-0{1 + number % 9}-11"
        found.append(
            Appearance(
                key, str(number // 50), name, content[1], content[3], owner, ("ledamot",), day, number // 50, None
            )
        )
    return found


@pytest.mark.slow
def test_a_million_mentions() -> None:
    said = subprocess.run([sys.executable, "-c", _RUN], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    number, people, seconds, megabytes = map(float, said.split())
    assert number == 1_000_000
    assert 17_000 < people < 25_000
    assert seconds <= 10, said
    assert megabytes <= 1000, said
