"""How much of the plan's increment each key carries: one bar a key, what is assumed paler than what was set."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import altair as alt

from directive.charts.theme import Palette
from directive.charts.view import BY_POSITION

ROW_HEIGHT = 34


def height(rows: int) -> int:
    """Pixels for a number of keys, legend and axis."""
    return 84 + ROW_HEIGHT * rows


@lru_cache(maxsize=32)
def keys_spec(palette: Palette, *, axis_title: str, names: tuple[str, str], comma: bool) -> dict[str, Any]:
    """Bars laid end to end. `names`: "set" and "assumed" in words.

    Dataset `rows`: position, key, part (one of `names`), start, end (axis unit), label; `ends`: key, position, end,
    text.
    """
    shown = "format(datum.value, '~g')"
    ticks = f"replace({shown}, '.', ',')" if comma else shown
    y = alt.Y("key:N", sort=BY_POSITION, axis=alt.Axis(title=None, ticks=False, domain=False, labelLimit=260))
    axis = alt.Axis(title=axis_title, labelExpr=ticks, tickCount=6)
    scale = alt.Scale(zero=True, padding=70)
    opacity = alt.Opacity("part:N", legend=alt.Legend(title=None, symbolFillColor=palette.scenario),
                          scale=alt.Scale(domain=list(names), range=[1, 0.45]))  # fmt: skip
    bars = (
        alt.Chart(alt.NamedData("rows"))
        .mark_bar(color=palette.scenario)
        .encode(x=alt.X("start:Q", axis=axis, scale=scale), x2="end:Q", y=y, opacity=opacity,
                tooltip=alt.Tooltip("label:N", title=" "))
    )  # fmt: skip
    texts = (
        alt.Chart(alt.NamedData("ends"))
        .mark_text(align="left", dx=6, color=palette.text)
        .encode(x=alt.X("end:Q", scale=scale), y=y, text="text:N")
    )
    spec = alt.layer(bars, texts).to_dict()
    spec.pop("config", None)
    return spec
