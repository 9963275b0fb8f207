"""What a personal name looks like in print, and what a party's code does."""

import re
from functools import cache

from extractors.passages import Passage
from extractors.vocabulary import normal, people

_TOKEN = re.compile(r"[^\W\d_]+(?:['’.\-‐][^\W\d_]+)*[.\-]?")
_PARTY = re.compile(r"[A-ZÅÄÖ][\w.!ÅÄÖåäö+&-]{0,14}|[a-zåäö]{1,4}|[-–—]|")
_NO_PARTY = frozenset({"-", "–", "—", "", "opol", "partilös", "partilösa", "vilde", "politisk vilde", "obunden"})
_LONGEST_NAME = 8
_LONGEST_LEAD = 5
_LEAD_LENGTH = 80
_INITIAL = 3
"""An initial is this long at most, its full stop included ("B-O." aside)."""
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+")
_HYPHENED = re.compile(r"(?:(?:al|el|bin|ibn|von|de|van)-|[dlo]['’])[^\W\d_]", re.IGNORECASE)
_QUOTES = frozenset({"”", "“", '"'})
_NICKNAME = re.compile(r"[”“\"][A-ZÅÄÖÉ][\w-]*[”“\"] (?=[A-ZÅÄÖÉ])")

# "Siv Ek i Hult (C)": a farm or a village that tells one bearer of a name from another is a part of it.
_HOME = re.compile(r" i [A-ZÅÄÖ][^\W\d_]+(?=,| \(|$)")


def name_end(text: str, start: int = 0) -> int:
    """Where the name that begins at `start` ends; `start` itself where none begins.

    >>> name_end("Ebba von Tallmo (processledare)")
    15
    """
    words, end, place, tokens = people(), start, start, 0
    while tokens < _LONGEST_NAME:
        match = _TOKEN.match(text, place)
        if match is None and tokens and text[place : place + 1] in _QUOTES:
            match = _TOKEN.match(text, _past_nickname(text, place))
        if match is None:
            break
        token = match.group()
        capital = token[0].isupper() or _HYPHENED.match(token) is not None
        if capital:
            if token.rstrip(".").casefold() in words.never:
                break
        elif not tokens or token.casefold() not in words.particles:
            break
        stopped = token[-1] == "." and len(token) > _INITIAL and not _INITIALS.fullmatch(token)
        place = match.end() - stopped
        end = place if capital else end
        tokens += 1
        if stopped or text[place : place + 1] != " ":
            break
        place += 1
    home = _HOME.match(text, end) if tokens > 1 and text.startswith(" i ", end) else None
    return home.end() if home else end


def _past_nickname(text: str, place: int) -> int:
    """Where a name goes on after a nickname: Siv ”Sivan” Ekmark."""
    match = _NICKNAME.match(text, place)
    return match.end() if match else place


def is_full_name(text: str) -> bool:
    """Whether the whole text is a name of two or more parts and not an organisation or a place."""
    stripped = text.strip()
    return " " in stripped and name_end(stripped) == len(stripped) and not names_organisation(stripped)


def names_organisation(text: str) -> bool:
    """Whether a word of the text says that it names an organisation ("Sala kommun", "Regionkontoret")."""
    known = people()
    return any(
        lowered in known.organisations
        or lowered.endswith(known.organisation_endings)
        or part in known.organisation_codes
        for part in text.split()
        for lowered in (part.casefold(),)
    )


def has_title_ending(text: str) -> bool:
    """Whether a word is a title by its ending: "Kommundirektör", "HR-chef"; a name or an organisation is none."""
    return text.rstrip(",:").casefold().endswith(people().title_endings) and not names_organisation(text)


def lead_end(text: str, start: int = 0) -> int:
    """Where the words end that stand before the name of a person ("Ordförande Annika Lind (M)", "tf kommunchef Maria
    Linde"); `start` itself where nothing does.
    """
    words = text[start : start + _LEAD_LENGTH].split(" ")
    opens = len(words) > 2 and _opens_role(words[0])
    for count in range(min(_LONGEST_LEAD, len(words) - 2), 0, -1):
        if not opens and not words[count - 1].casefold().rstrip(",:").endswith(people().title_endings):
            continue
        head = " ".join(words[:count])
        place = start + len(head) + 1
        if _is_lead(head, words[count - 1], count) and " " in text[place : name_end(text, place)]:
            return start + len(head)
    return start


def _opens_role(word: str) -> bool:
    """Whether a role may begin with a word; one with white space of another kind in it is several."""
    return word.rstrip(" :;.").casefold() in _role_openings() or word.split() != [word]


@cache
def _role_openings() -> frozenset[str]:
    """The first words of all roles."""
    return frozenset(role.split(" ", 1)[0].rstrip(" :;.") for role in people().roles)


def _is_lead(head: str, last: str, count: int) -> bool:
    """Whether `count` words, of which `last` is the last, are a role or a title."""
    if normal(head) in people().roles:
        return True
    if "," in head or ")" in head or not has_title_ending(last) or normal(last) in people().roles:
        return False
    named = name_end(head)
    return count == 1 or " " not in head[:named] or (named == len(head) and count == 2)


def party_of(text: str) -> str | None:
    """The party that the inside of a parenthesis names, partilös as "-"; None when it is something else."""
    inside = text.strip()
    if inside.casefold() in _NO_PARTY:
        return "-"
    return inside if _PARTY.fullmatch(inside) and " " not in inside else None


def cut_name(passage: Passage, start: int = 0) -> Passage | None:
    """The name at `start` of a passage, or None where there is none of two or more parts."""
    end = name_end(passage.text, start)
    found = passage.cut(start, end)
    return found if " " in found.text else None
