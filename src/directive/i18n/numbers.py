"""Numbers, money, shares and dates in the visitor's language (Babel), with the precision the figure has."""

from __future__ import annotations

import datetime as dt
import math
from functools import cache

from babel.dates import format_date
from babel.numbers import get_currency_name, get_decimal_symbol, get_group_symbol

THIN_SPACE = "\u202f"  # between groups of digits and before a percent sign
SPACE = "\u00a0"  # between words that stay together
MISSING = "–"
# (power of ten, word) per language; Chinese groups by 10,000.
_SCALES = {
    "en": ((12, " tn"), (9, " bn"), (6, " m"), (3, " k")),
    "ru": (
        (12, f"{SPACE}трлн"),
        (9, f"{SPACE}млрд"),
        (6, f"{SPACE}млн"),
        (3, f"{SPACE}тыс."),
    ),
    "zh": ((12, "万亿"), (8, "亿"), (4, "万")),
}
_MONEY = {"en": "${}", "ru": "{}" + SPACE + "долл.", "zh": "{}美元"}


def digits_for(value: float, significant: int) -> int:
    """Decimals that show `significant` digits of `value` (0.066 with two digits needs 3)."""
    if value == 0 or not math.isfinite(value):
        return 0
    exponent = int(f"{value:.{significant - 1}e}".split("e")[1])  # after rounding: 0.9996 counts as 1.00
    return max(0, significant - 1 - exponent)


def number(
    value: float | None, language: str, *, digits: int | None = None, significant: int | None = None
) -> str:
    """`value` grouped in the language's way; `digits` decimals, or as many as `significant` digits need.

    >>> number(1234567.891, "en", digits=1)
    '1,234,567.9'
    """
    if value is None or not math.isfinite(value):
        return MISSING
    if significant is not None:
        digits = digits_for(value, significant)
    # As a plain float: an array's number rounds 11.05 down where Python rounds it up. And no "−0.0".
    rounded = round(float(value), digits or 0) + 0.0
    text = f"{rounded:,.{digits or 0}f}"
    return text.translate(_symbols(language))


@cache
def _symbols(language: str) -> dict[int, str]:
    # Babel's own formatting costs 20 times as much; the languages here all group by three with these signs.
    group = get_group_symbol(language).replace("\u00a0", THIN_SPACE)
    return str.maketrans({",": group, ".": get_decimal_symbol(language), "-": "\u2212"})


def compact(value: float | None, language: str, *, significant: int = 2) -> str:
    """`value` with a scale word: 1.7 bn, 1,7 млрд, 17亿."""
    if value is None or not math.isfinite(value):
        return MISSING
    for power, word in _SCALES[language]:
        scaled = value / 10**power
        if abs(scaled) >= 1 - 0.5 * 10**-significant:
            digits = digits_for(scaled, significant)
            return number(scaled, language, digits=digits) + word
    return number(value, language, significant=significant if abs(value) < 10 else None)


def money(value: float | None, language: str, *, significant: int = 3) -> str:
    """US dollars with a scale word: $1.7 bn, 1,7 млрд долл., 17亿美元."""
    if value is None or not math.isfinite(value):
        return MISSING
    sign = "\u2212" if value < 0 else ""
    return sign + _MONEY[language].format(compact(abs(value), language, significant=significant))


def currency(code: str, language: str) -> str:
    """A currency's name as it stands behind a large number: US dollars, долларов США, 美元.

    >>> currency("CNY", "ru"), currency("USD", "en")
    ('китайских юаней', 'US dollars')
    """
    return get_currency_name(code, count=1_000_000, locale=language)


def percent(share: float | None, language: str, *, digits: int | None = None, significant: int = 2) -> str:
    """A share (0-1) in percent; below one percent two significant digits, so that hundredths stay visible."""
    if share is None or not math.isfinite(share):
        return MISSING
    value = share * 100
    if digits is None:
        digits = digits_for(value, significant) if 0 < abs(value) < 1 else 1
    space = "" if language == "zh" else THIN_SPACE
    return f"{number(value, language, digits=digits)}{space}%"


def date(value: dt.date, language: str) -> str:
    """A date written out: 27 January 2026, 27 января 2026, 2026年1月27日."""
    pattern = {"zh": "y年M月d日"}.get(language, "d MMMM y")
    return format_date(value, format=pattern, locale=language)
