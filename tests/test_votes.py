"""Votes: what the answers mean, the counts, the ballots, in all printed shapes."""

from collections import Counter
from collections.abc import Sequence

import pytest

from inside import PRESENT, document, item
from models.record import Vote

Counts = tuple[int | None, int | None, int | None, int | None]


def votes(printed: str, present: tuple[str, ...] = PRESENT) -> tuple[Vote, ...]:
    return item(f"Omröstning\n\n{printed}", present).votes


def counts(vote: Vote) -> Counts:
    return vote.yes, vote.no, vote.abstain, vote.absent


def ballots(vote: Vote) -> dict[str, str]:
    return {ballot.name: ballot.vote for ballot in vote.ballots}


@pytest.mark.parametrize(
    "printed",
    [
        "Ja-röst för bifall till planen, nej-röst för avslag.",
        "JA-röst: bifall till planen\n\nNEJ-röst: avslag",
        "Ja-röst för bifall till planen.\n\nNej-röst för avslag.",
        "JA för bifall till planen\n\nNEJ för avslag",
        "Godkänd voteringsproposition: ”Ja för bifall till planen och Nej för avslag.”",
        'Godkänd voteringsproposition: "Ja för bifall till planen. Nej för avslag".',
        "Följande omröstningsordning godkänns: Ja för bifall till planen, nej för avslag.",
        "Den som vill rösta för bifall till planen röstar ja. Den som vill rösta för avslag röstar nej.",
        "Den som röstar för bifall till planen röstar ja, den som röstar för avslag röstar nej.",
        "Ja-röst innebär bifall till planen och nej-röst innebär avslag.",
    ],
)
def test_what_the_answers_mean(printed: str) -> None:
    (vote,) = votes(f"{printed}\n\nOmröstningen utfaller med 4 ja-röster och 2 nej-röster.")
    assert (vote.yes_means, vote.no_means) == ("bifall till planen", "avslag")


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("Rösterna fördelas på 43 Ja mot 29 Nej. 8 ledamöter avstår.", (43, 29, 8, None)),
        (
            "Utfallet blir 39 Ja och 38 Nej. Tre ledamöter avstår. En ledamot är frånvarande.",
            (39, 38, 3, 1),
        ),
        ("Med 9 ja-röster mot 2 nej-röster och 1 som avstår beslutar nämnden enligt ja-förslaget.", (9, 2, 1, None)),
        ("Omröstningsresultat: 3 ja, 13 nej, 2 avstår.", (3, 13, 2, None)),
        ("18 Ja-röster och 13 Nej-röster avges.", (18, 13, None, None)),
        ("6 ledamöter röstar ja och 1 ledamot röstar nej. Ingen avstår.", (6, 1, 0, None)),
        ("Ja: 7, Nej: 4, Avstår: 1", (7, 4, 1, None)),
        ("Antal Ja: 40\n\nAntal Nej: 38\n\nAntal Avstår: 3\n\nAntal Frånv: 0", (40, 38, 3, 0)),
        ("Resultatet blev 6 ja-röster och 5 nej-röster. Antalet avstående är 2.", (6, 5, 2, None)),
        ("Vid upprop avges sju ja-röster och fem nej-röster.", (7, 5, None, None)),
    ],
)
def test_counts_are_as_printed_and_else_unknown(printed: str, found: Counts) -> None:
    (vote,) = votes(printed)
    assert counts(vote) == found
    assert vote.ballots == ()


SIX = {
    "Anna Ek": "yes",
    "Bo Ask": "no",
    "Cia Ås": "yes",
    "Dan Lindqvist": "abstain",
    "Eva Björk": "no",
    "Frida Ek": "yes",
}


