"""Saved searches: only what is new is told, and it is told once."""

import json
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from corpus.archive import Archive
from corpus.watches import add_watch, news, remove_watch, watches
from minutes import FULL, FULL_DATA, GOOD, item, minutes
from models.errors import UsageProblem
from models.record import Record
from shelf import keep
from shell import Shell


def put(archive: Archive, record: Record, data: bytes = b"") -> None:
    keep(archive, data or record.source.name.encode(), record.source.name, [record])


def told(archive: Archive, *, peek: bool = False) -> list[list[str | None]]:
    return [[hit.item for hit in one.hits] for one in news(archive, peek=peek)]


def test_only_what_is_new_is_told_and_once(archive: Archive) -> None:
    keep(archive, FULL_DATA, "fullt.txt", [FULL])
    add_watch(archive, "budget")
    add_watch(archive, "vård")
    assert told(archive) == [[], []]
    put(archive, minutes("ny.txt", item("3", "Budget för sjukvården")))
    assert told(archive, peek=True) == [["3"], ["3"]]
    assert told(archive) == [["3"], ["3"]]
    assert told(archive) == [[], []]
    remove_watch(archive, 1)
    assert [one.query for one in watches(archive)] == ["vård"]


def test_another_version_is_no_news(archive: Archive) -> None:
    first = minutes("a.txt", item("3", "Budget för sjukvården", "Budgeten antas som den är föreslagen."))
    put(archive, first)
    add_watch(archive, "budget")
    put(archive, replace(minutes("b.txt", *first.items), justering=first.justering))
    assert told(archive) == [[]]


@pytest.mark.parametrize(("query", "said"), [("", "inget ord"), ("-x", "inte ska finnas"), ("budget", "redan sparad")])
def test_what_cannot_be_saved(archive: Archive, query: str, said: str) -> None:
    add_watch(archive, "budget")
    with pytest.raises(UsageProblem, match=said):
        add_watch(archive, query)


def test_in_print(filled: Shell) -> None:
    assert filled("watch").out.startswith("Inga sparade sökningar.")
    assert filled("watch", "add", "båt", "-skola").out == "Sparad som nummer 1: båt -skola\n"
    assert filled("watch", "news").out == "1. båt -skola: 0 nya träffar\n"
    assert filled("watch", "add", "skärgård", "OR", "bil").code == 0
    filled("import", filled.file("n.txt", GOOD.format(number=3)))
    feed = ElementTree.fromstring(filled("watch", "news", "--atom", "--peek").out)
    titles = [entry.findtext("{*}title") for entry in feed.findall("{*}entry")]
    assert titles == ["Region Halland, Driftnämnden 2024-03-05 § 3: Budget för båtar"]
    (line,) = filled("watch", "news", "1", "--json").out.splitlines()
    assert {key: json.loads(line)[key] for key in ("watch", "item", "score")} == {"watch": 1, "item": "3", "score": 9}
    assert [row["id"] for row in filled.objects("watch", "--json")] == [1, 2]
    assert filled("watch", "remove", "1").out == "Borttagen: båt -skola\n"
    assert filled("watch", "remove").code == filled("watch", "dansa").code == filled("watch", "news", "9").code == 2
