"""The page of what the benchmarks measured: the day, the machine, and a table for each."""

import os
import platform
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from benchmarks.figures import Figure, digits

HEAD = """# Hastighet

Uppmätt {day} med `{command}`, som skriver den här sidan på nytt, på {machine}.
Siffrorna är till för att jämföras med varandra, inte för att lovas. Jämförelser med andra program är medianer av
omväxlande körningar. Alla dokument är påhittade. Under varje rubrik står kommandot som mäter det på nytt.
"""
FOOT = """## Vad som tar tid

Det som tar tid vid en import är i tur och ordning att förstå texten (i processerna), att föra in raderna och orden (i
programmet, några filer i taget, så att ingen fil kan bli halv) och att föra samman personerna. `make compiled` gör ett
program vars läsning tar ungefär en femtedel kortare tid.

Minnet vid en import av 10 000 filer, och tid och minne för 1 000 000 omnämnanden av personer, har gränser som
`make slow` prövar.
"""


class Part(NamedTuple):
    """What one benchmark measured, and the command that repeats it."""

    heading: str
    command: str
    figures: tuple[Figure, ...]


def page(day: date, command: str, machine: str, parts: Iterable[Part]) -> str:
    """The page, as Markdown."""
    return "\n".join([HEAD.format(day=day, command=command, machine=machine), *map(_section, parts), FOOT])


def _section(part: Part) -> str:
    rows = (("Vad", "Uppmätt"), ("---", "---"), *part.figures)
    table = (f"| {' | '.join(map(_cell, row))} |" for row in rows)
    return "\n".join([f"## {part.heading}", "", f"`{part.command}`", "", *table, ""])


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def machine() -> str:
    """The processor, its cores, what else they had to do, and what runs on them."""
    told = Path("/proc/cpuinfo")
    model = re.search(r"^model name\s*: (.+)", told.read_text("utf-8"), re.MULTILINE) if told.exists() else None
    name = model.group(1) if model else platform.processor() or platform.machine()
    load = digits(os.getloadavg()[0], 1)
    return (
        f"{name} med {os.cpu_count()} kärnor (belastning {load} från början), {platform.system()}, "
        f"Python {platform.python_version()}"
    )
