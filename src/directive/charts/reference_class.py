"""Is the required growth plausible: the country's own periods, and what became of comparable starts elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import altair as alt

from directive.charts.theme import Palette

OWN_HEIGHT = 260
ROW_HEIGHT = 58


@dataclass(frozen=True)
class ReferenceWords:
    """Axis titles of the two charts and how the language writes numbers."""

    growth_axis: str
    start_axis: str
    reached_axis: str
    comma: bool
    percent_sign: str

    def ticks(self) -> str:
        """Vega expression for tick labels in percent, with a true minus."""
        shown = "replace(format(datum.value, '~g'), '-', '\u2212')"
        shown = f"replace({shown}, '.', ',')" if self.comma else shown
        return f"{shown} + '{self.percent_sign}'"


@lru_cache(maxsize=32)
def own_spec(palette: Palette, words: ReferenceWords) -> dict[str, Any]:
    """Growth of every own period, with the required growth as a thin red rule.

    Datasets: `windows` (start_year, growth_percent, enough yes|no, label), `required` (growth_percent, text).
    """
    axis = alt.Axis(title=words.growth_axis, labelExpr=words.ticks(), tickCount=5)
    y = alt.Y("growth_percent:Q", axis=axis, scale=alt.Scale(zero=True, nice=True))
    every_fourth = "datum.value % 4 == 0 ? datum.value : ''"
    x = alt.X(
        "start_year:O", axis=alt.Axis(title=words.start_axis, labelExpr=every_fourth, ticks=False, grid=False)
    )
    colour = alt.Color(
        "enough:N",
        scale=alt.Scale(domain=["yes", "no"], range=[palette.focus, palette.others]),
        legend=None,
    )
    bars = (
        alt.Chart(alt.NamedData("windows"))
        .mark_bar()
        .encode(x=x, y=y, color=colour, tooltip=alt.Tooltip("label:N", title=" "))
    )
    required = alt.Chart(alt.NamedData("required"))
    rule = required.mark_rule(color=palette.target, strokeWidth=1.2).encode(y=y)
    # A pale edge keeps the words readable where a bar stands behind them.
    edge = required.mark_text(
        align="right", x="width", dy=-8, fontWeight=600, color=palette.background,
        stroke=palette.background, strokeWidth=5,
    ).encode(y=y, text="text:N")  # fmt: skip
    text = required.mark_text(align="right", x="width", dy=-8, color=palette.target, fontWeight=600).encode(
        y=y, text="text:N"
    )
    return _finished(alt.layer(bars, rule, edge, text))


@lru_cache(maxsize=32)
def classes_spec(palette: Palette, words: ReferenceWords) -> dict[str, Any]:
    """Share of comparable starts that reached the goal, one row a class, with its Wilson interval.

    Dataset: `classes` (position, name, reached_percent, low_percent, high_percent, chosen yes|no, label).
    """
    data = alt.NamedData("classes")
    colour = alt.Color(
        "chosen:N",
        scale=alt.Scale(domain=["yes", "no"], range=[palette.focus, palette.others]),
        legend=None,
    )
    axis = alt.Axis(title=words.reached_axis, labelExpr=words.ticks(), tickCount=5)
    y = alt.Y("position:O", axis=None, scale=alt.Scale(paddingOuter=0.3))
    x = alt.X("reached_percent:Q", axis=axis, scale=alt.Scale(zero=True, nice=True))
    base = alt.Chart(data).encode(y=y, color=colour, tooltip=alt.Tooltip("label:N", title=" "))
    layers = [
        base.mark_rule(strokeWidth=3).encode(x=alt.X("low_percent:Q", axis=axis), x2="high_percent:Q"),
        base.mark_point(filled=True, size=110, opacity=1).encode(x=x),
        # Words above each mark: a class is longer to say than an axis is wide.
        alt.Chart(data)
        .mark_text(align="left", dy=-16, color=palette.text)
        .encode(y=y, x=alt.value(2), text="name:N"),
    ]
    return _finished(alt.layer(*layers))


def _finished(chart: alt.LayerChart) -> dict[str, Any]:
    spec = chart.to_dict()
    spec.pop("config", None)
    return spec
