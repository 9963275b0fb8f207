"""The words of the field, read from the data files in `words/` and checked when they are loaded.

Logic never holds a Swedish label: a synonym that is missing is a word in a data file, nothing else.
"""

import re
from functools import cache
from typing import NamedTuple, get_args

from extractors import composed
from extractors.wordlists import (
    VocabularyError,
    by_word,
    compiled,
    flag,
    load,
    normal,
    one_of,
    pattern,
    rows,
    table,
    text,
    words,
)
from models.record import Act, Kind, Level, PrintedStatus, Role, SectionKind, SignatureRole

__all__ = ["VocabularyError", "normal"]


class Label(NamedTuple):
    """A label of the front page."""

    field: str
    words: str
    block: bool


class SectionLabel(NamedTuple):
    """A label inside a §; `owner` lets a body's name in the genitive stand before it."""

    kind: SectionKind
    words: str
    owner: bool


class Closer(NamedTuple):
    """A line that ends what stands before it and belongs to the § as a whole; it has some of the letters in `holds`."""

    rule: str
    pattern: re.Pattern[str]
    holds: tuple[str, ...]


class ActPattern(NamedTuple):
    """What a beslutspunkt does, by its words."""

    act: Act
    pattern: re.Pattern[str]
    level: Level | None


class Status(NamedTuple):
    """What minutes say of their own justering; a text without the letters in `holds` says it not."""

    status: PrintedStatus
    holds: str
    pattern: re.Pattern[str]


class Title(NamedTuple):
    """A printed title that tells the kind of document; `sign` marks labels that only that kind prints."""

    kind: Kind
    words: str
    sign: bool


class People(NamedTuple):
    """How people are named. All words are in lower case; `roles` maps each spelling to the record's one."""

    roles: dict[str, Role]
    serving: frozenset[str]
    idle: frozenset[str]
    replaces: frozenset[str]
    remote: frozenset[str]
    organisations: frozenset[str]
    organisation_endings: tuple[str, ...]
    organisation_codes: frozenset[str]
    nobody: frozenset[str]
    limits: re.Pattern[str]
    limits_alone: frozenset[str]
    particles: frozenset[str]
    never: frozenset[str]
    firms: frozenset[str]
    title_endings: tuple[str, ...]
    party_codes: frozenset[str]
    party_names: frozenset[str]
    party_endings: tuple[str, ...]
    column_heads: frozenset[str]
    replaced_heads: frozenset[str]
    replaced_lead: str
    mark_columns: dict[str, str]
    marks: frozenset[str]
    no_marks: frozenset[str]


class Frame(NamedTuple):
    """Words and patterns of the frame of a page."""

    words: frozenset[str]
    only: frozenset[str]
    lines: re.Pattern[str]
    counters: re.Pattern[str]
    row: re.Pattern[str]
    told: re.Pattern[str]
    attests: frozenset[str]


FIELDS = frozenset(
    {
        "time_place",
        "place",
        "time",
        "start",
        "end",
        "date",
        "body",
        "organisation",
        "members",
        "present",
        "serving_substitutes",
    }
    | {
        "substitutes",
        "others",
        "officials",
        "insyn",
        "adjungerade",
        "attendance_list",
        "secretary",
        "chair",
        "adjusters",
        "items",
    }
    | {"adjuster_signature", "justering_place_time", "justering_place", "justering_time", "signatures", "esigned"}
    | {"notice", "posted", "removed", "appeal_last_day", "kept_at", "posted_by", "contents", "ignored"}
)
"""What a label of the front page may be taken for: the fields that a parser reads, and two that none does."""


@cache
def front_labels() -> dict[str, Label]:
    """Labels of the front page, by their normal form."""
    listed = rows("front", "label", {"field", "words", "block"})
    if unknown := {text("front", row, "field") for row in listed} - FIELDS:
        raise VocabularyError(f"front.toml: field {sorted(unknown)} is unknown; it may be {sorted(FIELDS)}")
    return by_word(
        "front",
        (
            (word, Label(text("front", row, "field"), word, flag("front", row, "block")))
            for row in listed
            for word in words("front", row)
        ),
    )


@cache
def label_openings() -> frozenset[str]:
    """The first words of all labels of the front page: what begins with another word is none."""
    return frozenset(words.split(" ", 1)[0].strip(":.") for words in front_labels())


