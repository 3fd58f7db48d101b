"""How much of a change in value is quantity and how much is price, between the same months of two years."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from directive.charts.theme import Palette
from directive.charts.view import BY_POSITION
from directive.model.price_volume import split_price_volume

ROW_HEIGHT = 52
_SAME = ["side", "valuation", "quantity_unit", "month_from", "month_to"]


def comparable_pairs(rows: pd.DataFrame) -> pd.DataFrame:
    """Pairs of neighbouring years with value and quantity of the same months, side, valuation and unit.

    `rows`: answer of the query `goods`. Columns: month_from, month_to, start_year, end_year, start_value_usd,
    end_value_usd, change, quantity, price (US dollars, LMDI; the two parts add up to the change), source_ids.
    """
    known = rows[rows["unit_value_usd"].notna() & rows["side"].isin(["own", "partner"])]
    found = []
    for _, group in known.groupby(_SAME, dropna=False):
        ordered = group.sort_values("year").drop_duplicates("year")
        found += [
            _pair(start, end)
            for (_, start), (_, end) in zip(ordered.iterrows(), ordered.iloc[1:].iterrows(), strict=False)
        ]
    pairs = pd.DataFrame([pair for pair in found if pair])
    return pairs if pairs.empty else pairs.sort_values(["end_year", "month_from"], ignore_index=True)


def _pair(start: pd.Series, end: pd.Series) -> dict[str, Any] | None:
    split = split_price_volume(
        float(start["quantity"]),
        float(end["quantity"]),
        start_price=float(start["unit_value_usd"]),
        end_price=float(end["unit_value_usd"]),
    )
    if split is None:
        return None
    ids = f"{start['source_ids']};{end['source_ids']}".split(";")
    return {
        "month_from": int(end["month_from"]),
        "month_to": int(end["month_to"]),
        "start_year": int(start["year"]),
        "end_year": int(end["year"]),
        "start_value_usd": float(start["value_usd"]),
        "end_value_usd": float(end["value_usd"]),
        "change": split.change,
        "quantity": split.quantity,
        "price": split.price,
        "source_ids": ";".join(dict.fromkeys(ids)),
    }


@lru_cache(maxsize=32)
def split_spec(
    palette: Palette, *, axis_title: str, label_expr: str, names: tuple[str, str], room: int
) -> dict[str, Any]:
    """Two bars a pair, quantity and price, from zero to either side; `room`: pixels for the words at their ends.

    Dataset `rows`: position, label (the pair in words), part (one of `names`), x (axis unit), text, tip.
    """
    base = alt.Chart(alt.NamedData("rows"))
    y = alt.Y(
        "label:N",
        sort=BY_POSITION,
        axis=alt.Axis(title=None, ticks=False, domain=False, labelLimit=330, labelPadding=8),
        scale=alt.Scale(paddingInner=0.3),
    )
    x = alt.X("x:Q", axis=alt.Axis(title=axis_title, labelExpr=label_expr, tickCount=6), stack=None,
              scale=alt.Scale(zero=True, padding=room))  # fmt: skip
    offset = alt.YOffset("part:N", sort=list(names))
    colour = alt.Color(
        "part:N",
        sort=list(names),
        scale=alt.Scale(domain=list(names), range=[palette.focus, palette.others]),
        legend=alt.Legend(title=None),
    )
    bars = base.mark_bar().encode(
        x=x, y=y, yOffset=offset, color=colour, tooltip=alt.Tooltip("tip:N", title=" ")
    )
    texts = [
        base.transform_filter(condition)
        .mark_text(align=align, dx=dx, color=palette.text)
        .encode(x=x, y=y, yOffset=offset, text="text:N")
        for condition, align, dx in (("datum.x >= 0", "left", 5), ("datum.x < 0", "right", -5))
    ]
    zero = base.mark_rule(color=palette.muted).encode(x=alt.datum(0))
    spec = alt.layer(bars, *texts, zero).to_dict()
    spec.pop("config", None)
    return spec


def height(pairs: int) -> int:
    """Pixels for a number of pairs, legend and axis."""
    return 84 + ROW_HEIGHT * pairs
