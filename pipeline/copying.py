"""Copies of whole archives, as the commands copy, backup and restore make them."""

from pathlib import Path

from corpus.archive import open_archive
from corpus.copying import Copied, copy_archive
from corpus.location import Location, locate
from models.errors import UsageProblem
from pipeline.files import is_among
from pipeline.screen import counted, visible

BACKUP = "protokoll.db"
"""The database in the folder of a backup; its originals lie beside it."""


def copy(
    source: str, source_originals: Path | None, target: str, target_originals: Path | None, folder: Path | None = None
) -> Copied:
    """Copies one archive into another, for which a folder is made first. Raises ArchiveProblem and UsageProblem."""
    _check(locate(source, source_originals).files(), locate(target, target_originals))
    with open_archive(source, "read", source_originals) as old:
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
        with open_archive(target, "write", target_originals) as new:
            return copy_archive(old, new)


def _check(own: frozenset[Path], target: Location) -> None:
    """Raises UsageProblem when the copy would lie among the files of the archive that it is made of, or share them."""
    for place in filter(None, (target.path, target.originals)):
        if is_among(place, own):
            raise UsageProblem(f"{place} hör till arkivet som kopieras.", "Ange en annan plats för kopian.")


def tell(copied: Copied, where: str) -> int:
    """Prints what was copied. 1 if the check of the copy found a fault."""
    files = counted(copied.files, "original", "original")
    print(visible(f"{counted(copied.rows, 'rad', 'rader')} och {files} kopierade till {where}."))
    for fault in copied.checked.faults:
        print(visible(f"{fault.place}: {fault.fault} {fault.details}".strip()))
    print("Varje original är jämfört med sin kontrollsumma." if not copied.checked.faults else "Kopian är inte hel.")
    return 1 if copied.checked.faults else 0
