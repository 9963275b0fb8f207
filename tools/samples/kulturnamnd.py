"""Protokollsutdrag as Markdown, made from a PDF: the foot of a page and the head of the next cut a sentence in two."""

from models.record import Justering, Meeting, Organisation
from tools.samples.golden import Drawn, Minutes, Sample
from tools.samples.parts import Block, Paragraf, Part, Point, bullet, decision, documents, prose, recipients

NAME = "kultur-och-fritidsnamnden-2025-02-19-21.md"
HEAD = ("Vadstena kommun", "", "Protokoll från kultur- och fritidsnämnden, 2025-02-19")
FOOT = ("| Justerare: | Justerare: | Rätt utdraget intygar: |", "| --- | --- | --- |")
TURNS_AFTER = "Förvaltningen bedömer att en flytande brygga"
"""The words at the foot of the first page."""

ITEMS = (
    Paragraf(
        "21",
        "Badbryggan vid Norra Udden",
        (
            decision(
                "Beslut",
                Block(
                    (
                        Point(
                            "Kultur- och fritidsnämnden beviljar Uddens badvänner 185 000 kronor till en ny brygga.",
                            "beviljar",
                        ),
                        Point(
                            "Kultur- och fritidsnämnden uppdrar åt fritidschefen att teckna avtal om skötseln.",
                            "uppdrar",
                        ),
                        Point(
                            "Kultur- och fritidsnämnden avslår föreningens begäran om medel till en bastuflotte.",
                            "avslag",
                        ),
                    ),
                    numbered=True,
                ),
            ),
            prose(
                "summary",
                "Sammanfattning av ärendet",
                "Bryggan vid Norra Udden drogs loss av isen i februari förra året och går inte att laga. Föreningen "
                "Uddens badvänner har sökt pengar till en ny och erbjuder sig att bygga den med egna händer.",
                "Ansökan rymmer också en bastuflotte. En sådan kräver strandskyddsdispens, och någon ansökan om "
                "dispens har inte kommit in till Vadstena kommun.",
                f"{TURNS_AFTER} är att föredra framför en fast, eftersom den kan tas upp före isläggningen. "
                "Kostnaden blir högre första året men jämnas ut på sikt:",
                bullet("virke, flottörer och kätting: 150 000 kronor"),
                bullet("ramp för rullstol: 35 000 kronor"),
                "Pengarna tas från nämndens anslag för mindre anläggningar, där det efter detta beslut återstår "
                "90 000 kronor för året.",
            ),
            documents(
                "Beslutsunderlag",
                "Tjänsteskrivelse daterad 2025-01-28",
                "Ansökan från Uddens badvänner, 2024-11-04",
                "Skiss över bryggans läge",
                marker="-",
            ),
            recipients("Skickas till", "Uddens badvänner", "Fritidschefen", "Ekonomienheten för kännedom", marker="-"),
        ),
        ("KFN 2025-00017",),
    ),
)

MINUTES = Minutes(
    "protokollsutdrag",
    Organisation("Vadstena kommun", "kommun", "0584"),
    "Kultur- och fritidsnämnden",
    Meeting(("2025-02-19",)),
    (),
    Justering(),
    ITEMS,
)


def draw() -> Sample:
    """The whole extract."""
    (paragraf,) = ITEMS
    rows = [*HEAD, "", f"## § {paragraf.number}", "", f"## {paragraf.title}", ""]
    rows += [f"Diarienummer {number}" for number in paragraf.case_numbers]
    for part in paragraf.parts:
        rows += ["", f"**{part.label}**", "", *_rows(part)]
    rows += ["", *FOOT, ""]
    return Sample(NAME, Drawn("\n".join(rows).encode(), "text/markdown"), MINUTES)


def _rows(part: Part) -> list[str]:
    rows: list[str] = []
    for index, row in enumerate(part.rows):
        rows += [""] if index and not (row.marker and part.rows[index - 1].marker) else []
        printed = f"{'-' if row.marker == '•' else row.marker} {row.text}".strip()
        rows += _turned(printed) if TURNS_AFTER in printed else [printed]
    return rows


def _turned(words: str) -> list[str]:
    before, after = words.split(TURNS_AFTER)
    return [before + TURNS_AFTER, "", *FOOT, "", *HEAD, "", after.lstrip()]
