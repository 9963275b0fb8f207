"""`protokoll people`: who is who."""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, cast

from corpus.archive import Archive, open_archive
from corpus.people.clusters import Judgement
from corpus.people.memberships import changes, memberships
from corpus.people.persons import deeds, number_of_people, search_people, the_person
from corpus.people.review import Ruling, decide, links, number_of_questions, questions, split, take_back
from corpus.people.settle import bring_together, is_settled, settle
from corpus.people.verdicts import add_verdicts, lost, verdicts
from models.errors import ArchiveProblem, UsageProblem
from pipeline.comparing import compared
from pipeline.jsonlines import print_json
from pipeline.people import (
    comparison_as_json,
    full_person_as_json,
    link_as_json,
    person_as_json,
    print_links,
    print_people,
    print_person,
    print_question,
    print_verdicts,
    question_as_json,
)
from pipeline.person import who, why
from pipeline.screen import counted
from pipeline.settings import Settings
from pipeline.verdict_files import read_verdicts, write_verdicts


class _Action(NamedTuple):
    """What may be asked for: how many words it takes (least, most), and what does it."""

    words: tuple[int, int]
    run: Callable[[Settings, argparse.Namespace], None]


def run(settings: Settings, args: argparse.Namespace) -> int:
    """Does what is asked for. Raises UsageProblem when there is no such thing, or words are missing or too many."""
    if args.action is None:
        _count(settings, args)
        return 0
    action = ACTIONS.get(args.action)
    if action is None:
        raise UsageProblem(f"{args.action} finns inte.", f"Välj bland {', '.join(ACTIONS)}.")
    least, most = action.words
    if not least <= len(args.subjects) <= most:
        raise UsageProblem(f"people {args.action} fick {len(args.subjects)} ord efter sig.", _USES[args.action])
    action.run(settings, args)
    return 0


@contextmanager
def _reading(settings: Settings) -> Iterator[Archive]:
    """The archive, with people brought together; an import that was cut short has left that undone."""
    with open_archive(settings.archive, "read", settings.originals) as archive:
        with archive.transaction() as connection:
            done = is_settled(connection)
        if done:
            yield archive
            return
    try:
        with open_archive(settings.archive, "write", settings.originals) as archive:
            bring_together(archive)
    except ArchiveProblem as problem:
        print(f"protokoll: Alla är inte sammanförda än: {problem}", file=sys.stderr)
    with open_archive(settings.archive, "read", settings.originals) as archive:
        yield archive


def _count(settings: Settings, args: argparse.Namespace) -> None:
    with _reading(settings) as archive, archive.transaction() as connection:
        number, asked, decided = number_of_people(connection), number_of_questions(connection), verdicts(connection)
    if args.json:
        print_json({"people": number, "questions": asked, "verdicts": len(decided)})
        return
    told = counted(number, "person", "personer"), counted(asked, "fråga", "frågor"), len(decided)
    print("{}, {} att granska, {} beslut.".format(*told))


def _search(settings: Settings, args: argparse.Namespace) -> None:
    with _reading(settings) as archive, archive.transaction() as connection:
        found = search_people(connection, " ".join(args.subjects))
    if not args.json:
        print_people(found)
        return
    for one in found:
        print_json(person_as_json(one))


def _show(settings: Settings, args: argparse.Namespace) -> None:
    with _reading(settings) as archive, archive.transaction() as connection:
        person = the_person(connection, " ".join(args.subjects))
        told = memberships(connection, person), changes(person), deeds(connection, person)
    if args.json:
        print_json(full_person_as_json(person, *told))
    else:
        print_person(person, *told)


def _explain(settings: Settings, args: argparse.Namespace) -> None:
    with _reading(settings) as archive, archive.transaction() as connection:
        person = the_person(connection, " ".join(args.subjects))
        found = list(links(connection, person))
    if not args.json:
        print_links(person, found)
        return
    for one in found:
        print_json(link_as_json(one))


def _review(settings: Settings, args: argparse.Namespace) -> None:
    with _reading(settings) as archive, archive.transaction() as connection:
        found = list(questions(connection, args.limit))
        gone = lost(connection)
    for question in found:
        if args.json:
            print_json(question_as_json(question))
        else:
            print_question(question)
    if not args.json:
        print(f"{counted(len(found), 'fråga', 'frågor')}." if found else "Inget att granska.")
    if gone:
        print(f"protokoll: {len(gone)} beslut gäller namn som inte längre finns.", file=sys.stderr)


