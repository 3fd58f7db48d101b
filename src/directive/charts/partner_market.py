"""What the plan asks of the partner's market and of the rails: a bar a good, and how concentrated exports become."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import altair as alt

from directive.charts.theme import Palette
from directive.charts.view import BY_POSITION

ROW_HEIGHT = 44


def height(rows: int) -> int:
    """Pixels for a number of rows and the axis."""
    return 62 + ROW_HEIGHT * rows


@lru_cache(maxsize=32)
def plan_bars_spec(palette: Palette, axis_title: str, tick_expression: str) -> dict[str, Any]:
    """The plan as an amber bar, the published baseline as a tick. Dataset: `goods` (position, name, plan, baseline,
    text, label) in the axis unit; baseline may be null."""
    goods = alt.Chart(alt.NamedData("goods"))
    y = alt.Y(
        "name:N", sort=BY_POSITION, axis=alt.Axis(title=None, ticks=False, domain=False, labelLimit=190)
    )
    axis = alt.Axis(title=axis_title, labelExpr=tick_expression, tickCount=6)
    x = alt.X("plan:Q", axis=axis, scale=alt.Scale(zero=True, nice=False))
    tooltip = alt.Tooltip("label:N", title=" ")
    bars = goods.mark_bar(color=palette.scenario, opacity=0.75, height={"band": 0.5}).encode(
        x=x, y=y, tooltip=tooltip
    )
    ticks = goods.mark_tick(color=palette.text, thickness=2.5, size=30).encode(
        x=alt.X("baseline:Q", axis=axis), y=y, tooltip=tooltip
    )
    # Words stand after whichever reaches further, bar or tick.
    reach = goods.transform_calculate(far="max(datum.plan, datum.baseline || 0)")
    words = reach.mark_text(align="left", dx=7, color=palette.text).encode(
        x=alt.X("far:Q", axis=axis), y=y, text="text:N"
    )
    return _finished(alt.layer(bars, ticks, words, _room(reach, "far", y)))


@lru_cache(maxsize=32)
def concentration_spec(palette: Palette, axis_title: str, tick_expression: str) -> dict[str, Any]:
    """The index at each share, from its lower to its upper bound.

    Dataset: `levels` (position, name, low, high, kind reported|derived|scenario, text, label).
    """
    levels = alt.Chart(alt.NamedData("levels"))
    y = alt.Y(
        "name:N",
        sort=BY_POSITION,
        axis=alt.Axis(title=None, ticks=False, domain=False, labelLimit=230),
    )
    axis = alt.Axis(title=axis_title, labelExpr=tick_expression, tickCount=5)
    scale = alt.Scale(zero=True, nice=False)
    kinds = ["reported", "derived", "scenario"]
    colour = alt.Color(
        "kind:N",
        scale=alt.Scale(domain=kinds, range=[palette.focus, palette.focus, palette.scenario]),
        legend=None,
    )
    shape = alt.Shape(
        "kind:N", scale=alt.Scale(domain=kinds, range=["circle", "diamond", "circle"]), legend=None
    )
    tooltip = alt.Tooltip("label:N", title=" ")
    layers = [
        levels.mark_rule(strokeWidth=3).encode(
            x=alt.X("low:Q", axis=axis, scale=scale), x2="high:Q", y=y, color=colour, tooltip=tooltip
        ),
        levels.mark_point(size=110, strokeWidth=2, opacity=1, fill=palette.background).encode(
            x=alt.X("high:Q", axis=axis), y=y, color=colour, shape=shape, tooltip=tooltip
        ),
        levels.mark_text(align="left", dx=12, color=palette.text).encode(
            x=alt.X("high:Q", axis=axis), y=y, text="text:N"
        ),
        _room(levels, "high", y, times=1.9),
    ]
    return _finished(alt.layer(*layers))


def _room(rows: alt.Chart, field: str, y: alt.Y, *, times: float = 1.16) -> alt.Chart:
    """Nothing to see: holds place for the words to the right of the furthest mark."""
    return (
        rows.transform_calculate(room=f"datum.{field} * {times}")
        .mark_point(opacity=0, size=1)
        .encode(x=alt.X("room:Q"), y=y)
    )


def _finished(chart: alt.LayerChart) -> dict[str, Any]:
    spec = chart.to_dict()
    spec.pop("config", None)
    return spec
