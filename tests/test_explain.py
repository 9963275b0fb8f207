"""`protokoll explain`: values with their printed text and rule, and the text that no rule claimed."""

import json
import re
from pathlib import Path

import pytest

from extractors import extract
from extractors.readers import read
from extractors.tracing import Unclaimed, printed, unclaimed
from house import ROOT
from models.lines import Box, Document, Line
from models.record import PagePlace, Place, TextPlace
from output.explaining import Value, placed
from pipeline import cli
from pipeline.explanation import explain, of_item

SAMPLES = ROOT / "corpus" / "samples"
WEB = SAMPLES / "samhallsbyggnadsnamnden-2024-05-16.html"

MINUTES = """Ydre kommun
Kultur- och fritidsnämnden

PROTOKOLL

Sammanträdesdatum   2024-03-05
Plats och tid       Sal Vik, kl. 09.00-10.30
Ledamöter           Anna Ekström (S), ordförande
                    Bo Askelund (M)
Sekreterare         Siv Lindvall
Anslaget sätts upp  så snart det går

Väderlek: mulet

§ 7 Badplatsen
Solen sken över bryggan.

Beslut
Nämnden godkänner rapporten.

Allmän feststämning
Alla sjöng.

§ 8 Meddelanden

Beslut
Nämnden lägger meddelandena till handlingarna.
"""


def left_in(text: str) -> list[Unclaimed]:
    data = text.encode()
    return list(unclaimed(read(data, "x.txt"), extract(data, "x.txt")))


def values(path: Path) -> dict[str, Value]:
    data = path.read_bytes()
    (explained,) = explain(data, path.name, extract(data, path.name))
    return {one.path: one for one in explained.values}


# --- what is printed at a place


def line(text: str, start: int, page: int | None = None, box: Box | None = None) -> Line:
    return Line(text, start, start, start + len(text), 0, 1, page, box)


RUNNING = Document("text/plain", None, "native", (line("Plats: Vik", 0), line("Datum", 11), line("2024-03-05", 17)))
PAGED = Document(
    "application/pdf",
    2,
    "native",
    (
        line("ovan", 0, 1, Box(50, 100, 90, 112)),
        line("under", 5, 1, Box(50, 111, 90, 123)),
        line("bredvid", 11, 1, Box(200, 100, 260, 112)),
        line("andra sidan", 19, 2, Box(50, 100, 90, 112)),
    ),
)


@pytest.mark.parametrize(
    ("document", "places", "texts"),
    [
        (RUNNING, [TextPlace((7, 10))], ("Plats: Vik",)),
        (RUNNING, [TextPlace((10, 11))], ()),
        (RUNNING, [TextPlace((11, 16)), TextPlace((0, 3))], ("Plats: Vik", "Datum")),
        (RUNNING, [TextPlace((9, 18))], ("Plats: Vik", "Datum", "2024-03-05")),
        (RUNNING, [PagePlace(1, (0, 0, 500, 500))], ()),
        (PAGED, [PagePlace(1, (50, 100, 90, 112))], ("ovan",)),
        (PAGED, [PagePlace(1, (55, 101, 60, 111))], ("ovan",)),
        (
            PAGED,
            [PagePlace(1, (40, 100, 300, 112)), PagePlace(2, (50, 100, 90, 112))],
            ("ovan", "bredvid", "andra sidan"),
        ),
        (PAGED, [PagePlace(1, (50, 111, 90, 123))], ("under",)),
        (PAGED, [PagePlace(3, (50, 111, 90, 123))], ()),
    ],
)
def test_the_lines_at_a_place(document: Document, places: list[Place], texts: tuple[str, ...]) -> None:
    assert printed(document).texts(places) == texts


