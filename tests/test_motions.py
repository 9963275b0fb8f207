"""Yrkanden: what is moved and by whom, in the ways in which it is printed."""

import pytest

from inside import PRESENT, document, item

Found = list[tuple[str, list[str]]]


def moved(inside: str, present: tuple[str, ...] = PRESENT) -> Found:
    return [(one.text, [who.name for who in one.movers]) for one in item(inside, present).motions]


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("Bo Ask (M) yrkar avslag.", [("avslag", ["Bo Ask"])]),
        ("Bo Ask (M) yrkade avslag på förslaget.", [("avslag på förslaget", ["Bo Ask"])]),
        ("Șerban K. Ås (M) yrkar avslag.", [("avslag", ["Șerban K. Ås"])]),
        ("Bo Ask (M) yrkar på återremiss.", [("återremiss", ["Bo Ask"])]),
        (
            "Bo Ask (M), Cia Ås (V) samt Dan Lindqvist (C) yrkar att planen antas.",
            [("att planen antas", ["Bo Ask", "Cia Ås", "Dan Lindqvist"])],
        ),
        (
            "Ordföranden Anna Ek (S) och tjänstgörande ersättaren Cia Ås (V) yrkar bifall.",
            [("bifall", ["Anna Ek", "Cia Ås"])],
        ),
        ("Ordföranden, Anna Ek (S) yrkar bifall.", [("bifall", ["Anna Ek"])]),
        ("Ordföranden yrkar bifall till förslaget.", [("bifall till förslaget", ["Anna Ek"])]),
        ("Bo Ask (M) m.fl. yrkar bifall.", [("bifall", ["Bo Ask"])]),
        (
            "Bo Ask (M) med instämmande av Cia Ås (V) yrkar bifall.",
            [("bifall", ["Bo Ask", "Cia Ås"])],
        ),
        (
            "Bo Ask (M) yrkar avslag. Cia Ås (V) yrkar bifall till yrkandet från S. Eva Björk (SD) yrkar återremiss.",
            [("avslag", ["Bo Ask"]), ("bifall till yrkandet från S", ["Cia Ås"]), ("återremiss", ["Eva Björk"])],
        ),
        (
            "Bo Ask (M) yrkar avslag och Cia Ås (V) yrkar bifall.",
            [("avslag", ["Bo Ask"]), ("bifall", ["Cia Ås"])],
        ),
        (
            "Bo Ask (M) yrkar bifall till förslaget. Vidare yrkar Bo Ask (M) att planen trycks.",
            [("bifall till förslaget", ["Bo Ask"]), ("att planen trycks", ["Bo Ask"])],
        ),
        (
            "Bo Ask (M) yrkar i första hand återremiss och i andra hand avslag.",
            [("i första hand återremiss och i andra hand avslag", ["Bo Ask"])],
        ),
        (
            "Bo Ask (M) yrkar på ändringar:\n\n- Sidan 4 stryks.\n\n- Sidan 5 rättas.\n\nCia Ås (V) yrkar bifall.",
            [("ändringar: Sidan 4 stryks. Sidan 5 rättas", ["Bo Ask"]), ("bifall", ["Cia Ås"])],
        ),
        ("Cia Ås (V) instämmer i Bo Asks yrkande.", [("instämmer i Bo Asks yrkande", ["Cia Ås"])]),
        ("Cia Ås (V) föreslår att planen trycks.", [("att planen trycks", ["Cia Ås"])]),
        ("Moderaterna yrkar avslag.", []),
    ],
)
def test_a_yrkande_has_its_words_and_movers(printed: str, found: Found) -> None:
    assert moved(f"Yrkanden\n\n{printed}") == found


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        ("Beslutsgång\n\nBo Ask (M) yrkar avslag. Ordföranden finner att planen antas.", [("avslag", ["Bo Ask"])]),
        ("Under överläggningen yrkar Bo Ask (M) avslag.\n\nBeslut\n\nPlanen antas.", [("avslag", ["Bo Ask"])]),
        ("Bakgrund\n\nBo Ask (M) yrkade avslag i utskottet.\n\nBeslut\n\nPlanen antas.", []),
        ("Protokollsanteckning\n\nBo Ask (M) yrkar avslag.", []),
        ("I motionen yrkar Bo Ask (M) att planen antas.\n\nBeslut\n\nMotionen avslås.", []),
        ("Byggherren Siv Holm yrkar ersättning.\n\nBeslut\n\nPlanen antas.", []),
    ],
)
def test_where_a_yrkande_may_stand(inside: str, found: Found) -> None:
    assert moved(inside) == found


def test_text_and_movers_have_evidence() -> None:
    record = document("Yrkanden\n\nOrdföranden yrkar bifall. Bo Asck (M) yrkar avslag.")
    rules = {evidence.path: evidence.rule for evidence in record.evidence if "motions" in evidence.path}
    assert rules == {
        "/items/0/motions/0/text": "motion.yrkar",
        "/items/0/motions/0/movers/0/name": "derived.mention.chair",
        "/items/0/motions/0/movers/0/party": "derived.mention.attendance-list",
        "/items/0/motions/1/text": "motion.yrkar",
        "/items/0/motions/1/movers/0/name": "derived.mention.misread",
        "/items/0/motions/1/movers/0/party": "mention.party",
    }
