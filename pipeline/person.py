"""Who decides, when a command changes what the archive shows."""

import argparse
import getpass

from models.errors import UsageProblem


def who(args: argparse.Namespace) -> str:
    """The name given, else that of the user of this computer. Raises UsageProblem when there is neither."""
    if args.who:
        return _text(args.who, "--who")
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        raise UsageProblem("Det framgår inte vem som bestämt det.", "Ange --who NAMN.") from None


def why(args: argparse.Namespace) -> str:
    """The reason given. Raises UsageProblem when there is none."""
    if not args.why:
        raise UsageProblem("Skälet saknas.", "Ange --why SKÄL.")
    return _text(args.why, "--why")


def _text(word: str, option: str) -> str:
    """A word of the command line that is kept; the shell may hand over bytes that are no text."""
    if word.isprintable():
        return word
    raise UsageProblem(f"{option} innehåller tecken som inte är text.", "Skriv på en rad, i UTF-8.")
