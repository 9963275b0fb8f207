"""Bodies, organisations, parties and names by whatever way they are printed."""

from dataclasses import dataclass

import pytest

from models.registers import bodies, names, owners, parties, reading


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("KS", "Kommunstyrelsen"),
        ("Ks", "kommunstyrelse"),
        ("KF", "Kommunfullmäktige"),
        ("Kommunstyrelsens AU", "KSAU"),
        ("MBN", "Miljö- och byggnadsnämnden"),
        ("BUN", "Barn & utbildningsnämnden"),
        ("SN", "Socialnämnden"),
        ("Socialnämden", "Socialnämnden"),
        ("Byggnads- och miljönämnden", "Miljö- och byggnadsnämnden"),
        ("Landstingsfullmäktige", "Regionfullmäktige"),
        ("Gemensamma nämnden för hjälpmedel", "Gemensam nämnd för hjälpmedel"),
    ],
)
def test_one_body(one: str, other: str) -> None:
    assert bodies.same_body(one, other)
    assert bodies.same_body(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kommunstyrelsen", "Kommunstyrelsens arbetsutskott"),
        ("Kommunfullmäktige", "Regionfullmäktige"),
        ("Norra nämnden", "Södra nämnden"),
        ("Socialnämnden", "Skolnämnden"),
        ("KS", "Kulturnämnden"),
        ("Valnämnden", "Vårdnämnden"),
        ("Nämnd 1", "Nämnd 2"),
    ],
)
def test_false_friends_among_bodies(one: str, other: str) -> None:
    assert not bodies.same_body(one, other)
    assert not bodies.same_body(other, one)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Kommunfullmäktige", "fullmäktige"),
        ("KS", "styrelse"),
        ("Kommunstyrelsens arbetsutskott", "utskott"),
        ("Strategisk regional beredning", "beredning"),
        ("Pensionärsrådet", "råd"),
        ("Samverkansgrupp nära sjukvård", None),
        ("Skolans samverkansgrupp", "samverkansgrupp"),
        ("Gemensam nämnd för hjälpmedel", "gemensam nämnd"),
        ("Förbundsdirektionen", "direktion"),
        ("Torget", None),
    ],
)
def test_what_kind_of_body_it_is(name: str, kind: str | None) -> None:
    assert bodies.kind_of(name) == kind


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Köping", "1983"),
        ("Köpings kommun", "1983"),
        ("Kopings kommun", "1983"),
        ("Göteborgs Stad", "1480"),
        ("Västmanlands läns landsting", "19"),
        ("Region Västmanlnd", "19"),
        ("Malmöhus läns landsting", "12"),
        ("Jönköping", "0680"),
        ("Region Jönköping", "06"),
        ("Håbo kommun", "0305"),
        ("Habo kommun", "0643"),
    ],
)
def test_an_organisation_by_any_of_its_names(name: str, key: str) -> None:
    assert owners.owner(name).key == key


def test_organisations_outside_the_register_are_known_by_their_names() -> None:
    assert owners.owner("Räddningstjänstförbundet Ostlandet").type == "kommunalförbund"
    assert owners.same_owner("Räddningstjänstförbundet Ostlandet", "Raddningstjänstförbundet Ostlandet")
    assert not owners.same_owner("Räddningstjänstförbundet Ostlandet", "Räddningstjänstförbundet Vestmarken")


def test_gotland_is_a_kommun_and_a_region() -> None:
    assert owners.same_owner("Region Gotland", "Gotlands kommun")


def test_every_landsting_became_a_region() -> None:
    from models.registers import regions

    codes = {entry.code for entry in regions()}
    assert {era.code for era in owners.eras()} <= codes
    assert all(1990 < era.until < 2020 for era in owners.eras())


@pytest.mark.parametrize(
    ("printed", "year", "kind", "code"),
    [
        ("fp", 2012, "national", "L"),
        ("L", 2020, "national", "L"),
        ("(S)", None, "national", "S"),
        ("Kds", 1990, "national", "KD"),
        ("VPK", 1985, "national", "V"),
        ("H", 1960, "national", "M"),
        ("H", 2010, "local", "h"),
        ("Miljöpartiet", 2020, "national", "MP"),
        ("BYL", 2020, "local", "byl"),
        ("-", 2020, "none", "-"),
        ("politisk vilde", 2020, "none", "-"),
    ],
)
def test_a_party_at_a_time(printed: str, year: int | None, kind: str, code: str) -> None:
    assert parties.label(printed, year) == (kind, code)


def test_no_party_printed_is_no_party_known() -> None:
    assert parties.label(None, 2020) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("carlsson", "karlson"),
        ("bergqvist", "bergkvist"),
        ("löfgren", "lövgren"),
        ("wiklund", "viklund"),
        ("thomas", "tomas"),
        ("jimmie", "jimmy"),
        ("dahl", "dal"),
        ("zetterberg", "setterberg"),
        ("olofsson", "olovsson"),
        ("charlotte", "charlott"),
        ("lindh", "lind"),
    ],
)
def test_spellings_that_sound_the_same(one: str, other: str) -> None:
    assert names.sound(one) == names.sound(other)


@pytest.mark.parametrize(("name", "rarity"), [("andersson", "common"), ("östling", "known"), ("tovåshed", "rare")])
def test_how_common_a_surname_is(name: str, rarity: str) -> None:
    assert names.rarity(name) == rarity


@dataclass
class _Files:
    text: str

    def __truediv__(self, _: str) -> "_Files":
        return self

    def read_text(self, encoding: str) -> str:
        return self.text


@pytest.mark.parametrize("text", ["kod;namn\n1;2\n", "kod,namn\n1,2,3\n", "kod,namn\n1\n"])
def test_a_register_with_wrong_columns_is_refused(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "files", lambda _: _Files(text))
    with pytest.raises(ValueError, match="x"):
        reading.rows("x", ("kod", "namn"))


def test_a_register_with_unknown_keys_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "files", lambda _: _Files("mer = 1"))
    with pytest.raises(ValueError, match="mer"):
        reading.table("x", ("namn",))
