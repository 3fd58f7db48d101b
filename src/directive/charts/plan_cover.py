"""The goods of a plan laid end to end against the target value."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from directive.charts.theme import Palette
from directive.charts.view import BY_POSITION

ROW_HEIGHT = 38
GAP = "gap"
OUTSIDE = "outside"
_PARTS = 6  # the seventh colour is the grey of everything else


def height(rows: int) -> int:
    """Pixels for a number of rows and the axis."""
    return 56 + ROW_HEIGHT * rows


@lru_cache(maxsize=32)
def cover_spec(palette: Palette, axis_title: str, comma: bool) -> dict[str, Any]:
    """Goods one after another, each on its row, then the part still open up to the target (a thin red rule).

    Datasets: `parts` (position, name, start, end, role, text, label), `target` (amount), in the axis unit.
    """
    shown = "format(datum.value, '~g')"
    ticks = f"replace({shown}, '.', ',')" if comma else shown
    axis = alt.Axis(title=axis_title, labelExpr=ticks, tickCount=8, grid=False)
    roles = [*(f"good{place}" for place in range(_PARTS + 1)), OUTSIDE, GAP]
    colours = [*palette.goods, palette.others, palette.no_data]
    colour = alt.Color("role:N", scale=alt.Scale(domain=roles, range=colours), legend=None)
    parts, target = alt.Chart(alt.NamedData("parts")), alt.Chart(alt.NamedData("target"))
    y = alt.Y(
        "name:N", sort=BY_POSITION, axis=alt.Axis(title=None, ticks=False, domain=False, labelLimit=190)
    )
    bars = parts.mark_bar(height={"band": 0.66}).encode(
        x=alt.X("start:Q", axis=axis, scale=alt.Scale(zero=True, nice=False, padding=10)),
        x2="end:Q",
        y=y,
        color=colour,
        tooltip=alt.Tooltip("label:N", title=" "),
    )
    # The open part ends at the target: its amount stands inside, a good's amount after it.
    inside = f"datum.role === '{GAP}'"
    amounts = [
        parts.transform_filter(condition)
        .mark_text(align=align, dx=dx, color=palette.text)
        .encode(x=alt.X("end:Q", axis=axis), y=y, text="text:N")
        for condition, align, dx in ((inside, "right", -8), (f"!({inside})", "left", 6))
    ]
    rule = target.mark_rule(color=palette.target, strokeWidth=1.6).encode(x=alt.X("amount:Q", axis=axis))
    spec = alt.layer(bars, *amounts, rule).to_dict()
    spec.pop("config", None)
    return spec


def laid_end_to_end(parts: pd.DataFrame, *, target: float) -> pd.DataFrame:
    """Add start and end to each good's amount, in order, and a last part for what is missing to the target.

    `parts`: name, amount (missing ones are left out), and optionally `outside` (true: sold without being a good of
    the plan). Adds position, role (good0, good1, ..., outside or gap), start and end in the unit of `amount`.
    """
    known = parts[parts["amount"].notna()].reset_index(drop=True)
    end = known["amount"].cumsum()
    outside = known.pop("outside") if "outside" in known else [False] * len(known)
    roles = [OUTSIDE if out else f"good{min(place, _PARTS)}" for place, out in enumerate(outside)]
    rows = known.assign(start=end - known["amount"], end=end, role=roles)
    total = float(known["amount"].sum())
    if total < target:
        gap = {"name": "", "amount": target - total, "start": total, "end": target, "role": GAP}
        rows = pd.concat([rows, pd.DataFrame([gap])], ignore_index=True)
    return rows.assign(position=range(len(rows)))
