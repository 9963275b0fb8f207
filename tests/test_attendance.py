"""Attendance: every printed form of a person present, and of the lists they stand in."""

import pytest

from extractors.attendance import read_entry
from extractors.groups import GROUPS
from extractors.lists import entries
from extractors.readers.text import read
from extractors.rows import rows_of
from models.record import Attendee, Person, Role

BO = Person("Bo Ask", "S")


def people(group: str, printed: str) -> list[Attendee]:
    """The people of a list as printed; `group` is its field."""
    found = (read_entry(entry, GROUPS[group]) for entry in entries(rows_of(read(printed.encode()).lines)))
    return [person.attendee for person in found if person]


def member(
    party: str | None = None,
    role: Role = "ledamot",
    *,
    name: str = "Siv Ekmark",
    title: str | None = None,
    home: str | None = None,
    remote: bool = False,
    replaces: Person | None = None,
    limit: str | None = None,
) -> Attendee:
    return Attendee(name, party, "member", role, title, home, remote, replaces, limit)


def serving(
    party: str | None, replaces: Person | None = None, *, remote: bool = False, limit: str | None = None
) -> Attendee:
    return Attendee("Siv Ekmark", party, "serving_substitute", "ersättare", None, None, remote, replaces, limit)


def official(
    title: str | None = None,
    home: str | None = None,
    *,
    party: str | None = None,
    role: Role | None = None,
    remote: bool = False,
    limit: str | None = None,
) -> Attendee:
    return Attendee("Siv Ekmark", party, "other", role, title, home, remote, None, limit)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Siv Ekmark (M)", member("M")),
        ("Siv Ekmark", member()),
        ("1. Siv Ekmark (M)", member("M")),
        ("Siv Ekmark (s)", member("s")),
        ("Siv Ekmark, s, ordförande", member("s", "ordförande")),
        ("Siv Ekmark M", member("M")),
        ("Siv Ekmark (-)", member("-")),
        ("Siv Ekmark (–)", member("-")),
        ("Siv Ekmark ( )", member("-")),
        ("Siv Ekmark (partilös)", member("-")),
        ("Siv Ekmark (HEL)", member("HEL")),
        ("Siv Ekmark (Älvp)", member("Älvp")),
        ("Siv Ekmark (M)*", member("M")),
        ("Siv Ekmark [M]", member("M")),
        ("Siv Ekmark /M/", member("M")),
        ("Siv Ekmark - M", member("M")),
        ("(M) Siv Ekmark", member("M")),
        ("M   Siv Ekmark", member("M")),
        ("Siv Ekmark (M), insynsplats", official(party="M", role="insynsplats")),
        ("Siv Ekmark, Fagersta (S)", member("S", home="Fagersta")),
        ("Siv Ekmark (S), Fagersta", member("S", home="Fagersta")),
        ("Siv Ekmark (S) Fagersta", member("S", home="Fagersta")),
        ("Siv Ekmark, Fagersta, S", member("S", home="Fagersta")),
        ("Siv Ekmark, Fagersta", member(home="Fagersta")),
        ("Siv Ekmark (M), gruppledare", member("M", title="gruppledare")),
        ("Siv Ekmark (M), regionråd, ordförande", member("M", "ordförande", title="regionråd")),
    ],
)
def test_party_home_and_title(printed: str, expected: Attendee) -> None:
    assert people("members", printed) == [expected]


