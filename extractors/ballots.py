"""How each one voted, in all the ways in which it is printed.

Anna Ek (S), tjänstgörande ersättaren Bo Ask (M) och ordföranden Cia Ås (S) röstar Ja (3).
Ja röstar: Anna Ek (S), Bo Ask (M).        Ja-röster (2): Anna Ek (S), Bo Ask (M)
Anna Ek (S) - JA                           Anna Ek (S)   Ja        a row each, or two side by side
Anna Ek   S   23   Ledamot   Ja            a row with columns, or a column a row where they were lost
Ledamot   Parti   Ja   Nej   Avstår        a column each answer, marked with X
Ledamot   Parti   Ersättare   Ja   Nej     the same; who serves is the one who votes
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from extractors.inside import glue, vote_words
from extractors.mentions import Chain, Mention, Present, chains, chair, find_mentions, rule_of
from extractors.names import name_end, party_of
from extractors.passages import Passage, beside, joined, whole
from extractors.rows import Row
from extractors.vocabulary import normal, people
from models.lines import Line
from models.record import BallotVote, Person


class Cast(NamedTuple):
    """Ballots on one side: who, where they are printed, and the rule."""

    side: BallotVote
    mentions: tuple[Mention, ...]
    source: Passage
    rule: str


class Sum(NamedTuple):
    """The number of votes on a side, as a list of votes prints it."""

    side: BallotVote
    value: int
    source: Passage


def side_of(word: str) -> BallotVote | None:
    """The answer that a word of a list stands for: "Ja", "NEJ", "Avst."."""
    sides, wanted = vote_words().sides, normal(word).strip("-–—|. ")
    return sides.get(wanted)


@cache
def _after() -> re.Pattern[str]:
    """The answer right after a list of names; "avstår från att delta" is none, nor "Nej-röster:" of the next list."""
    return re.compile(
        r"(?:röstar|röstade|har röstat|rösta|avger|avgav)?\s*(?:för\s+)?[\"”“]?"
        rf"(?P<side>{vote_words().side})(?![a-zåäö])(?!\s+från\s+(?!att rösta))"
        r"(?![- ]?röst|\s+(?:röstar|röstade|gör)\b|\s*(?:från att rösta\s*)?(?:\(\d{1,3}\))?\s*:)",
        re.IGNORECASE,
    )


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        rf"(?:röstar?|röstade|för)?\s*\b(?P<side>{vote_words().side})(?:[- ]?röst(?:er|ande)?)?"
        r"(?:\s+(?:röstar|röstade|gör|gjorde|är|avges|avgavs|från att rösta|för|av|ledamöterna|följande|ledamöter)\b)*"
        r"\s*(?:\(\d{1,3}(?:\s*(?:st|röster))?\))?\s*(?:[:–-]|\bav\b|\bröstar\b|\bröstade\b|\bgör\b)\s*$",
        re.IGNORECASE,
    )


_LONGEST_LEAD = 300
"""The words that say how the names after them voted, "Följande ledamöter röstar ja:", take no more characters."""
_LONGEST_JOIN = 8
"""More than this between the last name and the answer names somebody by role: " samt ordföranden "."""


def cast_in_prose(passage: Passage, listed: Present) -> Iterator[Cast]:
    """Ballots of a paragraph that lists names before or after how they voted."""
    after, before = _after(), _before()
    for chain in chains(passage.text, find_mentions(passage.text, listed)):
        between = glue().match(passage.text, chain.end)
        start = between.end() if between else chain.end
        match = after.match(passage.text, start)
        if match:
            last = chair(passage.text, start, listed) if start - chain.end > _LONGEST_JOIN else None
            voters = (*chain.mentions, last) if last else chain.mentions
            yield Cast(_side(match["side"]), voters, passage, "ballot.names-then-vote")
            continue
        match = before.search(_lead(passage.text, _roles_start(passage.text, chain)))
        if match:
            yield Cast(_side(match["side"]), chain.mentions, passage, "ballot.vote-then-names")


def _lead(text: str, end: int) -> str:
    """What stands in a sentence before a place in it, or the end of that."""
    begin = max(text.rfind(".", 0, end), text.rfind(";", 0, end)) + 1
    return text[max(begin, end - _LONGEST_LEAD) : end]


def _roles_start(text: str, chain: Chain) -> int:
    """Where the roles before the first name begin: "Ja röstar: ordföranden Anna Ek (S)"."""
    start = chain.start
    for match in re.finditer(r"\S+", text[max(0, start - 40) : start]):
        at = max(0, start - 40) + match.start()
        if glue().fullmatch(text, at, start):
            return at
    return start


def _side(word: str) -> BallotVote:
    return vote_words().sides[word.casefold()]


_ENTRY = re.compile(
    r"(?P<name>[^()\d:]{3,60}?)\s*(?:\((?P<party>[^()]{0,16})\)|,\s*(?P<code>[A-Za-zÅÄÖåäö]{1,4}))?[\s.,:;|–—-]*"
)


def cast_in_rows(rows: Sequence[Row], listed: Present) -> Iterator[Cast | Sum]:
    """Ballots and sums of a list of votes, row by row."""
    columns: dict[BallotVote, Line] = {}
    seats: list[Line] = []
    held: list[Line] = []
    for row in rows:
        heads = {side: cell for cell in row if (side := side_of(cell.text))}
        if len(heads) > 1 and not _named(row):
            columns, seats, held = heads, _seats(row), []
            continue
        marked = list(_marked(_voting(row, seats), columns, listed)) if columns else []
        if marked:
            held = []
            yield from marked
            continue
        for cell in row:
            ballot = _flush(held, cell, listed)
            if ballot:
                yield ballot
                held = []
            elif _is_name_part(cell.text):
                begins = held and _is_code(held[-1].text) and not _is_code(cell.text)
                held = [cell] if begins else [*held[-3:], cell]
            elif not _is_aside(cell.text):
                held = []


def is_marked_list(rows: Sequence[Row]) -> bool:
    """Whether rows have a column for each answer and marks in them: "Namn   Parti   Ja   Nej   Avstår"."""
    headed = any(sum(side_of(cell.text) is not None for cell in row) > 1 for row in rows)
    marks = vote_words().marks
    return headed and sum(cell.text.casefold() in marks for row in rows for cell in row[1:]) >= _FEWEST_MARKS


_FEWEST_MARKS = 3


def _seats(row: Row) -> list[Line]:
    """The heads of two columns of names, the members' and that of those who serve for them; or nothing."""
    serving = [cell for cell in row if normal(cell.text) in vote_words().serving]
    return [row[0], serving[0]] if len(serving) == 1 and serving[0] is not row[0] else []


