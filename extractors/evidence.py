"""The list of what was found where, kept while a record is read."""

from collections.abc import Iterable
from typing import NamedTuple

from extractors.passages import Passage
from models.record import Evidence, Warning


class Ledger(NamedTuple):
    """Collects evidence and warnings; `under` is a view for a part of the record, `prefix` that part's JSON pointer."""

    evidence: list[Evidence]
    warnings: list[Warning]
    prefix: str = ""

    def under(self, *steps: str | int) -> "Ledger":
        """The ledger for a part of this part: `under("items", 0)`."""
        return Ledger(self.evidence, self.warnings, f"{self.prefix}/{'/'.join(map(str, steps))}")

    def note(self, field: str, passage: Passage, rule: str) -> None:
        """Record that the value of `field` is printed in `passage` and was found by `rule`."""
        places = passage.places()
        if places:
            self.evidence.append(Evidence(f"{self.prefix}/{field}", places, rule))

    def note_all(self, field: str, passages: Iterable[Passage], rule: str) -> None:
        """Record that the value of `field` is printed in several passages, one after the other."""
        places = tuple([place for passage in passages for place in passage.places()])
        if places:
            self.evidence.append(Evidence(f"{self.prefix}/{field}", places, rule))

    def derive(self, field: str, rule: str) -> None:
        """Record that the value of `field` is printed nowhere as such but follows from the text by `rule`."""
        self.evidence.append(Evidence(f"{self.prefix}/{field}", (), rule))

    def warn(self, code: str, message: str, item: str | None = None) -> None:
        """Record what the reader should know."""
        self.warnings.append(Warning(code, message, item))


def ledger() -> Ledger:
    """An empty ledger."""
    return Ledger([], [])
