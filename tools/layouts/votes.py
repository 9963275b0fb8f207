"""Yrkanden, propositionsordning, votering and reservation of a § that was contested."""

from collections import Counter
from dataclasses import dataclass, replace
from random import Random

from tools.layouts.content import Ballot, Body, Motion, Para, Person, Poll, Reservation, Section, Vote
from tools.layouts.style import Style
from tools.layouts.words import genitive, listed, some, words

WHOSE = ("förvaltningens förslag", "arbetsutskottets förslag", "liggande förslag")


@dataclass(frozen=True, slots=True)
class Contest:
    """What the contest adds to the §."""

    sections: tuple[Section, ...]
    motions: tuple[Motion, ...]
    polls: tuple[Poll, ...]
    reservations: tuple[Reservation, ...]


def shown(style: Style, person: Person) -> str:
    """`Anna Ek (S)`."""
    return person.name if person.party is None else f"{person.name} {style.shows(person.party)}"


def contest(rng: Random, style: Style, body: Body, present: list[Person], village: str) -> Contest:
    """A dispute between the proposal and one other yrkande; the proposal wins. `present[0]` has the chair."""
    proposal = rng.choice(WHOSE)
    movers = rng.sample(present[1:], k=min(len(present) - 1, rng.choice((2, 3, 4))))
    cut = rng.randint(1, len(movers) - 1)
    sides = (tuple(movers[:cut]), tuple(movers[cut:]))
    amendment = some(rng, "amendments").format(village=village)
    motions = (Motion(f"bifall till {proposal}", sides[0]), Motion(amendment, sides[1]))
    sections = [_motions(rng, style, body, motions)]
    rival = f"{genitive(sides[1][0].name)} yrkande"
    ballots = _ballots(rng, present, sides) if rng.random() < 0.65 and len(present) >= 5 else ()
    polls: tuple[Poll, ...] = ()
    order_end = "Omröstning begärs." if ballots else ""
    sections.append(_order(rng, style, body, present[0], proposal, rival, order_end))
    if ballots:
        poll, vote = _poll(rng, style, body, ballots, f"bifall till {proposal}", f"bifall till {rival}")
        polls = (poll,)
        if rng.random() < 0.15 and not vote.table:
            first, paras = _remand(rng, len(present))
            polls, vote = (first, poll), replace(vote, paras=(*paras, *vote.paras))
        sections.append(vote)
    reservations = _reservations(rng, style, sides[1]) if rng.random() < 0.7 else ()
    if reservations:
        paras = tuple(Para(one.text) for one in reservations)
        sections.append(Section("reservation", style.label("reservation", body), paras))
    if rng.random() < 0.4:
        sections.append(_statement(rng, style, body, rng.choice(present)))
    return Contest(tuple(sections), motions, polls, reservations)


def _motions(rng: Random, style: Style, body: Body, motions: tuple[Motion, ...]) -> Section:
    texts = []
    for motion in motions:
        names = listed([shown(style, one) for one in motion.movers], rng.choice(("och", "samt")))
        texts.append(f"{names} yrkar {motion.text}.")
    return Section("motion", style.label("motion", body), tuple(map(Para, texts)))


def _order(rng: Random, style: Style, body: Body, chair: Person, proposal: str, rival: str, then: str) -> Section:
    head = rng.choice(("Ordföranden", f"Ordförande {shown(style, chair)}", "Ordföranden"))
    finds, settled = f"{head} finner bifall till {proposal}.", f"finner att {body.word} beslutar enligt {proposal}."
    texts = (
        f"{head} ställer {proposal} mot {rival} och finner att {body.word} bifaller {proposal}.",
        f"{head} finner att det finns två förslag till beslut och ställer dem mot varandra. {finds}",
        f"{head} frågar om {body.word} beslutar enligt {proposal} eller enligt {rival} och {settled}",
    )
    paras = (Para(rng.choice(texts)), *((Para(then),) if then else ()))
    return Section("proposition_order", style.label("proposition_order", body), paras)


def _ballots(rng: Random, present: list[Person], sides: tuple[tuple[Person, ...], ...]) -> tuple[Ballot, ...]:
    """Yes is for the proposal, which wins; the ordförande is for it. Empty if it cannot win."""
    for _ in range(20):
        made = tuple(Ballot(one, "yes" if one is present[0] else _choice(rng, one, sides)) for one in present)
        tally = Counter(ballot.vote for ballot in made)
        if tally["yes"] > tally["no"]:
            return made
    return ()


