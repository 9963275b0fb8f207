"""What a name and a party's code look like in print, and where they end."""

import pytest

from extractors.names import is_full_name, name_end, names_organisation, party_of


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Siv Ekmark (M), ledamot", "Siv Ekmark"),
        ("Siv Ekmark, ledamot", "Siv Ekmark"),
        ("Siv Ekmark ledamot", "Siv Ekmark"),
        ("Siv Ekmark", "Siv Ekmark"),
        ("Siv Ekmark Tallgren (M)", "Siv Ekmark Tallgren"),
        ("Siv Ekmark-Tallgren (M)", "Siv Ekmark-Tallgren"),
        ("Maj-Britt Ekmark (M)", "Maj-Britt Ekmark"),
        ("Maj Britt Elsa Ekmark Tallgren (M)", "Maj Britt Elsa Ekmark Tallgren"),
        ("Ebba von Tallmo (processledare)", "Ebba von Tallmo"),
        ("Ebba af Tallmo (M)", "Ebba af Tallmo"),
        ("Ebba de la Tallmo (M)", "Ebba de la Tallmo"),
        ("Ebba Von Tallmo (M)", "Ebba Von Tallmo"),
        ("Ebba van der Tallmo (M)", "Ebba van der Tallmo"),
        ("Ebba de Tallmo Ek (M)", "Ebba de Tallmo Ek"),
        ("Yusuf al Kadri (V)", "Yusuf al Kadri"),
        ("Yusuf Al-Kadri (V)", "Yusuf Al-Kadri"),
        ("Yusuf el-Kadri (V)", "Yusuf el-Kadri"),
        ("Siv K. Ekmark (M)", "Siv K. Ekmark"),
        ("Siv K Ekmark (M)", "Siv K Ekmark"),
        ("S. Ekmark (M)", "S. Ekmark"),
        ("S.K. Ekmark (M)", "S.K. Ekmark"),
        ("Željko Štrbavić (KD)", "Željko Štrbavić"),
        ("Özgül Çelebi (V)", "Özgül Çelebi"),
        ("Łukasz Wójtkowiak (V)", "Łukasz Wójtkowiak"),
        ("Þóra Ævarsdóttir (V)", "Þóra Ævarsdóttir"),
        ("Renée Ångfors (C)", "Renée Ångfors"),
        ("Sean O'Tallmo (L)", "Sean O'Tallmo"),
        ("Sean O’Tallmo (L)", "Sean O’Tallmo"),
        ("SIV EKMARK (M)", "SIV EKMARK"),
        ("Siv ”Sivan” Ekmark (M)", "Siv ”Sivan” Ekmark"),
        ("Nils d’Ekmark (M)", "Nils d’Ekmark"),
        ("Nils ap Ekmark (M)", "Nils ap Ekmark"),
        ("Siv Ekmark i Hult (C)", "Siv Ekmark i Hult"),
        ("Siv Ekmark i Hult", "Siv Ekmark i Hult"),
        ("Siv Ekmark i Hult, rektor", "Siv Ekmark i Hult"),
        ("Siv Ekmark i Hult informerar", "Siv Ekmark"),
        ("Siv Ekmark ersätter Bo Ask", "Siv Ekmark"),
        ("Siv Ekmark Ordförande C", "Siv Ekmark"),
        ("Siv Ekmark Sekreterare", "Siv Ekmark"),
        ("Siv Ekmark 2024-02-03", "Siv Ekmark"),
        ("Siv Ekmark. Nästa mening", "Siv Ekmark"),
        ("Vakant", ""),
        ("Kommunstyrelsen", ""),
        ("Ordförande Siv Ekmark", ""),
        ("von Tallmo", ""),
        ("12 ledamöter", ""),
        ("", ""),
    ],
)
def test_a_name_ends_where_another_thing_begins(printed: str, name: str) -> None:
    assert printed[: name_end(printed)] == name


def test_a_name_is_found_in_the_middle_of_a_text() -> None:
    text = "ersätter Ebba von Tallmo (S)"
    assert text[9 : name_end(text, 9)] == "Ebba von Tallmo"
    assert name_end(text, 0) == 0


@pytest.mark.parametrize(
    ("printed", "is_name"),
    [
        ("Siv Ekmark", True),
        (" Siv Ekmark ", True),
        ("Ebba von Tallmo", True),
        ("Siv", False),
        ("Siv Ekmark (M)", False),
        ("Siv Ekmark och Bo Ask", False),
        ("Ekby kommun", False),
        ("Region Ekmark", False),
        ("Ekonomikontoret Ekby", False),
        ("Stora Ekmarkssalen, Ekby", False),
        ("", False),
    ],
)
def test_a_full_name_has_two_parts_and_nothing_else(printed: str, is_name: bool) -> None:
    assert is_full_name(printed) is is_name


@pytest.mark.parametrize(
    ("inside", "party"),
    [
        ("M", "M"),
        ("KD", "KD"),
        ("s", "s"),
        ("fp", "fp"),
        ("kds", "kds"),
        (" S ", "S"),
        ("HEL", "HEL"),
        ("Älvp", "Älvp"),
        ("SJVP", "SJVP"),
        ("L+", "L+"),
        ("Bygd&Stad", "Bygd&Stad"),
        ("-", "-"),
        ("–", "-"),
        ("", "-"),
        ("opol", "-"),
        ("partilös", "-"),
        ("Partilös", "-"),
        ("politisk vilde", "-"),
        ("förvaltningsdirektör", None),
        ("kommundirektör, Ekby kommun", None),
        ("ers Bo Ask", None),
        ("§ 12", None),
        ("kl 13.15", None),
        ("12", None),
        ("Ekby kommun", None),
    ],
)
def test_a_party_is_a_code_in_parentheses(inside: str, party: str | None) -> None:
    assert party_of(inside) == party


@pytest.mark.parametrize(
    ("words", "is_organisation"),
    [
        ("Ekby kommun", True),
        ("Region Ekmark", True),
        ("Socialförvaltningen", True),
        ("Kommunledningskontoret", True),
        ("Miljönämnden", True),
        ("Bostads AB Eken", True),
        ("Ekbygdens Kommunalförbund", True),
        ("Västra Ekbyregionen", True),
        ("Svenska Kyrkan", True),
        ("PRO", True),
        ("Siv Ekmark", False),
        ("Siv Kontorsby", False),
        ("Ekby", False),
    ],
)
def test_an_organisation_is_told_by_its_words(words: str, is_organisation: bool) -> None:
    assert names_organisation(words) is is_organisation
