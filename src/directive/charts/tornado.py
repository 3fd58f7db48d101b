"""Which lever moves the result most: one bar a lever, from its low to its high position, around what is set."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import altair as alt

from directive.charts.theme import Palette
from directive.charts.view import BY_POSITION

ROW_HEIGHT = 48


def height(rows: int) -> int:
    """Pixels for a number of levers and the axis."""
    return 64 + ROW_HEIGHT * rows


@lru_cache(maxsize=32)
def tornado_spec(palette: Palette, axis_title: str, tick_expression: str) -> dict[str, Any]:
    """Bars from the figure as set to the figure at each end of a lever, widest first.

    Datasets: `swings` (position, name, start, end, side low|high, align left|right, text, label; start and end null
    where the position contradicts the others), `now` (amount, text), in the axis unit.
    """
    axis = alt.Axis(title=axis_title, labelExpr=tick_expression, tickCount=6)
    swings, now = alt.Chart(alt.NamedData("swings")), alt.Chart(alt.NamedData("now"))
    y = alt.Y(
        "name:N", sort=BY_POSITION, axis=alt.Axis(title=None, ticks=False, domain=False, labelLimit=230)
    )
    scale = alt.Scale(zero=False, nice=True, padding=54)
    colour = alt.Color(
        "side:N",
        scale=alt.Scale(domain=["low", "high"], range=[palette.others, palette.scenario]),
        legend=None,
    )
    bars = swings.mark_bar(height={"band": 0.52}).encode(
        x=alt.X("start:Q", axis=axis, scale=scale),
        x2="end:Q",
        y=y,
        color=colour,
        tooltip=alt.Tooltip("label:N", title=" "),
    )
    words = [
        swings.transform_filter(f"isValid(datum.end) && datum.align === '{align}'")
        .mark_text(align=align, dx=dx, color=palette.text)
        .encode(x=alt.X("end:Q", axis=axis), y=y, text="text:N")
        for align, dx in (("left", 5), ("right", -5))
    ]
    rule = now.mark_rule(color=palette.text, strokeWidth=1).encode(x=alt.X("amount:Q", axis=axis))
    spec = alt.layer(bars, *words, rule).to_dict()
    spec.pop("config", None)
    return spec
