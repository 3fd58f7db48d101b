"""Numbers as people type and paste them, in the signs of any language: the one reader of fields, grids and boards."""

from __future__ import annotations

import re
import unicodedata

from babel.numbers import get_group_symbol

from directive.i18n.numbers import number

LONGEST = 40
_MOST = 1e15
_MINUS = str.maketrans("\u2212\u2010\u2011\u2012\u2013\u2014", "------")
_PASSED_OVER = re.compile(r"[%★⚠\ufe0f×'’]")
_GAP = re.compile(r"\s+")
_WORDED = re.compile(r"(?P<number>.*\d)\s*(?P<word>[^\W\d_]+\.?)", re.DOTALL)
_NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?", re.IGNORECASE)
# Words behind a number. No "k" and "m": a metre is one, too.
_SCALES = {
    "千": 1e3, "万": 1e4, "亿": 1e8, "万亿": 1e12,
    "тыс": 1e3, "млн": 1e6, "млрд": 1e9, "трлн": 1e12,
    "thousand": 1e3, "million": 1e6, "bn": 1e9, "billion": 1e9, "tn": 1e12, "trillion": 1e12,
}  # fmt: skip


class NotANumber(ValueError):  # noqa: N818  (reads as what a text is)
    """A typed text that is no number, or more than one."""


def read_typed(text: str, language: str, *, one: float | None = None) -> float | None:
    """The number in a typed or pasted text; None for an empty one. Raises NotANumber for anything else.

    Percent, times and ★ signs are passed over; spaces part groups of three. A comma parts such groups where the
    language has it so and the digits allow it, else decimals. `one` is the size of the field's unit: with it a scale
    word (亿, млрд, bn) is read as well, and without it refused.

    >>> read_typed("１２，５％", "zh"), read_typed("3 437 000,5", "ru"), read_typed("3,437,000", "en")
    (12.5, 3437000.5, 3437000.0)
    >>> read_typed("44.8亿", "zh", one=1e8)
    44.8
    """
    signs = _PASSED_OVER.sub("", unicodedata.normalize("NFKC", text).translate(_MINUS)).strip()
    if not signs:
        return None
    factor = 1.0
    if one is not None and (worded := _WORDED.fullmatch(signs)) and _scale(worded["word"]):
        signs, factor = worded["number"], _scale(worded["word"]) / one
    plain = _one_point(_without_gaps(signs), language)
    if len(text) > LONGEST or not _NUMBER.fullmatch(plain) or abs(float(plain) * factor) > _MOST:
        raise NotANumber(text[:LONGEST])
    return round(float(plain) * factor, 12)


def write_typed(value: float, language: str, *, most: int = 2) -> str:
    """A number as a field shows it, without needless decimals: at most `most`. `read_typed` reads it back.

    >>> write_typed(0.5, "ru"), write_typed(12000, "en")
    ('0,5', '12,000')
    """
    digits = next(
        (d for d in range(most) if abs(value - round(value, d)) < 1e-9 * max(1.0, abs(value))), most
    )
    return number(value, language, digits=digits)


def _scale(word: str) -> float:
    return _SCALES.get(word.lower().rstrip("."), 0.0)


def _without_gaps(signs: str) -> str:
    """Without the spaces between groups of three; others stay, so that "12 5" is no 125."""
    head, *groups = _GAP.split(signs.removeprefix("-").strip())
    minus = "-" if signs.startswith("-") else ""
    whole = [*groups[:-1], re.split(r"[.,]", groups[-1])[0]] if groups else []
    if groups and not (
        re.fullmatch(r"\d{1,3}", head) and all(re.fullmatch(r"\d{3}", part) for part in whole)
    ):
        raise NotANumber(signs[:LONGEST])
    return minus + head + "".join(groups)


def _one_point(signs: str, language: str) -> str:
    """With a point before the decimals and no sign between groups."""
    last = max(signs.rfind(","), signs.rfind("."))
    for group, decimal in ((",", "."), (".", ",")):
        if signs.count(group) and (signs.count(group) > 1 or signs.rfind(decimal) == last):
            if not _grouped(signs, group, decimal):
                raise NotANumber(signs[:LONGEST])
            return signs.replace(group, "").replace(decimal, ".")
    if get_group_symbol(language) == "," and _grouped(signs, ",", "."):
        return signs.replace(",", "")
    return signs.replace(",", ".")


def _grouped(signs: str, group: str, decimal: str) -> bool:
    one, two = re.escape(group), re.escape(decimal)
    return bool(re.fullmatch(rf"[-+]?[1-9]\d{{0,2}}({one}\d{{3}})+({two}\d*)?", signs))
