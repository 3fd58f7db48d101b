"""How goods are written: measures, periods, amounts; the period always beside a figure of part of a year."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import pandas as pd
from babel.dates import get_month_names

from directive.briefing.target_words import UNITS
from directive.i18n import N_, Translator, words
from directive.model.terms import Valuation

MEASURES = {
    "quantity": N_("Quantity"),
    "value": N_("Value"),
    "unit_value": N_("Unit value"),
    "share": N_("Share in imports"),
}
STRENGTHS = {
    "A": N_("published figure of about the last two years"),
    "B": N_("older or part-year figure"),
    "C": N_("named, no usable quantity published"),
}
VALUATIONS = {"CIF": N_("CIF"), "FOB": N_("FOB")}


def months_text(t: Translator, year: int, first: int, last: int, *, short: bool = False) -> str:
    """A full year as its number, other periods with their months in words."""
    if (first, last) == (1, 12):
        return t("{year}", year=year)
    return t("{months} {year}", months=month_span(t, first, last, short=short), year=year)


def month_span(t: Translator, first: int, last: int, *, short: bool = False) -> str:
    """Months in words: January–August."""
    # Chinese numbers its months; everywhere else they have names.
    names = _months(t.language, "abbreviated" if short or t.language == "zh" else "wide")
    return names[first] if first == last else t("{first}–{last}", first=names[first], last=names[last])


@cache
def _months(language: str, width: str) -> Mapping[int, str]:
    return get_month_names(width, context="stand-alone", locale=language)


def period_of(t: Translator, row: Mapping[str, Any], *, short: bool = False) -> str:
    """The period of a row of `goods` or `good_shares` in words."""
    if any(pd.isna(row[column]) for column in ("year", "month_from", "month_to")):
        stated, year = t.pick(row, "period"), row["year"]
        if pd.isna(year) or row["period_class"] == "as_of_date":
            return stated
        return t("{period}, {year}", period=stated, year=int(year))
    return months_text(t, int(row["year"]), int(row["month_from"]), int(row["month_to"]), short=short)


def quantity_text(t: Translator, quantity: float, unit: str, *, precision: str = "") -> str:
    """A quantity in full with its unit and its word of precision."""
    amount = t("{quantity} {unit}", quantity=t.number(quantity, digits=0), unit=t(UNITS[unit]))
    return words.precise(t, amount, precision)


def unit_value_text(t: Translator, value: float, unit: str) -> str:
    """US dollars per unit."""
    return t("{price} USD per {unit}", price=t.number(value, digits=0), unit=one_unit(t, unit))


def one_unit(t: Translator, unit: str) -> str:
    """The unit a price is of: one piece, not pieces; a unit without a name of ours as it is written."""
    if unit == "pieces":
        return t("piece")
    return t(UNITS[unit]) if unit in UNITS else unit


def side_text(t: Translator, row: Mapping[str, Any]) -> str:
    """Who reports, with the basis where values are at the partner's border."""
    kind = words.KINDS[row["kind"]]
    if row["kind"] == "estimate":
        return t("estimate of the own side") if row["side"] == "own" else t(kind)
    if row["kind"] == "statement":
        return t("statement of the own side") if row["side"] == "own" else t(kind)
    side = words.SIDES[row["side"]]
    parts = [t(side)]
    if row["valuation"]:
        parts.append(t(VALUATIONS[str(Valuation(row["valuation"]))]))
    return t(", ").join(parts)
