"""The commands of `protokoll`, in the order of the help. A new command is one module and one row here.

Its module has `run(settings, args) -> int`, which gives the exit code, and is imported only when the command is called.
"""

from argparse import SUPPRESS
from typing import NamedTuple

from pipeline.arguments import Argument, day, days, path, whole_number


class Command(NamedTuple):
    """One command: its name, what it does in a line of Swedish, the module that does it, and its arguments.

    reads  whether it reads files in processes, which are best begun before anything else
    """

    name: str
    help: str
    module: str
    arguments: tuple[Argument, ...] = ()
    reads: bool = False


ARCHIVE = Argument(
    ("--archive",),
    "arkivets fil (annars miljövariabeln PROTOKOLL_ARCHIVE, annars protokoll.db i mappen)",
    "ARKIV",
    default=SUPPRESS,
)
"""Left out after the command, it may stand before it."""

_REPORT = Argument(("--report",), "skriv utfallet för varje fil dit, en JSON-rad per fil", "FIL", convert=path)

_WHO = Argument(("--who",), "vem som bestämt det (annars den som är inloggad på datorn)", "NAMN")
_WHY = Argument(("--why",), "varför", "SKÄL")

_QUERY = Argument(
    ("query",),
    'ord som alla ska finnas; "fras", OR, -inte, början*, fält:värde',
    "FRÅGA",
    many=True,
    optional=True,
)
_FIELDS = (
    Argument(("--organ",), "bara det organet (som organ:)", "ORGAN"),
    Argument(("--organisation",), "bara den kommunen eller regionen", "NAMN"),
    Argument(("--parti",), "bara där partiet yrkat, röstat eller reserverat sig", "PARTI"),
    Argument(("--person",), "bara där personen nämns eller handlat", "NAMN"),
    Argument(("--dnr",), "bara där diarienumret står", "DNR"),
    Argument(("--typ",), "bara det slaget av dokument, t.ex. protokoll", "SLAG"),
    Argument(("--beslut",), "bara där ett beslut gör det, t.ex. avslag", "BESLUT"),
    Argument(("--nivå", "--niva"), "bara beslut, förslag eller rekommendation", "NIVÅ"),
    Argument(("--år", "--ar"), "bara det året eller de åren, t.ex. 2020-2024", "ÅR"),
    Argument(("--före", "--fore"), "bara före den dagen eller det året", "DATUM"),
    Argument(("--efter",), "bara efter den dagen eller det året", "DATUM"),
)
"""The fields of a question as options; each is called as the field is."""

