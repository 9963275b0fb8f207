"""Lists of people as they are set: runs of commas, a line each, columns side by side, tables."""

import pytest

from extractors.attendance import Found, read_entry
from extractors.groups import GROUPS
from extractors.lists import entries
from extractors.readers.text import read
from extractors.rows import rows_of


def people(group: str, printed: str) -> list[str]:
    """The people of a list, short: `Siv Ekmark M ordförande <- Bo Ask S`, what is not there left out."""
    listed = (read_entry(entry, GROUPS[group]) for entry in entries(rows_of(read(printed.encode()).lines)))
    return [short(person) for person in listed if person]


def short(found: Found) -> str:
    one = found.attendee
    role = None if one.role in {"ledamot", "ersättare"} else one.role
    words = (one.name, one.party, role, one.title, one.affiliation and f"i {one.affiliation}", one.attendance)
    instead = f" <- {one.replaces.name} {one.replaces.party or ''}".rstrip() if one.replaces else ""
    return " ".join(word for word in words if word) + (" på distans" if one.remote else "") + instead


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Siv Ek (M), Bo Ask (S), Cia Öst (C)", ["Siv Ek M", "Bo Ask S", "Cia Öst C"]),
        ("Siv Ek (M), Bo Ask (S) och Cia Öst (C)", ["Siv Ek M", "Bo Ask S", "Cia Öst C"]),
        ("Siv Ek (M), Željko Ask (S) och Șerban Öst (C)", ["Siv Ek M", "Željko Ask S", "Șerban Öst C"]),
        ("Siv Ek (M) Bo Ask (S) Cia Öst (C)", ["Siv Ek M", "Bo Ask S", "Cia Öst C"]),
        ("Siv Ek (M); Bo Ask (S); Cia Öst (C)", ["Siv Ek M", "Bo Ask S", "Cia Öst C"]),
        ("Siv Ek (M), Bo Ask (S), Cia Öst", ["Siv Ek M", "Bo Ask S", "Cia Öst"]),
        ("Siv Ek (M), ordförande, Bo Ask (S)", ["Siv Ek M ordförande", "Bo Ask S"]),
        ("Siv Ek (M) (Ordförande), Bo Ask (S) (deltar på distans)", ["Siv Ek M ordförande", "Bo Ask S på distans"]),
        ("Siv Ek (M), §§ 1-4, Bo Ask (S), §§ 2-5", ["Siv Ek M §§ 1-4", "Bo Ask S §§ 2-5"]),
        ("Siv Ek (M), Sala, Bo Ask (S), Heby", ["Siv Ek M i Sala", "Bo Ask S i Heby"]),
        ("Siv Ek (M), ersätter Bo Ask (S), Cia Öst (C)", ["Siv Ek M <- Bo Ask S", "Cia Öst C"]),
        (
            "Siv Ek (M), ers. Bo Ask (S)\nCia Öst (C), tj. ers. för Dan Ed (L)",
            ["Siv Ek M <- Bo Ask S", "Cia Öst C <- Dan Ed L"],
        ),
        ("Siv Ek (M), Vakant (SD), Cia Öst (C)", ["Siv Ek M", "Cia Öst C"]),
        ("Siv Ek (M), ordförande Bo Ask (S), ledamot Eva Å (C)", ["Siv Ek M ordförande", "Bo Ask S", "Eva Å C"]),
        ("(M) Siv Ek\n(S) Bo Ask", ["Siv Ek M", "Bo Ask S"]),
        ("Siv Ek (M), Bo Ask (S) ers Cia Öst (S)", ["Siv Ek M", "Bo Ask S <- Cia Öst S"]),
        ("Siv Ek (M) § 1-4, Bo Ask (S) § 5-9", ["Siv Ek M § 1-4", "Bo Ask S § 5-9"]),
        ("Siv Ek (M), Bo Ask (S), Cia\nÖst (C), Dan Ed (L)", ["Siv Ek M", "Bo Ask S", "Cia Öst C", "Dan Ed L"]),
        ("Siv Ek (M), Bo Ask (S), Cia Öst-\nEd (C), Dan Ed (L)", ["Siv Ek M", "Bo Ask S", "Cia Öst-Ed C", "Dan Ed L"]),
        ("Siv Ek (M), Bo Ask\n(S), Per-\nErik Öst (C)", ["Siv Ek M", "Bo Ask S", "Per-Erik Öst C"]),
    ],
)
def test_a_run_of_commas(printed: str, expected: list[str]) -> None:
    assert people("members", printed) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Siv Ek (M)\nBo Ask (S)", ["Siv Ek M", "Bo Ask S"]),
        ("Siv Ek (M), ordförande\nBo Ask (S), vice ordförande", ["Siv Ek M ordförande", "Bo Ask S vice ordförande"]),
        ("Siv Ek, m, ordförande\nBo Ask, s", ["Siv Ek m ordförande", "Bo Ask s"]),
        ("Siv Ek (M)\n\nBo Ask (S)", ["Siv Ek M", "Bo Ask S"]),
        ("Siv Ek\nBo Ask\nCia Öst", ["Siv Ek", "Bo Ask", "Cia Öst"]),
        ("Siv Ek (M)\nVakant (SD)\nBo Ask (S)", ["Siv Ek M", "Bo Ask S"]),
        ("1. Siv Ek (M)\n2. Bo Ask (S)", ["Siv Ek M", "Bo Ask S"]),
        ("• Siv Ek (M)\n• Bo Ask (S)", ["Siv Ek M", "Bo Ask S"]),
        ("- Siv Ek (M)\n- Bo Ask (S)", ["Siv Ek M", "Bo Ask S"]),
        ("Siv Ek M\nBo Ask S", ["Siv Ek M", "Bo Ask S"]),
        ("Ordförande Siv Ek (M)\nLedamot Bo Ask (S)", ["Siv Ek M ordförande", "Bo Ask S"]),
        ("Moderaterna\nSiv Ek\nBo Ask", ["Siv Ek", "Bo Ask"]),
        ("Siv Ek (M), ordf §§ 1-4\nBo Ask (S), ordf §§ 5-9", ["Siv Ek M ordf §§ 1-4", "Bo Ask S ordf §§ 5-9"]),
    ],
)
def test_a_line_each(printed: str, expected: list[str]) -> None:
    assert people("members", printed) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (
            "Siv Ek (M)\nBo Ask (S)\n  ersätter Cia Öst (M)\nDan Ed (L)",
            ["Siv Ek M", "Bo Ask S <- Cia Öst M", "Dan Ed L"],
        ),
        (
            "Siv Ek (M)\nBo Ask (S), ersätter\nCia Öst (M)\nDan Ed (L)",
            ["Siv Ek M", "Bo Ask S <- Cia Öst M", "Dan Ed L"],
        ),
        (
            "Siv Ek (M)\nBo Ask (S), ersätter Cia\nÖst (M)\nDan Ed (L)",
            ["Siv Ek M", "Bo Ask S <- Cia Öst M", "Dan Ed L"],
        ),
        ("Siv Ek (M)\nBo Ask (S), tjg ers\nför Cia Öst (M)", ["Siv Ek M", "Bo Ask S <- Cia Öst M"]),
        ("Siv Ek (M)\nBo Ask (S), §§ 1-12,\n14-20\nDan Ed (L)", ["Siv Ek M", "Bo Ask S §§ 1-12, 14-20", "Dan Ed L"]),
        ("Siv Ek (M)\nBo Ask (S), §§\n14-20\nDan Ed (L)", ["Siv Ek M", "Bo Ask S §§ 14-20", "Dan Ed L"]),
        ("Siv Ek (M)\nBo Ask (S), deltar på\ndistans\nDan Ed (L)", ["Siv Ek M", "Bo Ask S på distans", "Dan Ed L"]),
        (
            "Siv Ek (M)\nBo Ask (S), 1:e vice\nordförande\nDan Ed (L)",
            ["Siv Ek M", "Bo Ask S 1:e vice ordförande", "Dan Ed L"],
        ),
        (
            "Siv Ek (M)\nBo Maria Ask Lundin\nTallgren (S)\nDan Ed (L)",
            ["Siv Ek M", "Bo Maria Ask Lundin Tallgren S", "Dan Ed L"],
        ),
        ("Siv Ek (M)\nBo Ask-\nLundin (S)\nDan Ed (L)", ["Siv Ek M", "Bo Ask-Lundin S", "Dan Ed L"]),
    ],
)
def test_a_line_that_goes_on(printed: str, expected: list[str]) -> None:
    assert people("members", printed) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Siv Ek (M)      Bo Ask (S)\nCia Öst (C)     Dan Ed (L)", ["Siv Ek M", "Cia Öst C", "Bo Ask S", "Dan Ed L"]),
        (
            "Siv Ek (M), ordförande      Bo Ask (S) ersätter\nCia Öst (C)                 Dan Ed (L)",
            ["Siv Ek M ordförande", "Cia Öst C", "Bo Ask S <- Dan Ed L"],
        ),
        (
            "Siv Ek (M)      Bo Ask (S)      Eva By (V)\nCia Öst (C)     Dan Ed (L)      Ulf Å (-)",
            ["Siv Ek M", "Cia Öst C", "Bo Ask S", "Dan Ed L", "Eva By V", "Ulf Å -"],
        ),
        ("Siv Ek (M)      Bo Ask (S)\nCia Öst (C)", ["Siv Ek M", "Cia Öst C", "Bo Ask S"]),
        (
            "Siv Ek (M)      ordförande\nBo Ask (S)      vice ordförande",
            ["Siv Ek M ordförande", "Bo Ask S vice ordförande"],
        ),
        (
            "Siv Ek (M)      Bo Ask (S), ersätter Cia Öst\nDan Ed (L)      Lund (S), §§ 2-5",
            ["Siv Ek M", "Dan Ed L", "Bo Ask S §§ 2-5 <- Cia Öst Lund S"],
        ),
        ("Siv Ek (M)\nBo Ask (S)      för Cia Öst (S)", ["Siv Ek M", "Bo Ask S <- Cia Öst S"]),
        ("Siv Ek\tM\tOrdförande\nBo Ask\tS\tLedamot", ["Siv Ek M ordförande", "Bo Ask S"]),
        ("Namn\tParti\tRoll\nSiv Ek\tM\tOrdförande\nBo Ask\tS\tLedamot", ["Siv Ek M ordförande", "Bo Ask S"]),
        ("Siv Ekmark\tM\tOrdförande\nBo Ed\tS\tLedamot", ["Siv Ekmark M ordförande", "Bo Ed S"]),
        (
            "Namn\tParti\tNärvaro\n\nSiv Ek\tM\t§§ 1-4\n\nBo Ask\tS\n\nCia Öst\tC",
            ["Siv Ek M §§ 1-4", "Bo Ask S", "Cia Öst C"],
        ),
        (
            "Namn\tParti\tUppdrag\tErsätter\tNärvaro\n\nSiv Ek\tM\tledamot\n\nBo Ask\tS\tersättare\tDan Ed (S)",
            ["Siv Ek M", "Bo Ask S <- Dan Ed S"],
        ),
        pytest.param(
            "Siv Ek      Ordförande  M  Sala\nBo Ask-     Ledamot     S  Heby\nLundin\nDan Ed      Ledamot     L  Sala",
            ["Siv Ek M ordförande i Sala", "Bo Ask-Lundin S i Heby", "Dan Ed L i Sala"],
            marks=pytest.mark.xfail(strict=True, reason="a column of one letter is taken for the next one"),
        ),
        pytest.param(
            (
                "Siv Ek      Ordförande  M  Sala\nBo Ask      1:e vice    S  Heby\n"
                "            ordförande\nDan Ed      Ledamot     L  Sala"
            ),
            ["Siv Ek M ordförande i Sala", "Bo Ask S 1:e vice ordförande i Heby", "Dan Ed L i Sala"],
            marks=pytest.mark.xfail(strict=True, reason="a column of one letter is taken for the next one"),
        ),
        (
            "Siv Ek (M)      Sala      ordförande\nBo Ask (S)      Heby      ledamot",
            ["Siv Ek M ordförande i Sala", "Bo Ask S i Heby"],
        ),
    ],
)
def test_columns_and_tables(printed: str, expected: list[str]) -> None:
    assert people("members", printed) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Siv Ek, rektor, Bo Ask, jurist", ["Siv Ek rektor", "Bo Ask jurist"]),
        ("Siv Ek, rektor; Bo Ask, jurist", ["Siv Ek rektor", "Bo Ask jurist"]),
        ("Siv Ek, rektor, Bo Ask, jurist och Cia Öst, kurator", ["Siv Ek rektor", "Bo Ask jurist", "Cia Öst kurator"]),
        ("Siv Ek (rektor) Bo Ask (jurist)", ["Siv Ek rektor", "Bo Ask jurist"]),
        ("Siv Ek, Bo Ask och Cia Öst", ["Siv Ek", "Bo Ask", "Cia Öst"]),
        ("Siv Ek, miljö- och\nhälsoskyddschef\nBo Ask, jurist", ["Siv Ek miljö- och hälsoskyddschef", "Bo Ask jurist"]),
        ("Siv Ek,\nrektor\nBo Ask, jurist", ["Siv Ek rektor", "Bo Ask jurist"]),
        ("Siv Ek, rektor §§ 1-2\nBo Ask, jurist § 3", ["Siv Ek rektor §§ 1-2", "Bo Ask jurist § 3"]),
        ("Siv Ek, rektor Ekby skola\nBo Ask, jurist", ["Siv Ek rektor i Ekby skola", "Bo Ask jurist"]),
        ("- Siv Ek, rektor\n- Bo Ask, jurist", ["Siv Ek rektor", "Bo Ask jurist"]),
        ("Kommunchef Siv Ek\nEkonomichef Bo Ask", ["Siv Ek Kommunchef", "Bo Ask Ekonomichef"]),
        (
            "rektor Siv Ek, jurist Bo Ask § 2 och utredare Eva Å",
            ["Siv Ek rektor", "Bo Ask jurist § 2", "Eva Å utredare"],
        ),
        (
            "Siv Ek (S), Bo Ask (L) samt rektor Eva Å, jurist Dan Ed",
            ["Siv Ek S", "Bo Ask L", "Eva Å rektor", "Dan Ed jurist"],
        ),
        ("Siv Ek (S) ej § 8, rektor Eva Å, jurist Dan Ed", ["Siv Ek S ej § 8", "Eva Å rektor", "Dan Ed jurist"]),
        ("Siv Ek, rektor, § 1 Bo Ask, jurist, § 2, 3 Eva Å", ["Siv Ek rektor § 1", "Bo Ask jurist § 2, 3", "Eva Å"]),
        ("Siv Ek, rektor Bo Ask, jurist Eva Å, kurator", ["Siv Ek rektor", "Bo Ask jurist", "Eva Å kurator"]),
        ("Siv Ek rektor, Bo Ask jurist, Eva Å kurator", ["Siv Ek rektor", "Bo Ask jurist", "Eva Å kurator"]),
        ("Siv Ek, Bo Ask\n§ 5 Eva Å\n§ 6 Dan Ed", ["Siv Ek", "Bo Ask", "Eva Å § 5", "Dan Ed § 6"]),
        ("Siv Ek, rektor, Bo\nAsk, jurist, Eva\nÅ, kurator", ["Siv Ek rektor", "Bo Ask jurist", "Eva Å kurator"]),
    ],
)
def test_officials(printed: str, expected: list[str]) -> None:
    assert people("others", printed) == expected


MARKED = "Namn          Parti   Närv.   Frånv.   Tjänstgör för   Anm."


@pytest.mark.parametrize(
    ("group", "rows", "expected"),
    [
        ("members", ["Siv Ek        M       X                                ordförande"], ["Siv Ek M ordförande"]),
        (
            "members",
            ["Siv Ek        M       X", "Bo Ask        S               X", "Cia Öst       C       X"],
            ["Siv Ek M", "Cia Öst C"],
        ),
        (
            "members",
            ["Siv Ek        M       X", "Bo Ask        S", "Cia Öst       C       X"],
            ["Siv Ek M", "Cia Öst C"],
        ),
        (
            "substitutes",
            ["Siv Ek        M       X                Bo Ask (S)", "Cia Öst       C       X"],
            ["Siv Ek M <- Bo Ask S", "Cia Öst C"],
        ),
    ],
)
def test_a_mark_tells_who_was_there(group: str, rows: list[str], expected: list[str]) -> None:
    assert people(group, "\n".join([MARKED, *rows])) == expected
