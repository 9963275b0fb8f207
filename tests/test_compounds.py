"""Which terms are compounds of a word."""

import pytest

from corpus.compounds import relation
from corpus.lexicon import lexicon, party_label, short_body, synonyms


@pytest.mark.parametrize(
    ("pattern", "terms"),
    [
        ("vård", "sjukvård hemsjukvårdsavtal vårdcentral närvårdsteam"),
        ("skol", "skolskjuts förskol grundskol bäckaskol"),
        ("plan", "detaljplan planarkitek"),
        ("avtal", "ramavtal avtalsmall"),
        ("el", "elavtal elpris"),
    ],
)
def test_a_compound(pattern: str, terms: str) -> None:
    assert {term: relation({pattern}, term, ()) for term in terms.split()} == dict.fromkeys(terms.split(), "part")


@pytest.mark.parametrize(
    ("pattern", "terms"),
    [
        ("vård", "vårdnad vård"),
        ("plan", "plantering planering"),
        ("drag", "bidrag uppdrag"),
        ("slag", "förslag ändringsförslag avslag"),
        ("träd", "sammanträd"),
        ("stad", "bostad"),
        ("lån", "långsam"),
        ("land", "västmanland värmland"),
        ("el", "elev"),
        ("rening", "förening"),
    ],
)
def test_no_compound(pattern: str, terms: str) -> None:
    assert {term: relation({pattern}, term, ()) for term in terms.split()} == dict.fromkeys(terms.split())


def test_a_long_word_is_found_in_any_other() -> None:
    assert relation({"kultur"}, "agrikulturell", ()) == "substring"


def test_a_word_of_the_archive_makes_a_compound() -> None:
    assert relation({"bad"}, "kvarnbad", ()) is None
    assert relation({"bads"}, "kvarnbads", {"kvarn"}) == "part"


def test_the_words_are_what_they_should_be() -> None:
    words = lexicon()
    assert {"hälso", "gatu", "skol", "vårds"} <= words.forms
    assert ("lss",) in synonyms()
    assert (short_body("KS"), short_body("Valnämnden")) == ("kommunstyrelsen", "Valnämnden")
    assert (party_label("Vänsterpartiet"), party_label("SD")) == ("V", "SD")
