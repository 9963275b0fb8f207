"""Who decides, when a command changes what the archive shows."""

import argparse
import getpass

from models.errors import UsageProblem


def who(args: argparse.Namespace) -> str:
    """The name given, else that of the user of this computer. Raises UsageProblem when there is neither."""
    if args.who:
        return str(args.who)
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        raise UsageProblem("Det framgår inte vem som bestämt det.", "Ange --who NAMN.") from None


def why(args: argparse.Namespace) -> str:
    """The reason given. Raises UsageProblem when there is none."""
    if not args.why:
        raise UsageProblem("Skälet saknas.", "Ange --why SKÄL.")
    return str(args.why)
