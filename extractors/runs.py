"""Runs of text that name several people, cut to one entry a person.

Per Ek (M), Bo Ask (S) och Eva Ö (C)
Per Ek, rektor § 4 Bo Ask, controller § 5       the comma before the next person left out
rektor Per Ek, controller Bo Ask § 5            titles before the names
§ 4 Per Ek, § 5 Bo Ask                          limits before the names
"""

import re
from collections.abc import Iterator

from extractors.names import has_title_ending, lead_end, name_end, names_organisation, party_of
from extractors.passages import Passage
from extractors.vocabulary import normal, people

# ", Malin Ek (KD)": where another person begins; "ersätter Malin Ek (KD)" has no comma before the name. Looking ahead
# for what each way begins with spares trying them all at each letter.
_BOUNDARY = re.compile(
    r"(?=[,;\s])(?:(?P<mark>[,;]?\s(?:och|samt|&)|[,;]|(?<=\))\s*,?)\s+(?=\w)|(?P<paragraph>[,;]?\s(?=§))|(?P<space>\s)(?=[A-ZÅÄÖÉ]))"
)
_VACANT = re.compile(r"(?:vakant|vakans)\b", re.IGNORECASE)
_ENDS_LIMITED = re.compile(r"(?:§|\bkl\b|\bpunkt|\bp\.? ?\d)[^()]*\d\w?$", re.IGNORECASE)
_LEADING_LIMIT = re.compile(r"§{1,2}\s*\d[\d\s,–-]*(?:\soch \d+)?\s?(?=[A-ZÅÄÖÉ])")
_JOINING = frozenset({"och", "samt", "&"})


def split_run(passage: Passage) -> Iterator[Passage]:
    """The people of a run of text, one after the other."""
    text, start = passage.text, 0
    leading = lead_end(text) > 0
    for match in _BOUNDARY.finditer(text):
        place, mark = match.start(), match["mark"]
        before = text[start:place]
        if place < start or ("(" in before and before.count("(") > before.count(")")):
            continue
        titled = mark is not None and _titled_at(text, match.end(), before, mark.strip(" ,;"), leading)
        if titled or _begins(text, match, before, leading=leading):
            yield passage.cut(start, place)
            start, leading = match.end(), leading or titled
    last = passage.cut(start)
    if last.text:
        yield last


def leading_limit(text: str) -> int:
    """Where a limit ends that stands before a name: "§ 106 Bo Ask"; 0 where none does."""
    match = _LEADING_LIMIT.match(text) if text.startswith("§") else None
    return match.end() if match and " " in text[match.end() : name_end(text, match.end())] else 0


def _begins(text: str, match: re.Match[str], before: str, *, leading: bool) -> bool:
    if match["mark"] is not None:
        return text[match.end()].isupper() and _person_at(text, match.end(), before)
    if match["paragraph"]:
        return before.startswith("§") and leading_limit(text[match.end() :]) > 0
    return not leading and _follows_bare(text, match.end(), before)


def _titled_at(text: str, place: int, before: str, mark: str, leading: bool) -> bool:
    """Whether a title and then a person begin at `place`, and the title is not the last thing said of the person
    before: "samt sekreterare Bo Ask", "Eva Ö (C) § 4, socialchef Bo Ask".
    """
    end = lead_end(text, place)
    if end == place or before.endswith("-"):
        return False
    if leading or mark in _JOINING:
        return True
    role = people().roles.get(normal(text[place:end]))
    if role == "ersättare":
        return not mark and text[place].isupper()
    return role in {None, "sekreterare"} and (before.endswith(")") or _ENDS_LIMITED.search(before) is not None)


def _follows_bare(text: str, place: int, before: str) -> bool:
    """Whether a person begins at `place` with nothing but a space before: after a limit, or after a title where what
    follows the name shows that it is one.
    """
    word = before[before.rfind(" ") + 1 :]
    numbered = word[-1:].isdigit() or word[-2:-1].isdigit()
    if not (numbered or word[:1].islower() or _titles(word)) or word.casefold() in people().replaces:
        return False
    end = name_end(text, place)
    name = text[place:end]
    own = name_end(before)
    if " " not in name or names_organisation(name) or " " not in before[:own] or own == len(before):
        return False
    if numbered:
        return _ENDS_LIMITED.search(before) is not None
    return _titles(word) and _is_said_of_person(text[end:].lstrip())


def _titles(word: str) -> bool:
    return has_title_ending(word) or normal(word) in people().roles


def _is_said_of_person(after: str) -> bool:
    if after.startswith("("):
        return party_of(after[1:].split(")", maxsplit=1)[0]) is not None
    piece = after[1:].split(",", maxsplit=1)[0] if after.startswith(",") else ""
    return any(_titles(word) for word in piece.split()[:3])


def is_vacant(text: str) -> bool:
    """Whether a text begins with a seat that nobody has: "Vakant (S)"."""
    return _VACANT.match(text) is not None


def _person_at(text: str, place: int, entry: str) -> bool:
    """Whether a person begins at `place`: a full name and then a parenthesis, a comma, a title or the end."""
    if _VACANT.match(text, place):
        return True
    end = name_end(text, place)
    name = text[place:end]
    if " " not in name or names_organisation(name):
        return False
    after = text[end:].lstrip()
    if after[:1] == "(":
        return True
    before = entry[leading_limit(entry) :].rstrip(" ,;")
    words = before.rsplit(" ", 1)
    alone = before.endswith(")") or "," in before or name_end(before) == len(before) or _titles(words[-1])
    alone = alone or words[-1] in _JOINING or _ENDS_LIMITED.search(before) is not None
    ends = not after or after[0] in ",;§" or after.startswith(("och ", "samt "))
    return alone and (ends or _titles(re.split(r"[ ,;]", after, maxsplit=1)[0]))
