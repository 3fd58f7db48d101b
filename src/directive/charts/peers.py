"""One partner's share in the exports of several countries: bars, the reporter's marked, the goal as a rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd

from directive.charts.native import Native, Series
from directive.charts.theme import Palette
from directive.charts.view import BY_POSITION, ChartView
from directive.data.pack import Names
from directive.i18n import Translator

_ROOM = 1.09
"""The axis goes so far beyond the longest bar: a figure stands there, and a drawing makes no room for it by itself
once its window has another size."""


@dataclass(frozen=True)
class Standing:
    """Where the reporter stands among all exporters of a year, and where the goal would put it."""

    year: int
    rank: int
    rank_at_goal: int
    exporters: int
    share_text: str
    goal: float
    goal_text: str


def peers_view(
    peers: pd.DataFrame, *, standing: Standing, partner: Names, reporter: Names, t: Translator,
    palette: Palette, height: int,
) -> ChartView:  # fmt: skip
    """`peers`: label, share (0-1), share_text, is_reporter, source_id; one row a country, any order."""
    rows = peers.sort_values("share", ascending=False, na_position="last")
    others = rows[~rows["is_reporter"] & rows["share"].notna()]
    facts = {
        "year": standing.year, "partner": partner.name, "reporter": reporter.name, "share": standing.share_text,
        "of_reporter": reporter.of, "to_partner": partner.to, "goal": standing.goal_text,
        "low": others["share_text"].iloc[-1], "high": others["share_text"].iloc[0],
        "rank": t.number(standing.rank), "goal_rank": t.number(standing.rank_at_goal),
        "exporters": t.number(standing.exporters),
    }  # fmt: skip
    return ChartView(
        key="peers",
        title=t("In {year} {share} of {of_reporter} exports went {to_partner}; its peers sent {low} to {high} of "
                "theirs", **facts),
        subtitle=t("Share of exports {to_partner} in all goods exports of each country, own reports, %, {year}",
                   **facts),
        alt=t("Bars: share of exports {to_partner} by country in {year}, from {high} down to {share} for {reporter}; a "
              "rule at the goal of {goal}.", **facts),
        spec=_spec(t=t, palette=palette),
        datasets=_datasets(rows, standing=standing, t=t, palette=palette),
        table=pd.DataFrame({
            t("Country"): rows["label"], t("Year"): standing.year, t("Share of exports"): rows["share"],
        }),
        source_ids=tuple(dict.fromkeys(rows["source_id"].dropna())),
        notes=(t("Among all {exporters} exporters with a figure for {year}, {reporter} is No. {rank} by this share; "
                 "{goal} would have been No. {goal_rank}.", **facts),),
        height=height,
        formats={t("Share of exports"): "share"},
        native=_native(t("Share of exports"), t("Target: {goal}", goal=standing.goal_text)),
    )  # fmt: skip


def _datasets(
    rows: pd.DataFrame, *, standing: Standing, t: Translator, palette: Palette
) -> dict[str, pd.DataFrame]:
    bars = pd.DataFrame(
        {
            "position": range(len(rows)),
            "label": rows["label"],
            "y": rows["share"] * 100,
            "value_text": rows["share_text"],
            "goal": standing.goal * 100,
            "colour": [palette.focus if own else palette.others for own in rows["is_reporter"]],
        }
    )
    goal = {
        "y": [standing.goal * 100],
        "text": [t("Target: {goal}", goal=standing.goal_text)],
        "end": [_ROOM * max(bars["y"].max(), standing.goal * 100)],
    }
    return {"rows": bars, "goal": pd.DataFrame(goal)}


def _native(name: str, target: str) -> Native:
    series = (
        Series(name, "rows", mark="bar", colours="colour"),
        Series(target, "rows", y="goal", mark="target"),
    )
    return Native("columns", x="label", series=series, number_format="0.0", y_title="%", labels=True)


def _spec(*, t: Translator, palette: Palette) -> dict[str, Any]:
    axis = alt.Axis(title="%", tickCount=5, grid=True)
    x = alt.X("y:Q", axis=axis, scale=alt.Scale(zero=True, nice=False))
    name = alt.Y("label:N", sort=BY_POSITION, axis=alt.Axis(title=None, domain=False, ticks=False))
    base = alt.Chart(alt.NamedData("rows")).encode(y=name)
    bars = base.mark_bar(height={"band": 0.62}).encode(
        x=x,
        color=alt.Color("colour:N", scale=None, legend=None),
        tooltip=[
            alt.Tooltip("label:N", title=t("Country")),
            alt.Tooltip("value_text:N", title=t("Share of exports")),
        ],
    )
    values = base.mark_text(align="left", dx=5).encode(x=x, text="value_text:N")
    goal = alt.Chart(alt.NamedData("goal")).encode(x=alt.X("y:Q"))
    rule = goal.mark_rule(color=palette.target, strokeWidth=1.2)
    word = goal.mark_text(color=palette.target, align="left", dx=5, baseline="bottom").encode(
        y=alt.value(0), text="text:N"
    )
    end = goal.mark_rule(opacity=0).encode(x="end:Q")
    spec = alt.layer(bars, values, rule, word, end).to_dict()
    spec.pop("config", None)
    return spec