def _decide(settings: Settings, args: argparse.Namespace) -> None:
    decision = Ruling(who(args), why(args))
    judgement = cast("Judgement", args.action)
    with open_archive(settings.archive, "write", settings.originals) as archive, archive.transaction() as connection:
        settle(connection)
        one, other = (the_person(connection, word) for word in args.subjects)
        decide(connection, judgement, one, other, decision)
    words = {"same": "är samma person", "different": "är olika personer", "unsure": "lämnas därhän"}
    print(f"{one.name} ({one.id}) och {other.name} ({other.id}) {words[judgement]}.")


def _split(settings: Settings, args: argparse.Namespace) -> None:
    decision = Ruling(who(args), why(args))
    with open_archive(settings.archive, "write", settings.originals) as archive, archive.transaction() as connection:
        settle(connection)
        person = the_person(connection, args.subjects[0])
        taken = split(connection, person, args.subjects[1], decision)
    print(f"{taken.name} i dokument {taken.record} hör inte längre till {person.name} ({person.id}).")


def _undo(settings: Settings, args: argparse.Namespace) -> None:
    with open_archive(settings.archive, "write", settings.originals) as archive, archive.transaction() as connection:
        taken = take_back(connection, args.subjects[0])
    print(f"Beslutet om {taken.a.name} och {taken.b.name} är tillbakataget.")


def _verdicts(settings: Settings, args: argparse.Namespace) -> None:
    with open_archive(settings.archive, "read", settings.originals) as archive, archive.transaction() as connection:
        found, gone = verdicts(connection), lost(connection)
    if not args.json:
        print_verdicts(found, gone)
        return
    for one in found:
        print_json({**one._asdict(), "a": one.a._asdict(), "b": one.b._asdict(), "lost": one in gone})


def _export(settings: Settings, _args: argparse.Namespace) -> None:
    with open_archive(settings.archive, "read", settings.originals) as archive, archive.transaction() as connection:
        write_verdicts(sys.stdout, verdicts(connection))


def _import(settings: Settings, args: argparse.Namespace) -> None:
    given = read_verdicts(Path(args.subjects[0]))
    with open_archive(settings.archive, "write", settings.originals) as archive, archive.transaction() as connection:
        count = add_verdicts(connection, given)
        settle(connection)
    print(f"{counted(count, 'nytt beslut', 'nya beslut')} av {len(given)} i filen.")


def _compare(_settings: Settings, _args: argparse.Namespace) -> None:
    for found in compared(sys.stdin):
        print_json(comparison_as_json(found))


_PAIR = (2, 2)
ACTIONS: dict[str, _Action] = {
    "search": _Action((1, 20), _search),
    "show": _Action((1, 20), _show),
    "explain": _Action((1, 20), _explain),
    "review": _Action((0, 0), _review),
    "same": _Action(_PAIR, _decide),
    "different": _Action(_PAIR, _decide),
    "unsure": _Action(_PAIR, _decide),
    "split": _Action(_PAIR, _split),
    "verdicts": _Action((0, 0), _verdicts),
    "undo": _Action((1, 1), _undo),
    "export": _Action((0, 0), _export),
    "import": _Action((1, 1), _import),
    "compare": _Action((0, 0), _compare),
}
_USES = {
    "search": "Skriv protokoll people search NAMN.",
    "show": "Skriv protokoll people show PERSON, där PERSON är id eller namn.",
    "explain": "Skriv protokoll people explain PERSON, där PERSON är id eller namn.",
    "review": "Skriv protokoll people review.",
    "same": "Skriv protokoll people same A B --why SKÄL; A och B är id eller namn inom citattecken.",
    "different": "Skriv protokoll people different A B --why SKÄL; A och B är id eller namn inom citattecken.",
    "unsure": "Skriv protokoll people unsure A B --why SKÄL; A och B är id eller namn inom citattecken.",
    "split": "Skriv protokoll people split PERSON DOKUMENT --why SKÄL; DOKUMENT är id för det där namnet står.",
    "verdicts": "Skriv protokoll people verdicts.",
    "undo": "Skriv protokoll people undo N, där N är beslutets nummer i protokoll people verdicts.",
    "export": "Skriv protokoll people export > FIL.",
    "import": "Skriv protokoll people import FIL.",
    "compare": "Skriv paren på standard in: protokoll people compare < FIL.",
}
