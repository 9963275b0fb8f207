"""The data files: they load, they cover the record, no word is claimed twice, and a mistake is told by file and row."""

import shutil
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args

import pytest

from extractors import coming, vocabulary, wordlists
from extractors.wordlists import VocabularyError, normal
from house import ROOT
from models.record import Act, Kind, Role, SectionKind

WORDS = ROOT / "extractors" / "words"
LOADERS: tuple[Callable[[], object], ...] = (
    vocabulary.front_labels,
    vocabulary.section_labels,
    vocabulary.closers,
    vocabulary.immediate,
    vocabulary.acts,
    vocabulary.titles,
    vocabulary.body_words,
    vocabulary.people,
    vocabulary.frame,
    vocabulary.associations,
    coming.next_words,
    coming.calendar_words,
)


def forget() -> None:
    for value in (*vars(vocabulary).values(), *vars(wordlists).values()):
        if hasattr(value, "cache_clear"):
            value.cache_clear()


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the data files that a test may change; the vocabulary is read from it."""
    shutil.copytree(WORDS, tmp_path / "words")
    monkeypatch.setattr(wordlists, "files", lambda _: tmp_path)
    forget()
    yield tmp_path / "words"
    forget()


@pytest.mark.parametrize("load", LOADERS)
def test_the_data_files_load(load: Callable[[], object]) -> None:
    assert load()


@pytest.mark.parametrize("load", LOADERS)
def test_an_unchanged_copy_loads_too(words: Path, load: Callable[[], object]) -> None:
    assert load()


@pytest.mark.parametrize(
    ("file", "row", "load", "told"),
    [
        ("front", '[[label]]\nfeild = "place"\nwords = ["Salen"]', vocabulary.front_labels, "feild"),
        ("front", '[[label]]\nfield = "place"\nwords = ["Salen"]\nblok = true', vocabulary.front_labels, "blok"),
        ("front", '[[label]]\nfield = "place"', vocabulary.front_labels, "words"),
        ("front", '[[label]]\nfield = "place"\nwords = []', vocabulary.front_labels, "words"),
        ("front", '[[label]]\nfield = "place"\nwords = [""]', vocabulary.front_labels, "words"),
        ("front", '[[label]]\nfield = "place"\nwords = "Salen"', vocabulary.front_labels, "words"),
        ("front", '[[label]]\nfield = ""\nwords = ["Salen"]', vocabulary.front_labels, "field"),
        ("front", '[[label]]\nfield = "plase"\nwords = ["Salen"]', vocabulary.front_labels, "plase"),
        ("front", '[[label]]\nfield = "place"\nwords = ["Salen"]\nblock = "ja"', vocabulary.front_labels, "block"),
        ("front", '[[labels]]\nfield = "place"\nwords = ["Salen"]', vocabulary.front_labels, "labels"),
        ("front", '[[label]]\nfield = "body"\nwords = ["Plats"]', vocabulary.front_labels, "Plats"),
        ("sections", '[[section]]\nkind = "decisoin"\nwords = ["Utslag"]', vocabulary.section_labels, "decisoin"),
        (
            "sections",
            '[[section]]\nkind = "decision"\nwords = ["Utslag"]\nowner = "ja"',
            vocabulary.section_labels,
            "owner",
        ),
        ("sections", '[[section]]\nkind = "decision"\nord = ["Utslag"]', vocabulary.section_labels, "ord"),
        ("sections", '[[section]]\nkind = "vote"\nwords = ["Beslut"]', vocabulary.section_labels, "Beslut"),
        ("sections", "[[closer]]\nrule = \"closer.x\"\npattern = '(oj'", vocabulary.closers, "(oj"),
        ("sections", '[[closer]]\nrule = "closer.x"', vocabulary.closers, "pattern"),
        ("acts", "[[act]]\nact = \"antar\"\npattern = '[oj'", vocabulary.acts, "[oj"),
        ("acts", "[[act]]\nact = \"bestämmer\"\npattern = 'x'", vocabulary.acts, "bestämmer"),
        ("acts", '[[act]]\nact = "antar"\npattern = \'x\'\nlevel = "wish"', vocabulary.acts, "wish"),
        ("acts", "[[act]]\nact = \"antar\"\npatern = 'x'", vocabulary.acts, "patern"),
        ("kinds", '[[kind]]\nkind = "protokol"\nwords = ["Protokol"]', vocabulary.titles, "protokol"),
        ("kinds", '[[sign]]\nkind = "protokoll"\nwords = 7', vocabulary.titles, "words"),
        ("kinds", '[[kind]]\nkind = "kallelse"\nwords = ["Protokoll"]', vocabulary.titles, "Protokoll"),
        ("acts", "act = [", vocabulary.acts, ""),
    ],
)
def test_a_mistake_is_told_by_file_and_row(
    words: Path, file: str, row: str, load: Callable[[], object], told: str
) -> None:
    path = words / f"{file}.toml"
    path.write_text(f"{path.read_text('utf-8')}\n{row}\n", "utf-8")
    with pytest.raises(VocabularyError) as caught:
        load()
    assert f"{file}.toml" in str(caught.value)
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('"ordförande" = [', '"ordförare" = [', "ordförare"),
        ("[remote]", "[remoot]", "remote"),
        ("[names]", "[namn]", "names"),
        ("particles = ", "partiklar = ", "particles"),
    ],
)
def test_a_mistake_among_people(words: Path, before: str, after: str, told: str) -> None:
    path = words / "people.toml"
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")
    with pytest.raises(VocabularyError, match=r"people\.toml") as caught:
        vocabulary.people()
    assert told in str(caught.value)


@pytest.mark.parametrize(("before", "after"), [("counters = [", "counters = ['(oj', "), ("only = ", "olny = ")])
def test_a_mistake_among_furniture(words: Path, before: str, after: str) -> None:
    path = words / "furniture.toml"
    path.write_text(path.read_text("utf-8").replace(before, after, 1), "utf-8")
    with pytest.raises(VocabularyError, match=r"furniture\.toml"):
        vocabulary.frame()


def rows(file: str, table: str) -> list[dict[str, object]]:
    return list(tomllib.loads((WORDS / f"{file}.toml").read_text("utf-8"))[table])


def spelled(row: dict[str, object]) -> list[str]:
    found = row["words"]
    assert isinstance(found, list)
    return [normal(str(word)) for word in found]


@pytest.mark.parametrize(("file", "table"), [("front", "label"), ("sections", "section"), ("kinds", "kind")])
def test_no_word_stands_twice(file: str, table: str) -> None:
    counted = Counter(word for row in rows(file, table) for word in spelled(row))
    assert [word for word, count in counted.items() if count > 1] == []


def test_no_role_is_spelled_as_another() -> None:
    roles = tomllib.loads((WORDS / "people.toml").read_text("utf-8"))["roles"]
    counted = Counter(spelling for spellings in roles.values() for spelling in {normal(word) for word in spellings})
    assert [word for word, count in counted.items() if count > 1] == []


def test_a_title_of_a_document_is_no_label_of_its_front_page() -> None:
    titles = {word for word, title in vocabulary.titles().items() if not title.sign}
    labels = vocabulary.front_labels()
    assert sorted(word for word in titles & set(labels) if labels[word].field != "contents") == []


@pytest.mark.parametrize(
    ("found", "known", "not_by_words"),
    [
        ({row["kind"] for row in rows("kinds", "kind")}, Kind, {"other"}),
        ({row["kind"] for row in rows("sections", "section")}, SectionKind, set()),
        ({row["act"] for row in rows("acts", "act")}, Act, {"annat"}),
        (set(vocabulary.people().roles.values()), Role, set()),
    ],
    ids=["kinds", "sections", "acts", "roles"],
)
def test_all_that_a_record_can_say_has_a_row(found: set[object], known: object, not_by_words: set[str]) -> None:
    assert set(get_args(known)) - found == not_by_words


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Beslut:", "beslut"),
        ("BESLUT", "beslut"),
        ("  Plats   och tid : ", "plats och tid"),
        ("Dnr.", "dnr"),
        ("Be\u00adslut", "beslut"),
    ],
)
def test_words_are_compared_in_one_form(words: str, expected: str) -> None:
    assert normal(words) == expected


@pytest.mark.parametrize("act", rows("acts", "act"), ids=lambda row: str(row["act"]))
def test_no_pattern_of_an_act_matches_everything(act: dict[str, object]) -> None:
    pattern = next(known.pattern for known in vocabulary.acts() if known.act == act["act"])
    assert pattern.search("nämnden sammanträder i ekby") is None
