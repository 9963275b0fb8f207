"""Arguments of the commands as rows, and their Swedish parser. Nothing heavy is imported here: --help must be quick."""

import argparse
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple


class Argument(NamedTuple):
    """One argument of a command.

    names     one name without hyphens for a positional argument, else its options
    help      in Swedish
    metavar   what stands for the value in the help; "" for a switch, which takes none
    many      takes one or more values
    optional  a positional argument that may be left out
    convert   from the typed text; raises argparse.ArgumentTypeError with a message in Swedish
    default   when the argument is not given
    required  an option that must be given
    """

    names: tuple[str, ...]
    help: str
    metavar: str = ""
    many: bool = False
    optional: bool = False
    convert: Callable[[str], object] = str
    default: object = None
    required: bool = False


class Parser(argparse.ArgumentParser):
    """A parser that takes no shortened options and puts the help in one place."""

    def __init__(self, prog: str | None = None, description: str | None = None, *, add_help: bool = False) -> None:
        super().__init__(prog=prog, description=description, add_help=add_help, allow_abbrev=False)
        self.add_argument("-h", "--help", action="help", help="visa den här hjälpen")


def add_arguments(parser: argparse.ArgumentParser, rows: Iterable[Argument]) -> None:
    """Gives the parser the arguments of the rows."""
    for row in rows:
        if not row.metavar:
            parser.add_argument(*row.names, help=row.help, action="store_true")
        elif not row.names[0].startswith("-"):
            nargs = {(True, True): "*", (True, False): "+", (False, True): "?"}.get((row.many, row.optional))
            parser.add_argument(*row.names, help=row.help, metavar=row.metavar, nargs=nargs, type=row.convert)
        else:
            parser.add_argument(
                *row.names,
                help=row.help,
                metavar=row.metavar,
                type=row.convert,
                default=row.default,
                required=row.required,
            )


def path(text: str) -> Path:
    """A path; an empty one, as an unset variable of the shell leaves it, does not mean the folder one stands in."""
    if not text:
        raise argparse.ArgumentTypeError("sökvägen är tom")
    return Path(text)


def day(text: str) -> date:
    """An ISO date."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} är inget datum; skriv ÅÅÅÅ-MM-DD") from None


def whole_number(text: str) -> int:
    """A whole number, 0 or more."""
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f"{text!r} är inget heltal från 0 och uppåt")
    return int(text)


def days(text: str) -> timedelta:
    """A time in days or weeks, as in "7d", "7" or "2v"."""
    number = text[:-1] if text[-1:] in {"d", "v"} else text
    if not number.isascii() or not number.isdigit():
        raise argparse.ArgumentTypeError(f"{text!r} är ingen tid; skriv till exempel 7d eller 2v")
    return timedelta(days=min(int(number), 10_000) * (7 if text.endswith("v") else 1))
