"""What a partner chart measures: the column, its scale on an axis, its words and its numbers in three languages."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from directive.i18n import N_, Translator

FLOWS = {
    "export": N_("Exports"),
    "import": N_("Imports"),
    "turnover": N_("Turnover"),
    "balance": N_("Balance"),
}
_WHOSE = {
    "export": N_("{of_reporter} exports"),
    "import": N_("{of_reporter} imports"),
    "turnover": N_("{of_reporter} turnover"),
    "balance": N_("{of_reporter} balance"),
}
MEASURES = {
    "value": N_("Value"),
    "share": N_("Share"),
    "rank": N_("Rank"),
    "growth": N_("Growth"),
}
_COLUMNS = {"value": "value_usd", "share": "share", "rank": "rank", "growth": "growth"}
_FACTORS = {"share": 100.0, "rank": 1.0, "growth": 100.0}
_UNITS = {
    "value": N_("USD million"),
    "share": N_("% of all partners together"),
    "rank": N_("place among countries"),
    "growth": N_("% a year"),
}


def flow_name(t: Translator, flow: str, of_reporter: str) -> str:
    """A flow with whose it is ("Belarus' exports"): a chart leaves the page that says so."""
    return t(_WHOSE[flow], of_reporter=of_reporter) if of_reporter else t(FLOWS[flow])


@dataclass(frozen=True)
class Measure:
    """One measure of one flow; `years` is the distance that growth is taken over, `of_reporter` says whose flow.

    Values are drawn in `money_unit` of `money_usd` dollars each (millions where nothing is said), the unit in which the
    language writes values of that size: an axis counts as the numbers beside its marks do."""

    name: str
    flow: str
    years: int = 5
    of_reporter: str = ""
    money_usd: float = 1e6
    money_unit: str = ""

    @property
    def column(self) -> str:
        """The query column that holds it (US dollars, share 0-1, place, growth a year 0-1)."""
        return _COLUMNS[self.name]

    @property
    def upside_down(self) -> bool:
        """Whether small numbers stand on top (a place)."""
        return self.name == "rank"

    def scaled(self, values: pd.Series) -> pd.Series:
        """Values on the axis: money in its unit, percent, place."""
        return numbers(values) * (1 / self.money_usd if self.name == "value" else _FACTORS[self.name])

    def text(self, t: Translator, value: Any) -> str:
        """One value in words; a missing one is a dash."""
        if value is None or pd.isna(value) or math.isinf(value):
            return t.number(None)
        if self.name == "value":
            return t.money(float(value))
        if self.name == "rank":
            return t("place {rank}", rank=t.number(float(value), digits=0))
        return t.percent(float(value))

    def unit(self, t: Translator) -> str:
        """The unit on the axis."""
        return self.money_unit if self.money_unit and self.name == "value" else t(_UNITS[self.name])

    @property
    def number_format(self) -> str:
        """A spreadsheet's number format for values on the axis."""
        return "#,##0" if self.name == "value" and self.money_usd <= 1e6 else "#,##0.0"

    def heading(self, t: Translator) -> str:
        """Column heading of the table twin: measure and unit (the twin holds plain numbers)."""
        return f"{t(MEASURES[self.name])}, {self.unit(t)}"

    def flow_name(self, t: Translator) -> str:
        """The flow with whose it is."""
        return flow_name(t, self.flow, self.of_reporter)

    def subtitle(self, t: Translator, year: int, *, alone: bool = False) -> str:
        """Flow, measure, unit and years; `alone`: places of this year only, not beside those of an earlier one."""
        flow = self.flow_name(t)
        if self.name == "growth":
            return t(
                "{flow}, growth a year from {start} to {year}, %",
                flow=flow,
                start=year - self.years,
                year=year,
            )
        if self.name == "rank" and not alone:
            start = year - self.years
            return t("{flow}, place among countries in {start} and {year}", flow=flow, start=start, year=year)
        return t("{flow}, {unit}, {year}", flow=flow, unit=self.unit(t), year=year)


def numbers(values: pd.Series) -> pd.Series:
    """Values as floats; whatever is missing, in whichever way, is nan."""
    return pd.to_numeric(values, errors="coerce").astype("Float64").astype(float)


def axis_label(t: Translator, *, from_one: bool = False) -> str:
    """Vega expression that writes an axis number in the language's way; `from_one` leaves out what is below 1."""
    written = "format(datum.value, ',.2~f')"
    if t.language == "ru":
        written = f"replace(replace({written}, regexp(',', 'g'), '\u202f'), '.', ',')"
    return f"datum.value < 1 ? '' : {written}" if from_one else written


def name_of(t: Translator, row: Mapping[str, Any]) -> str:
    """A partner's name in the language."""
    return t.pick(row, "label")


def joined(t: Translator, names: Sequence[str]) -> str:
    """Names in a row, with the language's separator."""
    return t(", ").join(names)


def source_ids(*frames: pd.DataFrame) -> tuple[str, ...]:
    """All sources of the frames, once each, in a fixed order."""
    ids: set[str] = set()
    for frame in frames:
        for column in (c for c in frame.columns if c.endswith("source_id")):
            ids |= {str(value) for value in frame[column].dropna() if value}
    return tuple(sorted(ids))
