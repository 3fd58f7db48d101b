"""How wide the future is when the past is drawn again: a fan of paths, and the range that prices alone give."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import altair as alt

from directive.charts.target_path import PathWords, ticks
from directive.charts.theme import SCENARIO_DASH, Palette

HEIGHT = 320
RANGE_HEIGHT = 128


@lru_cache(maxsize=32)
def fan_spec(palette: Palette, words: PathWords, *, percent: bool, last: int) -> dict[str, Any]:
    """Own report, the gap after it, the base as stated, and quantiles of the paths up to the target year.

    Datasets: `history` (year, amount, label), `gap` (from_year, to_year, text), `start` (year, amount, label), `fan`
    (year, p10, p25, p50, p75, p90, label), `ends` (year, room, amount, text), `target` (from_year, year, amount, text).
    `room` is a year beyond the last one that keeps place for the words at the right; it has no label.
    """
    years = alt.Axis(
        title=None,
        format="d",
        tickMinStep=1,
        grid=False,
        tickCount=8,
        labelExpr=f"datum.value > {last} ? '' : datum.label",
    )

    def year_at(field: str = "year") -> alt.X:
        return alt.X(f"{field}:Q", axis=years, scale=alt.Scale(zero=False, nice=False, padding=14))

    title = words.share_axis if percent else words.value_axis
    axis = alt.Axis(title=title, labelExpr=ticks(words, percent=percent), tickCount=5)
    scale = alt.Scale(zero=True, nice=True)
    fan, target = alt.Chart(alt.NamedData("fan")), alt.Chart(alt.NamedData("target"))
    gap, ends = alt.Chart(alt.NamedData("gap")), alt.Chart(alt.NamedData("ends"))
    start = alt.Chart(alt.NamedData("start"))

    def amount(field: str) -> alt.Y:
        return alt.Y(f"{field}:Q", axis=axis, scale=scale)

    def band(low: str, high: str, opacity: float) -> alt.Chart:
        look = {"color": palette.scenario, "opacity": opacity}
        return fan.mark_area(**look).encode(x=year_at(), y=amount(low), y2=f"{high}:Q")

    layers = [
        gap.mark_rect(color=palette.no_data, opacity=0.7).encode(x=year_at("from_year"), x2="to_year:Q"),
        gap.mark_text(y=8, color=palette.muted, align="center").encode(x=year_at("middle"), text="text:N"),
        band("p10", "p90", 0.16),
        band("p25", "p75", 0.26),
        alt.Chart(alt.NamedData("history"))
        .mark_line(color=palette.focus, strokeWidth=2)
        .encode(x=year_at(), y=amount("amount")),
        fan.mark_line(color=palette.scenario, strokeDash=SCENARIO_DASH, strokeWidth=2.5).encode(
            x=year_at(), y=amount("p50")
        ),
        fan.mark_point(color=palette.scenario, filled=True, size=26, opacity=1).encode(
            x=year_at(), y=amount("p50"), tooltip=alt.Tooltip("label:N", title=" ")
        ),
        alt.Chart(alt.NamedData("history"))
        .mark_point(color=palette.focus, filled=True, size=16, opacity=1)
        .encode(x=year_at(), y=amount("amount"), tooltip=alt.Tooltip("label:N", title=" ")),
        start.mark_point(color=palette.focus, filled=False, shape="diamond", size=110, strokeWidth=2).encode(
            x=year_at(), y=amount("amount"), tooltip=alt.Tooltip("label:N", title=" ")
        ),
        target.mark_rule(color=palette.target, strokeWidth=1.2).encode(
            x=year_at("from_year"), x2="year:Q", y=amount("amount")
        ),
        target.mark_text(
            align="right", dx=-6, dy=-8, color=palette.target, fontWeight=600, stroke=palette.background,
            strokeWidth=4, strokeOpacity=0.8,
        ).encode(x=year_at("from_year"), y=amount("amount"), text="text:N"),
        target.mark_text(align="right", dx=-6, dy=-8, color=palette.target, fontWeight=600).encode(
            x=year_at("from_year"), y=amount("amount"), text="text:N"
        ),
        ends.mark_text(align="left", dx=7, color=palette.text).encode(
            x=year_at(), y=amount("amount"), text="text:N"
        ),
        ends.mark_point(opacity=0, size=1).encode(x=year_at("room"), y=amount("amount")),
    ]  # fmt: skip
    return _finished(alt.layer(*layers))


@lru_cache(maxsize=32)
def range_spec(palette: Palette, words: PathWords) -> dict[str, Any]:
    """One row: what prices alone do to the goods' value. Datasets: `bands` (low, high, width wide|narrow, label),
    `marks` (amount, role median|target, text, side left|right)."""
    axis = alt.Axis(title=words.value_axis, labelExpr=ticks(words, percent=False), tickCount=6)
    scale = alt.Scale(zero=True, nice=True)
    bands, marks = alt.Chart(alt.NamedData("bands")), alt.Chart(alt.NamedData("marks"))
    roles = alt.Color(
        "role:N",
        scale=alt.Scale(domain=["median", "target"], range=[palette.scenario, palette.target]),
        legend=None,
    )
    x = alt.X("amount:Q", axis=axis)
    layers = [
        bands.transform_filter(f"datum.width === '{width}'")
        .mark_rect(color=palette.scenario, opacity=0.35, y=top, y2=bottom)
        .encode(
            x=alt.X("low:Q", axis=axis, scale=scale),
            x2="high:Q",
            tooltip=alt.Tooltip("label:N", title=" "),
        )
        for width, top, bottom in (("wide", 38, 52), ("narrow", 32, 58))
    ]
    layers += [
        marks.mark_rule(strokeWidth=1.6).encode(x=x, color=roles),
    ]
    layers += [
        marks.transform_filter(f"datum.side === '{side}'")
        .mark_text(align=align, dx=dx, y=10, fontWeight=600)
        .encode(x=x, text="text:N", color=roles)
        for side, align, dx in (("left", "right", -6), ("right", "left", 6))
    ]
    return _finished(alt.layer(*layers))


def _finished(chart: alt.LayerChart) -> dict[str, Any]:
    spec = chart.to_dict()
    spec.pop("config", None)
    return spec
