"""`protokoll watch`: saved searches, and what is new since they were last asked."""

import argparse
from collections.abc import Sequence

from corpus.archive import Archive, open_archive
from corpus.decided import now
from corpus.watches import News, add_watch, news, remove_watch, watches
from models.errors import UsageProblem
from output.atom import atom
from pipeline.commands.search import hit_as_json, hit_as_text, query_of
from pipeline.jsonlines import print_json
from pipeline.screen import counted, print_table
from pipeline.settings import Settings

_ACTIONS = ("add", "remove", "news")


def run(settings: Settings, args: argparse.Namespace) -> int:
    """Saves, forgets or lists searches, or prints what is new."""
    if args.action not in {None, *_ACTIONS}:
        raise UsageProblem(f"protokoll watch {args.action}: det går inte.", f"Skriv något av: {', '.join(_ACTIONS)}.")
    with open_archive(settings.archive, "read", settings.originals) as archive:
        if args.action is None:
            _list(archive, as_json=args.json)
            return 0
    with open_archive(settings.archive, "write", settings.originals) as archive:
        if args.action == "add":
            saved = add_watch(archive, query_of(args.query))
            print(f"Sparad som nummer {saved.id}: {saved.query}")
        elif args.action == "remove":
            print(f"Borttagen: {remove_watch(archive, _number(args.query, needed=True) or 0).query}")
        else:
            _print(news(archive, _number(args.query), peek=args.peek), args)
    return 0


def _list(archive: Archive, *, as_json: bool) -> None:
    found = watches(archive)
    if as_json:
        for one in found:
            print_json(one._asdict())
    elif found:
        rows = [(str(one.id), one.query, one.at[:10], one.looked[:10]) for one in found]
        print_table(("nummer", "fråga", "sparad", "senast"), rows)
    else:
        print('Inga sparade sökningar. Spara en: protokoll watch add "FRÅGA"')


def _number(words: Sequence[str], *, needed: bool = False) -> int | None:
    if len(words) == 1 and words[0].isascii() and words[0].isdigit():
        return int(words[0])
    if words or needed:
        raise UsageProblem("Ange den sparade sökningens nummer.", "Se alla: protokoll watch")
    return None


def _print(found: Sequence[News], args: argparse.Namespace) -> None:
    if args.atom:
        print(atom(found, now()), end="")
        return
    for one in found:
        if args.json:
            for hit in one.hits:
                print_json({"watch": one.watch.id, "query": one.watch.query, **hit_as_json(hit)})
            continue
        print(f"{one.watch.id}. {one.watch.query}: {counted(len(one.hits), 'ny träff', 'nya träffar')}")
        for hit in one.hits:
            print(hit_as_text(hit))