@cache
def owned_endings() -> frozenset[str]:
    """The last words of the labels before which a body's name may stand: "beslut", "förslag"."""
    return frozenset(words.rsplit(" ", 1)[-1] for words, label in section_labels().items() if label.owner)


@cache
def section_labels() -> dict[str, SectionLabel]:
    """Labels inside a §, by their normal form."""
    return by_word(
        "sections",
        (
            (word, SectionLabel(one_of("sections", row, "kind", SectionKind), word, flag("sections", row, "owner")))
            for row in rows("sections", "section", {"kind", "words", "owner"})
            for word in words("sections", row)
        ),
    )


@cache
def closers() -> tuple[Closer, ...]:
    """Lines that close a §, in order of precedence."""
    listed = rows("sections", "closer", {"rule", "holds", "pattern"})
    return tuple(
        Closer(text("sections", row, "rule"), pattern("sections", row), tuple(words("sections", row, "holds")))
        for row in listed
    )


@cache
def immediate() -> tuple[str, re.Pattern[str], re.Pattern[str]]:
    """Letters that a sentence declaring a § omedelbart justerad holds, its pattern, and that of what makes it say
    something else.
    """
    row = table("sections", "immediate")
    return text("sections", row, "holds"), pattern("sections", row), pattern("sections", row, "unless")


@cache
def continued() -> tuple[str, re.Pattern[str]]:
    """Letters that words telling that a § goes on hold, and the pattern of these words: "forts."."""
    row = table("sections", "continued")
    return text("sections", row, "holds"), pattern("sections", row)


@cache
def acts() -> tuple[ActPattern, ...]:
    """Patterns of acts, in order of precedence."""
    return tuple(
        ActPattern(
            one_of("acts", row, "act", Act),
            pattern("acts", row),
            one_of("acts", row, "level", Level) if "level" in row else None,
        )
        for row in rows("acts", "act", {"act", "pattern", "level"})
    )


@cache
def any_act() -> re.Pattern[str]:
    """Any of these patterns in a text in lower case; the group that matches is named by the place of its row. It asks
    for no case of letters, which makes it twice as fast.
    """
    listed = "|".join(f"(?P<row{place}>{row.pattern.pattern})" for place, row in enumerate(acts()))
    return re.compile(rf"\b(?:{listed})")


@cache
def titles() -> dict[str, Title]:
    """Printed titles and tell-tale labels, by their normal form."""
    return by_word(
        "kinds",
        (
            (word, Title(one_of("kinds", row, "kind", Kind), word, sign))
            for key, sign in (("kind", False), ("sign", True))
            for row in rows("kinds", key, {"kind", "words"})
            for word in words("kinds", row)
        ),
    )


@cache
def body_words() -> tuple[str, ...]:
    """Words that tell what a body is, in lower case, longest first."""
    return tuple(sorted(map(normal, words("kinds", table("kinds", "bodies"))), key=len, reverse=True))


@cache
def unfinished() -> frozenset[str]:
    """Words at the end of a line after which a body's name goes on."""
    return frozenset(words("kinds", table("kinds", "bodies"), "open"))


@cache
def document_words() -> frozenset[str]:
    """What stands behind a body's name in a title, in lower case."""
    return frozenset(map(normal, words("kinds", table("kinds", "bodies"), "documents")))


@cache
def associations() -> tuple[str, ...]:
    """What unions of kommuner and regioner call themselves, longest first."""
    return tuple(sorted(words("kinds", table("kinds", "associations")), key=len, reverse=True))


@cache
def foreign_marks() -> tuple[str, ...]:
    """What only minutes under another country's law say, in lower case."""
    return tuple(map(normal, words("kinds", table("kinds", "foreign"))))


@cache
def agenda_heads() -> frozenset[str]:
    """Heads of the columns of an agenda table, in their normal form."""
    return frozenset(map(normal, words("kinds", table("kinds", "agenda"))))


@cache
def point_words() -> str:
    """Alternatives of a regular expression for the words before the number of a point."""
    return "|".join(map(re.escape, sorted(words("kinds", table("kinds", "points")), key=len, reverse=True)))


@cache
def statuses() -> tuple[Status, ...]:
    """What minutes say of their own justering, in order of precedence."""
    return tuple(
        Status(
            one_of("justering", row, "status", PrintedStatus),
            text("justering", row, "holds"),
            pattern("justering", row),
        )
        for row in rows("justering", "status", {"status", "holds", "pattern"})
    )


