"""Letterspaced words are read as words, in labels and anywhere else."""

import pytest

from extractors import extract
from extractors.letterspacing import joined


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("B E S L U T", "BESLUT"),
        ("B e s l u t:", "Beslut:"),
        ("F Ö R S L A G  T I L L  B E S L U T", "FÖRSLAG TILL BESLUT"),
        ("F Ö R S L A G T I L L B E S L U T", "FÖRSLAG TILL BESLUT"),
        ("V A T T E N N Ä M N D E N S B E S L U T", "VATTENNÄMNDENS BESLUT"),
        ("M I L J Ö - O C H H A M N N Ä M N D E N S B E S L U T", "MILJÖ-OCHHAMNNÄMNDENS BESLUT"),
        ("P R O T O K O L L", "PROTOKOLL"),
        ("S  M  C", "S  M  C"),
        ("X X X X X", "X X X X X"),
        ("1 2 3 4 5", "1 2 3 4 5"),
        ("I A 2 punkten", "I A 2 punkten"),
    ],
)
def test_letters_set_apart(printed: str, read: str) -> None:
    assert joined(printed) == read


def test_letterspaced_labels_part_a_paragraf() -> None:
    text = """Region Halland

P R O T O K O L L
Driftnämnden
Sammanträdesdatum 1994-03-05

§ 4 Bryggor

S A M M A N F A T T N I N G
Bryggorna är gamla.

B E S L U T
Bryggorna lagas.
"""
    (record,) = extract(text.encode(), "bryggor.txt")
    assert record.kind == "protokoll"
    assert [section.kind for section in record.items[0].sections] == ["summary", "decision"]
    assert [decision.text for decision in record.items[0].decisions] == ["Bryggorna lagas."]
