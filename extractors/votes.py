"""Omröstningar: what ja and nej mean, the counts, and how each one voted.

The facts of a § become votes by one rule: a fact that the vote at hand already has, with another value, begins the
next vote; so does what follows a new call for a vote.
"""

from collections.abc import Iterable
from functools import reduce
from typing import NamedTuple

from extractors.ballots import Cast, Sum
from extractors.evidence import Ledger
from extractors.mentions import Mention, note_person
from extractors.passages import Passage
from extractors.scope import TOLD, Scope
from extractors.sections import Block
from extractors.vote_facts import SIGNS, Casting, Count, Elsewhere, Fact, Meaning, Start, facts_of
from models.record import Ballot, BallotVote, SectionKind, Vote


class Draft(NamedTuple):
    """A vote as far as it has been read; `closed` means that a new label has been seen since its last result, `parted`
    that another vote has been called for.
    """

    means: dict[BallotVote, Meaning]
    counts: dict[BallotVote, Count]
    casts: tuple[Cast, ...]
    casting: Passage | None
    bilaga: str | None
    closed: bool = False
    parted: bool = False

    @property
    def has_result(self) -> bool:
        """Whether any count or ballot is known."""
        return bool(self.counts or self.casts)

    def voters(self, side: BallotVote | None = None) -> set[str]:
        """Names of those whose ballots are known, on one side or on any."""
        return {
            mention.person.name
            for cast in self.casts
            for mention in cast.mentions
            if mention.person and side in {None, cast.side}
        }


_EMPTY = Draft({}, {}, (), None, None)
_WITHOUT: frozenset[SectionKind] = TOLD | {"statement", "proposal", "conflict_of_interest"}


class Voted(NamedTuple):
    """The votes of a §, and for each the number of the bilaga that lists how everybody voted."""

    votes: tuple[Vote, ...]
    bilagor: tuple[str | None, ...]


def read_votes(scope: Scope) -> Voted:
    """The votes of a §, in order, with evidence for every part of them."""
    if not scope.has("vote", *SIGNS):
        return Voted((), ())
    drafts: list[Draft] = []
    lists = _lists(scope.blocks)
    before: str | None = None
    for block in (block for block in scope.blocks if block.kind not in _WITHOUT):
        label = block.label.text if block.label else ""
        facts = [fact for fact in facts_of(block, scope) if not (isinstance(fact, Start) and label and label == before)]
        before = label if label in lists else None
        if label in lists and len(drafts) == len(lists) > 1:
            drafts[lists[label]] = reduce(
                _added, (fact for fact in facts if isinstance(fact, Cast)), drafts[lists[label]]
            )
            continue
        for fact in facts:
            drafts[-1:] = _with(drafts[-1] if drafts else _EMPTY, fact)
    kept = [draft for draft in drafts if _is_vote(draft)]
    votes = tuple(_vote(scope, draft, f"votes/{index}") for index, draft in enumerate(kept))
    return Voted(votes, tuple(draft.bilaga for draft in kept))


def _lists(blocks: Iterable[Block]) -> dict[str, int]:
    """The numbered lists of votes in order, by their label: "Omröstningslista nr 2"; one goes on under it again."""
    labels = (block.label.text for block in blocks if block.kind == "vote" and block.label)
    return {label: place for place, label in enumerate(dict.fromkeys(one for one in labels if one[-1:].isdigit()))}


def _is_vote(draft: Draft) -> bool:
    """Both counts, a ballot, or what both answers mean."""
    both = {"yes", "no"}
    return bool(both <= draft.counts.keys() or draft.casts or both <= draft.means.keys())


def _with(draft: Draft, fact: Fact) -> list[Draft]:
    """The vote with one fact more, or the vote and the next one that the fact begins."""
    if isinstance(fact, Start):
        return [draft._replace(closed=draft.has_result, parted=draft.parted or (draft.has_result and fact.anew))]
    if isinstance(fact, Sum):
        fact = Count(fact.side, fact.value, fact.source)
    if _begins_next(draft, fact):
        return [draft, _added(_EMPTY, fact)]
    return [_added(draft, fact)]


def _begins_next(draft: Draft, fact: Fact) -> bool:
    if draft.parted and isinstance(fact, Meaning | Count | Cast):
        return True
    if isinstance(fact, Meaning):
        same = draft.means.get(fact.side)
        return draft.has_result and (draft.closed or (same is not None and same.text.text != fact.text.text))
    if isinstance(fact, Count):
        return _count_begins(draft, fact)
    if isinstance(fact, Cast):
        return _cast_begins(draft, fact)
    return False


def _count_begins(draft: Draft, fact: Count) -> bool:
    stated, cast = draft.counts.get(fact.side), draft.voters(fact.side)
    if stated is not None:
        return stated.value != fact.value and {"yes", "no"} <= draft.counts.keys() | {c.side for c in draft.casts}
    return draft.closed and not (cast and len(cast) == fact.value)


def _cast_begins(draft: Draft, fact: Cast) -> bool:
    names = {mention.person.name for mention in fact.mentions if mention.person}
    if draft.closed:
        stated = draft.counts.get(fact.side)
        return bool(draft.casts) or not (stated and stated.value >= len(names))
    again = names & draft.voters()
    return bool(again) and {"yes", "no"} <= {cast.side for cast in draft.casts}


def _added(draft: Draft, fact: Fact) -> Draft:
    open_draft = draft._replace(closed=False)
    if isinstance(fact, Meaning):
        return draft._replace(means={fact.side: fact, **draft.means})
    if isinstance(fact, Count):
        return open_draft._replace(counts={fact.side: fact, **draft.counts})
    if isinstance(fact, Cast):
        return open_draft._replace(casts=(*draft.casts, fact))
    if isinstance(fact, Casting):
        return draft._replace(casting=fact.text) if draft.has_result else draft
    if isinstance(fact, Elsewhere):
        return draft._replace(bilaga=fact.number) if draft.has_result else draft
    return draft


def _vote(scope: Scope, draft: Draft, path: str) -> Vote:
    for side, meaning in draft.means.items():
        scope.ledger.note(f"{path}/{side}_means", meaning.text, meaning.rule)
    for side, count in draft.counts.items():
        scope.ledger.note(f"{path}/{side}", count.text, "vote.count")
    if draft.casting:
        scope.ledger.note(f"{path}/casting_vote", draft.casting, "vote.casting")
    counts = {side: count.value for side, count in draft.counts.items()}
    means = {side: meaning.text.text for side, meaning in draft.means.items()}
    return Vote(
        yes_means=means.get("yes"),
        no_means=means.get("no"),
        yes=counts.get("yes"),
        no=counts.get("no"),
        abstain=counts.get("abstain"),
        absent=counts.get("absent"),
        ballots=ballots(scope.ledger, draft.casts, path),
        casting_vote=draft.casting is not None,
    )


def ballots(ledger: Ledger, casts: Iterable[Cast], path: str) -> tuple[Ballot, ...]:
    """One ballot a person and side; a name that two of the attendance list may be stays as printed."""
    found: list[Ballot] = []
    for cast in casts:
        for mention in cast.mentions:
            ballot = _ballot(mention, cast.side)
            if ballot is None or ballot in found:
                continue
            where = f"{path}/ballots/{len(found)}"
            ledger.note(where, cast.source.cut(mention.start, mention.end), cast.rule)
            note_person(mention, cast.source, ledger, where)
            found.append(ballot)
    return tuple(found)


def _ballot(mention: Mention, side: BallotVote) -> Ballot | None:
    return Ballot(mention.person.name, mention.person.party, side) if mention.person else None
