"""Who is who, in words for people and as JSON: what `protokoll people` prints."""

from corpus.people.compare import Comparison, Zone
from corpus.people.features import mention_in_print
from corpus.people.memberships import Change, Membership
from corpus.people.persons import Deeds, Person
from corpus.people.review import Link, Question
from corpus.people.verdicts import Verdict
from pipeline.screen import NOTHING, counted, print_table, visible

ZONES: dict[Zone, str] = {"same": "samma person", "review": "kanske samma person", "different": "olika personer"}
JUDGEMENTS = {"same": "samma", "different": "olika", "unsure": "osäkert"}


def print_people(found: list[Person]) -> None:
    """A row for each."""
    if not found:
        print("Ingen person med det namnet.")
        return
    rows = [(one.id, one.name, _parties(one), _span(*one.span), str(one.seen), _places(one)) for one in found]
    print_table(("Id", "Namn", "Parti", "Sedd", "Dokument", "Var"), rows)


def print_person(person: Person, found: list[Membership], changed: list[Change], done: Deeds) -> None:
    """All that is known of one."""
    print(visible(f"{person.name} ({person.id})"))
    if len(person.names) > 1:
        print(visible(f"Skrivs också: {', '.join(person.names[1:])}"))
    print(visible(f"Parti: {_parties(person)}"))
    print(f"Sedd: {_span(*person.span)}, i {counted(person.seen, 'dokument', 'dokument')}")
    for one in changed:
        what = "Bytte parti" if one.kind == "party" else "Bytte namn"
        print(visible(f"{what}: {one.before} → {one.after}, först sett {one.day}"))
    print(f"Röster: {done.yes} ja, {done.no} nej, {done.abstained} avstod, {done.absent} frånvarande")
    print(f"Yrkanden: {done.motions}  Reservationer: {done.reservations}  Jäv: {done.conflicts}\n")
    if found:
        headings = ("Organ", "Organisation", "Roll", "Parti", "Från", "Till", "Närvaro", "Dokument")
        print_table(headings, [_membership(one) for one in found], "Uppdrag enligt närvarolistor")


def print_question(question: Question) -> None:
    """Two people who may be one, and why."""
    for person in (question.one, question.other):
        print(visible(f"{person.id}  {person.name} ({_parties(person)}), {_places(person)}, {_span(*person.span)}"))
    print_comparison(question.comparison)
    print()


def print_links(person: Person, found: list[Link]) -> None:
    """How the mentions of a person came together."""
    print(visible(f"{person.name} ({person.id})"))
    if not found:
        print("Namnet står bara på ett sätt i ett sammanhang.")
    for one in found:
        print(visible(f"{mention_in_print(one.mention)}  ←  {mention_in_print(one.other)}"))
        if one.verdict:
            print(visible(f"  avgjort av {one.verdict.who} {one.verdict.at[:10]}: {one.verdict.why}"))
        print_comparison(one.comparison)


def link_as_json(one: Link) -> dict[str, object]:
    """One of them."""
    decided = {"who": one.verdict.who, "at": one.verdict.at, "why": one.verdict.why} if one.verdict else None
    two = {"mention": mention_in_print(one.mention), "with": mention_in_print(one.other)}
    return {**two, **comparison_as_json(one.comparison), "verdict": decided}


def print_comparison(found: Comparison) -> None:
    """The score and the lines that explain it."""
    print(f"  {ZONES[found.zone]}, {_number(found.score)} poäng")
    for reason in found.why:
        print(visible(f"    {reason}"))


def print_verdicts(found: list[Verdict], gone: list[Verdict]) -> None:
    """What has been decided; what no longer finds its names is marked."""
    if not found:
        print("Inget är avgjort.")
        return
    rows = [
        (
            str(one.id),
            JUDGEMENTS[one.judgement],
            f"{one.a.name} i {one.a.record[:8]}",
            f"{one.b.name} i {one.b.record[:8]}",
            one.who,
            one.at,
            one.why,
            "namnet finns inte längre" if one in gone else NOTHING,
        )
        for one in found
    ]
    print_table(("Nr", "Beslut", "Namn", "Namn", "Vem", "När", "Varför", "Anmärkning"), rows)


def person_as_json(person: Person) -> dict[str, object]:
    """A person in short."""
    first, last = person.span
    return {
        "id": person.id,
        "name": person.name,
        "names": person.names,
        "parties": person.parties,
        "first": first,
        "last": last,
        "documents": person.seen,
        "mentions": [mention_in_print(node.mention) for node in sorted(person.nodes, key=lambda node: node.earliest)],
    }


def full_person_as_json(
    person: Person, found: list[Membership], changed: list[Change], done: Deeds
) -> dict[str, object]:
    """A person with what is known of them."""
    return {
        **person_as_json(person),
        "memberships": [one._asdict() for one in found],
        "changes": [one._asdict() for one in changed],
        "deeds": done._asdict(),
    }


def question_as_json(question: Question) -> dict[str, object]:
    """Two people who may be one."""
    return {
        "a": person_as_json(question.one),
        "b": person_as_json(question.other),
        **comparison_as_json(question.comparison),
    }


def comparison_as_json(found: Comparison) -> dict[str, object]:
    """Zone, score and explanation."""
    return {"zone": found.zone, "score": found.score, "why": [str(reason) for reason in found.why]}


def _membership(one: Membership) -> tuple[str, ...]:
    return (
        one.body or NOTHING,
        one.organisation or NOTHING,
        one.role or NOTHING,
        one.party or NOTHING,
        one.first or NOTHING,
        one.last or NOTHING,
        f"{one.meetings} av {one.held}",
        ", ".join(record[:8] for record in one.evidence),
    )


def _parties(person: Person) -> str:
    return ", ".join(person.parties) or NOTHING


def _span(first: str | None, last: str | None) -> str:
    if first is None:
        return "okänd dag"
    return first if first == last else f"{first} – {last}"


def _places(person: Person) -> str:
    bodies = dict.fromkeys(
        ", ".join(filter(None, (node.mention.body, node.mention.organisation)))
        for node in sorted(person.nodes, key=lambda node: node.earliest)
    )
    return "; ".join(filter(None, bodies)) or NOTHING


def _number(score: float) -> str:
    return f"{score:g}".replace(".", ",")
