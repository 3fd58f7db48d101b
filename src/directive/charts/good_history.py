"""Figures of one good by period: a row each, so that months are never taken for a year; nothing is joined."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import altair as alt

from directive.charts.theme import Palette
from directive.charts.view import BY_POSITION

ROW_HEIGHT = 30
MARKS = ("year", "part", "statement")
"""A full year of the partner's report filled, a part-year hollow, a statement of the own side a hollow diamond."""


def height(rows: int) -> int:
    """Pixels for a number of rows and the axis."""
    return 54 + ROW_HEIGHT * rows


def mark_of(kind: str, draw_as: str) -> str:
    """The mark of a row on goods by its kind of figure and what it may be drawn as.

    >>> mark_of("mirror", "annual"), mark_of("mirror", "part_year"), mark_of("statement", "part_year")
    ('year', 'part', 'statement')
    """
    if kind in ("statement", "estimate"):
        return "statement"
    return "year" if draw_as == "annual" else "part"


@lru_cache(maxsize=64)
def dots_spec(palette: Palette, *, axis_title: str, label_expr: str) -> dict[str, Any]:
    """One row a period, a mark by kind of figure, its number beside it. Starts at zero.

    Dataset `rows`: position, label (the period in words), x (in the axis unit), mark (MARKS), text, tip.
    """
    base = alt.Chart(alt.NamedData("rows"))
    y = alt.Y(
        "label:N",
        sort=BY_POSITION,
        axis=alt.Axis(title=None, ticks=False, domain=False, labelLimit=330, labelPadding=8),
    )
    axis = alt.Axis(title=axis_title, labelExpr=label_expr, tickCount=6)
    x = alt.X("x:Q", axis=axis, scale=alt.Scale(zero=True, nice=True, domainMin=0))
    stems = base.mark_rule(strokeWidth=1.2, color=palette.grid).encode(x=x, x2=alt.datum(0), y=y)
    dots = base.mark_point(size=95, strokeWidth=1.8, opacity=1, stroke=palette.focus).encode(
        x=x,
        y=y,
        shape=alt.Shape(
            "mark:N",
            scale=alt.Scale(domain=list(MARKS), range=["circle", "circle", "diamond"]),
            legend=None,
        ),
        fill=alt.condition("datum.mark === 'year'", alt.value(palette.focus), alt.value(palette.background)),
        tooltip=alt.Tooltip("tip:N", title=" "),
    )
    numbers = base.mark_text(align="left", dx=11, color=palette.text).encode(x=x, y=y, text="text:N")
    spec = alt.layer(stems, dots, numbers).to_dict()
    spec.pop("config", None)
    return spec
