"""`protokoll case`: the way of a matter through the bodies."""

import argparse
from collections.abc import Iterator
from dataclasses import asdict

from corpus.archive import open_archive
from corpus.cases import Case, Link, Step, case_of_item, case_of_number
from corpus.wording import is_changed
from models.record import Vote
from output.reading import LEVELS
from pipeline.jsonlines import print_json
from pipeline.screen import counted, visible
from pipeline.settings import Settings

_ID_SHOWN = 12
_SIGNS = {"kept": "{}", "out": "[-{}-]", "in": "{{+{}+}}"}
"""How a change of wording is shown, as `git diff --word-diff` does."""


def run(settings: Settings, args: argparse.Namespace) -> int:
    """Prints each step with its decisions, what was changed on the way, votes and reservations."""
    with open_archive(settings.archive, "read", settings.originals) as archive:
        found = case_of_item(archive, args.case, args.item) if args.item else case_of_number(archive, args.case)
    for step in found.steps:
        if args.json:
            print_json(_as_json(step))
        else:
            print("\n".join(visible(line) for line in _lines(step)) + "\n")
    if not args.json:
        _print_end(found)
    return 0


def _print_end(found: Case) -> None:
    for reference in found.missing:
        print(visible(f"Hänvisning till en paragraf som inte finns i arkivet: {reference}"))
    uncertain = sum(not _is_certain(step) for step in found.steps)
    more = f", varav {counted(uncertain, 'osäkert', 'osäkra')}" if uncertain else ""
    print(f"{counted(len(found.steps), 'steg', 'steg')}{more}.")


def _is_certain(step: Step) -> bool:
    return not step.links or any(link.certain for link in step.links)


def _as_json(step: Step) -> dict[str, object]:
    return {
        "id": step.id,
        "source": step.source,
        "item": step.item.number,
        "title": step.item.title,
        "organisation": step.organisation,
        "body": step.body,
        "date": step.date,
        "page": step.item.page,
        "citation": step.citation,
        "certain": _is_certain(step),
        "links": [link._asdict() for link in step.links],
        "decisions": [asdict(point) for point in step.item.decisions],
        "votes": [asdict(vote) for vote in step.item.votes],
        "reservations": [asdict(one) for one in step.item.reservations],
        "proposed": step.proposed,
        "changed": None if step.changed is None else is_changed(step.changed),
        "diff": None if step.changed is None else [change._asdict() for change in step.changed],
    }


def _lines(step: Step) -> Iterator[str]:
    yield f"{step.citation}{'' if _is_certain(step) else '  (osäkert)'}"
    yield f"  {step.item.title}"
    yield from (f"  Hör hit: {_told(link)}" for link in step.links)
    for point in step.item.decisions:
        addressee = f" till {point.addressee}" if point.addressee else ""
        yield f"  {LEVELS[point.level]}{addressee} ({point.act}): {point.text}"
    if step.changed is not None:
        words = " ".join(_SIGNS[change.done].format(change.text) for change in step.changed)
        yield f"  Mot förslaget: {words}" if is_changed(step.changed) else "  Mot förslaget: ingen ändring"
    yield from (f"  Omröstning: {_vote(vote)}" for vote in step.item.votes)
    for one in step.item.reservations:
        people = ", ".join(f"{person.name} ({person.party})" if person.party else person.name for person in one.by)
        yield f"  Reservation: {people or ', '.join(one.parties)}"
    yield f"  {step.source} (id {step.id[:_ID_SHOWN]})"


def _told(link: Link) -> str:
    return f"{link.evidence} {link.text}{'' if link.certain else ' (osäkert)'}"


def _vote(vote: Vote) -> str:
    sides = ((vote.yes, "ja", vote.yes_means), (vote.no, "nej", vote.no_means))
    told = [f"{number} {word}{f' för {means}' if means else ''}" for number, word, means in sides if number is not None]
    others = ((vote.abstain, "avstår"), (vote.absent, "frånvarande"))
    return ", ".join([*told, *(f"{number} {word}" for number, word in others if number)])
