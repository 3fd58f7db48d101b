"""How an error names what was typed: the option, its value, what is allowed."""

from __future__ import annotations

import re
from collections.abc import Sequence

import typer

from directive.model.errors import RangeError

# Fields of the model whose option is not simply their name.
_OPTIONS = {
    "target_year": "--year",
    "value_usd": "--value",
    "min_value_usd": "--min-value",
    "partner_value_usd": "--base-value",
    "total_value_usd": "--base-total",
}
# What the parser says of a value it can't read -> what is allowed.
_ALLOWED = (
    (re.compile(r"is not one of (.+)"), r"\1"),
    (re.compile(r"valid integer"), "a whole number"),
    (re.compile(r"valid number"), "a number"),
)


def option_of(field: str) -> str:
    """The option that sets a field of the model or of a query.

    >>> option_of("share_from"), option_of("target_year")
    ('--share-from', '--year')
    """
    return _OPTIONS.get(field, "--" + field.replace("_", "-"))


def range_line(error: RangeError) -> str:
    """One line for a value outside its range.

    >>> range_line(RangeError("share", 1.2, "above 0 and below 1"))
    '--share is 1.2; allowed: above 0 and below 1.'
    """
    return f"{option_of(error.field)} is {error.value}; allowed: {error.allowed}."


def usage_line(error: typer.TyperException, *, typed: Sequence[str], commands: Sequence[str]) -> str:
    """One line for what can't be read: a value of the wrong type, an unknown option or command, none at all.

    `typed` is the command line, `commands` are the names that exist.
    """
    option = next(iter(getattr(getattr(error, "param", None), "opts", ())), "")
    allowed = _allowed(error.format_message())
    if option and allowed:
        return f"{option} is {_value_of(option, typed)}; allowed: {allowed}."
    message = error.format_message().removeprefix("Invalid value: ")
    if "command" in message:
        return f"{message.rstrip('.')}; allowed: {', '.join(commands)}."
    context = getattr(error, "ctx", None)
    return message if context is None else f"{message.rstrip('.')}. See: {context.command_path} --help"


def _allowed(message: str) -> str:
    for pattern, words in _ALLOWED:
        found = pattern.search(message)
        if found:
            return found.expand(words).replace("'", "").rstrip(".")
    return ""


def _value_of(option: str, typed: Sequence[str]) -> str:
    for place, word in enumerate(typed):
        if word.startswith(f"{option}="):
            return word.removeprefix(f"{option}=")
        if word == option and place + 1 < len(typed):
            return typed[place + 1]
    return "unreadable"
