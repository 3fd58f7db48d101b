"""Charts on the partner's regions: size against recorded ties, and the map as a still picture for downloads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd

from directive.charts.theme import Palette

OUTLINES = "/app/static/geo/divisions.geojson"


def ties_spec(
    *, palette: Palette, axis_titles: tuple[str, str], highest: float, largest_share: float, label_expr: str
) -> dict[str, Any]:
    """Scatter of share (x, 0-1) against a count of recorded ties (y). Data named `rows`: share, count, label,
    side (-1 above, 1 below the point), documented, tip_1 ... tip_4 (texts).

    The share is drawn by its square root: near zero the many small regions stay apart, and zero stays zero.
    """
    x = alt.X(
        "share:Q",
        title=axis_titles[0],
        scale=alt.Scale(type="sqrt", domain=[0, largest_share * 1.12], nice=False),
        axis=alt.Axis(labelExpr=label_expr, values=_ticks(largest_share), grid=True),
    )
    y = alt.Y(
        "count:Q", title=axis_titles[1], scale=alt.Scale(domain=[-0.4, highest + 0.6], nice=False),
        axis=alt.Axis(tickMinStep=1, values=list(range(int(highest) + 1)), format="d"),
    )  # fmt: skip
    base = alt.Chart(alt.NamedData("rows")).encode(x=x, y=y)
    points = base.mark_point(size=90, filled=True, opacity=0.95, strokeWidth=2).encode(
        color=alt.condition("datum.documented", alt.value(palette.others), alt.value(palette.focus)),
        tooltip=[alt.Tooltip(f"tip_{i}:N", title=" ") for i in range(1, 5)],
    )
    texts = [
        base.transform_filter(f"datum.label != '' && datum.side == {side}")
        .mark_text(dy=13 * side, fontSize=12)
        .encode(
            text="label:N",
            color=alt.condition("datum.documented", alt.value(palette.text), alt.value(palette.focus)),
        )
        for side in (-1, 1)
    ]
    return _without_config(alt.layer(points, *texts))


def ties_rows(
    frame: pd.DataFrame, *, count: str, label_from_share: float, width: float = 1150
) -> pd.DataFrame:
    """Rows for `ties_spec` from iso, label, share, documents_clear and the column `count`.

    Labels: regions of at least `label_from_share`, the largest first, above or below their point, left out where
    both places are taken by a neighbour at the same height. Regions without a share (not in the table) are left out.
    """
    rows = frame.dropna(subset=["share"]).sort_values("share", ascending=False, ignore_index=True)
    rows["count"] = rows[count].astype(int)
    rows["documented"] = rows["documents_clear"] > 0
    scale = width / (rows["share"].max() * 1.12) ** 0.5
    taken: dict[tuple[int, int], list[tuple[float, float]]] = {}
    sides = []
    for row in rows.itertuples():
        half = 6.5 * sum(2 if ord(c) > 0x2E80 else 1 for c in row.label) / 2 + 4
        box = (row.share**0.5 * scale - half, row.share**0.5 * scale + half)
        free = [
            side
            for side in (-1, 1)
            if all(box[1] < low or high < box[0] for low, high in taken.get((row.count, side), []))
        ]
        wanted = row.share >= label_from_share and free
        sides.append(free[0] if wanted else 0)
        if wanted:
            taken.setdefault((row.count, free[0]), []).append(box)
    rows["side"] = sides
    rows["label"] = rows["label"].where(rows["side"] != 0, "")
    return rows


def map_spec(palette: Palette, *, classes: Sequence[tuple[str, str]], legend_title: str) -> dict[str, Any]:
    """The region map as a still picture. Data: `rows` (code, class, label, lon, lat), `links` (pairs of points).
    `classes` gives each class in words its colour, in the order of the legend."""
    rows = {"name": "rows"}
    shapes = {
        "data": {"url": OUTLINES, "format": {"type": "json", "property": "features"}},
        "transform": [
            {"lookup": "properties.code", "from": {"data": rows, "key": "code", "fields": ["class"]}}
        ],
        "mark": {"type": "geoshape", "stroke": palette.background, "strokeWidth": 0.6},
        "encoding": {
            "color": {
                "field": "class",
                "type": "nominal",
                "scale": {
                    "domain": [text for text, _ in classes],
                    "range": [colour for _, colour in classes],
                },
                # The longest name of a measure is cut at the usual 180.
                "legend": {
                    "title": legend_title,
                    "titleLimit": 600,
                    "orient": "bottom",
                    "symbolType": "square",
                },
            }
        },
    }
    links = {
        "data": {"name": "links"},
        "mark": {"type": "rule", "color": palette.second, "opacity": 0.8},
        "encoding": {
            "longitude": {"field": "from_lon", "type": "quantitative"},
            "latitude": {"field": "from_lat", "type": "quantitative"},
            "longitude2": {"field": "to_lon"},
            "latitude2": {"field": "to_lat"},
        },
    }
    halo, labels = (
        {
            "data": rows,
            "mark": {"type": "text", "fontSize": 9, **mark},
            "encoding": {
                "longitude": {"field": "lon", "type": "quantitative"},
                "latitude": {"field": "lat", "type": "quantitative"},
                "text": {"field": "label", "type": "nominal"},
            },
        }
        for mark in ({"stroke": palette.background, "strokeWidth": 3}, {"color": palette.text})
    )
    return {"projection": {"type": "mercator"}, "layer": [shapes, links, halo, labels]}


def _ticks(largest: float) -> list[float]:
    return [
        tick for tick in (0.0, 0.005, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5) if tick <= largest * 1.1
    ]


def _without_config(chart: alt.LayerChart) -> dict[str, Any]:
    spec = chart.to_dict()
    spec.pop("config", None)
    return spec
