"""The way to the target, twice: as a share of all exports and in US dollars, where a fixed share moves with the total.

Specifications are made once per language and look and stay the same while levers move; only rows change.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from directive.charts.native import Native, Series
from directive.charts.theme import SCENARIO_DASH, Palette

HEIGHT = 300
# Where words stand beside their point: name, alignment, offsets.
SIDES = (
    ("left", "right", 4, -9),
    ("right", "left", -4, -20),
    ("middle", "center", 0, -9),
    ("below", "center", 0, 20),
    ("before", "right", -8, 0),
    ("below right", "left", -6, 20),
)


@dataclass(frozen=True)
class PathWords:
    """Words and number habits of a language: axis titles, decimal comma or point, how percent is written."""

    share_axis: str
    value_axis: str
    comma: bool
    percent_sign: str


def ticks(words: PathWords, *, percent: bool) -> str:
    """Vega expression for tick labels with the language's decimal and percent signs."""
    shown = "format(datum.value, '~g')"
    shown = f"replace({shown}, '.', ',')" if words.comma else shown
    return f"{shown} + '{words.percent_sign}'" if percent else shown


def mark_colours(palette: Palette) -> alt.Scale:
    """Statements in the partner's colour, figures worked out from statements in grey."""
    return alt.Scale(domain=["statement", "derived"], range=[palette.focus, palette.muted])


@lru_cache(maxsize=32)
def share_spec(palette: Palette, words: PathWords) -> dict[str, Any]:
    """Share panel. Datasets: `history` (own report), `points` (later figures), `way`, `goal`, `notes`.

    All have year, share_percent, label (tooltip); `points` also mark (statement | derived); `notes`
    text, role and side.
    """
    axis = alt.Axis(title=words.share_axis, labelExpr=ticks(words, percent=True), tickCount=5)
    y = alt.Y("share_percent:Q", axis=axis, scale=alt.Scale(zero=True, nice=True))
    layers = [
        _line("history", y, color=palette.focus, strokeWidth=2),
        _line("goal", y, color=palette.target, strokeWidth=1.2),
        _line("way", y, color=palette.scenario, strokeWidth=2.5, strokeDash=SCENARIO_DASH),
        _points("history", y, color=palette.focus, size=14, filled=True),
        _points("way", y, color=palette.scenario, size=26, filled=True),
        _later_points(y, palette),
        _notes("notes", y, palette),
    ]
    return _finished(alt.layer(*layers))


@lru_cache(maxsize=32)
def value_spec(palette: Palette, words: PathWords) -> dict[str, Any]:
    """Value panel. Datasets: `way` and `goal` (year, amount, label), `milestones` and `notes` (text too)."""
    axis = alt.Axis(title=words.value_axis, labelExpr=ticks(words, percent=False), tickCount=5)
    y = alt.Y("amount:Q", axis=axis, scale=alt.Scale(zero=True, nice=True))
    layers = [
        _line("goal", y, color=palette.target, strokeWidth=1.2),
        _line("way", y, color=palette.scenario, strokeWidth=2.5, strokeDash=SCENARIO_DASH),
        _points("way", y, color=palette.scenario, size=34, filled=True),
        _points("start", y, color=palette.focus, size=110, filled=False, shape="diamond", strokeWidth=2),
        alt.Chart(alt.NamedData("milestones"))
        .mark_text(dy=16, align="center", color=palette.text)
        .encode(x=_year(), y=y, text="text:N"),
        _notes("notes", y, palette),
    ]
    return _finished(alt.layer(*layers))


def share_native(
    words: PathWords, *, own: str, stated: str, derived: str, scenario: str, target: str
) -> Native:
    """The share panel of a slide; the names of its series in the reader's language."""
    y = "share_percent"
    series = (
        Series(own, "history", y),
        Series(stated, "points", y, mark="statement", where=("mark", "statement")),
        Series(derived, "points", y, mark="derived", where=("mark", "derived")),
        Series(scenario, "way", y, mark="scenario"),
        Series(target, "goal", y, mark="target"),
    )
    return Native("xy", x="year", series=series, number_format="0.0", y_title=words.share_axis)


def value_native(words: PathWords, *, stated: str, scenario: str, target: str) -> Native:
    """The value panel of a slide; the names of its series in the reader's language."""
    y = "amount"
    # The statement is drawn last: its mark stands on the path, not under it.
    series = (
        Series(scenario, "way", y, mark="scenario", text="text"),
        Series(target, "goal", y, mark="target"),
        Series(stated, "start", y, mark="statement", text="text"),
    )
    return Native("xy", x="year", series=series, number_format="0.00", y_title=words.value_axis)


def milestone_labels(rows: pd.DataFrame, *, most: int = 8) -> pd.DataFrame:
    """The rows whose number is written beside the path: the last one and at most `most` in all.

    The base year has its own mark and no number here.
    """
    # On a long path the first year stands too close to the base for two numbers.
    later = rows.iloc[1:] if len(rows) <= most else rows.iloc[2:]
    every = -(-len(later) // most)
    return later.iloc[::-1].iloc[::every].iloc[::-1]


def _year() -> alt.X:
    axis = alt.Axis(title=None, format="d", tickMinStep=1, grid=False, tickCount=8)
    return alt.X("year:Q", axis=axis, scale=alt.Scale(zero=False, nice=False, padding=18))


def _line(name: str, y: alt.Y, **look: object) -> alt.Chart:
    return alt.Chart(alt.NamedData(name)).mark_line(**look).encode(x=_year(), y=y)


def _points(name: str, y: alt.Y, **look: object) -> alt.Chart:
    tooltip = alt.Tooltip("label:N", title=" ")
    return (
        alt.Chart(alt.NamedData(name)).mark_point(opacity=1, **look).encode(x=_year(), y=y, tooltip=tooltip)
    )


def _later_points(y: alt.Y, palette: Palette) -> alt.Chart:
    return (
        alt.Chart(alt.NamedData("points"))
        .mark_point(
            shape="diamond", size=110, filled=False, fill=palette.background, strokeWidth=2, opacity=1
        )
        .encode(
            x=_year(),
            y=y,
            color=alt.Color("mark:N", scale=mark_colours(palette), legend=None),
            tooltip=alt.Tooltip("label:N", title=" "),
        )
    )


def _notes(name: str, y: alt.Y, palette: Palette) -> alt.LayerChart:
    """Words at the marks; `role` gives the colour, `side` where they stand."""
    colour = alt.Color(
        "role:N",
        scale=alt.Scale(
            domain=["own", "target", "scenario"], range=[palette.focus, palette.target, palette.scenario]
        ),
        legend=None,
    )
    layers = [
        alt.Chart(alt.NamedData(name))
        .transform_filter(f"datum.side === '{side}'")
        .mark_text(align=align, dx=dx, dy=dy, fontWeight=600)
        .encode(x=_year(), y=y, text="text:N", color=colour)
        for side, align, dx, dy in SIDES
    ]
    return alt.layer(*layers)


def _finished(chart: alt.LayerChart) -> dict[str, Any]:
    spec = chart.to_dict()
    spec.pop("config", None)
    return spec
