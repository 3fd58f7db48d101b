"""The goods of a plan laid end to end against the target value."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from directive.charts.theme import Palette

HEIGHT = 120
GAP = "gap"
_PARTS = 6  # the seventh colour is the grey of everything else


@lru_cache(maxsize=32)
def cover_spec(palette: Palette, axis_title: str, comma: bool) -> dict[str, Any]:
    """One bar: goods one after another, then the gap up to the target; the target is a thin red rule.

    Datasets: `parts` (start, end, role, text, middle, label), `target` (amount, text), amounts in the axis unit.
    """
    shown = "format(datum.value, '~g')"
    ticks = f"replace({shown}, '.', ',')" if comma else shown
    axis = alt.Axis(title=axis_title, labelExpr=ticks, tickCount=8, grid=False)
    roles = [*(f"good{place}" for place in range(_PARTS + 1)), GAP]
    colour = alt.Color(
        "role:N", scale=alt.Scale(domain=roles, range=[*palette.categories, palette.no_data]), legend=None
    )
    parts, target = alt.Chart(alt.NamedData("parts")), alt.Chart(alt.NamedData("target"))
    bars = parts.mark_bar(height=34, stroke=palette.background, strokeWidth=1).encode(
        x=alt.X("start:Q", axis=axis, scale=alt.Scale(zero=True, nice=False)),
        x2="end:Q",
        color=colour,
        tooltip=alt.Tooltip("label:N", title=" "),
    )
    names = parts.mark_text(dy=-27, align="left", limit=260, color=palette.text).encode(
        x=alt.X("start:Q", axis=axis), text="text:N"
    )
    rule = target.mark_rule(color=palette.target, strokeWidth=1.6).encode(x=alt.X("amount:Q", axis=axis))
    words = target.mark_text(dy=28, dx=-4, align="right", color=palette.target, fontWeight=600).encode(
        x=alt.X("amount:Q", axis=axis), text="text:N"
    )
    spec = alt.layer(bars, names, rule, words).to_dict()
    spec.pop("config", None)
    return spec


def laid_end_to_end(parts: pd.DataFrame, *, target: float) -> pd.DataFrame:
    """Add start and end to each good's amount, in order, and a last part for what is missing to the target.

    `parts`: name, amount (missing ones are left out). Adds role (good0, good1, ... or gap), start and end in the
    unit of `amount`.
    """
    known = parts[parts["amount"].notna()].reset_index(drop=True)
    end = known["amount"].cumsum()
    roles = [f"good{min(place, _PARTS)}" for place in range(len(known))]
    rows = known.assign(start=end - known["amount"], end=end, role=roles)
    total = float(known["amount"].sum())
    if total >= target:
        return rows
    gap = {"name": "", "amount": target - total, "start": total, "end": target, "role": GAP}
    return pd.concat([rows, pd.DataFrame([gap])], ignore_index=True)