COMMANDS = (
    Command(
        "extract",
        "läs filer och skriv en JSON-post per rad, utan arkiv",
        "pipeline.commands.extract",
        (Argument(("files",), "filer att läsa", "FIL", many=True, convert=path),),
        reads=True,
    ),
    Command(
        "import",
        "läs in filer och mappar i arkivet",
        "pipeline.commands.import_files",
        (
            Argument(
                ("paths",),
                "filer, mappar och mönster (*.pdf); mappar läses med sina undermappar",
                "SÖKVÄG",
                many=True,
                optional=True,
                convert=path,
            ),
            Argument(("--manifest",), "läs filerna i en förteckning (CSV eller XLSX)", "FIL", convert=path),
            Argument(("--folders",), "vad mappnamnen säger, t.ex. organisation/organ", "NIVÅER"),
            Argument(("--watch",), "bevaka mappen: titta efter så många sekunder", "SEKUNDER", convert=whole_number),
            _WHO,
            Argument(("--dry-run",), "läs och berätta vad som skulle hända, men spara inget"),
            Argument(("--reference",), "låt originalen ligga kvar där de är, utan kopia i arkivet"),
            Argument(("--dask",), "låt ett Dask-kluster läsa (annars PROTOKOLL_DASK)", "ADRESS"),
            Argument(("--workers",), "så många processer läser (annars en per processor)", "N", convert=whole_number),
            _REPORT,
            ARCHIVE,
        ),
        reads=True,
    ),
    Command(
        "runs",
        "visa inläsningarna och vad som blev av varje fil, eller fortsätt en",
        "pipeline.commands.runs",
        (
            Argument(
                ("action",), "show visar en körning fil för fil, retry läser det som blev kvar", "VAD", optional=True
            ),
            Argument(("number",), "körningens nummer", "N", optional=True, convert=whole_number),
            Argument(("--failed",), "med retry: bara det som misslyckades eller hamnade i karantän"),
            Argument(("--json",), "skriv JSON, en körning eller fil per rad"),
            _REPORT,
            ARCHIVE,
        ),
    ),
    Command(
        "verify",
        "kontrollera att varje original är oförändrat och att arkivet är helt",
        "pipeline.commands.verify",
        (Argument(("--json",), "skriv JSON"), ARCHIVE),
    ),
    Command(
        "ocr",
        "texttolka sidor som är bilder, eller vars text är trasig",
        "pipeline.commands.ocr",
        (
            Argument(("--again",), "tolka även det som redan är tolkat"),
            ARCHIVE,
        ),
    ),
    Command(
        "search",
        "sök i arkivets paragrafer",
        "pipeline.commands.search",
        (
            _QUERY,
            *_FIELDS,
            Argument(
                ("--limit",), "högst så många träffar (0 är alla; annars 20)", "N", convert=whole_number, default=20
            ),
            Argument(("--offset",), "hoppa över så många träffar", "N", convert=whole_number, default=0),
            Argument(("--sort",), "relevans (annars) eller datum, nyast först", "ORDNING", default="relevans"),
            Argument(("--facets",), "räkna i stället träffarna per organ, år, slag, beslut, parti med mera"),
            Argument(("--proposals",), "räkna även förslag till beslut som beslut"),
            Argument(("--coverage",), "berätta sist vad svaret vilar på: organ, år och vad som saknas"),
            Argument(("--json",), "skriv JSON, en träff per rad"),
            ARCHIVE,
        ),
    ),
    Command(
        "case",
        "visa ett ärendes väg: förslag, ändringar, omröstningar och beslut",
        "pipeline.commands.case",
        (
            Argument(("case",), "ärendets diarienummer, eller med --item ett dokuments id", "ÄRENDE"),
            Argument(("--item",), "utgå från den paragrafen i dokumentet", "N"),
            Argument(("--json",), "skriv JSON, ett steg per rad"),
            ARCHIVE,
        ),
    ),
    Command(
        "watch",
        "spara sökningar och visa vad som är nytt sedan sist",
        "pipeline.commands.watch",
        (
            Argument(("action",), "add sparar en fråga, news visar det nya, remove tar bort en", "VAD", optional=True),
            Argument(("query",), "frågan, eller den sparade sökningens nummer", "FRÅGA", many=True, optional=True),
            Argument(("--peek",), "med news: visa utan att räkna det som visat"),
            Argument(("--json",), "skriv JSON, en träff eller sparad sökning per rad"),
            Argument(("--atom",), "med news: skriv ett Atom-flöde"),
            ARCHIVE,
        ),
    ),
    Command(
        "show",
        "visa ett dokument ur arkivet",
        "pipeline.commands.show",
        (
            Argument(("id",), "dokumentets id eller början på det", "ID"),
            Argument(("--json",), "skriv posten som JSON"),
            ARCHIVE,
        ),
    ),
    Command(
        "justering",
        "visa vad som är justerat, anslaget, försenat och på väg, och bekräfta det",
        "pipeline.commands.justering",
        (
            Argument(
                ("action",),
                "confirm bekräftar en uppgift, log visar vad som bekräftats, body säger vad ett organ är, "
                "calendar läser in sammanträdesdagar; utan ord visas läget",
                "VAD",
                optional=True,
            ),
            Argument(
                ("subject",),
                "med confirm och log dokumentets id, med body organet, med calendar filen",
                "VILKET",
                optional=True,
            ),
            Argument(("fact",), "med confirm vad som bekräftas, med body organets slag", "UPPGIFT", optional=True),
            Argument(("day",), "med confirm: dagen det hände (ÅÅÅÅ-MM-DD)", "DATUM", optional=True),
            Argument(("--status",), "bara det som är i läget; flera skiljs med komma", "LÄGE"),
            Argument(("--late",), "bara det som är försenat"),
            Argument(("--due",), "bara det som har en frist inom tiden, t.ex. 7d eller 2v", "TID", convert=days),
            Argument(("--body",), "bara det organet", "ORGAN"),
            Argument(("--items",), "visa varje paragraf för sig"),
            Argument(("--summary",), "visa en rad per organ, utan historiska dokument"),
            Argument(("--today",), "räkna som om det vore den dagen (ÅÅÅÅ-MM-DD)", "DAG", convert=day),
            Argument(("--since",), "äldre sammanträden är historiska (annars ett år före dagen)", "DAG", convert=day),
            Argument(("--json",), "skriv JSON, ett dokument per rad"),
            Argument(("--ics",), "skriv de kommande fristerna som en kalender (iCalendar)"),
            Argument(("--fail-on-late",), "ge slutkod 3 om något av det som visas är försenat"),
            Argument(("--item",), "med confirm: bara den paragrafen", "N"),
            Argument(("--board",), "med confirm: vilken anslagstavla; med body: alla, skilda med semikolon", "NAMN"),
            Argument(("--organisation",), "med body och calendar: organets organisation", "NAMN"),
            Argument(("--undo",), "med confirm och body: ta tillbaka det"),
            _WHO,
            _WHY,
            ARCHIVE,
        ),
    ),
    Command(
        "audit",
        "granska protokollen mot kommunallagen: vad som saknas, kom för sent eller inte stämmer",
        "pipeline.commands.audit",
        (
            Argument(("--body",), "bara det organet", "ORGAN"),
            Argument(("--year",), "bara sammanträden det året", "ÅR", convert=whole_number),
            Argument(("--format",), "html, csv eller ndjson (annars en tabell)", "FORMAT"),
            Argument(("--output",), "fil att skriva till (annars standard ut)", "FIL", convert=path),
            Argument(("--today",), "räkna som om det vore den dagen (ÅÅÅÅ-MM-DD)", "DAG", convert=day),
            ARCHIVE,
        ),
    ),
    Command(
        "people",
        "visa vem som är vem, över organ och år, och avgör det som är oklart",
        "pipeline.commands.people",
        (
            Argument(
                ("action",),
                "search, show, explain, review, same, different, unsure, split, verdicts, undo, export, import …",
                "VAD",
                optional=True,
            ),
            Argument(
                ("subjects",), "namn, id, dokument eller fil, efter vad som görs", "VEM", many=True, optional=True
            ),
            Argument(
                ("--limit",),
                "med review: högst så många frågor (0 är alla; annars 20)",
                "N",
                convert=whole_number,
                default=20,
            ),
            _WHO,
            _WHY,
            Argument(("--json",), "skriv JSON, ett objekt per rad"),
            ARCHIVE,
        ),
    ),
    Command(
        "status",
        "visa vad arkivet innehåller",
        "pipeline.commands.status",
        (
            Argument(("--gaps",), "visa i stället vad som saknas: paragrafer, sammanträden och text som inte förstods"),
            Argument(("--body",), "med --gaps: bara det organet", "ORGAN"),
            Argument(("--today",), "med --gaps: räkna som om det vore den dagen (ÅÅÅÅ-MM-DD)", "DAG", convert=day),
            Argument(("--json",), "skriv JSON"),
            ARCHIVE,
        ),
    ),
    Command(
        "correct",
        "rätta en uppgift i en post; rättelsen överlever ny inläsning",
        "pipeline.commands.correct",
        (
            Argument(("id",), "dokumentets id eller början på det", "ID"),
            Argument(
                ("field",), 'uppgiften, t.ex. "items[22].title"; utan den visas rättelserna', "FÄLT", optional=True
            ),
            Argument(("value",), "det rätta värdet, som text eller JSON", "VÄRDE", optional=True),
            Argument(("--revoke",), "ta tillbaka rättelsen av fältet"),
            _WHO,
            _WHY,
            ARCHIVE,
        ),
    ),
    Command(
        "reextract",
        "läs originalen på nytt och visa vad som skulle ändras",
        "pipeline.commands.reextract",
        (
            Argument(("--all",), "även det som redan är läst av den här versionen"),
            Argument(("--apply",), "ändra, efter att ha visat"),
            Argument(("--json",), "skriv JSON, en ändring per rad"),
            ARCHIVE,
        ),
    ),
    Command(
        "withdraw",
        "ta bort ett dokument eller en paragraf ur sökning, visning och export",
        "pipeline.commands.withdraw",
        (
            Argument(("id",), "dokumentets id eller början på det", "ID", optional=True),
            Argument(("--item",), "bara den paragrafen eller punkten", "N"),
            Argument(("--undo",), "ta tillbaka det"),
            Argument(("--destroy",), "gallra: förstör också originalet och den lästa texten, för alltid"),
            _WHO,
            _WHY,
            ARCHIVE,
        ),
    ),
    Command(
        "export",
        "skriv ut hela arkivet",
        "pipeline.commands.export",
        (
            Argument(("--format",), "utdataformat: ndjson", "FORMAT", required=True),
            Argument(("--output",), "fil att skriva till (annars standard ut)", "FIL", convert=path),
            Argument(
                ("--coverage",),
                "fil för vad arkivet täcker (annars FIL.tackning.json bredvid --output)",
                "FIL",
                convert=path,
            ),
            ARCHIVE,
        ),
    ),
    Command(
        "explain",
        "visa var i filen varje uppgift står, vilken regel som fann den, och vad ingen regel förstod",
        "pipeline.commands.explain",
        (
            Argument(("file",), "fil att läsa", "FIL", convert=path),
            Argument(("--item",), "bara den paragrafen eller punkten", "N"),
            Argument(("--json",), "skriv JSON, ett objekt per rad och protokoll"),
        ),
    ),
    Command(
        "evaluate",
        "mät hur väl dokument läses, mot facit",
        "pipeline.commands.evaluate",
        (
            Argument(("folder",), "mapp med dokument och facit", "MAPP", convert=path),
            Argument(("--gold",), "mapp med facit, om det inte ligger hos dokumenten", "FACIT", convert=path),
            Argument(("--floors",), "fil med golv som inget värde får falla under", "GOLV", convert=path),
            Argument(("--raise-floors",), "höj golven dit värdena når; de sänks aldrig"),
            Argument(("--json",), "skriv JSON"),
        ),
    ),
    Command(
        "copy",
        "kopiera ett arkiv till ett nytt, till exempel till en databasserver",
        "pipeline.commands.copy",
        (
            Argument(("--from",), "arkivet att kopiera", "ARKIV", required=True),
            Argument(("--to",), "det nya arkivet", "ARKIV", required=True),
            Argument(("--to-originals",), "mapp för det nya arkivets original", "MAPP", convert=path),
        ),
    ),
    Command(
        "backup",
        "säkerhetskopiera arkivet till en ny mapp",
        "pipeline.commands.backup",
        (Argument(("folder",), "mapp att skriva till; den ska vara ny eller tom", "MAPP", convert=path), ARCHIVE),
    ),
    Command(
        "restore",
        "återställ en säkerhetskopia till ett nytt arkiv",
        "pipeline.commands.restore",
        (Argument(("folder",), "mappen som protokoll backup skrev", "MAPP", convert=path), ARCHIVE),
    ),
    Command("schema", "skriv JSON-schemat för en post", "pipeline.commands.schema"),
    Command("reindex", "gör om arkivets sökregister", "pipeline.commands.reindex", (ARCHIVE,)),
)
