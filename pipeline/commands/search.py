"""`protokoll search`: the § that answer a question."""

import argparse
import re
import sys
from collections.abc import Sequence
from datetime import date
from typing import get_args

from corpus.archive import Archive, open_archive
from corpus.citation import item_label
from corpus.coverage import Coverage, coverage
from corpus.facets import Facets, facets
from corpus.fields import LEVEL_NAMES
from corpus.holdings import Scope
from corpus.query import FIELDS, Field
from corpus.search import Answer, Hit, Request, Sort, search
from corpus.snapshot import Snapshot, snapshot
from models.errors import UsageProblem
from output.reading import KINDS
from pipeline.completeness import coverage_as_json
from pipeline.jsonlines import json_line, print_json
from pipeline.screen import counted, marks, print_table, visible
from pipeline.settings import Settings

_ID_SHOWN = 12


def run(settings: Settings, args: argparse.Namespace) -> int:
    """Prints the hits, best first: a block each, or a JSON object a line; and what the answer rests on, if asked.
    Or, if asked, how they are spread.
    """
    wanted = request(args)
    with open_archive(settings.archive, "read", settings.originals) as archive:
        if args.facets:
            _print_facets(facets(archive, wanted), as_json=args.json)
            return 0
        answer = search(archive, wanted)
        rests_on = _coverage(archive, answer) if args.coverage else None
        state = snapshot(archive) if args.coverage else None
    for hit in answer.hits:
        if args.json:
            print_json(hit_as_json(hit))
        else:
            print(hit_as_text(hit))
    if not args.json:
        print(_summary(answer, wanted))
    elif len(answer.hits) < answer.total or answer.meant:
        print(_summary(answer, wanted), file=sys.stderr)
    if rests_on and state:
        _print_coverage(*rests_on, state, as_json=args.json)
    return 0


def request(args: argparse.Namespace) -> Request:
    """What is asked for on the command line. Raises UsageProblem for an order that there is none of."""
    if args.sort not in get_args(Sort):
        raise UsageProblem(f"--sort {args.sort}: den ordningen finns inte.", f"Välj {' eller '.join(get_args(Sort))}.")
    return Request(
        query_of(args.query),
        fields_of(args),
        limit=args.limit,
        offset=args.offset,
        sort=args.sort,
        proposals=args.proposals,
    )


def query_of(words: Sequence[str]) -> str:
    """The words of the command line as one question. The shell has taken the quotes around a field's value with spaces
    ("organ:Region Norr"): they are put back.
    """
    return " ".join(_FIELD.sub(r'\1"\2"', word.strip()) for word in words)


_FIELD = re.compile(r"^(\s*-?[^\W\d_]+:)([^\"\s]+\s[^\"]*)$")


def fields_of(args: argparse.Namespace) -> tuple[Field, ...]:
    """The fields that are given as options. Raises UsageProblem for one without a value."""
    given = [(name, getattr(args, name, None)) for name in dict.fromkeys(FIELDS.values())]
    for name, value in given:
        if value is not None and not any(letter.isalnum() for letter in value):
            raise UsageProblem(f"--{name} saknar värde.", f"Skriv t.ex. --{name} X.")
    return tuple(Field(name, value.strip()) for name, value in given if value is not None)


def _coverage(archive: Archive, answer: Answer) -> tuple[Coverage, Coverage | None]:
    """Of the whole archive, and of the bodies and years of the hits that are shown; None without hits."""
    today = date.today()  # noqa: DTZ011  (the user's own calendar day)
    ids = frozenset(hit.id for hit in answer.hits)
    return coverage(archive, today), coverage(archive, today, Scope(documents=ids)) if ids else None


def _print_coverage(searched: Coverage, hits: Coverage | None, state: Snapshot, *, as_json: bool) -> None:
    if as_json:
        told = {"searched": coverage_as_json(searched), "hits": coverage_as_json(hits) if hits else None}
        told["snapshot"] = state._asdict()
        print(json_line(told), file=sys.stderr)
        return
    print(f"Sökt i: {searched.sentence}.")
    if hits:
        print(f"Träffarnas organ och år: {hits.sentence}.")
    read = f"läst av version {', '.join(state.extractors)}; " if state.extractors else ""
    documents = counted(state.documents, "gällande dokument", "gällande dokument")
    print(f"Arkivets läge: {state.id} ({documents}; {read}sökregister {state.analyser}).")


def _print_facets(found: Facets, *, as_json: bool) -> None:
    if as_json:
        print_json({name: [one._asdict() for one in counts] for name, counts in found._asdict().items()})
        return
    for name, counts in found._asdict().items():
        rows = [(_shown(name, one.value), str(one.hits)) for one in counts]
        if rows:
            print_table((_FACETS[name], "träffar"), rows)
            print()
    if not any(found):
        print("Inga träffar.")


_FACETS = {
    "organisation": "organisation",
    "body": "organ",
    "year": "år",
    "kind": "slag",
    "act": "beslut",
    "level": "nivå",
    "party": "parti",
}
"""The facets, as they are called in print."""


def _shown(name: str, value: str | None) -> str:
    if value is None:
        return "(okänt)"
    if name == "level":
        return {str(level): word for level, word in LEVEL_NAMES.items()}.get(value, value)
    return {str(kind): word for kind, word in KINDS.items()}.get(value, value) if name == "kind" else value


def hit_as_json(hit: Hit) -> dict[str, object]:
    """The hit as it is printed with --json."""
    return {
        "id": hit.id,
        "source": hit.source,
        "item": hit.item,
        "title": hit.title,
        "organisation": hit.organisation,
        "body": hit.body,
        "date": hit.date,
        "page": hit.page,
        "acts": hit.acts,
        "snippet": hit.snippet.marked("**", "**"),
        "citation": hit.citation,
        "score": hit.score,
        "why": hit.why,
    }


def hit_as_text(hit: Hit) -> str:
    """The hit as a block for people."""
    place = (
        ", ".join(name for name in (hit.body, hit.organisation) if name),
        hit.date,
        item_label(hit.kind, hit.item) if hit.item is not None else None,
        f"s. {hit.page}" if hit.page is not None else None,
        ", ".join(hit.acts),
    )
    cut = hit.snippet._replace(text=visible(hit.snippet.text))
    lines = (
        visible(hit.title or hit.source),
        visible("  " + " · ".join(part for part in place if part)),
        "  " + cut.marked(*marks()),
        visible(f"  {hit.source} (id {hit.id[:_ID_SHOWN]})"),
        visible(f"  {hit.citation}"),
    )
    return "\n".join(line for line in lines if line.strip()) + "\n"


def _summary(answer: Answer, wanted: Request) -> str:
    if not answer.total:
        meant = [f"Menade du {known} i stället för {typed}?" for typed, known in answer.meant]
        return " ".join(["Inga träffar.", *meant])
    if not answer.hits:
        return f"Inga träffar efter {wanted.offset}; det finns {counted(answer.total, 'träff', 'träffar')}."
    if wanted.offset:
        last = wanted.offset + len(answer.hits)
        return f"Visar {wanted.offset + 1}-{last} av {answer.total} träffar; fler med --offset {last}."
    if len(answer.hits) < answer.total:
        return f"Visar {len(answer.hits)} av {answer.total} träffar; fler med --limit (0 = alla)."
    return f"{counted(answer.total, 'träff', 'träffar')}."
