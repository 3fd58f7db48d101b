"""The two panels of the lever board: Vega made here, fed with rows in the browser while a lever moves."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd
import vl_convert as vlc

from directive.charts.target_path import PathWords, mark_colours, ticks
from directive.charts.theme import SCENARIO_DASH, Mode, palette, vega_config

HEIGHT = 230
_AXIS_ROOM = 44
"""Points beside a plot for its tick labels, whatever they say: a plot must not move while a lever does."""
Ghost = tuple[tuple[int, float], ...]
"""A path to compare with, as (year, height) in the panel's unit; the last row only holds room for other levers."""


@lru_cache(maxsize=32)
def share_panel(
    mode: Mode, words: PathWords, known: tuple[tuple[int, float, str], ...], scale: float, ghost: Ghost = ()
) -> dict[str, Any]:
    """Vega of the share panel. `known`: (year, percent, mark line | statement | derived). Its title stands above it.

    Rows of `path` in the browser: year, share_percent, goal_percent, end_share (text in the last row).
    """
    p = palette(mode)
    rows = pd.DataFrame(known, columns=["year", "share_percent", "mark"])
    y = _y("share_percent", words, percent=True)
    own = alt.Chart(rows[rows["mark"] == "line"]).mark_line(color=p.focus).encode(x=_x(), y=y)
    later = (
        alt.Chart(rows[rows["mark"] != "line"])
        .mark_point(shape="diamond", filled=False, size=90, strokeWidth=2, opacity=1)
        .encode(x=_x(), y=y, color=alt.Color("mark:N", scale=mark_colours(p), legend=None))
    )
    goal = _path().mark_line(color=p.target, strokeWidth=1.2).encode(x=_x(), y=alt.Y("goal_percent:Q"))
    return _vega(
        alt.layer(
            *_before(ghost, y, p.muted),
            own,
            later,
            goal,
            _way(y, p.scenario),
            _end("share_percent", "end_share", ghost),
        ),
        mode,
        scale,
    )


@lru_cache(maxsize=32)
def value_panel(mode: Mode, words: PathWords, scale: float, ghost: Ghost = ()) -> dict[str, Any]:
    """Vega of the value panel. Rows of `path`: year, amount, goal_amount, end_value (text in the last row)."""
    p = palette(mode)
    y = _y("amount", words, percent=False)
    goal = _path().mark_line(color=p.target, strokeWidth=1.2).encode(x=_x(), y=alt.Y("goal_amount:Q"))
    layers = alt.layer(
        *_before(ghost, y, p.muted), goal, _way(y, p.scenario), _end("amount", "end_value", ghost)
    )
    return _vega(layers, mode, scale)


def _path() -> alt.Chart:
    return alt.Chart(alt.NamedData("path"))


def _x() -> alt.X:
    axis = alt.Axis(title=None, format="d", tickMinStep=1, grid=False, tickCount=7)
    scale = alt.Scale(zero=False, nice=False, padding=18)
    return alt.X("year:Q", axis=axis, scale=scale)


def _y(field: str, words: PathWords, *, percent: bool) -> alt.Y:
    axis = alt.Axis(
        title=None,
        labelExpr=ticks(words, percent=percent),
        tickCount=5,
        minExtent=_AXIS_ROOM,
        maxExtent=_AXIS_ROOM,
    )
    return alt.Y(f"{field}:Q", axis=axis, scale=alt.Scale(zero=True, nice=True))


def _before(ghost: Ghost, y: alt.Y, colour: str) -> tuple[alt.Chart, ...]:
    """The path that stood before a lever was moved; the axes keep room for it and for its last row."""
    field = str(y.shorthand).split(":")[0]
    rows = pd.DataFrame(ghost, columns=["year", field])
    if rows.empty:
        return ()
    room = alt.Chart(rows).mark_point(opacity=0).encode(x=_x(), y=y)
    line = alt.Chart(rows.iloc[:-1]).mark_line(color=colour, strokeWidth=1.6).encode(x=_x(), y=y)
    end = alt.Chart(rows.iloc[-2:-1]).mark_point(color=colour, size=60).encode(x=_x(), y=y)
    return room, line, end


def _way(y: alt.Y, colour: str) -> alt.LayerChart:
    base = _path().encode(x=_x(), y=y)
    line = base.mark_line(color=colour, strokeWidth=2.5, strokeDash=SCENARIO_DASH)
    return line + base.mark_point(color=colour, filled=True, size=34, opacity=1)


def _end(field: str, text: str, ghost: Ghost = ()) -> alt.LayerChart:
    """The figure at the path's end: above it, or beside it where there is a path to compare with and room."""
    words = _path().transform_filter(f"isValid(datum.{text})")
    place = {"x": _x(), "y": alt.Y(f"{field}:Q"), "text": f"{text}:N"}
    above = {"align": "right", "dx": 6, "dy": -11, "fontWeight": 600}
    if not ghost:
        return alt.layer(words.mark_text(**above).encode(**place))
    near = f"datum.year <= {(ghost[-2][0] + ghost[-1][0]) // 2}"
    beside = words.transform_calculate(here=f"{near} ? datum.{text} : ''")  # no empty layer: it has no extent
    over = words.transform_calculate(here=f"{near} ? '' : datum.{text}")
    return alt.layer(
        beside.mark_text(align="left", dx=10, fontWeight=600).encode(**place | {"text": "here:N"}),
        over.mark_text(**above).encode(**place | {"text": "here:N"}),
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
