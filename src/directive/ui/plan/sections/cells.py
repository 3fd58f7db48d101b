"""Numbers as people type and paste them, and as a grid shows them: the language's signs, ★ for the user's own."""

from __future__ import annotations

from directive.i18n import Translator
from directive.i18n.typed import LONGEST, NotANumber, read_typed
from directive.model.errors import RangeError

STAR = "★"
WARNED = "⚠"  # beside a number that is marked (model/marks.py); in words it stands in the plan's sentence
AMBER = ":orange[:material/warning:]"  # the same sign in running text
NUMBER = "a number"
PERCENT = 100.0


def read_number(text: object, *, field: str, language: str, unit: float = 1.0) -> float | None:
    """The number in a typed or pasted text, times `unit` (0.01 for percent); None for an empty one.

    Read as everywhere (`read_typed`); scale words count where the unit is one. Raises RangeError for anything else.

    >>> read_number("3 437 000,5", field="q", language="ru"), read_number("3,437,000", field="q", language="en")
    (3437000.5, 3437000.0)
    >>> read_number("12,5 %", field="share", language="en", unit=0.01)
    0.125
    """
    if text is None or text != text:  # an emptied cell may come back as not-a-number
        return None
    try:
        number = read_typed(str(text), language, one=unit if unit >= 1 else None)
    except NotANumber as error:
        raise RangeError(field, str(text)[:LONGEST], NUMBER) from error
    return None if number is None else round(number * unit, 12)


def number_text(t: Translator, value: float | None, *, own: bool = False, digits: int = 4) -> str | None:
    """A number with all its digits up to `digits` decimals, ★ behind it where it is the user's; None stays None."""
    if value is None:
        return None
    text = t.number(value, digits=next(d for d in range(digits + 1) if _holds(value, d, digits)))
    return f"{text} {STAR}" if own else text


def percent_text(t: Translator, share: float | None, *, own: bool = False, digits: int = 2) -> str | None:
    """A share (0 to 1) in percent, without needless decimals; None stays None."""
    if share is None:
        return None
    shown = number_text(t, round(share * PERCENT, 9), digits=digits)
    text = f"{shown}%" if t.language == "zh" else f"{shown}\u202f%"
    return f"{text} {STAR}" if own else text


def _holds(value: float, digits: int, most: int) -> bool:
    return (
        digits == most or abs(value - round(value, digits)) < 10 ** -(most + 3) * max(1.0, abs(value)) ** 0.5
    )