def _voting(row: Row, seats: list[Line]) -> Row:
    """The row without the name of a member for whom somebody in the next column of names serves."""
    names = [cell for cell in row if " " in cell.text and _is_name_part(cell.text)]
    if len(seats) < 2 or len(names) != 2:
        return row
    served = next((cell for cell in names if _under(cell, seats) == 1), None)
    return (
        tuple(cell for cell in row if cell is served or cell.text.casefold() in vote_words().marks) if served else row
    )


def _under(cell: Line, heads: list[Line]) -> int:
    """Which of some heads of columns a cell stands under."""
    at, cells = cell.cell, [head.cell for head in heads if head.cell]
    if at and len(cells) == len(heads):
        return min(range(len(cells)), key=lambda place: abs(cells[place][2] - at[2]))
    middle = (cell.x0 + cell.x1) / 2
    return min(range(len(heads)), key=lambda at: abs((heads[at].x0 + heads[at].x1) / 2 - middle))


def is_entry(row: Row) -> bool:
    """Whether a row of one column ends in an answer right after a name: "Anna Ek (S) - JA"."""
    words = row[-1].text.rsplit(" ", 1)
    if len(words) < 2 or side_of(words[-1]) is None:
        return False
    entry = _ENTRY.fullmatch(words[0])
    return entry is not None and _is_name(entry["name"].strip(" -–—.,:|"))


def _named(row: Row) -> bool:
    """Whether a row with several answers names people beside them: two entries side by side."""
    return any(" " in cell.text and name_end(cell.text) and not side_of(cell.text) for cell in row)


def _marked(row: Row, columns: dict[BallotVote, Line], listed: Present) -> Iterator[Cast | Sum]:
    """The ballot or the sums of a row under columns for the answers."""
    words = vote_words()
    if normal(row[0].text) in words.sums:
        for cell in row[1:]:
            if cell.text.isdigit():
                yield Sum(_nearest(cell, columns), int(cell.text), whole(cell))
        return
    marks = [cell for cell in row[1:] if cell.text.casefold() in words.marks]
    if len(marks) != 1:
        return
    mention = _person([cell for cell in row if cell is not marks[0] and not _is_aside(cell.text)], listed)
    if mention:
        yield Cast(_nearest(marks[0], columns), (mention[0],), mention[1], "ballot.marked-column")


def _nearest(cell: Line, columns: dict[BallotVote, Line]) -> BallotVote:
    """The answer whose column a cell stands in: that of a table, else the one that is nearest."""
    at = cell.cell
    cells = {side: head.cell[2] for side, head in columns.items() if head.cell}
    if at and len(cells) == len(columns):
        return min(cells, key=lambda side: abs(cells[side] - at[2]))
    middle = (cell.x0 + cell.x1) / 2
    return min(columns, key=lambda side: abs((columns[side].x0 + columns[side].x1) / 2 - middle))


