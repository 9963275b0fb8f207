"""`protokoll search`: the § that answer a question."""

import argparse
import sys
from datetime import date

from corpus.archive import Archive, open_archive
from corpus.citation import item_label
from corpus.coverage import Coverage, coverage
from corpus.holdings import Scope
from corpus.search import Answer, Hit, search
from pipeline.completeness import coverage_as_json
from pipeline.jsonlines import json_line, print_json
from pipeline.screen import counted, marks, visible
from pipeline.settings import Settings

_ID_SHOWN = 12


def run(settings: Settings, args: argparse.Namespace) -> int:
    """Prints the hits, best first: a block each, or a JSON object a line; and what the answer rests on, if asked."""
    with open_archive(settings.archive, "read", settings.originals) as archive:
        answer = search(archive, " ".join(args.query), args.limit)
        rests_on = _coverage(archive, answer) if args.coverage else None
    for hit in answer.hits:
        if args.json:
            print_json(_as_json(hit))
        else:
            print(_as_text(hit))
    if not args.json:
        print(_summary(answer))
    elif len(answer.hits) < answer.total:
        print(_summary(answer), file=sys.stderr)
    if rests_on:
        _print_coverage(*rests_on, as_json=args.json)
    return 0


def _coverage(archive: Archive, answer: Answer) -> tuple[Coverage, Coverage | None]:
    """Of the whole archive, and of the bodies and years of the hits that are shown; None without hits."""
    today = date.today()  # noqa: DTZ011  (the user's own calendar day)
    ids = frozenset(hit.id for hit in answer.hits)
    return coverage(archive, today), coverage(archive, today, Scope(documents=ids)) if ids else None


def _print_coverage(searched: Coverage, hits: Coverage | None, *, as_json: bool) -> None:
    if as_json:
        told = {"searched": coverage_as_json(searched), "hits": coverage_as_json(hits) if hits else None}
        print(json_line(told), file=sys.stderr)
        return
    print(f"Sökt i: {searched.sentence}.")
    if hits:
        print(f"Träffarnas organ och år: {hits.sentence}.")


def _as_json(hit: Hit) -> dict[str, object]:
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


def _as_text(hit: Hit) -> str:
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


def _summary(answer: Answer) -> str:
    if not answer.total:
        return "Inga träffar."
    if len(answer.hits) < answer.total:
        return f"Visar {len(answer.hits)} av {answer.total} träffar; fler med --limit (0 = alla)."
    return f"{counted(answer.total, 'träff', 'träffar')}."
