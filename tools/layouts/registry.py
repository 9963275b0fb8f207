"""Every family by its name."""

from collections.abc import Callable
from random import Random

from tools.layouts.families import ruta, spalt
from tools.layouts.gold import Document

FAMILIES: dict[str, Callable[[Random], Document]] = {
    "spalt": spalt.draw,
    "ruta": ruta.draw,
}
