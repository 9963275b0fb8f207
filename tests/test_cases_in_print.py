"""Case numbers: every form of DOMAIN.md 2.4, with and without a label, and what only looks like one."""

import pytest

from extractors.cases import find
from extractors.passages import Passage, whole
from models.lines import Line

FORMS = [
    ("KS 2018/124", "dnr.prefix-year-serial"),
    ("KS/2023:123", "dnr.prefix-year-serial"),
    ("KS-2025-00970", "dnr.prefix-year-serial"),
    ("RS 2024-00052", "dnr.prefix-year-serial"),
    ("DRNS 2024-00052", "dnr.prefix-year-serial"),
    ("RJL2017/101", "dnr.prefix-year-serial"),
    ("SLK-2025-00041", "dnr.prefix-year-serial"),
    ("SLK-2024-00009:52", "dnr.prefix-year-serial"),
    ("LS/4/2014", "dnr.prefix-serial-year"),
    ("LS/261/2014", "dnr.prefix-serial-year"),
    ("RS 912-2025", "dnr.prefix-serial-year"),
    ("Ks 123/2024", "dnr.prefix-serial-year"),
    ("Sbn 12/2024", "dnr.prefix-serial-year"),
    ("LD13/03336", "dnr.prefix-short-year"),
    ("HSF240207", "dnr.prefix-six-digits"),
    ("RV180949", "dnr.prefix-six-digits"),
    ("PPHV170075", "dnr.prefix-six-digits"),
    ("2013-KS0548/003", "dnr.year-prefix-serial"),
]
"""Forms that are case numbers without a label beside them."""
LABELLED = ["346/2006", "00322/2026", "1435/22", "97/0412", "2024/117", "2024-117", "2024:117", "9999/99"]
"""Forms that need a label."""
LABELS = [
    "Dnr",
    "Dnr:",
    "dnr",
    "Dnr.",
    "Diarienummer",
    "Diarienummer:",
    "Diarienr",
    "Ärendenummer",
    "Ärendenr",
    "Dokumentnr",
]


def passage(text: str) -> Passage:
    return whole(Line(text, 0, 0, len(text), 0.0, float(len(text))))


def numbers(text: str, *, heading: bool = False) -> list[str]:
    found = find(passage(text), heading=heading)
    return [value.text for value in found.values] if found else []


@pytest.mark.parametrize(("form", "rule"), FORMS)
def test_a_form_with_a_prefix_stands_alone(form: str, rule: str) -> None:
    found = find(passage(form))
    assert found
    assert ([value.text for value in found.values], found.rules) == ([form], (rule,))


@pytest.mark.parametrize("form", [*(form for form, _ in FORMS), *LABELLED])
@pytest.mark.parametrize("label", LABELS)
def test_a_label_tells_any_form(label: str, form: str) -> None:
    assert numbers(f"{label} {form}") == [form]


@pytest.mark.parametrize("form", LABELLED)
def test_a_form_without_prefix_needs_a_label(form: str) -> None:
    assert numbers(form) == []


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("KS/2020:248-003", ["KS/2020:248-003"]),
        ("Dnr KS/2020:248-003", ["KS/2020:248-003"]),
        ("DNR: KN.2019.12", ["KN.2019.12"]),
        ("Dnr M 02:147", ["M 02:147"]),
        ("Dnr. 2014/BN 0312 003", ["2014/BN 0312 003"]),
        ("LK 0704-0312", ["LK 0704-0312"]),
        ("Dnr 2012/45 023", ["2012/45 023"]),
        ("Dnr 2017/21-06", ["2017/21-06"]),
        ("Dnr 97.123 b", ["97.123 b"]),
        ("Dnr 2024/117 101 nya bostäder", ["2024/117"]),
        ("Dnr 12/2024 Plan för parker", ["12/2024"]),
        ("(Dnr KS 2018/124)", ["KS 2018/124"]),
        ("(KS 2018/124)", ["KS 2018/124"]),
        ("Dnr KS 2018/124, KS 2018/125", ["KS 2018/124", "KS 2018/125"]),
        ("Dnr KS 2018/124 och KS 2018/125", ["KS 2018/124", "KS 2018/125"]),
        ("HSF240207, HSF240208", ["HSF240207", "HSF240208"]),
        ("Dnr 2024/117 och 2024/118", ["2024/117", "2024/118"]),
        ("Ärendenummer SLK-2024-00009:52", ["SLK-2024-00009:52"]),
        ("Dnr: 2013-KS0548/003", ["2013-KS0548/003"]),
        ("Diarienummer 00123/20212.6.", ["00123/2021"]),
        ("Val av ombud (Dnr KS 2018/124)", ["KS 2018/124"]),
    ],
)
def test_several_numbers_and_parentheses(printed: str, expected: list[str]) -> None:
    assert numbers(printed) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("1435/22", ["1435/22"]),
        ("Dnr KS-2025-00970", ["KS-2025-00970"]),
        ("Budget för parker KS 2018/124", ["KS 2018/124"]),
        ("Budget för parker (HSF240207)", ["HSF240207"]),
        ("Budget för parker", []),
        ("Budget för 2024", []),
        ("Budget 2024-2026", []),
        ("Budget 2024/2025", []),
        ("Motion om 24/7-öppet gym", []),
        ("Yttrande över SOU 2024:34", []),
        ("Yttrande över Ds 2024:3", []),
        ("Remiss av prop. 2016/17:171", []),
        ("Remiss av Prop. 2016/17:171", []),
    ],
)
def test_numbers_on_the_row_of_a_heading(printed: str, expected: list[str]) -> None:
    assert numbers(printed, heading=True) == expected


@pytest.mark.parametrize(
    "printed",
    [
        "2024-04-19",
        "19 april 2024",
        "den 5/2 2024",
        "240207-1234",
        "20240207-1234",
        "SOU 2024:34",
        "SFS 2017:725",
        "Ds 2024:3",
        "Dir. 2024:12",
        "prop. 2016/17:171",
        "Prop. 2016/17:171",
        "Juni 2024-2025",
        "Budget 2024-2026",
        "Plan 2024-2030",
        "År 2024-25",
        "Bet. 2016/17:KU30",
        "Nämnden antar budgeten för KS 2018/124 i dag.",
        "010-24 10 00",
        "§ 12",
        "24/7",
        "",
    ],
)
def test_what_is_no_case_number(printed: str) -> None:
    assert numbers(printed) == []
