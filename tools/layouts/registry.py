"""Every family by its name."""

from collections.abc import Callable
from random import Random

from tools.layouts.families import (
    ansi,
    anteckning,
    crawl,
    kallelse,
    maskin,
    nedmarkt,
    ovrigt,
    ruta,
    signerad,
    spalt,
    tabell,
    tvaspalt,
    utdrag,
    webb,
    word,
)
from tools.layouts.gold import Document

FAMILIES: dict[str, Callable[[Random], Document]] = {
    "spalt": spalt.draw,
    "ovrigt": ovrigt.draw,
    "anteckning": anteckning.draw,
    "kallelse": kallelse.draw,
    "tvaspalt": tvaspalt.draw,
    "maskin": maskin.draw,
    "utdrag": utdrag.draw,
    "tabell": tabell.draw,
    "webb": webb.draw,
    "portal": webb.draw_portal,
    "nedmarkt": nedmarkt.draw,
    "crawl": crawl.draw,
    "ansi": ansi.draw,
    "word": word.draw,
    "wordtab": word.draw_tabs,
    "wordnummer": word.draw_numbered,
    "signerad": signerad.draw,
    "ruta": ruta.draw,
}