@pytest.mark.parametrize(
    ("spelling", "role"),
    [
        ("ordförande", "ordförande"),
        ("Ordförande", "ordförande"),
        ("ordf", "ordförande"),
        ("ordf.", "ordförande"),
        ("ålderspresident", "ordförande"),
        ("tjänstgörande ordförande", "ordförande"),
        ("vice ordförande", "vice ordförande"),
        ("v. ordf.", "vice ordförande"),
        ("v ordf", "vice ordförande"),
        ("1:e vice ordförande", "1:e vice ordförande"),
        ("1:a vice ordförande", "1:e vice ordförande"),
        ("förste vice ordförande", "1:e vice ordförande"),
        ("Första vice ordförande", "1:e vice ordförande"),
        ("1:e v. ordf", "1:e vice ordförande"),
        ("1:e v. ordf.", "1:e vice ordförande"),
        ("1:e vice ordf.", "1:e vice ordförande"),
        ("1 v. ordf.", "1:e vice ordförande"),
        ("2:e vice ordförande", "2:e vice ordförande"),
        ("andre vice ordförande", "2:e vice ordförande"),
        ("andra vice ordf.", "2:e vice ordförande"),
        ("2:a vice ordförande", "2:e vice ordförande"),
        ("3:e vice ordförande", "3:e vice ordförande"),
        ("tredje vice ordförande", "3:e vice ordförande"),
        ("3:e v. ordf.", "3:e vice ordförande"),
        ("2:a vice ordf", "2:e vice ordförande"),
        ("2.e v. ordf.", "2:e vice ordförande"),
        ("andre v ordf", "2:e vice ordförande"),
        ("1:ste vice ordf.", "1:e vice ordförande"),
        ("I v. ordf", "1:e vice ordförande"),
        ("II v.ordf.", "2:e vice ordförande"),
        ("tredje v. ordf", "3:e vice ordförande"),
        ("tjg ordf", "ordförande"),
        ("ledamot", "ledamot"),
        ("led.", "ledamot"),
    ],
)
@pytest.mark.parametrize(
    "form", ["Siv Ekmark (M), {}", "Siv Ekmark (M) {}", "Siv Ekmark, {} (M)", "Siv Ekmark (M) ({})"]
)
def test_roles_have_one_spelling(form: str, spelling: str, role: Role) -> None:
    assert people("members", form.format(spelling)) == [member("M", role)]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Ordförande Siv Ekmark (M)", member("M", "ordförande")),
        ("Ledamot Siv Ekmark (M)", member("M")),
        ("1:e vice ordförande Siv Ekmark (M)", member("M", "1:e vice ordförande")),
        ("Siv Ekmark Ordförande C Region Kronoberg", member("C", "ordförande", home="Region Kronoberg")),
        ("Siv Ekmark Ledamot M Fagersta", member("M", home="Fagersta")),
    ],
)
def test_roles_before_and_between(printed: str, expected: Attendee) -> None:
    assert people("members", printed) == [expected]


