"""Omedelbar justering: the many wordings that declare it, those that do not, and the lines that close a §."""

import pytest

from extractors import extract
from extractors.sections import closing, declares_immediate
from models.record import Item


def item(inside: str) -> Item:
    """The § with this inside."""
    head = "Protokoll\n\nSammanträdesdatum 2024-03-05\n\n§ 12 Cykelplan\n\n"
    (record,) = extract(f"{head}{inside}\n".encode(), "prov.txt")
    (found,) = record.items
    return found


@pytest.mark.parametrize(
    "sentence",
    [
        "Protokollet under denna paragraf förklaras omedelbart justerat.",
        "Paragrafen förklaras omedelbart justerad.",
        "Paragrafen är omedelbart justerad.",
        "Paragrafen justeras omedelbart.",
        "Paragrafen justerades omedelbart",
        "Denna paragraf justeras omedelbart.",
        "§ 12 justeras omedelbart.",
        "§ 12 förklaras omedelbart justerad.",
        "Punkten justeras omedelbart.",
        "Ärendet justeras omedelbart.",
        "Beslutet justeras omedelbart.",
        "Omedelbar justering",
        "Paragrafen direktjusteras.",
        "Paragrafen är direktjusterad.",
        "Nämnden beslutar att paragrafen justeras omedelbart.",
        "Nämnden beslutar om omedelbar justering av paragrafen.",
        "Nämnden beslutar att omedelbart justera paragrafen.",
        "att paragrafen ska justeras omedelbart.",
        "Protokollet i denna del justeras omedelbart.",
        "Protokollet förklaras omedelbart justerat i denna del.",
    ],
)
@pytest.mark.parametrize("form", ["Beslut\n\n1. Planen antas.\n2. {}", "Beslut\n\nPlanen antas.\n\n{}"])
def test_a_paragraph_that_is_justerad_at_once(form: str, sentence: str) -> None:
    found = item(form.format(sentence))
    assert found.immediate_justering
    assert [decision.text for decision in found.decisions] == ["Planen antas."]
    assert sentence.rstrip(".") in "\n".join(section.text for section in found.sections)


@pytest.mark.parametrize(
    "sentence",
    [
        "Paragrafen är omedelbart justerad.",
        "Protokollet under denna paragraf förklaras omedelbart justerat.",
        "Omedelbar justering",
        "Omedelbart justerad.",
        "Nämnden beslutar att paragrafen justeras omedelbart.",
        "Nämnden beslutar om omedelbar justering av paragrafen.",
        "Protokollet förklaras omedelbart justerat i denna del.",
    ],
)
def test_the_sentence_is_no_recipient(sentence: str) -> None:
    found = item(f"Beslut\n\nPlanen antas.\n\nSkickas till\nKansliet\n\n{sentence}")
    assert (found.immediate_justering, found.recipients) == (True, ("Kansliet",))


@pytest.mark.parametrize(
    "sentence",
    [
        "Paragrafen justeras i separat protokoll.",
        "§ 12 är omedelbart justerad, se separat protokoll.",
        "Paragrafen är justerad.",
        "Planen träder i kraft omedelbart.",
        "Justeringen av taxan gäller omedelbart.",
        "Priset justeras omedelbart efter indexet.",
        "Nämnden beslutar att inte justera paragrafen omedelbart.",
        "Paragrafen justeras inte omedelbart.",
    ],
)
def test_what_is_no_immediate_justering(sentence: str) -> None:
    assert not declares_immediate(sentence)
    assert not item(f"Beslut\n\nPlanen antas.\n\n{sentence}").immediate_justering


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Paragrafen är justerad.", "closer.justerad"),
        ("§ 12 är justerad", "closer.justerad"),
        ("Paragrafen förklaras omedelbart justerad.", "closer.immediate"),
        ("Omedelbar justering", "closer.immediate-word"),
        ("Omedelbar justering: Paragrafen förklaras omedelbart justerad.", "closer.immediate-word"),
        ("Planen är justerad.", None),
        ("Paragrafen är justerad efter samråd med Ekby.", None),
    ],
)
def test_the_line_that_closes_a_paragraph(line: str, rule: str | None) -> None:
    assert closing(line) == rule
