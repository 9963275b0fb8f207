"""What can go wrong, as types. Each message is one that a Swedish user reads: which file, what is wrong, what to do.

ProtokollError
├── FileProblem            one file cannot become a record; the run goes on
│   ├── MissingFile        the path leads nowhere, or may not be read
│   ├── EmptyFile          no bytes, or nothing but white space
│   ├── DamagedFile        cut short or broken inside
│   ├── EncryptedFile      needs a password
│   ├── NoText             pages of pictures only
│   ├── UnknownFormat      none of the readers knows these bytes
│   ├── TooSlow            reading took longer than a file may take
│   ├── TooMuchMemory      reading took more memory than a file may take
│   ├── Crashed            reading brought the process down
│   ├── TooLarge           more bytes than one file may have
│   ├── TooMuch            more bytes than the files of a package may have together
│   ├── TooMany            more files than a package may hold
│   ├── TooDeep            packages within packages, deeper than they may lie
│   ├── Bomb               expands to far more than it takes packed
│   ├── UnsafePath         a name in a package that leads out of it
│   ├── NotAFile           a link, a device or a pipe in a package
│   └── BadRow             a row of a manifest that cannot be followed
├── ArchiveProblem         the archive cannot be opened, read or written; the run stops
│   └── EmptyArchive       it holds nothing yet
├── ClusterProblem         the cluster does not answer; the run stops
└── UsageProblem           the command was called in a way that has no meaning
"""

from typing import ClassVar


class ProtokollError(Exception):
    """Root of all errors that this program raises on purpose.

    `reason` is a stable code for reports, `message` says what is wrong and `advice` what the user can do, both in
    Swedish.
    """

    reason: ClassVar[str] = "fel"
    advice: ClassVar[str] = ""

    def __init__(self, message: str, advice: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = self.advice if advice is None else advice

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()

    def __reduce__(self) -> tuple[type["ProtokollError"], tuple[str, str]]:
        """Comes whole out of a worker process."""
        return type(self), (self.message, self.remedy)


class FileProblem(ProtokollError):
    """One file cannot become a record. It goes to quarantine with `reason`; the other files are not affected."""

    reason = "filfel"


class MissingFile(FileProblem):
    """The path leads nowhere, to a folder without readable files, or to a file that may not be read."""

    reason = "saknas"
    advice = "Kontrollera sökvägen och behörigheten."


class EmptyFile(FileProblem):
    """The file has no bytes, or nothing but white space."""

    reason = "tom"
    advice = "Hämta filen på nytt från källan."


class DamagedFile(FileProblem):
    """The file is of a known format but cut short or broken inside."""

    reason = "skadad"
    advice = "Hämta filen på nytt från källan."


class EncryptedFile(FileProblem):
    """The file cannot be opened without a password."""

    reason = "krypterad"
    advice = "Spara en kopia utan lösenord och importera den."


class NoText(FileProblem):
    """The pages are pictures without a text layer."""

    reason = "bild"
    advice = "Texttolka den: protokoll ocr"


class UnknownFormat(FileProblem):
    """None of the registered readers knows these bytes."""

    reason = "okänt format"
    advice = "Spara om filen som PDF, DOCX, HTML eller text."


class TooSlow(FileProblem):
    """Reading took longer than a file may take."""

    reason = "tidsgräns"
    advice = "Dela upp filen, eller höj gränsen med PROTOKOLL_FILE_SECONDS, och kör: protokoll runs retry"


class TooMuchMemory(FileProblem):
    """Reading took more memory than a file may take."""

    reason = "minnesgräns"
    advice = "Dela upp filen, eller höj gränsen med PROTOKOLL_FILE_MEGABYTES, och kör: protokoll runs retry"


class Crashed(FileProblem):
    """Reading brought down the process that did it."""

    reason = "krasch"
    advice = "Spara om filen i ett annat format, eller anmäl felet och bifoga om möjligt filen."


class TooLarge(FileProblem):
    """The file, or the member of a package, has more bytes than one may have."""

    reason = "för stor"
    advice = "Dela upp den, eller spara den i ett mindre format."


class TooMuch(FileProblem):
    """The members of a package have more bytes together than they may have; the rest is not read."""

    reason = "för mycket"
    advice = "Packa upp paketet och läs in mappen, eller dela upp det."


class TooMany(FileProblem):
    """A package holds more members than it may; the rest is not read."""

    reason = "för många"
    advice = "Packa upp paketet och läs in mappen, eller dela upp det."


class TooDeep(FileProblem):
    """Packages lie within packages, deeper than they may."""

    reason = "för djupt"
    advice = "Packa upp det yttersta paketet och läs in det som låg i det."


class Bomb(FileProblem):
    """A member expands to so much more than it takes packed that it can only be meant to harm."""

    reason = "packbomb"
    advice = "Fråga avsändaren vad det är; behövs filen, packa upp den för sig."


class UnsafePath(FileProblem):
    """A member's name leads out of its package, or means something else on another system."""

    reason = "farlig sökväg"
    advice = "Packa filerna på nytt utan sådana namn."


class NotAFile(FileProblem):
    """A member of a package is a link, a device or a pipe, and holds no bytes of its own."""

    reason = "ingen fil"
    advice = "Packa själva filen i stället."


class BadRow(FileProblem):
    """A row of a manifest that cannot be followed."""

    reason = "fel rad"
    advice = "Rätta raden och läs in på nytt."


class ArchiveProblem(ProtokollError):
    """The archive cannot be opened, read or written."""

    reason = "arkivfel"


class EmptyArchive(ArchiveProblem):
    """The database is there and holds no tables yet."""

    advice = "Importera något först: protokoll import MAPP"


class ClusterProblem(ProtokollError):
    """The cluster that was to read the files does not answer; the run stops, and can be gone on with."""

    reason = "kluster"
    advice = "Kontrollera adressen och att klustret är igång. Läs resten med: protokoll runs retry"


class UsageProblem(ProtokollError):
    """The command was called in a way that has no meaning."""

    reason = "användning"