@cache
def signs() -> tuple[tuple[SignatureRole, re.Pattern[str]], ...]:
    """What stands before a name on a signature line, by role."""
    listed = rows("justering", "signs", {"role", "pattern"})
    return tuple((one_of("justering", row, "role", SignatureRole), pattern("justering", row)) for row in listed)


_MARKED = ("serving", "idle", "present", "absent", "replacing", "silent")


@cache
def appoints() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """What stands before and after the names in a sentence that says who justerar."""
    listed = rows("justering", "appoints", {"before", "after"})
    return tuple(
        (pattern("justering", row, "before"), compiled("justering", str(row.get("after", "")))) for row in listed
    )


@cache
def people() -> People:
    """How people are named."""

    def listed(key: str, inner: str = "words") -> list[str]:
        return words("people", table("people", key), inner)

    return People(
        roles=_roles(),
        serving=frozenset(map(normal, composed.serving_substitutes())),
        idle=frozenset(map(normal, composed.idle_substitutes())),
        replaces=frozenset({*listed("replaces", "phrases"), *composed.replacing()}),
        remote=frozenset(map(normal, listed("remote", "phrases"))),
        organisations=frozenset(map(normal, listed("organisations"))),
        organisation_endings=tuple(listed("organisations", "endings")),
        organisation_codes=frozenset(listed("organisations", "codes")),
        nobody=frozenset(map(normal, listed("nobody"))),
        limits=re.compile(
            rf"(?:{'|'.join(map(re.escape, map(str.casefold, listed('limits', 'starts'))))})(?![^\W\d_])"
        ),
        limits_alone=frozenset(map(normal, listed("limits", "alone"))),
        particles=frozenset(listed("names", "particles")),
        never=frozenset(map(normal, listed("names", "never"))),
        firms=frozenset(map(normal, listed("firms"))),
        title_endings=tuple(listed("titles", "endings")),
        party_codes=frozenset(listed("parties", "codes")),
        party_names=frozenset(map(normal, listed("parties", "names"))),
        party_endings=tuple(listed("party_endings")),
        column_heads=frozenset(map(normal, listed("columns", "heads"))),
        replaced_heads=frozenset(map(normal, listed("columns", "replaced"))),
        replaced_lead=text("people", table("people", "columns"), "lead"),
        mark_columns={normal(word): kind for kind in _MARKED for word in listed("marks", kind)},
        marks=frozenset(map(normal, listed("marks", "marks"))),
        no_marks=frozenset(map(normal, listed("marks", "no_marks"))),
    )


def _roles() -> dict[str, Role]:
    known: tuple[str, ...] = get_args(Role)
    spellings = table("people", "roles")
    if unknown := {*spellings, *table("people", "vice_ordinals")} - set(known):
        raise VocabularyError(f"people.toml: [roles] does not know {sorted(unknown)}; it knows {known}")
    listed = [(word, (role,)) for role in spellings for word in words("people", spellings, role)]
    substitutes = [(word, ("ersättare",)) for word in (*composed.serving_substitutes(), *composed.idle_substitutes())]
    vices = [(word, (role,)) for word, role in composed.vice_chairs()]
    return {word: role for word, (role,) in by_word("people", [*listed, *vices, *substitutes]).items()}


@cache
def frame() -> Frame:
    """Words and patterns of the frame of a page."""
    data = load("furniture")
    any_word = "|".join(map(re.escape, sorted(words("furniture", data), key=len, reverse=True)))
    initials = "".join(sorted({word[0] for word in words("furniture", data)}))
    return Frame(
        words=frozenset(map(normal, words("furniture", data))),
        only=frozenset(map(normal, words("furniture", data, "only"))),
        lines=compiled("furniture", "|".join(words("furniture", data, "lines"))),
        counters=compiled("furniture", "|".join(words("furniture", data, "counters"))),
        attests=frozenset(map(normal, words("furniture", data, "attests"))),
        told=re.compile("|".join(map(re.escape, words("furniture", data, "only"))), re.IGNORECASE),
        row=re.compile(
            rf"(?=[{initials}])(?:(?:{any_word})(?![^\W\d_])[\s.:]*){{2,}}(?:\d{{1,4}}(?:\s?\(\d+\))?)?", re.IGNORECASE
        ),
    )
