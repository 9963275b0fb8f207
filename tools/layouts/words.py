"""The words that minutes are made of (words.toml, matters.toml), and small choices among them."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from random import Random

from tools.layouts.content import Body, Organisation, Person

HERE = Path(__file__).parent
MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
DAYS = ("måndagen", "tisdagen", "onsdagen", "torsdagen", "fredagen", "lördagen", "söndagen")
Table = dict[str, list[str]]


def _read(file: str) -> dict[str, object]:
    return tomllib.loads((HERE / f"{file}.toml").read_text(encoding="utf-8"))


@cache
def words() -> Table:
    """The plain lists of words.toml and matters.toml."""
    read = {key: value for file in ("words", "matters") for key, value in _read(file).items()}
    lists = {key: value for key, value in read.items() if isinstance(value, list)}
    return {key: [str(word) for word in value] for key, value in lists.items() if isinstance(value[0], str)}


@cache
def verbs() -> dict[str, tuple[str, str]]:
    """A verb in the present -> its infinitive and the act that it stands for."""
    read = tomllib.loads((HERE / "words.toml").read_text(encoding="utf-8"))["verbs"]
    return {present: (infinitive, act) for present, (infinitive, act) in read.items()}


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The table `name` (organisation, body) of words.toml."""
    return tuple(tomllib.loads((HERE / "words.toml").read_text(encoding="utf-8"))[name])


def some(rng: Random, key: str) -> str:
    """One word of the list `key`."""
    return rng.choice(words()[key])


def organisation(rng: Random, type_: str) -> Organisation:
    """A kommun or a region."""
    row = rng.choice([row for row in rows("organisation") if row.get("type", "kommun") == type_])
    return Organisation(row["name"], type_, row.get("code"))


def body(rng: Random, type_: str) -> Body:
    """A board of a kommun or of a region."""
    row = rng.choice([row for row in rows("body") if row["type"] == type_])
    return Body(row["name"], row["short"], row["word"], row.get("upward"))


def genitive(word: str) -> str:
    """`Anna Ek` -> `Anna Eks`; names in s, x and z stay."""
    return word if word[-1] in "sxz" else word + "s"


def capital(text: str) -> str:
    """The first letter large."""
    return text[:1].upper() + text[1:]


def named(person: Person, style: str = "({})") -> str:
    """A person with the party in parentheses, if there is one."""
    return person.name if person.party is None else f"{person.name} {style.format(person.party)}"


def listed(parts: list[str], last: str = "och") -> str:
    """`a, b och c`."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def long_date(iso: str, weekday: bool = False) -> str:
    """`12 mars 2024`, or `tisdagen den 12 mars 2024`."""
    day = date.fromisoformat(iso)
    plain = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{DAYS[day.weekday()]} den {plain}" if weekday else plain


def sum_of_money(rng: Random) -> str:
    """A sum such as `1 450 000`."""
    return f"{rng.randrange(12, 990) * 10000:,}".replace(",", " ")
