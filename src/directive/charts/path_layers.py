"""Layers that every path chart shares: own report, later statements, scenario, target, direct labels.

All layers read named data sets with the columns `year`, `y`, `value_text`, `kind_text` (points also `low`, `high`,
`date_text`, `colour`, `mark`; labels `text`, `align`, `colour`; target `segment`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from directive.charts.native import Native, Series
from directive.charts.theme import OWN_DASH, SCENARIO_DASH, Palette
from directive.charts.view import text_room
from directive.i18n import Translator

LINE, POINTS, PATH, TARGET, LABELS = "line", "points", "path", "target", "labels"
_SHORT = 80  # pixels of a word that has room beside the last five years
SEGMENTS = ("all", "scenario")
"""Pieces of a target line: one for all years, or one a stretch of years with totals."""


@dataclass(frozen=True)
class Axes:
    """Both axes of a path chart: years from-to, the measure's title and upper end, its label expression."""

    first_year: int
    last_year: int
    y_title: str
    y_top: float
    label_expr: str = "format(datum.value, 'd')"


@dataclass(frozen=True)
class Label:
    """A word beside what it names: position in data, side it is aligned to, colour."""

    year: float
    y: float
    text: str
    colour: str
    align: str = "left"


def below_point(year: int, last: int, y: float, text: str, colour: str) -> Label:
    """A word right below its point; a long one ends with the drawing where the path is short, so that it is not cut."""
    short = text_room([text]) <= _SHORT
    if last - year > 7 or short:
        return Label(year + (0.9 if last - year > 7 else 0.3), y, text, colour)
    return Label(last + 0.9, y, text, colour, "right")


def labels_frame(labels: Sequence[Label]) -> pd.DataFrame:
    """The labels as rows of the data set `labels`."""
    return pd.DataFrame([vars(label) for label in labels], columns=["year", "y", "text", "colour", "align"])


def path_spec(axes: Axes, *, t: Translator, palette: Palette) -> dict[str, Any]:
    """The layered specification, without data, title and config."""
    layers = [
        *_target(axes, t, palette),
        *_own(axes, t, palette),
        _scenario(axes, t, palette),
        *_points(axes, t, palette),
        *(_texts(axes, align) for align in ("left", "right")),
    ]
    spec = alt.layer(*layers).to_dict()
    spec.pop("config", None)
    return spec


def path_native(t: Translator, *, goal: str, y_title: str, number_format: str) -> Native:
    """The same layers as a native chart; `goal` names the target line, whose two segments are never joined."""
    return Native(
        kind="xy",
        x="year",
        series=(
            Series(t("Own report"), LINE, mark="own"),
            Series(t("statement"), POINTS, mark="statement", where=("mark", "statement")),
            Series(t("derived by arithmetic"), POINTS, mark="derived", where=("mark", "derived")),
            Series(t("Scenario"), PATH, mark="scenario"),
            *(Series(goal, TARGET, mark="target", where=("segment", name)) for name in SEGMENTS),
        ),
        number_format=number_format,
        y_title=y_title,
    )


def _x(axes: Axes) -> alt.X:
    ticks = [year for year in range(1900, 2101, 5) if axes.first_year <= year <= axes.last_year]
    domain = [axes.first_year, axes.last_year + 1]
    return alt.X(
        "year:Q",
        scale=alt.Scale(domain=domain, nice=False),
        axis=alt.Axis(title=None, values=ticks, format="d", grid=False),
    )


def _y(axes: Axes) -> alt.Y:
    return alt.Y(
        "y:Q",
        scale=alt.Scale(domain=[0, axes.y_top], nice=False),
        axis=alt.Axis(
            title=axes.y_title, titleAngle=0, titleAlign="left", titleX=0, titleY=-8, titleBaseline="bottom",
            tickCount=6, tickMinStep=1, labelExpr=axes.label_expr,
        ),
    )  # fmt: skip


def _tips(t: Translator, *extra: tuple[str, str]) -> list[alt.Tooltip]:
    pairs = [("year", t("Year")), ("value_text", t("Figure")), ("kind_text", t("Kind")), *extra]
    return [alt.Tooltip(f"{field}:N", title=title) for field, title in pairs]


def _own(axes: Axes, t: Translator, palette: Palette) -> list[alt.Chart]:
    base = alt.Chart(alt.NamedData(LINE)).encode(x=_x(axes), y=_y(axes))
    line = base.mark_line(color=palette.focus, strokeDash=OWN_DASH, strokeWidth=2.5)
    # A line is hard to hit: invisible points carry what it says.
    hover = base.mark_point(size=120, filled=True, opacity=0).encode(tooltip=_tips(t))
    return [line, hover]


def _target(axes: Axes, t: Translator, palette: Palette) -> list[alt.Chart]:
    base = alt.Chart(alt.NamedData(TARGET)).encode(x=_x(axes), y=_y(axes), detail="segment:N")
    line = base.mark_line(color=palette.target, strokeWidth=1.2)
    hover = base.mark_point(size=90, filled=True, opacity=0).encode(tooltip=_tips(t))
    return [line, hover]


def _scenario(axes: Axes, t: Translator, palette: Palette) -> alt.Chart:
    base = alt.Chart(alt.NamedData(PATH)).encode(x=_x(axes), y=_y(axes))
    return base.mark_line(
        color=palette.scenario,
        strokeDash=SCENARIO_DASH,
        strokeWidth=2.5,
        point={"color": palette.scenario, "size": 22, "filled": True},
    ).encode(tooltip=_tips(t))


def _points(axes: Axes, t: Translator, palette: Palette) -> list[alt.Chart]:
    colour = alt.Color("colour:N", scale=None, legend=None)
    base = alt.Chart(alt.NamedData(POINTS)).encode(x=_x(axes), color=colour)
    band = base.mark_rule(strokeWidth=5, opacity=0.3).encode(y=alt.Y("low:Q"), y2="high:Q")
    # Hollow, but not see-through: the scenario starts behind the last one.
    hollow = base.mark_point(
        shape="diamond", size=110, filled=False, fill=palette.background, strokeWidth=2.2
    )
    diamonds = hollow.encode(y=_y(axes), tooltip=_tips(t, ("date_text", t("Stated on"))))
    return [band, diamonds]


def _texts(axes: Axes, align: str) -> alt.Chart:
    chart = alt.Chart(alt.NamedData(LABELS)).transform_filter(alt.datum.align == align)
    return chart.mark_text(align=align, baseline="middle", lineBreak="\n").encode(
        x=_x(axes), y=_y(axes), text="text:N", color=alt.Color("colour:N", scale=None, legend=None)
    )
