"""What a user types in the search box, taken apart: words (all of them), "phrases", OR, -not, begin*, field:value."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from corpus.analyse import fold, tokens
from corpus.lexicon import Stems, lexicon
from models.errors import UsageProblem

MAX_TERMS = 32
MAX_WORDS = 100
"""More words than anybody types; databases limit the size of an expression."""
FIELDS = {
    "organ": "organ",
    "organisation": "organisation",
    "parti": "parti",
    "person": "person",
    "dnr": "dnr",
    "typ": "typ",
    "beslut": "beslut",
    "nivå": "nivå",
    "niva": "nivå",
    "år": "år",
    "ar": "år",
    "före": "före",
    "fore": "före",
    "efter": "efter",
}
"""The fields as they may be typed, and what they are called."""

_QUOTES = str.maketrans("“”„«»", '"""""')
_PART = re.compile(r'(-?)(?:([^\W\d_]+):)?(?:"([^"]*)"|([^\s"]+))')
_NO_TEXT = re.compile("[\0\ud800-\udfff]")
"""What no text of an archive holds, and databases refuse."""
_BARE_FIELD = re.compile(r"([^\W\d_]+):")
_AND, _OR, _NOT = frozenset({"AND", "OCH", "&"}), frozenset({"OR", "ELLER", "|"}), frozenset({"NOT"})
_BEGINNING = 2
_ALIKE = 1
"""A field that is spelled with so many mistakes is told, and not taken for a word."""


class Words(NamedTuple):
    """One word, or several that must stand side by side.

    typed   as the user wrote it, without quotes
    stems   what is looked for
    how     word: compounds and synonyms too; phrase: just so, in any inflection; prefix: what begins so
    """

    typed: str
    stems: Stems
    how: Literal["word", "phrase", "prefix"]


class Field(NamedTuple):
    """A field of what is sought, and the value that it must have."""

    name: str
    value: str


class Condition(NamedTuple):
    """What must, or must not, be so."""

    what: Words | Field
    negated: bool = False


Clause = tuple[Condition, ...]
"""Conditions one of which must be so."""


def parse(query: str, given: Iterable[Field] = ()) -> tuple[Clause, ...]:
    """The clauses of a query, all of which must be so, and each once; `given` are fields from elsewhere.

    A word with a hyphen or a slash inside ("KS/2024") is a phrase of its parts. Raises UsageProblem for a query without
    anything to search for, with an open quote, an OR without its other side, an unknown field, or too many words.
    """
    plain = _NO_TEXT.sub(" ", query.translate(_QUOTES))
    if plain.count('"') % 2:
        raise UsageProblem(
            "Sökfrågan har ett citattecken som inte avslutas.", "Skriv citattecken på båda sidor om frasen."
        )
    clauses = [*_clauses(list(_parts(plain))), *((Condition(_clean(field)),) for field in given)]
    found = tuple(dict.fromkeys(_weighty(clauses)))
    _check(found)
    return found


def _clean(field: Field) -> Field:
    return field._replace(value=_NO_TEXT.sub(" ", field.value).strip())


class _Operator(NamedTuple):
    word: str


def _parts(plain: str) -> Iterator[Condition | _Operator]:
    for match in _PART.finditer(plain):
        minus, name, quoted, bare = match.groups()
        if bare is not None and name is None and not minus and bare in _AND | _OR | _NOT:
            yield _Operator(bare)
            continue
        what: Words | Field | None = _field(name, quoted, bare) if name else None
        if what is None and bare is not None:
            _check_value(bare)
            what = _words(f"{name}:{bare}" if name else bare, quoted=False)
        elif what is None:
            what = _words(f"{name}:{quoted}" if name else quoted or "", quoted=True)
        if what is not None:
            yield Condition(what, negated=bool(minus))


def _words(text: str, *, quoted: bool) -> Words | None:
    stems = tuple(token.stem for token in tokens(text))
    if not stems:
        return None
    if not quoted and text.endswith("*") and len(stems) == 1:
        begins = fold(text.strip("*"))
        if len(begins) < _BEGINNING:
            raise UsageProblem(f"Sökfrågans {text} är för kort.", f"Skriv minst {_BEGINNING} bokstäver före *.")
        return Words(text, (begins,), "prefix")
    return Words(text.strip(), stems, "word" if len(stems) == 1 and not quoted else "phrase")


def _field(name: str, quoted: str | None, bare: str | None) -> Field | None:
    """The field; None where the name is of none ("2017:725", "kl:13")."""
    known = FIELDS.get(name.lower())
    value = (quoted if quoted is not None else bare or "").strip()
    if known:
        if not any(letter.isalnum() for letter in value):
            raise _without_value(known)
        return Field(known, value)
    from rapidfuzz.distance import OSA

    near = [field for field in FIELDS if len(name) > len("år") and OSA.distance(name.lower(), field) <= _ALIKE]
    if near and value:
        raise UsageProblem(f"Sökfrågans fält {name}: finns inte.", f"Menade du {FIELDS[near[0]]}:{value}?")
    return None


def _check_value(bare: str) -> None:
    match = _BARE_FIELD.fullmatch(bare)
    if match and match.group(1).lower() in FIELDS:
        raise _without_value(FIELDS[match.group(1).lower()])


def _without_value(field: str) -> UsageProblem:
    return UsageProblem(f"Sökfrågans fält {field}: saknar värde.", f"Skriv det direkt efter kolonet, t.ex. {field}:X.")


def _clauses(parts: Sequence[Condition | _Operator]) -> list[Clause]:
    clauses: list[Clause] = []
    joins = negates = False
    for part in parts:
        if isinstance(part, _Operator):
            if part.word in _OR:
                if not clauses or joins:
                    raise _half_or()
                joins = True
            negates = negates or part.word in _NOT
            continue
        condition = part._replace(negated=part.negated or negates)
        if joins:
            clauses[-1] = (*clauses[-1], condition)
        else:
            clauses.append((condition,))
        joins = negates = False
    if joins:
        raise _half_or()
    return clauses


def _half_or() -> UsageProblem:
    return UsageProblem("Sökfrågan har ett OR utan ord på båda sidor.", "Skriv t.ex. båt OR brygga.")


def _weighty(clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses without words such as "och", unless there is nothing else."""
    kept = [clause for clause in clauses if not _is_light(clause)]
    return kept if any(not one.negated for clause in kept for one in clause) else list(clauses)


def _is_light(clause: Clause) -> bool:
    what = clause[0].what
    alone = len(clause) == 1 and not clause[0].negated
    return alone and isinstance(what, Words) and what.how == "word" and what.stems[0] in lexicon().function


def _check(clauses: Sequence[Clause]) -> None:
    conditions = [one for clause in clauses for one in clause]
    if not conditions:
        raise UsageProblem("Sökfrågan innehåller inget ord att söka efter.", "Skriv minst ett ord, t.ex. budget.")
    if all(any(one.negated for one in clause) for clause in clauses):
        raise UsageProblem(
            "Sökfrågan säger bara vad som inte ska finnas.", "Skriv minst ett ord som ska finnas, t.ex. budget -skola."
        )
    words = sum(len(one.what.stems) for one in conditions if isinstance(one.what, Words))
    if len(conditions) > MAX_TERMS or words > MAX_WORDS:
        raise UsageProblem("Sökfrågan är för lång.", f"Skriv högst {MAX_TERMS} ord.")
