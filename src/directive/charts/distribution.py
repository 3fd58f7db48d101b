"""How fast past cases grew, counted in steps of growth, with the required growth as a thin red rule."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from directive.charts.reference_class import ReferenceWords
from directive.charts.theme import Palette

HEIGHT = 300
LOWEST, HIGHEST = -0.30, 0.50


def binned(growth: np.ndarray, required: float, *, width: float) -> pd.DataFrame:
    """Count growth per year (0.1 = 10 %) in steps of `width`; what grew at least as required is counted apart.

    Columns: low_percent, high_percent, start, end (counts, stacked), enough yes|no, count. What lies beyond the two
    ends is in the outermost steps.
    """
    last = max(HIGHEST, math.ceil(required / width + 1) * width)
    edges = np.round(np.arange(round((last - LOWEST) / width) + 1) * width + LOWEST, 6)
    growth = np.asarray(growth, dtype=float)
    known = growth[~np.isnan(growth)]
    # A hair inside the ends, so that a rate on an edge belongs to the step it begins.
    step = np.clip(np.floor((known - LOWEST) / width + 1e-9), 0, len(edges) - 2).astype(int)
    enough = known >= required
    rows = []
    for place in range(len(edges) - 1):
        start = 0
        for name, chosen in (("no", ~enough), ("yes", enough)):
            count = int(np.count_nonzero((step == place) & chosen))
            if count:
                rows.append(
                    (edges[place] * 100, edges[place + 1] * 100, start, start + count, name, count)
                )  # fmt: skip
            start += count
    return pd.DataFrame(rows, columns=["low_percent", "high_percent", "start", "end", "enough", "count"])


@lru_cache(maxsize=32)
def distribution_spec(palette: Palette, words: ReferenceWords, count_axis: str) -> dict[str, Any]:
    """Counts by step of growth. Datasets: `bins` (as `binned`, and label), `required` (growth_percent, text)."""
    ticks = alt.Axis(title=words.growth_axis, labelExpr=words.ticks(), tickCount=8, grid=False)
    x = alt.X("low_percent:Q", axis=ticks, scale=alt.Scale(zero=False, nice=False))
    colour = alt.Color(
        "enough:N",
        scale=alt.Scale(domain=["yes", "no"], range=[palette.focus, palette.others]),
        legend=None,
    )
    axis = alt.Axis(title=count_axis, tickCount=5, tickMinStep=1)
    bars = (
        alt.Chart(alt.NamedData("bins"))
        .mark_bar(stroke=palette.background, strokeWidth=0.6)
        .encode(
            x=x,
            x2="high_percent:Q",
            y=alt.Y("start:Q", axis=axis, scale=alt.Scale(zero=True, nice=True)),
            y2="end:Q",
            color=colour,
            tooltip=alt.Tooltip("label:N", title=" "),
        )
    )
    required = alt.Chart(alt.NamedData("required"))
    place = alt.X("growth_percent:Q", axis=ticks)
    rule = required.mark_rule(color=palette.target, strokeWidth=1.4).encode(x=place)
    # A pale edge keeps the words readable where a bar stands behind them.
    look = {"align": "left", "dx": 6, "y": 8, "fontWeight": 600}
    words_at = [
        required.mark_text(**look, **colours).encode(x=place, text="text:N")
        for colours in (
            {"color": palette.background, "stroke": palette.background, "strokeWidth": 6},
            {"color": palette.target},
        )
    ]
    spec = alt.layer(bars, rule, *words_at).to_dict()
    spec.pop("config", None)
    return spec
