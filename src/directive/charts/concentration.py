"""How concentrated trade is on few partners: the index between its bounds, and its plain-word reading."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import altair as alt
import pandas as pd

from directive.charts.measures import axis_label, flow_name, source_ids
from directive.charts.native import Native, Series
from directive.charts.said import extremes
from directive.charts.theme import Palette
from directive.charts.view import ChartView
from directive.i18n import Translator
from directive.model.concentration import equivalent_number


@dataclass(frozen=True)
class Spread:
    """What is measured: the flow, and the year looked at."""

    flow: str
    year: int
    of_reporter: str = ""

    def words(self, t: Translator) -> str:
        """The flow with whose it is."""
        return flow_name(t, self.flow, self.of_reporter)


def with_numbers(frame: pd.DataFrame) -> pd.DataFrame:
    """Add the equivalent numbers of equal partners: `most` from the lower bound, `fewest` from the upper one."""
    return frame.assign(
        most=[equivalent_number(value) for value in frame["hhi_lower"]],
        fewest=[equivalent_number(value) for value in frame["hhi_upper"]],
    )


def concentration_index(frame: pd.DataFrame, spread: Spread, *, t: Translator, palette: Palette) -> ChartView:
    """The index by year between its bounds. `frame`: year, hhi_lower, hhi_upper (0-1), source_id."""
    at, before = _at(frame, spread.year), _at(frame, int(frame["year"].min()))
    title = t("{flow}: Herfindahl–Hirschman index {before} in {first}, {now} in {year}",
              flow=spread.words(t), before=_bounds(before, t),
              first=int(before["year"]), now=_bounds(at, t), year=int(at["year"]))  # fmt: skip
    rows = frame.assign(low=frame["hhi_lower"], high=frame["hhi_upper"])
    rows["tip"] = [f"{int(row['year'])}: {_bounds(row, t)}" for row in rows.to_dict("records")]
    return _view(rows, spread, t=t, palette=palette, key="partners-hhi", title=title, axis=t("index, 0 to 1"))


def concentration_number(
    frame: pd.DataFrame, spread: Spread, *, t: Translator, palette: Palette
) -> ChartView:
    """The same as a number of equal partners: 1 ÷ index."""
    numbers = with_numbers(frame)
    at = _at(numbers, spread.year)
    title = t("{flow} {year}: as concentrated as with {number} equal partners", flow=spread.words(t),
              year=int(at["year"]), number=_numbers(at, t))  # fmt: skip
    rows = numbers.assign(low=numbers["fewest"], high=numbers["most"])
    rows["tip"] = [f"{int(row['year'])}: {_numbers(row, t)}" for row in rows.to_dict("records")]
    axis = t("equivalent number of equal partners")
    return _view(rows, spread, t=t, palette=palette, key="partners-equivalent", title=title, axis=axis)


def _view(
    rows: pd.DataFrame, spread: Spread, *, t: Translator, palette: Palette, key: str, title: str, axis: str
) -> ChartView:
    first, last = int(rows["year"].min()), int(rows["year"].max())
    return ChartView(
        key=key,
        title=title,
        subtitle=t(
            "{flow}, {unit}, {first}–{last}",
            flow=spread.words(t),
            unit=axis,
            first=first,
            last=last,
        ),
        alt=t("A band by year between two lines. {finding}.", finding=title)
        + " "
        + extremes(t, rows, value="high"),
        spec=_spec(axis, t, palette),
        datasets={"rows": rows[["year", "low", "high", "tip"]], "at": pd.DataFrame({"year": [spread.year]})},
        table=_twin(rows, t),
        source_ids=source_ids(rows),
        notes=(
            t(
                "Squared shares of all partners added up. Trade not broken down by partner is either left out of the "
                "sum but kept in the total (lower bound) or counted as one partner (upper bound)."
            ),
        ),
        height=290,
        native=_native(axis, t, digits=3 if key == "partners-hhi" else 1),
    )


def _native(axis: str, t: Translator, *, digits: int) -> Native:
    """Both bounds as lines; one where they are the same is drawn on the other."""
    series = (
        Series(t("lower bound"), "rows", y="low", colour="text", text=""),
        Series(t("upper bound"), "rows", y="high", colour="others", text=""),
    )
    return Native("xy", x="year", series=series, number_format="0." + "0" * digits, y_title=axis)


@lru_cache(maxsize=64)
def _spec(title: str, t: Translator, palette: Palette) -> dict:
    base = alt.Chart(alt.NamedData("rows"))
    years = alt.Axis(title=None, format="d", grid=False, tickCount=8)
    x = alt.X("year:Q", scale=alt.Scale(zero=False, nice=False), axis=years)
    axis = alt.Axis(title=title, labelExpr=axis_label(t), tickCount=6)
    y, y2 = alt.Y("low:Q", scale=alt.Scale(zero=True), axis=axis), alt.Y("high:Q", axis=axis)
    at = alt.Chart(alt.NamedData("at")).mark_rule(color=palette.muted, opacity=0.45).encode(x=x)
    band = base.mark_area(opacity=0.25, color=palette.others).encode(x=x, y=y, y2="high:Q")
    low = base.mark_line(color=palette.text, strokeWidth=1.6).encode(x=x, y=y)
    high = base.mark_line(color=palette.text, strokeWidth=1.6).encode(x=x, y=y2)
    hover = base.mark_point(size=160, opacity=0).encode(x=x, y=y2, tooltip=alt.Tooltip("tip:N", title=" "))
    spec = alt.layer(at, band, low, high, hover).to_dict()
    spec.pop("config", None)
    return spec


def _at(frame: pd.DataFrame, year: int) -> pd.Series:
    upto = frame[frame["year"] <= year]
    return (upto if len(upto) else frame.head(1)).iloc[-1]


def _bounds(row: pd.Series | dict, t: Translator) -> str:
    return _range(t.number(row["hhi_lower"], digits=3), t.number(row["hhi_upper"], digits=3))


def _numbers(row: pd.Series | dict, t: Translator) -> str:
    return _range(t.number(row["fewest"], digits=1), t.number(row["most"], digits=1))


def _range(low: str, high: str) -> str:
    return low if low == high else f"{low}–{high}"


def _twin(rows: pd.DataFrame, t: Translator) -> pd.DataFrame:
    numbers = with_numbers(rows)
    return pd.DataFrame(
        {
            t("Year"): rows["year"].astype(int),
            t("Index, lower bound"): rows["hhi_lower"].round(5),
            t("Index, upper bound"): rows["hhi_upper"].round(5),
            t("Equivalent number, from"): numbers["fewest"].round(2),
            t("Equivalent number, to"): numbers["most"].round(2),
            t("Not broken down by partner, %"): (rows["residual_share"] * 100).round(2),
            t("Source"): rows["source_id"],
        }
    )
