"""Kallelser: an agenda in a ruled table, in plain rows, or as a list in a Word file."""

from random import Random

from tools.layouts.content import Item, Meeting
from tools.layouts.gold import Document
from tools.layouts.paper import Cell, Face, Sheet, fonts, twice
from tools.layouts.talk import summons
from tools.layouts.wordfile import closed, fill, opened
from tools.layouts.words import long_date, named

LEFT, WIDE = 55, 485


def draw(rng: Random) -> Document:
    """One document of the family."""
    meeting, _ = summons(rng)
    return rng.choice((_grid, _rows, _word))(rng, meeting)


def _title(rng: Random) -> str:
    return rng.choice(("Kallelse", "KALLELSE", "Kallelse/föredragningslista", "Kallelse till sammanträde"))


def _when(meeting: Meeting) -> str:
    return f"{long_date(meeting.dates[0], True)} kl. {str(meeting.start).replace(':', '.')}"


def _cells(item: Item) -> tuple[str, ...]:
    presenter = [f"Föredragande: {part.paras[0].text}" for part in item.sections if part.label == "Föredragande"]
    proposal = [para.text for part in item.sections if part.kind == "proposal" for para in part.paras]
    label = ["Förslag till beslut"] if proposal else []
    return (
        f"{item.number}.",
        "\n".join([item.title, *presenter]),
        "".join(item.case_numbers),
        "\n".join([*label, *proposal]),
    )


def _head(sheet: Sheet, meeting: Meeting, title: str) -> None:
    sheet.row(Cell(LEFT, WIDE, title, Face(sheet.letters.bold, 16)))
    sheet.row(Cell(LEFT, WIDE, meeting.body.name, Face(sheet.letters.bold, 12)))
    sheet.space(8)
    for label, value in (("Tid", _when(meeting)), ("Plats", str(meeting.place))):
        sheet.row(Cell(LEFT, 80, label, sheet.bold), Cell(LEFT + 85, 380, value, sheet.plain))
    sheet.space(4)
    sheet.row(Cell(LEFT, WIDE, f"{named(meeting.secretary)}, ordförande", sheet.plain))
    sheet.row(Cell(LEFT, WIDE, "Den som inte kan komma meddelar sin ersättare och nämndens kansli.", sheet.plain))
    sheet.space(14)


def _furnished(meeting: Meeting, sheet: Sheet) -> None:
    sheet.write(LEFT, sheet.height - 45, meeting.organisation.name, Face(sheet.letters.bold, 10))
    sheet.write(LEFT, sheet.height - 58, meeting.dates[0], Face(sheet.letters.plain, 9))
    sheet.write(470, sheet.height - 45, f"{sheet.page}({sheet.total})", Face(sheet.letters.plain, 9))


def _grid(rng: Random, meeting: Meeting) -> Document:
    letters, title = fonts(rng.choice(("Helvetica", "Times")), 9.5), _title(rng)

    def body(total: int) -> Sheet:
        sheet = Sheet(letters, lambda sheet: _furnished(meeting, sheet), total, top=90, bottom=60)
        _head(sheet, meeting, title)
        rows = [("", "Ärende", "Dnr", "Förslag"), ("", "Upprop och val av justerare", "", "")]
        sheet.grid(LEFT, [28, 180, 82, 195], rows)
        for item in meeting.items:
            before = sheet.page
            sheet.grid(LEFT, [28, 180, 82, 195], [_cells(item)], header=False)
            sheet.starts[item.number] = max(before, sheet.page)
        return sheet

    return Document(twice(body, (meeting.organisation.name,)), meeting)


def _rows(rng: Random, meeting: Meeting) -> Document:
    letters, title = fonts(rng.choice(("Vera", "Times", "Helvetica")), 10.5), _title(rng)
    dot = rng.choice((".", ""))

    def body(total: int) -> Sheet:
        sheet = Sheet(letters, lambda sheet: _furnished(meeting, sheet), total, top=90, bottom=60)
        _head(sheet, meeting, title)
        sheet.row(Cell(LEFT, WIDE, "Ärenden", Face(letters.bold, 12)))
        for item in meeting.items:
            sheet.space(9)
            sheet.need(50)
            sheet.row(
                Cell(LEFT, 25, f"{item.number}{dot}", sheet.bold), Cell(LEFT + 28, 330, item.title, sheet.bold),
                Cell(LEFT + 370, 120, "".join(item.case_numbers), sheet.plain),
            )  # fmt: skip
            sheet.starts[item.number] = sheet.page
            for part in item.sections:
                sheet.row(Cell(LEFT + 28, 430, str(part.label), sheet.italic))
                for para in part.paras:
                    sheet.row(Cell(LEFT + 28, 430, f"{para.marker} {para.text}".strip(), sheet.plain))
        return sheet

    return Document(twice(body, (meeting.organisation.name,)), meeting)


def _word(rng: Random, meeting: Meeting) -> Document:
    file = opened("Calibri", 11)
    file.sections[0].header.paragraphs[0].text = meeting.organisation.name
    file.add_heading(_title(rng), 1)
    file.add_paragraph().add_run(meeting.body.name).bold = True
    file.add_paragraph(f"Tid: {_when(meeting)}")
    file.add_paragraph(f"Plats: {meeting.place}")
    made = file.add_table(rows=1, cols=4, style="Table Grid")
    for cell, words in zip(made.rows[0].cells, ("Nr", "Ärende", "Diarienr", "Förslag till beslut"), strict=True):
        cell.text = words
    for item in meeting.items:
        number, *rest = _cells(item)
        for cell, words in zip(made.add_row().cells, (number.rstrip("."), *rest), strict=True):
            fill(cell, words.split("\n"), breaks=rng.random() < 0.5)
    return Document(closed(file, ()), meeting)
