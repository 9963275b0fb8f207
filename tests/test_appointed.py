"""Who justerar, where a sentence says it and no label does."""

import pytest

from extractors import extract

FRONT = "Sala kommun\nMiljönämnden\nProtokoll\n\nSammanträdesdatum\t2024-03-05\n\n"
PLAN = "\n\n§ 13 Cykelplan\n\nBeslut\n\nPlanen antas.\n"


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Att jämte ordföranden justera dagens protokoll utsågs Siv Ek (M) och Bo Ask (S).", ("Siv Ek", "Bo Ask")),
        ("Att jämte ordförande Ulla Dahl justera protokollet valdes Siv Ek. Sekreterare är Cia Öst.", ("Siv Ek",)),
        ("Till justerare utses Siv Ek (M).", ("Siv Ek",)),
        ("Till justeringspersoner valdes Siv Ek (M), Bo Ask (S) samt Eva Alm.", ("Siv Ek", "Bo Ask", "Eva Alm")),
        ("Siv Ek (M) utses att jämte ordföranden justera protokollet.", ("Siv Ek",)),
        ("Siv Ek och Bo Ask valdes till justerare.", ("Siv Ek", "Bo Ask")),
        ("Nämnden utser Siv Ek (M) till justerare.", ("Siv Ek",)),
        ("Nämnden utser ledamoten Siv Ek att tillsammans med ordföranden justera dagens protokoll.", ("Siv Ek",)),
        ("Siv Ek utses till ordförande i justeringsgruppen.", ()),
        ("Nämnden utser Siv Ek till ombud.", ()),
    ],
)
@pytest.mark.parametrize("inside", ["", "§ 12 Val av justerare\n\nBeslut\n\n"])
def test_the_adjusters(sentence: str, names: tuple[str, ...], inside: str) -> None:
    (found,) = extract(f"{FRONT}{inside}{sentence}{PLAN}".encode(), "prov.txt")
    assert found.justering
    assert found.justering.adjusters == names


def test_a_label_goes_before_a_sentence() -> None:
    front = f"{FRONT}Utses att justera\tBo Ask\n\n§ 12 Val av justerare\n\nTill justerare utses Siv Ek."
    (found,) = extract(f"{front}{PLAN}".encode(), "prov.txt")
    assert found.justering
    assert found.justering.adjusters == ("Bo Ask",)
