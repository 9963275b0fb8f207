"""`protokoll search`: the § that answer a question."""

import argparse
import sys

from corpus.archive import open_archive
from corpus.citation import item_label
from corpus.search import Answer, Hit, search
from pipeline.jsonlines import print_json
from pipeline.screen import counted, marks, visible
from pipeline.settings import Settings

_ID_SHOWN = 12


def run(settings: Settings, args: argparse.Namespace) -> int:
    """Prints the hits, best first: a block each, or a JSON object a line."""
    with open_archive(settings.archive, "read", settings.originals) as archive:
        answer = search(archive, " ".join(args.query), args.limit)
    for hit in answer.hits:
        if args.json:
            print_json(_as_json(hit))
        else:
            print(_as_text(hit))
    if not args.json:
        print(_summary(answer))
    elif len(answer.hits) < answer.total:
        print(_summary(answer), file=sys.stderr)
    return 0


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