def _choice(rng: Random, one: Person, sides: tuple[tuple[Person, ...], ...]) -> Vote:
    if one in sides[0]:
        return "yes"
    if one in sides[1]:
        return "no"
    if any(one.party == other.party for other in sides[1]) and rng.random() < 0.8:
        return "no"
    drawn: tuple[Vote, ...] = ("yes", "yes", "yes", "yes", "no", "abstain")
    return rng.choice(drawn)


def _poll(
    rng: Random, style: Style, body: Body, ballots: tuple[Ballot, ...], proposal: str, rival: str
) -> tuple[Poll, Section]:
    """Ja may stand for the yrkande that loses."""
    yes, no = proposal, rival
    if rng.random() < 0.25:
        yes, no = no, yes
        turned: dict[Vote, Vote] = {"yes": "no", "no": "yes"}
        ballots = tuple(Ballot(ballot.person, turned.get(ballot.vote, ballot.vote)) for ballot in ballots)
    shape = rng.choice(style.vote_shapes)
    paras, table = _SHAPES[shape](rng, style, body, ballots)
    tally = Counter(ballot.vote for ballot in ballots)
    named = shape in {"prose", "lists", "crosses", "words"}
    poll = Poll(yes, no, tally["yes"], tally["no"], tally["abstain"] or None, ballots if named else ())
    return poll, Section("vote", style.label("vote", body), (*_means(rng, yes, no), *paras), table)


def _remand(rng: Random, count: int) -> tuple[Poll, tuple[Para, ...]]:
    """Whether to decide today at all, settled by the ordförande's casting vote where the votes are even."""
    yes = count // 2 if count % 2 == 0 else rng.randint(count // 2 + 1, count)
    no = count - yes
    means = ("att ärendet avgörs i dag", "återremiss")
    text = f"Omröstningen om återremiss utfaller med {yes} ja-röster och {no} nej-röster."
    if yes == no:
        text += " Ordförandens utslagsröst avgör att ärendet avgörs i dag."
    paras = (Para(f"Ja för {means[0]}, nej för {means[1]}."), Para(text))
    return Poll(*means, yes, no, casting_vote=yes == no), paras


def _means(rng: Random, yes: str, no: str) -> tuple[Para, ...]:
    forms: tuple[tuple[str, ...], ...] = (
        (f"Ja-röst för {yes}.", f"Nej-röst för {no}."),
        (f"Följande omröstningsordning godkänns: Ja för {yes}, nej för {no}.",),
        (f"Godkänd voteringsproposition: ”Ja för {yes} och Nej för {no}.”",),
        (f"JA för {yes}", f"NEJ för {no}"),
    )
    return tuple(map(Para, rng.choice(forms)))


Shape = tuple[tuple[Para, ...], tuple[tuple[str, ...], ...]]


def _of(ballots: tuple[Ballot, ...], vote: Vote) -> list[Person]:
    return [ballot.person for ballot in ballots if ballot.vote == vote]


def _sums(ballots: tuple[Ballot, ...]) -> tuple[int, int, int]:
    tally = Counter(ballot.vote for ballot in ballots)
    return tally["yes"], tally["no"], tally["abstain"]


def _prose(rng: Random, style: Style, _body: Body, ballots: tuple[Ballot, ...]) -> Shape:
    paras = []
    forms: tuple[tuple[Vote, str], ...] = (
        ("yes", "röstar Ja"),
        ("no", "röstar Nej"),
        ("abstain", "avstår från att rösta"),
    )
    for vote, verb in forms:
        people = _of(ballots, vote)
        if people:
            names = [shown(style, one) for one in people]
            if len(people) > 1 and ballots[0].person == people[0]:
                names = [*names[1:], f"ordföranden {names[0]}"]
            paras.append(Para(f"{listed(names, rng.choice(('och', 'samt')))} {verb} ({len(people)})."))
    return tuple(paras), ()


