"""The share itself: meetings of several bodies over the years, and all that gathers around them."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from random import Random

from tools.archive.damage import DAMAGES
from tools.archive.forms import FORMS
from tools.archive.ledger import Books, File, Ledger
from tools.archive.minutes import Minutes, meeting
from tools.layouts.words import rows, some

FIRST_YEAR = 2001
BODIES = 6
MEETINGS_AN_ORGANISATION = 1500
_SUFFIXES = (".txt",) * 4 + (".html",) * 3 + (".docx",) * 2 + (".pdf",)


def write(folder: Path, files: int, seed: int) -> Ledger:
    """Writes a share and its ledger, the same for the same seed."""
    share = folder / "share"
    books = _Registrar(Random(seed), files).fill()
    for place in {(share / one.path).parent for one in books.files}:
        place.mkdir(parents=True, exist_ok=True)
    for one in books.files:
        (share / one.path).write_bytes(one.data)
    ledger = books.ledger()
    (folder / "ledger.json").write_text(json.dumps(ledger, ensure_ascii=False, indent=1), encoding="utf-8")
    return ledger


@dataclass
class _Registrar:
    """Fills a share up to a number of files."""

    rng: Random
    files: int
    books: Books = field(default_factory=Books)

    def fill(self) -> Books:
        """Everything."""
        for serial, minutes in enumerate(self._meetings()):
            room = self.files - len(self.books.files)
            if room <= 0:
                break
            cases = [case for case, size, weight in _CASES if size <= room for _ in range(weight)]
            self.rng.choice(cases)(self, minutes, f"{serial:05d}")
        return self.books

    def _meetings(self) -> Iterator[Minutes]:
        owners = [row["name"] for row in rows("organisation") if row.get("type", "kommun") == "kommun"]
        owners = owners[: 1 + self.files // MEETINGS_AN_ORGANISATION]
        boards = [(row["name"], row["short"]) for row in rows("body") if row["type"] == "kommun"][:BODIES]
        last: dict[tuple[str, str, int], int] = {}
        serial = count()
        for month in count(8):
            for owner in owners:
                for place, board in enumerate(boards):
                    day = date(FIRST_YEAR + month // 12, month % 12 + 1, 3 + 3 * place)
                    day -= timedelta(days=max(0, day.weekday() - 4))
                    numbers = self._numbers(owner, board, day, last)
                    if numbers:
                        yield meeting(self.rng, owner, board, day, numbers, next(serial))

    def _numbers(
        self, owner: str, board: tuple[str, str], day: date, last: dict[tuple[str, str, int], int]
    ) -> list[int]:
        """Those of the next meeting; now and then one is missing, or the whole meeting."""
        key = (owner, board[0], day.year)
        first = last.get(key, 0) + 1
        numbers = list(range(first, first + self.rng.randint(2, 5)))
        last[key] = numbers[-1]
        about: dict[str, str | int] = {"organisation": owner, "body": board[0], "year": day.year}
        if first > 1 and self.rng.random() < 0.01:
            self.books.missing.append({**about, "day": day.isoformat(), "first": first, "last": numbers[-1]})
            return []
        if len(numbers) > 2 and self.rng.random() < 0.02:
            gone = numbers.pop(1)
            self.books.missing.append({**about, "first": gone, "last": gone})
        return numbers

    # --- one meeting each

    def plain(self, minutes: Minutes, key: str) -> None:
        """The protokoll and nothing else."""
        self._keep(minutes, key, self.rng.choice(_SUFFIXES))

    def copied(self, minutes: Minutes, key: str) -> None:
        """The same bytes once more, under another name in another folder."""
        made = self._keep(minutes, key, self.rng.choice(_SUFFIXES))
        name = self.rng.choice(("Kopia av {}", "{}_slutlig", "{} (2)")).format(key)
        self._add(replace(made, path=f"{self.rng.choice(_ATTICS)}/{name}{Path(made.path).suffix}"))

    def signed(self, minutes: Minutes, key: str) -> None:
        """Unsigned first, signed later."""
        suffix = self.rng.choice((".txt", ".html", ".docx"))
        self._keep(replace(minutes, status="Ojusterat protokoll"), key, suffix, "ojusterat")
        self._keep(replace(minutes, status="Protokollet är justerat"), key, suffix, "justerat", standing=9)

    def two_forms(self, minutes: Minutes, key: str) -> None:
        """As Word and as PDF."""
        self._keep(minutes, key, ".docx")
        self._keep(minutes, key, ".pdf", standing=9)

    def masked(self, minutes: Minutes, key: str) -> None:
        """With names for the archive, and without them for the web."""
        self._keep(minutes, key, self.rng.choice((".txt", ".docx")), standing=9)
        public = minutes.masked(self.rng.choice(("███", "NN")))
        self._add(File(f"Webb/{minutes.day.year}/{key}.html", FORMS[".html"](public), "minutes", key))

    def extracted(self, minutes: Minutes, key: str) -> None:
        """A protokollsutdrag of one §."""
        self._keep(minutes, key, self.rng.choice((".txt", ".pdf")))
        place = self.rng.randrange(len(minutes.matters))
        part = minutes.part(place, place + 1, "protokollsutdrag")
        self._keep(part, f"{key}u", self.rng.choice((".docx", ".txt")), "utdrag")
        self.books.relations.append((f"{key}u", key, "extract"))

    def split(self, minutes: Minutes, key: str) -> None:
        """A meeting in two files."""
        suffix = self.rng.choice((".txt", ".html"))
        self._keep(minutes.part(0, 1), f"{key}a", suffix, "del 1")
        self._keep(minutes.part(1, 9), f"{key}b", suffix, "del 2")
        self.books.relations.append((f"{key}a", f"{key}b", "same meeting"))

    def no_minutes(self, _: Minutes, key: str) -> None:
        """Something else that lies about."""
        story = f"Föreningen i {some(self.rng, 'villages')} bjuder in till loppis nummer {int(key)} i {key}-huset."
        words = f"Hej alla grannar!\n\n{story}\n\nKaffe och bullar finns att köpa.\n\nVarmt välkomna!\n"
        self._add(File(f"Att sortera/inbjudan {key}.txt", words.encode(), "other"))

    def damaged(self, minutes: Minutes, key: str) -> None:
        """A file that cannot be read."""
        damage = self.rng.choice(DAMAGES)
        place = f"{self.rng.choice((*_ATTICS, folder_of(minutes)))}/{key} skadad{damage.suffix}"
        self._add(File(place, damage.build(self.rng, minutes), "bad", reason=damage.reason))

    def hidden(self, minutes: Minutes, key: str) -> None:
        """What a Mac or a program leaves behind."""
        name = self.rng.choice((f".{key}.DS_Store", f".papperskorg/{key}.txt"))
        self._add(File(f"{folder_of(minutes)}/{name}", FORMS[".txt"](minutes), "hidden"))

    def _keep(self, minutes: Minutes, key: str, suffix: str, note: str = "", standing: int = 0) -> File:
        name = f"{minutes.short} {minutes.day.isoformat()} {key}{' ' if note else ''}{note}{suffix}"
        return self._add(
            File(f"{folder_of(minutes)}/{name}", FORMS[suffix](minutes), "minutes", key, standing=standing)
        )

    def _add(self, file: File) -> File:
        self.books.files.append(file)
        return file


def folder_of(minutes: Minutes) -> str:
    """Where the minutes of a body and a year lie."""
    return f"{minutes.organisation}/{minutes.body}/{minutes.day.year}"


_ATTICS = ("Att sortera", "Gammalt/kopior", "Ärendehandlingar")
_CASES: tuple[tuple[Callable[[_Registrar, Minutes, str], None], int, int], ...] = (
    (_Registrar.plain, 1, 60),
    (_Registrar.copied, 2, 6),
    (_Registrar.signed, 2, 5),
    (_Registrar.two_forms, 2, 5),
    (_Registrar.masked, 2, 5),
    (_Registrar.extracted, 2, 5),
    (_Registrar.split, 2, 4),
    (_Registrar.no_minutes, 1, 4),
    (_Registrar.damaged, 1, 6),
    (_Registrar.hidden, 1, 1),
)
"""What may gather around a meeting: how many files it is, and how often."""
