"""The two panels of the lever board: Vega made here, fed with rows in the browser while a lever moves."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd
import vl_convert as vlc

from directive.charts.target_path import PathWords, ticks
from directive.charts.theme import SCENARIO_DASH, Mode, palette, vega_config

HEIGHT = 230


@lru_cache(maxsize=32)
def share_panel(
    mode: Mode, words: PathWords, known: tuple[tuple[int, float, str], ...], scale: float
) -> dict[str, Any]:
    """Vega of the share panel. `known`: (year, percent, mark line | statement | derived).

    Rows of `path` in the browser: year, share_percent, goal_percent, end_share (text in the last row).
    """
    p = palette(mode)
    rows = pd.DataFrame(known, columns=["year", "share_percent", "mark"])
    y = _y("share_percent", words.share_axis, words, percent=True)
    own = alt.Chart(rows[rows["mark"] == "line"]).mark_line(color=p.focus).encode(x=_x(), y=y)
    later = (
        alt.Chart(rows[rows["mark"] != "line"])
        .mark_point(shape="diamond", filled=False, size=90, strokeWidth=2, color=p.focus, opacity=1)
        .encode(x=_x(), y=y)
    )
    goal = _path().mark_line(color=p.target, strokeWidth=1.2).encode(x=_x(), y=alt.Y("goal_percent:Q"))
    return _vega(
        own + later + goal + _way(y, p.scenario) + _end("share_percent", "end_share"),
        mode,
        scale,
    )


@lru_cache(maxsize=32)
def value_panel(mode: Mode, words: PathWords, scale: float) -> dict[str, Any]:
    """Vega of the value panel. Rows of `path`: year, amount, goal_amount, end_value (text in the last row)."""
    p = palette(mode)
    y = _y("amount", words.value_axis, words, percent=False)
    goal = _path().mark_line(color=p.target, strokeWidth=1.2).encode(x=_x(), y=alt.Y("goal_amount:Q"))
    return _vega(goal + _way(y, p.scenario) + _end("amount", "end_value"), mode, scale)


def _path() -> alt.Chart:
    return alt.Chart(alt.NamedData("path"))


def _x() -> alt.X:
    axis = alt.Axis(title=None, format="d", tickMinStep=1, grid=False, tickCount=7)
    scale = alt.Scale(zero=False, nice=False, padding=18)
    return alt.X("year:Q", axis=axis, scale=scale)


def _y(field: str, title: str, words: PathWords, *, percent: bool) -> alt.Y:
    axis = alt.Axis(title=title, labelExpr=ticks(words, percent=percent), tickCount=5)
    return alt.Y(f"{field}:Q", axis=axis, scale=alt.Scale(zero=True, nice=True))


def _way(y: alt.Y, colour: str) -> alt.LayerChart:
    base = _path().encode(x=_x(), y=y)
    line = base.mark_line(color=colour, strokeWidth=2.5, strokeDash=SCENARIO_DASH)
    return line + base.mark_point(color=colour, filled=True, size=34, opacity=1)


def _end(field: str, text: str) -> alt.Chart:
    words = _path().transform_filter(f"isValid(datum.{text})")
    return words.mark_text(align="right", dx=6, dy=-11, fontWeight=600).encode(
        x=_x(), y=alt.Y(f"{field}:Q"), text=f"{text}:N"
    )


def _vega(chart: alt.LayerChart, mode: Mode, scale: float) -> dict[str, Any]:
    spec = chart.to_dict()
    spec |= {
        "config": vega_config(mode, scale=scale),
        "width": 500,
        "height": HEIGHT,
        "autosize": {"type": "fit", "contains": "padding", "resize": True},
        "padding": 4,
    }
    return vlc.vegalite_to_vega(spec)
