"""The console script `protokoll`.

Exit codes: 0 all well, 1 something failed, 2 wrong usage, 3 something is overdue, 130 interrupted.
"""

import argparse
import importlib
import os
import re
import sys
from collections.abc import Sequence
from signal import SIGINT
from threading import Timer
from typing import Protocol, cast

from corpus.disk import why
from models.errors import ProtokollError, UsageProblem
from pipeline.arguments import Parser, add_arguments
from pipeline.commands import ARCHIVE, COMMANDS, Command
from pipeline.settings import Settings, settings
from pipeline.swedish import speak_swedish

_SOON = 0.05
"""Seconds, in which cleaning up has ended."""
FAILED, USAGE, LATE, INTERRUPTED, PIPE_CLOSED = 1, 2, 3, 130, 141


class _Module(Protocol):
    def run(self, settings: Settings, args: argparse.Namespace) -> int: ...


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and gives its exit code; no exception gets out. `argv` is without the program's name."""
    _open_closed_streams()
    _write_utf8()
    try:
        args = parser().parse_args(_minus_words(sys.argv[1:] if argv is None else argv))
        args.words = [_readable(word) for word in (sys.argv[1:] if argv is None else argv)]
    except SystemExit as stop:
        return int(stop.code or 0)
    debug = bool(os.environ.get("PROTOKOLL_DEBUG"))
    hook, sys.unraisablehook = sys.unraisablehook, _heard_elsewhere
    try:
        code = _run(args.command, settings(args.archive, os.environ), args)
        sys.stdout.flush()
    except ProtokollError as problem:
        code = USAGE if isinstance(problem, UsageProblem) else FAILED
        _say(str(problem))
    except KeyboardInterrupt:
        code = INTERRUPTED
        _say("Avbrutet. Det som redan är klart är sparat.")
    except BrokenPipeError:
        code = PIPE_CLOSED
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:  # noqa: BLE001
        code = FAILED
        _say(_unexpected(error, debug=debug))
    finally:
        sys.unraisablehook = hook
    return code


def _heard_elsewhere(unraisable: "sys.UnraisableHookArgs") -> None:
    """A Ctrl+C that comes while Python cleans up something would be printed and forgotten: it is sent once more."""
    if issubclass(unraisable.exc_type, KeyboardInterrupt):
        Timer(_SOON, os.kill, (os.getpid(), SIGINT)).start()
    else:
        sys.__unraisablehook__(unraisable)


def parser() -> argparse.ArgumentParser:
    """The parser of all commands."""
    speak_swedish()
    top = Parser("protokoll", "Läser svenska protokoll, minns dem § för § och håller reda på justeringen.")
    top.add_argument("--version", action=_Version, nargs=0, help="visa programmets version")
    add_arguments(top, (ARCHIVE._replace(default=None),))
    commands = top.add_subparsers(title="kommandon", metavar="KOMMANDO", dest="command", required=True)
    for row in COMMANDS:
        own = commands.add_parser(row.name, help=row.help, description=f"{row.help[0].upper()}{row.help[1:]}.")
        add_arguments(own, row.arguments)
    return top


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import PackageNotFoundError, version

        try:
            found = version("protokollarium")
        except PackageNotFoundError:
            found = "(inte installerad)"
        print(f"protokoll {found}")
        parser.exit()


def _minus_words(words: Sequence[str]) -> list[str]:
    """A word that a question excludes ("-skola") is no option: a space before it tells the parser so."""
    return [f" {word}" if re.match(r"-[^\W\d_].", word) else word for word in words]


def _run(name: str, chosen: Settings, args: argparse.Namespace) -> int:
    if chosen.debug:
        import logging

        logging.basicConfig(level=logging.DEBUG, format="%(name)s: %(message)s")
    row = next(row for row in COMMANDS if row.name == name)
    if row.reads and chosen.workers:
        from pipeline.processes import warming

        warming()
    return _module(row).run(chosen, args)


def _readable(word: str) -> str:
    """A word of the command line as text: a file name may hold bytes that are none."""
    return word.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _module(row: Command) -> _Module:
    return cast("_Module", importlib.import_module(row.module))


def _unexpected(error: Exception, *, debug: bool) -> str:
    if debug:
        import traceback

        return "".join(traceback.format_exception(error))
    if isinstance(error, OSError):
        place = f"{error.filename}: " if error.filename else ""
        return f"Fel vid läsning eller skrivning: {place}{why(error)}."
    return f"Internt fel ({type(error).__name__}). Kör igen med PROTOKOLL_DEBUG=1 och anmäl felet med det som då visas."


def _say(text: str) -> None:
    print(f"protokoll: {text}", file=sys.stderr)


def _open_closed_streams() -> None:
    """What is written to a stream that the caller closed (`>&-`) goes nowhere, and never into the other stream."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w"))


def _write_utf8() -> None:
    """Records are UTF-8 whatever the terminal is; what cannot be written (half a surrogate) is escaped, not a crash."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
