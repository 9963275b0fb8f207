"""Web pages: the § as HTML in one of three manners (headings, definition lists, bare div)."""

from dataclasses import dataclass
from html import escape
from random import Random

from tools.layouts.content import Item, Para, Section

SHY = "&shy;"
VOWELS = "aeiouyåäö"


@dataclass(frozen=True, slots=True)
class Markup:
    """How a site writes its pages."""

    manner: str
    """headings, div, details."""
    shy: bool
    """Whether long words carry soft hyphens."""
    number: str = "§ {number} {title}"
    item_tag: str = "h2"
    label_tag: str = "h3"

    def text(self, words: str) -> str:
        """Escaped, with soft hyphens in long words."""
        return " ".join(
            _soft(escape(word, quote=False)) if self.shy else escape(word, quote=False) for word in words.split(" ")
        )


def _soft(word: str) -> str:
    if len(word) < 14 or not word.isalpha():
        return word
    middle = len(word) // 2
    for cut in range(middle, len(word) - 4):
        if word[cut] not in VOWELS and word[cut + 1] in VOWELS:
            return word[:cut] + SHY + word[cut:]
    return word


def item(markup: Markup, found: Item) -> list[str]:
    """One § with all its parts."""
    title = markup.text(markup.number.format(number=found.number, title=found.title))
    case = [f"Dnr {escape(found.case_numbers[0])}"] if found.case_numbers else []
    if markup.manner == "div":
        head = [f'<div class="paragraf" id="p{found.number}"><div class="rubrik">{title}</div>']
        head += [f'<div class="diarie">{line}</div>' for line in case]
        return [*head, *(line for part in found.sections for line in _div(markup, part)), "</div>"]
    if markup.manner == "details":
        head = ["<details>", f"<summary>{title}</summary>", *(f"<p>{line}</p>" for line in case)]
        return [*head, *(line for part in found.sections for line in _bold(markup, part)), "</details>"]
    tag = markup.item_tag
    head = [f"<{tag}>{title}</{tag}>", *(f"<p><em>{line}</em></p>" for line in case)]
    return [*head, *(line for part in found.sections for line in _headed(markup, part))]


def _headed(markup: Markup, part: Section) -> list[str]:
    out = [f"<{markup.label_tag}>{markup.text(part.label)}</{markup.label_tag}>"] if part.label else []
    if part.lines:
        out += ["<ul>", *(f"<li>{markup.text(para.text)}</li>" for para in part.paras), "</ul>"]
    else:
        out += _flow(markup, part.paras)
    return [*out, *(table(markup, part.table) if part.table else [])]


def _bold(markup: Markup, part: Section) -> list[str]:
    """A label as a bold paragraph."""
    out = [f"<p><strong>{markup.text(part.label)}</strong></p>"] if part.label else []
    if part.lines:
        out.append("<p>" + "<br>".join(markup.text(para.text) for para in part.paras) + "</p>")
    else:
        out += _flow(markup, part.paras)
    return [*out, *(table(markup, part.table) if part.table else [])]


def _flow(markup: Markup, paras: tuple[Para, ...]) -> list[str]:
    out: list[str] = []
    open_tag = ""
    for para in paras:
        tag = "ol" if para.marker[:-1].isdigit() else "ul" if para.marker in {"•", "-", "–"} else ""
        if tag != open_tag:
            out += [f"</{open_tag}>"] if open_tag else []
            out += [f"<{tag}>"] if tag else []
            open_tag = tag
        words = markup.text(f"{para.marker} {para.text}" if para.marker and not tag else para.text)
        out.append(f"<li>{words}</li>" if tag else f"<p>{words}</p>")
    return [*out, *([f"</{open_tag}>"] if open_tag else [])]


def _div(markup: Markup, part: Section) -> list[str]:
    out = ['<div class="del">']
    if part.label:
        out.append(f'<div class="etikett"><b>{markup.text(part.label)}</b></div>')
    if part.lines:
        out.append("<div>" + "<br>\n".join(markup.text(para.text) for para in part.paras) + "</div>")
    else:
        out += [f"<div>{markup.text(f'{para.marker} {para.text}'.strip())}</div>" for para in part.paras]
    return [*out, *(table(markup, part.table) if part.table else []), "</div>"]


def table(markup: Markup, rows: tuple[tuple[str, ...], ...]) -> list[str]:
    """A table of votes."""
    out = ["<table>"]
    for n, row in enumerate(rows):
        tag = "th" if n == 0 else "td"
        out.append("<tr>" + "".join(f"<{tag}>{markup.text(cell)}</{tag}>" for cell in row) + "</tr>")
    return [*out, "</table>"]


def markup(rng: Random, manner: str) -> Markup:
    """A way of writing pages."""
    return Markup(
        manner=manner,
        shy=rng.random() < 0.6,
        number=rng.choice(("§ {number} {title}", "§{number} {title}", "§ {number}. {title}")),
        item_tag=rng.choice(("h2", "h3")),
        label_tag=rng.choice(("h4", "h5")),
    )