@pytest.mark.parametrize(
    "printed",
    [
        (
            "Cia Ås (V), tjänstgörande ersättaren Frida Ek (MP) och ordföranden Anna Ek (S) röstar Ja (3). "
            "Bo Ask (M) och Eva Björk (SD) röstar Nej (2). Dan Lindqvist (C) avstår från att rösta (1)."
        ),
        (
            "Cia Ås (V), Frida Ek (MP) samt ordföranden röstar ja (3).\n\n"
            "Bo Ask (M) samt Eva Björk (SD) röstar nej (2).\n\n"
            "Dan Lindqvist (C) avstår (1)."
        ),
        (
            "Ja röstar: Anna Ek (S), Cia Ås (V), Frida Ek (MP).\n\nNej röstar: Bo Ask (M), Eva Björk (SD).\n\n"
            "Avstår gör: Dan Lindqvist (C)."
        ),
        (
            "Ja-röster (3): Anna Ek (S), Cia Ås (V), Frida Ek (MP)\n\nNej-röster (2): Bo Ask (M), Eva Björk (SD)\n\n"
            "Avstår (1): Dan Lindqvist (C)"
        ),
        (
            "Ja-röster (3): Anna Ek (S), Cia Ås (V), Frida Ek (MP) Nej-röster (2): Bo Ask (M), Eva Björk (SD) "
            "Avstår (1): Dan Lindqvist (C)"
        ),
        (
            "Följande röstar ja: Anna Ek (S), Cia Ås (V), Frida Ek (MP). "
            "Följande röstar nej: Bo Ask (M), Eva Björk (SD). "
            "Avstår: Dan Lindqvist (C)."
        ),
        (
            "Anna Ek (S) - JA\n\nBo Ask (M) - NEJ\n\nCia Ås (V) - JA\n\nDan Lindqvist (C) - AVSTÅR\n\n"
            "Eva Björk (SD) - NEJ\n\nFrida Ek (MP) - JA"
        ),
        (
            "Namn                 Röst\nAnna Ek (S)          Ja\nBo Ask (M)           Nej\nCia Ås (V)           Ja\n"
            "Dan Lindqvist (C)    Avstår\nEva Björk (SD)       Nej\nFrida Ek (MP)        Ja"
        ),
        (
            "Anna Ek (S)     Ja     Dan Lindqvist (C)   Avstår\nBo Ask (M)      Nej    Eva Björk (SD)      Nej\n"
            "Cia Ås (V)      Ja     Frida Ek (MP)       Ja"
        ),
        (
            "Namn            Parti   Plats   Funktion     Resultat\nAnna Ek         S       1       Ordförande   Ja\n"
            "Bo Ask          M       2       1:e v Ordf   Nej\nCia Ås          V       3       Ledamot      Ja\n"
            "Dan Lindqvist   C       4       Ledamot      Avstår\nEva Björk       SD      5       Ersättare    Nej\n"
            "Frida Ek        MP      6       Ledamot      Ja"
        ),
        (
            "Ledamot         Parti   Ja   Nej   Avstår\nAnna Ek         S       X\nBo Ask          M            X\n"
            "Cia Ås          V       X\nDan Lindqvist   C                  X\nEva Björk       SD           X\n"
            "Frida Ek        MP      X\nSumma                   3    2     1"
        ),
        (
            "Ja\n\nAnna Ek (S)\n\nCia Ås (V)\n\nFrida Ek (MP)\n\nNej\n\nBo Ask (M)\n\nEva Björk (SD)\n\nAvstår\n\n"
            "Dan Lindqvist (C)"
        ),
    ],
)
def test_ballots_in_every_shape(printed: str) -> None:
    (vote,) = votes(printed)
    assert ballots(vote) == SIX
    assert {ballot.name: ballot.party for ballot in vote.ballots}["Dan Lindqvist"] == "C"


def test_a_table_in_html() -> None:
    rows = "".join(
        f"<tr><td>{name}</td><td>{'X' if side == 'yes' else ''}</td><td>{'X' if side == 'no' else ''}</td></tr>"
        for name, side in SIX.items()
        if side != "abstain"
    )
    inside = f"<h2>§ 12 Cykelplan</h2><h3>Omröstning</h3><table><tr><th>Ledamot</th><th>Ja</th><th>Nej</th></tr>{rows}"
    from extractors import extract

    page = f"<html><body><h1>Protokoll</h1><p>Sammanträdesdatum 2024-03-05</p>{inside}</table></body></html>"
    (record,) = extract(page.encode(), "prov.html")
    assert Counter(ballot.vote for ballot in record.items[0].votes[0].ballots) == {"yes": 3, "no": 2}


def test_several_votes_in_a_section() -> None:
    first, second = votes(
        "Ja för att ärendet avgörs i dag, nej för återremiss.\n\n"
        "Omröstningen utfaller med 3 ja-röster och 3 nej-röster. Ordförandens utslagsröst avgör.\n\n"
        "Ja för bifall till planen, nej för avslag.\n\nOmröstningen utfaller med 4 ja-röster och 2 nej-röster."
    )
    assert (counts(first), first.casting_vote, first.no_means) == ((3, 3, None, None), True, "återremiss")
    assert (counts(second), second.casting_vote, second.no_means) == ((4, 2, None, None), False, "avslag")