@pytest.mark.parametrize(
    "printed",
    [
        "Siv Ekmark (V), ersätter Bo Ask (S)",
        "Siv Ekmark (V) ersätter Bo Ask (S)",
        "Siv Ekmark (V) ersättare för Bo Ask (S)",
        "Siv Ekmark (V), ersättare för Bo Ask (S)",
        "Siv Ekmark (V) (ers Bo Ask (S))",
        "Siv Ekmark (V) (ers. för Bo Ask (S))",
        "Siv Ekmark (V) tgj ers för Bo Ask (S)",
        "Siv Ekmark (V) tjg ers för Bo Ask (S)",
        "Siv Ekmark (V), tjg. ers. för Bo Ask (S)",
        "Siv Ekmark (V), tjänstgörande ersättare för Bo Ask (S)",
        "Siv Ekmark (V) tjänstgör för Bo Ask (S)",
        "Siv Ekmark (V), tjänstgör i stället för Bo Ask (S)",
        "Siv Ekmark (V) istället för Bo Ask (S)",
        "Siv Ekmark (V) för Bo Ask (S)",
        "Siv Ekmark (V), ersättare, ersätter Bo Ask (S)",
        "Siv Ekmark, V, tjg ers för Bo Ask, S",
        "Siv Ekmark (V)   för   Bo Ask (S)",
        "Siv Ekmark (V)   ersätter Bo Ask (S)",
        "Siv Ekmark (V) tjänstgör istället för Bo Ask (S)",
        "Siv Ekmark (V), tjänstgör i st f Bo Ask (S)",
        "Siv Ekmark (V), tj. ers. för Bo Ask (S)",
        "Siv Ekmark (V) tj ersättare för Bo Ask (S)",
        "Siv Ekmark (V), tjänstgörande ersättare i stället för Bo Ask (S)",
    ],
)
@pytest.mark.parametrize("group", ["members", "serving_substitutes"])
def test_a_serving_substitute_in_all_spellings(group: str, printed: str) -> None:
    assert people(group, printed) == [serving("V", BO)]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Siv Ekmark (V), ledamot, ersätter Bo Ask (S)", member("V", replaces=BO)),
        ("Siv Ekmark (V), tjg ers för Bo Ask", serving("V", Person("Bo Ask"))),
        ("Siv Ekmark (V), tjg ers för Bo Ask (S), §§ 4, 7-9", serving("V", BO, limit="§§ 4, 7-9")),
        ("Siv Ekmark (V), tjg ers för Bo Ask (S) §§ 4, 7-9", serving("V", BO, limit="§§ 4, 7-9")),
        ("Siv Ekmark (V), ersätter Bo Ask (S), deltar på distans", serving("V", BO, remote=True)),
        ("Siv Ekmark (V), ersätter Ebba von Tallmo (-)", serving("V", Person("Ebba von Tallmo", "-"))),
        ("Siv Ekmark (V), ersätter vakant plats", serving("V")),
        ("Siv Ekmark (V), för Vakant (M)", serving("V")),
        ("Siv Ekmark (V) tjänstgörande ersättare för vakant (M)", serving("V")),
        ("Siv Ekmark (V), tjänstgörande ersättare", serving("V")),
        ("Siv Ekmark (V) tj ersättare", serving("V")),
        ("Siv Ekmark (V), tj. ers. § 221-230", serving("V", limit="§ 221-230")),
        ("Siv Ekmark (V) tjänstgörande §38-48", serving("V", limit="§38-48")),
        ("Siv Ekmark (V) tjänstgör istället för Bo Ask §§ 12-17", serving("V", Person("Bo Ask"), limit="§§ 12-17")),
        ("Siv Ekmark (V), ej tjg ers", Attendee("Siv Ekmark", "V", "substitute", "ersättare")),
        ("Siv Ekmark (V) - jäv § 14", member("V", limit="jäv § 14")),
        ("Siv Ekmark (Ekbybygden)", member(home="Ekbybygden")),
        ("Siv Ekmark (Ekbypartiet)", member("Ekbypartiet")),
        ("Siv Ekmark, PRO", member(home="PRO")),
    ],
)
def test_what_stands_with_a_replacement(printed: str, expected: Attendee) -> None:
    assert people("members", printed) == [expected]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Siv Ekmark, kommundirektör", official("kommundirektör")),
        ("Siv Ekmark kommundirektör", official("kommundirektör")),
        ("Siv Ekmark (kommundirektör)", official("kommundirektör")),
        ("Siv Ekmark, hälso- och sjukvårdsdirektör", official("hälso- och sjukvårdsdirektör")),
        ("Siv Ekmark, t.f. förvaltningschef", official("t.f. förvaltningschef")),
        ("Siv Ekmark, HR-chef", official("HR-chef")),
        ("Siv Ekmark, kommundirektör Sala kommun", official("kommundirektör", "Sala kommun")),
        ("Siv Ekmark, kommundirektör, Sala kommun", official("kommundirektör", "Sala kommun")),
        ("Siv Ekmark (kommundirektör, Sala kommun)", official("kommundirektör", "Sala kommun")),
        ("Siv Ekmark (processledare Utvecklingsstaben)", official("processledare", "Utvecklingsstaben")),
        ("Siv Ekmark, VD Bostads AB Eken", official("VD", "Bostads AB Eken")),
        ("Siv Ekmark, auktoriserad revisor (EY)", official("auktoriserad revisor", "EY")),
        ("Siv Ekmark (EY), auktoriserad revisor", official("auktoriserad revisor", "EY")),
        ("Siv Ekmark, revisor, KPMG", official("revisor", "KPMG")),
        ("Siv Ekmark, Kommunal", official(None, "Kommunal")),
        ("Siv Ekmark, Ekbygdens Riksförbund", official(None, "Ekbygdens Riksförbund")),
        ("Siv Ekmark, Kommunförbundet Ekby", official(None, "Kommunförbundet Ekby")),
        ("Siv Ekmark – kommundirektör", official("kommundirektör")),
        ("Förvaltningschef: Siv Ekmark", official("Förvaltningschef")),
        ("Siv Ekmark (M), regionsekreterare", official("regionsekreterare", party="M")),
        ("Tekniske chefen Siv Ekmark", official("Tekniske chefen")),
        ("§ 106 Siv Ekmark, planarkitekt", official("planarkitekt", limit="§ 106")),
        ("Kommundirektör Siv Ekmark", official("Kommundirektör")),
        ("Siv Ekmark, sekreterare", official("sekreterare", role="sekreterare")),
        ("Siv Ekmark, kommunsekreterare", official("kommunsekreterare", role="sekreterare")),
        ("Siv Ekmark (nämndsekreterare)", official("nämndsekreterare", role="sekreterare")),
        ("Siv Ekmark, politisk sekreterare (M)", official("politisk sekreterare", party="M")),
        ("Siv Ekmark, 1:e socialsekreterare", official("1:e socialsekreterare")),
        ("Siv Ekmark (S), kommunalråd", official("kommunalråd", party="S")),
        ("Siv Ekmark, planarkitekt § 12", official("planarkitekt", limit="§ 12")),
        ("Siv Ekmark, planarkitekt, §§ 12, 14", official("planarkitekt", limit="§§ 12, 14")),
        ("Siv Ekmark, planarkitekt (§§ 12-14)", official("planarkitekt", limit="§§ 12-14")),
        ("Siv Ekmark, planarkitekt, kl. 13.00-14.00", official("planarkitekt", limit="kl. 13.00-14.00")),
        ("Siv Ekmark, planarkitekt, deltar på distans", official("planarkitekt", remote=True)),
        ("Siv Ekmark (MP), insynsplats", official(party="MP", role="insynsplats")),
        ("Siv Ekmark, adjungerad", official(role="adjungerad")),
    ],
)
def test_officials_and_guests(printed: str, expected: Attendee) -> None:
    assert people("others", printed) == [expected]