def _counts(rng: Random, _style: Style, body: Body, ballots: tuple[Ballot, ...]) -> Shape:
    yes, no, abstain = _sums(ballots)
    forms = (
        f"Omröstningen utfaller med {yes} Ja mot {no} Nej.",
        f"Med {yes} ja-röster mot {no} nej-röster beslutar {body.word} enligt ovan.",
        f"Resultatet blev {yes} ja-röster och {no} nej-röster.",
        f"{yes} ledamöter röstar ja och {no} ledamöter röstar nej.",
    )
    text = rng.choice(forms)
    if abstain:
        text += f" {abstain} ledamot avstår." if abstain == 1 else f" {abstain} ledamöter avstår."
    return (Para(text),), ()


def _roll_call(rng: Random, _style: Style, _body: Body, ballots: tuple[Ballot, ...]) -> Shape:
    yes, no, abstain = _sums(ballots)
    text = f"Vid upprop avges {yes} ja-röster och {no} nej-röster{rng.choice(('', ', enligt voteringslista'))}."
    if abstain:
        text += f" Antalet avstående är {abstain}."
    return (Para(text),), ()


def _lists(_rng: Random, style: Style, _body: Body, ballots: tuple[Ballot, ...]) -> Shape:
    paras = []
    heads: tuple[tuple[Vote, str], ...] = (("yes", "Ja-röster"), ("no", "Nej-röster"), ("abstain", "Avstår"))
    for vote, head in heads:
        people = _of(ballots, vote)
        if people:
            paras.append(Para(f"{head} ({len(people)}): {', '.join(shown(style, one) for one in people)}"))
    return tuple(paras), ()


def _crosses(_rng: Random, style: Style, _body: Body, ballots: tuple[Ballot, ...]) -> Shape:
    columns: tuple[Vote, ...] = ("yes", "no", "abstain")
    table = [("Ledamot", "Parti", "Ja", "Nej", "Avstår")]
    for ballot in ballots:
        marks = tuple("X" if ballot.vote == vote else "" for vote in columns)
        party = style.unaffiliated if ballot.person.party == "-" else str(ballot.person.party)
        table.append((ballot.person.name, party, marks[0], marks[1], marks[2]))
    sums = [str(count) for count in _sums(ballots)]
    table.append(("Summa", "", sums[0], sums[1], sums[2]))
    return (), tuple(table)


def _words(_rng: Random, style: Style, _body: Body, ballots: tuple[Ballot, ...]) -> Shape:
    word = {"yes": "Ja", "no": "Nej", "abstain": "Avstår", "absent": "Frånvarande"}
    rows = [("Namn", "Röst"), *((shown(style, ballot.person), word[ballot.vote]) for ballot in ballots)]
    yes, no, abstain = _sums(ballots)
    text = f"Resultat: {yes} ja, {no} nej" + (f", {abstain} avstår." if abstain else ".")
    return (Para(text),), tuple(rows)


_SHAPES = {
    "prose": _prose, "counts": _counts, "roll-call": _roll_call, "lists": _lists, "crosses": _crosses, "words": _words,
}  # fmt: skip


def _reservations(rng: Random, style: Style, losers: tuple[Person, ...]) -> tuple[Reservation, ...]:
    parties = tuple(dict.fromkeys(str(one.party) for one in losers))
    names = listed([shown(style, one) for one in losers])
    own = rng.choice(("", " till förmån för eget yrkande", " till förmån för det egna yrkandet"))
    personal = (f"{names} reserverar sig mot beslutet{own}.", f"Mot beslutet reserverar sig {names}{own}.")
    if rng.random() < 0.65 or "-" in parties:
        return (Reservation(losers, parties, rng.choice(personal)),)
    which = listed(list(parties))
    group = (
        f"Ledamöterna från {which} reserverar sig mot beslutet{own}.",
        f"Samtliga ledamöter för {which} reserverar sig mot beslutet.",
        f"{which} reserverar sig mot beslutet{own}.",
    )
    return (Reservation((), parties, rng.choice(group)),)


def _statement(rng: Random, style: Style, body: Body, person: Person) -> Section:
    said = rng.choice(words()["notes"])
    kind = rng.choice(("statement", "statement", "dissent"))
    forms = (
        f"{shown(style, person)} antecknar till protokollet {said}.",
        f"{shown(style, person)} lämnar följande anteckning: ”{said[4:5].upper()}{said[5:]}.”",
    )
    text = f"{shown(style, person)} lämnar ett särskilt yttrande." if kind == "dissent" else rng.choice(forms)
    return Section("statement", style.label(kind, body), (Para(text),))
