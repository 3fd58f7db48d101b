"""How amounts are written: each unit in the reader's language, with the precision its source used."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from directive.briefing.desk import Desk
from directive.data.queries.sources import sources
from directive.i18n import Translator, words
from directive.model.figures import Period

_WHOLE = 1e-9
ROUNDED, FULL = 2, 3
"""Significant digits of a rounded statement and of a reported figure."""


def share_text(t: Translator, share: float | None, precision: str = "") -> str:
    """A share (0-1) in percent; round percentages without decimals ("just over 4 %", "10 %")."""
    whole = share is not None and share >= 0.01 and abs(share * 100 - round(share * 100)) < _WHOLE
    return words.precise(t, t.percent(share, digits=0 if whole else None), precision)


def money_text(t: Translator, value: float | None, precision: str = "") -> str:
    """US dollars; two significant digits where the figure is rounded, three where it is reported."""
    return words.precise(t, t.money(value, significant=ROUNDED if precision else FULL), precision)


def amount_text(t: Translator, value: float | None, unit: str, *, precision: str = "") -> str:
    """An amount in any of the units that claims and targets come in (USD, EUR, share, rank, times, growth)."""
    if value is None or pd.isna(value):
        return t("not published")
    forms = {
        "USD": lambda: t.money(value, significant=FULL),
        "EUR": lambda: t("{amount} euro", amount=t.compact(value, significant=FULL)),
        "share": lambda: share_text(t, value),
        "rank": lambda: rank_text(t, value),
        "times": lambda: t("{number} times", number=t.number(value, digits=1)),
        "growth": lambda: t("{percent} a year", percent=t.percent(value)),
    }
    return words.precise(t, forms[unit](), precision)


def rank_text(t: Translator, rank: float | None) -> str:
    """A place in an order."""
    return t("No. {rank}", rank=t.number(rank, digits=0))


def months_period(year: int, months: str) -> Period:
    """A period from a year and months such as `1-9`; no months are the whole year."""
    first, last = (int(part) for part in months.split("-")) if months else (1, 12)
    return Period(int(year), first, last)


def source_ids(cells: Sequence[object]) -> tuple[str, ...]:
    """The ids named in cells such as `CN122;CN003`, once each, in order."""
    return tuple(dict.fromkeys(i for cell in cells if isinstance(cell, str) for i in cell.split(";") if i))


def statement_date(desk: Desk, ids: str) -> str:
    """The day on which the first dated source of a figure was published, in words; empty without one."""
    dates = desk.ask(sources).set_index("source_id")["date_iso"]
    for source in source_ids([ids]):
        day = pd.to_datetime(dates.get(source) or None, errors="coerce")
        if pd.notna(day):
            return desk.t.date(day.date())
    return ""
