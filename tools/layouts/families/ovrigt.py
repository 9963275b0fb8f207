"""What is no minutes: presentation, tjänsteskrivelse, press release, policy, reglemente with §, delegationsordning."""

import tomllib
from functools import cache
from random import Random

from reportlab.lib.pagesizes import A4, landscape

from tools.layouts.attend import Names
from tools.layouts.gold import Document, Drawn
from tools.layouts.paper import Cell, Face, Sheet, fonts, twice
from tools.layouts.wordfile import closed, opened
from tools.layouts.words import HERE, body, organisation

LEFT, WIDE = 70, 450


@cache
def _texts() -> dict[str, list[list[str]]]:
    return tomllib.loads((HERE / "other.toml").read_text(encoding="utf-8"))


@cache
def _lines(key: str) -> list[str]:
    return [str(line) for line in tomllib.loads((HERE / "other.toml").read_text(encoding="utf-8"))[key]]


def draw(rng: Random) -> Document:
    """One document of the family; its record has no items."""
    return Document(rng.choice((_slides, _letter, _press, _policy, _rules, _delegation))(rng), None)


def _whose(rng: Random) -> tuple[str, str, str]:
    """Organisation, body and a day."""
    kind = rng.choice(("kommun", "region"))
    return (
        organisation(rng, kind).name,
        body(rng, kind).name,
        f"20{rng.randint(12, 25)}-0{rng.randint(1, 9)}-1{rng.randint(0, 9)}",
    )


def _slides(rng: Random) -> Drawn:
    name, board, day = _whose(rng)
    letters = fonts(rng.choice(("Helvetica", "Vera")), 20)
    pages = rng.sample(_texts()["slides"], 4)

    def foot(sheet: Sheet) -> None:
        sheet.write(60, 30, f"{name}  {sheet.page}", Face(letters.plain, 9))

    def body_(total: int) -> Sheet:
        sheet = Sheet(letters, foot, total, top=110, bottom=70, size=landscape(A4))
        sheet.row(Cell(60, 700, f"Ny pendlarparkering – dragning för {board.lower()} {day}", Face(letters.bold, 32)))
        for title, *points in pages:
            sheet.turn()
            sheet.row(Cell(60, 700, title, Face(letters.bold, 30)))
            for point in points:
                sheet.space(12)
                sheet.row(Cell(70, 20, "•", sheet.plain), Cell(95, 640, point, sheet.plain))
        return sheet

    return twice(body_, (name,))


def _letter(rng: Random) -> Drawn:
    name, board, day = _whose(rng)
    names = Names(rng)
    file = opened("Times New Roman", 11)
    for line in (name, "TJÄNSTESKRIVELSE", day, f"Dnr TN {day[:4]}/{rng.randint(20, 900)}", f"Till {board.lower()}"):
        file.add_paragraph(line)
    file.add_heading("Förlängning av avtal om vandringsleder", 1)
    parts = (
        ("Förslag till beslut", [f"{board} beslutar att förlänga avtalet med två år."]),
        ("Sammanfattning av ärendet", _lines("letter")[1:3]),
        ("Beslutsunderlag", ["Avtal 2019-05-02", "Utvärdering"]),
        ("Beslutet skickas till", ["Samhällsbyggnadsförvaltningen"]),
    )
    for label, texts in parts:
        file.add_heading(label, 2)
        for text in texts:
            file.add_paragraph(text)
    file.add_paragraph(f"{names.name()}\nFörvaltningschef")
    return closed(file, ())


def _press(rng: Random) -> Drawn:
    name, _, day = _whose(rng)
    if rng.random() < 0.5:
        text = "\n\n".join([f"# Pressmeddelande: Ny gångbro i {name}", day, *_lines("press")]) + "\n"
        return Drawn(text.encode(), ".md", "text/markdown")
    rows = "".join(f"<p>{line}</p>\n" for line in _lines("press"))
    page = (
        f'<!DOCTYPE html>\n<html lang="sv"><head><meta charset="utf-8"><title>Pressmeddelande - {name}</title></head>'
        f"<body><nav>Start Nyheter Kontakt</nav><main><h1>Ny gångbro klar till hösten</h1><p>{day}</p>\n{rows}"
        "</main></body></html>"
    )
    return Drawn(page.encode(), ".html", "text/html")


def _chapters(rng: Random, title: str, chapters: list[list[str]]) -> Drawn:
    name, board, day = _whose(rng)
    letters, decided = fonts(rng.choice(("Helvetica", "Times", "Vera")), 11), rng.randint(3, 200)

    def furniture(sheet: Sheet) -> None:
        sheet.write(LEFT, sheet.height - 45, f"{name}   {title}", Face(letters.plain, 9))
        sheet.write(470, sheet.height - 45, f"{sheet.page}({sheet.total})", Face(letters.plain, 9))

    def body_(total: int) -> Sheet:
        sheet = Sheet(letters, furniture, total)
        sheet.row(Cell(LEFT, WIDE, f"{title} för {board.lower()}", Face(letters.bold, 18)))
        sheet.row(Cell(LEFT, WIDE, f"Antagen {day}, § {decided}", sheet.plain))
        for heading, text in chapters:
            sheet.space(12)
            sheet.need(60)
            sheet.row(Cell(LEFT, WIDE, heading, sheet.bold))
            sheet.row(Cell(LEFT, WIDE, text, sheet.plain))
        return sheet

    return twice(body_)


def _policy(rng: Random) -> Drawn:
    return _chapters(rng, "Inköpspolicy", _texts()["policy"])


def _rules(rng: Random) -> Drawn:
    return _chapters(rng, rng.choice(("Reglemente", "Arbetsordning")), _texts()["rules"])


def _delegation(rng: Random) -> Drawn:
    name, board, day = _whose(rng)
    letters = fonts("Helvetica", 9.5)

    def body_(total: int) -> Sheet:
        sheet = Sheet(letters, lambda sheet: sheet.write(LEFT, 40, name, Face(letters.plain, 8)), total)
        sheet.row(Cell(LEFT, WIDE, "Delegationsordning", Face(letters.bold, 18)))
        sheet.row(Cell(LEFT, WIDE, f"{board}, gäller från {day}", sheet.plain))
        sheet.space(12)
        rows = [("Nr", "Ärende", "Delegat", "Anmärkning"), *(tuple(row) for row in _texts()["delegation"])]
        sheet.grid(LEFT, [40, 190, 110, 115], rows)
        return sheet

    return twice(body_)