@pytest.mark.parametrize(
    ("places", "words"),
    [
        ((TextPlace((3, 9)),), "tecken 3–9"),
        ((TextPlace((3, 9)), TextPlace((10, 20)), TextPlace((30, 31))), "tecken 3–20; tecken 30–31"),
        (
            (PagePlace(2, (50, 100, 90, 112)), PagePlace(2, (40, 112, 80.4, 124)), PagePlace(3, (1, 2, 3, 4))),
            "sida 2, ruta 40 100 90 124; sida 3, ruta 1 2 3 4",
        ),
        (tuple(TextPlace((n, n + 1)) for n in range(0, 25, 5)), "tecken 0–1; tecken 5–6; tecken 10–11 och 2 till"),
    ],
)
def test_places_in_words(places: tuple[Place, ...], words: str) -> None:
    assert placed(places) == words


# --- values

SAME_AS_PRINTED = re.compile(
    r"/attendees/\d+/name|/items/\d+/(?:title|case_numbers/\d+|decisions/\d+/text|beslutsunderlag/\d+|recipients/\d+)"
)


@pytest.mark.parametrize("sample", sorted(SAMPLES.iterdir()), ids=lambda path: path.name)
def test_what_a_value_says_stands_in_its_printed_lines(sample: Path) -> None:
    """Hyphens at the ends of lines apart. Of each § every value that is quoted must be there."""
    for path, one in values(sample).items():
        if SAME_AS_PRINTED.fullmatch(path):
            words = re.sub(r"[\s-]", "", str(one.value))
            assert words in re.sub(r"[\s-]", "", "".join(one.printed)), path
            assert one.rule
            assert not one.derived


def test_what_is_not_printed_is_derived() -> None:
    known = values(WEB)
    for path in ("/attendees/0/capacity", "/items/0/decisions/0/act", "/organisation/code"):
        assert (known[path].derived, known[path].printed, known[path].at) == (True, (), ())
    assert known["/items/2/immediate_justering"].printed == ("Paragrafen är omedelbart justerad.",)
    assert "/items/0/immediate_justering" not in known
    assert not {path for path in known if path.startswith(("/id", "/source", "/evidence", "/text"))}