@pytest.mark.parametrize(
    ("group", "printed", "expected"),
    [
        ("substitutes", "Siv Ekmark (M)", Attendee("Siv Ekmark", "M", "substitute", "ersättare")),
        ("substitutes", "Siv Ekmark (M), tjänstgörande", serving("M")),
        ("substitutes", "Siv Ekmark (V), ersätter Bo Ask (S)", serving("V", BO)),
        (
            "substitutes",
            "Siv Ekmark (V), tjänstgör §§ 2-4 för Bo Ask (S)",
            serving("V", BO, limit="tjänstgör §§ 2-4"),
        ),
        ("others", "Siv Ekmark (M), ersättare", Attendee("Siv Ekmark", "M", "substitute", "ersättare")),
        ("others", "Siv Ekmark (M), ej tjg ers", Attendee("Siv Ekmark", "M", "substitute", "ersättare")),
        ("substitutes", "Siv Ekmark (M), ej tjg ers", Attendee("Siv Ekmark", "M", "substitute", "ersättare")),
        (
            "substitutes",
            "Siv Ekmark (M), tjänstgör § 14",
            Attendee("Siv Ekmark", "M", "substitute", "ersättare", attendance="tjänstgör § 14"),
        ),
        ("serving_substitutes", "Siv Ekmark (M) §§ 2-5", serving("M", limit="§§ 2-5")),
        ("present", "Siv Ekmark, enhetschef", official("enhetschef")),
        ("present", "Siv Ekmark (M), kommunalråd", member("M", title="kommunalråd")),
        ("present", "Siv Ekmark, ordförande", Attendee("Siv Ekmark", None, "member", "ordförande")),
        ("members", "Siv Ekmark, enhetschef", Attendee("Siv Ekmark", None, "member", "ledamot", "enhetschef")),
        ("present", "Siv Ekmark (M), ersättare", Attendee("Siv Ekmark", "M", "substitute", "ersättare")),
        ("present", "Siv Ekmark (M), ersättare, ersätter Bo Ask (S)", serving("M", BO)),
        ("substitutes", "Siv Ekmark (M), ersätter Bo Ask (S)", serving("M", BO)),
        ("insyn", "Siv Ekmark (M)", official(party="M", role="insynsplats")),
        ("adjungerade", "Siv Ekmark", official(role="adjungerad")),
        ("officials", "Siv Ekmark, Kommunal", official(None, "Kommunal")),
    ],
)
def test_a_list_gives_its_people_their_capacity(group: str, printed: str, expected: Attendee) -> None:
    assert people(group, printed) == [expected]


@pytest.mark.parametrize(
    "printed", ["Vakant", "Vakant (M)", "VAKANT", "Vakans", "-", "Enligt närvarolista", "3 tjänstemän", "12 åhörare"]
)
@pytest.mark.parametrize("group", ["members", "others"])
def test_who_is_nobody(group: str, printed: str) -> None:
    assert people(group, printed) == []


def test_a_sentence_is_no_person() -> None:
    assert people("others", "Att jämte ordförande Siv Ekmark justera protokollet valdes Bo Ask.") == []


@pytest.mark.parametrize("nested", ["Siv Ek (" * 4000, "Siv Ek ersätter " * 4000, "Siv Ek ((" * 4000 + "))" * 4000])
def test_what_nests_without_end_is_no_person_s_role(nested: str) -> None:
    assert len(people("members", nested)) <= 1
