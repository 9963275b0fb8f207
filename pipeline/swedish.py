"""argparse in Swedish. What is missing here (a message of a later Python) stays in English."""

import argparse

_MESSAGES = {
    "usage: ": "användning: ",
    "positional arguments": "argument",
    "options": "väljare",
    "show this help message and exit": "visa den här hjälpen",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "följande saknas: %s",
    "unrecognized arguments: %s": "okända argument: %s",
    "expected one argument": "ett värde saknas",
    "expected at most one argument": "högst ett värde kan anges",
    "expected at least one argument": "minst ett värde behövs",
    "ignored explicit argument %r": "tar inget värde, men fick %r",
    "not allowed with argument %s": "kan inte användas tillsammans med %s",
    "one of the arguments %s is required": "någon av %s behövs",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r finns inte (välj bland %(choices)s)",
    "invalid %(type)s value: %(value)r": "ogiltigt värde: %(value)r",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s kan betyda %(matches)s",
    "unknown parser %(parser_name)r (choices: %(choices)s)": "%(parser_name)r finns inte (välj bland %(choices)s)",
    "expected %s argument": "%s värde behövs",
    "expected %s arguments": "%s värden behövs",
}


def speak_swedish() -> None:
    """Makes argparse speak Swedish from now on, whatever language the system has."""
    vars(argparse).update(_=_translate, ngettext=_translate_number)


def _translate(message: str) -> str:
    return _MESSAGES.get(message, message)


def _translate_number(one: str, many: str, number: int) -> str:
    return _translate(one if number == 1 else many)