def _flush(held: list[Line], cell: Line, listed: Present) -> Cast | None:
    """The ballot that a cell completes: it is an answer, or an answer stands at its end after a name."""
    side = side_of(cell.text)
    if side:
        mention = _person(held, listed)
        return Cast(side, (mention[0],), mention[1], "ballot.row") if mention else None
    words = cell.text.rsplit(" ", 1)
    side = side_of(words[-1]) if len(words) == 2 else None
    if side is None:
        return None
    whole_cell = whole(cell)
    mention = _person_in(joined([*map(whole, held), whole_cell.cut(0, len(words[0]))]), listed)
    return Cast(side, (mention[0],), mention[1], "ballot.row") if mention else None


def _is_aside(text: str) -> bool:
    """A seat, a function, a column's head: no part of a name."""
    bare = normal(re.sub(r"^\d+\s+", "", text))
    return text.isdigit() or bare in vote_words().heads or bare in people().roles


def _is_name_part(text: str) -> bool:
    bare = text.split(" (", maxsplit=1)[0].rstrip(" -–—.:,|")
    party = party_of(text.strip("()"))
    return not _is_aside(text) and (party is not None or (bool(bare) and _is_name(bare)))


def _is_name(text: str) -> bool:
    """Whether text is a name, or a name with a party's code after it: "Robert Andersson S"."""
    return name_end(text) == len(text)


def _person(cells: Sequence[Line], listed: Present) -> tuple[Mention, Passage] | None:
    """The person that the cells of an entry name: the name, broken over cells perhaps, and a party's code. A word such
    as "Bygd" is one where the attendance list has it.
    """
    parties = {person.party for person in listed.people}
    codes = [cell for cell in cells if _is_code(cell.text) or cell.text.strip("()") in parties]
    names = [cell for cell in cells if cell not in codes]
    return _person_in(beside(names), listed, whole(codes[-1]) if codes else None) if names else None


def _is_code(text: str) -> bool:
    bare = text.strip("()")
    return " " not in bare and len(bare) <= 8 and party_of(bare) is not None and not (len(bare) > 3 and text.istitle())


def _person_in(passage: Passage, listed: Present, code: Passage | None = None) -> tuple[Mention, Passage] | None:
    """The person of an entry: "Anna Ek", "Anna Ek (S) -", "Anna Ek, S", "Anna Ek S"; `code` is the party's own cell."""
    match = _ENTRY.fullmatch(passage.text)
    if match is None:
        return None
    name = match["name"].strip(" -–—.,:|")
    span = match.span("party") if match["party"] is not None else match.span("code") if match["code"] else None
    words = name.split(" ")
    if span is None and code is None and len(words) > 2 and words[-1].isupper() and len(words[-1]) <= _LONGEST_CODE:
        name, span = " ".join(words[:-1]), (len(name) - len(words[-1]), len(name))
    if not _is_name(name) or " " not in name:
        return None
    if code is not None and span is None:
        span = (len(passage.text) + 1, len(passage.text) + 1 + len(code.text))
        passage = joined([passage, code])
    party = party_of(passage.text[slice(*span)].strip("() ")) if span else None
    known = listed.find(name, party)
    person = known.person or Person(name, party)
    return Mention(person, 0, len(passage.text), rule_of(known), True, name, span, known.candidates), passage


_LONGEST_CODE = 4
"""A party's code without parentheses at the end of a name is this long at most."""


def heads_of(text: str) -> BallotVote | None:
    """The side that a line heads: "Ja-röster (6)", "Röstar nej:"; names stand under it."""
    match = _HEADING.fullmatch(normal(text).rstrip(":"))
    if match is None:
        return None
    return vote_words().sides.get(match["side"])


_HEADING = re.compile(
    r"(?:följande (?:ledamöter )?)?(?:röstar?\w* )?(?:för )?(?P<side>ja|nej|avstår|avstod|frånvarande)"
    r"(?:[- ]?röst(?:er)?)?(?: röstar| röstade| gör| från att rösta)?(?: ?\(\d{1,3}(?: st)?\))?"
)


def people_under(passages: Iterable[Passage], side: BallotVote, listed: Present) -> Iterator[Cast]:
    """Ballots of lines that only name people, under a line that heads a side."""
    for passage in passages:
        mentions = find_mentions(passage.text, listed)
        if mentions and glue().fullmatch(passage.text, mentions[-1].end) is not None:
            yield Cast(side, tuple(mentions), passage, "ballot.under-heading")