def test_several_votes_under_labels_of_their_own() -> None:
    found = item(
        "Omröstning\n\nOmröstningen utfaller med 39 Ja mot 38 Nej.\n\nPropositionsordning\n\nOmröstning begärs.\n\n"
        "Huvudvotering\n\nOmröstningen utfaller med 39 Ja mot 38 Nej."
    ).votes
    assert [counts(vote) for vote in found] == [(39, 38, None, None)] * 2


def test_what_is_said_twice_of_a_vote_is_one_vote() -> None:
    found = item(
        "Omröstning\n\nJa-röst för bifall, nej-röst för avslag.\n\nMed 4 ja-röster mot 2 nej-röster antas planen.\n\n"
        "Omröstningsresultat\n\n4 ja, 2 nej.\n\nBeslut\n\nMed 4 ja-röster mot 2 nej-röster antas planen."
    ).votes
    assert [counts(vote) for vote in found] == [(4, 2, None, None)]


def test_ballots_and_their_sum_under_another_label_are_one_vote() -> None:
    (vote,) = item(
        "Votering\n\nJa-röst för bifall, nej-röst för avslag.\n\n"
        "Anna Ek (S), Cia Ås (V) röstar ja. Bo Ask (M) röstar nej.\n\n"
        "Omröstningsresultat\n\n2 ja, 1 nej."
    ).votes
    assert (counts(vote), len(vote.ballots)) == ((2, 1, None, None), 3)


_HEADS = "Ledamöter          Parti     Ersättare         Ja     Nej    Avst   Frånv\n"


def _row(name: str, party: str, serving: str, at: int) -> str:
    return f"{name:<19}({party})       {serving:<18}{' ' * (7 * at)}X\n"


def test_who_serves_for_a_member_votes() -> None:
    (vote,) = votes(
        f"Omröstningslista nr. 1\n{_HEADS}{_row('Anna Ek', 'S', '', 0)}{_row('Rut Gran', 'M', 'Bo Ask', 1)}"
        f"Transport:                                  1      1      0      0\n\n"
        f"Omröstningslista nr. 1\n{_HEADS}{_row('Cia Ås', 'V', '', 0)}"
    )
    assert [(ballot.name, ballot.vote) for ballot in vote.ballots] == [
        ("Anna Ek", "yes"),
        ("Bo Ask", "no"),
        ("Cia Ås", "yes"),
    ]


def test_numbered_lists_belong_to_the_votes_in_order() -> None:
    first, second = votes(
        "Ja-röst för bifall, nej-röst för avslag.\n\n2 ja-röster, 0 nej-röster.\n\n"
        "Ja-röst för tillägget, nej-röst för avslag på tillägget.\n\n0 ja-röster, 1 nej-röst.\n\n"
        f"Omröstningslista nr. 1\n{_HEADS}{_row('Anna Ek', 'S', '', 0)}\n"
        f"Omröstningslista nr. 1\n{_HEADS}{_row('Cia Ås', 'V', '', 0)}\n"
        f"Omröstningslista nr. 2\n{_HEADS}{_row('Bo Ask', 'M', '', 1)}"
    )
    assert [[ballot.name for ballot in vote.ballots] for vote in (first, second)] == [["Anna Ek", "Cia Ås"], ["Bo Ask"]]


@pytest.mark.parametrize(
    "inside",
    [
        "Beslut\n\nPlanen antas.",
        "Sammanfattning\n\nElevrådet röstade ja med 9 ja-röster mot 2 nej-röster.\n\nBeslut\n\nPlanen antas.",
        "Bo Ask (M) avstår från att delta i beslutet.\n\nBeslut\n\nPlanen antas.",
        "Propositionsordning\n\nOrdföranden ställer proposition och finner bifall.\n\nBeslut\n\nPlanen antas.",
    ],
)
def test_where_nobody_votes_there_is_no_vote(inside: str) -> None:
    assert item(inside).votes == ()


def _bilaga(number: int, named: Sequence[tuple[str, str, str]]) -> str:
    cells = "\n\n".join(
        f"{name}\n\n{party}\n\n{seat}\n\nLedamot\n\n{vote}" for seat, (name, party, vote) in enumerate(named, 1)
    )
    heads = ("Ärende: 12", "Antal Ja: 4", "Antal Nej: 2", "Namn", "Parti", "Plats", "Funktion", "Resultat", cells)
    return "\n\n".join((f"\fBilaga {number}", *heads))


