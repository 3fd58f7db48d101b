"""Each good's growth in value between base and target year, split into what quantity and what price brings."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import altair as alt

from directive.charts.theme import Palette
from directive.charts.view import BY_POSITION

ROW_HEIGHT = 44


def height(rows: int) -> int:
    """Pixels for a number of goods, legend and axis."""
    return 92 + ROW_HEIGHT * rows


@lru_cache(maxsize=32)
def split_spec(palette: Palette, *, axis_title: str, names: tuple[str, ...], comma: bool) -> dict[str, Any]:
    """Bars a good and part from zero to either side. `names`: the parts in words (quantity, price, new good).

    Dataset `rows`: position, good, part (one of `names`), amount (axis unit), text, label.
    """
    shown = "format(datum.value, '~g')"
    ticks = f"replace({shown}, '.', ',')" if comma else shown
    base = alt.Chart(alt.NamedData("rows"))
    y = alt.Y(
        "good:N", sort=BY_POSITION, axis=alt.Axis(title=None, ticks=False, domain=False, labelLimit=230)
    )
    x = alt.X("amount:Q", axis=alt.Axis(title=axis_title, labelExpr=ticks, tickCount=6),
              scale=alt.Scale(zero=True, padding=56), stack=None)  # fmt: skip
    offset = alt.YOffset("part:N", sort=list(names))
    colours = [palette.focus, palette.scenario, palette.others][: len(names)]
    colour = alt.Color("part:N", sort=list(names), legend=alt.Legend(title=None),
                       scale=alt.Scale(domain=list(names), range=colours))  # fmt: skip
    bars = base.mark_bar().encode(
        x=x, y=y, yOffset=offset, color=colour, tooltip=alt.Tooltip("label:N", title=" ")
    )
    texts = [
        base.transform_filter(condition)
        .mark_text(align=align, dx=dx, color=palette.text)
        .encode(x=x, y=y, yOffset=offset, text="text:N")
        for condition, align, dx in (("datum.amount >= 0", "left", 5), ("datum.amount < 0", "right", -5))
    ]
    zero = base.mark_rule(color=palette.muted).encode(x=alt.datum(0))
    spec = alt.layer(bars, *texts, zero).to_dict()
    spec.pop("config", None)
    return spec
