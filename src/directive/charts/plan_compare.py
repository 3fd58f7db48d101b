"""Paths of two to four scenarios in one panel, each with its letter at the end."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from directive.charts.target_path import PathWords, ticks
from directive.charts.theme import SCENARIO_DASH, Palette

HEIGHT = 260
MEASURES = ("share_percent", "amount")


def colours(palette: Palette, letters: tuple[str, ...], *, now: str) -> list[str]:
    """One colour a scenario: the one under work is the house's scenario colour, those put aside none of
    a partner's."""
    aside = iter(palette.goods)
    return [palette.scenario if letter == now else next(aside) for letter in letters]


@lru_cache(maxsize=32)
def compare_spec(
    palette: Palette, words: PathWords, measure: str, letters: tuple[str, ...], now: str
) -> dict[str, Any]:
    """One panel. Dataset `ways`: letter, year, `measure`, label (tooltip); `ends`: the same and text.

    `measure` is one of `MEASURES`; raises KeyError for another. All lines are scenarios, so all are dotted.
    """
    title, percent = {"share_percent": (words.share_axis, True), "amount": (words.value_axis, False)}[measure]
    axis = alt.Axis(title=title, labelExpr=ticks(words, percent=percent), tickCount=5)
    y = alt.Y(f"{measure}:Q", axis=axis, scale=alt.Scale(zero=True, nice=True))
    years = alt.Axis(title=None, format="d", tickMinStep=1, grid=False, tickCount=8)
    x = alt.X("year:Q", axis=years, scale=alt.Scale(zero=False, nice=False, padding=24))
    scale = alt.Scale(domain=list(letters), range=colours(palette, letters, now=now))
    colour = alt.Color("letter:N", scale=scale, legend=None)
    ways = alt.Chart(alt.NamedData("ways")).encode(x=x, y=y, color=colour)
    tooltip = alt.Tooltip("label:N", title=" ")
    layers = [
        ways.mark_line(strokeWidth=2.5, strokeDash=SCENARIO_DASH),
        ways.mark_point(filled=True, size=26, opacity=1).encode(tooltip=tooltip),
        alt.Chart(alt.NamedData("ends"))
        .mark_text(align="left", dx=7, fontWeight=600)
        .encode(x=x, y=y, color=colour, text="text:N"),
    ]
    spec = alt.layer(*layers).to_dict()
    spec.pop("config", None)
    return spec


@lru_cache(maxsize=32)
def difference_spec(palette: Palette, words: PathWords, letters: tuple[str, ...], now: str) -> dict[str, Any]:
    """Bars from a zero line, by year, one a scenario. Dataset `apart`: letter, year (text), amount, label (tooltip).

    `letters` in the order of the comparison, the first (which the others are set against) included: its colour stays
    what it is beside the paths.
    """
    scale = alt.Scale(domain=list(letters), range=colours(palette, letters, now=now))
    axis = alt.Axis(title=words.value_axis, labelExpr=ticks(words, percent=False), tickCount=5)
    x = alt.X("year:N", axis=alt.Axis(title=None, labelAngle=0))
    y = alt.Y("amount:Q", axis=axis, scale=alt.Scale(zero=True, nice=True))
    order = list(letters[1:])
    bars = (
        alt.Chart(alt.NamedData("apart"))
        .mark_bar()
        .encode(
            x=x,
            y=y,
            xOffset=alt.XOffset("letter:N", sort=order),
            color=alt.Color(
                "letter:N", scale=scale, legend=alt.Legend(title=None, orient="top", values=order)
            ),
            tooltip=alt.Tooltip("label:N", title=" "),
        )
    )
    zero = alt.Chart(alt.NamedData("zero")).mark_rule(color=palette.muted).encode(y="amount:Q")
    spec = alt.layer(bars, zero).to_dict()
    spec.pop("config", None)
    return spec


def ends(ways: pd.DataFrame, measure: str, *, apart: float) -> pd.DataFrame:
    """The last row of each letter with `text`; letters that end closer than `apart` in one year share one text."""
    last = ways.sort_values("year").groupby("letter", sort=False).tail(1).sort_values(measure)
    groups: list[list[int]] = []
    for row in last.itertuples():
        near = groups and abs(getattr(row, measure) - last.loc[groups[-1][0], measure]) < apart
        if near and last.loc[groups[-1][0], "year"] == row.year:
            groups[-1].append(row.Index)
        else:
            groups.append([row.Index])
    kept = last.loc[[group[0] for group in groups]].copy()
    kept["text"] = [", ".join(sorted(last.loc[group, "letter"])) for group in groups]
    return kept.reset_index(drop=True)