def test_a_list_in_a_bilaga_belongs_to_the_vote_that_names_it() -> None:
    named = [("Rut Gran", "S", "Ja"), ("Siv Holm", "M", "Nej"), ("Tor Berg", "V", "Ja"), ("Ulf Lund", "C", "Ja")]
    named += [("Ylva Ström", "S", "Ja"), ("Åke Dahl\n\nSund", "SD", "Nej")]
    inside = "Omröstning\n\nOmröstningen utfaller med 4 Ja mot 2 Nej. Hur var och en röstar framgår av bilaga 2.\n\n"
    record = document(f"{inside}{_bilaga(2, named)}", ())
    (vote,) = record.items[0].votes
    assert Counter(ballot.vote for ballot in vote.ballots) == {"yes": 4, "no": 2}
    assert vote.ballots[-1].name == "Åke Dahl Sund"
    assert "Siv Holm" not in record.items[0].sections[-1].text
    assert record.text is not None
    assert "Siv Holm" in record.text


def test_a_list_of_crosses_behind_the_last_paragraph_belongs_to_its_vote() -> None:
    names = ("Rut Gran", "Siv Holm", "Tor Berg", "Ulf Lund", "Ylva Ström", "Åke Dahl")
    crosses = "\n".join(
        f"| {name} | S | {'X' if place < 4 else ''} | {'' if place < 4 else 'X'} |" for place, name in enumerate(names)
    )
    inside = "Omröstning\n\nUtfallet blev 4 ja-röster och 2 nej-röster, se omröstningslista nr 1.\n\n"
    record = document(
        f"{inside}\fOmröstningslista nr 1\n\n| Namn | Parti | Ja | Nej |\n|---|---|---|---|\n{crosses}\n", ()
    )
    (vote,) = record.items[0].votes
    assert Counter(ballot.vote for ballot in vote.ballots) == {"yes": 4, "no": 2}


def test_a_list_of_marks_and_the_list_of_all_present_behind_it() -> None:
    inside = "Omröstning\n\nMed 2 ja-röster och 1 nej-röst bifalls förslaget, se omröstningslista nr 1.\n\n"
    marked = "Omröstningslista nr 1\n\nNamn\tParti\tJa\tNej\nSiv Holm\tM\tX\t\nTor Berg\tV\tX\t\nUlf Lund\tC\t\tX\n"
    present = "\n\nNärvarolista\n\nNamn          Parti   Närv.\nSiv Holm      M       X\nYlva Ström    S       X\n"
    record = document(f"{inside}{marked}{present}", ())
    (vote,) = record.items[0].votes
    assert [ballot.name for ballot in vote.ballots] == ["Siv Holm", "Tor Berg", "Ulf Lund"]
    assert [person.name for person in record.attendees] == ["Siv Holm", "Ylva Ström"]


def test_a_party_that_is_a_word_is_known_from_the_attendance() -> None:
    rows = "\n".join(f"| {name} | {party} | X |  |" for name, party in (("Anna Ek", "S"), ("Bo Ask", "Bygd")))
    (vote,) = votes(f"| Namn | Parti | Ja | Nej |\n|---|---|---|---|\n{rows}\n", ("Anna Ek (S)", "Bo Ask (Bygd)"))
    assert [(ballot.name, ballot.party) for ballot in vote.ballots] == [("Anna Ek", "S"), ("Bo Ask", "Bygd")]


def test_every_part_of_a_vote_has_evidence() -> None:
    record = document(
        "Omröstning\n\nJa-röst för bifall, nej-röst för avslag.\n\nAnna Ek (S) röstar Ja (1). Bo Ask röstar Nej (1)."
    )
    paths = {
        evidence.path.removeprefix("/items/0/votes/0/") for evidence in record.evidence if "votes" in evidence.path
    }
    assert paths == {"yes_means", "no_means", "yes", "no"} | {
        f"ballots/{index}{part}" for index in (0, 1) for part in ("", "/name", "/party")
    }


def test_the_sign_of_a_party_ends_no_sentence() -> None:
    printed = (
        "Omröstning\n\nJa-röst för bifall, nej-röst för avslag.\n\n"
        "Anna Ek (F!), Bo Ask (S) och Cia Ås (Hjo!) röstar Ja (3).\nDan Lindqvist (F!) röstar Nej (1).\n"
    )
    present = ("Anna Ek (F!), ordförande", "Bo Ask (S)", "Cia Ås (Hjo!)", "Dan Lindqvist (F!)")
    (vote,) = votes(printed, present)
    assert [(ballot.name, ballot.party, ballot.vote) for ballot in vote.ballots] == [
        ("Anna Ek", "F!", "yes"),
        ("Bo Ask", "S", "yes"),
        ("Cia Ås", "Hjo!", "yes"),
        ("Dan Lindqvist", "F!", "no"),
    ]
