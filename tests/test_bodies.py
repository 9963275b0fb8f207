"""Kinds of bodies by their names."""

import pytest

from models.bodies import kind_named, kind_of, kinds, read_kinds


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("Kommunfullmäktige", "fullmäktige"),
        ("REGIONFULLMÄKTIGE", "fullmäktige"),
        ("Kommunstyrelsen", "styrelse"),
        ("Kommunstyrelsens arbetsutskott", "utskott"),
        ("KSAU", "utskott"),
        ("Förbundsdirektionen", "styrelse"),
        ("Miljö- och byggnadsnämnden", "nämnd"),
        ("Nämnden för råd och stöd", "nämnd"),
        ("Gemensamma nämnden för hjälpmedel", "gemensam nämnd"),
        ("Gemensam överförmyndarnämnd", "gemensam nämnd"),
        ("Kommunala pensionärsrådet", "råd"),
        ("Råd för tillgänglighet", "råd"),
        ("Samverkansrådet för skolfrågor", "råd"),
        ("Regionala beredningsgruppen", "grupp"),
        ("Strategisk beredning", "beredning"),
        ("Valberedningen", "beredning"),
        ("Fullmäktiges presidium", "presidium"),
        ("Bostads AB Lugnet", "bolag eller förening"),
        ("Absaljens nämnd", "nämnd"),
        ("Områdesnämnden", "nämnd"),
        ("Kommunens revisorer", "revisorer"),
        ("Regionrevisionen", "revisorer"),
        ("Sjöräddarna", None),
        (None, None),
    ],
)
def test_kind_of_a_body(body: str | None, kind: str | None) -> None:
    found = kind_of(body)
    assert (found.name if found else None) == kind


def test_kinds_by_their_own_names() -> None:
    assert all(kind_named(kind.name.upper()) == kind for kind in kinds())
    assert kind_named("nämd") is None


@pytest.mark.parametrize("row", [{"name": "x"}, {"name": "x", "regime": "lag", "pattern": "x"}])
def test_a_wrong_row_is_refused(row: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"organ\.toml"):
        read_kinds([row])