def test_a_value_derived_by_a_rule_names_it(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text(MINUTES.replace("Ydre kommun\n", "").replace("Solen", "I Ydre kommun sken solen"), "utf-8")
    known = values(path)["/organisation"]
    assert (known.derived, known.rule) == (True, "derived.organisation.named-in-text")


# --- what no rule claimed


def test_text_that_no_rule_claimed() -> None:
    found = {row.text: (row.label, row.item) for row in left_in(MINUTES)}
    assert found == {"så snart det går": ("Anslaget sätts upp", None), "Väderlek: mulet": (None, None)}


def test_rows_of_all_minutes_are_claimed_once_their_labels_are_known() -> None:
    mended = MINUTES.replace("Väderlek: mulet\n", "").replace("så snart det går", "2024-03-07")
    assert left_in(mended) == []


def test_a_known_value_printed_again_is_no_news() -> None:
    again = MINUTES.replace(
        "Väderlek: mulet", "Organ               Kultur- och fritidsnämnden\nDatum               2024-03-05"
    )
    assert [row.text for row in left_in(again)] == ["så snart det går"]


def test_the_site_around_a_page_is_furniture(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain", str(WEB)]) == 0
    told = capsys.readouterr().out
    for words in (
        "kakor",
        "Dela sidan",
        "Kommun och politik",
        "Barn och utbildning",
        "Tyck till",
        "dataLayer",
        "Hoppa",
    ):
        assert words in WEB.read_text("utf-8")
        assert words not in told
    assert "\n  Ingen. Varje tryckt rad hör till" in told


# --- the command


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    path = tmp_path / "protokoll.txt"
    path.write_text(MINUTES, "utf-8")
    return path


def test_the_explanation_is_plain_swedish(minutes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain", str(minutes)]) == 0
    told = capsys.readouterr().out
    place = MINUTES.index("Sal Vik")
    assert (
        "  /meeting/place: Sal Vik\n"
        f"      tryckt: ”Sal Vik, kl. 09.00-10.30”; tecken {place}–{place + 7}; regel meeting.time-place\n"
    ) in told
    assert "\n  /attendees/0: capacity = member\n      härlett: står inte tryckt som sådant\n" in told
    headings = ["Dokumentet", "Närvarande", "§ 7 Badplatsen", "§ 8 Meddelanden", "Text som ingen regel förstod"]
    assert [row for row in told.splitlines() if row in headings] == headings
    left = told.partition("Text som ingen regel förstod\n")[2]
    start = MINUTES.index("Väderlek")
    assert f"    ”Väderlek: mulet”; tecken {start}–{start + 15}\n" in left
    assert ", under etiketten ”Anslaget sätts upp”\n" in left
    assert (
        "  § 7 (etiketter i paragraferna står i extractors/words/sections.toml)\n    ”Solen sken över bryggan.”" in left
    )


def test_the_words_of_the_rules_are_where_it_says(minutes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain", str(minutes)]) == 0
    named = set(re.findall(r"står i (\S+\.toml)", capsys.readouterr().out))
    assert len(named) == 2
    assert all((ROOT / name).is_file() for name in named)


@pytest.mark.parametrize("number", ["7", "§ 7", "§7"])
def test_one_item_alone(minutes: Path, capsys: pytest.CaptureFixture[str], number: str) -> None:
    assert cli.main(["explain", str(minutes), "--item", number, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {one["path"].split("/")[1:3] == ["items", "0"] for one in told["values"]} == {True}
    assert [one["printed"] for one in told["unclaimed"]] == ["Solen sken över bryggan."]


def test_an_item_that_is_not_there(minutes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain", str(minutes), "--item", "9"]) == 2
    assert capsys.readouterr().err == (
        "protokoll: 9: Det finns ingen sådan paragraf eller punkt i filen. De som finns: 7, 8.\n"
    )


def test_json_says_all(minutes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain", str(minutes), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    (kind,) = [one for one in told["values"] if one["path"] == "/kind"]
    start = MINUTES.index("PROTOKOLL")
    assert kind == {
        "path": "/kind",
        "value": "protokoll",
        "printed": ["PROTOKOLL"],
        "at": [{"chars": [start, start + 9]}],
        "rule": "kind.title.protokoll",
        "derived": False,
    }
    handbook = (ROOT / "docs" / "handbok.md").read_text("utf-8")
    own = handbook.partition("### `protokoll explain`")[2].partition("\n### ")[0]
    keys = {*told, *told["values"][0], *told["unclaimed"][0]}
    assert {key for key in keys if f"`{key}`" not in own} == set()


@pytest.mark.parametrize(
    ("data", "told"), [(b"", "filen är tom"), (b"%PDF-1.4 avklippt", "skadad"), (b"PK\x03\x04 annat", "ZIP")]
)
def test_a_file_that_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes, told: str) -> None:
    path = tmp_path / "fel.pdf"
    path.write_bytes(data)
    assert cli.main(["explain", str(path)]) == 1
    printed_out = capsys.readouterr()
    assert printed_out.out == ""
    assert printed_out.err.startswith(f"{path}: ")
    assert told in printed_out.err


def test_a_file_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain", "borta.pdf"]) == 1
    assert capsys.readouterr().err.startswith("borta.pdf: Filen finns inte.")


def test_of_several_minutes_in_a_file_each_is_told_for_itself() -> None:
    """Two records of one document: what stands in no § is told once, and each § with its own record."""
    data = MINUTES.encode()
    (record,) = extract(data, "x.txt")
    first, second = explain(data, "x.txt", (record, record))
    assert {one.path for one in first.values} == {one.path for one in second.values}
    assert [one.printed for one in first.leftovers if one.path is None] == ["så snart det går", "Väderlek: mulet"]
    assert [one.printed for one in second.leftovers if one.path is None] == []
    assert of_item(first, "8") is not None
    assert of_item(first, "9") is None
