"""Charts on the partner's regions: size against recorded ties, and the map as a still picture for downloads."""

from __future__ import annotations

import re
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
    # A narrow picture has room for fewer names.
    named = " : ".join(f"width >= {least} ? datum.side{_end(least)}" for least in NAME_WIDTHS[:-1])
    named = f"({named} : datum.side{_end(NAME_WIDTHS[-1])})"
    texts = [
        base.transform_filter(f"datum.label != '' && {named} == {side}")
        .mark_text(dy=13 * side, fontSize=12)
        .encode(
            text="label:N",
            color=alt.condition("datum.documented", alt.value(palette.text), alt.value(palette.focus)),
        )
        for side in (-1, 1)
    ]
    return _without_config(alt.layer(points, *texts))


NAME_WIDTHS = (1100, 800, 560)
"""Widths of the drawing, in pixels, for which the places of the names are worked out."""


def _end(width: int) -> str:
    """What a column for a width is called behind its name; nothing for the widest."""
    return "" if width == NAME_WIDTHS[0] else f"_{width}"


def ties_rows(frame: pd.DataFrame, *, count: str, label_from_share: float) -> pd.DataFrame:
    """Rows for `ties_spec` from iso, label, share, documents_clear and the column `count`.

    Labels: regions of at least `label_from_share`, the largest first, above or below their point, left out where
    both places are taken by a neighbour at the same height: `side` in a wide picture, `side_<width>` in a narrower
    one. Regions without a share (not in the table) are left out.
    """
    rows = frame.dropna(subset=["share"]).sort_values("share", ascending=False, ignore_index=True)
    rows["count"] = rows[count].astype(int)
    rows["documented"] = rows["documents_clear"] > 0
    for width in NAME_WIDTHS:
        scale = width / (rows["share"].max() * 1.12) ** 0.5
        rows[f"side{_end(width)}"] = _sides(rows, label_from_share, scale, low=width < NAME_WIDTHS[0])
    nowhere = (rows[[f"side{_end(width)}" for width in NAME_WIDTHS]] == 0).all(axis=1)
    rows["label"] = rows["label"].mask(nowhere, "")
    return rows


def _sides(rows: pd.DataFrame, least: float, scale: float, *, low: bool) -> list[int]:
    """Where each name stands: -1 above its point, 1 below, 0 nowhere. In a low picture the names below one row of
    points and those above the next share their line."""
    taken: dict[object, list[tuple[float, float]]] = {}

    def line(count: int, side: int) -> object:
        return count - side / 2 if low else (count, side)

    sides = []
    for row in rows.itertuples():
        half = 6.5 * sum(2 if ord(c) > 0x2E80 else 1 for c in row.label) / 2 + 4
        box = (row.share**0.5 * scale - half, row.share**0.5 * scale + half)
        free = [
            side
            for side in (-1, 1)
            if all(box[1] < low or high < box[0] for low, high in taken.get(line(row.count, side), []))
        ]
        wanted = row.share >= least and free
        sides.append(free[0] if wanted else 0)
        if wanted:
            taken.setdefault(line(row.count, free[0]), []).append(box)
    return sides


MAP_TEXT = 12
"""Size of the names on the map."""


_SIDES: dict[str, dict[str, Any]] = {
    "(!isValid(datum.side) || datum.side === 'middle')": {},
    "datum.side === 'right'": {"align": "left", "dx": 7},
    "datum.side === 'left'": {"align": "right", "dx": -7},
    "datum.side === 'above'": {"dy": -13},
    "datum.side === 'below'": {"dy": 13},
}
"""Side of its point on which a name stands (`maps.labels.SIDES`) -> how it is drawn there."""


def map_spec(
    palette: Palette,
    *,
    classes: Sequence[tuple[str, str]],
    legend_title: str,
    extent: tuple[float, float] | None = None,
    whole: bool = True,
    legend: str = "bottom",
) -> dict[str, Any]:
    """The region map as a still picture. Data: `rows` (code, class, label, lon, lat, and `side` where names
    stand beside their point), `links` (pairs of points).
    `classes` gives each class in words its colour, in the order of the legend. With `extent`, width and height of
    what is drawn in pixels of the world at zoom 0, a name is left out where the picture's scale is below the row's
    `shown_from` (`maps.labels`): a small picture has fewer names than a large one. Without `whole`, only shapes with
    a class are drawn and fill the frame."""
    rows = {"name": "rows"}
    fitting = [] if extent is None else [
        {"filter": f"datum.shown_from <= min(width / {extent[0]:.2f}, height / {extent[1]:.2f})"}
    ]  # fmt: skip
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
                    "title": legend_title if legend == "bottom" else _lines(legend_title),
                    "titleLimit": 600,
                    "orient": legend,
                    "symbolType": "square",
                },
            }
        },
    }
    if not whole:
        shapes["transform"].append({"filter": "isValid(datum['class'])"})
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
    names = [
        {
            "data": rows,
            "transform": [{"filter": f"datum.label != '' && {of_side}"}, *fitting],
            "mark": {"type": "text", "fontSize": MAP_TEXT, **mark, **place},
            "encoding": {
                "longitude": {"field": "lon", "type": "quantitative"},
                "latitude": {"field": "lat", "type": "quantitative"},
                "text": {"field": "label", "type": "nominal"},
            },
        }
        for mark in ({"stroke": palette.background, "strokeWidth": 3}, {"color": palette.text})
        for of_side, place in _SIDES.items()
    ]
    return {"projection": {"type": "mercator"}, "layer": [shapes, links, *names]}


def _lines(text: str, limit: int = 20) -> list[str]:
    """A title beside a map: short lines, so that the map keeps the room."""
    lines = [""]
    for word in re.findall(r"[\u2e80-\uffff][，。：；）]?|[^\s\u2e80-\uffff]+\s*", text):
        size = sum(2 if ord(sign) > 0x2E80 else 1 for sign in lines[-1] + word)
        if lines[-1] and size > limit:
            lines.append("")
        lines[-1] += word
    return [line.strip() for line in lines]


def _ticks(largest: float) -> list[float]:
    return [
        tick for tick in (0.0, 0.005, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5) if tick <= largest * 1.1
    ]


def _without_config(chart: alt.LayerChart) -> dict[str, Any]:
    spec = chart.to_dict()
    spec.pop("config", None)
    return spec
