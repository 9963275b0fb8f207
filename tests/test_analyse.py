"""Swedish words to stems, and snippets cut by them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.analyse import analyse, fold, stem_of, tokens
from corpus.snippet import snippet, sought


@pytest.mark.parametrize(
    "words",
    [
        "beslut beslutet besluten beslutets",
        "protokoll protokollet protokollets protokollen",
        "utskott utskottet utskotten",
        "år året åren årets",
        "län länet länets länen",
        "ärende ärendet ärenden ärendena ärendets",
        "yttrande yttrandet yttranden yttrandena",
        "land landet länder länderna",
        "ledamot ledamöter ledamoten ledamöterna",
        "budget budgeten budgetens",
        "universitet universitetet universiteten",
        "enhet enheten enheter",
        "resultat resultatet resultaten",
        "vatten vattnet",
        "idé ide",
        "Andrén andren",
    ],
)
def test_one_stem(words: str) -> None:
    assert len({stem_of(word) for word in words.split()}) == 1


@pytest.mark.parametrize(
    "words", ["får far for", "mål mal mol", "ö o", "lån lan län", "rätt ratt", "enhet en", "vår var", "nära när"]
)
def test_different_stems(words: str) -> None:
    stems = [stem_of(word) for word in words.split()]
    assert len(set(stems)) == len(stems)


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("KS/2024:117", "ks 2024 117"),
        ("Blücher-Svensson", "bluch svensson"),
        ("snake_case", "snak cas"),
        ("§ – …", ""),
        ("ﬁnans", "finan"),
        ("A\u030ar", "år"),
    ],
)
def test_analyse(text: str, stems: str) -> None:
    assert analyse(text) == stems


@given(st.text())
def test_a_stem_is_letters_and_digits_in_lower_case(text: str) -> None:
    for token in tokens(text):
        assert token.stem.isalnum()
        assert fold(text[token.start : token.end])


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


LONG = "Inledning. " * 60 + "Nämnden beviljar bidrag till båtarna. " + "Avslutning. " * 60


@pytest.mark.parametrize(
    ("text", "terms", "marked"),
    [
        ("Bidrag beviljas.", [("bidrag",)], "[Bidrag] beviljas."),
        ("Bidrag\nbeviljas.", [("bevilj",)], "Bidrag [beviljas]."),
        ("Bidrag beviljas.", [("bidrag", "bevilj")], "[Bidrag beviljas]."),
        ("Bidrag beviljas.", [("annat",)], "Bidrag beviljas."),
        ("", [("annat",)], ""),
    ],
)
def test_snippet(text: str, terms: list[tuple[str, ...]], marked: str) -> None:
    assert snippet(text, sought(terms)).marked("[", "]") == marked


def test_a_long_text_is_cut_between_words_around_the_hit() -> None:
    cut = snippet(LONG, sought([(stem_of("bidrag"),), (stem_of("båt"),)]), width=80)
    assert cut.marked("[", "]").startswith("… ")
    assert cut.text.endswith(" …")
    assert "[bidrag] till [båtarna]" in cut.marked("[", "]")
    assert set(cut.text.strip("… ").split()) <= set(LONG.split())
    assert len(cut.text) <= 84


@given(st.text(alphabet="ab \n", max_size=400), st.integers(1, 60))
def test_marks_lie_on_what_matched(text: str, width: int) -> None:
    cut = snippet(text, sought([("a",), ("ab", "b")]), width)
    for start, end in cut.marks:
        assert {token.stem for token in tokens(cut.text[start:end])} <= {"a", "ab", "b"}


@pytest.mark.parametrize(
    "words",
    [
        "skola skolan skolor skolorna skolans",
        "taxa taxan taxor taxorna",
        "strategi strategin strategier",
        "cykel cykeln cyklar cyklarna",
        "regel regeln regler reglerna",
        "museum museet museer",
        "bro bron broar broarna",
        "fastighet fastigheten fastigheter fastigheternas",
        "lärare läraren lärarna lärares",
        "revisor revisorn revisorer",
        "byggnad byggnaden byggnader",
        "ansökan ansökningar ansökningen",
        "kommunal kommunala kommunalt",
        "simbad simbadet",
        "innerstad innerstaden innerstäder",
        "hem hemmet hemmen",
        "antagit antas antogs anta",
        "Anna Annas",
        "00970 970",
    ],
)
def test_forms_that_the_stemmer_leaves_apart(words: str) -> None:
    assert len({stem_of(word) for word in words.split()}) == 1


@pytest.mark.parametrize(
    "words", ["Linda Lind", "fastighet fast", "myndighet mynd", "nämnd nämnda", "villa vill", "Hansen Hans"]
)
def test_words_that_the_stemmer_takes_for_one(words: str) -> None:
    one, other = words.split()
    assert stem_of(one) != stem_of(other)
